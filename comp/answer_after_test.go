package comp_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// 200 shares over five years, 40 a year at 120: the fifth year's 40 vest after year 4 and
// are worth 4,800. A refresher of 12,000 after three years, 100 shares over two, vests 50
// in year 4 and 50, 6,000, after it. A value in dollars leaves 1,000 of 5,000.
func TestWhatVestsAfterTheHorizon(t *testing.T) {
	o := comp.Offer{
		Price:      comp.Price{Today: dec("120")},
		Grants:     []comp.Grant{{Kind: comp.RSU, Shares: dec("200"), Vesting: schedule(t, "5y annual")}},
		Refreshers: []comp.Refresher{{Value: dec("12000"), Vesting: schedule(t, "2y annual"), First: 36, Once: true, Promise: comp.PromiseWritten}},
	}
	result := compare(t, priced(o))
	after := result.After(&result.Offers[0])
	if len(after) != 2 || after[0].Item != "RSU grant 1, 5y annual" || after[1].Item != "Refreshers 1, 2y annual" {
		t.Fatalf("got %+v", after)
	}
	wantMoney(t, "shares", after[0].Shares, "40")
	wantMoney(t, "worth", after[0].Amount, "4800")
	wantMoney(t, "refresher's shares", after[1].Shares, "50")
	wantMoney(t, "refresher's worth", after[1].Amount, "6000")

	o = comp.Offer{Grants: []comp.Grant{{Kind: comp.RSU, Value: dec("5000"), ByValue: true, Vesting: schedule(t, "5y annual")}}}
	result = compare(t, priced(o))
	after = result.After(&result.Offers[0])
	wantMoney(t, "dollars", after[0].Amount, "1000")
	wantMoney(t, "no shares", after[0].Shares, "0")
}

// What cannot act within the horizon is said: a sign-on of year 9, a top-up from year 5,
// refreshers from month 60, and a one-year grant that nothing renews.
func TestTermsThatCannotActAreNoted(t *testing.T) {
	o := comp.Offer{
		Price:  comp.Price{Today: dec("10")},
		SignOn: []comp.SignOn{{Year: 9, Amount: dec("50000")}},
		TopUp:  comp.TopUp{Target: dec("400000"), Year: 5, Promise: comp.PromiseNone},
		Grants: []comp.Grant{{Kind: comp.RSU, Shares: dec("100"), Vesting: schedule(t, "1y quarterly")}},
	}
	signOn := comp.Note{Term: comp.SignOnTerm.At(0), Kind: comp.NoteSignOnBeyond}
	wantNotes(t, &compare(t, priced(o)).Offers[0], signOn,
		comp.Note{Term: comp.GrantTerm.At(0), Kind: comp.NoteNotRenewed, Item: "RSU grant 1, 1y quarterly"})
	o.TopUp.Promise = comp.PromiseWritten
	o.Refreshers = []comp.Refresher{{Value: dec("1000"), Vesting: schedule(t, "1y annual"), First: 60}}
	wantNotes(t, &compare(t, priced(o)).Offers[0], signOn,
		comp.Note{Term: comp.RefresherTerm.At(0), Kind: comp.NoteRefreshersExpected, Amount: dec("1000")},
		comp.Note{Term: comp.RefresherTerm.At(0), Kind: comp.NoteRefreshersBeyond},
		comp.Note{Term: comp.TopUpTerm.Alone(), Kind: comp.NoteTopUpBeyond, Year: 5})
}

// 300,000 at 170 by google's 33/33/22/12 and by the other reading, 38/32/20/10: of 1,764
// shares 582, 582, 388 and 212 vest, or 670, 564, 353 and 177.
func TestOtherReadingsOfADisputedSchedule(t *testing.T) {
	result := compare(t, priced(comp.Offer{Grants: []comp.Grant{{Kind: comp.RSU, Value: dec("300000"), Price: dec("170"), Vesting: schedule(t, "google")}}}))
	readings := result.ScheduleReadings(&result.Offers[0])
	if len(readings) != 1 || readings[0].Schedule != "38/32/20/10 monthly" {
		t.Fatalf("got %+v", readings)
	}
	for k, want := range []string{"14960", "-3060", "-5950", "-5950"} {
		wantMoney(t, "difference", readings[0].Years[k], want)
	}
	wantMoney(t, "total", readings[0].Total, "0")
}

// Meta rounds a value up to whole shares: 100,000 at 300 are 333.33, 334 of them; a letter
// that says otherwise is followed.
func TestAnEmployersRounding(t *testing.T) {
	o := comp.Offer{Grants: []comp.Grant{{Kind: comp.RSU, Value: dec("100000"), Price: dec("300"), Vesting: schedule(t, "meta")}}}
	shares := func() decimal.Decimal {
		result := compare(t, priced(o))
		n, _, _ := result.Offers[0].ShareCount(&o.Grants[0])
		return n
	}
	wantMoney(t, "as the employer does", shares(), "334")
	wantNotes(t, &compare(t, priced(o)).Offers[0], comp.Note{Term: comp.GrantTerm.At(0), Kind: comp.NoteReportedSchedule},
		comp.Note{Term: comp.GrantTerm.At(0), Kind: comp.NoteConversion, Item: "RSU grant 1, meta", Price: dec("300"), Shares: dec("334"), Amount: dec("-200")})
	o.Grants[0].Rounding = comp.RoundDown
	wantMoney(t, "as the letter says", shares(), "333")
}

// Refreshers of 12,000 in 100 shares, half of them a year: the one of month 36 vests 50
// after the horizon; the one of month 48 is granted on its last day, for work that comes
// after it, and is not a part of the comparison.
func TestWhatIsGrantedOnTheLastDayIsNotAfterTheHorizon(t *testing.T) {
	o := comp.Offer{
		Price:      comp.Price{Today: dec("120")},
		Refreshers: []comp.Refresher{{Value: dec("12000"), Vesting: schedule(t, "2y annual"), First: 12, Promise: comp.PromiseWritten}},
	}
	result := compare(t, priced(o))
	after := result.After(&result.Offers[0])
	if len(after) != 1 {
		t.Fatalf("got %+v", after)
	}
	wantMoney(t, "shares", after[0].Shares, "50")
	wantMoney(t, "worth", after[0].Amount, "6000")
}

// Refreshers of a promotion are an offer's only awards: 80,000 at 170 are 470 shares, of which 352, 235 and
// 117 have vested by month 48 of the grants of months 12, 24 and 36 (12, 8 and 4 quarters of 16, rounded
// down), so that 118, 235 and 353 vest after it: 706, at 170 120,020.
func TestRefreshersOfAPromotionVestAfterTheHorizon(t *testing.T) {
	o := comp.Offer{
		Start: day("2027-01-11"), Price: comp.Price{Today: dec("170")},
		Promotion: comp.Promotion{On: day("2028-01-11"), Base: dec("200000"), Refresher: dec("80000"), Vesting: schedule(t, "4y quarterly")},
	}
	result := compare(t, priced(o))
	after := result.After(&result.Offers[0])
	if len(after) != 1 || after[0].Item != "Promotion, refreshers" {
		t.Fatalf("got %+v", after)
	}
	wantMoney(t, "shares", after[0].Shares, "706")
	wantMoney(t, "worth", after[0].Amount, "120020")
}
