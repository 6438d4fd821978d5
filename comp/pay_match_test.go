package comp_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// tiers writes bands as pairs of a rate and the share of pay where the band ends.
func tiers(pairs ...string) (bands []comp.MatchTier) {
	for i := 0; i < len(pairs); i += 2 {
		bands = append(bands, comp.MatchTier{Rate: dec(pairs[i]), UpTo: dec(pairs[i+1])})
	}
	return bands
}

func matched(start, base string, r comp.Retirement) comp.Offer {
	return comp.Offer{Company: "Initech", Start: day(start), Base: dec(base), Retirement: r}
}

func oneYear() comp.Case {
	c := caseOf()
	c.Years = 1
	return c
}

func TestMatchOfAYear(t *testing.T) {
	for _, c := range []struct {
		name string
		base string
		plan comp.Retirement
		want string
	}{
		// SPEC 5.9 and https://humaninterest.com/learn/articles/lesson-7-employer-match-401k:
		// contributions of 3,000, 2,500 and 6,000.
		{"50% of the first 6%", "50000", comp.Retirement{Tiers: tiers("0.5", "0.06"), Contribution: rate("0.06")}, "1500.00"},
		{"100% of 3% and 50% of the next 2%", "50000", comp.Retirement{Tiers: tiers("1", "0.03", "0.5", "0.05"), Contribution: rate("0.05")}, "2000.00"},
		{"100% of 1% and 50% of the next 5%", "100000", comp.Retirement{Tiers: tiers("1", "0.01", "0.5", "0.06"), Contribution: rate("0.06")}, "3500.00"},
		{"enough for the full match by default", "100000", comp.Retirement{Tiers: tiers("1", "0.01", "0.5", "0.06")}, "3500.00"},
		// worked_examples W15: 4% of 190,000.
		{"4% of pay", "190000", comp.Retirement{Tiers: tiers("1", "0.04")}, "7600.00"},
		// 4% of 50,000 is 1,500 in the first band and 500 in the second: 1,500 + 250.
		{"less than the full match", "50000", comp.Retirement{Tiers: tiers("1", "0.03", "0.5", "0.05"), Contribution: rate("0.04")}, "1750.00"},
		{"more than the bands", "50000", comp.Retirement{Tiers: tiers("0.5", "0.06"), Contribution: rate("0.15")}, "1500.00"},
		{"no contribution", "50000", comp.Retirement{Tiers: tiers("0.5", "0.06"), Contribution: rate("0")}, "0.00"},
	} {
		paid := unfolded(t, oneYear(), matched("2026-01-05", c.base, c.plan), comp.MatchPay)
		if got := paid.Total().StringFixed(2); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		for _, p := range paid {
			if p.Certainty != comp.Target {
				t.Errorf("%s: %s", c.name, p.Certainty)
			}
		}
	}
}

// The pay limit of the year (IRC 401(a)(17)) times 6% times 50%; the contribution limit
// of the year (IRC 402(g)) where 100% of 10% of 300,000 would be 30,000. Both limits by
// IRS Notice 2025-67, Notice 2024-80 and the table of earlier years on irs.gov.
func TestMatchUnderTheLimitsOfTheYear(t *testing.T) {
	half, full := comp.Retirement{Tiers: tiers("0.5", "0.06")}, comp.Retirement{Tiers: tiers("1", "0.1")}
	for start, want := range map[string][2]string{
		"2024-01-05": {"10350.00", "23000.00"},
		"2025-01-05": {"10500.00", "23500.00"},
		"2026-01-05": {"10800.00", "24500.00"},
		"2031-01-05": {"10800.00", "24500.00"}, // not known yet: those of 2026
	} {
		if got := unfolded(t, oneYear(), matched(start, "400000", half), comp.MatchPay).Total().StringFixed(2); got != want[0] {
			t.Errorf("pay limit, start %s: %s, want %s", start, got, want[0])
		}
		if got := unfolded(t, oneYear(), matched(start, "300000", full), comp.MatchPay).Total().StringFixed(2); got != want[1] {
			t.Errorf("contribution limit, start %s: %s, want %s", start, got, want[1])
		}
	}
	pounds := matched("2026-01-05", "400000", half)
	c := oneYear()
	c.Currency, pounds.Currency = "GBP", "GBP"
	if got := unfolded(t, c, pounds, comp.MatchPay).Total().StringFixed(2); got != "12000.00" {
		t.Errorf("no IRS limit on pounds: %s, want 12000.00", got)
	}
}

