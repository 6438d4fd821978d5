package text

import (
	"math"
	"slices"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"github.com/seed-251b9aba/offerkit/report"
)

// gap separates two columns; where there is no room for it one blank does.
const gap = "  "

// column is a column with its cells as texts. A number stands right-aligned in main; its
// mark or remark follows left-aligned in tail, so that decimals stay under one another.
type column struct {
	left       bool
	title      string
	heads      []string // lines of the head
	main, tail []string
	best       []bool // which cells have the mark of the best
	mainWidth  int
	tailWidth  int
	mainCells  int // the width that the cells need, without the head
	tailCells  int
	wraps      bool // its texts are broken into lines of mainWidth
	drawn      bool // it has pictures, which are never broken
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
	if w.o.Depth != Full {
		w.left = w.left || t.Whole
		t.Rows = slices.DeleteFunc(slices.Clone(t.Rows), func(r report.Row) bool { return r.Folds })
	}
	columns, gap := w.fitted(t)
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
		w.group(t, group, min(total, w.o.Width), gap)
		first = last
	}
	if w.o.Depth != Full && t.Folded != "" {
		w.paragraph(t.Folded, "")
	}
	if !w.explained && hasBest(&t) {
		w.explained = true
		w.paragraph("● "+report.BestMeans+".", "")
	}
}

func hasBest(t *report.Table) bool {
	return slices.ContainsFunc(t.Rows, func(r report.Row) bool {
		return slices.ContainsFunc(r.Cells, func(c report.Cell) bool { return c.Best })
	})
}

// fitted are the columns of a table and what separates them. A table that is too wide gives up, one after
// the other, heads on one line, the words of remarks that can be spared, texts on one line, every second
// blank between columns, and the columns that can be spared, until it fits. One that does not fit for
// all that stays as it is, and is cut into groups.
func (w *writer) fitted(t report.Table) (columns []column, between string) {
	shown := w.shown(t)
	made := map[remarks][]column{asWritten: w.columns(t, shown, asWritten)}
	whole := made[asWritten]
	if w.wide(whole, gap) <= w.o.Width || w.o.Width < leastWidth {
		return whole, gap
	}
	all, less, least := sparing(t, math.MaxInt), sparing(t, 1), sparing(t, 0)
	for _, try := range []struct {
		kept    []int // columns
		words   remarks
		between string
		wraps   bool // texts
		stacks  bool // over whom a lead is, below it
	}{
		{all, asWritten, gap, false, false},
		{all, withoutPart, gap, false, false}, {all, withoutPart, gap, true, false}, {all, withoutPart, gap, false, true}, {all, withoutPart, " ", false, true},
		{all, withoutName, gap, false, false}, {all, shortest, gap, false, false}, {all, asWritten, gap, true, false}, {all, shortest, " ", false, false},
		{less, asWritten, gap, false, false}, {less, shortest, " ", false, false}, {least, asWritten, gap, false, false}, {least, shortest, " ", false, false},
		{least, shortest, " ", true, false},
	} {
		if !t.Whole {
			try.words = asWritten
		}
		if made[try.words] == nil {
			made[try.words] = w.columns(t, shown, try.words)
		}
		columns = make([]column, len(try.kept))
		for k, i := range try.kept {
			columns[k] = made[try.words][i]
			if try.stacks {
				columns[k].stack()
			}
			columns[k].foldHead()
		}
		if try.wraps {
			narrow(columns, w.wide(columns, try.between)-w.o.Width)
		}
		if w.wide(columns, try.between) <= w.o.Width {
			return columns, try.between
		}
	}
	for i := 1; i < len(whole); i++ { // which alone may be wider than the page
		if w.wide([]column{whole[0], whole[i]}, gap) > w.o.Width {
			whole[i].stack()
		}
	}
	return whole, gap
}

// leastWidth is that of a page on which anything can be fitted.
const leastWidth = 60

// sparing lists the columns of a table without those that can be spared more than others.
func sparing(t report.Table, most int) (kept []int) {
	for i, c := range t.Columns {
		if c.Spare <= most {
			kept = append(kept, i)
		}
	}
	return kept
}

