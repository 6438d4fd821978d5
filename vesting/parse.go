package vesting

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"
)

// Limits that keep a mistyped schedule from becoming a hang.
const (
	maxMonths = 40 * 12 // the longest horizon
	maxVests  = 480     // one a month over it
)

// Parse reads a schedule written in one of these forms (SPEC 4):
//
//	amazon                         the name of an employer's schedule, see [Embedded]
//	5/15/40/40                     yearly percentages, vesting at the end of each year
//	25/25/25/25 quarterly          yearly percentages, split evenly inside each year
//	100% monthly                   the same for one year
//	4y monthly                     equal parts
//	4y quarterly, 12mo cliff       equal parts, none before the cliff, what accrued by then on it
//	3y cliff                       everything at the end
//	12:5 24:15 30:20 36:20 42:20 48:20     month:percent, or month:part (3:1/12)
//	4y quarterly on 02-15 05-15 08-15 11-15    on fixed days, first on the next one
//	12:50 24:50 on 02-15           yearly parts and parts by month: on the first such day on or after their month
//	3:40 6:30 9:30 quarterly on 02-15 05-15 08-15 11-15    parts that come by a frequency, as equal ones do
//
// Frequencies are monthly, quarterly, semi-annual and annual; lengths are "4y",
// "4 years", "18mo", "18 months". Fixed days are month-day and as many as the frequency
// has in a year; parts that stand on their months may have any. "On 15" is the 15th of
// every month. A percentage may have
// decimals (33.3/33.3/33.4) and a percent sign. The percentages must add up to exactly
// 100. Errors are *ScheduleError.
func Parse(text string) (Schedule, error) {
	if !looksLikeName(strings.TrimSpace(text)) {
		return Presets{}.Parse(text) // without reading the table
	}
	if row, found := embeddedRow(text); found {
		return row.Parse(text)
	}
	return Embedded().Parse(text)
}

// looksLikeName tells a name from the other forms, which begin with a digit.
func looksLikeName(text string) bool {
	return !strings.ContainsAny(text, "/:") && text != "" && (text[0] >= 'a' && text[0] <= 'z' || text[0] >= 'A' && text[0] <= 'Z')
}

// parseForms reads every form but a name.
func parseForms(text string) (Schedule, error) {
	s, reason := parseSchedule(text)
	if reason != "" {
		return Schedule{}, &ScheduleError{Text: text, Reason: reason}
	}
	return s, nil
}

// ScheduleError reports a text that is no vesting schedule.
type ScheduleError struct {
	Text   string // what was written
	Reason string // why it is refused, with the mend
	Err    error  // the cause, or nil
}

func (e *ScheduleError) Error() string {
	return fmt.Sprintf("vesting %q: %s", e.Text, e.Reason)
}

// Unwrap returns the cause, such as an *UnknownPresetError.
func (e *ScheduleError) Unwrap() error { return e.Err }

const scheduleForms = `write an employer's name (google), percentages by year (5/15/40/40), equal parts (4y monthly, or 4y quarterly, 12mo cliff), or month:percent (12:5 24:15 ...)`

func parseSchedule(text string) (s Schedule, reason string) {
	head, cliffText, hasCliff := strings.Cut(text, ",")
	if strings.Contains(head, ":") {
		// Commas may stand between the pairs, and the months say what a cliff would.
		head, hasCliff = strings.ReplaceAll(text, ",", " "), false
	}
	words, days := cutFixedDays(strings.Fields(strings.ToLower(head)))
	if len(words) == 0 {
		return s, "it is empty; " + scheduleForms
	}
	switch {
	case strings.Contains(words[0], ":"):
		s, reason = parseByMonth(words, days != nil)
	case strings.ContainsAny(words[0], "/%"), words[0] == "100":
		s, reason = parseYearly(words)
	default:
		s, reason = parseEqualParts(words)
	}
	if reason == "" && hasCliff {
		s.cliff, reason = parseCliff(cliffText, s.months)
	}
	if reason == "" && days != nil {
		if s.every == 0 || s.every == 12 {
			s.standOnMonths()
		}
		s.fixed, reason = parseFixedDays(days, s.every)
	}
	s.text = text
	return s, reason
}

