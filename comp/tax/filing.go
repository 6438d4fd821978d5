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
		if err := any(&all).(json.Unmarshaler).UnmarshalJSON(data); err != nil { // which amounts and rows are
			return err
		}
		for f := range b.values {
			b.values[f] = all
		}
		return nil
	}
	var named struct {
		Single          *T `json:"single"`
		Joint           *T `json:"joint"`
		Separate        *T `json:"separate"`
		HeadOfHousehold *T `json:"head_of_household"`
		Others          *T `json:"others"`
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&named); err != nil {
		if key, unknown := strings.CutPrefix(err.Error(), "json: unknown field "); unknown {
			return fmt.Errorf("%s is no filing status; write single, joint, separate, head_of_household or others", key)
		}
		return err
	}
	for f, value := range [filings]*T{named.Single, named.Joint, named.Separate, named.HeadOfHousehold} {
		if value == nil {
			value = named.Others
		}
		if value == nil {
			return fmt.Errorf("there is no value for %s; add it, or others", filingKeys[f])
		}
		b.values[f] = *value
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

func (a *amount) UnmarshalJSON(data []byte) (err error) {
	*a, err = parseAmount(string(data))
	return err
}

func parseAmount(text string) (amount, error) {
	if text == "" || len(text) > maxDigits+maxPlaces || strings.IndexFunc(text, func(r rune) bool { return (r < '0' || r > '9') && r != '-' && r != '.' }) >= 0 {
		return amount{}, fmt.Errorf("%s is not a number; write digits, such as 16100 or 0.22", shortened(text))
	}
	d, err := decimal.NewFromString(text)
	switch {
	case err != nil:
		return amount{}, fmt.Errorf("%s is not a number; write digits, such as 16100 or 0.22", shortened(text))
	case d.IsNegative():
		return amount{}, fmt.Errorf("%s is negative; a table holds amounts and rates from 0 on", text)
	case -d.Exponent() > maxPlaces || d.NumDigits() > maxDigits:
		return amount{}, fmt.Errorf("%s has more digits than a table of law", text)
	}
	return amount{cents(d)}, nil
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

// rows are those of a table of law.
type rows []row

// UnmarshalJSON reads rows of two numbers each. What is written otherwise is read again, to say what is
// wrong with it.
func (r *rows) UnmarshalJSON(data []byte) error {
	if plain, ok := plainRows(data); ok {
		*r = plain
		return nil
	}
	return r.read(data)
}

// plainRows reads rows that are written as they should be: [[0, 0.1], [12400, 0.12]]. Reading law is
// most of what a first tax costs, and most of law is rows.
func plainRows(data []byte) (rows, bool) {
	text := string(bytes.TrimSpace(data))
	all := make(rows, 0, strings.Count(text, "["))
	inside, ok := strings.CutPrefix(text, "[")
	inside, closed := strings.CutSuffix(inside, "]")
	for ok && closed && inside != "" {
		var pair string
		inside, ok = strings.CutPrefix(strings.TrimLeft(inside, " ,\t\r\n"), "[")
		pair, inside, closed = strings.Cut(inside, "]")
		from, value, two := strings.Cut(pair, ",")
		var one row
		var err1, err2 error
		one.from, err1 = parseAmount(strings.TrimSpace(from))
		one.value, err2 = parseAmount(strings.TrimSpace(value))
		if ok = ok && two && err1 == nil && err2 == nil; ok {
			all = append(all, one)
		}
		inside = strings.TrimLeft(inside, " \t\r\n")
	}
	return all, ok && closed
}

func (r *rows) read(data []byte) error {
	var written [][]json.Number
	if _, quoted, found := bytes.Cut(data, []byte(`"`)); found { // which json.Number takes for a number
		text, _, _ := bytes.Cut(quoted, []byte(`"`))
		return fmt.Errorf("%q is not a number; write digits, such as 16100 or 0.22", shortened(string(text)))
	}
	if err := json.Unmarshal(data, &written); err != nil {
		return fmt.Errorf("%s is no list of rows; write two numbers for each, such as [[0, 0.1], [12400, 0.12]]", shortened(string(data)))
	}
	*r = make(rows, len(written))
	for i, pair := range written {
		if len(pair) != 2 {
			return fmt.Errorf("row %d has %d numbers; write two, such as [12400, 0.12]", i+1, len(pair))
		}
		var err error
		if (*r)[i].from, err = parseAmount(pair[0].String()); err != nil {
			return err
		}
		if (*r)[i].value, err = parseAmount(pair[1].String()); err != nil {
			return err
		}
	}
	return nil
}

type (
	amounts = byFiling[amount]
	rowsBy  = byFiling[rows]
)
