package xlsx_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/comp/workbook"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// inPercentages is a case whose grants vest in percentages of every form, an employer's among them,
// in shares, in money and, of a private company, for an exit.
func inPercentages(t *testing.T) comp.Case {
	first, second := amazon(t), google(t)
	first.Grants[0].Vesting = schedule(t, "amazon")
	first.Dividend = dec("0.01")
	second.Grants[0].Vesting = schedule(t, "33.3/33.3/33.4 quarterly, 12mo cliff")
	second.Grants = append(second.Grants,
		comp.Grant{Kind: comp.RSU, Value: dec("90000"), ByValue: true, Vesting: schedule(t, "25/75 monthly")},
		comp.Grant{Kind: comp.CashGrant, Value: dec("50000"), Vesting: schedule(t, "12:50, 24:50")},
		comp.Grant{Kind: comp.RSU, Shares: dec("101"), Allocation: vesting.FrontLoaded, Vesting: schedule(t, "40/60")},
		comp.Grant{Kind: comp.RSU, Value: dec("80000"), Repriced: true, Vesting: schedule(t, "6:20 12:30 24:50")},
		comp.Grant{Kind: comp.RSU, Shares: dec("77"), Allocation: vesting.CumulativeRounding, Vesting: schedule(t, "40/60 semi-annual on 02-15 08-15")})
	startup := comp.Offer{Company: "Startup", Start: vesting.MustDate("2027-01-04"), Base: dec("150000"),
		Private: comp.Private{Preferred: dec("12"), FMV: dec("4"), FullyDiluted: dec("12000000"), Preference: dec("40000000"),
			Exit: comp.Exit{Value: dec("400000000"), On: vesting.MustDate("2029-06-30")}},
		Grants: []comp.Grant{{Kind: comp.Option, Shares: dec("40000"), Strike: dec("4"), Vesting: schedule(t, "10/20/30/40 monthly, 12mo cliff")}},
	}
	return caseOf(first, second, startup)
}

// retyped are percentages typed over those of a grant, and the schedule that has them.
func retyped(t *testing.T, name string, offer, grant int, text string, percents ...float64) []change {
	var all []change
	for i, percent := range percents {
		all = append(all, change{name, fmt.Sprintf("grants[%d].vesting[%d]", grant, i), offer, percent, func(c *comp.Case) {
			c.Offers[offer].Grants = slices.Clone(c.Offers[offer].Grants)
			c.Offers[offer].Grants[grant].Vesting = schedule(t, text)
		}})
	}
	return all
}

// What is typed over the percentages of a schedule pays as the engine says of a letter with that
// schedule, and the workbook read back is that letter.
func TestPercentagesOfVesting(t *testing.T) {
	plain := func() comp.Case { return caseOf(amazon(t), google(t)) }
	whole := func() comp.Case { return inPercentages(t) }
	sets := map[string]struct {
		before  func() comp.Case
		changes []change
	}{
		"rising": {plain, retyped(t, "rising", 0, 0, "10/20/30/40", 0.1, 0.2, 0.3, 0.4)},
		"within two years": {func() comp.Case { // the other percentages are typed too
			c := plain()
			c.Years = 2
			return c
		}, retyped(t, "within two years", 0, 0, "10/20/30/40", 0.1, 0.2, 0.3, 0.4)},
		"many": {whole, slices.Concat(
			retyped(t, "many", 0, 0, "12:10 24:10 30:10 36:20 42:25 48:25", 0.1, 0.1, 0.1, 0.2, 0.25, 0.25),
			retyped(t, "many", 1, 0, "50/12.5/37.5 quarterly, 12mo cliff", 0.5, 0.125, 0.375),
			retyped(t, "many", 1, 1, "62.5/37.5 monthly", 0.625, 0.375),
			retyped(t, "many", 1, 2, "12:0, 24:100", 0.0, 1.0),
			retyped(t, "many", 1, 3, "33/67", 0.33, 0.67),
			retyped(t, "many", 1, 4, "6:10 12:30 24:60", 0.1, 0.3, 0.6),
			retyped(t, "many", 1, 5, "33.3333/66.6667 semi-annual on 02-15 08-15", 0.333333, 0.666667),
			retyped(t, "many", 2, 0, "40/30/20/10 monthly, 12mo cliff", 0.4, 0.3, 0.2, 0.1))},
	}
	books := map[string][]byte{"as written": write(t, whole())}
	for name, set := range sets {
		books[name] = typed(t, write(t, set.before()), set.changes)
	}
	computed, saved := office(t, books), resaved(t, books)
	everyCellAgrees(t, books["as written"], computed["as written"])
	readBack := func(name string, want comp.Case) {
		again, err := workbook.Read(casefile.Options{}, name, saved[name])
		if err != nil {
			t.Errorf("%s: %v", name, err)
			return
		}
		for i := range want.Offers {
			for j, g := range want.Offers[i].Grants {
				if got := again.Offers[i].Grants[j].Vesting.String(); got != g.Vesting.String() {
					t.Errorf("%s: grant %d of offer %d vests %q, want %q", name, j+1, i+1, got, g.Vesting)
				}
			}
			expected, got := compared(t, want), compared(t, again)
			sameResult(t, &expected.Offers[i], &got.Offers[i])
		}
	}
	readBack("as written", whole())
	for name, set := range sets {
		changed := set.before()
		for _, ch := range set.changes {
			ch.apply(&changed)
		}
		followsTheEngine(t, changed, set.before(), computed[name])
		readBack(name, changed)
	}
}

