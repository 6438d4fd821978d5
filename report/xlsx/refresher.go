package xlsx

import (
	"fmt"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// refresher is one vest of one year's refresher. Its value became whole shares at the
// share price of its own grant date; where no price is known it grows with the share from
// that day on (SPEC 5.6).
func (m *model) refresher(p *comp.Payment) (calculation, bool) {
	if p.Term.Kind == comp.TopUpTerm {
		return m.topUp(p)
	}
	i := p.Term.Index
	if p.Term.Kind != comp.RefresherTerm || i >= len(m.offer.Refreshers) || p.Granted.IsZero() || m.isPrivate() {
		return calculation{}, false
	}
	r := &m.offer.Refreshers[i]
	value, ok := m.refresherValue(i)
	from, to, vests := m.partVested(r.Vesting, p.Granted, p.Date)
	year := m.year(p.Granted)
	if !ok || !vests || year == 0 {
		return calculation{}, false
	}
	c := calculation{item: fmt.Sprintf("Refresher of %v, %s", p.Granted, r.Vesting)}
	if !m.priceKnown() {
		return m.indexedRefresher(c, p, value, from, to)
	}
	granted, ok1 := m.priceOn(p.Granted, year)
	price, ok2 := m.vestPrice(p)
	quantity, ok3 := dealt(m.refresherShares(i, p.Granted, value, granted), from, to, 0, "")
	c.quantity, c.price = quantity, price.rounded(4)
	return c, ok1 && ok2 && ok3
}

// refresherShares is the count of shares of one refresher, none while the share is worth
// nothing.
func (m *model) refresherShares(i int, granted vesting.Date, value, price formula) formula {
	price = m.work(fmt.Sprintf("Share price on %v", granted), price.rounded(4), formatPrice)
	shares := value.over(price).rounded(quotientPlaces).floor().ifPositive(price)
	return m.work(fmt.Sprintf("Shares of refresher %d, granted %v", i+1, granted), shares, formatWhole)
}

// indexedRefresher is a part of the value times the growth since the grant.
func (m *model) indexedRefresher(c calculation, p *comp.Payment, value formula, from, to vesting.Fraction) (calculation, bool) {
	then, ok1 := m.indexOn(p.Granted, m.year(p.Granted))
	now, ok2 := m.vestIndex(p)
	c.quantity, c.price = m.part(value, from, to), now.over(then)
	return c, ok1 && ok2
}

// refresherValue is the value of each refresher: stated, or a share of what the first
// grant of RSUs is worth in the letter.
func (m *model) refresherValue(i int) (formula, bool) {
	if value, ok := m.input("refreshers[%d].value", i); ok {
		return value, true
	}
	share, ok := m.input("refreshers[%d].share_of_grant", i)
	for j := range m.offer.Grants {
		if m.offer.Grants[j].Kind == comp.RSU {
			worth, known := m.letterValue(j)
			value := worth.times(share).rounded(m.places)
			return m.work(fmt.Sprintf("Value of each refresher %d", i+1), value, formatMoney(m.result.Currency)), ok && known
		}
	}
	return formula{}, false
}

// letterValue is what a grant is worth in the letter: its value, or its shares at its own
// price, or else at today's.
func (m *model) letterValue(i int) (formula, bool) {
	if value, ok := m.input("grants[%d].value", i); ok {
		return value, true
	}
	shares, ok1 := m.input("grants[%d].shares", i)
	price, ok2 := m.input("grants[%d].price", i)
	if !ok2 {
		price, ok2 = m.priceNow()
	}
	return shares.times(price), ok1 && ok2
}
