package negotiate

import (
	"errors"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

func dec(text string) decimal.Decimal { return decimal.RequireFromString(text) }

func schedule(t *testing.T, text string) vesting.Schedule {
	t.Helper()
	s, err := vesting.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// The case of the packages below: base 160,000 with 3% raises, sign-ons 127,000 and 94,000,
// 1,100 shares at 240 over 5/15/40/40. Over four years it pays
//
//	base     160,000 x (1 + 1.03 + 1.0609 + 1.092727)  =   669,380.32
//	sign-on  127,000 + 94,000                          =   221,000.00
//	shares   1,100 x 240                               =   264,000.00
//	                                                     1,154,380.32
func amazon(t *testing.T) comp.Case {
	c := comp.NewCase(vesting.MustDate("2026-11-23"))
	c.Offers = []comp.Offer{{
		Company: "Amazon", Start: vesting.MustDate("2027-01-11"), Base: dec("160000"), Raise: comp.Raise{Rate: dec("0.03")},
		SignOn: []comp.SignOn{{Year: 1, Amount: dec("127000")}, {Year: 2, Amount: dec("94000")}},
		Price:  comp.Price{Today: dec("240")},
		Grants: []comp.Grant{{Kind: comp.RSU, Shares: dec("1100"), Vesting: schedule(t, "5/15/40/40")}},
	}}
	return c
}

// target is today's total and 40,000 more.
const target = "1194380.32"

func asking(t *testing.T, c comp.Case, metric string, specs ...Spec) *Asking {
	t.Helper()
	compared, err := comp.Compare(c)
	if err != nil {
		t.Fatal(err)
	}
	a, err := New(compared, 0, metric, specs...)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func change(t *testing.T, got []Change, key, to string) {
	t.Helper()
	for _, c := range got {
		if c.Lever.Key == key {
			if !c.To.Equal(dec(to)) {
				t.Errorf("%s: got %v, want %s", key, c.To, to)
			}
			return
		}
	}
	t.Errorf("nothing is asked on %s", key)
}

func equal(t *testing.T, what string, got decimal.Decimal, want string) {
	t.Helper()
	if !got.Equal(dec(want)) {
		t.Errorf("%s: got %v, want %s", what, got, want)
	}
}

// The packages of the negotiation notes. The second: 6,000 more of base is
// 6,000 x 4.183627 = 25,101.76 over four years with the raises rounded to the cent, so that
// 14,898.24 are missing, thirty steps of 500 are 101.76 more than that. The third: 120 shares
// are 28,800, and 11,200 are missing: 11,500 in steps of 500.
//
// The employer's payroll tax of 2026: every year's wages are above 184,500 but for year 3 and 4
// of none, so that only the 1.45% of Medicare follow: 40,000 x 1.45% = 580. Of the second, each
// year's tax rounded: 21,000, 6,180, 6,365.40 and 6,556.36 more come to 304.50, 89.61, 92.30 and
// 95.06 or 95.07. Of the third 6, 18, 48 and 48 shares and 11,500: 1,440, 15,820, 11,520 and 11,520.
func TestPackages(t *testing.T) {
	a := asking(t, amazon(t), "total")
	equal(t, "today", a.Today, "1154380.32")
	for _, c := range []struct {
		name               string
		spec               PackageSpec
		filler, to         string
		value, below, tax  string
		year1, steady, sum string // and what it costs
	}{
		{"sign-on alone", PackageSpec{Fillers: []string{"sign_on_year_1"}}, "sign_on_year_1", "167000",
			"1194380.32", "1193880.32", "580", "340200", "280436.32", "40000"},
		{"base", PackageSpec{Fixed: []Put{{Key: "base", Value: dec("166000")}}}, "sign_on_year_1", "142000",
			"1194482.08", "1193982.08", "581.47", "321200", "286992.68", "40101.76"},
		{"shares", PackageSpec{Fixed: []Put{{Key: "rsu_shares", Value: dec("120"), More: true}}, Fillers: []string{"sign_on_year_2"}}, "sign_on_year_2", "105500",
			"1194680.32", "1194180.32", "584.35", "301640", "291956.32", "40300"},
	} {
		p, err := a.Package(c.spec, dec(target))
		if err != nil || !p.Reaches {
			t.Fatalf("%s: %+v, %v", c.name, p, err)
		}
		change(t, p.Filled, c.filler, c.to)
		equal(t, c.name, p.Value, c.value)
		equal(t, c.name+", one step lower", p.Below.Decimal, c.below)
		equal(t, c.name+", payroll taxes", p.Cost.Taxes.Decimal, c.tax)
		equal(t, c.name+", cost", p.Cost.Total(), c.sum)
		equal(t, c.name+", cash and equity", p.Cost.Cash.Add(p.Cost.Equity), c.sum)
		for _, f := range p.Metrics {
			switch f.Metric.Name {
			case "year1":
				equal(t, c.name+", year 1", f.Value, c.year1)
			case "steady":
				equal(t, c.name+", steady", f.Value, c.steady)
			}
		}
	}
}

// Elsewhere payroll taxes are not known, by the place or by the currency; a place that nobody
// knows is in the country of its currency.
func TestPayrollTaxesElsewhere(t *testing.T) {
	for _, x := range []struct {
		location string
		currency comp.Currency
		known    bool
	}{{"", comp.USD, true}, {"Seattle, WA", comp.USD, true}, {"London", comp.USD, false}, {"Atlantis", comp.USD, true}, {"Seattle, WA", "EUR", false}} {
		c := amazon(t)
		c.Currency, c.Offers[0].Location = x.currency, x.location
		a := asking(t, c, "total")
		if taxes, known := NewPayrollTaxes(a.Comparison, a.Result()); known != x.known || known && taxes.Year != 2026 {
			t.Errorf("%q in %s: got %+v, %v", x.location, x.currency, taxes, known)
		}
	}
}

// 1,000 of base with 3% raises is 1,000 x (1 + 1.03 + 1.0609 + 1.092727) = 4,183.63 over four
// years; 1,000 of sign-on is 1,000, in year 1. Four shares are what 1,000 buys at 240.
func TestWorth(t *testing.T) {
	asks, err := asking(t, amazon(t), "total").Asks(dec(target))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ key, of, metric, want string }{
		{"base", "1000", "total", "4183.63"},
		{"base", "1000", "year1", "1000"},
		{"sign_on_year_1", "1000", "total", "1000"},
		{"sign_on_year_1", "1000", "year1", "1000"},
		{"sign_on_year_1", "1000", "year2", "0"},
		{"sign_on_year_1", "1000", "levels-tc", "250"},
		{"rsu_shares", "4", "total", "960"},
		{"bonus_target", "0.01", "year1", "1600"},
	} {
		for _, k := range asks {
			if k.Lever.Key != c.key {
				continue
			}
			equal(t, c.key+" of", k.Worth.Of, c.of)
			got, _ := k.Worth.Figure(c.metric)
			equal(t, c.key+" on "+c.metric, got, c.want)
		}
	}
}

// The plan of sign-on to 150,000, then shares to 1,150, then base: 23,000 and 50 x 240 = 12,000
// leave 5,000, for which two steps of base are 8,367.25.
func TestPlan(t *testing.T) {
	capped := func(key, most string) Spec { return Spec{Key: key, Cap: decimal.NewNullDecimal(dec(most))} }
	a := asking(t, amazon(t), "total", capped("sign_on_year_1", "150000"), capped("rsu_shares", "1150"), capped("base", "170000"))
	p, err := a.Plan(dec(target))
	if err != nil || !p.Reaches || len(p.Changes) != 3 {
		t.Fatalf("got %+v, %v", p, err)
	}
	change(t, p.Changes, "sign_on_year_1", "150000")
	change(t, p.Changes, "rsu_shares", "1150")
	change(t, p.Changes, "base", "162000")
	equal(t, "value", p.Value, "1197747.57") // 1,154,380.32 + 23,000 + 12,000 + 8,367.25
	equal(t, "below", p.Below.Decimal, "1193563.95")
}

// Today's job forfeits 5,000 options at a strike of 5 that are worth 15: 50,000, which an equal
// sign-on makes whole. W18, https://yogen.gitbook.io/yogen-docs (golden handcuffs).
func TestMakeWhole(t *testing.T) {
	c := amazon(t)
	c.Offers = append(c.Offers, comp.Offer{
		Company: "Yogen", Current: true, Start: vesting.MustDate("2025-01-11"), Base: dec("150000"), Price: comp.Price{Today: dec("15")},
		Grants: []comp.Grant{{Kind: comp.Option, Type: comp.NSO, Shares: dec("5000"), Strike: dec("5"), Vesting: schedule(t, "48:100")}},
	})
	a := asking(t, c, "total")
	whole, err := a.MakeWhole()
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "to make whole", whole.MakeWhole, "50000")
	equal(t, "target", whole.Amount, "1204380.32")
	asks, err := a.Asks(whole.Amount)
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "sign-on", asks[1].To, "177000")
}

