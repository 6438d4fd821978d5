package comp

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// terms hands the rules of pay the numbers of an offer's terms: fixed ones, or live ones, which
// remember the term by its path in the case file (offers[0].grants[1].price). A rule does not
// know which.
type terms struct {
	live  bool
	days  bool   // what nobody knows today is live, and no term of the letter: see RememberUnknown
	open  bool   // so are terms that stand at a default, words too, and at 0 what a letter mostly has
	filed bool   // so is the filing status
	at    string // path of the offer: offers[0]
}

// filing is the filing status by which wages are taxed, where it is live.
func (t terms) filing(f FilingStatus) calc.Choice {
	if !t.filed {
		return calc.Choice{}
	}
	return calc.Choose(filingTerm, string(f))
}

// Names of what nobody knows, within an offer.
const (
	unknownPrice = "price.on["
	unknownLife  = "private.lives"
)

// moves reports whether any number may be live.
func (t terms) moves() bool { return t.live || t.days }

// choice returns the choice of a term that is one of some words.
func (t terms) choice(path, word string) calc.Choice {
	if !t.open {
		return calc.Word(word)
	}
	return calc.Choose(t.at+"."+path, word)
}

// pathOfOffer returns the path of the offer at a position of the case.
func pathOfOffer(i int) string { return fmt.Sprintf("offers[%d]", i) }

// InOffer returns the position of the offer that a term belongs to, and the term's path within
// it: 0 and grants[1].price for offers[0].grants[1].price. It returns false for a term of the
// whole case.
func InOffer(term string) (offer int, path string, ok bool) {
	rest, found := strings.CutPrefix(term, "offers[")
	index, path, inside := strings.Cut(rest, "].")
	offer, err := strconv.Atoi(index)
	if !found || !inside || err != nil || offer < 0 {
		return 0, "", false
	}
	return offer, path, true
}

// of returns the number of a term that stands in the offer. What is not offered is a fixed
// zero, which no rule looks behind.
func (t terms) of(path string, value decimal.Decimal) calc.Number {
	if !t.live || value.IsZero() {
		return calc.Of(value)
	}
	return calc.Input(t.at+"."+path, value)
}

// ofCase returns the number of a term of the whole case.
func (t terms) ofCase(path string, value decimal.Decimal) calc.Number {
	if !t.live {
		return calc.Of(value)
	}
	return calc.Input(path, value)
}

// opened is of for a term that a letter mostly has, or that stands at a default in what it has.
func (t terms) opened(path string, value decimal.Decimal) calc.Number {
	if !t.open {
		return t.of(path, value)
	}
	return calc.Input(t.at+"."+path, value)
}

// openedEach is opened for a term in a list.
func (t terms) openedEach(path string, i int, value decimal.Decimal) calc.Number {
	if !t.live {
		return calc.Of(value)
	}
	return t.opened(fmt.Sprintf(path, i), value)
}

// ofEach returns the number of a term in a list: ofEach("raise[%d].to", 0, value).
func (t terms) ofEach(path string, i int, value decimal.Decimal) calc.Number {
	if !t.live {
		return calc.Of(value)
	}
	return t.of(fmt.Sprintf(path, i), value)
}

// unlessZero returns the number of a term of which 0 means that another one holds.
func unlessZero(n, otherwise calc.Number) calc.Number { return calc.If(n.Positive(), n, otherwise) }

// or returns the number of a term that has a default where it is not stated.
func (t terms) or(path string, value decimal.NullDecimal, otherwise decimal.Decimal) calc.Number {
	if !value.Valid && t.open {
		return calc.Input(t.at+"."+path, otherwise)
	}
	if !value.Valid {
		return calc.Of(otherwise)
	}
	if !t.live {
		return calc.Of(value.Decimal)
	}
	return calc.Input(t.at+"."+path, value.Decimal) // a stated 0% is a term too
}

// orFixed returns a number where it is live, and its value today otherwise.
func orFixed(n calc.Number, today decimal.Decimal) calc.Number {
	if n.Live() {
		return n
	}
	return calc.Of(today)
}
