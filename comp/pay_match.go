package comp

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// matchKind is what the employer pays into a retirement plan.
var matchKind = kindOfPay{
	group:      "Retirement plan",
	components: []componentOfPay{{MatchPay, "Match", lockedUp, Target}},
	keys:       []string{"retirement"},
	terms:      retirementTerms,
	check:      func(o *Offer, at checker, c *Case) { o.Retirement.check(at.at("retirement"), o.currency(c)) },
	unfold:     (*unfolding).match,
}

func retirementTerms() []Term {
	return []Term{
		{Path: "retirement", Kind: KindPart, Meaning: "what the employer pays into a retirement plan: in words such as 50% of 6%, 50% up to the IRS limit or 10% of pay, or {plan, employer, included, pay, tiers, contribution, vesting, true_up}", Example: "50% of 6%"},
		{Path: "retirement.plan", Label: "Plan", field: func(o *Offer, _ int) any { return &o.Retirement.Plan },
			Kind: KindWord, Choices: asWords(RetirementPlans()),
			Meaning: "kind of the plan, which names what is paid into it; the IRS limits hold for a 401k, a 403b and a tsp in US dollars", Default: "401k in US dollars", Example: "401k"},
		{Path: "retirement.employer", Label: "Employer contribution", field: func(o *Offer, _ int) any { return &o.Retirement.Employer },
			Kind: KindRate, Unit: UnitPercent, Bounds: percent(0, 100), Moves: true,
			Meaning: "share of pay that the employer pays in whatever you contribute: a non-elective contribution, a pension, super", Example: "10%"},
		{Path: "retirement.included", Label: "Contribution within the base", field: func(o *Offer, _ int) any { return &o.Retirement.Included },
			Kind: KindFlag, Meaning: "true where base and raises are packages that include the employer's contribution: a package of 150k including super", Default: "false", Example: "true"},
		{Path: "retirement.pay", Label: "Pay that the plan counts", field: func(o *Offer, _ int) any { return &o.Retirement.Pay },
			Kind: KindWord, Choices: asWords(PlanPays()), Meaning: "pay of which the shares of the plan are", Default: "base", Example: "base"},
		{Path: "retirement.tiers", Label: "Match, band", field: func(o *Offer, _ int) any { return &o.Retirement.Tiers },
			Kind: KindList, Bounds: count(0, 20),
			Meaning: "bands of pay in ascending order, or in words: 50% of 6%, 100% of first 3% + 50% of next 2%", Example: "[{rate: 50%, up_to: 6%}]"},
		{Path: "retirement.tiers[].rate", field: func(o *Offer, i int) any { return &o.Retirement.Tiers[i].Rate },
			Kind: KindRate, Unit: UnitPercent, Bounds: percent(0, 1000), Moves: true,
			Meaning: "share of the contributions that the employer adds", Example: "50%"},
		{Path: "retirement.tiers[].up_to", Label: "up to", field: func(o *Offer, i int) any { return &o.Retirement.Tiers[i].UpTo },
			Kind: KindRate, Unit: UnitPercent, Bounds: percent(0, 100).above(), Moves: true,
			Meaning: "share of pay where the band ends; 100% is no end but the IRS limit on contributions", Example: "6%"},
		{Path: "retirement.contribution", Label: "Your own contribution", field: func(o *Offer, _ int) any { return &o.Retirement.Contribution }, follow: (*Offer).lastBand,
			Kind: KindRate, Unit: UnitPercent, Bounds: percent(0, 100), Moves: true,
			Meaning: "the employee's own contribution as a share of pay", Default: "enough for the full match", Example: "6%"},
		{Path: "retirement.vesting", Label: "Match vests", field: func(o *Offer, _ int) any { return &o.Retirement.Vesting },
			Kind: KindSchedule, Meaning: "vesting of the match from the first day of work; of a tsp that of the automatic contribution, its match vests at once", Default: "at once, of a tsp's automatic contribution after three years", Example: "3y cliff"},
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

// Retirement is a retirement plan, such as a 401(k), with an employer's match or a contribution
// without one's own (SPEC 5.9). Each service year counts as one plan year, as taxes count it
// (SPEC 8.1), under the limits of the calendar year in which it begins; a bonus counts in the year that
// earns it. The limits hold for a 401(k), 403(b) or TSP with pay in US dollars; any other plan is under
// none.
type Retirement struct {
	Plan         RetirementPlan      // names what is paid, and says whether the limits hold
	Employer     decimal.Decimal     // share of pay that the employer pays in whatever the employee does: 0.1 is 10%
	Included     bool                // the base and its raises include the employer's contribution: of a package P the base is P/(1+Employer)
	Pay          PlanPay             // of which Employer, Tiers and Contribution are shares; empty means PlanPayBase
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

// PlanPay is the pay that a retirement plan counts.
type PlanPay string

// The pay that plans count. The empty one means PlanPayBase.
const (
	PlanPayBase      PlanPay = "base"
	PlanPayWithBonus PlanPay = "base+bonus"
)

// PlanPays lists the pay that plans count.
func PlanPays() []PlanPay { return []PlanPay{PlanPayBase, PlanPayWithBonus} }

// IsZero reports whether nothing is paid in.
func (r *Retirement) IsZero() bool { return len(r.Tiers) == 0 && r.Employer.IsZero() }

// The rules of an employer's contributions.
const (
	RuleNonElective        Rule = "non-elective"         // a share of pay, by month, whatever the employee contributes (SPEC 5.9, 2.3)
	RuleNonElectiveLimited Rule = "non-elective-limited" // the same, of what the IRS limits still leave in the year (SPEC 5.9, 2.3)
	RuleMatch              Rule = "match"                // each band's rate of the contributions in it, by month (SPEC 5.9, 2.3)
	RuleMatchLimited       Rule = "match-limited"        // the same, of what the IRS limits still leave in the year (SPEC 5.9, 2.3)
	RuleTrueUp             Rule = "true-up"              // the match of the whole year, less that of its months (SPEC 5.9)
)

// tspVesting is how the agency automatic contribution of the Thrift Savings Plan vests where the letter is silent: after
// three years of service, of some positions after two (5 USC 8432(g)(2), 5 CFR 1603.3).
var tspVesting = sync.OnceValue(func() vesting.Schedule {
	threeYears, _ := vesting.Parse("3y cliff")
	return threeYears
})

// VestsApart reports whether only what the employer pays without one's own contribution vests, and the match is one's own
// at once: in the Thrift Savings Plan (5 USC 8432(g)(1)).
func (r *Retirement) VestsApart() bool { return r.Plan == PlanTSP }

// VestingSchedule returns how what the employer pays in vests from the first day of work, see VestsApart; zero where all
// of it does at once.
func (r *Retirement) VestingSchedule() vesting.Schedule {
	if r.Vesting.IsZero() && r.VestsApart() && !r.Employer.IsZero() {
		return tspVesting()
	}
	return r.Vesting
}

func (o *Offer) matchVested(hired, on vesting.Date) vesting.Fraction {
	schedule := o.Retirement.VestingSchedule()
	if hired.IsZero() || schedule.IsZero() {
		return vesting.Whole(1)
	}
	return parts(schedule, hired).VestedAt(on)
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

func (r Retirement) String() string { return r.words(false) }

// words writes the bands of the match, and says of one up to all of pay what limit ends it.
func (r Retirement) words(limited bool) string {
	bands := make([]string, len(r.Tiers))
	for i, tier := range r.Tiers {
		bands[i] = fmt.Sprintf("%s%% up to %s%% of pay", tier.Rate.Shift(2), tier.UpTo.Shift(2))
		if limited && tier.UpTo.Equal(one) {
			bands[i] = fmt.Sprintf("%s%% up to the IRS limit", tier.Rate.Shift(2))
		}
	}
	return strings.Join(bands, ", ")
}

// Title names what the employer pays in, in an offer of a currency: 401(k) match, Super.
func (r Retirement) Title(currency Currency) string {
	if r.Employer.IsZero() {
		return r.Plan.MatchTitle(currency)
	}
	return r.Plan.Title(currency)
}

func (u *unfolding) match() {
	r := &u.offer.Retirement
	if r.IsZero() {
		return
	}
	m := u.matching(r, &u.salary, u.payUnlessZero)
	m.years()
	m.note()
}

// matching returns the contributions to a plan out of a salary, which are paid by pay.
func (u *unfolding) matching(r *Retirement, salary *salary, pay func(Payment, calc.Number)) *matching {
	m := &matching{
		u: u, plan: r, salary: salary, pay: pay,
		share: r.shareAsTerm(u.terms), employer: u.terms.of("retirement.employer", r.Employer), title: r.Plan.MatchTitle(u.currency),
	}
	m.item = m.title + ", " + r.words(r.Plan.IsLimited(u.currency))
	for i, tier := range r.Tiers {
		m.bands = append(m.bands, band{u.terms.opened(fmt.Sprintf("retirement.tiers[%d].rate", i), tier.Rate), u.terms.ofEach("retirement.tiers[%d].up_to", i, tier.UpTo)})
	}
	m.rate = matched(m.bands, m.share, calc.Of(one))
	return m
}

// years pays the contributions of every service year.
func (m *matching) years() {
	for k := 1; k <= m.u.kase.Years; k++ {
		m.year(k)
	}
}

// matching pays the employer's contributions to one offer's plan.
type matching struct {
	u        *unfolding
	plan     *Retirement
	salary   *salary
	promoted bool                       // it counts what a promotion adds to a bonus
	pay      func(Payment, calc.Number) // pays a contribution
	bands    []band
	share    calc.Number // of pay that the employee contributes
	rate     calc.Number // match of a dollar of pay while no limit is reached
	employer calc.Number // contribution of a dollar of pay without one's own
	title    string      // 401(k) match
	item     string

	stopped, cut calc.Cond // whether the limit on contributions, and that on all additions, is reached in an earlier year
	stops, cuts  []noted   // by service year: the same, where it is the first year
	beyond       PlanLimit // the limits used for a year after the table
	beyondSince  int       // the first such year
}

// planYear is the state of one year's contributions.
type planYear struct {
	limited       bool        // false where no limit can be reached
	deferral, pay calc.Number // what the limits still leave
	own           calc.Number // share of pay that is contributed month by month
	spread        calc.Cond   // all that the limit allows is contributed, in equal parts of the pay
	most          calc.Number // of the match: what the limit on all additions leaves beside the others
	mostEmployer  calc.Number // of the contribution without one's own
	accrued, paid calc.Number

	accruedEmployer, paidEmployer calc.Number

	stops []calc.Cond // by month: contributions reach their limit
	cut   calc.Cond   // the limit on all additions cuts the employer's part
}

// countedPay is pay that the plan counts as it is paid: a month's salary, or a bonus.
type countedPay struct {
	pay   calc.Number
	as    Payment // the contribution to it, but for what it is
	item  string  // of a bonus
	month int     // of service; 0 of a bonus
}

// counted lists the pay of service year k that the plan counts. A bonus comes after the year's
// months, for it is mostly paid when they are over, and counts in the year that earns it.
func (m *matching) counted(k int) []countedPay {
	list := make([]countedPay, 0, 12)
	for month := 12*(k-1) + 1; month <= 12*k; month++ {
		list = append(list, countedPay{pay: m.salary.months[month-1].all(), as: m.payment(month), month: month})
	}
	if m.plan.Pay != PlanPayWithBonus {
		return list
	}
	for i := range m.u.payments {
		if bonus := &m.u.payments[i]; bonus.Component == BonusPay && bonus.Year == k && (m.promoted || bonus.Term.Kind != PromotionTerm) {
			p := m.payment(12 * k)
			p.Date = bonus.Date
			list = append(list, countedPay{pay: bonus.Number(), as: p, item: bonus.Item})
		}
	}
	return list
}

// year pays the contributions of service year k as its pay is paid, and the true-up.
func (m *matching) year(k int) {
	counted := m.counted(k)
	pay := m.salary.paidInYear(k)
	for _, c := range counted[12:] {
		pay = pay.Add(c.pay)
	}
	y := m.begin(k, pay)
	for i := range counted {
		m.contribute(&y, &counted[i])
	}
	m.reached(&y)
	if m.plan.NoTrueUp || !y.limited || len(m.bands) == 0 {
		return
	}
	// Where no limit is reached every month has the year's own share of pay and nothing is
	// left over.
	limit := m.limit(k)
	contributed := m.share.Mul(pay).Min(calc.Of(limit.Deferral))
	whole := matched(m.bands, contributed, pay.Min(calc.Of(limit.Compensation))).Round(m.u.currency.Places()).Min(y.most)
	if rest := whole.Sub(y.paid); rest.Live() || rest.Decimal().IsPositive() {
		p := m.payment(12 * k)
		for _, c := range counted[12:] {
			p.Date = later(p.Date, c.as.Date)
		}
		p.TrueUp, p.Item, p.name, p.Rule = true, fmt.Sprintf("%s, true-up of year %d", m.title, k), "", RuleTrueUp
		p.Basis = whole.Decimal()
		m.pay(p, rest.Max(calc.Number{}))
	}
}

// begin returns the state of service year k before its first month.
func (m *matching) begin(k int, pay calc.Number) planYear {
	if !m.plan.Plan.IsLimited(m.u.currency) {
		return planYear{own: m.share}
	}
	limit, places := m.limit(k), m.u.currency.Places()
	compensation, deferral := calc.Of(limit.Compensation), calc.Of(limit.Deferral)
	own := pay.Mul(m.share).Min(deferral)
	most := calc.Of(limit.Additions).Min(pay).Sub(own).Round(places).Max(calc.Number{})
	within := pay.AtMost(compensation).And(pay.Mul(m.share).AtMost(deferral)).And(pay.Mul(m.rate.Add(m.employer)).AtMost(most))
	most = most.Named(func() string { return fmt.Sprintf("Room for the match in year %d", k) })
	y := planYear{limited: within.Live() || !within.Holds(), deferral: deferral, pay: compensation, own: m.share, most: most, mostEmployer: most}
	if !m.employer.IsFixedZero() {
		y.most = most.Sub(pay.Min(compensation).Mul(m.employer).Round(places).Min(most)).
			Named(func() string { return fmt.Sprintf("Room for the match beside the contribution in year %d", k) })
	}
	// Whoever contributes all that the limit allows spreads it over the year: nobody lives on nothing
	// until it is reached.
	if y.spread = m.share.Less(calc.Of(one)).Not(); y.spread.Live() || y.spread.Holds() {
		y.own = calc.If(y.spread, deferral.Div(pay, shareScale).Min(calc.Of(one)), m.share).
			Named(func() string { return fmt.Sprintf("Share of pay contributed in year %d", k) })
	}
	return y
}

// shareScale is the places of the share of pay that fills the limit on contributions.
const shareScale = 20

// limit returns the limits of the calendar year in which service year k begins.
func (m *matching) limit(k int) PlanLimit {
	year := m.u.anniversary(k - 1).Year()
	limit := m.u.kase.PlanLimits.In(year)
	if year > limit.Year && m.beyondSince == 0 {
		m.beyond, m.beyondSince = limit, k
	}
	return limit
}

// contribute pays the contributions to one month's pay, or to a bonus. Once a limit is reached
// contributions, or the pay that counts, stop for the rest of the year.
func (m *matching) contribute(y *planYear, c *countedPay) {
	pay := c.pay
	contributed := y.own.Mul(pay)
	fitsPay, whole := true, true
	if y.limited {
		fits := contributed.AtMost(y.deferral)
		fitsPay = pay.AtMost(y.pay).Holds()
		whole = fits.Holds() && fitsPay && !y.spread.Holds()
		if c.month > 0 {
			y.stops = append(y.stops, fits.Or(y.spread).Not())
		}
		contributed = contributed.Min(y.deferral).Named(func() string { return "Contributions of " + c.name() })
		pay = pay.Min(y.pay).Named(func() string { return "Pay of " + c.name() + " that the plan counts" })
		y.deferral, y.pay = y.deferral.Sub(contributed), y.pay.Sub(pay)
	}
	if !m.employer.IsFixedZero() {
		m.contributeWithout(y, c, pay, fitsPay)
	}
	if len(m.bands) == 0 {
		return
	}
	p := c.as
	p.Basis, p.Rate = pay.Decimal(), m.rate.Decimal()
	if c.month == 0 {
		p.Item += ", " + c.item
	}
	if !whole {
		p.Basis, p.Rate, p.Rule = contributed.Decimal(), decimal.Zero, RuleMatchLimited
	}
	if whole && !pay.Live() && !m.rate.Live() { // the bands of every whole month come to one rate
		y.accrued = y.accrued.Add(pay.Mul(m.rate))
	} else {
		y.accrued = y.accrued.Add(matched(m.bands, contributed, pay)).Named(func() string { return "Match accrued by " + c.name() })
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
	m.pay(p, amount)
}

// contributeWithout pays the contribution without one's own to pay that the plan counts: it is
// due whatever the employee does.
func (m *matching) contributeWithout(y *planYear, c *countedPay, pay calc.Number, whole bool) {
	title, of := m.plan.Plan.Title(m.u.currency), "pay"
	if m.plan.Pay == PlanPayWithBonus {
		of = "base and bonus"
	}
	p := c.as
	p.Item, p.name, p.Certainty, p.Rule = fmt.Sprintf("%s, %s%% of %s", title, m.plan.Employer.Shift(2), of), title, Guaranteed, RuleNonElective
	p.atOnce = false
	if c.month == 0 {
		p.Item += ", " + c.item
	}
	p.Basis, p.Rate = pay.Decimal(), m.employer.Decimal()
	y.accruedEmployer = y.accruedEmployer.Add(pay.Mul(m.employer)).Named(func() string { return "Contributed without your own by " + c.name() })
	due := y.accruedEmployer.Round(m.u.currency.Places())
	if y.limited {
		cut := y.mostEmployer.Less(due)
		if cut.Holds() || !whole {
			p.Rule = RuleNonElectiveLimited
		}
		y.cut = y.cut.Or(cut)
		due = due.Min(y.mostEmployer)
	}
	amount := due.Sub(y.paidEmployer)
	y.paidEmployer = due
	m.pay(p, amount)
}

// name names the pay: month 3, Bonus, year 1.
func (c *countedPay) name() string {
	if c.month == 0 {
		return c.item
	}
	return fmt.Sprintf("month %d", c.month)
}

// payment is a payment of the match at the end of a month of service.
func (m *matching) payment(month int) Payment {
	return Payment{
		Date: m.u.payday(month), Year: (month-1)/12 + 1, Component: MatchPay,
		Term: RetirementTerm.Alone(), Item: m.item, name: m.title, To: twelfths[12], Rule: RuleMatch, atOnce: m.plan.VestsApart(),
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
	// Nobody expects the limits of a pension or a super in another currency.
	if plan := m.plan.Plan; !plan.IsLimited(u.currency) && (u.currency == USD || plan.IsLimited(USD)) {
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
	if m.plan.VestingSchedule().IsZero() {
		return
	}
	if u.offer.matchVested(u.hired, u.start) == vesting.Whole(1) {
		u.note(Note{Term: RetirementTerm.Alone(), Kind: NoteMatchVestedBefore})
		return
	}
	u.note(Note{Term: RetirementTerm.Alone(), Kind: NoteMatchVests})
}

// check names what cannot stand in a plan of an offer in a currency.
func (r Retirement) check(at checker, currency Currency) {
	if at.at("tiers").tooMany(len(r.Tiers), "tiers", "merge the bands of one rate") {
		return
	}
	if r.Plan != "" {
		oneOf(at.at("plan"), r.Plan)
	}
	if r.Contribution.Valid {
		at.at("contribution").rate(r.Contribution.Decimal)
	}
	if r.IsZero() && (r.Plan != "" || r.Pay != "" || r.Contribution.Valid || r.NoTrueUp || !r.Vesting.IsZero()) {
		at.at("tiers").refuse("a retirement plan into which the employer pays nothing", "add tiers: [{rate: 50%, up_to: 6%}], or employer: 5%")
	}
	if r.VestsApart() && r.Employer.IsZero() && !r.Vesting.IsZero() && !r.IsZero() {
		at.at("vesting").refuse("the match of the Thrift Savings Plan is yours at once (5 USC 8432(g))", "add employer: 1%, the automatic contribution that vests, or leave vesting out")
	}
	at.at("employer").rate(r.Employer)
	if r.Included && r.Employer.IsZero() {
		at.at("included").refuse("no contribution is stated that the base could include", "add employer: 12%")
	}
	if r.Pay != "" {
		oneOf(at.at("pay"), r.Pay)
	}
	if last := len(r.Tiers) - 1; last >= 0 && !r.Contribution.Valid && r.Tiers[last].UpTo.Equal(one) && !r.Plan.IsLimited(currency) {
		at.at("contribution").refuse("a match of all that you contribute, and no IRS limit ends it", "add contribution: 6%, or write the share of pay where the match ends: 50% of 6%")
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
