package comp

import (
	"slices"
	"sync"
)

// Authority is what stands behind a rule, by the name under which people know it: a law, a standard, what
// another program or a published rule does. What is neither is of the letter, or offerkit's own.
type Authority string

// The authorities.
const (
	OfferkitsOwn Authority = "offerkit's convention"
	YourLetter   Authority = "your letter"

	ISO4217       Authority = "ISO 4217"
	ExcelROUND    Authority = "Excel's ROUND"
	ExcelXNPV     Authority = "Excel's XNPV"
	OpenCapFormat Authority = "Open Cap Format"
	LevelsFyi     Authority = "levels.fyi"
	DoodysCounter Authority = "J. Doody's counter rule"

	USC401a17 Authority = "26 USC 401(a)(17)"
	USC402g   Authority = "26 USC 402(g)"
	USC415c   Authority = "26 USC 415(c)"
	CFR401m   Authority = "26 CFR 1.401(m)-1"
	USC423    Authority = "26 USC 423"
	USC423b8  Authority = "26 USC 423(b)(8)"
)

// publications say of the authorities that can be read somewhere what they are about, and where.
var publications = [...]struct {
	of         Authority
	about, url string
}{
	{ISO4217, "the codes of currencies and the decimals of each, to which a payment is rounded", "https://www.iso.org/iso-4217-currency-codes.html"},
	{ExcelROUND, "half away from zero, as every payment is rounded, once", "https://support.microsoft.com/en-us/office/round-function-c018c5d8-40fb-4053-90b1-b3e7f61a213c"},
	{ExcelXNPV, "present value by days/365", "https://support.microsoft.com/en-us/office/xnpv-function-1b42bbf6-370f-4532-a0eb-d67c16b664b7"},
	{OpenCapFormat, "its AllocationType CUMULATIVE_ROUND_DOWN, by which whole shares are dealt to vests where the grant names no other of its allocation types", "https://github.com/Open-Cap-Table-Coalition/Open-Cap-Format-OCF"},
	{LevelsFyi, "pay as it is shown there: base, target bonus, grants by their vesting years; the quarter of the sign-ons is added", "https://www.levels.fyi/"},
	{DoodysCounter, "the counter offer calculator of Fearless Salary Negotiation, as CNBC tells it on 2017-06-15", "https://www.cnbc.com/2017/06/15/salary-negotiation-scripts-for-any-job.html"},
	{USC401a17, "the limit on the pay that a plan counts", "https://www.law.cornell.edu/uscode/text/26/401"},
	{USC402g, "the limit on the employee's own contributions", "https://www.law.cornell.edu/uscode/text/26/402"},
	{USC415c, "the limit on all additions to a plan", "https://www.law.cornell.edu/uscode/text/26/415"},
	{CFR401m, "what a matching contribution is", "https://www.law.cornell.edu/cfr/text/26/1.401(m)-1"},
	{USC423, "employee stock purchase plans: discount, lookback and offering", "https://www.law.cornell.edu/uscode/text/26/423"},
	{USC423b8, "the $25,000 of stock a year of an employee stock purchase plan", "https://www.law.cornell.edu/uscode/text/26/423"},
}

// Published returns what an authority says and the address of the page; empty texts for the letter and for
// offerkit's own.
func (a Authority) Published() (about, url string) {
	for _, p := range publications {
		if p.of == a {
			return p.about, p.url
		}
	}
	return "", ""
}

