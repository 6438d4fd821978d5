package market

import (
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/vesting"
)

// maxDigits bounds a number before it is computed with.
const maxDigits = 30

// significant is how many digits of a spreadsheet's binary number mean something: 41.54 may be
// stored as 41.539999999999999.
const significant = 15

// amountOf reads an amount of a published file: 185000, 185,000.00, $185,000, 1.85E5.
func amountOf(text string) (decimal.Decimal, bool) {
	text = strings.TrimPrefix(strings.TrimSpace(text), "$")
	if strings.ContainsRune(text, ',') {
		if !isGrouped(text) {
			return decimal.Zero, false
		}
		text = strings.ReplaceAll(text, ",", "")
	}
	mantissa, exponent, scientific := strings.Cut(strings.ToUpper(text), "E")
	if len(mantissa) == 0 || len(mantissa) > maxDigits || strings.Trim(mantissa, "0123456789.") != "" || mantissa == "." {
		return decimal.Zero, false
	}
	if power, err := strconv.Atoi(exponent); scientific && (err != nil || power < -maxDigits || power > maxDigits) {
		return decimal.Zero, false
	}
	amount, err := decimal.NewFromString(text)
	if err != nil {
		return decimal.Zero, false
	}
	if extra := amount.NumDigits() - significant; extra > 0 {
		amount = amount.Round(-amount.Exponent() - int32(extra))
	}
	return amount, true
}

// isGrouped reports commas that separate thousands: 185,000 and not 1,85.
func isGrouped(text string) bool {
	whole, _, _ := strings.Cut(text, ".")
	groups := strings.Split(whole, ",")
	for i, group := range groups {
		if len(group) > 3 || i > 0 && len(group) != 3 || group == "" {
			return false
		}
	}
	return true
}

// dateOf reads a day: 2025-01-15, 2025-01-15 00:00:00, 1/15/2025, or the number by which a
// spreadsheet counts days (45672). It returns the zero date for what is none.
func dateOf(text string) vesting.Date {
	text = strings.TrimSpace(text)
	whole, _, _ := strings.Cut(text, ".")
	if serial, err := strconv.Atoi(whole); err == nil && serial >= 20_000 && serial < 80_000 { // 1954 to 2119
		return civil(time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, serial))
	}
	day, _, _ := strings.Cut(strings.Replace(text, "T", " ", 1), " ")
	for _, layout := range []string{"2006-01-02", "1/2/2006", "1/2/06", "2006-01", "2006"} {
		if t, err := time.Parse(layout, day); err == nil {
			return civil(t)
		}
	}
	return vesting.Date{}
}

func civil(t time.Time) vesting.Date {
	d, err := vesting.NewDate(t.Year(), t.Month(), t.Day())
	if err != nil {
		return vesting.Date{}
	}
	return d
}
