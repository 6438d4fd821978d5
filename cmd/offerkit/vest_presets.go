package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"

	"go.yaml.in/yaml/v4"

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
	if ext := strings.ToLower(filepath.Ext(file)); ext == ".yaml" || ext == ".yml" {
		if data, err = jsonOfYAML(data); err != nil {
			return vesting.Presets{}, fmt.Errorf("%s: %w", shown(file), err)
		}
	}
	presets, err := vesting.LoadPresets(bytes.NewReader(data))
	if err != nil {
		return vesting.Presets{}, fmt.Errorf("%s: %w", shown(file), err)
	}
	return presets, nil
}

// jsonOfYAML turns a presets file in YAML into its JSON. Every scalar but true and false
// is text there, so that as_of: 2026 is what was written.
func jsonOfYAML(data []byte) ([]byte, error) {
	var document yaml.Node
	if err := yaml.Unmarshal(data, &document); err != nil {
		return nil, err
	}
	value, err := plainValue(&document)
	if err != nil {
		return nil, err
	}
	return json.Marshal(value)
}

func plainValue(n *yaml.Node) (any, error) {
	switch n.Kind {
	case yaml.DocumentNode:
		return plainValue(n.Content[0])
	case yaml.SequenceNode:
		list := make([]any, len(n.Content))
		for i, item := range n.Content {
			value, err := plainValue(item)
			if err != nil {
				return nil, err
			}
			list[i] = value
		}
		return list, nil
	case yaml.MappingNode:
		return plainMapping(n)
	case yaml.ScalarNode:
		if n.Tag == "!!bool" {
			return strings.EqualFold(n.Value, "true"), nil
		}
		return n.Value, nil
	case yaml.AliasNode:
		return nil, fmt.Errorf("line %d: aliases (*) are not read here; write the value out", n.Line)
	}
	return map[string]any{}, nil // an empty file
}

func plainMapping(n *yaml.Node) (any, error) {
	fields := make(map[string]any, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		if _, twice := fields[key.Value]; twice {
			return nil, fmt.Errorf("line %d: %q is there twice", key.Line, key.Value)
		}
		value, err := plainValue(n.Content[i+1])
		if err != nil {
			return nil, err
		}
		fields[key.Value] = value
	}
	return fields, nil
}
