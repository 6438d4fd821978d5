package comp_test

import (
	"errors"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
)

func withBonus(b comp.Bonus) comp.Offer {
	o := salaried("160000", comp.Raise{})
	o.Bonus = b
	return o
}

// dated writes each payment with its payday and the year that earns it.
func dated(paid comp.Timeline) (texts []string) {
	for _, p := range paid {
		texts = append(texts, p.Date.String()+" year "+string(rune('0'+p.Year))+" "+p.Amount.StringFixed(2))
	}
	return texts
}

func TestBonusOfAServiceYear(t *testing.T) {
	for _, c := range []struct {
		name  string
		bonus comp.Bonus
		want  string
	}{
		{"a share of base", comp.Bonus{Rate: dec("0.15")}, "24000.00"},
		{"paid at 90% of target", comp.Bonus{Rate: dec("0.15"), Payout: rate("0.9")}, "21600.00"},
		{"paid at 0%, which is nothing", comp.Bonus{Rate: dec("0.15"), Payout: rate("0")}, "0.00"},
		{"a flat amount", comp.Bonus{Amount: dec("20000")}, "20000.00"},
		{"a flat amount at 150%", comp.Bonus{Amount: dec("20000"), Payout: rate("1.5")}, "30000.00"},
	} {
		paid := unfolded(t, oneYear(), withBonus(c.bonus), comp.BonusPay)
		wantTexts(t, c.name, dated(paid), "2028-01-11 year 1 "+c.want)
	}
}

// 15% of the base paid in year 2, 175,537.63 after a raise inside it (see the base's test).
func TestBonusIsAShareOfTheBasePaid(t *testing.T) {
	o := withBonus(comp.Bonus{Rate: dec("0.15")})
	o.Raise.Dated = []comp.DatedBase{{On: day("2028-04-01"), To: dec("180000")}}
	wantTexts(t, "years", byYear(unfolded(t, caseOf(), o, comp.BonusPay), 4), "24000.00", "26330.64", "27000.00", "27000.00")
}

// 24,000 a calendar year, paid on March 15 of the next. 2027 is worked for 355 of 365
// days: 23,342.47. Of 2028's 366 days the first 10 belong to service year 1, 655.74, and
// 356 to year 2: 24,000 - 655.74. What two service years earn is paid as late as 2030:
// of 2029's 365 days the first 10, 657.53.
func TestBonusOfACalendarYear(t *testing.T) {
	c := caseOf()
	c.Years = 2
	bonus := comp.Bonus{Rate: dec("0.15"), Paid: []comp.DayOfYear{{Month: 3, Day: 15}}}
	wantTexts(t, "prorated", dated(unfolded(t, c, withBonus(bonus), comp.BonusPay)),
		"2028-03-15 year 1 23342.47", "2029-03-15 year 1 655.74", "2029-03-15 year 2 23344.26", "2030-03-15 year 2 657.53")

	bonus.Prorate = comp.InFull
	wantTexts(t, "first year in full", dated(unfolded(t, c, withBonus(bonus), comp.BonusPay))[:2],
		"2028-03-15 year 1 24000.00", "2029-03-15 year 1 655.74")

	flat := comp.Bonus{Amount: dec("24000"), Paid: []comp.DayOfYear{{Month: 3, Day: 15}}}
	paid := unfolded(t, c, withBonus(flat), comp.BonusPay)
	wantTexts(t, "a flat amount", dated(paid)[:3], "2028-03-15 year 1 23342.47", "2029-03-15 year 1 655.74", "2029-03-15 year 2 23344.26")
	// 24,000*356/366 = 23,344.26 at 100%.
	if p := paid[2]; p.Basis.String() != "23344.26" || p.Rate.String() != "1" {
		t.Errorf("how it was made: basis %s, rate %s", p.Basis, p.Rate)
	}
}

// The raise to 180,000 on 2028-04-01 gives 2028 91 days at 160,000 and 275 at 180,000:
// 15% of (14,560,000 + 49,500,000)/366 = 26,254.10, of which 655.74 are year 1's.
func TestBonusOfACalendarYearWithARaise(t *testing.T) {
	o := withBonus(comp.Bonus{Rate: dec("0.15"), Paid: []comp.DayOfYear{{Month: 3, Day: 15}}})
	o.Raise.Dated = []comp.DatedBase{{On: day("2028-04-01"), To: dec("180000")}}
	paid := unfolded(t, caseOf(), o, comp.BonusPay)
	wantTexts(t, "2028", dated(paid)[1:3], "2029-03-15 year 1 655.74", "2029-03-15 year 2 25598.36")
	// 356 days: (81*160,000 + 275*180,000)/366 = 170,655.7377 at 15%.
	if p := paid[2]; p.Basis.String() != "170655.74" || p.Rate.String() != "0.15" {
		t.Errorf("how it was made: basis %s, rate %s", p.Basis, p.Rate)
	}
}