func frequencyOf(word string) (months int, reason string) {
	switch word {
	case "monthly":
		return 1, ""
	case "quarterly":
		return 3, ""
	case "semi-annual", "semi-annually", "semiannual", "semiannually", "half-yearly":
		return 6, ""
	case "annual", "annually", "yearly":
		return 12, ""
	}
	return 0, fmt.Sprintf("%q is not a frequency; write monthly, quarterly, semi-annual or annual", word)
}

// parseYearly reads "25/25/25/25" with an optional frequency.
func parseYearly(words []string) (s Schedule, reason string) {
	s.every = 12
	if len(words) > 2 {
		return s, fmt.Sprintf("unexpected %q after the frequency", words[2])
	}
	if len(words) == 2 {
		if s.every, reason = frequencyOf(words[1]); reason != "" {
			return s, reason
		}
	}
	parts, reason := parsePercents(strings.Split(words[0], "/"))
	if reason != "" {
		return s, reason
	}
	if len(parts)*12 > maxMonths {
		return s, fmt.Sprintf("it has %d years, the limit is %d", len(parts), maxMonths/12)
	}
	steps := 12 / s.every
	s.written = &written{digits: withoutSigns(strings.Split(words[0], "/")), each: steps}
	for year, part := range parts {
		s.add(s.every, year*steps, steps, part.over(int64(steps)))
	}
	return s, ""
}

// parseByMonth reads "12:5 24:15 30:20 ...". With fixed days a frequency behind the parts
// says that they come by it; without one each stands on its month.
func parseByMonth(pairs []string, fixedDays bool) (s Schedule, reason string) {
	if last := len(pairs) - 1; looksLikeName(pairs[last]) {
		if s.every, reason = frequencyOf(pairs[last]); reason != "" {
			return s, reason
		}
		if !fixedDays {
			return s, fmt.Sprintf("%s says nothing beside months; leave it out, or add the fixed days that the parts vest on", pairs[last])
		}
		pairs = pairs[:last]
	}
	var percents []string
	var months []int
	last := -1
	for _, pair := range pairs {
		monthText, percent, found := strings.Cut(pair, ":")
		month, err := strconv.Atoi(monthText)
		switch {
		case !found || err != nil || month < 0:
			return s, fmt.Sprintf("%q is not month:percent, such as 12:5", pair)
		case month <= last:
			return s, fmt.Sprintf("month %d comes after month %d; write the months in ascending order", month, last)
		case month > maxMonths:
			return s, fmt.Sprintf("month %d is past the limit of %d months", month, maxMonths)
		}
		last = month
		percents = append(percents, percent)
		months = append(months, month)
	}
	parts, reason := parsePercents(percents)
	if reason != "" {
		return s, reason
	}
	s.written = &written{digits: withoutSigns(percents), months: months, each: 1}
	for i, part := range parts {
		switch {
		case s.every == 0:
			s.add(months[i], 0, 1, part)
		case months[i] == 0 || months[i]%s.every != 0:
			return s, fmt.Sprintf("month %d is not one of the vests every %d months", months[i], s.every)
		default:
			s.add(s.every, months[i]/s.every-1, 1, part)
		}
	}
	return s, ""
}

// standOnMonths makes a series of every instalment, which then vests by its own month and
// not by its number: month 12 is a series that comes once, after twelve months.
func (s *Schedule) standOnMonths() {
	var alone []series
	for _, run := range s.series {
		for n := run.from + 1; n <= run.from+run.count; n++ {
			one := run
			one.length, one.from, one.count, one.planned = n*run.length, 0, 1, 1
			alone = append(alone, one)
		}
	}
	s.series, s.every = alone, 0
}

// add appends count instalments every so many months, the first after from periods, or
// lengthens the last series where they continue it. A part of nothing is left out.
func (s *Schedule) add(every, from, count int, part ratio) {
	if part.sign() == 0 {
		return
	}
	s.months = every * (from + count)
	if n := len(s.series); n > 0 {
		last := &s.series[n-1]
		if last.length == int32(every) && last.from+last.count == int32(from) && last.part == part {
			last.count += int32(count)
			last.planned = last.count
			return
		}
	}
	s.series = append(s.series, series{
		calendar: calendar{unit: inMonths, length: int32(every)},
		part:     part, from: int32(from), count: int32(count), planned: int32(count),
	})
}

