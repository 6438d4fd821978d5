package comp

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Clawback is what has to be paid back on leaving early (SPEC 5.3). The zero Clawback
// means none. Full and Step belong to a pro-rata clause: months 24 with full 12 owes all
// of it for a year and 10/12 after 14 months; with step 12 it owes 1/2 after 14 months;
// with neither 10/24.
type Clawback struct {
	Months    int             // from its anchor until nothing is owed
	None      bool            // the letter says that nothing has to be paid back; without it and without Months it says nothing of it
	Kind      ClawbackKind    // empty means ProRata
	Basis     ClawbackBasis   // empty means Gross
	From      ClawbackFrom    // empty means FromPayment
	Full      int             // months during which all of it is owed
	Then      ClawbackThen    // over what it falls after Full; empty means ThenRest
	ByDays    bool            // it falls with each day served, not with each full month
	Step      int             // only whole steps of so many months served, after Full, count; 0 means 1
	Voluntary bool            // owed only where the employee resigns; otherwise on any leaving
	NetRate   decimal.Decimal // tax rate that a net basis leaves out: 0.35 is 35%; 0 means not known: what taxes take of it where the case says how wages are taxed, else what was paid gross is owed
}

// IsSilent reports whether nothing is said of paying anything back.
func (c Clawback) IsSilent() bool { return c.Months == 0 && !c.None }

// clawbackTerms describes a clause by its path within what it claims back, and where an offer has it.
func clawbackTerms(of func(o *Offer, i int) *Clawback) []Term {
	return []Term{
		{Path: "clawback", Label: "clawback", Kind: KindPart, Meaning: "what has to be paid back on leaving: its months, or {months, kind, basis, from, full, by, step, when, tax_rate}; none where the letter says that nothing is", Example: "24 months"},
		{Path: "clawback.months", Label: "Clawback until month", field: func(o *Offer, i int) any { return orNone{&of(o, i).Months, &of(o, i).None} },
			Kind: KindMonths, Unit: UnitMonths, Bounds: count(1, 12*MaxYears), Meaning: "months until nothing is owed; none where the letter says that nothing is ever", Example: "24"},
		{Path: "clawback.kind", Label: "Clawback falls", field: func(o *Offer, i int) any { return &of(o, i).Kind },
			Kind: KindWord, Choices: asWords(ClawbackKinds()),
			Meaning: "pro-rata, which falls with each full month, or cliff, which is owed whole until its end", Default: "pro-rata", Example: "pro-rata"},
		{Path: "clawback.basis", Label: "Clawback of pay", field: func(o *Offer, i int) any { return &of(o, i).Basis },
			Kind: KindWord, Choices: asWords(ClawbackBases()),
			Meaning: "what was paid before tax (gross) or after it (net)", Default: "gross", Example: "gross"},
		{Path: "clawback.from", Label: "Clawback counts from", field: func(o *Offer, i int) any { return &of(o, i).From },
			Kind: KindWord, Choices: asWords(ClawbackAnchors()),
			Meaning: "months count from the payment or from the start", Default: "payment", Example: "payment"},
		{Path: "clawback.full", Label: "Clawback in full for", field: func(o *Offer, i int) any { return &of(o, i).Full },
			Kind: KindMonths, Unit: UnitMonths, Meaning: "time during which all of it is owed", Example: "12 months"},
		{Path: "clawback.then", Label: "Clawback then over", field: func(o *Offer, i int) any { return &of(o, i).Then },
			Kind: KindWord, Choices: asWords(ClawbackThens()),
			Meaning: "how it falls after that: rest, pro-rata over the months that are left, or of-whole, to the part of all months that is left", Default: "rest", Example: "rest"},
		{Path: "clawback.by", Label: "Clawback counts by", field: func(o *Offer, i int) any { return either{&of(o, i).ByDays} },
			Kind: KindWord, Choices: []string{"months", "days"}, Meaning: "whether a pro-rata debt falls with each full month served or with each day", Default: "months", Example: "days"},
		{Path: "clawback.step", Label: "Clawback by steps of", field: func(o *Offer, i int) any { return &of(o, i).Step },
			Kind: KindMonths, Unit: UnitMonths, Meaning: "only whole steps of so many months count", Default: "1 month", Example: "12 months"},
		{Path: "clawback.when", Label: "Clawback on", field: func(o *Offer, i int) any { return either{&of(o, i).Voluntary} },
			Kind: KindWord, Choices: []string{"any-leaving", "resignation"}, Meaning: "resignation, or any-leaving", Default: "any-leaving", Example: "resignation"},
		{Path: "clawback.tax_rate", Label: "Clawback less tax at", field: func(o *Offer, i int) any { return &of(o, i).NetRate },
			Kind: KindRate, Unit: UnitPercent, Bounds: percent(0, 100), Moves: true, Meaning: "tax rate that a net clawback leaves out", Default: "what taxes take of it, where the case is taxed", Example: "35%"},
	}
}

// ClawbackKind says how the debt falls with time served.
type ClawbackKind string