// narrow breaks the texts of the widest columns of text into lines, so that so many characters are saved.
func narrow(columns []column, save int) {
	least := make([]int, len(columns))
	for i := range columns {
		least[i] = columns[i].leastText()
	}
	for ; save > 0; save-- {
		widest := -1
		for i := range columns {
			if least[i] > 0 && columns[i].mainWidth > least[i] && (widest < 0 || columns[i].mainWidth > columns[widest].mainWidth) {
				widest = i
			}
		}
		if widest < 0 {
			return
		}
		columns[widest].mainWidth--
		columns[widest].wraps = true
	}
}

// leastColumn is how narrow a column of text gets at the most.
const leastColumn = 14

// leastText is how narrow a column of text may become, in which no word is broken; 0 of any other column.
func (c *column) leastText() int {
	if !c.left || c.drawn || c.tailWidth > 0 || c.mainWidth == 0 {
		return 0
	}
	least := leastColumn
	for _, text := range append(slices.Clone(c.main), c.heads...) {
		for _, word := range strings.Fields(text) {
			least = max(least, displaywidth.String(word))
		}
	}
	return least
}

// foldHead breaks a head that is wider than what stands below it into lines.
func (c *column) foldHead() {
	width := c.mainCells
	switch {
	case c.mainWidth == 0:
		width = c.tailCells
	case c.tailWidth > 0:
		width += 1 + c.tailWidth
	}
	for _, word := range strings.Fields(c.title) {
		width = max(width, displaywidth.String(word))
	}
	if displaywidth.String(c.title) <= width {
		return
	}
	c.heads = wrap(c.title, width)
	switch spare := c.width() - width; {
	case spare <= 0:
	case c.mainWidth == 0:
		c.tailWidth -= spare
	default:
		c.mainWidth -= spare
	}
}

// stack puts over whom a lead is below it.
func (c *column) stack() {
	if c.mainWidth > 0 {
		return
	}
	c.tail, c.tailCells = slices.Clone(c.tail), 0
	for i, tail := range c.tail {
		c.tail[i] = strings.Replace(tail, " "+report.Over, "\n"+report.Over, 1)
		for _, line := range strings.Split(c.tail[i], "\n") {
			c.tailCells = max(c.tailCells, displaywidth.String(line))
		}
	}
	c.tailWidth = max(displaywidth.String(c.title), c.tailCells)
}

// remarks say how much of a remark is shown.
type remarks int

const (
	asWritten   remarks = iota
	withoutPart         // without by what part a lead is
	withoutName         // also without over whom
	shortest            // no more than that nothing leads
)

// of returns what is shown of a remark.
func (r remarks) of(aside string) string {
	switch {
	case r == asWritten:
		return aside
	case r == withoutPart:
		short, _, _ := strings.Cut(aside, ", ")
		return short
	case strings.HasPrefix(aside, report.Over):
		return ""
	case r == shortest:
		return strings.TrimSuffix(aside, " to call")
	}
	return aside
}

