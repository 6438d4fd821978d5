package report

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Diary is the days of offers that belong in a calendar.
type Diary struct {
	Comparison *comp.Comparison
	Offers     []OfferDays
}

// OfferDays are the days of one offer, in order of date.
type OfferDays struct {
	Offer int // of the comparison
	Days  []comp.Day
}

// EveryOffer and NeverLeaves stand for all offers, and for nobody who means to leave.
const (
	EveryOffer  = -1
	NeverLeaves = -1
)

// NewDiary lists the days of one offer of a comparison or of every one; with a month also those that
// leaving after so many full months of service makes.
func NewDiary(c *comp.Comparison, offer, month int) *Diary {
	d := &Diary{Comparison: c}
	for i := range c.Offers {
		if offer != EveryOffer && offer != i {
			continue
		}
		r := &c.Offers[i]
		days := c.Days(r)
		if month != NeverLeaves {
			days = comp.MergeDays(days, comp.NewLeaving(c, r, true).LeavingDays(month))
		}
		d.Offers = append(d.Offers, OfferDays{i, days})
	}
	return d
}

// Result is the offer whose days these are.
func (d *Diary) Result(o *OfferDays) *comp.Result { return &d.Comparison.Offers[o.Offer] }

// Document is the days as tables, one an offer.
func (d *Diary) Document() *Document {
	c := d.Comparison
	document := &Document{
		Title:    "Days to remember: " + title(c),
		Subtitle: fmt.Sprintf("valued on %v, over %s of service", c.Case.AsOf, Count(c.Case.Years, "year")),
		Currency: c.Case.Currency, Comparison: c, View: comp.ByYear, Verdict: Said(d.next()),
	}
	for i := range d.Offers {
		document.Sections = append(document.Sections, d.section(&d.Offers[i]))
	}
	document.Sections = append(document.Sections, Section{ID: "assumptions", Part: Closing, Title: "Assumptions", Blocks: []Block{
		List{Items: append([]string{
			"What comes with the salary is left out: base, match, monthly benefits and costs.",
			"An award that runs on after the horizon is listed to its last vest; what its shares are worth rests on the share price assumed.",
			"A clawback ends on the first day on which leaving owes nothing of it.",
		}, Assumptions(c)...)},
	}})
	return document
}

// next says what comes next, from the valuation date on.
func (d *Diary) next() string {
	var first *comp.Day
	var of *OfferDays
	for i := range d.Offers {
		for k := range d.Offers[i].Days {
			day := &d.Offers[i].Days[k]
			if !day.On.Before(d.Comparison.Case.AsOf) && (first == nil || day.On.Before(first.On)) {
				first, of = day, &d.Offers[i]
			}
		}
	}
	if first == nil {
		return "Nothing lies ahead."
	}
	r := d.Result(of)
	return fmt.Sprintf("Next, on %v, %s.", first.On, DayInWords(r, first))
}

func (d *Diary) section(o *OfferDays) Section {
	r := d.Result(o)
	t := Table{
		ID: fmt.Sprintf("days-%d", o.Offer+1), Title: r.Name, Caption: string(r.Currency),
		Columns: []Column{textColumn("Day"), textColumn("What"), numberColumn("Amount")},
	}
	for i := range o.Days {
		day := &o.Days[i]
		t.Rows = append(t.Rows, Row{Cells: []Cell{dateCell(day.On), textCell(capital(happens(r, day))), amountOrEmpty(r, day)}})
	}
	section := Section{ID: t.ID, Part: Detail, Title: r.Name}
	if len(o.Days) == 0 {
		section.Blocks = []Block{Paragraph{Text: "No day of it is known."}}
		return section
	}
	section.Blocks = []Block{t}
	return section
}

// amountOrEmpty is what a day pays; a blank where nobody can know, or where it is no day of pay.
func amountOrEmpty(r *comp.Result, day *comp.Day) Cell {
	if !Pays(day) {
		return Cell{Kind: EmptyCell}
	}
	return ownMoneyCell(day.Amount, r.Currency)
}

// Pays reports whether what a day pays is known.
func Pays(day *comp.Day) bool {
	switch day.Kind {
	case comp.VestDay, comp.PayDay:
		return !day.Unpriced
	case comp.TenderDay, comp.ExitDay:
		return day.Amount.IsPositive()
	}
	return false
}

// DayInWords says in a line what happens on a day of an offer: "Amazon: 11 shares vest".
func DayInWords(r *comp.Result, day *comp.Day) string {
	said := happens(r, day)
	if day.Kind == comp.PayDay || day.Kind != comp.VestDay && Pays(day) {
		said += ", " + Headline(day.Amount, r.Currency)
	}
	return r.Name + ": " + said
}

func happens(r *comp.Result, day *comp.Day) string {
	switch day.Kind {
	case comp.AnswerDay:
		return "last day to answer"
	case comp.FirstDay:
		return "first day of work"
	case comp.VestDay:
		return vestInWords(r, day)
	case comp.PayDay:
		return day.Item
	case comp.ClawbackEndDay:
		return "nothing has to be paid back any more: " + InSentence(day.Item)
	case comp.ExpiryDay:
		return fmt.Sprintf("%s expire (%s)", sharesInWords(day), awardOf(day))
	case comp.LastDay:
		return "last day of work"
	case comp.PromotionDay:
		return "expected: " + InSentence(day.Item)
	case comp.TenderDay:
		return "expected: a tender offer at " + Amount(r.Offer.Private.Tender.Price, r.Equity) + " a share"
	case comp.ExitDay:
		return "expected: an exit at " + Short(r.Offer.Private.Exit.Value, r.Equity)
	case comp.WindowDay:
		return fmt.Sprintf("last day to exercise %s vested by leaving (%s)", sharesInWords(day), awardOf(day))
	}
	return ""
}

func vestInWords(r *comp.Result, day *comp.Day) string {
	verb, what := "vest", sharesInWords(day)
	switch {
	case day.Quantity.IsZero():
		what = Headline(day.Amount, r.Currency)
	case isOne(day.Quantity):
		verb = "vests"
	}
	if day.Expected {
		what = "expected: " + what
	}
	return fmt.Sprintf("%s %s (%s)", what, verb, awardOf(day))
}

// awardOf names the award of a day; one year's refresher by its own day.
func awardOf(day *comp.Day) string {
	switch day.Term.Kind {
	case comp.RefresherTerm:
		return fmt.Sprintf("refresher of %v", day.Granted)
	case comp.TopUpTerm:
		return "top-up"
	}
	return day.Item
}

func sharesInWords(day *comp.Day) string {
	what := "share"
	if day.Options {
		what = "option"
	}
	if !isOne(day.Quantity) {
		what += "s"
	}
	return Number(day.Quantity) + " " + what
}

func isOne(shares decimal.Decimal) bool { return shares.Equal(decimal.NewFromInt(1)) }

// DayDetails says in lines what to know of a day.
func DayDetails(r *comp.Result, day *comp.Day) (lines []string) {
	if day.Kind == comp.VestDay && !day.Quantity.IsZero() {
		if day.Unpriced {
			lines = append(lines, "A private company: what they are worth, an exit says.")
		} else {
			lines = append(lines, "Worth "+Money(day.Amount, r.Currency)+" at the share price assumed.")
		}
	}
	if day.Expected {
		lines = append(lines, "Expected: nobody has put it in writing.")
	}
	return lines
}
