package comp

// The terms of what is paid in money, as paths within an offer.

func salaryTerms() []Term {
	return []Term{
		{Path: "base", Kind: KindMoney, Unit: UnitCurrencyAYear, Bounds: amounts().above(), Moves: true, Meaning: "salary a year at the start", Example: "160k"},
		{Path: "raise", Kind: KindPart, Meaning: "growth of the base: a rate, {rate, first}, or a list of dated salaries", Example: "3%"},
		{Path: "raise.rate", Kind: KindRate, Unit: UnitPercent, Bounds: percent(-100, 100), Moves: true, Meaning: "raise at each step", Example: "3%"},
		{Path: "raise.first", Kind: KindMonths, Unit: UnitMonths, Bounds: count(1, 12*MaxYears),
			Meaning: "from the start to the first step; steps follow every 12 months", Default: "12 months", Example: "18 months"},
		{Path: "raise[].on", Kind: KindDate, Meaning: "first day of the new salary", Example: "2028-04-01"},
		{Path: "raise[].to", Kind: KindMoney, Unit: UnitCurrencyAYear, Bounds: amounts(), Moves: true, Meaning: "salary a year from then on", Example: "180k"},
	}
}

func bonusTerms() []Term {
	return []Term{
		{Path: "bonus", Kind: KindPart, Meaning: "yearly bonus: a share of base, an amount, or {target, payout, paid, prorate}", Example: "15%"},
		{Path: "bonus.target", Kind: KindRateOrMoney, Unit: UnitCurrencyAYear, Bounds: percent(0, 1000), Moves: true,
			Meaning: "share of base, or an amount a year", Example: "15%"},
		{Path: "bonus.payout", Kind: KindRate, Unit: UnitPercent, Bounds: percent(0, 1000), Moves: true,
			Meaning: "share of the target that is paid", Default: "100%", Example: "100%"},
		{Path: "bonus.paid", Kind: KindDayOfYear, Meaning: "month and day on which the bonus of a calendar year is paid in the next", Default: "on the anniversary", Example: "03-15"},
		{Path: "bonus.prorate", Kind: KindFlag, Meaning: "whether the first calendar year is prorated by days worked", Default: "true", Example: "true"},
	}
}

func commissionTerms() []Term {
	return []Term{
		{Path: "commission", Kind: KindPart, Meaning: "commission at target: an amount a year, or {target, attainment}", Example: "80k"},
		{Path: "commission.target", Kind: KindMoney, Unit: UnitCurrencyAYear, Bounds: amounts(), Moves: true, Meaning: "commission a year at full attainment", Example: "80k"},
		{Path: "commission.attainment", Kind: KindRate, Unit: UnitPercent, Bounds: percent(0, 1000), Moves: true,
			Meaning: "share of the target that is reached", Default: "100%", Example: "90%"},
	}
}

func signOnTerms() []Term {
	return append([]Term{
		{Path: "sign_on", Kind: KindList, Meaning: "sign-on bonus: an amount, a list by year, or a list of {year, amount, paid, clawback}", Example: "40k"},
		{Path: "sign_on[].year", Kind: KindCount, Unit: UnitServiceYears, Bounds: count(1, MaxYears),
			Meaning: "service year that earns it, from 1", Default: "its position in the list", Example: "1"},
		{Path: "sign_on[].amount", Kind: KindMoney, Unit: UnitCurrency, Bounds: amounts(), Moves: true, Meaning: "sign-on bonus of the year", Example: "40k"},
		{Path: "sign_on[].paid", Kind: KindWord, Choices: []string{"lump", "monthly"},
			Meaning: "lump on the first day of its year, or monthly through it", Default: "lump", Example: "lump"},
	}, under("sign_on[].", clawbackTerms())...)
}

func relocationTerms() []Term {
	return append([]Term{
		{Path: "relocation", Kind: KindPart, Meaning: "help with moving: an amount, or {amount, kind, gross_up, clawback}", Example: "10k"},
		{Path: "relocation.amount", Kind: KindMoney, Unit: UnitCurrency, Bounds: amounts(), Moves: true, Meaning: "what the employer gives for the move", Example: "10k"},
		{Path: "relocation.kind", Kind: KindWord, Choices: []string{"cash", "service"},
			Meaning: "cash, or service where the employer pays the movers", Default: "cash", Example: "cash"},
		{Path: "relocation.gross_up", Kind: KindRate, Unit: UnitPercent, Bounds: percent(0, 75), Moves: true, // at 100% no amount would be enough
			Meaning: "tax rate that the employer makes up for, so that the amount is left after tax", Example: "35%"},
	}, under("relocation.", clawbackTerms())...)
}

