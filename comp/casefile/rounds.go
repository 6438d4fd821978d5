package casefile

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Revisions are the later rounds of an offer in order of date: each the day and the keys that
// it changes. Short form: one of them alone.
type Revisions struct{ rounds []round }

// round is the terms of an offer from a day on; of the first offer the day is zero.
type round struct {
	on   vesting.Date
	keys *yaml.Node // of a revision those that it changes, of a resolved round all

	offer *Offer // of a resolved round
}

// maxRevisions bounds how often one offer is revised.
const maxRevisions = 50

func (r *Revisions) decode(d *decoder, e entry) {
	items := []*yaml.Node{e.value}
	if e.value.Kind == yaml.SequenceNode {
		items = e.value.Content
	}
	if len(items) > maxRevisions {
		d.fail(e, fmt.Sprintf("%d revisions, the limit is %d", len(items), maxRevisions), "write those that changed something")
		return
	}
	for _, item := range items {
		e := entry{key: e.key, item: true, value: item, eg: "{on: 2026-11-20, base: 170k}"}
		if d.enter(&e) {
			r.add(d, e)
		}
	}
}

// notInRevision are the keys of an offer that no revision changes.
var notInRevision = []string{"from", "short", "revisions", "company", "mix"}

// add reads one revision: its mistakes are reported here, and its keys are read again together
// with those before it.
func (r *Revisions) add(d *decoder, e entry) {
	if e.value.Kind != yaml.MappingNode {
		d.wrongKind(e, "keys with values")
		return
	}
	var on Day
	key, value := d.lookUpOnce(e.value, "on")
	if key == nil {
		d.failMissing(e, "on", "the revision has no \"on\"", "add on: 2026-11-20, the day of it")
	} else {
		d.decode(entry{key: key, value: value, eg: "2026-11-20"}, &on)
	}
	if n := len(r.rounds); n > 0 && !on.IsZero() && !on.After(r.rounds[n-1].on) {
		d.failAt(value, fmt.Sprintf("%v is not after %v, the revision before it", on.Date, r.rounds[n-1].on), "write the revisions in order of date")
	}
	for _, nested := range notInRevision {
		if key := keyNode(e.value, nested); key != nil {
			d.failAt(key, quoted(nested)+" does not belong in a revision", "write what the employer changed")
		}
	}
	keys := without(e.value, append([]string{"on"}, notInRevision...)...)
	signs, amounts := len(d.signs), len(d.amounts)
	d.keys(entry{key: e.key, item: true, value: keys}, new(Offer))
	d.signs, d.amounts = d.signs[:signs], d.amounts[:amounts]
	r.rounds = append(r.rounds, round{on: on.Date, keys: keys})
}

// without returns a mapping without some of its keys.
func without(mapping *yaml.Node, keys ...string) *yaml.Node {
	rest := *mapping
	rest.Content = nil
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if key := mapping.Content[i]; key.Kind != yaml.ScalarNode || !slices.Contains(keys, key.Value) {
			rest.Content = append(rest.Content, key, mapping.Content[i+1])
		}
	}
	return &rest
}

// over returns a mapping with the keys of another in place of its own, each as a whole
// (SPEC 4). It stands where the other does.
func over(mapping, other *yaml.Node) *yaml.Node {
	var replaced []string
	for i := 0; i+1 < len(other.Content); i += 2 {
		replaced = append(replaced, other.Content[i].Value)
	}
	both := *other
	both.Content = append(without(mapping, replaced...).Content, other.Content...)
	return &both
}

// follow puts the keys of each variant over those of the offer that it is from, and the
// revisions dated up to a day over the offer's own.
func (m *merged) follow(asOf vesting.Date) {
	states := make([]followState, len(m.offers))
	for i := range m.offers {
		m.followOffer(i, asOf, states)
	}
}

// notOfVariant are the keys that say what was done about an offer and not what it pays: nobody has put
// a variant of it in writing, quoted its totals or set a day to answer it, unless it says so itself; and a
// short name is one offer's.
var notOfVariant = []string{"from", "short", "revisions", "evidence", "deadline", "quoted"}

type followState int

const (
	notFollowed followState = iota
	following
	followed
)

func (m *merged) followOffer(i int, asOf vesting.Date, states []followState) {
	h := &m.offers[i]
	mapping := resolved(h.entry.value)
	if states[i] != notFollowed || mapping.Kind != yaml.MappingNode {
		return
	}
	states[i] = following
	defer func() { states[i] = followed }()
	if h.offer.From == "" && len(h.offer.Revisions.rounds) == 0 {
		return
	}
	first := without(mapping, "from", "revisions")
	if h.offer.From != "" {
		base, name := m.offerFrom(i, states)
		if base < 0 {
			h.doc.mark(mapping) // nobody knows its other terms
			return
		}
		m.followOffer(base, asOf, states)
		first = over(without(resolved(m.offers[base].entry.value), notOfVariant...), first)
		h.from = name
	}
	rounds := []round{{keys: first}}
	for _, r := range h.offer.Revisions.rounds {
		if !r.on.After(asOf) {
			rounds = append(rounds, round{on: r.on, keys: over(rounds[len(rounds)-1].keys, r.keys)})
		}
	}
	m.take(h, rounds)
}

