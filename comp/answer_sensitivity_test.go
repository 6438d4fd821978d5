package comp_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// 1,000 more of base with raises of 3% is 1,000 * (1 + 1.03 + 1.0609 + 1.092727) = 4,183.63 over
// four years; 1,000 more sign-on is 1,000, and another offer's figure does not move.
func TestAThousandMore(t *testing.T) {
	one := comp.Offer{Company: "Initech", Start: day("2027-01-11"), Base: dec("160000"), Raise: comp.Raise{Rate: dec("0.03")},
		SignOn: []comp.SignOn{{Year: 1, Amount: dec("127000")}}}
	two := comp.Offer{Company: "Globex", Start: day("2027-01-11"), Base: dec("150000")}
	result := compare(t, caseOf(one, two))
	s, err := result.Sensitivity("total")
	if err != nil {
		t.Fatal(err)
	}
	wantTexts(t, "terms", s.Terms, "offers[0].sign_on[0].amount", "offers[0].base", "offers[0].raise.rate", "offers[1].base")
	for _, c := range []struct{ term, value, want, other string }{
		{"offers[0].base", "161000", "4183.63", "0"},
		{"offers[0].sign_on[0].amount", "128000", "1000", "0"},
		{"offers[1].base", "151000", "0", "4000"},
	} {
		got, err := s.Figures(calc.Changes{Numbers: map[string]decimal.Decimal{c.term: dec(c.value)}})
		if err != nil {
			t.Fatal(err)
		}
		wantMoney(t, c.term, got[0].Sub(result.Offers[0].Total), c.want)
		wantMoney(t, c.term+", the other", got[1].Sub(result.Offers[1].Total), c.other)
	}
}

// At the base of 150,000 a year is 150,000 and a discount of 21% for half a year takes 1.1: what is
// paid a year after the valuation date counts 1/1.21 of it.
func TestADiscountRateIsATermOfPresentValue(t *testing.T) {
	o := comp.Offer{Company: "Initech", Start: day("2026-11-23"), Base: dec("150000"), SignOn: []comp.SignOn{{Year: 2, Amount: dec("12100")}}}
	c := caseOf(o)
	c.AsOf, c.DiscountRate = day("2026-11-23"), dec("0.05")
	result := compare(t, c)
	s, err := result.Sensitivity("pv")
	if err != nil {
		t.Fatal(err)
	}
	at := func(rate, signOn string) decimal.Decimal {
		got, err := s.Figures(calc.Changes{Numbers: map[string]decimal.Decimal{"discount_rate": dec(rate), "offers[0].sign_on[0].amount": dec(signOn)}})
		if err != nil {
			t.Fatal(err)
		}
		return got[0]
	}
	// 12,100/1.21 = 10,000, a year to the day after the valuation.
	wantMoney(t, "the sign-on", at("0.21", "12100").Sub(at("0.21", "0")), "10000")
}

// The worst year of 100,000, 100,000 + 50,000, ... is year 1; with a sign-on of 60,000 in it,
// year 3.
func TestTheWorstYearMoves(t *testing.T) {
	o := comp.Offer{Company: "Initech", Start: day("2027-01-11"), Base: dec("100000"),
		SignOn: []comp.SignOn{{Year: 1, Amount: dec("1000")}, {Year: 2, Amount: dec("2000")}, {Year: 3, Amount: dec("3000")}, {Year: 4, Amount: dec("4000")}}}
	result := compare(t, caseOf(o))
	s, err := result.Sensitivity("worst-year")
	if err != nil {
		t.Fatal(err)
	}
	got, err := s.Figures(calc.Changes{Numbers: map[string]decimal.Decimal{"offers[0].sign_on[0].amount": dec("60000"), "offers[0].sign_on[1].amount": dec("50000")}})
	if err != nil {
		t.Fatal(err)
	}
	wantMoney(t, "worst year", got[0], "103000")
}

