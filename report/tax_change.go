package report

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/tax"
)

// TaxChanges is what a file of tax tables changes of the built-in ones, as a report.
func TaxChanges(file string, changes []tax.Change) *Document {
	t := Table{ID: "changes", Columns: []Column{textColumn("Tax"), textColumn("Place"), numberColumn("Year"), textColumn("Change")}}
	count := 0
	for _, c := range changes {
		if c.New || c.Rules != nil {
			count++
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			textCell(c.Table.Title), textCell(c.Table.Place), {Kind: TextCell, Text: decimal.NewFromInt(int64(c.Table.Year)).String()}, textCell(ChangeInWords(c)),
		}})
	}
	return &Document{
		Title: "Tax tables of " + file, Subtitle: "against the built-in ones",
		Verdict:  Said(fmt.Sprintf("%d of %s %s from what is built in.", count, Count(len(changes), "table"), differs(count))),
		Sections: []Section{{ID: "changes", Part: Detail, Title: "Tables", Blocks: []Block{t}}},
	}
}

// ChangeInWords says what a table changes.
func ChangeInWords(c tax.Change) string {
	switch {
	case c.New:
		return "new"
	case c.Rules == nil:
		return "none"
	}
	return strings.Join(c.Rules, ", ")
}

func differs(count int) string {
	if count == 1 {
		return "differs"
	}
	return "differ"
}