// authorities of the rules by which payments come about.
var authorities = sync.OnceValue(func() map[Rule][]Authority {
	return map[Rule][]Authority{
		RuleBase: {OfferkitsOwn}, RuleExtra: {OfferkitsOwn},
		RuleBonusYear: {OfferkitsOwn}, RuleBonusFlat: {OfferkitsOwn}, RuleBonusCalendar: {OfferkitsOwn}, RuleBonusDecember: {OfferkitsOwn},
		RuleBonusHired: {OfferkitsOwn}, RuleBonusPlan: {OfferkitsOwn}, RuleBonusGuaranteed: {YourLetter}, RuleBonusHeldBack: {YourLetter},
		RuleCommission: {OfferkitsOwn}, RuleCommissionQuarterly: {OfferkitsOwn}, RuleCommissionRamp: {YourLetter}, RuleCommissionDraw: {YourLetter}, RuleCommissionAfterDraw: {YourLetter},
		RuleProfitSharing: {OfferkitsOwn}, RuleDividend: {OfferkitsOwn},
		RuleSignOnLump: {OfferkitsOwn}, RuleSignOnDated: {YourLetter}, RuleSignOnMonthly: {OfferkitsOwn},
		RuleRelocation: {YourLetter}, RuleRelocationGrossUp: {OfferkitsOwn},
		RulePerYear: {OfferkitsOwn}, RulePerQuarter: {OfferkitsOwn}, RulePerMonth: {OfferkitsOwn}, RulePerWeek: {OfferkitsOwn}, RulePerOnce: {OfferkitsOwn},
		RuleShare: {OfferkitsOwn}, RuleYearPaid: {OfferkitsOwn}, RuleVested: {YourLetter},
		RuleMatch: {CFR401m, USC402g, USC401a17, USC415c}, RuleMatchLimited: {CFR401m, USC402g, USC401a17, USC415c}, RuleTrueUp: {CFR401m, USC402g, USC401a17, USC415c},
		RuleNonElective: {USC401a17, USC415c}, RuleNonElectiveLimited: {USC401a17, USC415c},
		RuleESPP: {USC423}, RuleESPPCut: {USC423, USC423b8},
		RuleShares: {OpenCapFormat}, RulePerformance: {OpenCapFormat}, RuleOption: {OpenCapFormat}, RuleByValue: {OfferkitsOwn}, RuleIndexed: {OfferkitsOwn}, RuleCash: {OfferkitsOwn},
		RuleRepriced: {OpenCapFormat}, RuleRepricedIndexed: {OfferkitsOwn}, RuleRefresher: {OpenCapFormat}, RuleRefresherOption: {OpenCapFormat}, RuleRefresherIndexed: {OfferkitsOwn},
		RulePromotionBase: {OfferkitsOwn}, RulePromotionMatch: {OfferkitsOwn}, RulePromotionBonus: {OfferkitsOwn}, RulePromotionShare: {OfferkitsOwn},
		RuleTopUp: {OfferkitsOwn}, RuleTopUpIndexed: {OfferkitsOwn},
		RuleTender: {OfferkitsOwn}, RuleExitConverted: {OfferkitsOwn}, RuleExitPreference: {OfferkitsOwn},
	}
})

// AuthoritiesOf lists what a rule rests on where the offer follows it. The limits of the law hold for some
// plans only.
func (r *Result) AuthoritiesOf(rule Rule) []Authority {
	all := slices.Clone(authorities()[rule])
	if slices.Contains(all, USC415c) && !r.Offer.Retirement.Plan.IsLimited(r.Currency) {
		return []Authority{OfferkitsOwn}
	}
	return all
}

// AuthoritiesOf lists what a rule rests on where any of the offers follows it, each once.
func (c *Comparison) AuthoritiesOf(rule Rule) (all []Authority) {
	for i := range c.Offers {
		r := &c.Offers[i]
		if !slices.ContainsFunc(r.Timeline, func(p Payment) bool { return p.Rule == rule }) {
			continue
		}
		for _, a := range r.AuthoritiesOf(rule) {
			if !slices.Contains(all, a) {
				all = append(all, a)
			}
		}
	}
	return all
}

// Authorities lists what can be read of the rules that a comparison follows, each once: of every payment,
// of the metrics, of the kinds of pay that there are, and of the counter rule where the case states what it
// takes.
func (c *Comparison) Authorities() []Authority {
	all := []Authority{ISO4217, ExcelROUND, ExcelXNPV, LevelsFyi}
	for _, r := range c.Rules() {
		for _, a := range c.AuthoritiesOf(r.Rule) {
			if _, url := a.Published(); url != "" && !slices.Contains(all, a) {
				all = append(all, a)
			}
		}
	}
	needed := slices.ContainsFunc(c.Offers, func(r Result) bool { return r.Offer.Need.Valid })
	if c.Case.Candidate.Need.Valid && needed {
		all = append(all, DoodysCounter)
	}
	return all
}
