package report

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// readingSection says what the other readings of the offers' terms would change, in money:
// schedules of which public sources disagree, and clauses that can be read in several
// ways. There is none where everything is clear.
func readingSection(c *comp.Comparison) (Section, bool) {
	s := Section{ID: "readings", Part: Closing, Title: "Unclear terms to confirm"}
	for i := range c.Offers {
		r := &c.Offers[i]
		if readings := c.ScheduleReadings(r); len(readings) > 0 {
			s.Blocks = append(s.Blocks, scheduleTable(c, r, i, readings))
		}
	}
	var clauses []string
	for i := range c.Offers {
		for _, text := range Ambiguities(c.Case, c.Offers[i].Offer) {
			clauses = append(clauses, fmt.Sprintf("%s, %s.", c.Offers[i].Name, text))
		}
	}
	if clauses != nil {
		s.Blocks = append(s.Blocks, List{Items: clauses})
	}
	return s, len(s.Blocks) > 0
}

func scheduleTable(c *comp.Comparison, r *comp.Result, i int, readings []comp.ScheduleReading) Table {
	t := Table{
		ID: fmt.Sprintf("readings-%d", i+1), Title: "Other readings of " + r.Name + "'s vesting",
		Caption: fmt.Sprintf("%s, what %s would pay more, or less, if it vested as others report; at the assumptions as written", c.Case.Currency, r.Name),
		Columns: []Column{textColumn("Read as")},
	}
	for k := range r.Years {
		t.Columns = append(t.Columns, numberColumn(fmt.Sprintf("Year %d", k+1)))
	}
	t.Columns = append(t.Columns, numberColumn("Total"))
	for _, reading := range readings {
		row := Row{Cells: []Cell{textCell(fmt.Sprintf("%s: %s", reading.Preset, reading.Schedule))}}
		for _, v := range append(append([]decimal.Decimal(nil), reading.Years...), reading.Total) {
			row.Cells = append(row.Cells, Cell{Kind: DifferenceCell, Value: v})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
