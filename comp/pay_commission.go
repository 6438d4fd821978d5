package comp

import (
	"fmt"

	"github.com/shopspring/decimal"
)

// commissionKind is the commission.
var commissionKind = kindOfPay{
	group:      "Cash",
	components: []componentOfPay{{CommissionPay, "Commission", inCash, Target}},
	terms:      commissionTerms,
	check:      func(o *Offer, at checker, _ *Case) { o.Commission.check(at.at("commission")) },
	unfold:     (*unfolding).commission,
}

func commissionTerms() []Term {
	return []Term{
		{Path: "commission", Kind: KindPart, Meaning: "commission at target: an amount a year, or {target, attainment}", Example: "80k"},
		{Path: "commission.target", Label: "Commission at target", field: func(o *Offer, _ int) any { return &o.Commission.Target }, Makes: true,
			Kind: KindMoney, Unit: UnitCurrencyAYear, Bounds: amounts(), Moves: true, Meaning: "commission a year at full attainment", Example: "80k"},
		{Path: "commission.attainment", Label: "Attainment", field: func(o *Offer, _ int) any { return &o.Commission.Attainment },
			Kind: KindRate, Unit: UnitPercent, Bounds: percent(0, 1000), Moves: true,
			Meaning: "share of the target that is reached", Default: "100%", Example: "90%"},
	}
}

// Commission is the variable part of on-target earnings (SPEC 5.2).
type Commission struct {
	Target     decimal.Decimal     // a year at full attainment
	Attainment decimal.NullDecimal // share of target reached; not valid means 100%, a valid 0 is 0
}

// RuleCommission: target times attainment, with the salary (SPEC 5.2, 3.2, 2.3).
const RuleCommission Rule = "commission"

func (u *unfolding) commission() {
	c := u.offer.Commission
	if c.Target.IsZero() {
		return
	}
	year := u.terms.of("commission.target", c.Target).Mul(u.terms.or("commission.attainment", c.Attainment, one))
	p := Payment{
		Component: CommissionPay, Term: CommissionTerm.Alone(), Item: "Commission at target",
		Basis: year.Decimal(), Rule: RuleCommission,
	}
	if c.Attainment.Valid {
		p.name = "Commission"
		p.Item = fmt.Sprintf("Commission, %s%% of %s", c.Attainment.Decimal.Shift(2), u.currency.Grouped(c.Target))
	}
	parts := u.currency.monthly(year)
	u.payEveryYear(p, &parts)
}

func (c Commission) check(at checker) {
	at.at("target").amount(c.Target)
	if c.Attainment.Valid {
		at.at("attainment").rate(c.Attainment.Decimal)
	}
	if c.Attainment.Valid && c.Target.IsZero() {
		at.at("target").refuse("an attainment of no target", "add target: 80k, the commission a year at 100%")
	}
}
