package casefile

import (
	"errors"
	"reflect"
	"strings"
	"testing"
)

// A template is read as a case file is, with the place and the mend of everything that is wrong with it.
func TestTemplatesAreRefusedInPlace(t *testing.T) {
	options := TemplateOptions{
		Sections: []string{"offers", "packages", "questions"},
		Logo:     func(path string) error { return errors.New(path + " is a GIF; save it as PNG") },
		Accent: func(colour string) error {
			if colour == "ffff00" {
				return errors.New("too pale")
			}
			return nil
		},
	}
	for _, c := range []struct{ file, want string }{
		{"", "a.yaml: the file is empty; write for example note: Call me before you answer."},
		{"- logo: a.png\n", "a.yaml:1:1: the file holds a list, not keys with values; write keys, such as note:"},
		{"note: a\n---\nnote: b\n", "a.yaml:2:1: a second YAML document begins here, and one file holds one template; write all keys into one"},
		{"lgo: a.png\n", `a.yaml:1:1: unknown key "lgo"; did you mean "logo"?`},
		{"footer: text\n", `a.yaml:1:1: unknown key "footer"; did you mean "note"?`},
		{"accent: red\n", `a.yaml:1:1: unknown key "accent"; it belongs under colours`},
		{"note: a\nlogo: me.gif\n", "a.yaml:2:7: me.gif is a GIF; save it as PNG"},
		{"colours: {accent: red}\n", `a.yaml:1:19: "red" is no colour; write its six digits in quotes, such as "#8a1c2c"`},
		{"colours:\n  accent: #8a1c2c\n", `a.yaml:2:3: "accent" has no value; write for example accent: "#8a1c2c"`},
		{"colours: {accent: \"#FFFF00\"}\n", "a.yaml:1:19: too pale"},
		{"colours: {}\n", `"colours" has no "accent"; add accent: "#8a1c2c"`},
		{"paper: A5\n", `a.yaml:1:8: "A5" is no value of paper; `},
		{"coach: A. Coach\n", `a.yaml:1:8: "coach" is a single value, not keys with values; write for example coach: {name:`},
		{"coach: {nme: A. Coach}\n", `a.yaml:1:9: unknown key "nme"; did you mean "name"?`},
		{"coach: {name: \"A\\u001b[31m\"}\n", "a.yaml:1:15: \"name\" holds the control code U+001B"},
		{"without: [packges]\n", `a.yaml:1:11: no section is called "packges"; did you mean "packages"?`},
		{"without: weather\n", `a.yaml:1:10: no section is called "weather"; the sections are offers, packages and questions`},
		{"sections: []\n", `a.yaml:1:1: "sections" is empty; write for example sections: [packages, questions]`},
		{"sections: [offers]\nwithout: [packages]\n", `a.yaml:2:1: "sections" on line 1 already says what is in, all others out; keep one of the two`},
		{"note: [a]\n", `a.yaml:1:1: "note" is a list, not a text`},
	} {
		_, err := ReadTemplate(options, Source{"a.yaml", []byte(c.file)})
		var mistakes Errors
		if !errors.As(err, &mistakes) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v\nwant %s", c.file, err, c.want)
		}
	}
	_, err := ReadTemplate(options, Source{"a.yaml", []byte("colours: {accent: red}\nwithout: [weather, offres]\nlgo: x\n")})
	var mistakes Errors
	if !errors.As(err, &mistakes) || len(mistakes) != 4 {
		t.Errorf("got %v, want the four mistakes, in order", err)
	}
}

func TestTemplatesAreRead(t *testing.T) {
	text := "logo: pictures/me.png\npaper: A4\ncolours: {accent: \"#8A1C2C\"}\ncoach: {name: A. Coach, contact: \"coach@example.com, room 4\"}\nwithout: [market, offers]\nnote: |\n  Call me\n  before you answer.\n"
	var asked string
	got, err := ReadTemplate(TemplateOptions{Sections: []string{"market", "offers"}, Logo: func(path string) error {
		asked = path
		return nil
	}}, Source{"a.yaml", []byte(text)})
	want := TemplateFile{
		Logo: "pictures/me.png", Paper: "a4", Colours: TemplateColours{Accent: "8a1c2c"}, Coach: TemplateCoach{Name: "A. Coach", Contact: "coach@example.com, room 4"},
		Without: SectionNames{"market", "offers"}, Note: "Call me\nbefore you answer.",
	}
	if err != nil || !reflect.DeepEqual(got, want) || asked != "pictures/me.png" {
		t.Errorf("got %+v, %v, and the logo %q\nwant %+v", got, err, asked, want)
	}
	if got, err := ReadTemplate(TemplateOptions{Sections: []string{"market"}}, Source{"a.json", []byte(`{"sections": "market"}`)}); err != nil || !reflect.DeepEqual(got.Sections, SectionNames{"market"}) {
		t.Errorf("got %+v, %v", got, err)
	}
}

// Each key reads its own example.
func TestTemplateKeysReadTheirExamples(t *testing.T) {
	for typ := range templateParts.places() {
		plan := templateParts.plan(typ)
		for _, f := range plan.fields {
			top, fault := parseSyntax(&source{kind: templateFiles, data: []byte(f.key + ": " + f.term().Example)})
			if fault != nil {
				t.Fatal(fault)
			}
			d := &decoder{src: &source{kind: templateFiles}}
			part := reflect.New(typ.FieldByIndex(f.index).Type)
			if d.decode(entry{key: top.Content[0], value: top.Content[1], in: &templateParts, path: f.term().Path}, part.Interface()); len(d.errs) > 0 || part.Elem().IsZero() {
				t.Errorf("%s: %s is read as %v, %v", f.key, f.term().Example, part.Elem(), d.errs)
			}
		}
	}
}

// Any bytes are a template or errors in their places.
func FuzzReadTemplate(f *testing.F) {
	for _, text := range []string{
		"logo: a.png\ncolours: {accent: \"#8a1c2c\"}\nwithout: [market]\nnote: |\n  x\n", "sections: [[market], {a: b}, 1]", "without: &p [*p]",
		"colours: &c {accent: 112233}\ncoach: *c", "logo: {a: b}\nsections: ", "colours: [x]", "",
	} {
		f.Add([]byte(text))
	}
	options := TemplateOptions{
		Sections: []string{"market"},
		Logo:     func(string) error { return errors.New("no logo") },
		Accent:   func(string) error { return errors.New("no accent") },
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := ReadTemplate(options, Source{"a.yaml", data})
		var mistakes Errors
		switch {
		case err == nil && (file.Logo != "" || file.Colours.Accent != ""):
			t.Fatal("what was refused is read")
		case err != nil && (!errors.As(err, &mistakes) || len(mistakes) == 0 || mistakes[0].Message == ""):
			t.Fatalf("%v is no mistake of a file", err)
		}
	})
}
