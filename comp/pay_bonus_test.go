package comp_test

import (
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
	bonus := comp.Bonus{Rate: dec("0.15"), PaidMonth: 3, PaidDay: 15}
	wantTexts(t, "prorated", dated(unfolded(t, c, withBonus(bonus), comp.BonusPay)),
		"2028-03-15 year 1 23342.47", "2029-03-15 year 1 655.74", "2029-03-15 year 2 23344.26", "2030-03-15 year 2 657.53")

	bonus.FullFirstYear = true
	wantTexts(t, "first year in full", dated(unfolded(t, c, withBonus(bonus), comp.BonusPay))[:2],
		"2028-03-15 year 1 24000.00", "2029-03-15 year 1 655.74")

	flat := comp.Bonus{Amount: dec("24000"), PaidMonth: 3, PaidDay: 15}
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
	o := withBonus(comp.Bonus{Rate: dec("0.15"), PaidMonth: 3, PaidDay: 15})
	o.Raise.Dated = []comp.DatedBase{{On: day("2028-04-01"), To: dec("180000")}}
	paid := unfolded(t, caseOf(), o, comp.BonusPay)
	wantTexts(t, "2028", dated(paid)[1:3], "2029-03-15 year 1 655.74", "2029-03-15 year 2 25598.36")
	// 356 days: (81*160,000 + 275*180,000)/366 = 170,655.7377 at 15%.
	if p := paid[2]; p.Basis.String() != "170655.74" || p.Rate.String() != "0.15" {
		t.Errorf("how it was made: basis %s, rate %s", p.Basis, p.Rate)
	}
}

func TestAPaydayThatACommonYearLacks(t *testing.T) {
	paid := unfolded(t, caseOf(), withBonus(comp.Bonus{Rate: dec("0.15"), PaidMonth: 2, PaidDay: 29}), comp.BonusPay)
	if first, later := paid[0].Date, paid[1].Date; first != day("2028-02-29") || later != day("2029-02-28") {
		t.Errorf("paid on %v and %v", first, later)
	}
}

// A payday in December belongs to the bonus year that it ends: 10% of 120,000 for 2027,
// from 2027-01-01 on, is paid whole on 2027-12-15, and every year's in its own.
func TestBonusPaidInTheLastMonthOfItsYear(t *testing.T) {
	o := comp.Offer{Company: "Initech", Start: day("2027-01-01"), Base: dec("120000"), Bonus: comp.Bonus{Rate: dec("0.1"), PaidMonth: 12, PaidDay: 15}}
	c := caseOf(o)
	c.Years = 2
	wantTexts(t, "paid", dated(unfolded(t, c, o, comp.BonusPay)), "2027-12-15 year 1 12000.00", "2028-12-15 year 2 12000.00")
	// Leaving on 2028-01-01 keeps the bonus of 2027.
	w := leaving(t, c).After(12)
	wantMoney(t, "cash", w.Cash, "132000")
	wantMoney(t, "left behind", w.LeftBehind, "0")
}
