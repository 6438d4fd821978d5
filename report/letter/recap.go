package letter

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/negotiate"
	"github.com/seed-251b9aba/offerkit/report"
)

// Recap is the mail after the call: what was agreed, as the candidate understood it, what the offer
// comes to with it, what is still open. The package is of what was agreed alone, without a filler.
func Recap(n *report.Negotiation, agreed *negotiate.Package, o Options) (report.Section, error) {
	s := report.Section{ID: "recap", Title: "After the call"}
	t, err := newText(n, o)
	if err != nil {
		return s, err
	}
	add := func(text string) { s.Blocks = append(s.Blocks, report.Paragraph{Text: text}) }
	add(subject(t.withRole("After our call")))
	add("Hello,")
	if o.Tone == Plain {
		add("As I understood it, we agreed on:")
	} else {
		add("Thank you for the call. As I understood it, we agreed on:")
	}
	var items []string
	for _, c := range agreed.Changes() {
		items = append(items, t.agreedOn(c))
	}
	s.Blocks = append(s.Blocks, report.List{Items: items})
	add(t.comesTo(agreed))
	if open := t.stillOpen(agreed); len(open) > 0 {
		add("Still open, as far as I can see:")
		s.Blocks = append(s.Blocks, report.List{Items: open})
	}
	add("Please confirm this in writing, or tell me where I have it wrong. Kind regards")
	if name := t.signature(); name != "" {
		add(name)
	}
	return s, nil
}

// agreedOn says a term that was agreed, beside what it was.
func (t *text) agreedOn(c negotiate.Change) string {
	text := t.n.InWords([]negotiate.Change{c})
	switch {
	case c.Increase().IsZero():
		return text + ", as the offer has it"
	case c.Lever.Current.IsPositive():
		return fmt.Sprintf("%s (it was %s)", text, t.n.StandsInWords(c.Lever))
	}
	return text
}

// comesTo says what the offer pays with what was agreed, by the model.
func (t *text) comesTo(agreed *negotiate.Package) string {
	c := t.n.Asking.Comparison
	figure := func(name string) string {
		for _, f := range agreed.Metrics {
			if f.Metric.Name == name {
				return fmt.Sprintf("%s %s", t.money(f.Value), f.Metric.In())
			}
		}
		return ""
	}
	kinds, _ := c.RestsOn(t.n.Asking.From, "total", true)
	t.reason = reason{offer: t.n.Asking.From, restsOn: kinds}
	return fmt.Sprintf("By my count the offer then comes to %s, and to %s%s.", figure("total"), figure("year1"), t.conditions())
}

// stillOpen lists what was asked for and is not agreed: where one thing was asked for, it; of several
// packages none is left out.
func (t *text) stillOpen(agreed *negotiate.Package) (open []string) {
	if agreed.Value.LessThan(t.n.Target.Amount) && len(t.asks.packages) == 0 {
		for _, c := range raised(t.asks.single) {
			if !given(agreed, c) {
				open = append(open, "I had asked for "+t.n.InWords([]negotiate.Change{c}))
			}
		}
	}
	if agreed.Value.LessThan(t.n.Target.Amount) && len(t.asks.packages) > 0 {
		open = append(open, "I had asked for more than that in each of the packages")
	}
	if t.deadline.extend > 0 {
		open = append(open, fmt.Sprintf("the deadline of %s, which I had asked to be %s", t.day(t.deadline.on), t.day(t.deadline.until)))
	}
	return append(open, t.o.Questions...)
}

// given reports whether as much of a lever is agreed as was asked for.
func given(agreed *negotiate.Package, asked negotiate.Change) bool {
	for _, c := range agreed.Changes() {
		if c.Lever.Key == asked.Lever.Key && !c.To.LessThan(asked.To) {
			return true
		}
	}
	return false
}

// Agreed works out what was agreed through the full model.
func Agreed(a *negotiate.Asking, puts []negotiate.Put) (negotiate.Package, error) {
	return a.Package(negotiate.PackageSpec{Fixed: puts, Fillers: []string{}}, decimal.Zero)
}
