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

// cutKind reads a kind of clawback that stands behind its months: 12 months pro-rata.
func cutKind(text string) (months string, kind comp.ClawbackKind, found bool) {
	words := strings.Fields(strings.ToLower(text))
	for i, word := range words {
		if i > 0 && slices.Contains(comp.ClawbackKinds(), comp.ClawbackKind(strings.Trim(word, ",;"))) {
			return strings.Trim(words[0], ",;"), comp.ClawbackKind(strings.Trim(word, ",;")), true
		}
	}
	return "", "", false
}

func (c *Clawback) decode(d *decoder, e entry) {
	if e.value.Kind == yaml.ScalarNode {
		if months, kind, found := cutKind(e.value.Value); found {
			d.fail(e, fmt.Sprintf("%s says more than the months", quoted(e.value.Value)), fmt.Sprintf("write clawback: {months: %s, kind: %s}", months, kind))
			return
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
