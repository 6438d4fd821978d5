package vesting

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
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

// Disputed is the confidence of a preset whose sources disagree.
const Disputed = "disputed"

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
	case Disputed:
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
var embedded = sync.OnceValue(func() Presets {
	rows, err := decodePresets(embeddedPresets)
	if err != nil {
		panic(err) // a test reads the table
	}
	return newPresets(rows)
})

// Embedded returns the table that comes with the package.
func Embedded() Presets { return embedded() }

// maxPresetsFile is the size of a user's table that is read, in bytes.
const maxPresetsFile = 4 << 20

// LoadPresets returns the embedded table with the rows of a user's file added, or put in
// the place of the rows of the same name. The file is JSON: {"presets": [{"name": "acme",
// "company": "Acme", "schedule": "4y monthly, 12mo cliff"}]}, the keys those of [Preset].
// All errors of a file are reported.
func LoadPresets(r io.Reader) (Presets, error) {
	if r == nil {
		return Presets{}, errors.New("the presets file: nothing to read")
	}
	data, err := io.ReadAll(io.LimitReader(r, maxPresetsFile+1))
	if err != nil {
		return Presets{}, err
	}
	if len(data) > maxPresetsFile {
		return Presets{}, fmt.Errorf("the presets file is larger than %d MB", maxPresetsFile>>20)
	}
	rows, err := decodePresets(data)
	if err != nil {
		return Presets{}, err
	}
	return Embedded().with(rows)
}

func decodePresets(data []byte) ([]Preset, error) {
	var file struct {
		Presets []Preset `json:"presets"`
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&file); err != nil {
		return nil, fmt.Errorf("presets: %w", jsonError(data, err))
	}
	return file.Presets, nil
}

// with returns the table with a user's rows in it.
func (p Presets) with(added []Preset) (Presets, error) {
	var problems []error
	named := make(map[string]bool, len(added))
	for _, row := range added {
		if err := errors.Join(row.check(), row.checkSchedule()); err != nil {
			problems = append(problems, err)
		}
		if named[row.Name] {
			problems = append(problems, &PresetError{row.Name, "is there twice"})
		}
		named[row.Name] = true
	}
	if len(problems) > 0 {
		return Presets{}, errors.Join(problems...)
	}
	rows := slices.DeleteFunc(p.All(), func(old Preset) bool { return named[old.Name] })
	return newPresets(append(rows, added...)), nil
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

// check refuses a row that could not be found or used.
func (p Preset) check() error {
	for _, name := range append([]string{p.Name}, p.Aliases...) {
		if !looksLikeName(name) || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
			return &PresetError{name, "is not a name; write lower-case letters, digits and hyphens, a letter first"}
		}
	}
	if !slices.Contains([]string{"", "high", "medium", "low", Disputed}, p.Confidence) {
		return &PresetError{p.Name, fmt.Sprintf("has the confidence %q; write high, medium, low or disputed", p.Confidence)}
	}
	if !slices.Contains([]string{"", "up", "down", "nearest"}, p.Rounding) {
		return &PresetError{p.Name, fmt.Sprintf("has the rounding %q; write up, down or nearest", p.Rounding)}
	}
	return p.checkReadings()
}

// checkReadings holds the confidence and the readings to each other.
func (p Preset) checkReadings() error {
	switch {
	case len(p.Readings) > 0 && p.Confidence != Disputed:
		return &PresetError{p.Name, fmt.Sprintf("has other readings and the confidence %q; write confidence: disputed", p.Confidence)}
	case len(p.Readings) == 0 && p.Confidence == Disputed:
		return &PresetError{p.Name, "is disputed without another reading; add readings: [{schedule, says}], or write another confidence"}
	}
	for _, r := range p.Readings {
		if r.Says == "" {
			return &PresetError{p.Name, "has a reading that does not say whose it is; add says"}
		}
	}
	return nil
}

// checkSchedule refuses a schedule that cannot be read. The embedded table's are read
// when they are asked for, and all of them in a test.
func (p Preset) checkSchedule() error {
	schedules := []string{p.Schedule}
	for _, r := range p.Readings {
		schedules = append(schedules, r.Schedule)
	}
	for _, text := range schedules {
		if text == "" {
			continue
		}
		if _, err := parseForms(text); err != nil {
			return &PresetError{p.Name, "has an impossible schedule: " + err.Error()}
		}
	}
	return nil
}

// PresetError reports a row of a presets file that cannot be used.
type PresetError struct {
	Name   string
	Reason string
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
		return Schedule{}, &PresetError{preset.Name, "has an impossible schedule: " + err.Error()}
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
