package xlsx

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"html"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// A chart refers to cells and carries a copy of what they hold, for programs that draw
// without calculating. The copy is written here, from the composed sheets.

// chartData fills the copies of one workbook's charts.
type chartData map[string]*sheet // by name

var (
	hiddenInLegend = lazyRegexp(`(<legendEntry><idx val="\d+"></idx>)<txPr>.*?</txPr></legendEntry>`)
	hatchedFill    = lazyRegexp(`<a:solidFill><a:srgbClr val="(\w+)"><a:alpha val="99000"></a:alpha></a:srgbClr></a:solidFill>`) // see hatchMark
	categoryTail   = lazyRegexp(`<auto val="1"></auto>.*?</catAx>`)
)

// How an empty copy stands around its reference.
const (
	textRef, textEnd     = "<strRef><f>", "</f></strRef>"
	numberRef, numberEnd = "<numRef><f>", "</f><numCache><formatCode></formatCode></numCache></numRef>"
)

// filled returns the part with what stands right between two marks put anew, marks included.
func filled(part []byte, from, to string, put func(between string) []byte) []byte {
	var b bytes.Buffer
	for {
		before, rest, found := bytes.Cut(part, []byte(from))
		b.Write(before)
		if !found {
			return b.Bytes()
		}
		between := max(bytes.IndexByte(rest, '<'), 0)
		if part, found = bytes.CutPrefix(rest[between:], []byte(to)); found {
			b.Write(put(string(rest[:between])))
		} else {
			b.WriteString(from)
			part = rest
		}
	}
}

// complete returns the chart part with its data, and with what the chart options have no
// word for: an axis of dates, a hatched fill, and series that are not in the legend.
func (d chartData) complete(part []byte) []byte {
	if bytes.Contains(part, []byte("<cat><strRef><f>"+sheetPrefix(cumulativeSheet))) {
		part = d.dated(part)
	}
	part = hiddenInLegend().ReplaceAll(part, []byte(`$1<delete val="1"></delete></legendEntry>`))
	part = filled(part, textRef, textEnd, func(reference string) []byte {
		return d.copied("strRef", "strCache", reference, "", (*cell).shown)
	})
	part = hatchedFill().ReplaceAll(part, []byte(`<a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="$1"></a:srgbClr></a:fgClr><a:bgClr><a:srgbClr val="FFFFFF"></a:srgbClr></a:bgClr></a:pattFill>`))
	return filled(part, numberRef, numberEnd, func(reference string) []byte {
		return d.copied("numRef", "numCache", reference, "<formatCode>General</formatCode>", (*cell).stored)
	})
}

// dated turns the categories of a line chart into an axis of months, with about ten labels
// however long it is.
func (d chartData) dated(part []byte) []byte {
	count := 0
	part = filled(part, "<cat>"+textRef, textEnd, func(reference string) []byte {
		count = len(d.cells(reference))
		copied := d.copied("numRef", "numCache", reference, "<formatCode>"+formatMonth+"</formatCode>", (*cell).stored)
		return append([]byte("<cat>"), copied...)
	})
	every := 1
	for _, step := range []int{3, 6, 12, 24, 60} {
		if count/every > 10 {
			every = step
		}
	}
	unit := fmt.Sprintf(`<baseTimeUnit val="months"></baseTimeUnit><majorUnit val="%d"></majorUnit><majorTimeUnit val="months"></majorTimeUnit>`, every)
	part = categoryTail().ReplaceAll(part, []byte(`<auto val="1"></auto><lblOffset val="100"></lblOffset>`+unit+`</catAx>`))
	part = bytes.ReplaceAll(part, []byte("<catAx>"), []byte("<dateAx>"))
	return bytes.ReplaceAll(part, []byte("</catAx>"), []byte("</dateAx>"))
}

// copied returns a reference with a copy of its cells.
func (d chartData) copied(reference, cache, to, format string, show func(*cell) string) []byte {
	var b bytes.Buffer
	cells := d.cells(to)
	fmt.Fprintf(&b, `<%s><f>%s</f><%s>%s<ptCount val="%d"></ptCount>`, reference, to, cache, format, len(cells))
	for i, c := range cells {
		b.WriteString(`<pt idx="` + strconv.Itoa(i) + `"><v>`)
		_ = xml.EscapeText(&b, []byte(show(c)))
		b.WriteString(`</v></pt>`)
	}
	fmt.Fprintf(&b, `</%s></%s>`, cache, reference)
	return b.Bytes()
}

// cells returns the cells of a reference such as Years!$C$7:$F$7.
func (d chartData) cells(reference string) []*cell {
	name, span, _ := strings.Cut(reference, "!")
	from, to, isRange := strings.Cut(span, ":")
	if !isRange {
		to = from
	}
	s := d[strings.Trim(html.UnescapeString(name), "'")]
	col, row, err := excelize.CellNameToCoordinates(from)
	lastCol, lastRow, wrong := excelize.CellNameToCoordinates(to)
	if s == nil || err != nil || wrong != nil {
		return nil
	}
	cells := make([]*cell, 0, (lastRow-row+1)*(lastCol-col+1))
	for ; row <= lastRow; row++ {
		for at := col; at <= lastCol; at++ {
			cells = append(cells, s.at(place{at, row}))
		}
	}
	return cells
}

// at returns the cell at a place, an empty one outside what is written.
func (s *sheet) at(p place) *cell {
	if p.row < 1 || p.row > len(s.cells) || p.col < 1 || p.col > len(s.cells[p.row-1]) {
		return &cell{}
	}
	return &s.cells[p.row-1][p.col-1]
}

// stored returns the number of a cell as the file holds it.
func (c *cell) stored() string {
	if v, ok := c.value.(float64); ok {
		return strconv.FormatFloat(v, 'g', -1, 64)
	}
	return "0"
}

// shown returns a cell as a label.
func (c *cell) shown() string {
	v, isNumber := c.value.(float64)
	switch {
	case !isNumber:
		text, _ := c.value.(string)
		return text
	case c.look.format == formatYear:
		return fmt.Sprintf("Year %.0f", v)
	}
	return c.stored()
}
