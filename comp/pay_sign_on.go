package comp

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// signOnKind is the sign-ons.
var signOnKind = kindOfPay{
	group:      "Cash",
	components: []componentOfPay{{SignOnPay, "Sign-on", inCash, Guaranteed}},
	keys:       []string{"sign_on"},
	terms:      signOnTerms,
	check: func(o *Offer, at checker, _ *Case) {
		for i, s := range o.SignOn {
			s.check(at.at("sign_on[%d]", i))
		}
	},
	unfold: (*unfolding).signOn,
}

func signOnTerms() []Term {
	payday := datedTerms(func(o *Offer, i int) (*vesting.Date, *Wait) { return &o.SignOn[i].On, &o.SignOn[i].After })
	return slices.Concat([]Term{
		{Path: "sign_on", Label: "Sign-on", field: func(o *Offer, _ int) any { return &o.SignOn },
			Kind: KindList, Meaning: "sign-on bonus: an amount, a list by year, or a list of {year, amount, paid, on, after, clawback}", Example: "40k"},
		{Path: "sign_on[].year", Label: "for service year", field: func(o *Offer, i int) any { return &o.SignOn[i].Year },
			Kind: KindCount, Unit: UnitServiceYears, Bounds: count(1, MaxYears),
			Meaning: "service year that earns it, from 1", Default: "that of its payday, else its position in the list", Example: "1"},
		{Path: "sign_on[].amount", field: func(o *Offer, i int) any { return &o.SignOn[i].Amount }, Makes: true,
			Kind: KindMoney, Unit: UnitCurrency, Bounds: amounts(), Moves: true, Meaning: "sign-on bonus of the year", Example: "40k"},
		{Path: "sign_on[].paid", Label: "paid", field: func(o *Offer, i int) any { return either{&o.SignOn[i].Monthly} },
			Kind: KindWord, Choices: []string{"lump", "monthly"},
			Meaning: "lump on the first day of its year, or monthly through it", Default: "lump", Example: "lump"},
	}, under("sign_on[].", payday), under("sign_on[].", clawbackTerms(func(o *Offer, i int) *Clawback { return &o.SignOn[i].Clawback })))
}

// SignOn is a sign-on bonus for one service year.
type SignOn struct {
	Year    int // service year that earns it, from 1
	Amount  decimal.Decimal
	Monthly bool // paid with the salary through its year; otherwise at once

	On    vesting.Date // when it is paid, before the first day of work too; excludes After
	After Wait         // how long after the first day of work; with neither on the first day of its year

	Clawback Clawback
}

// The rules of a sign-on.
const (
	RuleSignOnLump    Rule = "sign-on-lump"    // on the first day of its year (SPEC 5.3)
	RuleSignOnDated   Rule = "sign-on-dated"   // on the day that the letter gives (SPEC 5.3)
	RuleSignOnMonthly Rule = "sign-on-monthly" // with the salary through its year (SPEC 5.3, 3.2, 2.3)
)

func (s SignOn) dated() dated { return dated{s.On, s.After} }

// Payday returns the day on which a sign-on is paid in a job that starts on a day; of one that is paid
// monthly or on the first day of its year that day.
func (s SignOn) Payday(start vesting.Date) vesting.Date {
	return s.dated().day(start, start.AddMonths(12*(max(s.Year, 1)-1)))
}

// title names a sign-on.
func (s SignOn) title() string { return s.dated().titled(fmt.Sprintf("Sign-on, year %d", s.Year)) }

func (s SignOn) rule() Rule {
	switch {
	case s.Monthly:
		return RuleSignOnMonthly
	case !s.dated().isZero():
		return RuleSignOnDated
	}
	return RuleSignOnLump
}

