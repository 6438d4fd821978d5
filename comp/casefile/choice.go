package casefile

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// The words of the case file that stand for one of a few choices.
type (
	Timing        struct{ Value comp.GrowthTiming } // at-vest, start-of-year, end-of-year
	Sell          struct{ Value comp.Sell }         // at-vest, hold
	Evidence      struct{ Value comp.Evidence }     // written, verbal, process, market, aspiration
	GrantKind     struct{ Value comp.GrantKind }    // rsu, option, cash
	Rounding      struct{ Value comp.Rounding }     // down, up, nearest, fractional
	Denominated   struct{ ByValue bool }            // shares, value
	Paid          struct{ Monthly bool }            // lump, monthly
	MoveKind      struct{ Service bool }            // cash, service
	Interpolation struct{ Linear bool }             // step, linear
	Allocation    struct{ Value vesting.Allocation }
)

func (c *Timing) decode(d *decoder, e entry)   { choose(d, e, &c.Value, comp.GrowthTimings()) }
func (c *Sell) decode(d *decoder, e entry)     { choose(d, e, &c.Value, comp.Sells()) }
func (c *Evidence) decode(d *decoder, e entry) { choose(d, e, &c.Value, comp.Evidences()) }
func (c *Rounding) decode(d *decoder, e entry) { choose(d, e, &c.Value, comp.Roundings()) }

func (c *GrantKind) decode(d *decoder, e entry) {
	choose(d, e, &c.Value, comp.GrantKinds())
}

func (c *Denominated) decode(d *decoder, e entry)   { c.ByValue = d.second(e, "shares", "value") }
func (c *Paid) decode(d *decoder, e entry)          { c.Monthly = d.second(e, "lump", "monthly") }
func (c *MoveKind) decode(d *decoder, e entry)      { c.Service = d.second(e, "cash", "service") }
func (c *Interpolation) decode(d *decoder, e entry) { c.Linear = d.second(e, "step", "linear") }

func (c *Allocation) decode(d *decoder, e entry) {
	var word string
	if choose(d, e, &word, vesting.Allocations()); word != "" {
		c.Value, _ = vesting.ParseAllocation(word)
	}
}

// second reads one of two words and reports whether it is the second.
func (d *decoder) second(e entry, first, second string) bool {
	var word string
	choose(d, e, &word, []string{first, second})
	return word == second
}

// choose reads one of the words allowed.
func choose[T ~string](d *decoder, e entry, target *T, allowed []T) {
	text, ok := d.scalar(e, "one word")
	if !ok {
		return
	}
	words := make([]string, len(allowed))
	for i, a := range allowed {
		words[i] = string(a)
	}
	folded := strings.ReplaceAll(foldKey(text), "_", "-")
	if i := slices.Index(words, folded); i >= 0 {
		*target = allowed[i]
		return
	}
	mend := "write " + joined(words, "or")
	if meant, found := ClosestWord(text, words); found {
		mend = fmt.Sprintf("did you mean %q?", meant)
	}
	d.fail(e, fmt.Sprintf("%s is no value of %s", quoted(text), e.key.Value), mend)
}

// joined writes words as "a, b or c".
func joined(words []string, last string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " " + last + " " + words[len(words)-1]
}

// Flag is true or false.
type Flag struct{ Value, Given bool }

func (f *Flag) decode(d *decoder, e entry) {
	text, ok := d.scalar(e, "true or false")
	if !ok {
		return
	}
	switch strings.ToLower(text) {
	case "true":
		f.Value, f.Given = true, true
	case "false":
		f.Value, f.Given = false, true
	case "yes", "y", "on":
		d.fail(e, fmt.Sprintf("%s is neither true nor false", quoted(text)), "write true")
	case "no", "n", "off":
		d.fail(e, fmt.Sprintf("%s is neither true nor false", quoted(text)), "write false")
	default:
		d.fail(e, fmt.Sprintf("%s is neither true nor false", quoted(text)), "write true or false")
	}
}
