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
	switch {
	case wrong != nil:
		d.failText(e, text, wrong.orElse(forms))
	case q.negative:
		d.fail(e, fmt.Sprintf("%s is negative", quoted(text)), forms)
	case q.prefix != "" || q.suffix != "" && !slices.Contains(units, strings.ToLower(q.suffix)):
		d.fail(e, fmt.Sprintf("%s is not %s", quoted(text), what), forms)
	default:
		return q.number, true
	}
	return decimal.Decimal{}, false
}

func (c *Count) decode(d *decoder, e entry) {
	const forms = "write a number of shares such as 220 or 1,000"
	text, ok := d.scalar(e, "a number of shares")
	if !ok {
		return
	}
	q, wrong := parseQuantity(text)
	shift, rest := magnitude(q.suffix)
	switch {
	case wrong != nil:
		d.failText(e, text, wrong.orElse(forms))
	case q.negative:
		d.fail(e, fmt.Sprintf("%s is negative", quoted(text)), forms)
	case q.prefix != "" && len(currenciesOf(q.prefix)) > 0 || rest != "" && len(currenciesOf(rest)) > 0:
		mend := forms
		if e.key != nil && e.key.Value == "shares" {
			mend = "write value: " + text + " if the letter names a value"
		}
		d.fail(e, fmt.Sprintf("%s is an amount of money; shares are a number", quoted(text)), mend)
	case q.prefix != "" || rest != "" && rest != "shares" && rest != "units" && rest != "RSUs" && rest != "options":
		d.fail(e, fmt.Sprintf("%s is not a number of shares", quoted(text)), forms)
	default:
		c.Decimal, c.Valid = q.number.Shift(shift), true
	}
}
