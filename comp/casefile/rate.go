package casefile

import (
	"fmt"
	"strings"

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
	rate, wrong := parseRate(text)
	if wrong != nil {
		d.failText(e, text, *wrong)
		return
	}
	r.Decimal, r.Valid = rate, true
}

// ParseRate reads a rate as a case file writes it, 15% or 0.15, from anywhere else, such
// as a flag. It returns a fraction: 0.15.
func ParseRate(text string) (decimal.Decimal, error) {
	rate, wrong := parseRate(text)
	if wrong != nil {
		return decimal.Decimal{}, wrong.of(text)
	}
	return rate, nil
}

var one = decimal.NewFromInt(1)

// parseRate turns a number with a percent sign, or one below 1, into a fraction of one.
func parseRate(text string) (decimal.Decimal, *fault) {
	const forms = "write a rate such as 15% or 0.15"
	q, wrong := parseQuantity(text)
	if wrong != nil {
		f := wrong.orElse(forms)
		return decimal.Decimal{}, &f
	}
	size, percent := q.number.Abs(), q.number.Shift(2)
	plain, leads := leadingZero(q.digits)
	switch {
	case q.prefix != "" || q.suffix != "" && q.suffix != "%":
		return decimal.Decimal{}, &fault{message: "is not a rate", mend: forms}
	case leads:
		return decimal.Decimal{}, &fault{message: "begins with 0", mend: "write " + strings.Replace(text, q.digits, plain, 1)}
	case q.suffix == "%":
		return q.number.Shift(-2), nil
	case size.LessThan(one):
		return q.number, nil
	case size.LessThanOrEqual(decimal.NewFromInt(2)): // a payout of 1.2 is probably meant as 120%
		return decimal.Decimal{}, &fault{message: fmt.Sprintf("can be read as %s%% and as %s%%", text, percent), mend: fmt.Sprintf("write %s%% or %s%%", text, percent)}

	}
	return decimal.Decimal{}, &fault{message: fmt.Sprintf("as a rate would be %s%%", percent), mend: fmt.Sprintf("write %s%%", text), instead: text + "%"}
}
