package negotiate

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// NextLevels returns the positions of the offers that say what the same employer pays at another
// level: variants of the offer, and market data on it.
func (a *Asking) NextLevels() (offers []int) {
	asked := &a.Result().Offer
	for i := range a.Comparison.Offers {
		o := &a.Comparison.Offers[i].Offer
		same := o.From == a.Result().Name || strings.EqualFold(o.Company, asked.Company) && o.Evidence == comp.MarketData
		if i != a.From && same && o.Level != "" && o.Level != asked.Level {
			offers = append(offers, i)
		}
	}
	return offers
}

// LevelPay is what a job at a level pays by market data: the parts that the data give.
type LevelPay struct {
	Level string
	Parts []LevelPart
}

// LevelPart is one part of a year's pay, in a currency for which the case has a rate.
type LevelPart struct {
	Part     PayPart
	Amount   decimal.Decimal
	Currency comp.Currency
}

// PayPart is a part of a year's pay as market data take it apart.
type PayPart string

// The parts. Equity is what the grants of the letter come to a year over their vesting.
const (
	PartBase   PayPart = "base"
	PartBonus  PayPart = "bonus"
	PartEquity PayPart = "equity"
)

// PayParts lists the parts.
func PayParts() []PayPart { return []PayPart{PartBase, PartBonus, PartEquity} }

// LevelPackage is the offer as the letter has it, with the pay of another level in it.
type LevelPackage struct {
	Pay    LevelPay
	Result *comp.Result
	Rows   []Across  // what has to be asked for at this level to equal it, by metric
	Kept   []PayPart // parts that are as in the letter: of them the data say nothing, or nobody trades the shares
}

// AtLevel puts the pay of another level into the offer and asks on every metric what equals it. All
// that the data say nothing of stays as it is in the letter; equity takes the place of all grants of
// shares and options, on the vesting of the first of RSUs, else a quarter at the end of each of four
// years. It returns a *comp.CurrencyError for a currency without a rate.
func (a *Asking) AtLevel(p LevelPay) (*LevelPackage, error) {
	o := a.model.offer(nil)
	o.Level = p.Level
	l := &LevelPackage{Pay: p}
	for _, part := range PayParts() {
		i := slices.IndexFunc(p.Parts, func(of LevelPart) bool { return of.Part == part })
		if i < 0 || part == PartEquity && o.Private.Stated() {
			l.Kept = append(l.Kept, part)
			continue
		}
		in := a.Result().Currency
		if part == PartEquity {
			in = a.Result().Equity
		}
		amount, err := a.ofLevel(p.Parts[i], in)
		if err != nil {
			return nil, err
		}
		switch part {
		case PartBase:
			o.Base, o.Rate = amount, comp.PayRate{}
		case PartBonus:
			o.Bonus.Rate, o.Bonus.Amount = decimal.Zero, amount
		case PartEquity:
			a.grantAYear(&o, amount)
		}
	}
	r, err := a.model.of(o)
	if err != nil {
		return nil, err
	}
	l.Result = r
	l.Rows, err = a.across(func(on *Asking) decimal.Decimal {
		v, _ := r.Figure(on.Metric.Name)
		return v
	})
	return l, err
}

// ofLevel returns a part in a currency of the offer.
func (a *Asking) ofLevel(p LevelPart, in comp.Currency) (decimal.Decimal, error) {
	r, c := a.Result(), a.Comparison
	if p.Currency == in {
		return p.Amount, nil
	}
	rate, known := c.Case.Exchange(p.Currency, r.Start)
	if !known {
		return decimal.Zero, &comp.CurrencyError{Code: string(p.Currency)}
	}
	return inCurrency(c, in, p.Amount.Mul(rate), r.Start)
}

// grantAYear puts one grant of RSUs in the place of all grants of shares and options, of a value
// that comes to an amount a year over its vesting.
func (a *Asking) grantAYear(o *comp.Offer, yearly decimal.Decimal) {
	grant := comp.Grant{Kind: comp.RSU, Vesting: fourYears()}
	if first := o.FirstRSU(); first != nil {
		grant = *first
	} else if o.Current {
		grant.Start = a.Result().Start
	}
	months := int64(max(grant.Vesting.Months(), 1))
	grant.Shares, grant.Percent, grant.Value = decimal.Zero, decimal.Zero, yearly.Mul(decimal.NewFromInt(months)).DivRound(decimal.NewFromInt(12), a.Result().Equity.Places())
	o.Grants = slices.DeleteFunc(slices.Clone(o.Grants), func(g comp.Grant) bool { return g.Kind != comp.CashGrant })
	if grant.Value.IsPositive() {
		o.Grants = append(o.Grants, grant)
	}
}
