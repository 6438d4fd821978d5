package tax

import (
	"fmt"
	"maps"
	"slices"
)

// redaction hides where people are taxed.
type redaction struct {
	places map[string]string // the true locations, by what is shown of them
	exempt []string          // ids of payroll taxes that are not levied: an id would tell the place
}

// Redacted returns the law with places behind other words: Place("Place A") is the place that is written
// behind these, and what its taxes show of themselves (titles, names of steps, ids of payroll taxes,
// notes, sources) does not say which. The figures are those of the true place. The payroll taxes of the
// exempt ids are levied on nobody.
func (l *Law) Redacted(places map[string]string, exempt []string) *Law {
	hidden := &redaction{places: maps.Clone(places), exempt: slices.Clone(exempt)}
	if l.hidden != nil { // of what is hidden already
		for shown, written := range places {
			if behind, again := l.hidden.places[written]; again {
				hidden.places[shown] = behind
			}
		}
		hidden.exempt = append(hidden.exempt, l.hidden.exempt...)
	}
	return &Law{own: l.own, hidden: hidden}
}

// placeBehind returns the place that is shown by other words; false where those are none of the redaction.
func (l *Law) placeBehind(shown string) (p Place, err error, hidden bool) {
	if l.hidden == nil {
		return p, nil, false
	}
	written, hidden := l.hidden.places[shown]
	if !hidden {
		return p, nil, false
	}
	open := Law{own: l.own}
	p, err = open.Place(written)
	if err != nil {
		return Place{}, &UnknownPlaceError{Written: shown}, true
	}
	p.Name, p.Elsewhere = shown, nil
	if p.LeftOut != "" {
		p.LeftOut = "local taxes"
	}
	return p, nil, true
}

// redactedTitles name the taxes of a place by what they are; any other is a payroll tax or a further tax.
var redactedTitles = map[string]string{
	"state_income_tax": "state income tax", "income_tax": "income tax", localTax: "local income tax", "withholding": "withholding on supplemental wages",
}

// redactedRules name the steps of a tax by what they do.
var redactedRules = map[string]string{
	"deduct": "deduction", "add_back": "addition", "brackets": "tax by brackets", "whole_rate": "tax at one rate", "amount": "fixed amount", "share": "share of another tax",
	"steps": "tax by steps", "recapture": "recapture", "minimum": "minimum tax", "nothing_up_to": "nothing up to a limit", "credit": "credit",
}

// table returns a table of a place, as it is shown under its name; titles counts those that are taken.
func (r *redaction) table(t *Table, place string, titles map[string]int) *Table {
	shown := *t
	title := redactedTitles[t.Tax]
	switch {
	case title != "":
	case t.Payroll:
		title = "payroll tax"
	default:
		title = "further tax"
	}
	shown.Title = place + ", " + numbered(title, titles)
	shown.Source, shown.Note, shown.Notes = "not shown", "", nil
	if t.Confirmed != "" {
		shown.Confirmed = "not shown"
	}
	if t.EmployerPays {
		shown.Note = "employers mostly pay it"
	}
	shown.Rules = slices.Clone(t.Rules)
	taken := map[string]int{}
	for i := range shown.Rules {
		rule := &shown.Rules[i]
		rule.Name = numbered(redactedRules[rule.Kind], taken)
		if rule.OrIfLarger != nil {
			larger := *rule.OrIfLarger
			larger.Name = rule.Name + ", where larger"
			rule.OrIfLarger = &larger
		}
	}
	return &shown
}

// numbered is a name with its number, from the second of that name on.
func numbered(name string, taken map[string]int) string {
	taken[name]++
	if n := taken[name]; n > 1 {
		return fmt.Sprintf("%s %d", name, n)
	}
	return name
}

// redact puts other ids in the place of those that tell where a tax is levied. Who is exempt goes by the
// true ones.
func (r *redaction) redact(c *code) {
	c.taxes = slices.DeleteFunc(c.taxes, func(l levy) bool { return l.Payroll && slices.Contains(r.exempt, l.Tax) })
	for i := range c.taxes {
		l := &c.taxes[i]
		if l.level > 0 && redactedTitles[l.Tax] == "" {
			l.Table.Tax = fmt.Sprintf("tax_%d", i+1)
		}
	}
}
