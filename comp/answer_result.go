package comp

import (
	"cmp"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// What a result says of the terms behind it.

// TitleOf names a component of the offer for a person: as [Component.Title], but that the plan names what
// the employer pays into it (SPEC 5). The match of a 401(k) and a 403(b) alone is the match.
func (r *Result) TitleOf(c Component) string {
	plan := &r.Offer.Retirement
	isMatch := plan.Employer.IsZero() && (plan.Plan.Title(r.Currency) == Plan401k.Title(r.Currency) || plan.Plan == Plan403b)
	if c != MatchPay || plan.IsZero() || isMatch {
		return c.Title()
	}
	return plan.Plan.Title(r.Currency)
}

// TitleOf names a component for a person where it stands for all offers: as they name it where they agree,
// and otherwise what the employers pay into retirement plans is that.
func (c *Comparison) TitleOf(k Component) string {
	title := ""
	for i := range c.Offers {
		r := &c.Offers[i]
		switch of := r.TitleOf(k); {
		case k == MatchPay && r.Offer.Retirement.IsZero():
		case title != "" && title != of:
			return PlanOther.Title(r.Currency)
		default:
			title = of
		}
	}
	if title == "" {
		return k.Title()
	}
	return title
}

// SalarySteps lists the salaries of an offer over the horizon in order of date, the first
// from before anything that it pays; with a step for each raise by a rate of 0 too.
func (c *Comparison) SalarySteps(r *Result) []SalaryStep {
	if !c.has(r) {
		return nil
	}
	var steps []SalaryStep
	for _, step := range c.Case.salarySteps(&r.Offer, len(r.Offer.Raise.Dated) == 0, terms{}) {
		steps = append(steps, step.SalaryStep)
	}
	return steps
}

// StartSalary returns the salary a year in force on the first compared day of an offer.
func (c *Comparison) StartSalary(r *Result) decimal.Decimal {
	if !c.has(r) {
		return decimal.Zero
	}
	return c.Case.salaryOn(&r.Offer, r.Start, terms{}).Decimal()
}

// SignOnsToCome lists the sign-ons of an offer but for those that today's job has paid
// before the comparison begins.
func (c *Comparison) SignOnsToCome(r *Result) []SignOn {
	if !c.has(r) {
		return nil
	}
	return c.Case.signOnsToCome(&r.Offer)
}

// MatchVested returns the part of the match paid so far that is the employee's own on a
// day: all of it in a job that was held long enough for every term.
func (r *Result) MatchVested(on vesting.Date) vesting.Fraction {
	return r.Offer.matchVested(r.Hired, on)
}

// ShareCount returns the shares (or options) of a grant of the offer and the value that
// rounding leaves over (negative where it rounds up), in the case that was compared. A value
// becomes shares at the grant's own price, else at the preferred price or the FMV of a private
// company, else at the share price on the valuation date, rounded by Rounding (SPEC 5.5). It
// returns false for a grant that is no count of shares: a cash award, a value-denominated
// grant, one that is re-priced every year, a value without any price.
func (r *Result) ShareCount(g *Grant) (shares, left decimal.Decimal, ok bool) {
	return r.Offer.shareCount(r.kase, g)
}

// VestingStart returns the day from which a grant of the offer vests: its own, or the
// first day of work.
func (r *Result) VestingStart(g *Grant) vesting.Date {
	if g == nil {
		g = new(Grant)
	}
	return g.vestingStart(r.Start, r.Hired)
}

// VestYears returns the service years of the first and of the last vest of a grant: 0 for a day before the
// first one.
func (r *Result) VestYears(g *Grant) (first, last int) {
	if g == nil || r.Start.IsZero() {
		return 0, 0
	}
	vests := g.Vesting.Instalments(r.VestingStart(g))
	if len(vests) == 0 {
		return 0, 0
	}
	year := func(d vesting.Date) (year int) {
		for !d.Before(r.Start) && (year == 0 || d.After(r.Start.AddMonths(12*year))) {
			year++
		}
		return year
	}
	return year(vests[0].Date), year(vests[len(vests)-1].Date)
}

// Uncounted is an award of equity that adds nothing to any figure.
type Uncounted struct {
	Item    string
	Shares  decimal.Decimal // of a grant, or options; zero where the letter says a value
	Options bool            // rather than shares
	Private bool            // no exit pays for it; otherwise the share is not above its strike at any vest
}

// MayCountNothing reports whether an award of a kind may vest and yet add nothing to any figure of the offer:
// options below their strike, and all equity of a private company before its exit.
func (o *Offer) MayCountNothing(kind GrantKind) bool {
	return kind == Option || kind != CashGrant && o.Private.Stated()
}

// Uncounted lists the grants and refreshers of an offer that no figure counts, though some of them vest
// within the horizon.
func (r *Result) Uncounted() []Uncounted {
	var list []Uncounted
	add := func(term TermRef, kind GrantKind, shares decimal.Decimal) {
		if r.Timeline.Sum(func(p *Payment) bool { return p.Term == term }).IsZero() {
			list = append(list, Uncounted{Item: r.Offer.AwardTitle(term), Shares: shares, Options: kind == Option, Private: r.Offer.Private.Stated()})
		}
	}
	for i := range r.Offer.Grants {
		if g := &r.Offer.Grants[i]; r.Offer.MayCountNothing(g.Kind) {
			if first, last := r.VestYears(g); last == 0 || first > len(r.Years) {
				continue // a note says so
			}
			add(GrantTerm.At(i), g.Kind, g.Shares)
		}
	}
	for i := range r.Offer.Refreshers {
		f := &r.Offer.Refreshers[i]
		if r.Offer.MayCountNothing(f.Kind) && f.Promise != PromiseNone && f.count(len(r.Years)) > 0 {
			add(RefresherTerm.At(i), f.Kind, decimal.Zero)
		}
	}
	return list
}

// ValuedOn returns the day, and its service year, whose share price values what vests on
// a day of a service year.
func (r *Result) ValuedOn(d vesting.Date, year int) (vesting.Date, int) {
	if r.Offer.Sell != Hold || r.kase == nil {
		return d, year
	}
	return r.Start.AddMonths(12 * r.kase.Years), r.kase.Years
}

// Payday returns the day on which month m of service, from 1, is paid (SPEC 3.2).
func (r *Result) Payday(m int) vesting.Date { return payday(r.Start, m) }

// MonthPaid returns the month of service that is paid on a payday: the inverse of Payday.
func (r *Result) MonthPaid(payday vesting.Date) int {
	months, _ := r.Start.MonthsUntil(payday.AddDays(1))
	return months
}

// Reporting returns the currency that the figures of the result are in.
func (r *Result) Reporting() Currency {
	if r.kase == nil {
		return r.Currency
	}
	return r.kase.Currency
}

// PaidIn returns the currency that a payment of the offer is paid in.
func (r *Result) PaidIn(p *Payment) Currency {
	if p == nil {
		return r.Currency
	}
	return cmp.Or(p.Currency, r.Currency)
}

// CurrencyOf returns the currency of an amount of the offer by the path of its term within it: that
// of the shares for grants[0].value, a price or a strike, else the offer's.
func (r *Result) CurrencyOf(path string) Currency {
	t := findTerm("offers[]." + path)
	if t == nil || t.Unit != UnitEquity && t.Unit != UnitEquityAShare {
		return r.Currency
	}
	if i, list := indexIn(path); list == "grants" && i < len(r.Offer.Grants) && r.Offer.Grants[i].Kind == CashGrant {
		return r.Currency
	}
	return r.Equity
}

// NativeYears returns the offer's totals by service year in its own currency, and their
// sum. For an offer in the reporting currency they are the totals themselves.
func (r *Result) NativeYears() (years []decimal.Decimal, total decimal.Decimal) {
	years = make([]decimal.Decimal, len(r.Years))
	for i := range r.Timeline {
		p := &r.Timeline[i]
		amount := p.OwnNumber().Decimal()
		if p.Year < 1 || p.Year > len(years) {
			continue // of a result that no comparison made
		}
		years[p.Year-1] = years[p.Year-1].Add(amount)
		total = total.Add(amount)
	}
	return years, total
}

// exerciseCost returns what exercising the options of a result costs, in the reporting
// currency, at the exchange rate of each payday.
func (c *Case) exerciseCost(r *Result) decimal.Decimal {
	sum := decimal.Zero
	for i := range r.Timeline {
		sum = sum.Add(c.exercising(r, &r.Timeline[i]).Decimal())
	}
	return sum
}

// exercising returns what exercising the options of one payment costs.
func (c *Case) exercising(r *Result, p *Payment) calc.Number {
	if !r.Offer.IsOption(p) {
		return calc.Number{}
	}
	cost := p.quantity().Mul(p.strike()).Round(r.Equity.Places())
	return calc.If(p.Number().Positive(), c.exchange(cost, r.Equity, p.ExchangedOn(), r.terms), calc.Number{})
}

// ExerciseNumber returns what has to be paid to exercise the options of a payment of the result,
// in the reporting currency; of a result that remembers, with the steps that made it.
func (r *Result) ExerciseNumber(p *Payment) calc.Number {
	if r.kase == nil || p == nil {
		return calc.Number{}
	}
	return r.kase.exercising(r, p)
}

// SharePriceNumber returns the share price on the valuation date likewise: today's or the dated
// path's, zero where it is not known.
func (r *Result) SharePriceNumber() calc.Number {
	path := newPricePath(r.kase, &r.Offer, r.terms)
	return path.now()
}

// LastYear returns the service year in which a fixed-term job ends within the horizon, and false
// for a job that goes on through it.
func (r *Result) LastYear() (int, bool) {
	if r == nil || r.kase == nil || r.Offer.End.IsZero() {
		return 0, false
	}
	for k := range r.kase.Years {
		if r.Offer.leaves().Before(r.Start.AddMonths(12 * (k + 1))) {
			return k + 1, true
		}
	}
	return 0, false
}

// WholeYears returns how many service years of the horizon a job lasts to their end. A year of which the
// end of a fixed term takes less than a month counts as whole: contracts of two years end before Christmas.
func (r *Result) WholeYears() int {
	if r == nil || r.kase == nil {
		return 0
	}
	years := r.kase.Years
	for leaves := r.Offer.leaves(); !leaves.IsZero() && years > 0 && !r.Start.AddMonths(12*years-1).Before(leaves); {
		years--
	}
	return years
}

// Served returns the part of a year, as worked/of, that an offer is worked over so many years: all of
// them, or until it ends.
func (r *Result) Served(years int) (worked, of int64) {
	if r == nil || r.kase == nil {
		return 0, 1
	}
	return r.kase.served(&r.Offer, horizon(years))
}
