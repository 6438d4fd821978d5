package vesting

import (
	"math/big"
	"strconv"
	"strings"
)

// Limits on what terms may say, so that a mistyped number is an error and not a hang.
const (
	maxNumericLength = 24
	maxConditions    = 500
	maxOccurrences   = 12_000 // of one condition: monthly for a thousand years, daily for thirty
	maxInstalments   = 20_000 // of all conditions together
	maxPeriod        = 36_525 // days or months between occurrences
)

// reader gathers every error of one VestingTerms object, so that all are reported.
type reader struct {
	errors []error
	text   []byte            // the file, nil where the terms are in none
	places map[[2]string]int // where each part of it begins, by its name and the path of a field
}

func (r *reader) fail(err error) { r.errors = append(r.errors, err) }

// numeric reads a Numeric that is not negative.
func (r *reader) numeric(where, field string, text numeric) ratio {
	value, ok := parseNumeric(string(text))
	switch {
	case text == "":
		r.fail(&FieldError{where, field, "is missing"})
	case !ok:
		r.fail(&NumberError{where, field, string(text), `is not a number with at most ten decimals, such as "0.25"`})
	case value.Sign() < 0:
		r.fail(&NumberError{where, field, string(text), "must not be negative"})
	default:
		return ratioOf(value)
	}
	return ratio{}
}

func parseNumeric(text string) (*big.Rat, bool) {
	digits := strings.TrimLeft(text, "+-")
	whole, decimals, point := strings.Cut(digits, ".")
	switch {
	case len(text) > maxNumericLength || len(text)-len(digits) > 1 || len(decimals) > 10,
		whole == "" || point && decimals == "" || strings.Trim(whole+decimals, "0123456789") != "":
		return nil, false
	}
	return new(big.Rat).SetString(text)
}

// portion reads numerator/denominator.
func (r *reader) portion(where string, p *portionDocument) ratio {
	numerator := r.numeric(where, "numerator", p.Numerator)
	denominator := r.numeric(where, "denominator", p.Denominator)
	if denominator.sign() == 0 {
		if p.Denominator != "" {
			r.fail(&NumberError{where, "denominator", string(p.Denominator), "must be more than zero"})
		}
		return ratio{}
	}
	return numerator.dividedBy(denominator)
}

// percentage reads a part of the whole in either of its two forms.
func (r *reader) percentage(where string, p percentageDocument) ratio {
	if p.portion != nil {
		return r.portion(where, p.portion)
	}
	return r.numeric(where, "percentage", p.decimal)
}

// integer reads a whole number from least to most; a missing one is the default given.
func (r *reader) integer(where, field string, n whole, least, most, missing int) int {
	if n == "" {
		if missing < least {
			r.fail(&FieldError{where, field, "is missing"})
		}
		return missing
	}
	value, err := strconv.Atoi(string(n))
	switch {
	case err != nil:
		r.fail(&NumberError{where, field, string(n), "is not a whole number"})
	case value < least:
		r.fail(&NumberError{where, field, string(n), "must be at least " + strconv.Itoa(least)})
	case value > most:
		r.fail(&NumberError{where, field, string(n), "must be at most " + strconv.Itoa(most)})
	default:
		return value
	}
	return least
}
