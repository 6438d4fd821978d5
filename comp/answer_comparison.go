package comp

import (
	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Comparison is the answer to a case: each offer's result, and how they rank.
type Comparison struct {
	Case       Case
	Offers     []Result // in the order of the case
	Rankings   []Ranking
	Crossovers []Crossover
	Untaxed    []Untaxed // the offers for want of whose taxes a case that asks for after-tax has none

	supposed *hypotheses
}

// Result is what one offer comes to, in the reporting currency.
type Result struct {
	Name     string // unique within the comparison
	Short    string // likewise, for tables and pictures: the offer's own, or the first words of Name
	Offer    Offer
	Start    vesting.Date // first day of work; of today's job the first compared day (SPEC 3.6)
	Hired    vesting.Date // first day of work; of today's job zero where it is not known
	Currency Currency     // of the offer itself
	Equity   Currency     // of its shares
	Timeline Timeline     // in the reporting currency
	Years    []Period     // by service year
	Total    decimal.Decimal
	PTO      decimal.Decimal // worth of a year's paid days off, in the reporting currency; part of the base, in no total
	Metrics  []Figure        // in the order of Metrics
	Taxes    []YearTax       // by service year; nil where the case does not say how wages are taxed, or no law is known
	Drop     Drop            // the largest fall from one year to the next
	Notes    []Note          // conventions that this offer rests on, in the order of its terms

	taxed func() ([]YearTax, error) // of an offer that remembers: worked out once, so that all that rests on them is one graph
	kase  *Case
	terms terms // live where the timeline remembers how it came about
	spare *spare

	Exercise  decimal.Decimal // to be paid to exercise the options in Total, which has only their gain
	Paper     []Paper         // equity of a private company, beside Total
	Discounts []Discount      // what risk takes off Total in risk-adjusted
}

// Figure is the value of a metric.
type Figure struct {
	Metric Metric
	Value  decimal.Decimal
}

// Figure returns the value of the named metric, and false for an unknown name.
func (r *Result) Figure(metric string) (decimal.Decimal, bool) {
	for _, f := range r.Metrics {
		if f.Metric.Name == metric {
			return f.Value, true
		}
	}
	return decimal.Zero, false
}

// Drop is a fall of an offer's total from one service year to the next.
type Drop struct {
	From, To int             // service years; both 0 where no year pays less than the one before
	Amount   decimal.Decimal // positive
}

// Compare unfolds every offer of the case and ranks them by the metrics of [Metrics] and
// by the extra ones, such as walkaway@14. It returns a *ValidationError for terms that
// cannot stand, a *MetricError for an extra metric that is none of the case's horizon, and for
// an extra one of [FurtherMetricNames] the reason why the case cannot have it: [ErrNotTaxed], an *UntaxedError,
// [ErrNoLivingCosts], an *UnlivedError.
func Compare(c Case, extra ...Metric) (*Comparison, error) {
	if err := c.Validate(); err != nil {
		return nil, err
	}
	c.powers = new(calc.Powers)
	result := &Comparison{Case: c}
	result.supposed = &hypotheses{c: result}
	metrics := Metrics(c.Years)
	for _, m := range extra {
		known, err := FindMetric(m.Name, c.Years) // one of a longer horizon has years that are not there
		if err != nil {
			return nil, err
		}
		if !known.further() { // which the case has by itself, or not at all
			metrics = append(metrics, known)
		}
	}
	called := names(c.Offers)
	for i, short := range shortNames(c.Offers, called) {
		r := evaluate(&c, c.Offers[i], called[i], metrics)
		r.Short = short
		result.Offers = append(result.Offers, r)
	}
	for i := range result.Offers {
		result.Offers[i].spare.of = &result.Offers[i]
	}
	metrics = result.rankReal(result.rankAfterTax(metrics))
	for _, m := range extra {
		if _, err := result.Metric(m.Name); err != nil {
			return nil, err
		}
	}
	for _, m := range metrics {
		if result.repeatsTotal(m) {
			continue // it would count twice wherever metrics are counted
		}
		result.Rankings = append(result.Rankings, rank(&c, result.Offers, m))
	}
	result.Crossovers = crossovers(result.Offers)
	return result, nil
}

// unfolded returns the result of an offer with what a metric is worked out from, and no more.
func unfolded(c *Case, o Offer, name string) (Result, *unfolding) {
	r := Result{Name: name, Offer: o, Start: c.begins(&o), Hired: c.hired(&o), Currency: o.currency(c), Equity: o.equity(c), kase: c}
	u := unfold(c, &o)
	r.Timeline = c.converted(u.payments, r.Currency, r.terms)
	r.Years = ServiceYears(r.Timeline, r.Start, c.Years)
	r.Total = r.Timeline.Total()
	return r, u
}

func evaluate(c *Case, o Offer, name string, metrics []Metric) Result {
	r, u := unfolded(c, o, name)
	if r.spare = new(spare); !c.vestsBeyond(&o) {
		r.spare.u.Store(u)
	}
	r.Notes, r.Paper = u.notes, u.paper(c.Years)
	r.PTO = r.PTONumber().Decimal()
	r.Exercise = c.exerciseCost(&r)
	f := folding{kase: c, result: &r, metric: &Metric{recipe: &riskAdjusted}}
	r.Discounts, _ = f.discounts()
	r.Drop = largestDrop(r.Years)
	r.Metrics = make([]Figure, len(metrics))
	for i := range metrics {
		f.metric = &metrics[i]
		r.Metrics[i] = Figure{Metric: metrics[i], Value: f.figure().Decimal()}
	}
	return r
}

// has reports whether a result is of this case's horizon and made by a comparison. The
// methods that take a result answer with nothing for another one.
func (c *Comparison) has(r *Result) bool {
	return r != nil && r.kase != nil && r.kase.Years == c.Case.Years && len(r.Years) == c.Case.Years
}

// Span returns the first and the last day on which any offer pays.
func (c *Comparison) Span() (first, last vesting.Date) {
	for _, r := range c.Offers {
		for _, p := range r.Timeline {
			if first.IsZero() || p.Date.Before(first) {
				first = p.Date
			}
			if last.IsZero() || p.Date.After(last) {
				last = p.Date
			}
		}
	}
	return first, last
}

// Statement returns the periods of one offer in a view. In the calendar views all offers
// share the periods, from the first payment of any to the last.
func (c *Comparison) Statement(r *Result, view View) []Period {
	if r == nil {
		return nil
	}
	if view == ByYear {
		return r.Years
	}
	first, last := c.Span()
	return Statement(r.Timeline, view, first, last)
}

// Falls reports whether the largest drop of an offer is more than the tolerance of the year
// before it: a few dollars of a bonus counted by days are no finding.
func (c *Comparison) Falls(r *Result) bool {
	if !c.has(r) || r.Drop.To == 0 {
		return false
	}
	before := r.Years[r.Drop.From-1].Total
	return r.Drop.Amount.GreaterThan(before.Abs().Mul(c.Case.Tolerance))
}

func largestDrop(years []Period) Drop {
	var d Drop
	for i := 1; i < len(years); i++ {
		fall := years[i-1].Total.Sub(years[i].Total)
		if fall.GreaterThan(d.Amount) {
			d = Drop{From: i, To: i + 1, Amount: fall}
		}
	}
	return d
}

// converted returns the timeline in the reporting currency, payment by payment at the
// rate of each payday: a converted total is the sum of converted payments. The amounts in
// the currency in which each is paid stay in Native. What shares pay in a currency of their own
// is converted from that, and not by way of the offer's.
func (c *Case) converted(payments Timeline, from Currency, t terms) Timeline {
	if from == c.Currency {
		return payments
	}
	result := make(Timeline, len(payments))
	for i, p := range payments {
		in, native := from, p.Number()
		if p.Currency != "" {
			in, native = p.Currency, p.NativeNumber()
		}
		if in == c.Currency {
			result[i] = p.direct(native)
			continue
		}
		p.Native = native.Decimal()
		rate := c.rate(in, p.ExchangedOn(), t)
		if t.moves() {
			p.remember(func(m *makings) { m.native, m.exchange = native, rate })
		}
		result[i] = p.of(c.exchanged(native, rate))
	}
	return result
}

// direct returns a payment of shares whose currency is the reporting one: nothing is converted.
func (p Payment) direct(amount calc.Number) Payment {
	p.Native = decimal.Zero
	p.remember(func(m *makings) { m.native, m.exchange = calc.Number{}, calc.Number{} })
	return p.of(amount)
}
