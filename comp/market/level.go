package market

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// AtLevel answers the questions for another level, from the data that tell levels apart. What is
// known of every level alike is no answer.
func (d *Data) AtLevel(level string) []Answer {
	questions := slices.Clone(d.questions)
	for i := range questions {
		questions[i].Level = level
	}
	return slices.DeleteFunc(d.answers(questions), func(a Answer) bool {
		return len(a.Levels) == 0 || a.Gap == nil && folded(a.Level) != folded(level)
	})
}

// NextLevel finds the level after one among those that are known: of the same letters and the next
// higher number, Roman too. L7 comes after L6, and after II comes III; after Senior comes what a
// company says. It returns false where there is none.
func NextLevel(level string, known []string) (next string, found bool) {
	name, number, numbered := levelNumber(level)
	best := 0
	for _, other := range known {
		otherName, n, is := levelNumber(other)
		if numbered && is && otherName == name && n > number && (best == 0 || n < best) {
			next, best = other, n
		}
	}
	return next, best > 0
}

// levelNumber splits a level into its letters and its number: "L6", "Level 6", "IC-6", "SDE II".
func levelNumber(level string) (name string, number int, found bool) {
	level = strings.TrimSpace(level)
	digits := strings.TrimRightFunc(level, unicode.IsDigit)
	if n, err := strconv.Atoi(level[len(digits):]); err == nil {
		return folded(digits), n, true
	}
	begin := strings.LastIndexFunc(level, func(r rune) bool { return r == ' ' || r == '-' }) + 1
	n := slices.Index([]string{"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"}, level[begin:])
	return folded(level[:begin]), n + 1, n >= 0
}
