package xlsx

import (
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
)

// printing is how a sheet goes onto paper.
type printing struct {
	portrait  bool
	titleRows [2]int // rows repeated on every page; zero for none
	titleCols [2]int // columns repeated on every page
	title     string // in the footer
	paper     report.Paper
	lastCol   int      // last column printed, 0 for all
	lastRow   int      // last row printed, 0 for all
	breaks    []int    // rows that begin a page
	columns   [][2]int // first and last column of each page of a sheet that is cut between its blocks
}

// conditionalRule is a look that cells take while a formula is true of them.
type conditionalRule struct {
	from, to place
	formula  string // as seen from the first cell
	look     string // leader, good, bad or quiet
}

// limit is what may be typed into cells, said beforehand and insisted on afterwards.
type limit struct {
	from, to place
	rule     excelize.DataValidation
}

// furnish adds everything but rows: view, charts, links, rules, paper.
func (s *sheet) furnish(f *excelize.File, looks *styles, currency comp.Currency) error {
	for _, step := range []func(*excelize.File) error{
		s.view, s.addFilter, s.addLinks, s.addLimits, s.addCharts, s.protect, s.paper,
	} {
		if err := step(f); err != nil {
			return err
		}
	}
	if err := s.addRules(looks, currency); err != nil {
		return err
	}
	return s.groupInLakhs(f)
}

func (s *sheet) view(f *excelize.File) error {
	gridlines, zoom := false, 100.0
	if err := f.SetSheetView(s.name, 0, &excelize.ViewOptions{ShowGridLines: &gridlines, ZoomScale: &zoom}); err != nil {
		return err
	}
	if s.freeze == (place{}) {
		return nil
	}
	pane := "bottomRight"
	if s.freeze.col == 1 {
		pane = "bottomLeft"
	}
	return f.SetPanes(s.name, &excelize.Panes{
		Freeze: true, XSplit: s.freeze.col - 1, YSplit: s.freeze.row - 1, TopLeftCell: s.freeze.String(), ActivePane: pane,
	})
}

func (s *sheet) addFilter(f *excelize.File) error {
	if s.filter == [2]place{} {
		return nil
	}
	return f.AutoFilter(s.name, s.filter[0].String()+":"+s.filter[1].String(), nil)
}

func (s *sheet) addLinks(f *excelize.File) error {
	for _, l := range s.links {
		if err := f.SetCellHyperLink(s.name, l.from.String(), l.to, "Location"); err != nil {
			return err
		}
	}
	return nil
}

func (s *sheet) addLimits(f *excelize.File) error {
	for _, l := range s.limits {
		l.rule.Sqref = l.from.String() + ":" + l.to.String()
		if err := f.AddDataValidation(s.name, &l.rule); err != nil {
			return err
		}
	}
	return nil
}

// protect locks all but the inputs, without a password: it guards against a slip of the
// keyboard, not against the reader.
func (s *sheet) protect(f *excelize.File) error {
	return f.ProtectSheet(s.name, &excelize.SheetProtectionOptions{
		SelectLockedCells: true, SelectUnlockedCells: true, AutoFilter: true, Sort: true,
		FormatColumns: true, FormatRows: true, FormatCells: true, EditObjects: true, EditScenarios: true,
	})
}

func (s *sheet) addRules(looks *styles, currency comp.Currency) error {
	for _, r := range s.rules {
		var options []excelize.ConditionalFormatOptions
		for _, one := range r.looks(currency) {
			id, err := looks.conditional(one[0], currency)
			if err != nil {
				return err
			}
			options = append(options, excelize.ConditionalFormatOptions{Type: "formula", Criteria: one[1], Format: &id})
		}
		if err := looks.file.SetConditionalFormat(s.name, r.from.String()+":"+r.to.String(), options); err != nil {
			return err
		}
	}
	return nil
}

