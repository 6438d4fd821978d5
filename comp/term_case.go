package comp

import "slices"

// The terms that hold for all offers.

func caseTerms() []Term {
	return slices.Concat([]Term{
		{Path: "as_of", Kind: KindDate, Meaning: "valuation date; prices of today are prices of this day", Default: "the day of the run", Example: "2026-11-23"},
		{Path: "years", Kind: KindCount, Unit: UnitServiceYears, Bounds: count(1, MaxYears), Meaning: "horizon in service years", Default: "4", Example: "4"},
		{Path: "currency", Kind: KindCurrency, Meaning: "ISO 4217 code of the currency that the comparison reports in", Example: "USD"},
		{Path: "growth", Kind: KindRate, Unit: UnitPercentAYear, Bounds: percent(-100, 1000), Moves: true,
			Meaning: "growth of the share price a year, for every offer that states none", Default: "0%", Example: "5%"},
		{Path: "growth_timing", Kind: KindWord, Choices: asWords(GrowthTimings()),
			Meaning: "from when the growth counts: at-vest, start-of-year or end-of-year", Default: "at-vest", Example: "at-vest"},
		{Path: "discount_rate", Kind: KindRate, Unit: UnitPercentAYear, Bounds: percent(0, 100), Moves: true,
			Meaning: "discount rate a year for the present value", Default: "5%", Example: "5%"},
		{Path: "tolerance", Kind: KindRate, Unit: UnitPercent, Bounds: percent(0, 100), Meaning: "gaps within it are too close to call", Default: "2%", Example: "2%"},
	}, exchangeTerms(), haircutTerms(), candidateTerms(), []Term{
		{Path: "offers", Kind: KindList, Bounds: count(1, MaxOffers), Meaning: "the offers to compare", Example: "[{company: Initech, base: 160k}]"},
	})
}

func exchangeTerms() []Term {
	return []Term{
		{Path: "fx", Kind: KindByCurrency, Meaning: "exchange rates: what one unit of each currency is worth in the reporting currency, or a list of {on, rate}", Example: "{EUR: 1.08}"},
		{Path: "fx[].on", Kind: KindDate, Meaning: "first day on which the rate holds; before the first of all, the first holds", Example: "2027-01-01"},
		{Path: "fx[].rate", Kind: KindPrice, Unit: UnitReporting, Bounds: amounts().above(), Moves: true, Meaning: "one unit in the reporting currency", Example: "1.27"},
	}
}

func haircutTerms() []Term {
	return []Term{
		{Path: "haircut", Kind: KindPart, Meaning: "risk discount by certainty, a line of its own in every report", Example: "{target: 10%, market: 20%, speculative: 50%}"},
		{Path: "haircut.target", Kind: KindRate, Unit: UnitPercent, Bounds: percent(0, 100), Moves: true, Meaning: "discount on bonus, commission, match and benefits", Default: "0%", Example: "10%"},
		{Path: "haircut.market", Kind: KindRate, Unit: UnitPercent, Bounds: percent(0, 100), Moves: true, Meaning: "discount on listed equity", Default: "0%", Example: "20%"},
		{Path: "haircut.speculative", Kind: KindRate, Unit: UnitPercent, Bounds: percent(0, 100), Moves: true,
			Meaning: "discount on private equity and refreshers that are not in writing", Default: "0%", Example: "50%"},
	}
}

func candidateTerms() []Term {
	return []Term{
		{Path: "candidate", Kind: KindPart, Meaning: "the person who decides", Example: "{name: A. Candidate}"},
		{Path: "candidate.name", Kind: KindText, Meaning: "name of the candidate", Example: "A. Candidate"},
		{Path: "candidate.filing_status", Kind: KindWord, Meaning: "filing status for the tax law"},
		{Path: "candidate.minimum", Kind: KindMoney, Unit: UnitReporting, Meaning: "least total compensation a year that is acceptable"},
		{Path: "candidate.tax_rate", Kind: KindRate, Unit: UnitPercent, Meaning: "one flat rate of one's own where no law table is used"},
	}
}
