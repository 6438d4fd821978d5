package comp_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// An ordinary offer: four years of monthly pay, quarterly vests that grow at-vest, a
// bonus, two sign-ons.
func ordinary(t testing.TB) comp.Offer {
	o := amazon(t)
	o.Bonus = comp.Bonus{Rate: dec("0.15")}
	o.Price.Growth = rate("0.15")
	o.Grants[0].Vesting = schedule(t, "4y quarterly")
	return o
}

func BenchmarkUnfold(b *testing.B) {
	o := ordinary(b)
	c := caseOf(o)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := comp.Unfold(c, o); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCompareTwoOffers(b *testing.B) {
	one, two := ordinary(b), amazon(b)
	two.Company = "Google"
	c := caseOf(one, two)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := comp.Compare(c); err != nil {
			b.Fatal(err)
		}
	}
}

// everything is an offer with every kind of pay.
func everything(t testing.TB) comp.Offer {
	o := ordinary(t)
	o.Raise = comp.Raise{Rate: dec("0.03"), First: 18}
	o.Bonus = comp.Bonus{Rate: dec("0.15"), Paid: []comp.DayOfYear{{Month: 3, Day: 15}}}
	o.Commission = comp.Commission{Target: dec("80000"), Attainment: rate("0.9")}
	o.SignOn[0].Monthly = true
	o.Relocation = comp.Relocation{Amount: dec("10000"), GrossUp: dec("0.35")}
	o.Benefits = []comp.Benefit{{Name: "Health", Amount: dec("7200")}, {Name: "HSA", Amount: dec("100"), Per: comp.PerMonth}}
	o.Costs = []comp.Benefit{{Name: "Commuting", Amount: dec("60"), Per: comp.PerWeek}}
	o.Retirement = comp.Retirement{Tiers: tiers("1", "0.03", "0.5", "0.05"), Contribution: rate("0.15"), Vesting: schedule(t, "3y cliff")}
	o.ESPP = comp.ESPP{Contribution: dec("0.15"), Discount: dec("0.15"), Lookback: true, Offering: 24}
	o.Refreshers = []comp.Refresher{{Value: dec("60000"), Vesting: schedule(t, "4y quarterly")}}
	o.Grants = append(o.Grants,
		comp.Grant{Kind: comp.CashGrant, Value: dec("100000"), Vesting: schedule(t, "50/50")},
		comp.Grant{Kind: comp.RSU, Value: dec("200000"), Repriced: true, Vesting: schedule(t, "4y quarterly")},
		comp.Grant{Kind: comp.Option, Shares: dec("10000"), Strike: dec("900"), Vesting: schedule(t, "4y monthly, 12mo cliff")},
	)
	o.TopUp = comp.TopUp{Target: dec("500000"), Growth: dec("0.15")}
	o.Hours, o.Commute.Minutes, o.PTO = dec("45"), dec("40"), dec("20")
	return o
}

func BenchmarkUnfoldEverythingOverTenYears(b *testing.B) {
	o := everything(b)
	c := caseOf(o)
	c.Years = 10
	b.ReportAllocs()
	for b.Loop() {
		if _, err := comp.Unfold(c, o); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkExitGrid(b *testing.B) {
	o := startup(b, "25000", "0.75", comp.Private{FullyDiluted: dec("12000000"), Investors: dec("0.4"), Preference: dec("40000000")})
	c := horizon(4, o)
	exits, dilutions := make([]decimal.Decimal, 10), make([]decimal.Decimal, 10)
	for i := range exits {
		exits[i], dilutions[i] = decimal.NewFromInt(int64(i+1)*50_000_000), decimal.New(int64(i)*5, -2)
	}
	for b.Loop() {
		if _, err := comp.NewExitGrid(c, c.Offers[0], exits, dilutions); err != nil {
			b.Fatal(err)
		}
	}
}

// A question asked of the model: the same two offers' total at another base. It is to
// take at most a fifth of BenchmarkCompareTwoOffers.
func BenchmarkSensitivityOfTwoOffers(b *testing.B) {
	one, two := ordinary(b), amazon(b)
	two.Company = "Google"
	result, err := comp.Compare(caseOf(one, two))
	if err != nil {
		b.Fatal(err)
	}
	for _, term := range []string{"base", "sign_on[0].amount", "grants[0].shares", "price.growth"} {
		b.Run(term, func(b *testing.B) {
			s, err := result.Sensitivity("total")
			if err != nil {
				b.Fatal(err)
			}
			changes := calc.Changes{Numbers: map[string]decimal.Decimal{"offers[0]." + term: dec("171")}}
			if term == "price.growth" {
				changes.Numbers["offers[0].price.growth"] = dec("0.07")
			}
			b.ReportAllocs()
			for b.Loop() {
				if _, err := s.Figures(changes); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// The same two offers after tax may take 3 ms more than before tax.
func BenchmarkCompareTwoOffersAfterTax(b *testing.B) {
	one, two := ordinary(b), amazon(b)
	one.Location, two.Company, two.Location = "Seattle, WA", "Google", "New York, NY"
	c := caseOf(one, two)
	c.Candidate.FilingStatus = "single"
	b.ReportAllocs()
	for b.Loop() {
		if _, err := comp.Compare(c); err != nil {
			b.Fatal(err)
		}
	}
}
