package comp

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// benefitKind is what an employer gives beside pay, costKind what the job takes.
var (
	benefitKind = kindOfPay{
		group:      "Cash",
		components: []componentOfPay{{BenefitPay, "Benefits", inKind, Target}},
		terms:      benefitTerms,
		check:      func(o *Offer, at checker, _ *Case) { checkBenefits(at.at("benefits"), o.Benefits) },
		unfold:     (*unfolding).benefits,
	}
	costKind = kindOfPay{
		group:      "Cash",
		components: []componentOfPay{{CostPay, "Costs", inCash, Guaranteed}},
		terms:      costTerms,
		check:      func(o *Offer, at checker, _ *Case) { checkBenefits(at.at("costs"), o.Costs) },
		unfold:     (*unfolding).costs,
	}
)

func benefitTerms() []Term {
	return append([]Term{
		{Path: "benefits", Label: "Benefit", field: func(o *Offer, _ int) any { return &o.Benefits },
			Kind: KindList, Bounds: count(0, MaxBenefits), Meaning: "benefits with a value in money, each {name, amount, per, taxable}",
			Example: "[{name: health premium, amount: 7200}]"},
		{Path: "benefits[].taxable", Label: "taxable", field: func(o *Offer, i int) any { return &o.Benefits[i].Taxable },
			Kind: KindFlag, Meaning: "whether it is taxed as wages", Default: "false", Example: "false"},
	}, under("benefits[].", recurringTerms(func(o *Offer, i int) *Benefit { return &o.Benefits[i] }))...)
}

func costTerms() []Term {
	return append([]Term{
		{Path: "costs", Label: "Cost", field: func(o *Offer, _ int) any { return &o.Costs },
			Kind: KindList, Bounds: count(0, MaxBenefits), Meaning: "costs that the job brings, each {name, amount, per}",
			Example: "[{name: commuting, amount: 250, per: month}]"},
	}, under("costs[].", recurringTerms(func(o *Offer, i int) *Benefit { return &o.Costs[i] }))...)
}

func recurringTerms(of func(o *Offer, i int) *Benefit) []Term {
	return []Term{
		{Path: "name", Label: "what it is", field: func(o *Offer, i int) any { return &of(o, i).Name },
			Kind: KindText, Meaning: "what it is", Example: "health premium"},
		{Path: "amount", field: func(o *Offer, i int) any { return &of(o, i).Amount }, Makes: true,
			Kind: KindMoney, Unit: UnitCurrency, Bounds: amounts(), Moves: true, Meaning: "amount each time", Example: "7200"},
		{Path: "per", Label: "per", field: func(o *Offer, i int) any { return &of(o, i).Per },
			Kind: KindWord, Choices: asWords(Recurrences()), Meaning: "year, month, week or once", Default: "year", Example: "year"},
	}
}

// Per says how often an amount recurs.
type Per string

// The recurrences. The empty one means a year.
const (
	PerYear  Per = "year"
	PerMonth Per = "month"
	PerWeek  Per = "week"
	PerOnce  Per = "once"
)

// Recurrences lists the recurrences.
func Recurrences() []Per { return []Per{PerYear, PerMonth, PerWeek, PerOnce} }

// MaxBenefits bounds the benefits, and the costs, of one offer.
const MaxBenefits = 100

// Benefit is something of worth beside pay, such as a health premium or an employer's
// contribution to an HSA; or, among an offer's costs, something that the job costs its
// holder (SPEC 5.10). What recurs accrues with service, month by month, so that leaving
// early keeps the part that was served.
type Benefit struct {
	Name    string          // of it in every report; "Benefit 1" or "Cost 1" where it is empty
	Amount  decimal.Decimal // positive, of a cost too
	Per     Per
	Taxable bool
}

// The rules of benefits and costs.
const (
	RulePerYear  Rule = "per-year"  // the year's amount, with the salary (SPEC 5.10, 2.3)
	RulePerMonth Rule = "per-month" // the month's amount, with the salary (SPEC 5.10)
	RulePerWeek  Rule = "per-week"  // the week's amount, 52 weeks a year, with the salary (SPEC 5.10, 2.3)
	RulePerOnce  Rule = "per-once"  // once, on the first day (SPEC 5.10)
)

// yearly returns what the benefit comes to in a year, and the rule of it. What comes once
// has its whole amount.
func (b Benefit) yearly(amount calc.Number) (calc.Number, Rule) {
	switch b.Per {
	case PerMonth:
		return amount.Mul(calc.Int(12)), RulePerMonth
	case PerWeek:
		return amount.Mul(calc.Int(weeksAYear)), RulePerWeek
	case PerOnce:
		return amount, RulePerOnce
	}
	return amount, RulePerYear
}

func (u *unfolding) benefits() {
	for i, b := range u.offer.Benefits {
		u.recur(b, u.terms.ofEach("benefits[%d].amount", i, b.Amount), Payment{
			Component: BenefitPay,
			Term:      BenefitTerm.At(i), Item: b.title("Benefit", i),
		})
	}
}

// costs takes off what the job costs. A cost is as certain as the base that it eats
// into: it lowers the guaranteed and the cash figures too. Were it a target, a haircut on
// targets would make a costly job look better.
func (u *unfolding) costs() {
	for i, b := range u.offer.Costs {
		title := b.title("Cost", i)
		u.recur(b, u.terms.ofEach("costs[%d].amount", i, b.Amount).Neg(), Payment{
			Component: CostPay,
			Term:      CostTerm.At(i), Item: title,
		})
	}
}

func (b Benefit) title(kind string, i int) string {
	if b.Name != "" {
		return b.Name
	}
	return fmt.Sprintf("%s %d", kind, i+1)
}

// recur pays a benefit or a cost over the horizon.
func (u *unfolding) recur(b Benefit, amount calc.Number, p Payment) {
	if b.Amount.IsZero() {
		return
	}
	year, rule := b.yearly(amount)
	p.Basis, p.Rule = year.Decimal(), rule
	if b.Per == PerOnce {
		if u.offer.Current {
			u.note(Note{Term: p.Term, Kind: NotePaidBefore, Item: p.Item})
			return
		}
		p.Date, p.Year, p.To = u.start, 1, twelfths[12]
		u.pay(p, amount.Round(u.currency.Places()))
		return
	}
	parts := u.currency.monthly(year)
	u.payEveryYear(p, &parts)
}

func (b Benefit) check(at checker) {
	at.at("amount").amount(b.Amount)
	if b.Per != "" {
		oneOf(at.at("per"), b.Per)
	}
}

// checkBenefits checks the benefits or the costs of an offer.
func checkBenefits(at checker, benefits []Benefit) {
	if len(benefits) > at.most() {
		at.refuse(fmt.Sprintf("%d entries, the limit is %d", len(benefits), at.most()), "add the small ones up")
		return
	}
	for i, b := range benefits {
		b.check(at.at("[%d]", i))
	}
}
