package report

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/risk"
)

// Gusts are the bars of a tornado, the widest first: the gap from the least to the most that each
// assumption makes of it, around today's.
type Gusts struct {
	Leader string          // whose lead the gap is
	Offer  int             // its position, for its colour
	Today  decimal.Decimal // the gap as the case stands
	Bars   []Gust
}

// Gust is what one assumption does to the gap.
type Gust struct {
	Name     string
	Whose    string          // the offer's part of the name; empty for a term of the whole case
	From, To decimal.Decimal // the least and the most of the gap; below 0 the lead is lost
	AtFrom   string          // the assumption's value there, with its unit
	AtTo     string
}

// Extent is the least and the most that any assumption makes of the gap.
func (g *Gusts) Extent() (low, high decimal.Decimal) {
	low, high = g.Today, g.Today
	for _, b := range g.Bars {
		low, high = decimal.Min(low, b.From), decimal.Max(high, b.To)
	}
	return low, high
}

// chart draws what each assumption does to the gap.
func (n stressed) chart() Chart {
	g := &Gusts{Leader: n.c.Offers[n.Lead.Leader].Short, Offer: n.Lead.Leader, Today: n.Lead.Gap}
	c := Chart{
		ID: "chart-tornado", Kind: Tornado, Title: n.finding(), Measure: n.measure(), Gusts: g, Replaces: []string{"tornado", "ends"},
		Description: fmt.Sprintf("Bars of the gap by which %s leads, from the least to the most that each assumption makes of it within what is plausible, around today's gap of %s, the widest first.", n.leader(), n.money(n.Lead.Gap)),
		Data: Table{
			ID: "chart-tornado-data", Caption: fmt.Sprintf("%s by which %s leads the best of the others; amounts of terms in %s", n.c.Case.Currency, n.leader(), ownCurrencies(n.c)),
			Columns: []Column{textColumn("Assumption"), numberColumn("Today"), numberColumn("Low"), numberColumn("Gap"), numberColumn("High"), numberColumn("Gap"), numberColumn("Lead lost at")},
		},
	}
	for i := range n.Terms {
		t := &n.Terms[i]
		bar := n.gust(t)
		g.Bars = append(g.Bars, bar)
		c.Data.Rows = append(c.Data.Rows, n.row(t))
	}
	return c
}

// gust is the bar of an assumption, which has today's value where the gap is least or most.
func (n stressed) gust(t *risk.Stressed) Gust {
	a := n.of(t.Assumption)
	at := func(gap decimal.Decimal) string {
		switch {
		case gap.Equal(t.GapLow):
			return a.said(a.Plausible.Low)
		case gap.Equal(t.GapHigh):
			return a.said(a.Plausible.High)
		}
		return a.said(a.Today)
	}
	return Gust{Name: a.name(), Whose: a.whoseOrNone(), From: t.Least, To: t.Most, AtFrom: at(t.Least), AtTo: at(t.Most)}
}

// row has an assumption's values and the gaps at them.
func (n stressed) row(t *risk.Stressed) Row {
	a := n.of(t.Assumption)
	return Row{Cells: []Cell{
		textCell(a.name()), textCell(a.brief(a.Today)), textCell(a.brief(a.Plausible.Low)), wholeCell(t.GapLow, n.c.Case.Currency),
		textCell(a.brief(a.Plausible.High)), wholeCell(t.GapHigh, n.c.Case.Currency), n.flip(t),
	}}
}

// measure says what the bars are of.
func (n stressed) measure() string {
	return fmt.Sprintf("%s: by how much %s exceeds the best of the others, each assumption from end to end of what is plausible, %s",
		n.Lead.Metric.Title, n.c.Offers[n.Lead.Leader].Short, n.c.Case.Currency)
}

// finding says how many of the assumptions lose the lead, each alone.
func (n stressed) finding() string {
	all, lose := len(n.Terms), len(n.FragileTo)
	what := fmt.Sprintf("take away %s's lead in pay", n.c.Offers[n.Lead.Leader].Short)
	if n.Verdict == risk.TooClose {
		what = "decide who pays more"
	}
	switch {
	case all == 1 && lose == 1:
		return "One assumption moves the gap, and alone can " + what
	case lose == all:
		return fmt.Sprintf("Each of %s assumptions alone can %s", numeral(all), what)
	case lose == 0:
		return "No assumption alone can " + what
	}
	return fmt.Sprintf("%s of %s assumptions, each alone, can %s", upper(numeral(lose)), numeral(all), what)
}
