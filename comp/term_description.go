package comp

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/shopspring/decimal"
)

// Term describes one term of a case, once for everything that reads, checks, shows or moves
// it. A term has one name, its path in the case file's words: it is the key in the file, the
// path in a [TermError] and the term of a live number.
type Term struct {
	Path    string   // with [] for an index: offers[].grants[].price
	Label   string   // what a row or a control is called: Base salary; of a list each of its items. Empty where the list's says it
	Group   string   // heading of the terms that a form shows together: Cash
	Kind    TermKind // how it is written
	Unit    Unit     // of a number; empty where there is none
	Meaning string   // in words, lower case, without what a missing term means
	Default string   // what holds where it is missing: as a case file has it, or in words; may be empty
	Bounds  Bounds   // of a number; of a list, of the count of its items; of a text, of its characters
	Choices []string // of a KindWord
	Example string   // as a case file has it; empty of a term that is known but not read yet
	Makes   bool     // at 0 the part, or the item of a list, that it belongs to is not offered
	Moves   bool     // a number from which payments and metrics remember how they came about; otherwise structure
	Parts   string   // of a part or list whose parts have their names elsewhere, where: offers[].grants[] of rsu

	field  func(o *Offer, i int) any // where an offer has it, in item i of its list; see Case.Value
	inCase func(c *Case, i int) any  // where the case has it
	follow func(o *Offer) string     // the term that holds where it is not stated; nil where none does
	has    func(o *Offer) bool       // whether an offer that does not state it has it; nil where that follows from its part
}

// IsRate reports whether a value of the term is a share of something, said in percent. What may be
// a rate or an amount is a rate within the bounds of one.
func (t *Term) IsRate(value decimal.Decimal) bool {
	return t.Kind == KindRate || t.Kind == KindRateOrMoney && t.Bounds.Hold(value)
}

// TermKind says how a term is written.
type TermKind string

// The kinds of terms.
const (
	KindMoney       TermKind = "money"            // an amount: 185k
	KindPrice       TermKind = "price"            // of one share, or of one unit of a currency: 170
	KindRate        TermKind = "rate"             // a share of something: 15%, which the model holds as 0.15
	KindRateOrMoney TermKind = "rate or money"    // either: a rate within the bounds of one, else an amount in its unit
	KindCount       TermKind = "count"            // a number in its unit: 220
	KindMonths      TermKind = "months"           // a length of time: 12 months, 4 years
	KindDays        TermKind = "days"             // a length of time: 90 days
	KindDate        TermKind = "date"             // 2027-01-11
	KindDayOfYear   TermKind = "day of the year"  // month and day: 03-15
	KindFlag        TermKind = "flag"             // true or false
	KindWord        TermKind = "word"             // one of a few
	KindCurrency    TermKind = "currency"         // an ISO 4217 code
	KindText        TermKind = "text"             // free text
	KindSchedule    TermKind = "vesting schedule" // 4y quarterly
	KindPart        TermKind = "part"             // a mapping of terms
	KindList        TermKind = "list"             // of parts or of numbers
	KindByCurrency  TermKind = "by currency"      // a mapping of currency codes to parts
	KindByTerm      TermKind = "by term"          // a mapping of paths of terms to values
	KindByPlace     TermKind = "by place"         // a mapping of places to numbers
)

// Unit is what a number counts.
type Unit string

// The units. A rate is said in percent: the model's 0.15 is 15%.
const (
	UnitCurrency      Unit = "offer's currency"
	UnitCurrencyAYear Unit = "offer's currency a year"
	UnitEquity        Unit = "shares' currency"
	UnitEquityAShare  Unit = "shares' currency a share"
	UnitReporting     Unit = "reporting currency"
	UnitPercent       Unit = "percent"
	UnitPercentAYear  Unit = "percent a year"
	UnitShares        Unit = "shares"
	UnitServiceYears  Unit = "service years"
	UnitMonths        Unit = "months"
	UnitDays          Unit = "days"
	UnitDaysAYear     Unit = "days a year"
	UnitWeeksAYear    Unit = "weeks a year"
	UnitDaysAWeek     Unit = "days a week"
	UnitHoursAWeek    Unit = "hours a week"
	UnitMinutesADay   Unit = "minutes a day"
	UnitIndex         Unit = "index"
)

