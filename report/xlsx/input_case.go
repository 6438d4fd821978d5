package xlsx

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// What holds for all offers stands in the column of the first.

// caseInputs writes what holds for all offers, in the column of the first.
func (b *book) caseInputs(s *sheet, row int) int {
	c := &b.comparison.Case
	row = s.groupTitle(row, "For all offers")
	for _, r := range b.caseRows() {
		r.forAll = true
		if b.form {
			r = r.toFillIn()
		}
		v := r.of(nil)
		if v.value == nil {
			continue
		}
		p := place{inputFirst, row}
		b.labelInput(s, row, r)
		b.writeInput(s, p, r, v)
		b.inputs.kase[r.key] = p
		row++
	}
	for i := range c.Rates {
		b.inputs.kase[c.TermOfRate(i)] = b.inputs.kase[rateKey(i)]
	}
	if c.Candidate.Name != "" || b.form {
		r := inputRow{key: "candidate.name", forAll: true, label: "Candidate", kind: textInput, source: fromCase}
		if b.form {
			r = r.toFillIn()
		}
		b.labelInput(s, row, r)
		b.writeInput(s, place{inputFirst, row}, r, input{value: c.Candidate.Name})
		row++
	}
	return row + 1
}

func (b *book) caseRows() []inputRow {
	c := &b.comparison.Case
	has := func(v any) func(*comp.Offer) input {
		return func(*comp.Offer) input { return input{value: v} }
	}
	rows := []inputRow{
		{key: "as_of", label: "Valuation date", unit: "date", kind: dateInput, source: fromDates, of: has(c.AsOf)},
		{key: "years", label: "Horizon", unit: "service years", kind: countInput, source: fromCase, of: has(float64(c.Years))},
		{key: "currency", label: "Reporting currency", unit: "ISO 4217", kind: textInput, source: fromCase, of: has(string(c.Currency))},
		{key: "growth", label: "Growth of the share price", unit: "a year", kind: rateInput, live: true, lo: -1, hi: 10,
			source: "your assumption, for every offer that states none; 0% is a flat price", of: has(double(c.Growth))},
		{key: "growth_timing", label: "Growth counts", unit: "choice", kind: choiceInput, live: true, words: timings(),
			source: "from the valuation date to each vest, or in steps at the start or end of each service year", of: has(string(c.GrowthTiming))},
		{key: "discount_rate", label: "Discount rate", unit: "a year", kind: rateInput, live: true, hi: 1,
			source: "your assumption, for the present value", of: has(double(c.DiscountRate))},
		{key: "tolerance", label: "Too close to call within", unit: "of the runner-up", kind: rateInput, live: true, hi: 1,
			source: "your judgment", of: has(double(c.Tolerance))},
	}
	for _, h := range []struct {
		class comp.Certainty
		rate  decimal.Decimal
	}{{comp.Target, c.Haircut.Target}, {comp.Market, c.Haircut.Market}, {comp.Speculative, c.Haircut.Speculative}} {
		if b.isRanked("risk-adjusted") {
			rows = append(rows, inputRow{key: "haircut." + string(h.class), label: fmt.Sprintf("Haircut on %s pay", h.class), unit: "of it", kind: rateInput,
				live: true, hi: 1, source: fromYou + ", in the risk-adjusted figure only", of: has(double(h.rate))})
		}
	}
	for i := range c.Rates {
		rows = append(rows, b.rateRows(i)...)
	}
	if b.form {
		rows = append(rows, inputRow{key: "fx", label: "Exchange rates", unit: "of the reporting currency", kind: termsInput,
			source: "where an offer is in another currency: what one unit is worth, such as EUR 1.08, GBP 1.27", of: has("")})
	}
	return rows
}

// rateRows are one exchange rate, with its date where it has one.
func (b *book) rateRows(i int) []inputRow {
	c := &b.comparison.Case
	r := &c.Rates[i]
	rate := inputRow{key: rateKey(i), term: "fx." + string(r.Currency), label: fmt.Sprintf("1 %s in %s", r.Currency, c.Currency), unit: string(c.Currency),
		kind: priceInput, live: true, hi: largest, source: "exchange rate, " + fromYou, of: func(*comp.Offer) input { return input{value: double(r.Rate)} }}
	n, all := 0, 0 // place among the rates of the currency
	for j, other := range c.Rates {
		if other.Currency == r.Currency {
			all++
			if j < i {
				n++
			}
		}
	}
	if all == 1 && r.On.IsZero() {
		return []inputRow{rate}
	}
	prefix := fmt.Sprintf("%s[%d].", rate.term, n)
	rate.term = prefix + "rate"
	if r.On.IsZero() {
		return []inputRow{rate}
	}
	rate.label = fmt.Sprintf("%s from %v", rate.label, r.On)
	on := inputRow{key: rateKey(i) + ".on", term: prefix + "on", label: "  from", unit: "date", kind: dateInput, source: fromDates,
		of: func(*comp.Offer) input { return input{value: r.On} }}
	return []inputRow{rate, on}
}

// rateKey names the cell of an exchange rate.
func rateKey(i int) string { return fmt.Sprintf("fx[%d]", i) }
