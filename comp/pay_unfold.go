package comp

import (
	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Unfold turns an offer into its timeline: every payment that the offer earns within the
// case's horizon, in the offer's currency. Payments earned within the horizon are in it
// even where they are paid later; vests before the first day of work are not. Of the
// offers of the case itself only the starts matter, and only to today's job (SPEC 3.6). It returns a *ValidationError for terms that
// cannot stand.
func Unfold(c Case, o Offer) (Timeline, error) {
	alone := c
	alone.Offers = []Offer{o}
	if err := alone.Validate(); err != nil {
		return nil, err
	}
	return unfold(&c, &o).payments, nil
}

// unfolding is the state of one offer being unfolded.
type unfolding struct {
	kase        *Case
	offer       *Offer
	terms       terms
	currency    Currency
	equity      Currency       // of the shares
	start       vesting.Date   // first compared day, from which months and service years count
	hired       vesting.Date   // first day of work; zero for today's job where it is not known
	leaves      vesting.Date   // day after the last one worked of a fixed-term job; zero where it goes on
	ends        []vesting.Date // last day of each service year: start + k years
	months      []vesting.Date // monthly anniversaries: start + m months, from m = 0
	salary      salary
	promoted    *salary // with the promotion; nil where none is expected
	price       pricePath
	payments    Timeline
	soldAfter   int      // years after which held shares are sold
	earlier     Timeline // what today's job paid before its first compared day and can claim back
	notes       []Note
	held        []award         // of a private company, for its exit
	commissions []dueCommission // by payday, where it is not paid with each month's salary
	vests       []dealtVest     // of the award being dealt; one slice serves them all
	dealt       []vesting.Event // of the award being dealt; one slice serves them all
}

func newUnfolding(c *Case, o *Offer, t terms) *unfolding {
	u := &unfolding{terms: t, kase: c, offer: o, currency: o.currency(c), equity: o.equity(c), start: c.begins(o), hired: c.hired(o)}
	u.ends, u.months = make([]vesting.Date, 0, c.Years), make([]vesting.Date, 0, 12*c.Years+1)
	for k := 1; k <= c.Years; k++ {
		u.ends = append(u.ends, u.start.AddMonths(12*k))
	}
	for m := 0; m <= 12*c.Years; m++ {
		u.months = append(u.months, u.start.AddMonths(m))
	}
	u.leaves = o.leaves()
	u.salary = newSalary(u)
	u.price = newPricePath(c, o, u.terms)
	return u
}

func unfold(c *Case, o *Offer) *unfolding { return unfoldUntil(c, o, c.Years) }

// unfoldUntil unfolds an offer whose held shares are sold after so many years, which may
// be fewer than those that it is unfolded for.
func unfoldUntil(c *Case, o *Offer, soldAfter int) *unfolding {
	return unfoldWith(c, o, soldAfter, terms{})
}

// unfoldWith unfolds an offer on numbers of its terms, fixed ones or live.
func unfoldWith(c *Case, o *Offer, soldAfter int, t terms) *unfolding {
	u := newUnfolding(c, o, t)
	u.soldAfter = soldAfter
	u.payments = make(Timeline, 0, u.estimate())
	for i := range kinds {
		kinds[i].unfold(u)
	}
	u.end()
	u.payments = u.payments.sorted()
	u.stay()
	return u
}

// estimate returns about how many payments there will be, and rarely too few: making room twice costs more
// than a few places that stay empty.
func (u *unfolding) estimate() int {
	o, years := u.offer, u.kase.Years
	monthly := 1 + len(o.Benefits) + len(o.Costs) + min(len(o.Retirement.Tiers), 1)
	if !o.Retirement.Employer.IsZero() {
		monthly++
	}
	if !o.Commission.isZero() {
		monthly++
	}
	yearly := 2 + len(o.Bonuses) // with an ESPP or a true-up
	n := 12*years*monthly + years*yearly + len(o.SignOn) + len(o.Relocations) + 4
	if o.Private.Stated() {
		return n // an exit pays all at once
	}
	for i := range o.Grants {
		n += o.Grants[i].Vesting.Count()
	}
	for i := range o.Refreshers {
		r := &o.Refreshers[i]
		within := min(6*years, r.Vesting.Months()) // months, on an average: each award has fewer left than the one before it
		n += r.count(years) * r.Vesting.Count() * within / max(r.Vesting.Months(), 1)
	}
	return n
}

// year returns the service year of a day: year k is (start + (k-1) years, start + k
// years], plus the start day itself in year 1 (SPEC 3.2). It returns false before the
// start and after the horizon.
func (u *unfolding) year(d vesting.Date) (int, bool) {
	if d.Before(u.start) {
		return 0, false
	}
	for i, end := range u.ends {
		if !d.After(end) {
			return i + 1, true
		}
	}
	return 0, false
}

// anniversary returns the first day of service year k+1, which is also the day on which
// year k's month-12 payments fall.
func (u *unfolding) anniversary(k int) vesting.Date { return u.start.AddMonths(12 * k) }

// after returns the day after m full months of service, the monthly anniversary on which
// shares vest and are bought.
func (u *unfolding) after(m int) vesting.Date { return u.months[m] }

// payday returns the day on which month m of service, from 1, is paid: its last day, the
// day before the monthly anniversary (SPEC 3.2), or the last day worked where that cuts it.
func (u *unfolding) payday(m int) vesting.Date {
	day := payday(u.start, m)
	if !u.leaves.IsZero() && u.leaves.Before(day) && u.months[m-1].Before(u.leaves) {
		return u.leaves.AddDays(-1)
	}
	return day
}

func payday(start vesting.Date, m int) vesting.Date { return start.AddMonths(m).AddDays(-1) }

// pay makes a payment of an amount that is rounded already, as certain as its component is where
// it says nothing else.
func (u *unfolding) pay(p Payment, amount calc.Number) {
	if what, _ := p.Component.known(); p.Certainty == "" {
		p.Certainty = what.certainty
	}
	u.payments = append(u.payments, p.of(amount))
}

// payUnlessZero makes a payment where its amount is not zero, or may not be for other terms.
func (u *unfolding) payUnlessZero(p Payment, amount calc.Number) {
	switch {
	case amount.Live():
		p.remember(func(m *makings) { m.rests = amount })
	case amount.Decimal().IsZero():
		return
	}
	u.pay(p, amount)
}

// payFor makes a payment of a quantity, of shares or of dollars that follow one, at a price.
func (u *unfolding) payFor(p Payment, quantity, price calc.Number) {
	u.payWorth(p, quantity, price, price)
}

// payWorth makes a payment of a quantity at a price of which each is worth a part: of options
// what the price has over the strike.
func (u *unfolding) payWorth(p Payment, quantity, price, worth calc.Number) {
	u.payInShares(p.counting(quantity, price), u.equity.product(quantity, worth))
}

// counting returns the payment with the quantity and the price that it is made of.
func (p Payment) counting(quantity, price calc.Number) Payment {
	p.Quantity = quantity.Decimal()
	if quantity.Live() || price.Live() {
		p.remember(func(m *makings) {
			m.quantity, m.price = quantity, price
			if p.Valued == InShares && !m.rests.Live() {
				m.rests = quantity
			}
		})
	}
	return p
}

// payInShares makes a payment of an amount in the currency of the shares, rounded already: where
// that is not the offer's, at the rate of the day on which they are sold.
func (u *unfolding) payInShares(p Payment, amount calc.Number) {
	if u.equity == u.currency {
		u.pay(p, amount)
		return
	}
	if p.Held {
		p.exchanged, _ = u.valuedOn(p.Date, p.Year)
	}
	p.Currency, p.Native = u.equity, amount.Decimal()
	own := u.kase.across(amount, u.equity, u.currency, p.ExchangedOn(), u.terms)
	p.own = own.Decimal()
	if u.terms.moves() {
		rate := calc.Number{} // there is no one rate between two that are both not the reporting currency
		if u.currency == u.kase.Currency {
			rate = u.kase.rate(u.equity, p.ExchangedOn(), u.terms)
		}
		p.remember(func(m *makings) { m.native, m.own, m.exchange = amount, own, rate })
	}
	u.pay(p, own)
}

// inOffer returns what shares are worth in the offer's currency, rounded in their own and converted
// on a day.
func (u *unfolding) inOffer(amount calc.Number, on vesting.Date) calc.Number {
	return u.kase.across(amount.Round(u.equity.Places()), u.equity, u.currency, on, u.terms)
}

// of returns the payment with its amount.
func (p Payment) of(amount calc.Number) Payment {
	p.Amount = amount.Decimal()
	if amount.Live() {
		p.remember(func(m *makings) { m.amount = amount })
	}
	return p
}

// inHand returns the first last day of work on which a payment is received: its payday,
// and no earlier than the day after its service year has begun.
func (u *unfolding) inHand(p *Payment) vesting.Date {
	if p.Year == 1 || !p.EarnedTo.IsZero() { // a bonus is in hand on its payday, whichever days earn it
		return p.Date
	}
	return later(p.Date, u.anniversary(p.Year-1).AddDays(1))
}

// twelfths are the parts of a year that end each month.
var twelfths = func() (parts [13]vesting.Fraction) {
	for i := range parts {
		parts[i], _ = vesting.NewFraction(int64(i), 12)
	}
	return parts
}()
