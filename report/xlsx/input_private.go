package xlsx

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// A company whose shares no market prices.

func (b *book) privateRows() []inputRow {
	money := func(key, label, unit, source string, get func(*comp.Private) decimal.Decimal) inputRow {
		return inputRow{key: "private." + key, label: label, unit: unit, kind: priceInput, live: true, hi: largest, source: source,
			of: amount(func(o *comp.Offer) decimal.Decimal { return get(&o.Private) })}
	}
	rows := []inputRow{
		money("preferred", "Preferred price", "a share", "the last round", func(p *comp.Private) decimal.Decimal { return p.Preferred }),
		money("fmv", "Fair market value (409A)", "a share", "ask the company", func(p *comp.Private) decimal.Decimal { return p.FMV }),
		money("fully_diluted", "Fully diluted shares", "shares", "ask the company", func(p *comp.Private) decimal.Decimal { return p.FullyDiluted }),
		{key: "private.investors", label: "Part held by preferred shares", unit: "of the company", kind: rateInput, live: true, hi: 1, source: "ask the company",
			of: amount(func(o *comp.Offer) decimal.Decimal { return o.Private.Investors })},
		money("liquidation_preference", "Liquidation preferences", b.moneyUnit(), "ask the company", func(p *comp.Private) decimal.Decimal { return p.Preference }),
		money("exit.value", "Exit value of all equity", b.moneyUnit(), fromYou, func(p *comp.Private) decimal.Decimal { return p.Exit.Value }),
		{key: "private.exit.on", label: "Exit on", unit: "date", kind: dateInput, source: fromDates,
			of: day(func(o *comp.Offer) vesting.Date { return o.Private.Exit.On })},
		{key: "private.failure", label: "Probability of failure", unit: "", kind: rateInput, live: b.isRanked("risk-adjusted"), hi: 1,
			source: fromYou + ", in the risk-adjusted figure only", of: amount(func(o *comp.Offer) decimal.Decimal { return o.Private.Failure })},
	}
	for i := range b.longest(1, func(o *comp.Offer) int { return len(o.Private.Rounds) }) {
		rows = append(rows, b.roundRows(i)...)
	}
	return rows
}

func (b *book) roundRows(i int) []inputRow {
	of := func(get func(*comp.Round) decimal.Decimal) func(*comp.Offer) input {
		return when(func(o *comp.Offer) bool { return i < len(o.Private.Rounds) },
			amount(func(o *comp.Offer) decimal.Decimal { return get(&o.Private.Rounds[i]) }))
	}
	prefix, title := fmt.Sprintf("private.rounds[%d].", i), fmt.Sprintf("Round %d to come: ", i+1)
	return []inputRow{
		{key: prefix + "raise", label: title + "raises", unit: b.moneyUnit(), kind: priceInput, live: true, hi: largest, source: fromYou,
			of: of(func(r *comp.Round) decimal.Decimal { return r.Raise })},
		{key: prefix + "pre_money", label: title + "valuation before", unit: b.moneyUnit(), kind: priceInput, live: true, hi: largest, source: fromYou,
			of: of(func(r *comp.Round) decimal.Decimal { return r.PreMoney })},
		{key: prefix + "dilution", label: title + "dilution", unit: "of every share", kind: rateInput, live: true, hi: 0.99, source: fromYou,
			of: of(func(r *comp.Round) decimal.Decimal { return r.Dilution })},
	}
}
