package comp

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// promotionKind is what a promotion that is expected adds to base, bonus and refreshers.
var promotionKind = kindOfPay{
	group:  "Promotion",
	keys:   []string{"promotion"},
	terms:  promotionTerms,
	check:  func(o *Offer, at checker, c *Case) { o.checkPromotion(at.at("promotion"), c) },
	unfold: (*unfolding).promotion,
}

func promotionTerms() []Term {
	return []Term{
		{Path: "promotion", Kind: KindPart, Meaning: "a promotion that is expected, with the base, bonus and refreshers from its day on; what it adds counts as speculative",
			Example: "{on: 2028-03-01, level: L6, base: 200k}"},
		{Path: "promotion.on", Label: "Promoted on", field: func(o *Offer, _ int) any { return &o.Promotion.On },
			Kind: KindDate, Meaning: "day from which the promotion holds", Example: "2028-03-01"},
		{Path: "promotion.level", Label: "Promoted to level", field: func(o *Offer, _ int) any { return &o.Promotion.Level },
			Kind: KindText, Meaning: "level at the company after it", Example: "L6"},
		{Path: "promotion.base", Label: "Base after the promotion", field: func(o *Offer, _ int) any { return &o.Promotion.Base },
			Kind: KindMoney, Unit: UnitCurrencyAYear, Bounds: amounts().above(), Moves: true, Meaning: "salary a year from that day on; the yearly raise goes on from it", Example: "200k"},
		{Path: "promotion.bonus", Label: "Bonus after the promotion", field: func(o *Offer, _ int) any { return &o.Promotion.Bonus },
			Kind: KindRate, Unit: UnitPercent, Bounds: percent(0, 1000).above(), Moves: true,
			Meaning: "target of the first bonus as a share of base from that day on, at its payout; further bonuses keep theirs", Default: "that of the offer", Example: "20%"},
		{Path: "promotion.refreshers", Label: "Refreshers after the promotion", Kind: KindPart, Meaning: "refreshers from that day on: the value of each, or {value, vesting}", Example: "80k"},
		{Path: "promotion.refreshers.value", Label: "Refreshers after the promotion, value", field: func(o *Offer, _ int) any { return &o.Promotion.Refresher },
			Kind: KindMoney, Unit: UnitCurrency, Bounds: amounts().above(), Moves: true,
			Meaning: "value of each refresher granted from that day on, on the days of the offer's own; without those on the anniversaries", Example: "80k"},
		{Path: "promotion.refreshers.vesting", Label: "Refreshers after the promotion, vesting", field: func(o *Offer, _ int) any { return &o.Promotion.Vesting },
			Kind: KindSchedule, Meaning: "vesting schedule of each from its own day", Default: "that of the offer's refreshers", Example: "4y quarterly"},
		{Path: "promotion.probability", Label: "Probability of the promotion", field: func(o *Offer, _ int) any { return &o.Promotion.Probability },
			Kind: KindRate, Unit: UnitPercent, Bounds: percent(0, 100), Moves: true,
			Meaning: "how likely it is; what it adds is weighed with it in the risk-adjusted total alone", Default: "100%", Example: "60%"},
	}
}

// Promotion is a promotion that nobody has put in writing. The offer pays what it pays without; only
// what the promotion adds is its own, and that is speculative (SPEC 4, 5): of the base the difference of
// the two salaries of each month, of a bonus that of the days from On on, of refreshers the value above
// that of the offer's own, granted on the same days; into the retirement plan, of a share of profit, of what a purchase
// plan gains and of benefits and costs that are a share of base what the pay with the promotion brings above that
// without. A commission is an amount of money, also where it is written with the base as on-target earnings: no raise
// changes it, and no promotion does. A promotion in the letter is a dated raise.
type Promotion struct {
	On          vesting.Date
	Level       string
	Base        decimal.Decimal     // salary a year from On on; 0 leaves the offer's
	Bonus       decimal.Decimal     // target as a share of base from On on; 0 leaves the offer's
	Refresher   decimal.Decimal     // value of each refresher granted from On on; 0 leaves the offer's
	Vesting     vesting.Schedule    // of these; zero means that of the offer's own
	Probability decimal.NullDecimal // not valid means certain; weighs in the risk-adjusted total alone
}

