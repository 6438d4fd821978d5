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
	terms:      relocationTerms,
	check:      func(o *Offer, at checker, _ *Case) { o.Relocation.check(at.at("relocation")) },
	unfold:     (*unfolding).relocation,
}

func relocationTerms() []Term {
	payday := datedTerms(func(o *Offer, _ int) (*vesting.Date, *Wait) { return &o.Relocation.On, &o.Relocation.After })
	for i := range payday {
		payday[i].Label = "Relocation " + payday[i].Label
	}
	return slices.Concat([]Term{
		{Path: "relocation", Kind: KindPart, Meaning: "help with moving: an amount, or {amount, kind, gross_up, on, after, clawback}", Example: "10k"},
		{Path: "relocation.amount", Label: "Relocation", field: func(o *Offer, _ int) any { return &o.Relocation.Amount }, Makes: true,
			Kind: KindMoney, Unit: UnitCurrency, Bounds: amounts(), Moves: true, Meaning: "what the employer gives for the move", Example: "10k"},
		{Path: "relocation.kind", Label: "Relocation as", field: func(o *Offer, _ int) any { return either{&o.Relocation.Service} },
			Kind: KindWord, Choices: []string{"cash", "service"},
			Meaning: "cash, or service where the employer pays the movers", Default: "cash", Example: "cash"},
		{Path: "relocation.gross_up", Label: "Relocation grossed up at", field: func(o *Offer, _ int) any { return &o.Relocation.GrossUp },
			Kind: KindRate, Unit: UnitPercent, Bounds: percent(0, 75), Moves: true, // at 100% no amount would be enough
			Meaning: "tax rate that the employer makes up for, so that the amount is left after tax", Example: "35%"},
	}, under("relocation.", payday), under("relocation.", clawbackTerms(func(o *Offer, _ int) *Clawback { return &o.Relocation.Clawback })))
}

// Relocation is help with moving.
type Relocation struct {
	Amount  decimal.Decimal
	Service bool            // movers and flats paid by the employer: no cash, so it adds to no total
	GrossUp decimal.Decimal // tax rate that the employer makes up for: cash paid is Amount/(1-GrossUp)
	On      vesting.Date    // when it is paid, before the first day of work too; excludes After
	After   Wait            // how long after the first day of work; with neither on that day

	Clawback Clawback
}

func (r Relocation) dated() dated { return dated{r.On, r.After} }

// The rules of a relocation.
const (
	RuleRelocation        Rule = "relocation"          // in cash on the first day, or on the day that the letter gives (SPEC 5.4)
	RuleRelocationGrossUp Rule = "relocation-gross-up" // the same, with the tax on it (SPEC 5.4)
)

func (u *unfolding) relocation() {
	r := u.offer.Relocation
	if r.paid(u.terms, u.currency).IsFixedZero() || u.offer.Current && u.hired.IsZero() {
		return
	}
	if r.Service {
		u.note(Note{Term: RelocationTerm.Alone(), Kind: NoteRelocationService})
		return
	}
	p := Payment{
		Date: r.dated().day(u.start, u.start), Year: 1, Component: RelocationPay,
		Term: RelocationTerm.Alone(), Item: "Relocation", Basis: r.Amount, To: twelfths[12],
		Rule: RuleRelocation,
	}
	if !r.GrossUp.IsZero() {
		p.name = p.Item
		p.Item, p.Rule = fmt.Sprintf("Relocation, grossed up at %s%%", r.GrossUp.Shift(2)), RuleRelocationGrossUp
	}
	if u.offer.Current {
		p.Date = r.dated().day(u.hired, u.hired)
		u.payOrRemember(p, r.paid(u.terms, u.currency))
		return
	}
	if p.Year = u.yearBegun(p.Date); !p.Date.Before(u.anniversary(u.kase.Years)) {
		u.note(Note{Term: RelocationTerm.Alone(), Kind: NoteRelocationBeyond, On: p.Date})
		return
	}
	u.pay(p, r.paid(u.terms, u.currency))
}

// paid returns what the employer spends: the amount, and the tax on it where it is
// grossed up.
func (r Relocation) paid(t terms, currency Currency) calc.Number {
	amount := t.opened("relocation.amount", r.Amount)
	if amount.IsFixedZero() {
		return amount // at any tax rate
	}
	return amount.Div(calc.Of(one).Sub(t.opened("relocation.gross_up", r.GrossUp)), currency.Places())
}

// instalments is what a clawback can reach. A service is no cash, but its cost to the
// employer can be claimed back all the same.
func (r Relocation) instalments(start vesting.Date, currency Currency) []Instalment {
	return []Instalment{{Paid: r.dated().day(start, start), Amount: r.paid(terms{}, currency).Decimal()}}
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
func (r Relocation) taxed(t terms) calc.Number {
	grossUp := t.of("relocation.gross_up", r.GrossUp)
	if r.Clawback.NetRate.IsZero() {
		return grossUp
	}
	return unlessZero(t.of("relocation.clawback.tax_rate", r.Clawback.NetRate), grossUp)
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
