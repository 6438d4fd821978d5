package comp

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// relocationKind is the help with moving.
var relocationKind = kindOfPay{
	group:      "Cash",
	components: []componentOfPay{{RelocationPay, "Relocation", inCash, Guaranteed}},
	keys:       []string{"relocation", "relocations"},
	terms:      relocationTerms,
	check: func(o *Offer, at checker, _ *Case) {
		if at.at("relocations").tooMany(len(o.Relocations), "parts", "keep those that matter") {
			return
		}
		for _, part := range o.moving() {
			part.check(at.at("%s", part.term))
		}
	},
	unfold: (*unfolding).relocations,
}

func relocationTerms() []Term {
	return slices.Concat([]Term{
		{Path: "relocation", Kind: KindPart, Meaning: "help with moving: an amount, or {amount, kind, gross_up, on, after, clawback}, or a list of its parts", Example: "10k"},
		{Path: "relocations", Label: "Further part of the relocation", field: func(o *Offer, _ int) any { return &o.Relocations },
			Kind: KindList, Bounds: count(0, 10), Meaning: "further parts of a relocation, each as relocation", Example: "[{amount: 5k, after: 6 months}]"},
	}, under("relocation.", termsOfRelocation(func(o *Offer, _ int) *Relocation { return &o.Relocation })),
		under("relocations[].", termsOfRelocation(func(o *Offer, i int) *Relocation { return &o.Relocations[i] })))
}

// termsOfRelocation are the terms of one part of a relocation.
func termsOfRelocation(part func(*Offer, int) *Relocation) []Term {
	payday := datedTerms(func(o *Offer, i int) (*vesting.Date, *Wait) { return &part(o, i).On, &part(o, i).After })
	for i := range payday {
		payday[i].Label = "Relocation " + payday[i].Label
	}
	return slices.Concat([]Term{
		{Path: "amount", Label: "Relocation", field: func(o *Offer, i int) any { return &part(o, i).Amount }, Makes: true,
			Kind: KindMoney, Unit: UnitCurrency, Bounds: amounts(), Moves: true, Meaning: "what the employer gives for the move", Example: "10k"},
		{Path: "kind", Label: "Relocation as", field: func(o *Offer, i int) any { return either{&part(o, i).Service} },
			Kind: KindWord, Choices: []string{"cash", "service"},
			Meaning: "cash, or service where the employer pays the movers", Default: "cash", Example: "cash"},
		{Path: "gross_up", Label: "Relocation grossed up at", field: func(o *Offer, i int) any { return &part(o, i).GrossUp },
			Kind: KindRate, Unit: UnitPercent, Bounds: percent(0, 75), Moves: true, // at 100% no amount would be enough
			Meaning: "tax rate that the employer makes up for, so that the amount is left after tax", Example: "35%"},
	}, payday, clawbackTerms(func(o *Offer, i int) *Clawback { return &part(o, i).Clawback }))
}

// Relocation is help with moving, or one part of it.
type Relocation struct {
	Amount  decimal.Decimal
	Service bool            // movers and flats paid by the employer: no cash, so it adds to no total
	GrossUp decimal.Decimal // tax rate that the employer makes up for: cash paid is Amount/(1-GrossUp)
	On      vesting.Date    // when it is paid, before the first day of work too; excludes After
	After   Wait            // how long after the first day of work; with neither on that day

	Clawback Clawback
}

// partOfRelocation is one part of an offer's relocation, with the term that states it.
type partOfRelocation struct {
	*Relocation
	term TermRef
}

// moving lists the parts of an offer's relocation: the first one, stated or not, and the further ones.
func (o *Offer) moving() []partOfRelocation {
	parts := []partOfRelocation{{&o.Relocation, RelocationTerm.Alone()}}
	for i := range o.Relocations {
		parts = append(parts, partOfRelocation{&o.Relocations[i], FurtherRelocationTerm.At(i)})
	}
	return parts
}

// RelocationTerms names the parts of the offer's relocation that have an amount.
func (o *Offer) RelocationTerms() (terms []TermRef) {
	for _, part := range o.moving() {
		if part.Amount.IsPositive() {
			terms = append(terms, part.term)
		}
	}
	return terms
}

// RelocationOf returns the part of the offer's relocation that a term states; the zero value for
// any other term.
func (o *Offer) RelocationOf(term TermRef) Relocation {
	for _, part := range o.moving() {
		if part.term == term {
			return *part.Relocation
		}
	}
	return Relocation{}
}

