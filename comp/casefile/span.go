package casefile

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// Months is a length of time in whole months: 18 months, 18mo, 2 years, 2y.
type Months struct {
	Count int
	Given bool
}

func (m *Months) decode(d *decoder, e entry) { m.read(d, e, "") }

// read reads a length of time; bare is the unit of a number without one, "" where it needs
// one.
func (m *Months) read(d *decoder, e entry, bare string) {
	text, ok := d.scalar(e, "a length of time")
	if !ok {
		return
	}
	length, wrong := parseSpan(text)
	if wrong == nil {
		if length.unit == "" {
			length.unit = bare
		}
		m.Count, wrong = length.months(text)
	}
	if wrong != nil {
		d.failText(e, text, wrong.orElse("write for example 18 months or 2 years"))
		return
	}
	m.Given = true
}

// MonthCount is a length of time in months under a key that says so: also a bare 24.
type MonthCount struct{ Months }

func (m *MonthCount) decode(d *decoder, e entry) { m.read(d, e, "months") }

// Period is a length of time of at least a month.
type Period struct{ Months }

func (p *Period) decode(d *decoder, e entry) {
	if p.Months.decode(d, e); p.Given && p.Count == 0 {
		d.fail(e, e.name()+" is 0 months", "write at least 1 month")
	}
}

// PeriodCount is a length of time of at least a month under a key that says months.
type PeriodCount struct{ MonthCount }

func (p *PeriodCount) decode(d *decoder, e entry) {
	if p.MonthCount.decode(d, e); p.Given && p.Count == 0 {
		d.fail(e, e.name()+" is 0 months", "write at least 1 month")
	}
}

// Years is a whole number of years: 4, 4 years, 4y.
type Years struct {
	Count int
	Given bool
}

func (y *Years) decode(d *decoder, e entry) {
	text, ok := d.scalar(e, "a number of years")
	if !ok {
		return
	}
	length, wrong := parseSpan(text)
	count := int(length.number.IntPart())
	switch {
	case wrong != nil:
	case length.unit == "months" && count%12 != 0 || !length.number.IsInteger():
		wrong = &fault{message: "is not a whole number of years"}
	case length.unit == "months":
		count /= 12
	}
	if wrong != nil {
		d.failText(e, text, wrong.orElse("write a number of years, such as 4"))
		return
	}
	y.Count, y.Given = count, true
}

// maxSpan bounds a length of time before it is computed with; what a length may be in
// its place is the model's to say.
const maxSpan = 10_000

// span is a length of time as it is written: 18 months, 1.5 years.
type span struct {
	number decimal.Decimal
	unit   string // months or years, "" where none is written
}

// parseSpan reads a number with an optional unit, months or years, or says why the text is
// none. A fault without a mend is one that an example mends.
func parseSpan(text string) (s span, wrong *fault) {
	digits := strings.TrimRight(text, " abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
	behind := text[len(digits):]
	switch strings.ToLower(strings.TrimSpace(behind)) {
	case "y", "yr", "yrs", "year", "years":
		s.unit = "years"
	case "m", "mo", "mos", "month", "months":
		s.unit = "months"
	case "":
	default:
		return s, &fault{message: "is not a length in months or years"}
	}
	positive := strings.TrimPrefix(digits, "-")
	number, err := decimal.NewFromString(strings.Replace(positive, ",", ".", 1))
	plain, leads := leadingZero(positive)
	switch {
	case !isPlain(positive) && !hasDecimalComma(positive):
		return s, &fault{message: "is not a length in months or years"}
	case err != nil || len(positive) > maxDigits || number.GreaterThan(decimal.NewFromInt(maxSpan)):
		return s, &fault{message: "is too long"}
	case positive != digits && !number.IsZero():
		return s, &fault{message: "is negative"}
	case leads:
		return s, &fault{message: "begins with 0", mend: "write " + plain + behind}
	case number.IsInteger() && !isDigits(positive):
		return s, &fault{message: "is written with decimals", mend: "write " + number.String() + behind}
	}
	s.number = number
	return s, nil
}

// hasDecimalComma reports the 1,5 of those who write decimals behind a comma.
func hasDecimalComma(digits string) bool {
	whole, decimals, _ := strings.Cut(digits, ",")
	return isDigits(whole) && isDigits(decimals) && len(decimals) <= 2
}

// months returns the whole months of a length that stands in a text. A year and a half is 18
// of them; twelve months and a half are refused with the whole months around them.
func (s span) months(text string) (int, *fault) {
	count := s.number
	if s.unit != "months" {
		count = s.number.Mul(decimal.NewFromInt(12))
	}
	switch whole := s.number.IsInteger(); {
	case whole && s.unit == "":
		return 0, &fault{message: "has no unit", mend: fmt.Sprintf("write %s months or %s years", text, text)}
	case whole:
		return int(count.IntPart()), nil
	case count.IsInteger() && s.unit == "":
		return 0, &fault{message: "has no unit and is not a whole number", mend: fmt.Sprintf("write %s months for %s years", count, s.number)}
	case s.unit == "":
		return 0, &fault{message: "has no unit and is not a whole number"}
	case count.IsInteger():
		return 0, &fault{message: "is not a whole number of years", mend: fmt.Sprintf("write %s months", count)}
	case count.LessThan(one):
		return 0, &fault{message: "is not a whole number of months", mend: "write 1 month"}
	}
	return 0, &fault{message: "is not a whole number of months", mend: fmt.Sprintf("write %s months or %s months", count.Floor(), count.Ceil())}
}

// Year is the number of a service year, from 1.
type Year int

func (y *Year) decode(d *decoder, e entry) {
	text, ok := d.scalar(e, "the number of a year")
	if !ok {
		return
	}
	n, err := strconv.Atoi(text)
	if err != nil || !isDigits(text) {
		d.fail(e, fmt.Sprintf("%s is not the number of a year", quoted(text)), "write year: 1 for the first year")
		return
	}
	if plain, leads := leadingZero(text); leads && n > 0 {
		d.fail(e, quoted(text)+" begins with 0", "write "+plain)
		return
	}
	if n < 1 || n > maxSpan {
		d.fail(e, fmt.Sprintf("there is no year %s of an offer", quoted(text)), "write year: 1 for the first year")
		return
	}
	*y = Year(n)
}