// W07, repository JoshDoody/fsn, _case-studies/google-l4-ben.md: the offer went from 211,350 to
// 270,450 in year 1. To ask for the year 1 of the second at the first: 59,100 of sign-on, 52,000
// of base (51,391.30 x 1.15 = 59,100).
func TestAskPublished(t *testing.T) {
	c := comp.NewCase(vesting.MustDate("2027-01-11"))
	four := schedule(t, "25/25/25/25")
	c.Offers = []comp.Offer{
		{Company: "First", Start: c.AsOf, Base: dec("149000"), Bonus: comp.Bonus{Rate: dec("0.15")}, Grants: []comp.Grant{{Kind: comp.RSU, Value: dec("160000"), Vesting: four}}},
		{Company: "Negotiated", Start: c.AsOf, Base: dec("158000"), Bonus: comp.Bonus{Rate: dec("0.15")}, Grants: []comp.Grant{{Kind: comp.RSU, Value: dec("235000"), Vesting: four}},
			SignOn: []comp.SignOn{{Year: 1, Amount: dec("30000")}}},
	}
	a := asking(t, c, "year1")
	best, err := a.Best()
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "target", best.Amount, "270450")
	asks, err := a.Asks(best.Amount)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range map[int]string{0: "201000", 1: "59500", 3: "400000", 5: "0.55"} {
		if k := asks[i]; !k.Reaches || !k.To.Equal(dec(want)) {
			t.Errorf("%s: got %v, want %s", k.Lever.Key, k.To, want)
		}
	}
	for i, want := range map[int]Reason{2: ReasonUnmoved, 4: ReasonBarred, 6: ReasonUnmoved} {
		if asks[i].Reason != want {
			t.Errorf("%s: got %q, want %q", asks[i].Lever.Key, asks[i].Reason, want)
		}
	}
	if !asks[1].Lever.Lacks || asks[1].Lever.Path != "sign_on[0].amount" {
		t.Errorf("got %+v", asks[1].Lever)
	}
}

