package casefile

import (
	"cmp"
	"fmt"

	"github.com/seed-251b9aba/offerkit/comp"
)

// bareAmounts refuses a case currency that one file states and that would turn the amounts
// of another into it: alone, that file's 150k are dollars.
func (m *merged) bareAmounts(currencies []currencies) {
	home := m.homes["currency"]
	if home == nil {
		return
	}
	key, value := lookUp(resolved(home.root.value), "currency")
	for i, h := range m.offers {
		if h.doc == home || h.doc.file.Currency.Code != "" {
			continue
		}
		alone := cmp.Or(h.currencies("").pay, comp.USD)
		if together := cmp.Or(currencies[i].pay, m.file.Currency.Code); together != alone {
			home.fail(entry{key: key, value: value},
				fmt.Sprintf("this would turn amounts of %s, which names no currency, from %s into %s", printable(h.doc.src.name), alone, together),
				fmt.Sprintf("write currency: %s or currency: %s in its offers", together, alone))
			return
		}
	}
}
