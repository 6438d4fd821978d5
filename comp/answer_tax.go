package comp

import (
	"errors"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/comp/tax"
)

// After tax (SPEC 7.1, 8.1): each service year is taxed as one full year, under the law of the
// offer's own location, or at the candidate's own rate where no law is used.

// YearTax is what is taken from the wages of a service year.
type YearTax struct {
	Year     int
	Currency Currency    // of Wages, Deferred, HSA and Taxes: that of the law, or the reporting one
	Wages    calc.Number // wage income, own deferrals included
	Deferred calc.Number // one's own contributions to a retirement plan, from the wages
	HSA      calc.Number // the same to a health savings account
	Taxes    *tax.Taxes  // nil where the candidate's own rate is used

	Amount   calc.Number // the taxes, in the reporting currency
	TakeHome calc.Number // cash received, shares sold as they vest with it, less the taxes and one's own contributions, in the reporting currency

	supplemental calc.Number
}

// Untaxed is an offer of a comparison that has no figure after tax.
type Untaxed struct {
	Offer int // position in Comparison.Offers
	Err   error
}

// yearTaxes are the taxes of each service year of an offer.
func (f *folding) yearTaxes() ([]YearTax, error) {
	by, err := f.kase.taxation(&f.result.Offer)
	if err != nil {
		return nil, err
	}
	years := f.wages(&by)
	for i := range years {
		if err := f.tax(&by, &years[i]); err != nil {
			return nil, &UntaxedError{Location: f.result.Offer.Location, Err: err}
		}
	}
	return years, nil
}

// wages adds up, by service year, what is taxed, what is deferred from it, and what is received
// in cash.
func (f *folding) wages(by *taxation) []YearTax {
	type parts struct{ wages, supplemental, base, cash []calc.Number }
	years := make([]parts, len(f.result.Years))
	o := &f.result.Offer
	for i := range f.result.Timeline {
		p := &f.result.Timeline[i]
		if p.Year < 1 || p.Year > len(years) {
			continue
		}
		y := &years[p.Year-1]
		if p.Component.arrives(inCash, inShares, inGranted) && !p.Held {
			y.cash = append(y.cash, p.Number())
		}
		if !o.IsWage(p) {
			continue
		}
		amount := f.inLaw(by, p)
		y.wages = append(y.wages, amount)
		switch p.Component {
		case BasePay:
			y.base = append(y.base, amount)
		case BenefitPay:
		default:
			y.supplemental = append(y.supplemental, amount)
		}
	}
	all := make([]YearTax, len(years))
	for i, y := range years {
		one := YearTax{Year: i + 1, Currency: by.currency, Wages: calc.Sum(y.wages...), supplemental: calc.Sum(y.supplemental...), TakeHome: calc.Sum(y.cash...)}
		one.Deferred = f.deferred(by, i+1, calc.Sum(y.base...))
		one.HSA = f.hsa(by, i+1).Min(one.Wages.Sub(one.Deferred))
		all[i] = one
	}
	return all
}

// inLaw is a payment in the currency of the law.
func (f *folding) inLaw(by *taxation, p *Payment) calc.Number {
	r := f.result
	switch {
	case by.currency == f.kase.Currency:
		return p.Number()
	case by.currency == r.Currency:
		return p.NativeNumber()
	}
	return p.Number().Div(f.kase.rate(by.currency, p.Date, f.terms), by.currency.Places())
}

// fromLaw converts an amount of a service year from the currency of the law, at the rate of the
// anniversary that ends the year.
func (f *folding) fromLaw(by *taxation, amount calc.Number, year int) calc.Number {
	return f.kase.exchange(amount, by.currency, f.result.Start.AddMonths(12*year), f.terms)
}

// deferred is what one contributes to a retirement plan from a year's base, within the limit of
// the calendar year in which the service year begins, as the match counts it (SPEC 5.9).
func (f *folding) deferred(by *taxation, year int, base calc.Number) calc.Number {
	plan := &f.result.Offer.Retirement
	if len(plan.Tiers) == 0 {
		return calc.Number{}
	}
	own := base.Mul(plan.shareAsTerm(f.terms))
	if plan.Plan.IsLimited(by.currency) {
		limit := f.kase.PlanLimits.In(f.result.Start.AddMonths(12 * (year - 1)).Year())
		own = own.Min(calc.Of(limit.Deferral))
	}
	return own.Round(by.currency.Places()).Named(func() string { return fmt.Sprintf("Own retirement contributions, year %d", year) })
}

// hsa is what one pays into a health savings account, which the United States alone have.
func (f *folding) hsa(by *taxation, year int) calc.Number {
	amount := f.kase.Candidate.HSA
	if amount.IsZero() || by.law != nil && by.person.Place.Country() != "US" {
		return calc.Number{}
	}
	if by.currency == f.kase.Currency {
		return calc.Of(amount)
	}
	day := f.result.Start.AddMonths(12 * year)
	return calc.Of(amount).Div(f.kase.rate(by.currency, day, f.terms), by.currency.Places())
}

