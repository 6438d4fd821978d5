package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/ics"
	reportjson "github.com/seed-251b9aba/offerkit/report/json"
	"github.com/seed-251b9aba/offerkit/report/markdown"
	"github.com/seed-251b9aba/offerkit/report/text"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// write writes the vests in a format.
func (v *vested) write(s streams, format string) error {
	switch format {
	case "json":
		return writeJSON(s, v.json())
	case "csv":
		return v.writeCSV(s)
	case "ocf":
		return writeJSON(s, v.terms)
	case "ics":
		return ics.Write(s.out, v.calendar())
	case "markdown":
		return markdown.Write(s.out, v.document(nil))
	}
	return text.Write(s.out, v.document(s.bar()), text.Options{Width: s.width, Colour: s.colour, ASCII: !s.terminal})
}

// vestJSON is the contract of vest --format json (SPEC 13). Shares are numbers with their
// exact digits; under fractional allocation they have up to ten decimals.
type vestJSON struct {
	Schedule   string          `json:"schedule"`
	Allocation string          `json:"allocation"`
	Shares     json.Number     `json:"shares"`
	Start      vesting.Date    `json:"start"`
	GrantDate  *vesting.Date   `json:"grant_date,omitempty"`
	Caveat     string          `json:"caveat,omitempty"`
	Pending    []string        `json:"pending_events,omitempty"`
	Events     []vestEventJSON `json:"events"`
}

type vestEventJSON struct {
	Date       vesting.Date `json:"date"`
	Shares     json.Number  `json:"shares"`
	Cumulative json.Number  `json:"cumulative"`
}

func (v *vested) json() vestJSON {
	j := vestJSON{
		Schedule: v.schedule, Allocation: v.grant.Allocation.Key(), Shares: number(v.grant.Shares),
		Start: v.grant.Start, Caveat: v.caveat(), Pending: v.pending, Events: []vestEventJSON{},
	}
	if !v.grant.Granted.IsZero() {
		j.GrantDate = &v.grant.Granted
	}
	for _, e := range v.award.Events {
		j.Events = append(j.Events, vestEventJSON{e.Date, number(e.Shares), number(e.Cumulative)})
	}
	return j
}

func number(f vesting.Fraction) json.Number { return json.Number(f.String()) }

func writeJSON(s streams, value any) error {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(value); err != nil {
		return err
	}
	_, err := s.out.Write(reportjson.Escape(b.Bytes()))
	return err
}

func (v *vested) caveat() string {
	if v.preset == nil {
		return ""
	}
	return v.preset.Caveat()
}

func (v *vested) writeCSV(s streams) error {
	rows := [][]string{{"date", "shares", "cumulative"}}
	for _, e := range v.award.Events {
		rows = append(rows, []string{e.Date.String(), e.Shares.String(), e.Cumulative.String()})
	}
	return csv.NewWriter(s.out).WriteAll(rows)
}

// calendar is the vests as all-day events. The stamp is the grant date, or the start: a
// clock would make every file different.
func (v *vested) calendar() ics.Calendar {
	c := ics.Calendar{
		Name:  "Vesting: " + v.schedule,
		Key:   v.schedule + "\x00" + v.grant.Start.String(),
		Stamp: v.grant.Start,
	}
	if !v.grant.Granted.IsZero() {
		c.Stamp = v.grant.Granted
	}
	for _, e := range v.award.Events {
		lines := []string{fmt.Sprintf("%s of %s vested", grouped(e.Cumulative), grouped(v.grant.Shares))}
		if caveat := v.caveat(); caveat != "" {
			lines = append(lines, "Schedule of "+v.preset.Company+": "+caveat)
		}
		c.Events = append(c.Events, ics.Event{
			Day:         e.Date,
			Summary:     fmt.Sprintf("%s (%s)", vests(e.Shares), v.schedule),
			Description: strings.Join(lines, "\n"),
		})
	}
	return c
}

// grouped writes shares with thousands separated, and up to four decimals.
func grouped(f vesting.Fraction) string { return report.Number(f.Decimal(4)) }

// vests says that shares vest: "1 share vests", "24 shares vest".
func vests(f vesting.Fraction) string {
	shares, verb := f.Decimal(4), " vest"
	if shares.Equal(decimal.NewFromInt(1)) {
		verb = " vests"
	}
	return comp.GroupedShares(shares) + verb
}

// document is the vests as a report; bar draws the part vested, nil leaves it out.
func (v *vested) document(bar func(part decimal.Decimal) string) *report.Document {
	d := &report.Document{Title: "Vesting " + v.schedule, Subtitle: v.subtitle(), Verdict: v.verdict()}
	if len(v.award.Events) > 0 {
		d.Sections = append(d.Sections, report.Section{
			ID: "vests", Part: report.Detail, Title: "Vests", Blocks: []report.Block{v.table(bar)},
		})
	}
	if notes := v.notes(); len(notes) > 0 {
		d.Sections = append(d.Sections, report.Section{
			ID: "notes", Part: report.Closing, Title: "Notes", Blocks: []report.Block{report.List{Items: notes}},
		})
	}
	return d
}