// Bounds are the least and the greatest value of a number, in the model's measure: 1 is
// 100%. The zero Bounds bound nothing.
type Bounds struct {
	Lo, Hi decimal.Decimal
	Above  bool // Lo itself is out of bounds
	Below  bool // Hi itself is out of bounds
}

// IsZero reports whether nothing is bounded.
func (b Bounds) IsZero() bool { return b.Lo.IsZero() && b.Hi.IsZero() }

// Hold reports whether a value is within the bounds.
func (b Bounds) Hold(d decimal.Decimal) bool {
	lo, hi := d.Cmp(b.Lo), d.Cmp(b.Hi)
	return b.IsZero() || (lo > 0 || lo == 0 && !b.Above) && (hi < 0 || hi == 0 && !b.Below)
}

// String writes the bounds of a count: "1 to 40".
func (b Bounds) String() string { return fmt.Sprintf("%s to %s", b.Lo, b.Hi) }

// inPercent writes the bounds of a rate: "0% to 75%", "0% to less than 100%".
func (b Bounds) inPercent() string {
	least := ""
	if b.Below {
		least = "less than "
	}
	return fmt.Sprintf("%s%% to %s%s%%", b.Lo.Shift(2), least, b.Hi.Shift(2))
}

// percent bounds a rate, given in percent.
func percent(lo, hi int64) Bounds { return Bounds{Lo: decimal.New(lo, -2), Hi: decimal.New(hi, -2)} }

// count bounds a count.
func count(lo, hi int64) Bounds {
	return Bounds{Lo: decimal.NewFromInt(lo), Hi: decimal.NewFromInt(hi)}
}

// above leaves out the least value.
func (b Bounds) above() Bounds {
	b.Above = true
	return b
}

// amounts bounds every amount, price and count of shares that nothing bounds closer.
func amounts() Bounds { return Bounds{Hi: maxAmount} }

// lessThanAll bounds a part that never is the whole.
func lessThanAll() Bounds { return Bounds{Hi: one, Below: true} }

// asWords spells out the choices of a term.
func asWords[T ~string](choices []T) []string {
	words := make([]string, len(choices))
	for i, c := range choices {
		words[i] = string(c)
	}
	return words
}

// dictionary is the description of every term.
type dictionary struct {
	groups []groupOfTerms
	byKey  map[string]*groupOfTerms
}

// groupOfTerms are terms whose paths begin with some keys, described when one of them is asked for: an
// offer has few of all that there are.
type groupOfTerms struct {
	heading string
	within  string        // prefix of every path: that of an offer's terms, or none
	keys    []string      // that the paths begin with after it; nil of what holds for all offers
	make    func() []Term // with paths after it

	once   sync.Once
	terms  []Term
	byPath map[string]*Term
}

// described returns the terms of the group.
func (g *groupOfTerms) described() []Term {
	g.once.Do(func() {
		g.terms = under(g.within, g.make())
		g.byPath = make(map[string]*Term, len(g.terms))
		for i := range g.terms {
			g.terms[i].Group = g.heading
			g.byPath[g.terms[i].Path] = &g.terms[i]
		}
	})
	return g.terms
}

// all goes through every term in order.
func (d *dictionary) all(yield func(*Term) bool) {
	for i := range d.groups {
		terms := d.groups[i].described()
		for k := range terms {
			if !yield(&terms[k]) {
				return
			}
		}
	}
}

// find returns the term of a path, nil where there is none.
func (d *dictionary) find(path []byte) *Term {
	key, inOffer := bytes.CutPrefix(path, []byte(inEachOffer))
	if !inOffer {
		key = nil
	} else if i := bytes.IndexAny(key, ".["); i >= 0 {
		key = key[:i]
	}
	g := d.byKey[string(key)]
	if g == nil {
		return nil
	}
	g.described()
	return g.byPath[string(path)]
}

