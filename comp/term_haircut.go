package comp

import (
	"github.com/shopspring/decimal"
)

// Haircut is a risk discount by certainty (SPEC 6.5), shown as a line of its own and
// never hidden in the headline: 0.1 takes 10% off. It weighs in risk-adjusted only.
type Haircut struct {
	Target      decimal.Decimal
	Market      decimal.Decimal
	Speculative decimal.Decimal
}

func haircutTerms() []Term {
	return []Term{
		{Path: "haircut", Kind: KindPart, Meaning: "risk discount by certainty, a line of its own in every report", Example: "{target: 10%, market: 20%, speculative: 50%}"},
		{Path: "haircut.target", Label: "Haircut on target pay", inCase: func(c *Case, _ int) any { return &c.Haircut.Target },
			Kind: KindRate, Unit: UnitPercent, Bounds: percent(0, 100), Moves: true, Meaning: "discount on bonus, commission, match and benefits", Default: "0%", Example: "10%"},
		{Path: "haircut.market", Label: "Haircut on market pay", inCase: func(c *Case, _ int) any { return &c.Haircut.Market },
			Kind: KindRate, Unit: UnitPercent, Bounds: percent(0, 100), Moves: true, Meaning: "discount on listed equity", Default: "0%", Example: "20%"},
		{Path: "haircut.speculative", Label: "Haircut on speculative pay", inCase: func(c *Case, _ int) any { return &c.Haircut.Speculative },
			Kind: KindRate, Unit: UnitPercent, Bounds: percent(0, 100), Moves: true,
			Meaning: "discount on private equity and refreshers that are not in writing", Default: "0%", Example: "50%"},
	}
}

// Of returns the haircut of a class of pay; what is guaranteed has none.
func (h *Haircut) Of(class Certainty) decimal.Decimal {
	switch class {
	case Target:
		return h.Target
	case Market:
		return h.Market
	case Speculative:
		return h.Speculative
	}
	return decimal.Zero
}

func (h *Haircut) check(at checker) {
	at.at("target").rate(h.Target)
	at.at("market").rate(h.Market)
	at.at("speculative").rate(h.Speculative)
}
