package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/negotiate"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Move is how one offer has moved: what it comes to in each of its rounds, or as a variant beside
// what it is from (SPEC 10.7).
type Move struct {
	ID     string // of its section, for links: rounds-1, variant-2
	Offer  string // name of the offer that has moved
	Beside bool   // two rounds or variants set side by side, not the whole way of an offer
	Rounds []Round
}

// Round is an offer in one round, or as one variant.
type Round struct {
	Name   string       // at the head of a column: First offer, 2027-01-08, a variant's name
	First  bool         // the terms before any revision
	On     vesting.Date // of a revision
	Result *comp.Result
}

// inSentence names the round in a sentence.
func (r *Round) inSentence() string {
	switch {
	case r.First:
		return "the first offer"
	case !r.On.IsZero():
		return fmt.Sprintf("the revision of %v", r.On)
	}
	return r.Name
}

// Moves lists how the offers of a comparison have moved, none for offers of one round.
func Moves(c *comp.Comparison) ([]Move, error) {
	var moves []Move
	for i := range c.Offers {
		r := &c.Offers[i]
		rounds, err := roundsOf(c, i)
		if err != nil {
			return nil, err
		}
		if len(rounds) > 0 {
			moves = append(moves, Move{ID: fmt.Sprintf("rounds-%d", i+1), Offer: r.Name, Rounds: rounds})
		}
		if base, err := FindOffer(c, r.Offer.From); err == nil && r.Offer.From != "" {
			moves = append(moves, Move{ID: fmt.Sprintf("variant-%d", i+1), Offer: r.Name, Beside: true, Rounds: []Round{
				{Name: base.Name, Result: base}, {Name: r.Name, Result: r},
			}})
		}
	}
	return moves, nil
}

func roundsOf(c *comp.Comparison, offer int) ([]Round, error) {
	all, err := negotiate.Rounds(c, offer)
	if err != nil {
		return nil, err
	}
	var rounds []Round
	for _, round := range all {
		one := Round{Name: "First offer", First: round.On.IsZero(), On: round.On, Result: round.Result}
		if !one.First {
			one.Name = one.On.String()
		}
		rounds = append(rounds, one)
	}
	return rounds, nil
}

func (m *Move) first() *Round { return &m.Rounds[0] }
func (m *Move) last() *Round  { return &m.Rounds[len(m.Rounds)-1] }

// Change returns what the last round has over the first of a figure.
func (m *Move) Change(of func(*comp.Result) decimal.Decimal) decimal.Decimal {
	return of(m.last().Result).Sub(of(m.first().Result))
}

// Pairs are the steps of the move, each round beside the one before it, and of several steps the
// whole of them.
func (m *Move) Pairs() []Move {
	var pairs []Move
	for k := 1; k < len(m.Rounds); k++ {
		pairs = append(pairs, Move{ID: m.ID, Offer: m.Offer, Beside: true, Rounds: m.Rounds[k-1 : k+1]})
	}
	if len(pairs) > 1 {
		pairs = append(pairs, Move{ID: m.ID, Offer: m.Offer, Beside: true, Rounds: []Round{*m.first(), *m.last()}})
	}
	return pairs
}

// Components lists the components that any round pays, in the order of every report.
func (m *Move) Components() []comp.Component {
	return slices.DeleteFunc(comp.Components(), func(component comp.Component) bool {
		return !slices.ContainsFunc(m.Rounds, func(r Round) bool { return slices.Contains(Paid(r.Result), component) })
	})
}

// PaidOf returns what an offer pays of a component over the horizon.
func PaidOf(component comp.Component) func(*comp.Result) decimal.Decimal {
	return func(r *comp.Result) decimal.Decimal {
		return r.Timeline.Sum(func(p *comp.Payment) bool { return p.Component == component })
	}
}

func totalOf(r *comp.Result) decimal.Decimal { return r.Total }

// Title heads the move.
func (m *Move) Title() string {
	if m.Beside {
		return upper(fmt.Sprintf("%s beside %s", m.last().inSentence(), m.first().inSentence()))
	}
	return "How " + m.Offer + " has moved"
}

// section says how an offer has moved, by component, year and metric.
func (m *Move) section(c *comp.Comparison, charts bool) Section {
	s := Section{ID: m.ID, Title: m.Title(), Part: Detail}
	s.Blocks = append(s.Blocks, Paragraph{Text: m.InWords(c)})
	if charts {
		for _, chart := range m.Bridges(c) {
			s.Blocks = append(s.Blocks, chart)
		}
	}
	for _, t := range m.Tables(c) {
		s.Blocks = append(s.Blocks, t)
	}
	return s
}

// InWords says what the rounds have brought, most of it by what, and in which year how much of it.
func (m *Move) InWords(c *comp.Comparison) string {
	moved, before := m.Change(totalOf), m.first().Result.Total
	text := fmt.Sprintf("Since the first offer %s has moved by %s over %s", m.Offer, Signed(moved, c.Case.Currency), Count(c.Case.Years, "year"))
	switch {
	case m.Beside:
		text = upper(m.against(c, moved))
	case moved.IsZero():
		text = fmt.Sprintf("%s pays as much over %s as the first offer", m.Offer, Count(c.Case.Years, "year"))
	}
	if !moved.IsZero() && before.IsPositive() {
		share := moved
		if m.Beside { // said as more or less
			share = moved.Abs()
		}
		text += fmt.Sprintf(" (%s)", Percent(share.DivRound(before, sharePlaces)))
	}
	text += m.mostly() + "."
	if years := m.yearsInWords(c.Case.Currency); years != "" {
		text += " By year: " + years + "."
	}
	for _, d := range m.Dropped() {
		text += " " + upper(droppedInWords(&d, m.last().inSentence())) + "."
	}
	return text
}

