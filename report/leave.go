package report

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Departures is the walk-away values of the offers of a comparison, month by month.
type Departures struct {
	Comparison *comp.Comparison
	Month      int // the only month worked out, or EveryMonth
	Voluntary  bool
	Complete   bool // tables have every figure, even one that is 0 throughout
	Offers     []Departure
}

// EveryMonth asks for the walk-away values of every month of the horizon.
const EveryMonth = -1

// Departure is the walk-away values of one offer.
type Departure struct {
	Result *comp.Result
	Months []comp.WalkAway
	// Cheapest is the month from today to a year from now in which leaving today's job
	// forfeits least; nil for an offer that is not today's job.
	Cheapest *comp.WalkAway

	leaving *comp.Leaving
}

// Repayments are what the clawbacks of one of its walk-away values cost after tax; see [comp.Leaving.Repayments].
func (d *Departure) Repayments(w *comp.WalkAway) []*comp.Repayment {
	if d.leaving == nil {
		return nil
	}
	return d.leaving.Repayments(w)
}

// NewDepartures works out the walk-away values of every offer after one month of
// service, or, with EveryMonth, after every month of the horizon; of today's job also of
// leaving on the first compared day, month 0.
func NewDepartures(c *comp.Comparison, month int, voluntary bool) *Departures {
	d := &Departures{Comparison: c, Month: month, Voluntary: voluntary}
	for i := range c.Offers {
		r := &c.Offers[i]
		leaving := comp.NewLeaving(c, r, voluntary)
		departure := Departure{Result: r, leaving: leaving}
		for _, m := range monthsToShow(c, r, month) {
			departure.Months = append(departure.Months, leaving.After(m))
		}
		if r.Offer.Current {
			cheapest := leaving.Cheapest(12)
			departure.Cheapest = &cheapest
		}
		d.Offers = append(d.Offers, departure)
	}
	return d
}

func monthsToShow(c *comp.Comparison, r *comp.Result, month int) []int {
	if month != EveryMonth {
		return []int{month}
	}
	var months []int
	first := 1
	if r.Offer.Current {
		first = 0
	}
	for m := first; m <= 12*c.Case.Years; m++ {
		months = append(months, m)
	}
	return months
}

// Leave turns walk-away values into their document.
func Leave(d *Departures) *Document {
	c := d.Comparison
	doc := &Document{
		Title:    "Leaving " + title(c),
		Subtitle: fmt.Sprintf("%s, valued on %v; what is kept by leaving after so many months of service", c.Case.Currency, c.Case.AsOf),
		Currency: c.Case.Currency, Comparison: c, View: comp.ByMonth,
	}
	figures := d.figures()
	short, told := d.together()
	if told {
		doc.Sections = append(doc.Sections, short)
	}
	for i := range d.Offers {
		s := departureSection(d, i, figures)
		s.Deep = told
		doc.Sections = append(doc.Sections, s)
	}
	for _, sentence := range d.verdicts() {
		doc.Verdict.add(sentence)
	}
	doc.Sections = append(doc.Sections, Section{ID: "assumptions", Part: Closing, Title: "Assumptions", Blocks: []Block{
		List{Items: append(departureConventions(d), Assumptions(c)...)},
	}})
	return doc
}

// together is one table of what is kept and left behind of all offers, month by month, where there are
// several; whoever reads columns wants those of each offer alone.
func (d *Departures) together() (Section, bool) {
	if d.Month != EveryMonth || len(d.Offers) < 2 || d.Complete {
		return Section{}, false
	}
	t := Table{
		ID: "leave", Title: "Kept and left behind", Caption: string(d.Comparison.Case.Currency), Whole: true,
		Columns: []Column{numberColumn("Month"), textColumn("Last day")},
	}
	for i := range d.Offers {
		left, whole := numberColumn("left behind"), numberColumn("make whole")
		left.Spare, whole.Spare = 2, 1 // in the tables of each offer alone they are never left out
		t.Columns = append(t.Columns, numberColumn(offerHead(d.Offers[i].Result)+" keeps"), left)
		if d.Offers[i].Result.Offer.Current {
			t.Columns = append(t.Columns, whole)
		}
	}
	for m := 0; m <= 12*d.Comparison.Case.Years; m++ {
		row := Row{Cells: []Cell{numberCell(decimal.NewFromInt(int64(m))), {Kind: EmptyCell}}}
		for i := range d.Offers {
			row.Cells = append(row.Cells, d.Offers[i].inMonth(m, &row.Cells[1])...)
		}
		if row.Cells[1].Kind != EmptyCell {
			t.Rows = append(t.Rows, row)
		}
	}
	blocks := []Block{t}
	if text := d.otherDays(); text != "" {
		blocks = append(blocks, Paragraph{Text: text})
	}
	return Section{ID: t.ID, Title: t.Title, Blocks: blocks}, true
}