// IsZero reports whether no promotion is expected.
func (p *Promotion) IsZero() bool {
	return p.addedBy() == nil
}

// addedBy lists the terms that add something, as paths in the offer; at 0 they add nothing.
func (p *Promotion) addedBy() (terms []string) {
	for i, stated := range []decimal.Decimal{p.Base, p.Bonus, p.Refresher} {
		if !stated.IsZero() {
			terms = append(terms, []string{"promotion.base", "promotion.bonus", "promotion.refreshers.value"}[i])
		}
	}
	return terms
}

// Title names the promotion: "Promotion to L6".
func (p *Promotion) Title() string {
	if p.Level == "" {
		return "Promotion"
	}
	return "Promotion to " + p.Level
}

// The rules of what a promotion adds.
const (
	RulePromotionBase  Rule = "promotion-base"  // the month's pay at the promoted salary less that without it (SPEC 5.1, 2.3)
	RulePromotionBonus Rule = "promotion-bonus" // the bonus of the days from the promotion on, less that without it (SPEC 5.2)
	RulePromotionMatch Rule = "promotion-match" // what the plan gets of the promoted pay, less what it gets of that without (SPEC 5.9)
	RulePromotionShare Rule = "promotion-share" // what a share of base comes to on the promoted base, less that on the base without (SPEC 5, 5.8, 5.10)
)

// promotion pays what a promotion adds to what the other terms have paid already.
func (u *unfolding) promotion() {
	pr := &u.offer.Promotion
	if pr.IsZero() {
		return
	}
	months, _ := u.start.MonthsUntil(pr.On)
	u.noteUntil(months/12, calc.Fixed(true), Note{Term: PromotionTerm.Alone(), Kind: NotePromotionBeyond})
	if !pr.On.Before(u.anniversary(u.kase.Years)) {
		return
	}
	if !u.leaves.IsZero() && !pr.On.Before(u.leaves) {
		u.note(Note{Term: PromotionTerm.Alone(), Kind: NotePromotionAfterEnd, Until: u.offer.End, first: months/12 + 1})
		return
	}
	u.note(Note{Term: PromotionTerm.Alone(), Kind: NotePromotionExpected, first: months/12 + 1})
	promoted := u.promotedSalary(pr)
	u.promoted = &promoted
	u.promotedBase(pr, &promoted)
	u.promotedBonus(pr, &promoted)
	u.promotedFurtherBonuses(pr, &promoted)
	u.promotedMatch(pr, &promoted)
	u.promotedShares(pr, &promoted)
	u.promotedRefreshers(pr)
}

// promotionPay is what a payment of a promotion has in common with its others.
func promotionPay(component Component) Payment {
	return Payment{Component: component, Certainty: Speculative, Promise: PromiseExpected, Term: PromotionTerm.Alone()}
}

// promotedSalary is the salary with the promotion: never below that without it, and raised by the same
// rate or amount on the same days.
func (u *unfolding) promotedSalary(pr *Promotion) salary {
	base, places := u.terms.of("promotion.base", pr.Base), u.currency.Places()
	annual, raised, raises := base.Round(places), u.offer.raising(base, places, u.terms), 0
	var steps []salaryStep
	promote := func(step salaryStep) {
		at := u.kase.withinPackage(u.offer, []salaryStep{{SalaryStep: step.SalaryStep, to: annual}}, u.terms)[0].to
		step.pays(at.Max(step.to).Named(func() string { return fmt.Sprintf("Promoted salary a year from %v", step.On) }))
		steps = append(steps, step)
	}
	for i, step := range u.salary.steps {
		if step.On.After(pr.On) {
			for ; raises < step.Raises; raises++ {
				annual = raised()
			}
			promote(step)
			continue
		}
		raises = max(raises, step.Raises)
		if step.On.Before(pr.On) {
			steps = append(steps, step)
		}
		if next := i + 1; next == len(u.salary.steps) || u.salary.steps[next].On.After(pr.On) {
			step.On = pr.On
			promote(step)
		}
	}
	return u.salaryOf(steps)
}

