package casefile

import (
	"errors"
	"reflect"
	"strings"
	"testing"
)

// A file of presets is read as a case file is: in YAML or JSON, with the place and the mend
// of everything that is wrong with it.
func TestPresetsFilesAreRefusedInPlace(t *testing.T) {
	for _, c := range []struct{ name, file, want string }{
		{"a.json", "{\"presets\": [{\"name\": \"acme\", \"company\": \"Acme\"}]} trailing", `a.json:1:52: this stands after the end of the presets file; delete it`},
		{"a.yaml", "presets: [{name: acme, company: Acme}]\n---\nanything: 1\n", "a.yaml:2:1: a second YAML document begins here, and one file holds one list of presets; put all schedules into one list under presets:"},
		{"a.yaml", "", "a.yaml: the file is empty; write at least one schedule, such as presets: [{name: acme, company: Acme, schedule: 4y monthly}]"},
		{"a.yaml", "# nothing\n", "a.yaml: the file is empty"},
		{"a.yaml", "presets: []\n", `a.yaml:1:1: "presets" is empty; write at least one`},
		{"a.yaml", "presets:\n", `a.yaml:1:1: "presets" has no value`},
		{"a.yaml", "- {name: acme}\n", "a.yaml:1:1: the file holds a list, not keys with values; write presets: above the list"},
		{"a.yaml", "acme: 4y monthly\n", `a.yaml:1:1: unknown key "acme"; the keys here are presets`},
		{"a.yaml", "presets: [{name: acme, company: Acme, shedule: 4y monthly}]\n", `a.yaml:1:39: unknown key "shedule"; did you mean "schedule"?`},
		{"a.yaml", "presets: [{name: acme, company: Acme, vesting: 4y monthly}]\n", `unknown key "vesting"; did you mean "schedule"?`},
		{"a.yaml", "presets:\n\t- name: acme\n", "a.yaml:2:1: a tab in the indentation; indent with spaces"},
		{"a.yaml", "presets: [{name: acme, name: acme2, company: Acme}]\n", `a.yaml:1:24: "name" is written twice`},
		{"a.yaml", "presets: [{name: acme, company: Acme}, {name: acme, company: Other}]\n", `a.yaml:1:47: preset "acme" is there twice; keep one of them`},
		{"a.yaml", "presets: [{name: acme, company: Acme, as_of: tomorrow}]\n", `a.yaml:1:46: preset "acme" is as of "tomorrow", which is no date; write a year, a month or a day`},
		{"a.yaml", "presets: [{name: acme}]\n", `an item of "presets" has no "company"; add company: Acme`},
		{"a.yaml", "presets: [{name: Acme Inc, company: Acme}]\n", `a.yaml:1:18: preset "Acme Inc" is not a name; write lower-case letters`},
		{"a.yaml", "presets: [{name: acme, company: Acme, aliases: [A B]}]\n", `a.yaml:1:49: preset "A B" is not a name`},
		{"a.yaml", `presets: [{name: acme, company: "A\u001b[31mcme"}]`, `a.yaml:1:33: "company" holds the control code U+001B; delete it`},
		{"a.yaml", `presets: [{name: acme, company: "A\u200bcme"}]`, `a.yaml:1:33: "company" holds the invisible character U+200B; delete it`},
		{"a.yaml", "presets: [{name: acme, company: Acme, officer: yes}]\n", `"yes" is neither true nor false; write true`},
		{"a.yaml", "presets: [{name: acme, company: Acme, schedule: 50/40}]\n", `a.yaml:1:49: preset "acme" has an impossible schedule: vesting "50/40": the percentages add up to 90, not 100`},
		{"a.yaml", "presets: [{name: acme, company: Acme, confidence: disputed}]\n", `a.yaml:1:51: preset "acme" is disputed without another reading`},
		{"a.yaml", "presets: [{name: acme, company: Acme, confidence: disputed, readings: [{schedule: 4y annual, says: x}, {schedule: 4y, says: y}]}]\n", `a.yaml:1:115: preset "acme" has an impossible schedule`},
		{"a.yaml", "presets: [{name: acme, company: Acme, rounding: upwards}]\n", `a.yaml:1:49: preset "acme" has the rounding "upwards"; write up, down or nearest`},
		{"a.yaml", "presets: [{name: acme, company: &c Acme, note: *d}]\n", "this * refers to an anchor that is not defined above"},
		{"a.yaml", "presets: &p [*p]\n", "the alias *p stands inside the value that it refers to"},
		{"a.csv", "name,schedule\nacme,4y monthly\n", "a.csv:1:1: the file is a table with commas between its columns (CSV), and presets are YAML or JSON; write the schedules as YAML"},
		{"a.pdf", "%PDF-1.7", "a.pdf: the file is a PDF, and presets are YAML or JSON; write the schedules as YAML"},
	} {
		_, err := ReadPresets(Source{c.name, []byte(c.file)})
		var mistakes Errors
		if !errors.As(err, &mistakes) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v\nwant %s", c.file, err, c.want)
		}
	}
	_, err := ReadPresets(Source{"a.yaml", []byte("presets:\n  - {name: acme, company: Acme, as_of: soon, rounding: x}\n  - {name: b, company: B, as_of: later}\n  - {name: C, compny: C}\n")})
	var mistakes Errors
	if !errors.As(err, &mistakes) || len(mistakes) != 4 {
		t.Errorf("got %v, want the four mistakes, in order", err)
	}
}