func TestAPaydayThatACommonYearLacks(t *testing.T) {
	paid := unfolded(t, caseOf(), withBonus(comp.Bonus{Rate: dec("0.15"), Paid: []comp.DayOfYear{{Month: 2, Day: 29}}}), comp.BonusPay)
	if first, later := paid[0].Date, paid[1].Date; first != day("2028-02-29") || later != day("2029-02-28") {
		t.Errorf("paid on %v and %v", first, later)
	}
}

// A payday in December belongs to the bonus year that it ends: 10% of 120,000 for 2027,
// from 2027-01-01 on, is paid whole on 2027-12-15, and every year's in its own.
func TestBonusPaidInTheLastMonthOfItsYear(t *testing.T) {
	o := comp.Offer{Company: "Initech", Start: day("2027-01-01"), Base: dec("120000"), Bonus: comp.Bonus{Rate: dec("0.1"), Paid: []comp.DayOfYear{{Month: 12, Day: 15}}}}
	c := caseOf(o)
	c.Years = 2
	wantTexts(t, "paid", dated(unfolded(t, c, o, comp.BonusPay)), "2027-12-15 year 1 12000.00", "2028-12-15 year 2 12000.00")
	// Leaving on 2028-01-01 keeps the bonus of 2027.
	w := leaving(t, c).After(12)
	wantMoney(t, "cash", w.Cash, "132000")
	wantMoney(t, "left behind", w.LeftBehind, "0")
}

// from starts a job of 150,000 on 2027-02-01 with a bonus of 20%, and of a bonus year from July 1.
func from(paid ...comp.DayOfYear) comp.Offer {
	return comp.Offer{Company: "Initech", Start: day("2027-02-01"), Base: dec("150000"), Bonus: comp.Bonus{
		Rate: dec("0.2"), Begins: comp.DayOfYear{Month: 7, Day: 1}, Paid: paid,
	}}
}

// Of the year to 2027-06-30 150 of 365 days are worked: 30,000 * 150/365 = 12,328.77, paid on
// September 15. Of the 366 days of the next 215 are service year 1's: 30,000 * 215/366 = 17,622.95.
func TestBonusOfABonusYear(t *testing.T) {
	september := comp.DayOfYear{Month: 9, Day: 15}
	o := from(september)
	wantTexts(t, "in September", dated(unfolded(t, caseOf(), o, comp.BonusPay))[:3], "2027-09-15 year 1 12328.77", "2028-09-15 year 1 17622.95", "2028-09-15 year 2 12377.05")
	// Half of 12,328.77 in each month: 6,164.39, and the rest, 6,164.38.
	o = from(comp.DayOfYear{Month: 3, Day: 15}, september)
	wantTexts(t, "in September and March", dated(unfolded(t, caseOf(), o, comp.BonusPay))[:2], "2027-09-15 year 1 6164.39", "2028-03-15 year 1 6164.38")
	// A payday in the last month belongs to the year that ends, and one that says so to its own.
	o = from(comp.DayOfYear{Month: 6, Day: 15})
	wantTexts(t, "in June", dated(unfolded(t, caseOf(), o, comp.BonusPay))[:1], "2027-06-15 year 1 12328.77")
	o = from(comp.DayOfYear{Month: 3, Day: 15})
	o.Bonus.SameYear = true
	wantTexts(t, "in March of the same", dated(unfolded(t, caseOf(), o, comp.BonusPay))[:1], "2027-03-15 year 1 12328.77")
	// On the day after the year where no payday is said.
	wantTexts(t, "without a payday", dated(unfolded(t, caseOf(), from(), comp.BonusPay))[:1], "2027-07-01 year 1 12328.77")
	// Five whole months of twelve: 12,500. Nothing for who is hired after January 31.
	o = from(september)
	o.Bonus.Prorate = comp.ByMonths
	wantTexts(t, "by months", dated(unfolded(t, caseOf(), o, comp.BonusPay))[:2], "2027-09-15 year 1 12500.00", "2028-09-15 year 1 17622.95")
	o.Bonus.HiredBy = comp.DayOfYear{Month: 1, Day: 31}
	wantTexts(t, "hired too late", dated(unfolded(t, caseOf(), o, comp.BonusPay))[:1], "2028-09-15 year 1 17622.95")
	o.Bonus.HiredBy = comp.DayOfYear{Month: 2, Day: 1}
	wantTexts(t, "hired in time", dated(unfolded(t, caseOf(), o, comp.BonusPay))[:1], "2027-09-15 year 1 12500.00")
}

