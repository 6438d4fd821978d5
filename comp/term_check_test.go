package comp_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
)

// refusedPaths returns the paths of the terms of a case that cannot stand.
func refusedPaths(t *testing.T, c comp.Case) (paths []string) {
	t.Helper()
	err := c.Validate()
	var invalid *comp.ValidationError
	if err != nil && !errors.As(err, &invalid) {
		t.Fatalf("%T: %v", err, err)
	}
	if invalid != nil {
		for _, term := range invalid.Terms {
			if term.Reason == "" || term.Mend == "" {
				t.Errorf("%s: reason %q, mend %q", term.Path, term.Reason, term.Mend)
			}
			paths = append(paths, term.Path)
		}
	}
	return paths
}

func signOn(c comp.Clawback) comp.Offer {
	return comp.Offer{
		Company: "Initech", Start: day("2027-01-11"), Base: dec("100000"),
		SignOn: []comp.SignOn{{Year: 1, Amount: dec("40000"), Clawback: c}},
	}
}

func with(bend func(*comp.Offer)) comp.Offer {
	o := comp.Offer{Company: "Initech", Base: dec("100000")}
	bend(&o)
	return o
}

func espp(e comp.ESPP) comp.Offer {
	return with(func(o *comp.Offer) { o.ESPP = e })
}