// promotedBase pays, with each month's salary, what the promoted one has above it.
func (u *unfolding) promotedBase(pr *Promotion, promoted *salary) {
	if pr.Base.IsZero() {
		return
	}
	for month := 1; month <= len(promoted.months); month++ {
		if !u.months[month].After(pr.On) || u.over(month) {
			continue
		}
		p := promotionPay(BasePay)
		p.Date, p.Year, p.Item, p.Rule = u.payday(month), (month-1)/12+1, pr.Title()+", base", RulePromotionBase
		u.payUnlessZero(p, promoted.months[month-1].all().Sub(u.salary.months[month-1].all()))
	}
}

// promotedBonus pays what the offer's first bonus comes to with the promotion: at the target of that, where it has
// one, for which an offer without a bonus gets it on the anniversaries.
func (u *unfolding) promotedBonus(pr *Promotion, promoted *salary) {
	own := u.paymentsOf(BonusTerm.Alone())
	if own == nil && !pr.Bonus.IsZero() {
		for k := 1; k <= u.kase.Years; k++ {
			p := Payment{Date: u.anniversary(k), Year: k, EarnedFrom: u.anniversary(k - 1), EarnedTo: u.anniversary(k)}
			p.EarnedOf = p.EarnedFrom.DaysUntil(p.EarnedTo)
			own = append(own, p)
		}
	}
	target, payout := u.terms.of("promotion.bonus", pr.Bonus), u.terms.or("bonus.payout", u.offer.Bonus.Payout, one)
	for i := range own {
		earns := own[i].earns
		if !pr.Bonus.IsZero() {
			if earns = target.Mul(own[i].shareOfBonus()); own[i].Certainty != Guaranteed {
				earns = earns.Mul(payout)
			}
		}
		u.promotedBonusOf(pr, promoted, &own[i], earns, pr.Title()+", bonus", u.paysByServiceYear(&u.offer.Bonus))
	}
}

// promotedFurtherBonuses pays what the bonuses beside the first come to on the promoted base: no promotion gives
// them another target, and those that are an amount stay what they are.
func (u *unfolding) promotedFurtherBonuses(pr *Promotion, promoted *salary) {
	for i := range u.offer.Bonuses {
		own, name := u.paymentsOf(FurtherBonusTerm.At(i)), u.offer.Bonuses[i].titled(furtherBonus(i))
		for j := range own {
			if earns := own[j].earns; !earns.IsFixedZero() {
				u.promotedBonusOf(pr, promoted, &own[j], earns, pr.Title()+", "+name, u.paysByServiceYear(&u.offer.Bonuses[i]))
			}
		}
	}
}

