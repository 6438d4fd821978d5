package xlsx

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
)

// One sans throughout, three sizes at most, few rules and few colours. Arial is on every
// system, or its metric twin is.
const (
	fontFamily  = "Arial"
	bodySize    = 10
	headingSize = 12
	titleSize   = 18
	smallSize   = 8 // notes in the margin and keys
)

// Colours beside those of the components.
const (
	ink      = "1F2328"      // text
	muted    = "59636E"      // notes and units; 5.9:1 on white
	faint    = "8B949E"      // keys, for the formulas rather than for the reader
	rule     = "8B949E"      // a line above a total
	hairline = "D8DEE4"      // a line below a head
	accent   = report.Accent // the leader
	typed    = "0072B2"      // links and what may be typed over
	inputBed = "FFF8E1"      // the background of an input
	fixedBed = "F3F4F6"      // the background of a figure that is not live
	good     = "00694D"
	goodBed  = "DFF3EA"
	bad      = "A33B00"
	badBed   = "FBE4D8"
)

// style is the look of a cell, in words of its own so that it can be compared.
type style struct {
	size     float64 // 0 means bodySize
	bold     bool
	colour   string // of the text; "" means ink
	bed      string // background; "" means none
	format   string // number format; "" means General
	align    string // left, right, center; "" by type
	indent   int
	wrap     bool
	top      bool // text at the top of its row
	above    bool // a line above: a total
	below    bool // a line below: a head
	box      bool // a fine line around: an input
	unlocked bool // may be typed over
	link     bool
}

// Formats of numbers that no currency governs.
const (
	formatWhole = "#,##0"
	formatPlain = "0"
	formatDate  = "yyyy-mm-dd"
	formatText  = "@"
	formatYear  = `"Year "0`
	formatMonth = "mmm yyyy"
)

// formatMoney shows an amount with the decimals of its currency, which stands once in
// the head of the table.
func formatMoney(c comp.Currency) string { return grouped(c, "0"+decimals(c.Places())) }

// formatUnits shows an amount in whole units.
func formatUnits(c comp.Currency) string { return grouped(c, "0") }

// formatAmount shows an amount with so many decimals, grouped by thousands.
func formatAmount(places int32) string { return "#,##0" + decimals(places) }

// formatDelta shows a difference with its sign.
func formatDelta(c comp.Currency) string {
	if c.CountsInLakhs() {
		return formatChange(c.Places()) + inLakhs
	}
	return formatChange(c.Places())
}

// formatChange shows a difference with its sign and so many decimals.
func formatChange(places int32) string {
	number := formatAmount(places)
	return "+" + number + ";-" + number + `;"–"`
}

// formatLeader marks the best value of a row, so that it does not rest on colour alone.
func formatLeader(c comp.Currency) string { return marked(c, `"● "`, "0"+decimals(c.Places())) }

// formatPrice shows the price of a share.
func formatPrice(c comp.Currency) string { return grouped(c, "0.0000") }

// decimals are as many digits after the point as a number of places has.
func decimals(places int32) string {
	return strings.TrimSuffix("."+strings.Repeat("0", int(max(places, 0))), ".")
}

// styles numbers the looks of a workbook as they are first used.
type styles struct {
	file  *excelize.File
	ids   map[style]int
	rules map[string]int // of conditional looks, by name

	cells  []excelize.Cell // of the row under way
	values []any
}

func (s *styles) conditional(name string, currency comp.Currency) (int, error) {
	id, known := s.rules[name]
	if known {
		return id, nil
	}
	id, err := s.file.NewConditionalStyle(ruleLook(name, currency))
	s.rules[name] = id
	return id, err
}

func (s *styles) id(look style) (int, error) {
	id, known := s.ids[look]
	if known {
		return id, nil
	}
	id, err := s.file.NewStyle(look.excel())
	s.ids[look] = id
	return id, err
}

// excel spells the look out.
func (l style) excel() *excelize.Style {
	e := &excelize.Style{
		Font:       &excelize.Font{Family: fontFamily, Size: l.size, Bold: l.bold, Color: l.colour},
		Alignment:  &excelize.Alignment{Horizontal: l.align, Vertical: "bottom", Indent: l.indent, WrapText: l.wrap},
		Protection: &excelize.Protection{Locked: !l.unlocked},
	}
	if l.size == 0 {
		e.Font.Size = bodySize
	}
	if l.colour == "" {
		e.Font.Color = ink
	}
	if l.link {
		e.Font.Color, e.Font.Underline = typed, "single"
	}
	if l.top {
		e.Alignment.Vertical = "top"
	}
	if l.bed != "" {
		e.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{l.bed}}
	}
	if l.format != "" {
		e.CustomNumFmt = &l.format
	}
	e.Border = l.borders()
	return e
}

func (l style) borders() []excelize.Border {
	var borders []excelize.Border
	if l.above {
		borders = append(borders, excelize.Border{Type: "top", Color: rule, Style: 1})
	}
	if l.below {
		borders = append(borders, excelize.Border{Type: "bottom", Color: hairline, Style: 1})
	}
	if l.box {
		for _, side := range []string{"left", "right", "top", "bottom"} {
			borders = append(borders, excelize.Border{Type: side, Color: hairline, Style: 1})
		}
	}
	return borders
}
