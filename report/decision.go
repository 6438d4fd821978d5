package report

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/risk"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Decision is what an entry of a decision log says: what was decided, and on which ground.
type Decision struct {
	Grill   *risk.Grill // of the offer decided for
	Why     Reason
	Written Written       // where terms are written
	Answers []Answered    // the reader's, in the order of the questions
	Since   *Since        // what has changed since the entry before; nil for the first one
	Edited  []int         // earlier entries that were edited by hand
	Figures []comp.Metric // of which the log keeps the figures
}

// Reason is why an offer counts as decided for.
type Reason int

// The reasons.
const (
	ByMetric Reason = iota // it leads
	ByName                 // it was named
	AsBefore               // the entry before decided for it
)

// Answered is a question and what the reader answers to it.
type Answered struct{ Question, Answer string }

// Since is what has changed since an earlier entry.
type Since struct {
	Entry   int
	On      vesting.Date
	Chosen  string // the offer decided for then
	Led     string // the one that led
	Added   []string
	Gone    []string // offers
	Terms   []Changed
	Figures []Changed
	Answers []string // questions that are answered anew
}

// Changed is a term or a figure that is another one than before; a blank where there was none, or is
// none any more.
type Changed struct{ Offer, What, From, To string }

// NewDecision decides for the offer of a grill.
func NewDecision(g *risk.Grill, why Reason, written Written) *Decision {
	d := &Decision{Grill: g, Why: why, Written: written}
	for _, r := range g.Lead.Comparison.Rankings {
		if m := r.Metric; m.Kind != comp.MetricAverage && m.Kind != comp.MetricLevelsTC && (m.Kind != comp.MetricYear || m.Number == 1) {
			d.Figures = append(d.Figures, m)
		}
	}
	return d
}

func (d *Decision) comparison() *comp.Comparison { return d.Grill.Lead.Comparison }

// StatedTerm is a term that the case states: its path in its offer, or of the whole case.
type StatedTerm struct{ Offer, Path, Says string }

// Terms are all terms that the case states, and below them its ranges and scenarios.
func (d *Decision) Terms() (all []StatedTerm) {
	c := d.comparison()
	for _, path := range c.Case.Stated() {
		t := StatedTerm{Path: path, Says: statedTerm(c, path)}
		if i, inside, inOffer := comp.InOffer(path); inOffer {
			t.Offer, t.Path = c.Offers[i].Name, inside
		}
		all = append(all, t)
	}
	return append(all, d.judgments()...)
}

// judgments are the ranges and the scenarios of the case, in the order of their paths: a decision rests on
// them as on a term.
func (d *Decision) judgments() (all []StatedTerm) {
	c := d.comparison()
	for _, r := range c.Case.Ranges {
		a := assumedAt(c, r.Path, r.Low)
		all = append(all, StatedTerm{Path: "ranges." + r.Path, Says: a.span(risk.Span{Low: r.Low, High: r.High})})
	}
	for _, s := range c.Case.Scenarios {
		for _, t := range s.Terms {
			a := assumedAt(c, t.Path, t.Value)
			all = append(all, StatedTerm{Path: "scenarios." + s.Name + "." + t.Path, Says: a.brief(t.Value)})
		}
		if len(s.Terms) == 0 {
			all = append(all, StatedTerm{Path: "scenarios." + s.Name, Says: "changes nothing"})
		}
	}
	slices.SortFunc(all, func(a, b StatedTerm) int { return cmp.Compare(a.Path, b.Path) })
	return all
}

// assumedAt is the first term at a path that a case puts to a value.
func assumedAt(c *comp.Comparison, path string, value decimal.Decimal) assumed {
	if paths := c.Case.TermsAt(path); paths != nil {
		path = paths[0]
	}
	a := &risk.Assumption{Path: path, Offer: -1, Today: value}
	a.Term, _ = comp.FindTerm(path)
	if i, _, inOffer := comp.InOffer(path); inOffer {
		a.Offer = i
	}
	return assumed{a, c}
}

// Chosen is the name of the offer decided for, Leads that of the one that leads.
func (d *Decision) Chosen() string { return d.comparison().Offers[d.Grill.Chosen].Name }

// Leads is the name of the offer that leads.
func (d *Decision) Leads() string { return d.comparison().Offers[d.Grill.Lead.Leader].Name }

