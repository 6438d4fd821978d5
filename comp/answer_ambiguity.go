package comp

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/vesting"
)

// Ambiguity is a clause of an offer that can be read in several ways which cost
// different amounts. It is no error: the offer is computed by the stated default, and
// the candidate should ask which reading is meant before signing.
type Ambiguity struct {
	Term     TermRef // what the clause claims back: sign_on[0]
	Unclear  Unclear
	Clause   Clawback        // as it is written
	Paid     decimal.Decimal // what it can reach
	Currency Currency        // of the amounts
	Month    int             // months after which the readings lie furthest apart
	Readings []Reading       // empty for UnclearTax, whose amounts nobody knows
}

// Apart is how far the readings lie apart, in Currency.
func (a *Ambiguity) Apart() decimal.Decimal {
	var least, most decimal.Decimal
	for i, r := range a.Readings {
		if i == 0 || r.Owed.LessThan(least) {
			least = r.Owed
		}
		most = decimal.Max(most, r.Owed)
	}
	return most.Sub(least)
}

// Unclear is what a clause does not say.
type Unclear string

// What clauses leave open.
const (
	UnclearFall   Unclear = "fall"   // how the debt falls with time
	UnclearAnchor Unclear = "anchor" // from when months count
	UnclearBasis  Unclear = "basis"  // before or after tax
	UnclearTax    Unclear = "tax"    // net of which tax; what was paid gross is counted as owed
)

// Reading is one way to read a clause.
type Reading struct {
	Write  string          // how the case file states it: "full: 12 months"
	Clause Clawback        // which that is
	Owed   decimal.Decimal // on resigning after Ambiguity.Month months
}

// Ambiguities lists the clawback clauses of an offer of the case that can be read in
// several ways, each reading worked out in money at the month in which they differ most
// (SPEC 5.3). The offer's own reading is among them. An offer whose terms cannot stand has
// none; [Unfold] says which they are.
func Ambiguities(c Case, o Offer) []Ambiguity {
	if !o.clawsBack() {
		return nil
	}
	alone := c // of the other offers only the starts matter, and only to today's job
	alone.Offers = []Offer{o}
	if alone.Validate() != nil {
		return nil
	}
	start, currency := c.hired(&o), o.currency(&c)
	if start.IsZero() {
		return nil // today's job was held long enough for every clause to be over
	}
	by, err := c.taxation(&o)
	taxed := err == nil && by.currency == currency && !o.Current
	var found []Ambiguity
	add := func(term TermRef, clause Clawback, paid []Instalment) {
		q := clauseReader{term: term, clause: clause, paid: paid, start: start, begins: c.begins(&o), currency: currency, taxed: taxed && !o.RelocationOf(term).Service}
		found = append(found, q.ambiguities()...)
	}
	for i, s := range o.SignOn {
		if s.Year >= 1 && !s.Amount.IsZero() {
			add(SignOnTerm.At(i), s.Clawback, s.instalments(start, currency))
		}
	}
	for _, r := range o.moving() {
		if !r.Amount.IsZero() {
			add(r.term, r.clause(), r.instalments(start, currency))
		}
	}
	return found
}

// clawsBack reports whether any pay of the offer has a clawback clause.
func (o *Offer) clawsBack() bool {
	return slices.ContainsFunc(o.SignOn, func(s SignOn) bool { return s.Clawback.Months > 0 }) ||
		slices.ContainsFunc(o.moving(), func(r partOfRelocation) bool { return r.clause().Months > 0 })
}

// clauseReader asks what is unclear in one clause.
type clauseReader struct {
	term     TermRef
	clause   Clawback
	paid     []Instalment
	start    vesting.Date // first day of work
	begins   vesting.Date // from which months of leaving count
	currency Currency
	taxed    bool // the taxes are known that a net clause leaves out
}

func (q *clauseReader) ambiguities() (found []Ambiguity) {
	if q.clause.Months <= 0 {
		return nil
	}
	if falls := q.falls(); len(falls) > 1 {
		found = append(found, q.compare(UnclearFall, falls))
	}
	if anchors := q.anchors(); len(anchors) > 1 {
		found = append(found, q.compare(UnclearAnchor, anchors))
	}
	switch c := q.clause; {
	case c.Basis == Net && c.NetRate.IsZero() && !q.taxed:
		found = append(found, q.ambiguity(UnclearTax))
	case c.Basis == "" && !c.NetRate.IsZero():
		found = append(found, q.compare(UnclearBasis, q.bases()))
	}
	return found
}

