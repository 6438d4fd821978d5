package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/risk"
)

// Thresholds are the answers about where the lead of two offers changes.
type Thresholds struct {
	Lead  *risk.Lead
	Terms []risk.BreakEvens
	All   bool      // all terms were asked for, so that those that do not move the gap are left out
	Map   *risk.Map // nil where none was asked for
}

// Shown are the terms that are told of.
func (n *Thresholds) Shown() []risk.BreakEvens {
	return slices.DeleteFunc(slices.Clone(n.Terms), func(b risk.BreakEvens) bool { return n.All && !b.Moves })
}

// BreakEven turns the answers into their document: who leads and what would have to be otherwise,
// then every term, then the map.
func BreakEven(n *Thresholds) *Document {
	c := n.Lead.Comparison
	d := &Document{
		Title:    thresholdTitle,
		Subtitle: fmt.Sprintf("%s, valued on %v, over %s of service", c.Case.Currency, c.Case.AsOf, Count(c.Case.Years, "year")),
		Verdict:  Said(n.verdict()...), Metric: n.Lead.Metric.Name, Currency: c.Case.Currency, Comparison: c, View: comp.ByYear,
	}
	if s := n.section(); len(s.Blocks) > 0 {
		d.Sections = append(d.Sections, s)
	}
	if n.Map != nil {
		d.Sections = append(d.Sections, mapSection(n.Lead, n.Map))
	}
	d.Sections = append(d.Sections, Section{ID: "assumptions", Part: Closing, Title: "Assumptions", Blocks: []Block{
		List{Items: append(n.conventions(), Assumptions(c)...)},
	}})
	return d
}

const thresholdTitle = "Where the lead changes"

// within is the section of a report about more.
func (n *Thresholds) within(charts bool) Section {
	blocks := n.section().Blocks
	if charts && n.Map != nil {
		blocks = append(blocks, heatMap(n.Lead, n.Map))
	}
	if n.Map != nil {
		blocks = append(blocks, mapSection(n.Lead, n.Map).Blocks...)
	}
	return risky("break-even", thresholdTitle, n.verdict(), append(blocks, List{Items: n.conventions()})...)
}

func (n *Thresholds) leader() string { return n.Lead.Comparison.Offers[n.Lead.Leader].Name }

func (n *Thresholds) other() string { return n.Lead.Comparison.Offers[n.Lead.RunnerUp()].Name }

// leadInWords says who leads whom, and by how much.
func leadInWords(l *risk.Lead) string {
	c := l.Comparison
	r := comp.Ranking{Metric: l.Metric, Order: append([]int{l.Leader}, l.Others...), Gap: l.Gap, Verdict: comp.Leads}
	first, runnerUp := c.Offers[l.Leader].Name, c.Offers[l.RunnerUp()].Name
	switch {
	case l.Gap.IsZero():
		return fmt.Sprintf("Equal: %s pay the same %s.", offersInWords(c, equals(r.Order, onMetric(c, l.Metric))), l.Metric.In())
	case l.IsClose():
		return fmt.Sprintf("Too close to call: %s pays %s more than %s %s, within the tolerance of %s.", first, margin(c, r), runnerUp, l.Metric.In(), ExactPercent(c.Case.Tolerance))
	}
	if s, known := c.Standing(l.Metric.Name); known && s.Conditions != nil && s.Ranking.Order[0] == l.Leader {
		conditions := clauses(eachCondition(c, &c.Offers[l.Leader], s.Conditions))
		return fmt.Sprintf("If %s, %s pays %s more than %s %s.", conditions, first, margin(c, r), runnerUp, l.Metric.In())
	}
	return fmt.Sprintf("%s pays %s more than %s %s.", first, margin(c, r), runnerUp, l.Metric.In())
}

// saidAtMost is how many break-evens the verdict tells.
const saidAtMost = 3

// verdict says who leads, and what nobody has promised would have to be otherwise for a tie, the
// nearest to what may well be first.
func (n *Thresholds) verdict() []string {
	said := []string{leadInWords(n.Lead)}
	if n.Lead.Gap.IsZero() { // every term breaks even where it is
		return said
	}
	type near struct {
		text string
		away decimal.Decimal
	}
	var open []near
	for _, b := range n.Terms {
		f, found := b.Nearest()
		if !found || b.IsFixed() {
			continue
		}
		a := assumed{b.Assumption, n.Lead.Comparison}
		text := a.required(f.Value)
		open = append(open, near{strings.ToUpper(text[:1]) + text[1:] + ".", f.Value.Sub(b.Today).Abs().DivRound(b.Plausible.High.Sub(b.Plausible.Low), 12)})
	}
	slices.SortStableFunc(open, func(a, b near) int { return a.away.Cmp(b.away) })
	for _, o := range open[:min(len(open), saidAtMost)] {
		said = append(said, o.text)
	}
	if len(open) > saidAtMost {
		said = append(said, "The table has more.")
	}
	if len(open) == 0 {
		said = append(said, "Nothing that is assumed changes the lead by itself within the ranges that are searched"+whileUncounted(n.Lead.Comparison)+".")
	}
	return said
}

