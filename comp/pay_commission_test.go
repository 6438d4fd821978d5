package comp_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// unfolded returns the payments of one component of an offer.
func unfolded(t testing.TB, c comp.Case, o comp.Offer, component comp.Component) comp.Timeline {
	t.Helper()
	all, err := comp.Unfold(c, o)
	if err != nil {
		t.Fatal(err)
	}
	var found comp.Timeline
	for _, p := range all {
		if p.Component == component {
			found = append(found, p)
		}
	}
	return found
}

// OTE of 180,000: 100,000 of base and 80,000 of commission, of which 90% is reached.
// 72,000 a year is 6,000 a month. 80,000 at full attainment is 6,666.67, 6,666.66 and
// 6,666.67 by turns: round(80,000*m/12) of m = 1, 2, 3 is 6,666.67, 13,333.33, 20,000.
func TestCommissionIsPaidMonthlyAtItsAttainment(t *testing.T) {
	offer := func(attainment decimal.NullDecimal) comp.Offer {
		return comp.Offer{
			Company: "Initech", Start: day("2027-01-11"), Base: dec("100000"),
			Commission: comp.Commission{Target: dec("80000"), Attainment: attainment},
		}
	}
	for _, c := range []struct {
		name       string
		attainment decimal.NullDecimal
		first      []string
		year       string
	}{
		{"full where none is stated", decimal.NullDecimal{}, []string{"6666.67", "6666.66", "6666.67"}, "80000.00"},
		{"nine tenths", rate("0.9"), []string{"6000.00", "6000.00", "6000.00"}, "72000.00"},
		{"none is none", rate("0"), []string{"0.00", "0.00", "0.00"}, "0.00"},
		{"above target", rate("1.25"), []string{"8333.33", "8333.34", "8333.33"}, "100000.00"},
	} {
		paid := unfolded(t, caseOf(), offer(c.attainment), comp.CommissionPay)
		var months []string
		for _, p := range paid[:3] {
			months = append(months, p.Amount.StringFixed(2))
		}
		wantTexts(t, c.name, months, c.first...)
		if year := comp.Timeline(paid[:12]).Total().StringFixed(2); year != c.year {
			t.Errorf("%s: a year is %s, want %s", c.name, year, c.year)
		}
		if p := paid[0]; p.Certainty != comp.Target || p.Date != day("2027-02-10") || p.Year != 1 || len(paid) != 48 {
			t.Errorf("%s: %d payments, the first %s on %v in year %d", c.name, len(paid), p.Certainty, p.Date, p.Year)
		}
	}
}

// selling is a job of 100,000 with a commission.
func selling(c comp.Commission) comp.Offer {
	return comp.Offer{Company: "Initech", Start: day("2027-01-11"), Base: dec("100000"), Commission: c}
}

// 54,000 at target, 110% reached and one and a half times above 100%: 54,000 * (100% + 10% * 1.5)
// = 62,100. At 130% with twice above 120%: 100% + 20% * 1.5 + 10% * 2 = 150%, 81,000. OTE of 154,000
// over a base of 100,000 is the same target.
func TestAccelerators(t *testing.T) {
	faster := []comp.Accelerator{{Above: dec("1"), Rate: dec("1.5")}, {Above: dec("1.2"), Rate: dec("2")}}
	for attained, want := range map[string]string{"0.9": "48600", "1": "54000", "1.1": "62100", "1.3": "81000"} {
		for _, c := range []comp.Commission{{Target: dec("54000")}, {OTE: dec("154000")}} {
			c.Attainment, c.Accelerators = rate(attained), faster
			wantMoney(t, "at "+attained, unfolded(t, oneYear(), selling(c), comp.CommissionPay).Total(), want)
		}
	}
}

// On the last day of each quarter of service, in January of the next year too.
func TestQuarterlyCommission(t *testing.T) {
	paid := unfolded(t, oneYear(), selling(comp.Commission{Target: dec("54000"), Quarterly: true}), comp.CommissionPay)
	wantTexts(t, "quarters", dated(paid), "2027-04-10 year 1 13500.00", "2027-07-10 year 1 13500.00", "2027-10-10 year 1 13500.00", "2028-01-10 year 1 13500.00")
}

