package comp_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

func day(text string) vesting.Date { return vesting.MustDate(text) }

func resign(on string) comp.Departure { return comp.Departure{On: day(on), Voluntary: true} }

func lump(on, amount string) []comp.Instalment {
	return []comp.Instalment{{Paid: day(on), Amount: dec(amount)}}
}

// 40,000 is paid on the first day, 2027-01-11; fourteen full months later is 2028-03-11.
func TestClawbackOfALumpSum(t *testing.T) {
	const start = "2027-01-11"
	fired := func(on string) comp.Departure { return comp.Departure{On: day(on)} }
	for _, c := range []struct {
		name    string
		clause  comp.Clawback
		leaving comp.Departure
		want    string
	}{
		// The three readings of "100% in year 1, 12-month prorated in year 2" (SPEC 5.3):
		// 40,000*10/12 = 33,333.33; whole steps: 40,000/2; neither: 40,000*10/24 = 16,666.67.
		{"all of it for a year, then by month", comp.Clawback{Months: 24, Full: 12}, resign("2028-03-11"), "33333.33"},
		{"whole years count", comp.Clawback{Months: 24, Step: 12}, resign("2028-03-11"), "20000.00"},
		{"by month throughout", comp.Clawback{Months: 24}, resign("2028-03-11"), "16666.67"},
		// A day short of fourteen months thirteen count: 40,000*11/24 = 18,333.33.
		{"a month that is not full", comp.Clawback{Months: 24}, resign("2028-03-10"), "18333.33"},
		{"all of it in month 11 of the first year", comp.Clawback{Months: 24, Full: 12}, resign("2027-12-31"), "40000.00"},
		// Quarters after a year in full: 14 months count as 12, 15 as 15: 40,000*9/12.
		// 14 months into 24, all of it for a year: 10/12 of 40,000, or 10/24 of the whole.
		{"over the rest, 14 months", comp.Clawback{Months: 24, Full: 12, Then: comp.ThenRest}, resign("2028-03-11"), "33333.33"},
		{"of the whole, 14 months", comp.Clawback{Months: 24, Full: 12, Then: comp.ThenOfWhole}, resign("2028-03-11"), "16666.67"},
		{"of the whole, 11 months", comp.Clawback{Months: 24, Full: 12, Then: comp.ThenOfWhole}, resign("2027-12-11"), "40000.00"},
		{"of the whole, 12 months", comp.Clawback{Months: 24, Full: 12, Then: comp.ThenOfWhole}, resign("2028-01-11"), "20000.00"},
		{"quarters after a full year, 14 months", comp.Clawback{Months: 24, Full: 12, Step: 3}, resign("2028-03-11"), "40000.00"},
		{"quarters after a full year, 15 months", comp.Clawback{Months: 24, Full: 12, Step: 3}, resign("2028-04-11"), "30000.00"},
		{"a cliff, on its last day but one", comp.Clawback{Months: 12, Kind: comp.Cliff}, resign("2028-01-10"), "40000.00"},
		{"a cliff, reached", comp.Clawback{Months: 12, Kind: comp.Cliff}, resign("2028-01-11"), "0.00"},
		{"pro-rata, reached", comp.Clawback{Months: 12}, resign("2028-01-11"), "0.00"},
		{"steps that do not fill the clause, in the last", comp.Clawback{Months: 18, Step: 12}, resign("2028-06-11"), "13333.33"}, // 40,000*6/18
		{"steps that do not fill the clause, reached", comp.Clawback{Months: 18, Step: 12}, resign("2028-07-11"), "0.00"},
		{"long after", comp.Clawback{Months: 12, Full: 6, Step: 5}, resign("2040-01-11"), "0.00"},
		// Net of 35%: 40,000*0.65*6/12 = 13,000.
		{"net", comp.Clawback{Months: 12, Basis: comp.Net, NetRate: dec("0.35")}, resign("2027-07-11"), "13000.00"},
		{"net without a rate is gross", comp.Clawback{Months: 12, Basis: comp.Net}, resign("2027-07-11"), "20000.00"},
		{"voluntary only, resigned", comp.Clawback{Months: 12, Voluntary: true}, resign("2027-07-11"), "20000.00"},
		{"voluntary only, let go", comp.Clawback{Months: 12, Voluntary: true}, fired("2027-07-11"), "0.00"},
		{"any leaving, let go", comp.Clawback{Months: 12}, fired("2027-07-11"), "20000.00"},
		{"no clause", comp.Clawback{}, resign("2027-07-11"), "0.00"},
		{"in full to the end is a cliff", comp.Clawback{Months: 12, Full: 12}, resign("2027-12-11"), "40000.00"},
		{"on the day it is paid", comp.Clawback{Months: 12}, resign(start), "40000.00"},
		{"before it is paid", comp.Clawback{Months: 12}, resign("2027-01-10"), "0.00"},
	} {
		t.Run(c.name, func(t *testing.T) {
			debt := c.clause.Owed(lump(start, "40000"), day(start), c.leaving, comp.USD)
			if got := debt.Amount.StringFixed(2); got != c.want {
				t.Errorf("owed %s, want %s (%+v)", got, c.want, debt)
			}
		})
	}
}

