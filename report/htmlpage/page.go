package htmlpage

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"html/template"
	"io"
	"sync"
	"unicode/utf8"

	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/htmlpage/whatif"
)

// Options choose how the page is written. The zero Options are the defaults.
type Options struct {
	// ECharts says where the page finds ECharts.
	ECharts Loading
	// Script is the text of ECharts, for [Inlined] only.
	Script []byte
}

// Write writes the document as one page. The bytes depend on nothing but the document
// and the options. It returns a *ScriptError for an ECharts script that cannot be
// inlined, and the errors of w.
func Write(w io.Writer, d *report.Document, o Options) error {
	p, err := newPage(d, o)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := pageTemplate().Execute(&b, p); err != nil {
		return err
	}
	_, err = w.Write(b.Bytes())
	return err
}

//go:embed page.html.tmpl
var pageText string

// A command that writes no page does not pay for the reading of its template.
var pageTemplate = sync.OnceValue(func() *template.Template { return template.Must(newPageTemplate()) })

func newPageTemplate() (*template.Template, error) {
	return template.New("page").Funcs(template.FuncMap{"pieces": report.Runs}).Parse(pageText)
}

// page is what the template sees. Every string in it has passed through clean.
type page struct {
	Title      string
	Subtitle   string
	Headline   string
	Long       bool     // the headline, which is set smaller then
	Conditions string   // under which it holds; may be empty
	Rest       []string // the verdict after its headline
	Brief      *table
	Pictures   []figure  // pay by year, one an offer, on one scale
	Lines      []figure  // the other charts of the comparison
	Sections   []section // of the summary and the detail
	Closing    []section // assumptions and what else ends the document
	Calendar   []*table
	Payments   []*table
	Terms      string // title of the section that says where terms are written; empty without one
	Leaving    *leaving
	Controls   *controls
	Reading    []report.Explained
	ECharts    loaded
	Policy     string
	Style      template.CSS
	Script     template.JS
	Charts     template.JS // the options of every chart by ID, as JSON
	Case       template.JS // the case for the script, as packed JSON; empty without a comparison
}

// longHeadline is how many characters a headline may have at its full size: some three lines of a desk. The script
// has it too.
const longHeadline = 240

// section is a titled part of the page.
type section struct {
	ID, Title string
	Blocks    []block
}

// block is one of its fields.
type block struct {
	Text   string
	Items  []string
	Links  []report.Link
	Table  *table
	Figure *figure

	Multiples []figure // side by side
}

func newPage(d *report.Document, o Options) (*page, error) {
	e, err := o.load()
	if err != nil {
		return nil, err
	}
	script := stillScript()
	if o.ECharts != None {
		script = echartsScript()
	}
	p := &page{
		Title:    clean(d.Title),
		Subtitle: clean(d.Subtitle),
		Reading:  report.Legend(d.Comparison),
		ECharts:  e,
		Policy:   policy(e, script),
		Style:    template.CSS(styleAsset().text),
		Script:   template.JS(script.text),
	}
	p.Conditions = clean(d.Verdict.Conditions)
	for i, sentence := range d.Verdict.Sentences() {
		if i == 0 {
			p.Headline = clean(sentence)
			p.Long = utf8.RuneCountInString(p.Headline) > longHeadline
			continue
		}
		p.Rest = append(p.Rest, clean(sentence))
	}
	g := newGallery(d)
	timeline := false
	for _, s := range d.Sections {
		if s.ID == "timeline" {
			timeline = true
			continue
		}
		if s.ID == report.TermSection {
			p.Terms = clean(s.Title)
		}
		if s.Part == report.Closing {
			p.Closing = append(p.Closing, g.section(d, s))
			continue
		}
		p.Sections = append(p.Sections, g.section(d, s))
	}
	p.Pictures, p.Lines = g.figures(d)
	if d.Comparison != nil {
		p.tables(d, timeline)
		if err := p.move(d, g); err != nil {
			return nil, err
		}
	}
	if o.ECharts == None {
		p.Charts = "{}" // nobody reads them
		return p, g.err
	}
	p.Charts, err = g.json()
	return p, err
}

// tables adds the tables that are the page's own: in brief, by month received, and where the document
// has a timeline every payment.
func (p *page) tables(d *report.Document, timeline bool) {
	p.Brief = newTable(report.Brief(d.Comparison), d.Currency)
	for i := range d.Comparison.Offers {
		p.Calendar = append(p.Calendar, newTable(report.Calendar(d.Comparison, i), d.Currency))
		if timeline {
			p.Payments = append(p.Payments, newTable(report.Payments(d.Comparison, i), d.Currency))
		}
	}
}

// leaving is the section about leaving early.
type leaving struct {
	Month   int
	Table   *table
	Figures []figure
}

// move adds what follows the controls: leaving early, the controls themselves and the
// case for the script.
func (p *page) move(d *report.Document, g *gallery) error {
	walks := report.EveryDeparture(d.Comparison)
	if walks != nil {
		p.Leaving = &leaving{Month: report.LeaveMonth, Table: newTable(report.LeavingTable(d.Comparison, walks), d.Currency)}
		p.Leaving.Table.Quiet = true
		for _, c := range report.LeavingCharts(d.Comparison, walks) {
			p.Leaving.Figures = append(p.Leaving.Figures, g.figure(d, c, report.SharedAxis(c)))
		}
	}
	if whatif.TooLarge(d.Comparison) {
		return nil
	}
	m, err := whatif.New(d)
	if err != nil {
		return err
	}
	p.Controls = newControls(m)
	p.Controls.Scenarios = p.Controls.scenarioButtons(d.Risk, m)
	b, err := json.Marshal(m)
	if err != nil {
		return err
	}
	packed, err := zipped(b)
	p.Case = template.JS(`"` + packed + `"`) // base64 needs no escape
	return err
}