// 20% of 200,000 is 3,333.33 a month, which reaches 24,500 in month 8; 4% of eight months
// of pay is 5,333.33, and 4% of the year is 8,000: the true-up is 2,666.67.
func TestTrueUp(t *testing.T) {
	plan := comp.Retirement{Tiers: tiers("1", "0.04"), Contribution: rate("0.2")}
	paid := unfolded(t, oneYear(), matched("2026-01-05", "200000", plan), comp.MatchPay)
	if got := paid.Total().StringFixed(2); got != "8000.00" || len(paid) != 9 {
		t.Errorf("%d payments of %s, want 9 of 8000.00", len(paid), got)
	}
	if p := paid[len(paid)-1]; p.Amount.StringFixed(2) != "2666.67" || p.Date != day("2027-01-04") || p.Year != 1 {
		t.Errorf("true-up of %s on %v in year %d, want 2666.67 on 2027-01-04 in year 1", p.Amount, p.Date, p.Year)
	}
	for i, p := range paid {
		if last := i == len(paid)-1; p.TrueUp != last {
			t.Errorf("payment %d of %d is a true-up: %t", i+1, len(paid), p.TrueUp)
		}
	}
	plan.NoTrueUp = true
	paid = unfolded(t, oneYear(), matched("2026-01-05", "200000", plan), comp.MatchPay)
	if got := paid.Total().StringFixed(2); got != "5333.33" || len(paid) != 8 {
		t.Errorf("without true-up %d payments of %s, want 8 of 5333.33", len(paid), got)
	}
}

func TestMatchSaysWhatItRestsOn(t *testing.T) {
	plan := comp.Retirement{
		Tiers: tiers("1", "0.04"), Contribution: rate("0.2"), NoTrueUp: true, Vesting: schedule(t, "3y cliff"),
	}
	result := compare(t, caseOf(matched("2026-01-05", "200000", plan)))
	retirement := comp.RetirementTerm.Alone()
	wantNotes(t, &result.Offers[0],
		comp.Note{Term: retirement, Kind: comp.NoteMatchLimitsKnown, Year: 2026, Amount: dec("24500"), Of: dec("360000")},
		comp.Note{Term: retirement, Kind: comp.NoteContributionsStop, Rate: dec("0.2"), Month: 8, Year: 1},
		comp.Note{Term: retirement, Kind: comp.NoteMatchVests})
}

// A cliff of three years from 2015-05-16 was over on 2018-05-16, long before the comparison
// begins: leaving forfeits nothing of the match, and no note says that it does.
func TestMatchOfTodaysJobThatIsVestedIsSaidToBe(t *testing.T) {
	plan := comp.Retirement{Tiers: tiers("0.5", "0.06"), Vesting: schedule(t, "3y cliff")}
	stay := matched("2015-05-16", "162000", plan)
	stay.Current = true
	result := compare(t, caseOf(stay, comp.Offer{Company: "Pied Piper", Start: day("2027-03-08"), Base: dec("185000")}))
	retirement := comp.RetirementTerm.Alone()
	wantNotes(t, &result.Offers[0],
		comp.Note{Term: retirement, Kind: comp.NoteMatchLimitsKnown, Year: 2026, Amount: dec("24500"), Of: dec("360000")},
		comp.Note{Term: retirement, Kind: comp.NoteMatchVestedBefore})
	leaving := comp.NewLeaving(result, &result.Offers[0], true).After(0)
	wantMoney(t, "left behind", leaving.LeftBehind, "0")
}

func TestVestedShareOfTheMatch(t *testing.T) {
	start := day("2026-01-05")
	for _, c := range []struct{ schedule, on, want string }{
		{"", "2026-01-05", "1"},
		{"3y cliff", "2029-01-04", "0"},
		{"3y cliff", "2029-01-05", "1"},
		{"20/20/20/20/20", "2028-12-31", "0.4"}, // two whole years
	} {
		o := comp.Offer{Company: "Initech", Base: dec("100000"), Start: start, Retirement: comp.Retirement{Tiers: tiers("1", "0.04")}}
		if c.schedule != "" {
			o.Retirement.Vesting = schedule(t, c.schedule)
		}
		if got := compare(t, caseOf(o)).Offers[0].MatchVested(day(c.on)).String(); got != c.want {
			t.Errorf("%q on %s: %s, want %s", c.schedule, c.on, got, c.want)
		}
	}
}

