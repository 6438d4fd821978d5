package vesting

import (
	"bytes"
	"cmp"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// Preset is the vesting schedule of an employer, as public sources report it. Schedules
// change and differ by level and year: the record says how old it is, where it is from
// and how far to trust it.
type Preset struct {
	Name     string `json:"name"` // what a case file writes: google, google-2021
	Company  string `json:"company"`
	Schedule string `json:"schedule,omitempty"` // in a form that [Parse] reads; "" where no source states one

	Instrument    string `json:"instrument,omitempty"`
	AsOf          string `json:"as_of,omitempty"`      // the date that the sources speak of
	Confidence    string `json:"confidence,omitempty"` // high, medium, low, or disputed: sources disagree, see Readings
	AlternativeOf string `json:"alternative_of,omitempty"`

	Aliases       []string `json:"aliases,omitempty"`
	Officer       bool     `json:"officer,omitempty"`        // known from officers' grants only
	Repriced      bool     `json:"repriced,omitempty"`       // one-year grants, each at the price of its own year
	DoubleTrigger bool     `json:"double_trigger,omitempty"` // vests only with a liquidity event as well

	// The employer's own rule for turning a dollar amount into shares. Rounding is up, down
	// or nearest where a source states it, else "".
	Pricing  string `json:"pricing,omitempty"` // at which price, in words
	Rounding string `json:"rounding,omitempty"`

	SignOn  string   `json:"sign_on,omitempty"` // sign-on practice
	Note    string   `json:"note,omitempty"`    // what to know about the record
	Sources []Source `json:"sources,omitempty"`

	// Readings are the other schedules that sources report for the same grant. A preset
	// has some exactly where its confidence is disputed.
	Readings []Reading `json:"readings,omitempty"`
}

// disputed is the confidence of a preset whose sources disagree.
const disputed = "disputed"

// Reading is another schedule that sources report for a preset's grant.
type Reading struct {
	Schedule string   `json:"schedule,omitempty"` // in a form that [Parse] reads, no name; "" where the source gives no numbers
	Preset   string   `json:"preset,omitempty"`   // the preset that has this schedule, where one does
	Says     string   `json:"says"`               // the disagreement in a few words: who reports it, what is assumed
	Sources  []Source `json:"sources,omitempty"`
}

// Parse returns the reading's schedule, and false where the source gives no numbers.
func (r Reading) Parse() (Schedule, bool) {
	if r.Schedule == "" {
		return Schedule{}, false
	}
	s, err := parseForms(r.Schedule)
	return s, err == nil
}

// Source is where a preset is from.
type Source struct {
	URL  string `json:"url"`
	Says string `json:"says,omitempty"`
	Date string `json:"date,omitempty"` // of the page, where it has one
}

// Caveat returns what must stand beside the preset wherever it is shown: "officer grant",
// and "low confidence" or "sources disagree", or "".
func (p Preset) Caveat() string {
	var caveats []string
	if p.Officer {
		caveats = append(caveats, "officer grant")
	}
	switch p.Confidence {
	case "low":
		caveats = append(caveats, "low confidence")
	case disputed:
		caveats = append(caveats, "sources disagree")
	}
	return strings.Join(caveats, ", ")
}

// Presets is a table of employers' schedules by name. It is an immutable value; the zero
// Presets is empty.
type Presets struct {
	rows  []Preset // in order of name
	index map[string]int
}

//go:embed presets.json
var embeddedPresets []byte

// A process that reads no employer's name does not pay for the table.
var embedded = sync.OnceValue(readEmbedded)

func readEmbedded() Presets {
	var file struct {
		Presets []Preset `json:"presets"`
	}
	if err := json.Unmarshal(embeddedPresets, &file); err != nil {
		panic(err) // a test reads the table
	}
	return newPresets(file.Presets)
}

// Embedded returns the table that comes with the package.
func Embedded() Presets { return embedded() }

// embeddedRow returns a table of the one embedded row that has the name as its own, and false
// where none has: it may be an alias then, or nothing. A case names an employer or two; reading
// all the rows for them took a fifteenth of the time of comparing two offers. A row's name stands
// first in it, on the line below its brace.
func embeddedRow(name string) (Presets, bool) {
	at := bytes.Index(embeddedPresets, []byte("\n{\n \"name\": \""+presetKey(name)+"\","))
	if at < 0 {
		return Presets{}, false
	}
	var row Preset
	if err := json.NewDecoder(bytes.NewReader(embeddedPresets[at:])).Decode(&row); err != nil {
		panic(err) // a test reads every row
	}
	return newPresets([]Preset{row}), true
}

// With returns the table with rows of one's own added, or put in the place of the rows of
// the same name; encoding/json reads rows as the table has them. It reports everything that is wrong with the rows, each an *[PresetError] whose Path is
// presets[i] and the key in it.
func (p Presets) With(rows []Preset) (Presets, error) {
	var problems []error
	named := make(map[string]bool, len(rows))
	for i, row := range rows {
		faults := row.faults()
		if named[row.Name] {
			faults = append(faults, &PresetError{Name: row.Name, Reason: "is there twice; keep one of them", Path: "name"})
		}
		named[row.Name] = true
		for _, fault := range faults {
			fault.Path = fmt.Sprintf("presets[%d].%s", i, fault.Path)
			problems = append(problems, fault)
		}
	}
	if len(problems) > 0 {
		return Presets{}, errors.Join(problems...)
	}
	all := slices.DeleteFunc(p.All(), func(old Preset) bool { return named[old.Name] })
	return newPresets(append(all, rows...)), nil
}

func newPresets(rows []Preset) Presets {
	slices.SortFunc(rows, func(a, b Preset) int { return strings.Compare(a.Name, b.Name) })
	p := Presets{rows: rows, index: make(map[string]int, 2*len(rows))}
	for i, row := range rows {
		for _, alias := range row.Aliases {
			p.index[alias] = i
		}
	}
	for i, row := range rows { // a name goes before an alias
		p.index[row.Name] = i
	}
	return p
}

// faults are what is wrong with a row, each with the path of its key in the row.
func (p Preset) faults() []*PresetError {
	var faults []*PresetError
	fail := func(path, reason string, args ...any) {
		faults = append(faults, &PresetError{Name: p.Name, Reason: fmt.Sprintf(reason, args...), Path: path})
	}
	for i, name := range append([]string{p.Name}, p.Aliases...) {
		path := "name"
		if i > 0 {
			path = fmt.Sprintf("aliases[%d]", i-1)
		}
		if !looksLikeName(name) || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
			faults = append(faults, &PresetError{Name: name, Reason: "is not a name; write lower-case letters, digits and hyphens, a letter first", Path: path})
		}
	}
	if strings.TrimSpace(p.Company) == "" {
		fail("company", "has no company; add the employer's name, such as Acme")
	}
	if p.AsOf != "" && !isAsOf(p.AsOf) {
		fail("as_of", "is as of %q, which is no date; write a year, a month or a day, such as 2026, 2026-10 or 2026-10-05", p.AsOf)
	}
	if !slices.Contains([]string{"", "high", "medium", "low", disputed}, p.Confidence) {
		fail("confidence", "has the confidence %q; write high, medium, low or disputed", p.Confidence)
	}
	if !slices.Contains([]string{"", "up", "down", "nearest"}, p.Rounding) {
		fail("rounding", "has the rounding %q; write up, down or nearest", p.Rounding)
	}
	p.checkTexts(fail)
	p.checkReadings(fail)
	p.checkSchedules(fail)
	return faults
}