// Dropped are the clawbacks that the last round does not have and an earlier one had.
func (m *Move) Dropped() []comp.DroppedClause {
	var earlier []*comp.Offer
	for i := range m.Rounds[:len(m.Rounds)-1] {
		earlier = append(earlier, &m.Rounds[i].Result.Offer)
	}
	return m.last().Result.Offer.DroppedClauses(earlier...)
}

// yearsInWords lists the service years that have changed; empty where there is but one, or none has.
func (m *Move) yearsInWords(currency comp.Currency) string {
	var parts []string
	years, equal := len(m.first().Result.Years), true
	for k := range years {
		change := m.yearly(k, nil)
		equal = equal && change.Equal(m.yearly(0, nil))
		if !change.IsZero() {
			parts = append(parts, fmt.Sprintf("%s in year %d", Signed(change, currency), k+1))
		}
	}
	switch {
	case years == 1 || len(parts) == 0:
		return ""
	case equal:
		return Signed(m.yearly(0, nil), currency) + " in each"
	}
	return series(parts)
}

// against sets the last round against the first: "the revision of D pays $5,000 more over 4 years
// than the first offer".
func (m *Move) against(c *comp.Comparison, moved decimal.Decimal) string {
	span, more := Count(c.Case.Years, "year"), "more"
	switch {
	case moved.IsZero():
		return fmt.Sprintf("%s pays as much over %s as %s", m.last().inSentence(), span, m.first().inSentence())
	case moved.IsNegative():
		more = "less"
	}
	return fmt.Sprintf("%s pays %s %s over %s than %s", m.last().inSentence(), Headline(moved.Abs(), c.Case.Currency), more, span, m.first().inSentence())
}

// upper begins a sentence.
func upper(text string) string {
	if text == "" {
		return text
	}
	return strings.ToUpper(text[:1]) + text[1:]
}

// yearly is the change of a service year, from 0, of some components or, for none, of all.
func (m *Move) yearly(year int, components []comp.Component) decimal.Decimal {
	return m.Change(func(r *comp.Result) decimal.Decimal {
		if components == nil {
			return r.Years[year].Total
		}
		sum := decimal.Zero
		for _, component := range components {
			sum = sum.Add(r.Years[year].Components[component])
		}
		return sum
	})
}

// Tables are what each round comes to, by component, year and metric, and what has changed from the
// first to the last by component and year.
func (m *Move) Tables(c *comp.Comparison) []Table { return []Table{m.roundTable(c), m.yearTable(c)} }

// roundTable puts the rounds side by side, with what the last has over the first.
func (m *Move) roundTable(c *comp.Comparison) Table {
	t := Table{ID: m.ID, Title: "By component, year and metric", Caption: fmt.Sprintf("%s, over %s, as the case is written", c.Case.Currency, Count(c.Case.Years, "year")), Columns: []Column{textColumn("")}}
	for _, round := range m.Rounds {
		t.Columns = append(t.Columns, numberColumn(round.Name))
	}
	t.Columns = append(t.Columns, numberColumn("Change"))
	row := func(what string, sum bool, of func(*comp.Result) decimal.Decimal) {
		cells := []Cell{textCell(what)}
		for _, round := range m.Rounds {
			cells = append(cells, moneyCell(of(round.Result)))
		}
		t.Rows = append(t.Rows, Row{Total: sum, Cells: append(cells, Cell{Kind: DifferenceCell, Value: m.Change(of)})})
	}
	for _, component := range m.Components() {
		row(m.last().Result.TitleOf(component), false, PaidOf(component))
	}
	row("Total", true, totalOf)
	for _, metric := range comp.Metrics(c.Case.Years) {
		if metric.Kind != comp.MetricTotal {
			row(metric.Title, false, FigureOf(metric.Name))
		}
	}
	return t
}

// FigureOf returns a metric of an offer.
func FigureOf(metric string) func(*comp.Result) decimal.Decimal {
	return func(r *comp.Result) decimal.Decimal {
		v, _ := r.Figure(metric)
		return v
	}
}

// yearTable is the change from the first round to the last by component and service year.
func (m *Move) yearTable(c *comp.Comparison) Table {
	t := Table{ID: m.ID + "-years", Title: "Change by component and year", Columns: []Column{textColumn("")},
		Caption: fmt.Sprintf("%s, %s over %s, by service year, as the case is written", c.Case.Currency, m.last().inSentence(), m.first().inSentence())}
	for k := range m.first().Result.Years {
		t.Columns = append(t.Columns, numberColumn(m.first().Result.Years[k].Label))
	}
	t.Columns = append(t.Columns, numberColumn("Total"))
	row := func(what string, sum bool, components []comp.Component) {
		cells, all := []Cell{textCell(what)}, decimal.Zero
		for k := range m.first().Result.Years {
			change := m.yearly(k, components)
			all = all.Add(change)
			cells = append(cells, Cell{Kind: DifferenceCell, Value: change})
		}
		t.Rows = append(t.Rows, Row{Total: sum, Cells: append(cells, Cell{Kind: DifferenceCell, Value: all})})
	}
	for _, component := range m.Components() {
		row(m.last().Result.TitleOf(component), false, []comp.Component{component})
	}
	row("Total", true, nil)
	return t
}