// A guaranteed first bonus is paid at its target whatever the payout: 12,328.77, and 90% of
// 17,622.95 = 15,860.66 of the next. It counts as guaranteed.
func TestAGuaranteedBonus(t *testing.T) {
	o := from(comp.DayOfYear{Month: 9, Day: 15})
	o.Bonus.Payout, o.Bonus.Guaranteed = rate("0.9"), comp.FirstYearGuaranteed
	paid := unfolded(t, caseOf(), o, comp.BonusPay)
	wantTexts(t, "paid", dated(paid)[:2], "2027-09-15 year 1 12328.77", "2028-09-15 year 1 15860.66")
	if paid[0].Certainty != comp.Guaranteed || paid[1].Certainty != comp.Target {
		t.Errorf("certainties %s and %s", paid[0].Certainty, paid[1].Certainty)
	}
	c := caseOf(o)
	c.Years = 1
	wantMoney(t, "guaranteed in year 1", compare(t, c).Offers[0].Years[0].Guaranteed, "162328.77")

	o.Bonus.HiredBy = comp.DayOfYear{Month: 1, Day: 31} // the first bonus is that of the next year
	wantTexts(t, "hired too late", dated(unfolded(t, caseOf(), o, comp.BonusPay))[:1], "2028-09-15 year 1 17622.95")

	o = withBonus(comp.Bonus{Rate: dec("0.15"), Payout: rate("0"), Guaranteed: comp.FirstYearGuaranteed})
	wantTexts(t, "by service years", byYear(unfolded(t, caseOf(), o, comp.BonusPay), 4), "24000.00", "0.00", "0.00", "0.00")
}

// Half of 24,000 a year is paid 18 months after its anniversary. Leaving a year after the first
// loses it, and the whole of the second, paid that day, is kept but for its own half.
func TestABonusHeldBack(t *testing.T) {
	o := withBonus(comp.Bonus{Rate: dec("0.15"), HeldBack: comp.HeldBack{Share: dec("0.5"), Months: 18}})
	c := caseOf(o)
	c.Years = 2
	wantTexts(t, "paid", dated(unfolded(t, c, o, comp.BonusPay)),
		"2028-01-11 year 1 12000.00", "2029-01-11 year 2 12000.00", "2029-07-11 year 1 12000.00", "2030-07-11 year 2 12000.00")
	w := leaving(t, c).After(24)
	wantMoney(t, "cash", w.Cash, "344000")
	wantMoney(t, "left behind", w.LeftBehind, "24000")
	if w.Forfeits[0].Item != "Bonus, year 1, held back, 365 of 365 days, not yet paid" {
		t.Errorf("lost: %s", w.Forfeits[0].Item)
	}
	// Leaving half a year in, after 181 days of 365, loses 181/365 of both halves: 5,950.68 each.
	wantMoney(t, "left behind in the first year", leaving(t, c).After(6).LeftBehind, "11901.36")
}

// Two bonuses are paid each by its own terms, and count in a levels-style year at their targets.
func TestSeveralBonuses(t *testing.T) {
	o := withBonus(comp.Bonus{Rate: dec("0.15")})
	o.Bonuses = []comp.Bonus{{Name: "Project bonus", Amount: dec("10000"), Payout: rate("0.8")}}
	paid := unfolded(t, oneYear(), o, comp.BonusPay)
	wantTexts(t, "paid", dated(paid), "2028-01-11 year 1 24000.00", "2028-01-11 year 1 8000.00")
	if paid[0].Item != "Bonus, year 1" || paid[1].Item != "Project bonus, year 1" {
		t.Errorf("%s and %s", paid[0].Item, paid[1].Item)
	}
	levels, _ := compare(t, caseOf(o)).Offers[0].Figure("levels-tc")
	wantMoney(t, "levels-style", levels, "194000") // 160,000 + 24,000 + 10,000
}

func TestBonusesThatContradict(t *testing.T) {
	for want, b := range map[string]comp.Bonus{
		"offers[0].bonus.of":               {Rate: dec("0.1"), SameYear: true},
		"offers[0].bonus.hired_by":         {Rate: dec("0.1"), HiredBy: comp.DayOfYear{Month: 10, Day: 1}},
		"offers[0].bonus.prorate":          {Rate: dec("0.1"), Prorate: comp.ByMonths},
		"offers[0].bonus.held_back.months": {Rate: dec("0.1"), HeldBack: comp.HeldBack{Share: dec("0.5")}},
		"offers[0].bonus.year":             {Rate: dec("0.1"), Begins: comp.DayOfYear{Month: 13, Day: 1}},
		"offers[0].bonus.paid":             {Rate: dec("0.1"), Paid: []comp.DayOfYear{{Month: 3, Day: 15}, {Month: 3, Day: 15}}},
		"offers[0].bonus.guaranteed":       {Rate: dec("0.1"), Guaranteed: "perhaps"},
	} {
		_, err := comp.Unfold(caseOf(), withBonus(b))
		var invalid *comp.ValidationError
		if !errors.As(err, &invalid) || len(invalid.Terms) != 1 || invalid.Terms[0].Path != want || invalid.Terms[0].Mend == "" {
			t.Errorf("%s: %v", want, err)
		}
	}
}

