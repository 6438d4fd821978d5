package casefile

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// Count is a number of shares: 220, 1,000 or 12k. It may have decimals, as brokers hold
// them.
type Count struct{ decimal.NullDecimal }

// plain reads a number without any unit but those named; forms is the mend of what is none.
func (d *decoder) plain(e entry, what, forms string, units ...string) (decimal.Decimal, bool) {
	text, ok := d.scalar(e, what)
	if !ok {
		return decimal.Decimal{}, false
	}
	q, wrong := parseQuantity(text)
	plain, leads := leadingZero(q.digits)
	switch {
	case wrong != nil:
		d.failText(e, text, wrong.orElse(forms))
	case q.negative:
		d.fail(e, fmt.Sprintf("%s is negative", quoted(text)), forms)
	case q.prefix != "" || q.suffix != "" && !slices.Contains(units, strings.ToLower(q.suffix)):
		d.fail(e, fmt.Sprintf("%s is not %s", quoted(text), what), forms)
	case leads:
		d.fail(e, quoted(text)+" begins with 0", "write "+strings.Replace(text, q.digits, plain, 1))
	default:
		return q.number, true
	}
	return decimal.Decimal{}, false
}

const countForms = "write a number of shares such as 220 or 1,000"

func (c *Count) decode(d *decoder, e entry) {
	text, ok := d.scalar(e, "a number of shares")
	if !ok {
		return
	}
	count, wrong := readCount(text)
	switch {
	case wrong == nil && count.IsZero(): // which would count as none written
		d.fail(e, e.name()+" is 0", "write how many there are, or delete the key")
		return
	case wrong == nil:
		c.Decimal, c.Valid = count, true
		return
	}
	if wrong.mend == "" { // an amount of money
		wrong.mend = countForms
		if e.key != nil && e.key.Value == "shares" {
			wrong.mend = "write value: " + text + " if the letter names a value"
		}
	}
	d.failText(e, text, *wrong)
}

// ParseCount reads a number of shares: 220, 1,000 or 12k.
func ParseCount(text string) (decimal.Decimal, error) {
	count, wrong := readCount(strings.TrimSpace(text))
	if wrong != nil {
		return decimal.Decimal{}, wrong.orElse(countForms).of(text)
	}
	return count, nil
}

// readCount reads a number of shares, or says what is wrong with the text; an amount of
// money has no mend of its own.
func readCount(text string) (decimal.Decimal, *fault) {
	q, wrong := parseQuantity(text)
	if wrong != nil {
		f := wrong.orElse(countForms)
		if !strings.ContainsAny(text, "0123456789") {
			f.message = "is not a number of shares"
		}
		return decimal.Decimal{}, &f
	}
	shift, rest := magnitude(q.suffix)
	plain, leads := leadingZero(q.digits)
	switch {
	case q.negative:
		return decimal.Decimal{}, &fault{message: "is negative", mend: countForms}
	case q.prefix != "" && len(currenciesOf(q.prefix)) > 0 || rest != "" && len(currenciesOf(rest)) > 0 || isYearly(q.suffix):
		return decimal.Decimal{}, &fault{message: "is an amount of money; shares are a number"}
	case q.prefix != "" || rest != "" && !slices.Contains([]string{"shares", "units", "RSUs", "options"}, rest):
		return decimal.Decimal{}, &fault{message: "is not a number of shares", mend: countForms}
	case leads:
		return decimal.Decimal{}, &fault{message: "begins with 0", mend: "write " + strings.Replace(text, q.digits, plain, 1)}
	case shift == 0 && twoReadings(q, text) != nil:
		return decimal.Decimal{}, twoReadings(q, text)
	}
	return q.number.Shift(shift), nil
}
