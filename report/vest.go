package report

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Vested is a grant as it vests, and what it was made from.
type Vested struct {
	Schedule string // as written, or the id of the terms
	Grant    vesting.Grant
	Award    vesting.Award
	Preset   *vesting.Preset // of an employer's schedule; nil for any other
	Terms    *vesting.Terms  // in the Open Cap Format: those of a file, or those to be written; nil otherwise
	Pending  []string        // ids of the events that the terms depend on and that have not happened
}

// Caveat is what to know of the employer's schedule before relying on it, "" where there is
// nothing to know or no employer.
func (v *Vested) Caveat() string {
	if v.Preset == nil {
		return ""
	}
	return v.Preset.Caveat()
}

// Document is the vests as a report. bar draws a part of the grant, from 0 to 1, beside each
// vest; nil leaves it out.
func (v *Vested) Document(bar func(part decimal.Decimal) string) *Document {
	d := &Document{Title: "Vesting " + v.Schedule, Subtitle: v.subtitle(), Verdict: Said(v.verdict()...)}
	if len(v.Award.Events) > 0 {
		d.Sections = append(d.Sections, Section{ID: "vests", Part: Detail, Title: "Vests", Blocks: []Block{v.table(bar)}})
	}
	if notes := v.notes(); len(notes) > 0 {
		d.Sections = append(d.Sections, Section{ID: "notes", Part: Closing, Title: "Notes", Blocks: []Block{List{Items: notes}}})
	}
	return d
}

func (v *Vested) subtitle() string {
	text := fmt.Sprintf("%s, vesting from %v, dealt by %s", comp.GroupedShares(shown(v.Grant.Shares)), v.Grant.Start, v.Grant.Allocation.Key())
	if !v.Grant.Granted.IsZero() {
		text += fmt.Sprintf(", granted on %v", v.Grant.Granted)
	}
	return text
}

// table has a row a vest: shares, and the part of the grant that has vested by then.
func (v *Vested) table(bar func(decimal.Decimal) string) Table {
	t := Table{ID: "vests", Columns: []Column{textColumn("Date"), numberColumn("Shares"), numberColumn("Cumulative"), numberColumn("Vested")}}
	if bar != nil {
		t.Columns = append(t.Columns, textColumn(""))
	}
	for _, e := range v.Award.Events {
		part := v.part(e.Cumulative)
		cells := []Cell{dateCell(e.Date), numberCell(shown(e.Shares)), numberCell(shown(e.Cumulative)), {Kind: PercentCell, Value: part}}
		if bar != nil {
			cells = append(cells, textCell(bar(part)))
		}
		t.Rows = append(t.Rows, Row{Cells: cells})
	}
	return t
}

// part is shares as a part of the grant, from 0 to 1.
func (v *Vested) part(shares vesting.Fraction) decimal.Decimal {
	if v.Grant.Shares.Sign() == 0 {
		return decimal.Decimal{}
	}
	return shares.Decimal(sharePlaces).DivRound(v.Grant.Shares.Decimal(sharePlaces), sharePlaces)
}

// verdict says in words when the grant vests.
func (v *Vested) verdict() []string {
	events := v.Award.Events
	if len(events) == 0 {
		if len(v.Pending) > 0 {
			return []string{"Nothing vests yet: it depends on " + strings.Join(v.Pending, ", ") + ". Say what happened with --event ID=DATE."}
		}
		return []string{"Nothing vests."}
	}
	last := events[len(events)-1]
	if len(events) == 1 {
		return []string{fmt.Sprintf("%s shares vest, all on %v.", v.ofGrant(last.Cumulative), last.Date)}
	}
	return []string{fmt.Sprintf("%s shares vest in %d vests: the first %s (%s) on %v, the last %s on %v.", v.ofGrant(last.Cumulative), len(events),
		grouped(events[0].Shares), Percent(v.part(events[0].Shares)), events[0].Date, grouped(last.Shares), last.Date)}
}

func (v *Vested) ofGrant(vested vesting.Fraction) string {
	if vested.Cmp(v.Grant.Shares) == 0 {
		return "All " + grouped(vested)
	}
	return grouped(vested) + " of " + grouped(v.Grant.Shares)
}

// notes are what to know before relying on the dates.
func (v *Vested) notes() []string {
	var notes []string
	if len(v.Pending) > 0 && len(v.Award.Events) > 0 {
		notes = append(notes, "Not counted, because it has not happened: "+strings.Join(v.Pending, ", ")+".")
	}
	if v.Preset != nil {
		notes = append(notes, notesOnPreset(v.Preset)...)
	}
	return notes
}

// notesOnPreset are what to know before relying on an employer's schedule.
func notesOnPreset(p *vesting.Preset) []string {
	notes := []string{fmt.Sprintf("%s, as of %s, confidence %s: what public sources report, not an offer (offerkit vest --list %s names them).",
		p.Company, orUnknown(p.AsOf), orUnknown(p.Confidence), p.Name)}
	if caveat := p.Caveat(); caveat != "" {
		notes = append(notes, "Known with a caveat: "+caveat+".")
	}
	for _, reading := range PresetReadings(p) {
		notes = append(notes, "Another reading: "+reading+".")
	}
	if p.Rounding != "" {
		notes = append(notes, "A value becomes shares by "+p.Company+"'s own rule: "+p.Pricing+".")
	}
	if p.Repriced {
		notes = append(notes, "One-year grants: each further year's is made anew at that year's price.")
	}
	if p.DoubleTrigger {
		notes = append(notes, "Double trigger: the shares vest only with a liquidity event as well.")
	}
	return notes
}

// CalendarName names a calendar of the vests.
func (v *Vested) CalendarName() string { return "Vesting: " + v.Schedule }

// VestInWords says what vests in one vest: "24 shares vest (4y monthly)".
func (v *Vested) VestInWords(e vesting.Event) string {
	shares, verb := shown(e.Shares), "vest"
	if shares.Equal(decimal.NewFromInt(1)) {
		verb = "vests"
	}
	return fmt.Sprintf("%s %s (%s)", comp.GroupedShares(shares), verb, v.Schedule)
}

// VestDetails says in lines what a vest makes of the grant, and what to know of the schedule.
func (v *Vested) VestDetails(e vesting.Event) []string {
	lines := []string{fmt.Sprintf("%s of %s vested", grouped(e.Cumulative), grouped(v.Grant.Shares))}
	if caveat := v.Caveat(); caveat != "" {
		lines = append(lines, "Schedule of "+v.Preset.Company+": "+caveat)
	}
	return lines
}

// shown is a count of shares to four decimals, which parts of a share have under fractional
// allocation.
func shown(shares vesting.Fraction) decimal.Decimal { return shares.Decimal(4) }

// grouped writes a count of shares with thousands separated, and up to four decimals.
func grouped(shares vesting.Fraction) string { return Number(shown(shares)) }
