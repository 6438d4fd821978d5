package comp

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// matchKind is the employer's match of a retirement plan.
var matchKind = kindOfPay{
	group:      "Retirement plan",
	components: []componentOfPay{{MatchPay, "Match", lockedUp, Target}},
	terms:      retirementTerms,
	check:      func(o *Offer, at checker, _ *Case) { o.Retirement.check(at.at("retirement")) },
	unfold:     (*unfolding).match,
}

func retirementTerms() []Term {
	return []Term{
		{Path: "retirement", Kind: KindPart, Meaning: "employer match: in words such as 50% of 6%, or {plan, tiers, contribution, vesting, true_up}", Example: "50% of 6%"},
		{Path: "retirement.plan", Label: "Plan", field: func(o *Offer, _ int) any { return &o.Retirement.Plan },
			Kind: KindWord, Choices: asWords(RetirementPlans()),
			Meaning: "kind of the plan, which names the match; the IRS limits hold for a 401k and a 403b in US dollars", Default: "401k in US dollars", Example: "401k"},
		{Path: "retirement.tiers", Label: "Match, band", field: func(o *Offer, _ int) any { return &o.Retirement.Tiers },
			Kind: KindList, Bounds: count(0, 20),
			Meaning: "bands of pay in ascending order, or in words: 50% of 6%, 100% of first 3% + 50% of next 2%", Example: "[{rate: 50%, up_to: 6%}]"},
		{Path: "retirement.tiers[].rate", field: func(o *Offer, i int) any { return &o.Retirement.Tiers[i].Rate },
			Kind: KindRate, Unit: UnitPercent, Bounds: percent(0, 1000), Moves: true,
			Meaning: "share of the contributions that the employer adds", Example: "50%"},
		{Path: "retirement.tiers[].up_to", Label: "up to", field: func(o *Offer, i int) any { return &o.Retirement.Tiers[i].UpTo },
			Kind: KindRate, Unit: UnitPercent, Bounds: percent(0, 100).above(), Moves: true,
			Meaning: "share of pay where the band ends", Example: "6%"},
		{Path: "retirement.contribution", Label: "Your own contribution", field: func(o *Offer, _ int) any { return &o.Retirement.Contribution }, follow: (*Offer).lastBand,
			Kind: KindRate, Unit: UnitPercent, Bounds: percent(0, 100), Moves: true,
			Meaning: "the employee's own contribution as a share of pay", Default: "enough for the full match", Example: "6%"},
		{Path: "retirement.vesting", Label: "Match vests", field: func(o *Offer, _ int) any { return &o.Retirement.Vesting },
			Kind: KindSchedule, Meaning: "vesting of the match from the first day of work", Default: "at once", Example: "3y cliff"},
		{Path: "retirement.true_up", Label: "True-up at the year's end", field: func(o *Offer, _ int) any { return not{&o.Retirement.NoTrueUp} },
			Kind: KindFlag, Meaning: "whether a match computed month by month is made up at the year's end", Default: "true", Example: "true"},
	}
}

// lastBand is the term that one's own contribution goes by where none is stated: enough for the
// full match.
func (o *Offer) lastBand() string {
	if last := len(o.Retirement.Tiers) - 1; last >= 0 {
		return fmt.Sprintf("retirement.tiers[%d].up_to", last)
	}
	return ""
}

// Retirement is a retirement plan, such as a 401(k), with an employer's match (SPEC 5.9). Pay is base salary;
// each service year counts as one plan year, as taxes count it (SPEC 8.1), under the
// limits of the calendar year in which it begins. The limits hold for a 401(k) or
// 403(b) with pay in US dollars; any other plan is under none.
type Retirement struct {
	Plan         RetirementPlan      // names the match, and says whether the limits hold
	Tiers        []MatchTier         // marginal bands of pay, ascending; empty means no match
	Contribution decimal.NullDecimal // the employee's own, as a share of pay; not valid means enough for the full match
	Vesting      vesting.Schedule    // of the match, from the first day of work; zero means vested at once
	NoTrueUp     bool                // a match computed pay period by pay period is not made up at the year's end
}

