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
