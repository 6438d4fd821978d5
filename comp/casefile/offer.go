package casefile

import (
	"slices"

	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Offer is one job offer.
type Offer struct {
	Company    Text          `json:"company,omitempty" also:"employer firm"`
	Name       Text          `json:"name,omitempty"`
	Short      Short         `json:"short,omitempty" also:"short_name abbreviation"`
	Role       Text          `json:"role,omitempty" also:"title job_title position"`
	Level      Text          `json:"level,omitempty" also:"grade"`
	Location   Text          `json:"location,omitempty" also:"city place"`
	Start      Day           `json:"start,omitempty" also:"start_date starts"`
	Deadline   Day           `json:"deadline,omitempty" also:"expires answer_by"`
	Evidence   Evidence      `json:"evidence,omitempty"`
	Currency   Currency      `json:"currency,omitempty"`
	Base       Money         `json:"base" also:"salary base_salary base_pay"`
	Raise      Raise         `json:"raise,omitempty" also:"raises merit"`
	Bonus      Bonus         `json:"bonus,omitempty" also:"target_bonus annual_bonus"`
	Commission Commission    `json:"commission,omitempty" also:"variable ote commissions"`
	Profit     ProfitSharing `json:"profit_sharing,omitempty" also:"profit_share profitsharing"`
	SignOn     SignOns       `json:"sign_on,omitempty" also:"signon signing signing_bonus sign_on_bonus"`
	Relocation Relocation    `json:"relocation,omitempty" also:"relo moving"`
	Price      Price         `json:"price,omitempty" also:"share_price stock_price"`
	Sell       Sell          `json:"sell,omitempty"`
	Dividend   Rate          `json:"dividend,omitempty" also:"dividends dividend_yield dividend_equivalents"`
	RSU        *RSU          `json:"rsu,omitempty" also:"rsus equity stock stocks shares"`
	Options    *OptionGrant  `json:"options,omitempty" also:"option stock_options iso nso"`
	Grants     []Grant       `json:"grants,omitempty" also:"grant"`
	Refreshers Refreshers    `json:"refreshers,omitempty" also:"refresher refresh refreshes"`
	TopUp      TopUp         `json:"top_up,omitempty" also:"topup"`
	ESPP       ESPP          `json:"espp,omitempty" also:"stock_purchase_plan"`
	Retirement Retirement    `json:"retirement,omitempty" also:"match 401k pension"`
	Benefits   Benefits      `json:"benefits,omitempty" also:"benefit perks hsa"`
	Costs      Costs         `json:"costs,omitempty" also:"cost expenses"`
	Hours      Hours         `json:"hours,omitempty" also:"hours_a_week weekly_hours"`
	Commute    Commute       `json:"commute,omitempty" also:"commuting"`
	PTO        WorkDays      `json:"pto,omitempty" also:"vacation holidays days_off leave"`
	Private    *Private      `json:"private,omitempty" also:"startup"`
	Quoted     Amounts       `json:"quoted,omitempty" also:"quote"`
	Need       Need          `json:"need,omitempty"`
	Current    Flag          `json:"current,omitempty" also:"current_job stay"`
	From       Text          `json:"from,omitempty" also:"variant_of based_on"`
	Revisions  Revisions     `json:"revisions,omitempty" also:"revision rounds"`
	Notes      Notes         `json:"notes,omitempty" also:"note comment comments"`

	signs   []sign    // currencies written in its amounts
	amounts []written // its amounts
}

func (o *Offer) decode(d *decoder, e entry) {
	signs, amounts := len(d.signs), len(d.amounts)
	variant := keyNode(e.value, "from") != nil // which need not repeat what it is from
	if variant {
		d.keys(e, o)
	} else {
		d.fields(e, o)
	}
	o.signs = d.signs[signs:len(d.signs):len(d.signs)]
	o.amounts, d.amounts = slices.Clone(d.amounts[amounts:]), d.amounts[:amounts]
	if e.value.Kind == yaml.MappingNode && !variant && o.Company == "" && o.Name == "" && !d.touched(e.value, "company", "name") {
		d.failMissing(e, "company", `the offer has no "company"`, "add company: Initech, or name where there is no company")
	}
}

// build returns the offer in the given currency, empty where it is the case's.
func (o Offer) build(currency comp.Currency) comp.Offer {
	offer := comp.Offer{
		Company:    string(o.Company),
		Name:       string(o.Name),
		Short:      string(o.Short),
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

		ProfitSharing: o.Profit.build(),

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
		Dividend:   o.Dividend.Decimal,
		Quoted:     o.Quoted.build(),
		Need:       o.Need.NullDecimal,
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
