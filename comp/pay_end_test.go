package comp_test

import (
	"fmt"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
)

// 120,000 a year from 2027-01-01 to 2029-06-15: two years and five months of 10,000, and 15 of the 30 days of
// June 2029, 5,000, paid on the last day. 2027 and 2028 pay 120,000, 2029 pays 55,000, 2030 nothing.
func TestAJobThatEnds(t *testing.T) {
	o := comp.Offer{Company: "Initech", Start: day("2027-01-01"), End: day("2029-06-15"), Base: dec("120000")}
	r := compare(t, caseOf(o)).Offers[0]
	last := r.Timeline[len(r.Timeline)-1]
	wantTexts(t, "years", []string{
		r.Years[0].Total.String(), r.Years[1].Total.String(), r.Years[2].Total.String(), r.Years[3].Total.String(),
		fmt.Sprint(last.Date, " ", last.Amount),
	}, "120000", "120000", "55000", "0", "2029-06-15 5000")
	if last.Item != "Base salary, 15 of 30 days" || !last.Basis.Equal(dec("10000")) {
		t.Errorf("the last month is %q of %v", last.Item, last.Basis)
	}
	// 295,000 in 2 years, 5 months and half a month: 29.5/12 of 2,080 hours are 5,113.33, and 295,000 by
	// them 57.69, as 120,000 by 2,080.
	for metric, want := range map[string]string{"average": "73750.00", "steady": "0.00", "worst-year": "0.00", "hourly": "57.69"} {
		if got, _ := r.Figure(metric); got.StringFixed(2) != want {
			t.Errorf("%s: %s, want %s", metric, got, want)
		}
	}
	wantNotes(t, &r, comp.Note{Term: comp.EndTerm.Alone(), Kind: comp.NoteJobEnds, On: day("2029-06-15"), Year: 3},
		comp.Note{Term: comp.EndTerm.Alone(), Kind: comp.NoteYearsAfterEnd, Year: 4})
	if year, ok := r.LastYear(); !ok || year != 3 {
		t.Errorf("it ends in year %d, %v", year, ok)
	}
}

// What needs the day after is still earned on it: a job of exactly two years has the bonus and the vest
// of its second anniversary. A day less, and both are lost.
func TestTheDayAfterTheLastOne(t *testing.T) {
	o := comp.Offer{
		Company: "Initech", Start: day("2027-01-01"), End: day("2028-12-31"), Base: dec("100000"), Bonus: comp.Bonus{Rate: dec("0.1")},
		Grants: []comp.Grant{{Kind: comp.CashGrant, Value: dec("40000"), Vesting: schedule(t, "4y annual")}},
	}
	r := compare(t, caseOf(o)).Offers[0]
	wantMoney(t, "two whole years", r.Total, "240000") // 2 x (100,000 + 10,000 + 10,000)
	o.End = day("2028-12-30")
	r = compare(t, caseOf(o)).Offers[0]
	// December 2028 lacks one of 31 days: of the second year's 100,000 the eleven months are 91,666.67 and
	// 30/31 of a twelfth 8,064.51..., 99,731.18 together.
	wantMoney(t, "a day less", r.Total, "219731.18")
	wantTexts(t, "lost", noteTexts(r.Notes[1:2]), noteTexts([]comp.Note{{Term: comp.EndTerm.Alone(), Kind: comp.NoteYearsAfterEnd, Year: 3}})...)
}

// A flat bonus of 12,000 paid in December for its own year: the job ends on 2028-12-15, before the payday of
// 12-20, and the bonus of 2028 is lost; with a payday of 12-10 its 350 of 366 days are paid, 11,475.41.
func TestABonusOfAYearThatTheEndCuts(t *testing.T) {
	o := comp.Offer{Company: "Initech", Start: day("2027-01-01"), End: day("2028-12-15"), Base: dec("100000"), Bonus: comp.Bonus{Amount: dec("12000"), Paid: []comp.DayOfYear{{Month: 12, Day: 20}}}}
	wantMoney(t, "payday after the end", unfolded(t, caseOf(), o, comp.BonusPay).Total(), "12000")
	o.Bonus.Paid[0].Day = 10
	paid := unfolded(t, caseOf(), o, comp.BonusPay)
	wantMoney(t, "payday before the end", paid.Total(), "23475.41")
	if last := paid[len(paid)-1]; last.Item != "Bonus for 2028, 350 of 366 days" {
		t.Errorf("it is called %q", last.Item)
	}
}

// A bonus year of 2030 that a job to August 1 cuts: of service year 4, from April 1 on, 123 days have base.
func TestABonusOfACutYearSaysWhatItPays(t *testing.T) {
	o := comp.Offer{
		Company: "Initech", Start: day("2027-04-01"), End: day("2030-08-01"), Base: dec("100000"),
		Bonus: comp.Bonus{Rate: dec("0.1"), Paid: []comp.DayOfYear{{Month: 6, Day: 30}}, SameYear: true},
	}
	r := compare(t, caseOf(o)).Offers[0]
	last := r.Timeline[0]
	for _, p := range r.Timeline {
		if p.Component == comp.BonusPay {
			last = p
		}
	}
	if last.Item != "Bonus for 2030, 123 of 365 days" {
		t.Errorf("the last bonus is %q", last.Item)
	}
	wantMoney(t, "the last bonus", last.Amount, "3369.87") // 10% of 123/365 of 100,000, 3,369.863, on top of the 90 days of year 3
}

// Nobody resigns from a job that has ended: what a clause takes of a resignation is not owed, and what is kept
// stays the same.
func TestLeavingAfterTheEnd(t *testing.T) {
	o := comp.Offer{
		Company: "Initech", Start: day("2027-01-01"), End: day("2028-06-30"), Base: dec("120000"),
		SignOn: []comp.SignOn{{Year: 1, Amount: dec("24000"), Clawback: comp.Clawback{Months: 24, Kind: comp.ProRata, Voluntary: true}}},
	}
	c := compare(t, caseOf(o))
	l := comp.NewLeaving(c, &c.Offers[0], true)
	var got []string
	for _, month := range []int{12, 18, 30} {
		w := l.After(month)
		got = append(got, w.Clawback.StringFixed(2), w.Net.StringFixed(2), w.LeftBehind.StringFixed(2))
	}
	// After 12 months 12/24 of 24,000 are owed of 144,000; the 18 months come to 180,000 and 24,000.
	wantTexts(t, "leaving", got, "12000.00", "132000.00", "0.00", "0.00", "204000.00", "0.00", "0.00", "204000.00", "0.00")
}

func TestAnEndBeforeTheStart(t *testing.T) {
	o := comp.Offer{Company: "Initech", Start: day("2027-01-11"), End: day("2027-01-10"), Base: dec("100000")}
	if err := caseOf(o).Validate(); err == nil {
		t.Error("a job that ends before it starts stands")
	}
	o.End = day("2027-01-11")                                                         // one day
	wantMoney(t, "one day", unfolded(t, caseOf(), o, comp.BasePay).Total(), "268.82") // 100,000/12/31
}
