package comp

import (
	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Note is a convention or a circumstance that an offer's figures rest on. It is a kind with
// the facts that its kind names; what the terms of the offer say already is not repeated. A
// report puts it into words.
type Note struct {
	Term TermRef // that it is about
	Kind NoteKind

	Item        string       // the payment or the award, as it is named everywhere
	Year, Month int          // Month is one of service year Year, from 1; a Year alone says its kind which
	On, Until   vesting.Date // a day, or the first and the last one
	Amount, Of  decimal.Decimal
	Rate        decimal.Decimal
	Price       decimal.Decimal // of a share
	Shares      decimal.Decimal

	first, last int    // horizons in years; 0 is the shortest or the longest that there can be
	made        *noted // nil where no term of it is live
}

// noted are figures of a note with the steps that made them, where their terms are live, and
// whether there is such a note.
type noted struct {
	holds                            calc.Cond
	month, amount, of, price, shares calc.Number
	named                            Conversion
}

// Conversion returns the figures that Item names, as [Payment.Conversion].
func (n *Note) Conversion() Conversion { return n.noted().named }

// MonthNumber, AmountNumber, OfNumber, PriceNumber and SharesNumber return the figures of those
// names with the steps that made them, where the offer was unfolded to remember them.
func (n *Note) MonthNumber() calc.Number {
	return orFixed(n.noted().month, decimal.NewFromInt(int64(n.Month)))
}
func (n *Note) AmountNumber() calc.Number { return orFixed(n.noted().amount, n.Amount) }
func (n *Note) OfNumber() calc.Number     { return orFixed(n.noted().of, n.Of) }
func (n *Note) PriceNumber() calc.Number  { return orFixed(n.noted().price, n.Price) }
func (n *Note) SharesNumber() calc.Number { return orFixed(n.noted().shares, n.Shares) }

// Horizons returns the shortest and the longest horizon, in years, over which an offer has the
// note. [Remembered] has those of every horizon up to its own.
func (n *Note) Horizons() (first, last int) {
	if n.last == 0 {
		return max(n.first, 1), MaxYears
	}
	return max(n.first, 1), n.last
}

// Holds returns whether there is such a note. [Remembered] has those too that hold for other
// terms only.
func (n *Note) Holds() calc.Cond {
	if n.made == nil {
		return calc.Fixed(true)
	}
	return n.made.holds
}

// Moves reports whether the note holds, or says something else, for other terms.
func (n *Note) Moves() bool { return n.made != nil }

func (n *Note) noted() noted {
	if n.made == nil {
		return noted{}
	}
	return *n.made
}

// NoteKind is what a note says, with the facts that it has beside its term.
type NoteKind string

// The notes on pay in cash and on benefits.
const (
	NoteRaiseBeyond       NoteKind = "raise-beyond"         // a raise is in force from On, after the horizon
	NoteRevisionLater     NoteKind = "revision-later"       // a revision is dated On, after the valuation date
	NoteSignOnBeyond      NoteKind = "sign-on-beyond"       // its year is after the horizon
	NoteRelocationService NoteKind = "relocation-service"   // it is no cash and in no total
	NoteRelocationBeyond  NoteKind = "relocation-beyond"    // it is paid on On, after the horizon
	NoteDrawOwed          NoteKind = "draw-owed"            // Amount of recoverable draws is still to be made up for at the end of the horizon
	NotePaidBefore        NoteKind = "paid-before"          // Item came once, before the comparison begins
	NoteBonusEarnedBefore NoteKind = "bonus-earned-before"  // Item was earned before On, when the comparison begins, and is paid in it
	NoteBonusBeforeHire   NoteKind = "bonus-before-hire"    // Item is paid on On, before Until, the first day of work, and so not at all
	NoteBenefitBeyond     NoteKind = "benefit-beyond"       // Item comes on On, after the horizon
	NoteVestsBeyond       NoteKind = "benefit-vests-beyond" // Item needs service until On, after the horizon, of which Amount has come together by its end
)

// The notes on the end of a fixed-term job.
const (
	NoteJobEnds          NoteKind = "job-ends"           // the last day worked is On, in service year Year
	NoteEndsBeforePayday NoteKind = "ends-before-payday" // the job ends on Until, before Item is paid on On
	NoteYearsAfterEnd    NoteKind = "years-after-end"    // the years from Year to the horizon pay nothing, because the job has ended
)

// The notes on the plans that come with a job.
const (
	NoteMatchUnlimited       NoteKind = "match-unlimited"        // the IRS limits are not applied: to pay in another currency, or to a plan that is not under them
	NoteMatchLimitsKnown     NoteKind = "match-limits-known"     // years after Year use its limits: Amount of contributions, Of of pay
	NoteContributionsStop    NoteKind = "contributions-stop"     // at Rate of pay they reach the limit, first in Month of Year
	NoteMatchCut             NoteKind = "match-cut"              // the limit on all additions cuts it
	NoteMatchVestedBefore    NoteKind = "match-vested-before"    // it is vested before the comparison begins
	NoteMatchVests           NoteKind = "match-vests"            // leaving before it has vested forfeits the rest
	NotePurchaseGainsNothing NoteKind = "purchase-gains-nothing" // neither a discount nor a lookback is stated
	NotePurchaseUnlimited    NoteKind = "purchase-unlimited"     // the limit of 26 USC 423 is not applied to pay in another currency
	NotePurchaseCut          NoteKind = "purchase-cut"           // that limit cuts contributions from the purchase of On on
)

// The notes on grants, refreshers and top-ups.
const (
	NoteNotRenewed           NoteKind = "not-renewed"            // Item vests within a year, and nothing renews it
	NoteReportedSchedule     NoteKind = "reported-schedule"      // the grant vests as public sources report of the employer
	NoteVestsBeforeHire      NoteKind = "vests-before-hire"      // Item vests from On, before Until, the first day of work
	NoteGrantBeyond          NoteKind = "grant-beyond"           // Item starts to vest on On, after the horizon
	NoteConversion           NoteKind = "conversion"             // the value of Item became Shares at Price, with Amount left over
	NoteFollowedInDollars    NoteKind = "followed-in-dollars"    // no share price is known for Item
	NoteGainAsISO            NoteKind = "gain-as-iso"            // how the gain of Item is taxed
	NoteGainAsWages          NoteKind = "gain-as-wages"          // the same, of any other option
	NoteYearBuysNothing      NoteKind = "year-buys-nothing"      // the share is worth nothing on On, when a year of Item is re-granted
	NoteRefreshersExpected   NoteKind = "refreshers-expected"    // refreshers of Amount, or of Shares, are not in writing
	NoteRefresherAtFMV       NoteKind = "refresher-at-fmv"       // options of a private company, struck at its FMV of today, Price
	NoteRefreshersBeyond     NoteKind = "refreshers-beyond"      // the first is after the horizon
	NoteRefresherBuysNothing NoteKind = "refresher-buys-nothing" // the share is worth nothing on the day of Item
	NotePromotionExpected    NoteKind = "promotion-expected"     // it is not in writing
	NotePromotionBeyond      NoteKind = "promotion-beyond"       // it is after the horizon
	NotePromotionAfterEnd    NoteKind = "promotion-after-end"    // the job has ended by then, on Until
	NoteTopUpExpected        NoteKind = "top-up-expected"        // it is not in writing
	NoteTopUpBeyond          NoteKind = "top-up-beyond"          // it begins in Year, after the horizon
	NoteTopUpBuysNothing     NoteKind = "top-up-buys-nothing"    // the share is worth nothing at Item
)

// The notes on a private company.
const (
	NoteNoExit                NoteKind = "no-exit"                 // its equity adds nothing to the total
	NoteExitBeyond            NoteKind = "exit-beyond"             // the exit is outside the horizon
	NoteTenderBeyond          NoteKind = "tender-beyond"           // the tender offer is outside the horizon
	NoteTenderBuysNothing     NoteKind = "tender-buys-nothing"     // nothing that has vested by On is worth selling at its price
	NoteVestsAfterExit        NoteKind = "vests-after-exit"        // Shares of the Of of Item
	NoteExpiresBeforeExit     NoteKind = "expires-before-exit"     // Item, on On
	NoteExitWithoutPreference NoteKind = "exit-without-preference" // no preference is stated; of an exit at Of a common share gets Price
	NoteExitConverted         NoteKind = "exit-converted"          // at Of preferences of Amount are worth less than converting; a common share gets Price
	NoteExitPreference        NoteKind = "exit-preference"         // at Of preferences of Amount are taken; a common share gets Price
	NoteInvestorsShare        NoteKind = "investors-share"         // their part is not stated: they share in the rest
	NoteInvestorsAtPreferred  NoteKind = "investors-at-preferred"  // their part is not stated: it is the preference at the preferred price
)

// The notes on today's job.
const (
	NoteOthersStart NoteKind = "others-start"  // the other offers start from On to Until
	NoteNoHiringDay NoteKind = "no-hiring-day" // what counts from it is over
)

// note makes a note: one that remembers of every horizon up to the case's.
func (u *unfolding) note(n Note) {
	if u.terms.live || n.last == 0 || u.kase.Years <= n.last {
		u.notes = append(u.notes, n)
	}
}

// noteUntil makes a note of horizons of so many years or fewer.
func (u *unfolding) noteUntil(years int, holds calc.Cond, n Note) {
	if n.last = years; years >= max(n.first, 1) {
		u.noteIf(holds, n)
	}
}

// noteIf makes a note where a condition holds, or may hold for other terms.
func (u *unfolding) noteIf(holds calc.Cond, n Note) {
	if !holds.Live() && !holds.Holds() {
		return
	}
	if holds.Live() || n.made != nil {
		made := n.noted()
		made.holds = holds
		n.made = &made
	}
	u.note(n)
}

// noteOf makes a note of figures, as they are today and as they may be.
func (u *unfolding) noteOf(m noted, n Note) {
	n.Month = int(m.month.Decimal().IntPart())
	n.Amount, n.Of, n.Price, n.Shares = m.amount.Decimal(), m.of.Decimal(), m.price.Decimal(), m.shares.Decimal()
	if m.month.Live() || m.amount.Live() || m.of.Live() || m.price.Live() || m.shares.Live() {
		n.made = &m
	}
	u.noteIf(m.holds, n)
}
