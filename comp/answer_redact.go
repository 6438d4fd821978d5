package comp

import (
	"fmt"
	"slices"
)

// Redacted returns the case without the words that say whose it is: names, companies, roles, levels,
// places, notes, and what benefits, costs, bonuses and scenarios are called, and the employer by whose name
// a schedule was written, stand as Offer A, Company A, Place A, Benefit 1. What is one company, role or
// place stays one. Every figure stays as it is: a place is taxed by the law of the true one, though none of
// its taxes tells which it is.
func (c Case) Redacted() Case {
	r := redaction{taken: map[string][]string{}, places: map[string]string{}, offers: map[string]string{}}
	offers := slices.Clone(c.Offers)
	for i, name := range names(c.Offers) {
		r.offers[name] = "Offer " + lettered(i)
	}
	for i, name := range names(c.Offers) {
		r.redact(&offers[i])
		offers[i].Name = r.offers[name]
	}
	c.Offers = offers
	c.Correlations = slices.Clone(c.Correlations)
	for i := range c.Correlations {
		of := &c.Correlations[i]
		of.Of, of.With = r.word("Company", of.Of), r.word("Company", of.With)
	}
	c.CostOfLiving = slices.Clone(c.CostOfLiving)
	for i := range c.CostOfLiving {
		c.CostOfLiving[i].Place = r.place(c.CostOfLiving[i].Place)
	}
	c.Scenarios = slices.Clone(c.Scenarios)
	for i := range c.Scenarios {
		if !isAsWritten(c.Scenarios[i].Name) {
			c.Scenarios[i].Name = fmt.Sprintf("Scenario %d", i+1)
		}
	}
	if c.Candidate.Name != "" {
		c.Candidate.Name = "Candidate A"
	}
	c.Law = c.TaxLaw().Redacted(r.places, c.Candidate.Exempt)
	c.Candidate.Exempt = nil
	return c
}

// redaction gives each word of a case the one that is shown in its place.
type redaction struct {
	taken  map[string][]string // the words of a kind, in the order in which they were met
	places map[string]string   // as written, by what is shown
	offers map[string]string   // what is shown, by the name of an offer
}

// redact puts what is shown into an offer, and into the terms before its last revision.
func (r *redaction) redact(o *Offer) {
	o.Short = "" // made of the name that stands in its place
	o.Company, o.Role, o.Level = r.word("Company", o.Company), r.word("Role", o.Role), r.word("Level", o.Level)
	o.Location = r.place(o.Location)
	if o.Notes != "" {
		o.Notes = "left out"
	}
	if o.Name != "" {
		o.Name = "Offer"
	}
	if o.From != "" {
		if shown, known := r.offers[seen(o.From)]; known {
			o.From = shown
		} else {
			o.From = "another offer"
		}
	}
	o.Grants, o.Refreshers = slices.Clone(o.Grants), slices.Clone(o.Refreshers)
	for i := range o.Grants {
		o.Grants[i].Vesting = o.Grants[i].Vesting.Unnamed()
	}
	for i := range o.Refreshers {
		o.Refreshers[i].Vesting = o.Refreshers[i].Vesting.Unnamed()
	}
	o.Retirement.Vesting = o.Retirement.Vesting.Unnamed()
	o.Bonus.Name, o.Bonuses = "", slices.Clone(o.Bonuses)
	for i := range o.Bonuses {
		o.Bonuses[i].Name = ""
	}
	o.Promotion.Level, o.Promotion.Vesting = r.word("Level", o.Promotion.Level), o.Promotion.Vesting.Unnamed()
	o.Benefits, o.Costs = slices.Clone(o.Benefits), slices.Clone(o.Costs)
	for _, list := range [][]Benefit{o.Benefits, o.Costs} {
		for i := range list {
			list[i].Name = "" // by their numbers, as those without a name are called
		}
	}
	o.Earlier = slices.Clone(o.Earlier)
	for i := range o.Earlier {
		r.redact(&o.Earlier[i].Offer)
	}
}

// word is what is shown of a word of a kind: Company B; nothing of none.
func (r *redaction) word(kind, word string) string {
	if look(word) == "" {
		return ""
	}
	return kind + " " + lettered(r.at(kind, look(word)))
}

// place is what is shown of a place. San Francisco and "San Francisco, CA" are one.
func (r *redaction) place(written string) string {
	if look(written) == "" {
		return ""
	}
	known := r.taken["Place"]
	for i, other := range known {
		if other == written || SamePlace(other, written) {
			return "Place " + lettered(i)
		}
	}
	r.taken["Place"] = append(known, written)
	shown := "Place " + lettered(len(known))
	r.places[shown] = written
	return shown
}

// at is the position of a word among those of its kind.
func (r *redaction) at(kind, word string) int {
	if i := slices.Index(r.taken[kind], word); i >= 0 {
		return i
	}
	r.taken[kind] = append(r.taken[kind], word)
	return len(r.taken[kind]) - 1
}

// lettered counts in letters: A, B, ..., Z, AA.
func lettered(i int) string {
	if i < 26 {
		return string(rune('A' + i))
	}
	return lettered(i/26-1) + lettered(i%26)
}
