package text

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"
	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/report"
)

func document() *report.Document {
	money := func(s string) report.Cell {
		return report.Cell{Kind: report.MoneyCell, Value: decimal.RequireFromString(s)}
	}
	best := money("1200")
	best.Best = true
	return &report.Document{
		Title: "A or B", Currency: "USD", Verdict: report.Said("A pays most."),
		Sections: []report.Section{
			{Title: "Summary", Blocks: []report.Block{report.Table{
				Columns: []report.Column{{Title: "Metric", Left: true}, {Title: "A"}, {Title: "日本の会社"}},
				Rows: []report.Row{
					{Cells: []report.Cell{{Text: "Year 1"}, best, money("-99.5")}},
					{Total: true, Cells: []report.Cell{{Text: "Total"}, money("100000"), money("0")}},
				},
			}}},
			{Title: "Notes", Part: report.Closing, Blocks: []report.Block{report.List{Items: []string{"from 2027-01-11 on \x1b[31mred\x1b[0m"}}}},
		},
	}
}

func written(t *testing.T, o Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, document(), o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Decimals stand under one another, marks beside them, wide characters count two cells,
// and a control code from a file does not reach the terminal.
func TestTableOnATerminal(t *testing.T) {
	got := written(t, Options{ASCII: true})
	if !strings.Contains(got, "Year 1    1,200.00 *      -99.50\n") || !strings.Contains(got, "Total   100,000.00          0.00\n") {
		t.Errorf("got\n%s", got)
	}
	if strings.ContainsRune(got, '\x1b') {
		t.Errorf("a control code of the file is written: %q", got)
	}
}

func TestColourOnlyWhereAskedFor(t *testing.T) {
	if plain := written(t, Options{}); strings.ContainsRune(plain, '\x1b') {
		t.Errorf("plain text has colour: %q", plain)
	}
	coloured := written(t, Options{Colour: true})
	if !strings.ContainsRune(coloured, '\x1b') {
		t.Error("no colour on a terminal")
	}
	if looks.ReplaceAllString(coloured, "") != written(t, Options{}) {
		t.Error("colour changes the text")
	}
}

// A table wider than the page goes on below, with its first column again.
func TestWideTablesContinueBelow(t *testing.T) {
	got := written(t, Options{ASCII: true, Width: 24})
	if strings.Count(got, "Metric") != 2 || strings.Count(got, "Year 1") != 2 {
		t.Errorf("got\n%s", got)
	}
	for _, line := range strings.Split(got, "\n") {
		if displaywidth.String(line) > 24 {
			t.Errorf("line of %d cells: %q", displaywidth.String(line), line)
		}
	}
}

// A table that is a little too wide stays one: heads go on two lines, spare columns go, texts break into lines.
// By hand: on one line 5, 25, 22, 9 and 9 wide with four gaps of 2 are 78; with 9 for the long head 65, and without
// the spare column 54.
func TestATableThatIsALittleTooWideStaysOne(t *testing.T) {
	amount := report.Cell{Kind: report.MoneyCell, Value: decimal.RequireFromString("13333.33")}
	table := report.Table{
		Columns: []report.Column{{Title: "Month"}, {Title: "Item", Left: true}, {Title: "In the year of service"}, {Title: "Spare", Spare: 1}, {Title: "Amount"}},
		Rows:    []report.Row{{Cells: []report.Cell{{Text: "1"}, {Text: "RSU-grant-1,-4y-quarterly"}, amount, amount, amount}}},
	}
	for width, want := range map[int]string{
		80: "Month  Item                       In the year of service      Spare     Amount\n",
		67: "Month  Item                         service      Spare     Amount\n",
		60: "    1  RSU-grant-1,-4y-quarterly  13,333.33  13,333.33\n",
	} {
		var b bytes.Buffer
		d := &report.Document{Currency: "USD", Sections: []report.Section{{Title: "A", Blocks: []report.Block{table}}}}
		if err := Write(&b, d, Options{Width: width, ASCII: true}); err != nil {
			t.Fatal(err)
		}
		if got := b.String(); !strings.Contains(got, want) || strings.Count(got, "Month") != 1 || strings.Contains(got, "Spare") != (width > 64) {
			t.Errorf("%d columns:\n%s", width, got)
		}
	}
	table.Rows[0].Cells[1].Text = "RSU grant 1, 4y quarterly, granted of what was promised"
	var b bytes.Buffer
	if err := Write(&b, &report.Document{Currency: "USD", Sections: []report.Section{{Title: "A", Blocks: []report.Block{table}}}}, Options{Width: 62, ASCII: true}); err != nil {
		t.Fatal(err)
	}
	if got := b.String(); strings.Count(got, "Month") != 1 || !strings.Contains(got, "\n       ") {
		t.Errorf("the text is not broken:\n%s", got)
	}
}

func TestDatesStayWhole(t *testing.T) {
	if got := wrap("leaves on 2027-01-11 for good", 16); got[0] != "leaves on" || got[1] != "2027-01-11 for" {
		t.Errorf("got %q", got)
	}
}

// Title, subtitle and the heads of sections break at the width as running text does: at 80
// columns the line below the title of leaving has 82 characters.
func TestEveryLineKeepsTheWidth(t *testing.T) {
	long := "USD, valued on 2026-11-20; what is kept by leaving after so many months of service"
	if n := len(long); n != 82 {
		t.Fatalf("%d characters", n)
	}
	d := &report.Document{Title: long, Subtitle: long, Currency: "USD", Verdict: report.Said(long), Sections: []report.Section{
		{Title: long, Blocks: []report.Block{report.Table{Title: "A", Caption: long, Columns: []report.Column{{Title: "Metric"}}}, report.Paragraph{Text: long}}},
	}}
	var b bytes.Buffer
	if err := Write(&b, d, Options{Width: 80, Colour: true}); err != nil {
		t.Fatal(err)
	}
	text := looks.ReplaceAllString(b.String(), "")
	for _, line := range strings.Split(text, "\n") {
		if displaywidth.String(line) > 80 {
			t.Errorf("line of %d cells: %q", displaywidth.String(line), line)
		}
	}
	if got, want := strings.Count(strings.Join(strings.Fields(text), " "), long), 6; got != want {
		t.Errorf("said %d times, want %d:\n%s", got, want, text)
	}
}

var looks = regexp.MustCompile("\x1b\\[[0-9;]*m")

// Where a lead leaves no room for over whom it is, that stands below it and is not left out.
func TestTheBaseOfALeadStandsBelowIt(t *testing.T) {
	money := func(v int64) report.Cell { return report.Cell{Kind: report.MoneyCell, Value: decimal.NewFromInt(v)} }
	d := &report.Document{Currency: "USD", Sections: []report.Section{{Blocks: []report.Block{report.Table{
		Whole:   true,
		Columns: []report.Column{{Title: "Metric", Left: true}, {Title: "Amazon SEA"}, {Title: "Initech"}, {Title: "Umbrella"}, {Title: "Hooli"}, {Title: "Lead"}},
		Rows: []report.Row{{Cells: []report.Cell{{Text: "Total, 4 years"}, money(1_185_166), money(1_089_736), money(716_535), money(579_364),
			{Kind: report.DifferenceCell, Value: decimal.NewFromInt(95_430), Aside: report.Over + "Initech, 8.8%"}}}},
	}}}}}
	var b bytes.Buffer
	if err := Write(&b, d, Options{ASCII: true, Depth: Middle, Width: 70}); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(b.String(), "\n")
	for i, line := range lines {
		if at := strings.Index(line, "+95,430"); at >= 0 {
			if strings.Index(lines[i+1], "over Initech") != at {
				t.Errorf("below the lead stands %q", lines[i+1])
			}
			return
		}
	}
	t.Errorf("there is no lead in\n%s", b.String())
}

// A table that is cut into groups stacks a lead that alone is wider than the page.
func TestALeadAloneKeepsTheWidth(t *testing.T) {
	money := report.Cell{Kind: report.MoneyCell, Value: decimal.NewFromInt(37_676_999_968)}
	table := report.Table{Whole: true, Columns: []report.Column{{Title: "Metric", Left: true}}}
	row := report.Row{Cells: []report.Cell{{Text: "Levels-style year"}}}
	for _, company := range []string{"Initech", "Umbrella", "Hooli", "Globex"} {
		table.Columns, row.Cells = append(table.Columns, report.Column{Title: company}), append(row.Cells, money)
	}
	table.Columns = append(table.Columns, report.Column{Title: "Lead"})
	row.Cells = append(row.Cells, report.Cell{Kind: report.DifferenceCell, Value: decimal.NewFromInt(1_216_000_004), Aside: report.Over + "Amazon Web Services India, 14.8%"})
	table.Rows = []report.Row{row}
	d := &report.Document{Currency: "JPY", Sections: []report.Section{{Blocks: []report.Block{table}}}}
	var b bytes.Buffer
	if err := Write(&b, d, Options{ASCII: true, Depth: Middle, Width: 60}); err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(b.String(), "\n") {
		if displaywidth.String(line) > 60 {
			t.Errorf("line of %d cells: %q", displaywidth.String(line), line)
		}
	}
	if !strings.Contains(b.String(), "over Amazon Web Services India, 14.8%") {
		t.Errorf("over whom is left out:\n%s", b.String())
	}
}

// A finding of a list is told from the next: its further lines are indented, and none is wider than the page.
func TestAListHangs(t *testing.T) {
	var b bytes.Buffer
	if err := Hang(&b, Options{Width: 40}, "warning: offer 1, evidence: nothing says how firm the offer is"); err != nil {
		t.Fatal(err)
	}
	if want := "warning: offer 1, evidence: nothing\n  says how firm the offer is\n"; b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
}
