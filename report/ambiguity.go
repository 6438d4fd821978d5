package report

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Ambiguities writes down what an offer's clauses do not say, each with what its readings cost.
func Ambiguities(c comp.Case, o comp.Offer) []string {
	var texts []string
	for _, f := range UnclearClauses(c, o) {
		texts = append(texts, f.Term+": "+f.Message)
	}
	return texts
}

// UnclearClauses are the same as findings, each with the path of its term within the offer; what
// hangs on a clause is how far its readings lie apart.
func UnclearClauses(c comp.Case, o comp.Offer) (all []Finding) {
	add := func(kind string, term comp.TermRef, message string) {
		all = append(all, Finding{Level: IsWarning, Kind: kind, Term: term.String() + ".clawback", Message: message})
	}
	for _, a := range comp.Ambiguities(c, o) {
		add("unclear-"+string(a.Unclear), a.Term, ambiguityInWords(&a, c.Currency))
		if a.Currency == c.Currency {
			all[len(all)-1].Worth = a.Apart()
		}
	}
	for _, d := range o.DroppedByRevision() {
		add("dropped-clause", d.Term, droppedInWords(&d, fmt.Sprintf("the revision of %v", o.Revised)))
	}
	return all
}

// droppedInWords says that later terms, named, have no clawback on pay on which earlier ones had one.
func droppedInWords(d *comp.DroppedClause, later string) string {
	pay := "relocation"
	if d.Term.Kind == comp.SignOnTerm {
		pay = fmt.Sprintf("sign-on of year %d", d.Year)
	}
	return fmt.Sprintf("%s has the %s without the clawback of %s that it had: nothing of it is owed here; ask whether the clause is gone, and write it again if it is not",
		later, pay, Count(d.Clause.Months, "month"))
}

// ambiguityInWords asks the question and says what each answer costs.
func ambiguityInWords(a *comp.Ambiguity, reporting comp.Currency) string {
	money := a.Currency.Grouped
	if a.Currency != reporting {
		money = func(v decimal.Decimal) string { return string(a.Currency) + " " + a.Currency.Grouped(v) }
	}
	kind := string(a.Clause.Kind)
	if kind == "" {
		kind = "clawback"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s on %s: %s", Count(a.Clause.Months, "month"), kind, money(a.Paid), unclearInWords(a.Unclear))
	for i := range a.Readings {
		if i == 0 {
			fmt.Fprintf(&b, "; resigning after %s costs", Count(a.Month, "month"))
		} else {
			b.WriteString(" or")
		}
		r := &a.Readings[i]
		fmt.Fprintf(&b, " %s (%s: write %s)", money(r.Owed), readAs(a.Unclear, r.Clause), r.Write)
	}
	return b.String()
}

func unclearInWords(u comp.Unclear) string {
	switch u {
	case comp.UnclearFall:
		return "how does it fall?"
	case comp.UnclearAnchor:
		return "from when do the months count?"
	case comp.UnclearBasis:
		return "gross or net?"
	}
	return "net of which tax? Without tax_rate what was paid gross is counted as owed"
}

// readAs says what a reading of a clause means, of what is unclear in it.
func readAs(u comp.Unclear, c comp.Clawback) string {
	switch {
	case u == comp.UnclearAnchor && c.From == comp.FromStart:
		return "from the first day of work"
	case u == comp.UnclearAnchor:
		return "from each payment"
	case u == comp.UnclearBasis && c.Basis == comp.Net:
		return "what was left after tax"
	case u == comp.UnclearBasis:
		return "what was paid before tax"
	case c.Kind == comp.Cliff:
		return "all of it until the end"
	case c.Then == comp.ThenOfWhole:
		return fmt.Sprintf("the part of all %d months that is left", c.Months)
	case c.Then == comp.ThenRest && c.Months-c.Full == 1:
		return "pro-rata over the month that is left"
	case c.Then == comp.ThenRest:
		return fmt.Sprintf("pro-rata over the %s that are left", Count(c.Months-c.Full, "month"))
	case c.Full > 0:
		return "all of it for a year, then pro-rata over the rest"
	case c.Step > 1:
		return "only whole years count"
	}
	return "pro-rata by month from the first"
}