// inMonth are the cells of leaving after a month, empty where the offer has no such month; the first offer
// that has it says on which day that is.
func (d *Departure) inMonth(month int, day *Cell) []Cell {
	cells := []Cell{{Kind: EmptyCell}, {Kind: EmptyCell}}
	if d.Result.Offer.Current {
		cells = append(cells, Cell{Kind: EmptyCell})
	}
	at := slices.IndexFunc(d.Months, func(w comp.WalkAway) bool { return w.Month == month })
	if at < 0 {
		return cells
	}
	w := &d.Months[at]
	if day.Kind == EmptyCell {
		*day = dateCell(w.Date)
	}
	cells[0], cells[1] = moneyCell(w.Net), moneyCell(w.LeftBehind)
	if d.Result.Offer.Current {
		cells[2] = moneyCell(w.MakeWhole())
	}
	return cells
}

// otherDays says of which offer the last days of the joint table are, where others start on another day;
// empty where all start on one.
func (d *Departures) otherDays() string {
	first := d.Offers[0].Result
	var others []string
	for _, o := range d.Offers[1:] {
		if o.Result.Start != first.Start {
			others = append(others, fmt.Sprintf("%s counts from %v", o.Result.Short, o.Result.Start))
		}
	}
	if others == nil {
		return ""
	}
	return fmt.Sprintf("The last days are those of %s; %s.", first.Short, series(others))
}

func departureSection(d *Departures, i int, figures []DepartureFigure) Section {
	departure := &d.Offers[i]
	id := fmt.Sprintf("leave-%d", i+1)
	s := Section{ID: id, Part: Detail, Title: offerTitle(departure.Result)}
	s.Blocks = append(s.Blocks, departureTable(d, departure, id, figures))
	if t, owed := departure.repaymentTable(id+"-after-tax", d.Comparison.Case.Currency); owed {
		s.Blocks = append(s.Blocks, t)
	}
	if d.Month != EveryMonth {
		w := &departure.Months[0]
		detail := departureDetail(w, d.Comparison.Case.Currency)
		detail.Items = append(detail.Items, paidLater(departure.Result, w, d.Comparison.Case.Currency)...)
		detail.Items = append(detail.Items, repaymentsInWords(departure.Result, w, departure.Repayments(w), d.Comparison.Case.Currency)...)
		s.Blocks = append(s.Blocks, detail)
	}
	return s
}