// 4% of 100,000 is 4,000 a year. After 14 months 4,666.67 is matched and nothing of it
// vested by a cliff of 3 years; after 26 months 8,666.67, of which two fifths, 3,466.67,
// are kept where a fifth vests each year. Base: 8,333.33 a month.
func TestLeavingForfeitsTheUnvestedMatch(t *testing.T) {
	for _, c := range []struct {
		schedule          string
		month             int
		cash, other, lost string
	}{
		{"3y cliff", 14, "116666.67", "0.00", "4666.67"},
		{"20/20/20/20/20", 26, "216666.67", "3466.67", "5200.00"},
		{"3y cliff", 36, "300000.00", "12000.00", "0.00"},
	} {
		o := matched("2026-01-05", "100000", comp.Retirement{Tiers: tiers("1", "0.04"), Vesting: schedule(t, c.schedule)})
		w := leaving(t, caseOf(o)).After(c.month)
		wantTexts(t, c.schedule, []string{w.Cash.StringFixed(2), w.Other.StringFixed(2), w.LeftBehind.StringFixed(2)}, c.cash, c.other, c.lost)
	}
}

// The limits as the IRS published them, each from the source in its row.
func TestPlanLimits(t *testing.T) {
	var known comp.PlanLimits
	for year, want := range map[int][2]string{
		2021: {"19500", "290000"}, 2022: {"20500", "305000"}, 2023: {"22500", "330000"},
		2024: {"23000", "345000"}, 2025: {"23500", "350000"}, 2026: {"24500", "360000"},
	} {
		limit := known.In(year)
		if limit.Year != year || !limit.Deferral.Equal(dec(want[0])) || !limit.Compensation.Equal(dec(want[1])) {
			t.Errorf("%d: %+v", year, limit)
		}
		if !strings.HasPrefix(limit.Source, "https://www.irs.gov/") || limit.Checked.IsZero() {
			t.Errorf("%d: source %s, checked %v", year, limit.Source, limit.Checked)
		}
	}
	if early, late := known.In(1999).Year, known.In(2099).Year; early != 2021 || late < 2026 {
		t.Errorf("years outside the table use %d and %d", early, late)
	}
}

func TestANewerTableOfPlanLimits(t *testing.T) {
	const row = `{"year": 2027, "deferral": "25000", "compensation": "370000", "additions": "74000", "source": "https://example.org", "checked": "2026-11-23"}`
	limits, err := comp.LoadPlanLimits(strings.NewReader(`{"limits": [` + row + `]}`))
	if err != nil {
		t.Fatal(err)
	}
	c := oneYear()
	c.PlanLimits = limits
	// 370,000 * 6% * 50%
	o := matched("2027-01-05", "400000", comp.Retirement{Tiers: tiers("0.5", "0.06")})
	if got := unfolded(t, c, o, comp.MatchPay).Total().StringFixed(2); got != "11100.00" {
		t.Errorf("match %s, want 11100.00", got)
	}
	for _, bad := range []string{
		``, `{}`, `{"limits": []}`, `{"limits": [` + row + `,` + row + `]}`, `{"limit": []}`,
		strings.Replace(`{"limits": [`+row+`]}`, `"25000"`, `"1e400"`, 1),
		strings.Replace(`{"limits": [`+row+`]}`, `"25000"`, `null`, 1),
		strings.Replace(`{"limits": [`+row+`]}`, `https://example.org`, ``, 1),
		strings.Replace(`{"limits": [`+row+`]}`, `2026-11-23`, `2026-11-31`, 1),
	} {
		if _, err := comp.LoadPlanLimits(strings.NewReader(bad)); err == nil {
			t.Errorf("no error for %s", bad)
		}
	}
}

