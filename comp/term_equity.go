package comp

import (
	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/vesting"
)

// The terms of what is paid in shares, as paths within an offer.

func priceTerms() []Term {
	return []Term{
		{Path: "price", Kind: KindPart, Meaning: "price of a share today, or {today, growth, growth_timing, path, interpolation}", Example: "170"},
		{Path: "price.today", Kind: KindPrice, Unit: UnitCurrencyAShare, Bounds: amounts().above(), Moves: true,
			Meaning: "price of a share on the valuation date", Example: "170"},
		{Path: "price.growth", Kind: KindRate, Unit: UnitPercentAYear, Bounds: percent(-100, 1000), Moves: true, Meaning: "growth of the share price a year", Default: "the case's", Example: "15%"},
		{Path: "price.growth_timing", Kind: KindWord, Choices: asWords(GrowthTimings()),
			Meaning: "from when the growth counts: at-vest, start-of-year or end-of-year", Default: "the case's", Example: "at-vest"},
		{Path: "price.volatility", Kind: KindRate, Unit: UnitPercentAYear, Meaning: "yearly volatility, for simulation"},
		{Path: "price.path", Kind: KindList, Meaning: "dated prices instead of a growth, in order of date", Example: "[{on: 2027-01-11, price: 170}]"},
		{Path: "price.path[].on", Kind: KindDate, Meaning: "day of the price", Example: "2027-01-11"},
		{Path: "price.path[].price", Kind: KindPrice, Unit: UnitCurrencyAShare, Bounds: amounts(), Moves: true, Meaning: "price of a share on that day", Example: "170"},
		{Path: "price.interpolation", Kind: KindWord, Choices: []string{"step", "linear"},
			Meaning: "between the points of the path: step (the last price on or before the day) or linear", Default: "step", Example: "linear"},
		{Path: "sell", Kind: KindWord, Choices: asWords(Sells()),
			Meaning: "when shares are sold: at-vest, or hold for all of them at the price of the horizon's last day", Default: "at-vest", Example: "at-vest"},
	}
}

func grantTerms() []Term {
	return []Term{
		{Path: "rsu", Kind: KindPart, Parts: "offers[].grants[]",
			Meaning: "short for one grant of kind rsu; its price is also today's price unless price states one or another grant has a price of its own",
			Example: "{value: 300k, vesting: 4y quarterly}"},
		{Path: "options", Kind: KindPart, Parts: "offers[].grants[]", Meaning: "short for one grant of kind option", Example: "{shares: 10000, strike: 3, vesting: 4y monthly}"},
		{Path: "grants", Kind: KindList, Bounds: count(0, MaxGrants), Meaning: "grants of shares, options or deferred cash",
			Example: "[{kind: rsu, shares: 220, vesting: 5/15/40/40}]"},
		{Path: "grants[].kind", Kind: KindWord, Choices: asWords(GrantKinds()), Meaning: "rsu, option, or cash for a deferred cash award", Default: "rsu", Example: "rsu"},
		{Path: "grants[].shares", Kind: KindCount, Unit: UnitShares, Bounds: Bounds{Hi: decimal.New(1, 12), Above: true}, // every part of which is exact in 64 bits
			Moves: true, Meaning: "number of shares", Example: "220"},
		{Path: "grants[].vesting", Kind: KindSchedule, Example: "4y quarterly",
			Meaning: "vesting schedule: yearly percentages such as 5/15/40/40, equal parts such as 4y monthly, or month:percent"},
		{Path: "grants[].start", Kind: KindDate, Meaning: "vesting start, earlier for the grants of today's job", Default: "the offer's start", Example: "2027-01-11"},
		{Path: "grants[].allocation", Kind: KindWord, Choices: vesting.Allocations(),
			Meaning: "how whole shares are dealt to the vests, one of the seven types of the Open Cap Format", Default: "cumulative-round-down", Example: "cumulative-round-down"},
		{Path: "grants[].expires", Kind: KindMonths, Unit: UnitMonths, Bounds: count(1, 12*MaxYears),
			Meaning: "life of options, or of RSUs that wait for an exit, from the vesting start", Default: "10 years for options", Example: "10 years"},
		{Path: "grants[].value", Kind: KindMoney, Unit: UnitCurrency, Bounds: amounts().above(), Moves: true, Meaning: "value in money instead of shares", Example: "300k"},
		{Path: "grants[].price", Kind: KindPrice, Unit: UnitCurrencyAShare, Bounds: amounts().above(), Moves: true,
			Meaning: "price at which a value becomes shares; without it a value is followed in money", Example: "170"},
		{Path: "grants[].rounding", Kind: KindWord, Choices: asWords(Roundings()),
			Meaning: "of value/price to shares: down, up, nearest or fractional", Default: "down", Example: "down"},
		{Path: "grants[].denominated", Kind: KindWord, Choices: []string{"shares", "value"},
			Meaning: "shares, or value where each vest pays its part of the value whatever the price", Default: "shares", Example: "shares"},
		{Path: "grants[].repriced", Kind: KindWord, Choices: []string{"never", "yearly"},
			Meaning: "never, or yearly where each year's part of the value becomes shares at the price of that year's first day", Default: "never", Example: "yearly"},
		{Path: "grants[].double_trigger", Kind: KindFlag, Meaning: "true for a private company's RSUs that vest only with its exit", Default: "false", Example: "true"},
		{Path: "grants[].type", Kind: KindWord, Choices: asWords(OptionTypes()), Meaning: "kind of option: iso or nso", Example: "nso"},
		{Path: "grants[].strike", Kind: KindPrice, Unit: UnitCurrencyAShare, Bounds: amounts().above(), Moves: true, Meaning: "price to pay for a share", Example: "3"},
		{Path: "grants[].exercise_window", Kind: KindDays, Unit: UnitDays, Bounds: count(1, 366*MaxYears),
			Meaning: "days after leaving in which vested options can be exercised", Default: "90 days", Example: "90 days"},
	}
}

