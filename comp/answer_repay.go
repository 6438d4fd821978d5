package comp

import (
	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/comp/tax"
)

// What paying a clawback back comes to after tax (SPEC 5.3, 8.4): within the calendar year of the
// payment the employer takes back what is left of it after tax, in a later one what was paid gross, and
// the tax on it comes back with the return (26 USC 1341).

// Repayment is what a debt costs after tax by the law of the United States, in the reporting currency. The taxes are those
// of the service year of the payment, taken as one full year, as every figure after tax has them.
type Repayment struct {
	Year     int             // service year of the payment, whose taxes these are
	SameYear decimal.Decimal // owed of what was paid in the calendar year of leaving
	Later    decimal.Decimal // owed of what was paid in an earlier one
	Netted   decimal.Decimal // the taxes on SameYear, which its correction gives back; 0 of a clause that is net of them already
	Credit   decimal.Decimal // the federal income tax on Later, where that is more than [tax.ClaimOfRight]; 0 otherwise
}

// Cost returns what is left to bear.
func (r *Repayment) Cost() decimal.Decimal {
	return r.SameYear.Add(r.Later).Sub(r.Netted).Sub(r.Credit)
}

// Repayments returns what the debts of a walk-away value cost after tax, each in the place of its
// debt: nil for one that is not owed, or of which that is not known. What is repaid of one year is one
// sum to its taxes, which falls through their brackets once: each debt brings back what it adds to
// those before it.
func (l *Leaving) Repayments(w *WalkAway) []*Repayment {
	if w == nil {
		return nil
	}
	all := make([]*Repayment, len(w.Debts))
	before := map[int]*repaid{}
	for i := range w.Debts {
		year := l.yearOf(w.Debts[i].Term)
		if before[year] == nil {
			before[year] = &repaid{}
		}
		if r, known := l.repayment(&w.Debts[i], before[year]); known {
			all[i] = &r
		}
	}
	return all
}

// repaid is what is taken off the wages of one year already, in the currency of the offer.
type repaid struct{ sameYear, later decimal.Decimal }

// repayment works out what a debt costs after tax, and adds it to what is repaid of its year.
func (l *Leaving) repayment(d *ClauseDebt, before *repaid) (Repayment, bool) {
	year := l.yearOf(d.Term)
	if l.u == nil || l.kase == nil || !d.Debt.Amount.IsPositive() || year < 1 || year > len(l.result.Taxes) {
		return Repayment{}, false
	}
	y := &l.result.Taxes[year-1]
	if y.Taxes == nil || y.Taxes.Situation.Place.Country() != "US" || y.Currency != l.u.currency || l.offer.RelocationOf(d.Term).Service {
		return Repayment{}, false
	}
	own := Repayment{Year: year, SameYear: d.Debt.owedOf(d.Debt.On.Year())}
	own.Later = d.Debt.Amount.Sub(own.SameYear)
	for _, part := range []struct {
		of      decimal.Decimal
		before  *decimal.Decimal
		comesTo *decimal.Decimal
		counts  bool
		tax     func(tax.Repayment) calc.Number
	}{
		{own.SameYear, &before.sameYear, &own.Netted, d.Debt.Clause.Basis != Net, func(r tax.Repayment) calc.Number { return r.All }},
		{own.Later, &before.later, &own.Credit, own.Later.GreaterThan(tax.ClaimOfRight), func(r tax.Repayment) calc.Number { return r.Federal }},
	} {
		if !part.counts || part.of.IsZero() {
			continue
		}
		less, err := l.kase.TaxLaw().Repayment(y.Taxes, calc.Of(*part.before))
		if err != nil {
			return Repayment{}, false
		}
		back, err := l.kase.TaxLaw().Repayment(y.Taxes, calc.Of(part.before.Add(part.of)))
		if err != nil {
			return Repayment{}, false
		}
		*part.comesTo = part.tax(back).Sub(part.tax(less)).Decimal()
		*part.before = part.before.Add(part.of)
	}
	return own.reported(l, d), true
}

// reported converts a repayment on the day of leaving, as the debt is.
func (r Repayment) reported(l *Leaving, d *ClauseDebt) Repayment {
	in := func(amount decimal.Decimal) decimal.Decimal {
		return l.kase.exchange(calc.Of(amount), l.u.currency, d.Debt.On, terms{}).Decimal()
	}
	r.SameYear, r.Netted, r.Credit = in(r.SameYear), in(r.Netted), in(r.Credit)
	r.Later = d.Amount.Sub(r.SameYear)
	return r
}

// owedOf returns what is owed of the instalments of a calendar year.
func (d *Debt) owedOf(year int) decimal.Decimal {
	owed, of := decimal.Zero, 1
	for _, p := range d.Parts {
		if of = p.Of; p.Paid.Year() == year {
			owed = owed.Add(p.Amount.Mul(decimal.NewFromInt(int64(p.Left))))
		}
	}
	if d.Clause.Basis == Net {
		owed = owed.Mul(one.Sub(d.Clause.NetRate))
	}
	return calc.Of(owed).Part(1, int64(of), d.Currency.Places()).Decimal()
}

// yearOf returns the service year in which all that a clause is about is paid; 0 where it is not one
// year of the comparison.
func (l *Leaving) yearOf(term TermRef) int {
	for i := range l.clauses {
		if l.clauses[i].term == term {
			return l.clauses[i].year
		}
	}
	return 0
}

// leaveOutTaxes gives a net clause that states no rate the share that taxes take of what it is about:
// the candidate's own rate, or by law what the taxes of its service year are more for it.
func (l *Leaving) leaveOutTaxes(d *debtor) {
	if d.clause.Basis != Net || !d.clause.NetRate.IsZero() || d.taxed.Live() || l.offer.RelocationOf(d.term).Service {
		return
	}
	by, err := l.kase.taxation(l.offer)
	if err != nil || by.currency != l.u.currency {
		return
	}
	if by.law == nil {
		d.taxed = l.u.terms.ofCase("candidate.tax_rate", l.kase.Candidate.TaxRate.Decimal)
		d.clause.NetRate, d.assumed = d.taxed.Decimal(), true
		return
	}
	years, err := l.kase.fold(l.result, &Metric{recipe: &afterTax}).yearTaxes()
	paid := calc.Sum(d.amount...)
	if err != nil || d.year < 1 || d.year > len(years) || paid.IsFixedZero() {
		return
	}
	y := &years[d.year-1]
	back, err := by.law.Repayment(y.Taxes, paid)
	if err != nil {
		return
	}
	d.taxed = calc.If(paid.Positive(), back.All.Div(paid, quotientPlaces), calc.Number{}).Named(func() string { return "Share of taxes on " + d.item })
	d.clause.NetRate, d.assumed = d.taxed.Decimal(), true
}