// MatchTier is one band: the employer adds Rate of the contributions up to UpTo of pay.
type MatchTier struct {
	Rate decimal.Decimal // 0.5 is 50%
	UpTo decimal.Decimal // share of pay where the band ends: 0.06 is 6%
}

// The rules of an employer's match.
const (
	RuleMatch        Rule = "match"         // each band's rate of the contributions in it, by month (SPEC 5.9, 2.3)
	RuleMatchLimited Rule = "match-limited" // the same, of what the IRS limits still leave in the year (SPEC 5.9, 2.3)
	RuleTrueUp       Rule = "true-up"       // the match of the whole year, less that of its months (SPEC 5.9)
)

func (o *Offer) matchVested(hired, on vesting.Date) vesting.Fraction {
	if hired.IsZero() || o.Retirement.Vesting.IsZero() {
		return vesting.Whole(1)
	}
	return parts(o.Retirement.Vesting, hired).VestedAt(on)
}

// shareAsTerm returns the employee's share of pay as the number of its term: enough for the
// full match where none is stated.
func (r Retirement) shareAsTerm(t terms) calc.Number {
	if last := len(r.Tiers) - 1; !r.Contribution.Valid && last >= 0 {
		if t.open {
			return t.opened("retirement.contribution", r.Tiers[last].UpTo)
		}
		return t.ofEach("retirement.tiers[%d].up_to", last, r.Tiers[last].UpTo)
	}
	return t.or("retirement.contribution", r.Contribution, decimal.Zero)
}

// band is a MatchTier as numbers of its terms.
type band struct{ rate, upTo calc.Number }

// matched returns the match of contributions out of pay, not rounded.
func matched(bands []band, contributed, pay calc.Number) calc.Number {
	var sum, low calc.Number
	for _, b := range bands {
		if !contributed.Live() && !low.Live() && contributed.AtMost(low).Holds() {
			break
		}
		high := b.upTo.Mul(pay)
		sum = sum.Add(contributed.Min(high).Sub(low).Max(calc.Number{}).Mul(b.rate))
		low = high
	}
	return sum
}

func (r Retirement) String() string {
	bands := make([]string, len(r.Tiers))
	for i, tier := range r.Tiers {
		bands[i] = fmt.Sprintf("%s%% up to %s%% of pay", tier.Rate.Shift(2), tier.UpTo.Shift(2))
	}
	return strings.Join(bands, ", ")
}

func (u *unfolding) match() {
	r := &u.offer.Retirement
	if len(r.Tiers) == 0 {
		return
	}
	m := matching{u: u, plan: r, share: r.shareAsTerm(u.terms), title: r.Plan.MatchTitle(u.currency)}
	m.item = m.title + ", " + r.String()
	for i, tier := range r.Tiers {
		m.bands = append(m.bands, band{u.terms.opened(fmt.Sprintf("retirement.tiers[%d].rate", i), tier.Rate), u.terms.ofEach("retirement.tiers[%d].up_to", i, tier.UpTo)})
	}
	m.rate = matched(m.bands, m.share, calc.Of(one))
	for k := 1; k <= u.kase.Years; k++ {
		m.year(k)
	}
	m.note()
}

// matching pays the match of one offer.
type matching struct {
	u     *unfolding
	plan  *Retirement
	bands []band
	share calc.Number // of pay that the employee contributes
	rate  calc.Number // match of a dollar of pay while no limit is reached
	title string      // 401(k) match
	item  string

	stopped, cut calc.Cond // whether the limit on contributions, and that on all additions, is reached in an earlier year
	stops, cuts  []noted   // by service year: the same, where it is the first year
	beyond       PlanLimit // the limits used for a year after the table
	beyondSince  int       // the first such year
}

// planYear is the state of one year's match.
type planYear struct {
	limited       bool        // false where no limit can be reached
	deferral, pay calc.Number // what the limits still leave
	most          calc.Number // of the match: what the limit on all additions leaves beside the employee's own
	accrued, paid calc.Number

	stops []calc.Cond // by month: contributions reach their limit
	cut   calc.Cond   // the limit on all additions cuts the match
}

