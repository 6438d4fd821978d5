package report

import (
	"fmt"

	"github.com/seed-251b9aba/offerkit/comp/negotiate"
)

// AcrossMetrics is what has to be asked for to equal an offer, metric by metric.
type AcrossMetrics struct {
	Offer int
	Name  string // of what is to be equalled where it is no offer of the case
	Rows  []negotiate.Across
}

// acrossSections have a table for each offer that is to be equalled on every metric.
func (n *Negotiation) acrossSections() (sections []Section) {
	for _, across := range n.Across {
		r := &n.Asking.Comparison.Offers[across.Offer]
		s := Section{ID: fmt.Sprintf("across-%d", across.Offer+1), Title: "To equal " + r.Name + " on every metric"}
		if r.Offer.Level != "" && r.Offer.Level != n.Asking.Result().Offer.Level {
			s.Title = fmt.Sprintf("What level %s is worth", Plain(r.Offer.Level))
		}
		s.Blocks = append(s.Blocks, n.acrossTable(s.ID, across))
		sections = append(sections, s)
	}
	return sections
}

func (n *Negotiation) acrossTable(id string, across AcrossMetrics) Table {
	name := across.Name
	if name == "" {
		name = n.Asking.Comparison.Offers[across.Offer].Name
	}
	t := Table{
		ID: id, Title: name, Columns: []Column{textColumn("Metric"), numberColumn("Today"), numberColumn(name), numberColumn("More")},
		Caption: fmt.Sprintf("%s; more is over the offer as it stands, and the asks are the least on each lever alone that equals it, empty where none does", n.reporting()),
	}
	if n.mixed() {
		t.Caption += fmt.Sprintf("; the asks in %s", n.askedIn())
	}
	var levers []int
	for i, l := range n.Asking.Levers {
		if l.Bar == "" {
			levers = append(levers, i)
			t.Columns = append(t.Columns, numberColumn(HeadOfLever(l)))
		}
	}
	for _, one := range across.Rows {
		row := Row{Cells: []Cell{textCell(one.Metric.Title), moneyCell(one.Today), moneyCell(one.Target), {Kind: DifferenceCell, Value: one.Target.Sub(one.Today)}}}
		for _, i := range levers {
			cell := Cell{Kind: EmptyCell}
			if k := &one.Asks[i]; k.Reaches {
				cell = n.leverCell(k.Lever, k.To)
			}
			row.Cells = append(row.Cells, cell)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
