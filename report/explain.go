package report

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Question is which number is to be explained. The zero Question asks for the total of
// every offer.
type Question struct {
	Offer     string         // name or company; empty means every offer
	Year      int            // service year; 0 means every year
	Component comp.Component // empty means every component
	Certainty comp.Certainty // empty means every certainty
}

// Explanation is the payments behind a number; their sum is the number.
type Explanation struct {
	Question   Question
	Comparison *comp.Comparison
	Offers     []ExplainedOffer
}

// ExplainedOffer is the payments of one offer.
type ExplainedOffer struct {
	Result   *comp.Result
	Payments comp.Timeline
	Total    decimal.Decimal // the number asked about, from the statement; the payments add up to it
}

// UnknownOfferError reports a name that no offer of the case has.
type UnknownOfferError struct {
	Name  string
	Known []string
}

func (e *UnknownOfferError) Error() string {
	return fmt.Sprintf("no offer is named %q; write one of %s", e.Name, strings.Join(e.Known, ", "))
}

// FindOffer returns the offer of a name, or, where only one offer is of a company, of
// its company; case does not matter.
func FindOffer(c *comp.Comparison, name string) (*comp.Result, error) {
	var found []*comp.Result
	var known []string
	for i := range c.Offers {
		r := &c.Offers[i]
		known = append(known, r.Name)
		if strings.EqualFold(r.Name, name) {
			return r, nil
		}
		if strings.EqualFold(r.Offer.Company, name) {
			found = append(found, r)
		}
	}
	if len(found) == 1 {
		return found[0], nil
	}
	return nil, &UnknownOfferError{Name: name, Known: known}
}

// Explain finds the payments behind a number.
func Explain(c *comp.Comparison, q Question) (*Explanation, error) {
	e := &Explanation{Question: q, Comparison: c}
	for i := range c.Offers {
		if q.Offer == "" {
			e.Offers = append(e.Offers, explained(&c.Offers[i], q))
		}
	}
	if q.Offer != "" {
		r, err := FindOffer(c, q.Offer)
		if err != nil {
			return nil, err
		}
		e.Offers = append(e.Offers, explained(r, q))
	}
	return e, nil
}

func explained(r *comp.Result, q Question) ExplainedOffer {
	e := ExplainedOffer{Result: r}
	for _, p := range r.Timeline {
		if (q.Year == 0 || p.Year == q.Year) && (q.Component == "" || p.Component == q.Component) && (q.Certainty == "" || p.Certainty == q.Certainty) {
			e.Payments = append(e.Payments, p)
		}
	}
	e.Total = e.Payments.Total()
	return e
}

// Document writes the explanation down.
func (e *Explanation) Document() *Document {
	c := e.Comparison
	doc := &Document{
		Title:    e.title(),
		Subtitle: fmt.Sprintf("%s, valued on %v; every payment behind the number", c.Case.Currency, c.Case.AsOf),
		Currency: c.Case.Currency, Comparison: c, View: comp.ByYear,
	}
	for i := range e.Offers {
		doc.Sections = append(doc.Sections, e.section(i))
		o := &e.Offers[i]
		doc.Verdict = append(doc.Verdict, fmt.Sprintf("%s: %s, the sum of %s.",
			o.Result.Name, Money(o.Total, c.Case.Currency), count(len(o.Payments), "payment")))
	}
	doc.Sections = append(doc.Sections, assumptionSection(c))
	return doc
}

func (e *Explanation) title() string {
	text := "All pay"
	if e.Question.Component != "" {
		text = e.Question.Component.Title()
	}
	if e.Question.Certainty != "" {
		text += ", " + string(e.Question.Certainty)
	}
	if e.Question.Year != 0 {
		return fmt.Sprintf("%s in service year %d", text, e.Question.Year)
	}
	return fmt.Sprintf("%s over %s", text, count(e.Comparison.Case.Years, "year"))
}

func (e *Explanation) section(i int) Section {
	o := &e.Offers[i]
	id := fmt.Sprintf("explain-%d", i+1)
	t := Table{ID: id, Title: o.Result.Name, Caption: string(e.Comparison.Case.Currency), Columns: []Column{
		textColumn("Date"), numberColumn("Year"), textColumn("Item"), textColumn("How"), numberColumn("Amount"),
	}}
	var rules []string
	for j := range o.Payments {
		p := &o.Payments[j]
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			dateCell(p.Date), numberCell(decimal.NewFromInt(int64(p.Year))), textCell(p.Item), textCell(How(p)), moneyCell(p.Amount),
		}})
		rule := fmt.Sprintf("%s: %s.", p.Component.Title(), p.Rule)
		if !slices.Contains(rules, rule) {
			rules = append(rules, rule)
		}
	}
	t.Rows = append(t.Rows, Row{Total: true, Cells: []Cell{
		textCell("Total"), {Kind: EmptyCell}, {Kind: EmptyCell}, {Kind: EmptyCell}, moneyCell(o.Total),
	}})
	s := Section{ID: id, Part: Detail, Title: o.Result.Name, Blocks: []Block{t}}
	if rules != nil {
		s.Blocks = append(s.Blocks, List{Items: rules})
	}
	return s
}

// How writes the arithmetic of one payment on a line: "88 x 1,825.05", "15% of
// 160,000.00", "1/12 of 160,000.00".
func How(p *comp.Payment) string {
	switch {
	case !p.Strike.IsZero() && !p.Amount.IsZero():
		return fmt.Sprintf("%s x (%s - %s)", Number(p.Quantity), Number(p.Price), Number(p.Strike))
	case !p.Quantity.IsZero():
		return fmt.Sprintf("%s x %s", Number(p.Quantity), Number(p.Price))
	case !p.Rate.IsZero() && !p.Basis.IsZero():
		return fmt.Sprintf("%s of %s", ExactPercent(p.Rate), Number(p.Basis))
	case isTwelfth(p):
		return "1/12 of " + Number(p.Basis)
	case !p.Basis.IsZero():
		return Number(p.Basis)
	case !p.Rate.IsZero():
		return ExactPercent(p.Rate)
	}
	return ""
}

// isTwelfth reports whether the payment is one month's part of a year.
func isTwelfth(p *comp.Payment) bool {
	month := new(big.Rat).Sub(p.To.Rat(), p.From.Rat())
	return !p.Basis.IsZero() && month.Cmp(big.NewRat(1, 12)) == 0
}
