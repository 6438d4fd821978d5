package csvfile

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"

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

// Appends reports whether [WriteTaxes] may append a column of that name.
func Appends(column string) bool {
	return column == alternative || slices.Contains(slices.Concat(unitedStates, unitedKingdom, allTaxes), column)
}

// WriteTaxes writes a row for each of the wages: what was given, in columns of its own, and the
// figures of the taxes behind it. given has a head and a row for each of them.
func WriteTaxes(w io.Writer, given [][]string, all []*report.Taxed) error {
	columns := taxColumns(all)
	rows := make([][]string, len(given))
	for i, cells := range given {
		for _, cell := range cells {
			rows[i] = append(rows[i], passed(cell))
		}
		for _, column := range columns {
			if i > 0 {
				column = taxFigure(all[i-1], column)
			}
			rows[i] = append(rows[i], column)
		}
	}
	return csv.NewWriter(w).WriteAll(rows)
}

// passed is a cell of somebody else's file: a number stays as it is, with its minus.
func passed(cell string) string {
	whole, part, point := strings.Cut(strings.TrimPrefix(cell, "-"), ".")
	if digits(whole) && (!point || digits(part)) {
		return cell
	}
	return text(cell)
}

func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

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
