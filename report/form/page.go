package form

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"sync"

	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/htmlpage"
)

// Page is the form as a page that asks the address that it came from.
type Page struct {
	Form    *Form
	Checked *Checked
	Said    string // what became of the last request; empty where nothing is to be said
	Refused bool   // it is a refusal
	File    string // the file into which the form can be saved; empty where it can only be downloaded
	Stamp   string // what stands in that file, so that nothing newer is lost
	Changed bool   // something is typed that is not saved
	Focus   int    // the offer to begin at; 0 the first
}

// Write writes the page.
func (p *Page) Write(w io.Writer) error {
	answer, err := NewAnswer(p.Checked)
	if err != nil {
		answer.General = append(answer.General, report.Plain(err.Error()))
	}
	view := view{Page: p, Answer: answer, Style: template.CSS(styleText()), Script: template.JS(scriptText)}
	s := shows{form: p.Form, checked: p.Checked}
	for i := range p.Form.offers {
		view.Papers = append(view.Papers, s.paper(i, p.Focus))
	}
	view.Common = paper{
		Fields: s.ordinaryFields("", ordinaryOfCase[:]), Groups: s.groups(outlined().ofCase, "", ordinaryOfCase[:]), Box: s.box(more),
	}
	var b bytes.Buffer
	if err := pageTemplate().Execute(&b, view); err != nil {
		return err
	}
	_, err = w.Write(b.Bytes())
	return err
}

// view is what the template sees. Every text in it is escaped by the template.
type view struct {
	*Page
	Answer *Answer
	Papers []paper
	Common paper
	Style  template.CSS
	Script template.JS
}

// paper is an offer: what is ordinary, what is folded and the box.
type paper struct {
	Index  int
	Title  string
	First  bool // the cursor begins here
	Fields []field
	Groups []group
	Open   bool // something folded is to be seen
	Box    field
}

func (s *shows) paper(i, focus int) paper {
	prefix := offerPath(i)
	p := paper{
		Index: i, Title: fmt.Sprintf("Offer %d", i+1), First: i == focus,
		Fields: s.ordinaryFields(prefix, ordinary[:]), Groups: s.groups(outlined().ofOffer, prefix, ordinary[:]), Box: s.box(prefix + more),
	}
	for _, g := range p.Groups {
		p.Open = p.Open || g.Open
	}
	p.Open = p.Open || p.Box.Value != ""
	return p
}

// box is the field of what has no field.
func (s *shows) box(path string) field {
	f := field{Name: path, ID: idOf(path), Label: "More, as in a case file", Kind: "area", Value: s.form.values[path],
		Hint: "Keys that have no field here, one a line, and notes behind a #", Example: "revisions: [{on: 2026-11-20, base: 170k}]"}
	f.Faults = s.checked.Of(path)
	return f
}

//go:embed form.css
var formStyle string

//go:embed form.js
var scriptText string

//go:embed form.html.tmpl
var formText string

// Made when the page is first shown.
var (
	assetsOnce sync.Once
	sheetText  string
	parsed     *template.Template
)

func makeAssets() {
	sheetText = htmlpage.StyleSheet(formStyle)
	parsed = template.Must(template.New("form").Funcs(template.FuncMap{"inc": func(i int) int { return i + 1 }}).Parse(formText))
}

func styleText() string {
	assetsOnce.Do(makeAssets)
	return sheetText
}

func pageTemplate() *template.Template {
	assetsOnce.Do(makeAssets)
	return parsed
}

// Policy is the content security policy of the page: its own style and script, requests to where it
// came from, and nothing else.
func Policy() string {
	return "default-src 'none'; style-src " + htmlpage.PolicyHash(styleText()) + "; script-src " + htmlpage.PolicyHash(scriptText) +
		"; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
}