func departureTable(d *Departures, departure *Departure, id string, figures []DepartureFigure) Table {
	t := Table{ID: id, Title: departure.Result.Name, Caption: string(d.Comparison.Case.Currency), Columns: []Column{
		numberColumn("Month"), textColumn("Last day"),
	}}
	for _, f := range figures {
		t.Columns = append(t.Columns, numberColumn(f.Title))
	}
	for j := range departure.Months {
		w := &departure.Months[j]
		row := Row{Cells: []Cell{numberCell(decimal.NewFromInt(int64(w.Month))), dateCell(w.Date)}}
		for _, f := range figures {
			row.Cells = append(row.Cells, moneyCell(f.Of(w)))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// DepartureFigure is one figure of a walk-away value.
type DepartureFigure struct {
	Title  string
	Of     func(*comp.WalkAway) decimal.Decimal
	always bool // shown where it is 0 for every offer too
}

// DepartureFigures lists the figures of a walk-away value in the order of every table: the
// first four add up to the net.
func DepartureFigures() []DepartureFigure {
	return []DepartureFigure{
		{"Cash", func(w *comp.WalkAway) decimal.Decimal { return w.Cash }, true},
		{"Equity", func(w *comp.WalkAway) decimal.Decimal { return w.Equity }, false},
		{"Other", func(w *comp.WalkAway) decimal.Decimal { return w.Other }, false},
		{"Clawback", func(w *comp.WalkAway) decimal.Decimal { return w.Clawback.Neg() }, false},
		{"Net", func(w *comp.WalkAway) decimal.Decimal { return w.Net }, true},
		{"Left behind", func(w *comp.WalkAway) decimal.Decimal { return w.LeftBehind }, true},
		{"Make whole", (*comp.WalkAway).MakeWhole, true},
	}
}

// figures lists those that are not 0 throughout.
func (d *Departures) figures() []DepartureFigure {
	return slices.DeleteFunc(DepartureFigures(), func(f DepartureFigure) bool {
		return !d.Complete && !f.always && !slices.ContainsFunc(d.Offers, func(departure Departure) bool {
			return slices.ContainsFunc(departure.Months, func(w comp.WalkAway) bool { return !f.Of(&w).IsZero() })
		})
	})
}

// departureDetail lists what leaving costs, all of it: what is left behind adds up to the figure above.
func departureDetail(w *comp.WalkAway, currency comp.Currency) List {
	l := List{Whole: true}
	for _, loss := range Departed(w, currency) {
		if loss.Holds.Holds() {
			l.Items = append(l.Items, loss.String())
		}
	}
	return l
}

// paidLater says what sign-ons and a relocation would still pay within the horizon: it is for service to come, and no
// figure counts it as left behind.
func paidLater(r *comp.Result, w *comp.WalkAway, currency comp.Currency) (said []string) {
	terms := r.Offer.RelocationTerms()
	for i := range r.Offer.SignOn {
		terms = append(terms, comp.SignOnTerm.At(i))
	}
	for _, term := range terms {
		item, first, sum := "", vesting.Date{}, decimal.Zero
		for k := range r.Timeline {
			p := &r.Timeline[k]
			begun := p.Year == 1 || 12*(p.Year-1) < w.Month
			if p.Term != term || p.Date.Before(w.Date) || p.Date == w.Date && begun {
				continue
			}
			if first.IsZero() {
				item, first = p.Name(), p.Date
			}
			sum = sum.Add(p.Amount)
		}
		if sum.IsPositive() {
			said = append(said, fmt.Sprintf("Not paid any more: %s, %s from %v on; it is for service to come, and in no figure here", item, currency.Grouped(sum), first))
		}
	}
	return said
}

// Loss is one thing that leaving costs, in a sentence with its reason.
type Loss struct {
	Sentence
	Holds calc.Cond // whether it is lost; for other terms it may be
}

// Departed lists what is owed, what is left behind and what has to be decided.
func Departed(w *comp.WalkAway, currency comp.Currency) []Loss {
	var losses []Loss
	nothing := calc.Fixed(true)
	add := func(holds calc.Cond, s Sentence) {
		losses = append(losses, Loss{s, holds})
		nothing = nothing.And(holds.Not())
	}
	for i := range w.Debts {
		debt := &w.Debts[i]
		add(debt.Holds(), say("Clawback of %s: %s, %s", debt.Item, numbered(MoneyForm, debt.AmountNumber(), currency), DebtInWords(debt, currency)))
	}
	for i := range w.Forfeits {
		f := &w.Forfeits[i]
		add(f.Holds(), leftBehind(f, currency))
	}
	for i := range w.Exercises {
		e := &w.Exercises[i]
		add(e.OptionsNumber().Positive(), say("%s: %s vested options have to be exercised by %s for %s, or they lapse; what an exit may pay for them is in no figure here",
			e.Item, numbered(NumberForm, e.OptionsNumber(), currency), e.Until, numbered(MoneyForm, e.CostNumber(), currency)))
	}
	add(nothing, say("Nothing is owed and nothing is left behind."))
	return losses
}

// leftBehind says what one thing that leaving gives up is.
func leftBehind(f *comp.Forfeit, currency comp.Currency) Sentence {
	counted := SharesForm
	if f.Options {
		counted = OptionsForm
	}
	shares, amount := numbered(counted, f.QuantityNumber(), currency), numbered(MoneyForm, f.AmountNumber(), currency)
	switch {
	case f.Unpriced:
		return say("Left behind: %s, %s that no market prices", f.Item, shares)
	case !f.QuantityNumber().IsFixedZero():
		return say("Left behind: %s, %s (%s)", f.Item, amount, shares)
	}
	return say("Left behind: %s, %s", f.Item, amount)
}

// verdicts say what resigning from today's job costs, who keeps most by leaving after LeaveMonth, and until
// when anything is clawed back; of one month alone what each keeps.
func (d *Departures) verdicts() (sentences []string) {
	var free []string
	var clawing []string
	for i := range d.Offers {
		departure := &d.Offers[i]
		switch first := firstFree(departure.Months); {
		case departure.Cheapest != nil || d.Month != EveryMonth:
			sentences = append(sentences, departureVerdict(d, departure))
		case first != nil && first.Month <= 1:
			free = append(free, departure.Result.Name)
		default:
			clawing = append(clawing, departureVerdict(d, departure))
		}
	}
	if d.Month != EveryMonth {
		return sentences
	}
	sentences = append(append(sentences, d.keptAfter(LeaveMonth)), clawing...)
	if free != nil {
		sentences = append(sentences, fmt.Sprintf("By what the case says, nothing is owed back to %s.", series(free)))
	}
	return sentences
}

// keptAfter says what leaving after a month keeps, and at which offer most.
func (d *Departures) keptAfter(month int) string {
	currency := d.Comparison.Case.Currency
	at := func(i int) *comp.WalkAway {
		months := d.Offers[i].Months
		return &months[slices.IndexFunc(months, func(w comp.WalkAway) bool { return w.Month == month })]
	}
	most, second := 0, -1
	for i := 1; i < len(d.Offers); i++ {
		switch {
		case at(i).Net.GreaterThan(at(most).Net):
			most, second = i, most
		case second < 0 || at(i).Net.GreaterThan(at(second).Net):
			second = i
		}
	}
	kept := Headline(at(most).Net, currency)
	switch name := d.Offers[most].Result.Name; {
	case second < 0:
		return fmt.Sprintf("Leaving %s after %s keeps %s and leaves %s behind.", name, Count(month, "month"), kept, Headline(at(most).LeftBehind, currency))
	case at(most).Net.Equal(at(second).Net):
		return fmt.Sprintf("Leaving after %s keeps %s at %s and at %s.", Count(month, "month"), kept, name, d.Offers[second].Result.Name)
	default:
		return fmt.Sprintf("Leaving after %s keeps most at %s: %s, %s more than at %s.",
			Count(month, "month"), name, kept, Headline(at(most).Net.Sub(at(second).Net), currency), d.Offers[second].Result.Name)
	}
}

func departureVerdict(d *Departures, departure *Departure) string {
	currency := d.Comparison.Case.Currency
	name := departure.Result.Name
	if departure.Cheapest != nil {
		return resigning(name, &departure.Months[0], departure.Cheapest, currency)
	}
	if d.Month != EveryMonth {
		w := &departure.Months[0]
		other := ""
		if !w.Other.IsZero() {
			other = fmt.Sprintf(", %s in match and benefits", Headline(w.Other, currency))
		}
		return fmt.Sprintf("Leaving %s after %s keeps %s: %s in cash%s and %s in shares, less %s of clawback; %s is left behind.",
			name, Count(w.Month, "month"), Headline(w.Net, currency), Headline(w.Cash, currency), other, Headline(w.Equity, currency),
			Headline(w.Clawback, currency), Headline(w.LeftBehind, currency))
	}
	free := firstFree(departure.Months)
	if free == nil {
		return fmt.Sprintf("%s claws back in every month of the horizon.", name)
	}
	return fmt.Sprintf("%s claws nothing back from month %d (%v) on.", name, free.Month, free.Date)
}

// resigning says what resigning from today's job costs, and in which month it costs least.
func resigning(name string, now, cheapest *comp.WalkAway, currency comp.Currency) string {
	costs := fmt.Sprintf("forfeits %s, which a new employer would have to make whole", Headline(now.MakeWhole(), currency))
	if now.MakeWhole().IsZero() {
		costs = "forfeits nothing"
	}
	return fmt.Sprintf("Resigning from %s on %v %s; the cheapest month of the twelve from the first compared day is month %d (%v), with %s.",
		name, now.Date, costs, cheapest.Month, cheapest.Date, Headline(cheapest.MakeWhole(), currency))
}

// firstFree returns the first month from which on nothing is owed.
func firstFree(months []comp.WalkAway) *comp.WalkAway {
	var free *comp.WalkAway
	for i := len(months) - 1; i >= 0 && months[i].Clawback.IsZero(); i-- {
		free = &months[i]
	}
	return free
}

func departureConventions(d *Departures) []string {
	leaving := "The employee resigns."
	if !d.Voluntary {
		leaving = "The employer ends the job without cause; clauses for a resignation only take nothing."
	}
	conventions := []string{
		leaving + " The last day of work is the monthly anniversary of the start, of today's job of the first compared day.",
		"Net = cash received + equity vested, at the value of each vest day, + other (vested match and benefits in kind) - clawback owed.",
		"Left behind is what was granted before the last day and has not vested, at the share price of that day, and the bonus and commission earned but not yet paid. " +
			"Make whole is what a new employer would have to pay for it and for the clawback.",
		"A payment for a service year that has not begun is not received: leaving on an anniversary forgoes what is paid that day for the next year.",
	}
	if d.repaysTaxed() {
		conventions = append(conventions, "The net is before taxes, less the clawback as the clause has it. "+afterTaxOfClawbacks)
	}
	return conventions
}
