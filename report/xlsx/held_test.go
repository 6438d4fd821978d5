package xlsx_test

import (
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
)

// held is a case whose shares are held until the end or until leaving.
func held(t *testing.T) comp.Case {
	c := everything(t)
	for i := range c.Offers {
		c.Offers[i].Sell = comp.Hold
	}
	return c
}

// What was received by leaving stands at the price of the last day of work, in the file and when
// a price is typed over.
func TestHeldSharesAgree(t *testing.T) {
	book := write(t, held(t))
	group := []change{{"held", "price.today", 0, 1431.77, func(c *comp.Case) { c.Offers[0].Price.Today = dec("1431.77") }}}
	computed := office(t, map[string][]byte{"held": book, "held-changed": typed(t, book, group)})
	everyCellAgrees(t, book, computed["held"])
	changed := held(t)
	group[0].apply(&changed)
	followsTheEngine(t, changed, held(t), computed["held-changed"])
}
