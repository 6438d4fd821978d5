package comp

import (
	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/vesting"
)

// award is one lot of equity on a vesting schedule, whatever term it comes from: a grant
// of the letter, one year's refresher, an option grant.
type award struct {
	pay        Payment // what all its vests have in common
	vesting    vesting.Schedule
	start      vesting.Date // vesting start
	shares     decimal.Decimal
	allocation vesting.Allocation

	strike        decimal.Decimal // of options; zero for shares
	expires       vesting.Date    // last day on which it is worth anything; zero means none
	doubleTrigger bool            // vests only with the exit, whatever has been served before
}

// vest pays each vest of an award at the share price of its day. A private company's
// shares have none: they are held for an exit.
func (u *unfolding) vest(a award) {
	a.pay.Basis, a.pay.Granted, a.pay.Strike = a.shares, a.start, a.strike
	if u.offer.Private.Stated() {
		u.hold(a)
		return
	}
	a.pay.Valued, a.pay.Rule = InShares, u.sold(a.pay.Rule)
	var vested vesting.Fraction
	for _, event := range u.vestEvents(a) {
		before := vested
		vested = event.Cumulative
		year, within := u.year(event.Date)
		if !within {
			continue
		}
		p := a.pay
		p.Date, p.Year, p.Price = event.Date, year, u.vestPrice(event.Date, year)
		p.Quantity = vestedBetween(before, &event)
		p.Amount = u.currency.times(p.Quantity, a.gain(p.Price))
		u.pay(p)
	}
}

// vestedBetween returns the shares of a vest. Fractional shares are the difference of the
// cumulative counts, so that they add up.
func vestedBetween(before vesting.Fraction, event *vesting.Event) decimal.Decimal {
	if _, whole := event.Shares.Int64(); whole {
		return event.Shares.Decimal(0)
	}
	return event.Cumulative.Decimal(vestedPlaces).Sub(before.Decimal(vestedPlaces))
}

// gain returns what one vested share is worth at a price, or one option: never below 0.
func (a *award) gain(price decimal.Decimal) decimal.Decimal {
	if a.strike.IsZero() {
		return price
	}
	return decimal.Max(decimal.Zero, price.Sub(a.strike))
}

func (p *Payment) isShares() bool  { return p.Valued == InShares }
func (p *Payment) isExit() bool    { return p.Valued == AtExit }
func (p *Payment) isIndexed() bool { return p.Valued == InDollars }

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
	start   vesting.Date // vesting start
	value   decimal.Decimal
	indexed bool
	since   decimal.Decimal // the share's index on the day that the value is of
}

// vestPledge pays the parts of a value, rounded cumulatively (SPEC 2.3).
func (u *unfolding) vestPledge(v pledge) {
	v.pay.Basis, v.pay.Price, v.pay.Granted = v.value, one, v.start
	if v.indexed {
		v.pay.Valued, v.pay.Rule = InDollars, u.sold(v.pay.Rule)
	}
	for _, tranche := range v.vesting.Tranches(v.start) {
		v.pay.From, v.pay.To = v.pay.To, tranche.Cumulative
		year, within := u.year(tranche.Date)
		if !within {
			continue
		}
		p := v.pay
		p.Date, p.Year = tranche.Date, year
		p.Quantity = u.part(v.value, p.To).Sub(u.part(v.value, p.From))
		if v.indexed {
			day, k := u.valuedOn(tranche.Date, year)
			p.Price = u.price.since(v.since, day, k)
		}
		p.Amount = u.currency.times(p.Quantity, p.Price)
		u.pay(p)
	}
}

// part returns a fraction of a whole, rounded to the minor unit.
func (u *unfolding) part(whole decimal.Decimal, f vesting.Fraction) decimal.Decimal {
	return whole.Mul(decimal.NewFromInt(f.Num())).DivRound(decimal.NewFromInt(f.Den()), u.currency.Places())
}
