package comp_test

import (
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// anyCase draws a case of one to three offers of listed companies with every form of the
// terms that need no other: raises, bonuses by anniversary and by payday, sign-ons,
// relocation, grants in shares, value, value-denominated, re-priced and of options,
// refreshers and a top-up.
func anyCase(t *rapid.T) comp.Case {
	c := comp.NewCase(anyDay(t, "as_of"))
	c.Years = rapid.IntRange(1, 12).Draw(t, "years")
	c.Growth = decimal.New(rapid.Int64Range(-50, 60).Draw(t, "growth"), -2)
	c.GrowthTiming = rapid.SampledFrom(comp.GrowthTimings()).Draw(t, "timing")
	for range rapid.IntRange(1, 3).Draw(t, "offers") {
		c.Offers = append(c.Offers, anyOffer(t, c.AsOf))
	}
	return c
}

func anyDay(t *rapid.T, label string) vesting.Date {
	days := rapid.IntRange(0, 3000).Draw(t, label)
	return vesting.MustDate("2024-01-31").AddDays(days)
}

// anyDaysOfYear draws some different days of the year, at least so many.
func anyDaysOfYear(t *rapid.T, label string, least int) []comp.DayOfYear {
	day := rapid.Custom(func(t *rapid.T) comp.DayOfYear {
		return comp.DayOfYear{Month: time.Month(rapid.IntRange(1, 12).Draw(t, "month")), Day: rapid.IntRange(1, 31).Draw(t, "day")}
	})
	return rapid.SliceOfNDistinct(day, least, 3, rapid.ID[comp.DayOfYear]).Draw(t, label)
}

func anyAmount(t *rapid.T, label string) decimal.Decimal {
	return decimal.New(rapid.Int64Range(1, 60_000_000).Draw(t, label), -2)
}

func anyOffer(t *rapid.T, asOf vesting.Date) comp.Offer {
	o := comp.Offer{Company: rapid.SampledFrom([]string{"Initech", "Globex"}).Draw(t, "company"), Base: anyAmount(t, "base")}
	if rapid.Bool().Draw(t, "has start") {
		o.Start = asOf.AddDays(rapid.IntRange(0, 400).Draw(t, "start"))
	}
	if rapid.Bool().Draw(t, "raises") {
		o.Raise = comp.Raise{Rate: decimal.New(rapid.Int64Range(0, 20).Draw(t, "raise"), -2), First: rapid.IntRange(0, 30).Draw(t, "first")}
	}
	switch rapid.IntRange(0, 2).Draw(t, "bonus") {
	case 1:
		o.Bonus = comp.Bonus{Rate: decimal.New(rapid.Int64Range(1, 50).Draw(t, "target"), -2)}
	case 2:
		o.Bonus = comp.Bonus{
			Rate:       decimal.New(rapid.Int64Range(1, 50).Draw(t, "target"), -2),
			Paid:       anyDaysOfYear(t, "payday", 1),
			Prorate:    rapid.SampledFrom(append(comp.Prorations(), "")).Draw(t, "prorate"),
			Guaranteed: rapid.SampledFrom(comp.BonusGuarantees()).Draw(t, "guaranteed"),
			SameYear:   rapid.Bool().Draw(t, "same year"),
			HeldBack:   comp.HeldBack{Share: decimal.New(rapid.Int64Range(1, 100).Draw(t, "held back"), -2), Months: rapid.IntRange(1, 36).Draw(t, "months held back")},
		}
		if rapid.Bool().Draw(t, "own year") {
			o.Bonus.Begins = anyDaysOfYear(t, "begins", 1)[0]
		}
		o.Bonuses = []comp.Bonus{{Amount: decimal.NewFromInt(rapid.Int64Range(1, 50000).Draw(t, "project")), Paid: anyDaysOfYear(t, "project payday", 0)}}
	}
	for year := 1; year <= rapid.IntRange(0, 3).Draw(t, "sign-ons"); year++ {
		o.SignOn = append(o.SignOn, comp.SignOn{Year: year, Amount: anyAmount(t, "sign-on"), Monthly: rapid.Bool().Draw(t, "monthly")})
	}
	o.Relocation = comp.Relocation{Amount: anyAmount(t, "relocation"), Service: rapid.Bool().Draw(t, "service")}
	if rapid.Bool().Draw(t, "moved in parts") {
		o.Relocations = []comp.Relocation{{Amount: anyAmount(t, "rest of the relocation"), After: comp.Wait{Months: rapid.IntRange(0, 30).Draw(t, "rest after")}}}
	}
	for range rapid.IntRange(0, 3).Draw(t, "grants") {
		o.Grants = append(o.Grants, anyGrant(t))
	}
	for range rapid.IntRange(0, 2).Draw(t, "refreshers") {
		o.Refreshers = append(o.Refreshers, anyRefresher(t))
	}
	if rapid.Bool().Draw(t, "topped up") {
		o.TopUp = comp.TopUp{Target: anyAmount(t, "target"), Year: rapid.IntRange(0, 5).Draw(t, "from"), Growth: dec("0.15")}
	}
	o.Price.Today = anyAmount(t, "price")
	if rapid.IntRange(0, 4).Draw(t, "current") == 0 {
		holdToday(t, &o, asOf)
	}
	addBenefits(t, &o)
	return o
}

// holdToday makes the offer today's job, hired at some time before the valuation date, or
// at a time that is not told; then its grants tell their own starts.
func holdToday(t *rapid.T, o *comp.Offer, asOf vesting.Date) {
	o.Current = true
	before := asOf.AddDays(-rapid.IntRange(1, 3000).Draw(t, "held for days"))
	if !o.Start.IsZero() {
		o.Start = before
		return
	}
	for i := range o.Grants {
		o.Grants[i].Start = before
	}
}

func anyRefresher(t *rapid.T) comp.Refresher {
	s, err := vesting.Parse(rapid.SampledFrom(schedules).Draw(t, "refresher vesting"))
	if err != nil {
		t.Fatal(err)
	}
	return comp.Refresher{
		Value: anyAmount(t, "refresher"), Vesting: s, Promise: rapid.SampledFrom(comp.Promises()).Draw(t, "promise"),
		First: rapid.IntRange(0, 30).Draw(t, "first"), Every: rapid.IntRange(0, 18).Draw(t, "every") / 6 * 6,
	}
}

var schedules = []string{"5/15/40/40", "25/25/25/25 quarterly", "4y monthly, 12mo cliff", "33/33/22/12 monthly", "3y annual", "12:5 24:15 30:20 36:20 42:20 48:20"}

func anyGrant(t *rapid.T) comp.Grant {
	s, err := vesting.Parse(rapid.SampledFrom(schedules).Draw(t, "vesting"))
	if err != nil {
		t.Fatal(err)
	}
	g := comp.Grant{Kind: comp.RSU, Vesting: s, Allocation: vesting.Allocation(rapid.IntRange(0, 5).Draw(t, "allocation"))}
	switch rapid.IntRange(0, 5).Draw(t, "form") {
	case 4:
		g.Kind, g.Strike = comp.Option, anyAmount(t, "strike")
		g.Shares = decimal.NewFromInt(rapid.Int64Range(1, 100_000).Draw(t, "options"))
	case 5:
		g.Value, g.Repriced, g.Allocation = anyAmount(t, "value"), true, vesting.CumulativeRoundDown
		g.Rounding = rapid.SampledFrom(comp.Roundings()).Draw(t, "rounding")
	case 0:
		g.Shares = decimal.NewFromInt(rapid.Int64Range(1, 100_000).Draw(t, "shares"))
	case 1:
		g.Value, g.Price = anyAmount(t, "value"), anyAmount(t, "grant price")
		g.Rounding = rapid.SampledFrom(comp.Roundings()).Draw(t, "rounding")
		if g.Rounding == comp.RoundNone {
			g.Allocation = vesting.Fractional
		}
	case 2:
		g.Value, g.ByValue = anyAmount(t, "value"), true
	case 3:
		g.Kind, g.Value = comp.CashGrant, anyAmount(t, "value")
	}
	return g
}

// SPEC 2.2: sum by year = sum by component = sum of the timeline, in every view.
func TestSumsAgreeInEveryView(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		result, err := comp.Compare(anyCase(t))
		if err != nil {
			t.Fatal(err)
		}
		for i := range result.Offers {
			r := &result.Offers[i]
			for _, view := range comp.Views() {
				sum, components := decimal.Zero, decimal.Zero
				periods := result.Statement(r, view)
				if view == comp.Cumulative && len(periods) > 0 {
					periods = periods[len(periods)-1:] // the last one has all
				}
				for _, p := range periods {
					sum = sum.Add(p.Total)
					for _, amount := range p.Components {
						components = components.Add(amount)
					}
				}
				if !sum.Equal(r.Total) || !components.Equal(r.Total) {
					t.Fatalf("%s by %s: periods %s, components %s, timeline %s", r.Name, view, sum, components, r.Total)
				}
			}
		}
	})
}

