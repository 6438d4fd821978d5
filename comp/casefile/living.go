package casefile

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
)

// CostOfLiving is indexes of the cost of living by place, written as a mapping of the offers'
// locations, {"Seattle, WA": 145, "Austin, TX": 100}, or as a list of {place, index}.
type CostOfLiving []LivingCost

// LivingCost is the index of one place.
type LivingCost struct {
	Place Text  `json:"place" also:"location city"`
	Index Index `json:"index" also:"value cost"`
}

func (c *CostOfLiving) decode(d *decoder, e entry) {
	switch {
	case e.value.Kind == yaml.SequenceNode:
		var all []LivingCost
		d.decode(e, &all)
		*c = all
		return
	case e.value.Kind != yaml.MappingNode:
		d.wrongKind(e, "places with indexes")
		return
	case len(e.value.Content) > 2*maxItems:
		d.fail(e, fmt.Sprintf("%s has %d places, the limit is %d", e.name(), len(e.value.Content)/2, comp.MaxOffers), "write those where the offers are")
		return
	}
	cut := d.cutNumbers(e, true)
	for i := 0; i+1 < len(e.value.Content) && !d.full; i += 2 {
		key, value := e.value.Content[i], e.value.Content[i+1]
		var one LivingCost
		switch {
		case cut[key]:
			d.mark(e.value) // the lines are not the places any more
			continue
		case isNull(value) && value.Value == "" && e.value.Style&yaml.FlowStyle != 0:
			d.cutPlace(e.value.Content, i)
			d.mark(e.value)
			continue
		}
		d.decode(entry{value: key, item: true, key: e.key}, &one.Place)
		d.decode(entry{key: key, value: value, eg: "145"}, &one.Index)
		*c = append(*c, one)
	}
}

// cutPlace reports a place that the comma of its state has cut in two, {Seattle, WA: 145}; the half
// behind the comma is reported with it.
func (d *decoder) cutPlace(content []*yaml.Node, i int) {
	key := content[i]
	d.mark(content[i+1])
	mend := `write the index of each place, such as "Seattle, WA": 145`
	if i+3 < len(content) && content[i+2].Kind == yaml.ScalarNode && content[i+3].Kind == yaml.ScalarNode && !isNull(content[i+3]) {
		mend = fmt.Sprintf("put a place with a comma in quotes, as in %q: %s", key.Value+", "+content[i+2].Value, content[i+3].Value)
	}
	d.failAt(key, fmt.Sprintf("%s has no index: inside {...} a comma begins the next place", quoted(key.Value)), mend)
}

func (c CostOfLiving) build() []comp.LivingCost {
	var all []comp.LivingCost
	for _, one := range c {
		all = append(all, comp.LivingCost{Place: string(one.Place), Index: one.Index.Decimal})
	}
	return all
}

// Index is a plain number, 100 at a place of reference.
type Index struct{ decimal.Decimal }

func (x *Index) decode(d *decoder, e entry) {
	if n, ok := d.plain(e, "an index", "write what living there costs where the place of reference is 100, such as 145"); ok {
		x.Decimal = n
	}
}

// livingEntry is the place or the index of one line of a mapping of places, for a path such as
// cost_of_living[0].index.
func livingEntry(mapping *yaml.Node, steps []string, i int) (next entry, used int) {
	if mapping.Kind != yaml.MappingNode || 2*i+1 >= len(mapping.Content) {
		return entry{}, 0
	}
	key, value := mapping.Content[2*i], mapping.Content[2*i+1]
	switch {
	case len(steps) == 1:
		return entry{key: key, value: value}, 1
	case steps[1] == "place":
		return entry{key: key, value: key}, 2
	}
	return entry{key: key, value: value}, 2
}

// unlived names the indexes of places where no offer is: slips of the keyboard that nobody would see.
func unlived(kase *comp.Case) (wrong []*comp.TermError) {
	var places []string
	for i := range kase.Offers {
		if at := kase.Offers[i].Location; at != "" && !slices.Contains(places, at) {
			places = append(places, at)
		}
	}
	for i, one := range kase.CostOfLiving {
		if slices.ContainsFunc(places, func(at string) bool { return comp.SamePlace(at, one.Place) }) {
			continue
		}
		wrong = append(wrong, &comp.TermError{
			Path: fmt.Sprintf("cost_of_living[%d].place", i), Reason: fmt.Sprintf("no offer is in %s", quoted(one.Place)), Mend: placeMeant(one.Place, places),
		})
	}
	return wrong
}

// placeMeant says which location was probably meant.
func placeMeant(written string, places []string) string {
	if meant, found := ClosestWord(written, places); found {
		return fmt.Sprintf("did you mean %q?", meant)
	}
	for _, at := range places {
		if city, _, _ := strings.Cut(at, ","); comp.SamePlace(city, written) {
			return fmt.Sprintf("did you mean %q?", at)
		}
	}
	const shown = 6
	switch {
	case places == nil:
		return "give each offer its location, such as location: Seattle, WA"
	case len(places) > shown:
		return "write the location of an offer, or delete it"
	}
	all := make([]string, len(places))
	for i, at := range places {
		all[i] = quoted(at)
	}
	return "write " + joined(all, "or") + ", or delete it"
}
