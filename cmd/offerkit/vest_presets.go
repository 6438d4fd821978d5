package main

import (
	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// presetsUsage is the help of --presets, which every command has that reads schedules.
const presetsUsage = "your own file of employers' schedules, JSON or YAML, on top of the built-in ones (vest --help shows one)"

// loadPresets returns the employers' schedules: the built-in ones, and those of the
// user's own file.
func loadPresets(s streams, file string) (vesting.Presets, error) {
	if file == "" {
		return vesting.Embedded(), nil
	}
	data, err := readBounded(s, file, asPresets)
	if err != nil {
		return vesting.Presets{}, err
	}
	return casefile.ReadPresets(casefile.Source{Name: shown(file), Data: data})
}
