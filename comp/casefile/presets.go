package casefile

import (
	"errors"

	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// PresetsFile is a file of employers' vesting schedules of one's own.
type PresetsFile struct {
	Presets PresetRows `json:"presets" also:"preset schedules employers"`
}

// PresetRows are the schedules of a file, at least one.
type PresetRows []PresetRow

// PresetRow is one schedule, a [vesting.Preset] as it is written.
type PresetRow struct {
	Name          Text            `json:"name" also:"id key"`
	Company       Text            `json:"company" also:"employer"`
	Schedule      Line            `json:"schedule,omitempty" also:"vesting"`
	Instrument    Line            `json:"instrument,omitempty" also:"kind"`
	AsOf          Line            `json:"as_of,omitempty" also:"date"`
	Confidence    Line            `json:"confidence,omitempty"`
	AlternativeOf Line            `json:"alternative_of,omitempty"`
	Aliases       Words           `json:"aliases,omitempty" also:"alias"`
	Officer       Flag            `json:"officer,omitempty"`
	Repriced      Flag            `json:"repriced,omitempty"`
	DoubleTrigger Flag            `json:"double_trigger,omitempty"`
	Pricing       Line            `json:"pricing,omitempty"`
	Rounding      Line            `json:"rounding,omitempty"`
	SignOn        Line            `json:"sign_on,omitempty"`
	Note          Line            `json:"note,omitempty" also:"notes comment"`
	Sources       []PresetSource  `json:"sources,omitempty" also:"source"`
	Readings      []PresetReading `json:"readings,omitempty" also:"reading"`
}

// PresetSource is where a schedule is from.
type PresetSource struct {
	URL  Line `json:"url" also:"link"`
	Says Line `json:"says,omitempty"`
	Date Line `json:"date,omitempty"`
}

// PresetReading is another schedule that is reported for the same grant.
type PresetReading struct {
	Schedule Line           `json:"schedule,omitempty" also:"vesting"`
	Preset   Line           `json:"preset,omitempty"`
	Says     Line           `json:"says"`
	Sources  []PresetSource `json:"sources,omitempty"`
}

// presetTerms describes the keys of a presets file as [comp.Terms] does those of a case.
var presetTerms = [...]comp.Term{
	{Path: "presets", Kind: comp.KindList, Meaning: "the schedules", Example: "[{name: acme, company: Acme, schedule: 4y monthly}]"},
	{Path: "presets[].name", Kind: comp.KindText, Meaning: "what a case writes under vesting", Example: "acme"},
	{Path: "presets[].company", Kind: comp.KindText, Meaning: "the employer", Example: "Acme"},
	{Path: "presets[].schedule", Kind: comp.KindText, Meaning: "the schedule in a form that vesting takes; none where no source states one", Example: "4y monthly"},
	{Path: "presets[].instrument", Kind: comp.KindText, Meaning: "what vests", Example: "RSU"},
	{Path: "presets[].as_of", Kind: comp.KindText, Meaning: "date that the schedule is of: a year, a month or a day", Example: "2026-10"},
	{Path: "presets[].confidence", Kind: comp.KindText, Meaning: "high, medium, low, or disputed where sources disagree", Example: "high"},
	{Path: "presets[].alternative_of", Kind: comp.KindText, Meaning: "the preset of the same company that this is an alternative of", Example: "acme"},
	{Path: "presets[].aliases", Kind: comp.KindList, Meaning: "other names", Example: "[acme-inc]"},
	{Path: "presets[].officer", Kind: comp.KindFlag, Meaning: "known from officers' grants only", Example: "true"},
	{Path: "presets[].repriced", Kind: comp.KindFlag, Meaning: "one-year grants, each at the price of its own year", Example: "true"},
	{Path: "presets[].double_trigger", Kind: comp.KindFlag, Meaning: "vests only with a liquidity event as well", Example: "true"},
	{Path: "presets[].pricing", Kind: comp.KindText, Meaning: "at which price a value becomes shares", Example: "average of the month before"},
	{Path: "presets[].rounding", Kind: comp.KindText, Meaning: "of a value into shares: up, down or nearest", Example: "up"},
	{Path: "presets[].sign_on", Kind: comp.KindText, Meaning: "sign-on practice", Example: "paid with the first salary"},
	{Path: "presets[].note", Kind: comp.KindText, Meaning: "what to know about the record", Example: "since 2024"},
	{Path: "presets[].sources", Kind: comp.KindList, Meaning: "where it is from", Example: `[{url: "https://acme.example/rsu", says: a quarter each year}]`},
	{Path: "presets[].sources[].url", Kind: comp.KindText, Meaning: "address of the page", Example: `"https://acme.example/rsu"`},
	{Path: "presets[].sources[].says", Kind: comp.KindText, Meaning: "what it says", Example: "a quarter each year"},
	{Path: "presets[].sources[].date", Kind: comp.KindText, Meaning: "date of the page", Example: "2026-10"},
	{Path: "presets[].readings", Kind: comp.KindList, Meaning: "what else is reported, where it is disputed", Example: "[{schedule: 4y annual, says: a former colleague}]"},
	{Path: "presets[].readings[].schedule", Kind: comp.KindText, Meaning: "the schedule; none where the source gives no numbers", Example: "4y annual"},
	{Path: "presets[].readings[].preset", Kind: comp.KindText, Meaning: "the preset that has this schedule", Example: "acme-2024"},
	{Path: "presets[].readings[].says", Kind: comp.KindText, Meaning: "who reports it", Example: "a former colleague"},
	{Path: "presets[].readings[].sources", Kind: comp.KindList, Parts: "presets[].sources", Meaning: "where it is from", Example: `[{url: "https://acme.example/rsu"}]`},
}

// presetTerm returns the description of a key of a presets file by its path.
func presetTerm(path string) (comp.Term, bool) {
	for i := range presetTerms {
		if presetTerms[i].Path == path {
			return presetTerms[i], true
		}
	}
	return comp.Term{}, false
}

// maxLine bounds a line of free text that is no name.
const maxLine = 2000

// Line is one line of free text, longer than a name may be.
type Line string

func (l *Line) decode(d *decoder, e entry) {
	if text, ok := d.text(e, maxLine, ""); ok {
		*l = Line(text)
	}
}

// Words are names in a list, or one alone.
type Words []string

func (w *Words) decode(d *decoder, e entry) {
	var texts []Text
	if e.value.Kind == yaml.ScalarNode {
		texts = make([]Text, 1)
		d.decode(e, &texts[0])
	} else {
		d.decode(e, &texts)
	}
	for _, text := range texts {
		*w = append(*w, string(text))
	}
}

func (p *PresetRows) decode(d *decoder, e entry) {
	rows := []PresetRow(*p)
	if d.decode(e, &rows); e.value.Kind == yaml.SequenceNode && len(e.value.Content) == 0 {
		d.failKey(e, e.name()+" is empty", presetsFiles.empty)
	}
	*p = rows
}

// ReadPresets reads a file of employers' schedules of one's own, and returns the embedded
// table with them in it. Everything that is wrong with the file is returned at once as
// [Errors].
func ReadPresets(s Source) (vesting.Presets, error) {
	src, fault := newSourceOf(presetsFiles, s)
	if fault != nil {
		return vesting.Presets{}, Errors{fault}
	}
	top, fault := parseSyntax(src)
	if fault != nil {
		return vesting.Presets{}, Errors{fault}
	}
	d := &decoder{src: src}
	var file PresetsFile
	d.decode(entry{value: top}, &file)
	presets, err := vesting.Embedded().With(file.build())
	d.placePresets(resolved(top), err)
	if len(d.errs) > 0 {
		return vesting.Presets{}, Errors(inOrder(d.errs))
	}
	return presets, nil
}

// placePresets reports each row that cannot be used where it was written, unless something
// in it could not be read in the first place.
func (d *decoder) placePresets(top *yaml.Node, err error) {
	var wrong *vesting.PresetError
	if several, ok := err.(interface{ Unwrap() []error }); ok {
		for _, one := range several.Unwrap() {
			d.placePresets(top, one)
		}
		return
	}
	if !errors.As(err, &wrong) {
		return
	}
	e, steps := entry{value: top}, splitPath(wrong.Path)
	for i := 0; i < len(steps); i++ {
		if i == 2 && d.brokenBelow(e.value, 0) { // the row
			return
		}
		next, used := step(e, steps[i:])
		if used == 0 {
			break
		}
		e = next
	}
	at := e.value
	if e.key != nil && !e.item && at.Kind != yaml.ScalarNode {
		at = e.key
	}
	d.failAt(at, wrong.Error(), "")
}

func (f PresetsFile) build() []vesting.Preset {
	rows := make([]vesting.Preset, len(f.Presets))
	for i, r := range f.Presets {
		rows[i] = vesting.Preset{
			Name: string(r.Name), Company: string(r.Company), Schedule: string(r.Schedule), Instrument: string(r.Instrument), AsOf: string(r.AsOf),
			Confidence: string(r.Confidence), AlternativeOf: string(r.AlternativeOf), Aliases: r.Aliases,
			Officer: r.Officer.Value, Repriced: r.Repriced.Value, DoubleTrigger: r.DoubleTrigger.Value,
			Pricing: string(r.Pricing), Rounding: string(r.Rounding), SignOn: string(r.SignOn), Note: string(r.Note), Sources: buildSources(r.Sources),
		}
		for _, reading := range r.Readings {
			rows[i].Readings = append(rows[i].Readings, vesting.Reading{
				Schedule: string(reading.Schedule), Preset: string(reading.Preset), Says: string(reading.Says), Sources: buildSources(reading.Sources),
			})
		}
	}
	return rows
}

func buildSources(written []PresetSource) []vesting.Source {
	var sources []vesting.Source
	for _, s := range written {
		sources = append(sources, vesting.Source{URL: string(s.URL), Says: string(s.Says), Date: string(s.Date)})
	}
	return sources
}
