package report

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Notes puts the notes of an offer into words.
func Notes(r *comp.Result) []string {
	var texts []string
	if text := SmallSalary(&r.Offer); text != "" {
		texts = append(texts, text)
	}
	for i := range r.Notes {
		texts = append(texts, NoteInWords(r, &r.Notes[i]).String())
	}
	return texts
}

// NoteInWords puts a note of an offer into words, in the offer's own currency. It returns
// nothing for a kind that is none.
func NoteInWords(r *comp.Result, n *comp.Note) Sentence {
	switch n.Term.Kind {
	case comp.RetirementTerm:
		return noteOnMatch(r, n)
	case comp.ESPPTerm:
		return noteOnPurchases(r, n)
	case comp.GrantTerm:
		return noteOnGrant(r, n)
	case comp.RefresherTerm, comp.TopUpTerm:
		return noteOnRefreshers(r, n)
	case comp.PromotionTerm:
		return noteOnPromotion(r, n)
	case comp.PrivateTerm:
		return noteOnCompany(r, n)
	}
	return noteOnCash(r, n)
}

// noteOnCash is a note on pay in cash, on benefits and on today's job.
func noteOnCash(r *comp.Result, n *comp.Note) Sentence {
	switch n.Kind {
	case comp.NoteRaiseBeyond:
		return say("A raise from %s on is after the horizon, in no figure", n.On)
	case comp.NoteRevisionLater:
		return say("The revision of %s is after the valuation date and not in force: no figure has its terms", n.On)
	case comp.NoteSignOnBeyond:
		s := &r.Offer.SignOn[n.Term.Index]
		return say("Sign-on of year %s, %s: after the horizon, in no figure", s.Year, native(r, liveOr(n.AmountNumber(), s.Amount)))
	case comp.NoteRelocationService:
		return say("Relocation of %s is a service, not cash: it is in no total", r.Currency.Grouped(r.Offer.RelocationOf(n.Term).Amount))
	case comp.NoteRelocationBeyond:
		return say("Relocation is paid on %s: after the horizon, in no figure", n.On)
	case comp.NoteDrawOwed:
		return say("Draws of %s are not made up for by commission at the end of the horizon: ask whether they are owed on leaving, which is in no figure here", native(r, n.AmountNumber()))
	case comp.NotePaidBefore:
		return say("%s: once, on the first day of work, which was before the comparison begins", n.Item)
	case comp.NoteBenefitBeyond:
		return say("%s: once, on %s, after the horizon, in no figure", n.Item, n.On)
	case comp.NoteVestsBeyond:
		return say("%s: it needs service until %s, after the horizon; what comes together within it, %s, is in no figure", n.Item, n.On, native(r, n.AmountNumber()))
	case comp.NoteJobEnds:
		return say("The job ends on %s, the last day worked: nothing is earned after it, and what vests or is paid later than the next day is lost", n.On)
	case comp.NoteYearsAfterEnd:
		return yearsAfterEnd(n)
	case comp.NoteEndsBeforePayday:
		return say("%s: lost, because it is paid on %s, after the job has ended on %s", n.Item, n.On, n.Until)
	case comp.NoteBonusEarnedBefore:
		return say("%s: what was earned before %s is paid after it and counts in staying's first year, because leaving loses it", n.Item, n.On)
	case comp.NoteBonusBeforeHire:
		return say("%s: its payday, %s, is before the first day of work, %s, so nothing is paid for it: ask whether that is meant", n.Item, n.On, n.Until)
	case comp.NoteOthersStart:
		return say("The other offers start on different days, from %s to %s: staying is compared from the first of them", n.On, n.Until)
	case comp.NoteNoHiringDay:
		return say("No day of hiring is given, so sign-on and relocation were paid before the comparison begins and their clawbacks are over")
	}
	return nil
}

// yearsAfterEnd says which years of a horizon pay nothing because the job has ended, and what that does
// to the metrics.
func yearsAfterEnd(n *comp.Note) Sentence {
	const rest = "because the job has ended, and so are the last year and the worst one; the average spreads its pay over all %s years, and pay by the hour counts the hours until then"
	_, years := n.Horizons()
	if n.Year == years {
		return say("Year %s is 0, "+rest, years, years)
	}
	return say("Years %s to %s are 0, "+rest, n.Year, years, years)
}