func (n *Thresholds) section() Section {
	s := Section{ID: "break-evens", Part: Summary, Title: "Break-evens"}
	shown := n.Shown()
	if len(shown) == 0 {
		return s
	}
	until := ""
	if slices.ContainsFunc(shown, func(b risk.BreakEvens) bool { return len(TieBands(b.Found)) > 1 }) {
		until = ", until the next of several"
	}
	t := Table{
		ID: "break-evens", Title: s.Title,
		Caption: fmt.Sprintf("each term alone, all else as it is; past the break-even, seen from today, %s leads%s; amounts in %s", n.other(), until, ownCurrencies(n.Lead.Comparison)),
		Columns: []Column{textColumn("Term"), numberColumn("Today"), numberColumn("Break-even"), textColumn("Searched")},
	}
	var none []string
	for i := range shown {
		b := &shown[i]
		if a := (assumed{b.Assumption, n.Lead.Comparison}); len(b.Found) == 0 {
			none = append(none, fmt.Sprintf("%s: no break-even from %s.", a.name(), a.span(b.Searched)))
			continue
		}
		t.Rows = append(t.Rows, n.rows(b)...)
	}
	if len(t.Rows) > 0 {
		s.Blocks = append(s.Blocks, t)
	}
	if none != nil {
		s.Blocks = append(s.Blocks, List{Items: none})
	}
	return s
}

// rowsOfATerm is how many break-evens of one term have rows of their own; where whole shares make
// the lead change to and fro there are many.
const rowsOfATerm = 3

// rows are those of one term, one for each break-even.
func (n *Thresholds) rows(b *risk.BreakEvens) (rows []Row) {
	a := assumed{b.Assumption, n.Lead.Comparison}
	row := func(at string) Row {
		return Row{Cells: []Cell{textCell(a.name()), textCell(a.value(b.Today)), textCell(at), textCell(a.span(b.Searched))}}
	}
	bands := TieBands(b.Found)
	if count := len(bands); count > rowsOfATerm {
		return []Row{row(fmt.Sprintf("%d from %s to %s", count, a.value(b.Found[0].Value), a.value(b.Found[len(b.Found)-1].Value)))}
	}
	for i, band := range bands {
		at := a.value(band.First.Value)
		if band.Wide() {
			at = fmt.Sprintf("%s to %s: a tie", at, a.value(band.Last.Value))
		}
		rows = append(rows, row(at))
		if len(bands) > 1 {
			rows[i].Cells[0].Text += fmt.Sprintf(", %d of %d", i+1, len(bands))
		}
	}
	return rows
}

// TieBand is a break-even, or the first and the last of those between which the two offers tie at every
// value.
type TieBand struct{ First, Last risk.BreakEven }

// Wide reports whether there are several values at which the offers tie.
func (b *TieBand) Wide() bool { return !b.First.Value.Equal(b.Last.Value) }

// TieBands puts break-evens together between which the two offers tie at every value.
func TieBands(found []risk.BreakEven) (bands []TieBand) {
	for i, f := range found {
		if i > 0 && found[i-1].Above < 0 && f.Below < 0 {
			bands[len(bands)-1].Last = f
			continue
		}
		bands = append(bands, TieBand{f, f})
	}
	return bands
}

// ahead names who leads.
func (n *Thresholds) ahead(offer int) string { return aheadName(n.Lead.Comparison, offer) }

func aheadName(c *comp.Comparison, offer int) string {
	if offer < 0 {
		return "a tie"
	}
	return c.Offers[offer].Short
}

func (n *Thresholds) conventions() []string {
	said := []string{
		"Every break-even is the full model's: between it and the next value, a cent, 0.0001 of a price, 0.0001% of a rate, one share or a month away, the lead changes.",
	}
	if n.All {
		said = append(said, "All terms are shown that move the gap between the two; what is searched is the range in the case where it has one.")
	}
	return said
}

// BreakEvenTable is the answers for whoever reads columns: values as plain numbers, rates as
// fractions, one row a break-even.
func BreakEvenTable(n *Thresholds) *Document {
	c := n.Lead.Comparison
	d := &Document{Currency: c.Case.Currency}
	if n.Map != nil {
		d.Sections = []Section{{Blocks: []Block{mapColumns(n.Lead, n.Map)}}}
		return d
	}
	t := Table{Title: n.leader() + " over " + n.other(), Columns: []Column{
		textColumn("Term"), numberColumn("Today"), numberColumn("From"), numberColumn("To"), numberColumn("Break even"), numberColumn("Tie until"), numberColumn("Gap"), textColumn("Below"), textColumn("Above"),
	}}
	for _, b := range n.Shown() {
		row := Row{Cells: []Cell{textCell(b.Path), numberCell(b.Today), numberCell(b.Searched.Low), numberCell(b.Searched.High)}}
		if len(b.Found) == 0 {
			blank := Cell{Kind: EmptyCell}
			row.Cells = append(row.Cells, blank, blank, blank, blank, blank)
			t.Rows = append(t.Rows, row)
		}
		for _, band := range TieBands(b.Found) {
			until := Cell{Kind: EmptyCell}
			if band.Wide() {
				until = numberCell(band.Last.Value)
			}
			one := Row{Cells: append(slices.Clone(row.Cells), numberCell(band.First.Value), until, moneyCell(band.First.Gap), textCell(n.ahead(band.First.Below)), textCell(n.ahead(band.Last.Above)))}
			t.Rows = append(t.Rows, one)
		}
	}
	d.Sections = []Section{{Blocks: []Block{t}}}
	return d
}

