package report

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/negotiate"
)

// matched is the offer that is to be equalled; false where the target is no other offer's figure.
func (f *BriefFacts) matched() (offer int, is bool) {
	n := f.Negotiation
	if n == nil || n.Target.Kind != negotiate.ToMatch && n.Target.Kind != negotiate.ToMatchBest {
		return 0, false
	}
	return n.Target.Offer, true
}

// gap is what each year pays, what is missing to the offer that is matched, and what the first package
// makes of it.
func (f *BriefFacts) gap() Section {
	s := Section{ID: "gap", Title: "Year by year"}
	if f.From < 0 {
		return s
	}
	c := f.Comparison
	other, matched := f.matched()
	t := Table{ID: "gap", Title: s.Title, Caption: fmt.Sprintf("%s, %s", c.Case.Currency, ViewInWords(comp.ByYear)), Columns: []Column{textColumn(""), numberColumn(offerTitle(&c.Offers[f.From]))}}
	if matched {
		t.Columns = append(t.Columns, numberColumn(offerTitle(&c.Offers[other])), numberColumn(f.apart()))
	}
	asked := f.firstPackage()
	if asked != nil {
		t.Columns = append(t.Columns, numberColumn("With package "+PackageLetter(0)))
	}
	for k := 1; k <= c.Case.Years; k++ {
		t.Rows = append(t.Rows, f.gapRow(fmt.Sprintf("Year %d", k), fmt.Sprintf("year%d", k), asked))
	}
	total := f.gapRow("Total", "total", asked)
	total.Total = true
	t.Rows = append(t.Rows, total)
	if matched {
		s.Blocks = append(s.Blocks, f.gapChart(other))
	}
	s.Blocks = append(s.Blocks, t)
	return s
}

// firstPackage is the first package, where it reaches the target.
func (f *BriefFacts) firstPackage() *negotiate.Package {
	if n := f.asked(); n != nil && len(n.Packages) > 0 && n.Packages[0].Reaches {
		return &n.Packages[0]
	}
	return nil
}

func (f *BriefFacts) gapRow(title, metric string, asked *negotiate.Package) Row {
	c := f.Comparison
	today, _ := c.Offers[f.From].Figure(metric)
	row := Row{Cells: []Cell{textCell(title), moneyCell(today)}}
	if other, matched := f.matched(); matched {
		theirs, _ := c.Offers[other].Figure(metric)
		row.Cells = append(row.Cells, moneyCell(theirs), Cell{Kind: DifferenceCell, Value: f.signed(theirs.Sub(today))})
	}
	if asked != nil {
		value, known := figureOf(asked.Metrics, metric)
		row.Cells = append(row.Cells, moneyCell(value).ifKnown(known))
	}
	return row
}

// apart heads what lies between the two offers: what is missing, or what the one that leads is ahead.
func (f *BriefFacts) apart() string {
	if f.Negotiation.reached() {
		return "Ahead"
	}
	return "Missing"
}

// signed is what is missing as the column has it.
func (f *BriefFacts) signed(missing decimal.Decimal) decimal.Decimal {
	if f.Negotiation.reached() {
		return missing.Neg()
	}
	return missing
}

// figureOf finds a metric among figures.
func figureOf(figures []comp.Figure, metric string) (v decimal.Decimal, known bool) {
	for i := range figures {
		if figures[i].Metric.Name == metric {
			return figures[i].Value, true
		}
	}
	return v, false
}

// gapChart draws how the years make up what the other offer pays more.
func (f *BriefFacts) gapChart(other int) Chart {
	c := f.Comparison
	chart := Chart{ID: "chart-gap", Kind: Bridge, Data: Table{ID: "chart-gap-data", Columns: []Column{textColumn(""), numberColumn("Change"), numberColumn("So far")}}}
	var sum decimal.Decimal
	for k := 1; k <= c.Case.Years; k++ {
		name := fmt.Sprintf("year%d", k)
		today, _ := c.Offers[f.From].Figure(name)
		theirs, _ := c.Offers[other].Figure(name)
		next := sum.Add(theirs.Sub(today))
		chart.Bars = append(chart.Bars, Bar{Name: fmt.Sprintf("Year %d", k), Offer: other, From: sum, To: next})
		sum = next
	}
	chart.Title = f.gapFinding(chart.Bars, other)
	chart.Measure = fmt.Sprintf("Pay of %s less that of %s, added up by service year, %s", c.Offers[other].Short, c.Offers[f.From].Short, c.Case.Currency)
	chart.Description = fmt.Sprintf("Bars by service year, of what %s pays more than %s, each from the sum of those before it.", c.Offers[other].Name, c.Offers[f.From].Name)
	return chart.closed("In all", c)
}

// gapFinding says how much the other offer pays more, and in which year most of it.
func (f *BriefFacts) gapFinding(years []Bar, other int) string {
	c := f.Comparison
	total, most := years[len(years)-1].To, 0
	for k := range years {
		if years[k].Change().Abs().GreaterThan(years[most].Change().Abs()) {
			most = k
		}
	}
	theirs, mine, widest := c.Offers[other].Name, c.Offers[f.From].Name, years[most].Change()
	if widest.IsZero() {
		return fmt.Sprintf("%s pays as much as %s in every year", theirs, mine)
	}
	if kinds, _ := f.Negotiation.RestsOn(); kinds != nil {
		theirs = fmt.Sprintf("If %s, %s", f.Negotiation.conditionsOf(kinds), theirs)
	}
	return fmt.Sprintf("%s pays %s than %s over %s, and %s in %s", theirs, moreOrLess(total, c.Case.Currency), mine, Count(c.Case.Years, "year"), moreOrLess(widest, c.Case.Currency), InSentence(years[most].Name))
}

// moreOrLess says a difference in words: "$4,000 more".
func moreOrLess(v decimal.Decimal, currency comp.Currency) string {
	switch v.Sign() {
	case 1:
		return Headline(v, currency) + " more"
	case -1:
		return Headline(v.Abs(), currency) + " less"
	}
	return "no more"
}
