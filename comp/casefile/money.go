package casefile

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Money is an amount: 185000, 185,000, $185,000, 185k, 1.2m, 1.2bn, USD 185,000, £92.5k, 25 LPA,
// 3 lakh, 1.2 crore or Rs. 25,00,000. The currency written with it has to agree with the
// offer's.
type Money struct{ decimal.Decimal }

const moneyForms = "write an amount such as 185000, 185,000, $185k or 1.2m"

func (m *Money) decode(d *decoder, e entry) {
	if text, ok := d.scalar(e, "an amount"); ok {
		m.Decimal, _ = d.money(e, text)
	}
}

// money reads an amount of cash. What can be judged only in its currency is left to
// checkAmounts.
func (d *decoder) money(e entry, text string) (decimal.Decimal, bool) {
	amount, q, ok := d.amount(e, text)
	if ok {
		d.amounts = append(d.amounts, written{entry: e, text: text, quantity: q, amount: amount})
	}
	return amount, ok
}

// written is an amount as it stands in the file.
type written struct {
	entry
	text string
	quantity
	amount decimal.Decimal
	equity bool // of shares
}

// checkAmounts reports the amounts that a currency cannot pay, or that can be read in two
// ways: 36.000 is 36 dinars in a currency of three decimals, and in any other 36 or 36
// thousand (SPEC 2.5).
func (d *decoder) checkAmounts(amounts []written, currency comp.Currency) {
	places := currency.Places()
	for _, a := range amounts {
		two := twoReadings(a.quantity, a.text)
		switch {
		case d.broken[a.value]:
		case two != nil && places != 3 && !hasMagnitude(a.quantity):
			d.failText(a.entry, a.text, *two)
		case !a.amount.IsZero() && a.amount.Round(places).IsZero():
			d.fail(a.entry, fmt.Sprintf("%s is less than the smallest amount that %s can pay, %s", quoted(a.text), currency, decimal.New(1, -places)),
				"check the decimal point, and whether k or m is missing")
		}
	}
}

// hasMagnitude reports whether an amount says its own size: 1.250m is no 1,250.
func hasMagnitude(q quantity) bool {
	shift, _ := magnitude(q.suffix)
	return shift != 0
}

// UnitPrice is the price of one share, in the forms of [Money].
type UnitPrice struct{ decimal.NullDecimal }

func (p *UnitPrice) decode(d *decoder, e entry) {
	if text, ok := d.scalar(e, "a price"); ok {
		p.Decimal, _, p.Valid = d.amount(e, text)
	}
}

// PositivePrice is a price that 0 would not state but take back: a value at a price of 0 is
// no number of shares, and a share at 0 is none.
type PositivePrice struct{ UnitPrice }

