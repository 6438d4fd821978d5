package xlsx

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// The sheets, in their order. Their names are fixed, so that no formula depends on what
// somebody calls an offer. Sheets to come (sensitivity) join before Assumptions.
const (
	summarySheet     = "Summary"
	inputsSheet      = "Inputs"
	scenariosSheet   = "Scenarios" // only where the document says how far the ranking can be trusted
	timelineSheet    = "Timeline"
	yearsSheet       = "Years"
	cumulativeSheet  = "Cumulative"
	walkAwaySheet    = "Walk-away"
	periodsSheet     = "Periods"    // only where another view than service years is asked for
	afterTaxSheet    = "After tax"  // only where the case says how wages are taxed
	taxTablesSheet   = "Tax tables" // only where a law taxes them
	besideSheet      = "Beside"
	roundsSheet      = "Rounds" // only where the document says how offers have moved
	riskSheet        = "Risk"   // only where the document says how far the ranking can be trusted
	askSheet         = "Ask"    // only where the document says what to ask for
	workingsSheet    = "Workings"
	assumptionsSheet = "Assumptions"
	checksSheet      = "Checks"
)

// sheet is one sheet, composed in memory.
type sheet struct {
	name   string
	tab    string // colour of the tab
	cells  [][]cell
	widths []float64         // by column, in characters
	hidden []int             // columns
	tall   map[int]float64   // heights of the rows that are not of the usual one, in points
	merged [][2]place        // first and last cell
	links  []link            // to places in the workbook
	charts []placedChart     // in reading order
	rules  []conditionalRule // looks that depend on a value
	limits []limit           // what may be typed
	freeze place             // the first cell that scrolls; zero for none
	filter [2]place          // head and last cell of a filtered list; zero for none
	print  printing
}

// cell is one cell. Its value is nil, a float64 or a string; of a formula it is the
// value that programs show which do not calculate.
type cell struct {
	value   any
	formula string // without the equals sign
	look    style
}

// place is a cell's column and row, counted from 1.
type place struct{ col, row int }

// String returns the place as it stands in a formula: C7.
func (p place) String() string { return columnName(p.col) + strconv.Itoa(p.row) }

// fixed returns the place as a reference that does not move when it is copied: $C$7.
func (p place) fixed() string { return "$" + columnName(p.col) + "$" + strconv.Itoa(p.row) }

func (p place) right(n int) place { return place{p.col + n, p.row} }

// to and toFixed return the range up to another place: C7:F7, $C$7:$F$7.
func (p place) to(q place) string      { return p.String() + ":" + q.String() }
func (p place) toFixed(q place) string { return p.fixed() + ":" + q.fixed() }

// columnName returns A for 1, AA for 27.
func columnName(col int) string {
	name := ""
	for ; col > 0; col = (col - 1) / 26 {
		name = string(rune('A'+(col-1)%26)) + name
	}
	return name
}

// on returns a reference to a place from another sheet: Inputs!$C$7.
func on(sheet string, p place) string { return sheetPrefix(sheet) + p.fixed() }

// area returns a reference to a rectangle from another sheet: Years!$C$7:$F$7.
func area(sheet string, from, to place) string { return on(sheet, from) + ":" + to.fixed() }

func sheetPrefix(sheet string) string {
	switch sheet {
	case walkAwaySheet, afterTaxSheet, taxTablesSheet: // a hyphen and a space need quotes
		return "'" + sheet + "'!"
	}
	return sheet + "!"
}

func (s *sheet) set(p place, c cell) {
	for len(s.cells) < p.row {
		s.cells = append(s.cells, nil)
	}
	row := &s.cells[p.row-1]
	if *row == nil { // most rows have a cell in most columns
		*row = make([]cell, 0, max(p.col, len(s.widths)))
	}
	for len(*row) < p.col {
		*row = append(*row, cell{})
	}
	(*row)[p.col-1] = c
}

// text puts a text, made safe, into a cell.
func (s *sheet) text(p place, text string, look style) {
	s.set(p, cell{value: plain(text, maxCellText), look: look})
}