// Half of 60,000 is reached, and 80% of it is guaranteed for three months: 4,000 a month instead of 2,500. Where more than that
// is reached, the rest of a month, 5,000 - 4,000, is on target.
func TestAGuaranteedRamp(t *testing.T) {
	c := comp.Commission{Target: dec("60000"), Attainment: rate("0.5"), Ramp: comp.Ramp{Months: 3, Guarantee: rate("0.8")}}
	paid := unfolded(t, oneYear(), selling(c), comp.CommissionPay)
	wantTexts(t, "slow", dated(paid)[:4], "2027-02-10 year 1 4000.00", "2027-03-10 year 1 4000.00", "2027-04-10 year 1 4000.00", "2027-05-10 year 1 2500.00")
	if len(paid) != 12 || paid[2].Certainty != comp.Guaranteed || paid[3].Certainty != comp.Target {
		t.Errorf("%d payments, the third %s, the fourth %s", len(paid), paid[2].Certainty, paid[3].Certainty)
	}
	c.Attainment = rate("1")
	paid = unfolded(t, oneYear(), selling(c), comp.CommissionPay)
	wantMoney(t, "guaranteed", paid.Sum(func(p *comp.Payment) bool { return p.Certainty == comp.Guaranteed }), "12000")
	wantMoney(t, "in all", paid.Total(), "60000")
	// Two months of a quarter: 8,000 guaranteed, and 2,000 + 5,000 beside it.
	c.Quarterly, c.Ramp.Months = true, 2
	wantTexts(t, "by quarters", dated(unfolded(t, oneYear(), selling(c), comp.CommissionPay))[:3], "2027-04-10 year 1 8000.00", "2027-04-10 year 1 7000.00", "2027-07-10 year 1 15000.00")
}

// A draw of 4,000 a month for six months against 3,000 earned: 6,000 is drawn too much. Of a recoverable
// draw the commission of months 7 and 8 makes up for it, so that the year pays 36,000; of the
// other it is kept, 42,000, and the 24,000 drawn are guaranteed. Of the first nothing is: it is commission
// paid early.
func TestADraw(t *testing.T) {
	guaranteed := func(p *comp.Payment) bool { return p.Certainty == comp.Guaranteed }
	c := comp.Commission{Target: dec("36000"), Draw: comp.Draw{Amount: dec("4000"), Months: 6}}
	paid := unfolded(t, oneYear(), selling(c), comp.CommissionPay)
	wantMoney(t, "recoverable", paid.Total(), "36000")
	wantMoney(t, "guaranteed of what is recovered", paid.Sum(guaranteed), "0")
	wantTexts(t, "after the draw", dated(paid)[5:8], "2027-07-10 year 1 4000.00", "2027-10-10 year 1 3000.00", "2027-11-10 year 1 3000.00")
	c.Draw.Kept = true
	paid = unfolded(t, oneYear(), selling(c), comp.CommissionPay)
	wantMoney(t, "kept", paid.Total(), "42000")
	wantMoney(t, "guaranteed of what is kept", paid.Sum(guaranteed), "24000")
	// By quarters 9,000 is earned against 12,000 drawn, twice; the third pays 9,000 - 6,000.
	c.Draw.Kept, c.Quarterly = false, true
	paid = unfolded(t, oneYear(), selling(c), comp.CommissionPay)
	wantTexts(t, "by quarters", dated(paid)[6:], "2027-10-10 year 1 3000.00", "2028-01-10 year 1 9000.00")
	// Above the draw commission is the difference.
	c = comp.Commission{Target: dec("60000"), Draw: comp.Draw{Amount: dec("4000")}}
	wantTexts(t, "above it", dated(unfolded(t, oneYear(), selling(c), comp.CommissionPay))[:2], "2027-02-10 year 1 4000.00", "2027-02-10 year 1 1000.00")
	// Drawn for the whole year, 12,000 is left to recover, which a note says.
	o := selling(comp.Commission{Target: dec("36000"), Draw: comp.Draw{Amount: dec("4000")}})
	k := caseOf(o)
	k.Years = 1
	r := compare(t, k).Offers[0]
	wantMoney(t, "drawn", r.Timeline.Sum(func(p *comp.Payment) bool { return p.Component == comp.CommissionPay }), "48000")
	owes := slices.ContainsFunc(r.Notes, func(n comp.Note) bool { return n.Kind == comp.NoteDrawOwed && n.Amount.Equal(dec("12000")) })
	if !owes {
		t.Errorf("no note of what is owed: %+v", r.Notes)
	}
}