// 12,000 paid monthly from 2027-02-11. Leaving on 2027-07-11, six of the twelve are paid.
func TestClawbackOfMonthlyInstalments(t *testing.T) {
	var paid []comp.Instalment
	for month := 1; month <= 12; month++ {
		paid = append(paid, comp.Instalment{Paid: day("2027-01-11").AddMonths(month), Amount: dec("1000")})
	}
	for _, c := range []struct {
		from comp.ClawbackFrom
		want string
	}{
		// Six months served since the start: 6,000*6/12.
		{comp.FromStart, "3000.00"},
		// The first instalment has served 5 months, the last none: 1,000*(7+8+9+10+11+12)/12.
		{comp.FromPayment, "4750.00"},
	} {
		debt := comp.Clawback{Months: 12, From: c.from}.Owed(paid, day("2027-01-11"), resign("2027-07-11"), comp.USD)
		if got := debt.Amount.StringFixed(2); got != c.want || debt.Received.StringFixed(2) != "6000.00" {
			t.Errorf("from %s: owed %s of %s, want %s of 6000.00", c.from, got, debt.Received, c.want)
		}
	}
}

// A month counts by the calendar: from January 31 the first is full on February 28.
func TestClawbackCountsMonthsByTheCalendar(t *testing.T) {
	clause := comp.Clawback{Months: 12}
	for leaving, want := range map[string]string{"2027-02-27": "12000.00", "2027-02-28": "11000.00", "2027-03-30": "11000.00", "2027-03-31": "10000.00"} {
		debt := clause.Owed(lump("2027-01-31", "12000"), day("2027-01-31"), resign(leaving), comp.USD)
		if got := debt.Amount.StringFixed(2); got != want {
			t.Errorf("leaving on %s: owed %s, want %s", leaving, got, want)
		}
	}
}

// clauses draws any clause that can stand, and some that cannot.
func clauses() *rapid.Generator[comp.Clawback] {
	return rapid.Custom(func(t *rapid.T) comp.Clawback {
		return comp.Clawback{
			Months:  rapid.IntRange(0, 60).Draw(t, "months"),
			Kind:    rapid.SampledFrom(comp.ClawbackKinds()).Draw(t, "kind"),
			Basis:   rapid.SampledFrom(comp.ClawbackBases()).Draw(t, "basis"),
			From:    rapid.SampledFrom(comp.ClawbackAnchors()).Draw(t, "from"),
			Full:    rapid.IntRange(0, 60).Draw(t, "full"),
			Step:    rapid.IntRange(0, 24).Draw(t, "step"),
			NetRate: decimal.New(rapid.Int64Range(0, 100).Draw(t, "net rate"), -2),
		}
	})
}

