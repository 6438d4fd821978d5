package csvfile

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"

	"github.com/seed-251b9aba/offerkit/comp/tax"
	"github.com/seed-251b9aba/offerkit/report"
)

// unitedStates and unitedKingdom are the columns of each country's taxes.
var (
	unitedStates  = []string{"federal_income_tax", "social_security", "medicare", "additional_medicare", "state_income_tax", "local_income_tax", "payroll"}
	unitedKingdom = []string{"income_tax", "national_insurance", "student_loan"}
	allTaxes      = []string{"total", "take_home", "marginal_rate", "confidence"}
)

// alternative is the column of a tax that few pay.
const alternative = "alternative_minimum_tax"

// WriteTaxes writes a row for each of the wages: what was given, in columns of its own, and the
// figures of the taxes behind it. given has a head and a row for each of them.
func WriteTaxes(w io.Writer, given [][]string, all []*report.Taxed) error {
	columns := taxColumns(all)
	rows := make([][]string, 0, len(given))
	rows = append(rows, append(slices.Clone(given[0]), columns...))
	for i, t := range all {
		row := make([]string, 0, len(given[i+1])+len(columns))
		for _, cell := range given[i+1] {
			row = append(row, text(cell))
		}
		for _, column := range columns {
			row = append(row, taxFigure(t, column))
		}
		rows = append(rows, row)
	}
	return csv.NewWriter(w).WriteAll(rows)
}

// taxColumns are those of the countries that the rows are in.
func taxColumns(all []*report.Taxed) []string {
	var columns []string
	abroad := func(t *report.Taxed) bool { return !t.UnitedStates() }
	if len(all) == 0 || slices.ContainsFunc(all, (*report.Taxed).UnitedStates) {
		columns = append(columns, unitedStates...)
		if slices.ContainsFunc(all, func(t *report.Taxed) bool { _, has := t.Amount(alternative); return has }) {
			columns = slices.Insert(columns, 1, alternative)
		}
	}
	if slices.ContainsFunc(all, abroad) {
		columns = append(columns, unitedKingdom...)
	}
	return append(columns, allTaxes...)
}

func taxFigure(t *report.Taxed, column string) string {
	c := t.Currency()
	switch column {
	case "payroll":
		if !t.UnitedStates() {
			return ""
		}
		return c.Format(t.Payroll())
	case "total":
		return c.Format(t.Taxes.StatedTotal())
	case "take_home":
		return c.Format(t.Taxes.StatedTakeHome())
	case "marginal_rate":
		return t.Marginal.String()
	case "confidence":
		return t.Taxes.Confidence().String()
	}
	if amount, known := t.Amount(column); known {
		return c.Format(amount)
	}
	return ""
}

// WriteTaxChanges writes a row a table of a file: what it changes of the built-in ones.
func WriteTaxChanges(w io.Writer, changes []tax.Change) error {
	rows := [][]string{{"place", "tax", "year", "change"}}
	for _, c := range changes {
		rows = append(rows, []string{c.Table.Place, c.Table.Tax, fmt.Sprint(c.Table.Year), text(report.ChangeInWords(c))})
	}
	return csv.NewWriter(w).WriteAll(rows)
}
