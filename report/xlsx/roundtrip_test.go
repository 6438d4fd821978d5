package xlsx_test

import (
	"bytes"
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
		"company:text": {"Company", "", "Amazon", "Globex"}, "grants[0].vesting:text": {"Vesting", "", "amazon", ""}, "case.fx:terms": {"Exchange rates", "of the reporting currency", "", ""},
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
