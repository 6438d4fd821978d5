package casefile

import (
	"fmt"

	"github.com/shopspring/decimal"
)

// ParseRate reads a rate as a case file writes it, 15% or 0.15, from anywhere else, such
// as a flag. It returns a fraction: 0.15.
func ParseRate(text string) (decimal.Decimal, error) {
	q, wrong := parseQuantity(text)
	switch {
	case wrong != nil || q.prefix != "" || q.suffix != "" && q.suffix != "%":
		return decimal.Decimal{}, fmt.Errorf("%s is not a rate; %s", quoted(text), rateForms)
	case q.suffix == "%":
		return q.number.Shift(-2), nil
	case q.number.Abs().LessThan(one):
		return q.number, nil
	}
	return decimal.Decimal{}, fmt.Errorf("%s as a rate is unclear; write %s%%", quoted(text), text)
}