// SmallBase asks back of a yearly salary, as it may move, whether it is one.
func SmallBase(base calc.Number) Sentence {
	written := numbered(NumberForm, base, "")
	return say("A yearly salary of %s? Write %s/hour, %s/day or %s/month for pay by a period, %sk for thousands", written, written, written, written, written)
}

// SmallSalary asks back of an offer whose yearly salary may be meant for an hour or in thousands; empty for
// any other.
func SmallSalary(o *comp.Offer) string {
	if o == nil {
		return ""
	}
	base := calc.Of(o.Base)
	if !o.SmallBase(base).Holds() {
		return ""
	}
	return SmallBase(base).String()
}

// WhichDollar asks back of an amount with a bare $, and of so many others of the offer, whether they are in
// US dollars, and says what hangs on the first where that is known.
func WhichDollar(written string, others int, read comp.Currency, worth decimal.Decimal) string {
	text := fmt.Sprintf("%s is read as %s", written, read)
	if others > 0 {
		text = fmt.Sprintf("%s and %s with it are read as %s", written, Count(others, "other amount"), read)
	}
	text += fmt.Sprintf(": is this US dollars? Then write %s %s", comp.USD, strings.TrimSpace(strings.Replace(written, "$", "", 1)))
	if worth.IsPositive() {
		text += fmt.Sprintf(", which makes a difference of %s", Headline(worth, read))
	}
	return text
}

func noteOnMatch(r *comp.Result, n *comp.Note) Sentence {
	plan := &r.Offer.Retirement
	match := plan.Title(r.Currency) + ": "
	switch n.Kind {
	case comp.NoteMatchUnlimited:
		if r.Currency == comp.USD {
			return say(match + "the IRS limits are those of a 401(k), a 403(b) or the TSP, and are not applied")
		}
		return say(match+"no limit that a law sets on what is paid in is applied to pay in %s", r.Currency)
	case comp.NoteMatchLimitsKnown:
		return say(match+"years after %s use its limits, the last known: %s of contributions, %s of pay",
			n.Year, r.Currency.Grouped(n.Amount), r.Currency.Grouped(n.Of))
	case comp.NoteContributionsStop:
		lost := "the true-up at the year's end makes up for the months without contributions"
		if plan.NoTrueUp {
			lost = "the match stops with it, as the plan has no true-up"
		}
		return say(match+"a contribution of %s of pay reaches the IRS limit in month %s of year %s; %s",
			ExactPercent(n.Rate), numbered(NumberForm, n.MonthNumber(), r.Currency), n.Year, lost)
	case comp.NoteMatchCut:
		return say(match + "your contributions and the employer's of a year stay within the limit on all additions (26 USC 415(c)), which cuts the employer's")
	case comp.NoteMatchVestedBefore:
		return say(match+whatVests(plan)+"vests %s from the day of hiring, and is vested before the comparison begins", plan.VestingSchedule())
	case comp.NoteMatchVests:
		return say(match+whatVests(plan)+"vests %s from the first day of work; leaving earlier forfeits the rest", plan.VestingSchedule())
	}
	return nil
}

// whatVests names what of a plan vests.
func whatVests(plan *comp.Retirement) string {
	if plan.VestsApart() {
		return "the match is yours at once (5 USC 8432(g)), the automatic contribution "
	}
	return "it "
}

func noteOnPurchases(r *comp.Result, n *comp.Note) Sentence {
	switch n.Kind {
	case comp.NotePurchaseGainsNothing:
		return say("ESPP: neither a discount nor a lookback is stated, so a purchase costs what its shares are worth and gains nothing")
	case comp.NotePurchaseUnlimited:
		return say("ESPP: the Section 423 limit is in US dollars and is not applied to pay in %s", r.Equity)
	case comp.NotePurchaseCut:
		return say("ESPP: the Section 423 limit of $25,000 of stock a %s year, at the price of the offering date, cuts contributions from the purchase of %s on; "+
			"what one offering leaves of it carries to its own later years, not to the next offering", r.Offer.ESPP.LimitBy(), n.On)
	}
	return nil
}

