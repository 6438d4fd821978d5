package comp_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// anyPrivate draws a private company, with or without an exit.
func anyPrivate(t *rapid.T, asOf vesting.Date) comp.Private {
	p := comp.Private{
		FMV: anyAmount(t, "fmv"), Preferred: anyAmount(t, "preferred"), FullyDiluted: decimal.New(1, 9),
		Investors: decimal.New(rapid.Int64Range(1, 90).Draw(t, "investors"), -2),
	}
	p.Preference = decimal.NewFromInt(rapid.Int64Range(0, 500_000_000).Draw(t, "preference"))
	for range rapid.IntRange(0, 3).Draw(t, "rounds") {
		if rapid.Bool().Draw(t, "raise") {
			p.Rounds = append(p.Rounds, comp.Round{Raise: anyAmount(t, "raise"), PreMoney: anyAmount(t, "pre-money")})
		} else {
			p.Rounds = append(p.Rounds, comp.Round{Dilution: decimal.New(rapid.Int64Range(1, 60).Draw(t, "dilution"), -2)})
		}
	}
	if rapid.Bool().Draw(t, "exits") {
		p.Exit = comp.Exit{Value: anyExit(t), On: asOf.AddDays(rapid.IntRange(0, 4000).Draw(t, "exit"))}
	}
	return p
}

// goPrivate makes the offer one of a private company: nobody trades its share.
func goPrivate(t *rapid.T, o *comp.Offer, asOf vesting.Date) {
	o.Price, o.ESPP, o.TopUp, o.Private = comp.Price{}, comp.ESPP{}, comp.TopUp{}, anyPrivate(t, asOf)
}

func anyExit(t *rapid.T) decimal.Decimal {
	return decimal.NewFromInt(rapid.Int64Range(1, 5_000_000_000).Draw(t, "exit value"))
}

func unfold(t *rapid.T, c comp.Case, o comp.Offer) comp.Timeline {
	timeline, err := comp.Unfold(c, o)
	if err != nil {
		t.Fatal(err)
	}
	return timeline
}

// More shares of any grant never lower a total at a flat price. (At a growing one a
// share more can make another vest a month earlier, at a lower price.)
func TestMoreSharesNeverLowerATotal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCase(t)
		c.Growth = decimal.Zero
		o := c.Offers[0]
		o.TopUp = comp.TopUp{} // it gives less to those who have more
		for i := range o.Grants {
			o.Grants[i].Allocation = vesting.CumulativeRoundDown
		}
		fewer := unfold(t, c, o).Total()
		for i := range o.Grants {
			if g := &o.Grants[i]; !g.Shares.IsZero() {
				g.Shares = g.Shares.Add(decimal.NewFromInt(rapid.Int64Range(1, 1000).Draw(t, "more")))
			}
		}
		if more := unfold(t, c, o).Total(); more.LessThan(fewer) {
			t.Fatalf("more shares pay %s, fewer %s", more, fewer)
		}
	})
}

// Twice the shares pay twice as much, where all vests are whole hundreds of shares and
// no cent is rounded.
func TestUnitsScaleLinearly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCase(t)
		o := c.Offers[0]
		g := anyGrant(t)
		g.Kind, g.Value, g.Price, g.ByValue, g.Repriced = comp.RSU, decimal.Zero, decimal.Zero, false, false
		g.Type, g.Strike, g.Rounding = "", decimal.Zero, ""
		if rapid.Bool().Draw(t, "option") {
			g.Kind, g.Strike = comp.Option, anyAmount(t, "strike")
		}
		hundreds := decimal.NewFromInt(480_000 * rapid.Int64Range(1, 1000).Draw(t, "shares"))
		o.Grants, o.Refreshers, o.TopUp = []comp.Grant{g}, nil, comp.TopUp{}
		o.Grants[0].Shares = hundreds
		o.Current = false
		single := granted(unfold(t, c, o))
		o.Grants[0].Shares = hundreds.Add(hundreds)
		if double := granted(unfold(t, c, o)); !double.Equal(single.Add(single)) {
			t.Fatalf("twice the shares pay %s, once %s", double, single)
		}
	})
}

// granted returns what grants and refreshers pay.
func granted(timeline comp.Timeline) decimal.Decimal {
	return timeline.Sum(func(p *comp.Payment) bool {
		return p.Component == comp.RSUPay || p.Component == comp.OptionPay || p.Component == comp.RefresherPay
	})
}

// SPEC 5.7: nothing that vests is ever worth less than nothing, and what options pay
// with what exercising them costs is the shares at the price of the day.
func TestEquityIsNeverNegative(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCase(t)
		o := c.Offers[0]
		if rapid.Bool().Draw(t, "private") {
			goPrivate(t, &o, c.AsOf)
		}
		for _, p := range unfold(t, c, o) {
			if p.Component != comp.CostPay && p.Component != comp.ESPPPay && (p.Amount.IsNegative() || p.Quantity.IsNegative()) {
				t.Fatalf("%v %s pays %s for %s", p.Date, p.Item, p.Amount, p.Quantity)
			}
			gross := p.Quantity.Mul(p.Price)
			if both := p.Amount.Add(p.ExerciseCost()); p.Component == comp.OptionPay && p.Amount.IsPositive() && both.Sub(gross).Abs().GreaterThan(dec("0.005")) {
				t.Fatalf("%s: gain and cost are %s, the shares %s", p.Item, both, gross)
			}
		}
	})
}

