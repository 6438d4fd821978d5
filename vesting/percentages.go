package vesting

import (
	"math/big"
	"strconv"
	"strings"
)

// Percentages is a schedule as it is written in percentages of the grant, such as 5/15/40/40,
// 25/25/25/25 quarterly or 12:50 24:50: the form in which a letter has another one.
type Percentages struct {
	Parts []Fraction // of the grant, in the order in which they are written; none is 0
	Each  int        // equal instalments that a part has: 4 of a year that vests quarterly, 1 of a month
	Names []string   // of the parts: year 1, month 12
	Text  []string   // around the percentages, one more than there are: "", "/", "/", "/", " quarterly"
}

// written is what a schedule in percentages was read from.
type written struct {
	digits []string // of the percentages
	months []int    // on which the parts vest; nil where they are years
	each   int      // instalments of a part
}

// Percentages returns the schedule as it is written in percentages of the grant, an employer's as
// its record has it. It returns false for one that is not: equal parts, all of the grant at once,
// or one in which a part is nothing or no percentage of at most 4 decimals.
func (s Schedule) Percentages() (Percentages, bool) {
	if s.written == nil || len(s.written.digits) < 2 {
		return Percentages{}, false
	}
	p := Percentages{Each: s.written.each}
	for i, digits := range s.written.digits {
		part, ok := writtenPercent(digits)
		if !ok {
			return Percentages{}, false
		}
		p.Parts, p.Names = append(p.Parts, part), append(p.Names, s.written.name(i))
	}
	p.Text = s.written.around(s.form())
	return p, true
}

// form returns the text that the schedule was read from, an employer's where it is written so.
func (s Schedule) form() string {
	if s.preset != nil {
		return s.preset.Schedule
	}
	return s.text
}

// writtenPercent returns a percentage of at most writtenPlaces decimals and above 0 as a part of
// the whole.
func writtenPercent(digits string) (Fraction, bool) {
	value, ok := parsePercent(digits)
	if !ok || value.Sign() <= 0 {
		return Fraction{}, false
	}
	places := new(big.Rat).SetInt64(10_000) // 10^writtenPlaces
	if !new(big.Rat).Mul(value, places).IsInt() {
		return Fraction{}, false
	}
	part, err := ratioOf(value.Quo(value, big.NewRat(100, 1))).fraction()
	return part, err == nil
}

// name names a part.
func (w *written) name(i int) string {
	if w.months == nil {
		return "year " + strconv.Itoa(i+1)
	}
	return "month " + strconv.Itoa(w.months[i])
}

// around returns the pieces of a text between its percentages. Behind the month of a part comes a
// colon, and nothing else has one.
func (w *written) around(text string) []string {
	before := ""
	if w.months != nil {
		before = ":"
	}
	pieces, from := make([]string, 0, len(w.digits)+1), 0
	for _, digits := range w.digits {
		at := from + strings.Index(text[from:], before+digits) + len(before)
		pieces, from = append(pieces, text[from:at]), at+len(digits)
	}
	return append(pieces, text[from:])
}

// Reached returns how many parts have vested whole, and how many instalments of the next one,
// where so much of a grant has vested by the schedule. It returns false for a part of the grant at
// which no instalment ends.
func (p Percentages) Reached(vested Fraction) (whole, instalments int, ok bool) {
	rest := vested.ratio()
	for whole < len(p.Parts) && rest.cmp(p.Parts[whole].ratio()) >= 0 {
		rest = rest.minus(p.Parts[whole].ratio())
		whole++
	}
	if rest.sign() <= 0 || whole == len(p.Parts) {
		return whole, 0, rest.sign() == 0
	}
	rest = rest.timesInt(int64(p.Each)).dividedBy(p.Parts[whole].ratio())
	n, err := rest.fraction()
	return whole, int(n.Num()), err == nil && n.Den() == 1
}
