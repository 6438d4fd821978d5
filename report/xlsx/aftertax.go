package xlsx

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/comp/tax"
	"github.com/seed-251b9aba/offerkit/report"
)

// The After tax sheet has a block an offer: the taxes on each service year's wages by kind, what
// they leave, and what is to be set aside; below, what the figures rest on. Each cell has the
// formula of its step, down to the brackets on the Tax tables.

// afterTax is where the taxes of an offer stand; the zero value is that of one that is not taxed.
type afterTax struct {
	head     int // row of the years
	rows     []afterTaxRow
	years    []comp.YearTax
	currency comp.Currency // of the law
}

// afterTaxRow is a row of the block: a figure a year, or a text.
type afterTaxRow struct {
	title  string
	cells  []report.Cell // by year
	format string
	summed bool // with a total
	strong bool
	first  bool // of those that belong together
}

// isTaxed reports whether any offer has figures after tax.
func (b *book) isTaxed() bool {
	return slices.ContainsFunc(b.comparison.Offers, func(r comp.Result) bool { return r.Taxes != nil })
}

// layOutAfterTax gives the steps of the taxes their cells: the Summary's figure after tax is made of
// them.
func (b *book) layOutAfterTax() {
	b.afterTax = make([]afterTax, len(b.comparison.Offers))
	row := 5
	for i := range b.afterTax {
		left, taxed := report.TakeHomeByYear(b.comparison, b.remembered[i], "")
		if !taxed {
			continue
		}
		a := afterTax{head: row + 1, years: left.Years, currency: left.Years[0].Currency}
		a.rows = slices.Concat(b.leviedRows(&a), b.reportRows(left.Table.Rows[:left.Aside]), b.withheldRows(&a, left.Withheld), b.reportRows(left.Table.Rows[left.Aside:]))
		for k, r := range a.rows {
			for j, c := range r.cells {
				b.graphs[i].place(c.Number, address{afterTaxSheet, a.year(k, j)})
			}
		}
		b.afterTax[i] = a
		row = a.head + len(a.rows) + 3
	}
}

// year is the cell of a row in a service year, from 0.
func (a *afterTax) year(row, year int) place { return place{2 + year, a.head + 1 + row} }

// leviedRows are the wages and what is taken from them, in the currency of the law.
func (b *book) leviedRows(a *afterTax) []afterTaxRow {
	rows := []afterTaxRow{b.lawRow(a, "Wages", func(y int) calc.Number { return a.years[y].Wages })}
	if a.years[0].Taxes == nil {
		return rows
	}
	for k := range a.years[0].Taxes.Taxes {
		one := &a.years[0].Taxes.Taxes[k]
		r := b.lawRow(a, one.Title, func(y int) calc.Number { return a.years[y].Taxes.Taxes[k].Amount })
		if one.Confidence == tax.OnProjected {
			r.format = formatWhole
		}
		if slices.ContainsFunc(r.cells, func(c report.Cell) bool { return !c.Number.IsFixedZero() }) {
			rows = append(rows, r)
		}
	}
	return rows
}

// lawRow is a figure a year in the currency of the law, which its title has where it is another.
func (b *book) lawRow(a *afterTax, title string, of func(year int) calc.Number) afterTaxRow {
	if a.currency != b.currency {
		title += ", " + string(a.currency)
	}
	r := afterTaxRow{title: title, format: formatMoney(a.currency), summed: true}
	for i := range a.years {
		r.cells = append(r.cells, report.Cell{Kind: report.MoneyCell, Number: of(i)})
	}
	return r
}

// withheldRows are the income taxes on bonuses, sign-ons and vests of which it is known at what rate
// they are withheld, and what is.
func (b *book) withheldRows(a *afterTax, of []tax.Withholding) []afterTaxRow {
	if of == nil {
		return nil
	}
	sum := func(figure func(*tax.Withheld) calc.Number) func(int) calc.Number {
		return func(year int) calc.Number {
			var parts []calc.Number
			for k := range of[year].Income {
				if one := &of[year].Income[k]; one.Known {
					parts = append(parts, figure(one))
				}
			}
			return calc.Sum(parts...)
		}
	}
	rows := []afterTaxRow{
		b.lawRow(a, "Income taxes on bonuses, sign-ons and vests", sum(func(w *tax.Withheld) calc.Number { return w.Owed })),
		b.lawRow(a, "Withheld of these at flat rates", sum(func(w *tax.Withheld) calc.Number { return w.Withheld })),
	}
	rows[0].first = true
	if slices.ContainsFunc(of[0].Income, func(w tax.Withheld) bool { return w.Tax.Confidence == tax.OnProjected }) {
		rows[0].format = formatWhole
	}
	return rows
}

