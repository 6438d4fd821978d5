package casefile

import "github.com/seed-251b9aba/offerkit/comp"

// ESPP is an employee stock purchase plan.
type ESPP struct {
	Contribution Rate      `json:"contribution" eg:"10%" also:"rate share" jsonschema:"share of base paid in"`
	Discount     Rate      `json:"discount,omitempty" eg:"15%" jsonschema:"discount on the price; 0% where it is missing"`
	Lookback     Flag      `json:"lookback,omitempty" eg:"true" jsonschema:"whether the lower of the prices at the offering and at the purchase counts; false where it is missing"`
	Offering     Period    `json:"offering,omitempty" eg:"24 months" also:"offering_period" jsonschema:"offering period; 6 months where it is missing"`
	Purchase     Period    `json:"purchase,omitempty" eg:"6 months" also:"purchase_period" jsonschema:"purchase period within the offering; 6 months where it is missing"`
	Limit        LimitYear `json:"limit,omitempty" eg:"service" jsonschema:"year of the $25,000 limit: service or calendar; service where it is missing"`
}

// LimitYear is the year of a yearly limit: service, calendar.
type LimitYear struct{ Value comp.LimitYear }

func (c *LimitYear) decode(d *decoder, e entry) { choose(d, e, &c.Value, comp.LimitYears()) }

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
