package comp

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// award is one lot of equity on a vesting schedule, whatever term it comes from: a grant
// of the letter, one year's refresher, an option grant.
type award struct {
	pay        Payment // what all its vests have in common
	vesting    vesting.Schedule
	parts      *openParts   // of the schedule; nil where it is fixed
	start      vesting.Date // vesting start
	shares     decimal.Decimal
	count      calc.Number // the shares as a number of the terms; fixed where nothing is said
	allocation vesting.Allocation

	strike        decimal.Decimal        // of options; zero for shares
	price         calc.Number            // the strike as a number of the terms
	expires       vesting.Date           // last day on which it is worth anything; zero means none
	window        vesting.ExerciseWindow // of options, after leaving
	doubleTrigger bool                   // vests only with the exit, whatever has been served before
}

// vest pays each vest of an award at the share price of its day. A private company's
// shares have none: they are held for an exit.
func (u *unfolding) vest(a award) {
	a.pay.Basis, a.pay.Granted, a.pay.Strike = a.shares, a.start, a.strike
	if a.price.Live() {
		a.pay.remember(func(m *makings) { m.strike = a.price })
	}
	if u.offer.Private.Stated() {
		u.hold(a)
		return
	}
	a.pay.Valued, a.pay.Held = InShares, u.holds()
	u.vests = u.vestsOf(&a, u.vests[:0])
	for _, v := range u.vests {
		year, within := u.year(v.on)
		if !within {
			continue
		}
		p, price := a.pay, u.vestPrice(v.on, year)
		p.Date, p.Year, p.Price = v.on, year, price.Decimal()
		u.payWorth(p, v.shares, price, a.worth(price))
	}
}

// dealtVest is the shares that vest on a day.
type dealtVest struct {
	on     vesting.Date
	shares calc.Number
}

// dealings are the allocations in which what has vested by a day is a part num/den of the count,
// and of nothing that was dealt before.
var dealings = map[vesting.Allocation]func(count calc.Number, num, den int64) calc.Number{
	vesting.CumulativeRoundDown: calc.Number.PartFloor,
	vesting.CumulativeRounding:  func(n calc.Number, num, den int64) calc.Number { return n.Part(num, den, 0) },
	vesting.Fractional:          func(n calc.Number, num, den int64) calc.Number { return n.Part(num, den, vestedPlaces) },
}

// vestsOf appends the vests of an award. Where its count may move and is dealt by cumulative
// round-down, a vest that deals no share today is in it too: another count would deal some.
func (u *unfolding) vestsOf(a *award, vests []dealtVest) []dealtVest {
	if a.count.Live() && a.isLoaded() {
		return a.dealLoaded(vests)
	}
	award, dealt := u.awarded(a)
	var before calc.Number
	for _, event := range award.Events {
		vested := dealt(event.Cumulative)
		v := dealtVest{event.Date, vested.Sub(before)}
		if v.shares.Live() {
			v.shares = a.named(v)
		}
		vests = append(vests, v)
		before = vested
	}
	return vests
}

// isLoaded reports whether what is left of the shares when each instalment has its whole ones
// goes to the first or to the last of them.
func (a *award) isLoaded() bool {
	_, cumulative := dealings[a.allocation]
	return !cumulative
}

