package comp

import "github.com/shopspring/decimal"

// Relocation is help with moving.
type Relocation struct {
	Amount  decimal.Decimal
	Service bool            // movers and flats paid by the employer: no cash, so it adds to no total
	GrossUp decimal.Decimal // tax rate that the employer makes up for: cash paid is Amount/(1-GrossUp)

	Clawback Clawback
}

const ruleRelocation Rule = "relocation paid in cash on the first day (SPEC 5.4)"

func (u *unfolding) relocation() {
	r := u.offer.Relocation
	switch {
	case r.Amount.IsZero():
	case r.Service:
		u.note("relocation of %s is a service, not cash: it is in no total", u.currency.Grouped(r.Amount))
	default:
		u.pay(Payment{
			Date: u.start, Year: 1, Component: RelocationPay, Certainty: Guaranteed,
			Term: "relocation", Item: "Relocation", Basis: r.Amount, To: twelfths[12],
			Amount: u.currency.Round(r.Amount), Rule: ruleRelocation,
		})
	}
}
