package htmlpage

import (
	"bytes"
	_ "embed"
	"html/template"
	"io"
	"net/url"
	"sync"

	"github.com/seed-251b9aba/offerkit/report"
)

// WriteBriefIndex writes the index of a folder of briefs as one page, which has no script and loads
// nothing; it links the files beside it.
func WriteBriefIndex(w io.Writer, x *report.BriefIndex, s Style) error {
	var b bytes.Buffer
	if err := indexTemplate().Execute(&b, newIndexPage(x, s)); err != nil {
		return err
	}
	_, err := w.Write(b.Bytes())
	return err
}

//go:embed brief_index.html.tmpl
var indexText string

//go:embed brief_index.css
var indexStyleText string

var indexStyle = sync.OnceValue(func() string { return minified(indexStyleText) })

var indexTemplate = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("index").Parse(indexText))
})

// indexPage is what the template of an index sees. Every string in it has passed through clean.
type indexPage struct {
	Title, Subtitle string
	Head            []head
	Class           string
	Rows            []indexRow
	BrokenTitle     string
	Broken          []string
	Logo            template.URL
	Contact         string
	Policy          string
	Style           template.CSS
}

type indexRow struct {
	Cells []string
	Files []report.Link
}

func newIndexPage(x *report.BriefIndex, s Style) *indexPage {
	sheet := s.sheet() + indexStyle()
	t := x.Table()
	p := &indexPage{
		Title: clean(report.BriefIndexTitle), Subtitle: clean(x.Subtitle()), BrokenTitle: clean(report.BrokenTitle), Broken: cleanAll(x.Broken()),
		Logo: s.logo(), Contact: clean(s.Contact), Policy: briefPolicy(sheet, len(s.Logo) > 0), Style: template.CSS(sheet),
	}
	var heads table
	for _, c := range t.Columns {
		heads.Head = append(heads.Head, head{Text: clean(c.Title), Left: c.Left})
	}
	p.Head, p.Class = heads.Head, heads.Class()
	for _, r := range t.Rows {
		row := indexRow{Cells: cleanAll(r.Cells)}
		for _, f := range r.Files {
			row.Files = append(row.Files, report.Link{Text: clean(f.Title), URL: "./" + url.PathEscape(f.Name)})
		}
		p.Rows = append(p.Rows, row)
	}
	return p
}
