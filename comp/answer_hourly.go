package comp

import (
	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// hours are the hours given to the job, work and commute, in every week of the horizon, or
// until the job ends, but those that the pay leaves out and those taken off as PTO (five days to a week): minutes/60 times days/5, in one division so
// that what is divided by them is rounded once.
func (f *folding) hours() divisor {
	o := &f.result.Offer
	worked, of := f.kase.served(o, f.kase.Years)
	days := o.workdays(f.terms).Sub(f.terms.of("pto", o.PTO)).Mul(calc.Int(worked))
	return divisor{by: o.minutesAWeek(f.terms).Mul(days), per: calc.Int(60 * daysAWeek * of), of: "hours"}
}

// ptoValue returns what a year's paid days off are worth, days*base/260 at the salary of
// the first compared day, in the offer's currency. It is part of the base and so in no total.
func (o *Offer) ptoValue(c *Case, t terms) calc.Number {
	worth := t.of("pto", o.PTO).Mul(c.salaryOn(o, c.begins(o), t))
	return worth.Div(calc.Int(daysAYear), o.currency(c).Places())
}

// PTONumber returns what a year's paid days off are worth, in the reporting currency; of a result
// that remembers, with the steps that made it.
func (r *Result) PTONumber() calc.Number {
	if r.kase == nil {
		return calc.Number{}
	}
	return r.kase.exchange(r.Offer.ptoValue(r.kase, r.terms), r.Currency, r.kase.AsOf, r.terms)
}
