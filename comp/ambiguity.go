package comp

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/vesting"
)

// Ambiguity is a clause of an offer that can be read in several ways which cost
// different amounts. It is no error: the offer is computed by the stated default, and
// the candidate should ask which reading is meant before signing.
type Ambiguity struct {
	Path     string // within the offer: sign_on[0].clawback
	Clause   string // what is unclear: "24 months pro-rata on 40,000.00: how does it fall?"
	Month    int    // months after which the readings lie furthest apart
	Readings []Reading
	Currency Currency // of the amounts
}

// Reading is one way to read a clause.
type Reading struct {
	Write string          // how the case file states it: "full: 12 months"
	Words string          // what it means
	Owed  decimal.Decimal // on resigning after Ambiguity.Month months
}

// String writes the ambiguity as a warning for the candidate, without the path.
func (a Ambiguity) String() string {
	if len(a.Readings) == 0 {
		return a.Clause
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s; resigning after %s costs", a.Clause, counted(a.Month, "month"))
	for i, r := range a.Readings {
		if i > 0 {
			b.WriteString(" or")
		}
		fmt.Fprintf(&b, " %s (%s: write %s)", a.Currency.Grouped(r.Owed), r.Words, r.Write)
	}
	return b.String()
}

// Ambiguities lists the clawback clauses of an offer of the case that can be read in
// several ways, each reading worked out in money at the month in which they differ most
// (SPEC 5.3). The offer's own reading is among them. An offer whose terms cannot stand has
// none; [Unfold] says which they are.
func Ambiguities(c Case, o Offer) []Ambiguity {
	alone := c // of the other offers only the starts matter, and only to today's job
	alone.Offers = []Offer{o}
	if alone.Validate() != nil {
		return nil
	}
	start, currency := c.hired(&o), o.currency(&c)
	if start.IsZero() {
		return nil // today's job was held long enough for every clause to be over
	}
	var found []Ambiguity
	add := func(term TermRef, clause Clawback, paid []Instalment) {
		q := clauseReader{path: term.String() + ".clawback", clause: clause, paid: paid, start: start, begins: c.begins(&o), currency: currency}
		found = append(found, q.ambiguities()...)
	}
	for i, s := range o.SignOn {
		if s.Year >= 1 && !s.Amount.IsZero() {
			add(SignOnTerm.At(i), s.Clawback, s.instalments(start, currency))
		}
	}
	if r := o.Relocation; !r.Amount.IsZero() {
		add(RelocationTerm.Alone(), r.clause(), r.instalments(start, currency))
	}
	return found
}

// clauseReader asks what is unclear in one clause.
type clauseReader struct {
	path     string
	clause   Clawback
	paid     []Instalment
	start    vesting.Date // first day of work
	begins   vesting.Date // from which months of leaving count
	currency Currency
}

// variant is a reading with the clause that it makes.
type variant struct {
	write, words string
	clause       Clawback
}

func (q *clauseReader) ambiguities() (found []Ambiguity) {
	if q.clause.Months <= 0 {
		return nil
	}
	if falls := q.falls(); len(falls) > 1 {
		found = append(found, q.compare("how does it fall?", falls))
	}
	if anchors := q.anchors(); len(anchors) > 1 {
		found = append(found, q.compare("from when do the months count?", anchors))
	}
	switch c := q.clause; {
	case c.Basis == Net && c.NetRate.IsZero():
		found = append(found, Ambiguity{Path: q.path, Clause: q.describe("net of which tax? Without tax_rate what was paid gross is counted as owed")})
	case c.Basis == "" && !c.NetRate.IsZero():
		found = append(found, q.compare("gross or net?", q.bases()))
	}
	return found
}

// falls lists the ways in which the debt may fall: by month, by whole years, all of it
// for the first year, or not at all until the end; and after months in full over the rest
// or to the part of the whole that is left. A clause that says one of them (step:
// 1 month says by month) has one way, and so has a pro-rata clause of no more than a year.
func (q *clauseReader) falls() (variants []variant) {
	c := q.clause
	if c.Full > 0 && c.Then == "" && c.Kind != Cliff {
		left := counted(c.Months-c.Full, "month") + " that are left"
		if c.Months-c.Full == 1 {
			left = "month that is left"
		}
		rest, whole := c, c
		rest.Then, whole.Then = ThenRest, ThenOfWhole
		return []variant{
			{"then: rest", "pro-rata over the " + left, rest},
			{"then: of-whole", fmt.Sprintf("the part of all %d months that is left", c.Months), whole},
		}
	}
	if c.Kind == Cliff || c.Full > 0 || c.Step > 0 {
		return nil
	}
	kind := ""
	if c.Kind == "" {
		kind = "kind: pro-rata, "
		cliff := c
		cliff.Kind = Cliff
		variants = append(variants, variant{"kind: cliff", "all of it until the end", cliff})
	}
	const year = 12
	if c.Months > year {
		full, step := c, c
		full.Full, step.Step = year, year
		variants = append(variants,
			variant{kind + "full: 12 months", "all of it for a year, then pro-rata over the rest", full},
			variant{kind + "step: 12 months", "only whole years count", step})
	}
	monthly := c
	monthly.Step = 1
	return append(variants, variant{kind + "step: 1 month", "pro-rata by month from the first", monthly})
}

// anchors lists the two days from which months may count, where that is not said and
// matters, or where the clause as written is over before anything is paid.
func (q *clauseReader) anchors() []variant {
	payment, start := q.clause, q.clause
	payment.From, start.From = FromPayment, FromStart
	first, last := q.paid[0].Paid, q.paid[len(q.paid)-1].Paid
	dead := q.clause.From == FromStart && !first.Before(q.start.AddMonths(q.clause.Months))
	if q.clause.From == "" && last.After(q.start) || dead {
		return []variant{{"from: payment", "from each payment", payment}, {"from: start", "from the first day of work", start}}
	}
	return nil
}

func (q *clauseReader) bases() []variant {
	gross, net := q.clause, q.clause
	gross.Basis, net.Basis = Gross, Net
	return []variant{{"basis: gross", "what was paid before tax", gross}, {"basis: net", "what was left after tax", net}}
}

// compare works the readings out at the month in which they lie furthest apart: where
// the smallest gap between two of them is largest, and among such months the widest
// spread.
func (q *clauseReader) compare(question string, variants []variant) Ambiguity {
	a := Ambiguity{Path: q.path, Clause: q.describe(question), Currency: q.currency}
	var apart, spread decimal.Decimal
	first, _ := q.begins.MonthsUntil(q.paid[0].Paid)
	last, _ := q.begins.MonthsUntil(q.paid[len(q.paid)-1].Paid)
	for month := max(first+1, 0); month <= max(last, 0)+q.clause.Months; month++ {
		owed := q.owed(variants, month)
		least, most := gaps(owed)
		if a.Month > 0 && (least.LessThan(apart) || least.Equal(apart) && !most.GreaterThan(spread)) {
			continue
		}
		apart, spread, a.Month, a.Readings = least, most, month, a.Readings[:0]
		for i, v := range variants {
			a.Readings = append(a.Readings, Reading{Write: v.write, Words: v.words, Owed: owed[i]})
		}
	}
	return a
}

// owed returns what each reading takes on resigning after so many months.
func (q *clauseReader) owed(variants []variant, month int) []decimal.Decimal {
	amounts := make([]decimal.Decimal, len(variants))
	leaving := Departure{On: q.begins.AddMonths(month), Voluntary: true}
	for i, v := range variants {
		amounts[i] = v.clause.Owed(q.paid, q.start, leaving, q.currency).Amount
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

// describe writes the clause and what is unclear about it.
func (q *clauseReader) describe(question string) string {
	sum := decimal.Zero
	for _, i := range q.paid {
		sum = sum.Add(i.Amount)
	}
	kind := string(q.clause.Kind)
	if kind == "" {
		kind = "clawback"
	}
	return fmt.Sprintf("%s %s on %s: %s", counted(q.clause.Months, "month"), kind, q.currency.Grouped(sum), question)
}
