package comp

import "slices"

// Remember returns the result of an offer of the comparison with the same payments, each of
// which remembers how it came about from the terms of the case ([Payment.Number]). Beside them
// stand vests that deal no share today and would with another count. Which payments there are is
// otherwise today's: a share that is worth nothing on the day of a refresher buys none for any
// other term. It returns
// [ErrOtherResult] for an offer of another comparison.
func (c *Comparison) Remember(r *Result) (*Remembered, error) {
	if !c.has(r) {
		return nil, ErrOtherResult
	}
	i := slices.IndexFunc(c.Offers, func(offer Result) bool { return offer.Name == r.Name })
	if i < 0 {
		return nil, ErrOtherResult
	}
	remembers := Remembered{Result: *r}
	remembers.terms = terms{live: true, at: pathOfOffer(i)}
	u := unfoldWith(&c.Case, &r.Offer, c.Case.Years, remembers.terms)
	remembers.Fixed, remembers.Timeline = u.fixed, c.Case.converted(u.payments, r.Currency, remembers.terms)
	return &remembers, nil
}

// Remembered is the result of an offer whose payments remember how they came about.
type Remembered struct {
	Result
	Fixed []string // what is taken as it is, such as shares that are dealt by what was dealt before
}
