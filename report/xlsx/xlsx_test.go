package xlsx_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/xlsx"
	"github.com/seed-251b9aba/offerkit/vesting"
)

func dec(s string) decimal.Decimal { return decimal.RequireFromString(s) }

func rate(s string) decimal.NullDecimal {
	return decimal.NullDecimal{Decimal: dec(s), Valid: true}
}

func schedule(t testing.TB, text string) vesting.Schedule {
	t.Helper()
	s, err := vesting.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// amazon is the offer of https://news.ycombinator.com/item?id=30249971.
func amazon(t testing.TB) comp.Offer {
	return comp.Offer{
		Company: "Amazon", Start: vesting.MustDate("2027-01-11"), Base: dec("160000"),
		SignOn: []comp.SignOn{{Year: 1, Amount: dec("127000"), Monthly: true}, {Year: 2, Amount: dec("94000")}},
		Price:  comp.Price{Today: dec("1200"), Growth: rate("0.15"), Timing: comp.StartOfYear},
		Grants: []comp.Grant{{Kind: comp.RSU, Shares: dec("220"), Vesting: schedule(t, "5/15/40/40")}},
	}
}

func google(t testing.TB) comp.Offer {
	return comp.Offer{
		Company: "Google", Start: vesting.MustDate("2027-02-01"), Base: dec("175000"),
		Bonus:      comp.Bonus{Rate: dec("0.15")},
		SignOn:     []comp.SignOn{{Year: 1, Amount: dec("40000")}},
		Relocation: comp.Relocation{Amount: dec("10000")},
		Price:      comp.Price{Today: dec("170")},
		Grants:     []comp.Grant{{Kind: comp.RSU, Value: dec("300000"), Price: dec("170"), Vesting: schedule(t, "33/33/22/12 monthly")}},
	}
}

func caseOf(offers ...comp.Offer) comp.Case {
	c := comp.NewCase(vesting.MustDate("2026-11-23"))
	c.Offers = offers
	return c
}

func document(t testing.TB, c comp.Case) *report.Document { return documentIn(t, c, comp.ByYear) }

func documentIn(t testing.TB, c comp.Case, view comp.View) *report.Document {
	t.Helper()
	result, err := comp.Compare(c)
	if err != nil {
		t.Fatal(err)
	}
	d, err := report.Compare(result, report.Options{View: view, Timeline: true, Charts: true})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func write(t testing.TB, c comp.Case) []byte { return writeIn(t, c, comp.ByYear) }

func writeIn(t testing.TB, c comp.Case, view comp.View) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := xlsx.Write(&b, documentIn(t, c, view)); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func open(t testing.TB, workbook []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(workbook))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func TestSameCaseSameBytes(t *testing.T) {
	c := caseOf(amazon(t), google(t))
	first := write(t, c)
	for range 5 {
		if !bytes.Equal(first, write(t, c)) {
			t.Fatal("the same case gave other bytes")
		}
	}
}

// The published figures, 300/300/300/320 thousand, to the cent as SPEC 6.2 has them.
func TestYearsHoldThePublishedFigures(t *testing.T) {
	f := open(t, write(t, caseOf(amazon(t), google(t))))
	rows, err := f.GetRows("Years")
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"300,200.00", "299,540.00", "299,656.00", "320,604.40"}
	for _, row := range rows {
		if len(row) > 5 && row[1] == "Total" {
			for i := range want {
				if row[2+i] != want[i] {
					t.Errorf("year %d: got %s, want %s", i+1, row[2+i], want[i])
				}
			}
			return
		}
	}
	t.Fatal("no total on the sheet Years")
}

// hostile texts that a spreadsheet might run, choke on or take for a pattern.
var hostile = []string{
	`=HYPERLINK("http://evil.example","click")`, "+1+1", "@SUM(A1)", "-2+3", "A1*", "History", "~*", "<>",
	strings.Repeat("x", 40_000), "bell\a tab\t null\x00 esc\x1b[31m", "_x000D_", "\u202Ereversed", "</v></c><c>", "&P&N", "'", `"`,
	"bad utf8 \xff\xfe", "\U0001F600 日本語",
}

func TestHostileTextStaysText(t *testing.T) {
	for _, text := range hostile {
		first, second := amazon(t), google(t)
		first.Company, second.Name, second.Notes = text, text+" 2", text
		workbook := write(t, caseOf(first, second))
		f := open(t, workbook)
		for _, name := range f.GetSheetList() {
			rows, err := f.GetRows(name, excelize.Options{RawCellValue: true})
			if err != nil {
				t.Fatalf("%.20q: %v", text, err)
			}
			for r, row := range rows {
				for c, value := range row {
					at, _ := excelize.CoordinatesToCellName(c+1, r+1)
					formula, _ := f.GetCellFormula(name, at)
					if strings.Contains(formula, "HYPERLINK") || strings.Contains(formula, text) && len(text) > 4 {
						t.Errorf("%s!%s: the text got into the formula %s", name, at, formula)
					}
					if strings.ContainsAny(value, "\a\x00\x1b") {
						t.Errorf("%s!%s: control codes in %q", name, at, value)
					}
				}
			}
		}
	}
}

// What stands beside the totals is live. By hand, for the startup of the other terms, whose
// company has 12,000,000 shares fully diluted, at an exit of 400m on 2030-06-30: undiluted, a
// share gets 400m/12m = 33.33 (the preferred, 40m/12 = 3.33m shares, convert: 111m is more
// than their 40m). Vested are 41 of 48 months of 40,000 options, 34,166, and 13 of 16 quarters
// of 120,000/12 = 10,000 RSUs, 8,125: 34,166 x (33.33 - 4) + 8,125 x 33.33 = 1,002,202.67 +
// 270,833.33 = 1,273,036.00. On paper are the 5,834 options that vest after the exit; at the preferred
// price of 12 they are worth 8 each, 46,672.
// Over 100,000 a year the leader has 1,500 more, 1.5%, or 3,000 more, 3%; 2% are too close to
// call, and then no cell of the row is marked. At a tolerance of 5% typed over neither is.
func TestNoMarkWhereItIsTooCloseToCall(t *testing.T) {
	for _, c := range []struct {
		base, tolerance string
		marked          string
	}{
		{"101500", "0.02", "FALSE"}, {"103000", "0.02", "TRUE"}, {"103000", "0.05", "FALSE"}, {"101500", "0.01", "TRUE"},
	} {
		f := open(t, write(t, caseOf(
			comp.Offer{Company: "A", Start: vesting.MustDate("2027-01-04"), Base: dec(c.base)},
			comp.Offer{Company: "B", Start: vesting.MustDate("2027-01-04"), Base: dec("100000")})))
		for _, name := range f.GetDefinedName() {
			if name.Name == "Tolerance" {
				sheet, at, _ := strings.Cut(strings.ReplaceAll(name.RefersTo, "$", ""), "!")
				if err := f.SetCellValue(strings.Trim(sheet, "'"), at, dec(c.tolerance).InexactFloat64()); err != nil {
					t.Fatal(err)
				}
			}
		}
		for _, sheet := range []string{"Summary", "Walk-away"} {
			formula := leaderFormula(t, f, sheet)
			if sheet == "Walk-away" { // the first row is month 0, which pays nothing
				formula = strings.ReplaceAll(formula, "6", "7")
			}
			if err := f.SetCellFormula(sheet, "Z99", formula); err != nil {
				t.Fatal(err)
			}
			if got, err := f.CalcCellValue(sheet, "Z99"); err != nil || got != c.marked {
				t.Errorf("%s, %s against 100000 at %s: %s is %q (%v), want %s", sheet, c.base, c.tolerance, formula, got, err, c.marked)
			}
		}
	}
}

// leaderFormula is the condition on which the first offer's first cell is marked.
func leaderFormula(t *testing.T, f *excelize.File, sheet string) string {
	t.Helper()
	rules, err := f.GetConditionalFormats(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for _, options := range rules {
		if strings.Contains(options[0].Criteria, "MAX(") {
			return options[0].Criteria
		}
	}
	t.Fatalf("%s marks nothing", sheet)
	return ""
}

// A sign-on of 2,500 on 155,000 makes year 2 fall by 1.6% of 157,500, within the tolerance;
// one of 5,000 by 3.1% of 160,000.
func TestTheYearsFindingKeepsTheTolerance(t *testing.T) {
	for signOn, want := range map[string]string{
		"2500": "Nimbus pays no year noticeably less than the year before", "5000": "Nimbus's pay falls by $5,000 in year 2",
	} {
		f := open(t, write(t, caseOf(comp.Offer{
			Company: "Nimbus", Start: vesting.MustDate("2027-01-04"), Base: dec("155000"), SignOn: []comp.SignOn{{Year: 1, Amount: dec(signOn)}},
		})))
		cached, err := f.GetCellValue("Years", "C5")
		if err != nil {
			t.Fatal(err)
		}
		computed, err := f.CalcCellValue("Years", "C5")
		want += ". Pay by service year and component, USD"
		if err != nil || cached != want || computed != want {
			t.Errorf("sign-on of %s: %q, computed %q (%v), want %q", signOn, cached, computed, err, want)
		}
	}
}

func TestBesideIsLive(t *testing.T) {
	f := open(t, write(t, others(t)))
	rows, err := f.GetRows("Beside", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]bool{"1273036": false, "46672": false}
	for r, row := range rows {
		if len(row) > 0 && slices.Contains([]string{"Against staying", "Who leads on what", "The offers"}, row[0]) {
			break
		}
		for c, text := range row {
			formula, _ := f.GetCellFormula("Beside", cellName(c+1, r+1))
			if _, wanted := want[text]; wanted {
				want[text] = formula != ""
			}
			if _, isNumber := number(text); isNumber && text != "" && c > 0 && formula == "" && !strings.HasPrefix(text, "0") {
				t.Errorf("%s is %s, and no formula", cellName(c+1, r+1), text)
			}
		}
	}
	for amount, live := range want {
		if !live {
			t.Errorf("%s is missing, or no formula", amount)
		}
	}
}
