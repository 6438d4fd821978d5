package casefile

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
)

// check validates the case and reports each term that cannot stand where it was written,
// unless what was written there could not be read in the first place.
func (m *merged) check(kase comp.Case) {
	var invalid *comp.ValidationError
	var wrong []*comp.TermError
	if errors.As(kase.Validate(), &invalid) {
		wrong = invalid.Terms
	} else {
		for _, unknown := range []*comp.TermError{kase.UnknownExempt(), kase.UnknownCompany()} {
			if unknown != nil {
				wrong = append(wrong, unknown)
			}
		}
		wrong = append(wrong, kase.LowPromotions()...)
	}
	if !m.anyBroken() { // what could not be read may be what they are about
		wrong = append(wrong, kase.WrongAssumptions()...)
		wrong = append(wrong, unlived(&kase)...)
	}
	for _, term := range wrong {
		steps := splitPath(term.Path)
		doc, e, covered := m.locate(term.Path)
		switch {
		case covered || m.leansOnUnread(steps):
		case e.value == nil:
			doc.errs = append(doc.errs, doc.src.whole(term.Reason, term.Mend))
		case isCurrency(steps) && e.value.Kind == yaml.MappingNode:
			doc.failAt(m.signOf(steps, e.value), term.Reason, term.Mend)
		default:
			doc.refuse(e, term)
		}
	}
}

// refuse reports a term at its key, or at its value where that is a single one.
func (d *decoder) refuse(e entry, term *comp.TermError) {
	at := e.value
	if e.key != nil && !e.item && at.Kind != yaml.ScalarNode {
		at = e.key
	}
	d.failAt(at, term.Reason, term.Mend)
}

// locate finds where the term of a path such as offers[0].grants[1].price was written:
// the value itself or, where that is not written, what it would stand in. Covered says
// that something on the way or below could not be read, so that the term is no news.
func (m *merged) locate(path string) (doc *document, e entry, covered bool) {
	steps := splitPath(path)
	doc, e, steps = m.start(steps)
	if doc.root == nil {
		return doc, entry{}, true
	}
	for e.value != nil {
		e.value = resolved(e.value)
		if doc.broken[e.value] {
			return doc, e, true
		}
		if len(steps) == 0 {
			return doc, e, doc.brokenBelow(e.value, 0)
		}
		if slices.Contains(doc.wanted[e.value], steps[0]) {
			return doc, e, true
		}
		next, used := step(e, steps)
		if used == 0 {
			return doc, e, false
		}
		e, steps = next, steps[used:]
	}
	return doc, e, m.anyBroken()
}

// start finds the file of a path and its first value: an offer, or a key of the case.
func (m *merged) start(steps []string) (*document, entry, []string) {
	if len(steps) > 1 && steps[0] == "offers" {
		if i, err := strconv.Atoi(steps[1]); err == nil && i < len(m.offers) {
			return m.offers[i].doc, m.offers[i].entry, steps[2:]
		}
	}
	doc := m.homes[steps[0]]
	if doc == nil {
		return m.docs[0], entry{}, nil
	}
	key, value := lookUp(resolved(doc.root.value), steps[0])
	e := entry{key: key, value: value}
	if slices.Contains(ownKeys, steps[0]) {
		return doc, pairBelow(e, steps[1:]), nil
	}
	return doc, e, steps[1:]
}

// step goes one key or item down, or says with used == 0 that what the path names is not
// written. The model knows no short forms, so one step of the file may answer two of the
// path: grants[0] is rsu, and today's price may be the price of rsu.
func step(e entry, steps []string) (next entry, used int) {
	if e.value.Kind == yaml.SequenceNode {
		if i, err := strconv.Atoi(steps[0]); err == nil && i < len(e.value.Content) {
			return entry{key: e.key, item: true, value: e.value.Content[i]}, 1
		}
		return entry{}, 0
	}
	if steps[0] == "grants" && len(steps) > 1 {
		if short := shortGrant(e.value, steps); short.value != nil {
			return short, 2
		}
	}
	for first, further := range furtherKeys {
		if list := partOfList(e.value, steps, first, further); list.value != nil {
			if steps[0] == further {
				return list, 2 // the index too
			}
			return list, 1
		}
	}
	key, value := lookUp(e.value, steps[0])
	if key == nil && e.key != nil && e.key.Value == "fx" {
		key, value = lookUpCurrency(e.value, steps[0])
	}
	if e.key != nil && e.key.Value == "cost_of_living" && isDigits(steps[0]) {
		if i, err := strconv.Atoi(steps[0]); err == nil {
			return livingEntry(e.value, steps, i)
		}
	}
	if key == nil && e.value.Kind == yaml.MappingNode && isDigits(steps[0]) {
		return e, 1 // one item written without its list
	}
	if steps[0] == "price" && len(steps) > 1 && steps[1] == "today" && (key == nil || value.Kind == yaml.MappingNode && keyNode(value, "today") == nil) {
		_, rsu := lookUp(e.value, "rsu")
		if grantKey, grantPrice := lookUp(rsu, "price"); grantKey != nil {
			return entry{key: grantKey, value: grantPrice}, 2
		}
	}
	if key == nil {
		return entry{}, 0
	}
	return entry{key: key, value: value}, 1
}

