package csvfile

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"

	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// WriteVest writes a row a vest: shares, and all that have vested by then, with their exact
// digits and no grouping.
func WriteVest(w io.Writer, v *report.Vested) error {
	rows := [][]string{{"date", "shares", "cumulative"}}
	for _, e := range v.Award.Events {
		rows = append(rows, []string{e.Date.String(), e.Shares.String(), e.Cumulative.String()})
	}
	return csv.NewWriter(w).WriteAll(rows)
}

// WritePresets writes a row an employer's schedule.
func WritePresets(w io.Writer, presets []vesting.Preset) error {
	rows := [][]string{{"name", "company", "schedule", "yearly_percent", "months", "cliff_months", "instrument", "as_of", "confidence", "caveat", "sign_on", "pricing", "rounding", "note", "readings", "sources"}}
	for i := range presets {
		rows = append(rows, presetRow(&presets[i]))
	}
	return csv.NewWriter(w).WriteAll(rows)
}

// presetRow leaves the months empty where no source states a schedule.
func presetRow(p *vesting.Preset) []string {
	shape := report.ShapeOf(p)
	months, cliff := "", ""
	if shape.Months > 0 {
		months, cliff = fmt.Sprint(shape.Months), fmt.Sprint(shape.CliffMonths)
	}
	var urls []string
	for _, source := range p.Sources {
		urls = append(urls, source.URL)
	}
	cells := []string{
		p.Name, p.Company, p.Schedule, strings.Join(shape.YearPercent, "/"), months, cliff, p.Instrument, p.AsOf, p.Confidence, p.Caveat(),
		p.SignOn, p.Pricing, p.Rounding, p.Note, strings.Join(report.PresetReadings(p), "; "), strings.Join(urls, " "),
	}
	for i := range cells {
		cells[i] = text(cells[i])
	}
	return cells
}
