package comp_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// promoted is an offer of 160,000 with a bonus of 10% and refreshers of 40,000 a year at a flat price.
func promoted(p comp.Promotion) comp.Offer {
	return comp.Offer{
		Company: "Initech", Start: day("2027-01-01"), Base: dec("160000"), Bonus: comp.Bonus{Rate: dec("0.1")}, Price: comp.Price{Today: dec("100")}, Promotion: p,
	}
}

// added is what a promotion adds, by component.
func added(t *testing.T, c comp.Case, o comp.Offer) map[comp.Component]string {
	t.Helper()
	sums := map[comp.Component]string{}
	for _, component := range comp.Components() {
		pay := unfolded(t, c, o, component)
		of := pay.Sum(func(p *comp.Payment) bool { return p.Term == comp.PromotionTerm.Alone() })
		if !of.IsZero() {
			sums[component] = of.StringFixed(2)
		}
		for _, p := range pay {
			if p.Term == comp.PromotionTerm.Alone() && (p.Certainty != comp.Speculative || p.Promise != comp.PromiseExpected) {
				t.Errorf("%s is %s, %s", p.Item, p.Certainty, p.Promise)
			}
		}
	}
	return sums
}

// From the first day of year 3: 40,000 of base a year; a bonus of 20% of 200,000 for 10% of 160,000, 24,000 a
// year; and 40,000 more on each refresher of 2029 and 2030 that vests in quarters: 10,000 in year 3 and
// 20,000 in year 4. The refresher of 2028 is granted before it.
func TestPromotionAddsTheIncrease(t *testing.T) {
	o := promoted(comp.Promotion{On: day("2029-01-01"), Level: "L6", Base: dec("200000"), Bonus: dec("0.2"), Refresher: dec("80000")})
	o.Refreshers = []comp.Refresher{{Value: dec("40000"), Vesting: schedule(t, "4y annual")}}
	got := added(t, caseOf(), o)
	wantTexts(t, "added", []string{got[comp.BasePay], got[comp.BonusPay], got[comp.RefresherPay]}, "80000.00", "48000.00", "30000.00")

	// All of it is expected: without, 160,000 and 16,000 a year and refreshers of 10, 20 and 30 thousand; the
	// refreshers themselves are expected too.
	r := compare(t, caseOf(o)).Offers[0]
	wantMoney(t, "with", r.Band().High, "922000")
	wantMoney(t, "without", r.Band().Low, "704000")
	wantMoney(t, "guaranteed", r.Timeline.Sum(func(p *comp.Payment) bool { return p.Certainty == comp.Guaranteed }), "640000")
}

// From 2028-03-01: ten months of 40,000/12 are 33,333.33, and the bonus, a share of the base that year 2 pays, gains
// 10% of them; then 40,000 and 4,000 in each of two years. A raise of that day pays the same.
func TestPromotionWithinAYear(t *testing.T) {
	got := added(t, caseOf(), promoted(comp.Promotion{On: day("2028-03-01"), Base: dec("200000")}))
	wantTexts(t, "added", []string{got[comp.BasePay], got[comp.BonusPay]}, "113333.33", "11333.33")
}

// Base paid by a raise and by a promotion of one day in the middle of a month is the same, and so is the bonus.
func TestAPromotionPaysTheBonusOfARaise(t *testing.T) {
	for _, on := range []string{"2027-07-01", "2028-02-10", "2030-12-31"} {
		bonus := func(o comp.Offer) string {
			return compare(t, caseOf(o)).Offers[0].Timeline.Sum(func(p *comp.Payment) bool { return p.Component == comp.BonusPay }).StringFixed(2)
		}
		raised := promoted(comp.Promotion{})
		raised.Raise = comp.Raise{Dated: []comp.DatedBase{{On: day(on), To: dec("200000")}}}
		if got, want := bonus(promoted(comp.Promotion{On: day(on), Base: dec("200000")})), bonus(raised); got != want {
			t.Errorf("on %s: promoted %s, raised %s", on, got, want)
		}
	}
}

// The yearly raise goes on from the promoted salary: 200,000 in year 3 and 210,000 in year 4, for
// 160,000 * 1.05^2 = 176,400 and 185,220. A raise on the day of the promotion is in its base.
func TestRaisesGoOnFromAPromotion(t *testing.T) {
	o := promoted(comp.Promotion{On: day("2029-01-01"), Base: dec("200000")})
	o.Raise.Rate, o.Bonus = dec("0.05"), comp.Bonus{}
	wantTexts(t, "added", []string{added(t, caseOf(), o)[comp.BasePay]}, "48380.00")
}