// checkTexts refuses text that a terminal would obey, or that nobody can see.
func (p Preset) checkTexts(fail func(path, reason string, args ...any)) {
	texts := [][2]string{{"company", p.Company}, {"instrument", p.Instrument}, {"alternative_of", p.AlternativeOf}, {"pricing", p.Pricing}, {"sign_on", p.SignOn}, {"note", p.Note}}
	add := func(within string, sources []Source) {
		for i, s := range sources {
			path := fmt.Sprintf("%ssources[%d].", within, i)
			texts = append(texts, [2]string{path + "url", s.URL}, [2]string{path + "says", s.Says}, [2]string{path + "date", s.Date})
		}
	}
	add("", p.Sources)
	for i, r := range p.Readings {
		path := fmt.Sprintf("readings[%d].", i)
		texts = append(texts, [2]string{path + "preset", r.Preset}, [2]string{path + "says", r.Says})
		add(path, r.Sources)
	}
	for _, text := range texts {
		for _, r := range text[1] {
			if !unicode.IsPrint(r) && !(unicode.Is(unicode.Cf, r) && (r == '\u200c' || r == '\u200d')) {
				fail(text[0], "holds the character U+%04X in %s, which cannot be seen; delete it and write plain text", r, text[0])
				break
			}
		}
	}
}

