package tax

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// Taxes that others have computed or published: of every state and the localities, low and
// high wages, every filing status.
func TestPublishedTaxes(t *testing.T) {
	f, err := os.Open("testdata/cases.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	reader := csv.NewReader(f)
	reader.Comment = '#'
	rows, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows[1:] {
		t.Run(strings.Join(r[:5], "-"), func(t *testing.T) {
			s := situation(t, r[0], r[1], r[2])
			taxes := taxesOf(t, r[3], s)
			got := amountOf(&taxes, r[4])
			if r[6] == "hmrc-income-tax 1.2.0" && r[4] == "national_insurance" { // 52 weekly thresholds are some pence less than the yearly one
				got = got.Round(0)
				r[5] = dec(r[5]).Round(0).String()
			}
			within(t, r[4], got, r[5])
		})
	}
}

// The federal deduction of state income taxes, by hand. 2025, single, 550,000 of wages in a
// place that takes 60,000: the cap of 40,000 falls by 30% of the 50,000 above 500,000, to
// 25,000, so that 525,000 are taxed, 10% of 11,925, 12% of 36,550, 22% of 54,875, 24% of 93,950, 32% of
// 53,225 and 35% of 274,475: 1,192.50 + 4,386 + 12,072.50 + 22,548 + 17,032 + 96,066.25.
func TestStateAndLocalTaxes(t *testing.T) {
	law := with(t, `{"place": "US-TX", "tax": "state_income_tax", "year": 2025, "rules": [{"kind": "amount", "name": "tax", "amount": 60000}], `+head+`}`)
	for wages, want := range map[string]string{
		"550000": "153297.25",
		// 700,000: the floor of 10,000, so that the standard deduction of 15,750 is more: 684,250 is
		// taxed at 188,769.75 up to 626,350 (IRS, Rev. Proc. 2024-40) and 37% of 57,900.
		"700000": "210192.75",
		// 400,000: the cap of 40,000, on 360,000: 57,231 up to 250,525 and 35% of 109,475.
		"400000": "95547.25",
	} {
		taxes, err := law.Taxes(number(wages), Situation{Place: Place{ID: "US-TX"}, Year: 2025})
		if err != nil {
			t.Fatal(err)
		}
		if got := amountOf(&taxes, "federal_income_tax"); !got.Equal(dec(want)) {
			t.Errorf("%s: got %s, want %s", wages, got, want)
		}
	}
}

// 401(k) deferrals and health savings, single, 2026, 100,000 of wages, 10,000 and 4,000 of
// them. The federal tax is on 100,000 - 14,000 - 16,100 = 69,900: 1,240 + 4,560 + 22% of
// 19,500 = 10,090; Social Security and Medicare on 96,000. California taxes what is saved for
// health; Pennsylvania what is deferred.
func TestContributions(t *testing.T) {
	s := Situation{Year: 2026, Retirement: number("10000"), HSA: number("4000")}
	for place, want := range map[string]struct{ tax, amount string }{
		"US-TX": {"federal_income_tax", "10090"},
		"US-WA": {"social_security", "5952"},     // 6.2% of 96,000
		"US-NV": {"medicare", "1392"},            // 1.45% of 96,000
		"US-PA": {"state_income_tax", "2947.2"},  // 3.07% of 96,000
		"US-NC": {"state_income_tax", "2922.68"}, // 3.99% of 100,000 - 14,000 - 12,750
	} {
		s.Place.ID = place
		taxes := taxesOf(t, "100000", s)
		if got := amountOf(&taxes, want.tax); !got.Equal(dec(want.amount)) {
			t.Errorf("%s: %s is %s, want %s", place, want.tax, got, want.amount)
		}
		if got := taxes.TakeHome.Decimal(); !got.Equal(dec("86000").Sub(taxes.Total.Decimal())) {
			t.Errorf("%s: take-home is %s", place, got)
		}
	}
	s.Place.ID = "US-CA"
	with, without := taxesOf(t, "100000", s), taxesOf(t, "90000", Situation{Place: s.Place, Year: 2026})
	if got, want := amountOf(&with, "state_income_tax"), amountOf(&without, "state_income_tax"); !got.Equal(want) {
		t.Errorf("California: %s, and %s without health savings", got, want)
	}
}

// The alternative minimum tax of exercising and holding, single, 2026, in Texas: wages 200,000
// and a spread of 200,000. The exemption is 90,100 on 400,000, so that 309,900 are taxed: 26%
// of 244,500 and 28% of 65,400, 63,570 + 18,312 = 81,882. The regular tax on 183,900 is
// 1,240 + 4,560 + 12,166 + 24% of 78,200 = 36,734.
func TestAlternativeMinimumTax(t *testing.T) {
	for spread, want := range map[string]string{
		"200000": "45148", // 81,882 - 36,734
		"0":      "0",
		"10000":  "0",
		// 400,000: the exemption falls by half of the 100,000 above 500,000, to 40,100: 559,900 are
		// taxed, 63,570 + 28% of 315,400 = 151,882.
		"400000": "115148",
	} {
		s := Situation{Place: Place{ID: "US-TX"}, Year: 2026, ISOSpread: number(spread)}
		taxes := taxesOf(t, "200000", s)
		if got := amountOf(&taxes, "alternative_minimum_tax"); !got.Equal(dec(want)) {
			t.Errorf("a spread of %s: got %s, want %s", spread, got, want)
		}
		if got := amountOf(&taxes, "federal_income_tax"); !got.Equal(dec("36734")) {
			t.Errorf("the regular tax is %s", got)
		}
	}
}

// A separate return above the income at which its exemption is gone adds a part of the excess to what is
// taxed, until that comes to the exemption (26 USC 55(d)(3), Form 6251 line 4), in Texas.
//
// 2025, from 900,350 on, 25%: wages of 279,000 and a spread of 1,485,000 are 1,764,000, and 68,500 is added: 28% of
// 1,832,500 less 2,391 is 510,709. The regular tax on 263,250 is 40,199 + 32% of 53,225, 17,032, + 35% of
// 12,725, 4,453.75: 61,684.75. With a spread of 721,350 the excess is 100,000, and 25,000 is added: 28% of
// 1,025,350 less 2,391 is 284,707.
//
// 2026, from 640,200 on, where 55(d)(4)(A)(ii) has 50%: a spread of 401,200 makes an excess of 40,000, and 20,000
// is added: 28% of 700,200 less 2,445 is 193,611. The regular tax on 262,900 is 17,966 + 23,058 + 32% of
// 54,450, 17,424, + 35% of 6,675, 2,336.25: 60,784.25.
func TestAlternativeMinimumTaxOfSeparateReturn(t *testing.T) {
	for _, c := range []struct {
		year         int
		spread, want string
	}{
		{2025, "1485000", "449024.25"},
		{2025, "721350", "223022.25"},
		{2026, "401200", "132826.75"},
	} {
		s := Situation{Place: Place{ID: "US-TX"}, Year: c.year, Filing: Separate, ISOSpread: number(c.spread)}
		taxes := taxesOf(t, "279000", s)
		if got := amountOf(&taxes, "alternative_minimum_tax"); !got.Equal(dec(c.want)) {
			t.Errorf("%d, a spread of %s: got %s, want %s", c.year, c.spread, got, c.want)
		}
	}
}

// Published: what rests on projected figures is stated in whole dollars, and the total is the
// sum of what is stated.
func TestStated(t *testing.T) {
	taxes := taxesOf(t, "300000", Situation{Place: Place{ID: "US-CA"}, Year: 2026})
	sum := decimal.Zero
	for i := range taxes.Taxes {
		one := &taxes.Taxes[i]
		sum = sum.Add(one.Stated())
		projected := one.ID == "federal_income_tax" || one.ID == "state_income_tax" // which deducts the state's
		if (one.Confidence == OnProjected) != projected || projected && !one.Stated().IsInteger() {
			t.Errorf("%s: %s, %s", one.Title, one.Stated(), one.Confidence)
		}
	}
	if !sum.Equal(taxes.StatedTotal()) || !taxes.StatedTakeHome().Equal(dec("300000").Sub(sum)) || taxes.Confidence() != OnProjected {
		t.Errorf("%s, %s, %s", taxes.StatedTotal(), taxes.StatedTakeHome(), taxes.Confidence())
	}
	// The surtax above a projected threshold of 1,107,700 is in no tax of Massachusetts below it.
	for wages, want := range map[string]Confidence{"300000": OneSource, "1500000": OnProjected} {
		taxes := taxesOf(t, wages, Situation{Place: Place{ID: "US-MA"}, Year: 2026})
		for i := range taxes.Taxes {
			if one := &taxes.Taxes[i]; one.ID == "state_income_tax" && one.Confidence != want {
				t.Errorf("Massachusetts, %s: %s", wages, one.Confidence)
			}
		}
	}
	arizona := taxesOf(t, "100000", Situation{Place: Place{ID: "US-AZ"}, Year: 2026})
	if arizona.Confidence() != OnUnsettled {
		t.Errorf("Arizona's standard deduction is %s", arizona.Confidence())
	}
}

func TestNotes(t *testing.T) {
	below := taxesOf(t, "1000000", Situation{Place: Place{ID: "US-WA"}, Year: 2026})
	above := taxesOf(t, "1000000.01", Situation{Place: Place{ID: "US-WA"}, Year: 2026})
	const note = "from 2028 on Washington taxes 9.9% of income over $1,000,000"
	if strings.Contains(strings.Join(below.Notes(), "\n"), note) || !strings.Contains(strings.Join(above.Notes(), "\n"), note) {
		t.Errorf("%q, %q", below.Notes(), above.Notes())
	}
}

func TestBadWages(t *testing.T) {
	s := Situation{Place: Place{ID: "US-CA"}, Year: 2026}
	for wages, want := range map[string]string{"-1": "cannot be negative", "1e19": "nobody earns as much"} {
		if _, err := Embedded().Taxes(number(wages), s); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", wages, err)
		}
	}
	s.Retirement = number("5")
	if _, err := Embedded().Taxes(number("4"), s); err == nil {
		t.Error("more is deferred than is earned")
	}
	if _, err := Embedded().Taxes(number("4"), Situation{Place: Place{ID: "FR", Name: "France"}, Year: 2026}); err == nil || !strings.Contains(err.Error(), "France") {
		t.Errorf("France: %v", err)
	}
}

