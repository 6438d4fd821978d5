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

// most returns how many items the list may have.
func (c checker) most() int { return int(c.term().Bounds.Hi.IntPart()) }

// rate refuses a share that is out of the bounds of the term.
func (c checker) rate(d decimal.Decimal) {
	if c.outside(d) || d.Exponent() < -18 {
		c.refuse(fmt.Sprintf("%s%% is outside %s", d.Shift(2), c.term().Bounds.inPercent()), "check the decimal point")
	}
}

// check names every term of the case that cannot stand.
func (c Case) check(at checker) {
	if c.AsOf.IsZero() {
		at.at("as_of").refuse("no valuation date", "write a date such as 2026-11-23")
	}
	at.at("as_of").year(c.AsOf)
	if at := at.at("years"); c.Years == 0 || at.outsideCount(c.Years) {
		at.refuse(fmt.Sprintf("a horizon of %d years is outside %v", c.Years, at.term().Bounds), "write for example years: 4")
	}
	at.at("currency").currency(c.Currency)
	c.checkRates(at)
	at.at("growth").rate(c.Growth)
	oneOf(at.at("growth_timing"), c.GrowthTiming)
	at.at("discount_rate").rate(c.DiscountRate)
	at.at("tolerance").rate(c.Tolerance)
	c.Haircut.check(at.at("haircut"))
	if len(c.Offers) == 0 {
		at.at("offers").refuse("no offers", "write at least one offer with company and base")
	}
	if at := at.at("offers"); len(c.Offers) > at.most() {
		at.refuse(fmt.Sprintf("%d offers, the limit is %d", len(c.Offers), at.most()), "split the case")
		return
	}
	if vests := c.vests(); vests > MaxVests {
		at.at("offers").refuse(fmt.Sprintf("the grants and refreshers vest in %s instalments, the limit is %s",
			GroupedNumber(decimal.NewFromInt(int64(vests))), GroupedNumber(decimal.NewFromInt(MaxVests))), "split the case, or put grants of one schedule together")
	}
	named := map[string]int{}
	for i := range c.Offers {
		o := &c.Offers[i]
		o.check(at.at("offers[%d]", i), &c)
		name := seen(o.Name)
		if first, taken := named[look(name)]; taken && name != "" {
			at.at("offers[%d].name", i).refuse(fmt.Sprintf("%q is also the name of offer %d", name, first+1), "give each offer its own name")
		}
		named[look(name)] = i
	}
}

// vests counts the instalments of all that is granted within the horizon.
func (c *Case) vests() (n int) {
	for i := range c.Offers {
		o := &c.Offers[i]
		for k := range o.Grants {
			n += o.Grants[k].Vesting.Count()
		}
		for k := range o.Refreshers {
			n += o.Refreshers[k].count(min(max(c.Years, 0), MaxYears)) * o.Refreshers[k].Vesting.Count()
		}
	}
	return n
}

func (o *Offer) check(at checker, c *Case) {
	if seen(o.Company) == "" && seen(o.Name) == "" {
		at.refuse("an offer needs a company or a name that can be seen", "add company: NAME")
	}
	at.at("start").year(o.Start)
	if o.Currency != "" {
		at.at("currency").currency(o.Currency)
	}
	if _, known := c.Exchange(o.currency(c), c.AsOf); !known {
		at.at("currency").refuse(fmt.Sprintf("the case reports in %s and has no rate for %s", c.Currency, o.Currency),
			fmt.Sprintf("add fx: {%s: 1.08}, the worth of one %s in %s", o.Currency, o.Currency, c.Currency))
	}
	if o.Evidence != "" {
		oneOf(at.at("evidence"), o.Evidence)
	}
	o.checkWorkTime(at)
	o.Price.check(at.at("price"), o)
	if o.Sell != "" {
		oneOf(at.at("sell"), o.Sell)
	}
	for i := range kinds {
		kinds[i].check(o, at, c)
	}
	o.checkStay(at, c)
}

// year refuses a date in an absurd year; it lets the zero date pass.
func (c checker) year(d vesting.Date) {
	if !d.IsZero() && (d.Year() < 1970 || d.Year() > 2200) {
		c.refuse(fmt.Sprintf("%v is not in a year from 1970 to 2200", d), "check the year")
	}
}

func (c checker) currency(code Currency) {
	if _, err := ParseCurrency(string(code)); err != nil {
		c.refuse(err.Error(), "")
	}
}

// oneOf refuses a word that is not among the choices of the term.
func oneOf[T ~string](c checker, word T) {
	if choices := c.term().Choices; !slices.Contains(choices, string(word)) {
		c.refuse(fmt.Sprintf("%q is not known", string(word)), "write one of "+strings.Join(choices, ", "))
	}
}
