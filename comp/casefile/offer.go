package casefile

import (
	"slices"

	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Offer is one job offer.
type Offer struct {
	Company     Text          `json:"company,omitempty" also:"employer firm"`
	Name        Text          `json:"name,omitempty"`
	Short       Short         `json:"short,omitempty" also:"short_name abbreviation"`
	Role        Text          `json:"role,omitempty" also:"title job_title position"`
	Level       Text          `json:"level,omitempty" also:"grade"`
	Location    Text          `json:"location,omitempty" also:"city place"`
	Start       Day           `json:"start,omitempty" also:"start_date starts"`
	End         Day           `json:"end,omitempty" also:"end_date ends last_day"`
	Deadline    Day           `json:"deadline,omitempty" also:"expires answer_by"`
	Evidence    Evidence      `json:"evidence,omitempty"`
	Currency    Currency      `json:"currency,omitempty"`
	Equity      Currency      `json:"equity_currency,omitempty" also:"stock_currency share_currency grant_currency"`
	Base        Base          `json:"base" also:"salary base_salary base_pay"`
	Raise       Raise         `json:"raise,omitempty" also:"raises merit"`
	Bonus       MainBonus     `json:"bonus,omitempty" also:"target_bonus annual_bonus"`
	Bonuses     []Bonus       `json:"bonuses,omitempty" also:"further_bonuses"`
	Commission  Commission    `json:"commission,omitempty" also:"variable ote commissions"`
	Profit      ProfitSharing `json:"profit_sharing,omitempty" also:"profit_share profitsharing"`
	SignOn      SignOns       `json:"sign_on,omitempty" also:"signon signing signing_bonus sign_on_bonus"`
	Relocation  Move          `json:"relocation,omitempty" also:"relo moving"`
	Relocations []Relocation  `json:"relocations,omitempty" also:"further_relocations"`
	Price       Price         `json:"price,omitempty" also:"share_price stock_price"`
	Sell        Sell          `json:"sell,omitempty"`
	Dividend    Rate          `json:"dividend,omitempty" also:"dividends dividend_yield dividend_equivalents"`
	RSU         *RSU          `json:"rsu,omitempty" also:"rsus equity stock stocks shares"`
	Options     *OptionGrant  `json:"options,omitempty" also:"option stock_options iso nso"`
	Grants      []Grant       `json:"grants,omitempty" also:"grant"`
	Refreshers  Refreshers    `json:"refreshers,omitempty" also:"refresher refresh refreshes"`
	TopUp       TopUp         `json:"top_up,omitempty" also:"topup"`
	Promotion   Promotion     `json:"promotion,omitempty" also:"promoted promotions"`
	ESPP        ESPP          `json:"espp,omitempty" also:"stock_purchase_plan"`
	Retirement  Retirement    `json:"retirement,omitempty" also:"match 401k pension"`
	Benefits    Benefits      `json:"benefits,omitempty" also:"benefit perks hsa"`
	Costs       Costs         `json:"costs,omitempty" also:"cost expenses"`
	Hours       Hours         `json:"hours,omitempty" also:"hours_a_week weekly_hours"`
	Commute     Commute       `json:"commute,omitempty" also:"commuting"`
	PTO         WorkDays      `json:"pto,omitempty" also:"vacation holidays days_off leave"`
	Private     *Private      `json:"private,omitempty" also:"startup"`
	Quoted      Amounts       `json:"quoted,omitempty" also:"quote"`
	Need        Need          `json:"need,omitempty"`
	Current     Flag          `json:"current,omitempty" also:"current_job stay"`
	From        Text          `json:"from,omitempty" also:"variant_of based_on"`
	Mix         Mix           `json:"mix,omitempty" also:"choice choices elections"`
	Revisions   Revisions     `json:"revisions,omitempty" also:"revision rounds"`
	Notes       Notes         `json:"notes,omitempty" also:"note comment comments"`

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
	o.checkOnTarget(d, e.value)
	if key := keyNode(e.value, "bonuses"); key != nil && o.Bonus.further != nil {
		d.failAt(key, "bonus is a list of several already", "write these in that list")
	}
	if key := keyNode(e.value, "relocations"); key != nil && o.Relocation.further != nil {
		d.failAt(key, "relocation is a list of several already", "write these in that list")
	}
	o.tellEquity(e.value)
	if e.value.Kind == yaml.MappingNode && !variant && o.Company == "" && o.Name == "" && !d.touched(e.value, "company", "name") {
		d.failMissing(e, "company", `the offer has no "company"`, "add company: Initech, or name where there is no company")
	}
}

// checkOnTarget refuses on-target earnings that leave nothing for a commission.
func (o *Offer) checkOnTarget(d *decoder, offer *yaml.Node) {
	base, rate := o.Base.build()
	pay := comp.Offer{Base: base, Rate: rate, Hours: o.Hours.Decimal}
	salary, ote := pay.YearlyBase(), o.Commission.OTE.Decimal
	if !ote.IsPositive() || !salary.IsPositive() || ote.GreaterThan(salary) {
		return
	}
	_, commission := lookUp(offer, "commission")
	_, value := lookUp(commission, "ote")
	d.failAt(value, "on-target earnings are base and commission together, and these are no more than the base", "write both together as ote, or the commission alone as target")
}

// equityKeys are the keys of an offer whose amounts are in the currency of its shares.
var equityKeys = [...]string{"price", "rsu", "options", "grants", "refreshers", "private"}

// tellEquity tells the amounts of shares from those of pay in cash.
func (o *Offer) tellEquity(offer *yaml.Node) {
	if len(o.signs)+len(o.amounts) == 0 {
		return
	}
	shares := map[*yaml.Node]bool{}
	for _, key := range equityKeys {
		if found, value := lookUp(offer, key); found != nil {
			ofShares(value, shares, 0)
		}
	}
	if _, promotion := lookUp(offer, "promotion"); promotion != nil {
		if found, value := lookUp(promotion, "refreshers"); found != nil {
			ofShares(value, shares, 0)
		}
	}
	for i := range o.signs {
		o.signs[i].equity = shares[o.signs[i].node]
	}
	for i := range o.amounts {
		o.amounts[i].equity = shares[o.amounts[i].value]
	}
}

// ofShares collects the values below a key, but for a grant of cash.
func ofShares(n *yaml.Node, shares map[*yaml.Node]bool, depth int) {
	n = resolved(n)
	if _, kind := lookUp(n, "kind"); kind != nil && kind.Value == string(comp.CashGrant) || depth > maxDepth {
		return
	}
	shares[n] = true
	for _, child := range n.Content {
		ofShares(child, shares, depth+1)
	}
}

// signsOf returns the currencies written in amounts of shares, or in the others.
func (o *Offer) signsOf(equity bool) []sign {
	return slices.DeleteFunc(slices.Clone(o.signs), func(s sign) bool { return s.equity != equity })
}

// amountsOf returns the amounts of shares, or the others.
func (o *Offer) amountsOf(equity bool) []written {
	return slices.DeleteFunc(slices.Clone(o.amounts), func(a written) bool { return a.equity != equity })
}

// build returns the offer in the given currencies, empty where they are the case's and the offer's;
// without a start of its own it starts on the valuation date.
func (o Offer) build(currency, equity comp.Currency, asOf vesting.Date) comp.Offer {
	start := o.Start.Date
	if start.IsZero() {
		start = asOf
	}
	base, rate := o.Base.build()
	offer := comp.Offer{
		Company:     string(o.Company),
		Name:        string(o.Name),
		Short:       string(o.Short),
		Role:        string(o.Role),
		Level:       string(o.Level),
		Location:    string(o.Location),
		Notes:       string(o.Notes),
		Start:       o.Start.Date,
		End:         o.End.Date,
		Deadline:    o.Deadline.Date,
		Evidence:    o.Evidence.Value,
		Currency:    currency,
		Equity:      equity,
		Base:        base,
		Rate:        rate,
		Raise:       o.Raise.build(),
		Bonus:       o.Bonus.build(),
		Bonuses:     o.furtherBonuses(),
		SignOn:      o.SignOn.build(start),
		Relocation:  o.Relocation.build(),
		Relocations: o.furtherRelocations(),
		Commission:  o.Commission.build(),

		ProfitSharing: o.Profit.build(),

		Refreshers: o.Refreshers.build(),
		TopUp:      o.TopUp.build(),
		Promotion:  o.Promotion.build(),
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
