package comp

import (
	"fmt"
	"strings"
	"sync"

	"github.com/shopspring/decimal"
)

// Currency is an ISO 4217 code such as USD.
type Currency string

// USD is the currency of a case that names none.
const USD Currency = "USD"

// minorUnits returns the decimals of every active currency of ISO 4217 (list one,
// https://www.six-group.com/en/products-services/financial-information/data-standards.html).
// Funds, metals and testing codes are left out: nobody is paid in them.
var minorUnits = sync.OnceValue(func() map[Currency]int32 {
	units := map[Currency]int32{}
	for places, codes := range map[int32]string{
		0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF",
		2: "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY " +
			"COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR " +
			"ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK " +
			"MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP " +
			"SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR " +
			"ZMW ZWG",
		3: "BHD IQD JOD KWD LYD OMR TND",
	} {
		for _, code := range strings.Fields(codes) {
			units[Currency(code)] = places
		}
	}
	return units
})

// ParseCurrency reads an ISO 4217 code in either case.
func ParseCurrency(code string) (Currency, error) {
	c := Currency(strings.ToUpper(strings.TrimSpace(code)))
	if _, known := minorUnits()[c]; !known {
		return "", &CurrencyError{Code: code}
	}
	return c, nil
}

// CurrencyError reports a text that is no ISO 4217 currency code.
type CurrencyError struct {
	Code string // what was written
}

func (e *CurrencyError) Error() string {
	return fmt.Sprintf("%q is not a currency; write an ISO 4217 code such as USD, EUR or GBP", e.Code)
}

// Places returns the decimals of the currency's minor unit: USD 2, JPY 0, KWD 3. An
// unknown currency has 2.
func (c Currency) Places() int32 {
	if places, known := minorUnits()[c]; known {
		return places
	}
	return 2
}

// Round rounds an amount to the minor unit, half away from zero, as a payment is
// rounded once when it is made (SPEC 2.2).
func (c Currency) Round(amount decimal.Decimal) decimal.Decimal {
	return amount.Round(c.Places())
}

// Format writes an amount with the currency's decimals and no grouping: 300200.00.
func (c Currency) Format(amount decimal.Decimal) string {
	return amount.StringFixed(c.Places())
}

// Grouped writes an amount with the currency's decimals and thousands separated:
// 300,200.00, or 3,00,200.00 where people count in lakhs.
func (c Currency) Grouped(amount decimal.Decimal) string {
	return grouped(amount.StringFixed(c.Places()), c.CountsInLakhs())
}

// GroupedNumber writes a price or a round amount grouped likewise and with only the decimals it
// has: 182.3456, 1,20,000.
func (c Currency) GroupedNumber(n decimal.Decimal) string {
	return grouped(n.String(), c.CountsInLakhs())
}

// CountsInLakhs reports whether amounts of the currency are grouped in the Indian way, in thousands
// and then by two digits, and spoken of in lakhs and crores: 25,00,000 is 25 lakh. So are the
// rupees of India, Pakistan and Nepal, the taka and the ngultrum, and not that of Sri Lanka (Unicode
// CLDR, the number patterns #,##,##0 of en-IN, en-PK, ne, bn and dz, and #,##0 of si;
// https://en.wikipedia.org/wiki/Indian_numbering_system).
func (c Currency) CountsInLakhs() bool {
	switch c {
	case "INR", "PKR", "NPR", "BDT", "BTN":
		return true
	}
	return false
}

// grouped separates the thousands of a plain number, or its thousands, lakhs and so on by two digits.
func grouped(number string, lakhs bool) string {
	whole, fraction, found := strings.Cut(number, ".")
	digits, negative := strings.CutPrefix(whole, "-")
	var b strings.Builder
	if negative {
		b.WriteByte('-')
	}
	for i, digit := range digits {
		left := len(digits) - i // digits from here on
		if i > 0 && (left == 3 || left > 3 && (lakhs && left%2 == 1 || !lakhs && left%3 == 0)) {
			b.WriteByte(',')
		}
		b.WriteRune(digit)
	}
	if found {
		b.WriteString("." + fraction)
	}
	return b.String()
}

// GroupedNumber writes a count with thousands separated and only the decimals it has: 1,764.
func GroupedNumber(n decimal.Decimal) string { return grouped(n.String(), false) }

// GroupedShares writes a count of shares with its noun: "1 share", "1,017 shares".
func GroupedShares(n decimal.Decimal) string { return groupedCount(n, "share") }

// GroupedOptions writes a count of options likewise.
func GroupedOptions(n decimal.Decimal) string { return groupedCount(n, "option") }

func groupedCount(n decimal.Decimal, noun string) string {
	if n.Equal(one) {
		return "1 " + noun
	}
	return GroupedNumber(n) + " " + noun + "s"
}
