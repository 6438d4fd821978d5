package xlsx

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// writeMetric writes an offer's figure: a formula where one is known, else the engine's
// figure on grey.
func (b *book) writeMetric(s *sheet, p place, metric comp.Metric, offer int, value decimal.Decimal) {
	look := b.money()
	formula := b.metricFormula(metric, offer, value)
	if formula == "" {
		look.bed = fixedBed
	}
	s.formula(p, formula, double(value), look)
}

// metricFormula returns how a metric comes about, empty where no formula is known.
func (b *book) metricFormula(metric comp.Metric, offer int, value decimal.Decimal) string {
	y, n := b.years[offer], b.comparison.Case.Years
	total := on(yearsSheet, y.year(y.total, n+1))
	switch metric.Kind {
	case comp.MetricYear:
		return on(yearsSheet, y.year(y.total, metric.Number))
	case comp.MetricTotal:
		return total
	case comp.MetricAverage:
		return fmt.Sprintf("ROUND(%s/%d,%d)", total, n, b.currency.Places())
	case comp.MetricSteady:
		return on(yearsSheet, y.year(y.total, n))
	case comp.MetricWorstYear:
		return "MIN(" + area(yearsSheet, y.year(y.total, 1), y.year(y.total, n)) + ")"
	case comp.MetricGuaranteed:
		return on(yearsSheet, y.year(y.guaranteed, n+1))
	case comp.MetricCash:
		return b.cash(offer)
	case comp.MetricPV:
		return b.presentValue(offer)
	case comp.MetricHourly:
		return b.hourly(offer, total)
	case comp.MetricRiskAdjusted:
		return b.riskAdjusted(offer, total)
	case comp.MetricLevelsTC:
		return b.levelsYear(offer, value)
	case comp.MetricWalkAway:
		return on(walkAwaySheet, place{b.walkAwayColumn(walkAwayNet, offer), walkAwayFirst + metric.Number})
	}
	return ""
}

// cash adds up the components that arrive as money.
func (b *book) cash(offer int) string {
	y, n := b.years[offer], b.comparison.Case.Years
	var parts []string
	for i, c := range y.components {
		if c.IsCash() {
			parts = append(parts, on(yearsSheet, y.year(y.first+i, n+1)))
		}
	}
	return strings.Join(parts, "+")
}

// presentValue is XNPV over the offer's rows, of which the first is the valuation date.
// XNPV knows no payment before its first date and no rate of 0 everywhere, so these are
// written out.
func (b *book) presentValue(offer int) string {
	first, last := b.timeline.offers[offer][0], b.timeline.offers[offer][1]
	amounts := area(timelineSheet, place{amountColumn, first}, place{amountColumn, last})
	dates := area(timelineSheet, place{dateColumn, first}, place{dateColumn, last})
	discounted := fmt.Sprintf("IF(DiscountRate=0,SUM(%s),XNPV(DiscountRate,%s,%s))", amounts, amounts, dates)
	for _, p := range b.comparison.Offers[offer].Timeline {
		if p.Date.Before(b.comparison.Case.AsOf) {
			discounted = fmt.Sprintf("SUMPRODUCT(%s/(1+DiscountRate)^((%s-AsOf)/365))", amounts, dates)
			break
		}
	}
	return fmt.Sprintf("ROUND(%s,%d)", discounted, b.currency.Places())
}

// hourly divides the total by the hours of work and commute (SPEC 5.10).
func (b *book) hourly(offer int, total string) string {
	m := b.reader(offer)
	or := func(key string, otherwise int64) formula {
		if f, ok := m.input("%s", key); ok {
			return f
		}
		return whole(otherwise)
	}
	minutes := or("hours", 40).times(whole(60))
	if way, ok := m.input("commute.minutes"); ok {
		minutes = minutes.plus(way.times(or("commute.days", 5)))
	}
	days := whole(260)
	if off, ok := m.input("pto"); ok {
		days = days.minus(off)
	}
	return fmt.Sprintf("ROUND(%s*300/(%s*%s*%d),%d)", total, minutes.inside(bindsProduct), days.inside(bindsPower), b.comparison.Case.Years, b.currency.Places())
}

