package report

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Options choose what a comparison's document shows. The zero Options are the defaults.
type Options struct {
	View     comp.View // how the tables are cut into periods; empty means service years
	Metric   string    // the metric of the headline; empty means total
	Full     bool      // no row folds: those stand that say what others do
	Timeline bool      // with every payment, as a section of its own
	Charts   bool
	Rounds   bool         // with what the rounds of an offer have changed, and what tells a variant from what it is from; as written
	Risk     *Judgment    // how far the ranking can be trusted; nil where that was not asked
	Ask      *Negotiation // what to ask one of the offers for; nil where that was not asked
	Written  Written      // with where each term is written; nil leaves that out
	Sources  bool         // with the rules behind the payments, and where terms and data are from
}

// Compare turns a comparison into its document. It returns a *comp.MetricError for a
// metric that the comparison does not rank by.
func Compare(c *comp.Comparison, o Options) (*Document, error) {
	if o.View == "" {
		o.View = comp.ByYear
	}
	if o.Metric == "" {
		o.Metric = "total"
	}
	if _, known := c.Ranking(o.Metric); !known {
		return nil, &comp.MetricError{Name: o.Metric, Years: c.Case.Years}
	}
	d := &Document{
		Title:      title(c),
		Subtitle:   ForCandidate(c) + fmt.Sprintf("%s, valued on %v, over %s of service", c.Case.Currency, c.Case.AsOf, Count(c.Case.Years, "year")),
		Verdict:    Compared(c, o.Metric),
		Metric:     o.Metric,
		Currency:   c.Case.Currency,
		Comparison: c,
		View:       o.View,
	}
	d.Sections = append(d.Sections, sideBySide(c, o))
	if s, ok := disagreementSection(c); ok {
		d.Sections = append(d.Sections, s)
	}
	if s, ok := factSection(c); ok {
		d.Sections = append(d.Sections, s)
	}
	for i := range c.Offers {
		offer, err := offerSection(c, i, o)
		if err != nil {
			return nil, err
		}
		d.Sections = append(d.Sections, offer)
	}
	if s, ok := taxSection(c, o.View); ok {
		d.Sections = append(d.Sections, s)
	}
	if o.Rounds {
		moves, err := Moves(c)
		if err != nil {
			return nil, err
		}
		d.Moves = moves
		for i := range moves {
			d.Sections = append(d.Sections, moves[i].section(c, o.Charts))
		}
	}
	if o.Timeline {
		d.Sections = append(d.Sections, timelineSection(c))
	}
	if s, ok := readingSection(c); ok {
		d.Sections = append(d.Sections, s)
	}
	if o.Risk != nil {
		d.Risk, d.Sections = o.Risk, append(d.Sections, RiskSections(o.Risk, o.Charts)...)
	}
	if o.Ask != nil {
		d.Ask, d.Sections = o.Ask, append(d.Sections, AskSections(o.Ask)...)
	}
	d.Sections = append(d.Sections, assumptionSection(c))
	if o.Written != nil {
		terms, err := termsBehind(c, o.Written)
		if err != nil {
			return nil, err
		}
		d.Written, d.Sections = o.Written, append(d.Sections, termSection(c, terms))
	}
	if o.Sources {
		d.Sections = append(d.Sections, referenceSections(c)...)
	}
	return d, nil
}

func title(c *comp.Comparison) string {
	text := c.Offers[0].Name
	for i := 1; i < len(c.Offers); i++ {
		switch {
		case i == 4 && len(c.Offers) > 5:
			return fmt.Sprintf("%s or %d more", text, len(c.Offers)-4)
		case i == len(c.Offers)-1:
			text += " or " + c.Offers[i].Name
		default:
			text += ", " + c.Offers[i].Name
		}
	}
	return text
}