func noteOnGrant(r *comp.Result, n *comp.Note) Sentence {
	switch n.Kind {
	case comp.NoteVestsBeforeHire:
		return say("%s: it vests from %s on; what vests before the first day of work, %s, is in no figure: ask whether that is meant", n.Item, n.On, n.Until)
	case comp.NoteGrantBeyond:
		return say("%s: it starts to vest on %s, after the horizon, in no figure", n.Item, n.On)
	case comp.NoteNotRenewed:
		return say("%s: it vests within a year, and nothing in the offer renews it", n.Item)
	case comp.NoteReportedSchedule:
		return say(reportedSchedule(r.Offer.Grants[n.Term.Index].Vesting))
	case comp.NoteConversion:
		return conversion(r, n)
	case comp.NoteFollowedInDollars:
		return say("%s: no share price is known, so the value is followed in money and grows with the share", n.Item)
	case comp.NoteGainAsISO, comp.NoteGainAsWages:
		return noteOnGain(n)
	case comp.NoteYearBuysNothing:
		return say("%s: the share is worth nothing on %s, so that year's part buys no shares", n.Item, n.On)
	}
	return nil
}

// reportedSchedule says where a schedule that is written as an employer's name comes from,
// and what other sources say.
func reportedSchedule(s vesting.Schedule) string {
	preset, _ := s.Preset()
	text := fmt.Sprintf("Vesting %s is what public sources report as of %s (confidence %s", s, preset.AsOf, preset.Confidence)
	if preset.Officer {
		text += ", officers' grants only"
	}
	text += "), not your letter: " + preset.Schedule
	if len(preset.Readings) > 0 {
		text += "; others report " + otherSchedules(preset)
	}
	return text
}

// otherSchedules names what other sources report of a preset: schedules, or words where they
// give no numbers.
func otherSchedules(p vesting.Preset) string {
	var list []string
	for _, r := range p.Readings {
		if r.Schedule != "" {
			list = append(list, r.Schedule)
		} else {
			list = append(list, r.Says)
		}
	}
	return strings.Join(list, " or ")
}

// conversion says how the value of a grant became shares.
func conversion(r *comp.Result, n *comp.Note) Sentence {
	value := n.SharesNumber().Mul(n.PriceNumber()).Add(n.AmountNumber())
	return say("%s: %s at %s a share is %s (rounding %s, %s left over)", n.Item, inShares(r, value), numbered(PriceForm, n.PriceNumber(), r.Equity),
		numbered(SharesForm, n.SharesNumber(), r.Equity), roundingInWords(&r.Offer.Grants[n.Term.Index]), numbered(EquityForm, n.AmountNumber(), r.Equity))
}

// native is an amount in the offer's own currency.
func native(r *comp.Result, n calc.Number) Piece { return numbered(NativeForm, n, r.Currency) }

// inShares is an amount in the currency of the offer's shares, with its code where the pay in cash is in another.
func inShares(r *comp.Result, n calc.Number) Sentence {
	amount := numbered(EquityForm, n, r.Equity)
	if r.Equity == r.Currency || r.Equity == "" {
		return Sentence{amount}
	}
	return say("%s %s", r.Equity, amount)
}

// roundingInWords says how a value becomes shares.
func roundingInWords(g *comp.Grant) string {
	switch rounding := g.RoundingRule(); {
	case rounding == "":
		return string(comp.RoundDown)
	case g.Rounding == "":
		return string(rounding) + ", as the employer is reported to"
	default:
		return string(rounding)
	}
}

// noteOnGain says what kind of income the gain of options is.
func noteOnGain(n *comp.Note) Sentence {
	if n.Kind == comp.NoteGainAsISO {
		return say("%s: exercised and sold at once, the gain is ordinary income; exercised and held, it is none, but counts for the "+
			"alternative minimum tax and can cost at most 28% of it there (26 USC 55(b)(1), 56(b)(3), 421)", n.Item)
	}
	return say("%s: the gain is wage income on the day of exercise (26 USC 83)", n.Item)
}

