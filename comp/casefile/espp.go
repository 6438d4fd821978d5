package casefile

import "github.com/seed-251b9aba/offerkit/comp"

// ESPP is an employee stock purchase plan.
type ESPP struct {
	Contribution Rate      `json:"contribution" also:"rate share"`
	Discount     Rate      `json:"discount,omitempty"`
	Lookback     Flag      `json:"lookback,omitempty"`
	Offering     Period    `json:"offering,omitempty" also:"offering_period"`
	Purchase     Period    `json:"purchase,omitempty" also:"purchase_period"`
	Limit        LimitYear `json:"limit,omitempty"`
}

// LimitYear is the year of a yearly limit: service, calendar.
type LimitYear struct{ Value comp.LimitYear }

func (c *LimitYear) decode(d *decoder, e entry) { choose(d, e, &c.Value) }

func (p ESPP) build() comp.ESPP {
	return comp.ESPP{
		Contribution: p.Contribution.Decimal,
		Discount:     p.Discount.Decimal,
		Lookback:     p.Lookback.Value,
		Offering:     p.Offering.Count,
		Purchase:     p.Purchase.Count,
		Limit:        p.Limit.Value,
	}
}