// promotedBonusOf pays, on the day of a bonus, what it comes to above itself from the promotion on, of which it then
// earns a share of the promoted base: of that which a service year pays, or else of that of the days.
func (u *unfolding) promotedBonusOf(pr *Promotion, promoted *salary, bonus *Payment, earns calc.Number, name string, byServiceYear bool) {
	from, to := later(bonus.EarnedFrom, pr.On), bonus.EarnedTo
	if !u.leaves.IsZero() {
		to = earlier(to, u.leaves)
	}
	if !from.Before(to) {
		return
	}
	base, with := u.salary.days(from, to), promoted.days(from, to)
	of, item := int64(bonus.EarnedOf), fmt.Sprintf("%s, %d days from %v", name, from.DaysUntil(to), from)
	if byServiceYear {
		base, with = u.paidFrom(from, bonus.Year, promoted)
		of, item = 1, fmt.Sprintf("%s, year %d", name, bonus.Year)
		if from.After(bonus.EarnedFrom) {
			item += fmt.Sprintf(", from %v", from)
		}
	}
	has := base.Mul(bonus.earns).Part(1, of, quotientPlaces)
	if bonus.earns.IsFixedZero() { // a flat amount, earned by days
		has = bonus.Number().Part(int64(from.DaysUntil(to)), int64(bonus.EarnedFrom.DaysUntil(bonus.EarnedTo)), quotientPlaces)
	}
	p := promotionPay(BonusPay)
	p.Date, p.Year, p.Rule = bonus.Date, bonus.Year, RulePromotionBonus
	p.EarnedFrom, p.EarnedTo, p.EarnedOf, p.Earns = from, to, bonus.EarnedOf, name
	p.Item = item
	gets := with.Mul(earns).Part(1, of, quotientPlaces)
	u.payUnlessZero(p, gets.Sub(has).Round(u.currency.Places()).Max(calc.Number{}))
}

// paidFrom returns the base paid in a service year for the days from one of it on, and what it is with the
// promotion: the salaries of the months after that day, and of the month that it falls into the part of its days.
func (u *unfolding) paidFrom(from vesting.Date, year int, promoted *salary) (base, with calc.Number) {
	for month := 12*(year-1) + 1; month <= 12*year; month++ {
		own, starts, ends := &u.salary.months[month-1], u.months[month-1], u.months[month]
		if !from.Before(ends) {
			continue
		}
		paid := own.paid
		if from.After(starts) {
			paid = paid.Part(int64(from.DaysUntil(ends)), int64(starts.DaysUntil(ends)), quotientPlaces)
		}
		if own.extra > 0 {
			paid = paid.Add(own.besides)
		}
		base, with = base.Add(paid), with.Add(paid).Add(promoted.months[month-1].all()).Sub(own.all())
	}
	return base, with
}

// promotedMatch pays into the plan what the promoted pay brings above that without it. Where it reaches a limit
// of the year sooner, a later payday brings less. What the paydays of the year before the promotion would have
// had of it, where contributions are spread over the year, comes with the first one after.
func (u *unfolding) promotedMatch(pr *Promotion, promoted *salary) {
	plan := &u.offer.Retirement
	if plan.IsZero() {
		return
	}
	type earned struct {
		on     vesting.Date
		year   int
		atOnce bool
	}
	more := map[earned]calc.Number{}
	with := u.matching(plan, promoted, func(p Payment, amount calc.Number) {
		at := earned{p.Date, p.Year, p.atOnce}
		more[at] = more[at].Add(amount)
	})
	without := u.matching(plan, &u.salary, func(p Payment, amount calc.Number) {
		at := earned{p.Date, p.Year, p.atOnce}
		more[at] = more[at].Sub(amount)
	})
	with.promoted = true
	for k := 1; k <= u.kase.Years; k++ {
		if u.anniversary(k).After(pr.On) {
			with.year(k)
			without.year(k)
		}
	}
	before := map[bool]calc.Number{} // by what vests at once
	days := slices.SortedFunc(maps.Keys(more), func(a, b earned) int {
		return cmp.Or(a.on.Compare(b.on), cmp.Compare(a.year, b.year), cmp.Compare(fmt.Sprint(a.atOnce), fmt.Sprint(b.atOnce)))
	})
	for _, day := range days {
		amount := before[day.atOnce].Add(more[day])
		if before[day.atOnce] = amount; !day.on.Before(pr.On) {
			p := promotionPay(MatchPay)
			p.atOnce = day.atOnce
			p.Date, p.Year, p.Item, p.Rule = day.on, day.year, pr.Title()+", "+plan.Title(u.currency), RulePromotionMatch
			u.payUnlessZero(p, amount)
			before[day.atOnce] = calc.Number{}
		}
	}
}

