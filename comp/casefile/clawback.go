package casefile

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Clawback is what has to be paid back on leaving. Short form: its months.
type Clawback struct {
	Months  ClawbackTime  `json:"months" also:"term period length"`
	Kind    ClawbackKind  `json:"kind,omitempty"`
	Basis   ClawbackBasis `json:"basis,omitempty"`
	From    ClawbackFrom  `json:"from,omitempty"`
	Full    Months        `json:"full,omitempty"`
	Then    Then          `json:"then,omitempty"`
	By      CountedBy     `json:"by,omitempty"`
	Step    Months        `json:"step,omitempty"`
	When    ClawbackCause `json:"when,omitempty"`
	TaxRate Rate          `json:"tax_rate,omitempty" also:"net_rate tax"`
}

// The words of a clawback.
type (
	ClawbackKind  struct{ Value comp.ClawbackKind }  // pro-rata, cliff
	ClawbackBasis struct{ Value comp.ClawbackBasis } // gross, net
	ClawbackFrom  struct{ Value comp.ClawbackFrom }  // payment, start
	ClawbackCause struct{ Resignation bool }         // any-leaving, resignation
	CountedBy     struct{ Days bool }                // months, days
)

func (c *ClawbackKind) decode(d *decoder, e entry)  { choose(d, e, &c.Value) }
func (c *ClawbackBasis) decode(d *decoder, e entry) { choose(d, e, &c.Value) }
func (c *ClawbackFrom) decode(d *decoder, e entry)  { choose(d, e, &c.Value) }
func (c *CountedBy) decode(d *decoder, e entry)     { c.Days = d.is(e, "days") }
func (c *ClawbackCause) decode(d *decoder, e entry) {
	c.Resignation = d.is(e, "resignation")
}

// ClawbackTime is how long a clause holds: 24, 24 months, or none where the letter says that there is no clause.
type ClawbackTime struct {
	MonthCount
	None bool
}

func (c *ClawbackTime) decode(d *decoder, e entry) {
	if c.None = isNone(e); !c.None {
		c.MonthCount.decode(d, e)
	}
}

// none says of a term that the letter has none.
const none = "none"

func isNone(e entry) bool {
	return e.value.Kind == yaml.ScalarNode && strings.EqualFold(strings.TrimSpace(e.value.Value), none)
}

// What is said of a clause of no months, however it is written, and its mend.
const noClawback, leaveItOut = "a clawback of 0 months is none", "write none where the letter says so, or leave the clawback out"

func (c *Clawback) decode(d *decoder, e entry) {
	if c.Months.None = isNone(e); c.Months.None {
		return
	}
	if e.value.Kind == yaml.ScalarNode {
		text := strings.TrimSpace(e.value.Value)
		if meant := clawbackMeant(text); meant != "" {
			d.fail(e, quoted(text)+" is more than a length of time", "write "+meant)
			return
		}
		if length, rest := cutLength(text); len(rest) > 0 {
			if read, wrong := parseSpan(length); wrong == nil && !read.number.IsInteger() {
				_, wrong = read.months(length)
				d.failText(e, length, wrong.orElse("write for example 12 months"))
				return
			}
		}
		if meant, slip := ClosestWord(text, []string{none}); slip {
			d.fail(e, quoted(text)+" is no length of time", fmt.Sprintf("did you mean %q?", meant))
			return
		}
		if text == "0" {
			d.fail(e, noClawback, leaveItOut)
			return
		}
		if c.Months.Months.decode(d, e); c.Months.Given && c.Months.Count == 0 { // without a key that says months it needs a unit
			d.fail(e, noClawback, leaveItOut)
		}
		return
	}
	if d.fields(e, c); c.Months.Given && c.Months.Count == 0 {
		key, value := lookUp(e.value, "months")
		d.fail(entry{key: key, value: value}, noClawback, leaveItOut)
	}
	if n := len(e.value.Content) / 2; c.Months.None && n > 1 {
		d.mark(e.value)
		d.failAt(keyNode(e.value, "months"), "there is no clawback, and the keys beside it say how it falls", "write clawback: none alone, or its months")
	}
	if key := keyNode(e.value, "tax_rate"); key != nil && c.Basis.Value != comp.Net && keyNode(e.value, "basis") == nil {
		d.failAt(key, `"tax_rate" means nothing for what is owed gross`, "add basis: net, or delete tax_rate")
	}
}

func (c Clawback) build() comp.Clawback {
	return comp.Clawback{
		Months:    c.Months.Count,
		None:      c.Months.None,
		Kind:      c.Kind.Value,
		Basis:     c.Basis.Value,
		From:      c.From.Value,
		Full:      c.Full.Count,
		Then:      c.Then.Value,
		ByDays:    c.By.Days,
		Step:      c.Step.Count,
		Voluntary: c.When.Resignation,
		NetRate:   c.TaxRate.Decimal,
	}
}

// Then is rest or of-whole.
type Then struct{ Value comp.ClawbackThen }

func (c *Then) decode(d *decoder, e entry) { choose(d, e, &c.Value) }

// clawbackWords are the words in which a clawback is spoken of, and the terms they stand for.
var clawbackWords = sync.OnceValue(func() map[string]string {
	return map[string]string{
		"pro-rata": "kind: pro-rata", "prorata": "kind: pro-rata", "prorated": "kind: pro-rata", "pro-rated": "kind: pro-rata", "linear": "kind: pro-rata",
		"cliff": "kind: cliff", "full": "kind: cliff", "gross": "basis: gross", "net": "basis: net", "resignation": "when: resignation",
		"start": "from: start", "payment": "from: payment",
	}
})

// spanInWords is a length of time in a text, with all that belongs to its number.
var spanInWords = lazyRegexp(`(^| )-?[\d.,]*\d *[a-z]+`)

// hyphened is the length of a "12-month clawback".
var hyphened = lazyRegexp(`(\d)-((?:month|year|mo|yr)s?)\b`)

// cutLength takes the length of time out of a clawback in words.
func cutLength(text string) (length string, rest []string) {
	words := strings.ReplaceAll(strings.ToLower(text), "pro rata", "pro-rata")
	words = hyphened().ReplaceAllString(words, "$1 $2")
	length = strings.TrimSpace(spanInWords().FindString(words))
	return length, strings.FieldsFunc(strings.Replace(words, length, " ", 1), func(r rune) bool { return r == ' ' || r == ',' || r == ';' })
}

// clawbackMeant returns the mapping to write for a clawback in words, such as
// {months: 12, kind: pro-rata} for "12 months pro-rata"; nothing where the text is a length
// of time alone, or none, or holds another number.
func clawbackMeant(text string) string {
	length, rest := cutLength(text)
	read, wrong := parseSpan(length)
	if wrong != nil || len(rest) == 0 || strings.ContainsAny(strings.Join(rest, ""), "0123456789") {
		return ""
	}
	count, wrong := read.months(length)
	if wrong != nil {
		return ""
	}
	terms := []string{fmt.Sprintf("months: %d", count)}
	for _, word := range rest {
		if term := clawbackWords()[word]; term != "" && !slices.Contains(terms, term) {
			terms = append(terms, term)
		}
	}
	if len(terms) == 1 {
		terms = append(terms, "kind: pro-rata")
	}
	return "{" + strings.Join(terms, ", ") + "}"
}
