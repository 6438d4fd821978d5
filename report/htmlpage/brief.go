package htmlpage

import (
	"bytes"
	_ "embed"
	"encoding/base64"
	"html/template"
	"io"
	"net/http"
	"sync"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"

	"github.com/seed-251b9aba/offerkit/report"
)

// Style is what a coach puts on a brief. The zero Style adds nothing.
type Style struct {
	Logo    []byte // a picture as its file has it: PNG, JPEG or GIF; none where empty
	Accent  string // colour of the accent on paper, "#8a1c2c"; empty for the page's own
	Contact string // a line at the foot of the page
	Paper   string // "letter" or "A4"; empty, or anything else, for the paper of the currency
}

// WriteBrief writes a brief as one page for paper: it has no script and loads nothing. The bytes
// depend on nothing but the document and the style.
func WriteBrief(w io.Writer, d *report.Document, s Style) error {
	p := newBriefPage(d, s)
	var b bytes.Buffer
	if err := briefTemplate().Execute(&b, p); err != nil {
		return err
	}
	_, err := w.Write(b.Bytes())
	return err
}

//go:embed brief.html.tmpl
var briefText string

//go:embed brief.css
var briefStyle string

// briefTemplate shares the blocks of the page.
var briefTemplate = sync.OnceValue(func() *template.Template {
	t := template.Must(newPageTemplate()) // of its own: one that has been executed cannot be added to
	return template.Must(t.New("brief").Parse(briefText))
})

// briefSheet is the page's style with what paper of a brief needs.
var briefSheet = sync.OnceValue(func() string { return minified(style + briefStyle) })

func minified(sheet string) string {
	m := minify.New()
	m.AddFunc("text/css", css.Minify)
	text, err := m.String("text/css", sheet)
	if err != nil {
		panic(err) // a file of the package itself is broken: any test of a brief shows it
	}
	return text
}

// briefPage is what the template of a brief sees. Every string in it has passed through clean.
type briefPage struct {
	Title    string
	Subtitle string
	Headline string
	Rest     []string
	Sections []section
	Logo     template.URL
	Contact  string
	Policy   string
	Style    template.CSS
}

func newBriefPage(d *report.Document, s Style) *briefPage {
	paper := report.PaperOf(d.Currency)
	if own := report.Paper(s.Paper); own == report.Letter || own == report.A4 {
		paper = own
	}
	sheet := s.sheet() + "@page{size:" + string(paper) + "}"
	p := &briefPage{
		Title: clean(d.Title), Subtitle: clean(d.Subtitle), Contact: clean(s.Contact),
		Policy: briefPolicy(sheet, len(s.Logo) > 0), Style: template.CSS(sheet),
	}
	p.Logo = s.logo()
	for i, sentence := range d.Verdict.Sentences() {
		if i == 0 {
			p.Headline = clean(sentence)
			continue
		}
		p.Rest = append(p.Rest, clean(sentence))
	}
	g := newGallery(d)
	for _, section := range d.Sections {
		p.Sections = append(p.Sections, g.section(d, section))
	}
	return p
}

// sheet is the style sheet with the accent, which is told from paper and not from a dark screen.
func (s *Style) sheet() string {
	if !isColour(s.Accent) {
		return briefSheet()
	}
	accent := "{:root{--accent:" + s.Accent + "}}"
	return briefSheet() + "@media print" + accent + "@media(prefers-color-scheme:light)" + accent
}

// logo is the picture as the page holds it, empty where there is none.
func (s *Style) logo() template.URL {
	if len(s.Logo) == 0 {
		return ""
	}
	return template.URL("data:" + http.DetectContentType(s.Logo) + ";base64," + base64.StdEncoding.EncodeToString(s.Logo))
}

// briefPolicy lets the page's own style act, and a picture within it where there is one, and nothing else.
func briefPolicy(sheet string, picture bool) string {
	p := "default-src 'none'; style-src " + hash(sheet) + "; base-uri 'none'; form-action 'none'"
	if picture {
		p += "; img-src data:"
	}
	return p
}

// isColour reports whether a text is a colour of six hexadecimal digits, and nothing that a style
// sheet would take for more.
func isColour(text string) bool {
	if len(text) != 7 || text[0] != '#' {
		return false
	}
	for _, c := range text[1:] {
		if (c < '0' || c > '9') && (c < 'a' || c > 'f') && (c < 'A' || c > 'F') {
			return false
		}
	}
	return true
}