// year pays the match of service year k, month by month, and the true-up.
func (m *matching) year(k int) {
	y := m.begin(k)
	for month := 12*(k-1) + 1; month <= 12*k; month++ {
		m.month(&y, month)
	}
	m.reached(&y)
	if m.plan.NoTrueUp || !y.limited {
		return
	}
	// Where no limit is reached every month has the year's own share of pay and nothing is
	// left over.
	limit, pay := m.limit(k), m.u.salary.paidInYear(k)
	contributed := m.share.Mul(pay).Min(calc.Of(limit.Deferral))
	whole := matched(m.bands, contributed, pay.Min(calc.Of(limit.Compensation))).Round(m.u.currency.Places()).Min(y.most)
	if rest := whole.Sub(y.paid); rest.Live() || rest.Decimal().IsPositive() {
		p := m.payment(12 * k)
		p.TrueUp, p.Item, p.name, p.Rule = true, fmt.Sprintf("%s, true-up of year %d", m.title, k), "", RuleTrueUp
		p.Basis = whole.Decimal()
		m.u.payUnlessZero(p, rest.Max(calc.Number{}))
	}
}

func (m *matching) begin(k int) planYear {
	if !m.plan.Plan.IsLimited(m.u.currency) {
		return planYear{}
	}
	limit, pay := m.limit(k), m.u.salary.paidInYear(k)
	compensation, deferral := calc.Of(limit.Compensation), calc.Of(limit.Deferral)
	own := pay.Mul(m.share).Min(deferral)
	most := calc.Of(limit.Additions).Min(pay).Sub(own).Round(m.u.currency.Places()).Max(calc.Number{})
	within := pay.AtMost(compensation).And(pay.Mul(m.share).AtMost(deferral)).And(pay.Mul(m.rate).AtMost(most))
	most = most.Named(func() string { return fmt.Sprintf("Room for the match in year %d", k) })
	return planYear{limited: within.Live() || !within.Holds(), deferral: deferral, pay: compensation, most: most}
}

// limit returns the limits of the calendar year in which service year k begins.
func (m *matching) limit(k int) PlanLimit {
	year := m.u.anniversary(k - 1).Year()
	limit := m.u.kase.PlanLimits.In(year)
	if year > limit.Year && m.beyondSince == 0 {
		m.beyond, m.beyondSince = limit, k
	}
	return limit
}

// month pays one month's match. Once a limit is reached contributions, or the pay that
// counts, stop for the rest of the year.
func (m *matching) month(y *planYear, month int) {
	pay := m.u.salary.months[month-1].all()
	contributed := m.share.Mul(pay)
	whole := true
	if y.limited {
		fits := contributed.AtMost(y.deferral)
		whole = fits.Holds() && pay.AtMost(y.pay).Holds()
		y.stops = append(y.stops, fits.Not())
		contributed = contributed.Min(y.deferral).Named(func() string { return fmt.Sprintf("Contributions of month %d", month) })
		pay = pay.Min(y.pay).Named(func() string { return fmt.Sprintf("Pay of month %d that the plan counts", month) })
		y.deferral, y.pay = y.deferral.Sub(contributed), y.pay.Sub(pay)
	}
	p := m.payment(month)
	p.Basis, p.Rate = pay.Decimal(), m.rate.Decimal()
	if !whole {
		p.Basis, p.Rate, p.Rule = contributed.Decimal(), decimal.Zero, RuleMatchLimited
	}
	if whole && !pay.Live() && !m.rate.Live() { // the bands of every whole month come to one rate
		y.accrued = y.accrued.Add(pay.Mul(m.rate))
	} else {
		y.accrued = y.accrued.Add(matched(m.bands, contributed, pay)).Named(func() string { return fmt.Sprintf("Match accrued by month %d", month) })
	}
	due := y.accrued.Round(m.u.currency.Places())
	if y.limited {
		cut := y.most.Less(due)
		if cut.Holds() {
			p.Rule = RuleMatchLimited
		}
		y.cut = y.cut.Or(cut)
		due = due.Min(y.most)
	}
	amount := due.Sub(y.paid)
	y.paid = due
	m.u.payUnlessZero(p, amount)
}