// reader is a model of an offer that only reads its inputs.
func (b *book) reader(offer int) *model {
	r := &b.comparison.Offers[offer]
	return &model{book: b, index: offer, result: r, offer: &r.Offer, places: r.Currency.Places()}
}

// riskAdjusted is the total less what risk takes off it, line by line (SPEC 6.5).
func (b *book) riskAdjusted(offer int, total string) string {
	formula := total
	for _, class := range []comp.Certainty{comp.Target, comp.Market, comp.Speculative} {
		line, ok := b.haircut(offer, class)
		if !ok {
			return ""
		}
		formula += "-" + line
	}
	if line, ok := b.failure(offer); ok {
		formula += "-" + line
	}
	return formula
}

// haircut is what risk takes off the pay of one class.
func (b *book) haircut(offer int, class comp.Certainty) (string, bool) {
	rate, ok := b.forAll("haircut." + string(class))
	return fmt.Sprintf("ROUND(SUMIFS(Timeline_Amount,Timeline_Offer,%d,Timeline_Certainty,%d)*%s,%d)",
		offer+1, certaintyKey(class), rate.text, b.currency.Places()), ok
}

// failure is what the failure of a private company would cost, after the haircut.
func (b *book) failure(offer int) (string, bool) {
	rate, ok := b.reader(offer).input("private.failure")
	if !ok {
		return "", false
	}
	var granted []string
	for _, c := range []comp.Component{comp.RSUPay, comp.RefresherPay, comp.OptionPay} {
		granted = append(granted, fmt.Sprintf("SUMIFS(Timeline_Amount,Timeline_Offer,%d,Timeline_Component,%d)", offer+1, componentKey(c)))
	}
	haircut, ok := b.forAll("haircut." + string(comp.Speculative))
	places := b.currency.Places()
	return fmt.Sprintf("ROUND(ROUND((%s)*(1-%s),%d)*%s,%d)", strings.Join(granted, "+"), haircut.text, places, rate.text, places), ok
}

// levelsYear is base + target bonus + grants by vesting years + sign-ons by four, at
// today's price (SPEC 7.1). It is left as a figure where it does not come to the engine's.
func (b *book) levelsYear(offer int, value decimal.Decimal) string {
	m := b.reader(offer)
	year, ok := m.levelsTerms()
	if !ok {
		return ""
	}
	year = year.rounded(m.places)
	if m.foreign() {
		rate, known := m.exchange(b.comparison.Case.AsOf)
		if !known {
			return ""
		}
		year = year.times(rate).rounded(b.currency.Places())
	}
	if !near(year.value, double(value), b.currency.Places()) {
		return ""
	}
	return year.text
}

func (m *model) levelsTerms() (formula, bool) {
	year, ok := m.input("base")
	if rate, has := m.input("bonus.target"); has {
		year = year.times(whole(1).plus(rate))
	}
	if flat, has := m.input("bonus.amount"); has {
		year = year.plus(flat)
	}
	for i := range m.offer.Grants {
		if m.isPrivate() && m.offer.Grants[i].Kind != comp.CashGrant {
			continue // on paper: it counts 0
		}
		value, has := m.input("grants[%d].value", i)
		if !has {
			shares, ok1 := m.input("grants[%d].shares", i)
			today, ok2 := m.priceNow()
			value, has = shares.times(today), ok1 && ok2
			if strike, isOption := m.input("grants[%d].strike", i); isOption {
				value = shares.times(whole(0).most(today.minus(strike)))
			}
		}
		ok = ok && has
		year = year.plus(value.part(12, int64(max(m.offer.Grants[i].Vesting.Months(), 1))))
	}
	for i := range m.offer.SignOn {
		amount, has := m.input("sign_on[%d].amount", i)
		ok = ok && has
		year = year.plus(amount.over(whole(4)))
	}
	return year, ok
}

// priceNow is the price of a share on the valuation date: today's, or the dated path's.
func (m *model) priceNow() (formula, bool) {
	if price, ok := m.input("price.today"); ok {
		return price, true
	}
	if len(m.offer.Price.Path) == 0 {
		return formula{}, false
	}
	price, ok := m.dated(m.book.comparison.Case.AsOf)
	return price.rounded(4), ok
}