func TestCommissionsThatContradict(t *testing.T) {
	for want, c := range map[string]comp.Commission{
		"offers[0].commission.ote":                   {Target: dec("1"), OTE: dec("200000")},
		"offers[0].commission.target":                {Draw: comp.Draw{Amount: dec("1")}},
		"offers[0].commission.accelerators[1].above": {Target: dec("1"), Accelerators: []comp.Accelerator{{Above: dec("1"), Rate: dec("2")}, {Above: dec("1"), Rate: dec("3")}}},
		"offers[0].commission.ramp.months":           {Target: dec("1"), Ramp: comp.Ramp{Guarantee: rate("1")}},
		"offers[0].commission.draw.amount":           {Target: dec("1"), Draw: comp.Draw{Months: 3}},
		"offers[0].commission.draw":                  {Target: dec("1"), Draw: comp.Draw{Amount: dec("1")}, Ramp: comp.Ramp{Months: 3}},
	} {
		_, err := comp.Unfold(caseOf(), selling(c))
		var invalid *comp.ValidationError
		if !errors.As(err, &invalid) || len(invalid.Terms) != 1 || invalid.Terms[0].Path != want || invalid.Terms[0].Mend == "" {
			t.Errorf("%s: %v", want, err)
		}
	}
}

// A job that ends on 2029-06-30 has worked 74 of the 91 days of the quarter from 2029-04-18 to 2029-07-17,
// and 13 of the 30 of the month from 2029-06-18. 90,000 a year is 22,500 a quarter, 22,500 x 74/91 = 18,296.70,
// and 7,500 a month, 7,500 x 13/30 = 3,250. Of 12,000 a month with a draw of 4,000, 5,200 - 1,733.33 is above it.
func TestTheEndCutsACommissionByDays(t *testing.T) {
	sells := func(c comp.Commission) comp.Offer {
		return comp.Offer{Company: "Initech", Start: day("2027-01-18"), End: day("2029-06-30"), Base: dec("130000"), Commission: c}
	}
	ramp := comp.Ramp{Months: 3}
	long := comp.Ramp{Months: 36, Guarantee: rate("0.5")}
	for _, c := range []struct {
		name       string
		commission comp.Commission
		total      string
		last       []string
	}{
		{"quarterly", comp.Commission{Target: dec("100000"), Attainment: rate("0.9"), Quarterly: true}, "220796.70", // 9 x 22,500
			[]string{"2029-06-30 year 3 18296.70"}},
		{"monthly with a ramp", comp.Commission{Target: dec("90000"), Ramp: ramp}, "220750", // 29 x 7,500
			[]string{"2029-06-30 year 3 3250.00"}},
		{"in a ramp", comp.Commission{Target: dec("90000"), Quarterly: true, Ramp: long}, "220796.70",
			[]string{"2029-06-30 year 3 9148.35", "2029-06-30 year 3 9148.35"}}, // 11,250 x 74/91
		{"with a draw", comp.Commission{Target: dec("144000"), Draw: comp.Draw{Amount: dec("4000")}}, "353200", // 29 x 12,000
			[]string{"2029-06-30 year 3 1733.33", "2029-06-30 year 3 3466.67"}},
		// The whole quarter would be 36,000; 29,274.73 are earned. Two whole draws and one of 13 days come to 9,733.33.
		{"with a draw, quarterly", comp.Commission{Target: dec("144000"), Quarterly: true, Draw: comp.Draw{Amount: dec("4000")}}, "353274.73",
			[]string{"2029-06-30 year 3 1733.33", "2029-06-30 year 3 19541.40"}},
	} {
		paid := unfolded(t, caseOf(), sells(c.commission), comp.CommissionPay)
		wantMoney(t, c.name, paid.Total(), c.total)
		wantTexts(t, c.name, dated(paid)[len(paid)-len(c.last):], c.last...)
	}
}

