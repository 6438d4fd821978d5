package htmlpage

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/tax"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/htmlpage/whatif"
)

// controls are the assumptions that can be moved on the page.
type controls struct {
	All       []control
	Offers    []offerControls
	Scenarios []scenarioButton
}

type offerControls struct {
	Name   string
	Fields []control
	Why    string // why there are not more
}

// control is one number with its slider.
type control struct {
	ID, Label, Unit string
	Lakhs           bool   // of an amount: people count in lakhs
	Full            string // the label in a sentence; of an offer's the script makes it, from the label and the offer's name
	Value           string
	Min, Max        string // of the number
	Whole           bool   // it has no decimals
	Low, High, By   string // of the slider
	Words           []word // to choose among, in place of a number
}

// Shown is the value as its field shows it: grouped, with the sign that figures have.
func (c control) Shown() string {
	unit := comp.USD
	if c.Lakhs {
		unit = "INR"
	}
	return strings.Replace(unit.GroupedNumber(decimal.RequireFromString(c.Value)), "-", "−", 1)
}

// word is one that a control can have.
type word struct {
	Key, Text string
	Chosen    bool
}

func newControls(m *whatif.Case) *controls {
	c := &controls{All: []control{
		counted("years", comp.TermLabel("years"), "years", m.Years, 1, m.Reach),
		named("discount_rate", control{
			ID: "discount", Unit: "%", Value: percentText(m.Discount),
			Min: "0", Max: "100", Low: "0", High: "20", By: "0.25",
		}),
		counted("month", "Leave after", "months", report.LeaveMonth, 1, 12*m.Reach),
	}}
	if m.Filing != "" {
		c.All = append(c.All, filing(m.Filing))
	}
	for _, h := range m.Certainties[1:] {
		if slices.ContainsFunc(m.Offers, func(o whatif.Offer) bool { return o.Pays(h.Key, m.Reach) }) {
			c.All = append(c.All, named("haircut."+string(h.Key), control{
				ID: "haircut-" + string(h.Key), Unit: "%",
				Value: percentText(decimal.RequireFromString(m.Haircut[string(h.Key)])), Min: "0", Max: "100",
				Low: "0", High: "100", By: "1",
			}))
		}
	}
	for i := range m.Offers {
		c.Offers = append(c.Offers, newOfferControls(&m.Offers[i], i))
	}
	return c
}

// filing is the control of the filing status.
func filing(today comp.FilingStatus) control {
	c := named(whatif.FilingTerm, control{ID: "filing"})
	for f, key := range tax.Filings() {
		c.Words = append(c.Words, word{key, report.FilingInWords(tax.Filing(f)), key == string(today)})
	}
	return c
}

// named gives a control the name of its term, and with what it belongs to.
func named(term string, c control) control {
	c.Label = comp.TermLabel(term)
	c.Full = strings.ToLower(c.Label[:1]) + c.Label[1:]
	return c
}

// newOfferControls are what moves an offer: its equity, and the terms of its letter.
func newOfferControls(o *whatif.Offer, i int) offerControls {
	v := offerControls{Name: o.Name, Why: o.Fixed}
	for _, c := range append(equityControls(o), letterControls(o, i)...) {
		c.ID, c.Full = fmt.Sprintf("%s-%d", c.ID, i+1), ""
		v.Fields = append(v.Fields, c)
	}
	return v
}

// equityControls are the share's price today and its growth, or the dated path as a whole, or the
// exit of a private company.
func equityControls(o *whatif.Offer) (fields []control) {
	switch {
	case o.Exit != 0:
		return []control{named("offers[].private.exit.value", control{
			ID: "exit", Unit: string(o.EquityUnit), Lakhs: o.EquityUnit.CountsInLakhs(), Value: o.Value.String(), Min: "1", Max: "100000000000",
			Low: "1", High: o.Value.Mul(decimal.NewFromInt(3)).String(), By: "any",
		}), named("offers[].private.failure", control{
			ID: "failure", Unit: "%",
			Value: percentText(o.Failed), Min: "0", Max: "100", Low: "0", High: "100", By: "1",
		})}
	case !o.Moves() || o.Unlisted:
		return nil
	case o.Path:
		return []control{{
			ID: "path", Label: "Dated share prices", Unit: "%", Value: "100", Min: "0.01", Max: "100000",
			Low: "1", High: "300", By: "1",
		}}
	case !o.Price.IsZero() && o.Fixed == "":
		fields = []control{named("offers[].price.today", control{
			ID: "price", Unit: string(o.EquityUnit), Lakhs: o.EquityUnit.CountsInLakhs(), Value: o.Price.String(), Min: "0.0001", Max: "1000000000",
			Low: "0.0001", High: o.Price.Mul(decimal.NewFromInt(3)).String(), By: "any",
		})}
	}
	return append(fields, named("offers[].price.growth", control{
		ID: "growth", Unit: "%", Value: percentText(o.Growth), Min: "-99", Max: "1000",
		Low: "-50", High: "50", By: "0.5",
	}))
}

// letterControls are the terms of the letter, within the bounds of their description. A term that
// may not be 0 in a letter goes down to 1, but for what is left out by its 0.
func letterControls(o *whatif.Offer, i int) (fields []control) {
	for _, c := range o.Controls {
		path := fmt.Sprintf("offers[%d].%s", i, c.Term)
		term, known := comp.FindTerm(path)
		if c.Label == "" || !known || !o.Graph.Moves(path) {
			continue
		}
		unit := o.Unit
		if term.Unit == comp.UnitEquity || term.Unit == comp.UnitEquityAShare {
			unit = o.EquityUnit
		}
		f := control{
			Lakhs: unit.CountsInLakhs() && !c.Percent && !c.Whole,
			ID:    c.ID, Label: c.Label, Unit: string(unit), Value: c.Value.String(), Min: "0", Max: "100000000000",
			Low: "0", High: c.Value.Mul(decimal.NewFromInt(2)).String(), By: "any",
		}
		if term.Bounds.Above && !strings.HasPrefix(c.Term, "refreshers") {
			f.Min, f.Low = "1", "1"
		}
		switch {
		case c.Percent:
			f.Unit, f.Value, f.Max, f.High = "%", percentText(c.Value), percentText(term.Bounds.Hi), percentText(c.Value.Mul(decimal.NewFromInt(2)))
		case c.Whole:
			f.Unit, f.Whole, f.By = string(term.Unit), true, "1"
		}
		if c.Most.IsPositive() {
			f.Max = c.Most.String()
		}
		fields = append(fields, f)
	}
	return fields
}

func counted(id, label, unit string, value, low, high int) control {
	return control{
		ID: id, Label: label, Full: label, Unit: unit, Value: fmt.Sprint(value),
		Min: fmt.Sprint(low), Max: fmt.Sprint(high), Whole: true, Low: fmt.Sprint(low), High: fmt.Sprint(high), By: "1",
	}
}

func percentText(rate decimal.Decimal) string { return rate.Shift(2).String() }
