package comp

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/comp/tax"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// After tax (SPEC 7.1, 8.1): each service year is taxed as one full year, under the law of the
// offer's own location, or at the candidate's own rate where no law is used.

// YearTax is what is taken from the wages of a service year, or of a calendar year.
type YearTax struct {
	Year     int
	Currency Currency    // of Wages, Deferred, HSA and Taxes: that of the law, or the reporting one
	Wages    calc.Number // wage income, own deferrals included, and ISOSale
	ISOSale  calc.Number // the gain of incentive stock options that are sold as they are exercised: income, but nothing for payroll taxes ([tax.Situation])
	Deferred calc.Number // one's own contributions to a retirement plan, from the wages
	HSA      calc.Number // the same to a health savings account
	Taxes    *tax.Taxes  // nil where the candidate's own rate is used

	PeriodTax

	pay          calc.Number // all of it
	supplemental calc.Number
	rate         calc.Number  // the candidate's own, where Taxes is nil
	converted    vesting.Date // the day whose exchange rate holds for Amount and Own
}

// PeriodTax is what taxes leave of the pay of a year, or of another period of a statement, in the
// reporting currency.
type PeriodTax struct {
	Received calc.Number // in cash, shares sold as they vest with it
	Amount   calc.Number // the taxes; in whole units where they rest on a projected figure
	Own      calc.Number // one's own contributions to a retirement plan and a health savings account
	TakeHome calc.Number // Received less Amount and Own
	AfterTax calc.Number // all pay less Amount
}

func (p *PeriodTax) settle(pay calc.Number) {
	p.TakeHome, p.AfterTax = p.Received.Sub(p.Amount).Sub(p.Own), pay.Sub(p.Amount)
}

// taxYear is a year whose wages are taxed together.
type taxYear struct {
	number   int          // of service, or of the calendar
	limits   int          // the calendar year whose limits hold for one's own contributions
	last     vesting.Date // the day whose exchange rate holds
	from, to int          // months of service that are paid before it begins, and by its end
}

// Untaxed is an offer of a comparison that has no figure after tax.
type Untaxed struct {
	Offer int // position in Comparison.Offers
	Err   error
}

// yearTaxes are the taxes of each service year of an offer.
func (f *folding) yearTaxes() ([]YearTax, error) {
	if f.result.taxed != nil {
		return f.result.taxed()
	}
	by, err := f.kase.taxation(&f.result.Offer)
	if err != nil {
		return nil, err
	}
	by.person.Status = f.terms.filing(f.kase.Candidate.FilingStatus)
	years := f.wages(&by, f.serviceYears(), func(p *Payment) int { return p.Year })
	for i := range years {
		if err := f.tax(&by, &years[i]); err != nil {
			return nil, &UntaxedError{Location: f.result.Offer.Location, Err: err}
		}
	}
	return years, nil
}

// serviceYears are the years of the horizon, each taxed as one full year under the limits of the
// calendar year in which it begins.
func (f *folding) serviceYears() []taxYear {
	years := make([]taxYear, len(f.result.Years))
	for i := range years {
		years[i] = taxYear{
			number: i + 1, limits: f.result.Start.AddMonths(12 * i).Year(), last: f.result.Start.AddMonths(12 * (i + 1)),
			from: 12 * i, to: 12 * (i + 1),
		}
	}
	return years
}

// wages adds up, for each of some years that follow one another, what is taxed, what is deferred
// from it, and what is received in cash. A payment of none of the years is left out.
func (f *folding) wages(by *taxation, in []taxYear, yearOf func(*Payment) int) []YearTax {
	type parts struct{ pay, wages, supplemental, base, cash, sold []calc.Number }
	years := make([]parts, len(in))
	o := &f.result.Offer
	for i := range f.result.Timeline {
		p := &f.result.Timeline[i]
		at := yearOf(p) - in[0].number
		if at < 0 || at >= len(years) {
			continue
		}
		y := &years[at]
		y.pay = append(y.pay, p.Number())
		if p.takenHome() {
			y.cash = append(y.cash, p.Number())
		}
		sold := by.taxesISOs() && o.sellsISO(p)
		if !sold && !o.IsWage(p) {
			continue
		}
		amount := f.inLaw(by, p)
		y.wages = append(y.wages, amount)
		switch {
		case sold:
			y.sold = append(y.sold, amount)
		case p.Component == BasePay:
			y.base = append(y.base, amount)
		case p.Component == BenefitPay:
		default:
			y.supplemental = append(y.supplemental, amount)
		}
	}
	all := make([]YearTax, len(years))
	for i, y := range years {
		one := YearTax{Year: in[i].number, Currency: by.currency, Wages: calc.Sum(y.wages...), supplemental: calc.Sum(y.supplemental...).Named(func() string { return fmt.Sprintf("Bonuses, sign-ons and vests, year %d", in[i].number) }), pay: calc.Sum(y.pay...), converted: in[i].last}
		one.Received, one.ISOSale = calc.Sum(y.cash...), calc.Sum(y.sold...)
		one.Deferred = f.deferred(by, &in[i], calc.Sum(y.base...))
		if one.HSA = f.hsa(by, &in[i]); !one.HSA.IsFixedZero() {
			one.HSA = one.HSA.Min(one.Wages.Sub(one.Deferred))
		}
		all[i] = one
	}
	return all
}

