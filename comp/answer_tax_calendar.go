package comp

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// The calendar view of taxes (SPEC 8.1): the wages that are paid in a calendar year are one
// return, of which the first and the last year hold a part only; nothing else is taken to be earned
// in them. Inside a year, taxes are spread over its wages as they are paid.

// CalendarTaxes returns the taxes of each calendar year of [Comparison.Statement] for an offer of
// the comparison. In a year in which the offer pays no wages there is no return, and nothing is
// owed. It returns [ErrOtherResult] for another offer, and [ErrNotTaxed] or an *UntaxedError
// where the offer cannot be taxed.
func (c *Comparison) CalendarTaxes(r *Result) ([]YearTax, error) {
	if !c.has(r) {
		return nil, ErrOtherResult
	}
	by, err := c.Case.taxation(&r.Offer)
	if err != nil {
		return nil, err
	}
	in := c.calendarYears(r)
	if len(in) == 0 {
		return nil, nil // nobody is paid anything
	}
	f := c.Case.fold(r, &Metric{recipe: &afterTax})
	years := f.wages(&by, in, func(p *Payment) int { return p.Date.Year() })
	for i := range years {
		if years[i].Wages.Decimal().IsZero() {
			years[i].settle(years[i].pay)
			continue
		}
		if err := f.tax(&by, &years[i]); err != nil {
			return nil, &UntaxedError{Location: r.Offer.Location, Err: err}
		}
	}
	return years, nil
}

// calendarYears are the calendar years of a statement, with the months of an offer's service that
// are paid in each.
func (c *Comparison) calendarYears(r *Result) []taxYear {
	first, last := c.Span()
	if first.IsZero() {
		return nil
	}
	paidBy := func(day vesting.Date) int {
		return min(max(r.MonthPaid(day), 0), 12*c.Case.Years)
	}
	var years []taxYear
	for year := first.Year(); year <= last.Year(); year++ {
		years = append(years, taxYear{number: year, limits: year, last: civil(year, 12, 31), from: paidBy(civil(year-1, 12, 31)), to: paidBy(civil(year, 12, 31))})
	}
	return years
}

// TaxStatement returns what taxes leave of each period of [Comparison.Statement] in a view. In
// the calendar views the taxes are those of [Comparison.CalendarTaxes]. Those of a quarter or a
// month are the year's in proportion to the wages that are paid in it, one's own contributions in
// proportion to the base pay, by cumulative rounding (SPEC 2.3): they add up to the year's to the
// minor unit. Its errors are those of CalendarTaxes.
func (c *Comparison) TaxStatement(r *Result, view View) ([]PeriodTax, error) {
	if view == ByYear {
		return c.serviceTaxes(r)
	}
	years, err := c.CalendarTaxes(r)
	if err != nil {
		return nil, err
	}
	cut := view
	if view == Cumulative {
		cut = ByMonth
	}
	periods := c.Statement(r, cut)
	taxes := make([]PeriodTax, 0, len(periods))
	for i := range years {
		n := 0
		for n < len(periods) && periods[n].To.Year() == years[i].Year {
			n++
		}
		taxes = append(taxes, years[i].spread(r, periods[:n])...)
		periods = periods[n:]
	}
	if view == Cumulative {
		for i := 1; i < len(taxes); i++ {
			taxes[i] = SumOfTaxes(taxes[i-1 : i+1])
		}
	}
	return taxes, nil
}

// SumOfTaxes adds up what taxes leave of some periods.
func SumOfTaxes(periods []PeriodTax) (sum PeriodTax) {
	for i := range periods {
		p := &periods[i]
		sum.Received, sum.Amount, sum.Own = sum.Received.Add(p.Received), sum.Amount.Add(p.Amount), sum.Own.Add(p.Own)
		sum.TakeHome, sum.AfterTax = sum.TakeHome.Add(p.TakeHome), sum.AfterTax.Add(p.AfterTax)
	}
	return sum
}

// serviceTaxes is the statement by service year.
func (c *Comparison) serviceTaxes(r *Result) ([]PeriodTax, error) {
	if !c.has(r) {
		return nil, ErrOtherResult
	}
	years := r.Taxes
	if years == nil {
		var err error
		if years, err = c.Case.fold(r, &Metric{recipe: &afterTax}).yearTaxes(); err != nil {
			return nil, err
		}
	}
	taxes := make([]PeriodTax, len(years))
	for i := range years {
		taxes[i] = years[i].PeriodTax
	}
	return taxes, nil
}

// spread spreads the taxes and contributions of a calendar year over its periods.
func (y *YearTax) spread(r *Result, periods []Period) []PeriodTax {
	taxes, wages, base := make([]PeriodTax, len(periods)), make([]decimal.Decimal, len(periods)), make([]decimal.Decimal, len(periods))
	based := false
	for i := range r.Timeline {
		p := &r.Timeline[i]
		at := slices.IndexFunc(periods, func(in Period) bool { return !p.Date.Before(in.From) && !p.Date.After(in.To) })
		if at < 0 {
			continue
		}
		if p.takenHome() {
			taxes[at].Received = taxes[at].Received.Add(p.Number())
		}
		if r.Offer.IsWage(p) || !y.ISOSale.IsFixedZero() && r.Offer.sellsISO(p) {
			wages[at] = wages[at].Add(p.Amount)
		}
		if p.Component == BasePay {
			base[at], based = base[at].Add(p.Amount), based || !p.Amount.IsZero()
		}
	}
	if !based {
		base = wages
	}
	places := r.kase.Currency.Places()
	amounts, own := spread(y.Amount, wages, places), spread(y.Own, base, places)
	if y.Taxes != nil && y.Taxes.Projected().Holds() {
		amounts = spread(y.Amount, wages, 0)
	}
	for i := range taxes {
		taxes[i].Amount, taxes[i].Own = amounts[i], own[i]
		taxes[i].settle(calc.Of(periods[i].Total))
	}
	return taxes
}

// spread splits an amount in proportion to weights by cumulative rounding.
func spread(whole calc.Number, weights []decimal.Decimal, places int32) []calc.Number {
	parts, all := make([]calc.Number, len(weights)), decimal.Zero
	for _, weight := range weights {
		all = all.Add(weight)
	}
	if all.IsZero() {
		return parts // nothing is owed where nothing is paid
	}
	weight, before := decimal.Zero, calc.Number{}
	for i := range weights {
		weight = weight.Add(weights[i])
		until := whole.Mul(calc.Of(weight)).Div(calc.Of(all), places)
		parts[i], before = until.Sub(before), until
	}
	return parts
}
