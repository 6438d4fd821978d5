package letter

import (
	"fmt"
	"strings"

	"github.com/seed-251b9aba/offerkit/report"
)

// notes are the agenda of a call, in its order. They may be seen by the other side too.
func (t *text) notes() report.Section {
	s := report.Section{ID: "call", Title: "Notes for the call"}
	var items []string
	add := func(text string) {
		if text != "" {
			items = append(items, text)
		}
	}
	if fromOffer(t.n.Asking) {
		add("Thank them for the offer.")
	}
	add("Say that you would like to go through the whole of the pay before any single figure.")
	add(t.spoken())
	if t.asks.any() {
		if t.reason.ground != nothing {
			add("Why: " + t.reason.inWords(t) + ".")
		}
		add(t.derivation())
		add(t.onPlainTerms())
		add(t.addOn())
	}
	add(t.deadline.request(t))
	for _, question := range t.o.Questions {
		add(question)
	}
	if written(&t.n.Asking.Result().Offer) {
		add("Ask for what changes in writing.")
	} else {
		add("Ask for all of it in writing.")
	}
	s.Blocks = []report.Block{report.List{Items: items}}
	return s
}

// spoken is the ask as it is said.
func (t *text) spoken() string {
	switch {
	case len(t.asks.packages) > 1:
		return fmt.Sprintf("The ask, all %s at once and each equal to me: %s.", count(len(t.asks.packages)), strings.Join(t.asks.inLetters(t.n), "; "))
	case t.asks.any():
		return "The ask: " + t.asks.one(t.n) + "."
	}
	return ""
}

// branches say what to answer, in terms that the other side may see. What to fall back on is in the
// brief, which stays with the candidate.
func (t *text) branches() report.Section {
	s := report.Section{ID: "branches", Title: "If they say"}
	var items []string
	if t.asks.any() {
		if len(t.asks.packages) > 1 {
			items = append(items, "One of these is impossible: then another of them, which is equal to me.")
		} else {
			items = append(items, "This is impossible: ask what stands in the way, and which part of the pay can move.")
		}
		items = append(items, t.whereFrom())
		items = append(items, "We cannot answer at once: ask who decides, and by when.")
	}
	if t.deadline.extend > 0 {
		items = append(items, "The deadline cannot move: ask until which day it can.")
	}
	if len(items) == 0 {
		items = []string{"Nothing is open: thank them, and ask for the complete terms in writing."}
	}
	s.Blocks = []report.Block{report.List{Items: items}}
	return s
}

// whereFrom answers the question what an ask rests on.
func (t *text) whereFrom() string {
	if t.reason.ground == nothing {
		return "Where does the figure come from: say that it is what you hope for, and rests on no other offer."
	}
	text := "Where does the figure come from: "
	switch t.reason.ground {
	case writtenOffer, verbalOffer, process:
		text += t.otherOffer()
		if !t.o.NameCompetitor {
			text += "; whose it is stays between me and them"
		}
	case todaysJob:
		text += "my present job"
	case toStay:
		text += t.offerToStay()
	case leavingCosts:
		text += "what I leave behind or pay back on the day I leave"
	default:
		text += "market data, and no offer"
	}
	return text + "."
}
