package xlsx

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// writeMetric writes an offer's figure: a formula where one is known, else the engine's
// figure on grey.
func (b *book) writeMetric(s *sheet, p place, metric comp.Metric, offer int, value decimal.Decimal) {
	look := b.money()
	formula := b.metricFormula(metric, offer)
	if formula == "" {
		look.bed = fixedBed
	}
	s.formula(p, formula, double(value), look)
}

// metricFormula returns how a metric comes about, empty where no formula is known.
func (b *book) metricFormula(metric comp.Metric, offer int) string {
	y, n := b.years[offer], b.comparison.Case.Years
	total := on(yearsSheet, y.year(y.total, n+1))
	switch metric.Kind {
	case comp.MetricYear:
		return on(yearsSheet, y.year(y.total, metric.Number))
	case comp.MetricTotal:
		return total
	case comp.MetricAverage:
		return b.divided(metric, offer, total)
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
		return b.divided(metric, offer, total)
	case comp.MetricRiskAdjusted:
		return b.riskAdjusted(offer, total)
	case comp.MetricLevelsTC:
		year, err := b.comparison.Figure(b.remembered[offer], metric.Name)
		if err != nil {
			return ""
		}
		return b.fromTerms(year, offer, metric.Title)
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

// divided divides a sum of the Timeline as the metric does (SPEC 5.10).
func (b *book) divided(metric comp.Metric, offer int, sum string) string {
	by, per, ok := b.comparison.DivisorNumbers(b.remembered[offer], metric.Name)
	if !ok {
		return ""
	}
	g := b.graphs[offer]
	return formula{text: sum, binds: bindsCell}.times(g.write(per)).over(g.write(by)).rounded(b.currency.Places()).text
}

// fromTerms writes a figure that is no sum of payments. It is left as it is where its formula
// does not come to the engine's.
func (b *book) fromTerms(n calc.Number, offer int, title string) string {
	f := b.graphs[offer].define(n, title)
	if !n.Live() || !near(f.value, double(n.Decimal()), b.currency.Places()) {
		return ""
	}
	return f.text
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
	rate, ok := b.input(offer, "private.failure")
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