// statedTerm writes what the case states for a term.
func statedTerm(c *comp.Comparison, path string) string {
	v, _ := c.Case.Value(path)
	currency := c.Case.Currency
	if i, inside, inOffer := comp.InOffer(path); inOffer {
		currency = c.Offers[i].CurrencyOf(inside)
	}
	switch {
	case v.Number.Valid:
		t := Term{Path: path, Value: v.Number.Decimal}
		return t.Measured(currency, c.Case.Currency)
	case v.Word != "":
		return v.Word
	}
	return v.Date.String()
}

// Sections are the entry in reading order: the decision, what has changed and whether it still stands, the
// assumptions, where they change who leads, what is worth finding out, the reader's answers.
func (d *Decision) Sections() (sections []Section) {
	for _, s := range []Section{d.decided(), d.changed(), d.assumptions(), d.flips(), d.wouldChange(), d.answered()} {
		if len(s.Blocks) > 0 {
			sections = append(sections, s)
		}
	}
	return sections
}

func (d *Decision) decided() Section {
	c := d.comparison()
	how := "the offer that is ahead"
	switch d.Why {
	case ByName:
		how = "named as the choice"
	case AsBefore:
		how = "as in the entry before"
	}
	s := Section{Title: "Decision", Blocks: []Block{
		Paragraph{Text: fmt.Sprintf("%s, %s, by %s, valued on %v in %s.", d.Chosen(), how, d.Grill.Lead.Metric.Noun(), c.Case.AsOf, c.Case.Currency)},
		Paragraph{Text: Compared(c, d.Grill.Lead.Metric.Name).Headline},
	}}
	if d.Grill.Chosen != d.Grill.Lead.Leader {
		lead := d.Grill.Lead.Between(d.Grill.Chosen, d.Grill.Lead.Leader)
		s.Blocks = append(s.Blocks, Paragraph{Text: fmt.Sprintf("The decision is against the figures: %s pays %s less %s.", d.Chosen(), Headline(lead.Gap, c.Case.Currency), lead.Metric.In())})
	}
	for _, n := range d.Edited {
		s.Blocks = append(s.Blocks, Paragraph{Text: fmt.Sprintf("Entry %d was edited by hand after it was written.", n)})
	}
	return s
}

// changed says what has changed since the entry before, and whether the decision still stands.
func (d *Decision) changed() Section {
	if d.Since == nil {
		return Section{}
	}
	s := Section{Title: fmt.Sprintf("Since entry %d of %v", d.Since.Entry, d.Since.On), Blocks: []Block{Paragraph{Text: d.stands()}}}
	var said []string
	for _, name := range d.Since.Added {
		said = append(said, fmt.Sprintf("%s is new.", name))
	}
	for _, name := range d.Since.Gone {
		said = append(said, fmt.Sprintf("%s is gone.", name))
	}
	for _, question := range d.Since.Answers {
		said = append(said, "Answered anew: "+question)
	}
	if said != nil {
		s.Blocks = append(s.Blocks, List{Items: said})
	}
	if t := changedTable("Terms", "Term", d.Since.Terms, func(key string) string { return key }); t.Rows != nil {
		s.Blocks = append(s.Blocks, t)
	}
	if t := changedTable("Figures", "Metric", d.Since.Figures, d.metricTitle); t.Rows != nil {
		t.Caption = string(d.comparison().Case.Currency)
		s.Blocks = append(s.Blocks, t)
	}
	return s
}

// stands says whether the decision of the entry before still stands.
func (d *Decision) stands() string {
	leads := fmt.Sprintf("%s leads %s", d.Leads(), d.Grill.Lead.Metric.In())
	if d.Grill.Stress.Verdict == risk.TooClose {
		leads = fmt.Sprintf("%s is ahead %s, too close to call", d.Leads(), d.Grill.Lead.Metric.In())
	}
	switch before := d.Since; {
	case before.Chosen != d.Chosen():
		return fmt.Sprintf("The decision has changed, from %s to %s; %s.", before.Chosen, d.Chosen(), leads)
	case before.Led == before.Chosen && d.Chosen() == d.Leads():
		return fmt.Sprintf("The decision still stands: %s.", leads)
	case d.Chosen() == d.Leads():
		return fmt.Sprintf("The decision was against the figures and no longer is: %s.", leads)
	case before.Led == before.Chosen:
		return fmt.Sprintf("The decision no longer stands on the figures: %s.", leads)
	}
	return fmt.Sprintf("The decision is against the figures, as before: %s.", leads)
}