func sideBySide(c *comp.Comparison, o Options) Section {
	table := Table{ID: "metrics", Title: "Side by side", Caption: string(c.Case.Currency), Columns: []Column{textColumn("Metric")}, Whole: true}
	for _, r := range c.Offers {
		table.Columns = append(table.Columns, numberColumn(offerHead(&r)))
	}
	if len(c.Offers) > 1 {
		table.Columns = append(table.Columns, numberColumn("Lead"))
	}
	var folded folds
	if !o.Full {
		folded = newFolds(c)
	}
	for _, ranking := range c.Rankings {
		row := metricRow(c, ranking)
		row.Folds = folded.has(ranking.Metric)
		table.Rows = append(table.Rows, row)
	}
	table.Folded = folded.String()
	s := Section{ID: "side-by-side", Title: "Side by side", Blocks: []Block{table}}
	if text := Crossovers(c); text != "" {
		s.Blocks = append(s.Blocks, Paragraph{Text: text})
	}
	s.Blocks = append(s.Blocks, stayingBlocks(c)...)
	if o.Charts {
		s.Blocks = append(s.Blocks, cumulativeChart(c))
	}
	return s
}

// offerHead heads the column of an offer, where there is little room.
func offerHead(r *comp.Result) string {
	if r.Offer.Current {
		return r.Short + " (stay)"
	}
	return r.Short
}

// offerTitle heads an offer's table: today's job is what one compares with.
func offerTitle(r *comp.Result) string {
	if r.Offer.Current {
		return r.Name + " (stay)"
	}
	return r.Name
}

func metricRow(c *comp.Comparison, ranking comp.Ranking) Row {
	row := Row{Cells: []Cell{textCell(ranking.Metric.Title)}}
	for i := range c.Offers {
		value, _ := c.Offers[i].Figure(ranking.Metric.Name)
		cell := moneyCell(value)
		cell.Best = ranking.Verdict == comp.Leads && ranking.Order[0] == i
		row.Cells = append(row.Cells, cell)
	}
	if len(c.Offers) > 1 {
		row.Cells = append(row.Cells, leadCell(c, ranking))
	}
	return row
}

// leadCell is the lead of a ranking: by how much, over whom and by what part of the runner-up's figure.
func leadCell(c *comp.Comparison, r comp.Ranking) Cell {
	lead := Cell{Kind: DifferenceCell, Value: r.Gap, Aside: Over + c.Offers[r.Order[1]].Short}
	if s, ok := c.Share(r); ok {
		if part := PartBeside(s, c.Case.Tolerance); part != "" {
			lead.Aside += ", " + part
		}
	}
	if word := CloseCall(r); word != "" {
		lead.Aside = word
	}
	return lead
}

// Crossovers says in words when the offer that has paid most so far changes.
func Crossovers(c *comp.Comparison) string {
	switch n := len(c.Crossovers); {
	case len(c.Offers) < 2:
		return ""
	case n == 0 && endsLevel(c):
		return "Counted by the day it is paid, the leading offers come to the same by the end."
	case n == 0:
		return fmt.Sprintf("Counted by the day it is paid, %s is ahead throughout%s.", mostPaid(c).Name, closeAtTheEnd(c))
	case n == 1:
		x := c.Crossovers[0]
		return fmt.Sprintf("Counted by the day it is paid, %s is ahead until %v, %s from then on%s.",
			c.Offers[x.From].Name, x.On, c.Offers[x.To].Name, closeAtTheEnd(c))
	default:
		x := c.Crossovers[n-1]
		return fmt.Sprintf("Counted by the day it is paid, the lead changes %d times; from %v on %s is ahead%s.",
			n, x.On, c.Offers[x.To].Name, closeAtTheEnd(c))
	}
}

// closeAtTheEnd ends a sentence on who is ahead where the totals are too close to call.
func closeAtTheEnd(c *comp.Comparison) string {
	if endsClose(c) {
		return ", at the end " + string(comp.TooCloseToCall)
	}
	return ""
}

// endsClose reports whether the totals are too close to call, so that nobody is said to lead by them.
func endsClose(c *comp.Comparison) bool {
	r, ok := c.Ranking("total")
	return ok && r.Verdict == comp.TooCloseToCall
}

