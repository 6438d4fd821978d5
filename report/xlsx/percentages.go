package xlsx

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/workbook"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// A schedule in percentages has a row for each of them and one for their sum. Its own cell is
// composed of them, so that the workbook read back has the schedule that was typed.

// Limits of a schedule that has rows: a formula that composes more might be longer than the 8,192
// characters that Excel takes, and no text in one is longer than 255.
const (
	mostPercentages = 60
	longestText     = 255
)

// percentDecimals are those to which a percentage is typed, read back and summed: a letter has no
// more, and the last bits of a double are none.
const percentDecimals = 8

// openSchedules says that all percentages of a schedule are live of which a figure rests on any, for
// they are typed together. One without rows is taken as it is.
func (b *book) openSchedules(live map[string]decimal.Decimal) {
	var schedules []string
	for path := range live {
		if schedule, _, ok := comp.InSchedule(path); ok && !slices.Contains(schedules, schedule) {
			schedules = append(schedules, schedule)
		}
	}
	for _, schedule := range schedules {
		written, _ := b.inputs.kase.Percentages(schedule)
		tooLong := func(text string) bool { return len(text) > longestText }
		composed := len(written.Parts) <= mostPercentages && !slices.ContainsFunc(written.Text, tooLong) && !b.saysRounding(schedule)
		if composed {
			b.inputs.written[schedule] = written
		}
		for i, part := range written.Parts {
			path := fmt.Sprintf("%s[%d]", schedule, i)
			if delete(live, path); composed {
				live[path] = fraction(part)
			}
		}
	}
}

// fraction is a percentage as its cell has it.
func fraction(part vesting.Fraction) decimal.Decimal { return part.Decimal(percentDecimals + 2) }

// saysRounding reports whether a schedule is written by a name that says too how a value becomes
// shares: read back, other percentages would not say it any more.
func (b *book) saysRounding(schedule string) bool {
	offer, path, _ := comp.InOffer(schedule)
	grants := b.inputs.kase.Offers[offer].Grants
	for i := range grants {
		if g := &grants[i]; fmt.Sprintf("grants[%d].vesting", i) == path {
			return !g.Value.IsZero() && g.RoundingRule() != g.Rounding
		}
	}
	return false
}

// percentagesOf returns the percentages of an offer's schedule, by its path within the offer.
func (b *book) percentagesOf(offer int, schedule string) vesting.Percentages {
	return b.inputs.written[fmt.Sprintf("offers[%d].%s", offer, schedule)]
}

// percentage returns what an offer has in the row of a percentage or of their sum, and false where
// it has nothing.
func (b *book) percentage(offer int, r *inputRow) (any, bool) {
	parts := b.percentagesOf(offer, r.schedule).Parts
	if r.adds > 0 {
		return 1.0, parts != nil
	}
	if r.place >= len(parts) {
		return nil, false
	}
	return double(fraction(parts[r.place])), true
}

// scheduleRows returns the row of a schedule and those of its percentages, as many as any offer has,
// and of their sum.
func (b *book) scheduleRows(schedule inputRow) []inputRow {
	var names [][]string // by row, what the offers call it
	for i := range b.names {
		for n, name := range b.percentagesOf(i, schedule.path).Names {
			if n == len(names) {
				names = append(names, nil)
			}
			if !slices.Contains(names[n], name) {
				names[n] = append(names[n], name)
			}
		}
	}
	if len(names) == 0 {
		return []inputRow{schedule}
	}
	schedule.schedule = schedule.path
	rows := []inputRow{schedule}
	part := comp.Term{Kind: comp.KindRate, Unit: comp.UnitPercent, Bounds: comp.Bounds{Hi: decimal.NewFromInt(1)}}
	for n := range names {
		name := strings.Join(names[n], " or ")
		part.Meaning = "part of the grant that vests in " + name
		rows = append(rows, inputRow{term: part, path: fmt.Sprintf("%s[%d]", schedule.path, n), label: "  " + name, kind: workbook.Part, schedule: schedule.path, place: n})
	}
	part.Meaning = "what the percentages add up to: it has to be 100%"
	return append(rows, inputRow{term: part, path: schedule.path + "[]", label: "  together", kind: workbook.Part, schedule: schedule.path, adds: len(names)})
}

// composed returns the formula of a schedule's cell: its text as long as the percentages are those
// it was written with, and otherwise what stands around them with those of the cells.
func (b *book) composed(path, text string, written vesting.Percentages) string {
	var same []string
	composed := quoted(written.Text[0])
	for i, part := range written.Parts {
		cell := b.inputs.cells[fmt.Sprintf("%s[%d]", path, i)]
		same = append(same, fmt.Sprintf("%v=%s", cell, fraction(part)))
		// A spreadsheet may write a decimal comma.
		composed += fmt.Sprintf(`&SUBSTITUTE(ROUND(%v*100,%d)&"",",",".")&%s`, cell, percentDecimals, quoted(written.Text[i+1]))
	}
	return fmt.Sprintf("IF(AND(%s),%s,%s)", strings.Join(same, ","), quoted(text), composed)
}

// quoted writes a text into a formula, a long one in pieces.
func quoted(text string) string {
	var pieces []string
	for piece := range slices.Chunk([]rune(text), longestText) {
		pieces = append(pieces, `"`+strings.ReplaceAll(string(piece), `"`, `""`)+`"`)
	}
	if pieces == nil {
		return `""`
	}
	return strings.Join(pieces, "&")
}

// writeSum writes what the percentages above a cell add up to.
func (b *book) writeSum(s *sheet, p place, r *inputRow, look style) {
	first, last := place{p.col, p.row - r.adds}, place{p.col, p.row - 1}
	s.formula(p, fmt.Sprintf("ROUND(SUMPRODUCT(ROUND(%v:%v,%[3]d)),%[3]d)", first, last, percentDecimals+2), 1.0, look)
	s.rules = append(s.rules, conditionalRule{from: p, to: p, look: "bad", formula: p.fixed() + "<>1"})
	b.inputs.sums = append(b.inputs.sums, p)
}

// percentageChecks are the checks that the percentages of every schedule add up, so many to one as
// a formula has room for.
func (b *book) percentageChecks() []check {
	var all []check
	for sums := range slices.Chunk(b.inputs.sums, 100) {
		var right []string
		for _, p := range sums {
			right = append(right, "("+on(inputsSheet, p)+"=1)")
		}
		all = append(all, check{"The percentages of every vesting schedule add up to 100%", -1, strings.Join(right, "+"), fmt.Sprint(len(sums)), float64(len(sums))})
	}
	return all
}
