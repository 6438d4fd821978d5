package main

import (
	"encoding/csv"
	"fmt"
	"net/url"
	"strings"

	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/markdown"
	"github.com/seed-251b9aba/offerkit/report/text"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// presetJSON is a preset with what follows from its schedule.
type presetJSON struct {
	vesting.Preset
	Caveat      string   `json:"caveat,omitempty"`
	YearPercent []string `json:"yearly_percent,omitempty"`
	Months      int      `json:"months,omitempty"`
	CliffMonths int      `json:"cliff_months"`
}

// showPresets shows every employer's schedule, or the full record of the one named.
func (o *vestOptions) showPresets(s streams, presets vesting.Presets, name string) error {
	if o.format == "ocf" || o.format == "ics" {
		return usagef("--list has no %s form; write one of %s", o.format, strings.Join(formats, ", "))
	}
	if name == "" {
		return o.showAll(s, presets)
	}
	preset, found := presets.Find(name)
	if !found {
		_, err := presets.Schedule(name)
		return usage(err)
	}
	switch o.format {
	case "json":
		return writeJSON(s, described(preset))
	case "csv":
		return writePresetsCSV(s, []vesting.Preset{preset})
	case "markdown":
		return markdown.Write(s.out, presetDocument(presets, preset))
	}
	return text.Write(s.out, presetDocument(presets, preset), text.Options{Width: s.width, Colour: s.colour, ASCII: !s.terminal})
}

func (o *vestOptions) showAll(s streams, presets vesting.Presets) error {
	all := presets.All()
	switch o.format {
	case "json":
		rows := make([]presetJSON, len(all))
		for i, p := range all {
			rows[i] = described(p)
		}
		return writeJSON(s, map[string]any{"presets": rows})
	case "csv":
		return writePresetsCSV(s, all)
	case "markdown":
		return markdown.Write(s.out, listDocument(all, false))
	}
	return text.Write(s.out, listDocument(all, true), text.Options{Width: s.width, Colour: s.colour, ASCII: !s.terminal})
}

func described(p vesting.Preset) presetJSON {
	j := presetJSON{Preset: p, Caveat: p.Caveat()}
	schedule, err := vesting.Parse(p.Schedule)
	if err != nil {
		return j // no source states one
	}
	j.YearPercent, j.Months, j.CliffMonths = yearlyPercent(schedule), schedule.Months(), schedule.CliffMonths()
	return j
}

func yearlyPercent(s vesting.Schedule) []string {
	var percents []string
	for _, part := range s.Yearly() {
		percents = append(percents, part.Decimal(6).Shift(2).Round(2).String())
	}
	return percents
}

func writePresetsCSV(s streams, presets []vesting.Preset) error {
	rows := [][]string{{"name", "company", "schedule", "yearly_percent", "months", "cliff_months", "instrument", "as_of", "confidence", "caveat", "sign_on", "pricing", "rounding", "note", "readings", "sources"}}
	for _, p := range presets {
		d := described(p)
		months, cliff := "", ""
		if d.Months > 0 {
			months, cliff = fmt.Sprint(d.Months), fmt.Sprint(d.CliffMonths)
		}
		var urls []string
		for _, source := range p.Sources {
			urls = append(urls, source.URL)
		}
		row := []string{p.Name, p.Company, p.Schedule, strings.Join(d.YearPercent, "/"), months, cliff, p.Instrument, p.AsOf, p.Confidence, d.Caveat, p.SignOn, p.Pricing, p.Rounding, p.Note, strings.Join(readings(p), "; "), strings.Join(urls, " ")}
		for i := range row {
			row[i] = inert(row[i])
		}
		rows = append(rows, row)
	}
	return csv.NewWriter(s.out).WriteAll(rows)
}

// inert keeps text of a user's file from being read as a formula by a spreadsheet.
func inert(text string) string {
	text = report.Plain(text)
	if text != "" && strings.ContainsRune("=+-@", rune(text[0])) {
		return "'" + text
	}
	return text
}

// trust says how far to trust a preset: confidence, and what it is known from.
func trust(p vesting.Preset) string {
	if p.Officer {
		return orUnknown(p.Confidence) + ", officer grant"
	}
	return orUnknown(p.Confidence)
}

// listWidth is what 80 columns leave beside the names.
const listWidth = 57

// listDocument lists the presets; narrow puts the record under the schedule, in two lines.
func listDocument(presets []vesting.Preset, narrow bool) *report.Document {
	t := report.Table{ID: "presets", Columns: []report.Column{{Title: "Name", Left: true}, {Title: "Schedule", Left: true}}}
	if !narrow {
		t.Columns = append(t.Columns, report.Column{Title: "As of", Left: true}, report.Column{Title: "Confidence", Left: true}, report.Column{Title: "Source", Left: true})
	}
	companies := map[string]bool{}
	for _, p := range presets {
		companies[p.Company] = true
		schedule := p.Schedule
		if schedule == "" {
			schedule = "none stated"
		}
		if narrow {
			t.Rows = append(t.Rows, row(p.Name, cut(schedule, listWidth)), row("", cut(fmt.Sprintf("  %s; %s; %s", orUnknown(p.AsOf), trust(p), source(p)), listWidth)))
		} else {
			t.Rows = append(t.Rows, row(p.Name, schedule, p.AsOf, trust(p), source(p)))
		}
	}
	return &report.Document{
		Title:    "Employers' vesting schedules",
		Subtitle: fmt.Sprintf("%d schedules of %d employers: as of; confidence; source", len(presets), len(companies)),
		Verdict:  []string{"What public sources report, at the date they speak of: the schedule that counts is the one in your grant agreement. A record in full: offerkit vest --list NAME."},
		Sections: []report.Section{{ID: "presets", Part: report.Detail, Title: "Schedules", Blocks: []report.Block{t}}},
	}
}

func row(cells ...string) report.Row {
	var r report.Row
	for _, text := range cells {
		r.Cells = append(r.Cells, report.Cell{Text: text})
	}
	return r
}

func cut(text string, width int) string {
	if letters := []rune(text); len(letters) > width {
		return string(letters[:width-3]) + "..."
	}
	return text
}

// source names the site of the first source, and how many there are besides.
func source(p vesting.Preset) string {
	if len(p.Sources) == 0 {
		return "your own file"
	}
	text := p.Sources[0].URL
	if u, err := url.Parse(text); err == nil && u.Host != "" {
		text = strings.TrimPrefix(u.Host, "www.")
	}
	if more := len(p.Sources) - 1; more > 0 {
		text += fmt.Sprintf(" +%d", more)
	}
	return text
}

// presetDocument is the full record of a preset.
func presetDocument(presets vesting.Presets, p vesting.Preset) *report.Document {
	d := &report.Document{
		Title:    p.Company + " (" + p.Name + ")",
		Subtitle: fmt.Sprintf("%s, as of %s, confidence %s", orUnknown(p.Instrument), orUnknown(p.AsOf), trust(p)),
		Verdict:  []string{presetVerdict(p)},
		Sections: []report.Section{{ID: "record", Part: report.Detail, Title: "Schedule", Blocks: []report.Block{report.List{Items: presetFacts(p)}}}},
	}
	for _, part := range []struct {
		title string
		items []string
	}{
		{"What other sources say", readings(p)},
		{"Alternatives", alternatives(presets, p)},
		{"Sources", sources(p)},
	} {
		if len(part.items) > 0 {
			d.Sections = append(d.Sections, report.Section{ID: strings.ToLower(strings.Fields(part.title)[0]), Part: report.Closing, Title: part.title, Blocks: []report.Block{report.List{Items: part.items}}})
		}
	}
	return d
}

func presetVerdict(p vesting.Preset) string {
	verdict := "What public sources report, not an offer: the schedule that counts is the one in your grant agreement."
	if caveat := p.Caveat(); caveat != "" {
		verdict += " Known with a caveat: " + caveat + "."
	}
	return verdict
}

func presetFacts(p vesting.Preset) []string {
	d := described(p)
	var facts []string
	add := func(name, value string) {
		if value != "" {
			facts = append(facts, name+": "+value)
		}
	}
	add("Written", p.Schedule)
	if len(d.YearPercent) > 0 {
		add("Percent by year", strings.Join(d.YearPercent, "/"))
		add("Length", report.Count(d.Months, "month"))
		add("Cliff", cliffText(d.CliffMonths))
	}
	if p.Repriced {
		add("Renewal", "one-year grants, each at the price of its own year")
	}
	if p.DoubleTrigger {
		add("Double trigger", "vests only with a liquidity event as well")
	}
	add("Sign-on", p.SignOn)
	add("Pricing", p.Pricing)
	add("Rounding", p.Rounding)
	add("Note", p.Note)
	add("Also called", strings.Join(p.Aliases, ", "))
	return facts
}

func cliffText(months int) string {
	if months == 0 {
		return "none beyond the first vest"
	}
	return report.Count(months, "month")
}

func alternatives(presets vesting.Presets, p vesting.Preset) []string {
	var items []string
	for _, other := range presets.Alternatives(p.Name) {
		items = append(items, fmt.Sprintf("%s: %s (as of %s, %s)", other.Name, other.Schedule, orUnknown(other.AsOf), trust(other)))
	}
	return items
}

// readings are the schedules that other sources report, each with who says so.
func readings(p vesting.Preset) []string {
	var items []string
	for _, r := range p.Readings {
		items = append(items, readingText(r))
	}
	return items
}

func readingText(r vesting.Reading) string {
	text := r.Says
	if r.Schedule != "" {
		text = r.Schedule + ": " + text
	}
	if r.Preset != "" {
		text += " (write " + r.Preset + ")"
	}
	return text
}

func sources(p vesting.Preset) []string {
	var items []string
	for _, source := range p.Sources {
		date := ""
		if source.Date != "" {
			date = " (" + source.Date + ")"
		}
		items = append(items, source.URL+date+": "+source.Says)
	}
	return items
}