// inEachOffer is what the path of a term of every offer begins with.
const inEachOffer = "offers[]."

// described is made when the first term is asked for.
var described = sync.OnceValue(func() *dictionary {
	d := &dictionary{groups: groupsOfTerms(), byKey: map[string]*groupOfTerms{}}
	for i := range d.groups {
		g := &d.groups[i]
		if g.within == "" {
			d.byKey[""] = g
		}
		for _, key := range g.keys {
			d.byKey[key] = g
		}
	}
	return d
})

// under puts terms under a prefix, such as "offers[].".
func under(prefix string, terms []Term) []Term {
	for i := range terms {
		terms[i].Path = prefix + terms[i].Path
	}
	return terms
}

// Terms lists the description of every term, what holds for all offers first.
func Terms() []Term {
	var terms []Term
	for t := range described().all {
		terms = append(terms, *t)
		terms[len(terms)-1].Choices = slices.Clone(t.Choices)
	}
	return terms
}

// FindTerm returns the description of a term by its path, such as offers[0].grants[1].price,
// fx.EUR[1].rate or offers[].base; an item of a list is described as the list is, and a percentage
// of a schedule, offers[0].grants[0].vesting[1], as the schedule. It returns false for a path that
// is no term's.
func FindTerm(path string) (Term, bool) {
	found := findTerm(path)
	if found == nil {
		return Term{}, false
	}
	t := *found
	t.Choices = slices.Clone(t.Choices)
	return t, true
}

// findTerm returns the description of a term by its path, or nil.
func findTerm(path string) *Term {
	d := described()
	var buffer [96]byte
	general := withoutIndexes(buffer[:0], path)
	t := d.find(general)
	if t == nil {
		list, _ := bytes.CutSuffix(general, []byte("[]"))
		if t = d.find(list); t == nil || !t.Kind.hasItems() {
			return nil
		}
	}
	return t
}

// TermLabel names a term by its path as a row or a control shows it: Base salary, Sign-on 2, Grant 1,
// shares. It is empty for a path that is no term's.
func TermLabel(path string) string {
	t := findTerm(path)
	if t == nil {
		return ""
	}
	_, inside, _ := InOffer(path)
	n, list := indexIn(inside)
	of := findTerm("offers[]." + list)
	if list == "" || of == nil {
		return t.Label
	}
	item := fmt.Sprintf("%s %d", of.Label, n+1)
	if t.Label == "" {
		return item
	}
	return item + ", " + strings.ToLower(t.Label[:1]) + t.Label[1:]
}

// hasItems reports whether a term of the kind has items that a path may end in.
func (k TermKind) hasItems() bool {
	return k == KindList || k.IsKeyed() || k == KindSchedule
}

// IsKeyed reports whether a term is a mapping of keys that the case itself chooses, such as currencies.
func (k TermKind) IsKeyed() bool { return k == KindByCurrency || k == KindByPlace || k == KindByTerm }

// withoutIndexes appends a path with [] for each of its indexes; what is no number stays, so
// that no term has the path. In fx a currency is one, and the place among its dated rates belongs
// to it.
func withoutIndexes(to []byte, path string) []byte {
	if rate, found := strings.CutPrefix(path, "fx."); found {
		currency, key, keyed := strings.Cut(rate, ".")
		code, place, dated := strings.Cut(currency, "[")
		if len(code) == 3 && (!dated || strings.Trim(place, "0123456789") == "]") {
			to, path = append(to, "fx[]"...), key
			if keyed {
				to = append(to, '.')
			}
		}
	}
	inside := false
	for i := range len(path) {
		c := path[i]
		if inside && c >= '0' && c <= '9' {
			continue
		}
		inside = c == '['
		to = append(to, c)
	}
	return to
}
