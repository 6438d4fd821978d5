package casefile

import (
	"fmt"
	"strconv"
	"strings"
)

// Months is a length of time in whole months: 18 months, 18mo, 2 years, 2y.
type Months struct {
	Count int
	Given bool
}

func (m *Months) decode(d *decoder, e entry) {
	text, ok := d.scalar(e, "a length of time")
	if !ok {
		return
	}
	count, unit, why := parseSpan(text)
	mend := "write for example 18 months or 2 years"
	if why == "" && unit == "" {
		why, mend = "has no unit", fmt.Sprintf("write %s months or %s years", text, text)
	}
	if why != "" {
		d.fail(e, fmt.Sprintf("%s %s", quoted(text), why), mend)
		return
	}
	m.Count, m.Given = count, true
	if unit == "years" {
		m.Count = 12 * count
	}
}

// MonthCount is a length of time in months under a key that says so: also a bare 24.
type MonthCount struct{ Months }

func (m *MonthCount) decode(d *decoder, e entry) {
	if text, ok := d.scalar(e, "a number of months"); ok && isDigits(text) {
		if count, _, why := parseSpan(text); why == "" {
			m.Count, m.Given = count, true
			return
		}
	} else if !ok {
		return
	}
	m.Months.decode(d, e)
}

// Period is a length of time of at least a month.
type Period struct{ Months }

func (p *Period) decode(d *decoder, e entry) {
	if p.Months.decode(d, e); p.Given && p.Count == 0 {
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
	count, unit, why := parseSpan(text)
	switch {
	case why == "" && unit == "months" && count%12 != 0:
		why = "is not a whole number of years"
	case why == "" && unit == "months":
		count /= 12
	}
	if why != "" {
		d.fail(e, fmt.Sprintf("%s %s", quoted(text), why), "write a number of years, such as 4")
		return
	}
	y.Count, y.Given = count, true
}

// maxSpan bounds a length of time before it is computed with; what a length may be in
// its place is the model's to say.
const maxSpan = 10_000

// parseSpan reads a whole number with an optional unit, months or years, or says why the
// text is none.
func parseSpan(text string) (count int, unit, why string) {
	digits := strings.TrimRight(text, " abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
	switch strings.ToLower(strings.TrimSpace(text[len(digits):])) {
	case "y", "yr", "yrs", "year", "years":
		unit = "years"
	case "m", "mo", "mos", "month", "months":
		unit = "months"
	case "":
	default:
		return 0, "", "is not a length in months or years"
	}
	count, err := strconv.Atoi(digits)
	switch {
	case isDigits(digits) && (err != nil || count > maxSpan):
		return 0, "", "is too long"
	case err != nil && plainNumber.MatchString(digits):
		return 0, "", "is not a whole number"
	case err != nil:
		return 0, "", "is not a length in months or years"
	case count < 0:
		return 0, "", "is negative"
	}
	return count, unit, ""
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
	if n < 1 || n > maxSpan {
		d.fail(e, fmt.Sprintf("there is no year %s of an offer", quoted(text)), "write year: 1 for the first year")
		return
	}
	*y = Year(n)
}