// payment is a payment of the match at the end of a month of service.
func (m *matching) payment(month int) Payment {
	return Payment{
		Date: m.u.payday(month), Year: (month-1)/12 + 1, Component: MatchPay,
		Term: RetirementTerm.Alone(), Item: m.item, name: m.title, To: twelfths[12], Rule: RuleMatch,
	}
}

// reached keeps, for the notes, in which month of a year the limit on contributions is first
// reached, and whether that on all additions is, where no earlier year has reached it.
func (m *matching) reached(y *planYear) {
	var month calc.Number
	for i, stop := range slices.Backward(y.stops) {
		month = calc.If(stop, calc.Int(int64(i+1)), month)
	}
	m.stops = append(m.stops, noted{holds: month.Positive().And(m.stopped.Not()), month: month})
	m.cuts = append(m.cuts, noted{holds: y.cut.And(m.cut.Not())})
	m.stopped, m.cut = m.stopped.Or(month.Positive()), m.cut.Or(y.cut)
}

// note says which assumptions the match rests on.
func (m *matching) note() {
	u := m.u
	if !m.plan.Plan.IsLimited(u.currency) {
		u.note(Note{Term: RetirementTerm.Alone(), Kind: NoteMatchUnlimited})
	}
	if m.beyond.Year != 0 {
		u.note(Note{Term: RetirementTerm.Alone(), Kind: NoteMatchLimitsKnown, Year: m.beyond.Year, Amount: m.beyond.Deferral, Of: m.beyond.Compensation, first: m.beyondSince})
	}
	for i, stop := range m.stops {
		u.noteOf(stop, Note{Term: RetirementTerm.Alone(), Kind: NoteContributionsStop, Rate: m.share.Decimal(), Year: i + 1, first: i + 1})
	}
	for i, cut := range m.cuts {
		u.noteOf(cut, Note{Term: RetirementTerm.Alone(), Kind: NoteMatchCut, first: i + 1})
	}
	m.noteVesting()
}

// noteVesting says what leaving forfeits of the match; the match of a job held for longer
// than it takes is vested already.
func (m *matching) noteVesting() {
	u := m.u
	if m.plan.Vesting.IsZero() {
		return
	}
	if u.offer.matchVested(u.hired, u.start) == vesting.Whole(1) {
		u.note(Note{Term: RetirementTerm.Alone(), Kind: NoteMatchVestedBefore})
		return
	}
	u.note(Note{Term: RetirementTerm.Alone(), Kind: NoteMatchVests})
}

func (r Retirement) check(at checker) {
	if at := at.at("tiers"); len(r.Tiers) > at.most() {
		at.refuse(fmt.Sprintf("%d tiers, the limit is %d", len(r.Tiers), at.most()), "merge the bands of one rate")
		return
	}
	if r.Plan != "" {
		oneOf(at.at("plan"), r.Plan)
	}
	if r.Contribution.Valid {
		at.at("contribution").rate(r.Contribution.Decimal)
	}
	if len(r.Tiers) == 0 && (r.Plan != "" || r.Contribution.Valid || r.NoTrueUp || !r.Vesting.IsZero()) {
		at.at("tiers").refuse("a retirement plan without a match", "add tiers: [{rate: 50%, up_to: 6%}]")
	}
	low := decimal.Zero
	for i, tier := range r.Tiers {
		at.at("tiers[%d].rate", i).rate(tier.Rate)
		at.at("tiers[%d].up_to", i).rate(tier.UpTo)
		if !tier.UpTo.GreaterThan(low) {
			at.at("tiers[%d].up_to", i).refuse(fmt.Sprintf("%s%% of pay is not above %s%%, where the band begins", tier.UpTo.Shift(2), low.Shift(2)),
				"write the share of pay where each band ends, in ascending order, such as 3% and then 5%")
		}
		low = tier.UpTo
	}
}
