package report

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/comp/tax"
)

// TaxStatement is what taxes leave of each period of a view; nil where an offer's taxes are not known.
func TaxStatement(c *comp.Comparison, r *comp.Result, view comp.View) ([]comp.PeriodTax, error) {
	if r.Taxes == nil {
		return nil, nil
	}
	return c.TaxStatement(r, view)
}

// takeHomeFigure is one figure of what taxes leave.
type takeHomeFigure struct {
	title string
	of    func(*comp.PeriodTax) *calc.Number
	ifAny bool // it is left out where it is 0 throughout
	total bool // of those before it
	whole bool // it has no cents where it rests on a projected figure
}

// takeHomeFigures are in the order of every table: the first less those up to take-home make it.
var takeHomeFigures = [...]takeHomeFigure{
	{title: "Cash received", of: func(p *comp.PeriodTax) *calc.Number { return &p.Received }},
	{title: "Taxes", of: func(p *comp.PeriodTax) *calc.Number { return &p.Amount }, whole: true},
	{title: "Own contributions", of: func(p *comp.PeriodTax) *calc.Number { return &p.Own }, ifAny: true},
	{title: "Take-home", of: func(p *comp.PeriodTax) *calc.Number { return &p.TakeHome }, total: true},
	{title: "After tax", of: func(p *comp.PeriodTax) *calc.Number { return &p.AfterTax }},
}

// cells are the figure of every period and their sum; false for one that is left out.
func (f *takeHomeFigure) cells(r *comp.Result, taxes []comp.PeriodTax) (cells []Cell, sum Cell, shown bool) {
	total := calc.Number{}
	cell := func(n calc.Number) Cell {
		if f.whole {
			return statedCell(r, n)
		}
		return moneyCell(n.Decimal()).live(n)
	}
	for i := range taxes {
		part := *f.of(&taxes[i])
		cells, total = append(cells, cell(part)), total.Add(part)
	}
	return cells, cell(total), !f.ifAny || !total.Decimal().IsZero()
}

// takeHomeTable has what taxes leave of an offer in each period of a view; false where it is not
// known.
func takeHomeTable(c *comp.Comparison, r *comp.Result, view comp.View, id string) (Table, bool, error) {
	taxes, err := TaxStatement(c, r, view)
	if taxes == nil {
		return Table{}, false, err
	}
	t := newTakeHome(c, r, view, id)
	years := r.Taxes
	if view != comp.ByYear {
		if years, err = c.CalendarTaxes(r); err != nil {
			return Table{}, false, err
		}
	}
	switch view {
	case comp.ByYear:
		takeHomeAcross(&t, c, r, &yearsTaken{years, taxes, withheldIn(c, years)}, "Year %d")
	case comp.ByCalendar:
		takeHomeAcross(&t, c, r, &yearsTaken{years, taxes, withheldIn(c, years)}, "%d")
	default:
		takeHomeDown(&t, c.Statement(r, view), r, taxes, view != comp.Cumulative)
	}
	return t, true, nil
}

// TakeHome is what taxes leave of an offer that remembers in each service year: its figures follow
// their terms.
type TakeHome struct {
	Table    Table
	Aside    int // of its rows the first on what is withheld and how sure it all is
	Years    []comp.YearTax
	Withheld []tax.Withholding // by year; nil where no flat rate is known
	Sure     []calc.Number     // by year, how sure the taxes are, of [tax.Confidences]; nil at a rate of one's own
}

// TakeHomeByYear is false where the taxes of an offer are not known.
func TakeHomeByYear(c *comp.Comparison, r *comp.Remembered, id string) (t TakeHome, known bool) {
	years, err := c.YearTaxes(r)
	if err != nil {
		return t, false
	}
	taxes := make([]comp.PeriodTax, len(years))
	for i := range years {
		taxes[i] = years[i].PeriodTax
	}
	t = TakeHome{Table: newTakeHome(c, &r.Result, comp.ByYear, id), Years: years, Withheld: withheldIn(c, years)}
	t.Aside = takeHomeAcross(&t.Table, c, &r.Result, &yearsTaken{years, taxes, t.Withheld}, "Year %d")
	for i := range years {
		if levied := years[i].Taxes; levied != nil {
			t.Sure = append(t.Sure, levied.Sure())
		}
	}
	return t, true
}

func newTakeHome(c *comp.Comparison, r *comp.Result, view comp.View, id string) Table {
	return Table{ID: id, Title: offerTitle(r) + ", after tax", Caption: string(c.Case.Currency) + ", " + ViewInWords(view) + taxedInWords(view)}
}

// taxedInWords says beside a table how a calendar view counts taxes; calendarTaxNote says more.
func taxedInWords(view comp.View) string {
	switch view {
	case comp.ByYear:
		return ""
	case comp.ByCalendar:
		return "; the wages of a calendar year taxed together"
	}
	return "; the taxes of a calendar year in proportion to its wages"
}

// yearsTaken is what is known of the taxes of some years.
type yearsTaken struct {
	years    []comp.YearTax
	taxes    []comp.PeriodTax
	withheld []tax.Withholding // nil where no flat rate is known
}

