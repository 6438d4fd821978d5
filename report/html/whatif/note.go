package whatif

import (
	"slices"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
)

// Notes are the notes about one term of an offer, each with the first and the last
// horizon, in years, at which it holds. The script adds those that move with a price, and
// tells by their text which of these they replace.
type Notes struct {
	Term  comp.TermRef `json:"term"`
	Notes [][3]any     `json:"notes"`
}

// horizons are the comparison as it is at every horizon up to the case's, from one year.
func horizons(c *comp.Comparison) ([]*comp.Comparison, error) {
	all := make([]*comp.Comparison, 0, c.Case.Years)
	for years := 1; years < c.Case.Years; years++ {
		shorter := c.Case
		shorter.Years = years
		result, err := comp.Compare(shorter)
		if err != nil {
			return nil, err
		}
		all = append(all, result)
	}
	return append(all, c), nil
}

// newNotes returns the notes of an offer by term, in the order of the terms. Terms that
// have none and move none are left out.
func newNotes(o *comp.Offer, i int, all []*comp.Comparison, moves func(term comp.TermRef) bool) []Notes {
	groups := []Notes{}
	for _, term := range termsWithNotes(o) {
		g := Notes{Term: term, Notes: [][3]any{}}
		for h, c := range slices.Backward(all) { // the longest horizon has nearly all notes, in their order
			g.add(&c.Offers[i], h+1)
		}
		if len(g.Notes) > 0 || moves(term) {
			groups = append(groups, g)
		}
	}
	return groups
}

// add notes what holds at a horizon; horizons come in descending order.
func (g *Notes) add(r *comp.Result, years int) {
	next := 0 // behind the note before
	for j := range r.Notes {
		note := &r.Notes[j]
		if note.Term != g.Term {
			continue
		}
		text := report.Plain(report.NoteInWords(r, note))
		i := slices.IndexFunc(g.Notes, func(n [3]any) bool { return n[0] == text })
		if i < 0 {
			i = next
			g.Notes = slices.Insert(g.Notes, i, [3]any{text, years, years})
		}
		g.Notes[i][1] = years
		next = i + 1
	}
}

// movesNotes reports whether a term can have notes that move with a price.
func (o *Offer) movesNotes(term comp.TermRef) bool {
	switch term.Kind {
	case comp.ESPPTerm:
		return o.ESPP != nil
	case comp.TopUpTerm:
		return o.TopUp != nil
	case comp.PrivateTerm:
		return o.Exit != nil
	}
	return slices.ContainsFunc(o.Lots, func(l Lot) bool { return l.Term == term })
}

// termsWithNotes lists the terms of an offer that can have notes, in the order in which the
// engine pays them.
func termsWithNotes(o *comp.Offer) []comp.TermRef {
	var terms []comp.TermRef
	for i := range o.SignOn {
		terms = append(terms, comp.SignOnTerm.At(i))
	}
	terms = append(terms, comp.RelocationTerm.Alone())
	for i := range o.Benefits {
		terms = append(terms, comp.BenefitTerm.At(i))
	}
	terms = append(terms, comp.RetirementTerm.Alone(), comp.ESPPTerm.Alone())
	for i := range o.Costs {
		terms = append(terms, comp.CostTerm.At(i))
	}
	for i := range o.Grants {
		terms = append(terms, comp.GrantTerm.At(i))
	}
	for i := range o.Refreshers {
		terms = append(terms, comp.RefresherTerm.At(i))
	}
	return append(terms, comp.PrivateTerm.Alone(), comp.TopUpTerm.Alone(), comp.CurrentTerm.Alone(), comp.BonusTerm.Alone(), comp.StartTerm.Alone())
}