// parsePercents reads percentages as parts of the grant and requires that they add up to
// exactly 100%.
func parsePercents(texts []string) (parts []ratio, reason string) {
	if len(texts) > maxVests {
		return nil, fmt.Sprintf("it has %d vests, the limit is %d", len(texts), maxVests)
	}
	sum := new(big.Rat)
	hundred := big.NewRat(100, 1)
	for _, text := range texts {
		value, ok := parsePercent(text)
		if !ok {
			return nil, fmt.Sprintf("%q is not a percentage", text)
		}
		sum.Add(sum, value)
		parts = append(parts, ratioOf(value.Quo(value, hundred)))
	}
	if sum.Cmp(hundred) != 0 {
		return nil, fmt.Sprintf("the percentages add up to %s, not 100", trimZeros(sum.FloatString(10)))
	}
	return parts, ""
}

// parsePercent reads "33.3", "33.3%", or a part of the whole such as 1/16.
func parsePercent(text string) (*big.Rat, bool) {
	digits := strings.TrimSuffix(strings.TrimSpace(text), "%")
	if strings.Trim(digits, "0123456789./") != "" || len(digits) > 12 {
		return nil, false
	}
	value, ok := new(big.Rat).SetString(digits)
	if ok && strings.Contains(digits, "/") {
		value.Mul(value, big.NewRat(100, 1))
	}
	return value, ok
}

// withoutSigns takes the percent signs off percentages.
func withoutSigns(percents []string) []string {
	digits := make([]string, len(percents))
	for i, text := range percents {
		digits[i] = strings.TrimSuffix(text, "%")
	}
	return digits
}

func trimZeros(s string) string {
	return strings.TrimRight(strings.TrimRight(s, "0"), ".")
}

// parseEqualParts reads "4y monthly" and "3y cliff".
func parseEqualParts(words []string) (s Schedule, reason string) {
	months, rest, ok := parseLength(words)
	switch {
	case !ok && partialLength(words) != "":
		return s, partialLength(words)
	case !ok:
		return s, scheduleForms
	case months <= 0 || months > maxMonths:
		return s, fmt.Sprintf("a length of %d months is outside 1 to %d", months, maxMonths)
	case len(rest) == 0:
		return s, "it has a length but no frequency; write for example 4y monthly, or 3y cliff for everything at the end"
	case len(rest) > 1:
		return s, fmt.Sprintf("unexpected %q after the frequency", rest[1])
	case rest[0] == "cliff":
		s.add(months, 0, 1, ratio{num: 1, den: 1})
		return s, ""
	}
	s.every, reason = frequencyOf(rest[0])
	if reason != "" {
		return s, reason
	}
	if months%s.every != 0 {
		return s, fmt.Sprintf("%d months is not a whole number of %s periods", months, rest[0])
	}
	count := months / s.every
	s.add(s.every, 0, count, newRatio(1, int64(count)))
	return s, ""
}

// parseCliff reads the months of "12mo cliff".
func parseCliff(text string, length int) (months int, reason string) {
	words := strings.Fields(strings.ToLower(text))
	months, rest, ok := parseLength(words)
	if reason := partialLength(words); reason != "" {
		return 0, reason
	}
	if !ok || len(rest) != 1 || rest[0] != "cliff" {
		return 0, fmt.Sprintf("%q is not a cliff; write for example 12mo cliff", strings.TrimSpace(text))
	}
	if months <= 0 || months > length {
		return 0, fmt.Sprintf("a cliff at month %d lies outside a schedule of %d months", months, length)
	}
	return months, ""
}

// cutFixedDays takes "on 02-15 05-15 ..." off the end of a schedule.
func cutFixedDays(words []string) (rest, days []string) {
	if i := slices.Index(words, "on"); i > 0 {
		return words[:i], words[i+1:]
	}
	return words, nil
}