// 182 of the 366 days of 2028 earn 497.27 of a bonus of 1,000 in the first service year and 502.73 in the second. Half
// of both is 500.00 in March and 500.00 a year later: of the first, 248.635, 248.64 are paid at once, being the first part
// of it (SPEC 2.3), and of the second the 251.36 that are left, though its own half is 251.365, 251.37.
func TestHalvesHeldBackOverTwoServiceYearsAreHalf(t *testing.T) {
	o := comp.Offer{Company: "Initech", Base: dec("100000"), Start: day("2027-07-01"), Bonus: comp.Bonus{
		Amount: dec("1000"), Paid: []comp.DayOfYear{{Month: 3, Day: 15}}, HeldBack: comp.HeldBack{Share: dec("0.5"), Months: 12},
	}}
	c := caseOf()
	c.Years = 3
	var paid []string
	for _, p := range unfolded(t, c, o, comp.BonusPay) {
		if p.Date == day("2029-03-15") && p.Rule != comp.RuleBonusHeldBack || p.Date == day("2030-03-15") && p.Rule == comp.RuleBonusHeldBack {
			paid = append(paid, p.Date.String()+" "+p.Amount.StringFixed(2))
		}
	}
	wantTexts(t, "of 2028", paid, "2029-03-15 248.64", "2029-03-15 251.36", "2030-03-15 248.63", "2030-03-15 251.37")
}

// Hired on 2027-02-01 in the bonus year to 2027-03-31, which was paid on 2026-06-20: neither its half of that day nor
// that of 18 months later is one's own, which a note says, of a guaranteed bonus too. Of the next, 10,000, the 306 of
// 366 days to 2028-01-31 earn 8,360.66, half of it 4,180.33; with the other 819.67 and 819.67, 5,000 in all. Of the
// one after it, of 365 days, 306 earn 8,383.56, and half of that is 4,191.78.
func TestABonusPaidBeforeTheFirstDayOfWork(t *testing.T) {
	bonus := comp.Bonus{
		Rate: dec("0.1"), Begins: comp.DayOfYear{Month: 4, Day: 1}, Paid: []comp.DayOfYear{{Month: 6, Day: 20}}, SameYear: true,
		HeldBack: comp.HeldBack{Share: dec("0.5"), Months: 18},
	}
	o := comp.Offer{Company: "Initech", Start: day("2027-02-01"), Base: dec("100000"), Bonus: bonus}
	note := comp.Note{Term: comp.BonusTerm.Alone(), Kind: comp.NoteBonusBeforeHire, Item: "Bonus for the year to 2027-03-31", On: day("2026-06-20"), Until: day("2027-02-01")}
	c := caseOf(o)
	c.Years = 2
	wantTexts(t, "paid", dated(unfolded(t, c, o, comp.BonusPay))[:4],
		"2027-06-20 year 1 4180.33", "2027-06-20 year 2 819.67", "2028-06-20 year 2 4191.78", "2028-12-20 year 1 4180.33")
	wantNotes(t, &compare(t, c).Offers[0], note)
	o.Bonus.Guaranteed, o.Bonus.HeldBack = comp.AlwaysGuaranteed, comp.HeldBack{}
	wantNotes(t, &compare(t, caseOf(o)).Offers[0], note)
	// Of two paydays the second is after the first day of work: half of 10,000 x 59/365 = 1,616.44.
	o.Bonus.Paid = append(o.Bonus.Paid, comp.DayOfYear{Month: 3, Day: 20})
	note.Item += ", part 1 of 2"
	wantTexts(t, "part 2", dated(unfolded(t, c, o, comp.BonusPay))[:1], "2027-03-20 year 1 808.22")
	wantNotes(t, &compare(t, caseOf(o)).Offers[0], note)

	// Today's job from 2026-04-01 on has the bonus of that day's year, and half of it is still to come: 5,000. Hired after
	// its payday, nothing.
	for hired, want := range map[string]string{"2026-04-01": "5000", "2026-07-01": "0"} {
		c := staying(comp.Offer{Start: day(hired), Base: dec("100000"), Bonus: bonus}, "2027-01-01")
		r := compare(t, c).Offers[0]
		wantMoney(t, "hired on "+hired, r.Timeline.Sum(func(p *comp.Payment) bool { return p.Date == day("2027-12-20") }), want)
	}
}
