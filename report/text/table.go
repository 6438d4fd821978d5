package text

import (
	"slices"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"github.com/seed-251b9aba/offerkit/report"
)

// gap separates two columns.
const gap = "  "

// column is a column with its cells as texts. A number stands right-aligned in main; its
// mark or remark follows left-aligned in tail, so that decimals stay under one another.
type column struct {
	left       bool
	head       string
	main, tail []string
	more       [][]string // a cell's further lines, where a long text is wrapped
	best       []bool     // which cells have the mark of the best
	mainWidth  int
	tailWidth  int
}

func (c *column) width() int {
	switch {
	case c.mainWidth == 0:
		return c.tailWidth
	case c.tailWidth > 0:
		return c.mainWidth + 1 + c.tailWidth
	}
	return c.mainWidth
}

// table writes a table, cut into groups of columns that fit the width; every group
// repeats the first column.
func (w *writer) table(t report.Table) {
	if w.o.Depth == Full || !t.Whole { // which heads the section already
		w.caption(t.Caption)
	}
	columns := w.fitted(&t)
	for first := 1; first < len(columns); {
		last, total := first, columns[0].width()
		for last < len(columns) && (last == first || total+len(gap)+columns[last].width() <= w.o.Width) {
			total += len(gap) + columns[last].width()
			last++
		}
		if first > 1 {
			w.line("")
		}
		group := append([]column{columns[0]}, columns[first:last]...)
		w.group(t, group, min(total, w.o.Width))
		first = last
	}
	if w.o.Depth != Full && t.Folded != "" {
		w.paragraph(t.Folded, "")
	}
}

// fitted takes out what repeats where not all is asked for, and has remarks in short where they make
// the table too wide.
func (w *writer) fitted(t *report.Table) []column {
	if w.o.Depth != Full {
		w.left = w.left || t.Whole
		t.Rows = slices.DeleteFunc(slices.Clone(t.Rows), func(r report.Row) bool { return r.Folds })
	}
	columns := w.columns(*t)
	if wide(columns) <= w.o.Width {
		return columns
	}
	if !t.Whole {
		w.wrapTexts(columns)
		return columns
	}
	for _, words := range []func(aside string) string{withoutPart, withoutName} {
		if columns = w.columns(remarked(*t, words)); wide(columns) <= w.o.Width {
			break
		}
	}
	return columns
}

// withoutPart leaves out of a remark by what part a lead is, withoutName also over whom.
func withoutPart(aside string) string { short, _, _ := strings.Cut(aside, ", "); return short }

func withoutName(aside string) string {
	if strings.HasPrefix(aside, report.Over) {
		return ""
	}
	return aside
}

// remarked is a table with other remarks.
func remarked(t report.Table, words func(string) string) report.Table {
	t.Rows = slices.Clone(t.Rows)
	for i := range t.Rows {
		t.Rows[i].Cells = slices.Clone(t.Rows[i].Cells)
		for k := range t.Rows[i].Cells {
			c := &t.Rows[i].Cells[k]
			c.Aside = words(c.Aside)
		}
	}
	return t
}

func wide(columns []column) int {
	total := -len(gap)
	for _, c := range columns {
		total += len(gap) + c.width()
	}
	return total
}

// caption writes what a table is of, wrapped to the width.
func (w *writer) caption(text string) {
	if text == "" {
		return
	}
	for _, line := range wrap(text, w.o.Width) {
		w.line(w.style(faint, line))
	}
}

func (w *writer) columns(t report.Table) []column {
	columns := make([]column, len(t.Columns))
	for i, c := range t.Columns {
		columns[i] = column{left: c.Left, head: report.Plain(c.Title)}
		for _, row := range t.Rows {
			main, tail := w.cell(row.Cells[i], t.Whole && w.o.Depth != Full)
			columns[i].main = append(columns[i].main, main)
			columns[i].tail = append(columns[i].tail, tail)
			columns[i].best = append(columns[i].best, row.Cells[i].Best)
			columns[i].mainWidth = max(columns[i].mainWidth, displaywidth.String(main))
			columns[i].tailWidth = max(columns[i].tailWidth, displaywidth.String(tail))
		}
		columns[i].fitHead(w.o.Width)
	}
	return columns
}