// A raise of 3,000 a year does so too: from 100,000 with a promotion to 130,000 on the first day of year 2, which
// that year's raise is part of, 100,000, 130,000, 133,000 and 136,000.
func TestRaisesByAnAmountGoOnFromAPromotion(t *testing.T) {
	o := comp.Offer{Company: "Initech", Start: day("2027-01-01"), Base: dec("100000"), Promotion: comp.Promotion{On: day("2028-01-01"), Base: dec("130000")}}
	o.Raise.Amount = dec("3000")
	wantTexts(t, "years", byYear(unfolded(t, caseOf(), o, comp.BasePay), 4), "100000.00", "130000.00", "133000.00", "136000.00")
}

// Of a package of 112,000 including 12% the salary is 100,000, and of one of 134,400 it is 120,000: 20,000 more
// of base and 2,400 of super, together what the packages differ by.
func TestPromotionOfAPackage(t *testing.T) {
	o := promoted(comp.Promotion{On: day("2030-01-01"), Base: dec("134400")})
	o.Base, o.Bonus = dec("112000"), comp.Bonus{}
	o.Retirement = comp.Retirement{Plan: comp.PlanSuper, Employer: dec("0.12"), Included: true}
	got := added(t, caseOf(), o)
	wantTexts(t, "added", []string{got[comp.BasePay], got[comp.MatchPay]}, "20000.00", "2400.00")
}

// 100% of 3% and 50% of the next 2% is 4% of pay: of 40,000 more from the middle of 2029 on 800 in that year and
// 1,600 in the next; of 20,000 of bonus for half a year and 40,000 for the whole one, where the plan counts it,
// 4% of the increase too: 200,000 x 20% for 160,000 x 10% is 24,000 a year, and of the six months from July on, which
// pay 100,000 for 80,000, 12,000. In the limits of 2026 a base of 400,000 gets no more for a rise to 440,000: its
// pay stops counting at 360,000.
func TestAPlanFollowsThePromotedPay(t *testing.T) {
	o := promoted(comp.Promotion{On: day("2029-07-01"), Base: dec("200000"), Bonus: dec("0.2")})
	o.Retirement = comp.Retirement{Tiers: []comp.MatchTier{{Rate: dec("1"), UpTo: dec("0.03")}, {Rate: dec("0.5"), UpTo: dec("0.05")}}}
	wantTexts(t, "of the base", []string{added(t, caseOf(), o)[comp.MatchPay]}, "2400.00")
	o.Retirement.Pay = comp.PlanPayWithBonus
	wantTexts(t, "of the bonus too", []string{added(t, caseOf(), o)[comp.MatchPay]}, "3840.00") // 2,400 and 4% of 36,000
	o.Retirement.Pay, o.Base, o.Promotion.Base = "", dec("400000"), dec("440000")
	if more, ok := added(t, caseOf(), o)[comp.MatchPay]; ok && more != "0.00" {
		t.Errorf("above the limit of pay the plan gets %s more", more)
	}
}

// An offer without a bonus gets one on the anniversaries: 20% of 200,000 for two years. A flat bonus of
// 10,000 becomes the same: 30,000 more in each.
func TestPromotionBringsABonus(t *testing.T) {
	o := promoted(comp.Promotion{On: day("2029-01-01"), Base: dec("200000"), Bonus: dec("0.2")})
	o.Bonus = comp.Bonus{}
	wantTexts(t, "none", []string{added(t, caseOf(), o)[comp.BonusPay]}, "80000.00")
	o.Bonus = comp.Bonus{Amount: dec("10000")}
	wantTexts(t, "flat", []string{added(t, caseOf(), o)[comp.BonusPay]}, "60000.00")
}