// Lines and brackets add up to the tax.
func TestLinesAddUp(t *testing.T) {
	for _, place := range []string{"US-CA", "US-NY-NYC", "US-CT", "US-WI", "US-VT", "US-OH", "US-AL", "US-OR-MULTNOMAH", "GB-SCT"} {
		taxes := taxesOf(t, "812345.67", Situation{Place: Place{ID: place}, Year: 2026})
		for i := range taxes.Taxes {
			one := &taxes.Taxes[i]
			sum := decimal.Zero
			for _, line := range one.Lines {
				inBrackets := decimal.Zero
				for _, b := range line.Brackets() {
					inBrackets = inBrackets.Add(b.Tax)
				}
				if most, has := line.Most(); has {
					inBrackets = decimal.Min(inBrackets, most)
				}
				if line.Kind == LineTax {
					sum = sum.Add(line.Amount.Decimal())
					if line.Brackets() != nil && !inBrackets.Equal(line.Amount.Decimal()) {
						t.Errorf("%s, %s: the brackets come to %s, the line is %s", one.Title, line.Name(), inBrackets, line.Amount.Decimal())
					}
				}
				if line.Kind == LineCredit {
					sum = sum.Sub(line.Amount.Decimal())
				}
			}
			if !sum.Round(2).Equal(one.Amount.Decimal()) {
				t.Errorf("%s: the lines come to %s, the tax is %s", one.Title, sum, one.Amount.Decimal())
			}
		}
	}
}

