package xlsx

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// The terms of the Inputs sheet, group by group. A term is live where the calculation of
// its payments reads its cell; every other one is fixed, and locked, so that no cell
// takes a figure that nothing follows.

// Where figures come from.
const (
	fromLetter   = "the offer letter"
	fromMarket   = "the market price on the valuation date: check it"
	fromYou      = "your assumption"
	fromDates    = "fixed here, like every date: change it in the case file"
	fromSchedule = "fixed here, like every schedule: change it in the case file"
	fromCase     = "fixed here: change it in the case file"
)

// largest is the largest amount that a cell takes.
const largest = 1e15

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

func timings() []string { return asWords(comp.GrowthTimings()) }

// asWords spells out the choices of a term.
func asWords[T ~string](choices []T) []string {
	words := make([]string, len(choices))
	for i, c := range choices {
		words[i] = string(c)
	}
	return words
}

// inputGroups lists the terms of the offers. Lists are as long as the longest of any
// offer.
func (b *book) inputGroups() []inputGroup {
	groups := []inputGroup{{title: "Offer", rows: b.offerRows()}, {title: "Cash", rows: b.cashRows()}, {title: "Share price", rows: b.priceRows()}}
	for i := range b.longest(2, func(o *comp.Offer) int { return len(o.Grants) }) {
		groups = append(groups, inputGroup{title: fmt.Sprintf("Grant %d", i+1), rows: b.grantRows(i)})
	}
	for i := range b.longest(1, func(o *comp.Offer) int { return len(o.Refreshers) }) {
		groups = append(groups, inputGroup{title: fmt.Sprintf("Refreshers %d", i+1), rows: b.refresherRows(i)})
	}
	return append(groups, inputGroup{title: "Private company", rows: b.privateRows()},
		inputGroup{title: "Top-up", rows: b.topUpRows()}, inputGroup{title: "Stock purchase plan", rows: b.esppRows()},
		inputGroup{title: "Retirement plan", rows: b.retirementRows()}, inputGroup{title: "Time", rows: b.timeRows()})
}

// longest is the length of the longest list of any offer; a form to fill in has room for
// so many entries.
func (b *book) longest(room int, length func(*comp.Offer) int) int {
	longest := 0
	if b.form {
		longest = room
	}
	for i := range b.comparison.Offers {
		longest = max(longest, length(&b.comparison.Offers[i].Offer))
	}
	return longest
}

// How a term is read from an offer: amounts and rates only where they are given.

func amount(get func(*comp.Offer) decimal.Decimal) func(*comp.Offer) input {
	return func(o *comp.Offer) input {
		if v := get(o); !v.IsZero() {
			return input{value: double(v)}
		}
		return input{}
	}
}

func words[T ~string](get func(*comp.Offer) T) func(*comp.Offer) input {
	return func(o *comp.Offer) input {
		if v := get(o); v != "" {
			return input{value: string(v)}
		}
		return input{}
	}
}

func day(get func(*comp.Offer) vesting.Date) func(*comp.Offer) input {
	return func(o *comp.Offer) input {
		if d := get(o); !d.IsZero() {
			return input{value: d}
		}
		return input{}
	}
}

// flag reads what is either so or not said.
func flag(get func(*comp.Offer) bool) func(*comp.Offer) input {
	return func(o *comp.Offer) input {
		if get(o) {
			return input{value: "true"}
		}
		return input{}
	}
}

// when reads a term only where a condition holds.
func when(holds func(*comp.Offer) bool, of func(*comp.Offer) input) func(*comp.Offer) input {
	return func(o *comp.Offer) input {
		if !holds(o) {
			return input{}
		}
		return of(o)
	}
}

func stated(v decimal.NullDecimal, otherwise decimal.Decimal) float64 {
	if v.Valid {
		return double(v.Decimal)
	}
	return double(otherwise)
}

func (b *book) offerRows() []inputRow {
	text := func(key, label string, get func(*comp.Offer) string) inputRow {
		return inputRow{key: key, label: label, kind: textInput, source: fromCase, of: words(get)}
	}
	rows := []inputRow{
		text("company", "Company", func(o *comp.Offer) string { return o.Company }),
		text("role", "Role", func(o *comp.Offer) string { return o.Role }),
		text("level", "Level", func(o *comp.Offer) string { return o.Level }),
		text("location", "Location", func(o *comp.Offer) string { return o.Location }),
		{key: "start", label: "First day of work", unit: "date", kind: dateInput, source: fromDates,
			of: day(func(o *comp.Offer) vesting.Date { return o.Start })},
		{key: "deadline", label: "Answer by", unit: "date", kind: dateInput, source: fromDates,
			of: day(func(o *comp.Offer) vesting.Date { return o.Deadline })},
		{key: "evidence", label: "How firm it is", kind: textInput, words: asWords(comp.Evidences()), source: "written, verbal, process, market or aspiration",
			of: words(func(o *comp.Offer) comp.Evidence { return o.Evidence })},
		{key: "currency", label: "Currency of the offer", unit: "ISO 4217", kind: textInput, source: fromCase,
			of: words(func(o *comp.Offer) comp.Currency { return o.Currency })},
		{key: "current", label: "Today's job", kind: flagInput, source: fromCase, of: flag(func(o *comp.Offer) bool { return o.Current })},
		text("notes", "Notes", func(o *comp.Offer) string { return o.Notes }),
	}
	if b.form { // elsewhere the head of the column is the name
		name := text("name", "Name, where the company does not tell", func(o *comp.Offer) string { return o.Name })
		rows = append(rows[:1:1], append([]inputRow{name}, rows[1:]...)...)
	}
	return rows
}

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

