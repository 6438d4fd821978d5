package casefile

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
)

// TemplateFile is how a coach's briefs look and what is in them.
type TemplateFile struct {
	Logo     Line            `json:"logo,omitempty" also:"image picture icon"`
	Colours  TemplateColours `json:"colours,omitempty" also:"colors colour color"`
	Paper    Paper           `json:"paper,omitempty" also:"page size format"`
	Coach    TemplateCoach   `json:"coach,omitempty" also:"advisor adviser author"`
	Sections SectionNames    `json:"sections,omitempty" also:"with only include"`
	Without  SectionNames    `json:"without,omitempty" also:"exclude omit skip"`
	Note     Notes           `json:"note,omitempty" also:"notes footer closing"`
}

// TemplateColours are the colours that a template may choose.
type TemplateColours struct {
	Accent Colour `json:"accent" also:"primary brand"`
}

// TemplateCoach is who hands the brief over.
type TemplateCoach struct {
	Name    Text `json:"name,omitempty"`
	Contact Line `json:"contact,omitempty" also:"email mail phone address"`
}

// Paper is the size of a sheet: a4 or letter.
type Paper string

func (p *Paper) decode(d *decoder, e entry) { choose(d, e, p) }

// SectionNames are names of sections in a list, or one alone.
type SectionNames Words

func (n *SectionNames) decode(d *decoder, e entry) {
	if e.value.Kind == yaml.SequenceNode && len(e.value.Content) == 0 {
		d.failKey(e, e.name()+" is empty", e.writeOne())
		return
	}
	(*Words)(n).decode(d, e)
}

// Colour is a colour as a web page has it, such as #8a1c2c; its value is rrggbb in lower case.
type Colour string

var sixDigits = lazyRegexp(`^#?([0-9a-fA-F]{6})$`)

func (c *Colour) decode(d *decoder, e entry) {
	text, ok := d.scalar(e, "a colour")
	if !ok {
		return
	}
	found := sixDigits().FindStringSubmatch(text)
	if found == nil {
		d.fail(e, fmt.Sprintf("%s is no colour", quoted(text)), `write its six digits in quotes, such as "#8a1c2c"`)
		return
	}
	*c = Colour(strings.ToLower(found[1]))
}

// templateTerms describes the keys of a template as [comp.Terms] does those of a case.
var templateTerms = [...]comp.Term{
	{Path: "logo", Kind: comp.KindText, Meaning: "a picture at the head of each page, PNG or JPEG; its path begins at the template", Example: "logo.png"},
	{Path: "colours", Kind: comp.KindText, Meaning: "the colours of the page", Example: `{accent: "#8a1c2c"}`},
	{Path: "colours.accent", Kind: comp.KindText, Meaning: "colour of the leader and of what stands out; it has to be told from the paper", Example: `"#8a1c2c"`},
	{Path: "paper", Kind: comp.KindWord, Choices: []string{"a4", "letter"}, Meaning: "the paper to print on, whatever the currency", Example: "a4"},
	{Path: "coach", Kind: comp.KindText, Meaning: "who hands the brief over", Example: "{name: A. Coach, contact: coach@example.com}"},
	{Path: "coach.name", Kind: comp.KindText, Meaning: "the name", Example: "A. Coach"},
	{Path: "coach.contact", Kind: comp.KindText, Meaning: "how to be reached, one line", Example: "coach@example.com"},
	{Path: "sections", Kind: comp.KindList, Meaning: "the sections that are in, by name, all others out", Example: "[packages, questions]"},
	{Path: "without", Kind: comp.KindList, Meaning: "the sections that are out, by name, all others in", Example: "[market]"},
	{Path: "note", Kind: comp.KindText, Meaning: "a text at the end of each brief", Example: "Call me before you answer."},
}

// templateTerm returns the description of a key of a template by its path.
func templateTerm(path string) (comp.Term, bool) {
	for i := range templateTerms {
		if templateTerms[i].Path == path {
			return templateTerms[i], true
		}
	}
	return comp.Term{}, false
}

// TemplateOptions are what a template is checked against.
type TemplateOptions struct {
	// Sections are the names that a section may go by.
	Sections []string

	// Logo is handed the path of the logo as it is written. Its error says why that is none, and is
	// shown where the path stands. It may be nil.
	Logo func(path string) error

	// Accent is handed the accent as rrggbb, likewise.
	Accent func(colour string) error
}

// ReadTemplate reads a coach's template. Everything that is wrong with the file is returned at
// once as [Errors].
func ReadTemplate(o TemplateOptions, s Source) (TemplateFile, error) {
	src, fault := newSourceOf(templateFiles, s)
	if fault != nil {
		return TemplateFile{}, Errors{fault}
	}
	top, fault := parseSyntax(src)
	if fault != nil {
		return TemplateFile{}, Errors{fault}
	}
	d := &decoder{src: src}
	var file TemplateFile
	d.decode(entry{value: top}, &file)
	d.checkTemplate(o, resolved(top), &file)
	if len(d.errs) > 0 {
		return TemplateFile{}, Errors(inOrder(d.errs))
	}
	return file, nil
}

// checkTemplate checks what no key can say alone.
func (d *decoder) checkTemplate(o TemplateOptions, top *yaml.Node, file *TemplateFile) {
	in, _ := lookUp(top, "sections")
	out, without := lookUp(top, "without")
	if in != nil && out != nil {
		d.failKey(entry{key: out, value: without}, fmt.Sprintf(`"sections" %s already says what is in, all others out`, d.src.here(in)), "keep one of the two")
	}
	d.checkSections(top, "sections", o.Sections)
	d.checkSections(top, "without", o.Sections)
	if k, v := lookUp(top, "logo"); file.Logo != "" && o.Logo != nil {
		d.refused(k, v, o.Logo(string(file.Logo)))
	}
	if _, colours := lookUp(top, "colours"); file.Colours.Accent != "" && o.Accent != nil {
		k, v := lookUp(colours, "accent")
		d.refused(k, v, o.Accent(string(file.Colours.Accent)))
	}
}

// refused reports a value with which something is wrong that this package does not know.
func (d *decoder) refused(key, value *yaml.Node, err error) {
	if err != nil {
		d.fail(entry{key: key, value: value}, err.Error(), "")
	}
}

// checkSections reports the names under a key that no section has.
func (d *decoder) checkSections(top *yaml.Node, key string, known []string) {
	k, v := lookUp(top, key)
	if v == nil || d.broken[v] {
		return
	}
	names := []*yaml.Node{v}
	if v.Kind == yaml.SequenceNode {
		names = v.Content
	}
	for _, n := range names {
		n = resolved(n)
		if name := strings.TrimSpace(n.Value); n.Kind == yaml.ScalarNode && !d.broken[n] && !slices.Contains(known, name) {
			mend := "the sections are " + joined(known, "and")
			if meant, found := ClosestWord(name, known); found {
				mend = fmt.Sprintf("did you mean %q?", meant)
			}
			d.fail(entry{key: k, item: true, value: n}, fmt.Sprintf("no section is called %s", quoted(name)), mend)
		}
	}
}
