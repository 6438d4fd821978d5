package report

import (
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// offerOf is an offer of 150,000 a year from 2027-01-04 at a share price of 40.
func offerOf(company string, bend func(*comp.Offer)) comp.Offer {
	o := comp.Offer{Company: company, Base: amount("150000"), Start: vesting.MustDate("2027-01-04"), Price: comp.Price{Today: amount("40")}}
	bend(&o)
	return o
}

// compared compares offers over four years from 2026-11-20 on.
func compared(t *testing.T, offers ...comp.Offer) *comp.Comparison {
	t.Helper()
	c := comp.NewCase(vesting.MustDate("2026-11-20"))
	c.Offers = offers
	return comparisonOf(t, c)
}

func comparisonOf(t *testing.T, c comp.Case) *comp.Comparison {
	t.Helper()
	result, err := comp.Compare(c)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func schedule(t *testing.T, text string) vesting.Schedule {
	t.Helper()
	s, err := vesting.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Whatever pays what a share is worth rests on its price and growth, and says so; what pays
// dollars whatever a share is worth, and a share that nobody trades, does not. The price is
// 40 and the case's growth 20% or none.
func TestEveryKindOfEquityStatesItsSharePrice(t *testing.T) {
	annual := schedule(t, "4y annual")
	options := []comp.Grant{{Kind: comp.Option, Shares: amount("40000"), Strike: amount("38"), Vesting: annual}}
	plan := comp.ESPP{Contribution: amount("0.1"), Discount: amount("0.15"), Lookback: true}
	for _, c := range []struct {
		name        string
		bend        func(*comp.Offer)
		grows, flat string
	}{
		{"no equity", func(*comp.Offer) {}, "", ""},
		{"RSU", func(o *comp.Offer) { o.Grants = []comp.Grant{{Kind: comp.RSU, Shares: amount("100"), Vesting: annual}} },
			"; the share price grows 20% a year from 40, from the valuation date to each vest", "; the share price is held flat at 40"},
		{"options", func(o *comp.Offer) { o.Grants = options },
			"; the share price grows 20% a year from 40, from the valuation date to each vest", "; the share price is held flat at 40"},
		{"purchase plan", func(o *comp.Offer) { o.ESPP = plan },
			"; the share price grows 20% a year from 40, from the valuation date to each purchase", "; the share price is held flat at 40"},
		{"both, stepwise", func(o *comp.Offer) { o.Grants, o.ESPP, o.Price.Timing = options, plan, comp.StartOfYear },
			"; the share price grows 20% a year from 40, a step at the start of each service year after the first", "; the share price is held flat at 40"},
		{"purchase plan without a price", func(o *comp.Offer) { o.ESPP, o.Price = plan, comp.Price{} },
			"; the share price grows 20% a year, from the valuation date to each purchase", "; the share price is held flat"},
		{"refreshers", func(o *comp.Offer) { o.Refreshers = []comp.Refresher{{Value: amount("60000"), Vesting: annual}} },
			"; the share price grows 20% a year from 40, from the valuation date to each vest", "; the share price is held flat at 40"},
		{"no refreshers", func(o *comp.Offer) {
			o.Refreshers = []comp.Refresher{{Value: amount("60000"), Vesting: annual, Promise: comp.PromiseNone}}
		}, "", ""},
		{"top-up", func(o *comp.Offer) { o.TopUp = comp.TopUp{Target: amount("200000")} },
			"; the share price grows 20% a year from 40, from the valuation date to each vest", "; the share price is held flat at 40"},
		{"dollars", func(o *comp.Offer) {
			o.Grants = []comp.Grant{{Kind: comp.RSU, Value: amount("100"), ByValue: true, Vesting: annual}, {Kind: comp.CashGrant, Value: amount("100"), Vesting: annual}}
		}, "", ""},
		{"private", func(o *comp.Offer) {
			o.Grants, o.Price, o.Private = options, comp.Price{}, comp.Private{FMV: amount("40")}
		}, "", ""},
		{"dated path", func(o *comp.Offer) {
			o.ESPP, o.Price = plan, comp.Price{Path: []comp.PricePoint{{On: vesting.MustDate("2026-11-20"), Price: amount("40")}}}
		}, "; the share price follows the dated path in the case", "; the share price follows the dated path in the case"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for growth, said := range map[string]string{"0.2": c.grows, "0": c.flat} {
				kase := comp.NewCase(vesting.MustDate("2026-11-20"))
				kase.Growth, kase.Offers = amount(growth), []comp.Offer{offerOf("A", c.bend)}
				list := Assumptions(comparisonOf(t, kase))
				if want := "A starts on 2027-01-04" + said + "."; !slices.Contains(list, want) {
					t.Errorf("growth %s: no %q in %q", growth, want, list)
				}
			}
		})
	}
}

// An offer of another currency than the report's says which it is: one amount of a letter may have said it for all.
func TestAnOfferSaysItsCurrency(t *testing.T) {
	kase := comp.NewCase(vesting.MustDate("2026-11-20"))
	kase.Rates = []comp.ExchangeRate{{Currency: "EUR", Rate: amount("1.1")}}
	kase.Offers = []comp.Offer{offerOf("A", func(o *comp.Offer) { o.Currency, o.Price = "EUR", comp.Price{} }), offerOf("B", func(o *comp.Offer) { o.Price = comp.Price{} })}
	list := Assumptions(comparisonOf(t, kase))
	for _, want := range []string{"A starts on 2027-01-04; its amounts are in EUR.", "B starts on 2027-01-04."} {
		if !slices.Contains(list, want) {
			t.Errorf("no %q in %q", want, list)
		}
	}
}

// What a year counts, a commission's attainment and equity without an exit are said, without figures that move.
func TestAssumptionsOfWhatIsCounted(t *testing.T) {
	day := offerOf("Initech", func(o *comp.Offer) {
		o.Base, o.Rate = amount("0"), comp.PayRate{Amount: amount("525"), Per: comp.PerDay}
	})
	sells := offerOf("Globex", func(o *comp.Offer) {
		o.Base, o.Commission = amount("100000"), comp.Commission{Target: amount("1000"), Attainment: decimal.NewNullDecimal(amount("0.9"))}
	})
	startup := offerOf("Umbrella", func(o *comp.Offer) {
		o.Base, o.Price, o.Private = amount("111500"), comp.Price{}, comp.Private{FullyDiluted: amount("12000000")}
		o.Grants = []comp.Grant{{Kind: comp.Option, Shares: amount("10000"), Strike: amount("3"), Vesting: schedule(t, "4y annual")}}
	})
	said := Assumptions(compared(t, day, sells, startup))
	for _, want := range []string{
		"Initech: base is pay a day; a year counts 260 days, or 52 weeks, unless the case says how many are paid.",
		"Globex: the share of the commission's target that is reached is an assumption.",
		"Umbrella: without an exit its equity counts nothing; offerkit check says at which exit it would make up for what it lacks.",
	} {
		if !slices.Contains(said, want) {
			t.Errorf("no %q in\n%s", want, strings.Join(said, "\n"))
		}
	}
}

// Medical cover of a British employer is taken as untaxed, and that is said where taxes are shown: not of cash,
// not of what is taxed, not elsewhere.
func TestBenefitsInKindThatAreTakenAsUntaxed(t *testing.T) {
	british := func(b comp.Benefit) comp.Offer {
		return offerOf("Initech", func(o *comp.Offer) {
			o.Price, o.Location, o.Currency, o.Benefits = comp.Price{}, "London", "GBP", []comp.Benefit{b}
		})
	}
	medical := comp.Benefit{Name: "private medical", Amount: amount("1200")}
	taxed, cash, american := british(medical), british(medical), british(medical)
	taxed.Benefits[0].Taxable, cash.Benefits[0].Kind = true, comp.CashBenefit
	american.Location, american.Currency = "Austin, TX", "USD"
	for i, o := range []comp.Offer{british(medical), taxed, cash, american} {
		c := comp.NewCase(vesting.MustDate("2026-11-20"))
		c.Currency, c.Offers = "GBP", []comp.Offer{o}
		c.Rates = []comp.ExchangeRate{{Currency: "USD", Rate: amount("0.8")}}
		c.Candidate.FilingStatus = "single"
		said := slices.ContainsFunc(Assumptions(comparisonOf(t, c)), func(text string) bool {
			return strings.HasPrefix(text, "After tax, Initech: private medical is taken as untaxed; ")
		})
		if said != (i == 0) {
			t.Errorf("offer %d: said is %v", i, said)
		}
	}
}

// What is paid before the first rate of a currency is converted at it, which is said of that rate alone; on or
// before the valuation date there is no such pay.
func TestTheFirstRateHoldsBeforeIt(t *testing.T) {
	c := comp.NewCase(vesting.MustDate("2026-11-20"))
	c.Offers = []comp.Offer{{Company: "Initech", Base: amount("100000"), Currency: "EUR"}}
	rate := func(on, worth string) comp.ExchangeRate {
		return comp.ExchangeRate{Currency: "EUR", On: vesting.MustDate(on), Rate: amount(worth)}
	}
	c.Rates = []comp.ExchangeRate{rate("2028-01-01", "1.1"), rate("2029-01-01", "1.2")}
	got := Assumptions(comparisonOf(t, c))
	for _, want := range []string{
		"1 EUR is worth 1.1 USD from 2028-01-01 on and before it, because no earlier rate is given: an assumption; every payment is converted on its own payday.",
		"1 EUR is worth 1.2 USD from 2029-01-01 on: an assumption; every payment is converted on its own payday.",
	} {
		if !slices.Contains(got, want) {
			t.Errorf("%q is not said", want)
		}
	}
	c.Rates = []comp.ExchangeRate{rate("2026-11-20", "1.1")}
	if want := "1 EUR is worth 1.1 USD from 2026-11-20 on: an assumption; every payment is converted on its own payday."; !slices.Contains(Assumptions(comparisonOf(t, c)), want) {
		t.Errorf("%q is not said", want)
	}
}