// fitHead widens a column to its head, and cuts a head that would fill a third of the page.
func (c *column) fitHead(page int) {
	c.head = displaywidth.TruncateString(c.head, max(page/3, 12), "...")
	switch missing := displaywidth.String(c.head) - c.width(); {
	case missing <= 0:
	case c.mainWidth == 0:
		c.tailWidth += missing
	default:
		c.mainWidth += missing
	}
	c.left = c.left || c.mainWidth == 0 && c.tailWidth > 0
}

// cell writes a cell; whole is without decimals, and a lead as one text.
func (w *writer) cell(c report.Cell, whole bool) (main, tail string) {
	main, tail = c.Show(w.d.Currency), c.Aside
	if whole {
		main = c.ShowWhole(w.d.Currency)
	}
	switch {
	case c.Best:
		tail = strings.TrimSpace("● " + tail)
	case whole && c.Kind == report.DifferenceCell && strings.HasPrefix(tail, report.Over):
		main, tail = "", main+" "+tail
	case whole && c.Kind == report.DifferenceCell && tail == "":
		main, tail = "", main
	case whole && c.Kind == report.DifferenceCell:
		main = "" // the remark says that it is none
	}
	return w.plain(report.Plain(main)), w.plain(report.Plain(tail))
}

func (w *writer) group(t report.Table, columns []column, width int) {
	var heads []string
	for _, c := range columns {
		heads = append(heads, pad(c.head, c.width(), c.left))
	}
	w.line(w.style(faint, strings.Join(heads, gap)))
	w.line(w.style(faint, strings.Repeat("─", width)))
	for i, row := range t.Rows {
		if row.Total && i > 0 {
			w.line(w.style(faint, strings.Repeat("─", width)))
		}
		w.row(row, columns, i)
	}
}

func (w *writer) row(row report.Row, columns []column, i int) {
	var cells []string
	for _, c := range columns {
		text := pad(c.main[i], c.mainWidth, c.left)
		switch {
		case c.mainWidth == 0:
			text = pad(c.tail[i], c.tailWidth, true)
		case c.tailWidth > 0:
			text += " " + pad(c.tail[i], c.tailWidth, true)
		}
		switch {
		case c.best[i]:
			text = w.style(accent, text)
		case row.Total:
			text = w.style(bold, text)
		}
		cells = append(cells, text)
	}
	w.line(strings.Join(cells, gap))
	w.further(columns, i)
}

// narrowest is the least width in which a text is wrapped; beside that the columns are cut into groups.
const narrowest = 24

// wrapTexts wraps the longest text after the first column if the table fits the width then.
func (w *writer) wrapTexts(columns []column) {
	longest := -1
	for i := 1; i < len(columns); i++ {
		if c := &columns[i]; c.left && c.tailWidth == 0 && (longest < 0 || c.mainWidth > columns[longest].mainWidth) {
			longest = i
		}
	}
	if longest < 0 {
		return
	}
	c := &columns[longest]
	room := c.mainWidth - (wide(columns) - w.o.Width)
	if room < max(narrowest, displaywidth.String(c.head)) {
		return
	}
	c.mainWidth = displaywidth.String(c.head)
	for i, text := range c.main {
		lines := wrap(text, room)
		for _, line := range lines {
			c.mainWidth = max(c.mainWidth, displaywidth.String(line))
		}
		c.main[i], c.more = lines[0], append(c.more, lines[1:])
	}
}

// further writes what is left of a row whose text is wrapped, under its first line.
func (w *writer) further(columns []column, i int) {
	before := 0
	for _, c := range columns {
		if c.more != nil {
			for _, line := range c.more[i] {
				w.line(strings.Repeat(" ", before) + line)
			}
		}
		before += c.width() + len(gap)
	}
}

// pad fills text to a width in terminal cells, which wide characters take two of.
func pad(text string, width int, left bool) string {
	fill := strings.Repeat(" ", max(width-displaywidth.String(text), 0))
	if left {
		return text + fill
	}
	return fill + text
}
