package jsonfile

import (
	"io"

	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Presets is the contract of `offerkit vest --list --format json`.
type Presets struct {
	Presets []Preset `json:"presets"`
}

// Preset is an employer's schedule with what follows from it, the contract of `offerkit vest
// --list NAME --format json`. Percents are of the grant, to two decimals: "33.33".
type Preset struct {
	vesting.Preset
	Caveat      string   `json:"caveat,omitempty"`
	YearPercent []string `json:"yearly_percent,omitempty"`
	Months      int      `json:"months,omitempty"`
	CliffMonths int      `json:"cliff_months"`
}

// WritePresets writes the contract of a list of presets.
func WritePresets(w io.Writer, presets []vesting.Preset) error {
	result := Presets{Presets: make([]Preset, len(presets))}
	for i := range presets {
		result.Presets[i] = preset(&presets[i])
	}
	return encodeVerbatim(w, result)
}

// WritePreset writes the contract of one preset.
func WritePreset(w io.Writer, p *vesting.Preset) error { return encodeVerbatim(w, preset(p)) }

func preset(p *vesting.Preset) Preset {
	shape := report.ShapeOf(p)
	return Preset{Preset: *p, Caveat: p.Caveat(), YearPercent: shape.YearPercent, Months: shape.Months, CliffMonths: shape.CliffMonths}
}