// Taxes on live wages are a graph: worked out again for other wages it gives the taxes of
// those, for every state, through every cliff and step.
func TestLiveWages(t *testing.T) {
	others := []string{"0", "9000", "26050", "54321.99", "100000", "187654.32", "260000", "505001", "1234567.89", "26000000"}
	for _, place := range everyJurisdiction() {
		for _, today := range []string{"150000", "800000"} {
			s := Situation{Place: Place{ID: place}, Year: 2026, Filing: Joint}
			taxes, err := Embedded().Taxes(calc.Input("wages", dec(today)), s)
			if err != nil {
				t.Fatal(err)
			}
			program, err := calc.Compile(taxes.Total, taxes.TakeHome)
			if err != nil {
				t.Fatal(err)
			}
			for _, wages := range append(others, today) {
				got, err := program.Eval(calc.Changes{Numbers: map[string]decimal.Decimal{"wages": dec(wages)}})
				if err != nil {
					t.Fatalf("%s at %s: %v", place, wages, err)
				}
				want := taxesOf(t, wages, s)
				if !got[0].Equal(want.Total.Decimal()) || !got[1].Equal(want.TakeHome.Decimal()) {
					t.Errorf("%s, from %s to %s: the graph has %s, the law %s", place, today, wages, got[0], want.Total.Decimal())
				}
			}
		}
	}
}

// everyJurisdiction lists a place of every state, and those with taxes of their own.
func everyJurisdiction() []string {
	all := []string{"GB-ENG", "GB-SCT", "US-NY-NYC", "US-NY-YONKERS", "US-PA-PHILADELPHIA", "US-OR-MULTNOMAH", "US-MD-FREDERICK", "US-IN-MARION", "US-CO-DENVER"}
	for _, r := range names().regions {
		if strings.HasPrefix(r.id, "US-") {
			all = append(all, r.id)
		}
	}
	return all
}

