package xlsx

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// writeMetric writes an offer's figure: sums of the Years and the present value by formulas of
// the sheet's own, any other as the engine remembers that it came about.
func (b *book) writeMetric(s *sheet, p place, metric comp.Metric, offer int, value decimal.Decimal) {
	if text := b.sumOfYears(metric, offer); text != "" {
		s.formula(p, text, double(value), b.money())
		return
	}
	number, err := b.comparison.Figure(b.remembered[offer], metric.Name)
	if err != nil {
		number = calc.Of(value)
	}
	b.liveCell(s, p, offer, metric.Title, number, b.money())
}

// isSummed reports whether sumOfYears has a metric.
func isSummed(metric comp.Metric) bool {
	return slices.Contains([]comp.MetricKind{comp.MetricYear, comp.MetricTotal, comp.MetricSteady, comp.MetricWorstYear,
		comp.MetricGuaranteed, comp.MetricCash, comp.MetricPV, comp.MetricWalkAway}, metric.Kind)
}

// sumOfYears returns a metric that other sheets have in a cell, or that is a sum over them;
// empty for any other.
func (b *book) sumOfYears(metric comp.Metric, offer int) string {
	y, n := b.years[offer], b.comparison.Case.Years
	switch metric.Kind {
	case comp.MetricYear:
		return on(yearsSheet, y.year(y.total, metric.Number))
	case comp.MetricTotal:
		return on(yearsSheet, y.year(y.total, n+1))
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
	case comp.MetricWalkAway:
		return on(walkAwaySheet, place{walkAwayColumn(offer), walkAwayFirst + metric.Number})
	}
	return ""
}

// cash adds up the components that arrive as money, and of the benefits those that do: they are
// guaranteed, or marked on the Timeline (comp.Payment.IsCash).
func (b *book) cash(offer int) string {
	y, n := b.years[offer], b.comparison.Case.Years
	var parts []string
	for i, c := range y.components {
		if c.IsCash() {
			parts = append(parts, on(yearsSheet, y.year(y.first+i, n+1)))
		}
		if c == comp.BenefitPay {
			parts = append(parts, fmt.Sprintf("SUMIFS(Timeline_Amount,Timeline_Offer,%d,Timeline_Component,%d,Timeline_Certainty,%d)", offer+1, componentKey(c), certaintyKey(comp.Guaranteed)))
			if slices.ContainsFunc(b.timeline.rows[offer], func(p payment) bool { return p.InCash }) {
				parts = append(parts, fmt.Sprintf("SUMIFS(Timeline_Amount,Timeline_Offer,%d,Timeline_Expected,%d)", offer+1, expectedInCash))
			}
		}
	}
	return strings.Join(parts, "+")
}

// presentValue is XNPV over the offer's rows, of which the first is the valuation date.
// XNPV knows no payment before its first date and no rate of 0 everywhere, so these are
// written out.
func (b *book) presentValue(offer int) string {
	amounts, dates := b.timeline.column(offer, amountColumn), b.timeline.column(offer, dateColumn)
	discounted := fmt.Sprintf("IF(DiscountRate=0,SUM(%s),XNPV(DiscountRate,%s,%s))", amounts, amounts, dates)
	if slices.ContainsFunc(b.timeline.rows[offer], func(p payment) bool { return p.Date.Before(b.comparison.Case.AsOf) }) {
		discounted = fmt.Sprintf("SUMPRODUCT(%s/(1+DiscountRate)^((%s-AsOf)/365))", amounts, dates)
	}
	return fmt.Sprintf("ROUND(%s,%d)", discounted, b.currency.Places())
}

// liveCell writes how a figure comes about, or the figure on grey where it does not follow the
// Inputs. What is nothing whatever they are needs no grey.
func (b *book) liveCell(s *sheet, p place, offer int, title string, n calc.Number, look style) {
	f := b.graphs[offer].in(address{s.name, p}, n, title)
	switch {
	case n.Live() && near(f.value, double(n.Decimal()), b.currency.Places()):
		s.formula(p, f.text, double(n.Decimal()), look)
		return
	case !n.IsFixedZero():
		look.bed = fixedBed
	}
	s.number(p, n.Decimal(), look)
}
