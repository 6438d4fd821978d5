package comp

import (
	"fmt"
	"reflect"
	"slices"

	"github.com/shopspring/decimal"
)

// With returns the case with another value of one of its numbers, as if the file said so: a term
// that follows it (see [Case.Follows]) moves with it. The path is that of a term that moves and
// that the case has, such as offers[0].grants[1].price. What may be a rate or an amount stays what
// it is. The case itself is not changed. It returns a *TermError for any other path, and for a
// fraction of what is counted in whole numbers; whether the case can stand so is [Case.Validate]'s
// to say.
func (c Case) With(path string, value decimal.Decimal) (Case, error) {
	t := findTerm(path)
	if _, has := c.Value(path); !has || !t.Moves {
		return Case{}, &TermError{Path: path, Reason: "the case has no such number that may move", Mend: "write the path of one that it has"}
	}
	i, inside, inOffer := InOffer(path)
	if !inOffer {
		c.Rates = slices.Clone(c.Rates)
	} else {
		c.Offers = slices.Clone(c.Offers)
		if _, list := indexIn(inside); list != "" {
			cloneList(findTerm(pathOfOffer(i)+"."+list).field(&c.Offers[i], 0))
		}
	}
	_, at, _ := c.at(path)
	switch at := at.(type) {
	case *decimal.Decimal:
		*at = value
	case *decimal.NullDecimal:
		*at = decimal.NewNullDecimal(value)
	case *int:
		if !value.IsInteger() {
			return Case{}, &TermError{Path: path, Reason: fmt.Sprintf("%s is not a whole number", value), Mend: "write a whole number"}
		}
		*at = int(value.IntPart())
	case rateOrMoney:
		if !at.amount.IsZero() {
			*at.amount = value
		} else {
			*at.rate = value
		}
	default:
		return Case{}, &TermError{Path: path, Reason: "it is no number"}
	}
	return c, nil
}

// cloneList puts a copy in the place of a list, so that its items can be changed.
func cloneList(list any) {
	v := reflect.ValueOf(list).Elem()
	v.Set(reflect.AppendSlice(reflect.Zero(v.Type()), v))
}
