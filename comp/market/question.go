package market

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Measure is what is compared: base, bonus, equity, or a metric of the comparison that is about one
// year.
type Measure string

// The measures that have names of their own here. Total compensation of a year is what surveys
// and sites mean by a total, and is compared with the metric levels-tc; bonus and equity are parts
// of it: the target bonus, and the grants of the letter by their vesting years.
const (
	Base   Measure = "base"
	Bonus  Measure = "bonus"
	Equity Measure = "equity"
	Total  Measure = "levels-tc"
)

// mayBeNone reports whether somebody may have nothing of it: a job has a base, and need not have a
// bonus.
func (m Measure) mayBeNone() bool { return m == Bonus || m == Equity }

// measures are the words for a measure in the columns and cells of a table.
var measures = sync.OnceValue(func() map[string]Measure {
	return map[string]Measure{
		"base": Base, "base_salary": Base, "base_pay": Base, "salary": Base, "base_wage": Base, "annual_salary": Base, "basesalary": Base,
		"bonus": Bonus, "target_bonus": Bonus, "annual_bonus": Bonus, "bonus_target": Bonus,
		"equity": Equity, "stock": Equity, "annual_equity": Equity, "equity_a_year": Equity, "stock_a_year": Equity, "stockgrantvalue": Equity,
		"total": Total, "tc": Total, "total_compensation": Total, "total_comp": Total, "total_pay": Total, "totalyearlycompensation": Total, "levels_tc": Total,
		"year1": "year1", "average": "average", "steady": "steady", "worst_year": "worst-year",
	}
})

// Name is how a table or a flag names the measure.
func (m Measure) Name() string {
	if m == Total {
		return "total"
	}
	return string(m)
}

// MeasureNames lists the measures by which a table or a flag may name them.
func MeasureNames() []string {
	return []string{string(Base), string(Bonus), string(Equity), "total", "year1", "average", "steady", "worst-year"}
}

// ParseMeasure reads the name of a measure.
func ParseMeasure(text string) (Measure, bool) {
	m, known := measures()[fold(text)]
	return m, known
}

// amountsOfAny are the names of columns that do not say what they measure.
var amountsOfAny = []string{"pay", "amount", "compensation", "wage", "annual_pay", "yearly_pay"}

func isAmount(name string) bool {
	_, known := measures()[name]
	return known || slices.Contains(amountsOfAny, name)
}

// Override stands in for what the offers say of themselves; what is empty does not.
type Override struct {
	Role, Level, Location string
	SOC                   string // the occupation, in place of the role
	Area                  string // of the prevailing wages, by its number
}

// Question asks where one offer stands.
type Question struct {
	Result   *comp.Result
	Role     string
	Level    string
	Location string
	SOC      string
	Area     string

	byOccupation bool // the occupation is named in place of the role
	comparison   *comp.Comparison
}

// Questions asks for the offers of a comparison, in order. Where the data have occupations and one
// is named, the role of the case does not count; a role beside it in the override does.
func Questions(c *comp.Comparison, o Override) []Question {
	questions := make([]Question, len(c.Offers))
	for i := range c.Offers {
		r := &c.Offers[i]
		q := Question{Result: r, Role: r.Offer.Role, Level: r.Offer.Level, Location: r.Offer.Location, SOC: o.SOC, Area: o.Area, comparison: c}
		if o.Role != "" {
			q.Role = o.Role
		}
		q.byOccupation = o.SOC != "" && o.Role == ""
		if o.Level != "" {
			q.Level = o.Level
		}
		if o.Location != "" {
			q.Location = o.Location
		}
		questions[i] = q
	}
	return questions
}

// job is the role as it counts beside occupations.
func (q *Question) job() string {
	if q.byOccupation {
		return ""
	}
	return q.Role
}

// value is what the offer pays by a measure, in a currency, or why nobody can say.
func (q *Question) value(m Measure, in comp.Currency) (decimal.Decimal, *Gap) {
	value, of := decimal.Zero, q.comparison.Case.Currency
	switch m {
	case Base:
		value, of = q.comparison.StartSalary(q.Result), q.Result.Currency
	case Bonus:
		value = q.partOfYear(comp.YearOfBonusLine)
	case Equity:
		if q.Result.Offer.Private.Stated() {
			return value, gap(NotTraded)
		}
		value = q.partOfYear(comp.YearOfGrantLine)
	default:
		value, _ = q.Result.Figure(string(m))
	}
	value, known := q.converted(value, of, in)
	if !known {
		return value, gap(OtherCurrency)
	}
	return value, nil
}

// partOfYear is a part of the levels-style year, without awards of cash, in the reporting currency.
func (q *Question) partOfYear(kind comp.TraceLineKind) (sum decimal.Decimal) {
	trace, err := q.comparison.Trace(q.Result, string(Total))
	if err != nil {
		return sum // the offer is of another comparison
	}
	grant := 0 // the lines of grants are in the order of the letter
	for _, line := range trace.Lines {
		isGrant := line.Kind == comp.YearOfGrantLine
		if line.Kind == kind && !(isGrant && q.Result.Offer.Grants[grant].Kind == comp.CashGrant) {
			sum = sum.Add(line.Amount)
		}
		if isGrant {
			grant++
		}
	}
	return sum
}

// converted is an amount of one currency in another, at the rates of the valuation date and rounded
// once; false where the case does not have them.
func (q *Question) converted(v decimal.Decimal, from, to comp.Currency) (decimal.Decimal, bool) {
	if from == to {
		return v, true
	}
	c := &q.comparison.Case
	paid, known := c.Exchange(from, c.AsOf)
	rate, also := c.Exchange(to, c.AsOf)
	if !known || !also || !rate.IsPositive() {
		return decimal.Zero, false
	}
	return v.Mul(paid).DivRound(rate, to.Places()), true
}

// ParseSOC reads the code of an occupation: 15-1252, 15-1252.00 or 151252.
func ParseSOC(text string) (string, error) {
	if code := socOf(text); code != "" {
		return code, nil
	}
	return "", fmt.Errorf("%q is no occupation code; write two digits, a hyphen and four, such as 15-1252", text)
}

// socOf is a code without what O*NET adds to it, "" for what is none.
func socOf(text string) string {
	code, _, _ := strings.Cut(strings.TrimSpace(text), ".")
	digits := strings.Replace(code, "-", "", 1)
	if len(digits) != 6 || strings.Trim(digits, "0123456789") != "" {
		return ""
	}
	return digits[:2] + "-" + digits[2:]
}

// AsOf is the day on which the case is valued, by which the age of data is told.
func (q *Question) AsOf() vesting.Date { return q.comparison.Case.AsOf }