// The quarter from 2028-01-01 has 91 days, of which a job that ends with its first month works 31 and one that ends
// with its second 60: 12,000 x 31/91 = 4,087.91 and 12,000 x 60/91 = 7,912.09. Above a draw of 3,000 a month they are
// 1,087.91 and 1,912.09.
func TestTheEndOfAMonthWithinAQuarter(t *testing.T) {
	for _, c := range []struct {
		end  string
		draw string
		year []string // the second
	}{
		{"2028-01-31", "0", []string{"2028-01-31 year 2 4087.91"}},
		{"2028-02-29", "0", []string{"2028-02-29 year 2 7912.09"}},
		{"2028-01-31", "3000", []string{"2028-01-31 year 2 3000.00", "2028-01-31 year 2 1087.91"}},
		{"2028-02-29", "3000", []string{"2028-01-31 year 2 3000.00", "2028-02-29 year 2 3000.00", "2028-02-29 year 2 1912.09"}},
	} {
		o := selling(comp.Commission{Target: dec("48000"), Quarterly: true, Draw: comp.Draw{Amount: dec(c.draw)}})
		o.Start, o.End = day("2027-01-01"), day(c.end)
		paid := unfolded(t, caseOf(), o, comp.CommissionPay)
		first := slices.IndexFunc(paid, func(p comp.Payment) bool { return p.Year == 2 })
		if first < 0 {
			t.Errorf("to %s with a draw of %s: nothing in year 2", c.end, c.draw)
			continue
		}
		wantTexts(t, c.end+" with a draw of "+c.draw, dated(paid[first:]), c.year...)
	}
}

// A draw of 4,000 a month against 3,000 earned: 1,000 a month is left to recover, 29,000 of the months worked
// whole, and of the last 13 of 30 days 1,733.33 - 1,300. After the end no more is drawn and nothing recovered.
func TestADrawOwedAtTheEnd(t *testing.T) {
	o := selling(comp.Commission{Target: dec("36000"), Draw: comp.Draw{Amount: dec("4000")}})
	o.Start, o.End = day("2027-01-18"), day("2029-06-30")
	r := compare(t, caseOf(o)).Offers[0]
	owes := slices.ContainsFunc(r.Notes, func(n comp.Note) bool { return n.Kind == comp.NoteDrawOwed && n.Amount.Equal(dec("29433.33")) })
	if !owes {
		t.Errorf("no note of what is owed: %+v", r.Notes)
	}
}

// Whoever leaves after 14 months has sold for 60 of the 91 days of the quarter to 2028-04-17: 22,500 x 60/91 =
// 14,835.16 are lost. After 15 the quarter is paid, and nothing is.
func TestLeavingLosesCommissionOfTheQuarter(t *testing.T) {
	o := comp.Offer{Company: "Initech", Start: day("2027-01-18"), Base: dec("130000"), Commission: comp.Commission{Target: dec("90000"), Quarterly: true}}
	c := compare(t, caseOf(o))
	l := comp.NewLeaving(c, &c.Offers[0], true)
	w := l.After(14)
	wantMoney(t, "after 14 months", w.LeftBehind, "14835.16")
	if len(w.Forfeits) != 1 || w.Forfeits[0].Item != "Commission to 2028-04-17, 60 of 91 days, not yet paid" {
		t.Errorf("left behind: %+v", w.Forfeits)
	}
	w = l.After(15)
	wantMoney(t, "after 15 months", w.LeftBehind, "0")
	// 4,000 drawn in each of the two months are in hand.
	o.Commission.Draw = comp.Draw{Amount: dec("4000")}
	c = compare(t, caseOf(o))
	w = comp.NewLeaving(c, &c.Offers[0], true).After(14)
	wantMoney(t, "with a draw", w.LeftBehind, "6835.16")
}
