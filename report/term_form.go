package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/seed-251b9aba/offerkit/comp"
)

// FormGroup is the terms that stand together under a heading of a form.
type FormGroup struct {
	Title    string // Cash, Grant 1
	Rows     []FormRow
	Optional bool // of a blank form: an ordinary letter says nothing of it
}

// FormRow is one term of a form, of each offer or of the whole case.
type FormRow struct {
	Term   comp.Term
	Path   string // within an offer: sign_on[0].amount
	Label  string // Sign-on 1
	Nested bool   // it belongs to the row above it
	ForAll bool   // it is of the whole case
	Half   Half   // which row of a rate or an amount it is; both where it is empty
}

// Half is one of the two rows that a form has for a term that is a rate or an amount.
type Half string

// The halves.
const (
	RateHalf   Half = "rate"
	AmountHalf Half = "amount"
)

// ordinary are the terms, within an offer, that an ordinary letter has: a blank form asks for them first, in this order,
// on as many rows as a screen shows.
var ordinary = []string{
	"company", "start", "base", "bonus.target", "sign_on[0].amount", "sign_on[1].amount",
	"grants[0].value", "grants[0].shares", "grants[0].price", "grants[0].vesting",
}

// OrdinaryTitle is the heading of what an ordinary letter has.
const OrdinaryTitle = "What most letters say"

// TermForm lays out the terms of a case in the order of their descriptions, under their headings. An item
// of a list in which one term goes by the list's name stands among the others; of any other list each
// item has a heading of its own. Lists are as long as the longest of any offer; one that is blank, to
// be filled in, has room for some more, and one row for a part within a part that can be written
// short, such as a clawback.
func TermForm(c *comp.Case, blank bool) []FormGroup {
	f := termForm{kase: c, blank: blank}
	terms := comp.Terms()
	for first := 0; first < len(terms); {
		prefix := prefixOf(terms[first].Path)
		inside, _, inList := strings.Cut(terms[first].Path[len(prefix):], "[].")
		last := first + 1
		for inList && last < len(terms) && strings.HasPrefix(terms[last].Path, prefix+inside+"[].") {
			last++
		}
		if inList {
			f.list(prefix+inside, terms[first:last])
		} else {
			f.add(terms[first].Group, FormRow{Term: terms[first], Path: inside, Label: terms[first].Label})
		}
		first = last
	}
	if blank {
		f.ordinaryFirst()
	}
	return slices.DeleteFunc(f.groups, func(g FormGroup) bool { return len(g.Rows) == 0 })
}

// ordinaryFirst moves the rows of an ordinary letter before all others, and names what it leaves.
func (f *termForm) ordinaryFirst() {
	first := FormGroup{Title: OrdinaryTitle, Rows: make([]FormRow, len(ordinary))}
	for i := range f.groups {
		g := &f.groups[i]
		var left []FormRow
		for _, r := range g.Rows {
			at := slices.Index(ordinary, r.Path)
			if at < 0 || r.ForAll {
				left = append(left, r.apart(g))
				continue
			}
			if r.Term.Kind == comp.KindRateOrMoney {
				rest := r
				rest.Half, r.Half = AmountHalf, RateHalf
				left = append(left, rest)
			}
			if g.Title != r.Term.Group {
				r.Label = g.Title + ", " + InSentence(r.Label)
			}
			first.Rows[at] = r
		}
		g.Rows, g.Optional = left, true
	}
	f.groups = slices.Insert(f.groups, 0, first)
}

// apart returns a row as it is called where the row that it belongs to stands among those of an ordinary letter.
func (r FormRow) apart(g *FormGroup) FormRow {
	for _, of := range g.Rows {
		item, _, inList := strings.Cut(of.Path, "].")
		if r.Nested && inList && slices.Contains(ordinary, of.Path) && strings.HasPrefix(r.Path, item+"].") {
			r.Label, r.Nested = of.Label+", "+r.Label, false
		}
	}
	return r
}