// sharePaid is where and when pay that is a share of base is paid.
type sharePaid struct {
	component Component
	term      TermRef
	on        vesting.Date
	year      int
}

// promotedShares pays what each kind of pay that is a share of base comes to on the promoted one, above what the offer
// pays of it: the kinds are unfolded once more, on the promoted salary.
func (u *unfolding) promotedShares(pr *Promotion, promoted *salary) {
	if pr.Base.IsZero() {
		return
	}
	with := *u
	with.salary, with.payments, with.notes = *promoted, nil, nil
	with.sharesOfBase()
	own := map[sharePaid]calc.Number{}
	for i := range u.payments {
		p := &u.payments[i]
		at := sharePaid{p.Component, p.Term, p.Date, p.Year}
		own[at] = own[at].Add(p.inItsCurrency())
	}
	for i := range with.payments {
		p := &with.payments[i]
		if p.Date.Before(pr.On) {
			continue
		}
		at := sharePaid{p.Component, p.Term, p.Date, p.Year}
		u.promotedShare(pr, p, p.inItsCurrency().Sub(own[at]))
		delete(own, at) // of several payments on a day the first answers for all that were paid without
	}
}

// promotedShare pays what one payment has above those that the offer makes of it without.
func (u *unfolding) promotedShare(pr *Promotion, of *Payment, more calc.Number) {
	if more.IsFixedZero() {
		return
	}
	p := promotionPay(of.Component)
	p.Date, p.Year, p.Rule, p.Item = of.Date, of.Year, RulePromotionShare, pr.Title()+", "+of.Name()
	p.InCash, p.accrues, p.raises, p.paid = of.IsCash() && !of.Component.IsCash(), of.accruing(), of.Term, of.paid
	if !of.EarnedTo.IsZero() {
		p.EarnedFrom, p.EarnedTo = later(of.EarnedFrom, pr.On), of.EarnedTo
		p.EarnedOf, p.Earns = of.EarnedOf, p.Item
	}
	if more.Live() {
		p.remember(func(m *makings) { m.rests = more })
	}
	if of.Currency != "" {
		u.payInShares(p, more)
		return
	}
	u.pay(p, more)
}

// sharesOfBase unfolds the kinds of pay that are a share of the base paid.
func (u *unfolding) sharesOfBase() {
	u.profitSharing()
	u.espp()
	for i := range u.offer.Benefits {
		if !u.offer.Benefits[i].Rate.IsZero() {
			u.benefit(i)
		}
	}
	for i := range u.offer.Costs {
		if !u.offer.Costs[i].Rate.IsZero() {
			u.cost(i)
		}
	}
}

// inItsCurrency is the amount of a payment in the currency that it is paid in.
func (p *Payment) inItsCurrency() calc.Number {
	if p.Currency != "" {
		return p.NativeNumber()
	}
	return p.Number()
}

// paymentsOf are the payments of one of the offer's bonuses.
func (u *unfolding) paymentsOf(bonus TermRef) (own []Payment) {
	for i := range u.payments {
		if p := &u.payments[i]; p.Term == bonus && p.EarnedOf > 0 {
			own = append(own, *p)
		}
	}
	return own
}

// promotedRefreshers grants what the refreshers from the promotion on are worth above the offer's own.
func (u *unfolding) promotedRefreshers(pr *Promotion) {
	if pr.Refresher.IsZero() {
		return
	}
	r, worth := Refresher{Vesting: u.offer.promotedVesting()}, u.terms.of("promotion.refreshers.value", pr.Refresher)
	first, every := r.Schedule()
	var without calc.Number
	if i, own := u.offer.yearlyRefresher(); own != nil {
		first, every = own.Schedule()
		without = u.refresherValue(i, own)
		worth = worth.Sub(without).Max(calc.Number{}).Named(func() string { return "Value of each refresher above the offer's own" })
	}
	if worth.IsFixedZero() {
		return
	}
	for month := first; month < 12*u.kase.Years; month += every {
		if on := u.start.AddMonths(month); !on.Before(pr.On) {
			u.refresher(0, &r, on, worth, without, promotionPay(RefresherPay))
		}
	}
}

