package xlsx

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Share price, grants, refreshers and top-up.

func (b *book) priceRows() []inputRow {
	grows := func(o *comp.Offer) bool { return len(o.Price.Path) == 0 && hasEquity(o) && !o.Private.Stated() }
	rows := []inputRow{
		{key: "price.today", label: "Share price today", unit: "a share", kind: priceInput, live: true, hi: largest, source: fromMarket,
			of: when(hasEquity, b.todayInput)},
		{key: "price.growth", label: "Growth of the share price", unit: "a year", kind: rateInput, live: true, lo: -1, hi: 10,
			source: fromYou + "; where the offer states none it follows the one for all offers", of: when(grows, b.growthInput)},
		{key: "price.growth_timing", label: "Growth counts", unit: "choice", kind: choiceInput, live: true, words: timings(),
			source: fromYou, of: when(grows, b.timingInput)},
		{key: "sell", label: "Shares are sold", kind: textInput, words: asWords(comp.Sells()), source: fromYou,
			of: words(func(o *comp.Offer) comp.Sell { return o.Sell })},
		{key: "price.interpolation", label: "Between the dated prices", kind: textInput, words: []string{"step", "linear"}, source: fromCase,
			of: when(func(o *comp.Offer) bool { return o.Price.Linear }, func(*comp.Offer) input { return input{value: "linear"} })},
	}
	for i := range b.longest(0, func(o *comp.Offer) int { return len(o.Price.Path) }) {
		has := func(o *comp.Offer) bool { return i < len(o.Price.Path) }
		prefix := fmt.Sprintf("price.path[%d].", i)
		rows = append(rows,
			inputRow{key: prefix + "on", label: fmt.Sprintf("Dated price %d, from", i+1), unit: "date", kind: dateInput, source: fromDates,
				of: when(has, day(func(o *comp.Offer) vesting.Date { return o.Price.Path[i].On }))},
			inputRow{key: prefix + "price", label: fmt.Sprintf("Dated price %d", i+1), unit: "a share", kind: priceInput, live: true, hi: largest,
				source: fromYou, of: when(has, func(o *comp.Offer) input { return input{value: double(o.Price.Path[i].Price)} })})
	}
	return rows
}

// hasEquity reports whether any figure of the offer rests on a share price.
func hasEquity(o *comp.Offer) bool {
	return len(o.Grants)+len(o.Refreshers) > 0 || !o.ESPP.Contribution.IsZero() || !o.TopUp.Target.IsZero() ||
		!o.Price.Today.IsZero() || len(o.Price.Path) > 0
}

// todayInput is the share price: the stated one, or else the price of the only grant that
// has one.
func (b *book) todayInput(o *comp.Offer) input {
	price := o.TodaysPrice()
	if price.IsZero() {
		return input{}
	}
	v := input{value: double(price)}
	if !o.Price.Today.IsZero() {
		return v
	}
	for i := range o.Grants {
		if g := &o.Grants[i]; g.Price.Equal(price) {
			v.formula = fmt.Sprintf("%s%d", columnName(b.columnOf(o)), b.inputs.rows[fmt.Sprintf("grants[%d].price", i)])
			return v
		}
	}
	return v
}

func (b *book) growthInput(o *comp.Offer) input {
	if o.Price.Growth.Valid {
		return input{value: double(o.Price.Growth.Decimal)}
	}
	return input{value: double(b.comparison.Case.Growth), formula: b.inputs.kase["growth"].fixed()}
}

func (b *book) timingInput(o *comp.Offer) input {
	if o.Price.Timing != "" {
		return input{value: string(o.Price.Timing)}
	}
	return input{value: string(b.comparison.Case.GrowthTiming), formula: b.inputs.kase["growth_timing"].fixed()}
}