// The kinds of clawback.
const (
	ProRata ClawbackKind = "pro-rata" // with each full month served
	Cliff   ClawbackKind = "cliff"    // all of it until Months, then nothing
)

// ClawbackKinds lists the kinds of clawback.
func ClawbackKinds() []ClawbackKind { return []ClawbackKind{ProRata, Cliff} }

// ClawbackBasis says whether what was received before or after tax is owed.
type ClawbackBasis string

// The bases of a clawback.
const (
	Gross ClawbackBasis = "gross"
	Net   ClawbackBasis = "net"
)

// ClawbackBases lists the bases of a clawback.
func ClawbackBases() []ClawbackBasis { return []ClawbackBasis{Gross, Net} }

// ClawbackFrom says from when months served count.
type ClawbackFrom string

// The anchors of a clawback.
const (
	FromPayment ClawbackFrom = "payment"
	FromStart   ClawbackFrom = "start"
)

// ClawbackAnchors lists the anchors of a clawback.
func ClawbackAnchors() []ClawbackFrom { return []ClawbackFrom{FromPayment, FromStart} }

// ClawbackThen says over what a debt falls once the months in full are over.
type ClawbackThen string

// The ways to fall after the months in full.
const (
	ThenRest    ClawbackThen = "rest"     // pro-rata over the months that are left
	ThenOfWhole ClawbackThen = "of-whole" // to the part of all months that is left: 14 months into 24 owe 10/24
)

// ClawbackThens lists the ways to fall after the months in full.
func ClawbackThens() []ClawbackThen { return []ClawbackThen{ThenRest, ThenOfWhole} }

// Instalment is one payment that a clawback can reach.
type Instalment struct {
	Paid   vesting.Date // when received
	Amount decimal.Decimal
}

// Departure is the end of a job.
type Departure struct {
	On        vesting.Date // the last day of work
	Voluntary bool         // the employee resigns
}

// Debt is what a clawback takes on a departure, and why.
type Debt struct {
	Clause   Clawback
	On       vesting.Date    // the last day of work
	Currency Currency        // of the amounts
	Amount   decimal.Decimal // owed, positive, rounded once to the minor unit
	Received decimal.Decimal // of the instalments, paid by the last day of work
	Parts    []DebtPart      // by instalment paid; empty where the clause is Spared
	Spared   Spared          // why the clause takes nothing at all; empty where it applies
	Assumed  bool            // Clause.NetRate is not the clause's own: it is what taxes take of what it is about

	amount, received calc.Number // Amount and Received, where the terms of the offer are live
}

// AmountNumber and ReceivedNumber return Amount and Received, with the steps that made them where
// the result that is left remembers them.
func (d *Debt) AmountNumber() calc.Number   { return orFixed(d.amount, d.Amount) }
func (d *Debt) ReceivedNumber() calc.Number { return orFixed(d.received, d.Received) }

// Spared says why a clause takes nothing on a departure, however long was served.
type Spared string

// The reasons.
const (
	SparedWithoutClause Spared = "no clause"
	SparedOnDismissal   Spared = "dismissed"    // the clause is for a resignation only
	SparedUnpaid        Spared = "nothing paid" // by the last day
)

// DebtPart is the share of one instalment that is owed: Left/Of of it, less tax where
// the clause is net.
type DebtPart struct {
	Instalment
	Since    vesting.Date // from when months served count
	Served   int          // full months, or days of a clause by days
	Left, Of int
}

// Owed returns what the clause takes back of the instalments, which are in order of
// date, on a departure from a job that began on start. Only instalments paid by the last day are reached; each counts
// its months from its own payment or from the start, as the clause says. A month is
// served on the day of the month it began (SPEC 3.1), so leaving on the last month's
// anniversary owes nothing. The amount lies between 0 and what was received; it is
// rounded once, as a whole, in the currency (SPEC 2.2).
func (c Clawback) Owed(paid []Instalment, start vesting.Date, leaving Departure, currency Currency) Debt {
	received := make([]calc.Number, len(paid))
	for i := range paid {
		received[i] = calc.Of(paid[i].Amount)
	}
	d, _ := c.owed(paid, received, calc.Of(c.NetRate), start, leaving, currency)
	return d
}

// owed is Owed on numbers of the terms: what each instalment paid, and the tax rate that a net
// basis leaves out.
func (c Clawback) owed(paid []Instalment, received []calc.Number, taxed calc.Number, start vesting.Date, leaving Departure, currency Currency) (Debt, calc.Number) {
	d := Debt{Clause: c, On: leaving.On, Currency: currency}
	var owed, byDays calc.Number // owed in 1/Of of the currency: but of a clause by days Of is the same for every part
	for i, instalment := range paid {
		if instalment.Paid.After(leaving.On) {
			continue
		}
		part := c.part(instalment, start, leaving.On)
		d.Received, d.received = d.Received.Add(instalment.Amount), d.received.Add(received[i])
		d.Parts = append(d.Parts, part)
		owed = owed.Add(received[i].Mul(calc.Int(int64(part.Left))))
		if c.ByDays {
			byDays = byDays.Add(received[i].Part(int64(part.Left), int64(part.Of), quotientPlaces))
		}
	}
	d.Spared = c.spared(d.Received, leaving)
	if live := slices.ContainsFunc(received, calc.Number.Live); d.Spared != "" && (d.Spared != SparedUnpaid || !live || d.Parts == nil) {
		d.Parts = nil
		return d, calc.Number{}
	}
	parts := int64(d.Parts[0].Of)
	if slices.ContainsFunc(d.Parts, func(p DebtPart) bool { return int64(p.Of) != parts }) {
		owed, parts = byDays, 1
	}
	if c.Basis == Net {
		owed = owed.Mul(calc.Of(one).Sub(taxed))
	}
	owed = owed.Part(1, parts, currency.Places())
	d.Amount, d.amount = owed.Decimal(), owed
	if d.Spared != "" { // what was paid is 0 today
		d.Parts = nil
	}
	return d, owed
}

