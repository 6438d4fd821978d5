package report

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Departures is the walk-away values of the offers of a comparison, month by month.
type Departures struct {
	Comparison *comp.Comparison
	Month      int // the only month worked out, or 0 for all
	Voluntary  bool
	Offers     []Departure
}

// Departure is the walk-away values of one offer.
type Departure struct {
	Result *comp.Result
	Months []comp.WalkAway
	// Cheapest is the month from today to a year from now in which leaving today's job
	// forfeits least; nil for an offer that is not today's job.
	Cheapest *comp.WalkAway
}

// NewDepartures works out the walk-away values of every offer after one month of
// service, or, with month 0, after every month of the horizon; of today's job also
// today's.
func NewDepartures(c *comp.Comparison, month int, voluntary bool) *Departures {
	d := &Departures{Comparison: c, Month: month, Voluntary: voluntary}
	for i := range c.Offers {
		r := &c.Offers[i]
		leaving := comp.NewLeaving(c, r, voluntary)
		departure := Departure{Result: r}
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
	if month > 0 {
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
	for i := range d.Offers {
		doc.Sections = append(doc.Sections, departureSection(d, i))
		doc.Verdict = append(doc.Verdict, departureVerdict(d, &d.Offers[i]))
	}
	doc.Sections = append(doc.Sections, Section{ID: "assumptions", Part: Closing, Title: "Assumptions", Blocks: []Block{
		List{Items: append(departureConventions(d), Assumptions(c)...)},
	}})
	return doc
}

func departureSection(d *Departures, i int) Section {
	departure := &d.Offers[i]
	id := fmt.Sprintf("leave-%d", i+1)
	s := Section{ID: id, Part: Detail, Title: offerTitle(departure.Result)}
	s.Blocks = append(s.Blocks, departureTable(d, departure, id))
	if d.Month > 0 {
		s.Blocks = append(s.Blocks, departureDetail(&departure.Months[0], d.Comparison.Case.Currency))
	}
	return s
}

func departureTable(d *Departures, departure *Departure, id string) Table {
	t := Table{ID: id, Title: departure.Result.Name, Caption: string(d.Comparison.Case.Currency), Columns: []Column{
		numberColumn("Month"), textColumn("Last day"), numberColumn("Cash"), numberColumn("Equity"),
		numberColumn("Clawback"), numberColumn("Net"), numberColumn("Left behind"),
	}}
	for j := range departure.Months {
		w := &departure.Months[j]
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			numberCell(decimal.NewFromInt(int64(w.Month))), dateCell(w.Date), moneyCell(w.Cash), moneyOrEmpty(w.Equity),
			moneyOrEmpty(w.Clawback.Neg()), moneyCell(w.Net), moneyOrEmpty(w.LeftBehind),
		}})
	}
	return t
}

// departureDetail lists what is owed and what is left behind, each with its reason.
func departureDetail(w *comp.WalkAway, currency comp.Currency) List {
	var items []string
	for _, debt := range w.Debts {
		items = append(items, fmt.Sprintf("Clawback of %s: %s, %s", debt.Item, Money(debt.Amount, currency), debt.Why))
	}
	for _, f := range w.Forfeits {
		item := fmt.Sprintf("Left behind: %s, %s", f.Item, Money(f.Amount, currency))
		if !f.Quantity.IsZero() && f.Amount.IsZero() {
			item = fmt.Sprintf("Left behind: %s, %s shares that no market prices", f.Item, Number(f.Quantity))
		} else if !f.Quantity.IsZero() {
			item += fmt.Sprintf(" (%s shares)", Number(f.Quantity))
		}
		items = append(items, item)
	}
	for _, e := range w.Exercises {
		items = append(items, fmt.Sprintf("%s: %s vested options have to be exercised by %v for %s, or they lapse; what an exit may pay for them is in no figure here",
			e.Item, Number(e.Options), e.Until, Money(e.Cost, currency)))
	}
	if items == nil {
		items = []string{"Nothing is owed and nothing is left behind."}
	}
	return List{Items: items}
}

func departureVerdict(d *Departures, departure *Departure) string {
	currency := d.Comparison.Case.Currency
	name := departure.Result.Name
	if departure.Cheapest != nil {
		now, best := &departure.Months[0], departure.Cheapest
		return fmt.Sprintf("Resigning from %s on %v forfeits %s, which a new employer would have to make whole; the cheapest month of the next twelve is month %d (%v), with %s.",
			name, now.Date, Headline(now.MakeWhole(), currency), best.Month, best.Date, Headline(best.MakeWhole(), currency))
	}
	if d.Month > 0 {
		w := &departure.Months[0]
		return fmt.Sprintf("Leaving %s after %s keeps %s: %s in cash and %s in shares, less %s of clawback; %s is left behind.",
			name, count(w.Month, "month"), Headline(w.Net, currency), Headline(w.Cash, currency), Headline(w.Equity, currency),
			Headline(w.Clawback, currency), Headline(w.LeftBehind, currency))
	}
	free := firstFree(departure.Months)
	switch {
	case free == nil:
		return fmt.Sprintf("%s claws back in every month of the horizon.", name)
	case free.Month <= 1:
		return fmt.Sprintf("%s never claws anything back.", name)
	}
	return fmt.Sprintf("%s claws nothing back from month %d (%v) on.", name, free.Month, free.Date)
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
	return []string{
		leaving + " The last day of work is the monthly anniversary of the start.",
		"Net = cash received + equity vested, at the value of each vest day, - clawback owed.",
		"Left behind is what was granted and has not vested, at the share price of the last day, and the bonus earned but not yet paid.",
		"A payment for a service year that has not begun is not received: leaving on an anniversary forgoes what is paid that day for the next year.",
	}
}
