package report

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Bridges show how an offer has moved, each from the first level to the last: by component, and where
// there were several rounds, by round.
func (m *Move) Bridges(c *comp.Comparison) []Chart {
	var bridges []Chart
	if len(m.Rounds) > 2 {
		bridges = append(bridges, m.byRound(c))
	}
	if chart := m.byComponent(c); len(chart.Bars) > 2 { // else nothing lies between the levels
		bridges = append([]Chart{chart}, bridges...)
	}
	return bridges
}

func (m *Move) byComponent(c *comp.Comparison) Chart {
	chart := m.bridge(c, "chart-"+m.ID, m.finding(c), "component")
	for _, component := range m.Components() {
		if change := m.Change(PaidOf(component)); !change.IsZero() {
			chart.add(Bar{Name: m.last().Result.TitleOf(component), Component: component}, change)
		}
	}
	return chart.closed(m.last().Name, c)
}

func (m *Move) byRound(c *comp.Comparison) Chart {
	chart := m.bridge(c, "chart-"+m.ID+"-by-round", m.roundFinding(c), "round")
	offer := 0
	for i := range c.Offers {
		if c.Offers[i].Name == m.Offer {
			offer = i
		}
	}
	for k := 1; k < len(m.Rounds); k++ {
		chart.add(Bar{Name: m.Rounds[k].Name, Offer: offer}, m.step(k))
	}
	return chart.closed("Now", c)
}

// step is what a round, from 1, has over the one before it.
func (m *Move) step(k int) decimal.Decimal {
	return m.Rounds[k].Result.Total.Sub(m.Rounds[k-1].Result.Total)
}

// bridge begins with the first level.
func (m *Move) bridge(c *comp.Comparison, id, title, by string) Chart {
	return Chart{
		ID: id, Kind: Bridge, Title: title, Measure: fmt.Sprintf("Pay over %s and what each %s changes of it, %s", Count(c.Case.Years, "year"), by, c.Case.Currency), Bars: []Bar{{Name: m.first().Name, Level: true, To: m.first().Result.Total}},
		Description: fmt.Sprintf("Bars from %s to %s, with what each %s adds or takes away.", m.first().inSentence(), m.last().inSentence(), by),
		Data:        Table{ID: id + "-data", Columns: []Column{textColumn(""), numberColumn("Change"), numberColumn("Total")}},
	}
}

// add hangs a change on the level before it.
func (c *Chart) add(b Bar, change decimal.Decimal) {
	b.From = c.Bars[len(c.Bars)-1].To
	b.To = b.From.Add(change)
	c.Bars = append(c.Bars, b)
}

// closed ends a bridge with the last level, and makes the table of its data.
func (c Chart) closed(name string, of *comp.Comparison) Chart {
	c.Bars = append(c.Bars, Bar{Name: name, Level: true, To: c.Bars[len(c.Bars)-1].To})
	for i := range c.Bars {
		b := &c.Bars[i]
		row := Row{Total: b.Level, Cells: []Cell{textCell(b.Name), {Kind: EmptyCell}, moneyCell(b.To)}}
		if !b.Level {
			row.Cells[1] = Cell{Kind: DifferenceCell, Value: b.Change()}
		}
		c.Data.Rows = append(c.Data.Rows, row)
		c.Description += fmt.Sprintf(" %s: %s.", b.Name, b.Label(of.Case.Currency))
	}
	return c
}

// Label is what stands at the bar: a level, or a change with its sign.
func (b *Bar) Label(currency comp.Currency) string {
	switch change := b.Change(); {
	case b.Level:
		return Headline(b.To, currency)
	case change.IsZero():
		return Headline(change, currency)
	default:
		return Signed(change, currency)
	}
}

// finding says what has changed and most of it by what: "The revision of 8 January 2027 adds $34,000
// over 4 years, most of it sign-on".
func (m *Move) finding(c *comp.Comparison) string {
	moved, span := m.Change(totalOf), Count(c.Case.Years, "year")
	text := upper(m.against(c, moved))
	if !m.Beside {
		text = fmt.Sprintf("%s over %s", m.moverAnd(moved, c.Case.Currency), span)
	}
	return text + m.mostly()
}

