package casefile

import (
	"fmt"
	"slices"

	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Currency is an ISO 4217 code such as USD.
type Currency struct{ Code comp.Currency }

func (c *Currency) decode(d *decoder, e entry) {
	text, ok := d.scalar(e, "a currency")
	if !ok {
		return
	}
	code, err := comp.ParseCurrency(text)
	if err == nil {
		c.Code = code
		return
	}
	d.fail(e, fmt.Sprintf("%s is not a currency code", quoted(text)), codeMeant(text))
}

// codeMeant is the mend of what is no currency code.
func codeMeant(text string) string {
	if meant := currenciesOf(text); len(meant) > 0 {
		return fmt.Sprintf("did you mean %s?", meant[0])
	}
	return "write an ISO 4217 code such as USD, EUR or GBP"
}

// sign is a currency written in an amount. A bare $ leaves several open.
type sign struct {
	node       *yaml.Node
	text       string // the amount as written
	currencies []comp.Currency
	equity     bool // the amount is one of shares
}

// currencyOf returns the currency of an offer whose key currency says given: that, else
// the one written in its amounts, else none. Among several that its amounts leave open
// preferred is chosen, else the first. The first amount that does not agree is reported.
func (d *decoder) currencyOf(signs []sign, given, preferred comp.Currency) comp.Currency {
	open := []comp.Currency{given}
	if given == "" && len(signs) > 0 {
		open = signs[0].currencies
	}
	for _, s := range signs {
		both := intersection(open, s.currencies)
		if len(both) == 0 {
			d.disagreement(s, open, given, signs[0])
			return open[0] // that of the others is meant
		}
		open = both
	}
	if slices.Contains(open, preferred) {
		return preferred
	}
	return open[0]
}

// checkCaseSigns reports an amount of the whole case in another currency than it reports in.
func (d *decoder) checkCaseSigns(reporting comp.Currency) {
	for _, s := range d.caseSigns {
		if !slices.Contains(s.currencies, reporting) && !d.broken[s.node] {
			d.mark(s.node)
			d.failAt(s.node, fmt.Sprintf("%s is in %s, but the case reports in %s", quoted(s.text), s.currencies[0], reporting),
				fmt.Sprintf("write the amount in %s", reporting))
		}
	}
}

// disagreement reports an amount in another currency than the offer's.
func (d *decoder) disagreement(s sign, open []comp.Currency, given comp.Currency, first sign) {
	if d.broken[s.node] {
		return
	}
	d.mark(s.node)
	key, are, all := "currency", "the offer is", "all amounts of an offer but those of its shares"
	if s.equity {
		key, are, all = "equity_currency", "its shares are", "all amounts of an offer's shares"
	}
	if given != "" {
		d.failAt(s.node, fmt.Sprintf("%s is in %s, but %s in %s", quoted(s.text), s.currencies[0], are, given),
			fmt.Sprintf("write the amount in %s, or %s: %s and every amount in it", given, key, s.currencies[0]))
		return
	}
	d.failAt(s.node, fmt.Sprintf("%s is in %s, but %s %s is in %s", quoted(s.text), s.currencies[0], quoted(first.text), d.src.here(first.node), open[0]),
		"write "+all+" in one currency")
}

func intersection(a, b []comp.Currency) []comp.Currency {
	var both []comp.Currency
	for _, c := range a {
		if slices.Contains(b, c) {
			both = append(both, c)
		}
	}
	return both
}

// unclearBase reports an offer of which only the shares name a currency, and not the case's.
func (d *decoder) unclearBase(s sign, stated comp.Currency) {
	if d.broken[s.node] {
		return
	}
	d.mark(s.node)
	d.failAt(s.node, fmt.Sprintf("%s is in %s and the case in %s, and nothing says in which of them the base is", quoted(s.text), s.currencies[0], stated),
		fmt.Sprintf("add currency: %s to the offer, or currency: %s", stated, s.currencies[0]))
}
