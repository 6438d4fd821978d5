package text

import (
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
	best       []bool // which cells have the mark of the best
	mainWidth  int
	tailWidth  int
}

func (c *column) width() int {
	if c.tailWidth > 0 {
		return c.mainWidth + 1 + c.tailWidth
	}
	return c.mainWidth
}

// table writes a table, cut into groups of columns that fit the width; every group
// repeats the first column.
func (w *writer) table(t report.Table) {
	w.caption(t.Caption)
	columns := w.columns(t)
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
			main, tail := w.cell(row.Cells[i])
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
	if missing := displaywidth.String(c.head) - c.width(); missing > 0 {
		c.mainWidth += missing
	}
}

func (w *writer) cell(c report.Cell) (main, tail string) {
	main = w.plain(report.Plain(c.Show(w.d.Currency)))
	tail = c.Aside
	if c.Best {
		tail = strings.TrimSpace("● " + tail)
	}
	return main, w.plain(tail)
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
		if c.tailWidth > 0 {
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
}

// pad fills text to a width in terminal cells, which wide characters take two of.
func pad(text string, width int, left bool) string {
	fill := strings.Repeat(" ", max(width-displaywidth.String(text), 0))
	if left {
		return text + fill
	}
	return fill + text
}