// ruleLook returns the look of a rule: weight and a mark, or words, beside every colour.
func ruleLook(name string, currency comp.Currency) *excelize.Style {
	paint := func(text, bed string) *excelize.Style {
		return &excelize.Style{
			Font: &excelize.Font{Family: fontFamily, Size: bodySize, Bold: true, Color: text},
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{bed}},
		}
	}
	switch name {
	case "good":
		return paint(good, goodBed)
	case "bad":
		return paint(bad, badBed)
	case "quiet":
		return &excelize.Style{Font: &excelize.Font{Family: fontFamily, Size: bodySize, Color: faint}}
	}
	format := formatLeader(currency)
	switch digits := "0" + decimals(currency.Places()); name {
	case leaderInCrores:
		format = `"● "` + crores + digits
	case leaderInLakhs:
		format = `"● "` + lakhs + digits
	}
	return &excelize.Style{
		Font:         &excelize.Font{Family: fontFamily, Size: bodySize, Bold: true, Color: accent},
		CustomNumFmt: &format,
	}
}

// paperSize is what a page holds: the number of its paper in the format (ECMA-376 part 1, 18.3.1.63),
// and its short and its long side less the margins, in tenths of a millimetre.
type paperSize struct{ number, short, long int }

var paperSizes = map[report.Paper]paperSize{
	report.A4:     {9, 2100 - 254, 2970 - 254},
	report.Letter: {1, 2159 - 254, 2794 - 254},
}

// pageHeight is the height of a page, in pixels of a sheet that is scaled to its width: of its paper
// less the margins, and a little for safety.
func (s *sheet) pageHeight() int {
	size := paperSizes[s.print.paper]
	wide, high := size.long, size.short
	if s.print.portrait {
		wide, high = high, wide
	}
	return s.printed() / s.pagesWide() * high / wide * 97 / 100
}

// legibleWidth is the most pixels that a landscape page's width can hold and be read, and legibleUpright
// those of a portrait page, which is narrower by the square root of 2.
const (
	legibleWidth   = 1800
	legibleUpright = 1270
)

// uprightIfLegible sets a sheet that is narrow enough on portrait pages, which hold more of its rows.
func (s *sheet) uprightIfLegible() { s.print.portrait = s.printed() <= legibleUpright }

// pagesWide is how many pages stand side by side: one, but for very many offers.
func (s *sheet) pagesWide() int { return max(1, (s.printed()+legibleWidth-1)/legibleWidth) }

// pagesTall is 1 where a page is a little too small for all rows, so that no few of them stand alone on a
// second one, and 0, as many as it takes, for any other sheet.
func (s *sheet) pagesTall() int {
	if s.pagesWide() > 1 || len(s.print.breaks) > 0 {
		return 0
	}
	size := paperSizes[s.print.paper]
	high := size.short
	if s.print.portrait {
		high = size.long
	}
	page := max(s.pageHeight(), high*96/254) // a narrow sheet is not enlarged
	if rows := s.heightTo(s.lastPrinted() + 1); rows > page && rows <= page*mostShrunk/100 {
		return 1
	}
	return 0
}

// mostShrunk is how much a page may hold, in percent of what it holds at full size, so that it can be read.
const mostShrunk = 125

// lastPrinted is the last row that goes onto paper.
func (s *sheet) lastPrinted() int {
	if s.print.lastRow > 0 {
		return s.print.lastRow
	}
	return s.lastRow()
}

// printed is the width of the columns that go onto paper, in pixels.
func (s *sheet) printed() int {
	if len(s.print.columns) > 0 {
		widest := 0
		for _, page := range s.print.columns {
			widest = max(widest, s.across(page))
		}
		return widest
	}
	sum := 0
	for i, width := range s.widths {
		if (s.print.lastCol == 0 || i < s.print.lastCol) && !slices.Contains(s.hidden, i+1) {
			sum += columnPixels(width)
		}
	}
	return sum
}

// across is the width of a page's columns and of those that every page repeats, in pixels.
func (s *sheet) across(page [2]int) int {
	sum := 0
	for i, width := range s.widths {
		if col := i + 1; col >= page[0] && col <= page[1] || col <= s.print.titleCols[1] {
			sum += columnPixels(width)
		}
	}
	return sum
}

