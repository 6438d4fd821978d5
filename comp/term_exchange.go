package comp

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// ExchangeRate is the worth of one unit of a currency in the reporting currency, from a
// day on. A rate is an assumption and is printed as such (SPEC 5.11).
type ExchangeRate struct {
	Currency Currency
	On       vesting.Date    // in force from this day; zero means always
	Rate     decimal.Decimal // one unit of Currency in the case's currency
}

func exchangeTerms() []Term {
	return []Term{
		{Path: "fx", Label: "Exchange rates", inCase: func(c *Case, _ int) any { return &c.Rates },
			Kind: KindByCurrency, Meaning: "exchange rates: what one unit of each currency is worth in the reporting currency, or a list of {on, rate}", Example: "{EUR: 1.08}"},
		{Path: "fx[].on", Label: "from", inCase: func(c *Case, i int) any { return &c.Rates[i].On },
			Kind: KindDate, Meaning: "first day on which the rate holds; before the first of all, the first holds", Example: "2027-01-01"},
		{Path: "fx[].rate", inCase: func(c *Case, i int) any { return &c.Rates[i].Rate },
			Kind: KindPrice, Unit: UnitReporting, Bounds: amounts().above(), Moves: true, Meaning: "one unit in the reporting currency", Example: "1.27"},
	}
}

// Exchange returns what one unit of a currency is worth in the reporting currency on a
// day: the last dated rate on or before it, or the first dated one for an earlier day.
// It returns false for a currency without a rate.
func (c *Case) Exchange(from Currency, on vesting.Date) (decimal.Decimal, bool) {
	if from == c.Currency {
		return one, true
	}
	at := c.rateOn(from, on)
	if at < 0 {
		return decimal.Zero, false
	}
	return c.Rates[at].Rate, true
}

// rateOn returns the position of the rate that is in force on a day, -1 where there is none.
func (c *Case) rateOn(from Currency, on vesting.Date) int {
	best := -1
	for i := range c.Rates {
		r := &c.Rates[i]
		if r.Currency == from && (best < 0 || !r.On.After(on) && !r.On.Before(c.Rates[best].On)) {
			best = i
		}
	}
	return best
}

// exchange returns an amount of a currency in the reporting currency, rounded to its minor
// unit.
func (c *Case) exchange(amount calc.Number, from Currency, on vesting.Date, t terms) calc.Number {
	if from == c.Currency {
		return amount
	}
	return c.exchanged(amount, c.rate(from, on, t))
}

// across returns an amount of one currency in another at the rates of a day, rounded to its
// minor unit once: of two that are both not the reporting one at the quotient of their rates.
func (c *Case) across(amount calc.Number, from, to Currency, on vesting.Date, t terms) calc.Number {
	switch {
	case from == to:
		return amount
	case to == c.Currency:
		return c.exchange(amount, from, on, t)
	}
	return c.worthIn(amount, from, to, on, to.Places(), t)
}

// worthIn is across with so many decimals.
func (c *Case) worthIn(amount calc.Number, from, to Currency, on vesting.Date, places int32, t terms) calc.Number {
	if from == to {
		return amount
	}
	if from != c.Currency {
		amount = amount.Mul(c.rate(from, on, t))
	}
	if to == c.Currency {
		return amount.Round(places)
	}
	return amount.Div(c.rate(to, on, t), places)
}

// exchanged returns an amount at a rate, rounded to the minor unit of the reporting currency.
func (c *Case) exchanged(amount, rate calc.Number) calc.Number {
	return amount.Mul(rate).Round(c.Currency.Places())
}

// rate returns what one unit of a currency is worth on a day, as the number of its term.
func (c *Case) rate(from Currency, on vesting.Date, t terms) calc.Number {
	rate, known := c.Exchange(from, on)
	if !t.live || !known {
		return calc.Of(rate)
	}
	return t.ofCase(c.TermOfRate(c.rateOn(from, on)), rate).Named(func() string { return fmt.Sprintf("%s in %s", from, c.Currency) })
}

// TermOfRate returns the term of the exchange rate at a position: fx.EUR.rate, or of dated
// ones fx.EUR[1].rate; empty where there is none.
func (c *Case) TermOfRate(i int) string {
	if c == nil || i < 0 || i >= len(c.Rates) {
		return ""
	}
	path, n := "fx."+string(c.Rates[i].Currency), 0
	if c.Rates[i].On.IsZero() {
		return path + ".rate"
	}
	for _, r := range c.Rates[:i] {
		if r.Currency == c.Rates[i].Currency {
			n++
		}
	}
	return fmt.Sprintf("%s[%d].rate", path, n)
}

// exchanged refuses a currency for which the case has no rate.
func (c checker) exchanged(code Currency, kase *Case) {
	if _, known := kase.Exchange(code, kase.AsOf); !known {
		c.refuse(fmt.Sprintf("the case reports in %s and has no rate for %s", kase.Currency, code),
			fmt.Sprintf("add fx: {%s: RATE}, with the worth of one %s in %s for RATE", code, code, kase.Currency))
	}
}

// checkRates refuses rates that cannot convert anything; the dated rates of one currency
// ascend.
func (c Case) checkRates(at checker) {
	last := map[Currency]vesting.Date{}
	for _, r := range c.Rates {
		at := at.at("fx.%s", r.Currency)
		at.currency(r.Currency)
		at.amount(r.Rate)
		at.year(r.On)
		if r.Rate.IsZero() {
			at.refuse("a rate of 0 would make the offer worth nothing", "write one unit in "+string(c.Currency)+", such as 1.08")
		}
		if r.Currency == c.Currency {
			at.refuse(fmt.Sprintf("%s is the reporting currency itself", r.Currency), "give rates of the other currencies only")
		}
		if before, seen := last[r.Currency]; seen && !r.On.After(before) {
			at.refuse(fmt.Sprintf("%v does not come after %v", r.On, before), "write the rates of one currency in order of date, one a day")
		}
		last[r.Currency] = r.On
	}
}