func (u *unfolding) signOn() {
	for i, s := range u.offer.SignOn {
		if u.offer.Current {
			u.signOnSinceHiring(i, s)
			continue
		}
		amount := u.terms.openedEach("sign_on[%d].amount", i, s.Amount)
		if amount.IsFixedZero() {
			continue
		}
		beyond := Note{Term: SignOnTerm.At(i), Kind: NoteSignOnBeyond}
		if amount.Live() { // which the letter says otherwise
			beyond.made = &noted{amount: amount}
		}
		u.noteUntil(s.Year-1, amount.Positive(), beyond)
		if s.Year > u.kase.Years {
			continue
		}
		p := Payment{
			Date: s.Payday(u.start), Year: s.Year, Component: SignOnPay,
			Term: SignOnTerm.At(i), Item: s.title(),
			Basis: s.Amount, To: twelfths[12], Rule: s.rule(),
		}
		if amount.Live() {
			p.remember(func(m *makings) { m.rests = amount })
		}
		if s.Monthly {
			parts := u.currency.monthly(amount)
			u.payMonthly(p, &parts)
			continue
		}
		u.pay(p, amount.Round(u.currency.Places()))
	}
}

// signOnSinceHiring pays what today's job still owes of a sign-on whose year counts from
// the day of hiring, and remembers what it has paid: a clawback can reach it (SPEC 3.6).
// An instalment belongs to the service year that runs on its payday.
func (u *unfolding) signOnSinceHiring(i int, s SignOn) {
	if u.hired.IsZero() || s.Amount.IsZero() {
		return
	}
	amount := u.terms.ofEach("sign_on[%d].amount", i, s.Amount)
	parts := u.currency.monthly(amount)
	for n, paid := range s.instalments(u.hired, u.currency) {
		part := amount.Round(u.currency.Places())
		p := Payment{
			Date: paid.Paid, Component: SignOnPay,
			Term: SignOnTerm.At(i), Item: s.dated().titled(fmt.Sprintf("Sign-on, year %d since hiring", s.Year)),
			Basis: s.Amount, To: twelfths[12], Rule: s.rule(),
		}
		if s.Monthly {
			p.From, p.To = twelfths[n], twelfths[n+1]
			part = parts[n]
			u.payOrRemember(p, part, u.year) // as a salary of that day
			continue
		}
		u.payOrRemember(p, part, u.yearRunning)
	}
}

// payOrRemember pays what falls within the comparison, in the service year that its day is of, and remembers what
// today's job has paid before it.
func (u *unfolding) payOrRemember(p Payment, amount calc.Number, yearOf func(vesting.Date) (int, bool)) {
	year, within := yearOf(p.Date)
	p.Year = max(year, 1)
	switch {
	case p.Date.Before(u.start):
		u.earlier = append(u.earlier, p.of(amount))
	case within:
		u.pay(p, amount)
	}
}

func (c *Case) signOnsToCome(o *Offer) []SignOn {
	return slices.DeleteFunc(slices.Clone(o.SignOn), func(s SignOn) bool { return o.Current && c.paidBefore(o, s) })
}

// paidBefore reports whether today's job has paid all of a sign-on before the comparison
// begins.
func (c *Case) paidBefore(o *Offer, s SignOn) bool {
	hired := c.hired(o)
	if hired.IsZero() {
		return true
	}
	paid := s.instalments(hired, o.currency(c))
	return paid[len(paid)-1].Paid.Before(c.begins(o))
}

// instalments lists the payments of a sign-on in an offer that starts on a day.
func (s SignOn) instalments(start vesting.Date, currency Currency) []Instalment {
	if !s.Monthly {
		return []Instalment{{Paid: s.Payday(start), Amount: currency.Round(s.Amount)}}
	}
	var paid []Instalment
	for i, amount := range currency.monthly(calc.Of(s.Amount)) {
		paid = append(paid, Instalment{Paid: payday(start, 12*(s.Year-1)+i+1), Amount: amount.Decimal()})
	}
	return paid
}

func (s SignOn) check(at checker) {
	at.at("amount").amount(s.Amount)
	if at := at.at("year"); s.Year == 0 || at.outsideCount(s.Year) {
		at.refuse(fmt.Sprintf("service year %d is outside %v", s.Year, at.term().Bounds), "write year: 1 for the first year")
	}
	s.dated().check(at)
	if s.Monthly && !s.dated().isZero() {
		at.at("paid").refuse("what is paid monthly has no day of its own", "delete paid, or on and after")
	}
	s.Clawback.check(at.at("clawback"))
}
