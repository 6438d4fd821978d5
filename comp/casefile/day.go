package casefile

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Day is a day of the calendar, written 2027-01-11.
type Day struct{ vesting.Date }

func (y *Day) decode(d *decoder, e entry) {
	text, ok := d.scalar(e, "a date")
	if !ok {
		return
	}
	date, err := vesting.ParseDate(text)
	if err != nil {
		d.failText(e, text, explainDate(text))
		return
	}
	y.Date = date
}

var (
	looseDate = lazyRegexp(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$`)
	localDate = lazyRegexp(`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$`)
	timestamp = lazyRegexp(`^\d{4}-\d{2}-\d{2}[Tt ]\d`)
)

// explainDate says why a text is no date.
func explainDate(text string) fault {
	const form = "write year-month-day, such as 2027-01-11"
	if m := looseDate().FindStringSubmatch(text); m != nil {
		year, month, day := number(m[1]), number(m[2]), number(m[3])
		if why := impossibleDay(year, month, day); why != "" {
			return fault{message: "is no day of the calendar: " + why, mend: form}
		}
		return fault{message: "is not written as a date", mend: fmt.Sprintf("write %04d-%02d-%02d", year, month, day), instead: fmt.Sprintf("%04d-%02d-%02d", year, month, day)}
	}
	if m := localDate().FindStringSubmatch(text); m != nil {
		return explainLocalDate(number(m[1]), number(m[2]), number(m[3]), form)
	}
	if timestamp().MatchString(text) {
		return fault{message: "holds a time of day", mend: "write the day alone, " + text[:10]}
	}
	return fault{message: "is not a date", mend: form}
}

// explainLocalDate says what 03/04/2027 may mean: in America the month comes first,
// elsewhere the day.
func explainLocalDate(a, b, year int, form string) fault {
	var days []string
	for _, d := range [][2]int{{a, b}, {b, a}} {
		if day := fmt.Sprintf("%04d-%02d-%02d", year, d[0], d[1]); impossibleDay(year, d[0], d[1]) == "" && !slices.Contains(days, day) {
			days = append(days, day)
		}
	}
	switch len(days) {
	case 0:
		return fault{message: "is no day of the calendar", mend: form}
	case 1:
		return fault{message: "is not written as a date", mend: "write " + days[0], instead: days[0]}
	}
	return fault{message: "can be read as two days", mend: "write " + joined(days, "or")}
}

// impossibleDay says why the calendar has no such day; "" if it has.
func impossibleDay(year, month, day int) string {
	if month < 1 || month > 12 {
		return fmt.Sprintf("there is no month %d", month)
	}
	if year < 1 {
		return "there is no year 0"
	}
	if _, err := vesting.NewDate(year, time.Month(month), day); err != nil {
		last := time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
		return fmt.Sprintf("%s %d has %d days", time.Month(month), year, last)
	}
	return ""
}

// number reads digits that a pattern has matched.
func number(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}

// Payday is a day of every year, written 03-15: month and day.
type Payday struct {
	Month time.Month
	Day   int
}

func (p Payday) build() comp.DayOfYear { return comp.DayOfYear{Month: p.Month, Day: p.Day} }

// Paydays are days of every year. Short forms: one of them, or several in one text.
type Paydays []Payday

func (p *Paydays) decode(d *decoder, e entry) {
	if e.value.Kind != yaml.ScalarNode {
		d.decode(e, (*[]Payday)(p))
		return
	}
	for _, text := range betweenDays().Split(strings.TrimSpace(e.value.Value), -1) {
		one := *e.value
		one.Value = text
		*p = append(*p, Payday{})
		if d.decode(entry{key: e.key, item: e.item, value: &one, in: e.in, path: e.path, eg: e.eg}, &(*p)[len(*p)-1]); d.broken[&one] {
			d.mark(e.value)
			return
		}
	}
}

// betweenDays is what stands between two of several days of the year.
var betweenDays = lazyRegexp(`\s*[,;]\s*|\s+and\s+`)

var monthDay = lazyRegexp(`^(\d{1,2})[-/.](\d{1,2})$`)

func (p *Payday) decode(d *decoder, e entry) {
	const form = "write month and day, such as 03-15"
	text, ok := d.scalar(e, "a month and day")
	if !ok {
		return
	}
	m := monthDay().FindStringSubmatch(text)
	if m == nil {
		d.fail(e, fmt.Sprintf("%s is not a month and day", quoted(text)), form)
		return
	}
	month, day := number(m[1]), number(m[2])
	written := fmt.Sprintf("%02d-%02d", month, day)
	const leapYear = 2028 // lets February 29 pass; other years pay on the 28th
	switch why := impossibleDay(leapYear, month, day); {
	case why != "":
		d.fail(e, fmt.Sprintf("%s is no day of the year: %s", quoted(text), strings.Replace(why, " 2028", "", 1)), form)
	case text != written:
		d.fail(e, fmt.Sprintf("%s is not a month and day", quoted(text)), fmt.Sprintf("write %s if that is %s %d", written, time.Month(month), day))
	default:
		p.Month, p.Day = time.Month(month), day
	}
}
