package report

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// Written says where a term of the case stands in its file, and how it is written there. It
// returns empty texts for a term that is not written, such as a default.
type Written func(path string) (place, text string)

// Term is a term of the case that a number rests on.
type Term struct {
	Path  string // offers[0].grants[1].price
	Value decimal.Decimal
	Place string // offers.yaml:8:14; empty for a default
	Text  string // as the file has it: 300k

	More decimal.Decimal     // a little more of it; see Step
	Step string              // how much more: "1% more", "one point more"
	Adds decimal.NullDecimal // what that adds to the figure asked about; not valid where nobody asked
}

// step finds a little more of the term: a point of a rate, one share, a hundredth of an amount.
// Where that is out of its bounds it is a little less.
func (t *Term) step() {
	described, _ := comp.FindTerm(t.Path)
	hundredth := decimal.New(1, -2)
	by, name := t.Value.Mul(hundredth), "1%"
	switch {
	case described.IsRate(t.Value):
		by, name = hundredth, "one point"
	case described.Kind == comp.KindCount:
		by, name = decimal.NewFromInt(1), "one"
	}
	t.More, t.Step = t.Value.Add(by), name+" more"
	if described.Kind != comp.KindRateOrMoney && !described.Bounds.Hold(t.More) {
		t.More, t.Step = t.Value.Sub(by), name+" less"
	}
}

// moveTerms works out what a little more of each term does to the figure of an offer.
func moveTerms(terms []Term, s *comp.Sensitivity, offer int) error {
	for i := range terms {
		t := &terms[i]
		if !slices.Contains(s.Terms, t.Path) {
			continue
		}
		t.step()
		figures, err := s.Figures(calc.Changes{Numbers: map[string]decimal.Decimal{t.Path: t.More}})
		var undefined *comp.TermError
		switch {
		case errors.As(err, &undefined): // no figure is left: a share of a company that has none
			t.Step = ""
		case err != nil:
			return err
		default:
			t.Adds = decimal.NewNullDecimal(figures[offer].Sub(s.Numbers[offer].Decimal()))
		}
	}
	return nil
}

// effect says what a little more of the term does to the figure; empty where nobody asked.
func (t *Term) effect(currency comp.Currency) string {
	switch {
	case !t.Adds.Valid:
		return ""
	case t.Adds.Decimal.IsZero():
		return fmt.Sprintf("; %s changes nothing", t.Step)
	case t.Adds.Decimal.IsNegative():
		return fmt.Sprintf("; %s takes %s off", t.Step, Money(t.Adds.Decimal.Neg(), currency))
	}
	return fmt.Sprintf("; %s adds %s", t.Step, Money(t.Adds.Decimal, currency))
}

// termsOf lists the terms that numbers rest on, each once.
func termsOf(numbers []calc.Number, written Written) ([]Term, error) {
	var terms []Term
	named := map[string]bool{}
	err := calc.Walk(numbers, func(n calc.Number) {
		if n.Op() != calc.OpInput {
			return
		}
		t := Term{Path: n.Term(), Value: n.Decimal()}
		if key := t.Path + " " + t.Value.String(); !named[key] {
			named[key] = true
			t.Place, t.Text = written(t.Path)
			terms = append(terms, t)
		}
	})
	slices.SortStableFunc(terms, func(a, b Term) int { return cmp.Compare(a.place(), b.place()) })
	return terms, err
}

// place is the term's place in the order of a case file, those of the whole case last. Terms of
// one list keep the order in which they are met.
func (t *Term) place() int {
	described, _ := comp.FindTerm(t.Path)
	at, known := termPlaces()[described.Path]
	if _, _, inOffer := comp.InOffer(t.Path); !known || !inOffer {
		return len(termPlaces()) + at
	}
	return at
}

var termPlaces = sync.OnceValue(func() map[string]int {
	places := map[string]int{}
	for i, t := range comp.Terms() {
		places[t.Path] = i
	}
	return places
})