// promotedVesting returns the schedule of the refreshers from the promotion on: its own, or that of
// the offer's yearly ones.
func (o *Offer) promotedVesting() vesting.Schedule {
	if _, own := o.yearlyRefresher(); o.Promotion.Vesting.IsZero() && own != nil {
		return own.Vesting
	}
	return o.Promotion.Vesting
}

// yearlyRefresher returns the first of the offer's refreshers that recur; nil where none does.
func (o *Offer) yearlyRefresher() (int, *Refresher) {
	for i := range o.Refreshers {
		if r := &o.Refreshers[i]; !r.Once && r.Promise != PromiseNone {
			return i, r
		}
	}
	return 0, nil
}

// LowPromotions returns a *TermError for each promotion to a base below the one that its day has without it: most
// likely a slip of the keyboard, which would add nothing without a word. [Case.Validate] lets it stand, because a
// counter or a scenario may well raise the base above that of a promotion.
func (c *Case) LowPromotions() (low []*TermError) {
	if c == nil {
		return nil
	}
	for i := range c.Offers {
		o, p := &c.Offers[i], &c.Offers[i].Promotion
		whole := *o
		whole.Retirement.Included = false // a package is compared with a package
		if base := c.salaryOn(&whole, p.On, terms{}).Decimal(); !p.Base.IsZero() && p.Base.LessThan(base) {
			of := o.currency(c)
			low = append(low, &TermError{
				Path:   fmt.Sprintf("offers[%d].promotion.base", i),
				Reason: fmt.Sprintf("a promotion to a base of %s, below the %s that %v has without it", of.Grouped(p.Base), of.Grouped(base), p.On),
				Mend:   "write the whole yearly base from that day on, or leave base out",
			})
		}
	}
	return low
}

// checkPromotion names what cannot stand in a promotion.
func (o *Offer) checkPromotion(at checker, c *Case) {
	p := &o.Promotion
	at.at("base").amount(p.Base)
	at.at("bonus").rate(p.Bonus)
	at.at("refreshers.value").amount(p.Refresher)
	at.at("on").year(p.On)
	if p.Probability.Valid {
		at.at("probability").rate(p.Probability.Decimal)
	}
	if p.IsZero() {
		if !p.On.IsZero() || p.Level != "" || p.Probability.Valid || !p.Vesting.IsZero() {
			at.refuse("a promotion that adds nothing", "add base: 200k, bonus: 20% or refreshers: 80k, as they are from that day on")
		}
		return
	}
	begins := c.begins(o)
	switch _, own := o.yearlyRefresher(); {
	case p.On.IsZero():
		at.at("on").refuse("a promotion needs its day", "add on: 2028-03-01")
	case !p.On.After(begins):
		at.at("on").refuse(fmt.Sprintf("%v is not after %v, when the comparison begins", p.On, begins), "write a later day, or what is paid already as base, bonus and refreshers")
	case !p.Refresher.IsZero() && o.Private.Stated():
		at.at("refreshers.value").refuse("refreshers of a promotion need a share price, and a private company has none", "leave them out, or write them as refreshers of the offer")
	case !p.Refresher.IsZero() && own != nil && own.counted():
		at.at("refreshers.value").refuse("a value cannot take the place of the offer's refreshers, which are a count", "leave it out, or write the offer's refreshers as a value")
	case !p.Refresher.IsZero() && p.Vesting.IsZero() && own == nil:
		at.at("refreshers.vesting").refuse("refreshers need a vesting schedule, and the offer has none of which to take it", "write refreshers: {value: 80k, vesting: 4y quarterly}")
	}
}
