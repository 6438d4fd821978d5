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

// columns are the offers, each field of all of them side by side: what they have alike stands near, where
// the page's packing finds it. A field that an offer has not is null.
type columns []Offer

func (all columns) MarshalJSON() ([]byte, error) {
	table := map[string][]json.RawMessage{}
	for i := range all {
		text, err := json.Marshal(&all[i])
		if err != nil {
			return nil, err
		}
		var fields map[string]json.RawMessage
		if err := json.Unmarshal(text, &fields); err != nil {
			return nil, err
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
