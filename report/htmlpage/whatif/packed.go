package whatif

import "encoding/json"

// packed are whole numbers as a text, most of them one character: a page is mailed, and most of
// its data are small numbers. A number is written from its lowest digit on, to the base of
// carries, each digit that another follows moved up by last; the sign is the lowest bit.
type packed []int

// The characters of a text that is neither escaped in JSON nor read as HTML.
const (
	digits  = `#$%()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~`
	last    = 60 // of them end a number
	carries = len(digits) - last
)

func (p packed) MarshalJSON() ([]byte, error) {
	text := make([]byte, 0, 2*len(p))
	for _, n := range p {
		v := 2 * n
		if n < 0 {
			v = -2*n - 1
		}
		for ; v >= last; v = (v - last) / carries {
			text = append(text, digits[last+(v-last)%carries])
		}
		text = append(text, digits[v])
	}
	return json.Marshal(string(text))
}

// places are references to numbers of the graph, packed by how far each is from the last one before it
// that is not 0: what one year refers to follows what the year before does. 0 stays 0, so that what is the
// same again is 1, and what comes later one more than it is farther.
type places []int

func (all places) MarshalJSON() ([]byte, error) {
	steps, last := make(packed, len(all)), 0
	for i, place := range all {
		steps[i], last = stride(last, place)
	}
	return steps.MarshalJSON()
}

// stride is how a place is told behind the last one, and the last one then.
func stride(last, place int) (step, now int) {
	switch {
	case place == 0:
		return 0, last
	case place >= last:
		return place - last + 1, place
	}
	return place - last, place
}

// columns are the offers, each field of all of them side by side, and each part of their graphs: what they have
// alike stands near, where the page's packing finds it. A field that an offer has not is null.
type columns []Offer

// graphPart begins the name of a part of the graph.
const graphPart = "graph."

func (all columns) MarshalJSON() ([]byte, error) {
	table := map[string][]json.RawMessage{}
	for i := range all {
		fields, err := fieldsOf(&all[i])
		if err != nil {
			return nil, err
		}
		parts, err := fieldsOf(all[i].Graph)
		if err != nil {
			return nil, err
		}
		for part, value := range parts {
			fields[graphPart+part] = value
		}
		for key, value := range fields {
			if table[key] == nil {
				table[key] = make([]json.RawMessage, len(all))
			}
			table[key][i] = value
		}
	}
	return json.Marshal(table)
}

func fieldsOf(v any) (fields map[string]json.RawMessage, err error) {
	text, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	return fields, json.Unmarshal(text, &fields)
}