// tax works out the taxes of a year whose wages are known.
func (f *folding) tax(by *taxation, y *YearTax) error {
	owed := calc.Number{}
	if by.law == nil {
		rate := f.terms.ofCase("candidate.tax_rate", f.kase.Candidate.TaxRate.Decimal)
		owed = y.Wages.Sub(y.Deferred).Sub(y.HSA).Mul(rate).Round(by.currency.Places())
	} else {
		person := by.person
		person.Retirement, person.HSA = y.Deferred, y.HSA
		taxes, err := by.law.Taxes(y.Wages.Named(func() string { return fmt.Sprintf("Wages, year %d", y.Year) }), person)
		if err != nil {
			return err
		}
		y.Taxes, owed = &taxes, taxes.Total
	}
	y.Amount = f.fromLaw(by, owed, y.Year).Named(func() string { return fmt.Sprintf("Taxes, year %d", y.Year) })
	y.TakeHome = y.TakeHome.Sub(y.Amount).Sub(f.fromLaw(by, y.Deferred.Add(y.HSA), y.Year))
	return nil
}

// taxed is the taxes of each service year, as lines of a metric.
func (f *folding) taxed() []line {
	years, err := f.yearTaxes()
	if err != nil {
		return nil // no comparison has the metric then
	}
	lines := make([]line, len(years))
	for i := range years {
		lines[i] = line{TraceLine{Kind: TaxLine, Tax: &years[i]}, years[i].Amount.Neg()}
	}
	return lines
}

// rankAfterTax gives every offer its figure after tax, where every offer can have one.
func (c *Comparison) rankAfterTax(metrics []Metric) []Metric {
	if !c.Case.isTaxed() {
		return metrics
	}
	m := afterTax.metric(c.Case.Years, 0)
	figures := make([]Figure, len(c.Offers))
	for i := range c.Offers {
		f := c.Case.fold(&c.Offers[i], &m)
		years, err := f.yearTaxes()
		if err != nil {
			c.Untaxed = append(c.Untaxed, Untaxed{i, err})
			continue
		}
		value := c.Offers[i].Total
		for k := range years {
			value = value.Sub(years[k].Amount.Decimal())
		}
		c.Offers[i].Taxes, figures[i] = years, Figure{m, value}
	}
	if c.Untaxed != nil {
		return metrics
	}
	at := len(Metrics(c.Case.Years))
	for i := range c.Offers {
		c.Offers[i].Metrics = slices.Insert(c.Offers[i].Metrics, at, figures[i])
	}
	return slices.Insert(metrics, at, m)
}

// YearTaxes returns the taxes of each service year of an offer that remembers, with the steps that
// made them. It returns [ErrNotTaxed] or an *UntaxedError where the comparison has none.
func (c *Comparison) YearTaxes(r *Remembered) ([]YearTax, error) {
	if r == nil || !c.has(&r.Result) {
		return nil, ErrOtherResult
	}
	if err := c.afterTaxError(); err != nil {
		return nil, err
	}
	return c.Case.fold(&r.Result, &Metric{recipe: &afterTax}).yearTaxes()
}

// afterTaxError says why the comparison has no figures after tax; nil where it has them.
func (c *Comparison) afterTaxError() error {
	if !c.Case.isTaxed() {
		return ErrNotTaxed
	}
	var why []error
	for _, u := range c.Untaxed {
		why = append(why, fmt.Errorf("%s has no figure after tax: %w", c.Offers[u.Offer].Name, u.Err))
	}
	return errors.Join(why...)
}

// TaxIsProjected reports whether the taxes of any service year rest on a figure that is projected
// from an earlier year: their cents mean nothing.
func (r *Result) TaxIsProjected() bool {
	for i := range r.Taxes {
		if taxes := r.Taxes[i].Taxes; taxes != nil && slices.ContainsFunc(taxes.Taxes, func(one tax.Tax) bool {
			return one.Confidence == tax.OnProjected && !one.Amount.Decimal().IsZero()
		}) {
			return true
		}
	}
	return false
}

// Marginal is the share that the taxes take of the next of a year's wages: of a bonus, and of
// RSUs as they vest.
func (c *Comparison) Marginal(y *YearTax) (decimal.Decimal, error) {
	if y == nil || y.Taxes == nil {
		return c.Case.Candidate.TaxRate.Decimal, nil
	}
	return c.Case.law().Marginal(y.Taxes)
}

// Withholding compares what an employer withholds from a year's bonuses, sign-ons and vests with
// the taxes that they bring. It returns [tax.ErrNoFlatRates] where no law is used.
func (c *Comparison) Withholding(y *YearTax) (tax.Withholding, error) {
	if y == nil || y.Taxes == nil {
		return tax.Withholding{}, tax.ErrNoFlatRates
	}
	return c.Case.law().Withholding(calc.Of(y.Wages.Decimal()), calc.Of(y.supplemental.Decimal()), y.Taxes.Situation)
}
