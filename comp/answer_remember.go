package comp

import (
	"slices"
	"sync"

	"github.com/seed-251b9aba/offerkit/vesting"
)

// Remember returns the result of an offer of the comparison with the same payments, each of
// which remembers how it came about from the terms of the case ([Payment.Number]). Beside them
// stand payments and notes that are made for other terms only, such as a vest that deals no share
// today: see [Payment.RestsOn] and [Note.Holds]. It returns [ErrOtherResult] for an offer of
// another comparison.
func (c *Comparison) Remember(r *Result) (*Remembered, error) {
	return c.remember(r, terms{live: true})
}

// RememberOpen is Remember with more terms open, at what holds today. Those that stand at a
// default in what the letter has: a payout of 100%, today's price where it is that of a grant, from
// when the growth of a share counts. And at 0 those that a letter mostly has: a raise by a
// rate, a bonus as a share of base, sign-ons of the first two years, a relocation, and of a company
// whose share is traded a first grant by its value and yearly refreshers, both over four years.
// Each percentage that a grant's schedule is written in is open too, grants[0].vesting[1]: they are
// to add up to 1. Payments of 0 that rest on them stand beside the others. A sign-on that the letter has not goes
// by the next place in its list: sign_on[1].amount.
func (c *Comparison) RememberOpen(r *Result) (*Remembered, error) {
	return c.remember(r, terms{live: true, open: true})
}

// RememberFiled is Remember with the candidate's filing status open too: what taxes take is
// remembered for each status.
func (c *Comparison) RememberFiled(r *Result) (*Remembered, error) {
	return c.remember(r, terms{live: true, filed: true})
}

func (c *Comparison) remember(r *Result, t terms) (*Remembered, error) {
	if !c.has(r) {
		return nil, ErrOtherResult
	}
	i := slices.IndexFunc(c.Offers, func(offer Result) bool { return offer.kase == r.kase && offer.Name == r.Name })
	if i < 0 {
		return nil, ErrOtherResult
	}
	remembers := Remembered{Result: *r}
	remembers.spare = nil // its terms are fixed
	t.at = pathOfOffer(i)
	remembers.terms = t
	if t.open {
		remembers.Offer = r.Offer.opened()
	}
	u := unfoldWith(&c.Case, &remembers.Offer, c.Case.Years, t)
	remembers.Notes, remembers.Paper, remembers.u = u.notes, u.paper(c.Case.Years), u
	remembers.Timeline = c.Case.converted(u.payments, r.Currency, remembers.terms)
	once := remembers.Result // without what is worked out once
	remembers.taxed = sync.OnceValues(func() ([]YearTax, error) { return c.Case.fold(&once, &Metric{recipe: &afterTax}).yearTaxes() })
	return &remembers, nil
}

// opened returns the offer with an entry, of 0, for what a letter mostly has.
func (o *Offer) opened() Offer {
	open := *o
	open.SignOn = slices.Clone(o.SignOn)
	for year := 1; year <= 2 && !o.Current; year++ {
		if !slices.ContainsFunc(o.SignOn, func(s SignOn) bool { return s.Year == year }) {
			open.SignOn = append(open.SignOn, SignOn{Year: year})
		}
	}
	if o.Private.Stated() {
		return open // its equity pays by an exit
	}
	fourYears, err := vesting.Parse("4y annual")
	if err != nil {
		return open // it can be read
	}
	if len(o.Grants) == 0 && !o.Current {
		open.Grants = []Grant{{Kind: RSU, Vesting: fourYears}}
	}
	if len(o.Refreshers) == 0 {
		open.Refreshers = []Refresher{{Vesting: fourYears}}
	}
	return open
}

// Remembered is the result of an offer whose payments remember how they came about.
type Remembered struct {
	Result

	u *unfolding
}

// PaperWithin returns what is on paper over so many years of the horizon, as [Result.Paper].
func (r *Remembered) PaperWithin(years int) []Paper {
	if r.u == nil || years < 1 || years > r.u.kase.Years {
		return nil
	}
	return r.u.paper(years)
}
