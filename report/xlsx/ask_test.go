package xlsx_test

import (
	"bytes"
	"fmt"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/negotiate"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/xlsx"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// asked is the first offer of a case asked about, to match the second or to reach an amount, on some
// levers or on all.
func asked(t *testing.T, c comp.Case, metric, amount string, levers ...string) *report.Negotiation {
	t.Helper()
	m, err := comp.FindMetric(metric, c.Years)
	if err != nil {
		t.Fatal(err)
	}
	var beside []comp.Metric
	if m.Kind == comp.MetricAfterTax || m.Kind == comp.MetricWalkAway {
		beside = append(beside, m)
	}
	result, err := comp.Compare(c, beside...)
	if err != nil {
		t.Fatal(err)
	}
	n := new(report.Negotiation)
	var specs []negotiate.Spec
	for _, key := range levers {
		specs = append(specs, negotiate.Spec{Key: key})
	}
	if n.Asking, err = negotiate.New(result, 0, metric, specs...); err != nil {
		t.Fatal(err)
	}
	if n.Target, err = n.Asking.Match(1); err != nil {
		t.Fatal(err)
	}
	if amount != "" {
		n.Target = n.Asking.Amount(dec(amount))
	}
	if n.Asks, err = n.Asking.Asks(n.Target.Amount); err != nil {
		t.Fatal(err)
	}
	if n.Packages, n.LeftOut, err = n.Asking.Packages(n.Target.Amount); err != nil {
		t.Fatal(err)
	}
	return n
}

// writeAsk writes the workbook of a question.
func writeAsk(t *testing.T, n *report.Negotiation) []byte {
	t.Helper()
	d, err := report.Compare(n.Asking.Comparison, report.Options{Metric: n.Asking.Metric.Name, Timeline: true, Charts: true, Rounds: true, Ask: n})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := xlsx.Write(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// rowOf is the row of a sheet, from 1, that begins with a text.
func rowOf(t *testing.T, sheets recalculated, sheet, text string) int {
	t.Helper()
	row := slices.IndexFunc(sheets[sheet], func(row []string) bool { return len(row) > 0 && row[0] == text })
	if row < 0 {
		t.Fatalf("%s has no row %q", sheet, text)
	}
	return row + 1
}

// put types a lever into the Inputs of the first offer.
func putLever(l *negotiate.Lever, to decimal.Decimal) change {
	key := l.Path
	if key == "bonus.target" && l.Measure == negotiate.InMoney {
		key = "bonus.amount"
	}
	return change{key: key, offer: 0, value: to.InexactFloat64()}
}

// bare is a letter of a salary and a price alone: every lever is asked for on the plainest terms.
func bare() comp.Offer {
	return comp.Offer{Company: "Initech", Start: vesting.MustDate("2027-02-01"), Base: dec("150000")}
}

// An ask typed over its lever's cell closes the gap, and one step less does not: whatever the lever
// and the metric, in the offer's own currency too. The gap is the engine's own to the cent, and what
// was proven for other inputs is no longer shown.
func TestTheGapClosesAtTheAsk(t *testing.T) {
	euro := others(t)
	euro.Offers = []comp.Offer{euro.Offers[2], euro.Offers[0]}
	questions := map[string]*report.Negotiation{
		"bare":      asked(t, caseOf(bare(), google(t)), "total", ""),
		"shares":    asked(t, caseOf(amazon(t), google(t)), "pv", "1400000", "rsu_shares"),
		"leaving":   asked(t, caseOf(amazon(t), google(t)), "walkaway@12", "", "sign_on_year_1"),
		"euro":      asked(t, euro, "year1", "", "bonus_target"),
		"after tax": asked(t, taxed(t), "after-tax", "900000", "base"),
	}
	rated, paid := bare(), bare() // a bonus as a share of base beside one that is an amount
	rated.Bonus.Rate, paid.Bonus.Amount, paid.Base = dec("0.1"), dec("20000"), dec("160000")
	questions["rate and amount"] = asked(t, caseOf(rated, paid), "total", "", "bonus_target")
	books := map[string][]byte{}
	for name, n := range questions {
		book := writeAsk(t, n)
		books[name] = book
		for _, k := range n.Asks {
			if k.Reaches && k.Below.Valid {
				books[name+" "+k.Lever.Key] = typed(t, book, []change{putLever(k.Lever, k.To)})
				books[name+" "+k.Lever.Key+" less"] = typed(t, book, []change{putLever(k.Lever, k.To.Sub(k.Lever.Step))})
			}
		}
	}
	computed := office(t, books)
	for name, n := range questions {
		everyCellAgrees(t, books[name], computed[name])
		tried := 0
		for _, k := range n.Asks {
			if !k.Reaches || !k.Below.Valid {
				continue
			}
			tried++
			for what, value := range map[string]decimal.Decimal{"": k.Value, " less": k.Below.Decimal} {
				book := name + " " + k.Lever.Key + what
				sheets := computed[book]
				row := rowOf(t, sheets, "Ask", "Over the target")
				want := value.Sub(n.Target.Amount)
				if got := sheets.at("Ask", 2, row); !same(got, want.String()) {
					t.Errorf("%s: the gap is %s, the engine's %s", book, got, want)
				}
				verdict := map[bool]string{true: "short of the target", false: "the target is reached"}[want.IsNegative()]
				if got := sheets.at("Ask", 4, row); got != verdict {
					t.Errorf("%s: the sheet says %q, want %q", book, got, verdict)
				}
				lever := rowOf(t, sheets, "Ask", report.LeverHead(k.Lever.Key))
				if proof := sheets.at("Ask", 5, lever) + sheets.at("Ask", 6, lever); proof != "" {
					t.Errorf("%s: what was proven for other inputs is still shown: %s", book, proof)
				}
				if got := sheets.at("Ask", 1, 4); got == "Printed figures are as of the inputs when written." {
					t.Errorf("%s: the sheet does not say that the inputs have changed", book)
				}
			}
		}
		if tried == 0 || name == "bare" && tried < 6 {
			t.Errorf("%s: only %d levers reach the target", name, tried)
		}
	}
}

// By hand, at a flat price: Amazon pays 4 x 160,000 + 127,000 + 94,000 + 220 x 1,200 = 1,125,000,
// Google 4 x 175,000 x 1.15 + 40,000 + 10,000 + 1,764 x 170 = 1,154,880, which is 29,880 more. In
// steps of 500 a sign-on of 127,000 has to rise by 30,000.
func TestTheAskSheetHoldsTheAsk(t *testing.T) {
	flat := amazon(t)
	flat.Price.Growth = decimal.NullDecimal{}
	f := open(t, writeAsk(t, asked(t, caseOf(flat, google(t)), "total", "")))
	rows, err := f.GetRows("Ask", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string][]string{
		"Amazon":          {"1125000", "1125000"},
		"Google":          {"1154880", "1154880"},
		"Over the target": {"-29880", "-29880", "short of the target"},
		"Sign-on, year 1": {"127000", "157000", "30000", "1155000", "1154500"},
	}
	for r, row := range rows {
		if len(row) > 0 && row[0] == "Refresher a year" && row[1] == "0" { // on 5/15/40/40, and open on the Inputs over four years
			if formula, _ := f.GetCellFormula("Ask", cellName(2, r+1)); formula != "" {
				t.Errorf("a refresher on other terms leads to %s", formula)
			}
		}
		if len(row) == 0 || want[row[0]] == nil {
			continue
		}
		if got := row[1 : 1+len(want[row[0]])]; !slices.Equal(got, want[row[0]]) {
			t.Errorf("%s: %v, want %v", row[0], got, want[row[0]])
		}
		delete(want, row[0]) // packages have rows of these names too
		if formula, _ := f.GetCellFormula("Ask", cellName(2, r+1)); formula == "" {
			t.Errorf("%s: today's figure is no formula", row[0])
		}
	}
	if len(want) > 0 {
		t.Errorf("rows are missing: %v", want)
	}
	eachFormula(t, f, func(at, formula string) {
		if len(formula) > 1_500 {
			t.Errorf("%s is a formula of %d characters", at, len(formula))
		}
	})
}

// A fixed amount is a cell of its own: typed over, it moves the gap, and what was proven for the
// other amount is not shown.
func TestAFixedTargetMayBeTypedOver(t *testing.T) {
	n := asked(t, caseOf(amazon(t), google(t)), "total", "1250000")
	book := writeAsk(t, n)
	f := open(t, book)
	written, err := f.GetRows("Ask")
	if err != nil {
		t.Fatal(err)
	}
	row := rowOf(t, recalculated{"Ask": written}, "Ask", "Target")
	if err := f.SetCellValue("Ask", cellName(2, row), 1_200_000); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	computed := office(t, map[string][]byte{"before": book, "after": b.Bytes()})
	before, after := computed["before"], computed["after"]
	// 300,200 + 299,540 + 299,656 + 320,604.40 (SPEC 6.2) = 1,220,000.40
	for sheets, want := range map[*recalculated]string{&before: "-29999.6", &after: "20000.4"} {
		if got := sheets.at("Ask", 2, row+1); !same(got, want) {
			t.Errorf("the gap is %s, want %s", got, want)
		}
	}
	base := rowOf(t, after, "Ask", "Base")
	if got := fmt.Sprint(before.at("Ask", 5, base) != "", after.at("Ask", 5, base) != ""); got != "true false" {
		t.Errorf("the proof is shown before and after: %s", got)
	}
}
