package casefile

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Money is an amount: 185000, 185,000, $185,000, 185k, 1.2m, USD 185,000 or £92.5k. The
// currency written with it has to agree with the offer's.
type Money struct{ decimal.Decimal }

const moneyForms = "write an amount such as 185000, 185,000, $185k or 1.2m"

func (m *Money) decode(d *decoder, e entry) {
	if text, ok := d.scalar(e, "an amount"); ok {
		m.Decimal, _ = d.money(e, text)
	}
}

// threeDecimals is 185.000, which is 185 to some and 185 thousand to others.
var threeDecimals = regexp.MustCompile(`^\d{1,3}\.\d{3}$`)

// money reads an amount of cash.
func (d *decoder) money(e entry, text string) (decimal.Decimal, bool) {
	amount, q, ok := d.amount(e, text)
	switch {
	case !ok:
		return decimal.Decimal{}, false
	case threeDecimals.MatchString(q.digits) && q.suffix == "":
		small, large := q.number.String(), strings.Replace(q.digits, ".", "", 1)
		d.fail(e, fmt.Sprintf("%s can be read as %s and as %s", quoted(text), small, large), fmt.Sprintf("write %s or %s", small, large))
		return decimal.Decimal{}, false
	case len(q.digits) > 1 && q.digits[0] == '0' && isDigits(q.digits):
		d.fail(e, fmt.Sprintf("%s is no amount; a comma inside [...] begins the next item", quoted(text)),
			`write numbers without commas, or in quotes like "185,000"`)
		return decimal.Decimal{}, false
	}
	return amount, true
}

// UnitPrice is the price of one share, in the forms of [Money].
type UnitPrice struct{ decimal.NullDecimal }

func (p *UnitPrice) decode(d *decoder, e entry) {
	if text, ok := d.scalar(e, "a price"); ok {
		p.Decimal, _, p.Valid = d.amount(e, text)
	}
}

// amount reads a number with an optional currency and an optional k or m.
func (d *decoder) amount(e entry, text string) (decimal.Decimal, quantity, bool) {
	q, wrong := parseQuantity(text)
	shift, rest := magnitude(q.suffix)
	switch {
	case wrong != nil:
		d.failText(e, text, wrong.orElse(moneyForms))
		return decimal.Decimal{}, q, false
	case strings.HasPrefix(rest, "%"):
		d.fail(e, fmt.Sprintf("%s is a rate, and %s is an amount", quoted(text), e.name()), moneyForms)
		return decimal.Decimal{}, q, false
	case q.negative:
		d.fail(e, fmt.Sprintf("%s is negative", quoted(text)), "write an amount of 0 or more")
		return decimal.Decimal{}, q, false
	}
	for _, symbol := range []string{q.prefix, rest} {
		if symbol == "" {
			continue
		}
		if !d.sign(e, text, symbol) {
			return decimal.Decimal{}, q, false
		}
	}
	return q.number.Shift(shift), q, true
}

// sign notes the currency written in an amount, to be compared with the offer's.
func (d *decoder) sign(e entry, text, symbol string) bool {
	currencies := currenciesOf(symbol)
	if len(currencies) == 0 {
		d.fail(e, fmt.Sprintf("%s in %s is neither a currency nor k or m", quoted(symbol), quoted(text)), moneyForms)
		return false
	}
	d.signs = append(d.signs, sign{node: e.value, text: text, currencies: currencies})
	return true
}

// symbols are the signs of currencies. A bare $ or ¥ has several; the first is meant
// unless the case says otherwise.
var symbols = map[string][]comp.Currency{
	"$":   {"USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN"},
	"US$": {"USD"}, "C$": {"CAD"}, "CA$": {"CAD"}, "A$": {"AUD"}, "AU$": {"AUD"}, "NZ$": {"NZD"},
	"S$": {"SGD"}, "SG$": {"SGD"}, "HK$": {"HKD"}, "NT$": {"TWD"}, "MX$": {"MXN"}, "R$": {"BRL"},
	"€": {"EUR"}, "£": {"GBP"}, "¥": {"JPY", "CNY"}, "￥": {"JPY", "CNY"}, "₹": {"INR"}, "₩": {"KRW"}, "₪": {"ILS"},
	"₺": {"TRY"}, "₫": {"VND"}, "฿": {"THB"}, "₱": {"PHP"}, "₦": {"NGN"}, "₴": {"UAH"}, "zł": {"PLN"},
}

func currenciesOf(symbol string) []comp.Currency {
	if known := symbols[strings.ToUpper(symbol)]; known != nil {
		return known
	}
	if known := symbols[symbol]; known != nil {
		return known
	}
	if code, err := comp.ParseCurrency(symbol); err == nil && len(symbol) == 3 {
		return []comp.Currency{code}
	}
	return nil
}