// title names the part.
func (p partOfRelocation) title() string {
	if p.term.Kind == RelocationTerm {
		return "Relocation"
	}
	return fmt.Sprintf("Relocation, part %d", p.term.Index+2)
}

// at returns the path of a term of the part.
func (p partOfRelocation) at(key string) string { return p.term.String() + "." + key }

func (r Relocation) dated() dated { return dated{r.On, r.After} }

// The rules of a relocation.
const (
	RuleRelocation        Rule = "relocation"          // in cash on the first day, or on the day that the letter gives (SPEC 5.4)
	RuleRelocationGrossUp Rule = "relocation-gross-up" // the same, with the tax on it (SPEC 5.4)
)

func (u *unfolding) relocations() {
	for _, part := range u.offer.moving() {
		u.relocation(part)
	}
}

func (u *unfolding) relocation(r partOfRelocation) {
	if r.paid(u.terms, u.currency).IsFixedZero() || u.offer.Current && u.hired.IsZero() {
		return
	}
	if r.Service {
		u.note(Note{Term: r.term, Kind: NoteRelocationService})
		return
	}
	p := Payment{
		Date: r.dated().day(u.start, u.start), Year: 1, Component: RelocationPay,
		Term: r.term, Item: r.title(), Basis: r.Amount, To: twelfths[12],
		Rule: RuleRelocation,
	}
	if !r.GrossUp.IsZero() {
		p.name = p.Item
		p.Item, p.Rule = fmt.Sprintf("%s, grossed up at %s%%", r.title(), r.GrossUp.Shift(2)), RuleRelocationGrossUp
	}
	if u.offer.Current {
		p.Date = r.dated().day(u.hired, u.hired)
		u.payOrRemember(p, r.paid(u.terms, u.currency), u.yearRunning)
		return
	}
	months, _ := u.start.MonthsUntil(p.Date)
	u.noteUntil(months/12, calc.Fixed(true), Note{Term: r.term, Kind: NoteRelocationBeyond, On: p.Date})
	if p.Year = u.yearBegun(p.Date); !p.Date.Before(u.anniversary(u.kase.Years)) {
		return
	}
	u.pay(p, r.paid(u.terms, u.currency))
}

// paid returns what the employer spends: the amount, and the tax on it where it is
// grossed up.
func (p partOfRelocation) paid(t terms, currency Currency) calc.Number {
	amount := t.opened(p.at("amount"), p.Amount)
	if amount.IsFixedZero() {
		return amount // at any tax rate
	}
	return amount.Div(calc.Of(one).Sub(t.opened(p.at("gross_up"), p.GrossUp)), currency.Places())
}

// instalments is what a clawback can reach. A service is no cash, but its cost to the
// employer can be claimed back all the same.
func (p partOfRelocation) instalments(start vesting.Date, currency Currency) []Instalment {
	return []Instalment{{Paid: p.dated().day(start, start), Amount: p.paid(terms{}, currency).Decimal()}}
}

// clause returns the clawback. A net one of a relocation that is grossed up leaves out the
// tax that the employer made up for, where it states no other rate.
func (r Relocation) clause() Clawback {
	c := r.Clawback
	if c.Basis == Net && c.NetRate.IsZero() {
		c.NetRate = r.GrossUp
	}
	return c
}

// taxed returns the tax rate that a net clause leaves out, as the number of its term.
func (p partOfRelocation) taxed(t terms) calc.Number {
	grossUp := t.of(p.at("gross_up"), p.GrossUp)
	if p.Clawback.NetRate.IsZero() {
		return grossUp
	}
	return unlessZero(t.of(p.at("clawback.tax_rate"), p.Clawback.NetRate), grossUp)
}

func (r Relocation) check(at checker) {
	at.at("amount").amount(r.Amount)
	at.at("gross_up").rate(r.GrossUp)
	if r.Service && !r.GrossUp.IsZero() {
		at.at("gross_up").refuse("a service is not grossed up: there is no cash to tax", "leave gross_up out, or write kind: cash")
	}
	if r.Amount.IsZero() && (!r.GrossUp.IsZero() || r.Clawback.Months != 0 || !r.dated().isZero()) {
		at.at("amount").refuse("terms of a relocation of no amount", "add amount: 10k")
	}
	r.dated().check(at)
	r.Clawback.check(at.at("clawback"))
}