func noteOnRefreshers(r *comp.Result, n *comp.Note) Sentence {
	target := r.Currency.Grouped(r.Offer.TopUp.Target)
	switch n.Kind {
	case comp.NoteRefreshersExpected:
		if shares := n.SharesNumber(); shares.Live() || shares.Decimal().IsPositive() {
			what := "shares"
			if r.Offer.Refreshers[n.Term.Index].Kind == comp.Option {
				if what = "options"; !r.Offer.Private.Stated() {
					what = "options, struck at the share price of the day of each"
				}
			}
			return say("Refreshers of %s %s: expected, not in writing, so they are in the totals as speculative", numbered(NumberForm, shares, r.Currency), what)
		}
		return say("Refreshers of %s: expected, not in writing, so they are in the totals as speculative", inShares(r, n.AmountNumber()))
	case comp.NoteGainAsISO, comp.NoteGainAsWages:
		return noteOnGain(n)
	case comp.NoteRefresherAtFMV:
		return say("Refreshers %s: options of each year have today's FMV of %s as their strike, because nobody knows the later ones; a company that grows grants at more, and they are worth less", n.Term.Index+1, inShares(r, n.PriceNumber()))
	case comp.NoteRefreshersBeyond:
		return say("Refreshers %s: the first comes after the horizon, in no figure", n.Term.Index+1)
	case comp.NoteRefresherBuysNothing:
		return say("%s: the share is worth nothing that day, so the value buys no shares", n.Item)
	case comp.NoteTopUpExpected:
		return say("Top-up to %s: expected, not in writing, so it is in the totals as speculative", target)
	case comp.NoteTopUpBeyond:
		return say("Top-up to %s from year %s on: after the horizon, in no figure", target, n.Year)
	case comp.NoteTopUpBuysNothing:
		return say("%s: the share is worth nothing, so the gap buys no shares", n.Item)
	}
	return nil
}

func noteOnPromotion(r *comp.Result, n *comp.Note) Sentence {
	p := &r.Offer.Promotion
	switch n.Kind {
	case comp.NotePromotionExpected:
		likely := ""
		if p.Probability.Valid {
			likely = fmt.Sprintf("; it is %s likely, which weighs in risk-adjusted alone", ExactPercent(p.Probability.Decimal))
		}
		return say("%s on %s: expected, not in writing, so what it adds is in the totals as speculative%s", p.Title(), p.On, likely)
	case comp.NotePromotionBeyond:
		return say("%s on %s: after the horizon, in no figure", p.Title(), p.On)
	case comp.NotePromotionAfterEnd:
		return say("%s on %s: after the job's end on %s, in no figure", p.Title(), p.On, n.Until)
	case comp.NoteRefresherBuysNothing:
		return say("%s: the share is worth nothing that day, so the value buys no shares", n.Item)
	}
	return nil
}

// noteOnCompany is a note on the equity of a private company.
func noteOnCompany(r *comp.Result, n *comp.Note) Sentence {
	const private = "Private company: its equity is not cash. "
	beside := ", so it adds nothing to the total; its value on paper stands beside it"
	if !r.Offer.Private.Tender.On.IsZero() {
		beside = ", so what no tender offer buys of it adds nothing to the total; its value on paper stands beside it"
	}
	const unstated = "The investors' part of the company is not stated: "
	preferences := inShares(r, n.AmountNumber())
	switch n.Kind {
	case comp.NoteNoExit:
		return say(private + "No exit is assumed" + beside)
	case comp.NoteExitBeyond:
		return say(private+"The exit of %s is outside the horizon"+beside, r.Offer.Private.Exit.On)
	case comp.NoteTenderBeyond:
		return say("The tender offer of %s is outside the horizon and buys nothing", n.On)
	case comp.NoteTenderBuysNothing:
		return say("The tender offer of %s buys nothing: no part of what has vested by then is worth selling at its price", n.On)
	case comp.NoteVestsAfterExit:
		return say("%s: %s of %s vest after the exit and add nothing", award(n.Item, n.Conversion(), r.Equity),
			numbered(NumberForm, n.SharesNumber(), r.Currency), numbered(NumberForm, n.OfNumber(), r.Currency))
	case comp.NoteExpiresBeforeExit:
		return say("%s: expired on %s, before the exit", n.Item, n.On)
	case comp.NoteExitWithoutPreference:
		return exitOf(r, n, say("no liquidation preference is stated"))
	case comp.NoteExitConverted:
		return exitOf(r, n, say("liquidation preferences are %s; the investors convert instead, because their part is worth at least as much", preferences))
	case comp.NoteExitPreference:
		return exitOf(r, n, say("liquidation preferences are %s; the investors take it, because their part is worth less", preferences))
	case comp.NoteInvestorsShare:
		return say(unstated + "they take their preference and share in the rest")
	case comp.NoteInvestorsAtPreferred:
		return say(unstated + "their shares are taken to be the preference at the preferred price")
	}
	return nil
}

// exitOf says what an exit comes to for a common share, after what its investors do.
func exitOf(r *comp.Result, n *comp.Note, investors Sentence) Sentence {
	exit := r.Offer.Private.Exit
	return say("Exit of %s on %s: %s; a common share gets %s", inShares(r, liveOr(n.OfNumber(), exit.Value)), exit.On, investors,
		numbered(PriceForm, n.PriceNumber(), r.Equity))
}