// spared says why the clause does not apply to a departure at all, or nothing.
func (c Clawback) spared(received decimal.Decimal, leaving Departure) Spared {
	switch {
	case c.Months <= 0:
		return SparedWithoutClause
	case c.Voluntary && !leaving.Voluntary:
		return SparedOnDismissal
	case received.IsZero():
		return SparedUnpaid
	}
	return ""
}

// part says how much of one instalment is owed on a last day.
func (c Clawback) part(i Instalment, start, last vesting.Date) DebtPart {
	p := DebtPart{Instalment: i, Since: start}
	if c.From != FromStart {
		p.Since = i.Paid
	}
	if c.ByDays {
		p.Served = p.Since.DaysUntil(last)
		p.Left, p.Of = c.leftByDays(p.Since, last)
		return p
	}
	p.Served, _ = p.Since.MonthsUntil(last)
	p.Left, p.Of = c.left(p.Served)
	return p
}

// leftByDays returns the share owed on a last day, as left/of: of the days from the end of the
// months in full, or of all of them, those that are left.
func (c Clawback) leftByDays(since, last vesting.Date) (left, of int) {
	full, end := since.AddMonths(c.Full), since.AddMonths(c.Months)
	begins := full
	if c.Then == ThenOfWhole {
		begins = since
	}
	of = begins.DaysUntil(end)
	if last.Before(full) {
		return of, of
	}
	return min(max(last.DaysUntil(end), 0), of), of
}

// left returns the share owed after so many full months, as left/of.
func (c Clawback) left(served int) (left, of int) {
	if c.Kind == Cliff || c.Full >= c.Months {
		if served < c.Months {
			return 1, 1
		}
		return 0, 1
	}
	of = c.Months - c.Full
	counted := max(served-c.Full, 0)
	if c.Then == ThenOfWhole {
		if of = c.Months; served >= c.Full {
			counted = served
		}
	}
	if c.Step > 0 && served < c.Months {
		counted -= counted % c.Step
	}
	return max(of-counted, 0), of
}

func (c Clawback) check(at checker) {
	bare := c.Kind == "" && c.Basis == "" && c.From == "" && c.Full == 0 && c.Then == "" && !c.ByDays && c.Step == 0 && !c.Voluntary
	switch {
	case c.Months == 0 && !bare:
		at.at("months").refuse("a clawback without its length", "add months: 12")
		return
	case at.at("months").outsideCount(c.Months):
		at.at("months").refuse(fmt.Sprintf("%d months is outside %v", c.Months, at.at("months").term().Bounds), "write for example months: 12")
		return
	}
	if c.Kind != "" {
		oneOf(at.at("kind"), c.Kind)
	}
	if c.Basis != "" {
		oneOf(at.at("basis"), c.Basis)
	}
	if c.From != "" {
		oneOf(at.at("from"), c.From)
	}
	if c.Then != "" {
		oneOf(at.at("then"), c.Then)
	}
	at.at("tax_rate").rate(c.NetRate)
	if c.Months > 0 {
		c.checkFall(at)
	}
}

// checkFall refuses what cannot be said of how a debt falls.
func (c Clawback) checkFall(at checker) {
	if c.Then != "" && c.Full == 0 {
		at.at("then").refuse("nothing is owed in full first", "add full: 12 months, or leave then out")
	}
	if c.Kind == Cliff && (c.Full != 0 || c.Step != 0) {
		at.refuse("a cliff is owed whole until its end: full and step belong to a pro-rata clause", "leave them out, or write kind: pro-rata")
		return
	}
	if c.ByDays && (c.Kind == Cliff || c.Step != 0) {
		at.at("by").refuse("days are counted where a debt falls pro-rata with each of them: a cliff is owed whole, and a step is of months", "delete by, or kind and step")
	}
	if c.Full < 0 || c.Full >= c.Months {
		at.at("full").refuse(fmt.Sprintf("%s in full is not within a clause of %d", counted(c.Full, "month"), c.Months), "write fewer months, or kind: cliff for all of it to the end")
	}
	if c.Step < 0 || c.Step > c.Months {
		at.at("step").refuse(fmt.Sprintf("steps of %d months do not fit in a clause of %d", c.Step, c.Months), "write for example step: 12 months")
	}
}
