package comp

import "slices"

// DroppedClause is a clawback that terms had and later ones, which state the same pay anew, have not: a
// key is replaced as a whole, and whoever writes the new amount alone drops the clause.
type DroppedClause struct {
	Term   TermRef  // of the pay, in the later terms
	Year   int      // of a sign-on
	Clause Clawback // that the earlier terms had
}

// DroppedClauses lists the clawbacks on sign-ons and relocation that the offer does not have and earlier
// terms, given in order, had on the same pay: of several the last.
func (o *Offer) DroppedClauses(earlier ...*Offer) []DroppedClause {
	var dropped []DroppedClause
	add := func(d DroppedClause, of func(*Offer) Clawback) {
		for _, before := range slices.Backward(earlier) {
			if d.Clause = of(before); d.Clause.Months > 0 {
				dropped = append(dropped, d)
				return
			}
		}
	}
	for i, s := range o.SignOn {
		first := slices.IndexFunc(o.SignOn, func(other SignOn) bool { return other.Year == s.Year }) == i
		if s.Clawback.Months > 0 || !s.Amount.IsPositive() || !first {
			continue
		}
		add(DroppedClause{Term: SignOnTerm.At(i), Year: s.Year}, func(before *Offer) Clawback {
			at := slices.IndexFunc(before.SignOn, func(had SignOn) bool { return had.Year == s.Year && had.Clawback.Months > 0 })
			if at < 0 {
				return Clawback{}
			}
			return before.SignOn[at].Clawback
		})
	}
	for _, r := range o.moving() {
		if r.Clawback.Months == 0 && r.Amount.IsPositive() {
			add(DroppedClause{Term: r.term}, func(before *Offer) Clawback { return before.RelocationOf(r.term).Clawback })
		}
	}
	return dropped
}

// earlierTerms are the terms of an offer before its last revision, in order.
func (o *Offer) earlierTerms() []*Offer {
	var terms []*Offer
	for i := range o.Earlier {
		terms = append(terms, &o.Earlier[i].Offer)
	}
	return terms
}

// DroppedByRevision lists the clawbacks that the revisions of an offer dropped.
func (o *Offer) DroppedByRevision() []DroppedClause { return o.DroppedClauses(o.earlierTerms()...) }
