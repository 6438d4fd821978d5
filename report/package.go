package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/negotiate"
)

// PackageLetter names the package at a position: A, B, C.
func PackageLetter(i int) string { return string(rune('A' + i%26)) }

// packageSection puts packages side by side: what each asks for, what they come to, what is not
// equal between them, and what each costs the employer.
func (n *Negotiation) packageSection() Section {
	s := Section{ID: "packages", Title: "Packages"}
	if len(n.Packages) == 0 {
		if n.LeftOut != nil {
			s.Blocks = append(s.Blocks, List{Items: n.leftOutInWords()})
		}
		return s
	}
	t := Table{ID: "packages", Title: s.Title, Caption: n.packageCaption(), Columns: []Column{textColumn(""), numberColumn("Today")}}
	for i := range n.Packages {
		t.Columns = append(t.Columns, numberColumn("Package "+PackageLetter(i)))
	}
	t.Rows = slices.Concat(n.askedRows(), n.reachedRows(), n.unequalRows(), n.costRows())
	s.Blocks = append(s.Blocks, t)
	if said := append(n.leftOutInWords(), n.unnamedInWords()...); said != nil {
		s.Blocks = append(s.Blocks, List{Items: said})
	}
	return s
}

// leftOutInWords says which of the three packages there are not, and why.
func (n *Negotiation) leftOutInWords() (said []string) {
	for _, out := range n.LeftOut {
		why := map[negotiate.LeftOutReason]string{
			negotiate.LeftOutUnreached: "what there is of it does not reach the target",
			negotiate.LeftOutNoHalf:    "half of what it would rise by is no whole step",
			negotiate.LeftOutSame:      "it asks for what another package asks for",
		}[out.Why]
		said = append(said, fmt.Sprintf("No package through %s: %s.", LeverTitle(out.Lever), why))
	}
	return said
}

// unnamedInWords says which levers of the packages the question did not name.
func (n *Negotiation) unnamedInWords() []string {
	var unnamed []string
	for i := range n.Packages {
		for _, c := range n.Packages[i].Changes() {
			title := leverInSeries(c.Lever.Key)
			named := slices.ContainsFunc(n.Asking.Levers, func(l *negotiate.Lever) bool { return l.Key == c.Lever.Key })
			if !named && !slices.Contains(unnamed, title) {
				unnamed = append(unnamed, title)
			}
		}
	}
	if unnamed == nil {
		return nil
	}
	return []string{fmt.Sprintf("Packages also ask through %s, beside the levers named: --package names those of a package.", series(unnamed))}
}

// packageCaption says which packages are equal to whoever asks, which come to more because of what
// they put to a value, and which stay below the target.
func (n *Negotiation) packageCaption() string {
	var equal, over, short []string
	for i := range n.Packages {
		switch p, letter := &n.Packages[i], PackageLetter(i); {
		case !p.Reaches:
			short = append(short, letter)
		case n.levelWith(p):
			equal = append(equal, letter)
		default:
			over = append(over, letter)
		}
	}
	caption := string(n.reporting())
	if n.Target.Full.Valid {
		caption += fmt.Sprintf("; the target is %s, the most within a counter", n.amount(n.Target.Amount))
	}
	switch all := len(equal) == len(n.Packages); {
	case all && len(equal) > 1:
		return fmt.Sprintf("%s; equal to you on %s, to within one step", caption, n.Asking.Metric.Noun())
	case len(equal) > 1:
		caption += fmt.Sprintf("; %s equal to you on %s, to within one step", packagesInWords(equal, "is", "are"), n.Asking.Metric.Noun())
	case !all && len(equal) == 1:
		caption += fmt.Sprintf("; %s the target to within one step", packagesInWords(equal, "reaches", "reach"))
	}
	if over != nil {
		caption += fmt.Sprintf("; %s over the target with what is put to a value alone", packagesInWords(over, "is", "are"))
	}
	if short != nil {
		caption += fmt.Sprintf("; %s below the target", packagesInWords(short, "stays", "stay"))
	}
	return caption
}

// packagesInWords begins a clause about packages: "packages A and B are".
func packagesInWords(letters []string, one, several string) string {
	if len(letters) == 1 {
		return fmt.Sprintf("package %s %s", letters[0], one)
	}
	return fmt.Sprintf("packages %s %s", series(letters), several)
}

// row is a row of the table of packages: today's cell, then one a package.
func (n *Negotiation) row(title string, today Cell, of func(*negotiate.Package) Cell) Row {
	r := Row{Cells: []Cell{textCell(title), today}}
	for i := range n.Packages {
		r.Cells = append(r.Cells, of(&n.Packages[i]))
	}
	return r
}

