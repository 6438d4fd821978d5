package main

import (
	"strings"

	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/csvfile"
	"github.com/seed-251b9aba/offerkit/report/jsonfile"
	"github.com/seed-251b9aba/offerkit/vesting"
)

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
		return jsonfile.WritePreset(s.out, &preset)
	case "csv":
		return csvfile.WritePresets(s.out, []vesting.Preset{preset})
	}
	return write(s, report.PresetRecord(presets, &preset), o.format)
}

func (o *vestOptions) showAll(s streams, presets vesting.Presets) error {
	all := presets.All()
	switch o.format {
	case "json":
		return jsonfile.WritePresets(s.out, all)
	case "csv":
		return csvfile.WritePresets(s.out, all)
	}
	return write(s, report.PresetList(all, o.format == "table"), o.format)
}
