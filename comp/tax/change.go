package tax

import (
	"reflect"
	"slices"
)

// Change is what a table of one's own changes of the law that comes with the package.
type Change struct {
	Table *Table
	New   bool     // there is no such table
	Rules []string // names of the rules that are new or differ; those that are gone too
}

// Changes compares the tables of one's own with those that come with the package: one without
// rules to name, and not new, says what is known already.
func (l *Law) Changes() []Change {
	var all []Change
	for i := range l.own {
		t := &l.own[i]
		built := embeddedFileOf(t.Place).unfolded
		at := slices.IndexFunc(built, func(b Table) bool { return b.same(t) && b.Year == t.Year })
		if at < 0 {
			all = append(all, Change{Table: t, New: true})
			continue
		}
		all = append(all, Change{Table: t, Rules: append(missing(t.Rules, built[at].Rules), gone(t.Rules, built[at].Rules)...)})
	}
	return all
}

// missing names the rules that are not among others.
func missing(rules, others []Rule) []string {
	var named []string
	for _, r := range rules {
		r.Status = ""
		if !slices.ContainsFunc(others, func(o Rule) bool { o.Status = ""; return reflect.DeepEqual(r, o) }) {
			named = append(named, r.Name)
		}
	}
	return named
}

// gone names the rules of the others that no rule has the name of.
func gone(rules, others []Rule) []string {
	var named []string
	for _, o := range others {
		if !slices.ContainsFunc(rules, func(r Rule) bool { return r.Name == o.Name }) {
			named = append(named, o.Name)
		}
	}
	return named
}