// cutBetween gives each block of columns a page of its own where all of them are too wide for one that can
// be read. The blocks begin at these columns, and at this row with their titles.
func (s *sheet) cutBetween(firsts []int, titles int) {
	if s.printed() <= legibleWidth {
		return
	}
	s.print.titleRows[0] = titles
	for i, first := range firsts {
		page := [2]int{first, len(s.widths)}
		if i == 0 {
			page[0] = 1
		}
		if i+1 < len(firsts) {
			page[1] = firsts[i+1] - 2 // between blocks stands a narrow column
		}
		s.print.columns = append(s.print.columns, page)
	}
}

// onFirstPage is the last column of the first page, and of the window of most readers.
func (s *sheet) onFirstPage() int {
	pixels := 0
	for i, width := range s.widths {
		if pixels += columnPixels(width); pixels > legibleWidth/s.pagesWide() && s.pagesWide() > 1 {
			return max(i, 1)
		}
	}
	return len(s.widths)
}

// paper sets the sheet up for printing: as wide as a page where that can be read, with
// repeated titles.
func (s *sheet) paper(f *excelize.File) error {
	orientation, size, wide, tall := "landscape", paperSizes[s.print.paper].number, s.pagesWide(), s.pagesTall()
	if s.print.portrait {
		orientation = "portrait"
	}
	err := f.SetPageLayout(s.name, &excelize.PageLayoutOptions{
		Size: &size, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &tall,
	})
	if err != nil {
		return err
	}
	for _, row := range s.print.breaks {
		if err := f.InsertPageBreak(s.name, place{1, row}.String()); err != nil {
			return err
		}
	}
	margin, edge := 0.5, 0.3
	err = f.SetPageMargins(s.name, &excelize.PageLayoutMarginsOptions{
		Left: &margin, Right: &margin, Top: &margin, Bottom: &margin, Header: &edge, Footer: &edge,
	})
	if err != nil {
		return err
	}
	return f.SetHeaderFooter(s.name, &excelize.HeaderFooterOptions{
		OddFooter: `&L&"` + fontFamily + `"&8 ` + inFooter(plain(s.print.title, maxName)) + `&C&8 ` + s.footerName() + `&R&8 Page &P of &N`,
	})
}

// footerName is what the foot of a page calls its sheet: all but the first are what it rests on.
func (s *sheet) footerName() string {
	if s.name == summarySheet {
		return "&A"
	}
	return "Appendix: &A"
}

// printNames returns the names by which a workbook stores print areas and titles.
func (s *sheet) printNames() []excelize.DefinedName {
	last := place{max(len(s.widths), 1), s.lastPrinted()}
	if s.print.lastCol > 0 {
		last.col = s.print.lastCol
	}
	pages := []string{area(s.name, place{1, 1}, last)}
	if len(s.print.columns) > 0 {
		pages = nil
		for i, page := range s.print.columns {
			top := 1
			if i > 0 {
				top = s.print.titleRows[0] // the heading of the sheet has no room in the columns that are repeated
			}
			pages = append(pages, area(s.name, place{page[0], top}, place{page[1], last.row}))
		}
	}
	names := []excelize.DefinedName{{Name: "_xlnm.Print_Area", Scope: s.name, RefersTo: strings.Join(pages, ",")}}
	var titles []string
	if c := s.print.titleCols; c[0] > 0 {
		titles = append(titles, fmt.Sprintf("%s$%s:$%s", sheetPrefix(s.name), columnName(c[0]), columnName(c[1])))
	}
	if r := s.print.titleRows; r[0] > 0 {
		titles = append(titles, fmt.Sprintf("%s$%d:$%d", sheetPrefix(s.name), r[0], r[1]))
	}
	if titles != nil {
		names = append(names, excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: s.name, RefersTo: strings.Join(titles, ",")})
	}
	return names
}

// lastRow is the last row that holds anything, charts included.
func (s *sheet) lastRow() int {
	last := len(s.cells)
	for _, c := range s.charts {
		last = max(last, c.at.row+c.rows())
	}
	return max(last, 1)
}
