package report

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/risk"
)

// Heat is what a heat map draws: who leads at each pair of values of two terms.
type Heat struct {
	Down, Across  HeatSide
	Leader, Other HeatOffer // who leads as the case stands, and the other of the two
	Cells         [][]Shade // by value down and across
	Tolerance     string    // within which a lead is too close to call
}

// HeatSide is one side of a heat map.
type HeatSide struct {
	Name   string // of the term: Amazon: growth of the share price
	Whose  string // the offer's part of the name
	Values []decimal.Decimal
	Labels []string // of the values
	Today  decimal.Decimal
	Now    string // today's value as written
}

// HeatOffer is one of the two offers of a heat map, with the letter that stands in its cells.
type HeatOffer struct {
	Name   string
	Offer  int // position, for its colour
	Letter string
}

// Shade is who leads at a point, seen from the offer that leads as the case stands.
type Shade int

// The shades, from the leader far ahead to the other offer far ahead.
const (
	LeadUnknown Shade = iota // a figure divides by zero
	FarAhead                 // by more than the tolerance
	Ahead                    // by less
	Tied
	Behind
	FarBehind
)

// shade says who leads by a gap.
func shade(l *risk.Lead, gap decimal.NullDecimal) Shade {
	close := gap.Decimal.Abs().LessThanOrEqual(l.Closeness())
	switch sign := gap.Decimal.Sign(); {
	case !gap.Valid:
		return LeadUnknown
	case sign == 0:
		return Tied
	case sign > 0 && close:
		return Ahead
	case sign > 0:
		return FarAhead
	case close:
		return Behind
	}
	return FarBehind
}

// heatMap draws a map.
func heatMap(l *risk.Lead, m *risk.Map) Chart {
	c := l.Comparison
	h := &Heat{
		Down: heatSide(assumed{m.Rows, c}, m.RowValues), Across: heatSide(assumed{m.Columns, c}, m.ColumnValues),
		Leader: HeatOffer{Name: c.Offers[l.Leader].Short, Offer: l.Leader}, Other: HeatOffer{Name: c.Offers[l.RunnerUp()].Short, Offer: l.RunnerUp()},
		Tolerance: ExactPercent(c.Case.Tolerance),
	}
	h.Leader.Letter, h.Other.Letter = letters(h.Leader.Name, h.Other.Name)
	for _, row := range m.Gaps {
		var cells []Shade
		for _, gap := range row {
			cells = append(cells, shade(l, gap))
		}
		h.Cells = append(h.Cells, cells)
	}
	data := mapFigures(l, m)
	data.ID = "chart-map-data"
	return Chart{
		ID: "chart-map", Kind: HeatMap, Title: h.finding(l.Metric), Heat: h, Measure: fmt.Sprintf("%s, %s: whose is higher, by two assumptions", l.Metric.Title, c.Case.Currency), Replaces: []string{"map", "map-figures"}, Data: data,
		Description: fmt.Sprintf("A grid of who leads %s as two terms move; down: %s, from %s to %s; across: %s, from %s to %s. Today they are %s and %s. %s.",
			l.Metric.In(), h.Down.Name, h.Down.Labels[0], h.Down.Labels[len(h.Down.Labels)-1], h.Across.Name, h.Across.Labels[0], h.Across.Labels[len(h.Across.Labels)-1],
			h.Down.Now, h.Across.Now, h.finding(l.Metric)),
	}
}

func heatSide(a assumed, values []decimal.Decimal) HeatSide {
	s := HeatSide{Name: a.name(), Whose: a.whoseOrNone(), Values: values, Today: a.Today, Now: a.brief(a.Today)}
	for _, v := range values {
		s.Labels = append(s.Labels, a.brief(v))
	}
	return s
}

// GrowthByBase is the gap by the growth of a share and the leader's base; false where nothing has such.
func (j *Judgment) GrowthByBase() (Table, bool) {
	if j.Thresholds == nil {
		return Table{}, false
	}
	l := j.Thresholds.Lead
	m, ok := l.GrowthByBase()
	if !ok {
		return Table{}, false
	}
	c := l.Comparison
	rows, columns := assumed{m.Rows, c}, assumed{m.Columns, c}
	t := Table{
		ID: "growth-by-base", Title: fmt.Sprintf("By how much %s leads %s", c.Offers[l.Leader].Name, c.Offers[l.RunnerUp()].Name),
		Caption: fmt.Sprintf("%s, %s; down: %s; across: %s, in that offer's currency", c.Case.Currency, l.Metric.Title, rows.name(), columns.name()),
		Columns: []Column{numberColumn("")},
	}
	for _, v := range m.ColumnValues {
		t.Columns = append(t.Columns, numberColumn(columns.brief(v)))
	}
	for i, v := range m.RowValues {
		row := Row{Cells: []Cell{textCell(rows.brief(v))}}
		for k, gap := range m.Gaps[i] {
			cell := moneyCell(gap.Decimal).ifKnown(gap.Valid)
			cell.Strong = v.Equal(m.Rows.Today) && m.ColumnValues[k].Equal(m.Columns.Today)
			row.Cells = append(row.Cells, cell)
		}
		t.Rows = append(t.Rows, row)
	}
	return t, true
}

// letters are what tells two offers apart: their initials, or A and B where these are the same.
func letters(leader, other string) (string, string) {
	initial := func(name string) string {
		for _, r := range Plain(name) {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				return strings.ToUpper(string(r))
			}
		}
		return ""
	}
	if a, b := initial(leader), initial(other); a != b && a != "" && b != "" {
		return a, b
	}
	return "A", "B"
}

// finding says how often who leads, of the pairs that are drawn.
func (h *Heat) finding(m comp.Metric) string {
	counts, all := map[Shade]int{}, 0
	for _, row := range h.Cells {
		for _, s := range row {
			counts[s]++
			all++
		}
	}
	text := fmt.Sprintf("%s pays more %s in %d of %d combinations, %s in %d", h.Leader.Name, m.In(), counts[FarAhead], all, h.Other.Name, counts[FarBehind])
	if near := counts[Ahead] + counts[Tied] + counts[Behind]; near > 0 {
		text += fmt.Sprintf("; %d are too close to call", near)
	}
	return text
}
