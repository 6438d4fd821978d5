package report

import (
	"strings"
	"sync"

	"github.com/seed-251b9aba/offerkit/comp"
)

// RuleInWords says by which rule a payment came about; held
// shares wait for their price.
func RuleInWords(rule comp.Rule, held bool) string {
	text, known := ruleSentences()[rule]
	if !known {
		text = string(rule)
	}
	if held {
		text += "; the shares are held: the price is that of the horizon's last day" // SPEC 6.4
	}
	return text
}

// RuleOf says by which rule a payment of an offer came about, and what the rule rests on.
func RuleOf(r *comp.Result, p *comp.Payment) string {
	return RuleInWords(p.Rule, p.Held) + byAuthority(r.AuthoritiesOf(p.Rule))
}

// byAuthority names what stands behind a rule, in brackets after it; nothing for a program's own rule.
func byAuthority(authorities []comp.Authority) string {
	if len(authorities) == 0 {
		return ""
	}
	var names []string
	for _, a := range authorities {
		names = append(names, string(a))
	}
	return " (" + strings.Join(names, ", ") + ")"
}

// ruleSentences are the rules in words. A run that explains nothing does not lay
// them out. No reader is sent to a section of SPEC, which stands beside the
// words: what a rule rests on is named by byAuthority.
var ruleSentences = sync.OnceValue(func() map[comp.Rule]string {
	const espp = "gain: contributions * (market price - purchase price)/purchase price, sold on the purchase day; the purchase price is the " +
		"market price, or with a lookback the offering's where it is lower, less the discount; fractional shares are bought" // SPEC 5.8
	return map[comp.Rule]string{
		comp.RuleBase:      "salary paid on the last day of each month of service; a year's months are rounded cumulatively, so that they add up to the year", // SPEC 5.1, 3.2, 2.3
		comp.RuleBonusYear: "target times payout of the base paid in the service year, paid on the anniversary",                                               // SPEC 5.2
		comp.RuleBonusFlat: "flat target times payout, earned over the service year, paid on the anniversary",                                                 // SPEC 5.2
		comp.RuleBonusCalendar: "target times payout, earned by days of the calendar year, paid on the payday of the next; " +
			"each service year earns its own days", // SPEC 5.2
		comp.RuleBonusDecember: "target times payout, earned by days of the calendar year and paid in its last month; " +
			"each service year earns its own days", // SPEC 5.2
		comp.RuleBonusHired: "target times payout, earned by days of the year since the day of hiring, paid at its end; " +
			"each service year of the comparison earns its own days", // SPEC 3.6, 5.2
		comp.RuleBonusPlan: "target times payout, earned by days of the bonus year; a payday in the last month of a bonus year, or of the same year where the letter says so, pays that year, " +
			"any other the year before; several paydays pay equal parts; each service year earns its own days", // SPEC 5.2
		comp.RuleBonusGuaranteed:     "guaranteed: the target, whatever the payout of the others, earned and paid as these are",                                                                                      // SPEC 5.2
		comp.RuleBonusHeldBack:       "the part of the bonus that is held back: paid so many months after the payday, and lost by leaving before",                                                                    // SPEC 5.2
		comp.RuleCommission:          "target times attainment, what is above a threshold at its accelerator, paid with the salary, on the last day of each month of service, rounded cumulatively",                  // SPEC 5.2, 3.2, 2.3
		comp.RuleCommissionQuarterly: "target times attainment, what is above a threshold at its accelerator, paid on the last day of each quarter of service, rounded cumulatively",                                 // SPEC 5.2, 2.3
		comp.RuleCommissionRamp:      "the share of the target that is guaranteed in the first months, rounded cumulatively",                                                                                         // SPEC 5.2, 2.3
		comp.RuleCommissionDraw:      "the draw of a month, paid with the salary whatever is sold",                                                                                                                   // SPEC 4, 3.2
		comp.RuleCommissionAfterDraw: "target times attainment, what is above a threshold at its accelerator, less the draws of the same time and, of recoverable ones, what earlier commission did not make up for", // SPEC 4, 5.2
		comp.RuleProfitSharing: "a share of the base whose paydays are in a calendar year, paid on the payday of the next or in its December; " +
			"each service year earns by its own paydays", // SPEC 5
		comp.RuleDividend:          "what the vest is worth on its day, times the dividend a year, for the whole months since the vesting start, paid with the vest",                                                                               // SPEC 5
		comp.RuleSignOnLump:        "paid on the first day of its year and earned in it",                                                                                                                                                           // SPEC 5.3
		comp.RuleSignOnDated:       "paid on the day that the letter gives",                                                                                                                                                                        // SPEC 5.3
		comp.RuleSignOnMonthly:     "paid with the salary through its year, on the last day of each month of service, rounded cumulatively",                                                                                                        // SPEC 5.3, 3.2, 2.3
		comp.RuleRelocation:        "paid in cash on the first day, or on the day that the letter gives",                                                                                                                                           // SPEC 5.4
		comp.RuleRelocationGrossUp: "paid in cash on that day, grossed up: amount/(1 - tax rate), so that the amount is left after tax at that rate",                                                                                               // SPEC 5.4
		comp.RulePerYear:           "the year's amount, in twelve months with the salary, rounded cumulatively",                                                                                                                                    // SPEC 5.10, 2.3
		comp.RuleExtra:             "a salary more, paid with that of its month at the rate in force at its end, whole in every service year",                                                                                                      // SPEC 5.1
		comp.RulePerQuarter:        "the quarter's amount, on the last day of each quarter of service",                                                                                                                                             // SPEC 5.10
		comp.RuleShare:             "a share of the base paid in the same time, with the salary, rounded cumulatively within the year",                                                                                                             // SPEC 5.10, 2.3
		comp.RuleYearPaid:          "earned through the year up to its payday, by days or of the base paid in it: the first payday pays what was earned since the first day of work, and what is earned after the last one belongs to the horizon", // SPEC 5.10, 3.3
		comp.RuleVested:            "nothing before the service that it needs is complete, and all that has come together then",                                                                                                                    // SPEC 5.10
		comp.RulePerMonth:          "the month's amount, twelve times a year with the salary",                                                                                                                                                      // SPEC 5.10
		comp.RulePerWeek:           "the week's amount, 52 weeks a year, in twelve months with the salary, rounded cumulatively",                                                                                                                   // SPEC 5.10, 2.3
		comp.RulePerOnce:           "once, on its day or the first day of work",                                                                                                                                                                    // SPEC 5.10
		comp.RuleMatch: "each band's rate of the employee's contributions in it, by month with the salary, up to the IRS limits " +
			"on contributions, on pay and on all additions where they hold, rounded cumulatively; a service year counts as a plan year", // SPEC 5.9, 2.3
		comp.RuleNonElective: "a share of pay whatever you contribute, by month with the salary, up to the IRS limits " +
			"on pay and on all additions where they hold, rounded cumulatively; a service year counts as a plan year", // SPEC 5.9, 2.3
		comp.RuleNonElectiveLimited: "a share of the pay, or of the additions, that the IRS limits still leave in the year",                              // SPEC 5.9, 2.3
		comp.RuleMatchLimited:       "each band's rate of the contributions, or of the pay, that the IRS limits still leave in the year",                 // SPEC 5.9, 2.3
		comp.RuleTrueUp:             "true-up: the match of the whole year's contributions and pay under the IRS limits, less what was matched by month", // SPEC 5.9
		comp.RuleESPP:               espp,
		comp.RuleESPPCut:            espp + "; the contributions are cut to what buys the rest of the year's $25,000 of stock at the offering's price",
		comp.RulePerformance:        "performance shares: the target times its payout in whole shares, dealt to the vests, times the share price of the day rounded to 4 decimals",    // SPEC 5.5, 6.3
		comp.RuleShares:             "whole shares dealt to the vests by cumulative round-down or the grant's own allocation, times the share price of the day rounded to 4 decimals", // SPEC 5.5, 6.3
		comp.RuleOption: "vested options times max(0, share price of the day rounded to 4 decimals - strike): " +
			"underwater is 0, and the cost of exercising stands apart", // SPEC 5.7, 6.3
		comp.RuleByValue: "value-denominated: each vest pays its part of the value, rounded cumulatively",                         // SPEC 5.5, 2.3
		comp.RuleIndexed: "followed in money: each vest's part of the value, rounded cumulatively, times the growth of the share", // SPEC 5.5
		comp.RuleCash:    "cash award paid in parts as it vests, rounded cumulatively",                                            // SPEC 5.5, 2.3
		comp.RuleRepriced: "re-granted every year: the year's part of the value became whole shares at the share price of the day " +
			"its year begins; each vest is worth the share price of its day", // SPEC 5.5, 6.3
		comp.RuleRepricedIndexed: "re-granted every year and followed in money: each vest's part of the value, rounded cumulatively, " +
			"times the growth of the share since its year began", // SPEC 5.5
		comp.RuleRefresher: "a refresher's value became whole shares at the share price of its own grant date, rounded down; " +
			"each vest is worth the share price of its day", // SPEC 5.6, 6.3
		comp.RuleRefresherOption: "vested options of a refresher times max(0, share price of the day - strike), which is the share price of its own grant date unless the letter states one: " +
			"below the strike they are worth 0; the cost of exercising is shown apart", // SPEC 5.6, 5.7
		comp.RuleRefresherIndexed: "a refresher followed in money: each vest's part of its value, rounded cumulatively, " +
			"times the growth of the share since its own grant date", // SPEC 5.6
		comp.RulePromotionBase:  "what the month's pay at the promoted salary has above that without the promotion",                                                                          // SPEC 5.1, 2.3
		comp.RulePromotionShare: "what a share of the base comes to on the promoted base, above what it comes to on the base without; of a purchase plan its gain",                           // SPEC 5, 5.8, 5.10
		comp.RulePromotionMatch: "what the plan gets of the promoted pay above what it gets of that without the promotion",                                                                   // SPEC 5.9
		comp.RulePromotionBonus: "what the bonus of the base paid from the promotion on, or of the days where it has a bonus year of its own, has above that without it, at the same payout", // SPEC 5.2
		comp.RuleTopUp: "topped up to the target: the gap bought whole shares at the share price of the year's first day grown as the " +
			"employer assumes, rounded down; they are worth the share price of the day they vest", // SPEC 5.6, 6.3
		comp.RuleTopUpIndexed: "topped up to the target, followed in money: the gap, divided by the growth that the employer assumes, " +
			"times the growth of the share over the year", // SPEC 5.6
		comp.RuleTender: "a part of what has vested by the day of the tender offer, in whole shares rounded down, times its price less the strike; " +
			"options at a strike no lower are not sold", // SPEC 5.7
		comp.RuleExitConverted: "vested by the exit times max(0, exit value / fully diluted shares, diluted by each round and not rounded, - strike): " +
			"the preferred shares convert, because their part is worth at least the liquidation preference", // SPEC 5.7
		comp.RuleExitPreference: "vested by the exit times max(0, (exit value - liquidation preference) / common shares, not rounded, - strike): " +
			"the preferred shares take their preference, which is worth more than their part", // SPEC 5.7
	}
})