func TestSensitivityRefuses(t *testing.T) {
	result := compare(t, caseOf(amazon(t)))
	var unknown *comp.MetricError
	if _, err := result.Sensitivity("happiness"); !errors.As(err, &unknown) {
		t.Errorf("an unknown metric: %v", err)
	}
	s, err := result.Sensitivity("guaranteed")
	if err != nil {
		t.Fatal(err)
	}
	var term *comp.TermError
	_, err = s.Figures(calc.Changes{Numbers: map[string]decimal.Decimal{"offers[0].grants[0].shares": dec("1")}})
	if !errors.As(err, &term) || term.Path != "offers[0].grants[0].shares" {
		t.Errorf("a term that guaranteed pay does not rest on: %v", err)
	}
}

// Any metric of any case, worked out again for other terms, is the metric of a case with
// those terms; so is what is left behind by leaving.
func TestEveryMetricFollowsItsTerms(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCase(t)
		for i := range c.Offers {
			c.Offers[i].Price.Today = c.Offers[i].Price.Today.Add(dec("10")) // never worth nothing
		}
		month := rapid.IntRange(1, 12*c.Years).Draw(t, "month")
		result, err := comp.Compare(c, comp.WalkAwayMetric(month))
		if err != nil {
			t.Skip(err)
		}
		other := c
		other.Growth = c.Growth.Mul(dec("0.5")).Round(3)
		other.Offers = slices.Clone(c.Offers)
		var changes calc.Changes
		other.Offers[0], changes = changed(c.Offers[0], 0, other.Growth)
		anew, err := comp.Compare(other, comp.WalkAwayMetric(month))
		if err != nil {
			t.Skip(err)
		}
		for range 3 {
			k := rapid.IntRange(0, len(result.Offers[0].Metrics)-1).Draw(t, "metric")
			f := result.Offers[0].Metrics[k]
			s, err := result.Sensitivity(f.Metric.Name)
			if err != nil {
				t.Fatal(err)
			}
			moved := calc.Changes{Numbers: map[string]decimal.Decimal{}}
			for term, value := range changes.Numbers {
				if slices.Contains(s.Terms, term) {
					moved.Numbers[term] = value
				}
			}
			today, err := s.Figures(calc.Changes{})
			if err != nil || !today[0].Equal(f.Value) {
				t.Fatalf("%s: %v, remembered %v (%v)", f.Metric.Name, f.Value, today, err)
			}
			got, err := s.Figures(moved)
			if err != nil {
				t.Fatal(err)
			}
			for i := range got {
				if want := anew.Offers[i].Metrics[k].Value; !got[i].Equal(want) {
					t.Fatalf("%s of offer %d: worked out again %v, anew %v", f.Metric.Name, i, got[i], want)
				}
			}
		}
		leftBehindFollows(t, result, anew, month, changes)
	})
}

// leftBehindFollows compares what is left behind, and kept, by leaving offer 0.
func leftBehindFollows(t *rapid.T, result, anew *comp.Comparison, month int, changes calc.Changes) {
	r, err := result.Remember(&result.Offers[0])
	if err != nil {
		t.Fatal(err)
	}
	w := comp.NewLeaving(result, &r.Result, false).After(month)
	program, err := calc.Compile(w.NetNumber(), w.LeftBehindNumber())
	if err != nil {
		t.Fatal(err)
	}
	got, err := program.Eval(changes)
	if err != nil {
		t.Fatal(err)
	}
	today := comp.NewLeaving(result, &result.Offers[0], false).After(month)
	if !w.Net.Equal(today.Net) || !w.LeftBehind.Equal(today.LeftBehind) {
		t.Fatalf("kept %v, left %v; remembered %v and %v", today.Net, today.LeftBehind, w.Net, w.LeftBehind)
	}
	want := comp.NewLeaving(anew, &anew.Offers[0], false).After(month)
	if !got[0].Equal(want.Net) || !got[1].Equal(want.LeftBehind) {
		t.Fatalf("after %d months: worked out again %v, anew kept %v, left %v", month, got, want.Net, want.LeftBehind)
	}
}

// decided works a metric out for another value of a term, and compares it with a case that has it.
type decided struct {
	name, metric, term, value string
	kase                      func(t *testing.T) comp.Case
	set                       func(c *comp.Case, v decimal.Decimal)
}