func refresherTerms() []Term {
	return []Term{
		{Path: "refreshers", Kind: KindList, Meaning: "yearly grants after the first, or a list of them", Example: "{value: 60k, vesting: 4y quarterly}"},
		{Path: "refreshers[].value", Kind: KindMoney, Unit: UnitCurrency, Bounds: amounts().above(), Moves: true, Meaning: "value of each refresher", Example: "60k"},
		{Path: "refreshers[].share_of_grant", Kind: KindRate, Unit: UnitPercent, Bounds: percent(0, 1000).above(), Moves: true,
			Meaning: "value of each refresher as a share of the first RSU grant, instead of value", Example: "25%"},
		{Path: "refreshers[].vesting", Kind: KindSchedule, Meaning: "vesting schedule of each grant from its own day", Example: "4y quarterly"},
		{Path: "refreshers[].first", Kind: KindMonths, Unit: UnitMonths, Bounds: count(1, 12*MaxYears),
			Meaning: "from the offer's start to the first grant", Default: "12 months", Example: "12 months"},
		{Path: "refreshers[].every", Kind: KindMonths, Unit: UnitMonths, Bounds: count(1, 12*MaxYears), Meaning: "from one grant to the next", Default: "12 months", Example: "12 months"},
		{Path: "refreshers[].once", Kind: KindFlag, Meaning: "true for a single grant", Default: "false", Example: "true"},
		promiseTerm("refreshers[].certainty"),
	}
}

func promiseTerm(path string) Term {
	return Term{Path: path, Kind: KindWord, Choices: asWords(Promises()),
		Meaning: "written in the letter, expected, or none to leave it out of every total", Default: "expected", Example: "expected"}
}

func topUpTerms() []Term {
	return []Term{
		{Path: "top_up", Kind: KindPart, Meaning: "yearly grants that fill the gap to a target compensation: the target, or {target, growth, year, certainty}",
			Example: "{target: 350k, growth: 15%}"},
		{Path: "top_up.target", Kind: KindMoney, Unit: UnitCurrencyAYear, Bounds: amounts(), Moves: true, Meaning: "total compensation of a year", Example: "350k"},
		{Path: "top_up.growth", Kind: KindRate, Unit: UnitPercentAYear, Bounds: percent(-99, 1000), Moves: true,
			Meaning: "growth of the share a year that the employer assumes", Default: "0%", Example: "15%"},
		{Path: "top_up.year", Kind: KindCount, Unit: UnitServiceYears, Bounds: count(1, MaxYears), Meaning: "first service year that is topped up", Default: "3", Example: "3"},
		promiseTerm("top_up.certainty"),
	}
}

