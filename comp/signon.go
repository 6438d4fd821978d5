package comp

import (
	"fmt"

	"github.com/shopspring/decimal"
)

// SignOn is a sign-on bonus for one service year.
type SignOn struct {
	Year    int // service year that earns it, from 1
	Amount  decimal.Decimal
	Monthly bool // paid with the salary through its year; otherwise on the year's first day

	Clawback Clawback
}

const (
	ruleSignOnLump    Rule = "sign-on paid on the first day of its year and earned in it (SPEC 5.3)"
	ruleSignOnMonthly Rule = "sign-on paid with the salary through its year, monthly in arrears, rounded cumulatively (SPEC 5.3, 2.3)"
)

func (u *unfolding) signOn() {
	for i, s := range u.offer.SignOn {
		if s.Year > u.kase.Years || s.Amount.IsZero() {
			continue
		}
		p := Payment{
			Date: u.anniversary(s.Year - 1), Year: s.Year, Component: SignOnPay, Certainty: Guaranteed,
			Term: fmt.Sprintf("sign_on[%d]", i), Item: fmt.Sprintf("Sign-on, year %d", s.Year),
			Basis: s.Amount, To: twelfths[12], Rule: ruleSignOnLump,
		}
		if s.Monthly {
			u.payMonthly(p)
			continue
		}
		p.Amount = u.currency.Round(s.Amount)
		u.pay(p)
	}
}

// payMonthly spreads p's basis over the twelve months that follow p's date.
func (u *unfolding) payMonthly(p Payment) {
	p.Rule = ruleSignOnMonthly
	paid := decimal.Zero
	for month := 1; month <= 12; month++ {
		due := p.Basis.Mul(decimal.NewFromInt(int64(month))).DivRound(twelve, u.currency.Places())
		p.Date = u.start.AddMonths(12*(p.Year-1) + month)
		p.From, p.To = twelfths[month-1], twelfths[month]
		p.Amount = due.Sub(paid)
		u.pay(p)
		paid = due
	}
}

var twelve = decimal.NewFromInt(12)
