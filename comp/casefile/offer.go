package casefile

import (
	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Offer is one job offer.
type Offer struct {
	Company    Text       `json:"company,omitempty" eg:"Initech" also:"employer firm" jsonschema:"the employer; it or name is required"`
	Name       Text       `json:"name,omitempty" eg:"Initech Austin" jsonschema:"name of the offer, where the company alone would not tell offers apart"`
	Role       Text       `json:"role,omitempty" eg:"Senior Product Manager" also:"title job_title position" jsonschema:"job title"`
	Level      Text       `json:"level,omitempty" eg:"L6" also:"grade" jsonschema:"level at the company"`
	Location   Text       `json:"location,omitempty" eg:"Seattle, WA" also:"city place" jsonschema:"place of work"`
	Start      Day        `json:"start,omitempty" eg:"2027-01-11" also:"start_date starts" jsonschema:"first day of work; the valuation date where it is missing"`
	Deadline   Day        `json:"deadline,omitempty" eg:"2026-12-11" also:"expires answer_by" jsonschema:"last day to answer"`
	Evidence   Evidence   `json:"evidence,omitempty" eg:"written" jsonschema:"how firm the offer is: written, verbal, process, market or aspiration"`
	Currency   Currency   `json:"currency,omitempty" eg:"USD" jsonschema:"ISO 4217 code; the one written in the amounts, else the case's, where it is missing"`
	Base       Money      `json:"base" eg:"160k" also:"salary base_salary base_pay" jsonschema:"salary a year at the start"`
	Raise      Raise      `json:"raise,omitempty" eg:"3%" also:"raises merit" jsonschema:"growth of the base: a rate, {rate, first}, or a list of dated salaries"`
	Bonus      Bonus      `json:"bonus,omitempty" eg:"15%" also:"target_bonus annual_bonus" jsonschema:"yearly bonus: a share of base, an amount, or {target, payout, paid, prorate}"`
	Commission Commission `json:"commission,omitempty" eg:"80k" also:"variable ote commissions" jsonschema:"commission at target: an amount a year, or {target, attainment}"`
	SignOn     SignOns    `json:"sign_on,omitempty" eg:"40k" also:"signon signing signing_bonus sign_on_bonus" jsonschema:"sign-on bonus: an amount, a list by year, or a list of {year, amount, paid, clawback}"`
	Relocation Relocation `json:"relocation,omitempty" eg:"10k" also:"relo moving" jsonschema:"help with moving: an amount, or {amount, kind, gross_up, clawback}"`
	Price      Price      `json:"price,omitempty" eg:"170" also:"share_price stock_price" jsonschema:"price of a share today, or {today, growth, growth_timing, path, interpolation}"`
	RSU        *RSU       `json:"rsu,omitempty" eg:"{value: 300k, vesting: 4y quarterly}" also:"rsus equity stock stocks shares" jsonschema:"short for one grant of kind rsu; its price is also today's price unless price states one"`
	Grants     []Grant    `json:"grants,omitempty" eg:"[{kind: rsu, shares: 220, vesting: 5/15/40/40}]" also:"grant" jsonschema:"grants of shares or deferred cash"`
	Refreshers Refreshers `json:"refreshers,omitempty" eg:"{value: 60k, vesting: 4y quarterly}" also:"refresher refresh refreshes" jsonschema:"yearly grants after the first, or a list of them"`
	ESPP       Later      `json:"espp,omitempty" jsonschema:"employee stock purchase plan"`
	Retirement Later      `json:"retirement,omitempty" also:"match 401k" jsonschema:"employer match"`
	Benefits   Later      `json:"benefits,omitempty" also:"benefit" jsonschema:"benefits with a value in money"`
	Costs      Later      `json:"costs,omitempty" also:"cost" jsonschema:"costs that the job brings"`
	Hours      Later      `json:"hours,omitempty" jsonschema:"hours worked a week"`
	Commute    Later      `json:"commute,omitempty" jsonschema:"minutes and days of commuting"`
	PTO        Later      `json:"pto,omitempty" also:"vacation holidays" jsonschema:"paid days off a year"`
	Private    Later      `json:"private,omitempty" jsonschema:"terms of a private company"`
	Quoted     Later      `json:"quoted,omitempty" jsonschema:"the recruiter's yearly totals"`
	Current    Flag       `json:"current,omitempty" eg:"true" also:"current_job stay" jsonschema:"true for today's job; false where it is missing"`
	Revisions  Later      `json:"revisions,omitempty" jsonschema:"changes to the offer in order of date"`
	Notes      Notes      `json:"notes,omitempty" eg:"free text" also:"note comment comments" jsonschema:"free text"`

	signs []sign // currencies written in its amounts
}

func (o *Offer) decode(d *decoder, e entry) {
	before := len(d.signs)
	d.fields(e, o)
	o.signs = d.signs[before:len(d.signs):len(d.signs)]
	if e.value.Kind == yaml.MappingNode && o.Company == "" && o.Name == "" && !d.touched(e.value, "company", "name") {
		d.want(e.value, "company")
		d.fail(e, `the offer has no "company"`, "add company: Initech, or name where there is no company")
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
		Current:    o.Current.Value,
		Price:      o.Price.build(),
	}
	if o.RSU != nil {
		offer.Grants = append(offer.Grants, o.RSU.build())
		if o.Price.isFree() {
			offer.Price.Today = o.RSU.Price.Decimal
		}
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
