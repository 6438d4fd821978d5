package xlsx_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/comp/risk"
	"github.com/seed-251b9aba/offerkit/comp/workbook"
)

// switched puts a workbook into a scenario by its number.
func switched(t *testing.T, book []byte, number any) []byte {
	t.Helper()
	f := open(t, book)
	if err := f.SetCellValue("Inputs", "D3", number); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// scenarioCases are the usual scenarios and those of a case itself, with terms of an offer and of the case,
// and growth that an offer leaves to the case.
func scenarioCases(t *testing.T) map[string]comp.Case {
	t.Helper()
	own := caseOf(amazon(t), google(t))
	own.Scenarios = []comp.Scenario{
		{Name: `a "bull", ~*? =1+1`, Terms: []comp.Assumed{{Path: "growth", Value: dec("0.12")}, {Path: "discount_rate", Value: dec("0.08")}}},
		{Name: "raise", Terms: []comp.Assumed{{Path: "offers[0].base", Value: dec("166500.55")}, {Path: "bonus.payout", Value: dec("0.7")}, {Path: "growth", Value: dec("0.05")}, {Path: "price.growth", Value: dec("-0.1")}}},
	}
	cases := shipped(t)
	return map[string]comp.Case{"usual": cases["amazon-vs-google"], "full": cases["full"], "own": own}
}

// With the switch at a scenario the whole workbook is what the engine says of the case in that scenario.
func TestTheSwitchIsTheEngine(t *testing.T) {
	cases, books, outcomes := scenarioCases(t), map[string][]byte{}, map[string]risk.Outcome{}
	for name, c := range cases {
		book := writeJudged(t, c)
		books[name+"-1"], books[name+"-cleared"] = book, switched(t, book, nil)
		all, err := risk.Scenarios(compared(t, c))
		if err != nil {
			t.Fatal(err)
		}
		number := 1
		for _, o := range all {
			if len(o.Terms) > 0 {
				number++
				at := fmt.Sprintf("%s-%d", name, number)
				books[at], outcomes[at] = switched(t, book, number), o
			}
		}
		if number != 3 {
			t.Errorf("%s has %d scenarios, want 3", name, number)
		}
	}
	computed := office(t, books)
	for name := range cases {
		everyCellAgrees(t, books[name+"-1"], computed[name+"-1"])
		everyCellAgrees(t, books[name+"-1"], computed[name+"-cleared"])
		if got := computed[name+"-1"].at("Summary", 1, 3); got != "" {
			t.Errorf("%s: as written the Summary says %q", name, got)
		}
	}
	for at, o := range outcomes {
		t.Run(at, func(t *testing.T) {
			name, _, _ := strings.Cut(at, "-")
			followsTheEngine(t, o.Comparison.Case, cases[name], computed[at])
			if got, want := computed[at].at("Summary", 1, 3), "Scenario in force: "+o.Name; got != want {
				t.Errorf("the Summary says %q, want %q", got, want)
			}
			if got := computed[at].at("Risk", 1, 4); !strings.HasPrefix(got, "Inputs have changed") {
				t.Errorf("the sheet Risk says %q", got)
			}
		})
	}
}

// Read back the workbook is the case as it was written; switched to a scenario it is refused, with what to do.
func TestASwitchedWorkbookIsNotRead(t *testing.T) {
	for name, c := range scenarioCases(t) {
		book := writeJudged(t, c)
		again, err := workbook.Read(casefile.Options{}, name+".xlsx", book)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		want, got := compared(t, c), compared(t, again)
		for i := range want.Offers {
			sameResult(t, &want.Offers[i], &got.Offers[i])
		}
		_, err = workbook.Read(casefile.Options{}, name+".xlsx", switched(t, book, 2))
		if err == nil || !strings.Contains(err.Error(), name+`.xlsx: Inputs!D3: the workbook is switched to scenario "2"`) || !strings.Contains(err.Error(), "write 1 into the cell") {
			t.Errorf("%s: switched to a scenario it is read: %v", name, err)
		}
	}
}

// By hand, of two offers of which one has a base alone: 170,000 x 4 against 152,000 x 4 + 400 x 200 at no
// growth is a lead of 8,000 of the second, and 7,600 of base, a twentieth, are 30,400 over four years. Each
// cell that is shown is the engine's, and is blank once an input is typed over or a scenario is chosen.
func TestTheGapByGrowthAndBase(t *testing.T) {
	book := writeJudged(t, caseFrom(t, slight))
	computed := office(t, map[string][]byte{
		"written": book, "typed": typed(t, book, []change{{key: "base", offer: 0, value: 171000.0}}), "switched": switched(t, book, 2),
	})
	row := rowOf(t, computed["written"], "Scenarios", "By how much Initech leads Globex")
	heads := computed["written"]["Scenarios"][row+1]
	if got := strings.Join(heads[:6], "|"); got != "|136,800|144,400|152,000|159,600|167,200" {
		t.Errorf("the bases are %s", got)
	}
	today := computed["written"]["Scenarios"][row+4]
	for col, want := range []string{"0%", "-52800", "-22400", "8000", "38400", "68800"} {
		if got := today[col]; col > 0 && !same(got, want) || col == 0 && got != want {
			t.Errorf("without growth, column %d: %s, want %s", col+1, got, want)
		}
	}
	for _, changed := range []string{"typed", "switched"} {
		for at := row + 3; at <= row+7; at++ {
			for col := 2; col <= 6; col++ {
				if got := computed[changed].at("Scenarios", col, at); got != "" {
					t.Errorf("%s: %s is still shown", changed, got)
				}
			}
		}
	}
}
