package report

import (
	"github.com/shopspring/decimal"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// annotated is an offer with the terms that notes take their figures from.
func annotated(t *testing.T) *comp.Result {
	t.Helper()
	return &comp.Result{Currency: "EUR", Equity: "EUR", Offer: comp.Offer{
		SignOn:     []comp.SignOn{{}, {Year: 9, Amount: amount("50000")}},
		Relocation: comp.Relocation{Amount: amount("8000")},
		Retirement: comp.Retirement{Plan: comp.Plan401k, Vesting: schedule(t, "3y annual")},
		ESPP:       comp.ESPP{Limit: comp.LimitByCalendarYear},
		Grants: []comp.Grant{
			{Value: amount("100000"), Vesting: schedule(t, "4y annual")},
			{Value: amount("100000"), Vesting: schedule(t, "meta")},
			{Value: amount("100000"), Vesting: schedule(t, "google"), Rounding: comp.RoundNearest},
		},
		Promotion: comp.Promotion{On: vesting.MustDate("2028-03-01"), Level: "L6", Base: amount("200000"), Probability: decimal.NewNullDecimal(amount("0.6"))},
		TopUp:     comp.TopUp{Target: amount("400000")},
		Private:   comp.Private{Exit: comp.Exit{Value: amount("90000000"), On: vesting.MustDate("2030-09-01")}},
	}}
}

// Every kind of note has its sentence.
func TestNotesInWords(t *testing.T) {
	on, until := vesting.MustDate("2027-02-01"), vesting.MustDate("2027-03-01")
	company := comp.PrivateTerm.Alone()
	seen := map[comp.NoteKind]bool{}
	for _, c := range []struct {
		note comp.Note
		want string
	}{
		{comp.Note{Term: comp.SignOnTerm.At(1), Kind: comp.NoteSignOnBeyond}, "Sign-on of year 9, 50,000.00: after the horizon, in no figure"},
		{comp.Note{Term: comp.RelocationTerm.Alone(), Kind: comp.NoteRelocationService}, "Relocation of 8,000.00 is a service, not cash: it is in no total"},
		{comp.Note{Term: comp.RelocationTerm.Alone(), Kind: comp.NoteRelocationBeyond, On: on}, "Relocation is paid on 2027-02-01: after the horizon, in no figure"},
		{comp.Note{Term: comp.CommissionTerm.Alone(), Kind: comp.NoteDrawOwed, Amount: amount("12000")},
			"Draws of 12,000.00 are not made up for by commission at the end of the horizon: ask whether they are owed on leaving, which is in no figure here"},
		{comp.Note{Term: comp.CostTerm.At(0), Kind: comp.NotePaidBefore, Item: "Cost 1"}, "Cost 1: once, on the first day of work, which was before the comparison begins"},
		{comp.Note{Term: comp.BonusTerm.Alone(), Kind: comp.NoteBonusEarnedBefore, Item: "Bonus for 2026", On: on},
			"Bonus for 2026: what was earned before 2027-02-01 is paid after it and counts in staying's first year, because leaving loses it"},
		{comp.Note{Term: comp.BonusTerm.Alone(), Kind: comp.NoteBonusBeforeHire, Item: "Bonus for 2027", On: on, Until: until},
			"Bonus for 2027: its payday, 2027-02-01, is before the first day of work, 2027-03-01, so nothing is paid for it: ask whether that is meant"},
		{comp.Note{Term: comp.GrantTerm.At(0), Kind: comp.NoteVestsBeforeHire, Item: "RSU grant 1", On: on, Until: until},
			"RSU grant 1: it vests from 2027-02-01 on; what vests before the first day of work, 2027-03-01, is in no figure: ask whether that is meant"},
		{comp.Note{Term: comp.GrantTerm.At(0), Kind: comp.NoteGrantBeyond, Item: "RSU grant 1", On: on}, "RSU grant 1: it starts to vest on 2027-02-01, after the horizon, in no figure"},
		{comp.Note{Term: comp.RetirementTerm.Alone(), Kind: comp.NoteMatchUnlimited}, "401(k) match: no limit that a law sets on what is paid in is applied to pay in EUR"},
		{comp.Note{Term: comp.RetirementTerm.Alone(), Kind: comp.NoteMatchLimitsKnown, Year: 2026, Amount: amount("24500"), Of: amount("360000")},
			"401(k) match: years after 2026 use its limits, the last known: 24,500.00 of contributions, 360,000.00 of pay"},
		{comp.Note{Term: comp.RetirementTerm.Alone(), Kind: comp.NoteContributionsStop, Rate: amount("0.2"), Month: 8, Year: 1},
			"401(k) match: a contribution of 20% of pay reaches the IRS limit in month 8 of year 1; the true-up at the year's end makes up for the months without contributions"},
		{comp.Note{Term: comp.RetirementTerm.Alone(), Kind: comp.NoteMatchCut},
			"401(k) match: your contributions and the employer's of a year stay within the limit on all additions (26 USC 415(c)), which cuts the employer's"},
		{comp.Note{Term: comp.RetirementTerm.Alone(), Kind: comp.NoteMatchVestedBefore},
			"401(k) match: it vests 3y annual from the day of hiring, and is vested before the comparison begins"},
		{comp.Note{Term: comp.RetirementTerm.Alone(), Kind: comp.NoteMatchVests}, "401(k) match: it vests 3y annual from the first day of work; leaving earlier forfeits the rest"},
		{comp.Note{Term: comp.ESPPTerm.Alone(), Kind: comp.NotePurchaseGainsNothing},
			"ESPP: neither a discount nor a lookback is stated, so a purchase costs what its shares are worth and gains nothing"},
		{comp.Note{Term: comp.ESPPTerm.Alone(), Kind: comp.NotePurchaseUnlimited}, "ESPP: the Section 423 limit is in US dollars and is not applied to pay in EUR"},
		{comp.Note{Term: comp.ESPPTerm.Alone(), Kind: comp.NotePurchaseCut, On: on},
			"ESPP: the Section 423 limit of $25,000 of stock a calendar year, at the price of the offering date, cuts contributions from the purchase of 2027-02-01 on; " +
				"what one offering leaves of it carries to its own later years, not to the next offering"},
		{comp.Note{Term: comp.GrantTerm.At(0), Kind: comp.NoteNotRenewed, Item: "RSU grant 1"}, "RSU grant 1: it vests within a year, and nothing in the offer renews it"},
		{comp.Note{Term: comp.GrantTerm.At(2), Kind: comp.NoteReportedSchedule},
			"Vesting google is what public sources report as of 2026 (confidence disputed), not your letter: 33/33/22/12 monthly; others report 38/32/20/10 monthly"},
		{comp.Note{Term: comp.GrantTerm.At(0), Kind: comp.NoteConversion, Item: "RSU grant 1", Price: amount("300"), Shares: amount("333"), Amount: amount("100")},
			"RSU grant 1: 100,000.00 at 300 a share is 333 shares (rounding down, 100.00 left over)"},
		{comp.Note{Term: comp.GrantTerm.At(1), Kind: comp.NoteConversion, Item: "RSU grant 2", Price: amount("300"), Shares: amount("334"), Amount: amount("-200")},
			"RSU grant 2: 100,000.00 at 300 a share is 334 shares (rounding up, as the employer is reported to, -200.00 left over)"},
		{comp.Note{Term: comp.GrantTerm.At(2), Kind: comp.NoteConversion, Item: "RSU grant 3", Price: amount("300"), Shares: amount("333"), Amount: amount("100")},
			"RSU grant 3: 100,000.00 at 300 a share is 333 shares (rounding nearest, 100.00 left over)"},
		{comp.Note{Term: comp.GrantTerm.At(0), Kind: comp.NoteFollowedInDollars, Item: "RSU grant 1"},
			"RSU grant 1: no share price is known, so the value is followed in money and grows with the share"},
		{comp.Note{Term: comp.GrantTerm.At(0), Kind: comp.NoteGainAsISO, Item: "ISO grant 1"},
			"ISO grant 1: exercised and sold at once, the gain is ordinary income; exercised and held, it is none, but counts for the " +
				"alternative minimum tax and can cost at most 28% of it there (26 USC 55(b)(1), 56(b)(3), 421)"},
		{comp.Note{Term: comp.GrantTerm.At(0), Kind: comp.NoteGainAsWages, Item: "NSO grant 1"}, "NSO grant 1: the gain is wage income on the day of exercise (26 USC 83)"},
		{comp.Note{Term: comp.GrantTerm.At(0), Kind: comp.NoteYearBuysNothing, Item: "RSU grant 1", On: on},
			"RSU grant 1: the share is worth nothing on 2027-02-01, so that year's part buys no shares"},
		{comp.Note{Term: comp.RefresherTerm.At(1), Kind: comp.NoteRefresherAtFMV, Price: amount("4")},
			"Refreshers 2: options of each year have today's FMV of 4.00 as their strike, because nobody knows the later ones; a company that grows grants at more, and they are worth less"},
		{comp.Note{Term: comp.RefresherTerm.At(1), Kind: comp.NoteRefreshersExpected, Amount: amount("60000")},
			"Refreshers of 60,000.00: expected, not in writing, so they are in the totals as speculative"},
		{comp.Note{Term: comp.RefresherTerm.At(1), Kind: comp.NoteRefreshersBeyond}, "Refreshers 2: the first comes after the horizon, in no figure"},
		{comp.Note{Term: comp.RefresherTerm.At(0), Kind: comp.NoteRefresherBuysNothing, Item: "Refresher of 2028-01-01"},
			"Refresher of 2028-01-01: the share is worth nothing that day, so the value buys no shares"},
		{comp.Note{Term: comp.PromotionTerm.Alone(), Kind: comp.NotePromotionExpected}, "Promotion to L6 on 2028-03-01: expected, not in writing, so what it adds is in the totals as speculative; it is 60% likely, which weighs in risk-adjusted alone"},
		{comp.Note{Term: comp.PromotionTerm.Alone(), Kind: comp.NotePromotionBeyond}, "Promotion to L6 on 2028-03-01: after the horizon, in no figure"},
		{comp.Note{Term: comp.TopUpTerm.Alone(), Kind: comp.NoteTopUpExpected}, "Top-up to 400,000.00: expected, not in writing, so it is in the totals as speculative"},
		{comp.Note{Term: comp.PromotionTerm.Alone(), Kind: comp.NotePromotionAfterEnd, Until: on}, "Promotion to L6 on 2028-03-01: after the job's end on 2027-02-01, in no figure"},
		{comp.Note{Term: comp.TopUpTerm.Alone(), Kind: comp.NoteTopUpBeyond, Year: 5}, "Top-up to 400,000.00 from year 5 on: after the horizon, in no figure"},
		{comp.Note{Term: comp.TopUpTerm.Alone(), Kind: comp.NoteTopUpBuysNothing, Item: "Top-up, year 3"}, "Top-up, year 3: the share is worth nothing, so the gap buys no shares"},
		{comp.Note{Term: company, Kind: comp.NoteNoExit},
			"Private company: its equity is not cash. No exit is assumed, so it adds nothing to the total; its value on paper stands beside it"},
		{comp.Note{Term: company, Kind: comp.NoteExitBeyond},
			"Private company: its equity is not cash. The exit of 2030-09-01 is outside the horizon, so it adds nothing to the total; its value on paper stands beside it"},
		{comp.Note{Term: comp.BaseTerm.Alone(), Kind: comp.NoteRaiseBeyond, On: on}, "A raise from 2027-02-01 on is after the horizon, in no figure"},
		{comp.Note{Term: comp.BaseTerm.Alone(), Kind: comp.NoteRevisionLater, On: on},
			"The revision of 2027-02-01 is after the valuation date and not in force: no figure has its terms"},
		{comp.Note{Term: company, Kind: comp.NoteTenderBuysNothing, On: on},
			"The tender offer of 2027-02-01 buys nothing: no part of what has vested by then is worth selling at its price"},
		{comp.Note{Term: company, Kind: comp.NoteTenderBeyond, On: on}, "The tender offer of 2027-02-01 is outside the horizon and buys nothing"},
		{comp.Note{Term: company, Kind: comp.NoteVestsAfterExit, Item: "ISO grant 1", Shares: amount("4167"), Of: amount("10000")},
			"ISO grant 1: 4,167 of 10,000 vest after the exit and add nothing"},
		{comp.Note{Term: company, Kind: comp.NoteExpiresBeforeExit, Item: "ISO grant 1", On: on}, "ISO grant 1: expired on 2027-02-01, before the exit"},
		{comp.Note{Term: company, Kind: comp.NoteExitWithoutPreference, Price: amount("9.5")},
			"Exit of 90,000,000.00 on 2030-09-01: no liquidation preference is stated; a common share gets 9.5"},
		{comp.Note{Term: company, Kind: comp.NoteExitConverted, Amount: amount("40000000"), Price: amount("20")},
			"Exit of 90,000,000.00 on 2030-09-01: liquidation preferences are 40,000,000.00; the investors convert instead, because their part is worth at least as much; a common share gets 20"},
		{comp.Note{Term: company, Kind: comp.NoteExitPreference, Amount: amount("40000000"), Price: amount("8.3333")},
			"Exit of 90,000,000.00 on 2030-09-01: liquidation preferences are 40,000,000.00; the investors take it, because their part is worth less; a common share gets 8.3333"},
		{comp.Note{Term: company, Kind: comp.NoteInvestorsShare}, "The investors' part of the company is not stated: they take their preference and share in the rest"},
		{comp.Note{Term: company, Kind: comp.NoteInvestorsAtPreferred},
			"The investors' part of the company is not stated: their shares are taken to be the preference at the preferred price"},
		{comp.Note{Term: comp.BenefitTerm.At(0), Kind: comp.NoteBenefitBeyond, Item: "laptop", On: on}, "laptop: once, on 2027-02-01, after the horizon, in no figure"},
		{comp.Note{Term: comp.BenefitTerm.At(0), Kind: comp.NoteVestsBeyond, Item: "gratuity", On: on, Amount: amount("25000")},
			"gratuity: it needs service until 2027-02-01, after the horizon; what comes together within it, 25,000.00, is in no figure"},
		{comp.Note{Term: comp.EndTerm.Alone(), Kind: comp.NoteJobEnds, On: on, Year: 2},
			"The job ends on 2027-02-01, the last day worked: nothing is earned after it, and what vests or is paid later than the next day is lost"},
		{comp.Note{Term: comp.BonusTerm.Alone(), Kind: comp.NoteEndsBeforePayday, Item: "Bonus for 2027", On: until, Until: on},
			"Bonus for 2027: lost, because it is paid on 2027-03-01, after the job has ended on 2027-02-01"},
		{comp.Note{Term: comp.EndTerm.Alone(), Kind: comp.NoteYearsAfterEnd, Year: 40},
			"Year 40 is 0, because the job has ended, and so are the last year and the worst one; the average spreads its pay over all 40 years, and pay by the hour counts the hours until then"},
		{comp.Note{Term: comp.CurrentTerm.Alone(), Kind: comp.NoteOthersStart, On: on, Until: until},
			"The other offers start on different days, from 2027-02-01 to 2027-03-01: staying is compared from the first of them"},
		{comp.Note{Term: comp.StartTerm.Alone(), Kind: comp.NoteNoHiringDay},
			"No day of hiring is given, so sign-on and relocation were paid before the comparison begins and their clawbacks are over"},
	} {
		seen[c.note.Kind] = true
		if got := NoteInWords(annotated(t), &c.note).String(); got != c.want {
			t.Errorf("%s:\ngot  %q\nwant %q", c.note.Kind, got, c.want)
		}
	}
	for _, kind := range constants(t, "NoteKind") {
		if !seen[comp.NoteKind(kind)] {
			t.Errorf("%s has no sentence here", kind)
		}
	}
}

// What is lost when contributions stop depends on the plan.
func TestContributionsThatStopWithoutATrueUp(t *testing.T) {
	r := annotated(t)
	r.Offer.Retirement.NoTrueUp = true
	n := comp.Note{Term: comp.RetirementTerm.Alone(), Kind: comp.NoteContributionsStop, Rate: amount("0.2"), Month: 8, Year: 1}
	want := "401(k) match: a contribution of 20% of pay reaches the IRS limit in month 8 of year 1; the match stops with it, as the plan has no true-up"
	if got := NoteInWords(r, &n).String(); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
