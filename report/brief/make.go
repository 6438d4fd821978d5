package brief

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/market"
	"github.com/seed-251b9aba/offerkit/comp/negotiate"
	"github.com/seed-251b9aba/offerkit/comp/risk"
	"github.com/seed-251b9aba/offerkit/report"
)

// maker makes one brief, step by step.
type maker struct {
	c     *comp.Comparison
	o     Options
	b     *Brief
	grill *risk.Grill // nil of one offer
	none  *negotiate.TargetError

	standing *report.Standing        // of the offer in market data
	median   *negotiate.LevelPackage // the offer with the market's medians in it, where that is the target

	medianYear decimal.Decimal // the market's median of a year's total compensation, where that is
}

// ask answers what to ask for.
func (m *maker) ask() error {
	if m.b.Choice.From < 0 {
		return nil
	}
	var specs []negotiate.Spec
	var err error
	if m.o.Levers != nil {
		if specs, err = m.o.Levers(m.c, m.b.Choice.From); err != nil {
			return err
		}
	}
	n := new(report.Negotiation)
	if n.Asking, err = negotiate.New(m.c, m.b.Choice.From, m.o.Metric, specs...); err != nil {
		return err
	}
	if m.o.Place != nil {
		if err := m.o.Place(n); err != nil {
			return err
		}
	}
	m.standing = n.Standing
	n.Target, err = m.target(n.Asking)
	if errors.As(err, &m.none) && !m.aimed() {
		reached, err := m.toMedian(n)
		if err != nil {
			return err
		}
		if !reached {
			n.Target = n.Asking.Amount(n.Asking.Today)
			m.b.Backed = n // there is something to send, and nothing to ask for
			return nil
		}
	} else if err != nil {
		return err
	}
	m.b.Negotiation = n
	if err := m.answer(n, len(specs) > 0); err != nil {
		return err
	}
	m.b.Backed, err = m.backed(n, len(specs) > 0)
	return err
}

// backed is the negotiation about as much of the target as its offer carries and a counter reaches: what
// rests on an exit or on grants that nobody has put in writing is no claim to make to another employer (SPEC
// 10.5), and what is far beyond a counter no ask. Where that is all of it, it is the negotiation itself.
func (m *maker) backed(n *report.Negotiation, ordered bool) (*report.Negotiation, error) {
	target := n.Target
	if carried, less := m.c.Written(n.Target.Offer, m.o.Metric); n.Target.Kind == negotiate.ToMatchBest && less {
		target.Amount = carried
	}
	within, _, err := n.Asking.Within(target)
	if err != nil || within.Target.Amount.Equal(n.Target.Amount) {
		return n, err
	}
	b := &report.Negotiation{Asking: n.Asking, Target: within.Target, Standing: n.Standing}
	return b, m.answer(b, ordered)
}

// toMedian takes the market for the target, where no other offer gives one: the median of total
// compensation for a metric of all years, else what the letter would pay with the medians of the parts of
// pay in it. It returns false where the data have neither.
func (m *maker) toMedian(n *report.Negotiation) (found bool, err error) {
	if n.Standing == nil {
		return false, nil
	}
	if total, known := m.medianTotal(n); known {
		m.medianYear = total
		if n.Asking.Metric.Kind == comp.MetricTotal {
			total = total.Mul(decimal.NewFromInt(int64(m.c.Case.Years)))
		}
		n.Target = n.Asking.Amount(total)
		return true, nil
	}
	pay := report.MedianPay(n.Asking.Result().Offer.Level, n.Standing.Answers)
	if len(pay.Parts) == 0 {
		return false, nil
	}
	if m.median, err = n.Asking.AtLevel(pay); err != nil {
		return false, err
	}
	amount, known := m.median.Result.Figure(m.o.Metric)
	n.Target = n.Asking.Amount(amount)
	return known, nil
}

// medianTotal is the market's median of a year's total compensation, for the metrics that an average
// year makes.
func (m *maker) medianTotal(n *report.Negotiation) (decimal.Decimal, bool) {
	if kind := n.Asking.Metric.Kind; kind != comp.MetricTotal && kind != comp.MetricAverage {
		return decimal.Zero, false
	}
	for i := range n.Standing.Answers {
		if a := &n.Standing.Answers[i]; a.Measure == market.Total {
			if median, known := a.MedianIn(m.c.Case.Currency); known {
				return median, true
			}
		}
	}
	return decimal.Zero, false
}

// aimed reports whether the options name a target.
func (m *maker) aimed() bool { return m.o.Match != "" || m.o.Target.Valid || m.o.MakeWhole }

