package casefile

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Ranges are what terms may plausibly be, by their paths: {price.growth: [-10%, 25%]}.
type Ranges []comp.Range

func (r *Ranges) decode(d *decoder, e entry) {
	before := len(d.errs)
	d.byKey(e, "terms with ranges", func(key, value *yaml.Node) {
		term, ok := d.assumedTerm(key, value)
		if !ok {
			return
		}
		list := resolved(value)
		if list.Kind != yaml.SequenceNode || len(list.Content) != 2 {
			d.fail(entry{key: key, value: list}, quoted(key.Value)+" has no range of two values", fmt.Sprintf("write for example %s: %s", key.Value, exampleRange(&term)))
			return
		}
		d.commasInList(entry{key: key, value: list})
		low, lowRead := d.assumedValue(entry{key: key, item: true, value: list.Content[0]}, &term)
		high, highRead := d.assumedValue(entry{key: key, item: true, value: list.Content[1]}, &term)
		if !lowRead || !highRead {
			d.mark(list)
			return
		}
		*r = append(*r, comp.Range{Path: key.Value, Low: low, High: high})
	})
	if len(d.errs) > before {
		*r = nil // what is left has other places than in the file
	}
}

// exampleRange is a range as one writes it of such a term.
func exampleRange(t *comp.Term) string {
	switch t.Kind {
	case comp.KindRate, comp.KindRateOrMoney:
		return "[5%, 20%]"
	case comp.KindCount:
		return "[30, 50]"
	}
	return "[150k, 200k]"
}

// Scenarios are named sets of assumptions: {bear: {price.growth: -20%, bonus.payout: 50%}}.
type Scenarios []comp.Scenario

func (s *Scenarios) decode(d *decoder, e entry) {
	before := len(d.errs)
	d.byKey(e, "names with terms", func(key, value *yaml.Node) {
		scenario := comp.Scenario{Name: key.Value}
		d.byKey(entry{key: key, value: value, eg: "{price.growth: -20%}"}, "terms with values", func(key, value *yaml.Node) {
			if term, ok := d.assumedTerm(key, value); ok {
				if v, ok := d.assumedValue(entry{key: key, value: value, eg: term.Example}, &term); ok {
					scenario.Terms = append(scenario.Terms, comp.Assumed{Path: key.Value, Value: v})
				}
			}
		})
		*s = append(*s, scenario)
	})
	if len(d.errs) > before {
		*s = nil
	}
}

// byKey reads a mapping whose keys are the person's own, each once.
func (d *decoder) byKey(e entry, what string, read func(key, value *yaml.Node)) {
	if !d.enter(&e) {
		return
	}
	if e.value.Kind != yaml.MappingNode {
		d.wrongKind(e, what)
		return
	}
	first := map[string]*yaml.Node{}
	for i := 0; i+1 < len(e.value.Content) && !d.full; i += 2 {
		key, value := e.value.Content[i], e.value.Content[i+1]
		switch {
		case key.Kind != yaml.ScalarNode:
			d.failAt(key, "a key must be one word", "write key: value")
		case first[key.Value] != nil:
			d.failTwice(key, first[key.Value])
		default:
			first[key.Value] = key
			read(key, value)
		}
	}
}

// assumedTerm returns the term that a path stands for, of one offer or of each.
func (d *decoder) assumedTerm(key, value *yaml.Node) (comp.Term, bool) {
	term, known := ownTerm(key.Value)
	if known && term.Moves {
		return term, true
	}
	d.mark(resolved(value))
	if below := movingBelow(term.Path); known && below != nil {
		d.failAt(key, quoted(key.Value)+" has several numbers", "write "+joined(below, "or"))
		return term, false
	}
	if known {
		d.failAt(key, quoted(key.Value)+" is no number that figures rest on", "write a term that may move, such as price.growth, bonus.payout or private.exit.value")
		return term, false
	}
	mend := "write the path of a term, such as price.growth, bonus.payout or offers[0].base"
	if meant, found := ClosestTerm(key.Value); found {
		mend = fmt.Sprintf("did you mean %q?", meant)
	}
	d.failAt(key, "unknown term "+quoted(key.Value), mend)
	return term, false
}