func TestPresetsFilesAreRead(t *testing.T) {
	presets, err := ReadPresets(Source{"a.yaml", []byte("presets:\n  - {name: acme, company: Acme, schedule: 4y annual, as_of: 2026-10, aliases: acme-inc, officer: true, note: " + strings.Repeat("long ", 100) + "}\n")})
	if err != nil {
		t.Fatal(err)
	}
	if p, found := presets.Find("Acme Inc"); !found || p.Schedule != "4y annual" || p.AsOf != "2026-10" || !p.Officer {
		t.Errorf("got %+v", p)
	}
	if _, found := presets.Find("google"); !found {
		t.Error("the table that comes with the package is gone")
	}
}

// Each key reads its own example, and nothing that a preset has is passed over.
func TestPresetKeysReadTheirExamples(t *testing.T) {
	for typ := range presetParts.places() {
		plan := presetParts.plan(typ)
		for _, f := range plan.fields {
			src, fault := newSourceOf(presetsFiles, Source{"example", []byte(f.key + ": " + f.term().Example)})
			if fault != nil {
				t.Fatal(fault)
			}
			top, fault := parseSyntax(src)
			if fault != nil {
				t.Fatal(fault)
			}
			d := &decoder{src: src}
			part := reflect.New(typ.FieldByIndex(f.index).Type)
			if d.decode(entry{key: top.Content[0], value: top.Content[1]}, part.Interface()); len(d.errs) > 0 || part.Elem().IsZero() {
				t.Errorf("%s: %s is read as %v, %v", f.key, f.term().Example, part.Elem(), d.errs)
			}
			for _, other := range f.also() {
				if plan.field(other) != nil {
					t.Errorf("%s is said to be another name of %s, but is a key itself", other, f.key)
				}
			}
		}
	}
}

// Any bytes are presets or errors in their places.
func FuzzReadPresets(f *testing.F) {
	for _, text := range []string{
		"presets: [{name: acme, company: Acme, schedule: 4y monthly, as_of: 2026-10, aliases: [a, b]}]\n",
		"presets: [{name: acme, company: Acme, confidence: disputed, readings: [{schedule: 4y, says: x, sources: [{url: u}]}]}]\n",
		"{\"presets\": [{\"name\": \"acme\"}]} trailing", "presets: &p [*p]", "presets: [x, [], {}]", "",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		presets, err := ReadPresets(Source{"a.yaml", data})
		var mistakes Errors
		switch {
		case err == nil && presets.IsZero():
			t.Fatal("no presets")
		case err != nil && (!errors.As(err, &mistakes) || len(mistakes) == 0 || mistakes[0].Message == ""):
			t.Fatalf("%v is no mistake of a file", err)
		}
	})
}