func esppTerms() []Term {
	return []Term{
		{Path: "espp", Kind: KindPart, Meaning: "employee stock purchase plan", Example: "{contribution: 10%, discount: 15%, lookback: true}"},
		{Path: "espp.contribution", Kind: KindRate, Unit: UnitPercent, Bounds: percent(0, 100), Moves: true, Meaning: "share of base paid into the plan", Example: "10%"},
		{Path: "espp.discount", Kind: KindRate, Unit: UnitPercent, Bounds: percent(0, 50), Moves: true, Meaning: "discount on the price of a share", Default: "0%", Example: "15%"},
		{Path: "espp.lookback", Kind: KindFlag,
			Meaning: "whether the lower of the prices at the offering and at the purchase counts", Default: "false", Example: "true"},
		{Path: "espp.offering", Kind: KindMonths, Unit: UnitMonths, Bounds: count(1, 60), // the longest that Section 423(b)(7) allows
			Meaning: "offering period", Default: "6 months", Example: "24 months"},
		{Path: "espp.purchase", Kind: KindMonths, Unit: UnitMonths, Meaning: "purchase period within the offering", Default: "6 months", Example: "6 months"},
		{Path: "espp.limit", Kind: KindWord, Choices: asWords(LimitYears()),
			Meaning: "year of the $25,000 limit: service or calendar", Default: "service", Example: "service"},
	}
}

// privateTerms describes the equity of a company whose shares no market prices.
func privateTerms() []Term {
	return []Term{
		{Path: "private", Kind: KindPart, Meaning: "terms of a private company, whose equity is never counted as cash", Example: "{preferred: 12, fmv: 4}"},
		{Path: "private.preferred", Kind: KindPrice, Unit: UnitCurrencyAShare, Bounds: amounts().above(), Moves: true,
			Meaning: "price of a preferred share in the last round", Example: "12"},
		{Path: "private.fmv", Kind: KindPrice, Unit: UnitCurrencyAShare, Bounds: amounts().above(), Meaning: "fair market value of a common share (409A)", Example: "4"},
		{Path: "private.fully_diluted", Kind: KindCount, Unit: UnitShares, Bounds: amounts().above(), Moves: true,
			Meaning: "shares, options and pool of the company, counted as converted", Example: "12m"},
		{Path: "private.investors", Kind: KindRate, Unit: UnitPercent, Bounds: lessThanAll(), Moves: true,
			Meaning: "part of the company that preferred shares hold", Default: "the preference at the preferred price", Example: "30%"},
		{Path: "private.rounds", Kind: KindList, Bounds: count(0, 20), Meaning: "funding rounds before the exit, each {raise, pre_money} or its dilution",
			Example: "[{raise: 50m, pre_money: 200m}]"},
		{Path: "private.rounds[].raise", Kind: KindMoney, Unit: UnitCurrency, Bounds: amounts().above(), Moves: true, Meaning: "new money that the round raises", Example: "50m"},
		{Path: "private.rounds[].pre_money", Kind: KindMoney, Unit: UnitCurrency, Bounds: amounts().above(), Moves: true, Meaning: "valuation before the round", Example: "200m"},
		{Path: "private.rounds[].dilution", Kind: KindRate, Unit: UnitPercent, Bounds: lessThanAll().above(), Moves: true,
			Meaning: "part of the company that the round takes, instead of raise and pre_money", Example: "20%"},
		{Path: "private.liquidation_preference", Kind: KindMoney, Unit: UnitCurrency, Bounds: amounts(), Moves: true,
			Meaning: "liquidation preferences of today, paid before common shares", Example: "40m"},
		{Path: "private.exit", Kind: KindPart, Meaning: "sale or listing of the company; without one its equity adds nothing to a total", Example: "{value: 400m, on: 2030-06-30}"},
		{Path: "private.exit.value", Kind: KindMoney, Unit: UnitCurrency, Bounds: amounts().above(), Moves: true, Meaning: "price of all equity", Example: "400m"},
		{Path: "private.exit.on", Kind: KindDate, Meaning: "day of the exit", Example: "2030-06-30"},
		{Path: "private.failure", Kind: KindRate, Unit: UnitPercent, Bounds: percent(0, 100), Moves: true, Meaning: "probability that the shares end worth nothing", Example: "60%"},
	}
}