func (v *vested) subtitle() string {
	text := fmt.Sprintf("%s, vesting from %v, dealt by %s", comp.GroupedShares(v.grant.Shares.Decimal(4)), v.grant.Start, v.grant.Allocation.Key())
	if !v.grant.Granted.IsZero() {
		text += fmt.Sprintf(", granted on %v", v.grant.Granted)
	}
	return text
}

func (v *vested) table(bar func(decimal.Decimal) string) report.Table {
	t := report.Table{ID: "vests", Columns: []report.Column{
		{Title: "Date", Left: true}, {Title: "Shares"}, {Title: "Cumulative"}, {Title: "Vested"},
	}}
	if bar != nil {
		t.Columns = append(t.Columns, report.Column{Left: true})
	}
	for _, e := range v.award.Events {
		part := v.part(e.Cumulative)
		cells := []report.Cell{
			{Kind: report.DateCell, Date: e.Date},
			{Kind: report.NumberCell, Value: e.Shares.Decimal(4)},
			{Kind: report.NumberCell, Value: e.Cumulative.Decimal(4)},
			{Kind: report.PercentCell, Value: part},
		}
		if bar != nil {
			cells = append(cells, report.Cell{Text: bar(part)})
		}
		t.Rows = append(t.Rows, report.Row{Cells: cells})
	}
	return t
}

// part is shares as a part of the grant.
func (v *vested) part(shares vesting.Fraction) decimal.Decimal {
	if v.grant.Shares.Sign() == 0 {
		return decimal.Decimal{}
	}
	return shares.Decimal(12).DivRound(v.grant.Shares.Decimal(12), 12)
}

// verdict says in words when the grant vests.
func (v *vested) verdict() []string {
	events := v.award.Events
	if len(events) == 0 {
		if len(v.pending) > 0 {
			return []string{"Nothing vests yet: it depends on " + strings.Join(v.pending, ", ") + ". Say what happened with --event ID=DATE."}
		}
		return []string{"Nothing vests."}
	}
	last := events[len(events)-1]
	if len(events) == 1 {
		return []string{fmt.Sprintf("%s shares vest, all on %v.", v.ofGrant(last.Cumulative), last.Date)}
	}
	return []string{fmt.Sprintf("%s shares vest in %d vests: the first %s (%s) on %v, the last %s on %v.", v.ofGrant(last.Cumulative), len(events),
		grouped(events[0].Shares), report.Percent(v.part(events[0].Shares)), events[0].Date, grouped(last.Shares), last.Date)}
}

func (v *vested) ofGrant(vested vesting.Fraction) string {
	if vested.Cmp(v.grant.Shares) == 0 {
		return "All " + grouped(vested)
	}
	return grouped(vested) + " of " + grouped(v.grant.Shares)
}

// notes are what to know before relying on the dates.
func (v *vested) notes() []string {
	var notes []string
	if len(v.pending) > 0 && len(v.award.Events) > 0 {
		notes = append(notes, "Not counted, because it has not happened: "+strings.Join(v.pending, ", ")+".")
	}
	if p := v.preset; p != nil {
		note := fmt.Sprintf("%s, as of %s, confidence %s: what public sources report, not an offer (offerkit vest --list %s names them).", p.Company, orUnknown(p.AsOf), orUnknown(p.Confidence), p.Name)
		notes = append(notes, note)
		if caveat := p.Caveat(); caveat != "" {
			notes = append(notes, "Known with a caveat: "+caveat+".")
		}
		for _, reading := range readings(*p) {
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
	}
	return notes
}

func orUnknown(text string) string {
	if text == "" {
		return "unknown"
	}
	return text
}

// barWidth is the length of the bar of a whole grant, in characters.
const barWidth = 28

// bar returns what draws a part of the grant: block characters on a terminal, which divide
// a column into eighths, and number signs in a pipe.
func (s streams) bar() func(part decimal.Decimal) string {
	if !s.terminal {
		return func(part decimal.Decimal) string {
			return strings.Repeat("#", int(part.Mul(decimal.NewFromInt(barWidth)).IntPart()))
		}
	}
	eighths := []rune(" ▏▎▍▌▋▊▉")
	return func(part decimal.Decimal) string {
		n := int(part.Mul(decimal.NewFromInt(8 * barWidth)).IntPart())
		return strings.TrimRight(strings.Repeat("█", n/8)+string(eighths[n%8]), " ")
	}
}