// clawbackTerms describes a clause by its path within what it claims back.
func clawbackTerms() []Term {
	return []Term{
		{Path: "clawback", Kind: KindPart, Meaning: "what has to be paid back on leaving: its months, or {months, kind, basis, from, full, step, when, tax_rate}", Example: "24 months"},
		{Path: "clawback.months", Kind: KindMonths, Unit: UnitMonths, Bounds: count(1, 12*MaxYears), Meaning: "months until nothing is owed", Example: "24"},
		{Path: "clawback.kind", Kind: KindWord, Choices: asWords(ClawbackKinds()),
			Meaning: "pro-rata, which falls with each full month, or cliff, which is owed whole until its end", Default: "pro-rata", Example: "pro-rata"},
		{Path: "clawback.basis", Kind: KindWord, Choices: asWords(ClawbackBases()),
			Meaning: "what was paid before tax (gross) or after it (net)", Default: "gross", Example: "gross"},
		{Path: "clawback.from", Kind: KindWord, Choices: asWords(ClawbackAnchors()),
			Meaning: "months count from the payment or from the start", Default: "payment", Example: "payment"},
		{Path: "clawback.full", Kind: KindMonths, Unit: UnitMonths, Meaning: "time during which all of it is owed", Example: "12 months"},
		{Path: "clawback.then", Kind: KindWord, Choices: asWords(ClawbackThens()),
			Meaning: "how it falls after that: rest, pro-rata over the months that are left, or of-whole, to the part of all months that is left", Default: "rest", Example: "rest"},
		{Path: "clawback.step", Kind: KindMonths, Unit: UnitMonths, Meaning: "only whole steps of so many months count", Default: "1 month", Example: "12 months"},
		{Path: "clawback.when", Kind: KindWord, Choices: []string{"any-leaving", "resignation"}, Meaning: "resignation, or any-leaving", Default: "any-leaving", Example: "resignation"},
		{Path: "clawback.tax_rate", Kind: KindRate, Unit: UnitPercent, Bounds: percent(0, 100), Moves: true, Meaning: "tax rate that a net clawback leaves out", Example: "35%"},
	}
}

func benefitTerms() []Term {
	return append([]Term{
		{Path: "benefits", Kind: KindList, Bounds: count(0, MaxBenefits), Meaning: "benefits with a value in money, each {name, amount, per, taxable}",
			Example: "[{name: health premium, amount: 7200}]"},
		{Path: "benefits[].taxable", Kind: KindFlag, Meaning: "whether it is taxed as wages", Default: "false", Example: "false"},
	}, under("benefits[].", recurringTerms())...)
}

func costTerms() []Term {
	return append([]Term{
		{Path: "costs", Kind: KindList, Bounds: count(0, MaxBenefits), Meaning: "costs that the job brings, each {name, amount, per}",
			Example: "[{name: commuting, amount: 250, per: month}]"},
	}, under("costs[].", recurringTerms())...)
}

func recurringTerms() []Term {
	return []Term{
		{Path: "name", Kind: KindText, Meaning: "what it is", Example: "health premium"},
		{Path: "amount", Kind: KindMoney, Unit: UnitCurrency, Bounds: amounts(), Moves: true, Meaning: "amount each time", Example: "7200"},
		{Path: "per", Kind: KindWord, Choices: asWords(Recurrences()), Meaning: "year, month, week or once", Default: "year", Example: "year"},
	}
}

func retirementTerms() []Term {
	return []Term{
		{Path: "retirement", Kind: KindPart, Meaning: "employer match: in words such as 50% of 6%, or {tiers, contribution, vesting, true_up}", Example: "50% of 6%"},
		{Path: "retirement.tiers", Kind: KindList, Bounds: count(0, 20),
			Meaning: "bands of pay in ascending order, or in words: 50% of 6%, 100% of first 3% + 50% of next 2%", Example: "[{rate: 50%, up_to: 6%}]"},
		{Path: "retirement.tiers[].rate", Kind: KindRate, Unit: UnitPercent, Bounds: percent(0, 1000), Moves: true,
			Meaning: "share of the contributions that the employer adds", Example: "50%"},
		{Path: "retirement.tiers[].up_to", Kind: KindRate, Unit: UnitPercent, Bounds: percent(0, 100).above(), Moves: true,
			Meaning: "share of pay where the band ends", Example: "6%"},
		{Path: "retirement.contribution", Kind: KindRate, Unit: UnitPercent, Bounds: percent(0, 100), Moves: true,
			Meaning: "the employee's own contribution as a share of pay", Default: "enough for the full match", Example: "6%"},
		{Path: "retirement.vesting", Kind: KindSchedule, Meaning: "vesting of the match from the first day of work", Default: "at once", Example: "3y cliff"},
		{Path: "retirement.true_up", Kind: KindFlag, Meaning: "whether a match computed month by month is made up at the year's end", Default: "true", Example: "true"},
	}
}
