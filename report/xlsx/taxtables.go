package xlsx

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// The Tax tables sheet has the brackets and other tables of law that the taxes are worked out by,
// one below the other: the formulas of the taxes read its cells.

// taxTables collects the tables as the formulas ask for them.
type taxTables struct {
	all   []taxTable
	known map[string]int // by name and rows
}

// taxTable is where a table stands.
type taxTable struct {
	*calc.Table
	first int // row
}

// The columns of a table. What a rate adds to that of the row before is worked out in the sheet.
const (
	taxTableFrom = iota + 1
	taxTableValue
	taxTableAdds
)

const taxTablesFirst = 5

// add returns where a table stands, which is once.
func (t *taxTables) add(table *calc.Table) taxTable {
	key := table.Name + fmt.Sprint(table.Rows)
	at, known := t.known[key]
	if known {
		return t.all[at]
	}
	if t.known == nil {
		t.known = map[string]int{}
	}
	one := taxTable{table, taxTablesFirst + 2}
	if n := len(t.all); n > 0 {
		one.first = t.all[n-1].first + len(t.all[n-1].Rows) + 3 // an empty row, a title and heads
	}
	t.known[key] = len(t.all)
	t.all = append(t.all, one)
	return one
}

func (t taxTable) column(col int) string {
	return area(taxTablesSheet, place{col, t.first}, place{col, t.first + len(t.Rows) - 1})
}

func (b *book) taxTablesSheet() *sheet {
	s := b.newSheet(taxTablesSheet, muted, "The tables of law behind the sheet "+afterTaxSheet+", where their sources stand.", place{1, taxTablesFirst}, 18, 18, 18, 32)
	s.print.portrait = true
	for _, t := range b.taxTables.all {
		s.text(place{1, t.first - 2}, t.Name, style{bold: true})
		s.heads(place{1, t.first - 1}, func(int) bool { return true }, "From", "Rate or amount", "More than before")
		for i, row := range t.Rows {
			from, value := place{taxTableFrom, t.first + i}, place{taxTableValue, t.first + i}
			s.number(from, row.From, style{format: "#,##0.##"})
			s.number(value, row.Value, style{format: valueFormat(t.Rows)})
			adds, before := value.String(), decimal.Zero
			if i > 0 {
				adds, before = fmt.Sprintf("%v-%v", value, place{taxTableValue, t.first + i - 1}), t.Rows[i-1].Value
			}
			s.formula(place{taxTableAdds, t.first + i}, adds, double(row.Value.Sub(before)), style{format: valueFormat(t.Rows), colour: muted})
		}
	}
	return s
}

// valueFormat shows rates as percentages, amounts as they are.
func valueFormat(rows []calc.Row) string {
	for _, row := range rows {
		if row.Value.GreaterThan(decimal.NewFromInt(1)) {
			return "#,##0.##"
		}
	}
	return "0." + strings.Repeat("#", 4) + "%"
}