// reportRows are rows of the report's table of what the taxes leave.
func (b *book) reportRows(of []report.Row) []afterTaxRow {
	var rows []afterTaxRow
	for _, from := range of {
		last := len(from.Cells) - 1
		r := afterTaxRow{title: from.Cells[0].Text, cells: from.Cells[1:last], strong: from.Total, summed: from.Cells[last].Kind != report.EmptyCell}
		switch from.Cells[1].Kind {
		case report.MoneyCell:
			r.format = formatMoney(b.currency)
		case report.NumberCell:
			r.format = formatUnits(b.currency)
		case report.PercentCell:
			r.format = "0.0#%"
		}
		rows = append(rows, r)
	}
	rows[0].first = of[0].Cells[1].Kind != report.TextCell
	return rows
}

func (b *book) afterTaxSheet() *sheet {
	n := b.comparison.Case.Years
	s := b.newSheet(afterTaxSheet, accent, string(b.currency)+": taxes on each service year's wages and what they leave, by the formulas of the law. An estimate, and no tax advice.", place{2, 5}, 46)
	s.widen(max(n+2, 8), 15)
	s.uprightIfLegible()
	left := s.pageHeight()
	for i := range b.afterTax {
		a := &b.afterTax[i]
		if a.years == nil {
			continue
		}
		if height := (len(a.rows) + 4) * rowPixels; left < height {
			s.print.breaks, left = append(s.print.breaks, a.head-1), s.pageHeight()
		}
		left -= (len(a.rows) + 4) * rowPixels
		b.writeAfterTax(s, i)
	}
	row := len(s.cells) + 3
	s.print.breaks = append(s.print.breaks, row)
	row = b.taxSources(s, row)
	s.list(row, "What the taxes rest on", report.TaxNotes(b.comparison))
	return s
}

func (b *book) writeAfterTax(s *sheet, offer int) {
	a := &b.afterTax[offer]
	b.offerName(s, place{1, a.head - 1}, offer, style{bold: true, size: headingSize})
	s.height(a.head-1, 20)
	s.text(place{1, a.head}, string(b.currency), style{colour: muted, below: true})
	head := headLook
	head.align, head.format = "right", formatYear
	for j := range a.years {
		s.count(place{2 + j, a.head}, a.years[j].Year, head)
	}
	s.text(place{2 + len(a.years), a.head}, "Total", head)
	for k, r := range a.rows {
		look := style{bold: r.strong, above: r.strong || r.first}
		s.text(place{1, a.head + 1 + k}, r.title, look)
		look.format = r.format
		sum := decimal.Zero
		for j, c := range r.cells {
			sum = sum.Add(c.Number.Decimal())
			if c.Kind == report.TextCell || c.Kind == report.EmptyCell {
				s.text(a.year(k, j), c.Text, style{align: "right", colour: muted})
				continue
			}
			b.liveCell(s, a.year(k, j), offer, fmt.Sprintf("%s, year %d", r.title, a.years[j].Year), c.Number, look)
		}
		if r.summed {
			s.formula(a.year(k, len(a.years)), "SUM("+a.year(k, 0).to(a.year(k, len(a.years)-1))+")", double(sum), look)
		}
	}
}

// taxSources lists each tax once, with the law that it is by and how sure that is, and returns the
// next free row.
func (b *book) taxSources(s *sheet, row int) int {
	var known []*tax.Table
	for i := range b.afterTax {
		for _, y := range b.afterTax[i].years {
			if y.Taxes == nil {
				continue
			}
			for k := range y.Taxes.Taxes {
				one := &y.Taxes.Taxes[k]
				if slices.Contains(known, one.Table) {
					continue
				}
				if known == nil {
					s.titled(place{1, row}, "Law and sources")
					row++
					s.heads(place{1, row}, nil, "Tax", "Law of", "How sure", "Checked", "Source")
				}
				row++
				known = append(known, one.Table)
				s.text(place{1, row}, one.Title, style{})
				s.count(place{2, row}, one.Table.Year, style{format: formatPlain, align: "left"})
				for j, text := range []string{one.Confidence.String(), one.Table.Checked, one.Table.Source} {
					s.text(place{3 + j, row}, text, style{})
				}
			}
		}
	}
	return row + 2
}
