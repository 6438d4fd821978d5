package casefile

import (
	"slices"

	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Offer is one job offer.
type Offer struct {
	Company    Text         `json:"company,omitempty" eg:"Initech" also:"employer firm" jsonschema:"the employer; it or name is required"`
	Name       Text         `json:"name,omitempty" eg:"Initech Austin" jsonschema:"name of the offer, where the company alone would not tell offers apart"`
	Role       Text         `json:"role,omitempty" eg:"Senior Product Manager" also:"title job_title position" jsonschema:"job title"`
	Level      Text         `json:"level,omitempty" eg:"L6" also:"grade" jsonschema:"level at the company"`
	Location   Text         `json:"location,omitempty" eg:"Seattle, WA" also:"city place" jsonschema:"place of work"`
	Start      Day          `json:"start,omitempty" eg:"2027-01-11" also:"start_date starts" jsonschema:"first day of work; the valuation date where it is missing"`
	Deadline   Day          `json:"deadline,omitempty" eg:"2026-12-11" also:"expires answer_by" jsonschema:"last day to answer"`
	Evidence   Evidence     `json:"evidence,omitempty" eg:"written" jsonschema:"how firm the offer is: written, verbal, process, market or aspiration"`
	Currency   Currency     `json:"currency,omitempty" eg:"USD" jsonschema:"ISO 4217 code; the one written in the amounts, else the case's, where it is missing"`
	Base       Money        `json:"base" eg:"160k" also:"salary base_salary base_pay" jsonschema:"salary a year at the start"`
	Raise      Raise        `json:"raise,omitempty" eg:"3%" also:"raises merit" jsonschema:"growth of the base: a rate, {rate, first}, or a list of dated salaries"`
	Bonus      Bonus        `json:"bonus,omitempty" eg:"15%" also:"target_bonus annual_bonus" jsonschema:"yearly bonus: a share of base, an amount, or {target, payout, paid, prorate}"`
	Commission Commission   `json:"commission,omitempty" eg:"80k" also:"variable ote commissions" jsonschema:"commission at target: an amount a year, or {target, attainment}"`
	SignOn     SignOns      `json:"sign_on,omitempty" eg:"40k" also:"signon signing signing_bonus sign_on_bonus" jsonschema:"sign-on bonus: an amount, a list by year, or a list of {year, amount, paid, clawback}"`
	Relocation Relocation   `json:"relocation,omitempty" eg:"10k" also:"relo moving" jsonschema:"help with moving: an amount, or {amount, kind, gross_up, clawback}"`
	Price      Price        `json:"price,omitempty" eg:"170" also:"share_price stock_price" jsonschema:"price of a share today, or {today, growth, growth_timing, path, interpolation}"`
	Sell       Sell         `json:"sell,omitempty" eg:"at-vest" jsonschema:"when shares are sold: at-vest, or hold for all of them at the price of the horizon's last day"`
	RSU        *RSU         `json:"rsu,omitempty" eg:"{value: 300k, vesting: 4y quarterly}" also:"rsus equity stock stocks shares" jsonschema:"short for one grant of kind rsu; its price is also today's price unless price states one or another grant has a price of its own"`
	Options    *OptionGrant `json:"options,omitempty" eg:"{shares: 10000, strike: 3, vesting: 4y monthly}" also:"option stock_options iso nso" jsonschema:"short for one grant of kind option"`
	Grants     []Grant      `json:"grants,omitempty" eg:"[{kind: rsu, shares: 220, vesting: 5/15/40/40}]" also:"grant" jsonschema:"grants of shares, options or deferred cash"`
	Refreshers Refreshers   `json:"refreshers,omitempty" eg:"{value: 60k, vesting: 4y quarterly}" also:"refresher refresh refreshes" jsonschema:"yearly grants after the first, or a list of them"`
	TopUp      TopUp        `json:"top_up,omitempty" eg:"{target: 350k, growth: 15%}" also:"topup" jsonschema:"yearly grants that fill the gap to a target compensation: the target, or {target, growth, year, certainty}"`
	ESPP       ESPP         `json:"espp,omitempty" eg:"{contribution: 10%, discount: 15%, lookback: true}" also:"stock_purchase_plan" jsonschema:"employee stock purchase plan"`
	Retirement Retirement   `json:"retirement,omitempty" eg:"50% of 6%" also:"match 401k pension" jsonschema:"employer match: in words such as 50% of 6%, or {tiers, contribution, vesting, true_up}"`
	Benefits   Benefits     `json:"benefits,omitempty" eg:"[{name: health premium, amount: 7200}]" also:"benefit perks hsa" jsonschema:"benefits with a value in money, each {name, amount, per, taxable}"`
	Costs      Costs        `json:"costs,omitempty" eg:"[{name: commuting, amount: 250, per: month}]" also:"cost expenses" jsonschema:"costs that the job brings, each {name, amount, per}"`
	Hours      Hours        `json:"hours,omitempty" eg:"45" also:"hours_a_week weekly_hours" jsonschema:"hours worked a week; 40 where it is missing"`
	Commute    Commute      `json:"commute,omitempty" eg:"{minutes: 40, days: 4}" also:"commuting" jsonschema:"way to work: its minutes there and back, or {minutes, days}"`
	PTO        WorkDays     `json:"pto,omitempty" eg:"20" also:"vacation holidays days_off leave" jsonschema:"paid days off a year"`
	Private    *Private     `json:"private,omitempty" eg:"{preferred: 12, fmv: 4}" also:"startup" jsonschema:"terms of a private company, whose equity is never counted as cash"`
	Quoted     Later        `json:"quoted,omitempty" jsonschema:"the recruiter's yearly totals"`
	Current    Flag         `json:"current,omitempty" eg:"true" also:"current_job stay" jsonschema:"true for today's job; false where it is missing"`
	Revisions  Later        `json:"revisions,omitempty" jsonschema:"changes to the offer in order of date"`
	Notes      Notes        `json:"notes,omitempty" eg:"free text" also:"note comment comments" jsonschema:"free text"`

	signs   []sign    // currencies written in its amounts
	amounts []written // its amounts
}

func (o *Offer) decode(d *decoder, e entry) {
	signs, amounts := len(d.signs), len(d.amounts)
	d.fields(e, o)
	o.signs = d.signs[signs:len(d.signs):len(d.signs)]
	o.amounts, d.amounts = slices.Clone(d.amounts[amounts:]), d.amounts[:amounts]
	if e.value.Kind == yaml.MappingNode && o.Company == "" && o.Name == "" && !d.touched(e.value, "company", "name") {
		d.failMissing(e, "company", `the offer has no "company"`, "add company: Initech, or name where there is no company")
	}
}

// build returns the offer in the given currency, empty where it is the case's.
func (o Offer) build(currency comp.Currency) comp.Offer {
	offer := comp.Offer{
		Company:    string(o.Company),
		Name:       string(o.Name),
		Role:       string(o.Role),
		Level:      string(o.Level),
		Location:   string(o.Location),
		Notes:      string(o.Notes),
		Start:      o.Start.Date,
		Deadline:   o.Deadline.Date,
		Evidence:   o.Evidence.Value,
		Currency:   currency,
		Base:       o.Base.Decimal,
		Raise:      o.Raise.build(),
		Bonus:      o.Bonus.build(),
		SignOn:     o.SignOn.build(),
		Relocation: o.Relocation.build(),
		Commission: o.Commission.build(),
		Refreshers: o.Refreshers.build(),
		TopUp:      o.TopUp.build(),
		ESPP:       o.ESPP.build(),
		Retirement: o.Retirement.build(),
		Benefits:   o.Benefits.build(),
		Costs:      o.Costs.build(),
		Hours:      o.Hours.Decimal,
		Commute:    o.Commute.build(),
		PTO:        o.PTO.Decimal,
		Private:    o.Private.build(),
		Current:    o.Current.Value,
		Price:      o.Price.build(),
		Sell:       o.Sell.Value,
	}
	if o.RSU != nil {
		offer.Grants = append(offer.Grants, o.RSU.build())
	}
	if o.Options != nil {
		offer.Grants = append(offer.Grants, o.Options.build())
	}
	for _, g := range o.Grants {
		offer.Grants = append(offer.Grants, g.build())
	}
	return offer
}

// isLoneOffer reports whether a file holds the keys of one offer at its top.
func isLoneOffer(top *yaml.Node) bool {
	return keyNode(top, "offers") == nil && (keyNode(top, "company") != nil || keyNode(top, "base") != nil)
}