// parseFixedDays reads the days of the year: one for each instalment that comes by a
// frequency, and any number where parts stand on their months (every is 0).
func parseFixedDays(words []string, every int) (*fixedDays, string) {
	if every <= 1 && len(words) == 1 && !strings.Contains(words[0], "-") {
		return parseDayOfMonth(words[0])
	}
	var days fixedDays
	for _, word := range words {
		date, err := ParseDate("2000-" + word) // a leap year, so that 02-29 is a day
		if err != nil {
			return nil, fmt.Sprintf("%q is not a day of the year; write month-day, such as 02-15", word)
		}
		days = append(days, yearDay{month: int8(date.Month()), day: int8(date.Day())})
	}
	slices.SortFunc(days, func(a, b yearDay) int {
		return compareInts(int64(a.month)*100+int64(a.day), int64(b.month)*100+int64(b.day))
	})
	different := len(slices.Compact(slices.Clone(days)))
	leap := slices.Contains(days, yearDay{month: 2, day: 29}) && slices.Contains(days, yearDay{month: 2, day: 28})
	switch {
	case len(words) == 0:
		return nil, "on is followed by no day; write month-day, such as on 02-15"
	case every == 0 && different < len(words):
		return nil, "a fixed day is there twice; write each once"
	case every > 0 && different != 12/every:
		return nil, fmt.Sprintf("%d fixed days do not make %d different vests a year", len(words), 12/every)
	case leap: // parts would fall together in three years of four
		return nil, "02-28 and 02-29 are the same day in a common year; write one of them, and another day for the other"
	}
	return &days, ""
}

// parseDayOfMonth reads "15" as the 15th of every month, "31" as the last day.
func parseDayOfMonth(word string) (*fixedDays, string) {
	day, ok := digits(word)
	if !ok || day < 1 || day > lastDay {
		return nil, fmt.Sprintf("%q is not a day of the month from 1 to 31", word)
	}
	days := make(fixedDays, 12)
	for i := range days {
		days[i] = yearDay{month: int8(i + 1), day: int8(day)}
	}
	return &days, ""
}

// partialLength says what to write instead of a length with decimals, such as 1.5y; "" where
// the words begin with none.
func partialLength(words []string) (reason string) {
	if len(words) == 0 {
		return ""
	}
	number, unit := cutUnit(words)
	perUnit, known := monthsIn(unit)
	value, ok := new(big.Rat).SetString(number)
	if !ok || !known || len(number) > 12 || strings.Trim(number, "0123456789.") != "" || value.IsInt() {
		return ""
	}
	written := words[0]
	if number == written {
		written += " " + unit
	}
	months := value.Mul(value, big.NewRat(perUnit, 1))
	below := new(big.Int).Quo(months.Num(), months.Denom())
	switch {
	case months.IsInt():
		return fmt.Sprintf("%s is not a whole number of years; write %vmo", written, below)
	case below.Sign() == 0:
		return fmt.Sprintf("%s is not a whole number of months; write 1mo", written)
	}
	return fmt.Sprintf("%s is not a whole number of months; write %vmo or %vmo", written, below, new(big.Int).Add(below, big.NewInt(1)))
}

// monthsIn returns the months of a unit of length.
func monthsIn(unit string) (months int64, known bool) {
	switch unit {
	case "y", "yr", "yrs", "year", "years":
		return 12, true
	case "m", "mo", "mos", "month", "months":
		return 1, true
	}
	return 0, false
}

// cutUnit takes "4y" or "4 years" at the front of words apart.
func cutUnit(words []string) (number, unit string) {
	number = strings.TrimRight(words[0], "abcdefghijklmnopqrstuvwxyz")
	if unit = words[0][len(number):]; unit == "" && len(words) > 1 {
		unit = words[1]
	}
	return number, unit
}

// parseLength reads "4y", "4 years", "18mo", "18 months" from the front of words.
func parseLength(words []string) (months int, rest []string, ok bool) {
	if len(words) == 0 {
		return 0, nil, false
	}
	number, unit := cutUnit(words)
	rest = words[1:]
	if number == words[0] && unit != "" {
		rest = words[2:]
	}
	n, err := strconv.Atoi(strings.TrimSuffix(number, "-"))
	perUnit, known := monthsIn(unit)
	if err != nil || n < 0 || n > maxMonths || !known {
		return 0, nil, false
	}
	return n * int(perUnit), rest, true
}
