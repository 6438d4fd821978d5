package comp

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/vesting"
)

// TermError reports one term of a case that cannot stand.
type TermError struct {
	Path   string // where, in the case file's words: offers[0].grants[1].price
	Reason string // what is wrong, lower case
	Mend   string // what to write instead; may be empty
}

func (e *TermError) Error() string {
	text := e.Path + ": " + e.Reason
	if e.Mend != "" {
		text += "; " + e.Mend
	}
	return text
}

// ValidationError holds every term of a case that cannot stand, in the order of the case.
type ValidationError struct {
	Terms []*TermError
}

func (e *ValidationError) Error() string {
	lines := make([]string, len(e.Terms))
	for i, t := range e.Terms {
		lines[i] = t.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap makes each term reachable by errors.As.
func (e *ValidationError) Unwrap() []error {
	errs := make([]error, len(e.Terms))
	for i, t := range e.Terms {
		errs[i] = t
	}
	return errs
}

// checker collects the terms that cannot stand below one path.
type checker struct {
	path  string
	found *[]*TermError
}

func (c checker) at(format string, args ...any) checker {
	path := format
	if len(args) > 0 {
		path = fmt.Sprintf(format, args...)
	}
	if c.path != "" && !strings.HasPrefix(path, "[") {
		path = "." + path
	}
	return checker{path: c.path + path, found: c.found}
}

func (c checker) refuse(reason, mend string) {
	*c.found = append(*c.found, &TermError{Path: c.path, Reason: reason, Mend: mend})
}

// maxAmount bounds every amount, price and count, so that a slip of the keyboard or a
// hostile file cannot make the arithmetic slow.
var maxAmount = decimal.New(1, 15)

// amount refuses a negative or absurdly large number.
func (c checker) amount(d decimal.Decimal) {
	switch {
	case d.IsNegative():
		c.refuse(fmt.Sprintf("%s is negative", d), "write an amount of 0 or more")
	case d.GreaterThan(maxAmount) || d.Exponent() < -18:
		c.refuse("the number is too large or too finely written to be meant", "check the zeros and decimals")
	}
}

// term returns the description of the term; one that bounds nothing of a path that is none's.
func (c checker) term() *Term {
	if t := findTerm(c.path); t != nil {
		return t
	}
	return new(Term)
}

// outside reports whether a number is out of the bounds of the term; 0 states none.
func (c checker) outside(d decimal.Decimal) bool { return !d.IsZero() && !c.term().Bounds.Hold(d) }

// outsideCount is outside of a count.
func (c checker) outsideCount(n int) bool { return n != 0 && c.outside(decimal.NewFromInt(int64(n))) }

// tooMany refuses a list of more items than it may have, and reports whether it is one; one item every list may have.
func (c checker) tooMany(n int, of, mend string) bool {
	if n < 2 {
		return false
	}
	most := int(c.term().Bounds.Hi.IntPart())
	if n > most {
		c.refuse(fmt.Sprintf("%d %s, the limit is %d", n, of, most), mend)
	}
	return n > most
}

// need refuses a need outside its scale.
func (c checker) need(n decimal.NullDecimal) {
	if n.Valid && (!c.term().Bounds.Hold(n.Decimal) || !n.Decimal.IsInteger()) {
		c.refuse(fmt.Sprintf("a need of %s is outside %v", n.Decimal, c.term().Bounds), "write 0 for none and 10 for the greatest")
	}
}

// rate refuses a share that is out of the bounds of the term.
func (c checker) rate(d decimal.Decimal) {
	if c.outside(d) || d.Exponent() < -18 {
		c.refuse(fmt.Sprintf("%s%% is outside %s", d.Shift(2), c.term().Bounds.inPercent()), "check the decimal point")
	}
}

// year refuses a date in an absurd year; it lets the zero date pass.
func (c checker) year(d vesting.Date) {
	if !d.IsZero() && (d.Year() < 1970 || d.Year() > 2200) {
		c.refuse(fmt.Sprintf("%v is not in a year from 1970 to 2200", d), "check the year")
	}
}

func (c checker) currency(code Currency) {
	known, err := ParseCurrency(string(code))
	if err == nil && known != code { // as it is read from a file, a code stands for itself
		err = &CurrencyError{Code: string(code)}
	}
	if err != nil {
		c.refuse(err.Error(), "")
	}
}

// oneOf refuses a word that is not among the choices of the term.
func oneOf[T ~string](c checker, word T) {
	if choices := c.term().Choices; !slices.Contains(choices, string(word)) {
		c.refuse(fmt.Sprintf("%q is not known", string(word)), "write one of "+strings.Join(choices, ", "))
	}
}

// dilution refuses what is no dilution: it leaves something.
func (c checker) dilution(d decimal.Decimal) {
	if bounds := lessThanAll(); !bounds.Hold(d) || d.Exponent() < -18 {
		c.refuse(fmt.Sprintf("%s%% is outside %s", d.Shift(2), bounds.inPercent()), "write the share that it takes, such as 20%")
	}
}
