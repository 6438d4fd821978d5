package xlsx

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Pay in money: salary, bonus, sign-on, relocation, benefits and costs.

func (b *book) cashRows() []inputRow {
	rows := []inputRow{
		{key: "base", label: "Base salary", unit: b.perYear(), kind: moneyInput, live: true, hi: largest, source: fromLetter,
			of: amount(func(o *comp.Offer) decimal.Decimal { return o.Base })},
		{key: "raise.rate", label: "Raise", unit: "of base, a year", kind: rateInput, live: true, lo: -1, hi: 1,
			source: fromYou + ", unless the letter promises it",
			of:     when(hasNoDatedRaise, func(o *comp.Offer) input { return input{value: double(o.Raise.Rate)} })},
		{key: "raise.first", label: "First raise after", unit: "months", kind: monthsInput, source: fromDates,
			of: func(o *comp.Offer) input { return months(o.Raise.First) }},
	}
	for i := range b.longest(0, func(o *comp.Offer) int { return len(o.Raise.Dated) }) {
		rows = append(rows, b.datedRaiseRows(i)...)
	}
	rows = append(rows, b.bonusRows()...)
	for i := range b.longest(2, func(o *comp.Offer) int { return len(o.SignOn) }) {
		rows = append(rows, b.signOnRows(i)...)
	}
	rows = append(rows, b.relocationRows()...)
	rows = append(rows, b.benefitRows("benefits", "Benefit", func(o *comp.Offer) []comp.Benefit { return o.Benefits })...)
	return append(rows, b.benefitRows("costs", "Cost", func(o *comp.Offer) []comp.Benefit { return o.Costs })...)
}

// benefitRows are the benefits or the costs; where all offers that have one at a place
// call it the same, the row is called so.
func (b *book) benefitRows(key, title string, list func(*comp.Offer) []comp.Benefit) []inputRow {
	var rows []inputRow
	for i := range b.longest(2, func(o *comp.Offer) int { return len(list(o)) }) {
		has := func(o *comp.Offer) bool { return i < len(list(o)) }
		prefix := fmt.Sprintf("%s[%d].", key, i)
		rows = append(rows,
			inputRow{key: prefix + "amount", label: fmt.Sprintf("%s %d", title, i+1), unit: b.moneyUnit(), kind: moneyInput, live: true, hi: largest, source: fromYou,
				of: when(has, func(o *comp.Offer) input { return input{value: double(list(o)[i].Amount)} })},
			inputRow{key: prefix + "name", label: "  what it is", kind: textInput, source: fromCase,
				of: when(has, words(func(o *comp.Offer) string { return list(o)[i].Name }))},
			inputRow{key: prefix + "per", label: "  per", kind: textInput, words: asWords(comp.Recurrences()), source: fromCase,
				of: when(has, func(o *comp.Offer) input {
					if per := list(o)[i].Per; per != "" {
						return input{value: string(per)}
					}
					return input{value: string(comp.PerYear)}
				})},
			inputRow{key: prefix + "taxable", label: "  taxable", kind: flagInput, source: fromCase,
				of: flag(func(o *comp.Offer) bool { return has(o) && list(o)[i].Taxable })})
	}
	return rows
}

func hasNoDatedRaise(o *comp.Offer) bool { return len(o.Raise.Dated) == 0 }

func (b *book) datedRaiseRows(i int) []inputRow {
	has := func(o *comp.Offer) bool { return i < len(o.Raise.Dated) }
	return []inputRow{
		{key: fmt.Sprintf("raise[%d].on", i), label: fmt.Sprintf("New salary %d from", i+1), unit: "date", kind: dateInput, source: fromDates,
			of: when(has, day(func(o *comp.Offer) vesting.Date { return o.Raise.Dated[i].On }))},
		{key: fmt.Sprintf("raise[%d].to", i), label: fmt.Sprintf("New salary %d", i+1), unit: b.perYear(), kind: moneyInput, live: true, hi: largest,
			source: fromLetter, of: when(has, amount(func(o *comp.Offer) decimal.Decimal { return o.Raise.Dated[i].To }))},
	}
}

func (b *book) bonusRows() []inputRow {
	has := func(o *comp.Offer) bool { return !o.Bonus.Rate.IsZero() || !o.Bonus.Amount.IsZero() }
	sells := func(o *comp.Offer) bool { return !o.Commission.Target.IsZero() }
	return []inputRow{
		{key: "bonus.target", label: "Target bonus", unit: "of base", kind: rateInput, live: true, hi: 10, source: fromLetter,
			of: amount(func(o *comp.Offer) decimal.Decimal { return o.Bonus.Rate })},
		{key: "bonus.amount", term: "bonus.target", label: "Target bonus, flat", unit: b.perYear(), kind: moneyInput, live: true, hi: largest, source: fromLetter,
			of: amount(func(o *comp.Offer) decimal.Decimal { return o.Bonus.Amount })},
		{key: "bonus.payout", label: "Bonus payout", unit: "of target", kind: rateInput, live: true, hi: 10,
			source: fromYou + ": what share of the target is paid",
			of:     when(has, func(o *comp.Offer) input { return input{value: stated(o.Bonus.Payout, one)} })},
		{key: "bonus.paid", label: "Bonus paid in the next year on", unit: "month-day", kind: textInput, source: fromDates, hint: bonusPaidHint,
			of: func(o *comp.Offer) input {
				if o.Bonus.PaidMonth == 0 {
					return input{}
				}
				return input{value: fmt.Sprintf("%02d-%02d", o.Bonus.PaidMonth, o.Bonus.PaidDay)}
			}},
		{key: "bonus.prorate", label: "First calendar year prorated", kind: flagInput, source: fromCase,
			of: when(func(o *comp.Offer) bool { return o.Bonus.PaidMonth != 0 }, func(o *comp.Offer) input {
				return input{value: fmt.Sprint(!o.Bonus.FullFirstYear)}
			})},
		{key: "commission.target", label: "Commission at target", unit: b.perYear(), kind: moneyInput, live: true, hi: largest, source: fromLetter,
			of: amount(func(o *comp.Offer) decimal.Decimal { return o.Commission.Target })},
		{key: "commission.attainment", label: "Attainment", unit: "of target", kind: rateInput, live: true, hi: 10, source: fromYou,
			of: when(sells, func(o *comp.Offer) input { return input{value: stated(o.Commission.Attainment, one)} })},
	}
}

