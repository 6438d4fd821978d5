package report

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/seed-251b9aba/offerkit/vesting"
)

// PresetShape is what follows from the schedule of a preset: nothing where no source states one.
type PresetShape struct {
	YearPercent []string // of the grant, by year of vesting, to two decimals: 33.33
	Months      int      // from the start of vesting to the last vest, nominal on fixed days
	CliffMonths int      // before which nothing vests; 0 where there is no cliff
}

// ShapeOf works out the shape of a preset's schedule.
func ShapeOf(p *vesting.Preset) PresetShape {
	schedule, err := vesting.Parse(p.Schedule)
	if err != nil {
		return PresetShape{} // no source states one
	}
	s := PresetShape{Months: schedule.Months(), CliffMonths: schedule.CliffMonths()}
	for _, part := range schedule.Yearly() {
		s.YearPercent = append(s.YearPercent, part.Decimal(6).Shift(2).Round(2).String())
	}
	return s
}

// PresetList lists employers' schedules, a row each. A narrow list fits 80 columns: it puts the
// date, the confidence and the source below the schedule.
func PresetList(presets []vesting.Preset, narrow bool) *Document {
	t := Table{ID: "presets", Columns: []Column{textColumn("Name"), textColumn("Schedule")}}
	if !narrow {
		t.Columns = append(t.Columns, textColumn("As of"), textColumn("Confidence"), textColumn("Source"))
	}
	companies := map[string]bool{}
	for i := range presets {
		p := &presets[i]
		companies[p.Company] = true
		if narrow {
			t.Rows = append(t.Rows, narrowRows(p)...)
		} else {
			t.Rows = append(t.Rows, textRow(p.Name, scheduleOf(p), p.AsOf, trust(p), firstSource(p)))
		}
	}
	return &Document{
		Title:    "Employers' vesting schedules",
		Subtitle: fmt.Sprintf("%d schedules of %d employers: as of; confidence; source", len(presets), len(companies)),
		Verdict:  Said("What public sources report, at the date they speak of: the schedule that counts is the one in your grant agreement. A record in full: offerkit vest --list NAME."),
		Sections: []Section{{ID: "presets", Part: Detail, Title: "Schedules", Blocks: []Block{t}}},
	}
}

// narrowRows are a preset in two rows.
func narrowRows(p *vesting.Preset) []Row {
	return []Row{
		textRow(p.Name, cut(scheduleOf(p))),
		textRow("", cut(fmt.Sprintf("  %s; %s; %s", orUnknown(p.AsOf), trust(p), firstSource(p)))),
	}
}

func textRow(cells ...string) Row {
	var r Row
	for _, text := range cells {
		r.Cells = append(r.Cells, textCell(text))
	}
	return r
}

// narrowWidth is what 80 columns leave beside the names, in characters.
const narrowWidth = 57

// cut ends a text that is wider than a narrow list has room for.
func cut(text string) string {
	if letters := []rune(text); len(letters) > narrowWidth {
		return string(letters[:narrowWidth-3]) + "..."
	}
	return text
}

func scheduleOf(p *vesting.Preset) string {
	if p.Schedule == "" {
		return "none stated"
	}
	return p.Schedule
}

// trust says how far to trust a preset: confidence, and what it is known from.
func trust(p *vesting.Preset) string {
	if p.Officer {
		return orUnknown(p.Confidence) + ", officer grant"
	}
	return orUnknown(p.Confidence)
}

func orUnknown(text string) string {
	if text == "" {
		return "unknown"
	}
	return text
}

// firstSource names the site of the first source, and how many there are besides.
func firstSource(p *vesting.Preset) string {
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

// PresetRecord is the full record of a preset, beside the others that its employer has.
func PresetRecord(presets vesting.Presets, p *vesting.Preset) *Document {
	d := &Document{
		Title:    p.Company + " (" + p.Name + ")",
		Subtitle: fmt.Sprintf("%s, as of %s, confidence %s", orUnknown(p.Instrument), orUnknown(p.AsOf), trust(p)),
		Verdict:  Said(presetVerdict(p)),
		Sections: []Section{{ID: "record", Part: Detail, Title: "Schedule", Blocks: []Block{List{Items: presetFacts(p)}}}},
	}
	for _, part := range []struct {
		id, title string
		items     []string
	}{
		{"what", "What other sources say", PresetReadings(p)},
		{"alternatives", "Alternatives", alternatives(presets, p)},
		{"sources", "Sources", sourcesInFull(p)},
	} {
		if len(part.items) > 0 {
			d.Sections = append(d.Sections, Section{ID: part.id, Part: Closing, Title: part.title, Blocks: []Block{List{Items: part.items}}})
		}
	}
	return d
}

func presetVerdict(p *vesting.Preset) string {
	verdict := "What public sources report, not an offer: the schedule that counts is the one in your grant agreement."
	if caveat := p.Caveat(); caveat != "" {
		verdict += " Known with a caveat: " + caveat + "."
	}
	return verdict
}

// presetFacts lists what a preset states, what it does not state left out.
func presetFacts(p *vesting.Preset) []string {
	var facts []string
	add := func(name, value string) {
		if value != "" {
			facts = append(facts, name+": "+value)
		}
	}
	add("Written", p.Schedule)
	if shape := ShapeOf(p); len(shape.YearPercent) > 0 {
		add("Percent by year", strings.Join(shape.YearPercent, "/"))
		add("Length", Count(shape.Months, "month"))
		add("Cliff", cliffInWords(shape.CliffMonths))
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

func cliffInWords(months int) string {
	if months == 0 {
		return "none beyond the first vest"
	}
	return Count(months, "month")
}

func alternatives(presets vesting.Presets, p *vesting.Preset) []string {
	var items []string
	for _, other := range presets.Alternatives(p.Name) {
		items = append(items, fmt.Sprintf("%s: %s (as of %s, %s)", other.Name, other.Schedule, orUnknown(other.AsOf), trust(&other)))
	}
	return items
}

// PresetReadings are the schedules that other sources report, each with who says so.
func PresetReadings(p *vesting.Preset) []string {
	var items []string
	for _, r := range p.Readings {
		items = append(items, readingInWords(r))
	}
	return items
}

func readingInWords(r vesting.Reading) string {
	text := r.Says
	if r.Schedule != "" {
		text = r.Schedule + ": " + text
	}
	if r.Preset != "" {
		text += " (write " + r.Preset + ")"
	}
	return text
}

// sourcesInFull names each source of a preset with its date and what it says.
func sourcesInFull(p *vesting.Preset) []string {
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