// SPEC 5.7: without an exit inside the horizon a private company's equity adds nothing;
// with one it is all speculative and paid on that day. Over a long horizon everything
// granted vests on paper.
func TestPrivateEquityIsNoCash(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCase(t)
		c.Years = 6
		c.Offers = c.Offers[:1]
		o := &c.Offers[0]
		if o.Current { // it has vested before the comparison begins
			t.Skip()
		}
		o.TopUp = comp.TopUp{}
		goPrivate(t, o, c.AsOf)
		result, err := comp.Compare(c)
		if err != nil {
			t.Fatal(err)
		}
		r := &result.Offers[0]
		for _, p := range r.Timeline {
			if equity := p.Component == comp.RSUPay || p.Component == comp.OptionPay || p.Component == comp.RefresherPay; equity &&
				(p.Certainty != comp.Speculative || p.Date != o.Private.Exit.On) {
				t.Fatalf("%s is %s on %v", p.Item, p.Certainty, p.Date)
			}
		}
		for _, p := range r.Paper { // beside what the exit pays of the award
			paid := decimal.Zero
			for _, q := range r.Timeline {
				if q.Term == p.Term && q.Component == p.Component && q.Item == p.Item {
					paid = paid.Add(q.Quantity)
				}
			}
			if all := p.Vested.Add(paid); all.GreaterThan(p.Granted) || p.Component != comp.RefresherPay && !all.Equal(p.Granted) {
				t.Fatalf("%s: vested %s of %s, and %s are paid", p.Item, p.Vested, p.Granted, paid)
			}
		}
	})
}

// A larger exit never pays less, more dilution never more, and a cell of the grid is
// what the offer pays with that exit and that dilution, whether rounds say what they raise
// or what they dilute.
func TestExitGridIsTheModel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCase(t)
		o := c.Offers[0]
		if o.TopUp = (comp.TopUp{}); o.Current {
			o.Current, o.Start = false, vesting.Date{}
		}
		goPrivate(t, &o, c.AsOf)
		low := anyExit(t)
		exits := []decimal.Decimal{low, low.Add(anyExit(t))}
		dilutions := []decimal.Decimal{decimal.Zero, decimal.New(rapid.Int64Range(1, 99).Draw(t, "dilution"), -2)}
		o.Private.Rounds = []comp.Round{{Dilution: dilutions[1]}}
		if raise := anyExit(t); rapid.Bool().Draw(t, "raises") { // a part of 1/n sold by a round
			n := decimal.NewFromInt(rapid.SampledFrom([]int64{2, 4, 5, 8, 10, 20, 25, 50}).Draw(t, "part"))
			o.Private.Rounds = []comp.Round{{Raise: raise, PreMoney: raise.Mul(n.Sub(decimal.NewFromInt(1)))}}
			dilutions[1] = decimal.NewFromInt(1).Div(n)
		}
		grid, err := comp.NewExitGrid(c, o, exits, dilutions)
		if err != nil {
			t.Fatal(err)
		}
		cells := grid.Payouts
		if cells[1][0].LessThan(cells[0][0]) || cells[1][1].LessThan(cells[0][1]) || cells[0][1].GreaterThan(cells[0][0]) || cells[1][1].GreaterThan(cells[1][0]) {
			t.Fatalf("exits %v by dilutions %v pay %v", exits, dilutions, cells)
		}
		end := c.AsOf
		if !o.Start.IsZero() {
			end = o.Start
		}
		end = end.AddMonths(12 * c.Years)
		if on := o.Private.Exit.On; on.IsZero() || on.After(end) {
			o.Private.Exit.On = end
		}
		o.Private.Exit.Value = exits[1]
		if want := granted(unfold(t, c, o)); !o.Private.Exit.On.Before(o.Start) && !cells[1][1].Equal(want) {
			t.Fatalf("the grid has %s, the offer pays %s", cells[1][1], want)
		}
	})
}

// The low end of the band is the total without what is expected.
func TestBandIsTheTotalWithoutAndWith(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCase(t)
		c.Offers = c.Offers[:1]
		o := &c.Offers[0]
		o.TopUp = comp.TopUp{} // what it fills up depends on what else there is
		result, err := comp.Compare(c)
		if err != nil {
			t.Fatal(err)
		}
		band := result.Offers[0].Band()
		for i := range o.Refreshers {
			if o.Refreshers[i].Promise != comp.PromiseWritten {
				o.Refreshers[i].Promise = comp.PromiseNone
			}
		}
		if without := unfold(t, c, *o).Total(); !band.Low.Equal(without) || !band.High.Equal(result.Offers[0].Total) {
			t.Fatalf("band %v, total %s, without %s", band, result.Offers[0].Total, without)
		}
	})
}