// worked_examples W15 (pm-claude-skills, offer-comparison): 190,000, a bonus of 15%, RSUs of
// 240,000 over four years with a cliff of 12 months, a match of 4%: published as 286,100 a
// year and 1,144,400 in all, and about 715,000 after 30 months. The last counts half a
// bonus that is not paid: 475,000 + 2 * 28,500 + 150,000 + 19,000 are 701,000.
func TestPublishedOfferWithAMatch(t *testing.T) {
	o := comp.Offer{
		Company: "BigCo", Start: day("2026-01-05"), Base: dec("190000"),
		Bonus:      comp.Bonus{Rate: dec("0.15")},
		Grants:     []comp.Grant{{Kind: comp.RSU, Value: dec("240000"), Vesting: schedule(t, "4y monthly, 12mo cliff")}},
		Retirement: comp.Retirement{Tiers: tiers("1", "0.04")},
	}
	wantTexts(t, "years", yearTotals(t, caseOf(o)), "286100.00", "286100.00", "286100.00", "286100.00")
	wantMoney(t, "total", compare(t, caseOf(o)).Offers[0].Total, "1144400")
	w := leaving(t, caseOf(o)).After(30)
	wantMoney(t, "after 30 months", w.Net, "701000")
}

// All additions of a year stay within 26 USC 415(c): in 2026 72,000. Of 360,000 a fifth is
// 72,000, the employee defers 24,500 and 47,500 are left for the match, trued up or not.
// Of 20,000 of pay all is deferred but for 26 USC 415(c)(1)(B): no more than the pay.
func TestMatchWithinAllAdditions(t *testing.T) {
	plan := comp.Retirement{Tiers: tiers("3", "0.2"), Contribution: rate("0.2")}
	for _, noTrueUp := range []bool{false, true} {
		plan.NoTrueUp = noTrueUp
		paid := unfolded(t, oneYear(), matched("2026-01-05", "360000", plan), comp.MatchPay)
		if got := paid.Total().StringFixed(2); got != "47500.00" {
			t.Errorf("match of %s, want 47500.00", got)
		}
	}
	plan.Contribution = rate("0.9")
	if got := unfolded(t, oneYear(), matched("2026-01-05", "20000", plan), comp.MatchPay).Total().StringFixed(2); got != "2000.00" {
		t.Errorf("match of %s, want 2000.00", got)
	}
	for year, want := range map[int]string{2021: "58000", 2022: "61000", 2023: "66000", 2024: "69000", 2025: "70000", 2026: "72000"} {
		if got := (comp.PlanLimits)(nil).In(year).Additions; !got.Equal(dec(want)) {
			t.Errorf("%d: %s, want %s", year, got, want)
		}
	}
}

// A plan names its match, and the limits of the IRS are those of a 401(k) and a 403(b): of a salary of 400,000
// half of 6%, 12,000, is cut to that of 360,000 (Notice 2025-67) in these alone.
func TestPlansOfOtherNames(t *testing.T) {
	for plan, want := range map[comp.RetirementPlan][3]string{
		"": {"401(k) match, 50% up to 6% of pay", "10800", ""}, comp.Plan401k: {"401(k) match, 50% up to 6% of pay", "10800", ""},
		comp.Plan403b: {"403(b) match, 50% up to 6% of pay", "10800", ""}, comp.PlanPension: {"Pension match, 50% up to 6% of pay", "12000", "unlimited"},
		comp.PlanSuper: {"Super match, 50% up to 6% of pay", "12000", "unlimited"}, comp.PlanRRSP: {"RRSP match, 50% up to 6% of pay", "12000", "unlimited"},
		comp.PlanTSP:   {"TSP match, 50% up to 6% of pay", "10800", ""},
		comp.PlanOther: {"Retirement match, 50% up to 6% of pay", "12000", "unlimited"},
	} {
		c := comp.NewCase(day("2026-01-01"))
		c.Years = 1
		c.Offers = []comp.Offer{{
			Company: "Acme", Base: dec("400000"), Start: day("2026-01-01"),
			Retirement: comp.Retirement{Plan: plan, Tiers: []comp.MatchTier{{Rate: dec("0.5"), UpTo: dec("0.06")}}, Vesting: schedule(t, "36:100")},
		}}
		lost := 1
		if plan == comp.PlanTSP { // its match vests at once
			c.Offers[0].Retirement.Vesting, lost = vesting.Schedule{}, 0
		}
		r := &compare(t, c).Offers[0]
		got, item := decimal.Zero, ""
		for _, p := range r.Timeline {
			if p.Component == comp.MatchPay {
				got, item = got.Add(p.Amount), p.Item
			}
		}
		unlimited := slices.ContainsFunc(r.Notes, func(n comp.Note) bool { return n.Kind == comp.NoteMatchUnlimited })
		if item != want[0] && !strings.HasSuffix(item, "true-up of year 1") || !got.Equal(dec(want[1])) || unlimited != (want[2] != "") {
			t.Errorf("%q: %s of %s, unlimited %t; want %v", plan, item, got, unlimited, want)
		}
		comparison := compare(t, c)
		w := comp.NewLeaving(comparison, &comparison.Offers[0], true).After(6)
		if title, _, _ := strings.Cut(want[0], ","); len(w.Forfeits) != lost || lost > 0 && w.Forfeits[0].Item != title+", unvested" {
			t.Errorf("%q: %+v", plan, w.Forfeits)
		}
	}
}

