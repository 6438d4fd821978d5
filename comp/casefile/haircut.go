package casefile

import "github.com/seed-251b9aba/offerkit/comp"

// Haircut is a risk discount by certainty.
type Haircut struct {
	Target      Rate `json:"target,omitempty"`
	Market      Rate `json:"market,omitempty"`
	Speculative Rate `json:"speculative,omitempty" also:"private"`
}

func (h Haircut) build() comp.Haircut {
	return comp.Haircut{Target: h.Target.Decimal, Market: h.Market.Decimal, Speculative: h.Speculative.Decimal}
}
