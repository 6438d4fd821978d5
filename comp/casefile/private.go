package casefile

import (
	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Private describes the equity of a private company.
type Private struct {
	Preferred    PositivePrice `json:"preferred,omitempty" eg:"12" also:"preferred_price" jsonschema:"price of a preferred share in the last round"`
	FMV          PositivePrice `json:"fmv,omitempty" eg:"4" also:"409a fair_market_value common" jsonschema:"fair market value of a common share (409A)"`
	FullyDiluted Count         `json:"fully_diluted,omitempty" eg:"12m" also:"shares total_shares fully_diluted_shares" jsonschema:"shares, options and pool of the company, counted as converted"`
	Investors    Rate          `json:"investors,omitempty" eg:"30%" jsonschema:"part of the company that preferred shares hold; the preference at the preferred price where it is missing"`
	Rounds       Rounds        `json:"rounds,omitempty" eg:"[{raise: 50m, pre_money: 200m}]" also:"round dilution" jsonschema:"funding rounds before the exit, each {raise, pre_money} or its dilution"`
	Preference   Money         `json:"liquidation_preference,omitempty" eg:"40m" also:"liquidation preference preferences liquidation_preferences" jsonschema:"liquidation preferences of today, paid before common shares"`
	Exit         Exit          `json:"exit,omitempty" eg:"{value: 400m, on: 2030-06-30}" jsonschema:"sale or listing of the company; without one its equity adds nothing to a total"`
	Failure      Rate          `json:"failure,omitempty" eg:"60%" also:"failure_rate" jsonschema:"probability that the shares end worth nothing"`
}

// Rounds are funding rounds. Short form: one that stands alone.
type Rounds []Round

// Round is a funding round. Short form: its dilution.
type Round struct {
	Raise    Money `json:"raise,omitempty" eg:"50m" also:"amount" jsonschema:"new money"`
	PreMoney Money `json:"pre_money,omitempty" eg:"200m" also:"valuation pre" jsonschema:"valuation before it"`
	Dilution Rate  `json:"dilution,omitempty" eg:"20%" jsonschema:"part of the company that the round takes, instead of raise and pre_money"`
}

// Exit is the sale or listing of a company.
type Exit struct {
	Value Money `json:"value" eg:"400m" also:"amount price" jsonschema:"price of all equity"`
	On    Day   `json:"on" eg:"2030-06-30" also:"date" jsonschema:"day"`
}

func (p *Private) decode(d *decoder, e entry) {
	d.fields(e, p)
	if e.value.Kind == yaml.MappingNode && len(e.value.Content) == 0 {
		d.fail(e, `"private" says nothing about the company`, "write for example private: {preferred: 12, fmv: 4}")
	}
}

func (r *Rounds) decode(d *decoder, e entry) { oneOrMore(d, e, (*[]Round)(r)) }

func (r *Round) decode(d *decoder, e entry) {
	if e.value.Kind == yaml.ScalarNode {
		r.Dilution.decode(d, e)
		return
	}
	d.fields(e, r)
}

func (p *Private) build() comp.Private {
	if p == nil {
		return comp.Private{}
	}
	built := comp.Private{
		Preferred:    p.Preferred.Decimal,
		FMV:          p.FMV.Decimal,
		FullyDiluted: p.FullyDiluted.Decimal,
		Investors:    p.Investors.Decimal,
		Preference:   p.Preference.Decimal,
		Exit:         comp.Exit{Value: p.Exit.Value.Decimal, On: p.Exit.On.Date},
		Failure:      p.Failure.Decimal,
	}
	for _, r := range p.Rounds {
		built.Rounds = append(built.Rounds, comp.Round{Raise: r.Raise.Decimal, PreMoney: r.PreMoney.Decimal, Dilution: r.Dilution.Decimal})
	}
	return built
}
