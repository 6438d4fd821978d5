package report

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/tax"
)

// stepByStep has a table a tax.
func (t *Taxed) stepByStep() Section {
	s := Section{ID: "steps", Part: Detail, Title: "Step by step"}
	for i := range t.Taxes.Taxes {
		if one := &t.Taxes.Taxes[i]; len(one.Lines) > 0 {
			s.Blocks = append(s.Blocks, steps(one, t.Currency()))
		}
	}
	return s
}

// steps shows how a tax comes about, down to each bracket.
func steps(one *tax.Tax, currency comp.Currency) Table {
	table := Table{ID: "steps-" + one.ID, Title: one.Title, Caption: string(currency), Columns: []Column{textColumn("Step"), numberColumn("Of"), numberColumn("At"), numberColumn("Amount")}}
	none := Cell{Kind: EmptyCell}
	amount := moneyCell
	if one.Confidence == tax.OnProjected { // the cents of a projection mean nothing
		amount = func(v decimal.Decimal) Cell { return amountCell(v.Round(0), currency) }
	}
	for i := range one.Lines {
		line := &one.Lines[i]
		if line.Amount.Decimal().IsZero() {
			continue
		}
		table.Rows = append(table.Rows, Row{Cells: []Cell{textCell(TaxLineInWords(line, currency)), none, none, amount(SignedTaxLine(line))}})
		for _, b := range line.Brackets() {
			if !b.Rate.IsZero() {
				table.Rows = append(table.Rows, Row{Cells: []Cell{textCell(bracketInWords(b)), amount(b.Part), textCell(ExactPercent(b.Rate)), amount(b.Tax)}})
			}
		}
	}
	table.Rows = append(table.Rows, Row{Total: true, Cells: []Cell{textCell(one.Title), none, none, taxCell(one, currency)}})
	return table
}

// TaxLineInWords names a step on the way to a tax.
func TaxLineInWords(l *tax.Line, currency comp.Currency) string {
	switch l.Kind {
	case tax.LineDeduction:
		return "less " + l.Name() + ", not taxed"
	case tax.LineAddedBack:
		return l.Name() + ", taxed"
	case tax.LineCredit:
		return "less " + l.Name()
	}
	if most, has := l.Most(); has {
		return fmt.Sprintf("%s, at most %s", l.Name(), Money(most, currency))
	}
	return l.Name()
}

// SignedTaxLine is below zero where the line makes the tax less.
func SignedTaxLine(l *tax.Line) decimal.Decimal {
	if l.Kind == tax.LineDeduction || l.Kind == tax.LineCredit {
		return l.Amount.Decimal().Neg()
	}
	return l.Amount.Decimal()
}

// bracketInWords says where a bracket begins and ends. A bound with cents is a projected one.
func bracketInWords(b tax.Bracket) string {
	if b.To.IsZero() {
		return "above " + Number(b.From.Round(0))
	}
	return Number(b.From.Round(0)) + " to " + Number(b.To.Round(0))
}
