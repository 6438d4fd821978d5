package report

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/negotiate"
)

// roundSections say how offers have moved since they were first made, and what tells a variant
// from what it is from, by component, year and metric (SPEC 10.7).
func roundSections(c *comp.Comparison) (sections []Section, err error) {
	for i := range c.Offers {
		rounds, err := negotiate.Rounds(c, i)
		if err != nil {
			return nil, err
		}
		r := &c.Offers[i]
		if len(rounds) > 0 {
			s := Section{ID: fmt.Sprintf("rounds-%d", i+1), Title: "How " + r.Name + " has moved", Part: Detail}
			var heads []string
			var results []*comp.Result
			for k, round := range rounds {
				heads, results = append(heads, roundHead(k, &round)), append(results, round.Result)
			}
			s.Blocks = append(s.Blocks, Paragraph{Text: movedInWords(c, r.Name, results)}, changeTable(c, s.ID, r.Name, heads, results))
			sections = append(sections, s)
		}
		if base, err := FindOffer(c, r.Offer.From); err == nil && r.Offer.From != "" {
			s := Section{ID: fmt.Sprintf("variant-%d", i+1), Title: fmt.Sprintf("%s beside %s", r.Name, base.Name), Part: Detail}
			s.Blocks = append(s.Blocks, changeTable(c, s.ID, s.Title, []string{base.Name, r.Name}, []*comp.Result{base, r}))
			sections = append(sections, s)
		}
	}
	return sections, nil
}

func roundHead(k int, r *negotiate.Round) string {
	if k == 0 {
		return "First offer"
	}
	return r.On.String()
}

// movedInWords says in a line what the rounds have brought, and in which year most of it.
func movedInWords(c *comp.Comparison, name string, rounds []*comp.Result) string {
	first, last := rounds[0], rounds[len(rounds)-1]
	moved := last.Total.Sub(first.Total)
	text := fmt.Sprintf("Since the first offer %s has moved by %s over %s", name, Signed(moved, c.Case.Currency), Count(c.Case.Years, "year"))
	if first.Total.IsPositive() {
		text += fmt.Sprintf(" (%s)", Percent(moved.DivRound(first.Total, sharePlaces)))
	}
	var parts []string
	for k := range first.Years {
		if change := last.Years[k].Total.Sub(first.Years[k].Total); !change.IsZero() {
			parts = append(parts, fmt.Sprintf("%s in year %d", Signed(change, c.Case.Currency), k+1))
		}
	}
	if len(parts) == 0 {
		return text + "."
	}
	return text + ": " + series(parts) + "."
}

// changeTable puts results of one offer side by side, with what the last has over the first.
func changeTable(c *comp.Comparison, id, title string, heads []string, results []*comp.Result) Table {
	t := Table{ID: id, Title: title, Caption: fmt.Sprintf("%s, over %s, as the case is written", c.Case.Currency, Count(c.Case.Years, "year")), Columns: []Column{textColumn("")}}
	for _, head := range heads {
		t.Columns = append(t.Columns, numberColumn(head))
	}
	t.Columns = append(t.Columns, numberColumn("Change"))
	row := func(what string, sum bool, of func(*comp.Result) decimal.Decimal) {
		cells := []Cell{textCell(what)}
		for _, r := range results {
			cells = append(cells, moneyCell(of(r)))
		}
		change := of(results[len(results)-1]).Sub(of(results[0]))
		t.Rows = append(t.Rows, Row{Total: sum, Cells: append(cells, Cell{Kind: DifferenceCell, Value: change})})
	}
	for _, component := range comp.Components() {
		if slices.ContainsFunc(results, func(r *comp.Result) bool { return slices.Contains(Paid(r), component) }) {
			row(component.Title(), false, func(r *comp.Result) decimal.Decimal {
				return r.Timeline.Sum(func(p *comp.Payment) bool { return p.Component == component })
			})
		}
	}
	row("Total", true, func(r *comp.Result) decimal.Decimal { return r.Total })
	for _, m := range comp.Metrics(c.Case.Years) {
		if m.Kind == comp.MetricTotal {
			continue
		}
		row(m.Title, false, func(r *comp.Result) decimal.Decimal {
			v, _ := r.Figure(m.Name)
			return v
		})
	}
	return t
}