// asOf is a date as sources have it: to the day, the month or the year, a range of years, or
// the time before one.
var asOf = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:before )?(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$`)
})

func isAsOf(text string) bool {
	if from, to, isRange := strings.Cut(text, "-"); isRange && len(from) == 4 && len(to) == 4 {
		return isAsOf(from) && isAsOf(to) && from <= to
	}
	m := asOf().FindStringSubmatch(text)
	if m == nil {
		return text == "undated"
	}
	_, err := ParseDate(m[1] + "-" + cmp.Or(m[2], "01") + "-" + cmp.Or(m[3], "01"))
	return err == nil
}

// checkReadings holds the confidence and the readings to each other.
func (p Preset) checkReadings(fail func(path, reason string, args ...any)) {
	switch {
	case len(p.Readings) > 0 && p.Confidence != disputed:
		fail("confidence", "has other readings and the confidence %q; write confidence: disputed", p.Confidence)
	case len(p.Readings) == 0 && p.Confidence == disputed:
		fail("confidence", "is disputed without another reading; add readings: [{schedule, says}], or write another confidence")
	}
	for i, r := range p.Readings {
		if strings.TrimSpace(r.Says) == "" {
			fail(fmt.Sprintf("readings[%d].says", i), "has a reading that does not say whose it is; add says")
		}
	}
}

// checkSchedules refuses a schedule that cannot be read. The embedded table's are read
// when they are asked for, and all of them in a test.
func (p Preset) checkSchedules(fail func(path, reason string, args ...any)) {
	schedules := [][2]string{{"schedule", p.Schedule}}
	for i, r := range p.Readings {
		schedules = append(schedules, [2]string{fmt.Sprintf("readings[%d].schedule", i), r.Schedule})
	}
	for _, s := range schedules {
		if s[1] == "" {
			continue
		}
		if _, err := parseForms(s[1]); err != nil {
			fail(s[0], "has an impossible schedule: %v", err)
		}
	}
}

// PresetError reports a row of a table of presets that cannot be used.
type PresetError struct {
	Name   string
	Reason string
	Path   string // of the key in the rows, such as presets[2].readings[0].says; "" for a row of the package's own
}

func (e *PresetError) Error() string { return fmt.Sprintf("preset %q %s", e.Name, e.Reason) }

// IsZero reports whether the table is empty.
func (p Presets) IsZero() bool { return len(p.rows) == 0 }

// All returns the presets in order of name.
func (p Presets) All() []Preset { return slices.Clone(p.rows) }

// Find returns the preset with the name or alias, in any case, with spaces for hyphens:
// Palo Alto Networks is palo-alto-networks.
func (p Presets) Find(name string) (Preset, bool) {
	i, found := p.index[presetKey(name)]
	if !found {
		return Preset{}, false
	}
	return p.rows[i], true
}

// presetKey is a name as the index has it.
func presetKey(name string) string { return strings.Join(strings.Fields(strings.ToLower(name)), "-") }

// Alternatives returns the other schedules of the preset's company.
func (p Presets) Alternatives(name string) []Preset {
	preset, _ := p.Find(name)
	var others []Preset
	for _, row := range p.rows {
		if row.Company == preset.Company && row.Name != preset.Name {
			others = append(others, row)
		}
	}
	return others
}

// Schedule returns the schedule of the preset with the name or alias. It returns an
// *[UnknownPresetError] for a name that is not there, and a *[NoScheduleError] for an
// employer whose schedule no source states.
func (p Presets) Schedule(name string) (Schedule, error) {
	preset, found := p.Find(name)
	if !found {
		return Schedule{}, &UnknownPresetError{Name: name, Near: p.nearest(name)}
	}
	if preset.Schedule == "" {
		return Schedule{}, &NoScheduleError{Preset: preset}
	}
	s, err := parseForms(preset.Schedule)
	if err != nil {
		return Schedule{}, &PresetError{Name: preset.Name, Reason: "has an impossible schedule: " + err.Error()}
	}
	s.text, s.preset = strings.TrimSpace(name), &p.rows[p.index[presetKey(name)]]
	return s, nil
}

// Parse reads a schedule as the package's Parse does, with these presets for its names.
func (p Presets) Parse(text string) (Schedule, error) {
	trimmed := strings.TrimSpace(text)
	if !looksLikeName(trimmed) {
		return parseForms(trimmed)
	}
	s, err := p.Schedule(trimmed)
	if err != nil {
		return Schedule{}, &ScheduleError{Text: text, Reason: err.Error(), Err: err}
	}
	return s, nil
}

func (p Presets) nearest(name string) string {
	names := make([]string, 0, len(p.index))
	for n := range p.index {
		names = append(names, n)
	}
	slices.Sort(names)
	return nearest(strings.ToLower(name), names)
}

// UnknownPresetError reports a name that no preset has.
type UnknownPresetError struct {
	Name string
	Near string // a name that it may have meant, or ""
}

func (e *UnknownPresetError) Error() string {
	text := fmt.Sprintf("no employer's schedule is named %q", e.Name)
	if e.Near != "" {
		return text + fmt.Sprintf("; did you mean %q?", e.Near)
	}
	return text + "; " + scheduleForms
}

// NoScheduleError reports an employer that is in the table without a schedule.
type NoScheduleError struct {
	Preset Preset
}

func (e *NoScheduleError) Error() string {
	return fmt.Sprintf("no source states how %s vests (%s); write the schedule itself, such as 25/25/25/25 quarterly", e.Preset.Company, e.Preset.Note)
}