// dealLoaded appends the vests of an award whose count may move, as package vesting deals the
// loaded allocations: to each instalment its part rounded down, and what is left one each to the
// first or to the last of those that were rounded, or all of it to one.
func (a *award) dealLoaded(vests []dealtVest) []dealtVest {
	instalments := a.vesting.Instalments(a.start)
	due := make([]instalment, len(instalments))
	each, order := make([]calc.Number, len(instalments)), make([]int, len(instalments))
	for i, t := range instalments {
		due[i] = a.parts.instalment(a.count, i, t.Part)
		each[i], order[i] = due[i].of.PartFloor(due[i].num, due[i].den), i
	}
	if a.allocation == vesting.BackLoaded || a.allocation == vesting.BackLoadedToSingleTranche {
		slices.Reverse(order)
	}
	single := a.allocation == vesting.FrontLoadedToSingleTranche || a.allocation == vesting.BackLoadedToSingleTranche
	left := a.count.Sub(calc.Sum(each...))
	for _, i := range order {
		var more calc.Number
		if single {
			more = calc.If(due[i].positive(), left, more)
		} else {
			rounded := each[i].Mul(calc.Int(due[i].den)).Less(due[i].of.Mul(calc.Int(due[i].num)))
			more = calc.If(left.Positive().And(rounded), calc.Int(1), more)
		}
		each[i], left = each[i].Add(more), left.Sub(more)
		if single && !due[i].positive().Live() {
			break
		}
	}
	for i, t := range instalments {
		if last := len(vests) - 1; i > 0 && vests[last].on == t.Date {
			vests[last].shares = vests[last].shares.Add(each[i])
			continue
		}
		vests = append(vests, dealtVest{t.Date, each[i]})
	}
	for i := range vests {
		vests[i].shares = a.named(vests[i])
	}
	return vests
}

// named names the shares of a vest as a step.
func (a *award) named(v dealtVest) calc.Number {
	return v.shares.Named(func() string { return fmt.Sprintf("%s, shares of %v", a.pay.Name(), v.on) })
}

// awarded returns an award as it vests, and what is dealt of it when so much of that has
// vested. Where its count may move, what vests are the parts of it, and the count deals them
// on its graph; otherwise it is the shares themselves, dealt already. It is good until the
// next call.
func (u *unfolding) awarded(a *award) (vests vesting.Award, dealt func(vested vesting.Fraction) calc.Number) {
	if a.count.Live() {
		vests = parts(a.vesting, a.start)
		if deal, known := dealings[a.allocation]; known {
			return vests, func(part vesting.Fraction) calc.Number { return deal(a.parts.vested(a.count, part)) }
		}
		return vests, a.loaded(vests.Events)
	}
	vests.Events = u.vestEvents(*a)
	return vests, func(shares vesting.Fraction) calc.Number { return calc.Of(shares.Decimal(vestedPlaces)) }
}

// loaded returns what the loaded allocations have dealt of an award when so much of it has vested:
// what vested on the days by which that was reached.
func (a *award) loaded(events []vesting.Event) func(vested vesting.Fraction) calc.Number {
	vests := a.dealLoaded(nil)
	return func(vested vesting.Fraction) calc.Number {
		var dealt []calc.Number
		for i, next := 0, 0; i < len(events) && events[i].Cumulative.Cmp(vested) <= 0; i++ {
			for ; next < len(vests) && !vests[next].on.After(events[i].Date); next++ {
				dealt = append(dealt, vests[next].shares)
			}
		}
		return calc.Sum(dealt...)
	}
}

// parts returns the parts of one whole as they vest from a start: none where the schedule
// would run past the calendar.
func parts(s vesting.Schedule, start vesting.Date) vesting.Award {
	award, _ := s.Award(vesting.Grant{Shares: vesting.Whole(1), Start: start, Allocation: vesting.Fractional})
	return award
}

// worth returns what one vested share is worth at a price, or one option: never below 0.
func (a *award) worth(price calc.Number) calc.Number {
	return worth(price, orFixed(a.price, a.strike))
}

// worth returns what is left of a price above a strike, never below 0; a share has no strike.
func worth(price, strike calc.Number) calc.Number {
	if strike.IsFixedZero() {
		return price
	}
	return price.Sub(strike).Max(calc.Number{})
}

func (p *Payment) isShares() bool  { return p.Valued == InShares }
func (p *Payment) isExit() bool    { return p.Valued == AtExit }
func (p *Payment) isTender() bool  { return p.Valued == AtTender }
func (p *Payment) isIndexed() bool { return p.Valued == InDollars }

// isSale reports whether a payment is what shares of a private company are sold for, which
// vested before.
func (p *Payment) isSale() bool { return p.isExit() || p.isTender() }

// vestedPlaces are the decimals of vested fractional shares, the most that an OCF
// Numeric holds.
const vestedPlaces = 10

