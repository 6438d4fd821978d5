package vesting

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
)

// Limits that keep a mistyped schedule from becoming a hang.
const (
	maxMonths = 40 * 12 // the longest horizon
	maxParts  = 480     // one a month over it
)

// Parse reads a schedule written in one of these forms (SPEC 4):
//
//	5/15/40/40                     yearly percentages, vesting at the end of each year
//	25/25/25/25 quarterly          yearly percentages, split evenly inside each year
//	4y monthly                     equal parts
//	4y quarterly, 12mo cliff       equal parts, none before the cliff, what accrued by then on it
//	3y cliff                       everything at the end
//	12:5 24:15 30:20 36:20 42:20 48:20     month:percent
//
// Frequencies are monthly, quarterly, semi-annual and annual; lengths are "4y",
// "4 years", "18mo", "18 months". A percentage may have decimals (33.3/33.3/33.4) and a
// percent sign. The percentages must add up to exactly 100. Errors are *ScheduleError.
func Parse(text string) (Schedule, error) {
	s, reason := parseSchedule(strings.TrimSpace(text))
	if reason != "" {
		return Schedule{}, &ScheduleError{Text: text, Reason: reason}
	}
	return s, nil
}

// ScheduleError reports a text that is no vesting schedule.
type ScheduleError struct {
	Text   string // what was written
	Reason string // why it is refused, with the mend
}

func (e *ScheduleError) Error() string {
	return fmt.Sprintf("vesting %q: %s", e.Text, e.Reason)
}

const scheduleForms = `write percentages by year (5/15/40/40), equal parts (4y monthly, or 4y quarterly, 12mo cliff), or month:percent (12:5 24:15 ...)`

func parseSchedule(text string) (s Schedule, reason string) {
	head, cliffText, hasCliff := strings.Cut(text, ",")
	words := strings.Fields(strings.ToLower(head))
	if len(words) == 0 {
		return s, "it is empty; " + scheduleForms
	}
	switch {
	case strings.Contains(words[0], ":"):
		s, reason = parseByMonth(strings.Fields(strings.ReplaceAll(text, ",", " ")))
		hasCliff = false
	case strings.Contains(words[0], "/"):
		s, reason = parseYearly(words)
	default:
		s, reason = parseEqualParts(words)
	}
	if reason == "" && hasCliff {
		s, reason = applyCliff(s, cliffText)
	}
	s.text = text
	return s, reason
}

var frequencies = map[string]int{
	"monthly": 1, "quarterly": 3,
	"semi-annual": 6, "semi-annually": 6, "semiannual": 6, "semiannually": 6, "half-yearly": 6,
	"annual": 12, "annually": 12, "yearly": 12,
}

func frequencyOf(word string) (months int, reason string) {
	if months, ok := frequencies[word]; ok {
		return months, ""
	}
	return 0, fmt.Sprintf("%q is not a frequency; write monthly, quarterly, semi-annual or annual", word)
}

// parseYearly reads "25/25/25/25" with an optional frequency.
func parseYearly(words []string) (s Schedule, reason string) {
	every := 12
	if len(words) > 2 {
		return s, fmt.Sprintf("unexpected %q after the frequency", words[2])
	}
	if len(words) == 2 {
		if every, reason = frequencyOf(words[1]); reason != "" {
			return s, reason
		}
	}
	percents, den, reason := parsePercents(strings.Split(words[0], "/"))
	if reason != "" {
		return s, reason
	}
	if len(percents)*12 > maxMonths {
		return s, fmt.Sprintf("it has %d years, the limit is %d", len(percents), maxMonths/12)
	}
	steps := 12 / every
	s.den = den * int64(steps)
	total := int64(0)
	for year, percent := range percents {
		for i := 1; i <= steps; i++ {
			total += percent
			if percent > 0 {
				s.parts = append(s.parts, part{months: year*12 + i*every, cumulative: total})
			}
		}
	}
	return s, ""
}

// parseByMonth reads "12:5 24:15 30:20 ...".
func parseByMonth(pairs []string) (s Schedule, reason string) {
	var percents []string
	last := -1
	for _, pair := range pairs {
		month, percent, found := strings.Cut(pair, ":")
		months, err := strconv.Atoi(month)
		switch {
		case !found || err != nil || months < 0:
			return s, fmt.Sprintf("%q is not month:percent, such as 12:5", pair)
		case months <= last:
			return s, fmt.Sprintf("month %d comes after month %d; write the months in ascending order", months, last)
		case months > maxMonths:
			return s, fmt.Sprintf("month %d is past the limit of %d months", months, maxMonths)
		}
		last = months
		percents = append(percents, percent)
		s.parts = append(s.parts, part{months: months})
	}
	parts, den, reason := parsePercents(percents)
	if reason != "" {
		return s, reason
	}
	s.den = den
	total := int64(0)
	for i, p := range parts {
		total += p
		s.parts[i].cumulative = total
	}
	return s, ""
}

