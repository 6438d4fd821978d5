package xlsx_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/comp/workbook"
	"github.com/seed-251b9aba/offerkit/report/xlsx"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// A workbook read back is the case it was written from: every figure of every offer, and
// what is kept by leaving, are the same.
func TestReadBack(t *testing.T) {
	cases := shipped(t)
	cases["everything"], cases["others"] = everything(t), others(t)
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			again, err := workbook.Read(casefile.Options{}, name+".xlsx", write(t, c))
			if err != nil {
				t.Fatal(err)
			}
			want, got := compared(t, c), compared(t, again)
			if len(want.Offers) != len(got.Offers) {
				t.Fatalf("%d offers, want %d", len(got.Offers), len(want.Offers))
			}
			for i := range want.Offers {
				sameResult(t, &want.Offers[i], &got.Offers[i])
				for _, month := range []int{0, 7, 14, 30} {
					w := comp.NewLeaving(want, &want.Offers[i], true).After(month)
					g := comp.NewLeaving(got, &got.Offers[i], true).After(month)
					if !w.Net.Equal(g.Net) || !w.Clawback.Equal(g.Clawback) {
						t.Errorf("%s, leaving after %d months: %s and %s to pay back, want %s and %s", w.Date, month, g.Net, g.Clawback, w.Net, w.Clawback)
					}
				}
			}
		})
	}
}

// A form that a client has filled in is the case that the same letters make.
func TestFormFilledIn(t *testing.T) {
	var b bytes.Buffer
	if err := xlsx.WriteForm(&b, comp.NewCase(vesting.MustDate("2026-11-23")), 3); err != nil {
		t.Fatal(err)
	}
	f := open(t, b.Bytes())
	fill := func(term string, kind workbook.Kind, offer int, value any) {
		t.Helper()
		rows, err := f.GetRows(workbook.Sheet)
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			if len(row) > 0 && row[0] == (workbook.Key{Term: term, Kind: kind}).String() {
				at := cellName(workbook.FirstColumn+offer, i+1)
				if err := f.SetCellValue(workbook.Sheet, at, value); err != nil {
					t.Fatal(err)
				}
				return
			}
		}
		t.Fatalf("the form has no row %s", term)
	}
	// The Amazon offer of SPEC 6.2, at a flat price: 300,200 / 293,600 / 265,600 / 265,600.
	fill("company", workbook.Text, 0, "Amazon")
	fill("start", workbook.Date, 0, "2027-01-11")
	fill("base", workbook.Money, 0, 160000)
	fill("sign_on[0].amount", workbook.Money, 0, "127k")
	fill("sign_on[1].amount", workbook.Money, 0, 94000)
	fill("grants[0].shares", workbook.Count, 0, 220)
	fill("grants[0].price", workbook.Money, 0, 1200)
	fill("grants[0].vesting", workbook.Text, 0, "5/15/40/40")
	fill("company", workbook.Text, 2, "Initech") // the second column stays empty
	fill("base", workbook.Money, 2, 150000)
	fill("bonus.target", workbook.Rate, 2, 0.1)
	var filled bytes.Buffer
	if err := f.Write(&filled); err != nil {
		t.Fatal(err)
	}
	c, err := workbook.Read(casefile.Options{}, "form.xlsx", filled.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	result := compared(t, c)
	if len(result.Offers) != 2 {
		t.Fatalf("%d offers, want 2", len(result.Offers))
	}
	for k, want := range []string{"300200.00", "293600.00", "265600.00", "265600.00"} {
		if got := result.Offers[0].Years[k].Total.StringFixed(2); got != want {
			t.Errorf("year %d: %s, want %s", k+1, got, want)
		}
	}
	if got := result.Offers[1].Total.StringFixed(2); got != "660000.00" { // 4*150,000*1.1
		t.Errorf("the second offer pays %s, want 660000.00", got)
	}
}

// Notes are read back with their lines, as long as a case file takes them.
func TestNotesReadBack(t *testing.T) {
	c := shipped(t)["amazon-vs-google"]
	c.Offers[0].Notes = "Recruiter: call back.\n\n  - visa\n  - 日本語 \"quoted\" & <b>\n# end"
	c.Offers[1].Notes = strings.Repeat("a long line of notes\n", 900) + "end"
	again, err := workbook.Read(casefile.Options{}, "notes.xlsx", write(t, c))
	if err != nil {
		t.Fatal(err)
	}
	for i := range 2 {
		if want, got := c.Offers[i].Notes, again.Offers[i].Notes; got != want {
			t.Errorf("got %d characters, want %d: %.80q", len(got), len(want), got)
		}
	}
}

