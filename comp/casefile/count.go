package casefile

import (
	"fmt"

	"github.com/shopspring/decimal"
)

// Count is a number of shares: 220, 1,000 or 12k. It may have decimals, as brokers hold
// them.
type Count struct{ decimal.NullDecimal }

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
		d.fail(e, fmt.Sprintf("%s is an amount of money; shares are a number", quoted(text)), "write value: "+text+" if the letter names a value")
	case q.prefix != "" || rest != "" && rest != "shares" && rest != "units" && rest != "RSUs":
		d.fail(e, fmt.Sprintf("%s is not a number of shares", quoted(text)), forms)
	default:
		c.Decimal, c.Valid = q.number.Shift(shift), true
	}
}