// What the employer pays in whatever the employee does. 10% of 300,000 is 30,000: no limit on deferrals
// binds it. 26 USC 401(a)(17) counts 360,000 of 400,000 in a 401(k) of 2026, 415(c) leaves 72,000 less
// one's own 6% of 300,000, 18,000, in 2026 and 70,000 less 18,000 in 2025; neither holds for a pension.
// The Thrift Savings Plan adds 1% and matches 100% of 3% and 50% of 2%: 5% of 100,000 in all.
func TestContributionWithoutOnesOwn(t *testing.T) {
	for _, c := range []struct {
		name, start, base  string
		plan               comp.Retirement
		guaranteed, target string
	}{
		{"10% of pay", "2026-01-05", "300000", comp.Retirement{Employer: dec("0.1")}, "30000.00", "0.00"},
		{"pay that a 401(k) counts", "2026-01-05", "400000", comp.Retirement{Plan: comp.Plan401k, Employer: dec("0.1")}, "36000.00", "0.00"},
		{"pay that a pension counts", "2026-01-05", "400000", comp.Retirement{Plan: comp.PlanPension, Employer: dec("0.1")}, "40000.00", "0.00"},
		{"all additions of 2026", "2026-01-05", "300000", comp.Retirement{Employer: dec("0.3"), Contribution: rate("0.06")}, "54000.00", "0.00"},
		{"all additions of 2025", "2025-01-05", "300000", comp.Retirement{Employer: dec("0.3"), Contribution: rate("0.06")}, "52000.00", "0.00"},
		{"no additions of a pension", "2026-01-05", "300000", comp.Retirement{Plan: comp.PlanPension, Employer: dec("0.3"), Contribution: rate("0.06")}, "90000.00", "0.00"},
		{"TSP", "2026-01-05", "100000", comp.Retirement{Plan: comp.PlanTSP, Employer: dec("0.01"), Tiers: tiers("1", "0.03", "0.5", "0.05")}, "1000.00", "4000.00"},
		// Of 72,000 one's own 24,500 and the automatic 3,600 leave 43,900 of a match of twice 24,500.
		{"all additions of a TSP", "2026-01-05", "360000", comp.Retirement{Plan: comp.PlanTSP, Employer: dec("0.01"), Tiers: tiers("2", "0.1")}, "3600.00", "43900.00"},
		// 10% of 360,000 comes before the match: of 72,000 one's own 24,500 and 36,000 leave 11,500.
		{"a match beside it", "2026-01-05", "360000", comp.Retirement{Employer: dec("0.1"), Tiers: tiers("1", "0.1")}, "36000.00", "11500.00"},
		// https://www.irs.gov/retirement-plans: 24,500 may be deferred in 2026, 23,500 in 2025; half of each.
		{"50% up to the limit of 2026", "2026-01-05", "200000", comp.Retirement{Tiers: tiers("0.5", "1")}, "0.00", "12250.00"},
		{"50% up to the limit of 2025", "2025-01-05", "200000", comp.Retirement{Tiers: tiers("0.5", "1")}, "0.00", "11750.00"},
	} {
		paid := unfolded(t, oneYear(), matched(c.start, c.base, c.plan), comp.MatchPay)
		of := func(certainty comp.Certainty) string {
			return paid.Sum(func(p *comp.Payment) bool { return p.Certainty == certainty }).StringFixed(2)
		}
		wantTexts(t, c.name, []string{of(comp.Guaranteed), of(comp.Target)}, c.guaranteed, c.target)
	}
	// All that the limit allows is contributed in twelve parts: 12,250/12 is 1,020.83 in the first month.
	paid := unfolded(t, oneYear(), matched("2026-01-05", "200000", comp.Retirement{Tiers: tiers("0.5", "1")}), comp.MatchPay)
	if got := paid[0].Amount.StringFixed(2); got != "1020.83" || len(paid) != 12 || paid[0].Item != "401(k) match, 50% up to the IRS limit" {
		t.Errorf("%d payments, the first %q of %s", len(paid), paid[0].Item, got)
	}
}