// A rule that decides by a number decides anew when the number moves: which shares a value
// becomes, whether anything is bought at all, what 0 stands for, which of the dated rates holds.
func TestWhatANumberDecidesMovesWithIt(t *testing.T) {
	start := func(o comp.Offer) func(*testing.T) comp.Case {
		return func(*testing.T) comp.Case {
			o.Company, o.Start = "Initech", day("2027-01-11")
			if o.Base.IsZero() {
				o.Base = dec("100000")
			}
			c := comp.NewCase(day("2026-11-23"))
			c.Offers = []comp.Offer{o}
			return c
		}
	}
	offer := func(set func(*comp.Offer, decimal.Decimal)) func(*comp.Case, decimal.Decimal) {
		return func(c *comp.Case, v decimal.Decimal) { set(&c.Offers[0], v) }
	}
	fourYears, twoYears := schedule(t, "4y annual"), schedule(t, "2y annual")
	exit := comp.Exit{Value: dec("200000000"), On: day("2029-06-30")}
	private := comp.Private{Preferred: dec("10"), FullyDiluted: dec("20000000"), Preference: dec("10000000"), Exit: exit}
	valued := comp.Private{FMV: dec("4"), FullyDiluted: dec("1000"), Exit: comp.Exit{Value: dec("1000000"), On: day("2028-06-30")}}
	everything := comp.Offer{
		Price: comp.Price{Today: dec("100"), Growth: rate("0")}, ESPP: comp.ESPP{Contribution: dec("0.1"), Discount: dec("0.15"), Lookback: true},
		Grants:     []comp.Grant{{Kind: comp.RSU, Value: dec("60000"), Repriced: true, Vesting: fourYears}},
		Refreshers: []comp.Refresher{{Value: dec("50000"), Vesting: twoYears}}, TopUp: comp.TopUp{Target: dec("150000"), Year: 2},
	}
	worthless, indexed := everything, everything
	worthless.Price.Growth = rate("-1")
	indexed.Price, indexed.ESPP = comp.Price{Growth: rate("0.1")}, comp.ESPP{}
	fallen := everything
	fallen.Price = comp.Price{Path: []comp.PricePoint{{On: day("2026-11-23"), Price: dec("100")}, {On: day("2028-01-01"), Price: dec("60")}}}
	growth := offer(func(o *comp.Offer, v decimal.Decimal) { o.Price.Growth = decimal.NewNullDecimal(v) })
	rates := func(t *testing.T) comp.Case {
		c := start(comp.Offer{Currency: "EUR"})(t)
		c.Rates = []comp.ExchangeRate{{Currency: "EUR", On: day("2026-01-01"), Rate: dec("1.1")}, {Currency: "EUR", On: day("2028-01-11"), Rate: dec("1.2")}, {Currency: "EUR", On: day("2029-01-11"), Rate: dec("1.1")}}
		return c
	}
	cents := comp.Offer{SignOn: []comp.SignOn{{Year: 1, Amount: dec("0.01"), Monthly: true, Clawback: comp.Clawback{Months: 12}}}}
	net := comp.Offer{Relocation: comp.Relocation{Amount: dec("10000"), GrossUp: dec("0.3"), Clawback: comp.Clawback{Months: 24, Basis: comp.Net, NetRate: dec("0.4")}}}
	grossedUp := net
	grossedUp.Relocation.Clawback.NetRate = decimal.Zero
	investors := private
	investors.Investors, investors.Exit.Value = dec("0.3"), dec("12000000") // the preference bites
	commuter := comp.Offer{Hours: dec("50"), Commute: comp.Commute{Minutes: dec("60"), Days: dec("3")}}
	shares := comp.Offer{Private: valued, Grants: []comp.Grant{{Kind: comp.RSU, Shares: dec("3"), Vesting: fourYears}}}
	value := comp.Offer{Private: private, Grants: []comp.Grant{{Kind: comp.RSU, Value: dec("120000"), Vesting: fourYears}}}
	fmv := comp.Offer{Private: comp.Private{FMV: dec("4"), FullyDiluted: dec("20000000"), Exit: exit}, Grants: value.Grants}
	refreshed := comp.Offer{Private: private, Refreshers: []comp.Refresher{{Value: dec("50000"), Vesting: twoYears}}}
	preferred := offer(func(o *comp.Offer, v decimal.Decimal) { o.Private.Preferred = v })
	for _, m := range []decided{
		{"a value at the preferred price", "total", "offers[0].private.preferred", "20", start(value), preferred},
		{"a refresher at the preferred price", "total", "offers[0].private.preferred", "20", start(refreshed), preferred},
		{"a value at the FMV", "total", "offers[0].private.fmv", "8", start(fmv), offer(func(o *comp.Offer, v decimal.Decimal) { o.Private.FMV = v })},
		{"shares of which none has vested by the exit", "total", "offers[0].grants[0].shares", "100", start(shares), offer(func(o *comp.Offer, v decimal.Decimal) { o.Grants[0].Shares = v })},
		{"investors whose part is not stated", "total", "offers[0].private.investors", "0", start(comp.Offer{Private: investors, Grants: value.Grants}), offer(func(o *comp.Offer, v decimal.Decimal) { o.Private.Investors = v })},
		{"the first rate", "total", "fx.EUR[0].rate", "2", rates, func(c *comp.Case, v decimal.Decimal) { c.Rates[0].Rate = v }},
		{"the last rate, which is the first again", "total", "fx.EUR[2].rate", "2", rates, func(c *comp.Case, v decimal.Decimal) { c.Rates[2].Rate = v }},
		{"a share that comes to be worth something", "total", "offers[0].price.growth", "0.1", start(worthless), growth},
		{"a share that loses everything", "total", "offers[0].price.growth", "-1", start(everything), growth},
		{"a share that loses everything, of no known price", "total", "offers[0].price.growth", "-1", start(indexed), growth},
		{"a path that falls to nothing", "total", "offers[0].price.path[1].price", "0", start(fallen), offer(func(o *comp.Offer, v decimal.Decimal) { o.Price.Path[1].Price = v })},
		{"left behind of a share that loses everything", "walkaway@30", "offers[0].price.growth", "-1", start(indexed), growth},
		{"what was received is 0.00 today", "walkaway@3", "offers[0].sign_on[0].amount", "12000", start(cents), offer(func(o *comp.Offer, v decimal.Decimal) { o.SignOn[0].Amount = v })},
		{"no tax rate but the grossed-up one", "walkaway@6", "offers[0].relocation.clawback.tax_rate", "0", start(net), offer(func(o *comp.Offer, v decimal.Decimal) { o.Relocation.Clawback.NetRate = v })},
		{"a gross-up that a net clause leaves out", "walkaway@6", "offers[0].relocation.gross_up", "0.5", start(grossedUp), offer(func(o *comp.Offer, v decimal.Decimal) { o.Relocation.GrossUp = v })},
		{"days that are not stated", "hourly", "offers[0].commute.days", "0", start(commuter), offer(func(o *comp.Offer, v decimal.Decimal) { o.Commute.Days = v })},
		{"hours that are not stated", "hourly", "offers[0].hours", "0", start(commuter), offer(func(o *comp.Offer, v decimal.Decimal) { o.Hours = v })},
	} {
		t.Run(m.name, func(t *testing.T) {
			metric, err := comp.FindMetric(m.metric, 4)
			if err != nil {
				t.Fatal(err)
			}
			today, other := m.kase(t), m.kase(t)
			other.Offers[0].SignOn, other.Offers[0].Grants = slices.Clone(other.Offers[0].SignOn), slices.Clone(other.Offers[0].Grants)
			other.Offers[0].Price.Path = slices.Clone(other.Offers[0].Price.Path)
			m.set(&other, dec(m.value))
			result, err := comp.Compare(today, metric)
			if err != nil {
				t.Fatal(err)
			}
			anew, err := comp.Compare(other, metric)
			if err != nil {
				t.Fatal(err)
			}
			s, err := result.Sensitivity(m.metric)
			if err != nil {
				t.Fatal(err)
			}
			got, err := s.Figures(calc.Changes{Numbers: map[string]decimal.Decimal{m.term: dec(m.value)}})
			if err != nil {
				t.Fatal(err)
			}
			before, _ := result.Offers[0].Figure(m.metric)
			want, _ := anew.Offers[0].Figure(m.metric)
			if !got[0].Equal(want) || want.Equal(before) {
				t.Errorf("worked out again %v, anew %v, before %v", got[0], want, before)
			}
		})
	}
}

