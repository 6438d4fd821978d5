package csvfile

import (
	"bytes"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// A name that a spreadsheet would take for a formula is text, a comma stays in its cell,
// and a currency without cents has none.
func TestNamesAreNoFormulas(t *testing.T) {
	c := comp.NewCase(vesting.MustDate("2026-11-23"))
	c.Years, c.Currency = 1, "JPY"
	c.Offers = []comp.Offer{{Company: `=HYPERLINK("http://x"), a`, Base: decimal.NewFromInt(12_000_000)}}
	result, err := comp.Compare(c)
	if err != nil {
		t.Fatal(err)
	}
	d, err := report.Compare(result, report.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := Write(&b, d); err != nil {
		t.Fatal(err)
	}
	want := strings.Join([]string{
		`offer,period,from,to,currency,base,total,guaranteed`,
		`"'=HYPERLINK(""http://x""), a",Year 1,2026-11-23,2027-11-23,JPY,12000000,12000000,12000000`,
		`"'=HYPERLINK(""http://x""), a",total,2026-11-23,2027-11-23,JPY,12000000,12000000,12000000`,
		`"'=HYPERLINK(""http://x""), a",metric year1,,,JPY,,12000000,`,
		`"'=HYPERLINK(""http://x""), a",metric total,,,JPY,,12000000,`,
		`"'=HYPERLINK(""http://x""), a",metric average,,,JPY,,12000000,`,
		`"'=HYPERLINK(""http://x""), a",metric steady,,,JPY,,12000000,`,
		`"'=HYPERLINK(""http://x""), a",metric worst-year,,,JPY,,12000000,`,
		`"'=HYPERLINK(""http://x""), a",metric guaranteed,,,JPY,,12000000,`,
		`"'=HYPERLINK(""http://x""), a",metric cash,,,JPY,,12000000,`,
		`"'=HYPERLINK(""http://x""), a",metric pv,,,JPY,,11690707,`, // twelve payments of 1m at 5%, days/365
		`"'=HYPERLINK(""http://x""), a",metric hourly,,,JPY,,5769,`, // 12m / 2,080
		`"'=HYPERLINK(""http://x""), a",metric risk-adjusted,,,JPY,,12000000,`,
		`"'=HYPERLINK(""http://x""), a",metric levels-tc,,,JPY,,12000000,`,
		"",
	}, "\n")
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

// What two tables head alike is one column; a column that only one of them has is empty in the rows of the
// other, and none of its figures stands below another's head. Of one name twice in a table, each is its own.
func TestTablesOfOtherColumns(t *testing.T) {
	column := func(titles ...string) (all []report.Column) {
		for _, title := range titles {
			all = append(all, report.Column{Title: title})
		}
		return all
	}
	row := func(texts ...string) report.Row {
		var r report.Row
		for _, text := range texts {
			r.Cells = append(r.Cells, report.Cell{Text: text})
		}
		return r
	}
	d := &report.Document{Sections: []report.Section{{Blocks: []report.Block{
		report.Table{Title: "A", Columns: column("Month", "Cash", "Net"), Rows: []report.Row{row("3", "c", "n")}},
		report.Table{Title: "B", Columns: column("Month", "Net", "Net", "Tax back"), Rows: []report.Row{row("3", "n1", "n2", "t")}},
	}}}}
	var out bytes.Buffer
	if err := WriteTables(&out, d); err != nil {
		t.Fatal(err)
	}
	if got, want := out.String(), "offer,month,cash,net,net,tax_back\nA,3,c,n,,\nB,3,,n1,n2,t\n"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
