package comp_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/seed-251b9aba/offerkit/comp"
)

func anyShare(t *rapid.T, label string, lo, hi int64) decimal.Decimal {
	return decimal.New(rapid.Int64Range(lo, hi).Draw(t, label), -2)
}

// addBenefits draws the terms that accrue beside pay and equity.
func addBenefits(t *rapid.T, o *comp.Offer) {
	if rapid.Bool().Draw(t, "commission") {
		o.Commission = comp.Commission{Target: anyAmount(t, "commission target"), Attainment: decimal.NullDecimal{Decimal: anyShare(t, "attainment", 0, 200), Valid: true}}
	}
	for range rapid.IntRange(0, 2).Draw(t, "benefits") {
		o.Benefits = append(o.Benefits, anyBenefit(t))
	}
	for range rapid.IntRange(0, 2).Draw(t, "costs") {
		o.Costs = append(o.Costs, anyBenefit(t))
	}
	if rapid.Bool().Draw(t, "match") {
		o.Retirement = anyPlan(t)
	}
	if rapid.Bool().Draw(t, "espp") {
		o.ESPP = anyESPP(t)
	}
}

func anyBenefit(t *rapid.T) comp.Benefit {
	return comp.Benefit{Amount: anyAmount(t, "amount"), Per: rapid.SampledFrom(comp.Recurrences()).Draw(t, "per")}
}

// anyPlan draws a match whose bands pay less and less, as plans do.
func anyPlan(t *rapid.T) comp.Retirement {
	r := comp.Retirement{NoTrueUp: rapid.Bool().Draw(t, "no true-up")}
	if rapid.Bool().Draw(t, "contributes") {
		r.Contribution = decimal.NullDecimal{Decimal: anyShare(t, "contribution", 0, 50), Valid: true}
	}
	matchRate, upTo := decimal.NewFromInt(2), decimal.Zero
	for range rapid.IntRange(1, 3).Draw(t, "tiers") {
		matchRate = matchRate.Mul(anyShare(t, "rate", 1, 100))
		upTo = upTo.Add(anyShare(t, "up to", 1, 10))
		r.Tiers = append(r.Tiers, comp.MatchTier{Rate: matchRate, UpTo: upTo})
	}
	return r
}

func anyESPP(t *rapid.T) comp.ESPP {
	purchase := rapid.SampledFrom([]int{1, 3, 4, 6, 12}).Draw(t, "purchase")
	return comp.ESPP{
		Contribution: anyShare(t, "contribution", 1, 25), Discount: anyShare(t, "discount", 0, 15),
		Lookback: rapid.Bool().Draw(t, "lookback"), Limit: rapid.SampledFrom(comp.LimitYears()).Draw(t, "limit"),
		Purchase: purchase, Offering: purchase * rapid.IntRange(1, 4).Draw(t, "purchases"),
	}
}

// earning unfolds an offer and returns what it pays, of one component.
func earning(t *rapid.T, c comp.Case, o comp.Offer, component comp.Component) decimal.Decimal {
	timeline, err := comp.Unfold(c, o)
	if err != nil {
		t.Fatal(err)
	}
	return timeline.Sum(func(p *comp.Payment) bool { return p.Component == component })
}

// Contributing more never lowers the match where the year is trued up, as long as no limit
// on all additions is near, and without a true-up the match is never higher.
func TestMatchRisesWithTheContribution(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCase(t)
		o := c.Offers[0]
		o.Retirement = anyPlan(t)
		low, high := anyShare(t, "low", 0, 50), anyShare(t, "more", 0, 50)
		high = high.Add(low)
		matchOf := func(contribution decimal.Decimal, noTrueUp bool) decimal.Decimal {
			o.Retirement.Contribution = decimal.NullDecimal{Decimal: contribution, Valid: true}
			o.Retirement.NoTrueUp = noTrueUp
			return earning(t, c, o, comp.MatchPay)
		}
		less, more := matchOf(low, false), matchOf(high, false)
		pay := earning(t, c, o, comp.BasePay)
		if near := decimal.Min(pay, dec("30000")).Mul(dec("0.5")); less.Add(high.Mul(pay)).GreaterThan(near) {
			t.Skip() // the limit on all additions lets a higher contribution leave less for the match
		}
		if less.GreaterThan(more) || less.IsNegative() {
			t.Fatalf("%s of pay is matched with %s, %s with %s", low, less, high, more)
		}
		if without := matchOf(high, true); without.GreaterThan(more) {
			t.Fatalf("%s without a true-up, %s with one", without, more)
		}
	})
}

// A cost never raises a total, and a benefit never lowers one.
func TestCostsNeverRaiseATotal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCase(t)
		c.Offers = c.Offers[:1]
		before := totals(t, c)
		more := anyBenefit(t)
		o := c.Offers[0]
		c.Offers = []comp.Offer{o}
		c.Offers[0].Costs = append([]comp.Benefit{more}, o.Costs...)
		dearer := totals(t, c)
		c.Offers[0].Costs = o.Costs
		c.Offers[0].Benefits = append([]comp.Benefit{more}, o.Benefits...)
		better := totals(t, c)
		for i, m := range before {
			if m.Metric.Name == "levels-tc" { // benefits and costs are no part of it
				continue
			}
			if dearer[i].Value.GreaterThan(m.Value) {
				t.Fatalf("%s rises from %s to %s with a cost of %s", m.Metric.Name, m.Value, dearer[i].Value, more.Amount)
			}
			if better[i].Value.LessThan(m.Value) {
				t.Fatalf("%s falls from %s to %s with a benefit of %s", m.Metric.Name, m.Value, better[i].Value, more.Amount)
			}
		}
	})
}

func totals(t *rapid.T, c comp.Case) []comp.Figure {
	result, err := comp.Compare(c)
	if err != nil {
		t.Fatal(err)
	}
	return result.Offers[0].Metrics
}

// A plan never takes more than its share of the base and never loses; at a flat price no
// more than 25,000 of stock is bought for each year that the offering touches.
func TestESPPStaysWithinItsLimits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCase(t)
		o := c.Offers[0]
		o.ESPP = anyESPP(t)
		timeline, err := comp.Unfold(c, o)
		if err != nil {
			t.Fatal(err)
		}
		base, paidIn, stock := decimal.Zero, decimal.Zero, decimal.Zero
		for _, p := range timeline {
			switch p.Component {
			case comp.BasePay:
				base = base.Add(p.Amount)
			case comp.ESPPPay:
				if p.Amount.IsNegative() || !p.Basis.IsPositive() {
					t.Fatalf("%s gained of %s paid in", p.Amount, p.Basis)
				}
				paidIn, stock = paidIn.Add(p.Basis), stock.Add(p.Quantity.Mul(p.Price))
			}
		}
		slack := decimal.NewFromInt(int64(c.Years)) // cents of rounding
		if paidIn.GreaterThan(base.Mul(o.ESPP.Contribution).Add(slack)) {
			t.Fatalf("%s paid in of a base of %s", paidIn, base)
		}
		limit := decimal.NewFromInt(int64(comp.Section423Limit * (c.Years + 1)))
		if c.Growth.IsZero() && stock.GreaterThan(limit.Add(slack)) {
			t.Fatalf("%s of stock in %d years", stock, c.Years)
		}
	})
}