// Two bonuses of 10% are 20,000 a year of 100,000 and 26,000 of 130,000, from the first day of year 2; the third, of an
// amount, stays 5,000. A bonus of 20% after the promotion takes the place of the first alone: 26,000 and 13,000. What it
// adds is speculative.
func TestFurtherBonusesFollowThePromotion(t *testing.T) {
	o := comp.Offer{
		Company: "Initech", Start: day("2027-01-01"), Base: dec("100000"), Bonus: comp.Bonus{Rate: dec("0.1")},
		Bonuses:   []comp.Bonus{{Rate: dec("0.1"), Name: "second"}, {Amount: dec("5000")}},
		Promotion: comp.Promotion{On: day("2028-01-01"), Base: dec("130000")},
	}
	wantTexts(t, "years", byYear(unfolded(t, caseOf(), o, comp.BonusPay), 4), "25000.00", "31000.00", "31000.00", "31000.00")
	wantTexts(t, "added", []string{added(t, caseOf(), o)[comp.BonusPay]}, "18000.00")
	o.Promotion.Bonus = dec("0.2")
	wantTexts(t, "with a bonus of its own", byYear(unfolded(t, caseOf(), o, comp.BonusPay), 4), "25000.00", "44000.00", "44000.00", "44000.00")
	// The two are told apart where leaving loses them: of the 3,000 of the second in year 2 with its 366 days, 182 days are 1,491.80.
	c := compare(t, caseOf(o))
	w := comp.NewLeaving(c, &c.Offers[0], true).After(18)
	i := slices.IndexFunc(w.Forfeits, func(f comp.Forfeit) bool { return strings.HasPrefix(f.Item, "Promotion, second, ") })
	if i < 0 || !w.Forfeits[i].Amount.Equal(dec("1491.80")) {
		t.Errorf("left behind: %+v", w.Forfeits)
	}
}

// Promoted on 2028-10-01 and leaving on 2029-03-01, before the payday: 92 days (October to December) of the 366 of
// 2028 earned more, and 59 (January and February) of the 365 of 2029, 31 of them in service year 2. A share of profit
// counts them likewise.
func TestLeavingCountsThePromotedDaysOfABonusYear(t *testing.T) {
	march := comp.DayOfYear{Month: 3, Day: 15}
	o := comp.Offer{
		Company: "Initech", Start: day("2027-02-01"), Base: dec("100000"), Bonus: comp.Bonus{Rate: dec("0.1"), Paid: []comp.DayOfYear{march}},
		ProfitSharing: comp.ProfitSharing{Share: dec("0.08"), PaidMonth: 3, PaidDay: 15},
		Promotion:     comp.Promotion{On: day("2028-10-01"), Base: dec("130000"), Bonus: dec("0.2")},
	}
	c := compare(t, caseOf(o))
	var lost []string
	for _, f := range comp.NewLeaving(c, &c.Offers[0], true).After(25).Forfeits {
		if strings.HasPrefix(f.Item, "Promotion") {
			lost = append(lost, f.Item)
		}
	}
	wantTexts(t, "lost", lost, "Promotion, bonus, 92 of 366 days, not yet paid", "Promotion, Profit sharing for 2028, 92 of 366 days, not yet paid",
		"Promotion, bonus, 59 of 365 days, not yet paid", "Promotion, Profit sharing for 2029, 59 of 365 days, not yet paid")
}

// 40% of what a promotion that is 60% likely adds is taken off, after a haircut of 10% on it: of 80,000
// 8,000 and 40% of 72,000, 28,800. The total stays.
func TestProbabilityOfAPromotion(t *testing.T) {
	o := promoted(comp.Promotion{On: day("2029-01-01"), Base: dec("200000"), Probability: rate("0.6")})
	o.Bonus = comp.Bonus{}
	c := caseOf(o)
	c.Haircut.Speculative = dec("0.1")
	r := compare(t, c).Offers[0]
	wantMoney(t, "total", r.Total, "720000")
	adjusted, _ := r.Figure("risk-adjusted")
	wantMoney(t, "risk-adjusted", adjusted, "683200")
}

// 640,000 without and 720,000 with the promotion: against 680,000 the lead rests on it, against 600,000 on
// nothing.
func TestALeadRestsOnAPromotion(t *testing.T) {
	o := promoted(comp.Promotion{On: day("2029-01-01"), Base: dec("200000")})
	o.Bonus = comp.Bonus{}
	for base, want := range map[string]int{"170000": 1, "150000": 0} {
		comparison := compare(t, caseOf(o, comp.Offer{Company: "Hooli", Start: day("2027-01-01"), Base: dec(base)}))
		s, _ := comparison.Standing("total")
		if len(s.Conditions) != want || want > 0 && (s.Conditions[0] != comp.OnPromotion || !s.Without.Equal(decimal.NewFromInt(640000))) {
			t.Errorf("beside %s: rests on %v, %s without", base, s.Conditions, s.Without)
		}
	}
}

