package xlsx

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// The plans that come with a job: stock purchase and retirement.

func (b *book) esppRows() []inputRow {
	has := func(o *comp.Offer) bool { return !o.ESPP.Contribution.IsZero() }
	span := func(key, label string, get func(*comp.ESPP) int) inputRow {
		return inputRow{key: "espp." + key, label: label, unit: "months", kind: monthsInput, source: fromDates,
			of: func(o *comp.Offer) input { return months(get(&o.ESPP)) }}
	}
	return []inputRow{
		{key: "espp.contribution", label: "Contribution", unit: "of base", kind: rateInput, live: true, hi: 1, source: fromYou,
			of: amount(func(o *comp.Offer) decimal.Decimal { return o.ESPP.Contribution })},
		{key: "espp.discount", label: "Discount", unit: "of the price", kind: rateInput, live: true, hi: 0.5, source: "the plan",
			of: when(has, func(o *comp.Offer) input { return input{value: double(o.ESPP.Discount)} })},
		{key: "espp.lookback", label: "Lookback", kind: flagInput, source: fromCase,
			of: when(has, func(o *comp.Offer) input { return input{value: fmt.Sprint(o.ESPP.Lookback)} })},
		span("offering", "Offering period", func(e *comp.ESPP) int { return e.Offering }),
		span("purchase", "Purchase period", func(e *comp.ESPP) int { return e.Purchase }),
		{key: "espp.limit", label: "Limit by year of", kind: textInput, words: asWords(comp.LimitYears()), source: fromCase,
			of: words(func(o *comp.Offer) comp.LimitYear { return o.ESPP.Limit })},
	}
}

func (b *book) retirementRows() []inputRow {
	has := func(o *comp.Offer) bool { return len(o.Retirement.Tiers) > 0 }
	var rows []inputRow
	for i := range b.longest(2, func(o *comp.Offer) int { return len(o.Retirement.Tiers) }) {
		has := func(o *comp.Offer) bool { return i < len(o.Retirement.Tiers) }
		prefix, title := fmt.Sprintf("retirement.tiers[%d].", i), fmt.Sprintf("Match, band %d: ", i+1)
		rows = append(rows,
			inputRow{key: prefix + "rate", label: title + "rate", unit: "of contributions", kind: rateInput, live: true, hi: 10, source: "the plan",
				of: when(has, func(o *comp.Offer) input { return input{value: double(o.Retirement.Tiers[i].Rate)} })},
			inputRow{key: prefix + "up_to", label: title + "up to", unit: "of pay", kind: rateInput, live: true, hi: 1, source: "the plan",
				of: when(has, func(o *comp.Offer) input { return input{value: double(o.Retirement.Tiers[i].UpTo)} })})
	}
	return append(rows,
		inputRow{key: "retirement.contribution", label: "Your own contribution", unit: "of pay", kind: rateInput, live: true, hi: 1,
			source: fromYou + "; where none is stated, enough for the full match", of: when(has, b.contributionInput)},
		inputRow{key: "retirement.vesting", label: "Match vests", kind: textInput, source: fromSchedule, hint: vestingHint,
			of: words(func(o *comp.Offer) string { return o.Retirement.Vesting.String() })},
		inputRow{key: "retirement.true_up", label: "True-up at the year's end", kind: flagInput, source: fromCase,
			of: when(has, func(o *comp.Offer) input { return input{value: fmt.Sprint(!o.Retirement.NoTrueUp)} })},
	)
}

// contributionInput is the employee's own contribution: where none is stated, the end of
// the last band.
func (b *book) contributionInput(o *comp.Offer) input {
	if o.Retirement.Contribution.Valid {
		return input{value: double(o.Retirement.Contribution.Decimal)}
	}
	last := len(o.Retirement.Tiers) - 1
	return input{
		value:   double(o.Retirement.Tiers[last].UpTo),
		formula: place{b.columnOf(o), b.inputs.rows[fmt.Sprintf("retirement.tiers[%d].up_to", last)]}.String(),
	}
}
