package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/risk"
)

// Outlook is a case under several scenarios.
type Outlook struct {
	Comparison *comp.Comparison // as written
	Metric     comp.Metric      // of the headline
	Scenarios  []risk.Outcome
}

// Scenarios turns the outcomes into their document: who leads in which, then who leads on every
// metric, then every figure, scenario by scenario.
func Scenarios(o *Outlook) *Document {
	c := o.Comparison
	d := &Document{
		Title:    "Under several assumptions: " + title(c),
		Subtitle: fmt.Sprintf("%s, valued on %v, over %s of service", c.Case.Currency, c.Case.AsOf, Count(c.Case.Years, "year")),
		Verdict:  Said(o.verdict()...), Metric: o.Metric.Name, Currency: c.Case.Currency, Comparison: c, View: comp.ByYear,
	}
	for i := range o.Scenarios {
		d.Sections = append(d.Sections, o.section(i))
	}
	if len(c.Offers) > 1 {
		t := o.leaders()
		d.Sections = append(d.Sections, Section{ID: t.ID, Part: Summary, Title: t.Title, Blocks: []Block{t}})
	}
	d.Sections = append(d.Sections, o.headline(), Section{ID: "assumptions", Part: Closing, Title: "Assumptions of the case as it is written", Blocks: []Block{List{Items: Assumptions(c)}}})
	return d
}

// within is the section of a report about more, which has every figure of the case as it is written already.
func (o *Outlook) within() Section {
	blocks := o.headline().Blocks
	if len(o.Comparison.Offers) > 1 {
		t := o.leaders()
		t.Title += " in which scenario"
		blocks = append(blocks, t)
	}
	for i, s := range o.Scenarios {
		if len(s.Terms) == 0 {
			continue
		}
		t := o.table(i)
		t.Title = upper(in(s.Name)) + ", on every metric"
		blocks = append(blocks, t)
	}
	return risky("scenarios", "Under several sets of assumptions", o.verdict(), blocks...)
}

// verdict says who leads where.
func (o *Outlook) verdict() []string {
	c := o.Comparison
	if len(c.Offers) < 2 {
		var parts []string
		for _, s := range o.Scenarios {
			value, _ := s.Comparison.Offers[0].Figure(o.Metric.Name)
			parts = append(parts, fmt.Sprintf("%s %s", Headline(value, c.Case.Currency), in(s.Name)))
		}
		return []string{fmt.Sprintf("%s pays %s: %s.", c.Offers[0].Name, o.Metric.In(), series(parts))}
	}
	var said []string
	for _, s := range o.Scenarios {
		r, _ := s.Comparison.Ranking(o.Metric.Name)
		first, second := s.Comparison.Offers[r.Order[0]].Name, s.Comparison.Offers[r.Order[1]].Name
		text := fmt.Sprintf("%s: %s pays most %s, %s more than %s.", capital(in(s.Name)), first, o.Metric.In(), margin(s.Comparison, r), second)
		switch {
		case r.Gap.IsZero():
			text = fmt.Sprintf("%s: equal; %s and %s pay the same %s.", capital(in(s.Name)), first, second, o.Metric.In())
		case r.Verdict == comp.TooCloseToCall:
			text = fmt.Sprintf("%s: too close to call %s; %s pays %s more than %s.", capital(in(s.Name)), o.Metric.In(), first, margin(s.Comparison, r), second)
		}
		said = append(said, text)
	}
	return append([]string{o.same()}, said...)
}

// in puts a scenario's name into a sentence.
func in(name string) string {
	if name == comp.AsWritten {
		return name
	}
	return "in " + capital(name)
}

// same says whether the scenarios agree on who leads.
func (o *Outlook) same() string {
	var leaders []string
	for _, s := range o.Scenarios {
		r, _ := s.Comparison.Ranking(o.Metric.Name)
		name := s.Comparison.Offers[r.Order[0]].Short
		if r.Verdict == comp.TooCloseToCall {
			name = ""
		}
		if !slices.Contains(leaders, name) {
			leaders = append(leaders, name)
		}
	}
	switch {
	case len(leaders) == 1 && leaders[0] == "":
		return fmt.Sprintf("Too close to call %s in every scenario.", o.Metric.In())
	case len(leaders) == 1:
		return fmt.Sprintf("%s pays most %s in every scenario.", leaders[0], o.Metric.In())
	}
	return fmt.Sprintf("Who pays most %s depends on the scenario.", o.Metric.In())
}

// scenarioColumns head a column for each scenario.
func (o *Outlook) scenarioColumns(first string, column func(string) Column) []Column {
	columns := []Column{textColumn(first)}
	for _, s := range o.Scenarios {
		columns = append(columns, column(capital(s.Name)))
	}
	return columns
}

// headline has the metric of the headline, offers by scenarios, and what each scenario assumes.
func (o *Outlook) headline() Section {
	c := o.Comparison
	t := Table{ID: "scenarios", Title: "Scenarios side by side", Caption: string(c.Case.Currency) + ", " + o.Metric.Title, Columns: o.scenarioColumns("Offer", numberColumn)}
	for i := range c.Offers {
		row := Row{Cells: []Cell{textCell(offerHead(&c.Offers[i]))}}
		for _, s := range o.Scenarios {
			row.Cells = append(row.Cells, o.figure(&s, i))
		}
		t.Rows = append(t.Rows, row)
	}
	section := Section{ID: "scenarios", Part: Summary, Title: t.Title, Blocks: []Block{t}}
	var items []string
	for i := range o.Scenarios {
		items = append(items, capital(o.Scenarios[i].Name)+": "+o.assumes(&o.Scenarios[i])+".")
	}
	if text := o.untouched(); text != "" {
		items = append(items, text)
	}
	section.Blocks = append(section.Blocks, List{Items: items})
	return section
}

