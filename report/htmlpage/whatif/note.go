package whatif

import (
	"fmt"
	"slices"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/report"
)

// Note is a note with the first and the last horizon, in years, at which it holds. Of one that
// moves the rest are references to numbers of the graph: whether it holds, and the figures of
// kinds that the script puts into words.
type Note struct {
	Text     string        `json:"text,omitempty"` // of one whose figures do not move
	Kind     comp.NoteKind `json:"kind,omitempty"` // of the others
	Item     string        `json:"item,omitempty"`
	Rounding string        `json:"rounding,omitempty"` // of a conversion
	From     int           `json:"from"`
	To       int           `json:"to"`
	Holds    int           `json:"holds,omitempty"` // missing where it always does
	Amount   int           `json:"amount,omitempty"`
	Price    int           `json:"price,omitempty"`
	Shares   int           `json:"shares,omitempty"`
}

// newNotes returns the notes of an offer in the order of the terms, from what it is at every
// horizon.
func (o *Offer) newNotes(byHorizon []*comp.Remembered) {
	longest := byHorizon[len(byHorizon)-1]
	o.Notes = []Note{}
	if pto := longest.PTONumber(); pto.Decimal().IsPositive() {
		if place := o.Graph.Place(pto); place > 0 {
			o.Notes = append(o.Notes, Note{Kind: "days-off", From: 1, To: len(byHorizon), Amount: place})
		}
	}
	for _, term := range termsWithNotes(&longest.Offer) {
		var notes []Note
		for h, r := range slices.Backward(byHorizon) { // the longest horizon has nearly all notes, in their order
			notes = o.addNotes(notes, r, term, h+1)
		}
		o.Notes = append(o.Notes, notes...)
	}
}

// addNotes notes what holds of a term at a horizon; horizons come in descending order.
func (o *Offer) addNotes(notes []Note, r *comp.Remembered, term comp.TermRef, years int) []Note {
	next := 0 // behind the note before
	for j := range r.Notes {
		if r.Notes[j].Term != term {
			continue
		}
		note, holds := o.note(r, &r.Notes[j])
		if !holds {
			continue
		}
		i := slices.IndexFunc(notes, func(n Note) bool { n.From, n.To = 0, 0; return n == note })
		if i < 0 {
			i, note.To = next, years
			notes = slices.Insert(notes, i, note)
		}
		notes[i].From = years
		next = i + 1
	}
	return notes
}

// note returns a note as the script reads it, and false for one that never holds.
func (o *Offer) note(r *comp.Remembered, n *comp.Note) (Note, bool) {
	var note Note
	if holds := n.Holds(); holds.Live() {
		switch place := o.Graph.Place(calc.If(holds, calc.Int(1), calc.Number{})); {
		case place == 0:
			return note, false
		case place > 0:
			note.Holds = place
		}
	}
	places := o.places(n.AmountNumber(), n.PriceNumber(), n.SharesNumber())
	if !n.Moves() || slices.Max(places) <= 0 {
		note.Text = report.Plain(report.NoteInWords(&r.Result, n))
		return note, true
	}
	note.Kind, note.Item, note.Amount, note.Price, note.Shares = n.Kind, report.Plain(n.Item), places[0], places[1], places[2]
	switch n.Kind {
	case comp.NoteConversion:
		note.Rounding = report.RoundingInWords(&r.Offer.Grants[n.Term.Index])
	case comp.NoteSignOnBeyond:
		note.Item = fmt.Sprintf("Sign-on of year %d", r.Offer.SignOn[n.Term.Index].Year)
	}
	return note, true
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
