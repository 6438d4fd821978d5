package jsonfile

import (
	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Assumptions are the numbers that the figures rest on, those of all offers and those of each that has
// any of its own. Rates are fractions: "0.05" is 5%.
type Assumptions struct {
	Growth       decimal.Decimal   `json:"growth"`
	GrowthTiming comp.GrowthTiming `json:"growth_timing"`
	DiscountRate decimal.Decimal   `json:"discount_rate"`
	Tolerance    decimal.Decimal   `json:"tolerance"`
	Shares       string            `json:"shares"`

	FX           []ExchangeRate             `json:"fx,omitempty"`
	Haircut      *Haircut                   `json:"haircut,omitempty"`        // weighs in risk-adjusted alone
	CostOfLiving map[string]decimal.Decimal `json:"cost_of_living,omitempty"` // index by place, 100 at the place of reference
	Offers       []Assumed                  `json:"offers,omitempty"`
}

// ExchangeRate is what one unit of a currency is worth in that of the report.
type ExchangeRate struct {
	Currency comp.Currency   `json:"currency"`
	On       *vesting.Date   `json:"on,omitempty"` // in force from this day; left out where it always is
	Rate     decimal.Decimal `json:"rate"`
}

// Haircut is what risk takes off pay of each certainty.
type Haircut struct {
	Target      decimal.Decimal `json:"target"`
	Market      decimal.Decimal `json:"market"`
	Speculative decimal.Decimal `json:"speculative"`
}

// Assumed is what is assumed of one offer.
type Assumed struct {
	Offer    string           `json:"offer"`
	Payout   *decimal.Decimal `json:"bonus_payout,omitempty"`  // share of the target paid, of the first bonus
	Payouts  []Payout         `json:"bonus_payouts,omitempty"` // of each bonus, where an offer has several
	Exit     *Exit            `json:"exit,omitempty"`
	Dilution []Dilution       `json:"dilution,omitempty"` // by the rounds before the exit, in order
	Failure  *decimal.Decimal `json:"failure,omitempty"`  // probability, which weighs in risk-adjusted alone
}

// Payout is the share of its target that a bonus pays.
type Payout struct {
	Bonus  string          `json:"bonus"` // its name
	Payout decimal.Decimal `json:"payout"`
}

// Exit is the sale or listing of a private company, in the offer's currency.
type Exit struct {
	Value string       `json:"value"`
	On    vesting.Date `json:"on"`
}

// Dilution is a round: what it raises on which valuation, or the part that it takes of every share.
type Dilution struct {
	Raise    string           `json:"raise,omitempty"`
	PreMoney string           `json:"pre_money,omitempty"`
	Dilution *decimal.Decimal `json:"dilution,omitempty"`
}

func assumptions(c *comp.Comparison) Assumptions {
	a := Assumptions{
		Growth: c.Case.Growth, GrowthTiming: c.Case.GrowthTiming,
		DiscountRate: c.Case.DiscountRate, Tolerance: c.Case.Tolerance, Shares: selling(c),
	}
	for _, r := range c.Case.Rates {
		rate := ExchangeRate{Currency: r.Currency, Rate: r.Rate}
		if !r.On.IsZero() {
			rate.On = &r.On
		}
		a.FX = append(a.FX, rate)
	}
	if h := c.Case.Haircut; h != (comp.Haircut{}) {
		a.Haircut = &Haircut{h.Target, h.Market, h.Speculative}
	}
	for _, at := range c.Case.CostOfLiving {
		if a.CostOfLiving == nil {
			a.CostOfLiving = map[string]decimal.Decimal{}
		}
		a.CostOfLiving[at.Place] = at.Index
	}
	for i := range c.Offers {
		if one, any := assumed(&c.Offers[i]); any {
			a.Offers = append(a.Offers, one)
		}
	}
	return a
}

// assumed returns what is assumed of one offer, and false where that is nothing.
func assumed(r *comp.Result) (a Assumed, any bool) {
	a.Offer = r.Name
	if payouts := r.Offer.BonusPayouts(); len(payouts) > 0 {
		a.Payout, any = &payouts[0].Payout, true
		for _, p := range payouts {
			if len(payouts) > 1 {
				a.Payouts = append(a.Payouts, Payout(p))
			}
		}
	}
	p := &r.Offer.Private
	if p.Exit.Value.IsPositive() {
		a.Exit, any = &Exit{r.Currency.Format(p.Exit.Value), p.Exit.On}, true
	}
	for k := range p.Rounds {
		round := &p.Rounds[k]
		d := Dilution{Raise: r.Currency.Format(round.Raise), PreMoney: r.Currency.Format(round.PreMoney)}
		if round.Raise.IsZero() {
			d = Dilution{Dilution: &round.Dilution}
		}
		a.Dilution, any = append(a.Dilution, d), true
	}
	if p.Failure.IsPositive() {
		a.Failure, any = &p.Failure, true
	}
	return a, any
}

// Verdict is what a comparison comes to in words.
type Verdict struct {
	Headline   string   `json:"headline"`
	Conditions string   `json:"conditions"`
	Further    []string `json:"further"`
}

func verdict(v *report.Verdict) Verdict {
	return Verdict{v.Headline, v.Conditions, append([]string{}, v.Further...)}
}