// Marks of a map, from the leader of today far ahead to the other offer far ahead.
const (
	farAhead  = "█"
	ahead     = "▓"
	tied      = "="
	behindBy  = "░"
	farBehind = "·"
	unknown   = "?"
	now       = "│"      // today, in a bar
	nothing   = "\u00a0" // beside a bar: a space that no format takes away
)

// mapSection draws a map, and has the lead in thousands below it.
func mapSection(l *risk.Lead, m *risk.Map) Section {
	c := l.Comparison
	rows, columns := assumed{m.Rows, c}, assumed{m.Columns, c}
	first, other := c.Offers[l.Leader].Name, c.Offers[l.RunnerUp()].Name
	s := Section{ID: "map", Part: Closing, Title: "Who leads where"}
	picture := Table{
		ID: "map", Title: s.Title,
		Caption: fmt.Sprintf("down: %s; across: %s. %s %s leads by more than the tolerance of %s, %s by less, %s tie, %s %s by less, %s by more",
			rows.name(), columns.name(), farAhead, first, ExactPercent(c.Case.Tolerance), ahead, tied, behindBy, other, farBehind),
		Columns: []Column{numberColumn(""), textColumn(columns.span(m.Columns.Searched))},
	}
	for i, v := range m.RowValues {
		var drawn strings.Builder
		for _, gap := range m.Gaps[i] {
			drawn.WriteString(strings.Repeat(mark(shade(l, gap)), 2))
		}
		picture.Rows = append(picture.Rows, Row{Cells: []Cell{textCell(rows.brief(v)), drawnCell(drawn.String())}})
	}
	s.Blocks = append(s.Blocks, picture, mapFigures(l, m))
	return s
}

// mark is the mark of who leads.
func mark(s Shade) string {
	switch s {
	case FarAhead:
		return farAhead
	case Ahead:
		return ahead
	case Tied:
		return tied
	case Behind:
		return behindBy
	case FarBehind:
		return farBehind
	}
	return unknown
}

// mapFigures has the lead in thousands.
func mapFigures(l *risk.Lead, m *risk.Map) Table {
	c := l.Comparison
	rows, columns := assumed{m.Rows, c}, assumed{m.Columns, c}
	unit := "thousands"
	if c.Case.Currency.CountsInLakhs() {
		unit = "lakhs"
	}
	t := Table{
		ID: "map-figures", Title: "By how much",
		Caption: fmt.Sprintf("%s of %s by which %s leads; down: %s; across: %s", unit, c.Case.Currency, c.Offers[l.Leader].Name, rows.name(), columns.name()),
		Columns: []Column{numberColumn("")},
	}
	for _, v := range m.ColumnValues {
		t.Columns = append(t.Columns, numberColumn(columns.brief(v)))
	}
	for i, v := range m.RowValues {
		row := Row{Cells: []Cell{textCell(rows.brief(v))}}
		for _, gap := range m.Gaps[i] {
			row.Cells = append(row.Cells, thousands(gap, c.Case.Currency))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// thousands is a gap in thousands, or in lakhs where people count in them.
func thousands(gap decimal.NullDecimal, c comp.Currency) Cell {
	if !gap.Valid {
		return Cell{Kind: EmptyCell}
	}
	text := Number(gap.Decimal.Shift(-3).Round(0))
	if c.CountsInLakhs() {
		text = Number(gap.Decimal.Shift(-5).Round(1))
	}
	if gap.Decimal.IsPositive() {
		text = "+" + text
	}
	return textCell(text)
}

// mapColumns is a map as rows of two values and a gap.
func mapColumns(l *risk.Lead, m *risk.Map) Table {
	t := Table{Title: l.Comparison.Offers[l.Leader].Name + " over " + l.Comparison.Offers[l.RunnerUp()].Name,
		Columns: []Column{numberColumn(m.Rows.Path), numberColumn(m.Columns.Path), numberColumn("Gap"), textColumn("Leads")}}
	for i, row := range m.RowValues {
		for k, column := range m.ColumnValues {
			gap := m.Gaps[i][k]
			t.Rows = append(t.Rows, Row{Cells: []Cell{numberCell(row), numberCell(column), moneyCell(gap.Decimal).ifKnown(gap.Valid), textCell(leads(l, gap))}})
		}
	}
	return t
}

// leads names who leads by a gap; nobody where it is not known.
func leads(l *risk.Lead, gap decimal.NullDecimal) string {
	switch {
	case !gap.Valid:
		return ""
	case gap.Decimal.IsPositive():
		return l.Comparison.Offers[l.Leader].Name
	case gap.Decimal.IsNegative():
		return l.Comparison.Offers[l.RunnerUp()].Name
	}
	return aheadName(l.Comparison, -1)
}