// takeHomeAcross has a row a figure and a column a year, and what more is known of a year's taxes. It
// returns the position of the first row on what is withheld.
func takeHomeAcross(t *Table, c *comp.Comparison, r *comp.Result, in *yearsTaken, label string) (aside int) {
	t.Columns = []Column{textColumn("")}
	known, next := Row{Cells: []Cell{textCell("How sure")}}, Row{Cells: []Cell{textCell("Of the next bonus or RSUs")}}
	for i := range in.years {
		y := &in.years[i]
		rate, err := c.Marginal(y)
		taxed := !y.Wages.Decimal().IsZero()
		t.Columns = append(t.Columns, numberColumn(fmt.Sprintf(label, y.Year)))
		known.Cells = append(known.Cells, textCell(knownFrom(y)).ifKnown(taxed))
		next.Cells = append(next.Cells, Cell{Kind: PercentCell}.live(rate).ifKnown(taxed && err == nil))
	}
	none := Cell{Kind: EmptyCell}
	t.Columns, known.Cells, next.Cells = append(t.Columns, numberColumn("Total")), append(known.Cells, none), append(next.Cells, none)
	for i := range takeHomeFigures {
		f := &takeHomeFigures[i]
		if cells, sum, shown := f.cells(r, in.taxes); shown {
			t.Rows = append(t.Rows, Row{Cells: append(append([]Cell{textCell(f.title)}, cells...), sum), Total: f.total})
		}
	}
	t.Rows = append(t.Rows, next)
	aside = len(t.Rows)
	if in.withheld != nil && in.years[0].Currency == c.Case.Currency {
		t.Rows = append(t.Rows, setAsideRow(r, in.withheld))
	}
	t.Rows = append(t.Rows, known)
	return aside
}

// takeHomeDown has a row a period and a column a figure, and their sums where the periods are no
// sums themselves.
func takeHomeDown(t *Table, periods []comp.Period, r *comp.Result, taxes []comp.PeriodTax, summed bool) {
	t.Columns = []Column{textColumn("Period")}
	for i := range periods {
		t.Rows = append(t.Rows, Row{Cells: []Cell{textCell(periods[i].Label)}})
	}
	total := Row{Cells: []Cell{textCell("Total")}, Total: true}
	for i := range takeHomeFigures {
		f := &takeHomeFigures[i]
		cells, sum, shown := f.cells(r, taxes)
		if !shown {
			continue
		}
		t.Columns = append(t.Columns, numberColumn(f.title))
		for k, cell := range cells {
			t.Rows[k].Cells = append(t.Rows[k].Cells, cell)
		}
		total.Cells = append(total.Cells, sum)
	}
	if summed {
		t.Rows = append(t.Rows, total)
	}
}

// statedCell is an amount that is stated as it rests on the taxes of an offer.
func statedCell(r *comp.Result, n calc.Number) Cell {
	if r.TaxIsProjected() {
		return amountCell(n.Decimal(), r.Reporting()).live(n)
	}
	return moneyCell(n.Decimal()).live(n)
}

// projectedCell is an amount that rests on the taxes of an offer.
func projectedCell(r *comp.Result, v decimal.Decimal) Cell {
	return statedCell(r, calc.Of(Stated(r, v)))
}

// Stated is an amount that rests on the taxes of an offer as it may be stated: in whole units
// where they rest on a projected figure.
func Stated(r *comp.Result, v decimal.Decimal) decimal.Decimal {
	if r.TaxIsProjected() {
		return v.Round(0)
	}
	return v
}

func knownFrom(y *comp.YearTax) string {
	if y.Taxes == nil {
		return "your own rate"
	}
	return y.Taxes.Confidence().String()
}

// withheldIn compares what is withheld from bonuses, sign-ons and vests of each year with the taxes
// on them; nil where no flat rate is known.
func withheldIn(c *comp.Comparison, years []comp.YearTax) []tax.Withholding {
	all := make([]tax.Withholding, len(years))
	for i := range years {
		if years[i].Wages.Decimal().IsZero() && years[i].Taxes == nil {
			continue // nothing is paid that could be withheld from
		}
		w, err := c.Withholding(&years[i])
		if err != nil {
			return nil
		}
		all[i] = w
	}
	return all
}

// SetAside is what flat rates of withholding on bonuses, sign-ons and vests of each year leave to be
// paid, in the currency of the law and as it may be stated. It is complete where every rate is known,
// and nil where none is.
func SetAside(c *comp.Comparison, r *comp.Result, years []comp.YearTax) (gaps []calc.Number, complete bool) {
	withheld := withheldIn(c, years)
	if withheld == nil {
		return nil, false
	}
	return setAside(r, withheld)
}

func setAside(r *comp.Result, withheld []tax.Withholding) (gaps []calc.Number, complete bool) {
	gaps, complete = make([]calc.Number, len(withheld)), true
	for i := range withheld {
		gap, all := withheld[i].Gap()
		if r.TaxIsProjected() {
			gap = gap.Round(0)
		}
		gaps[i], complete = gap, complete && all
	}
	return gaps, complete
}

// setAsideRow is called the federal gap where a state's rate is not known.
func setAsideRow(r *comp.Result, withheld []tax.Withholding) Row {
	gaps, complete := setAside(r, withheld)
	title := "To set aside"
	if !complete {
		title = "Federal gap of withholding"
	}
	row, sum := Row{Cells: []Cell{textCell(title)}}, calc.Number{}
	for _, gap := range gaps {
		row.Cells, sum = append(row.Cells, statedCell(r, gap)), sum.Add(gap)
	}
	row.Cells = append(row.Cells, statedCell(r, sum))
	return row
}