// Where rules turn, by hand: single, 2026.
func TestEdges(t *testing.T) {
	for _, c := range []struct{ place, wages, tax, want string }{
		// Idaho: 10 for buildings where anything is taxed beyond the deduction of 16,100; 155 are paid out.
		{"US-ID", "16100", "state_income_tax", "-155"},
		{"US-ID", "16101", "state_income_tax", "-145"},
		// Ohio: nothing up to 26,050 after an exemption of 2,400; a dollar more is taxed at 332.00 and
		// 0.03, less a credit of 20.
		{"US-OH", "28450", "state_income_tax", "0"},
		{"US-OH", "28451", "state_income_tax", "312.03"},
		// South Carolina: 10,000 into a window of 55,000 the deduction of 15,000 is 2,727.27 less, in
		// tens 2,720: 37,720 are taxed, 597 and 5.21% of 7,720.
		{"US-SC", "50000", "state_income_tax", "999.21"},
		// Maryland: the exemption of 3,200 is 1,600 above 100,000. 90 and 4.75% of 90,400; a cent more
		// is 4.75% of 1,600.01 more.
		{"US-MD", "100000", "state_income_tax", "4384"},
		{"US-MD", "100000.01", "state_income_tax", "4460"},
		// New York: 10.9% of all that is taxed, where income is over 25,000,000.
		{"US-NY", "26000000", "state_income_tax", "2833128"},
		// Frederick County picks one rate for all that is taxed: 2.96% of 93,400.
		{"US-MD-FREDERICK", "100000", "local_income_tax", "2764.64"},
	} {
		taxes := taxesOf(t, c.wages, Situation{Place: Place{ID: c.place}, Year: 2026})
		if got := amountOf(&taxes, c.tax); !got.Equal(dec(c.want)) {
			t.Errorf("%s, %s: got %s, want %s", c.place, c.wages, got, c.want)
		}
	}
}

// Portland is taxed by the county and by the region: of 300,000, 297,105 are taxed, 1% above
// 125,000 and 1.5% above 125,000, 3% above 250,000: 1,721.05 + 1,875 + 1,413.15.
func TestSeveralLocalTaxes(t *testing.T) {
	place, err := Embedded().Place("Portland, OR")
	if err != nil {
		t.Fatal(err)
	}
	taxes := taxesOf(t, "300000", Situation{Place: place, Year: 2026})
	if got := amountOf(&taxes, "local_income_tax"); !got.Equal(dec("5009.20")) {
		t.Errorf("got %s", got)
	}
	for i := range taxes.Taxes {
		if one := &taxes.Taxes[i]; one.Level == Local && one.Confidence != OnProjected { // as what the state taxes is
			t.Errorf("%s is %s", one.Title, one.Confidence)
		}
		if one := &taxes.Taxes[i]; one.ID == "federal_income_tax" && one.Lines[0].Name() != "state and local income taxes" {
			t.Errorf("deducted are the %s", one.Lines[0].Name())
		}
	}
}

// The rate on the next 1%, and 1,000 at least, by hand: in Texas 272,325 less 16,100 is the end of the bracket of
// 32%, so that the next is taxed at 35%, and at Medicare's 2.35%. In England the next pound above
// 100,000 takes half a pound of the allowance with it: 60%, and 2% of National Insurance. In Maryland a cliff of
// 76 lies above 100,000, as the test above has it: on the next 1,000 that is 7.6%, beside 4.75%, 22%, and 7.65%.
func TestMarginalRate(t *testing.T) {
	for place, c := range map[string]struct{ wages, want string }{
		"US-TX": {"272325", "0.3735"}, "GB-ENG": {"100000", "0.62"}, "US-FL": {"0", "0.0765"}, "US-MD": {"100000", "0.42"},
	} {
		taxes := taxesOf(t, c.wages, Situation{Place: Place{ID: place}, Year: 2026})
		if got, err := Embedded().Marginal(&taxes); err != nil || !got.Decimal().Equal(dec(c.want)) {
			t.Errorf("%s: got %s, %v; want %s", place, got, err, c.want)
		}
	}
}

// Whoever has loans of several plans repays 9% of what is above the lowest of their thresholds, once
// (Student Loans Company); a postgraduate loan's 6% comes on top. 2026-27, 100,000: 9% of the 73,100 above
// the 26,900 of plan 1.
func TestStudentLoansOfSeveralPlans(t *testing.T) {
	for _, plans := range [][]string{{"plan_1", "plan_2"}, {"plan_2", "plan_1"}} {
		taxes, err := Embedded().Taxes(number("100000"), Situation{Place: Place{ID: "GB"}, Year: 2026, StudentLoan: plans})
		if err != nil {
			t.Fatal(err)
		}
		if got := amountOf(&taxes, "student_loan"); !got.Equal(dec("6579")) {
			t.Errorf("%v: %s, want 6,579.00", plans, got)
		}
	}
}