// A form that LibreOffice has saved, with formats and formulas of its own making, is read as it
// was before; so is what must not be read.
func TestFormSavedAgain(t *testing.T) {
	c := comp.NewCase(vesting.MustDate("2026-11-23"))
	c.Offers = []comp.Offer{{Company: "Amazon"}, {Company: "Globex"}}
	var blank bytes.Buffer
	if err := xlsx.WriteForm(&blank, c, 2); err != nil {
		t.Fatal(err)
	}
	at := map[string]int{}
	filled := func(more map[string]any) []byte {
		f := open(t, blank.Bytes())
		rows, err := f.GetRows(workbook.Sheet)
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			if len(row) > 0 {
				at[row[0]] = i + 1
			}
		}
		date, err := f.GetCellStyle(workbook.Sheet, cellName(workbook.FirstColumn, at["start:date"]))
		if err != nil {
			t.Fatal(err)
		}
		put := func(term string, col int, v any) {
			cell := cellName(col, at[term])
			err := f.SetCellValue(workbook.Sheet, cell, v)
			switch text, isText := v.(string); {
			case at[term] == 0:
				t.Fatalf("the form has no row %s", term)
			case isText && strings.HasPrefix(text, "="):
				err = f.SetCellFormula(workbook.Sheet, cell, text[1:])
			}
			if number, isDay := v.(int); err == nil && isDay && number > 46_000 && number < 47_000 {
				err = f.SetCellStyle(workbook.Sheet, cell, cell, date)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		for term, v := range map[string]any{
			"start:date": 46398, "base:money": 160_000, "bonus.target:rate": 0.15, "bonus.payout:rate": 1.2, "bonus.paid:text": "03-15", "sign_on[0].amount:money": "=12*1000.125",
			"sign_on[0].clawback:terms": 12, "grants[0].shares:count": 220, "grants[0].price:money": 1200.125, "grants[0].vesting:text": "5/15/40/40", "price.growth:rate": "=1/8",
			"role:text": `=""`, "notes:text": "call back\n\n  - visa", "hours:count": "=A2*20",
		} {
			put(term, workbook.FirstColumn, v)
		}
		put("base:money", workbook.FirstColumn+1, "175k")
		for place, v := range more {
			term, col, _ := strings.Cut(place, " ")
			put(term, workbook.FirstColumn+strings.Index("DEFG", col), v)
		}
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	books := map[string][]byte{
		"filled": filled(nil),
		"third":  filled(map[string]any{"company:text G": "C", "base:money G": 170_000}),
		"case":   filled(map[string]any{"case.years:count E": 6, "case.growth:rate E": 0.15}),
		"dates":  filled(map[string]any{"base:money E": 46_352, "grants[0].vesting:text E": 46_157}),
	}
	wrong := map[string]string{
		"third": fmt.Sprintf("Inputs!G%d: ", at["company:text"]), "case": fmt.Sprintf("Inputs!E%d: 6 stands beside", at["case.years:count"]),
		"dates": fmt.Sprintf("Inputs!E%d: a date, 2026-11-26, where an amount is expected", at["base:money"]),
	}
	saved := resaved(t, books)
	for name := range books {
		again, err := workbook.Read(casefile.Options{}, name, saved[name])
		if name != "filled" {
			if err == nil || !strings.HasPrefix(err.Error(), name+": "+wrong[name]) {
				t.Errorf("%s: got %v\nwant %s", name, err, wrong[name])
			}
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		// What excelize wrote has no values for the formulas; LibreOffice has calculated them.
		o := again.Offers[0]
		if got := o.SignOn[0].Amount.String() + " " + o.Price.Growth.Decimal.String() + " " + o.Hours.String() + " " + o.Bonus.Rate.String() + " " + o.Bonus.Payout.Decimal.String(); got != "12001.5 0.125 40 0.15 1.2" {
			t.Errorf("got %s", got)
		}
		if o.Notes != "call back\n\n  - visa" || o.Role != "" || o.Start != vesting.MustDate("2027-01-11") || o.Grants[0].Price.String() != "1200.125" || o.SignOn[0].Clawback.Months != 12 {
			t.Errorf("got %+v", o)
		}
	}
}

// A form keeps what is known of its companies, and takes exchange rates.
func TestFormOfCompanies(t *testing.T) {
	amazon, err := vesting.Parse("amazon")
	if err != nil {
		t.Fatal(err)
	}
	c := comp.NewCase(vesting.MustDate("2026-11-23"))
	c.Offers = []comp.Offer{{Company: "Amazon", Grants: []comp.Grant{{Kind: comp.RSU, Vesting: amazon}}}, {Company: "Globex"}}
	var b bytes.Buffer
	if err := xlsx.WriteForm(&b, c, 2); err != nil {
		t.Fatal(err)
	}
	f := open(t, b.Bytes())
	rows, err := f.GetRows(workbook.Sheet)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string][]string{}
	for _, row := range rows {
		if len(row) > 0 {
			found[row[0]] = row[1:]
		}
	}
	for key, want := range map[string][]string{
		"company:text": {"Company", "", "Amazon", "Globex"}, "grants[0].vesting:text": {"Grant 1, vesting", "", "amazon", ""}, "case.fx:terms": {"Exchange rates", "", "", ""},
	} {
		if got := found[key]; len(got) < 4 || !slices.Equal(got[:4], want) {
			t.Errorf("%s: %q, want %q", key, got, want)
		}
	}
}

func compared(t *testing.T, c comp.Case) *comp.Comparison {
	t.Helper()
	result, err := comp.Compare(c)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func sameResult(t *testing.T, want, got *comp.Result) {
	t.Helper()
	if want.Name != got.Name || want.Start != got.Start || want.Offer.Evidence != got.Offer.Evidence || want.Offer.Notes != got.Offer.Notes {
		t.Errorf("%s from %v, want %s from %v", got.Name, got.Start, want.Name, want.Start)
	}
	for _, f := range want.Metrics {
		if value, ok := got.Figure(f.Metric.Name); !ok || !value.Equal(f.Value) {
			t.Errorf("%s, %s: %s, want %s", want.Name, f.Metric.Name, value, f.Value)
		}
	}
}
