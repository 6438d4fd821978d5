package casefile

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Clawback is what has to be paid back on leaving. Short form: its months.
type Clawback struct {
	Months  MonthCount    `json:"months" eg:"24" also:"term period length" jsonschema:"months until nothing is owed"`
	Kind    ClawbackKind  `json:"kind,omitempty" eg:"pro-rata" jsonschema:"pro-rata, which falls with each full month, or cliff, which is owed whole until its end; pro-rata where it is missing"`
	Basis   ClawbackBasis `json:"basis,omitempty" eg:"gross" jsonschema:"what was paid before tax (gross) or after it (net); gross where it is missing"`
	From    ClawbackFrom  `json:"from,omitempty" eg:"payment" jsonschema:"months count from the payment or from the start; payment where it is missing"`
	Full    Months        `json:"full,omitempty" eg:"12 months" jsonschema:"time during which all of it is owed"`
	Then    Then          `json:"then,omitempty" eg:"rest" jsonschema:"how it falls after that: rest, pro-rata over the months that are left, or of-whole, to the part of all months that is left; rest where it is missing"`
	Step    Months        `json:"step,omitempty" eg:"12 months" jsonschema:"only whole steps of so many months count; 1 month where it is missing"`
	When    ClawbackCause `json:"when,omitempty" eg:"resignation" jsonschema:"resignation, or any-leaving; any-leaving where it is missing"`
	TaxRate Rate          `json:"tax_rate,omitempty" eg:"35%" also:"net_rate tax" jsonschema:"tax rate that a net clawback leaves out"`
}

// The words of a clawback.
type (
	ClawbackKind  struct{ Value comp.ClawbackKind }  // pro-rata, cliff
	ClawbackBasis struct{ Value comp.ClawbackBasis } // gross, net
	ClawbackFrom  struct{ Value comp.ClawbackFrom }  // payment, start
	ClawbackCause struct{ Resignation bool }         // any-leaving, resignation
)

func (c *ClawbackKind) decode(d *decoder, e entry)  { choose(d, e, &c.Value, comp.ClawbackKinds()) }
func (c *ClawbackBasis) decode(d *decoder, e entry) { choose(d, e, &c.Value, comp.ClawbackBases()) }
func (c *ClawbackFrom) decode(d *decoder, e entry)  { choose(d, e, &c.Value, comp.ClawbackAnchors()) }
func (c *ClawbackCause) decode(d *decoder, e entry) {
	c.Resignation = d.second(e, "any-leaving", "resignation")
}

func (c *Clawback) decode(d *decoder, e entry) {
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
		c.Months.Months.decode(d, e) // without a key that says months it needs a unit
		return
	}
	d.fields(e, c)
	if key := keyNode(e.value, "tax_rate"); key != nil && c.Basis.Value != comp.Net && keyNode(e.value, "basis") == nil {
		d.failAt(key, `"tax_rate" means nothing for what is owed gross`, "add basis: net, or delete tax_rate")
	}
}

func (c Clawback) build() comp.Clawback {
	return comp.Clawback{
		Months:    c.Months.Count,
		Kind:      c.Kind.Value,
		Basis:     c.Basis.Value,
		From:      c.From.Value,
		Full:      c.Full.Count,
		Then:      c.Then.Value,
		Step:      c.Step.Count,
		Voluntary: c.When.Resignation,
		NetRate:   c.TaxRate.Decimal,
	}
}

// Then is rest or of-whole.
type Then struct{ Value comp.ClawbackThen }

func (c *Then) decode(d *decoder, e entry) { choose(d, e, &c.Value, comp.ClawbackThens()) }

// clawbackWords are the words in which a clawback is spoken of, and the terms they stand for.
var clawbackWords = map[string]string{
	"pro-rata": "kind: pro-rata", "prorata": "kind: pro-rata", "prorated": "kind: pro-rata", "pro-rated": "kind: pro-rata", "linear": "kind: pro-rata",
	"cliff": "kind: cliff", "full": "kind: cliff", "gross": "basis: gross", "net": "basis: net", "resignation": "when: resignation",
	"start": "from: start", "payment": "from: payment",
}

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
		if term := clawbackWords[word]; term != "" && !slices.Contains(terms, term) {
			terms = append(terms, term)
		}
	}
	if len(terms) == 1 {
		terms = append(terms, "kind: pro-rata")
	}
	return "{" + strings.Join(terms, ", ") + "}"
}
