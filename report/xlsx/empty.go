package xlsx

import (
	"cmp"
	"slices"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// The engine leaves out a payment that comes to nothing: a vest of no whole share, a
// month after the contributions to a plan have reached their limit. The workbook needs a
// row for it, because it may come to something when an input changes.

// withEmpty returns the engine's payments with the empty ones in their places.
func (m *model) withEmpty() comp.Timeline {
	if m.all != nil {
		return m.all
	}
	all := slices.Clone(m.result.Timeline)
	paid := map[identity]bool{}
	for i := range all {
		paid[identityOf(&all[i])] = true
	}
	for _, p := range m.possible() {
		if p.Year = m.year(p.Date); p.Year > 0 && !paid[identityOf(&p)] {
			all = append(all, p)
		}
	}
	slices.SortStableFunc(all, func(p, q comp.Payment) int {
		return cmp.Or(p.Date.Compare(q.Date), cmp.Compare(componentKey(p.Component), componentKey(q.Component)))
	})
	m.all = all
	return all
}

// identity tells the payments of an offer apart.
type identity struct {
	term          comp.TermRef
	granted, date vesting.Date
	trueUp        bool
}

func identityOf(p *comp.Payment) identity { return identity{p.Term, p.Granted, p.Date, p.TrueUp} }

// possible lists the payments that may be empty.
func (m *model) possible() []comp.Payment {
	var all []comp.Payment
	if !m.isPrivate() {
		for i := range m.offer.Grants {
			all = append(all, m.possibleVests(&m.offer.Grants[i], i)...)
		}
		for i := range m.offer.Refreshers {
			all = append(all, m.possibleRefreshers(&m.offer.Refreshers[i], i)...)
		}
	}
	all = append(all, m.possibleTopUps()...)
	return append(append(all, m.possibleMatches()...), m.possiblePurchases()...)
}

// possibleVests lists the vests of a grant that is counted in shares.
func (m *model) possibleVests(g *comp.Grant, i int) []comp.Payment {
	if _, _, counted := m.result.ShareCount(g); !counted {
		return nil
	}
	pattern := comp.Payment{Component: comp.RSUPay, Certainty: comp.Market, Term: comp.GrantTerm.At(i), Granted: m.result.VestingStart(g)}
	if g.Kind == comp.Option {
		pattern.Component = comp.OptionPay
	}
	return m.eachVest(g.Vesting, pattern)
}

func (m *model) eachVest(s vesting.Schedule, pattern comp.Payment) []comp.Payment {
	for _, p := range m.result.Timeline { // the engine's words for the same award
		if p.Term == pattern.Term {
			pattern.Item, pattern.Rule, pattern.Held = p.Item, p.Rule, p.Held
			break
		}
	}
	var vests []comp.Payment
	for _, tranche := range s.Tranches(pattern.Granted) {
		pattern.Date = tranche.Date
		vests = append(vests, pattern)
	}
	return vests
}

// possibleRefreshers lists the vests of every refresher granted within the horizon.
func (m *model) possibleRefreshers(r *comp.Refresher, i int) []comp.Payment {
	pattern := comp.Payment{Component: comp.RefresherPay, Certainty: comp.Speculative, Promise: r.Promise, Term: comp.RefresherTerm.At(i)}
	switch r.Promise {
	case comp.PromiseNone:
		return nil
	case comp.PromiseWritten:
		pattern.Certainty = comp.Market
	case "":
		pattern.Promise = comp.PromiseExpected
	}
	first, every := r.Schedule()
	var all []comp.Payment
	for month := first; month < 12*m.book.comparison.Case.Years; month += every {
		pattern.Granted = m.result.Start.AddMonths(month)
		all = append(all, m.eachVest(r.Vesting, pattern)...)
		if r.Once {
			break
		}
	}
	return all
}