type termForm struct {
	kase   *comp.Case
	blank  bool
	groups []FormGroup
}

// add adds a row to the group of a title, but for what is written by other rows.
func (f *termForm) add(title string, r FormRow) {
	r.ForAll = prefixOf(r.Term.Path) == ""
	r.Nested = r.Nested || r.Term.Label != "" && (inCell(r.Term) || isCell(r.Term) && !r.ForAll)
	isPart := r.Term.Kind == comp.KindPart || r.Term.Kind == comp.KindList || r.Term.Kind.IsKeyed()
	at := slices.IndexFunc(f.groups, func(g FormGroup) bool { return g.Title == title })
	if at < 0 {
		f.groups, at = append(f.groups, FormGroup{Title: title}), len(f.groups)
	}
	if r.Term.Example != "" && !(isPart && !(f.blank && isCell(r.Term))) && !(f.blank && inCell(r.Term)) {
		f.groups[at].Rows = append(f.groups[at].Rows, r)
	}
}

// list adds the rows of a list, item by item.
func (f *termForm) list(list string, terms []comp.Term) {
	slices.SortStableFunc(terms, func(x, y comp.Term) int { return cmp.Compare(min(len(x.Label), 1), min(len(y.Label), 1)) })
	inline := terms[0].Label == ""
	for _, item := range f.items(list) {
		for _, t := range terms {
			_, key, _ := strings.Cut(t.Path[len(prefixOf(t.Path)):], "[].")
			r, title := FormRow{Term: t, Path: item[0] + "." + key, Label: t.Label, Nested: inline && t.Label != ""}, item[1]
			if inline {
				title = t.Group
			}
			if t.Label == "" {
				r.Label = item[1]
			}
			f.add(title, r)
		}
	}
}

// items lists the places of a list, each by its path within an offer and by its name.
func (f *termForm) items(list string) (items [][2]string) {
	inside := list[len(prefixOf(list)):]
	if list == "cost_of_living" {
		for i, at := range f.kase.CostOfLiving {
			items = append(items, [2]string{fmt.Sprintf("%s[%d]", list, i), "Cost of living in " + at.Place})
		}
		return items
	}
	if inside == list { // the exchange rates
		for i, rate := range f.kase.Rates {
			path, _ := strings.CutSuffix(f.kase.TermOfRate(i), ".rate")
			items = append(items, [2]string{path, fmt.Sprintf("1 %s in %s", rate.Currency, f.kase.Currency)})
		}
		return items
	}
	described, _ := comp.FindTerm(list)
	longest := 0
	if f.blank {
		longest = roomFor(inside)
	}
	for i := range f.kase.Offers {
		longest = max(longest, f.kase.Count(fmt.Sprintf("offers[%d].%s", i, inside)))
	}
	for i := range longest {
		items = append(items, [2]string{fmt.Sprintf("%s[%d]", inside, i), fmt.Sprintf("%s %d", described.Label, i+1)})
	}
	return items
}

// roomFor is how many items of a list a blank form has rows for: none of what can be written shorter.
func roomFor(list string) int {
	switch list {
	case "raise", "price.path":
		return 0
	case "refreshers", "private.rounds":
		return 1
	}
	return 2
}

// prefixOf is what the path of a term begins with if it is of an offer.
func prefixOf(path string) string {
	const ofOffer = "offers[]."
	if strings.HasPrefix(path, ofOffer) {
		return ofOffer
	}
	return ""
}

// isCell reports whether a part is one row of a blank form, which takes its short form or its terms
// in brackets.
func isCell(t comp.Term) bool {
	inside := t.Path[len(prefixOf(t.Path)):]
	return t.Kind.IsKeyed() || t.Kind == comp.KindPart && strings.ContainsAny(inside, ".[") && !strings.HasPrefix(t.Example, "{")
}

// inCell reports whether a term is within such a part.
func inCell(t comp.Term) bool {
	described, _ := comp.FindTerm(t.Path[:max(strings.LastIndexByte(t.Path, '.'), 0)])
	return isCell(described)
}
