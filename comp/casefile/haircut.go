package casefile

import "github.com/seed-251b9aba/offerkit/comp"

// Haircut is a risk discount by certainty.
type Haircut struct {
	Target      Rate `json:"target,omitempty" eg:"10%" jsonschema:"on bonus, commission, match and benefits; 0% where it is missing"`
	Market      Rate `json:"market,omitempty" eg:"20%" jsonschema:"on listed equity; 0% where it is missing"`
	Speculative Rate `json:"speculative,omitempty" eg:"50%" also:"private" jsonschema:"on private equity and refreshers that are not in writing; 0% where it is missing"`
}

func (h Haircut) build() comp.Haircut {
	return comp.Haircut{Target: h.Target.Decimal, Market: h.Market.Decimal, Speculative: h.Speculative.Decimal}
}