// target is what is to be reached.
func (m *maker) target(a *negotiate.Asking) (negotiate.Target, error) {
	switch {
	case m.o.MakeWhole:
		return a.MakeWhole()
	case m.o.Target.Valid:
		return a.Amount(m.o.Target.Decimal), nil
	case m.o.Match != "":
		i, err := Choose(m.c, m.o.Metric, m.o.Match)
		if err != nil {
			return negotiate.Target{}, err
		}
		return a.Match(i.From)
	}
	return a.Best()
}

// answer works out the asks.
func (m *maker) answer(n *report.Negotiation, ordered bool) (err error) {
	if n.Asks, err = n.Asking.Asks(n.Target.Amount); err != nil {
		return err
	}
	if ordered {
		plan, err := n.Asking.Plan(n.Target.Amount)
		if err != nil {
			return err
		}
		n.Plan = &plan
	}
	if n.Market, err = n.Asking.AgainstMarket(); err != nil {
		return err
	}
	if !n.Asking.Today.LessThan(n.Target.Amount) {
		return nil // nothing has to be asked for
	}
	if err := m.pack(n); err != nil {
		return err
	}
	return m.climb(n)
}

// pack makes the packages.
func (m *maker) pack(n *report.Negotiation) (err error) {
	if m.o.Packages == nil {
		n.Packages, n.LeftOut, err = n.Asking.Packages(n.Target.Amount)
		return err
	}
	specs, err := m.o.Packages(n.Asking)
	if err != nil {
		return err
	}
	for _, spec := range specs {
		p, err := n.Asking.Package(spec, n.Target.Amount)
		if err != nil {
			return err
		}
		n.Packages = append(n.Packages, p)
	}
	return nil
}

// climb works out the answers to expect to the first package, or to the filler alone.
func (m *maker) climb(n *report.Negotiation) error {
	first := new(negotiate.Package)
	if len(n.Packages) > 0 {
		first = &n.Packages[0]
	} else {
		alone, err := n.Asking.Package(negotiate.PackageSpec{}, n.Target.Amount)
		if err != nil {
			return err
		}
		first = &alone
	}
	var err error
	n.Ladder, err = n.Asking.Ladder(first, n.Target.Amount)
	return err
}

// doubt asks how far the comparison can be trusted.
func (m *maker) doubt() error {
	if len(m.c.Offers) < 2 {
		return nil
	}
	lead, err := risk.New(m.c, m.o.Metric)
	if err != nil {
		return err
	}
	chosen := m.b.Choice.From
	if chosen < 0 {
		chosen = lead.Leader
	}
	m.grill, err = lead.Grill(chosen)
	return err
}

// summarize fills the row of an index.
func (m *maker) summarize() {
	s := &m.b.Summary
	s.Client, s.Currency, s.Confidence = report.Plain(m.c.Case.Candidate.Name), m.c.Case.Currency, None
	deadlines, _ := negotiate.Deadlines(m.c)
	for _, d := range deadlines {
		if !d.On.IsZero() && (s.Deadline.IsZero() || d.On.Before(s.Deadline)) {
			s.Deadline, s.Left = d.On, d.Left
		}
	}
	if m.b.Choice.From >= 0 {
		s.Offer = m.c.Offers[m.b.Choice.From].Name
	}
	n := m.b.Negotiation
	if n == nil {
		s.Ask = m.b.Document.Verdict.Headline
		return
	}
	s.Ask = n.AskInBrief()
	s.Gap = decimal.Max(decimal.Zero, n.Target.Amount.Sub(n.Asking.Today))
	s.GapInWords = report.Headline(s.Gap, s.Currency)
	if s.Gap.IsPositive() {
		s.Confidence = m.confidence(n)
	}
}

// confidence says how far the ask carries.
func (m *maker) confidence(n *report.Negotiation) Confidence {
	if n.Target.Kind != negotiate.ToMatch && n.Target.Kind != negotiate.ToMatchBest {
		return Low
	}
	other := &m.c.Offers[n.Target.Offer].Offer
	kinds, _ := n.RestsOn()
	switch {
	case n.Asking.Leverage(n.Target.Offer) != negotiate.Carries, m.b.Backed.Reached(), n.Ends(), m.b.Backed.Target.Full.Valid:
		return Low
	case other.Evidence == comp.Verbal || kinds != nil || m.grill == nil || m.grill.Stress.Verdict != risk.Robust:
		return Medium
	}
	return High
}