// moverAnd says what has moved the offer, its one revision or several, and by how much.
func (m *Move) moverAnd(moved decimal.Decimal, currency comp.Currency) string {
	if len(m.Rounds) == 2 {
		return m.revision(1, moved, currency)
	}
	text := fmt.Sprintf("%d revisions of %s's offer ", len(m.Rounds)-1, m.Offer)
	switch {
	case moved.IsZero():
		return text + "leave the total as it was"
	case moved.IsNegative():
		return text + "take off " + Headline(moved.Abs(), currency)
	}
	return text + "add " + Headline(moved, currency)
}

// revision says what one round has changed.
func (m *Move) revision(k int, moved decimal.Decimal, currency comp.Currency) string {
	text := fmt.Sprintf("The revision of %s ", dayInWords(m.Rounds[k].On))
	switch {
	case moved.IsZero():
		return text + "leaves the total as it was"
	case moved.IsNegative():
		return text + "takes off " + Headline(moved.Abs(), currency)
	}
	return text + "adds " + Headline(moved, currency)
}

// mostly says which component a change is most of, or what has moved against the rest.
func (m *Move) mostly() string {
	type part struct {
		name   string
		change decimal.Decimal
	}
	var parts []part
	for _, component := range m.Components() {
		if change := m.Change(PaidOf(component)); !change.IsZero() {
			parts = append(parts, part{m.partInWords(component, change), change})
		}
	}
	if len(parts) == 0 {
		return ""
	}
	most, all, mixed := parts[0], decimal.Zero, false
	for _, p := range parts {
		all, mixed = all.Add(p.change.Abs()), mixed || p.change.Sign() != parts[0].change.Sign()
		if p.change.Abs().GreaterThan(most.change.Abs()) {
			most = p
		}
	}
	switch {
	case mixed:
		names := func(sign int) (names []string) {
			for _, p := range parts {
				if p.change.Sign() == sign {
					names = append(names, p.name)
				}
			}
			return names
		}
		return fmt.Sprintf(": more through %s, less through %s", series(names(1)), series(names(-1)))
	case len(parts) == 1:
		return ", all of it " + most.name
	case most.change.Abs().Mul(decimal.NewFromInt(2)).GreaterThan(all):
		return ", most of it " + most.name
	}
	return ", " + most.name + " the largest part of it"
}

// partInWords names what a component adds: costs, which are taken away, by being lower or higher.
func (m *Move) partInWords(component comp.Component, change decimal.Decimal) string {
	switch {
	case component != comp.CostPay:
		return InSentence(m.last().Result.TitleOf(component))
	case change.IsPositive():
		return "lower costs"
	}
	return "higher costs"
}

// roundFinding says which round has moved the offer most.
func (m *Move) roundFinding(c *comp.Comparison) string {
	best := 1
	for k := range m.Rounds[1:] {
		if m.step(k + 1).Abs().GreaterThan(m.step(best).Abs()) {
			best = k + 1
		}
	}
	if m.step(best).IsZero() {
		return fmt.Sprintf("No revision of %s's offer has changed its total", m.Offer)
	}
	return fmt.Sprintf("%s, and no other moves it more", m.revision(best, m.step(best), c.Case.Currency))
}

// DayInMail writes a day as people do where a currency is paid: December 4, 2026 in the United States,
// 4 December 2026 elsewhere.
func DayInMail(d vesting.Date, paid comp.Currency) string {
	if paid == comp.USD {
		return fmt.Sprintf("%v %d, %d", d.Month(), d.Day(), d.Year())
	}
	return dayInWords(d)
}

// dayInWords writes a day in a title: 8 January 2027.
func dayInWords(d vesting.Date) string { return fmt.Sprintf("%d %s", d.Day(), monthInWords(d)) }
