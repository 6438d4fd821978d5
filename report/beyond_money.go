package report

import (
	"fmt"
	"strings"

	"github.com/seed-251b9aba/offerkit/comp/negotiate"
)

// beyondSection prices what one can ask for beside pay.
func (n *Negotiation) beyondSection() Section {
	s := Section{ID: "beyond-money", Title: "Beyond money"}
	b := n.BeyondMoney
	if b == nil {
		return s
	}
	if len(b.Terms) > 0 {
		s.Blocks = append(s.Blocks, n.beyondTable(b))
	}
	items := []string{
		fmt.Sprintf("One more paid day off is worth %s, a day of 260 of the base.", n.amount(b.Day)),
		n.weekInWords(&b.Week),
	}
	for _, k := range b.Week.Keeps {
		items = append(items, fmt.Sprintf("Starting %s later keeps %s of today's job, which comes on %v: %s.", Count(k.Weeks, "week"), k.Item, k.On, n.amount(k.Amount)))
	}
	s.Blocks = append(s.Blocks, List{Items: items})
	s.Blocks = append(append(s.Blocks, n.windowBlocks(b.Window)...), n.accelerationBlocks(b.Acceleration)...)
	return s
}

// weekInWords says what each week of a later start costs and saves.
func (n *Negotiation) weekInWords(w *negotiate.Week) string {
	text := fmt.Sprintf("Each week of a later start costs %s of %s's base", n.amount(w.Costs), n.name())
	if w.Saves.Valid {
		return fmt.Sprintf("%s and brings %s of today's.", text, n.amount(w.Saves.Decimal))
	}
	return text + "."
}

// beyondTable has a column for each term to ask for, a row for each metric that it may move.
func (n *Negotiation) beyondTable(b *negotiate.BeyondMoney) Table {
	t := Table{ID: "beyond-money", Title: "Beyond money", Columns: []Column{textColumn("Adds to")}}
	var asks []string
	for _, term := range b.Terms {
		asks = append(asks, termAskInWords(&term))
		t.Columns = append(t.Columns, numberColumn(strings.ToUpper(string(term.Kind[:1]))+string(term.Kind[1:])))
	}
	t.Caption = fmt.Sprintf("%s, by the full model; %s", n.reporting(), strings.Join(asks, "; "))
	for i, f := range b.Terms[0].Adds {
		row := Row{Cells: []Cell{textCell(f.Metric.Title)}}
		for _, term := range b.Terms {
			row.Cells = append(row.Cells, Cell{Kind: DifferenceCell, Value: term.Adds[i].Value})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func termAskInWords(t *negotiate.TermAsk) string {
	if t.Kind == negotiate.AskNoClawback {
		return "no clawback, instead of " + t.From
	}
	if t.Kind == negotiate.AskGuaranteedBonus {
		if t.From == "" {
			return "the first of each bonus guaranteed at its target"
		}
		return fmt.Sprintf("the first bonus guaranteed at its target, instead of a payout of %s that nobody promises", t.From)
	}
	return fmt.Sprintf("vesting %s, instead of %s", t.To, t.From)
}
