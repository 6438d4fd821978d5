package casefile

import (
	"fmt"

	"github.com/shopspring/decimal"
)

// Rate is a share: 15%, or a fraction below 1 such as 0.15. A bare 15 is refused,
// because nobody is offered 1500%.
type Rate struct{ decimal.NullDecimal }

func (r *Rate) decode(d *decoder, e entry) {
	text, ok := d.scalar(e, "a rate")
	if !ok {
		return
	}
	q, wrong := parseQuantity(text)
	switch {
	case wrong != nil:
		d.failQuantity(e, text, q, wrong, rateForms)
	case q.prefix != "" || q.suffix != "" && q.suffix != "%":
		d.fail(e, fmt.Sprintf("%s is not a rate", quoted(text)), rateForms)
	default:
		r.Decimal, r.Valid = d.share(e, text, q)
	}
}

const rateForms = "write a rate such as 15% or 0.15"

var one = decimal.NewFromInt(1)

// share turns a number with or without a percent sign into a fraction of one.
func (d *decoder) share(e entry, text string, q quantity) (decimal.Decimal, bool) {
	if q.suffix == "%" {
		return q.number.Shift(-2), true
	}
	size, percent := q.number.Abs(), q.number.Shift(2)
	switch {
	case size.LessThan(one):
		return q.number, true
	case size.LessThanOrEqual(decimal.NewFromInt(2)): // a payout of 1.2 is probably meant as 120%
		d.fail(e, fmt.Sprintf("%s can be read as %s%% and as %s%%", quoted(text), text, percent), fmt.Sprintf("write %s%% or %s%%", text, percent))
	default:
		d.fail(e, fmt.Sprintf("%s as a rate would be %s%%", quoted(text), percent), fmt.Sprintf("write %s%%", text))
	}
	return decimal.Decimal{}, false
}
