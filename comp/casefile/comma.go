package casefile

import (
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"
)

// beginOfNumber is what a comma inside {...} leaves of a number: the $25 of $25,000.00.
var beginOfNumber = lazyRegexp(`^\D{0,4}\d{1,3}$`)

// restOfNumber is what a comma inside {...} cuts off a number: the 000.00 of $25,000.00.
var restOfNumber = lazyRegexp(`^\d{2,3}(\.\d+)?\s*[^\d]*$`)

// cutNumbers reports the numbers of a mapping in braces whose commas the file format takes
// for its own, as in {target: 5,00,000}, and returns the keys that are the rest of them.
// Where numbers are decimals, as exchange rates, one comma is a decimal comma.
func (d *decoder) cutNumbers(e entry, decimals bool) map[*yaml.Node]bool {
	if e.value.Style&yaml.FlowStyle == 0 {
		return nil
	}
	var rest map[*yaml.Node]bool
	items := e.value.Content
	for i := 1; i < len(items); i += 2 {
		whole := items[i].Value
		if items[i].Kind != yaml.ScalarNode || items[i].Style != 0 || !beginOfNumber().MatchString(whole) {
			continue
		}
		parts := 0
		for j := i + 1; j+1 < len(items) && isRest(items[i], whole, items[j], items[j+1]); j += 2 {
			whole += "," + items[j].Value
			if rest == nil {
				rest = map[*yaml.Node]bool{}
			}
			rest[items[j]] = true
			parts++
		}
		if parts > 0 {
			d.cutNumber(items[i], whole, decimals && parts == 1)
		}
	}
	return rest
}

// isRest reports whether a key without a value stands right behind the comma after what has
// been read of a number.
func isRest(number *yaml.Node, soFar string, key, value *yaml.Node) bool {
	return key.Kind == yaml.ScalarNode && isNull(value) && value.Value == "" && restOfNumber().MatchString(key.Value) &&
		key.Line == number.Line && key.Column == number.Column+len([]rune(soFar))+1
}

func (d *decoder) cutNumber(n *yaml.Node, whole string, decimal bool) {
	d.mark(n)
	mend := fmt.Sprintf("write the number without commas, or %q in quotes", whole)
	if decimal {
		mend = "write " + strings.Replace(whole, ",", ".", 1)
	} else if q, wrong := parseQuantity(whole); wrong == nil {
		mend = fmt.Sprintf("write %s, or %q in quotes", strings.Replace(whole, q.digits, strings.ReplaceAll(q.digits, ",", ""), 1), whole)
	}
	d.failAt(n, fmt.Sprintf("inside {...} a comma begins the next key, so %s is cut in pieces", quoted(whole)), mend)
}