// wide is how wide columns are together.
func (w *writer) wide(columns []column, between string) int {
	total := -len(between)
	for i := range columns {
		total += len(between) + columns[i].width()
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

// shown are the values of a table's cells as texts, by row.
func (w *writer) shown(t report.Table) [][]string {
	rows := make([][]string, len(t.Rows))
	for i, row := range t.Rows {
		rows[i] = make([]string, len(row.Cells))
		for k, c := range row.Cells {
			if w.inWhole(t) {
				rows[i][k] = w.plain(report.Plain(c.ShowWhole(w.d.Currency)))
			} else {
				rows[i][k] = w.plain(report.Plain(c.Show(w.d.Currency)))
			}
		}
	}
	return rows
}

// inWhole reports whether a table is shown without decimals, and a lead in it as one text.
func (w *writer) inWhole(t report.Table) bool { return t.Whole && w.o.Depth != Full }

// columns are those of a table whose values are shown as they are, with so much of their remarks.
func (w *writer) columns(t report.Table, shown [][]string, words remarks) []column {
	columns := make([]column, len(t.Columns))
	for i := range columns {
		columns[i] = column{left: t.Columns[i].Left, title: report.Plain(t.Columns[i].Title)}
		columns[i].makeRoom(len(t.Rows))
		for r, row := range t.Rows {
			tail := words.of(row.Cells[i].Aside)
			if row.Cells[i].Best {
				tail = strings.TrimSpace("● " + tail)
			}
			columns[i].add(row.Cells[i], shown[r][i], w.plain(report.Plain(tail)), w.inWhole(t))
		}
		columns[i].fitHead(w.o.Width)
	}
	return columns
}

// makeRoom is for so many cells.
func (c *column) makeRoom(n int) {
	texts := make([]string, 2*n)
	c.main, c.tail, c.best = texts[:0:n], texts[n:n], make([]bool, 0, n)
}

// add adds a cell, shown as a text with its mark or remark; whole is a lead as one text.
func (c *column) add(cell report.Cell, main, tail string, whole bool) {
	switch {
	case cell.Best:
	case whole && cell.Kind == report.DifferenceCell && strings.HasPrefix(tail, report.Over):
		main, tail = "", main+" "+tail
	case whole && cell.Kind == report.DifferenceCell && tail == "":
		main, tail = "", main
	case whole && cell.Kind == report.DifferenceCell:
		main = "" // the remark says that it is none
	}
	c.main, c.tail, c.best = append(c.main, main), append(c.tail, tail), append(c.best, cell.Best)
	c.drawn = c.drawn || cell.Drawn
	c.mainCells = max(c.mainCells, displaywidth.String(main))
	c.tailCells = max(c.tailCells, displaywidth.String(tail))
}

// fitHead widens a column to its head, and cuts a head that would fill a third of the page.
func (c *column) fitHead(page int) {
	c.mainWidth, c.tailWidth = c.mainCells, c.tailCells
	c.heads = []string{displaywidth.TruncateString(c.title, max(page/3, 12), "...")}
	switch missing := displaywidth.String(c.heads[0]) - c.width(); {
	case missing <= 0:
	case c.mainWidth == 0:
		c.tailWidth += missing
	default:
		c.mainWidth += missing
	}
	c.left = c.left || c.mainWidth == 0 && c.tailWidth > 0
}

func (w *writer) group(t report.Table, columns []column, width int, gap string) {
	lines := 1
	for i := range columns {
		lines = max(lines, len(columns[i].heads))
	}
	for n := range lines {
		var heads []string
		for _, c := range columns {
			head := ""
			if at := n - (lines - len(c.heads)); at >= 0 { // heads stand on the rule
				head = c.heads[at]
			}
			heads = append(heads, pad(head, c.width(), c.left))
		}
		w.line(w.style(faint, strings.Join(heads, gap)))
	}
	w.line(w.style(faint, strings.Repeat("─", width)))
	for i, row := range t.Rows {
		if row.Total && i > 0 {
			w.line(w.style(faint, strings.Repeat("─", width)))
		}
		w.row(row, columns, i, gap)
	}
}

func (w *writer) row(row report.Row, columns []column, i int, gap string) {
	lines := 1
	texts, tails := make([][]string, len(columns)), make([][]string, len(columns))
	for k, c := range columns {
		tails[k] = strings.Split(c.tail[i], "\n")
		texts[k] = []string{c.main[i]}
		if c.wraps {
			texts[k] = wrap(c.main[i], c.mainWidth)
		}
		lines = max(lines, len(texts[k]), len(tails[k]))
	}
	for n := range lines {
		var cells []string
		for k, c := range columns {
			main, tail, best := "", "", false
			if n < len(texts[k]) {
				main = texts[k][n]
			}
			if n < len(tails[k]) {
				tail, best = tails[k][n], c.best[i] && n == 0
			}
			cells = append(cells, w.cellText(&c, main, tail, best, row.Total))
		}
		w.line(strings.Join(cells, gap))
	}
}

// cellText is a line of a cell, as wide as its column.
func (w *writer) cellText(c *column, main, tail string, best, total bool) string {
	text := pad(main, c.mainWidth, c.left)
	switch {
	case c.mainWidth == 0:
		text = pad(tail, c.tailWidth, true)
	case c.tailWidth > 0:
		text += " " + pad(tail, c.tailWidth, true)
	}
	switch {
	case best:
		return w.style(accent, text)
	case total:
		return w.style(bold, text)
	}
	return text
}

// pad fills text to a width in terminal cells, which wide characters take two of.
func pad(text string, width int, left bool) string {
	fill := strings.Repeat(" ", max(width-displaywidth.String(text), 0))
	if left {
		return text + fill
	}
	return fill + text
}
