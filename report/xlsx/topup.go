package xlsx

import (
	"fmt"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// topUp is a grant that fills a year's gap to a target compensation, in shares at the
// price that the employer assumes for the year's end (SPEC 5.6). What the year will pay
// is worked out from the Inputs anew: a sum over the Timeline would include the top-up.
func (m *model) topUp(p *comp.Payment) (calculation, bool) {
	target, ok1 := m.input("top_up.target")
	assumed, ok2 := m.assumedPrice(p, p.Date)
	plan, ok3 := m.planned(p)
	if !ok1 || !ok2 || !ok3 {
		return calculation{}, false
	}
	gap := whole(0).most(target.minus(plan).rounded(m.places))
	gap = m.work(fmt.Sprintf("Gap to the target, year %d", p.Year), gap, formatMoney(m.result.Currency))
	c := calculation{item: fmt.Sprintf("Top-up to the target, year %d", p.Year)}
	if !m.priceKnown() {
		now, ok := m.vestIndex(p)
		c.quantity, c.price = gap, now.over(assumed)
		return c, ok
	}
	price, ok := m.vestPrice(p)
	c.quantity = gap.over(assumed).rounded(quotientPlaces).floor().ifPositive(assumed)
	c.price = price.rounded(4)
	return c, ok
}

// priceKnown reports whether the price of a share is known, rather than its growth alone.
func (m *model) priceKnown() bool {
	_, known := m.input("price.today")
	return known || len(m.offer.Price.Path) > 0
}

// assumedPrice is what the employer takes a share to be worth on a day of a top-up's
// year: the price of the year's first day, grown.
func (m *model) assumedPrice(topUp *comp.Payment, on vesting.Date) (formula, bool) {
	growth, ok := m.input("top_up.growth")
	begins, k := topUp.Granted, topUp.Year
	then, known := m.indexOn(begins, k)
	if m.priceKnown() {
		then, known = m.priceOn(begins, k)
		then = then.rounded(4)
	}
	then = m.work(fmt.Sprintf("Share as year %d begins", k), then, formatPrice)
	price := then.times(whole(1).plus(growth).power(bracketed(yearsFrom(begins.MonthsUntil(on)))))
	if m.priceKnown() {
		price = price.rounded(4)
	}
	return m.work(fmt.Sprintf("Share that the employer assumes for %v", on), price, formatPrice), ok && known
}

// bracketed keeps a sum together in an exponent.
func bracketed(f formula) formula {
	f.text, f.binds = f.inside(bindsCell), bindsCell
	return f
}

// planned is what the other terms pay in the year of a top-up.
func (m *model) planned(topUp *comp.Payment) (formula, bool) {
	parts, ok := []formula{m.paidBy(topUp.Year, 12)}, true
	all := m.withEmpty()
	for i := range all {
		p := &all[i]
		if p.Year != topUp.Year || p.Term.Kind == comp.TopUpTerm {
			continue
		}
		switch p.Component {
		case comp.BonusPay, comp.CommissionPay, comp.SignOnPay, comp.CashGrantPay, comp.RSUPay, comp.RefresherPay:
			part, known := m.plannedPayment(topUp, p)
			parts = append(parts, m.work(fmt.Sprintf("Planned for year %d: %s of %v (%d)", topUp.Year, p.Component.Title(), p.Date, i+1), part, "#,##0.00##"))
			ok = ok && known
		}
	}
	return sumOf(parts), ok
}

// plannedPayment is what the employer takes a payment to be worth: a vest at the price
// assumed for its day.
func (m *model) plannedPayment(topUp, p *comp.Payment) (formula, bool) {
	c, ok := m.calculate(p)
	if !ok {
		return formula{}, false
	}
	amount := c.total(c.quantity, c.price, m.places)
	if c.quantity.text == "" { // money, or a part of a value whatever the price
		return amount, true
	}
	assumed, ok := m.assumedPrice(topUp, p.Date)
	if m.priceKnown() {
		return c.quantity.times(assumed), ok
	}
	index, known := m.vestIndex(p)
	return amount.times(assumed).over(index).ifPositive(index), ok && known
}

// possibleTopUps lists a payment for every year that may be topped up.
func (m *model) possibleTopUps() []comp.Payment {
	t := &m.offer.TopUp
	if t.Target.IsZero() || t.Promise == comp.PromiseNone {
		return nil
	}
	p := comp.Payment{Component: comp.RefresherPay, Certainty: comp.Speculative, Promise: comp.PromiseExpected, Term: comp.TopUpTerm.Alone(),
		Rule: comp.RuleTopUp, Held: m.offer.Sell == comp.Hold}
	if !m.priceKnown() {
		p.Rule = comp.RuleTopUpIndexed
	}
	if t.Promise == comp.PromiseWritten {
		p.Certainty, p.Promise = comp.Market, comp.PromiseWritten
	}
	first := t.FirstYear()
	var all []comp.Payment
	for k := first; k <= m.book.comparison.Case.Years; k++ {
		p.Granted, p.Date = m.result.Start.AddMonths(12*(k-1)), m.result.Start.AddMonths(12*k)
		all = append(all, p)
	}
	return all
}
