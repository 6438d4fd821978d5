package comp_test

import (
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
)

func TestSignOnAsALumpSum(t *testing.T) {
	paid := unfolded(t, caseOf(), amazon(t), comp.SignOnPay)
	// The second year's is paid on the first anniversary and earned in year 2 (SPEC 3.2).
	wantTexts(t, "payments", dated(paid), "2027-01-11 year 1 127000.00", "2028-01-11 year 2 94000.00")
}

// round(127,000*m/12): 10,583.33, 21,166.67, 31,750.00, ...; the second year's 94,000
// begins with the first month after the anniversary: 7,833.33, 15,666.67, 23,500.00.
func TestSignOnPaidMonthly(t *testing.T) {
	o := amazon(t)
	o.SignOn[0].Monthly, o.SignOn[1].Monthly = true, true
	paid := unfolded(t, caseOf(), o, comp.SignOnPay)
	wantTexts(t, "year 1", dated(paid)[:3], "2027-02-10 year 1 10583.33", "2027-03-10 year 1 10583.34", "2027-04-10 year 1 10583.33")
	wantTexts(t, "year 2", dated(paid)[12:15], "2028-02-10 year 2 7833.33", "2028-03-10 year 2 7833.34", "2028-04-10 year 2 7833.33")
	wantTexts(t, "years", byYear(paid, 4), "127000.00", "94000.00", "0.00", "0.00")
	if last := paid[len(paid)-1].Date; last != day("2029-01-10") || len(paid) != 24 {
		t.Errorf("%d payments to %v", len(paid), last)
	}
}

func TestSignOnAfterTheHorizonIsNotPaid(t *testing.T) {
	wantTexts(t, "payments", dated(unfolded(t, oneYear(), amazon(t), comp.SignOnPay)), "2027-01-11 year 1 127000.00")
}

// Half on signing, seventeen days before the first day of work, and half after six months; both are of the first year, and
// are there on leaving from their paydays on.
func TestSignOnWithAPayday(t *testing.T) {
	o := salaried("120000", comp.Raise{})
	o.Start = day("2027-02-01")
	o.SignOn = []comp.SignOn{{Year: 1, Amount: dec("20000"), On: day("2027-01-15")}, {Year: 1, Amount: dec("10000"), After: comp.Wait{Months: 6}}}
	o.Relocation = comp.Relocation{Amount: dec("8000"), After: comp.Wait{Days: 30}}
	c := caseOf(o)
	wantTexts(t, "sign-on", dated(unfolded(t, c, o, comp.SignOnPay)), "2027-01-15 year 1 20000.00", "2027-08-01 year 1 10000.00")
	wantTexts(t, "relocation", dated(unfolded(t, c, o, comp.RelocationPay)), "2027-03-03 year 1 8000.00")
	l := leaving(t, c)
	wantMoney(t, "kept on the first day", l.After(0).Cash, "20000")
	wantMoney(t, "kept after a month", l.After(1).Cash, "30000")
	wantMoney(t, "kept after two", l.After(2).Cash, "48000")
	wantMoney(t, "kept after six", l.After(6).Cash, "98000")
	r := compare(t, c).Offers[0]
	wantMoney(t, "year 1", r.Years[0].Total, "158000")
	// By calendar years the first half is in January, with nothing else.
	months := compare(t, c).Statement(&r, comp.ByMonth)
	wantMoney(t, "January", months[0].Total, "20000")
	if months[0].Label != "2027-01" {
		t.Errorf("the first month is %s", months[0].Label)
	}
}

// An instalment of today's job that is paid on the anniversary belongs to the year which that day ends: hired on
// 2026-03-01 and compared from 2026-12-31, of the twelve months of the second year since hiring ten are paid from
// 2027-03-31 to 2027-12-31.
func TestAnInstalmentOnTheAnniversary(t *testing.T) {
	c := comp.NewCase(day("2026-11-23"))
	c.Offers = []comp.Offer{
		{Company: "A", Current: true, Start: day("2026-03-01"), Base: dec("120000"), SignOn: []comp.SignOn{{Year: 2, Amount: dec("12000"), Monthly: true}}},
		{Company: "B", Start: day("2026-12-31"), Base: dec("120000")},
	}
	years := compare(t, c).Offers[0].Years
	if first, second := years[0].Total.String(), years[1].Total.String(); first != "130000" || second != "122000" {
		t.Errorf("%s and %s", first, second)
	}
}
