package markdown

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"sync"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
)

// Write writes the document in reading order: verdict, summary, detail, assumptions, and every payment.
func Write(w io.Writer, d *report.Document) error {
	out := &writer{w: bufio.NewWriter(w), d: d, head: "##"}
	out.printf("# %s\n\n%s\n\n", escape(d.Title), escape(d.Subtitle))
	out.verdict(&d.Verdict)
	// Every payment comes last: whoever reads on has read what all of them rest on.
	for _, payments := range []bool{false, true} {
		for _, s := range d.Sections {
			if (s.ID == report.TimelineSection) == payments {
				out.section(s)
			}
		}
	}
	return out.w.Flush()
}

// verdict writes the headline, and below it what it holds under and what else there is to say.
func (w *writer) verdict(v *report.Verdict) {
	if v.Headline != "" {
		w.printf("**%s**\n", escape(v.Headline))
	}
	for _, text := range []string{v.Conditions, strings.Join(v.Further, " ")} {
		if text != "" {
			w.printf("\n%s\n", escape(text))
		}
	}
}

// WriteSections writes sections alone, each under a heading of so many signs.
func WriteSections(w io.Writer, sections []report.Section, currency comp.Currency, level int) error {
	out := &writer{w: bufio.NewWriter(w), d: &report.Document{Currency: currency}, head: strings.Repeat("#", level), bare: true}
	for _, s := range sections {
		out.section(s)
	}
	return out.w.Flush()
}

// Text writes text on one line, with nothing in it that Markdown would take for more.
func Text(text string) string { return escape(text) }

type writer struct {
	w    *bufio.Writer
	d    *report.Document
	head string // signs of a section's heading
	bare bool   // nothing is written yet
}

// printf writes; bufio keeps the first error for Flush.
func (w *writer) printf(format string, args ...any) { fmt.Fprintf(w.w, format, args...) }

func (w *writer) section(s report.Section) {
	if !w.bare {
		w.printf("\n")
	}
	w.bare = false
	w.printf("%s %s\n", w.head, escape(s.Title))
	for i, block := range s.Blocks {
		switch b := block.(type) {
		case report.Paragraph:
			w.printf("\n%s\n", escape(b.Text))
		case report.List:
			w.printf("\n")
			for _, item := range b.Items {
				w.printf("- %s\n", escape(item))
			}
		case report.Links:
			w.printf("\n")
			for _, item := range b.Items {
				w.link(item)
			}
		case report.Table:
			if i > 0 && b.Title != s.Title { // a second table needs a name of its own
				w.printf("\n%s# %s\n", w.head, escape(b.Title))
			}
			w.table(b)
		}
	}
}

// link writes a source. An address is offerkit's own and holds nothing to escape.
func (w *writer) link(l report.Link) {
	if l.URL == "" {
		w.printf("- %s\n", escape(l.Text))
		return
	}
	w.printf("- %s <%s>\n", escape(l.Text), l.URL)
}

func (w *writer) table(t report.Table) {
	if t.Caption != "" {
		w.printf("\n%s\n", escape(t.Caption))
	}
	w.heads(t.Columns)
	for _, row := range t.Rows {
		if row.Folds {
			continue
		}
		w.printf("|")
		for _, cell := range row.Cells {
			w.printf(" %s |", w.cell(cell, row.Total))
		}
		w.printf("\n")
	}
	if t.Folded != "" {
		w.printf("\n%s %s\n", escape(t.Folded), allRows)
	}
}

// allRows says where the rows stand that repeat others.
const allRows = "The page and the workbook, in which terms may move, have every row; so has compare with --full."

// heads writes the heads of a table, and on which side each column is aligned.
func (w *writer) heads(columns []report.Column) {
	w.printf("\n|")
	for _, c := range columns {
		w.printf(" %s |", escape(c.Title))
	}
	w.printf("\n|")
	for _, c := range columns {
		if c.Left {
			w.printf(":---|")
		} else {
			w.printf("---:|")
		}
	}
	w.printf("\n")
}

func (w *writer) cell(c report.Cell, total bool) string {
	text := escape(c.Show(w.d.Currency))
	switch {
	case text == "":
		return ""
	case c.Drawn:
		return "`" + report.Plain(c.Text) + "`"
	}
	if total || c.Best {
		text = "**" + text + "**"
	}
	if c.Best {
		text += " ●"
	}
	if c.Aside != "" {
		text += " (" + escape(c.Aside) + ")"
	}
	return text
}

// escape keeps text from a case file text: no markup, no link, no tag, no cell border.
func escape(text string) string { return specials().Replace(report.Plain(text)) }

var specials = sync.OnceValue(func() *strings.Replacer {
	// A bare address would become a link by itself where Markdown is extended.
	pairs := []string{"://", ":&#47;/", "www.", `www\.`, "&", "&amp;", "<", "&lt;", ">", "&gt;"}
	for _, c := range "\\`*_{}[]|#~!" {
		pairs = append(pairs, string(c), `\`+string(c))
	}
	return strings.NewReplacer(pairs...)
})
