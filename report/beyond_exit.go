package report

import (
	"fmt"

	"github.com/seed-251b9aba/offerkit/comp/negotiate"
)

// lone is a list of one sentence.
func lone(sentence string) []Block { return []Block{List{Items: []string{sentence}}} }

// windowBlocks price a longer time to exercise options in after leaving.
func (n *Negotiation) windowBlocks(w *negotiate.Window) []Block {
	if w == nil {
		return nil
	}
	asked := fmt.Sprintf("An exercise window of %s instead of %s", Count(w.Years, "year"), Count(w.Days, "day"))
	switch {
	case w.Unpriced == negotiate.UnpricedListed:
		return lone(asked + " adds nothing here: options of a listed company are counted as exercised when they vest.")
	case len(w.Rows) == 0:
		return lone(asked + " adds nothing at any year's end of the horizon: before the exit none has vested by one.")
	}
	t := Table{ID: "exercise-window", Title: asked, Columns: []Column{
		textColumn("Leaving after"), numberColumn("Options vested"), numberColumn("Costs to exercise"), textColumn("Lapse after"), numberColumn("Pays at the exit"),
	}}
	var items []string
	if w.Unpriced == negotiate.UnpricedNoExit {
		t.Columns = t.Columns[:4]
		t.Caption = fmt.Sprintf("%s; what who leaves has to pay by the letter, or loses", n.reporting())
		items = append(items, "What a longer window is worth is not known: the case assumes no exit (private.exit) to pay for the options that it saves.")
	} else {
		t.Caption = fmt.Sprintf("%s, %s; what who leaves has to pay by the letter, or loses, and what the exit pays above the strike for options that would have lapsed", n.reporting(), n.exitCondition())
	}
	for _, row := range w.Rows {
		cells := []Cell{textCell(Count(row.Month, "month")), numberCell(row.Options), moneyCell(row.Cost), textCell(row.Until.String())}
		if row.Adds.Valid {
			cells = append(cells, moneyCell(row.Adds.Decimal))
		}
		t.Rows = append(t.Rows, Row{Cells: cells})
	}
	if w.ISO {
		items = append(items, "An ISO that is exercised later than three months after leaving is taxed as an NSO (26 U.S.C. 422(a)(2)).")
	}
	if items == nil {
		return []Block{t}
	}
	return []Block{t, List{Items: items}}
}

// accelerationBlocks price that all grants of the letter vest with an acquisition.
func (n *Negotiation) accelerationBlocks(x *negotiate.Acceleration) []Block {
	switch {
	case x == nil:
		return nil
	case x.Unpriced == negotiate.UnpricedNoExit:
		return lone("What acceleration is worth is not known: the case assumes no exit (private.exit), and nothing else says what an acquisition pays for a share.")
	case x.Unpriced == negotiate.UnpricedVested && x.AtExit:
		return lone(fmt.Sprintf("Acceleration adds nothing at the exit on %v: the letter's grants have vested by then, or it pays nothing for them.", n.Asking.Result().Offer.Private.Exit.On))
	case x.Unpriced == negotiate.UnpricedVested:
		return lone("Acceleration adds nothing at any year's end: no share of the letter's grants that has not vested by then is worth anything.")
	}
	t := Table{ID: "acceleration", Title: "Acceleration of all that has not vested", Columns: []Column{textColumn("Acquired after"), textColumn("On"), numberColumn("Not yet vested"), numberColumn("Worth")}}
	price := "at the share's price of the day"
	if x.AtExit {
		t.Columns, price = []Column{t.Columns[0], t.Columns[1], t.Columns[3]}, n.exitCondition()
	}
	t.Caption = fmt.Sprintf("%s, of the letter's grants, %s; with a single trigger it vests with the acquisition, with a double one on being let go after it", n.reporting(), price)
	for _, row := range x.Rows {
		cells := []Cell{textCell(Count(row.Month, "month")), textCell(row.On.String())}
		switch {
		case x.AtExit:
		case row.Shares.IsZero():
			cells = append(cells, Cell{Kind: EmptyCell}) // followed in money, and no count of shares
		default:
			cells = append(cells, numberCell(row.Shares))
		}
		t.Rows = append(t.Rows, Row{Cells: append(cells, moneyCell(row.Adds))})
	}
	return []Block{t}
}

// exitCondition says on what a figure rests that the exit pays.
func (n *Negotiation) exitCondition() string {
	r := n.Asking.Result()
	p := &r.Offer.Private
	text := fmt.Sprintf("only if %s exits at %s on %v", n.name(), Headline(p.Exit.Value, r.Currency), p.Exit.On)
	if p.Failure.IsPositive() {
		text += fmt.Sprintf(" (that it fails, %s likely, is not weighed)", ExactPercent(p.Failure))
	}
	return text
}
