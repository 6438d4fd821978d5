package report

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/negotiate"
)

// ladderSection lists the answers to expect, each with the next ask that still reaches the
// target, down to the walk-away line.
func (n *Negotiation) ladderSection() Section {
	s := Section{ID: "ladder", Title: ladderTitle}
	if len(n.Ladder) == 0 {
		return s
	}
	var replies []string
	for i := range n.Ladder {
		replies = append(replies, n.reply(&n.Ladder[i]))
	}
	s.Blocks = append(s.Blocks, n.rungs(), List{Items: append(replies, n.walkAwayLine())})
	return s
}

const ladderTitle = "If they answer"

// rungs has a row for each answer.
func (n *Negotiation) rungs() Table {
	t := Table{ID: "ladder", Title: ladderTitle, Columns: []Column{
		textColumn("They give"), numberColumn("Missing"), textColumn("Then ask for"), numberColumn("Over"), numberColumn("Below"),
	}}
	t.Caption = fmt.Sprintf("%s; over the target then, and below it one step less", n.reporting())
	for i := range n.Ladder {
		t.Rows = append(t.Rows, n.rungRow(&n.Ladder[i]))
	}
	return t
}

// isPlain reports whether the row of an answer says all that there is to reply.
func (n *Negotiation) isPlain(r *negotiate.Rung) bool {
	return r.Reaches && !r.Missing.IsZero() && !n.belowMinimum(r.Agreed)
}

func (n *Negotiation) rungRow(r *negotiate.Rung) Row {
	below := Cell{Kind: EmptyCell}
	if r.Below.Valid {
		below = Cell{Kind: DifferenceCell, Value: r.Below.Decimal.Sub(n.Target.Amount)}
	}
	next := n.listed(r.Then)
	if next == "" {
		next = "nothing more"
	}
	return Row{Cells: []Cell{
		textCell(n.listed([]negotiate.Change{r.If})), moneyCell(r.Missing), textCell(next), {Kind: DifferenceCell, Value: r.Next.Sub(n.Target.Amount)}, below,
	}}
}

// listed writes changes in a table.
func (n *Negotiation) listed(changes []negotiate.Change) string {
	var parts []string
	for _, c := range changes {
		value := n.leverNumber(c.Lever, c.To)
		if n.mixed() {
			value = n.leverValue(c.Lever, c.To)
		}
		parts = append(parts, LeverTitle(c.Lever.Key)+" "+value)
	}
	return strings.Join(parts, ", ")
}

// reply is what to say to an answer, after J. Doody: accept it, or name the one thing that is
// still missing.
func (n *Negotiation) reply(r *negotiate.Rung) string {
	given := n.asked(r.If)
	if r.If.To.Equal(r.If.Lever.Current) {
		given += ", as it stands,"
	}
	switch {
	case r.Missing.IsZero() && n.belowMinimum(r.Agreed):
		return fmt.Sprintf("At %s the target is reached, and yet it pays %s a year on average, below your minimum: aim higher, or walk away.", given, n.amount(r.Agreed))
	case r.Missing.IsZero():
		return fmt.Sprintf("At %s the target is reached: accept.", given)
	case r.Reaches && n.belowMinimum(r.Agreed):
		return fmt.Sprintf("At %s, %s reaches the target, and yet it pays %s a year on average, below your minimum: aim higher, or walk away.", strings.TrimSuffix(given, ","), n.askedAll(r.Then), n.amount(r.Agreed))
	case r.Reaches:
		return fmt.Sprintf("At %s say: \"if you can do %s, I'm on board.\"", given, n.askedAll(r.Then))
	}
	return fmt.Sprintf("At %s nothing within the caps makes up for the rest%s.", given, n.lastWord(r.Average))
}

// lastWord says what to do with an answer that is the last: by the minimum, where the case names one.
func (n *Negotiation) lastWord(average decimal.Decimal) string {
	switch {
	case n.Asking.Comparison.Case.Candidate.Minimum.IsZero():
		return ""
	case n.belowMinimum(average):
		return fmt.Sprintf(": it pays %s a year on average, below your minimum: walk away", n.amount(average))
	}
	return fmt.Sprintf(": it pays %s a year on average, no less than your minimum: it can be accepted", n.amount(average))
}

// belowMinimum reports whether a year's pay on average is below the least that is acceptable, where the
// case names one.
func (n *Negotiation) belowMinimum(average decimal.Decimal) bool {
	return average.LessThan(n.Asking.Comparison.Case.Candidate.Minimum)
}

// walkAwayLine says where to stop.
func (n *Negotiation) walkAwayLine() string {
	c := n.Asking.Comparison
	average, _ := n.Asking.Result().Figure("average")
	minimum := c.Case.Candidate.Minimum
	if minimum.IsZero() {
		return "The case names no minimum (candidate.minimum), so that there is no line at which to walk away."
	}
	place := "at or above it: it can be accepted as it is" + n.better(average)
	if n.belowMinimum(average) {
		place = fmt.Sprintf("%s below it: without more, walk away", n.amount(minimum.Sub(average)))
	}
	return fmt.Sprintf("Your minimum is %s a year; as it stands %s pays %s a year on average, %s.",
		Headline(minimum, c.Case.Currency), n.name(), n.amount(average), place)
}

// better says which other offer pays more a year, of those that somebody has made and that count on nothing
// that is not written: to accept what pays less is no mistake of the minimum, and it has to be known.
func (n *Negotiation) better(average decimal.Decimal) string {
	c, best := n.Asking.Comparison, -1
	for i := range c.Offers {
		kinds, _ := c.RestsOn(i, "average", false)
		theirs, known := c.Offers[i].Figure("average")
		if known && kinds == nil && i != n.Asking.From && n.Asking.Leverage(i) == negotiate.Carries && theirs.GreaterThan(average) {
			best, average = i, theirs
		}
	}
	if best < 0 {
		return ""
	}
	return fmt.Sprintf(", though %s pays %s", c.Offers[best].Name, n.amount(average))
}
