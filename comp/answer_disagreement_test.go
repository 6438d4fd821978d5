package comp_test

import (
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// The two offers of SPEC 4. Amazon, 160,000, sign-on 127,000 and 94,000, 220 shares of 1,200 by
// 5/15/40/40: 300,200 / 293,600 / 265,600 / 265,600. Google, 175,000 and 15%, sign-on 40,000 and
// 100,000 in shares each year for three years: 201,250 and 40,000 in year 1.
func twoSides(t *testing.T) *comp.Comparison {
	t.Helper()
	price := comp.Price{Today: dec("1200")}
	return compare(t, caseOf(
		comp.Offer{
			Company: "Amazon", Base: dec("160000"), Start: day("2027-01-11"), Price: price,
			SignOn: []comp.SignOn{{Year: 1, Amount: dec("127000")}, {Year: 2, Amount: dec("94000")}},
			Grants: []comp.Grant{{Kind: comp.RSU, Shares: dec("220"), Vesting: schedule(t, "5/15/40/40")}},
		},
		comp.Offer{
			Company: "Google", Base: dec("175000"), Start: day("2027-01-11"), Bonus: comp.Bonus{Rate: dec("0.15"), Payout: decimal.NewNullDecimal(dec("1"))}, Price: comp.Price{Today: dec("100")},
			SignOn: []comp.SignOn{{Year: 1, Amount: dec("40000")}},
			Grants: []comp.Grant{{Kind: comp.RSU, Shares: dec("3000"), Vesting: schedule(t, "3y annual")}},
		}))
}

func TestWhoLeadsOnWhat(t *testing.T) {
	d, disagree := twoSides(t).Disagreement()
	if !disagree {
		t.Fatal("the metrics agree")
	}
	got := map[string]comp.Ranking{}
	for _, r := range d.Stakes {
		got[r.Metric.Name] = r
	}
	for _, want := range []struct {
		metric string
		leads  int
		gap    string
	}{
		{"walkaway@12", 1, "41050"}, // 160,000 + 127,000 + 11 shares of 1,200 = 300,200; 201,250 + 40,000 + 100,000 = 341,250
		{"year1", 1, "41050"},
		{"guaranteed", 0, "121000"}, // 640,000 + 221,000; 700,000 + 40,000
		{"steady", 0, "64350"},      // 265,600; 201,250
		{"worst-year", 0, "64350"},
	} {
		r := got[want.metric]
		if r.Order == nil || r.Order[0] != want.leads || r.Verdict != comp.Leads {
			t.Errorf("%s: %+v", want.metric, r)
			continue
		}
		wantMoney(t, want.metric, r.Gap, want.gap)
	}
	for _, absent := range []string{"average", "levels-tc", "year2"} {
		if _, there := got[absent]; there {
			t.Errorf("%s speaks for nobody of its own", absent)
		}
	}
}

// The lead of what is left after a year has its share: 41,050 of 300,200.
func TestTheLeadOfLeavingHasItsShare(t *testing.T) {
	c := twoSides(t)
	d, _ := c.Disagreement()
	if s, ok := c.Share(d.Stakes[0]); !ok || !s.Equal(dec("0.136742171885")) {
		t.Errorf("got %v, %v", s, ok)
	}
}

func misleads(d comp.Disagreement, why comp.MisleadingKind) (comp.Misleading, bool) {
	i := slices.IndexFunc(d.Misleading, func(m comp.Misleading) bool { return m.Why == why })
	if i < 0 {
		return comp.Misleading{}, false
	}
	return d.Misleading[i], true
}

// Google averages (341,250 + 301,250 + 301,250 + 201,250)/4 = 286,250 and pays 201,250 in year 4;
// Amazon never less than 265,600. Of Amazon's 265,600 in year 4, 88 shares of 1,200, 105,600, are its
// last: 160,000 without, against the 201,250 of Google, whose shares have all vested. Google's
// levels-style year is 175,000 + 26,250 + 300,000/3 + 40,000/4 = 311,250.
func TestWhatMisleads(t *testing.T) {
	d, _ := twoSides(t).Disagreement()
	average, _ := misleads(d, comp.HidesWorstYear)
	if average.Offer != 1 || average.Year != 4 || average.Other != 0 {
		t.Errorf("average: %+v", average)
	}
	wantMoney(t, "shown", average.Shown, "286250")
	wantMoney(t, "paid", average.Paid, "201250")
	wantMoney(t, "the other's", average.OtherPaid, "265600")
	last, _ := misleads(d, comp.EndsWithGrants)
	if last.Offer != 0 || last.Other != 1 {
		t.Errorf("last year: %+v", last)
	}
	wantMoney(t, "ending", last.Ending, "105600")
	wantMoney(t, "without", last.Paid, "160000")
	wantMoney(t, "the other's without", last.OtherPaid, "201250")
	levels, _ := misleads(d, comp.SpreadsEvenly)
	if levels.Offer != 1 || levels.Year != 4 {
		t.Errorf("levels-style year: %+v", levels)
	}
	wantMoney(t, "levels", levels.Shown, "311250")
	if _, rests := misleads(d, comp.RestsOnConditions); rests {
		t.Error("flat prices are no condition")
	}
}

// 1m of 10m shares of an exit at 700m, in the last year, against 200,000 a year: the total and the
// last year lead by the exit alone, cash and the worst year are the other's.
func TestATotalThatRestsOnAnExitMisleads(t *testing.T) {
	d, disagree := compare(t, caseOf(
		comp.Offer{
			Company: "Quantum", Base: dec("190000"), Start: day("2027-01-01"),
			Private: comp.Private{FMV: dec("4"), FullyDiluted: dec("10000000"), Exit: comp.Exit{Value: dec("700000000"), On: day("2030-09-01")}},
			Grants:  []comp.Grant{{Kind: comp.RSU, Shares: dec("1000000"), Vesting: schedule(t, "3y annual")}},
		},
		comp.Offer{Company: "A", Base: dec("200000"), Start: day("2027-01-01")})).Disagreement()
	m, rests := misleads(d, comp.RestsOnConditions)
	if !disagree || !rests || m.Offer != 0 || !slices.Equal(m.Conditions, []comp.ConditionKind{comp.OnExit}) {
		t.Fatalf("got %+v", d)
	}
	var names []string
	for _, metric := range m.Metrics {
		names = append(names, metric.Name)
	}
	if want := []string{"total", "average", "steady", "pv"}; !slices.Equal(names, want) {
		t.Errorf("got %v, want %v", names, want)
	}
}

// One offer pays more on every metric; and of one offer alone there is nothing to say.
func TestMetricsThatAgree(t *testing.T) {
	more := comp.Offer{Company: "A", Base: dec("200000"), Start: day("2027-01-01")}
	less := comp.Offer{Company: "B", Base: dec("100000"), Start: day("2027-01-01")}
	for _, c := range []comp.Case{caseOf(more, less), caseOf(more)} {
		if d, disagree := compare(t, c).Disagreement(); disagree {
			t.Errorf("got %+v", d)
		}
	}
}