// number puts a decimal into a cell: the one step in which it becomes a double.
func (s *sheet) number(p place, v decimal.Decimal, look style) {
	s.set(p, cell{value: v.InexactFloat64(), look: look})
}

func (s *sheet) count(p place, n int, look style) {
	s.set(p, cell{value: float64(n), look: look})
}

func (s *sheet) date(p place, d vesting.Date, look style) {
	look.format = formatDate
	s.set(p, cell{value: serial(d), look: look})
}

// formula puts a formula and the value it has into a cell.
func (s *sheet) formula(p place, formula string, value any, look style) {
	s.set(p, cell{formula: formula, value: value, look: look})
}

// merge joins the cells from one place to another in the same row.
func (s *sheet) merge(from, to place) {
	if from == to {
		return
	}
	s.merged = append(s.merged, [2]place{from, to})
	first := s.cells[from.row-1][from.col-1]
	for col := from.col + 1; col <= to.col; col++ {
		s.set(place{col, from.row}, cell{look: first.look})
	}
}

// link leads from a cell to a place in the workbook.
type link struct {
	from place
	to   string
}

func (s *sheet) link(p place, target string) { s.links = append(s.links, link{p, target}) }

func (s *sheet) height(row int, points float64) {
	if s.tall == nil {
		s.tall = map[int]float64{}
	}
	s.tall[row] = points
}

// epoch is the day before Excel's day 1, and before the 1900 leap day that never was, so
// that serial numbers are right from March 1900 on.
var epoch = vesting.MustDate("1899-12-30")

// serial returns the number that Excel stores for a day.
func serial(d vesting.Date) float64 { return float64(epoch.DaysUntil(d)) }

// double turns a rounded amount into the number that a cell stores.
func double(v decimal.Decimal) float64 { return v.InexactFloat64() }

// rowHeight is the height of an ordinary row, in points.
const rowHeight = 15

// write hands the sheet over to the file. What precedes the rows in the format has to be
// set before the first of them.
func (s *sheet) write(f *excelize.File, looks *styles, currency comp.Currency) error {
	if err := s.prepare(f); err != nil {
		return err
	}
	w, err := f.NewStreamWriter(s.name)
	if err != nil {
		return err
	}
	for i, width := range s.widths {
		if err := w.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	for _, col := range s.hidden {
		if err := w.SetColVisible(col, col, false); err != nil {
			return err
		}
	}
	if err := s.furnish(f, looks, currency); err != nil {
		return err
	}
	for i := range s.cells {
		if err := s.writeRow(w, looks, i+1); err != nil {
			return fmt.Errorf("%s, row %d: %w", s.name, i+1, err)
		}
	}
	for _, m := range s.merged {
		if err := w.MergeCell(m[0].String(), m[1].String()); err != nil {
			return err
		}
	}
	return w.Flush()
}

// prepare sets what the format wants in front of everything.
func (s *sheet) prepare(f *excelize.File) error {
	fit := true
	if err := f.SetSheetProps(s.name, &excelize.SheetPropsOptions{TabColorRGB: &s.tab, FitToPage: &fit}); err != nil {
		return err
	}
	return f.SetSheetDimension(s.name, "A1:"+place{len(s.widths), max(len(s.cells), 1)}.String())
}

// writeRow writes a row with the room that the last one had.
func (s *sheet) writeRow(w *excelize.StreamWriter, looks *styles, row int) error {
	looks.values = looks.values[:0]
	looks.cells = slices.Grow(looks.cells[:0], len(s.cells[row-1]))
	for _, c := range s.cells[row-1] {
		if c == (cell{}) {
			looks.values = append(looks.values, nil)
			continue
		}
		id, err := looks.id(c.look)
		if err != nil {
			return err
		}
		looks.cells = append(looks.cells, excelize.Cell{Value: c.value, Formula: c.formula, StyleID: id})
		looks.values = append(looks.values, &looks.cells[len(looks.cells)-1])
	}
	height := float64(rowHeight)
	if tall, ok := s.tall[row]; ok {
		height = tall
	}
	return w.SetRow(place{1, row}.String(), looks.values, excelize.RowOpts{Height: height})
}
