package negotiate

import (
	"errors"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Change is a lever put to a value.
type Change struct {
	Lever *Lever
	To    decimal.Decimal
}

// Increase returns what the change adds to today's value.
func (c Change) Increase() decimal.Decimal { return c.To.Sub(c.Lever.Current) }

// model answers for one offer with other terms, by [comp.Compare] itself.
type model struct {
	kase    comp.Case
	at      int           // position of the offer in it
	metrics []comp.Metric // beside those of every case
	known   map[string]*comp.Result
}

// newModel takes the offer out of its case: other offers matter to today's job alone, which
// begins with the first of them (SPEC 3.6).
func newModel(c *comp.Comparison, from int, metrics ...comp.Metric) *model {
	m := &model{kase: c.Case, at: from, metrics: metrics, known: map[string]*comp.Result{}}
	if !c.Case.Offers[from].Current {
		m.kase.Offers, m.at = c.Case.Offers[from:from+1], 0
	}
	return m
}

// offer returns the offer with the changes.
func (m *model) offer(changes []Change) comp.Offer {
	o := m.kase.Offers[m.at]
	for _, c := range changes {
		c.Lever.set(&o, c.To)
	}
	return o
}

// with returns what the offer comes to with the changes. It returns a *comp.ValidationError
// where they cannot stand.
func (m *model) with(changes []Change) (*comp.Result, error) {
	var key strings.Builder
	for _, c := range changes {
		key.WriteString(c.Lever.Key + "=" + c.To.String() + " ")
	}
	if r, known := m.known[key.String()]; known {
		return r, nil
	}
	r, err := m.of(m.offer(changes))
	if err == nil {
		m.known[key.String()] = r
	}
	return r, err
}

// of returns what an offer in the place of this one comes to.
func (m *model) of(o comp.Offer) (*comp.Result, error) {
	kase := m.kase
	kase.Offers = append([]comp.Offer(nil), m.kase.Offers...)
	kase.Offers[m.at] = o
	c, err := comp.Compare(kase, m.metrics...)
	if err != nil {
		return nil, err
	}
	return &c.Offers[m.at], nil
}

// stands reports whether the offer can have the changes.
func (m *model) stands(changes []Change) (bool, error) {
	_, err := m.with(changes)
	var invalid *comp.ValidationError
	if errors.As(err, &invalid) {
		return false, nil
	}
	return err == nil, err
}