func TestPromotionThatCannotStand(t *testing.T) {
	base := comp.Promotion{On: day("2029-01-01"), Base: dec("200000")}
	for name, c := range map[string]struct {
		change func(*comp.Offer)
		want   string
	}{
		"no day":      {func(o *comp.Offer) { o.Promotion.On = comp.Offer{}.Start }, "offers[0].promotion.on"},
		"a past day":  {func(o *comp.Offer) { o.Promotion.On = o.Start }, "offers[0].promotion.on"},
		"nothing":     {func(o *comp.Offer) { o.Promotion.Base = decimal.Zero }, "offers[0].promotion"},
		"no schedule": {func(o *comp.Offer) { o.Promotion.Refresher = dec("1000") }, "offers[0].promotion.refreshers.vesting"},
		"too likely":  {func(o *comp.Offer) { o.Promotion.Probability = rate("1.5") }, "offers[0].promotion.probability"},
		"no share price": {func(o *comp.Offer) {
			o.Price, o.Private.FMV, o.Promotion.Refresher = comp.Price{}, dec("2"), dec("1000")
		}, "offers[0].promotion.refreshers.value"},
	} {
		o := promoted(base)
		c.change(&o)
		if got := refusedPaths(t, caseOf(o)); len(got) != 1 || got[0] != c.want {
			t.Errorf("%s: %v, want %s", name, got, c.want)
		}
	}
}

// 40,000 more of base from the middle of 2029 on, 20,000 in that year and 40,000 in the next. 8% of profit is 1,600 and
// 3,200 of it, paid in March; holiday pay of 8%, in cash each May, is 15,733.33 for 12,800.00 of the year to May 2030, and of the
// seven months that the horizon still has 9,333.33 for 7,466.67; a pension in kind of 10% 2,000 and 4,000; a cost of 1% takes
// 200 and 400. Of a discount of 15% on 10% of base the gain is 15/85 of what is put in: at a flat price, each half
// year of three, 1,764.71 on 10,000 for 1,411.76 on 8,000. A commission is what it was, whether it is written alone or with the base.
func TestSharesOfBaseFollowThePromotion(t *testing.T) {
	base := promoted(comp.Promotion{On: day("2029-07-01"), Base: dec("200000")})
	base.Bonus = comp.Bonus{}
	for _, c := range []struct {
		name  string
		of    func(*comp.Offer)
		in    comp.Component
		want  string
		count int
	}{
		{"profit sharing", func(o *comp.Offer) { o.ProfitSharing = comp.ProfitSharing{Share: dec("0.08")} }, comp.ProfitSharingPay, "4800.00", 2},
		{"holiday pay", func(o *comp.Offer) {
			o.Benefits = []comp.Benefit{{Name: "Holiday pay", Rate: dec("0.08"), Kind: comp.CashBenefit, PaidMonth: 5, PaidDay: 31}}
		}, comp.BenefitPay, "4799.99", 3},
		{"pension in kind", func(o *comp.Offer) {
			o.Benefits = []comp.Benefit{{Name: "Pension", Rate: dec("0.1"), Per: comp.PerQuarter}}
		}, comp.BenefitPay, "6000.00", 6},
		{"cost", func(o *comp.Offer) { o.Costs = []comp.Benefit{{Name: "Union", Rate: dec("0.01")}} }, comp.CostPay, "-600.00", 18},
		{"once, of the salary of its day", func(o *comp.Offer) {
			o.Benefits = []comp.Benefit{{Name: "Jubilee", Rate: dec("0.1"), Per: comp.PerOnce, On: day("2030-02-01")}}
		}, comp.BenefitPay, "4000.00", 1},
		{"purchases", func(o *comp.Offer) { o.ESPP = comp.ESPP{Contribution: dec("0.1"), Discount: dec("0.15")} }, comp.ESPPPay, "1058.85", 3},
		{"commission", func(o *comp.Offer) { o.Commission = comp.Commission{OTE: dec("240000")} }, comp.CommissionPay, "", 0},
		{"a benefit that is an amount", func(o *comp.Offer) { o.Benefits = []comp.Benefit{{Name: "Car", Amount: dec("6000")}} }, comp.BenefitPay, "", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := base
			c.of(&o)
			got := added(t, caseOf(), o)
			if got[c.in] != c.want || got[comp.BasePay] != "60000.00" {
				t.Errorf("adds %q and %s of base, want %q and 60000.00", got[c.in], got[comp.BasePay], c.want)
			}
			n := 0
			for _, p := range unfolded(t, caseOf(), o, c.in) {
				if p.Term == comp.PromotionTerm.Alone() {
					n++
				}
			}
			if n != c.count {
				t.Errorf("%d payments, want %d", n, c.count)
			}
			// Without the promotion the offer is what it was.
			bare := o
			bare.Promotion = comp.Promotion{}
			if r, without := compare(t, caseOf(o)).Offers[0], compare(t, caseOf(bare)).Offers[0]; !r.Band().Low.Equal(without.Total) {
				t.Errorf("without it %s, want %s", r.Band().Low, without.Total)
			}
		})
	}
}