// askedRows are the levers that any package asks for, in the order of every table.
func (n *Negotiation) askedRows() (rows []Row) {
	for _, key := range negotiate.LeverKeys() {
		var lever *negotiate.Lever
		for i := range n.Packages {
			for _, c := range n.Packages[i].Changes() {
				if c.Lever.Key == key {
					lever = c.Lever
				}
			}
		}
		if lever == nil {
			continue
		}
		rows = append(rows, n.row(n.leverHead(lever), n.leverCell(lever, lever.Current), func(p *negotiate.Package) Cell {
			for _, c := range p.Changes() {
				if c.Lever.Key == key {
					return n.leverCell(lever, c.To)
				}
			}
			return n.leverCell(lever, lever.Current)
		}))
	}
	return rows
}

// reachedRows say what the packages come to, and what they come to one step lower.
func (n *Negotiation) reachedRows() []Row {
	over := func(v decimal.Decimal) Cell { return Cell{Kind: DifferenceCell, Value: v.Sub(n.Target.Amount)} }
	return []Row{
		n.row(n.Asking.Metric.Title, moneyCell(n.Asking.Today), func(p *negotiate.Package) Cell { return moneyCell(p.Value) }),
		n.row("Over the target", over(n.Asking.Today), func(p *negotiate.Package) Cell { return over(p.Value) }),
		n.row("One step less", Cell{Kind: EmptyCell}, func(p *negotiate.Package) Cell {
			if !p.Below.Valid {
				return Cell{Kind: EmptyCell}
			}
			return over(p.Below.Decimal)
		}),
	}
}

// tellsApart are the metrics that tell packages of equal worth apart (SPEC 10.8). One that the
// model does not have is left out.
var tellsApart = []string{"year1", "guaranteed", "steady", "worst-year", "after-tax", "walkaway@12", "risk-adjusted"}

// unequalRows are the metrics on which the packages differ.
func (n *Negotiation) unequalRows() (rows []Row) {
	for _, name := range tellsApart {
		m, err := comp.FindMetric(name, n.Asking.Comparison.Case.Years)
		if err != nil || name == n.Asking.Metric.Name {
			continue
		}
		figures := n.figures(name)
		if len(figures) == 0 || len(figures) > 1 && !slices.ContainsFunc(figures, func(v decimal.Decimal) bool { return !v.Equal(figures[0]) }) {
			continue
		}
		today := Cell{Kind: EmptyCell}
		if v, known := n.Asking.Result().Figure(name); known {
			today = moneyCell(v)
		} else if m.Kind == comp.MetricWalkAway {
			today = moneyCell(comp.NewLeaving(n.Asking.Comparison, n.Asking.Result(), true).After(m.Number).Net)
		}
		next := 0
		rows = append(rows, n.row(m.Title, today, func(*negotiate.Package) Cell {
			next++
			return moneyCell(figures[next-1])
		}))
	}
	return rows
}

// figures are a metric by package.
func (n *Negotiation) figures(metric string) (values []decimal.Decimal) {
	for i := range n.Packages {
		for _, f := range n.Packages[i].Metrics {
			if f.Metric.Name == metric {
				values = append(values, f.Value)
			}
		}
	}
	return values
}

// costRows say what the packages cost the employer.
func (n *Negotiation) costRows() (rows []Row) {
	for _, figure := range []struct {
		title string
		of    func(*negotiate.Cost) decimal.NullDecimal
	}{
		{"Costs them once", func(c *negotiate.Cost) decimal.NullDecimal { return decimal.NewNullDecimal(c.Once) }},
		{"Costs them a year", func(c *negotiate.Cost) decimal.NullDecimal { return decimal.NewNullDecimal(c.Yearly) }},
		{"of it cash, in all", func(c *negotiate.Cost) decimal.NullDecimal { return decimal.NewNullDecimal(c.Cash) }},
		{"of it equity, in all", func(c *negotiate.Cost) decimal.NullDecimal { return decimal.NewNullDecimal(c.Equity) }},
		{"Payroll taxes", func(c *negotiate.Cost) decimal.NullDecimal { return c.Taxes }},
	} {
		rows = append(rows, n.row(n.inOwnCurrency(figure.title), Cell{Kind: EmptyCell}, func(p *negotiate.Package) Cell {
			v := figure.of(&p.Cost)
			if !v.Valid {
				return textCell("not known")
			}
			return moneyCell(v.Decimal)
		}))
	}
	return rows
}

// payrollInWords says by which law the employer's payroll taxes are computed.
func payrollInWords(n *Negotiation) string {
	taxes, known := negotiate.NewPayrollTaxes(n.Asking.Comparison, n.Asking.Result())
	if !known {
		return "What a package costs the employer is over the offer as it stands; its payroll taxes are known for pay in US dollars in the United States only."
	}
	return fmt.Sprintf("What a package costs the employer is over the offer as it stands and over all years; its payroll taxes are Social Security and Medicare in the United States, "+
		"as much as the employee pays by the law of %d, each service year rounded (%s).", taxes.Year, strings.Join(taxes.Sources, ", "))
}