// endsLevel reports whether two offers share the largest total.
func endsLevel(c *comp.Comparison) bool {
	r, ok := c.Ranking("total")
	return ok && r.Gap.IsZero()
}

// mostPaid returns the offer with the largest total.
func mostPaid(c *comp.Comparison) *comp.Result {
	most := &c.Offers[0]
	for i := range c.Offers {
		if c.Offers[i].Total.GreaterThan(most.Total) {
			most = &c.Offers[i]
		}
	}
	return most
}

func offerSection(c *comp.Comparison, i int, o Options) (Section, error) {
	r := &c.Offers[i]
	periods := c.Statement(r, o.View)
	table := acrossPeriods(r, periods)
	if o.View == comp.ByQuarter || o.View == comp.ByMonth || o.View == comp.Cumulative || len(periods) > 12 {
		table = downPeriods(r, periods, o.View != comp.Cumulative)
	}
	table.ID, table.Title, table.Caption = fmt.Sprintf("offer-%d", i+1), offerTitle(r), string(c.Case.Currency)+", "+ViewInWords(o.View)
	s := Section{ID: table.ID, Part: Detail, Title: table.Title, Blocks: []Block{table}}
	if o.Charts {
		s.Blocks = append(s.Blocks, stackedChart(c, i))
	}
	switch taxes, taxed, err := takeHomeTable(c, r, o.View, fmt.Sprintf("taxes-%d", i+1)); {
	case err != nil:
		return Section{}, err
	case taxed:
		s.Blocks = append(s.Blocks, taxes)
	}
	if paper, ok := paperTable(c, r.Paper, table.ID+"-paper", r.Equity); ok {
		s.Blocks = append(s.Blocks, paper)
	}
	if grid, ok := exitGrid(c, r, table.ID+"-exit"); ok {
		s.Blocks = append(s.Blocks, grid)
	}
	if items := append(beside(c, r), Notes(r)...); len(items) > 0 {
		s.Blocks = append(s.Blocks, List{Items: items})
	}
	return s, nil
}

// ViewInWords says how a view cuts payments: "by calendar year, when received".
func ViewInWords(v comp.View) string {
	switch v {
	case comp.ByCalendar:
		return "by calendar year, when received"
	case comp.ByQuarter:
		return "by calendar quarter, when received"
	case comp.ByMonth:
		return "by calendar month, when received"
	case comp.Cumulative:
		return "running totals by calendar month, of all received by its end"
	}
	return "by service year, when earned"
}

// acrossPeriods has a row a component and a column a period.
func acrossPeriods(r *comp.Result, periods []comp.Period) Table {
	t := Table{Columns: []Column{textColumn("")}}
	for _, p := range periods {
		t.Columns = append(t.Columns, numberColumn(p.Label))
	}
	t.Columns = append(t.Columns, numberColumn("Total"))
	for _, component := range Paid(r) {
		row, sum := Row{Cells: []Cell{textCell(r.TitleOf(component))}}, decimal.Zero
		for _, p := range periods {
			amount := p.Components[component]
			row.Cells = append(row.Cells, moneyCell(amount))
			sum = sum.Add(amount)
		}
		row.Cells = append(row.Cells, moneyCell(sum))
		t.Rows = append(t.Rows, row)
	}
	t.Rows = append(t.Rows, sumRow("Total", periods, func(p *comp.Period) decimal.Decimal { return p.Total }))
	t.Rows[len(t.Rows)-1].Total = true
	for _, class := range comp.Certainties() {
		row := sumRow(ClassTitle(class), periods, func(p *comp.Period) decimal.Decimal { return p.Certainties[class] })
		if sum := row.Cells[len(row.Cells)-1]; !sum.Value.IsZero() {
			t.Rows = append(t.Rows, row)
		}
	}
	if row, ok := bandRow(r, periods); ok {
		t.Rows = append(t.Rows, row)
	}
	return t
}

