package report

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// minus is the sign of a negative number: as wide as a digit, and no hyphen.
const minus = "−"

// Money writes an amount with thousands separated and the currency's decimals, without
// the currency: 300,200.00.
func Money(v decimal.Decimal, c comp.Currency) string {
	return negative(c.Grouped(v))
}

// Headline writes an amount in whole units with its currency: $300,200.
func Headline(v decimal.Decimal, c comp.Currency) string {
	return behind(Sign(c), v, c)
}

// HeadlineInTable writes an amount as Headline does, but for a code, which a table has no
// room to repeat.
func HeadlineInTable(v decimal.Decimal, c comp.Currency) string {
	if ShowsCode(c) {
		return behind("", v, c)
	}
	return Headline(v, c)
}

// behind writes a whole amount behind its currency, and a minus before both. What is under half a unit is
// written with the currency's decimals, so that a difference is never said to be 0.
func behind(sign string, v decimal.Decimal, c comp.Currency) string {
	text := c.GroupedNumber(v.Round(0).Abs())
	if v.Round(0).IsZero() && !c.Round(v).IsZero() {
		text = c.Grouped(v.Abs())
	}
	if v.Round(0).IsNegative() || text != "0" && v.IsNegative() {
		return minus + sign + text
	}
	return sign + text
}

// Signed writes a difference in whole units with its sign and currency: +$42,100.
func Signed(v decimal.Decimal, c comp.Currency) string {
	if v.IsNegative() {
		return Headline(v, c)
	}
	return "+" + Headline(v, c)
}

// Percent writes a share as a percentage with one decimal, none where it is whole:
// 0.14 is 14%, 0.0235 is 2.4%. What is too little to be seen so is no 0%: 0.0004 is <0.1%.
func Percent(share decimal.Decimal) string {
	switch percent := share.Shift(2).Round(1); {
	case percent.IsZero() && share.IsPositive():
		return "<0.1%"
	case percent.IsZero() && share.IsNegative():
		return ">" + minus + "0.1%"
	}
	return negative(share.Shift(2).Round(1).String()) + "%"
}

// PercentBeside writes a share with as many decimals, from one on, as keep it on its side
// of a threshold that stands beside it, and up to four that show that it is not 0: 0.0204
// beside 2% is 2.04%, 0.00004 is 0.004%.
func PercentBeside(share, threshold decimal.Decimal) string {
	percent, places := share.Shift(2), int32(1)
	for ; places < 10; places++ {
		rounded := percent.Round(places)
		seen := places >= besidePlaces || rounded.Sign() == percent.Sign()
		if seen && rounded.Cmp(threshold.Shift(2)) == percent.Cmp(threshold.Shift(2)) {
			break
		}
	}
	return negative(percent.Round(places).String()) + "%"
}

// PartBeside writes a share as PercentBeside does, and nothing where it is too small to be shown.
func PartBeside(share, threshold decimal.Decimal) string {
	if text := PercentBeside(share, threshold); text != "0%" {
		return text
	}
	return ""
}

// besidePlaces are the decimals after which a share is too small to be shown.
const besidePlaces = 4

// magnitude is a power of ten with a name.
type magnitude struct {
	name  string
	shift int32
}

var (
	millions = []magnitude{{"bn", 9}, {"m", 6}}
	crores   = []magnitude{{"Cr", 7}, {"L", 5}}
)

// Short writes a round amount as people say it, $700m, $1.2bn or ₹25L, and any other in whole
// units.
func Short(v decimal.Decimal, c comp.Currency) string {
	units := millions
	if c.CountsInLakhs() {
		units = crores
	}
	for _, unit := range units {
		if short := v.Shift(-unit.shift); short.GreaterThanOrEqual(decimal.NewFromInt(1)) && short.Equal(short.Round(2)) {
			return Sign(c) + c.GroupedNumber(short) + unit.name
		}
	}
	return Headline(v, c)
}

// ExactPercent writes a rate with all its decimals: 0.1525 is 15.25%.
func ExactPercent(rate decimal.Decimal) string { return percentage(rate) + "%" }

// percentage writes a rate in percent, without the sign.
func percentage(rate decimal.Decimal) string { return negative(rate.Shift(2).String()) }

// Amount writes a price or an amount with only the decimals that it has, grouped as amounts of
// its currency are: 182.3456 and 1,20,000.
func Amount(v decimal.Decimal, c comp.Currency) string { return negative(c.GroupedNumber(v)) }

// Number writes a count or a rate with thousands separated and no decimals beyond those
// it has: 1,764 and 182.3456.
func Number(v decimal.Decimal) string { return negative(comp.GroupedNumber(v)) }

func negative(number string) string { return strings.Replace(number, "-", minus, 1) }

// signs are those of the best-known currencies.
var signs = map[comp.Currency]string{"USD": "$", "EUR": "€", "GBP": "£", "INR": "₹"}

// Sign returns what stands before an amount: the sign of the best-known currencies, and "CHF " for the others.
func Sign(c comp.Currency) string {
	if sign, known := signs[c]; known {
		return sign
	}
	return string(c) + " "
}

// ShowsCode reports whether amounts stand behind their currency's code rather than a sign.
func ShowsCode(c comp.Currency) bool {
	_, known := signs[c]
	return !known
}

// Show writes a cell as text: what every format shows.
func (c Cell) Show(currency comp.Currency) string {
	currency = c.In(currency)
	switch c.Kind {
	case MoneyCell:
		return Money(c.Value, currency)
	case DifferenceCell:
		show := Money(c.Value, currency)
		if c.Value.IsPositive() {
			return "+" + show
		}
		return show
	case NumberCell:
		return Amount(c.Value, c.Unit)
	case PercentCell:
		return Percent(c.Value)
	case DateCell:
		return c.Date.String()
	case EmptyCell:
		return ""
	}
	return c.Text
}

// ShowWhole writes a cell as Show does, an amount in whole units.
func (c Cell) ShowWhole(currency comp.Currency) string {
	switch text := behind("", c.Value, c.In(currency)); {
	case c.Kind != MoneyCell && c.Kind != DifferenceCell:
		return c.Show(currency)
	case c.Kind == DifferenceCell && c.Value.IsPositive():
		return "+" + text
	default:
		return text
	}
}
