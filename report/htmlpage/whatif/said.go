package whatif

import (
	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/report"
)

// Said is a sentence of the report, which the script says with its numbers as they become.
type Said struct {
	Text  text `json:"text"`
	Holds int  `json:"holds,omitempty"` // a reference to whether it does; missing where it always does
	From  int  `json:"from,omitempty"`  // of a note, the shortest horizon, in years
	To    int  `json:"to,omitempty"`    // and the longest
}

// text is a text, or where numbers in it move its pieces: texts, and of a number how it is written
// and the reference to it.
type text any

// text returns a sentence as the script reads it.
func (o *Offer) text(s report.Sentence) text {
	var pieces []any
	var words string
	for _, p := range s {
		place := 0
		if p.Number.Live() {
			place = o.Graph.Place(p.Number)
		}
		if place <= 0 {
			words += report.Plain(p.Text)
			continue
		}
		if words != "" {
			pieces = append(pieces, words)
		}
		pieces, words = append(pieces, []any{p.Form, place}), ""
	}
	switch {
	case pieces == nil:
		return words
	case words != "":
		return append(pieces, words)
	}
	return pieces
}

// holds returns the reference to whether a condition holds, 0 where it always does, and false
// where it never does.
func (o *Offer) holds(c calc.Cond) (place int, ever bool) {
	place = o.Graph.Place(calc.If(c, calc.Int(1), calc.Number{}))
	return max(place, 0), place != 0
}

// say adds a sentence to others, unless it never holds.
func (o *Offer) say(list []Said, holds calc.Cond, s report.Sentence) []Said {
	place, ever := o.holds(holds)
	if !ever {
		return list
	}
	return append(list, Said{Text: o.text(s), Holds: place})
}

// note adds the notes of an offer, over every horizon up to that of the comparison.
func (o *Offer) note(c *comp.Comparison, r *comp.Remembered, i int) {
	if r.PTO.IsPositive() {
		o.Notes = o.say(o.Notes, calc.Fixed(true), report.DaysOff(c, &r.Result))
	}
	base := calc.Input(at(i, "base"), r.Offer.Base)
	o.Notes = o.say(o.Notes, r.Offer.SmallBase(base), report.SmallBase(base))
	for k := range r.Notes {
		n := &r.Notes[k]
		before := len(o.Notes)
		o.Notes = o.say(o.Notes, n.Holds(), report.NoteInWords(&r.Result, n))
		for j := before; j < len(o.Notes); j++ {
			o.Notes[j].From, o.Notes[j].To = n.Horizons()
		}
	}
}

// assume adds what is assumed of an offer, for every way in which the terms that move may make the
// report put it: shares that vest or do not, a price that grows or is held flat, a company that may
// fail or not.
func (o *Offer) assume(c *comp.Comparison, r *comp.Remembered, i int) {
	private := &r.Offer.Private
	a := report.Assumed{
		Price: calc.Input(at(i, "price.today"), o.Price), Growth: calc.Input(at(i, "price.growth"), o.Growth),
		Exit: calc.Input(at(i, "private.exit.value"), private.Exit.Value), Failure: calc.Input(at(i, "private.failure"), private.Failure),
	}
	if !o.Shares || o.Path {
		a.Price, a.Growth = calc.Number{}, calc.Number{}
	}
	for _, granted := range []bool{true, false} {
		for _, grows := range []bool{true, false} {
			v := r.Result
			if !granted {
				v.Offer.Refreshers = nil
			}
			if a.Growth.Live() {
				v.Offer.Price.Growth = decimal.NewNullDecimal(oneIf(grows))
			}
			holds := same(granted, anyRefresher(&r.Offer, i)).And(same(grows, a.Growth.Equal(calc.Number{}).Not()))
			o.Assumed = o.say(o.Assumed, holds, report.OfferAssumption(c, &v, a))
		}
	}
	for _, fails := range []bool{true, false} {
		v := r.Result
		v.Offer.Private.Failure = oneIf(fails)
		if s := report.ExitAssumption(&v, a); s != nil && private.Stated() {
			o.Assumed = o.say(o.Assumed, same(fails, a.Failure.Positive()), s)
		}
	}
}

func oneIf(holds bool) decimal.Decimal {
	return calc.If(calc.Fixed(holds), calc.Int(1), calc.Number{}).Decimal()
}

// same returns whether a condition holds, or whether it does not.
func same(holds bool, c calc.Cond) calc.Cond {
	if holds {
		return c
	}
	return c.Not()
}

// anyRefresher returns whether an offer grants refreshers.
func anyRefresher(o *comp.Offer, i int) calc.Cond {
	any := calc.Fixed(false)
	for k, term := range o.RefresherTerms() {
		if r := &o.Refreshers[k]; r.Promise != comp.PromiseNone {
			_, amount := r.Amount()
			any = any.Or(calc.Input(at(i, term), amount).Positive())
		}
	}
	return any
}