// sumRow is one figure of every period, and their sum.
func sumRow(title string, periods []comp.Period, figure func(*comp.Period) decimal.Decimal) Row {
	row, sum := Row{Cells: []Cell{textCell(title)}}, decimal.Zero
	for i := range periods {
		row.Cells = append(row.Cells, moneyCell(figure(&periods[i])))
		sum = sum.Add(figure(&periods[i]))
	}
	row.Cells = append(row.Cells, moneyCell(sum))
	return row
}

// ClassTitle names the part of a total that is of one certainty.
func ClassTitle(class comp.Certainty) string {
	switch class {
	case comp.Guaranteed:
		return "Guaranteed part"
	case comp.Target:
		return "On target"
	case comp.Market:
		return "At market price"
	}
	return "Speculative"
}

// downPeriods has a row a period and a column a component, and their sums where the
// periods are no sums themselves.
func downPeriods(r *comp.Result, periods []comp.Period, summed bool) Table {
	components := Paid(r)
	t := Table{Columns: []Column{textColumn("Period")}}
	for _, component := range components {
		t.Columns = append(t.Columns, numberColumn(r.TitleOf(component)))
	}
	t.Columns = append(t.Columns, numberColumn("Total"))
	sums := map[comp.Component]decimal.Decimal{}
	sum := decimal.Zero
	for _, p := range periods {
		row := Row{Cells: []Cell{textCell(p.Label)}}
		for _, component := range components {
			row.Cells = append(row.Cells, moneyCell(p.Components[component]))
			sums[component] = sums[component].Add(p.Components[component])
		}
		row.Cells = append(row.Cells, moneyCell(p.Total))
		sum = sum.Add(p.Total)
		t.Rows = append(t.Rows, row)
	}
	if !summed {
		return t
	}
	total := Row{Cells: []Cell{textCell("Total")}, Total: true}
	for _, component := range components {
		total.Cells = append(total.Cells, moneyCell(sums[component]))
	}
	total.Cells = append(total.Cells, moneyCell(sum))
	t.Rows = append(t.Rows, total)
	return t
}

// Paid lists the components that an offer pays, in the order of every report.
func Paid(r *comp.Result) []comp.Component {
	var components []comp.Component
	for _, component := range comp.Components() {
		for i := range r.Timeline {
			if r.Timeline[i].Component == component {
				components = append(components, component)
				break
			}
		}
	}
	return components
}

// TimelineSection is the ID of the section of every payment.
const TimelineSection = "timeline"

func timelineSection(c *comp.Comparison) Section {
	t := Table{
		ID: "timeline", Title: "Timeline", Caption: string(c.Case.Currency) + ", every payment by the day it is received",
		Columns: []Column{
			textColumn("Offer"), textColumn("Date"), numberColumn("Year"), textColumn("Component"), textColumn("Item"),
			numberColumn("Quantity"), numberColumn("Price"), numberColumn("Amount"), textColumn("Certainty"),
		},
	}
	for i := range c.Offers {
		r := &c.Offers[i]
		for _, p := range r.Timeline {
			t.Rows = append(t.Rows, Row{Cells: []Cell{
				textCell(r.Name), dateCell(p.Date), numberCell(decimal.NewFromInt(int64(p.Year))), textCell(r.TitleOf(p.Component)),
				textCell(p.Item), emptyIfZero(numberCell(p.Quantity)), emptyIfZero(numberCell(p.Price)), moneyCell(p.Amount),
				textCell(string(p.Certainty)),
			}})
		}
		t.Rows = append(t.Rows, Row{Total: true, Cells: []Cell{
			textCell(r.Name), textCell("Total"), {Kind: EmptyCell}, {Kind: EmptyCell}, {Kind: EmptyCell},
			{Kind: EmptyCell}, {Kind: EmptyCell}, moneyCell(r.Total), {Kind: EmptyCell},
		}})
	}
	return Section{ID: TimelineSection, Part: Detail, Title: "Timeline", Blocks: []Block{t}}
}
