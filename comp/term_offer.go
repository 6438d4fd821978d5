package comp

import "slices"

// The terms of an offer, as paths within it: base is offers[].base.

func offerTerms() []Term {
	return slices.Concat(
		[]Term{
			{Path: "company", Kind: KindText, Meaning: "the employer; it or name is required", Example: "Initech"},
			{Path: "name", Kind: KindText, Meaning: "name of the offer, where the company alone would not tell offers apart", Example: "Initech Austin"},
			{Path: "role", Kind: KindText, Meaning: "job title", Example: "Senior Product Manager"},
			{Path: "level", Kind: KindText, Meaning: "level at the company", Example: "L6"},
			{Path: "location", Kind: KindText, Meaning: "place of work", Example: "Seattle, WA"},
			{Path: "start", Kind: KindDate, Meaning: "first day of work", Default: "the valuation date", Example: "2027-01-11"},
			{Path: "deadline", Kind: KindDate, Meaning: "last day to answer", Example: "2026-12-11"},
			{Path: "evidence", Kind: KindWord, Choices: asWords(Evidences()),
				Meaning: "how firm the offer is: written, verbal, process, market or aspiration", Example: "written"},
			{Path: "currency", Kind: KindCurrency, Meaning: "ISO 4217 code of the offer's amounts", Default: "the one written in the amounts, else the case's,", Example: "USD"},
		},
		salaryTerms(), bonusTerms(), commissionTerms(), signOnTerms(), relocationTerms(),
		priceTerms(), grantTerms(), refresherTerms(), topUpTerms(), esppTerms(), retirementTerms(),
		benefitTerms(), costTerms(), workTimeTerms(), privateTerms(),
		[]Term{
			{Path: "quoted", Kind: KindList, Unit: UnitCurrencyAYear, Meaning: "the recruiter's yearly totals"},
			{Path: "current", Kind: KindFlag, Meaning: "true for today's job", Default: "false", Example: "true"},
			{Path: "revisions", Kind: KindList, Meaning: "changes to the offer in order of date"},
			{Path: "notes", Kind: KindText, Meaning: "free text", Example: "free text"},
		})
}

func workTimeTerms() []Term {
	return []Term{
		{Path: "hours", Kind: KindCount, Unit: UnitHoursAWeek, Bounds: count(0, 7*24).above(), Moves: true, Meaning: "hours worked a week", Default: "40", Example: "45"},
		{Path: "commute", Kind: KindPart, Meaning: "way to work: its minutes there and back, or {minutes, days}", Example: "{minutes: 40, days: 4}"},
		{Path: "commute.minutes", Kind: KindCount, Unit: UnitMinutesADay, Bounds: count(0, 24*60), Moves: true, Meaning: "minutes to work and back, a day", Example: "40"},
		{Path: "commute.days", Kind: KindCount, Unit: UnitDaysAWeek, Bounds: count(0, 7), Moves: true, Meaning: "days a week on which one commutes", Default: "5", Example: "4"},
		{Path: "pto", Kind: KindCount, Unit: UnitDaysAYear, Bounds: count(0, daysAYear-1), Moves: true, Meaning: "paid days off a year", Example: "20"},
	}
}