// vestEvents returns the vests of an award in order of date. They are good until the
// next call.
func (u *unfolding) vestEvents(a award) []vesting.Event {
	count, err := vesting.FractionFromDecimal(a.shares)
	if err != nil {
		return nil // Validate refuses such a count
	}
	u.dealt, err = a.vesting.AppendEvents(u.dealt[:0], vesting.Grant{Shares: count, Start: a.start, Allocation: a.allocation})
	if err != nil {
		return nil
	}
	return u.dealt
}

// pledge is a sum of money on a vesting schedule, of which each vest pays its part: as
// it is, or indexed by the share price where no price of a share is known.
type pledge struct {
	pay     Payment // what all its vests have in common
	vesting vesting.Schedule
	parts   *openParts   // of the schedule; nil where it is fixed
	start   vesting.Date // vesting start
	value   calc.Number
	indexed bool
	cash    bool        // in the offer's currency, not that of its shares
	since   calc.Number // the share's index on the day that the value is of
}

// vestPledge pays the parts of a value, rounded cumulatively (SPEC 2.3).
func (u *unfolding) vestPledge(v pledge) {
	v.pay.Basis, v.pay.Price, v.pay.Granted = v.value.Decimal(), one, v.start
	if v.value.Live() {
		v.pay.remember(func(m *makings) { m.basis, m.rests, m.parts = v.value, v.value, v.parts })
	}
	if v.indexed {
		v.pay.Valued, v.pay.Held = InDollars, u.holds()
	}
	in := u.equity
	if v.cash {
		in = u.currency
	}
	for _, tranche := range v.vesting.Tranches(v.start) {
		v.pay.From, v.pay.To = v.pay.To, tranche.Cumulative
		year, within := u.year(tranche.Date)
		if !within {
			continue
		}
		p := v.pay
		p.Date, p.Year = tranche.Date, year
		quantity, price := in.part(v.parts.vested(v.value, p.To)).Sub(in.part(v.parts.vested(v.value, p.From))), calc.Of(one)
		quantity = quantity.Named(func() string { return fmt.Sprintf("%s, part of %v", p.Item, p.Date) })
		if v.indexed {
			day, k := u.valuedOn(tranche.Date, year)
			price = u.price.since(v.since, day, k)
		}
		p.Price = price.Decimal()
		if v.cash {
			u.pay(p.counting(quantity, price), quantity)
			continue
		}
		u.payFor(p, quantity, price)
	}
}

// part returns num/den of a whole, rounded to the minor unit.
func (c Currency) part(whole calc.Number, num, den int64) calc.Number {
	return whole.Part(num, den, c.Places())
}

// InOptions reports whether a grant or a refresher of the offer is of options.
func (o *Offer) InOptions(term TermRef) bool {
	switch i := term.Index; {
	case o == nil || i < 0:
		return false
	case term.Kind == GrantTerm && i < len(o.Grants):
		return o.Grants[i].Kind == Option
	case term.Kind == RefresherTerm && i < len(o.Refreshers):
		return o.Refreshers[i].Kind == Option
	}
	return false
}

// AwardTitle names the term of a vest: a grant by its place in the letter, refreshers
// together. A top-up vests within the year that it is granted in, so none is left after the
// horizon, and nothing names it.
func (o *Offer) AwardTitle(term TermRef) string {
	switch i := term.Index; {
	case i < 0:
	case term.Kind == GrantTerm && i < len(o.Grants):
		return o.Grants[i].Item(i)
	case term.Kind == BenefitTerm && i < len(o.Benefits):
		return o.Benefits[i].title("Benefit", i)
	case term.Kind == PromotionTerm:
		return o.Promotion.Title() + ", refreshers"
	case term.Kind == RefresherTerm && i < len(o.Refreshers):
		kind := "Refreshers"
		if o.InOptions(term) {
			kind = "Option refreshers"
		}
		return fmt.Sprintf("%s %d, %s", kind, i+1, o.Refreshers[i].Vesting)
	}
	return ""
}
