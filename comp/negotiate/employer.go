package negotiate

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/comp/tax"
)

// Cost is what an ask costs the employer over the offer as it stands and over the horizon, in
// the offer's own currency.
type Cost struct {
	Once      decimal.Decimal     // sign-ons, relocation and the grants of the letter
	Recurring decimal.Decimal     // what comes back every year: salary and what follows it, refreshers
	Yearly    decimal.Decimal     // Recurring, by year of the horizon, rounded to the minor unit
	Cash      decimal.Decimal     // of Once and Recurring
	Equity    decimal.Decimal     // the rest of them
	Taxes     decimal.NullDecimal // the employer's payroll taxes; not valid where they are not known
}

// Total is what the ask costs, without taxes.
func (c *Cost) Total() decimal.Decimal { return c.Once.Add(c.Recurring) }

// costOver returns what an offer costs the employer over the offer as it stands.
func costOver(c *comp.Comparison, today, asked *comp.Result) Cost {
	before, after := costOf(today), costOf(asked)
	cost := Cost{
		Once: after.Once.Sub(before.Once), Recurring: after.Recurring.Sub(before.Recurring),
		Cash: after.Cash.Sub(before.Cash), Equity: after.Equity.Sub(before.Equity),
	}
	cost.Yearly = cost.Recurring.DivRound(decimal.NewFromInt(int64(len(asked.Years))), asked.Currency.Places())
	if before, known := NewPayrollTaxes(c, today); known {
		after, _ := NewPayrollTaxes(c, asked)
		cost.Taxes = decimal.NewNullDecimal(sum(after.Years).Sub(sum(before.Years)))
	}
	return cost
}

// costOf adds up what an offer pays.
func costOf(r *comp.Result) (c Cost) {
	for i := range r.Timeline {
		p := &r.Timeline[i]
		kind, form := &c.Recurring, &c.Cash
		if isOnce(p) {
			kind = &c.Once
		}
		if p.Component.IsEquity() {
			form = &c.Equity
		}
		*kind, *form = kind.Add(native(p)), form.Add(native(p))
	}
	return c
}

// isOnce reports whether a payment comes of something that is given once.
func isOnce(p *comp.Payment) bool {
	switch p.Term.Kind {
	case comp.SignOnTerm, comp.RelocationTerm, comp.FurtherRelocationTerm, comp.GrantTerm:
		return true
	}
	return false
}

// native returns a payment in the offer's own currency.
func native(p *comp.Payment) decimal.Decimal {
	return p.OwnNumber().Decimal()
}

func sum(amounts []decimal.Decimal) (total decimal.Decimal) {
	for _, a := range amounts {
		total = total.Add(a)
	}
	return total
}

// PayrollTaxes are an employer's payroll taxes on an offer in the United States, in dollars: Social
// Security and Medicare, of which an employer pays as much as the employee (26 U.S.C. 3111),
// without Additional Medicare, which it does not.
type PayrollTaxes struct {
	Year    int               // of the law
	Sources []string          // addresses of the tables
	Years   []decimal.Decimal // by service year, each taken as one full year under the law (SPEC 8.1) and rounded to the cent
}

// employerPays are the taxes of which an employer pays as much as the employee.
var employerPays = []string{"social_security", "medicare"}

// NewPayrollTaxes works out the employer's payroll taxes; false where they are not known: of an
// offer that is not paid in dollars, or in a place that is known not to be in the United States.
func NewPayrollTaxes(c *comp.Comparison, r *comp.Result) (PayrollTaxes, bool) {
	law, place := tax.Embedded(), tax.Place{ID: "US"} // neither tax differs by state
	there, err := c.Case.TaxLaw().Place(r.Offer.Location)
	if r.Currency != comp.USD || err == nil && there.Country() != place.Country() {
		return PayrollTaxes{}, false
	}
	p := PayrollTaxes{Year: lawYear(law.Years(place), c.Case.AsOf.Year())}
	for k := 1; k <= len(r.Years); k++ {
		wages := decimal.Zero // deferrals into a 401(k) plan are among them (26 U.S.C. 3121(v)(1)(A))
		for i := range r.Timeline {
			if pay := &r.Timeline[i]; pay.Year == k && r.Offer.IsWage(pay) {
				wages = wages.Add(native(pay))
			}
		}
		taxes, err := law.Taxes(calc.Of(wages), tax.Situation{Place: place, Year: p.Year, Filing: tax.Single}) // nor by filing status
		if err != nil {
			return PayrollTaxes{}, false
		}
		p.add(&taxes)
	}
	return p, true
}

// add adds a service year.
func (p *PayrollTaxes) add(taxes *tax.Taxes) {
	year := decimal.Zero
	for _, t := range taxes.Taxes {
		if !slices.Contains(employerPays, t.ID) {
			continue
		}
		year = year.Add(t.Amount.Decimal())
		if !slices.Contains(p.Sources, t.Table.Source) {
			p.Sources = append(p.Sources, t.Table.Source)
		}
	}
	p.Years = append(p.Years, year)
}

// lawYear returns the newest law up to a year, else the oldest that there is.
func lawYear(known []int, year int) int {
	best := known[0]
	for _, y := range known {
		if y <= year {
			best = y
		}
	}
	return best
}