// Once everything is paid a debt never rises with time, and it is always between nothing
// and what was received.
func TestClawbackFallsWithTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		clause := clauses().Draw(t, "clause")
		start := day("2027-01-31").AddDays(rapid.IntRange(0, 400).Draw(t, "start"))
		var paid []comp.Instalment
		count := rapid.IntRange(1, 12).Draw(t, "instalments")
		for i := range count {
			paid = append(paid, comp.Instalment{Paid: start.AddMonths(i), Amount: decimal.New(rapid.Int64Range(1, 1e9).Draw(t, "amount"), -2)})
		}
		last := paid[count-1].Paid
		before := clause.Owed(paid, start, comp.Departure{On: last, Voluntary: true}, comp.USD).Amount
		for i, after := 0, start; i < 40; i++ {
			debt := clause.Owed(paid, start, comp.Departure{On: after, Voluntary: true}, comp.USD)
			if debt.Amount.IsNegative() || debt.Amount.GreaterThan(debt.Received) {
				t.Fatalf("%v: owed %s of %s received", after, debt.Amount, debt.Received)
			}
			if after.After(last) {
				if debt.Amount.GreaterThan(before) {
					t.Fatalf("%v: owed %s after %s", after, debt.Amount, before)
				}
				before = debt.Amount
			}
			after = after.AddDays(rapid.IntRange(1, 90).Draw(t, "days"))
		}
	})
}

func ExampleClawback_Owed() {
	start := vesting.MustDate("2027-01-11")
	paid := []comp.Instalment{{Paid: start, Amount: decimal.NewFromInt(40_000)}}
	leaving := comp.Departure{On: start.AddMonths(14), Voluntary: true}

	clause := comp.Clawback{Months: 24, Full: 12}
	debt := clause.Owed(paid, start, leaving, comp.USD)
	fmt.Println(comp.USD.Grouped(debt.Amount))
	for _, part := range debt.Parts {
		fmt.Printf("%d/%d of %s, %d months served since %v\n", part.Left, part.Of, comp.USD.Grouped(part.Amount), part.Served, part.Since)
	}
	// Output:
	// 33,333.33
	// 10/12 of 40,000.00, 14 months served since 2027-01-11
}

// 24,000 over 24 months with 12 in full: after 18 half of it, 12,000, over the rest, and 6/24,
// 6,000, of the whole; after 14 months 10/12 and 10/24.
func TestClawbackOverTheRestOrTheWhole(t *testing.T) {
	start := day("2027-01-11")
	paid := []comp.Instalment{{Paid: start, Amount: dec("24000")}}
	owed := func(c comp.Clawback, months int) string {
		return c.Owed(paid, start, comp.Departure{On: start.AddMonths(months), Voluntary: true}, "USD").Amount.String()
	}
	rest, whole := comp.Clawback{Months: 24, Full: 12}, comp.Clawback{Months: 24, Full: 12, Then: comp.ThenOfWhole}
	wantTexts(t, "rest and whole after 18 and 14", []string{owed(rest, 18), owed(whole, 18), owed(rest, 14), owed(whole, 14)}, "12000", "6000", "20000", "10000")
	// By days: 731 from 2027-01-11 to 2029-01-11, of which 550 are left after six months:
	// 24,000 * 550/731 = 18,057.46. After 18 months 184 of the last 366 are left over the rest,
	// 12,065.57, and 184 of 731 of the whole, 6,041.04. The day counts: one later 183/366, 12,000.
	days := comp.Clawback{Months: 24, ByDays: true}
	wantTexts(t, "by days", []string{owed(days, 0), owed(days, 6), owed(days, 24)}, "24000", "18057.46", "0")
	days.Full = 12
	wantTexts(t, "over the rest", []string{owed(days, 11), owed(days, 18)}, "24000", "12065.57")
	later := days.Owed(paid, start, comp.Departure{On: day("2028-07-12")}, "USD").Amount
	wantMoney(t, "a day later", later, "12000")
	days.Then = comp.ThenOfWhole
	wantTexts(t, "of the whole", []string{owed(days, 18)}, "6041.04")
	// Two payments, of 365 and 366 days, each from its payday.
	both := []comp.Instalment{{Paid: day("2027-01-11"), Amount: dec("1200")}, {Paid: day("2027-04-11"), Amount: dec("1200")}}
	year := comp.Clawback{Months: 12, ByDays: true}
	// 2027-07-11 to 2028-01-11 is 184 of 365 days, to 2028-04-11 275 of 366: 604.9315 + 901.6393 = 1,506.57.
	wantMoney(t, "two payments", year.Owed(both, start, comp.Departure{On: day("2027-07-11")}, "USD").Amount, "1506.57")
}
