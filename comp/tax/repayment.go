package tax

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// ClaimOfRight is what has to be exceeded by wages that are paid back in a later year than they were
// received for the tax on them to come back, in dollars: 26 USC 1341(a)(3). It follows no index.
var ClaimOfRight = decimal.NewFromInt(3_000)

// Repayment is by how much the taxes of a year would have been less without a part of its wages that
// is paid back.
type Repayment struct {
	All     calc.Number // every tax, as where the part is paid back within the year and the employer corrects its wages
	Federal calc.Number // the income tax of the country alone, with the state's as it was paid: what 26 USC 1341(a)(5)(B) measures the credit of a later year by, "solely" without the part
}

// Repayment computes the taxes of a year without a part of its wages.
func (l *Law) Repayment(t *Taxes, part calc.Number) (Repayment, error) {
	without, err := l.Taxes(t.Wages.Sub(part), t.Situation)
	if err != nil {
		return Repayment{}, err
	}
	return Repayment{All: t.Total.Sub(without.Total), Federal: t.federal().Sub(t.federalWithout(part))}, nil
}

// federalWithout is the income tax of the country without a part of the wages, where the deduction of state
// and local taxes stays what it was.
func (t *Taxes) federalWithout(part calc.Number) calc.Number {
	if t.code.federal < 0 {
		return zero
	}
	s, wages := t.Situation, t.Wages.Sub(part)
	a := &assessment{code: t.code, s: &s, wages: wages, payrollWages: s.payrollWages(wages), taxes: make([]Tax, len(t.code.taxes)), done: make([]bool, len(t.code.taxes))}
	for i := range t.code.taxes {
		levied := func(one Tax) bool { return one.Table == t.code.taxes[i].Table && t.code.taxes[i].level > 0 }
		if at := slices.IndexFunc(t.Taxes, levied); at >= 0 {
			a.taxes[i], a.done[i] = t.Taxes[at], true
		}
	}
	return a.tax(t.code.federal).Amount
}

// federal is the income tax of the country.
func (t *Taxes) federal() calc.Number {
	i := slices.IndexFunc(t.Taxes, func(one Tax) bool { return one.Level == Country && one.ID == "federal_income_tax" })
	if i < 0 {
		return zero
	}
	return t.Taxes[i].Amount
}