func (b *book) grantRows(i int) []inputRow {
	has := func(o *comp.Offer) bool { return i < len(o.Grants) }
	prefix := fmt.Sprintf("grants[%d].", i)
	count := func(get func(*comp.Grant) decimal.Decimal) func(*comp.Offer) input {
		return when(has, amount(func(o *comp.Offer) decimal.Decimal { return get(&o.Grants[i]) }))
	}
	text := func(key, label, source string, choices []string, get func(*comp.Grant) string) inputRow {
		return inputRow{key: prefix + key, label: label, kind: textInput, words: choices, source: source,
			of: when(has, words(func(o *comp.Offer) string { return get(&o.Grants[i]) }))}
	}
	number := func(key, label, unit string, kind inputKind, get func(*comp.Grant) int) inputRow {
		return inputRow{key: prefix + key, label: label, unit: unit, kind: kind, source: fromDates,
			of: when(has, func(o *comp.Offer) input { return months(get(&o.Grants[i])) })}
	}
	return []inputRow{
		text("kind", "Kind", fromCase, asWords(comp.GrantKinds()), func(g *comp.Grant) string { return string(g.Kind) }),
		{key: prefix + "shares", label: "Shares", unit: "shares", kind: countInput, live: true, hi: 1e12, source: fromLetter,
			of: count(func(g *comp.Grant) decimal.Decimal { return g.Shares })},
		{key: prefix + "value", label: "Value", unit: b.moneyUnit(), kind: moneyInput, live: true, hi: largest, source: fromLetter,
			of: count(func(g *comp.Grant) decimal.Decimal { return g.Value })},
		{key: prefix + "price", label: "Price in the letter", unit: "a share", kind: priceInput, live: true, hi: largest,
			source: fromLetter + ": it turns a value into shares, and is today's price where none is stated",
			of:     count(func(g *comp.Grant) decimal.Decimal { return g.Price })},
		{key: prefix + "strike", label: "Strike", unit: "a share", kind: priceInput, live: true, hi: largest, source: fromLetter,
			of: count(func(g *comp.Grant) decimal.Decimal { return g.Strike })},
		text("type", "Kind of option", fromCase, asWords(comp.OptionTypes()), func(g *comp.Grant) string { return string(g.Type) }),
		text("rounding", "Shares rounded", fromCase, asWords(comp.Roundings()), func(g *comp.Grant) string { return string(g.Rounding) }),
		text("denominated", "Counted in", fromCase, []string{"shares", "value"}, func(g *comp.Grant) string {
			if g.ByValue {
				return "value"
			}
			return ""
		}),
		text("allocation", "Shares dealt", fromCase, vesting.Allocations(), func(g *comp.Grant) string {
			if g.Allocation == 0 {
				return ""
			}
			return g.Allocation.Key()
		}),
		text("repriced", "Granted anew", fromCase, []string{"never", "yearly"}, func(g *comp.Grant) string {
			if g.Repriced {
				return "yearly"
			}
			return ""
		}),
		{key: prefix + "double_trigger", label: "Vests only with an exit", kind: flagInput, source: fromCase,
			of: flag(func(o *comp.Offer) bool { return has(o) && o.Grants[i].DoubleTrigger })},
		number("expires", "Expires after", "months", monthsInput, func(g *comp.Grant) int { return g.Expires }),
		number("exercise_window", "To exercise after leaving", "days", daysInput, func(g *comp.Grant) int { return g.ExerciseWindow }),
		{key: prefix + "vesting", label: "Vesting", kind: textInput, source: fromSchedule, hint: vestingHint,
			of: when(has, words(func(o *comp.Offer) string { return o.Grants[i].Vesting.String() }))},
		{key: prefix + "start", label: "Vesting starts", unit: "date", kind: dateInput, source: fromDates, hint: startHint,
			of: when(has, day(func(o *comp.Offer) vesting.Date { return o.Grants[i].Start }))},
	}
}

func (b *book) refresherRows(i int) []inputRow {
	has := func(o *comp.Offer) bool { return i < len(o.Refreshers) }
	prefix := fmt.Sprintf("refreshers[%d].", i)
	span := func(key, label string, get func(*comp.Refresher) int) inputRow {
		return inputRow{key: prefix + key, label: label, unit: "months", kind: monthsInput, source: fromDates,
			of: when(has, func(o *comp.Offer) input { return months(get(&o.Refreshers[i])) })}
	}
	return []inputRow{
		{key: prefix + "value", label: "Value of each", unit: b.moneyUnit(), kind: moneyInput, live: true, hi: largest, source: fromYou + ", unless it is in writing",
			of: when(has, amount(func(o *comp.Offer) decimal.Decimal { return o.Refreshers[i].Value }))},
		{key: prefix + "share_of_grant", label: "Share of the first grant", unit: "of its value", kind: rateInput, live: true, hi: 10,
			source: fromYou + ", unless it is in writing",
			of:     when(has, amount(func(o *comp.Offer) decimal.Decimal { return o.Refreshers[i].ShareOfGrant }))},
		{key: prefix + "vesting", label: "Vesting", kind: textInput, source: fromSchedule, hint: vestingHint,
			of: when(has, words(func(o *comp.Offer) string { return o.Refreshers[i].Vesting.String() }))},
		span("first", "First after", func(r *comp.Refresher) int { return r.First }),
		span("every", "Then every", func(r *comp.Refresher) int { return r.Every }),
		{key: prefix + "once", label: "Only once", kind: flagInput, source: fromCase,
			of: flag(func(o *comp.Offer) bool { return has(o) && o.Refreshers[i].Once })},
		{key: prefix + "certainty", label: "Promised", kind: textInput, words: asWords(comp.Promises()), source: fromCase,
			of: when(has, words(func(o *comp.Offer) comp.Promise { return o.Refreshers[i].Promise }))},
	}
}

func (b *book) topUpRows() []inputRow {
	has := func(o *comp.Offer) bool { return !o.TopUp.Target.IsZero() }
	return []inputRow{
		{key: "top_up.target", label: "Target compensation", unit: b.perYear(), kind: moneyInput, live: true, hi: largest, source: fromYou + ", unless it is in writing",
			of: amount(func(o *comp.Offer) decimal.Decimal { return o.TopUp.Target })},
		{key: "top_up.growth", label: "Growth that the employer assumes", unit: "a year", kind: rateInput, live: true, lo: -0.99, hi: 10, source: "the employer",
			of: when(has, func(o *comp.Offer) input { return input{value: double(o.TopUp.Growth)} })},
		{key: "top_up.year", label: "First year topped up", kind: countInput, source: fromCase,
			of: when(has, func(o *comp.Offer) input { return months(o.TopUp.Year) })},
		{key: "top_up.certainty", label: "Promised", kind: textInput, words: asWords(comp.Promises()), source: fromCase,
			of: when(has, words(func(o *comp.Offer) comp.Promise { return o.TopUp.Promise }))},
	}
}