// A package of 150,000 including 12% of super is a salary of 150,000/1.12 = 133,928.57 and 12% of it,
// 16,071.43; plus super it is 150,000 and 18,000. A raise of 4% is of the package: 156,000/1.12.
func TestPackageIncludingSuper(t *testing.T) {
	plan := comp.Retirement{Plan: comp.PlanSuper, Employer: dec("0.12"), Included: true}
	o := matched("2026-01-05", "150000", plan)
	o.Currency, o.Raise.Rate = "AUD", dec("0.04")
	c := caseOf()
	c.Years, c.Currency = 2, "AUD"
	for component, want := range map[comp.Component]string{comp.BasePay: "273214.28", comp.MatchPay: "32785.72"} { // 133,928.57 + 139,285.71
		wantMoney(t, string(component), unfolded(t, c, o, component).Total(), want)
	}
	o.Retirement.Included = false
	c.Years = 1
	for component, want := range map[comp.Component]string{comp.BasePay: "150000", comp.MatchPay: "18000"} {
		wantMoney(t, string(component), unfolded(t, c, o, component).Total(), want)
	}
	if p := unfolded(t, c, o, comp.MatchPay)[0]; p.Item != "Super, 12% of pay" || p.Name() != "Super" {
		t.Errorf("%q, %q", p.Item, p.Name())
	}
}

// 10% of 100,000 and of a bonus of 20,000, the latter on the bonus's own payday: 12,000 a year. A match of
// 50% of 6% of the same pay is 3,600.
func TestPlanThatCountsTheBonus(t *testing.T) {
	o := matched("2026-01-05", "100000", comp.Retirement{Pay: comp.PlanPayWithBonus, Employer: dec("0.1"), Tiers: tiers("0.5", "0.06")})
	o.Bonus.Rate = dec("0.2")
	paid := unfolded(t, oneYear(), o, comp.MatchPay)
	wantMoney(t, "contributions", paid.Total(), "15600")
	last := paid[len(paid)-2:]
	if last[0].Date != day("2027-01-05") || last[0].Amount.StringFixed(2) != "2000.00" || last[1].Amount.StringFixed(2) != "600.00" {
		t.Errorf("%v %s, %s", last[0].Date, last[0].Amount, last[1].Amount)
	}
}

// The match of the Thrift Savings Plan, 4% of 120,000 a year, is one's own at once; the automatic 1%, 1,200 a year, after
// three years, or after two where the letter says so (5 USC 8432(g)). A promotion to 132,000 for year 2 brings
// 480 of match and 120 that have not vested.
func TestOnlyTheAutomaticContributionOfATSPVests(t *testing.T) {
	o := comp.Offer{Company: "Agency", Base: dec("120000"), Retirement: comp.Retirement{Plan: comp.PlanTSP, Employer: dec("0.01"), Tiers: tiers("1", "0.03", "0.5", "0.05")}}
	twoYears, promoted := o, o
	twoYears.Retirement.Vesting = schedule(t, "2y cliff")
	promoted.Promotion = comp.Promotion{On: day("2028-01-11"), Base: dec("132000")}
	for _, c := range []struct {
		name       string
		o          comp.Offer
		month      int
		kept, lost string
	}{
		{"after two years", o, 24, "9600", "2400"},
		{"after three", o, 36, "18000", "0"},
		{"vested after two", twoYears, 24, "12000", "0"},
		{"promoted", promoted, 24, "10080", "2520"},
	} {
		w := leaving(t, horizon(4, c.o)).After(c.month)
		wantMoney(t, c.name+", kept", w.Other, c.kept)
		wantMoney(t, c.name+", lost", w.LeftBehind, c.lost)
	}
	r := compare(t, horizon(4, o)).Offers[0]
	if !slices.ContainsFunc(r.Notes, func(n comp.Note) bool { return n.Kind == comp.NoteMatchVests }) {
		t.Error("nothing says that the automatic contribution vests")
	}

	o.Retirement.Employer, o.Retirement.Vesting = dec("0"), schedule(t, "3y cliff")
	if got := refusedPaths(t, caseOf(o)); len(got) != 1 || got[0] != "offers[0].retirement.vesting" {
		t.Errorf("refused: %v", got)
	}
}
