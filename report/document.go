package report

import (
	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Document is a report in reading order: the verdict, the few numbers that carry it, the
// pictures, the tables, the assumptions.
type Document struct {
	Title    string
	Subtitle string // valuation date, currency, horizon
	Verdict  Verdict
	Sections []Section
	Metric   string        // of the headline; empty where the verdict is not about one
	Currency comp.Currency // of every money cell that names none

	// Comparison is the result behind the document, for the formats that carry more than
	// tables: the JSON contract and the live workbook.
	Comparison *comp.Comparison
	View       comp.View // how the tables are cut into periods
	Written    Written   // where each term is written; nil where that was not asked

	Moves []Move       // how offers have moved, where that was asked for
	Risk  *Judgment    // how far the ranking can be trusted; nil where that was not asked
	Ask   *Negotiation // what to ask one of the offers for; nil where that was not asked
}

// Part is the place of a section in the reading order.
type Part int

// The parts of a document: the few numbers that carry the verdict, the tables behind
// them, the assumptions.
const (
	Summary Part = iota
	Detail
	Closing
)

// Section is a titled part of a document.
type Section struct {
	ID     string // stable, for links: side-by-side, offer-1
	Part   Part
	Title  string
	Blocks []Block
	Deep   bool // told in short above: left out where there is little room
}

// Block is a Paragraph, a List, a Table or a Chart.
type Block interface{ isBlock() }

// Paragraph is running text.
type Paragraph struct{ Text string }

// List is a list of short texts.
type List struct {
	Items []string
	Whole bool // its items add up to a figure beside it: none may be left out
}

// Table is a table with typed cells. Every row has a cell for every column.
type Table struct {
	ID      string
	Title   string
	Caption string // the unit and what to know before reading: "USD"
	Columns []Column
	Rows    []Row
	Whole   bool   // whole units will do where there is little room
	Folded  string // says which rows fold, for a reader who does not see them
}

// Column heads one column of a table.
type Column struct {
	Title string
	Left  bool // aligned left, for texts; otherwise right
	Spare int  // where there is no room for all, the columns go that the table can do without: first those with the most; 0 stays
}

// Row is one row of a table.
type Row struct {
	Cells  []Cell
	Total  bool      // a sum, set off by a line
	Folds  bool      // it repeats another row: a format leaves it out, but where terms may move and tell the two apart
	Absent calc.Cond // there is no such row; for other terms there may be
}

// CellKind is the type of a cell's value.
type CellKind int

// The kinds of cells.
const (
	TextCell       CellKind = iota
	MoneyCell               // Value in the document's currency, shown with its minor unit
	NumberCell              // Value as it is: shares, prices, amounts without their minor unit
	PercentCell             // Value 0.14 shown as 14%
	DifferenceCell          // Value as a money cell, with its sign
	DateCell                // Date
	EmptyCell               // nothing: the term is not offered, or the value is not known
)

// Cell is one cell of a table.
type Cell struct {
	Kind  CellKind
	Text  string // of a text cell
	Value decimal.Decimal
	Unit  comp.Currency // of a number cell that is an amount or a price; empty of a count
	Date  vesting.Date
	Best  bool // the leader of its row: marked by weight and by a mark

	Currency comp.Currency // of a money cell; empty where it is the document's

	Number   calc.Number // Value with the steps that made it, where its terms are live
	Sentence Sentence    // Text likewise
	Aside    string      // a short remark after the value: "too close to call"
	Strong   bool        // set in bold for a reason that the caption gives
	Drawn    bool        // Text is a picture of characters of one width
}

// ChartKind is the form of a chart.
type ChartKind int

// The kinds of charts.
const (
	StackedBars ChartKind = iota // one bar a category, a segment a series
	Lines                        // one line a series
	Difference                   // one line of how far the offer of its series is ahead of another one, with the leader's side shaded
	Bridge                       // a bar for each level and for each change between them
	Tornado                      // a bar for each assumption, of what it does to a gap
	HeatMap                      // a cell for each pair of values of two terms
	Fan                          // how what is paid so far spreads: a band between its first and its third series, the second within it, the fourth as assumed
)

// Chart is one picture with the table of its data. Its title is a finding where the data
// allow one.
type Chart struct {
	ID          string
	Title       string
	Measure     string // what the values measure, and in which unit: said below the title
	Description string // the alternative text: what the picture shows; its figures stand in Data
	Kind        ChartKind
	Subject     ChartSubject
	Categories  []string // along the horizontal axis
	Ticks       []string // by category what an axis of time says below it, empty where nothing; nil where it names every category
	Series      []Series
	Max         decimal.Decimal // top of the value axis; the same in charts to be compared, 0 for free
	Marks       []Mark
	Against     Series   // of a difference, the offer that it is counted over, without values
	Steps       bool     // lines hold their value until the next category
	Bars        []Bar    // of a bridge, in place of categories and series
	Gusts       *Gusts   // of a tornado, likewise
	Heat        *Heat    // of a heat map, likewise
	Replaces    []string // the IDs of tables that draw the same of characters, or hold its data: who draws the chart leaves them out
	Data        Table
	Table       string // the ID of a table of the document that holds the same data by service year; empty where none does
}

// ChartSubject is what a chart shows of a comparison.
type ChartSubject int

// The subjects of charts. The zero subject is anything else.
const (
	PayByYear      ChartSubject = iota + 1 // what one offer pays in each service year, by component
	PaidSoFar                              // what each offer has paid by the end of each month
	PayByCertainty                         // how much of each offer is guaranteed and how much at risk
	KeptByLeaving                          // what is kept by leaving after each month
	PaidBack                               // what has to be paid back by leaving after each month
)

// Bar is one bar of a bridge: a level, which stands on zero, or a change, which reaches from the level
// before it to the one after.
type Bar struct {
	Name      string
	Level     bool
	Component comp.Component  // of a change by component, for its colour
	Offer     int             // position of the offer, for the colour of any other change
	From, To  decimal.Decimal // in the document's currency; a level is from 0
}

// Change returns what the bar adds.
func (b *Bar) Change() decimal.Decimal { return b.To.Sub(b.From) }

// Series is one series of a chart.
type Series struct {
	Name      string
	Component comp.Component    // of a stack, for its colour; empty for an offer's line
	Offer     int               // position of the offer, for its colour, dash and marker
	Values    []decimal.Decimal // one a category, in the document's currency

	Speculative bool // of a stack: nobody has promised it, so it is hatched, and does not stretch the axis
}

// Mark labels one category of a chart: the crossover.
type Mark struct {
	Category int
	Label    string
}

// In returns the currency of a money cell of a document in that currency.
func (c Cell) In(document comp.Currency) comp.Currency {
	if c.Currency != "" {
		return c.Currency
	}
	return document
}

func (Paragraph) isBlock() {}
func (List) isBlock()      {}
func (Table) isBlock()     {}
func (Chart) isBlock()     {}

// Tables returns every table of the document in order, charts' data left out.
func (d *Document) Tables() []Table {
	var tables []Table
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			if t, ok := b.(Table); ok {
				tables = append(tables, t)
			}
		}
	}
	return tables
}