func months(n int) input {
	if n == 0 {
		return input{}
	}
	return input{value: float64(n)}
}

// moneyUnit is the unit of an offer's amounts: the currency, where all offers share one.
func (b *book) moneyUnit() string {
	if b.form || b.converts() {
		return "offer's currency"
	}
	return string(b.currency)
}

func (b *book) perYear() string { return b.moneyUnit() + " a year" }

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
		{key: "bonus.paid", label: "Bonus paid in the next year on", unit: "month-day", kind: textInput, source: fromDates,
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
		{key: prefix + "clawback", label: "  clawback", kind: termsInput, source: fromCase,
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
	add(c.Full != 0, "full: %d months", c.Full)
	add(c.Step != 0, "step: %d months", c.Step)
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
		{key: "relocation.clawback", label: "  clawback", kind: termsInput, source: fromCase,
			of: when(has, func(o *comp.Offer) input { return clause(o.Relocation.Clawback) })},
	}
}

func (b *book) priceRows() []inputRow {
	grows := func(o *comp.Offer) bool { return len(o.Price.Path) == 0 && hasEquity(o) && !isPrivate(o) }
	rows := []inputRow{
		{key: "price.today", label: "Share price today", unit: "a share", kind: priceInput, live: true, hi: largest, source: fromMarket,
			of: when(hasEquity, b.todayInput)},
		{key: "price.growth", label: "Growth of the share price", unit: "a year", kind: rateInput, live: true, lo: -1, hi: 10,
			source: fromYou + "; where the offer states none it follows the one for all offers", of: when(grows, b.growthInput)},
		{key: "price.growth_timing", label: "Growth counts", unit: "choice", kind: choiceInput, live: true, words: timings(),
			source: fromYou, of: when(grows, b.timingInput)},
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
	return len(o.Grants)+len(o.Refreshers) > 0 || !o.Price.Today.IsZero() || len(o.Price.Path) > 0
}

// todayInput is the share price: the stated one, or else the price of the first grant
// that has one.
func (b *book) todayInput(o *comp.Offer) input {
	price := o.SharePrice()
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

// columnOf returns the column of an offer on the Inputs.
func (b *book) columnOf(o *comp.Offer) int {
	for i := range b.comparison.Offers {
		if o == &b.comparison.Offers[i].Offer {
			return inputFirst + i
		}
	}
	return 0
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
		text("vesting", "Vesting", fromSchedule, nil, func(g *comp.Grant) string { return g.Vesting.String() }),
		{key: prefix + "start", label: "Vesting starts", unit: "date", kind: dateInput, source: fromDates,
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
		{key: prefix + "vesting", label: "Vesting", kind: textInput, source: fromSchedule,
			of: when(has, words(func(o *comp.Offer) string { return o.Refreshers[i].Vesting.String() }))},
		span("first", "First after", func(r *comp.Refresher) int { return r.First }),
		span("every", "Then every", func(r *comp.Refresher) int { return r.Every }),
		{key: prefix + "once", label: "Only once", kind: flagInput, source: fromCase,
			of: flag(func(o *comp.Offer) bool { return has(o) && o.Refreshers[i].Once })},
		{key: prefix + "certainty", label: "Promised", kind: textInput, words: asWords(comp.Promises()), source: fromCase,
			of: when(has, words(func(o *comp.Offer) comp.Promise { return o.Refreshers[i].Promise }))},
	}
}

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
		inputRow{key: "retirement.vesting", label: "Match vests", kind: textInput, source: fromSchedule,
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

func (b *book) timeRows() []inputRow {
	ranked := b.isRanked("hourly")
	number := func(key, label, unit string, hi float64, get func(*comp.Offer) decimal.Decimal) inputRow {
		return inputRow{key: key, label: label, unit: unit, kind: countInput, live: ranked, hi: hi, source: fromYou, of: amount(get)}
	}
	return []inputRow{
		number("hours", "Hours of work", "a week", 168, func(o *comp.Offer) decimal.Decimal { return o.Hours }),
		number("commute.minutes", "Commute, there and back", "minutes a day", 1440, func(o *comp.Offer) decimal.Decimal { return o.Commute.Minutes }),
		number("commute.days", "Days of commuting", "a week", 7, func(o *comp.Offer) decimal.Decimal { return o.Commute.Days }),
		number("pto", "Paid days off", "a year", 259, func(o *comp.Offer) decimal.Decimal { return o.PTO }),
	}
}

// isRanked reports whether the comparison has a figure of a name.
func (b *book) isRanked(metric string) bool {
	_, ok := b.comparison.Ranking(metric)
	return ok
}

var one = decimal.NewFromInt(1)