// take reads the rounds of an offer, of which the last is compared.
func (m *merged) take(h *home, rounds []round) {
	var signs []sign
	for i := range rounds {
		rounds[i].offer = h.doc.quietly(entry{key: h.entry.key, item: h.entry.item, value: rounds[i].keys})
		signs = append(signs, rounds[i].offer.signs...)
	}
	last := rounds[len(rounds)-1]
	last.offer.From, last.offer.Revisions = h.offer.From, h.offer.Revisions
	last.offer.signs = signs // all rounds are in one currency
	h.offer, h.entry.value, h.rounds = last.offer, last.keys, rounds
}

// quietly reads an offer whose keys have been read before, each where it stands: their mistakes
// are known.
func (d *decoder) quietly(e entry) *Offer {
	errs, full := len(d.errs), d.full
	o := new(Offer)
	o.decode(d, e)
	tooLarge := d.full && !full
	if d.errs, d.full = d.errs[:errs], full; tooLarge {
		d.fail(e, fmt.Sprintf("the file holds more than %d values, revisions and variants unfolded", maxNodes), "write fewer of them")
		d.full = true
	}
	return o
}

// offerFrom returns the position of the offer that a variant is from, and its name; -1 where
// there is none.
func (m *merged) offerFrom(i int, states []followState) (int, string) {
	h := &m.offers[i]
	name := string(h.offer.From)
	found, byCompany, known := -1, []int(nil), []string(nil)
	for k := range m.offers {
		if o := m.offers[k].offer; k != i {
			own := cmp.Or(string(o.Name), string(o.Company))
			known = append(known, own)
			switch {
			case strings.EqualFold(own, name) && o.Name != "", strings.EqualFold(string(o.Company)+" "+string(o.Role), name):
				found = k
			case strings.EqualFold(string(o.Company), name) && o.From == "":
				byCompany = append(byCompany, k)
			}
		}
	}
	if found < 0 && len(byCompany) == 1 {
		found = byCompany[0]
	}
	key, value := lookUp(resolved(h.entry.value), "from")
	e := entry{key: key, value: value}
	switch {
	case found < 0 && len(byCompany) > 1:
		h.doc.fail(e, fmt.Sprintf("%d offers are of %s", len(byCompany), quoted(name)), "write the name of one of them, and give it one where it has none")
	case found < 0:
		mend := "write the name of another offer"
		if meant, near := ClosestWord(name, known); near {
			mend = fmt.Sprintf("did you mean %q?", meant)
		}
		h.doc.fail(e, "no other offer is named "+quoted(name), mend)
	case states[found] == following:
		h.doc.fail(e, "the variants are from each other in a circle", "leave from out of one of them")
		found = -1
	}
	if found < 0 {
		return found, ""
	}
	return found, cmp.Or(string(m.offers[found].offer.Name), string(m.offers[found].offer.Company))
}

// buildRounds sets what an offer was before its last revision, and what it is a variant of.
func (m *merged) buildRounds(kase *comp.Case) {
	for i := range m.offers {
		h, o := &m.offers[i], &kase.Offers[i]
		if h.from != "" {
			o.From = h.from
		}
		if n := len(h.rounds); n > 1 {
			for _, r := range h.rounds[:n-1] {
				o.Earlier = append(o.Earlier, comp.Revision{On: r.on, Offer: r.offer.build(o.Currency, o.Equity, kase.AsOf)})
			}
			o.Revised = h.rounds[n-1].on
		}
		for _, r := range h.offer.Revisions.rounds {
			if r.on.After(kase.AsOf) {
				o.Awaited = append(o.Awaited, r.on)
			}
		}
	}
}

// checkRounds reports the terms that cannot stand in a round before the last, where the case is
// right otherwise: one is compared with the other.
func (m *merged) checkRounds(kase comp.Case) {
	wrong := func() bool { return slices.ContainsFunc(m.docs, func(doc *document) bool { return len(doc.errs) > 0 }) }
	if wrong() {
		return
	}
	for i := range m.offers {
		h := &m.offers[i]
		for k, earlier := range kase.Offers[i].Earlier {
			now := *h
			h.entry.value, h.offer = h.rounds[k].keys, h.rounds[k].offer
			then := kase
			then.Offers = slices.Clone(kase.Offers)
			then.Offers[i] = earlier.Offer
			m.check(then)
			if *h = now; wrong() {
				return
			}
		}
	}
}