func (b *book) signOnRows(i int) []inputRow {
	has := func(o *comp.Offer) bool { return i < len(o.SignOn) }
	prefix := fmt.Sprintf("sign_on[%d].", i)
	return []inputRow{
		{key: prefix + "amount", label: b.signOnLabel(i), unit: b.moneyUnit(), kind: moneyInput, live: true, hi: largest, source: fromLetter,
			of: when(has, func(o *comp.Offer) input { return input{value: double(o.SignOn[i].Amount)} })},
		{key: prefix + "year", label: "  for service year", kind: countInput, source: fromCase,
			of: when(has, func(o *comp.Offer) input { return input{value: float64(o.SignOn[i].Year)} })},
		{key: prefix + "paid", label: "  paid", kind: textInput, words: []string{"lump", "monthly"}, source: fromDates,
			of: when(has, func(o *comp.Offer) input {
				if o.SignOn[i].Monthly {
					return input{value: "monthly"}
				}
				return input{value: "lump"}
			})},
		{key: prefix + "clawback", label: "  clawback", kind: termsInput, source: fromCase, hint: clawbackHint,
			of: when(has, func(o *comp.Offer) input { return clause(o.SignOn[i].Clawback) })},
	}
}

// signOnLabel names the year where all offers agree on it.
func (b *book) signOnLabel(i int) string {
	year := 0
	for j := range b.comparison.Offers {
		o := &b.comparison.Offers[j].Offer
		if i >= len(o.SignOn) {
			continue
		}
		if year != 0 && year != o.SignOn[i].Year {
			return fmt.Sprintf("Sign-on %d", i+1)
		}
		year = o.SignOn[i].Year
	}
	if year == 0 { // nobody has one yet: the form
		year = i + 1
	}
	return fmt.Sprintf("Sign-on, year %d", year)
}

// clause writes a clawback in the case file's words.
func clause(c comp.Clawback) input {
	if c.Months == 0 {
		return input{}
	}
	parts := []string{fmt.Sprintf("months: %d", c.Months)}
	add := func(holds bool, format string, args ...any) {
		if holds {
			parts = append(parts, fmt.Sprintf(format, args...))
		}
	}
	add(c.Kind != "", "kind: %s", c.Kind)
	add(c.Basis != "", "basis: %s", c.Basis)
	add(c.From != "", "from: %s", c.From)
	add(c.Full != 0, "full: %s", report.Count(c.Full, "month"))
	add(c.Then != "", "then: %s", c.Then)
	add(c.Step != 0, "step: %s", report.Count(c.Step, "month"))
	add(c.Voluntary, "when: resignation")
	add(!c.NetRate.IsZero(), "tax_rate: %s%%", c.NetRate.Shift(2))
	return input{value: "{" + strings.Join(parts, ", ") + "}"}
}

func (b *book) relocationRows() []inputRow {
	has := func(o *comp.Offer) bool { return !o.Relocation.Amount.IsZero() }
	paid := func(o *comp.Offer) bool { return has(o) && !o.Relocation.Service }
	return []inputRow{
		{key: "relocation.amount", label: "Relocation", unit: b.moneyUnit(), kind: moneyInput, live: true, hi: largest, source: fromLetter,
			of: when(paid, amount(func(o *comp.Offer) decimal.Decimal { return o.Relocation.Amount }))},
		{key: "relocation.kind", label: "  kind of help", kind: textInput, words: []string{"cash", "service"}, source: fromCase,
			of: when(func(o *comp.Offer) bool { return o.Relocation.Service }, func(*comp.Offer) input { return input{value: "service"} })},
		{key: "relocation.service", term: "relocation.amount", label: "Relocation as a service", unit: b.moneyUnit(), kind: moneyInput, source: "no cash: in no total",
			of: when(func(o *comp.Offer) bool { return o.Relocation.Service }, amount(func(o *comp.Offer) decimal.Decimal { return o.Relocation.Amount }))},
		{key: "relocation.gross_up", label: "  grossed up at", unit: "tax rate", kind: rateInput, live: true, hi: 0.75, source: fromLetter,
			of: when(paid, func(o *comp.Offer) input { return input{value: double(o.Relocation.GrossUp)} })},
		{key: "relocation.clawback", label: "  clawback", kind: termsInput, source: fromCase, hint: clawbackHint,
			of: when(has, func(o *comp.Offer) input { return clause(o.Relocation.Clawback) })},
	}
}
