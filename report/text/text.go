package text

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"github.com/seed-251b9aba/offerkit/report"
)

// Options say where the text is going.
type Options struct {
	Width  int  // columns of the terminal; 0 means 80
	Colour bool // bold and one accent; only on a terminal
	ASCII  bool // no characters beyond ASCII of our own, for pipes
}

// Write writes the document: the detail first, then the summary, the verdict and the
// assumptions.
func Write(w io.Writer, d *report.Document, o Options) error {
	if o.Width <= 0 {
		o.Width = 80
	}
	out := &writer{w: bufio.NewWriter(w), o: o, d: d}
	out.heading(d.Title)
	if d.Subtitle != "" {
		out.paragraph(d.Subtitle, "")
	}
	out.part(report.Detail)
	out.part(report.Summary)
	out.verdict()
	out.part(report.Closing)
	return out.w.Flush()
}

// Say writes a heading, where there is one, and paragraphs below it, as a document would: for what is
// said in turn at a terminal.
func Say(w io.Writer, o Options, heading string, paragraphs ...string) error {
	if o.Width <= 0 {
		o.Width = 80
	}
	out := &writer{w: bufio.NewWriter(w), o: o}
	if heading != "" {
		out.line("")
		out.heading(heading)
	}
	for _, text := range paragraphs {
		out.paragraph(text, "")
	}
	return out.w.Flush()
}

type writer struct {
	w *bufio.Writer
	o Options
	d *report.Document
}

// style is a look of a text: what ECMA-48 (8.3.117, SGR) selects for it.
type style string

const (
	bold   style = "1"
	accent style = "1;34" // bold and blue
	faint  style = "2"
)

func (w *writer) style(s style, text string) string {
	if !w.o.Colour || text == "" {
		return text
	}
	return "\x1b[" + string(s) + "m" + text + "\x1b[m"
}

// line writes one line; bufio keeps the first error for Flush.
func (w *writer) line(text string) {
	fmt.Fprintln(w.w, strings.TrimRight(w.plain(text), " "))
}

// plain replaces the few characters of our own that are not ASCII.
func (w *writer) plain(text string) string {
	if !w.o.ASCII {
		return text
	}
	return asciiMarks.Replace(text)
}

var asciiMarks = strings.NewReplacer("−", "-", "●", "*", "─", "-", "█", "#", "▓", "+", "░", "-", "·", ".", "│", "|", "\u00a0", " ")

func (w *writer) heading(text string) {
	for _, line := range wrap(text, min(w.o.Width, textWidth)) {
		w.line(w.style(bold, line))
	}
}

func (w *writer) part(p report.Part) {
	for _, s := range w.d.Sections {
		if s.Part == p {
			w.section(s)
		}
	}
}

func (w *writer) section(s report.Section) {
	w.line("")
	w.heading(s.Title)
	for i, block := range s.Blocks {
		switch b := block.(type) {
		case report.Paragraph:
			w.paragraph(b.Text, "")
		case report.List:
			for _, item := range b.Items {
				w.paragraph(item, "- ")
			}
		case report.Links:
			for _, item := range b.Items {
				w.paragraph(strings.TrimSpace(item.Text+" "+item.URL), "- ")
			}
		case report.Table:
			if i > 0 && b.Title != s.Title { // a second table needs a name of its own
				w.line("")
				w.heading(b.Title)
			}
			w.table(b)
		}
	}
}

func (w *writer) verdict() {
	w.line("")
	w.heading("Verdict")
	for _, sentence := range w.d.Verdict {
		w.paragraph(sentence, "")
	}
}

// textWidth bounds running text, which is hard to read in longer lines.
const textWidth = 78

func (w *writer) paragraph(text, bullet string) {
	width := min(w.o.Width, textWidth) - len(bullet)
	for i, line := range wrap(text, width) {
		if i > 0 {
			bullet = strings.Repeat(" ", len(bullet))
		}
		w.line(bullet + line)
	}
}

// wrap breaks text into lines at spaces only: a date or an address stays whole at its
// hyphens.
func wrap(text string, width int) []string {
	var lines []string
	line, used := "", 0
	for _, word := range strings.Fields(report.Plain(text)) {
		cells := displaywidth.String(word)
		if used > 0 && used+1+cells > width {
			lines, line, used = append(lines, line), "", 0
		}
		if used > 0 {
			line, used = line+" ", used+1
		}
		line, used = line+word, used+cells
	}
	return append(lines, line)
}
