package report

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/comp/tax"
)

// withholdingTable compares what is owed on the supplemental wages with what is withheld.
func (t *Taxed) withholdingTable() Table {
	w := t.Withholding
	table := Table{
		ID: "withholding", Title: fmt.Sprintf("Of %s of supplemental wages", Headline(w.Supplemental.Decimal(), t.Currency())), Caption: string(t.Currency()),
		Columns: []Column{textColumn("Tax"), numberColumn("Owed"), numberColumn("Withheld"), numberColumn("Gap")},
	}
	for i := range w.Income {
		one := &w.Income[i]
		if one.Known && one.Owed.Decimal().IsZero() && one.Withheld.Decimal().IsZero() {
			continue
		}
		cells := []Cell{textCell(one.Tax.Title), restingOn(one, one.Owed), textCell("not known"), {Kind: EmptyCell}}
		if one.Known {
			cells[2], cells[3] = moneyCell(one.Withheld.Decimal()), restingOn(one, one.Gap())
		}
		table.Rows = append(table.Rows, Row{Cells: cells})
	}
	if gap, complete := w.StatedGap(); complete {
		table.Rows = append(table.Rows, Row{Total: true, Cells: []Cell{textCell("To set aside"), {Kind: EmptyCell}, {Kind: EmptyCell}, t.gapCell(gap)}})
	}
	return table
}

// restingOn is an amount that is as sure as a tax.
func restingOn(w *tax.Withheld, amount calc.Number) Cell {
	if w.Tax.Confidence == tax.OnProjected {
		return numberCell(w.Stated(amount))
	}
	return moneyCell(w.Stated(amount))
}

// gapCell is the gap of all income taxes together.
func (t *Taxed) gapCell(gap decimal.Decimal) Cell {
	for i := range t.Withholding.Income {
		if t.Withholding.Income[i].Tax.Confidence == tax.OnProjected {
			return numberCell(gap.Round(0))
		}
	}
	return moneyCell(gap)
}

// setAside says what to do about the gap.
func (t *Taxed) setAside() []string {
	c, w := t.Currency(), t.Withholding
	gap, complete := w.StatedGap()
	var items []string
	switch {
	case !complete:
		items = append(items, fmt.Sprintf("The federal gap is %s. At which flat rate employers withhold for the other taxes is not known here, so what to set aside in all is not either.",
			Headline(w.Income[0].Gap().Decimal(), c)))
	case gap.IsPositive():
		items = append(items, fmt.Sprintf("Set aside %s: %s a quarter, with estimated payments in April, June, September and January.",
			Headline(gap, c), Headline(gap.DivRound(decimal.NewFromInt(4), 0), c)))
	default:
		items = append(items, fmt.Sprintf("Nothing has to be set aside: %s more is withheld than is owed.", Headline(gap.Neg(), c)))
	}
	for i := range w.Income {
		if one := &w.Income[i]; one.Rate != nil && one.Rate.Status != tax.Published {
			items = append(items, fmt.Sprintf("%s: %s.", one.Rate.Title, rateInWords(one.Rate)))
		}
	}
	if h, found := w.SafeHarbour(); found {
		items = append(items, safeHarbour(h, c))
	}
	return items
}

// rateInWords says how sure a flat rate is that is not published for the year.
func rateInWords(rate *tax.Table) string {
	if rate.Note != "" {
		return rate.Note
	}
	return "the flat rate is that of an earlier year, and no newer one is known here"
}

// safeHarbour says when no penalty is due (IRC 6654).
func safeHarbour(h tax.Harbour, c comp.Currency) string {
	rule := fmt.Sprintf("No penalty is due where %s of federal tax, 90%% of this year's, is paid in time, or %s of last year's (%s after an income above %s), or less than %s is owed.",
		Headline(h.ThisYear.Decimal(), c), Percent(h.LastYear), Percent(h.High), Headline(h.HighOver, c), Headline(h.Least, c))
	if h.Penalty() {
		return rule + fmt.Sprintf(" Withholding pays %s, which is too little for the first.", Headline(h.Paid.Decimal(), c))
	}
	return rule + fmt.Sprintf(" Withholding pays %s, which is enough.", Headline(h.Paid.Decimal(), c))
}
