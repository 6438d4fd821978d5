package casefile

import (
	"errors"

	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/vesting"
)

// PresetsFile is a file of employers' vesting schedules of one's own.
type PresetsFile struct {
	Presets PresetRows `json:"presets" eg:"[{name: acme, company: Acme, schedule: 4y monthly}]" also:"preset schedules employers" jsonschema:"the schedules"`
}

// PresetRows are the schedules of a file, at least one.
type PresetRows []PresetRow

// PresetRow is one schedule, a [vesting.Preset] as it is written.
type PresetRow struct {
	Name          Text            `json:"name" eg:"acme" also:"id key" jsonschema:"what a case writes under vesting"`
	Company       Text            `json:"company" eg:"Acme" also:"employer" jsonschema:"the employer"`
	Schedule      Line            `json:"schedule,omitempty" eg:"4y monthly" also:"vesting" jsonschema:"the schedule in a form that vesting takes; none where no source states one"`
	Instrument    Line            `json:"instrument,omitempty" eg:"RSU" also:"kind" jsonschema:"what vests"`
	AsOf          Line            `json:"as_of,omitempty" eg:"2026-10" also:"date" jsonschema:"date that the schedule is of: a year, a month or a day"`
	Confidence    Line            `json:"confidence,omitempty" eg:"high" jsonschema:"high, medium, low, or disputed where sources disagree"`
	AlternativeOf Line            `json:"alternative_of,omitempty" eg:"acme" jsonschema:"the preset of the same company that this is an alternative of"`
	Aliases       Words           `json:"aliases,omitempty" eg:"[acme-inc]" also:"alias" jsonschema:"other names"`
	Officer       Flag            `json:"officer,omitempty" eg:"true" jsonschema:"known from officers' grants only"`
	Repriced      Flag            `json:"repriced,omitempty" eg:"true" jsonschema:"one-year grants, each at the price of its own year"`
	DoubleTrigger Flag            `json:"double_trigger,omitempty" eg:"true" jsonschema:"vests only with a liquidity event as well"`
	Pricing       Line            `json:"pricing,omitempty" eg:"average of the month before" jsonschema:"at which price a value becomes shares"`
	Rounding      Line            `json:"rounding,omitempty" eg:"up" jsonschema:"of a value into shares: up, down or nearest"`
	SignOn        Line            `json:"sign_on,omitempty" eg:"paid with the first salary" jsonschema:"sign-on practice"`
	Note          Line            `json:"note,omitempty" eg:"since 2024" also:"notes comment" jsonschema:"what to know about the record"`
	Sources       []PresetSource  `json:"sources,omitempty" eg:"[{url: \"https://acme.example/rsu\", says: a quarter each year}]" also:"source" jsonschema:"where it is from"`
	Readings      []PresetReading `json:"readings,omitempty" eg:"[{schedule: 4y annual, says: a former colleague}]" also:"reading" jsonschema:"what else is reported, where it is disputed"`
}

// PresetSource is where a schedule is from.
type PresetSource struct {
	URL  Line `json:"url" eg:"\"https://acme.example/rsu\"" also:"link" jsonschema:"address of the page"`
	Says Line `json:"says,omitempty" eg:"a quarter each year" jsonschema:"what it says"`
	Date Line `json:"date,omitempty" eg:"2026-10" jsonschema:"date of the page"`
}

// PresetReading is another schedule that is reported for the same grant.
type PresetReading struct {
	Schedule Line           `json:"schedule,omitempty" eg:"4y annual" also:"vesting" jsonschema:"the schedule; none where the source gives no numbers"`
	Preset   Line           `json:"preset,omitempty" eg:"acme-2024" jsonschema:"the preset that has this schedule"`
	Says     Line           `json:"says" eg:"a former colleague" jsonschema:"who reports it"`
	Sources  []PresetSource `json:"sources,omitempty" eg:"[{url: \"https://acme.example/rsu\"}]" jsonschema:"where it is from"`
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