// Of two benefits the second is taxed and paid in cash, the first is neither: what the promotion adds to each is
// likewise. Who leaves at the end of March 2030 is paid the holiday pay earned by then.
func TestAPromotedBenefitStaysWhatItIs(t *testing.T) {
	o := promoted(comp.Promotion{On: day("2029-07-01"), Base: dec("200000")})
	o.Bonus = comp.Bonus{}
	o.Benefits = []comp.Benefit{{Name: "Pension", Rate: dec("0.1")}, {Name: "Holiday pay", Rate: dec("0.08"), Kind: comp.CashBenefit, Taxable: true, PaidMonth: 5, PaidDay: 31}}
	result := compare(t, caseOf(o))
	r := &result.Offers[0]
	cash := r.Timeline.Sum(func(p *comp.Payment) bool {
		return p.Component == comp.BenefitPay && p.Rule == comp.RulePromotionShare && p.IsCash()
	})
	wages := r.Timeline.Sum(func(p *comp.Payment) bool {
		return p.Component == comp.BenefitPay && p.Rule == comp.RulePromotionShare && r.Offer.IsWage(p)
	})
	wantTexts(t, "cash and wages", []string{cash.StringFixed(2), wages.StringFixed(2)}, "4799.99", "4799.99")
	// 39 months of 160,000 and nine of 40,000 more are 550,000, and 8% of them, 44,000, is holiday pay.
	w := comp.NewLeaving(result, r, true).After(39)
	wantMoney(t, "cash", w.Cash, "594000")
}

// A job that ends on 2028-12-31 pays nothing of a promotion of 2029, which is within the horizon: so it says.
func TestPromotionAfterTheEnd(t *testing.T) {
	o := promoted(comp.Promotion{On: day("2029-01-01"), Base: dec("200000")})
	o.End = day("2028-12-31")
	if got := added(t, caseOf(), o); len(got) != 0 {
		t.Errorf("it adds %v", got)
	}
	wantNote(t, caseOf(o), comp.NotePromotionAfterEnd)
	o.End = day("2029-01-01") // its one day is paid, so that it is expected
	wantNote(t, caseOf(o), comp.NotePromotionExpected)
}

// wantNote wants the first offer to have a note of a kind.
func wantNote(t *testing.T, c comp.Case, kind comp.NoteKind) {
	t.Helper()
	var said []comp.NoteKind
	for _, n := range compare(t, c).Offers[0].Notes {
		if said = append(said, n.Kind); n.Kind == kind {
			return
		}
	}
	t.Errorf("notes are %q; want %q", said, kind)
}

// A refresher of 70,000 from a promotion on is one grant, of 411 shares at 170 (411.76), though what the promotion
// brings is shown apart: 352 (352.94 of 60,000) and 59, not the 58 of 10,000 alone. Three of them pay 69,870 each.
func TestAPromotedRefresherIsOneGrant(t *testing.T) {
	c := comp.NewCase(day("2027-01-01"))
	c.Offers = []comp.Offer{{Company: "A", Start: day("2027-01-01"), Base: dec("150000"), Price: comp.Price{Today: dec("170")},
		Refreshers: []comp.Refresher{{Value: dec("60000"), Vesting: schedule(t, "1y annual")}},
		Promotion:  comp.Promotion{On: day("2028-01-01"), Base: dec("150000"), Refresher: dec("70000")}}}
	if got := compare(t, c).Offers[0].Total.String(); got != "809610" {
		t.Errorf("got %s, want 809610", got)
	}
}