// ownTerm returns the term that a path stands for: of the whole case, of one offer, or of each.
func ownTerm(path string) (comp.Term, bool) {
	if term, known := comp.FindTerm(path); known {
		return term, true
	}
	return comp.FindTerm("offers[0]." + path)
}

// movingBelow lists the terms of a part that move, by their paths in an offer.
func movingBelow(part string) (paths []string) {
	for _, t := range comp.Terms() {
		if key, below := strings.CutPrefix(t.Path, part+"."); below && t.Moves && !strings.ContainsAny(key, "[.") {
			paths = append(paths, strings.TrimPrefix(t.Path, "offers[]."))
		}
	}
	return paths
}

// ClosestTerm returns the path of a term that moves that was probably meant, with the offer and
// the places in lists that were written.
func ClosestTerm(written string) (string, bool) {
	general, indexes := withoutIndexes(written)
	var paths []string
	for _, t := range comp.Terms() {
		if t.Moves {
			paths = append(paths, t.Path, strings.TrimPrefix(t.Path, "offers[]."))
		}
	}
	meant, found := ClosestWord(general, paths)
	for _, index := range indexes {
		meant = strings.Replace(meant, "[]", "["+index+"]", 1)
	}
	return strings.ReplaceAll(meant, "[]", "[0]"), found
}

// withoutIndexes takes the places in lists out of a path.
func withoutIndexes(path string) (general string, indexes []string) {
	parts := strings.Split(path, "[")
	general = parts[0]
	for _, part := range parts[1:] {
		index, rest, _ := strings.Cut(part, "]")
		if _, err := strconv.Atoi(index); err == nil {
			indexes = append(indexes, index)
		}
		general += "[]" + rest
	}
	return general, indexes
}

// assumedValue reads a value of a term.
func (d *decoder) assumedValue(e entry, t *comp.Term) (decimal.Decimal, bool) {
	if !d.enter(&e) {
		return decimal.Decimal{}, false
	}
	text, ok := d.scalar(e, "one value")
	if !ok {
		return decimal.Decimal{}, false
	}
	v, wrong := parseTermValue(text, t)
	if wrong != nil {
		d.failText(e, text, *wrong)
		return decimal.Decimal{}, false
	}
	return v, true
}

// ParseTermValue reads a value of a term as scenarios and ranges have it, from anywhere else such
// as a flag: a rate, an amount or a price without its currency, or a count.
func ParseTermValue(text string, t comp.Term) (decimal.Decimal, error) {
	v, wrong := parseTermValue(text, &t)
	if wrong != nil {
		return decimal.Decimal{}, wrong.of(text)
	}
	return v, nil
}

func parseTermValue(text string, t *comp.Term) (decimal.Decimal, *fault) {
	percent := strings.HasSuffix(strings.TrimSpace(text), "%")
	if t.Kind == comp.KindRate || t.Kind == comp.KindRateOrMoney && percent {
		return parseRate(text)
	}
	q, wrong := parseQuantity(text)
	if wrong != nil {
		f := wrong.orElse(moneyForms)
		return decimal.Decimal{}, &f
	}
	shift, rest := magnitude(q.suffix)
	switch {
	case percent:
		return decimal.Decimal{}, &fault{message: "is a rate, and the term is none", mend: "write a value such as " + t.Example}
	case q.prefix != "" || rest != "":
		return decimal.Decimal{}, &fault{message: "is more than a number", mend: "write the number alone, such as 185k; it is in the currency of the offer"}
	case q.negative:
		return decimal.Decimal{}, &fault{message: "is negative", mend: "write a number of 0 or more"}
	case t.Kind == comp.KindMoney && shift == 0 && twoReadings(q, text) != nil:
		return decimal.Decimal{}, twoReadings(q, text)
	}
	return q.number.Shift(shift), nil
}

// pairBelow goes down a mapping whose keys are the person's own by the places of its pairs.
func pairBelow(e entry, steps []string) entry {
	for _, s := range steps {
		i, err := strconv.Atoi(s)
		if e.value = resolved(e.value); err != nil || e.value.Kind != yaml.MappingNode || 2*i+1 >= len(e.value.Content) {
			return e
		}
		e = entry{key: e.value.Content[2*i], value: e.value.Content[2*i+1]}
	}
	return e
}

// ownKeys are the keys of the case whose values have keys of the person's own.
var ownKeys = []string{"ranges", "scenarios"}