// Percentages that add up to 95% fail a check, stand out on the Inputs and, read back, are refused
// where the schedule stands.
func TestPercentagesThatDoNotAddUp(t *testing.T) {
	book := write(t, caseOf(amazon(t), google(t)))
	broken := typed(t, book, retyped(t, "short", 0, 0, "5/15/40/40", 0.05, 0.15, 0.4, 0.35))
	books := map[string][]byte{"short": broken}
	sheets := office(t, books)["short"]
	if got := sheets.at("Checks", 1, 4); got != "1 check differs" {
		t.Errorf("the checks say %q", got)
	}
	f, schedule, sum := open(t, book), "", 0
	rows, err := f.GetRows("Inputs", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		switch {
		case len(row) > 0 && row[0] == "grants[0].vesting:text":
			schedule = cellName(workbook.FirstColumn, i+1)
		case len(row) > 0 && row[0] == "grants[0].vesting[]:part":
			sum = i + 1
		}
	}
	if got := sheets.at("Inputs", workbook.FirstColumn, sum); !same(got, "0.95") {
		t.Errorf("the sum is %q, want 95%%", got)
	}
	_, err = workbook.Read(casefile.Options{}, "short", resaved(t, books)["short"])
	if err == nil || !strings.Contains(err.Error(), "Inputs!"+schedule+": ") || !strings.Contains(err.Error(), "add up to 95, not 100") {
		t.Errorf("read back at %s: %v", schedule, err)
	}
}

// What a workbook cannot compose or would lose when it is read back stays as it is written: more
// percentages than a formula has room for, and a name that says too how a value becomes shares.
func TestSchedulesWithoutRows(t *testing.T) {
	var months []string
	for month := 1; month <= 100; month++ {
		months = append(months, fmt.Sprintf("%d:1", month))
	}
	presets, err := vesting.Embedded().With([]vesting.Preset{{Name: "acme", Company: "Acme", Schedule: "50/50", Rounding: "up"}})
	if err != nil {
		t.Fatal(err)
	}
	acme, err := presets.Schedule("acme")
	if err != nil {
		t.Fatal(err)
	}
	c := caseOf(amazon(t), google(t))
	c.Offers[0].Grants[0].Vesting = schedule(t, strings.Join(months, " "))
	c.Offers[1].Grants[0].Vesting = acme
	f := open(t, write(t, c))
	rows, err := f.GetRows("Inputs")
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		for col := range 2 {
			at := cellName(workbook.FirstColumn+col, i+1)
			formula, _ := f.GetCellFormula("Inputs", at)
			if len(row) > 0 && strings.HasPrefix(row[0], "grants[0].vesting") && (formula != "" || row[0] != "grants[0].vesting:text") {
				t.Errorf("%s, %s: =%s", at, row[0], formula)
			}
		}
	}
}
