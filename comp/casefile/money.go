package casefile

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Money is an amount: 185000, 185,000, $185,000, 185k, 1.2m, USD 185,000, £92.5k, 25 LPA,
// 3 lakh, 1.2 crore or Rs. 25,00,000. The
// currency written with it has to agree with the offer's.
type Money struct{ decimal.Decimal }

const moneyForms = "write an amount such as 185000, 185,000, $185k or 1.2m"

func (m *Money) decode(d *decoder, e entry) {
	if text, ok := d.scalar(e, "an amount"); ok {
		m.Decimal, _ = d.money(e, text)
	}
}

// money reads an amount of cash.
func (d *decoder) money(e entry, text string) (decimal.Decimal, bool) {
	amount, q, ok := d.amount(e, text)
	switch {
	case !ok:
		return decimal.Decimal{}, false
	case twoReadings(q, text) != nil && !hasMagnitude(q) && !d.inThreeDecimals(q):
		d.failText(e, text, *twoReadings(q, text))
		return decimal.Decimal{}, false
	case len(q.digits) > 1 && q.digits[0] == '0' && isDigits(q.digits) && e.item:
		d.fail(e, fmt.Sprintf("%s is no amount; a comma inside [...] begins the next item", quoted(text)),
			`write numbers without commas, or in quotes like "185,000"`)
		return decimal.Decimal{}, false
	case len(q.digits) > 1 && q.digits[0] == '0' && isDigits(q.digits):
		d.fail(e, fmt.Sprintf("%s begins with 0, as no amount does", quoted(text)), "write "+strings.Replace(text, q.digits, strings.TrimLeft(q.digits[:len(q.digits)-1], "0")+q.digits[len(q.digits)-1:], 1)+", if that is meant")
		return decimal.Decimal{}, false
	case amount.IsPositive() && amount.LessThan(leastPaid):
		d.fail(e, fmt.Sprintf("%s is less than half a cent, which is paid as nothing", quoted(text)), moneyForms)
		return decimal.Decimal{}, false
	}
	return amount, true
}

// leastPaid is the least that is ever paid: half of the minor unit, rounded up, in the
// currencies of two decimals; those of three have amounts as small, which nobody offers.
var leastPaid = decimal.New(5, -3)

// hasMagnitude reports whether an amount says its own size: 1.250m is no 1,250.
func hasMagnitude(q quantity) bool {
	shift, _ := magnitude(q.suffix)
	return shift != 0
}

// inThreeDecimals reports whether an amount is in a currency of three decimals, such as the
// dinar of Kuwait, where 36.000 is 36: by its own sign, else by the currency stated for it.
func (d *decoder) inThreeDecimals(q quantity) bool {
	for _, symbol := range []string{q.prefix, q.suffix} {
		for _, c := range currenciesOf(symbol) {
			return c.Places() == 3
		}
	}
	return d.stated.Places() == 3
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
	if isIndian(q.suffix) && q.prefix == "" && rest == "" {
		rest = "INR"
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
		if period := periodOf(symbol); period != "" {
			mend := "write what a year pays: 2,080 hours, 260 days or 12 months"
			if period == "year" {
				mend = "leave " + symbol + " out"
			}
			d.fail(e, fmt.Sprintf("%s is pay by the %s; amounts are read without a period", quoted(text), period), mend)
			return false
		}
		d.fail(e, fmt.Sprintf("%s in %s is neither a currency nor k or m", quoted(symbol), quoted(text)), moneyForms)
		return false
	}
	d.signs = append(d.signs, sign{node: e.value, text: text, currencies: currencies})
	return true
}

// periodOf reads the /hour of $100/hour or the per month of 8,000 per month.
func periodOf(symbol string) string {
	word := strings.ToLower(symbol)
	if rest, found := strings.CutPrefix(word, "/"); found {
		return strings.TrimSpace(rest)
	}
	if i := strings.Index(word, "per "); i >= 0 {
		return strings.TrimSpace(word[i+4:])
	}
	if i := strings.Index(word, "/"); i >= 0 {
		return strings.TrimSpace(word[i+1:])
	}
	return ""
}

// symbols are the signs of currencies. A bare $ or ¥ has several; the first is meant
// unless the case says otherwise.
var symbols = map[string][]comp.Currency{
	"$":   {"USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN"},
	"US$": {"USD"}, "C$": {"CAD"}, "CA$": {"CAD"}, "A$": {"AUD"}, "AU$": {"AUD"}, "NZ$": {"NZD"},
	"S$": {"SGD"}, "SG$": {"SGD"}, "HK$": {"HKD"}, "NT$": {"TWD"}, "MX$": {"MXN"}, "R$": {"BRL"},
	"€": {"EUR"}, "£": {"GBP"}, "¥": {"JPY", "CNY"}, "￥": {"JPY", "CNY"}, "₹": {"INR"}, "RS": {"INR", "PKR", "LKR", "NPR", "MUR"}, "RS.": {"INR", "PKR", "LKR", "NPR", "MUR"}, "₩": {"KRW"}, "₪": {"ILS"},
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
