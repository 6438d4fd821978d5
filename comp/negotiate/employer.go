package negotiate

import (
	_ "embed"
	"encoding/json"
	"sync"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Cost is what an ask costs the employer over the offer as it stands and over the horizon, in
// the offer's own currency.
type Cost struct {
	Once      decimal.Decimal     // sign-ons, relocation and the grants of the letter
	Recurring decimal.Decimal     // what comes back every year: salary and what follows it, refreshers
	Yearly    decimal.Decimal     // Recurring, by year of the horizon, rounded to the minor unit
	Cash      decimal.Decimal     // of Once and Recurring
	Equity    decimal.Decimal     // the rest of them
	Taxes     decimal.NullDecimal // the employer's payroll taxes; not valid where they are not known
}

// Total is what the ask costs, without taxes.
func (c *Cost) Total() decimal.Decimal { return c.Once.Add(c.Recurring) }

// costOver returns what an offer costs the employer over the offer as it stands.
func costOver(today, asked *comp.Result) Cost {
	before, after := costOf(today), costOf(asked)
	c := Cost{
		Once: after.Once.Sub(before.Once), Recurring: after.Recurring.Sub(before.Recurring),
		Cash: after.Cash.Sub(before.Cash), Equity: after.Equity.Sub(before.Equity),
	}
	c.Yearly = c.Recurring.DivRound(decimal.NewFromInt(int64(len(asked.Years))), asked.Currency.Places())
	if before, known := PayrollTaxes(today); known {
		after, _ := PayrollTaxes(asked)
		c.Taxes = decimal.NewNullDecimal(sum(after).Sub(sum(before)))
	}
	return c
}

// costOf adds up what an offer pays.
func costOf(r *comp.Result) (c Cost) {
	for i := range r.Timeline {
		p := &r.Timeline[i]
		kind, form := &c.Recurring, &c.Cash
		if isOnce(p) {
			kind = &c.Once
		}
		if p.Component.IsEquity() {
			form = &c.Equity
		}
		*kind, *form = kind.Add(native(p)), form.Add(native(p))
	}
	return c
}

// isOnce reports whether a payment comes of something that is given once.
func isOnce(p *comp.Payment) bool {
	switch p.Term.Kind {
	case comp.SignOnTerm, comp.RelocationTerm, comp.GrantTerm:
		return true
	}
	return false
}

// native returns a payment in the offer's own currency.
func native(p *comp.Payment) decimal.Decimal {
	if p.Native.IsZero() {
		return p.Amount // which is in that currency, or 0
	}
	return p.Native
}

func sum(amounts []decimal.Decimal) (total decimal.Decimal) {
	for _, a := range amounts {
		total = total.Add(a)
	}
	return total
}

// PayrollLaw is what an employer in the United States pays on wages of one calendar year: social
// security up to the wage base (26 U.S.C. 3111(a)) and Medicare (26 U.S.C. 3111(b)), in dollars.
type PayrollLaw struct {
	Year           int             `json:"year"`
	SocialSecurity decimal.Decimal `json:"social_security"`
	WageBase       decimal.Decimal `json:"wage_base"`
	Medicare       decimal.Decimal `json:"medicare"`
	Source         string          `json:"source"` // URL of the wage base
	Statute        string          `json:"statute"`
	Checked        vesting.Date    `json:"checked"` // when the source was read
}

//go:embed payroll.json
var embeddedPayroll []byte

var payroll = sync.OnceValue(func() PayrollLaw {
	var table struct {
		Laws []PayrollLaw `json:"laws"`
	}
	if err := json.Unmarshal(embeddedPayroll, &table); err != nil || len(table.Laws) == 0 {
		panic("negotiate: payroll.json cannot be read") // a test reads it
	}
	return table.Laws[len(table.Laws)-1]
})

// Payroll returns the law by which an employer's payroll taxes are computed.
func Payroll() PayrollLaw { return payroll() }

// Tax returns the tax on the wages of a year, rounded to the cent.
func (l PayrollLaw) Tax(wages decimal.Decimal) decimal.Decimal {
	return decimal.Min(wages, l.WageBase).Mul(l.SocialSecurity).Add(wages.Mul(l.Medicare)).Round(2)
}

// PayrollTaxes returns the employer's payroll taxes on each service year of an offer, each taken
// as one full year under the law (SPEC 8.1), in dollars; false for an offer that is not paid in
// dollars of the United States, whose taxes are not known here.
func PayrollTaxes(r *comp.Result) (years []decimal.Decimal, known bool) {
	if r.Currency != comp.USD {
		return nil, false
	}
	law := Payroll()
	for k := 1; k <= len(r.Years); k++ {
		wages := decimal.Zero
		for i := range r.Timeline {
			if p := &r.Timeline[i]; p.Year == k && isWage(&r.Offer, p) {
				wages = wages.Add(native(p))
			}
		}
		years = append(years, law.Tax(wages))
	}
	return years, true
}

// isWage reports whether a payment is wage income (SPEC 8.1). Deferrals into a 401(k) plan are
// wages for payroll taxes (26 U.S.C. 3121(v)(1)(A)), and one's own contributions are part of pay
// here anyway; an incentive stock option's spread is none (26 U.S.C. 3121(a)(22)).
func isWage(o *comp.Offer, p *comp.Payment) bool {
	switch p.Component {
	case comp.MatchPay, comp.ESPPPay, comp.CostPay:
		return false
	case comp.BenefitPay:
		return p.Term.Index < len(o.Benefits) && o.Benefits[p.Term.Index].Taxable
	case comp.OptionPay:
		return p.Term.Index >= len(o.Grants) || o.Grants[p.Term.Index].Type != comp.ISO
	}
	return true
}