// shortGrant returns the grant that stands under a key of its own, rsu or options, or
// nothing; the index of any other becomes that in the list of grants.
func shortGrant(offer *yaml.Node, steps []string) entry {
	i, err := strconv.Atoi(steps[1])
	if err != nil {
		return entry{}
	}
	for _, short := range []string{"rsu", "options"} {
		key, value := lookUp(offer, short)
		switch {
		case key == nil:
		case i == 0:
			return entry{key: key, value: value}
		default:
			i--
		}
	}
	steps[1] = strconv.Itoa(i)
	return entry{}
}

// furtherKeys are the keys of what an offer has beside its first, by the key of that.
var furtherKeys = map[string]string{"bonus": "bonuses", "relocation": "relocations"}

// partOfList returns the item of a list under a key that a path leads to: its first is the bonus, say, and
// the further bonuses are those after it. It returns nothing for any other path.
func partOfList(offer *yaml.Node, steps []string, first, further string) entry {
	key, list := lookUp(offer, first)
	at := 0
	switch {
	case key == nil || list.Kind != yaml.SequenceNode:
		return entry{}
	case steps[0] == further && len(steps) > 1:
		i, err := strconv.Atoi(steps[1])
		if err != nil {
			return entry{}
		}
		at = i + 1
	case steps[0] != first || len(steps) == 1:
		return entry{}
	}
	if at >= len(list.Content) {
		return entry{}
	}
	return entry{key: key, item: true, value: list.Content[at]}
}

// isCurrency reports whether a path is that of an offer's currency or of its shares'.
func isCurrency(steps []string) bool {
	return len(steps) == 3 && steps[0] == "offers" && (steps[2] == "currency" || steps[2] == "equity_currency")
}

// signOf returns the amount that names the currency of an offer or of its shares, or else the offer.
func (m *merged) signOf(steps []string, offer *yaml.Node) *yaml.Node {
	if i, err := strconv.Atoi(steps[1]); err == nil && i < len(m.offers) {
		o := m.offers[i].offer
		if signs := o.signsOf(steps[2] == "equity_currency"); len(signs) > 0 {
			return signs[0].node
		}
		if len(o.signs) > 0 {
			return o.signs[0].node
		}
	}
	return offer
}

// leansOnUnread reports whether a term is judged by other keys, of which one could not be
// read: an offer's currency by the exchange rates, its equity by the price of the share.
func (m *merged) leansOnUnread(steps []string) bool {
	switch {
	case isCurrency(steps):
		return slices.ContainsFunc(m.docs, func(doc *document) bool {
			return doc.root != nil && !doc.lone && doc.unread(resolved(doc.root.value), "fx", "currency")
		})
	case leansOnPrice(steps):
		i, err := strconv.Atoi(steps[1])
		return err == nil && i < len(m.offers) && m.offers[i].doc.unread(resolved(m.offers[i].entry.value), "price", "rsu", "private")
	}
	return false
}

// leansOnPrice reports whether a path is that of a whole part of an offer whose worth
// hangs on the share, or of one that only a private company has.
func leansOnPrice(steps []string) bool {
	if len(steps) < 3 || steps[0] != "offers" {
		return false
	}
	switch steps[2] {
	case "grants", "refreshers":
		return len(steps) == 4 || steps[len(steps)-1] == "double_trigger" || steps[len(steps)-1] == "share_of_grant"
	case "espp", "top_up":
		return len(steps) == 3
	}
	return false
}

// unread reports whether one of the keys of a mapping could not be read.
func (d *decoder) unread(mapping *yaml.Node, keys ...string) bool {
	return slices.ContainsFunc(keys, func(key string) bool {
		_, value := lookUp(mapping, key)
		return slices.Contains(d.wanted[mapping], key) || value != nil && d.brokenBelow(value, 0)
	})
}

// splitPath splits offers[0].grants[1].price into offers, 0, grants, 1, price.
func splitPath(path string) []string {
	return strings.FieldsFunc(path, func(r rune) bool { return r == '.' || r == '[' || r == ']' })
}

// brokenBelow reports whether something inside a value could not be read.
func (d *decoder) brokenBelow(n *yaml.Node, depth int) bool {
	if depth > maxDepth {
		return false
	}
	if d.broken[n] || len(d.wanted[n]) > 0 {
		return true
	}
	for _, child := range n.Content {
		if d.brokenBelow(child, depth+1) {
			return true
		}
	}
	return false
}

// anyBroken reports whether any file could not be read whole.
func (m *merged) anyBroken() bool {
	for _, doc := range m.docs {
		if len(doc.errs) > 0 {
			return true
		}
	}
	return false
}