// parsePercents reads percentages as integers over one denominator and requires that
// they add up to exactly 100%.
func parsePercents(texts []string) (parts []int64, den int64, reason string) {
	var values []*big.Rat
	sum := new(big.Rat)
	for _, text := range texts {
		digits := strings.TrimSuffix(strings.TrimSpace(text), "%")
		value, ok := new(big.Rat).SetString(digits)
		if !ok || strings.ContainsAny(digits, "/eExX_+-") || len(digits) > 12 {
			return nil, 0, fmt.Sprintf("%q is not a percentage", text)
		}
		values = append(values, value)
		sum.Add(sum, value)
	}
	if len(values) > maxParts {
		return nil, 0, fmt.Sprintf("it has %d vests, the limit is %d", len(values), maxParts)
	}
	hundred := big.NewRat(100, 1)
	if sum.Cmp(hundred) != 0 {
		return nil, 0, fmt.Sprintf("the percentages add up to %s, not 100", trimZeros(sum.FloatString(10)))
	}
	scale := int64(1)
	for _, v := range values {
		scale = scale / gcd(scale, v.Denom().Int64()) * v.Denom().Int64()
	}
	for _, v := range values {
		parts = append(parts, v.Num().Int64()*(scale/v.Denom().Int64()))
	}
	return parts, 100 * scale, ""
}

func trimZeros(s string) string {
	return strings.TrimRight(strings.TrimRight(s, "0"), ".")
}

// parseEqualParts reads "4y monthly" and "3y cliff".
func parseEqualParts(words []string) (s Schedule, reason string) {
	months, rest, ok := parseLength(words)
	switch {
	case !ok:
		return s, scheduleForms
	case months <= 0 || months > maxMonths:
		return s, fmt.Sprintf("a length of %d months is outside 1 to %d", months, maxMonths)
	case len(rest) == 0:
		return s, "it has a length but no frequency; write for example 4y monthly, or 3y cliff for everything at the end"
	case len(rest) > 1:
		return s, fmt.Sprintf("unexpected %q after the frequency", rest[1])
	case rest[0] == "cliff":
		return Schedule{parts: []part{{months: months, cumulative: 1}}, den: 1}, ""
	}
	every, reason := frequencyOf(rest[0])
	if reason != "" {
		return s, reason
	}
	if months%every != 0 {
		return s, fmt.Sprintf("%d months is not a whole number of %s periods", months, rest[0])
	}
	s.den = int64(months / every)
	for i := 1; i <= months/every; i++ {
		s.parts = append(s.parts, part{months: i * every, cumulative: int64(i)})
	}
	return s, ""
}

// applyCliff holds back every instalment before the cliff and releases it on the cliff.
func applyCliff(s Schedule, text string) (Schedule, string) {
	words := strings.Fields(strings.ToLower(text))
	months, rest, ok := parseLength(words)
	if !ok || len(rest) != 1 || rest[0] != "cliff" {
		return s, fmt.Sprintf("%q is not a cliff; write for example 12mo cliff", strings.TrimSpace(text))
	}
	if months <= 0 || months > s.Months() {
		return s, fmt.Sprintf("a cliff at month %d lies outside a schedule of %d months", months, s.Months())
	}
	for i := range s.parts {
		s.parts[i].months = max(s.parts[i].months, months)
	}
	return s, ""
}

// parseLength reads "4y", "4 years", "18mo", "18 months" from the front of words.
func parseLength(words []string) (months int, rest []string, ok bool) {
	if len(words) == 0 {
		return 0, nil, false
	}
	number := strings.TrimRight(words[0], "abcdefghijklmnopqrstuvwxyz")
	unit, rest := words[0][len(number):], words[1:]
	if unit == "" && len(rest) > 0 {
		unit, rest = rest[0], rest[1:]
	}
	n, err := strconv.Atoi(strings.TrimSuffix(number, "-"))
	if err != nil || n < 0 || n > maxMonths {
		return 0, nil, false
	}
	switch unit {
	case "y", "yr", "yrs", "year", "years":
		return n * 12, rest, true
	case "m", "mo", "mos", "month", "months":
		return n, rest, true
	}
	return 0, nil, false
}
