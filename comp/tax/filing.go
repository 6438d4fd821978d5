package tax

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
)

// Filing is a filing status of the United States. Elsewhere it changes nothing.
type Filing int

// The filing statuses, in the order of the forms.
const (
	Single Filing = iota
	Joint
	Separate
	HeadOfHousehold

	filings = 4
)

var filingKeys = [filings]string{"single", "joint", "separate", "head_of_household"}

// Filings lists the words for the filing statuses.
func Filings() []string { return filingKeys[:] }

func (f Filing) String() string {
	if f < 0 || f >= filings {
		return fmt.Sprintf("Filing(%d)", int(f))
	}
	return filingKeys[f]
}

// ParseFiling reads a filing status: single, joint, separate, head_of_household, or what the
// forms call them.
func ParseFiling(text string) (Filing, error) {
	word := strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r == ' ' || r == '-' || r == '_' }), "_")
	for f, key := range filingKeys {
		if word == key {
			return Filing(f), nil
		}
	}
	switch word {
	case "married", "married_jointly", "married_filing_jointly", "mfj":
		return Joint, nil
	case "married_separately", "married_filing_separately", "mfs":
		return Separate, nil
	case "head", "hoh":
		return HeadOfHousehold, nil
	}
	return 0, fmt.Errorf("%q is no filing status; write single, joint, separate or head_of_household", text)
}

// byFiling is a value that may differ by filing status.
type byFiling[T any] struct{ values [filings]T }

func (b *byFiling[T]) of(f Filing) T {
	if b == nil {
		var none T
		return none
	}
	return b.values[f]
}

// UnmarshalJSON reads one value for all, or an object by filing status, in which others
// stands for those that are not named.
func (b *byFiling[T]) UnmarshalJSON(data []byte) error {
	if data = bytes.TrimSpace(data); len(data) == 0 || data[0] != '{' {
		var all T
		if err := json.Unmarshal(data, &all); err != nil {
			return err
		}
		for f := range b.values {
			b.values[f] = all
		}
		return nil
	}
	var named map[string]json.RawMessage
	if err := json.Unmarshal(data, &named); err != nil {
		return err
	}
	for key := range named {
		if _, err := ParseFiling(key); err != nil && key != "others" {
			return fmt.Errorf("%q is no filing status; write single, joint, separate, head_of_household or others", key)
		}
	}
	for f, key := range filingKeys {
		value, found := named[key]
		if !found {
			value, found = named["others"]
		}
		if !found {
			return fmt.Errorf("there is no value for %s; add it, or others", key)
		}
		if err := json.Unmarshal(value, &b.values[f]); err != nil {
			return err
		}
	}
	return nil
}

// amount is a number of a table, exact as it is written.
type amount struct{ decimal.Decimal }

// The numbers that a table may hold: no arithmetic is long with them.
const (
	maxDigits = 18
	maxPlaces = 10
)

func (a *amount) UnmarshalJSON(data []byte) error {
	text := string(data)
	if text == "" || len(text) > maxDigits+maxPlaces || strings.Trim(text, "-0123456789.") != "" {
		return fmt.Errorf("%s is not a number; write digits, such as 16100 or 0.22", shortened(text))
	}
	d, err := decimal.NewFromString(text)
	switch {
	case err != nil:
		return fmt.Errorf("%s is not a number; write digits, such as 16100 or 0.22", shortened(text))
	case d.IsNegative():
		return fmt.Errorf("%s is negative; a table holds amounts and rates from 0 on", text)
	case -d.Exponent() > maxPlaces || d.NumDigits() > maxDigits:
		return fmt.Errorf("%s has more digits than a table of law", text)
	}
	a.Decimal = cents(d)
	return nil
}

// cents writes a number with two decimals at least: numbers of one scale are compared and
// added without being rescaled each time.
func cents(d decimal.Decimal) decimal.Decimal { return d.Add(zeroCents) }

var zeroCents = decimal.New(0, -2)

func shortened(text string) string {
	if len(text) > 40 {
		text = text[:40] + "…"
	}
	return text
}

// row is an amount and what holds from it on: [12400, 0.12].
type row struct{ from, value amount }

func (r *row) UnmarshalJSON(data []byte) error {
	var pair []amount
	if err := json.Unmarshal(data, &pair); err != nil {
		return err
	}
	if len(pair) != 2 {
		return fmt.Errorf("%s is not a row; write two numbers, such as [12400, 0.12]", shortened(string(data)))
	}
	r.from, r.value = pair[0], pair[1]
	return nil
}

type (
	amounts = byFiling[amount]
	rowsBy  = byFiling[[]row]
)