// SPEC 5.5: over a long enough horizon the shares vested are the shares granted.
func TestVestedSharesAreTheGrantedShares(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCase(t)
		c.Years = 6 // the longest schedule has four
		result, err := comp.Compare(c)
		if err != nil {
			t.Fatal(err)
		}
		for k := range result.Offers {
			r := &result.Offers[k]
			if r.Offer.Current {
				continue // what it vested before the comparison begins is in no total
			}
			for i := range r.Offer.Grants {
				want, _, ok := r.ShareCount(&r.Offer.Grants[i])
				got, term := decimal.Zero, comp.GrantTerm.At(i)
				for _, p := range r.Timeline {
					if p.Term == term {
						got = got.Add(p.Quantity)
					}
				}
				if ok && !got.Equal(want) {
					t.Fatalf("vested %s of %s shares", got, want)
				}
			}
		}
	})
}

// The years of base add up to the base of the year, whatever the day of the start.
func TestYearsOfBaseAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := comp.Offer{Company: "Initech", Base: anyAmount(t, "base"), Start: anyDay(t, "start")}
		c := comp.NewCase(vesting.MustDate("2024-01-31"))
		timeline, err := comp.Unfold(c, o)
		if err != nil {
			t.Fatal(err)
		}
		for _, year := range comp.ServiceYears(timeline, o.Start, c.Years) {
			if !year.Total.Equal(o.Base) {
				t.Fatalf("%s pays %s of %s", year.Label, year.Total, o.Base)
			}
		}
	})
}

// Leaving once everything is paid, with no clawback, keeps the total.
func TestLeavingAtTheEndKeepsTheTotal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCase(t)
		for i := range c.Offers {
			c.Offers[i].Bonus, c.Offers[i].Bonuses = comp.Bonus{Rate: c.Offers[i].Bonus.Rate}, nil // a later payday would forfeit
			if c.Offers[i].Current {
				c.Offers[i].Bonus = comp.Bonus{} // so would one of the years since hiring
			}
		}
		result, err := comp.Compare(c)
		if err != nil {
			t.Fatal(err)
		}
		for i := range result.Offers {
			r := &result.Offers[i]
			if w := comp.NewLeaving(result, r, true).After(12 * c.Years); !w.Net.Equal(r.Total) {
				t.Fatalf("%s: left after %d years with %s of %s", r.Name, c.Years, w.Net, r.Total)
			}
		}
	})
}