func textCell(text string) Cell         { return Cell{Kind: TextCell, Text: text} }
func drawnCell(text string) Cell        { return Cell{Kind: TextCell, Text: text, Drawn: true} }
func moneyCell(v decimal.Decimal) Cell  { return Cell{Kind: MoneyCell, Value: v} }
func numberCell(v decimal.Decimal) Cell { return Cell{Kind: NumberCell, Value: v} }
func ownMoneyCell(v decimal.Decimal, c comp.Currency) Cell {
	return Cell{Kind: MoneyCell, Value: v, Currency: c}
}
func dateCell(d vesting.Date) Cell     { return Cell{Kind: DateCell, Date: d} }
func textColumn(title string) Column   { return Column{Title: title, Left: true} }
func numberColumn(title string) Column { return Column{Title: title} }

// amountCell is an amount or a price with only the decimals that it has.
func amountCell(v decimal.Decimal, c comp.Currency) Cell {
	return Cell{Kind: NumberCell, Value: v, Unit: c}
}

// live is the cell of a number that may follow its terms.
func (c Cell) live(n calc.Number) Cell {
	c.Value, c.Number = n.Decimal(), n
	return c
}

// ifKnown is the cell where its value is known, 0 too; a blank is unknown.
func (c Cell) ifKnown(known bool) Cell {
	if !known {
		return Cell{Kind: EmptyCell}
	}
	return c
}

// InWords is what the cell shows, with the number in it.
func (c Cell) InWords(currency comp.Currency) Sentence {
	switch {
	case c.Sentence != nil:
		return c.Sentence
	case c.Number.Live() && c.Kind == MoneyCell:
		return say("%s", numbered(MoneyForm, c.Number, currency))
	case c.Number.Live():
		if c.Unit != "" {
			return say("%s", numbered(PriceForm, c.Number, c.Unit))
		}
		return say("%s", numbered(NumberForm, c.Number, currency))
	}
	return Sentence{words(c.Show(currency))}
}

func emptyIfZero(c Cell) Cell {
	if c.Value.IsZero() {
		return Cell{Kind: EmptyCell}
	}
	return c
}
