package comp_test

import (
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

func standing(t testing.TB, c comp.Case, metric string) comp.Standing {
	t.Helper()
	s, ok := compare(t, c).Standing(metric)
	if !ok {
		t.Fatalf("no standing on %s", metric)
	}
	return s
}

// Five offers over four years; Quantum pays 190,000 and an exit of 700m for 1m of 10m
// shares, 70m. Without the exit it pays 760,000, the least of the five.
func TestALeadThatRestsOnAnExit(t *testing.T) {
	c := caseOf(comp.Offer{
		Company: "Quantum", Base: dec("190000"),
		Private: comp.Private{FMV: dec("4"), FullyDiluted: dec("10000000"), Failure: dec("0.65"), Exit: comp.Exit{Value: dec("700000000"), On: day("2030-09-01")}},
		Grants:  []comp.Grant{{Kind: comp.RSU, Shares: dec("1000000"), Vesting: schedule(t, "3y annual")}},
	})
	for _, company := range []string{"A", "B", "C", "D"} {
		c.Offers = append(c.Offers, comp.Offer{Company: company, Base: dec("200000")})
	}
	for i := range c.Offers {
		c.Offers[i].Start = day("2027-01-01")
	}
	s := standing(t, c, "total")
	if !slices.Equal(s.Conditions, []comp.ConditionKind{comp.OnExit}) || slices.Index(s.Rest.Ranking.Order, 0) != 4 || s.Rest.Ranking.Order[0] != 1 {
		t.Errorf("got %+v", s)
	}
	wantMoney(t, "without", s.Without, "760000")
	if s := standing(t, c, "cash"); s.Conditions != nil {
		t.Errorf("cash rests on %v", s.Conditions)
	}
}

// An exit against refreshers, four years: 250,000 and an exit that pays 600,000, 1,600,000, against 255,000 and
// refreshers of 40,000 a year over two years, first after a year: 20,000, 40,000 and 40,000 of them vest within the
// four years, 1,020,000 + 100,000. Without the exit A's 1,000,000 are less than B's 1,120,000, of which 100,000 are
// in no letter either: on what both letters say, 20,000 are within 2% of 1,000,000.
func TestWithoutIsWithoutForAll(t *testing.T) {
	c := caseOf(
		comp.Offer{
			Company: "A", Base: dec("250000"), Start: day("2027-01-01"),
			Private: comp.Private{FMV: dec("1"), FullyDiluted: dec("10000000"), Exit: comp.Exit{Value: dec("100000000"), On: day("2030-06-30")}},
			Grants:  []comp.Grant{{Kind: comp.RSU, Shares: dec("60000"), Vesting: schedule(t, "3y annual")}},
		},
		comp.Offer{
			Company: "B", Base: dec("255000"), Start: day("2027-01-01"), Price: comp.Price{Today: dec("10")},
			Refreshers: []comp.Refresher{{Value: dec("40000"), Vesting: schedule(t, "2y annual"), Promise: comp.PromiseExpected}},
		})
	s := standing(t, c, "total")
	wantMoney(t, "without the exit", s.Without, "1000000")
	if l := s.Rest; !l.All || !slices.Equal(s.Taken, []comp.ConditionKind{comp.OnExit, comp.OnRefreshers}) || l.Ranking.Verdict != comp.TooCloseToCall || l.Ranking.Order[0] != 1 {
		t.Errorf("got %+v", l)
	}
	wantMoney(t, "A's letter", s.Rest.Values[0], "1000000")
	wantMoney(t, "B's letter", s.Rest.Values[1], "1020000")
	c.Offers[1].Refreshers[0].Promise = comp.PromiseWritten
	if s := standing(t, c, "total"); s.Rest.All {
		t.Errorf("B's refreshers are in its letter, and yet: %+v", s.Rest)
	}
}

// Base 100,000 and a refresher of 40,000 after a year, a quarter a year, against 105,000:
// 400,000 + 30,000 within four years against 420,000. In writing it is no condition.
func TestALeadThatRestsOnRefreshers(t *testing.T) {
	offers := func(promise comp.Promise) comp.Case {
		return caseOf(
			comp.Offer{
				Company: "A", Base: dec("100000"), Start: day("2027-01-01"), Price: comp.Price{Today: dec("10")},
				Refreshers: []comp.Refresher{{Value: dec("40000"), Vesting: schedule(t, "4y annual"), Once: true, Promise: promise}},
			},
			comp.Offer{Company: "B", Base: dec("105000"), Start: day("2027-01-01")})
	}
	c := offers(comp.PromiseExpected)
	s := standing(t, c, "total")
	if !slices.Equal(s.Conditions, []comp.ConditionKind{comp.OnRefreshers}) || s.Rest.Ranking.Order[0] != 1 {
		t.Errorf("got %+v", s)
	}
	wantMoney(t, "without", s.Without, "400000")
	if s := standing(t, offers(comp.PromiseWritten), "total"); s.Conditions != nil {
		t.Errorf("in writing it rests on %v", s.Conditions)
	}
}

// A top-up to 130,000 in the last year against 105,000 a year: 430,000, or 400,000 without.
func TestALeadThatRestsOnATopUp(t *testing.T) {
	c := caseOf(
		comp.Offer{Company: "A", Base: dec("100000"), Start: day("2027-01-01"), Price: comp.Price{Today: dec("10")}, TopUp: comp.TopUp{Target: dec("130000"), Year: 4}},
		comp.Offer{Company: "B", Base: dec("105000"), Start: day("2027-01-01")})
	s := standing(t, c, "total")
	if !slices.Equal(s.Conditions, []comp.ConditionKind{comp.OnTopUp}) {
		t.Errorf("got %+v", s)
	}
	wantMoney(t, "without", s.Without, "400000")
}

// Growth of 50% lifts 40 shares of 1,000 above 50,000 more in cash; flat they are 40,000.
// A path that rises is growth too, one that does not is none.
func TestALeadThatRestsOnGrowth(t *testing.T) {
	growing := func(p comp.Price) comp.Case {
		return caseOf(
			comp.Offer{Company: "A", Base: dec("100000"), Start: day("2027-01-01"), Price: p, Grants: []comp.Grant{{Kind: comp.RSU, Shares: dec("40"), Vesting: schedule(t, "4y annual")}}},
			comp.Offer{Company: "B", Base: dec("112500"), Start: day("2027-01-01")})
	}
	rising := comp.Price{Path: []comp.PricePoint{{On: day("2026-01-01"), Price: dec("1000")}, {On: day("2027-06-01"), Price: dec("2000")}}}
	for name, p := range map[string]comp.Price{"rate": {Today: dec("1000"), Growth: rate("0.5")}, "path": rising} {
		s := standing(t, growing(p), "total")
		if !slices.Equal(s.Conditions, []comp.ConditionKind{comp.OnGrowth}) {
			t.Errorf("%s: got %+v", name, s)
		}
		wantMoney(t, name, s.Without, "440000")
	}
	level := comp.Price{Path: []comp.PricePoint{{On: day("2026-01-01"), Price: dec("2000")}}}
	if s := standing(t, growing(level), "total"); s.Conditions != nil {
		t.Errorf("a level path is no condition: %v", s.Conditions)
	}
}

// Each of two conditions leaves the lead as it is, both together do not: 400,000 with a
// refresher of 30,000 and a top-up of 30,000 against 420,000.
func TestALeadThatRestsOnSeveralTogether(t *testing.T) {
	c := caseOf(
		comp.Offer{
			Company: "A", Base: dec("100000"), Start: day("2027-01-01"), Price: comp.Price{Today: dec("10")},
			Refreshers: []comp.Refresher{{Value: dec("30000"), Vesting: schedule(t, "1y annual"), Once: true}},
			TopUp:      comp.TopUp{Target: dec("130000"), Year: 4},
		},
		comp.Offer{Company: "B", Base: dec("105000"), Start: day("2027-01-01")})
	s := standing(t, c, "total")
	if !slices.Equal(s.Conditions, []comp.ConditionKind{comp.OnRefreshers, comp.OnTopUp}) {
		t.Errorf("got %+v", s)
	}
	wantMoney(t, "without", s.Without, "400000")
	if !s.Ranking.Gap.Equal(decimal.NewFromInt(40_000)) {
		t.Errorf("gap %s", s.Ranking.Gap)
	}
}

// Options at a strike above every price, and a private company's without an exit, are in
// no figure.
func TestOptionsThatNoFigureCounts(t *testing.T) {
	c := priced(comp.Offer{Price: comp.Price{Today: dec("10")}, Grants: []comp.Grant{{Kind: comp.Option, Shares: dec("100"), Strike: dec("12"), Vesting: schedule(t, "4y annual")}}})
	if list := compare(t, c).Offers[0].Uncounted(); len(list) != 1 || list[0].Private || list[0].Item != "Option grant 1, 4y annual" {
		t.Errorf("underwater: %v", list)
	}
	c.Offers[0].Grants[0].Start = day("2010-01-01")
	if list := compare(t, c).Offers[0].Uncounted(); list != nil {
		t.Errorf("vested long before the first day: %v", list)
	}
	c.Offers[0].Grants[0].Start = day("2040-01-01")
	if list := compare(t, c).Offers[0].Uncounted(); list != nil {
		t.Errorf("vesting long after the horizon: %v", list)
	}
	c.Offers[0].Grants[0].Start = vesting.Date{}
	c.Offers[0].Grants[0].Strike = dec("9")
	if list := compare(t, c).Offers[0].Uncounted(); list != nil {
		t.Errorf("worth something: %v", list)
	}
	c.Offers[0].Price, c.Offers[0].Private = comp.Price{}, comp.Private{FMV: dec("20")}
	if list := compare(t, c).Offers[0].Uncounted(); len(list) != 1 || !list[0].Private {
		t.Errorf("private: %v", list)
	}
}

// Pay follows a listed share where an award vests in shares or a plan buys them: dollars,
// a private company's shares and what is not promised do not.
func TestPayFollowsAListedShare(t *testing.T) {
	annual := schedule(t, "4y annual")
	for _, c := range []struct {
		name string
		want bool
		o    comp.Offer
	}{
		{"base alone", false, comp.Offer{Price: comp.Price{Today: dec("40")}}},
		{"RSU", true, comp.Offer{Grants: []comp.Grant{{Kind: comp.RSU, Value: dec("1"), Vesting: annual}}}},
		{"options", true, comp.Offer{Grants: []comp.Grant{{Kind: comp.Option, Shares: dec("1"), Vesting: annual}}}},
		{"dollars", false, comp.Offer{Grants: []comp.Grant{{Kind: comp.RSU, Value: dec("1"), ByValue: true, Vesting: annual}, {Kind: comp.CashGrant, Vesting: annual}}}},
		{"refreshers", true, comp.Offer{Refreshers: []comp.Refresher{{Value: dec("1"), Vesting: annual}}}},
		{"refreshers left out", false, comp.Offer{Refreshers: []comp.Refresher{{Value: dec("1"), Vesting: annual, Promise: comp.PromiseNone}}}},
		{"top-up", true, comp.Offer{TopUp: comp.TopUp{Target: dec("1")}}},
		{"top-up left out", false, comp.Offer{TopUp: comp.TopUp{Target: dec("1"), Promise: comp.PromiseNone}}},
		{"purchase plan", true, comp.Offer{ESPP: comp.ESPP{Contribution: dec("0.1")}}},
		{"private", false, comp.Offer{Private: comp.Private{FMV: dec("1")}, Grants: []comp.Grant{{Kind: comp.RSU, Shares: dec("1"), Vesting: annual}}}},
	} {
		if got := c.o.FollowsShare(); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// A base of 100,000 a year is in writing. A top-up to 120,000 from year 3 on adds 200 shares at 100 in each
// of years 3 and 4, 40,000 in all; 400 shares, a quarter a year, are 40,000 at a flat price, and more
// where the share grows.
func TestRestsOn(t *testing.T) {
	four, err := vesting.Parse("4y annual")
	if err != nil {
		t.Fatal(err)
	}
	topped := comp.Offer{Company: "Topped", Base: dec("100000"), Price: comp.Price{Today: dec("100")}, TopUp: comp.TopUp{Target: dec("120000")}}
	written := topped
	written.Company, written.TopUp.Promise = "Written", comp.PromiseWritten
	grown := comp.Offer{Company: "Grown", Base: dec("100000"), Price: comp.Price{Today: dec("100"), Growth: decimal.NewNullDecimal(dec("0.1"))},
		Grants: []comp.Grant{{Kind: comp.RSU, Shares: dec("400"), Vesting: four}}}
	c := comp.NewCase(vesting.MustDate("2027-01-11"))
	c.Offers = []comp.Offer{topped, written, grown}
	compared, err := comp.Compare(c)
	if err != nil {
		t.Fatal(err)
	}
	for _, of := range []struct {
		offer   int
		growth  bool
		want    []comp.ConditionKind
		without string
	}{
		{0, true, []comp.ConditionKind{comp.OnTopUp}, "400000"},
		{1, true, nil, ""},
		{2, true, []comp.ConditionKind{comp.OnGrowth}, "440000"},
		{2, false, nil, ""},
	} {
		kinds, without := compared.RestsOn(of.offer, "total", of.growth)
		if !slices.Equal(kinds, of.want) || of.without != "" && !without.Equal(dec(of.without)) {
			t.Errorf("%s: got %v, %v, want %v, %s", compared.Offers[of.offer].Name, kinds, without, of.want, of.without)
		}
	}
}

// What a lead is without is without all of it: of 10,000 options the tender
// offer buys 1,000 at 7 and the exit 9,000 at 17, beside a base of 1,000 a year. Without the exit alone the
// tender offer still pays 7,000, and neither is in writing: 4,000 are left.
func TestWithoutTheExitNoTenderOfferIsLeft(t *testing.T) {
	o := tendered(t, "200000000")
	o.Base = dec("1000")
	c := caseOf(o, comp.Offer{Company: "B", Base: dec("20000"), Start: day("2027-01-11")})
	s := standing(t, c, "total")
	if !slices.Equal(s.Conditions, []comp.ConditionKind{comp.OnExit}) || !slices.Equal(s.Taken, []comp.ConditionKind{comp.OnExit, comp.OnTender}) {
		t.Errorf("rests on %v, without %v", s.Conditions, s.Taken)
	}
	wantMoney(t, "without", s.Without, "4000")
	compared := compare(t, c)
	kinds, without := compared.RestsOn(0, "total", false)
	if !slices.Equal(kinds, s.Taken) {
		t.Errorf("the total rests on %v", kinds)
	}
	wantMoney(t, "the total without", without, "4000")
}

// What a letter carries is its target: 120% of a bonus of 20,000 a year and 110% of a commission of 10,000 are 24,000 and
// 11,000, of which 4,000 and 1,000 a year are assumed above it. What is assumed below the target stands.
func TestALetterCarriesItsTarget(t *testing.T) {
	o := comp.Offer{
		Company: "A", Base: dec("100000"), Start: day("2027-01-01"),
		Bonus:      comp.Bonus{Amount: dec("20000"), Payout: decimal.NewNullDecimal(dec("1.2"))},
		Commission: comp.Commission{Target: dec("10000"), Attainment: decimal.NewNullDecimal(dec("1.1"))},
	}
	c := compare(t, caseOf(o))
	wantMoney(t, "as assumed", c.Offers[0].Total, "540000")
	if v, less := c.Written(0, "total"); !less || !v.Equal(dec("520000")) {
		t.Errorf("the letter carries %s, %v", v, less)
	}
	o.Bonus.Payout, o.Commission.Attainment = decimal.NewNullDecimal(dec("0.9")), decimal.NullDecimal{}
	c = compare(t, caseOf(o)) // 18,000 + 10,000
	if v, less := c.Written(0, "total"); less || !v.Equal(dec("512000")) || c.Offers[0].Offer.AboveTarget() {
		t.Errorf("below target it carries %s, %v", v, less)
	}
}

// Base 200,000 for both, and refreshers of 60,000 a year that nobody has written: of those of months 12, 24 and 36
// three, two and one quarters vest within four years, 90,000. Without them the offers are equal, so that the lead of
// 11.3% rests on them, whichever offer the file names first; so it does where the other pays 198,000, 1% less than 200,000.
func TestALeadThatIsTooCloseWithoutItsCondition(t *testing.T) {
	for _, base := range []string{"200000", "198000"} {
		a := comp.Offer{Company: "A", Base: dec("200000"), Start: day("2027-01-01"), Price: comp.Price{Today: dec("10")},
			Refreshers: []comp.Refresher{{Value: dec("60000"), Vesting: schedule(t, "4y annual"), Promise: comp.PromiseExpected}}}
		other := comp.Offer{Company: "C", Base: dec(base), Start: day("2027-01-01")}
		for _, offers := range [][]comp.Offer{{a, other}, {other, a}} {
			s := standing(t, caseOf(offers...), "total")
			if !slices.Equal(s.Conditions, []comp.ConditionKind{comp.OnRefreshers}) || s.Rest.Ranking.Verdict != comp.TooCloseToCall {
				t.Errorf("%s first, C at %s: %+v", offers[0].Company, base, s)
			}
			wantMoney(t, "without", s.Without, "800000")
		}
	}
}