// What no one has offered is no leverage, and an offer does not match itself.
func TestTargets(t *testing.T) {
	c := amazon(t)
	var wrong *TargetError
	if _, err := asking(t, c, "total").Best(); !errors.As(err, &wrong) || wrong.Kind != NoOtherOffer {
		t.Errorf("got %v", err)
	}
	c.Offers = append(c.Offers, comp.Offer{Company: "Dream", Evidence: comp.Aspiration, Base: dec("900000")})
	a := asking(t, c, "total")
	if _, err := a.Best(); !errors.As(err, &wrong) || wrong.Kind != NoneCarries {
		t.Errorf("got %v", err)
	}
	if _, err := a.Match(1); !errors.As(err, &wrong) || wrong.Kind != MatchesAspiration {
		t.Errorf("got %v", err)
	}
	if _, err := a.Match(0); !errors.As(err, &wrong) || wrong.Kind != MatchesItself {
		t.Errorf("got %v", err)
	}
	c.Offers = append(c.Offers, comp.Offer{Company: "Initech", Evidence: comp.Written, Base: dec("200000")})
	best, err := asking(t, c, "total").Best()
	if err != nil || best.Offer != 2 {
		t.Errorf("got %+v, %v", best, err)
	}
	// A variant of the offer pays more than Initech, and is no other employer's: it is matched by name only.
	variant := c.Offers[0]
	variant.Name, variant.From, variant.Base, variant.Evidence = "Amazon L7", "Amazon", dec("300000"), comp.Written
	c.Offers = append(c.Offers, variant)
	a = asking(t, c, "total")
	if best, err := a.Best(); err != nil || best.Offer != 2 || a.Leverage(3) != Variant || a.Leverage(2) != Carries {
		t.Errorf("got %+v, %v, %s", best, err, a.Leverage(3))
	}
	if named, err := a.Match(3); err != nil || named.Offer != 3 {
		t.Errorf("got %+v, %v", named, err)
	}
}