// falls lists the ways in which the debt may fall: by month, by whole years, all of it
// for the first year, or not at all until the end; and after months in full over the rest
// or to the part of the whole that is left. A clause that says one of them (step:
// 1 month says by month) has one way, and so has a pro-rata clause of no more than a year.
func (q *clauseReader) falls() (readings []Reading) {
	c := q.clause
	if c.Full > 0 && c.Then == "" && c.Kind != Cliff {
		rest, whole := c, c
		rest.Then, whole.Then = ThenRest, ThenOfWhole
		return []Reading{{Write: "then: rest", Clause: rest}, {Write: "then: of-whole", Clause: whole}}
	}
	if c.Kind == Cliff || c.Full > 0 || c.Step > 0 || c.ByDays {
		return nil
	}
	kind := ""
	if c.Kind == "" {
		kind = "kind: pro-rata, "
		cliff := c
		cliff.Kind = Cliff
		readings = append(readings, Reading{Write: "kind: cliff", Clause: cliff})
	}
	const year = 12
	if c.Months > year {
		full, step := c, c
		full.Full, step.Step = year, year
		readings = append(readings, Reading{Write: kind + "full: 12 months", Clause: full}, Reading{Write: kind + "step: 12 months", Clause: step})
	}
	monthly := c
	monthly.Step = 1
	return append(readings, Reading{Write: kind + "step: 1 month", Clause: monthly})
}

// anchors lists the two days from which months may count, where that is not said and
// matters, or where the clause as written is over before anything is paid.
func (q *clauseReader) anchors() []Reading {
	payment, start := q.clause, q.clause
	payment.From, start.From = FromPayment, FromStart
	first, last := q.paid[0].Paid, q.paid[len(q.paid)-1].Paid
	dead := q.clause.From == FromStart && !first.Before(q.start.AddMonths(q.clause.Months))
	if q.clause.From == "" && (last.After(q.start) || first.Before(q.start)) || dead {
		return []Reading{{Write: "from: payment", Clause: payment}, {Write: "from: start", Clause: start}}
	}
	return nil
}

func (q *clauseReader) bases() []Reading {
	gross, net := q.clause, q.clause
	gross.Basis, net.Basis = Gross, Net
	return []Reading{{Write: "basis: gross", Clause: gross}, {Write: "basis: net", Clause: net}}
}

// compare works the readings out at the month in which they lie furthest apart: where
// the smallest gap between two of them is largest, and among such months the widest
// spread.
func (q *clauseReader) compare(unclear Unclear, readings []Reading) Ambiguity {
	a := q.ambiguity(unclear)
	var apart, spread decimal.Decimal
	first, _ := q.begins.MonthsUntil(q.paid[0].Paid)
	last, _ := q.begins.MonthsUntil(q.paid[len(q.paid)-1].Paid)
	for month := max(first+1, 0); month <= max(last, 0)+q.clause.Months; month++ {
		owed := q.owed(readings, month)
		least, most := gaps(owed)
		if a.Month > 0 && (least.LessThan(apart) || least.Equal(apart) && !most.GreaterThan(spread)) {
			continue
		}
		apart, spread, a.Month, a.Readings = least, most, month, a.Readings[:0]
		for i, r := range readings {
			r.Owed = owed[i]
			a.Readings = append(a.Readings, r)
		}
	}
	return a
}

// owed returns what each reading takes on resigning after so many months.
func (q *clauseReader) owed(readings []Reading, month int) []decimal.Decimal {
	amounts := make([]decimal.Decimal, len(readings))
	leaving := Departure{On: q.begins.AddMonths(month), Voluntary: true}
	for i, r := range readings {
		amounts[i] = r.Clause.Owed(q.paid, q.start, leaving, q.currency).Amount
	}
	return amounts
}

// gaps returns the smallest and the largest difference between any two amounts.
func gaps(amounts []decimal.Decimal) (least, most decimal.Decimal) {
	first := true
	for i := range amounts {
		for j := range i {
			gap := amounts[i].Sub(amounts[j]).Abs()
			if first || gap.LessThan(least) {
				least = gap
			}
			if first || gap.GreaterThan(most) {
				most = gap
			}
			first = false
		}
	}
	return least, most
}

// ambiguity is what is unclear, without its readings.
func (q *clauseReader) ambiguity(unclear Unclear) Ambiguity {
	a := Ambiguity{Term: q.term, Unclear: unclear, Clause: q.clause, Currency: q.currency}
	for _, i := range q.paid {
		a.Paid = a.Paid.Add(i.Amount)
	}
	return a
}
