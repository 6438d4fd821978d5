package intake

import (
	"errors"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// currency is what the comparison reports in: the first offer's.
func (v *Interview) currency() comp.Currency {
	if v.offers() == 0 {
		return comp.USD
	}
	return v.currencyOf(v.offer(0), "")
}

// currencyOf returns the currency of an offer in a case that reports in one, or that names none.
func (v *Interview) currencyOf(o *offer, home comp.Currency) comp.Currency {
	w := &writing{v: v, probe: true}
	w.line("as_of: %s", w.asOf())
	if home != "" {
		w.line("currency: %s", home)
	}
	w.line("offers:")
	w.offer(o)
	c, err := v.read([]byte(w.b.String()))
	switch {
	case err != nil && home != "": // it has no rate for it
		return v.currencyOf(o, "")
	case err != nil:
		return comp.USD
	case c.Offers[0].Currency != "":
		return c.Offers[0].Currency
	}
	return c.Currency
}

// unrated returns the currency of an offer for which there is no exchange rate yet, and none was
// asked for.
func (v *Interview) unrated(o *offer) comp.Currency {
	if o.i == 0 {
		return ""
	}
	home := v.currency()
	code := v.currencyOf(o, home)
	if _, asked := v.said("fx." + string(code)); asked || code == home {
		return ""
	}
	return code
}

// Total is what an offer comes to, in the currency that the comparison reports in.
type Total struct {
	Currency comp.Currency
	Year1    decimal.Decimal
	Total    decimal.Decimal
	Years    int
	Left     string // what is missing, so that its grant is left out; empty where all is counted
	Private  bool   // its shares add nothing until an exit pays for them
}

// ErrIncomparable is that of an offer of which too little is known.
var ErrIncomparable = errors.New("the base salary, or what its currency is worth, is not known yet")

// Total returns what offer i comes to, with the offers before it beside it.
func (v *Interview) Total(i int) (Total, error) {
	offers := v.comparable()
	at := slices.Index(offers, i)
	if at < 0 {
		return Total{}, ErrIncomparable
	}
	w := &writing{v: v}
	w.file(offers)
	c, err := v.read([]byte(w.b.String()))
	if err != nil {
		return Total{}, err
	}
	result, err := comp.Compare(c)
	if err != nil {
		return Total{}, err
	}
	t := Total{Currency: c.Currency, Years: c.Years, Total: result.Offers[at].Total}
	t.Year1, _ = result.Offers[at].Figure("year1")
	if o := v.offer(i); o.hasEquity() {
		t.Left, t.Private = o.lacks(), o.isPrivate()
	}
	return t, nil
}

// Offers lists the companies of the offers so far, today's employer last.
func (v *Interview) Offers() (companies []string) {
	for i := range v.offers() {
		companies = append(companies, v.offer(i).company())
	}
	return companies
}

// Comparable reports whether the file that the answers make can be compared: there is an offer, each
// has a base, and every currency a rate.
func (v *Interview) Comparable() bool {
	n := v.offers()
	return n > 0 && len(v.comparable()) == n
}

// comparable lists the offers that can be compared.
func (v *Interview) comparable() (list []int) {
	for i := range v.offers() {
		if o := v.offer(i); o.has("base") && !v.lacksRate(o) {
			list = append(list, i)
		}
	}
	return list
}

// lacksRate reports whether the question for an offer's exchange rate was skipped.
func (v *Interview) lacksRate(o *offer) bool {
	for _, given := range v.answers {
		if code, isRate := strings.CutPrefix(given.Question, "fx."); isRate && given.Answer == "" {
			if string(v.currencyOf(o, v.currency())) == code {
				return true
			}
		}
	}
	return false
}
