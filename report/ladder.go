package report

import (
	"fmt"

	"github.com/seed-251b9aba/offerkit/comp/negotiate"
)

// ladderSection lists the answers to expect, each with the next ask that still reaches the
// target, down to the walk-away line.
func (n *Negotiation) ladderSection() Section {
	s := Section{ID: "ladder", Title: "If they answer"}
	if len(n.Ladder) == 0 {
		return s
	}
	t := Table{ID: "ladder", Title: s.Title, Caption: string(n.reporting()), Columns: []Column{
		textColumn("They give"), numberColumn("Missing"), textColumn("Then ask for"), numberColumn("Over"), numberColumn("One step less"),
	}}
	var replies []string
	for i := range n.Ladder {
		r := &n.Ladder[i]
		t.Rows = append(t.Rows, n.rungRow(r))
		replies = append(replies, n.reply(r))
	}
	s.Blocks = append(s.Blocks, t, List{Items: append(replies, n.walkAwayLine())})
	return s
}

func (n *Negotiation) rungRow(r *negotiate.Rung) Row {
	currency := n.Asking.Result().Currency
	row := Row{Cells: []Cell{textCell(fmt.Sprintf("%s %s", LeverTitle(r.If.Lever.Key), leverValue(r.If.Lever, r.If.To, currency))), moneyCell(r.Missing)}}
	next, over, below := "nothing more", Cell{Kind: DifferenceCell, Value: r.Next.Sub(n.Target.Amount)}, Cell{Kind: EmptyCell}
	if len(r.Then) > 0 {
		next = ""
		for i, c := range r.Then {
			if i > 0 {
				next += ", "
			}
			next += LeverTitle(c.Lever.Key) + " " + leverValue(c.Lever, c.To, currency)
		}
	}
	if r.Below.Valid {
		below = Cell{Kind: DifferenceCell, Value: r.Below.Decimal.Sub(n.Target.Amount)}
	}
	row.Cells = append(row.Cells, textCell(next), over, below)
	return row
}

// reply is what to say to an answer, after J. Doody: accept it, or name the one thing that is
// still missing.
func (n *Negotiation) reply(r *negotiate.Rung) string {
	given := fmt.Sprintf("%s %s", LeverTitle(r.If.Lever.Key), leverValue(r.If.Lever, r.If.To, n.Asking.Result().Currency))
	if r.If.To.Equal(r.If.Lever.Current) {
		given = "no more " + LeverTitle(r.If.Lever.Key) + " than " + leverValue(r.If.Lever, r.If.To, n.Asking.Result().Currency)
	}
	switch {
	case r.Missing.IsZero():
		return fmt.Sprintf("To %s, which reaches the target: accept.", given)
	case r.Reaches:
		return fmt.Sprintf("To %s: \"if you can do a %s, I'm on board.\"", given, n.changesInWords(r.Then))
	}
	return fmt.Sprintf("To %s: nothing within the caps makes up for it.", given)
}

// walkAwayLine says where to stop.
func (n *Negotiation) walkAwayLine() string {
	c := n.Asking.Comparison
	average, _ := n.Asking.Result().Figure("average")
	minimum := c.Case.Candidate.Minimum
	if minimum.IsZero() {
		return "The case names no minimum (candidate.minimum), so that there is no line at which to walk away."
	}
	place := "at or above it: it can be accepted as it is"
	if average.LessThan(minimum) {
		place = fmt.Sprintf("%s below it: without more, walk away", Money(minimum.Sub(average), c.Case.Currency))
	}
	return fmt.Sprintf("Your minimum is %s a year; as it stands %s pays %s a year on average, %s.",
		Headline(minimum, c.Case.Currency), n.name(), Money(average, c.Case.Currency), place)
}