func (p *PositivePrice) decode(d *decoder, e entry) {
	if p.UnitPrice.decode(d, e); p.Valid && p.Decimal.IsZero() {
		d.fail(e, e.name()+" is a price of 0, and at that a share is worth nothing", "write the price of one share, or delete the key where none is known")
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
	if plain, zero := leadingZero(q.digits); zero {
		d.leadingZero(e, text, strings.Replace(text, q.digits, plain, 1))
		return decimal.Decimal{}, q, false
	}
	if period := periodOf(q.prefix + " " + rest); period != nil {
		d.fail(e, quoted(text)+" is pay by the "+period.name+", and amounts are read without a period", period.mend(q, shift))
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
	if isIndian(q.suffix) && q.prefix == "" && rest == "" {
		d.signs = append(d.signs, sign{node: e.value, text: text, currencies: inLakhs})
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

// inLakhs are the currencies in which people count in lakhs and crores; India's is meant unless the
// case says otherwise.
var inLakhs = []comp.Currency{"INR", "PKR", "NPR", "BDT", "BTN", "LKR"}

// leadingZero reports an amount that begins with 0.
func (d *decoder) leadingZero(e entry, text, plain string) {
	if e.item {
		d.fail(e, fmt.Sprintf("%s is no amount; a comma inside [...] begins the next item", quoted(text)),
			`write numbers without commas, or in quotes like "185,000"`)
		return
	}
	d.fail(e, quoted(text)+" begins with 0", "write "+plain)
}

// symbols are the signs of currencies. A bare $ or ¥ has several; the first is meant
// unless the case says otherwise.
var symbols = sync.OnceValue(func() map[string][]comp.Currency {
	return map[string][]comp.Currency{
		"$":   {"USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN"},
		"US$": {"USD"}, "C$": {"CAD"}, "CA$": {"CAD"}, "A$": {"AUD"}, "AU$": {"AUD"}, "NZ$": {"NZD"},
		"S$": {"SGD"}, "SG$": {"SGD"}, "HK$": {"HKD"}, "NT$": {"TWD"}, "MX$": {"MXN"}, "R$": {"BRL"},
		"€": {"EUR"}, "£": {"GBP"}, "¥": {"JPY", "CNY"}, "￥": {"JPY", "CNY"}, "₹": {"INR"}, "RS": {"INR", "PKR", "LKR", "NPR", "MUR"}, "RS.": {"INR", "PKR", "LKR", "NPR", "MUR"}, "₩": {"KRW"}, "₪": {"ILS"},
		"₺": {"TRY"}, "₫": {"VND"}, "฿": {"THB"}, "₱": {"PHP"}, "₦": {"NGN"}, "₴": {"UAH"}, "zł": {"PLN"},
	}
})

func currenciesOf(symbol string) []comp.Currency {
	if known := symbols()[strings.ToUpper(symbol)]; known != nil {
		return known
	}
	if known := symbols()[symbol]; known != nil {
		return known
	}
	if code, err := comp.ParseCurrency(symbol); err == nil && len(symbol) == 3 {
		return []comp.Currency{code}
	}
	return nil
}

// ParseMoney reads an amount in the forms of [Money] from anywhere else, such as a flag: 185k or
// $185,000. An amount in another currency than the one expected is refused.
func ParseMoney(text string, expected comp.Currency) (decimal.Decimal, error) {
	text = strings.TrimSpace(text)
	q, wrong := parseQuantity(text)
	if wrong != nil {
		return decimal.Decimal{}, wrong.orElse(moneyForms).of(text)
	}
	shift, rest := magnitude(q.suffix)
	plain, leads := leadingZero(q.digits)
	switch {
	case strings.HasPrefix(rest, "%"):
		return decimal.Decimal{}, fault{message: "is a rate, not an amount", mend: moneyForms}.of(text)
	case q.negative:
		return decimal.Decimal{}, fault{message: "is negative", mend: "write an amount of 0 or more"}.of(text)
	case leads:
		return decimal.Decimal{}, fault{message: "begins with 0", mend: "write " + strings.Replace(text, q.digits, plain, 1)}.of(text)
	case shift == 0 && expected.Places() < 3 && twoReadings(q, text) != nil:
		return decimal.Decimal{}, twoReadings(q, text).of(text)
	}
	for _, symbol := range []string{q.prefix, rest} {
		currencies := currenciesOf(symbol)
		switch {
		case symbol == "" && isIndian(q.suffix) && q.prefix == "" && rest == "" && !slices.Contains(inLakhs, expected):
			return decimal.Decimal{}, fault{message: fmt.Sprintf("counts in lakhs, as %s does", inLakhs[0]), mend: fmt.Sprintf("write an amount in %s", expected)}.of(text)
		case symbol == "" || slices.Contains(currencies, expected):
		case currencies == nil:
			return decimal.Decimal{}, fault{message: fmt.Sprintf("holds %q, which is neither a currency nor k or m", symbol), mend: moneyForms}.of(text)
		default:
			return decimal.Decimal{}, fault{message: fmt.Sprintf("is in %s", currencies[0]), mend: fmt.Sprintf("write an amount in %s", expected)}.of(text)
		}
	}
	return q.number.Shift(shift), nil
}
