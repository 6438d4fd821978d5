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
	Depth  Depth
}

// Depth is how much of a document is written.
type Depth int

// The depths. The zero depth is all of it.
const (
	Full   Depth = iota
	Middle       // whole units where they do, no row that repeats another, the first notes of each list
	Brief        // the first screen of it: the verdict and the few numbers that carry it
)

// Write writes the document: the verdict, the summary, the detail, the assumptions.
func Write(w io.Writer, d *report.Document, o Options) error {
	if o.Width <= 0 {
		o.Width = 80
	}
	out := &writer{w: bufio.NewWriter(w), o: o, d: d}
	out.verdict()
	if d.Verdict.Conditions == "" { // which say as much
		out.title()
	}
	for _, part := range []report.Part{report.Summary, report.Detail, report.Closing} {
		out.part(part)
	}
	out.more()
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

// Hang writes a paragraph whose further lines are indented, so that one of a list is told from the next.
func Hang(w io.Writer, o Options, paragraph string) error {
	if o.Width <= 0 {
		o.Width = 80
	}
	out := &writer{w: bufio.NewWriter(w), o: o}
	for i, line := range wrap(paragraph, out.textWidth()-len(hang)) {
		if i > 0 {
			line = hang + line
		}
		out.line(line)
	}
	return out.w.Flush()
}

// hang indents the further lines of a paragraph.
const hang = "  "

type writer struct {
	w *bufio.Writer
	o Options
	d *report.Document

	begun     bool // something is written
	sections  int  // written so far
	notes     int  // left out
	explained bool // the mark of the best figure
	left      bool // tables, or rows and decimals of tables, are left out
}

// style is a look of a text: what ECMA-48 (8.3.117, SGR) selects for it.
type style string

const (
	bold   style = "1"
	accent style = "1;31" // bold and red, the nearest to report.Accent
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
	w.begun = true
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
	for _, line := range wrap(text, w.textWidth()) {
		w.line(w.style(bold, line))
	}
}

// title names the document and what it is of.
func (w *writer) title() {
	if w.begun {
		w.line("")
	}
	w.heading(w.d.Title)
	if w.d.Subtitle != "" {
		w.paragraph(w.d.Subtitle, "")
	}
}

func (w *writer) part(p report.Part) {
	for _, s := range w.d.Sections {
		switch {
		case s.Part != p || w.o.Depth == Brief && w.sections > 0:
		case s.Deep && w.o.Depth != Full:
			w.left = true
		default:
			if w.sections == 1 && w.d.Verdict.Conditions != "" {
				w.title() // heads what is below the first screen
			}
			w.section(s)
			w.sections++
		}
	}
}

func (w *writer) section(s report.Section) {
	w.line("")
	if t, ok := first(s.Blocks).(report.Table); ok && w.o.Depth != Full && t.Whole {
		w.heading(s.Title + ", " + t.Caption)
	} else {
		w.heading(s.Title)
	}
	for i, block := range s.Blocks {
		if w.o.Depth == Brief && i > 0 {
			return
		}
		switch b := block.(type) {
		case report.Paragraph:
			w.paragraph(b.Text, "")
		case report.List:
			w.list(s, b)
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

func first(blocks []report.Block) report.Block {
	if len(blocks) == 0 {
		return nil
	}
	return blocks[0]
}

// fewNotes are as many of the notes beside an offer as stand where not all of them do.
const fewNotes = 3

// list writes items; of the notes below the first screen only a few where not all are asked for.
func (w *writer) list(s report.Section, l report.List) {
	items := l.Items
	if w.o.Depth != Full && s.Part == report.Detail && !l.Whole && len(items) > fewNotes {
		w.notes += len(items) - fewNotes
		items = items[:fewNotes]
	}
	for _, item := range items {
		w.paragraph(item, "- ")
	}
}

func (w *writer) verdict() {
	v := &w.d.Verdict
	if v.Headline == "" {
		return
	}
	w.heading(v.Headline)
	if v.Conditions != "" {
		for _, line := range wrap(v.Conditions, w.textWidth()) {
			w.line(w.style(faint, line))
		}
	}
	for _, sentence := range v.Further {
		w.paragraph(sentence, "")
	}
}

// more says what is left out and how to get it.
func (w *writer) more() {
	if w.o.Depth == Full {
		return
	}
	var missing []string
	switch {
	case w.o.Depth == Brief:
		missing = append(missing, "the tables of each offer, all notes and the assumptions")
	case w.notes > 0:
		missing = append(missing, report.Count(w.notes, "more note"))
	}
	if w.left {
		missing = append(missing, "every row and decimal")
	}
	if missing != nil {
		w.line("")
		w.paragraph("--full shows "+strings.Join(missing, " and ")+".", "")
	}
}

// What bounds running text, which is hard to read in longer lines: a usual terminal, and a wide one.
const (
	usualText = 78
	wideText  = 96
)

// textWidth is how long a line of running text may be: a wide terminal is used, less a margin.
func (w *writer) textWidth() int {
	return min(w.o.Width, max(usualText, min(w.o.Width-(80-usualText), wideText)))
}

func (w *writer) paragraph(text, bullet string) {
	width := w.textWidth() - len(bullet)
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