// An offer of another comparison is none of this one's, and a word that no figure rests on is
// refused as a number is.
func TestOnlyWhatIsHereIsAskedFor(t *testing.T) {
	one, other := compare(t, caseOf(amazon(t))), compare(t, caseOf(amazon(t)))
	if _, err := one.Remember(&other.Offers[0]); !errors.Is(err, comp.ErrOtherResult) {
		t.Errorf("an offer of another comparison: %v", err)
	}
	s, err := one.Sensitivity("total")
	if err != nil {
		t.Fatal(err)
	}
	var term *comp.TermError
	if _, err := s.Figures(calc.Changes{Words: map[string]string{"nonsense": "x"}}); !errors.As(err, &term) {
		t.Errorf("a word of no term: %v", err)
	}
}

// 1,000 options at 10 of a share of 50, over four years, are left behind after 14 months but for
// 250: 750 * 40 = 30,000; at a strike of 20 750 * 30 = 22,500. 80,000 followed in dollars leave
// 60,000 behind; of a share that grows 21% a year, and has for 14 months since the valuation,
// 60,000 * 1.21^(14/12) = 74,943.54.
func TestWhatIsLeftBehindFollowsItsTerms(t *testing.T) {
	options := comp.Offer{Company: "Initech", Start: day("2026-11-23"), Base: dec("100000"), Price: comp.Price{Today: dec("50")},
		Grants: []comp.Grant{{Kind: comp.Option, Shares: dec("1000"), Strike: dec("10"), Vesting: schedule(t, "4y annual")}}}
	dollars := comp.Offer{Company: "Initech", Start: day("2026-11-23"), Base: dec("100000"),
		Grants: []comp.Grant{{Kind: comp.RSU, Value: dec("80000"), Vesting: schedule(t, "4y annual")}}}
	for _, c := range []struct {
		offer                    comp.Offer
		term, value, today, want string
	}{
		{options, "offers[0].grants[0].strike", "20", "30000", "22500"},
		{dollars, "growth", "0.21", "60000", "74943.54"},
	} {
		kase := caseOf(c.offer)
		kase.AsOf = day("2026-11-23")
		result := compare(t, kase)
		r, err := result.Remember(&result.Offers[0])
		if err != nil {
			t.Fatal(err)
		}
		w := comp.NewLeaving(result, &r.Result, true).After(14)
		wantMoney(t, c.term+" today", w.LeftBehind, c.today)
		program, err := calc.Compile(w.LeftBehindNumber())
		if err != nil {
			t.Fatal(err)
		}
		got, err := program.Eval(calc.Changes{Numbers: map[string]decimal.Decimal{c.term: dec(c.value)}})
		if err != nil {
			t.Fatal(err)
		}
		wantMoney(t, c.term, got[0], c.want)
	}
}

// Of the base alone 1,000 more a year are 4,000, and a sign-on is none of it.
func TestSensitivityOfSomePayments(t *testing.T) {
	result := compare(t, caseOf(comp.Offer{Company: "Initech", Start: day("2027-01-11"), Base: dec("160000"), SignOn: []comp.SignOn{{Year: 1, Amount: dec("40000")}}}))
	s, err := result.SensitivityOfPayments(func(p *comp.Payment) bool { return p.Component == comp.BasePay })
	if err != nil {
		t.Fatal(err)
	}
	wantTexts(t, "terms", s.Terms, "offers[0].base")
	got, err := s.Figures(calc.Changes{Numbers: map[string]decimal.Decimal{"offers[0].base": dec("161000")}})
	if err != nil {
		t.Fatal(err)
	}
	wantMoney(t, "base", got[0], "644000")
}