// takenHome reports whether a payment is cash received, shares that are sold as they vest with it.
func (p *Payment) takenHome() bool {
	return (p.IsCash() || p.Component.arrives(inShares, inGranted)) && !p.Held
}

// inLaw is a payment in the currency of the law.
func (f *folding) inLaw(by *taxation, p *Payment) calc.Number {
	r := f.result
	switch {
	case by.currency == f.kase.Currency:
		return p.Number()
	case by.currency == r.Currency:
		return p.OwnNumber()
	}
	return p.Number().Div(f.kase.rate(by.currency, p.Date, f.terms), by.currency.Places())
}

// fromLaw converts an amount of a year from the currency of the law, at the rate of the day that
// ends the year: of a service year the anniversary.
func (f *folding) fromLaw(by *taxation, amount calc.Number, y *YearTax) calc.Number {
	return f.kase.exchange(amount, by.currency, y.converted, f.terms)
}

// deferred is what one contributes to a retirement plan from a year's base, within the limit of
// its calendar year: of a service year that in which it begins, as the match counts it (SPEC 5.9).
func (f *folding) deferred(by *taxation, year *taxYear, base calc.Number) calc.Number {
	plan := &f.result.Offer.Retirement
	if plan.IsZero() {
		return calc.Number{}
	}
	own := base.Mul(plan.shareAsTerm(f.terms))
	if plan.Plan.IsLimited(by.currency) {
		limit := f.kase.PlanLimits.In(year.limits)
		own = own.Min(calc.Of(limit.Deferral))
	}
	return own.Round(by.currency.Places()).Named(func() string { return fmt.Sprintf("Own retirement contributions, year %d", year.number) })
}

// hsa is what one pays into a health savings account, which the United States alone have: a
// twelfth of the yearly amount for each month of service that is paid in the year (SPEC 2.3).
func (f *folding) hsa(by *taxation, year *taxYear) calc.Number {
	amount := f.kase.Candidate.HSA
	if amount.IsZero() || by.law != nil && by.person.Place.Country() != "US" {
		return calc.Number{}
	}
	places := f.kase.Currency.Places()
	paid := calc.Of(amount).Part(int64(year.to), 12, places).Sub(calc.Of(amount).Part(int64(year.from), 12, places))
	if by.currency == f.kase.Currency {
		return paid
	}
	return paid.Div(f.kase.rate(by.currency, year.last, f.terms), by.currency.Places())
}

// tax works out the taxes of a year whose wages are known.
func (f *folding) tax(by *taxation, y *YearTax) error {
	owed := calc.Number{}
	if by.law == nil {
		y.rate = f.terms.ofCase("candidate.tax_rate", f.kase.Candidate.TaxRate.Decimal)
		owed = y.Wages.Sub(y.Deferred).Sub(y.HSA).Mul(y.rate).Round(by.currency.Places())
	} else {
		person := by.person
		person.Retirement, person.HSA, person.ISOSale = y.Deferred, y.HSA, y.ISOSale
		if y.Wages.Live() {
			person.Of = fmt.Sprintf("year %d", y.Year)
		}
		taxes, err := by.law.Taxes(y.Wages.Named(func() string { return fmt.Sprintf("Wages, year %d", y.Year) }), person)
		if err != nil {
			return err
		}
		y.Taxes, owed = &taxes, taxes.Total
	}
	y.Amount = y.whole(f.fromLaw(by, owed, y)).Named(func() string { return fmt.Sprintf("Taxes, year %d", y.Year) })
	y.Own = f.fromLaw(by, y.Deferred.Add(y.HSA), y)
	y.settle(y.pay)
	return nil
}

// whole rounds what is taken from the wages of a year to whole units where it rests on a projected figure:
// all that is left of the pay rests on the same amount then, and no format rounds it again.
func (y *YearTax) whole(amount calc.Number) calc.Number {
	if y.Taxes == nil {
		return amount
	}
	return calc.If(y.Taxes.Projected(), amount.Round(0), amount)
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
// made them. It returns [ErrNotTaxed] or an *UntaxedError where the offer cannot be taxed.
func (c *Comparison) YearTaxes(r *Remembered) ([]YearTax, error) {
	if r == nil || !c.has(&r.Result) {
		return nil, ErrOtherResult
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
		if taxes := r.Taxes[i].Taxes; taxes != nil && taxes.Projected().Holds() {
			return true
		}
	}
	return false
}

// Marginal is the share that the taxes take of the next of a year's wages ([tax.Taxes.NextPay]): of a
// bonus, and of RSUs as they vest.
func (c *Comparison) Marginal(y *YearTax) (calc.Number, error) {
	switch {
	case y == nil:
		return calc.Number{}, nil
	case y.Taxes == nil:
		return y.rate, nil
	}
	return c.Case.TaxLaw().Marginal(y.Taxes)
}

// Withholding compares what an employer withholds from a year's bonuses, sign-ons and vests with
// the taxes that they bring. It returns [tax.ErrNoFlatRates] where no law is used.
func (c *Comparison) Withholding(y *YearTax) (tax.Withholding, error) {
	if y == nil || y.Taxes == nil {
		return tax.Withholding{}, tax.ErrNoFlatRates
	}
	return c.Case.TaxLaw().WithholdingOn(*y.Taxes, y.supplemental)
}