// An offer whose day is over carries an ask only once it is known that it still stands: it is the target
// where no other offer carries one, and not before a lower one that stands.
func TestOfferWhoseDeadlineIsOver(t *testing.T) {
	c := comp.NewCase(vesting.MustDate("2026-11-23"))
	c.Years = 1
	c.Offers = []comp.Offer{
		{Company: "Amazon", Evidence: comp.Written, Base: dec("100000")},
		{Company: "Google", Evidence: comp.Written, Base: dec("140000"), Deadline: vesting.MustDate("2026-11-22")},
	}
	a := asking(t, c, "total")
	if best, err := a.Best(); err != nil || best.Offer != 1 || a.Leverage(1) != Lapsed {
		t.Errorf("alone: %+v, %v, %s", best, err, a.Leverage(1))
	}
	c.Offers = append(c.Offers, comp.Offer{Company: "Initech", Evidence: comp.Verbal, Base: dec("120000"), Deadline: c.AsOf})
	for _, order := range [][]int{{0, 1, 2}, {0, 2, 1}} {
		turned := c
		turned.Offers = []comp.Offer{c.Offers[order[0]], c.Offers[order[1]], c.Offers[order[2]]}
		a := asking(t, turned, "total")
		if best, err := a.Best(); err != nil || !best.Amount.Equal(dec("120000")) {
			t.Errorf("beside one that stands: %+v, %v", best, err)
		}
	}
}

// Today's job has no deadline, and an offer to stay in it has: by the day of the new one it has to be
// extended by 7 days.
func TestOfferToStayHasDeadline(t *testing.T) {
	job := comp.Offer{Company: "Initech", Name: "Initech", Current: true, Base: dec("100000")}
	stay := comp.Offer{Company: "Initech", Name: "Counter", From: "Initech", Current: true, Evidence: comp.Aspiration, Base: dec("120000"), Deadline: vesting.MustDate("2026-12-01")}
	c := comp.NewCase(vesting.MustDate("2026-11-23"))
	c.Offers = []comp.Offer{job, stay, {Company: "Amazon", Evidence: comp.Written, Base: dec("110000"), Deadline: vesting.MustDate("2026-12-08")}}
	amazonIsAsked := func() *Asking {
		compared, err := comp.Compare(c)
		if err != nil {
			t.Fatal(err)
		}
		a, err := New(compared, 2, "total")
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	if a := amazonIsAsked(); a.Leverage(1) != Refused {
		t.Error("an aspiration to be kept carries an ask")
	}
	c.Offers[1].Evidence = comp.Verbal
	a := amazonIsAsked()
	all, last := Deadlines(a.Comparison)
	if len(all) != 2 || all[0].Offer != 1 || all[0].Left != 8 || all[0].Extend != 7 || last.String() != "2026-12-08" {
		t.Errorf("got %+v, %v", all, last)
	}
	if a.Leverage(1) != Carries {
		t.Errorf("an offer to stay that was made: %s", a.Leverage(1))
	}
}

// An offer without RSUs is not asked for any. By hand, of 20,000 that are missing in four years of 100,000: a
// bonus of 10% has to rise by 5 points alone, half of which in whole steps is 2, 8,000 over four years, and
// 12,000 are left for the sign-on. Without a bonus half of 20,000 is paid a year later.
func TestPackagesOfAnOfferWithoutShares(t *testing.T) {
	c := comp.NewCase(vesting.MustDate("2026-11-23"))
	c.Offers = []comp.Offer{{Company: "Acme", Base: dec("100000"), Bonus: comp.Bonus{Rate: dec("0.1")}}}
	for _, of := range []struct{ name, lever, to, first string }{{"with a bonus", "bonus_target", "0.12", "12000"}, {"with a base alone", "sign_on_year_2", "10000", "10000"}} {
		a := asking(t, c, "total")
		packages, out, err := a.Packages(a.Today.Add(dec("20000")))
		if err != nil || len(packages) != 3 {
			t.Fatalf("%s: %d packages, %v, %v", of.name, len(packages), out, err)
		}
		change(t, packages[2].Changes(), of.lever, of.to)
		change(t, packages[2].Changes(), "sign_on_year_1", of.first)
		c.Offers[0].Bonus = comp.Bonus{}
	}
}
