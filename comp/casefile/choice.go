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

func (c *Timing) decode(d *decoder, e entry)    { choose(d, e, &c.Value) }
func (c *Sell) decode(d *decoder, e entry)      { choose(d, e, &c.Value) }
func (c *Evidence) decode(d *decoder, e entry)  { choose(d, e, &c.Value) }
func (c *GrantKind) decode(d *decoder, e entry) { choose(d, e, &c.Value) }
func (c *Rounding) decode(d *decoder, e entry)  { choose(d, e, &c.Value) }

func (c *Denominated) decode(d *decoder, e entry)   { c.ByValue = d.is(e, "value") }
func (c *Paid) decode(d *decoder, e entry)          { c.Monthly = d.is(e, "monthly") }
func (c *MoveKind) decode(d *decoder, e entry)      { c.Service = d.is(e, "service") }
func (c *Interpolation) decode(d *decoder, e entry) { c.Linear = d.is(e, "linear") }

func (c *Allocation) decode(d *decoder, e entry) {
	var word string
	if choose(d, e, &word); word != "" {
		c.Value, _ = vesting.ParseAllocation(word)
	}
}

// is reads one of the words that a key may have and reports whether it is this one.
func (d *decoder) is(e entry, word string) bool {
	var read string
	choose(d, e, &read)
	return read == word
}

// choose reads one of the words that a key may have.
func choose[T ~string](d *decoder, e entry, target *T) {
	text, ok := d.scalar(e, "one word")
	if !ok {
		return
	}
	folded := strings.ReplaceAll(foldKey(text), "_", "-")
	choices := e.term().Choices
	if slices.Contains(choices, folded) {
		*target = T(folded)
		return
	}
	mend := "write " + joined(choices, "or")
	if meant, found := ClosestWord(text, choices); found {
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