// metricTitle is the title of a metric, which names the horizon.
func (d *Decision) metricTitle(name string) string {
	m, err := comp.FindMetric(name, d.comparison().Case.Years)
	if err != nil {
		return name // of a longer horizon
	}
	return m.Title
}

func changedTable(title, what string, changes []Changed, named func(string) string) Table {
	t := Table{Title: title, Columns: []Column{textColumn("Offer"), textColumn(what), numberColumn("From"), numberColumn("To")}}
	for _, c := range changes {
		t.Rows = append(t.Rows, Row{Cells: []Cell{textCell(c.Offer), textCell(named(c.What)), textCell(c.From), textCell(c.To)}})
	}
	return t
}

// assumptions are what the ranking hangs on, with the day that it was assumed for and where it is written.
func (d *Decision) assumptions() Section {
	c := d.comparison()
	t := Table{Title: "Assumptions", Caption: fmt.Sprintf("as of %v, the one that moves the lead most first; amounts of terms in %s", c.Case.AsOf, ownCurrencies(c)), Columns: []Column{
		textColumn("Assumption"), numberColumn("Assumed"), textColumn("Plausible"), textColumn("Source"),
	}}
	for i := range d.Grill.Stress.Terms {
		a := assumed{d.Grill.Stress.Terms[i].Assumption, c}
		t.Rows = append(t.Rows, Row{Cells: []Cell{textCell(a.name()), textCell(a.brief(a.Today)), textCell(a.span(a.Plausible)), textCell(d.source(a.Path))}})
	}
	s := Section{Title: t.Title}
	if t.Rows == nil {
		s.Blocks = []Block{Paragraph{Text: "Nothing that is assumed moves the lead" + whileUncounted(c) + "."}}
		return s
	}
	s.Blocks = []Block{t}
	return s
}

// source says where a term is written, or the one that holds in its place.
func (d *Decision) source(path string) string {
	c := &d.comparison().Case
	if followed, follows := c.Follows(path); follows {
		path = followed
	}
	if v, _ := c.Value(path); !v.IsZero() {
		if place, _ := d.Written(path); place != "" {
			return place
		}
	}
	return "not stated: the default"
}

// flips are where each assumption changes who leads.
func (d *Decision) flips() Section {
	c := d.comparison()
	t := Table{Title: "Flip points", Caption: "each assumption alone, all else as it is", Columns: []Column{
		textColumn("Assumption"), numberColumn("Assumed"), numberColumn("Lead changes at"), textColumn("Then leads"), textColumn("Plausible"),
	}}
	for i := range d.Grill.Stress.Terms {
		one := &d.Grill.Stress.Terms[i]
		if one.Flip == nil {
			continue
		}
		a, plausible := assumed{one.Assumption, c}, "no"
		if one.Plausible.Holds(one.Flip.Value) {
			plausible = "yes"
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{textCell(a.name()), textCell(a.brief(a.Today)), textCell(a.brief(one.Flip.Value)), textCell(aheadName(c, one.Flip.To(one.Today))), textCell(plausible)}})
	}
	s := Section{Title: t.Title, Blocks: []Block{t}}
	if t.Rows == nil {
		s.Blocks = []Block{Paragraph{Text: "No assumption changes who leads by itself at any value that is searched."}}
	}
	return s
}

// wouldChange says how firm the lead is, and which fact is worth finding out.
func (d *Decision) wouldChange() Section {
	return Section{Title: "What would change it", Blocks: []Block{List{Items: stressed{d.Grill.Stress, d.comparison()}.verdict()[1:]}}}
}

func (d *Decision) answered() Section {
	s := Section{Title: "Asked and answered"}
	var items []string
	for _, a := range d.Answers {
		items = append(items, fmt.Sprintf("%s %s", a.Question, a.Answer))
	}
	if items != nil {
		s.Blocks = []Block{List{Items: items}}
	}
	return s
}

// Figure writes the figure of an offer as a log keeps it.
func (d *Decision) Figure(offer int, m comp.Metric) string {
	v, _ := d.comparison().Offers[offer].Figure(m.Name)
	return Money(v.Round(d.comparison().Case.Currency.Places()), d.comparison().Case.Currency)
}
