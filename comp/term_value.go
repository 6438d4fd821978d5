package comp

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/vesting"
)

// Value is what a case states for a term. The zero Value states nothing: what stands at its
// default is not stated, whether it was written or not.
type Value struct {
	Number decimal.NullDecimal // an amount, a rate, a price, a count or a length of time, in the term's unit
	Word   string              // a word, a text, a flag (true or false), a schedule as it was written, or a day of the year
	Date   vesting.Date
}

// IsZero reports whether nothing is stated.
func (v Value) IsZero() bool { return !v.Number.Valid && v.Word == "" && v.Date.IsZero() }

// Value returns what the case states for a term by its path, such as offers[0].grants[1].price.
// A schedule in percentages has each of them by its place: offers[0].grants[0].vesting[1].
// It returns false for a path that is no term's, or of which the case has no such offer or item.
func (c *Case) Value(path string) (Value, bool) {
	t, at, ok := c.at(path)
	if !ok {
		return Value{}, false
	}
	if t.Kind == KindSchedule && strings.HasSuffix(path, "]") {
		return c.percentage(path)
	}
	return t.read(at), true
}

// Count returns how many items the case has in a list by its path, such as offers[0].grants: 0
// for what is no list.
func (c *Case) Count(path string) int {
	if _, at, ok := c.at(path); ok {
		if list := reflect.Indirect(reflect.ValueOf(at)); list.Kind() == reflect.Slice {
			return list.Len()
		}
	}
	return 0
}

// Follows returns the path of the term that holds where the case states nothing for one: growth
// for offers[0].price.growth. It returns false where the case states it, or no term's value is
// its default.
func (c *Case) Follows(path string) (string, bool) {
	t, at, ok := c.at(path)
	i, _, inOffer := InOffer(path)
	if !ok || t.follow == nil || !inOffer || !t.read(at).IsZero() {
		return "", false
	}
	followed := t.follow(&c.Offers[i])
	if within := pathOfOffer(i) + "." + followed; findTerm(within) != nil {
		return within, true
	}
	return followed, followed != ""
}

// at returns the description of a term, and where the case has it.
func (c *Case) at(path string) (t *Term, at any, ok bool) {
	i, inside, inOffer := InOffer(path)
	t = findTerm(path)
	switch {
	case t == nil || inOffer && (t.field == nil || i >= len(c.Offers)) || !inOffer && t.inCase == nil:
		return nil, nil, false
	case !inOffer:
		n, ok := c.placeInCase(path, t)
		if !ok {
			return nil, nil, false
		}
		return t, t.inCase(c, n), true
	}
	n, list := indexIn(inside)
	if list != "" && n >= c.Count(pathOfOffer(i)+"."+list) {
		return nil, nil, false
	}
	return t, t.field(&c.Offers[i], n), true
}

// indexIn returns the position in the list that a path leads through, and the list's own path:
// 1 and grants for grants[1].price. The path of a list leads through none.
func indexIn(path string) (int, string) {
	list, rest, found := strings.Cut(path, "[")
	index, _, _ := strings.Cut(rest, "]")
	n, err := strconv.Atoi(index)
	if !found || err != nil || n < 0 {
		return 0, ""
	}
	return n, list
}

// placeInCase returns the position in a list of the case that the path of a term leads through, and false
// where the case has no such item.
func (c *Case) placeInCase(path string, t *Term) (int, bool) {
	if strings.HasPrefix(t.Path, "fx[]") {
		n := c.placeOfRate(path)
		return n, n >= 0
	}
	n, list := indexIn(path)
	return n, list == "" || n < c.Count(list)
}

// placeOfRate returns the position of the exchange rate that a term is of, -1 where it is of none.
func (c *Case) placeOfRate(path string) int {
	for i := range c.Rates {
		if rate, _ := strings.CutSuffix(c.TermOfRate(i), "rate"); path == rate+"rate" || path == rate+"on" {
			return i
		}
	}
	return -1
}

// Where a field of the model says the same as a term in another form.
type (
	not    struct{ flag *bool } // a flag that is true where the field is false
	spoken struct {             // a flag of which false is stated too, where that is no default
		flag *bool
		said bool
	}
	either      struct{ flag *bool } // the second of two words where the field is true
	rateOrMoney struct{ rate, amount *decimal.Decimal }
	orNone      struct { // a length of time, or that there is none
		months *int
		none   *bool
	}
	dayOfYear struct {
		month *time.Month
		day   *int
	}
)

// read returns what stands at a place.
func (t *Term) read(at any) Value {
	switch at := at.(type) {
	case *decimal.Decimal:
		return numberUnlessZero(*at)
	case *decimal.NullDecimal:
		return Value{Number: *at}
	case *int:
		return numberUnlessZero(decimal.NewFromInt(int64(*at)))
	case orNone:
		if *at.none {
			return Value{Word: "none"}
		}
		return t.read(at.months)
	case rateOrMoney:
		return numberUnlessZero(at.rate.Add(*at.amount)) // one of them is 0
	case *bool:
		return wordIf(*at, "true")
	case spoken:
		return wordIf(*at.flag || at.said, strconv.FormatBool(*at.flag))
	case not:
		return wordIf(*at.flag, "false")
	case either:
		return wordIf(*at.flag, t.Choices[1])
	case *Wait:
		return wordIf(!at.IsZero(), at.String())
	case *DayOfYear:
		return wordIf(!at.IsZero(), at.String())
	case *[]DayOfYear:
		var days []string
		for _, d := range *at {
			days = append(days, d.String())
		}
		return Value{Word: strings.Join(days, ", ")}
	case dayOfYear:
		return wordIf(*at.month != 0, fmt.Sprintf("%02d-%02d", *at.month, *at.day))
	case *vesting.Date:
		return Value{Date: *at}
	case *Months:
		return Value{Word: at.String()}
	case *Exempt:
		return Value{Word: strings.Join(*at, ", ")}
	case *StudentLoan:
		return Value{Word: strings.Join(*at, ", ")}
	case *vesting.Schedule:
		return Value{Word: at.String()}
	case *vesting.Allocation:
		return wordIf(*at != 0, at.Key())
	}
	if word := reflect.Indirect(reflect.ValueOf(at)); word.Kind() == reflect.String {
		return Value{Word: word.String()}
	}
	return Value{} // a list
}

func numberUnlessZero(d decimal.Decimal) Value {
	return Value{Number: decimal.NullDecimal{Decimal: d, Valid: !d.IsZero()}}
}

func wordIf(holds bool, word string) Value {
	if !holds {
		return Value{}
	}
	return Value{Word: word}
}
