package casefile

import (
	"cmp"
	"fmt"

	"go.yaml.in/yaml/v4"
)

// Mix is a choice that the letter leaves: each a name and the keys that it sets. The offer stands as
// many times, once with each.
type Mix struct{ choices []choice }

// choice is one of a mix.
type choice struct {
	name *yaml.Node
	keys *yaml.Node // those that it sets, without its name
}

// maxChoices bounds the choices of one offer.
const maxChoices = 20

func (m *Mix) decode(d *decoder, e entry) {
	const eg = "mix: [{name: all RSUs, rsu: {value: 300k, vesting: 4y quarterly}}, {name: half cash, rsu: {value: 150k, vesting: 4y quarterly}, bonus: 40k}]"
	switch n := len(e.value.Content); {
	case e.value.Kind != yaml.SequenceNode || n < 2:
		d.fail(e, `"mix" needs two choices or more`, "write for example "+eg)
		return
	case n > maxChoices:
		d.fail(e, fmt.Sprintf("%d choices, the limit is %d", n, maxChoices), "write those between which you choose")
		return
	}
	for _, item := range e.value.Content {
		e := entry{key: e.key, item: true, value: item, eg: "{name: all RSUs, rsu: {value: 300k, vesting: 4y quarterly}}"}
		if d.enter(&e) {
			m.add(d, e)
		}
	}
}

// add reads one choice: its mistakes are reported here, and its keys are read again in each offer.
func (m *Mix) add(d *decoder, e entry) {
	if e.value.Kind != yaml.MappingNode {
		d.wrongKind(e, "keys with values")
		return
	}
	key, value := d.lookUpOnce(e.value, "name")
	if key == nil {
		d.failMissing(e, "name", `the choice has no "name"`, "add name: all RSUs, by which it is told from the others")
		return
	}
	var name Text
	d.decode(entry{key: key, value: value, eg: "all RSUs"}, &name)
	for _, of := range notInRevision {
		if key := keyNode(e.value, of); key != nil {
			d.failAt(key, quoted(of)+" does not belong in a choice", "write what the choice changes")
		}
	}
	keys := without(e.value, append([]string{"name"}, notInRevision...)...)
	if len(keys.Content) == 0 {
		d.fail(e, "the choice sets nothing", "write what it pays, such as rsu: {value: 300k, vesting: 4y quarterly}")
	}
	signs, amounts := len(d.signs), len(d.amounts)
	d.keys(entry{key: e.key, item: true, value: keys}, new(Offer))
	d.signs, d.amounts = d.signs[:signs], d.amounts[:amounts]
	if name != "" {
		m.choices = append(m.choices, choice{name: value, keys: keys})
	}
}

// nameOf is what tells the offer of a choice: its name, numbered where others have the same (SPEC 4).
func (m *Mix) nameOf(i int) string {
	name, before, all := m.choices[i].name.Value, 0, 0
	for k, c := range m.choices {
		if c.name.Value == name {
			if all++; k <= i {
				before++
			}
		}
	}
	if all == 1 {
		return name
	}
	return fmt.Sprintf("%s #%d", name, before)
}

// mixed returns an offer once for each of its choices, the others as variants of the first; the
// offer itself where it leaves none.
func (h home) mixed() []home {
	choices := h.offer.Mix.choices
	if len(choices) < 2 {
		return []home{h}
	}
	plain, own := without(resolved(h.entry.value), "mix", "name"), cmp.Or(string(h.offer.Name), string(h.offer.Company))
	homes := make([]home, len(choices))
	for i, c := range choices {
		name := *c.name
		name.Value = own + " " + h.offer.Mix.nameOf(i)
		keys := over(plain, c.keys)
		keys.Content = append([]*yaml.Node{{Kind: yaml.ScalarNode, Tag: "!!str", Value: "name", Line: name.Line, Column: name.Column}, &name}, keys.Content...)
		of := h
		of.entry.value = keys
		of.offer = h.doc.quietly(of.entry)
		if i > 0 {
			of.from = string(homes[0].offer.Name)
		}
		homes[i] = of
	}
	return homes
}