func TestTermsOfACaseThatCannotStand(t *testing.T) {
	for _, c := range []struct {
		name  string
		offer comp.Offer
		paths []string
	}{
		{"a whole clause", signOn(comp.Clawback{Months: 24, Kind: comp.ProRata, Full: 12, Basis: comp.Net, NetRate: dec("0.35"), From: comp.FromStart, Voluntary: true}), nil},
		{"no length", signOn(comp.Clawback{Kind: comp.Cliff}), []string{"offers[0].sign_on[0].clawback.months"}},
		{"a negative length", signOn(comp.Clawback{Months: -1}), []string{"offers[0].sign_on[0].clawback.months"}},
		{"an endless one", signOn(comp.Clawback{Months: 481}), []string{"offers[0].sign_on[0].clawback.months"}},
		{"unknown words", signOn(comp.Clawback{Months: 12, Kind: "x", Basis: "y", From: "z"}), []string{
			"offers[0].sign_on[0].clawback.kind", "offers[0].sign_on[0].clawback.basis", "offers[0].sign_on[0].clawback.from",
		}},
		{"a cliff in steps", signOn(comp.Clawback{Months: 24, Kind: comp.Cliff, Step: 12}), []string{"offers[0].sign_on[0].clawback"}},
		{"in full to the end", signOn(comp.Clawback{Months: 12, Full: 12}), []string{"offers[0].sign_on[0].clawback.full"}},
		{"steps longer than the clause", signOn(comp.Clawback{Months: 12, Step: 13}), []string{"offers[0].sign_on[0].clawback.step"}},
		{"more tax than pay", signOn(comp.Clawback{Months: 12, Basis: comp.Net, NetRate: dec("35")}), []string{"offers[0].sign_on[0].clawback.tax_rate"}},

		{"a gross-up of a service", moved(comp.Relocation{Amount: dec("1"), Service: true, GrossUp: dec("0.3")}), []string{"offers[0].relocation.gross_up"}},
		{"a gross-up of everything", moved(comp.Relocation{Amount: dec("1"), GrossUp: dec("1")}), []string{"offers[0].relocation.gross_up"}},
		{"a clawback of nothing", moved(comp.Relocation{Clawback: comp.Clawback{Months: 12}}), []string{"offers[0].relocation.amount"}},
		{"a relocation's clawback", moved(comp.Relocation{Amount: dec("1"), Clawback: comp.Clawback{Months: 12, Full: 24}}), []string{"offers[0].relocation.clawback.full"}},

		{"a negative commission", comp.Offer{Company: "A", Base: dec("1"), Commission: comp.Commission{Target: dec("-1")}}, []string{"offers[0].commission.target"}},
		{"an attainment of nothing", comp.Offer{Company: "A", Base: dec("1"), Commission: comp.Commission{Attainment: rate("0.9")}}, []string{"offers[0].commission.target"}},
		{"an attainment without its percent sign", comp.Offer{Company: "A", Base: dec("1"), Commission: comp.Commission{Target: dec("1"), Attainment: rate("90")}}, []string{"offers[0].commission.attainment"}},

		{"a negative benefit", with(func(o *comp.Offer) { o.Benefits = []comp.Benefit{{Amount: dec("-1")}} }), []string{"offers[0].benefits[0].amount"}},
		{"a cost per fortnight", with(func(o *comp.Offer) { o.Costs = []comp.Benefit{{}, {Amount: dec("1"), Per: "fortnight"}} }), []string{"offers[0].costs[1].per"}},
		{"a thousand benefits", with(func(o *comp.Offer) { o.Benefits = make([]comp.Benefit, 1000) }), []string{"offers[0].benefits"}},
		{"169 hours a week", with(func(o *comp.Offer) { o.Hours = dec("169") }), []string{"offers[0].hours"}},
		{"25 hours on the way", with(func(o *comp.Offer) { o.Commute.Minutes = dec("1500") }), []string{"offers[0].commute.minutes"}},
		{"eight days a week", with(func(o *comp.Offer) { o.Commute = comp.Commute{Minutes: dec("1"), Days: dec("8")} }), []string{"offers[0].commute.days"}},
		{"days without minutes", with(func(o *comp.Offer) { o.Commute.Days = dec("3") }), []string{"offers[0].commute.minutes"}},
		{"never at work", with(func(o *comp.Offer) { o.PTO = dec("260") }), []string{"offers[0].pto"}},

		{"a plan that pays nothing", espp(comp.ESPP{Discount: dec("0.15")}), []string{"offers[0].espp.contribution"}},
		{"the price for the discount", espp(comp.ESPP{Contribution: dec("0.1"), Discount: dec("0.85")}), []string{"offers[0].espp.discount"}},
		{"a negative contribution", espp(comp.ESPP{Contribution: dec("-0.1")}), []string{"offers[0].espp.contribution"}},
		{"purchases that do not fill the offering", espp(comp.ESPP{Contribution: dec("0.1"), Offering: 12, Purchase: 5}), []string{"offers[0].espp.purchase"}},
		{"purchases longer than the offering", espp(comp.ESPP{Contribution: dec("0.1"), Offering: 6, Purchase: 12}), []string{"offers[0].espp.purchase"}},
		{"negative purchases", espp(comp.ESPP{Contribution: dec("0.1"), Purchase: -6}), []string{"offers[0].espp.purchase"}},
		{"an endless offering", espp(comp.ESPP{Contribution: dec("0.1"), Offering: 61}), []string{"offers[0].espp.offering"}},
		{"a negative offering", espp(comp.ESPP{Contribution: dec("0.1"), Offering: -1}), []string{"offers[0].espp.offering"}},
		{"a limit of lunar years", espp(comp.ESPP{Contribution: dec("0.1"), Limit: "lunar"}), []string{"offers[0].espp.limit"}},
		{"a short offering", espp(comp.ESPP{Contribution: dec("0.1"), Offering: 3}), nil},
		{"shares that have no market", with(func(o *comp.Offer) { o.ESPP.Contribution, o.Private.FMV = dec("0.1"), dec("4") }), []string{"offers[0].espp"}},

		{"a match of nothing", with(func(o *comp.Offer) { o.Retirement.Contribution = rate("0.06") }), []string{"offers[0].retirement.tiers"}},
		{"bands that do not ascend", with(func(o *comp.Offer) { o.Retirement.Tiers = tiers("1", "0.03", "0.5", "0.03") }), []string{"offers[0].retirement.tiers[1].up_to"}},
		{"a match of 50 times", with(func(o *comp.Offer) { o.Retirement.Tiers = tiers("50", "0.06") }), []string{"offers[0].retirement.tiers[0].rate"}},
		{"a band of six times the pay", with(func(o *comp.Offer) { o.Retirement.Tiers = tiers("0.5", "6") }), []string{"offers[0].retirement.tiers[0].up_to"}},
		{"more than the pay", with(func(o *comp.Offer) {
			o.Retirement = comp.Retirement{Tiers: tiers("0.5", "0.06"), Contribution: rate("6")}
		}), []string{"offers[0].retirement.contribution"}},
		{"a hundred bands", with(func(o *comp.Offer) { o.Retirement.Tiers = make([]comp.MatchTier, 100) }), []string{"offers[0].retirement.tiers"}},
	} {
		t.Run(c.name, func(t *testing.T) { wantTexts(t, "refused", refusedPaths(t, caseOf(c.offer)), c.paths...) })
	}
}

// SPEC 3.6: only the base of today's job has earlier raises applied to it.
func TestARaiseBeforeTheFirstDayOfWorkIsRefused(t *testing.T) {
	o := comp.Offer{Company: "Acme", Start: day("2027-01-11"), Base: dec("160000"), Raise: comp.Raise{Dated: []comp.DatedBase{{On: day("2027-01-10"), To: dec("180000")}}}}
	if err := caseOf(o).Validate(); err == nil || !strings.Contains(err.Error(), "2027-01-10 is before the first day of work, 2027-01-11") {
		t.Errorf("got %v", err)
	}
	o.Raise.Dated[0].On = o.Start
	if err := caseOf(o).Validate(); err != nil {
		t.Error(err)
	}
}