// untouched says what the usual scenarios leave as it is, where an offer rests on it.
func (o *Outlook) untouched() string {
	if len(o.Comparison.Case.Scenarios) > 0 {
		return ""
	}
	var exits []string
	for i := range o.Comparison.Offers {
		r := &o.Comparison.Offers[i]
		if p := &r.Offer.Private; p.Exit.Value.IsPositive() || p.Failure.IsPositive() {
			exits = append(exits, r.Name)
		}
	}
	if exits == nil {
		return ""
	}
	return fmt.Sprintf("No scenario here moves an exit or a chance of failure: those of %s are as assumed in each. Write scenarios of your own into the case, with private.exit.value and private.failure.", series(exits))
}

// figure is the headline's metric of an offer in a scenario.
func (o *Outlook) figure(s *risk.Outcome, offer int) Cell {
	value, _ := s.Comparison.Offers[offer].Figure(o.Metric.Name)
	r, _ := s.Comparison.Ranking(o.Metric.Name)
	cell := moneyCell(value)
	if o.Metric.RestsOnTaxes() {
		cell = projectedCell(&s.Comparison.Offers[offer], value)
	}
	cell.Best = r.Verdict == comp.Leads && r.Order[0] == offer
	return cell
}

// assumes says what a scenario puts to which values, and of which offers.
func (o *Outlook) assumes(s *risk.Outcome) string {
	if len(s.Terms) == 0 && s.Name == comp.AsWritten {
		return "the case as it is"
	}
	if len(s.Terms) == 0 {
		return "the case as it is, for no offer has what it changes"
	}
	var order []string
	offers := map[string][]string{}
	for _, t := range s.Terms {
		a := assumedAt(o.Comparison, t.Path, t.Value)
		label := a.label()
		key := strings.ToLower(label[:1]) + label[1:] + " " + a.said(t.Value)
		if offers[key] == nil {
			order = append(order, key)
		}
		if a.Offer >= 0 {
			offers[key] = append(offers[key], o.Comparison.Offers[a.Offer].Name)
		}
	}
	for i, key := range order {
		if offers[key] != nil {
			order[i] += " (" + series(offers[key]) + ")"
		}
	}
	return strings.Join(order, "; ")
}

// leaders says who leads on every metric in every scenario.
func (o *Outlook) leaders() Table {
	t := Table{ID: "leaders", Title: "Who leads", Caption: "by more than the tolerance of " + ExactPercent(o.Comparison.Case.Tolerance), Columns: o.scenarioColumns("Metric", textColumn)}
	for _, ranking := range o.Comparison.Rankings {
		row := Row{Cells: []Cell{textCell(ranking.Metric.Title)}}
		for _, s := range o.Scenarios {
			r, _ := s.Comparison.Ranking(ranking.Metric.Name)
			name := s.Comparison.Offers[r.Order[0]].Short
			if word := CloseCall(r); word != "" {
				name = word
			}
			row.Cells = append(row.Cells, textCell(name))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// section has every figure of one scenario.
func (o *Outlook) section(i int) Section {
	t := o.table(i)
	return Section{ID: t.ID, Part: Detail, Title: t.Title, Blocks: []Block{t}}
}

func (o *Outlook) table(i int) Table {
	s := &o.Scenarios[i]
	c := s.Comparison
	t := Table{ID: fmt.Sprintf("scenario-%d", i+1), Title: capital(s.Name), Caption: fmt.Sprintf("%s; %s", c.Case.Currency, o.assumes(s)), Columns: []Column{textColumn("Metric")}}
	for k := range c.Offers {
		t.Columns = append(t.Columns, numberColumn(offerHead(&c.Offers[k])))
	}
	if len(c.Offers) > 1 {
		t.Columns = append(t.Columns, numberColumn("Lead"))
	}
	for _, r := range o.Comparison.Rankings {
		ranking, _ := c.Ranking(r.Metric.Name)
		t.Rows = append(t.Rows, metricRow(c, ranking))
	}
	return t
}

// ScenarioTable is the outcomes for whoever reads columns: a row a scenario, metric and offer.
func ScenarioTable(o *Outlook) *Document {
	t := Table{Columns: []Column{textColumn("Scenario"), textColumn("Metric"), numberColumn("Value"), numberColumn("Place")}}
	d := &Document{Currency: o.Comparison.Case.Currency}
	for i := range o.Comparison.Offers {
		one := t
		one.Title = o.Comparison.Offers[i].Name
		for _, s := range o.Scenarios {
			for _, f := range s.Comparison.Offers[i].Metrics {
				r, _ := s.Comparison.Ranking(f.Metric.Name)
				place := decimal.NewFromInt(int64(slices.Index(r.Order, i) + 1))
				one.Rows = append(one.Rows, Row{Cells: []Cell{textCell(s.Name), textCell(f.Metric.Name), moneyCell(f.Value), numberCell(place)}})
			}
		}
		d.Sections = append(d.Sections, Section{Blocks: []Block{one}})
	}
	return d
}