// InOffer is the path of the term inside its offer, grants[0].price, and itself for one of the
// whole case.
func (t *Term) InOffer() string {
	if _, inside, ok := comp.InOffer(t.Path); ok {
		return inside
	}
	return t.Path
}

// Meaning says what the term is.
func (t *Term) Meaning() string {
	described, _ := comp.FindTerm(t.Path)
	return described.Meaning
}

// Measured writes the value in its unit: 1,200 USD a share, 15% a year. Amounts are in the
// currency of the offer, exchange rates in the one that the case reports in; the unit of a
// count is in its meaning.
func (t *Term) Measured(own, reporting comp.Currency) string {
	described, _ := comp.FindTerm(t.Path)
	value := Number(t.Value)
	switch described.Unit {
	case comp.UnitCurrency, comp.UnitCurrencyAYear, comp.UnitEquity, comp.UnitEquityAShare:
		value = Amount(t.Value, own)
	case comp.UnitReporting:
		value = Amount(t.Value, reporting)
	}
	if described.IsRate(t.Value) {
		value = ExactPercent(t.Value)
		if described.Unit == comp.UnitPercentAYear {
			value += " a year"
		}
		return value
	}
	switch described.Unit {
	case comp.UnitCurrency, comp.UnitEquity:
		return fmt.Sprintf("%s %s", value, own)
	case comp.UnitCurrencyAYear:
		return fmt.Sprintf("%s %s a year", value, own)
	case comp.UnitEquityAShare:
		return fmt.Sprintf("%s %s a share", value, own)
	case comp.UnitReporting:
		return fmt.Sprintf("%s %s", value, reporting)
	}
	return value
}

// Source says where the term is from.
func (t *Term) Source() string {
	if t.Place == "" {
		return "not written: the default"
	}
	if t.Text == "" { // which is hidden
		return "in " + t.Place
	}
	return fmt.Sprintf("%s in %s", t.Text, t.Place)
}

// termsBehind lists the terms that the payments of each offer and its figures rest on.
func termsBehind(c *comp.Comparison, written Written) ([][]Term, error) {
	all := make([][]Term, len(c.Offers))
	for i := range c.Offers {
		r, err := c.Remember(&c.Offers[i])
		if err != nil {
			return nil, err
		}
		var numbers []calc.Number
		for k := range r.Timeline {
			numbers = append(numbers, r.Timeline[k].Number())
		}
		for _, ranking := range c.Rankings {
			figure, err := c.Figure(r, ranking.Metric.Name)
			if err != nil {
				return nil, err
			}
			numbers = append(numbers, figure)
		}
		if all[i], err = termsOf(numbers, written); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// TermSection is the ID of the section that says where terms are written.
const TermSection = "terms"

// termSection says where every figure comes from, down to the line.
func termSection(c *comp.Comparison, terms [][]Term) Section {
	s := Section{ID: TermSection, Part: Closing, Title: "Where the terms are written"}
	for i := range terms {
		r := &c.Offers[i]
		t := Table{
			ID: fmt.Sprintf("terms-%d", i+1), Title: r.Name, Caption: "What the figures of " + r.Name + " rest on, as the case was read",
			Columns: []Column{textColumn("Term"), textColumn("Written"), textColumn("Where"), numberColumn("Read as")},
		}
		for k := range terms[i] {
			term := &terms[i][k]
			row := Row{Cells: []Cell{textCell(term.InOffer()), textCell(term.Text), textCell(term.Place), textCell(term.Measured(r.CurrencyOf(term.InOffer()), c.Case.Currency))}}
			if term.Place == "" {
				row.Cells[1], row.Cells[2] = textCell("the default"), Cell{Kind: EmptyCell}
			}
			t.Rows = append(t.Rows, row)
		}
		s.Blocks = append(s.Blocks, t)
	}
	s.Blocks = append(s.Blocks, Paragraph{Text: "offerkit explain --deep shows the steps from here to each payment."})
	return s
}
