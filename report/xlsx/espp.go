package xlsx

import (
	"fmt"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// An employee stock purchase plan buys at the end of each purchase period, up to $25,000
// of stock a year at the price of the offering date (SPEC 5.8, 26 USC 423(b)(8)). Each
// purchase leaves a part of the limit to the next one, so all are worked out in order.

// espp is the gain of one purchase.
func (m *model) espp(p *comp.Payment) (calculation, bool) {
	if m.purchases == nil {
		m.purchases = map[vesting.Date]calculation{}
		m.buyAll()
	}
	c, ok := m.purchases[p.Date]
	return c, ok
}

// eachPurchase calls visit for every purchase within the horizon, with the months of
// service at which its offering and its purchase period begin and it ends.
func (m *model) eachPurchase(visit func(begin, after, end int)) {
	horizon := 12 * m.book.comparison.Case.Years
	offering, purchase := m.offer.ESPP.Periods()
	for begin := 0; begin < horizon; begin += offering {
		for end := begin + purchase; end <= min(begin+offering, horizon); end += purchase {
			visit(begin, end-purchase, end)
		}
	}
}

func (m *model) buyAll() {
	share, ok1 := m.input("espp.contribution")
	discount, ok2 := m.input("espp.discount")
	if !ok1 || !ok2 {
		return
	}
	limit := m.newStockLimit()
	m.eachPurchase(func(begin, after, end int) {
		offered, ok1 := m.priceAfter(begin)
		market, ok2 := m.priceAfter(end)
		if !ok1 || !ok2 {
			return
		}
		low := market
		if m.offer.ESPP.Lookback {
			low = offered.least(market)
		}
		day := m.result.Start.AddMonths(end)
		price := m.work(fmt.Sprintf("ESPP purchase price on %v", day), low.times(whole(1).minus(discount)), formatPrice)
		contributed := m.paidBetween(after, end).times(share).rounded(m.places)
		contributed = limit.cut(contributed, begin, end, price, offered)
		contributed = m.work(fmt.Sprintf("ESPP contributions to the purchase on %v", day), contributed.ifPositive(price.times(offered)), formatMoney(m.result.Currency))
		limit.use(contributed.times(offered).over(price).ifPositive(price), begin, end, day)
		m.purchases[day] = calculation{
			quantity: contributed.over(price).rounded(10).ifPositive(price),
			price:    market,
			amount:   contributed.times(market.minus(price)).over(price).rounded(m.places).ifPositive(price),
		}
	})
}

// priceAfter is the price of a share after so many months of service; where none is
// known its growth serves as well, because the gain only depends on how prices relate.
func (m *model) priceAfter(month int) (formula, bool) {
	day := m.result.Start.AddMonths(month)
	year := m.year(day)
	if !m.priceKnown() {
		index, ok := m.indexOn(day, year)
		return m.work(fmt.Sprintf("Growth of the share to %v", day), index, formatIndex), ok
	}
	price, ok := m.priceOn(day, year)
	return m.work(fmt.Sprintf("Share price on %v", day), price.rounded(4), formatPrice), ok
}

// stockLimit is what is left of the limit of each year, as formulas.
type stockLimit struct {
	m    *model
	left []formula // by year from the first; empty where no limit holds
}

func (m *model) newStockLimit() stockLimit {
	l := stockLimit{m: m}
	if m.result.Currency == comp.USD {
		for range m.book.comparison.Case.Years + 1 {
			l.left = append(l.left, whole(comp.Section423Limit))
		}
	}
	return l
}

// years returns the first and the last year, from 0, of which a purchase may use the
// limit.
func (l *stockLimit) years(begin, end int) (first, last int) {
	if l.m.offer.ESPP.Limit == comp.LimitByCalendarYear {
		start := l.m.result.Start
		return start.AddMonths(begin).Year() - start.Year(), start.AddMonths(end).AddDays(-1).Year() - start.Year()
	}
	return begin / 12, (end - 1) / 12
}

// cut is the contributions, no more than what buys the rest of the limit.
func (l *stockLimit) cut(contributed formula, begin, end int, price, offered formula) formula {
	if l.left == nil {
		return contributed
	}
	first, last := l.years(begin, end)
	stock := sumOf(l.left[first : last+1])
	return contributed.least(stock.times(price).over(offered).rounded(l.m.places))
}

// use takes stock off the years of a purchase, the oldest first.
func (l *stockLimit) use(stock formula, begin, end int, day vesting.Date) {
	if l.left == nil {
		return
	}
	first, last := l.years(begin, end)
	stock = l.m.work(fmt.Sprintf("ESPP stock bought on %v, at the offering's price", day), stock, "#,##0.00##")
	for i := first; i <= last; i++ {
		before := l.left[i]
		l.left[i] = l.m.work(fmt.Sprintf("ESPP limit left of year %d after %v", i+1, day), before.minus(stock.least(before)), "#,##0.00##")
		if i < last {
			stock = l.m.work(fmt.Sprintf("ESPP stock of %v for year %d", day, i+2), stock.minus(stock.least(before)), "#,##0.00##")
		}
	}
}

// possiblePurchases lists a payment for every purchase.
func (m *model) possiblePurchases() []comp.Payment {
	if m.offer.ESPP.Contribution.IsZero() {
		return nil
	}
	var all []comp.Payment
	m.eachPurchase(func(begin, _, end int) {
		all = append(all, comp.Payment{
			Date: m.result.Start.AddMonths(end), Component: comp.ESPPPay, Certainty: comp.Market, Term: comp.ESPPTerm.Alone(),
			Item: fmt.Sprintf("ESPP purchase, offering of %v", m.result.Start.AddMonths(begin)),
			Rule: comp.RuleESPP,
		})
	})
	return all
}
