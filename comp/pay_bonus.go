package comp

import (
	"fmt"
	"slices"
	"time"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// bonusKind is the yearly bonuses.
var bonusKind = kindOfPay{
	group:      "Cash",
	components: []componentOfPay{{BonusPay, "Bonus", inCash, Target}},
	keys:       []string{"bonus", "bonuses"},
	terms:      bonusTerms,
	check: func(o *Offer, at checker, _ *Case) {
		o.Bonus.check(at.at("bonus"))
		at.at("bonuses").tooMany(len(o.Bonuses), "bonuses", "keep those that matter")
		for i := range o.Bonuses {
			o.Bonuses[i].check(at.at("bonuses[%d]", i))
		}
	},
	unfold: (*unfolding).bonus,
}

func bonusTerms() []Term {
	return slices.Concat([]Term{
		{Path: "bonus", Kind: KindPart, Meaning: "yearly bonus: a share of base, an amount, or {target, payout, paid, year, prorate, guaranteed, held_back}; a list of several is this one and bonuses", Example: "15%"},
	}, under("bonus.", termsOfBonus(func(o *Offer, _ int) *Bonus { return &o.Bonus })), []Term{
		{Path: "bonuses", Label: "Further bonus", field: func(o *Offer, _ int) any { return &o.Bonuses },
			Kind: KindList, Bounds: count(0, 10), Meaning: "further yearly bonuses, each as bonus", Example: "[{name: project bonus, target: 10k}]"},
	}, under("bonuses[].", termsOfBonus(func(o *Offer, i int) *Bonus { return &o.Bonuses[i] })))
}

// termsOfBonus describes a bonus by its path within it, and where an offer has it.
func termsOfBonus(of func(o *Offer, i int) *Bonus) []Term {
	return []Term{
		{Path: "target", Label: "Target bonus", field: func(o *Offer, i int) any { return rateOrMoney{&of(o, i).Rate, &of(o, i).Amount} }, Makes: true,
			Kind: KindRateOrMoney, Unit: UnitCurrencyAYear, Bounds: percent(0, 1000), Moves: true,
			Meaning: "share of base, or an amount a year", Example: "15%"},
		{Path: "payout", Label: "Bonus payout", field: func(o *Offer, i int) any { return &of(o, i).Payout },
			Kind: KindRate, Unit: UnitPercent, Bounds: percent(0, 1000), Moves: true,
			Meaning: "share of the target that is paid, but of a bonus that is guaranteed", Default: "100%", Example: "100%"},
		{Path: "name", Label: "Bonus name", field: func(o *Offer, i int) any { return &of(o, i).Name },
			Kind: KindText, Meaning: "what the letter calls it", Default: "Bonus, and its number from the second", Example: "project bonus"},
		{Path: "paid", Label: "Bonus paid on", field: func(o *Offer, i int) any { return &of(o, i).Paid },
			Kind: KindDayOfYear, Meaning: "month and day on which the bonus of a year is paid, several in equal parts", Default: "on the anniversary", Example: "03-15"},
		{Path: "year", Label: "Bonus year begins", field: func(o *Offer, i int) any { return &of(o, i).Begins },
			Kind: KindDayOfYear, Meaning: "first day of the bonus year", Default: "01-01 where a payday is given, else the start", Example: "07-01"},
		{Path: "of", Label: "Bonus paid for", field: func(o *Offer, i int) any { return either{&of(o, i).SameYear} },
			Kind: KindWord, Choices: []string{"year-before", "same-year"},
			Meaning: "the bonus year that a payday belongs to: year-before, but in its last month that which ends, or same-year", Default: "year-before", Example: "same-year"},
		{Path: "hired_by", Label: "Bonus for those hired by", field: func(o *Offer, i int) any { return &of(o, i).HiredBy },
			Kind: KindDayOfYear, Meaning: "last day of hiring in a bonus year that still earns its bonus", Default: "any day of it", Example: "10-01"},
		{Path: "prorate", Label: "Bonus of the first year", field: func(o *Offer, i int) any { return &of(o, i).Prorate },
			Kind: KindWord, Choices: asWords(Prorations()),
			Meaning: "whether the first bonus year is prorated: by days worked, by whole months, or false, which pays it in full", Default: "days", Example: "days"},
		{Path: "guaranteed", Label: "Bonus guaranteed", field: func(o *Offer, i int) any { return &of(o, i).Guaranteed },
			Kind: KindWord, Choices: asWords(BonusGuarantees()),
			Meaning: "whether its target is paid whatever the payout: first-year, for the first bonus, true, for all, or false", Default: "false", Example: "first-year"},
		{Path: "held_back", Label: "Bonus held back", Kind: KindPart, Meaning: "part of each bonus that is paid later, and lost by leaving before: {share, months}", Example: "{share: 50%, months: 18}"},
		{Path: "held_back.share", Label: "Bonus share held back", field: func(o *Offer, i int) any { return &of(o, i).HeldBack.Share },
			Kind: KindRate, Unit: UnitPercent, Bounds: percent(0, 100), Moves: true, Meaning: "share of each bonus that is paid later", Example: "50%"},
		{Path: "held_back.months", Label: "Bonus held back for", field: func(o *Offer, i int) any { return &of(o, i).HeldBack.Months },
			Kind: KindMonths, Unit: UnitMonths, Bounds: count(1, maxHeldBack), Meaning: "from the payday until it is paid", Example: "18 months"},
	}
}

// Bonus is a yearly bonus: a share of base, or a flat amount.
type Bonus struct {
	Name   string              // what the letter calls it; may be empty
	Rate   decimal.Decimal     // target as a share of base paid: 0.15 is 15%
	Amount decimal.Decimal     // flat target a year; excludes Rate
	Payout decimal.NullDecimal // share of target paid; not valid means 100%, a valid 0 is 0

	// Paid are the paydays of each bonus year, in equal parts. A payday in the last month of a bonus
	// year belongs to it, any other to the one before, or all to the year they are in where SameYear.
	// None: on the day after the bonus year.
	Paid     []DayOfYear
	SameYear bool
	// Begins is the first day of the bonus year. Zero: January 1 where there is a payday, else the
	// start, so that bonus years are service years.
	Begins  DayOfYear
	HiredBy DayOfYear // who is hired later in a bonus year has no bonus for it; zero: nobody
	Prorate Proration // of the first bonus year; empty means ByDays. It has no meaning for service years

	Guaranteed BonusGuarantee // empty means NotGuaranteed
	HeldBack   HeldBack
}

// Proration says what somebody has of the bonus of the year in which they are hired.
type Proration string

// The prorations.
const (
	ByDays   Proration = "days"   // as many days as they work of it
	ByMonths Proration = "months" // as many whole months
	InFull   Proration = "false"  // all of it
)

// Prorations lists the prorations.
func Prorations() []Proration { return []Proration{ByDays, ByMonths, InFull} }

// BonusGuarantee says which bonuses pay their target whatever the payout.
type BonusGuarantee string

// The guarantees.
const (
	NotGuaranteed       BonusGuarantee = "false"
	FirstYearGuaranteed BonusGuarantee = "first-year" // of the first bonus year that pays one
	AlwaysGuaranteed    BonusGuarantee = "true"
)

// BonusGuarantees lists the guarantees.
func BonusGuarantees() []BonusGuarantee {
	return []BonusGuarantee{NotGuaranteed, FirstYearGuaranteed, AlwaysGuaranteed}
}

// HeldBack is the part of a bonus that is paid some months after its payday, to those who are
// still there.
type HeldBack struct {
	Share  decimal.Decimal // 0.5 is 50%
	Months int
}

// maxHeldBack is the longest time, in months, for which a bonus is held back.
const maxHeldBack = 60

// The rules of a bonus: target times payout.
const (
	RuleBonusYear       Rule = "bonus-year"       // a share of the base paid in the service year (SPEC 5.2)
	RuleBonusFlat       Rule = "bonus-flat"       // a flat amount for the service year (SPEC 5.2)
	RuleBonusCalendar   Rule = "bonus-calendar"   // earned by days of the calendar year, paid in the next (SPEC 5.2)
	RuleBonusDecember   Rule = "bonus-december"   // earned by days of the calendar year, paid in its last month (SPEC 5.2)
	RuleBonusHired      Rule = "bonus-hired"      // earned by days of the year since the day of hiring, paid at its end (SPEC 3.6, 5.2)
	RuleBonusPlan       Rule = "bonus-plan"       // earned by days of a bonus year of the plan's own, or paid on several days (SPEC 5.2)
	RuleBonusGuaranteed Rule = "bonus-guaranteed" // the target, whatever the payout (SPEC 5.2)
	RuleBonusHeldBack   Rule = "bonus-held-back"  // the part that is paid months after the payday (SPEC 5.2)
)

// isZero reports whether no bonus is offered.
func (b Bonus) isZero() bool { return b.Rate.IsZero() && b.Amount.IsZero() }

// titled names the bonus as the letter does, else by a title.
func (b *Bonus) titled(title string) string {
	if name := seen(b.Name); name != "" {
		return name
	}
	return title
}

// furtherBonus names one of the bonuses beside the first.
func furtherBonus(i int) string { return fmt.Sprintf("Bonus %d", i+2) }

// BonusPayout is the share of its target that a bonus is assumed to pay.
type BonusPayout struct {
	Bonus  string // as the letter calls it, or Bonus, Bonus 2 ...
	Payout decimal.Decimal
}

// BonusPayouts lists what the bonuses of an offer are assumed to pay of their targets, 1 where the case says nothing.
func (o *Offer) BonusPayouts() (payouts []BonusPayout) {
	add := func(b *Bonus, title string) {
		if b.isZero() {
			return
		}
		p := BonusPayout{b.titled(title), decimal.NewFromInt(1)}
		if b.Payout.Valid {
			p.Payout = b.Payout.Decimal
		}
		payouts = append(payouts, p)
	}
	add(&o.Bonus, "Bonus")
	for i := range o.Bonuses {
		add(&o.Bonuses[i], furtherBonus(i))
	}
	return payouts
}

// ownYear reports whether the letter gives a bonus year that is no service year.
func (b *Bonus) ownYear() bool { return len(b.Paid) > 0 || !b.Begins.IsZero() }

// bonusPlan is one bonus of the offer being unfolded.
type bonusPlan struct {
	*unfolding
	bonus          *Bonus
	term           TermRef
	title          string // Bonus, or its name
	target, payout string // paths of its terms
	heldBack       string
}

func (u *unfolding) bonus() {
	u.payBonus(bonusPlan{u, &u.offer.Bonus, BonusTerm.Alone(), "Bonus", "bonus.target", "bonus.payout", "bonus.held_back.share"})
	for i := range u.offer.Bonuses {
		at := fmt.Sprintf("bonuses[%d].", i)
		u.payBonus(bonusPlan{u, &u.offer.Bonuses[i], FurtherBonusTerm.At(i), furtherBonus(i), at + "target", at + "payout", at + "held_back.share"})
	}
}

func (u *unfolding) payBonus(p bonusPlan) {
	p.title = p.bonus.titled(p.title)
	switch b := p.bonus; {
	case b.isZero() && !(u.terms.open && p.term == BonusTerm.Alone()):
	case b.ownYear():
		p.byBonusYear()
	case u.paysByServiceYear(b):
		p.byServiceYear()
	default:
		p.byYearSinceHiring()
	}
}

// paysByServiceYear reports whether a bonus is earned over the service years: it has no year of its own, and
// none that goes by the day of hiring of today's job.
func (u *unfolding) paysByServiceYear(b *Bonus) bool {
	return !b.ownYear() && !(u.offer.Current && !u.hired.IsZero())
}

func (u bonusPlan) byServiceYear() {
	b := u.bonus
	for k := 1; k <= u.kase.Years; k++ {
		guaranteed := b.Guaranteed == AlwaysGuaranteed || b.Guaranteed == FirstYearGuaranteed && k == 1
		basis, rate := u.terms.of(u.target, b.Amount), u.part(guaranteed)
		p := Payment{
			Date: u.anniversary(k), Year: k, Component: BonusPay,
			Term: u.term, Item: fmt.Sprintf("%s, year %d", u.title, k),
			To: twelfths[12], Rule: RuleBonusFlat,
			EarnedFrom: u.anniversary(k - 1), EarnedTo: u.anniversary(k),
		}
		p.EarnedOf, p.Earns = p.EarnedFrom.DaysUntil(p.EarnedTo), p.Item
		if b.Amount.IsZero() {
			basis, rate, p.Rule = u.salary.paidInYear(k), u.share(guaranteed), RuleBonusYear
			p.earns = rate
		}
		p.Basis, p.Rate = basis.Decimal(), rate.Decimal()
		u.guarantee(&p, guaranteed)
		u.payOn(p, []vesting.Date{p.Date}, basis.Mul(rate).Round(u.currency.Places()), make([]heldPart, 1))
	}
}

// guarantee marks a bonus that is guaranteed.
func (u bonusPlan) guarantee(p *Payment, guaranteed bool) {
	if guaranteed {
		p.Certainty, p.Rule = Guaranteed, RuleBonusGuaranteed
	}
}

// restOnTarget says that without a target there is no bonus, not even one of 0.
func (u bonusPlan) restOnTarget(p *Payment) {
	if target := u.stated(); target.Live() {
		p.remember(func(m *makings) { m.rests = target })
	}
}

// stated is the target as the letter has it: a share of base or an amount, of which the other is 0.
func (u bonusPlan) stated() calc.Number {
	return u.terms.opened(u.target, u.bonus.Rate.Add(u.bonus.Amount))
}

// part is the part of its target that a bonus pays: all of one that is guaranteed.
func (u bonusPlan) part(guaranteed bool) calc.Number {
	if guaranteed {
		return calc.Of(one)
	}
	return u.terms.or(u.payout, u.bonus.Payout, one)
}

// share is the part of the base that a bonus pays, where it is no flat amount.
func (u bonusPlan) share(guaranteed bool) calc.Number {
	return u.terms.opened(u.target, u.bonus.Rate).Mul(u.part(guaranteed))
}

// heldPart is what one payday of a bonus year has for the service years so far, and what of it is held back.
type heldPart struct{ paid, held calc.Number }

// add returns what is held back of one more amount. What is paid first is rounded, cumulatively, so that the halves
// of two service years are half of the whole, and the rest is held back (SPEC 2.3).
func (h *heldPart) add(amount, share calc.Number, places int32) calc.Number {
	h.paid = h.paid.Add(amount)
	before := h.held
	h.held = h.paid.Sub(h.paid.Mul(calc.Of(one).Sub(share)).Round(places))
	return h.held.Sub(before)
}

// payOn pays a year's bonus, or what a service year earns of it, on its paydays in equal parts,
// and of each the part that is held back as many months later; all add up to the whole (SPEC 2.3).
func (u bonusPlan) payOn(p Payment, paydays []vesting.Date, whole calc.Number, parts []heldPart) {
	var paid calc.Number
	n, item, earns, rate := int64(len(paydays)), p.Item, p.Earns, p.Rate
	held := u.terms.of(u.heldBack, u.bonus.HeldBack.Share)
	if n > 1 || !held.IsFixedZero() {
		whole = whole.Round(u.currency.Places()) // in doubles a difference is no whole number of cents, and half of it is off half a cent
	}
	for i, day := range paydays {
		p.Date = day
		due := whole
		if n > 1 {
			due = whole.Part(int64(i+1), n, u.currency.Places())
			p.From, _ = vesting.NewFraction(int64(i), n)
			p.To, _ = vesting.NewFraction(int64(i+1), n)
			p.Item, p.Earns = fmt.Sprintf("%s, part %d of %d", item, i+1, n), fmt.Sprintf("%s, part %d of %d", earns, i+1, n)
		}
		amount := due.Sub(paid)
		paid = due
		if day.Before(u.hired) || day.Before(u.start) && u.bonus.HeldBack.Months == 0 {
			continue // paid before the first day of work, or before the comparison begins
		}
		if held.IsFixedZero() {
			u.payPart(p, calc.Of(one), n, amount)
			continue
		}
		if n > 1 {
			amount = amount.Round(u.currency.Places())
		}
		later := parts[i].add(amount, held, u.currency.Places())
		now, back := p, p
		back.Date = day.AddMonths(u.bonus.HeldBack.Months)
		back.Item, back.Earns, back.Rule = p.Item+", held back", p.Earns+", held back", RuleBonusHeldBack
		back.Rate, now.Rate = rate.Mul(held.Decimal()), rate.Mul(one.Sub(held.Decimal()))
		u.payPart(now, calc.Of(one).Sub(held), n, amount.Sub(later))
		u.payPart(back, held, n, later)
	}
}

// shareOfBonus is the share of a year's bonus that a payment is.
func (p *Payment) shareOfBonus() calc.Number {
	if p.share.IsFixedZero() {
		return calc.Of(one)
	}
	return p.share
}

// payPart pays a share of one of so many parts of a bonus, unless it was paid before the comparison
// begins.
func (u bonusPlan) payPart(p Payment, share calc.Number, parts int64, amount calc.Number) {
	if p.Date.Before(u.start) {
		return
	}
	if parts > 1 {
		p.share = share.Part(1, parts, quotientPlaces)
	} else {
		p.share = share
	}
	if !p.earns.IsFixedZero() {
		p.earns = p.earns.Mul(share)
		if parts > 1 {
			p.earns = p.earns.Part(1, parts, quotientPlaces)
		}
	}
	u.restOnTarget(&p)
	u.pay(p, amount)
}

// byBonusYear pays the bonus of each bonus year on its paydays. A bonus year that straddles two
// service years becomes two payments on one payday.
func (u bonusPlan) byBonusYear() {
	begins := u.bonus.Begins
	if begins.IsZero() {
		begins = DayOfYear{time.January, 1}
	}
	year := u.start.Year() - 1
	if u.offer.Current {
		year -= 1 + (u.bonus.HeldBack.Months+11)/12 // bonuses of earlier years may be still to be paid
	}
	for ; ; year++ {
		first, end := begins.in(year), begins.in(year+1)
		if !first.Before(u.anniversary(u.kase.Years)) {
			return
		}
		if !u.offer.Current && !u.start.Before(end) {
			continue
		}
		y := bonusYear{first: first, end: end, item: fmt.Sprintf("%s for the year to %v", u.title, end.AddDays(-1)), rule: RuleBonusPlan}
		if begins == (DayOfYear{time.January, 1}) {
			y.item = fmt.Sprintf("%s for %d", u.title, year)
			y.rule = u.calendarRule()
		}
		y.paydays = u.bonus.paydays(first, end)
		u.ofYear(y)
	}
}

// calendarRule is the rule of a bonus of calendar years.
func (u bonusPlan) calendarRule() Rule {
	switch {
	case len(u.bonus.Paid) != 1 || u.bonus.SameYear:
		return RuleBonusPlan
	case u.bonus.Paid[0].Month == time.December:
		return RuleBonusDecember
	}
	return RuleBonusCalendar
}

// paydays are the days on which a bonus year is paid, in order: in the next one, or in its own last
// month, which belongs to it.
func (b *Bonus) paydays(first, end vesting.Date) (days []vesting.Date) {
	for _, d := range b.Paid {
		day := d.within(first)
		if !b.SameYear && day.Before(end.AddMonths(-1)) {
			day = d.within(end)
		}
		days = append(days, day)
	}
	if days == nil {
		return []vesting.Date{end}
	}
	slices.SortFunc(days, vesting.Date.Compare)
	return days
}

// paydayFor is the day on which what a calendar year has earned is paid: in the next year, or in
// its own last month, which belongs to it.
func paydayFor(year int, d DayOfYear) vesting.Date {
	b := Bonus{Paid: []DayOfYear{d}}
	return b.paydays(civil(year, time.January, 1), civil(year+1, time.January, 1))[0]
}

// byYearSinceHiring pays the bonuses of today's job, whose bonus years are those
// since the day of hiring and not the service years of the comparison (SPEC 3.6).
func (u bonusPlan) byYearSinceHiring() {
	for k := 1; ; k++ {
		first, end := u.hired.AddMonths(12*(k-1)), u.hired.AddMonths(12*k)
		if !first.Before(u.anniversary(u.kase.Years)) {
			return
		}
		u.ofYear(bonusYear{first: first, end: end, paydays: []vesting.Date{end}, item: fmt.Sprintf("%s for the year to %v", u.title, end.AddDays(-1)), rule: RuleBonusHired})
	}
}

// bonusYear is one year that earns a bonus, [first, end), and when it is paid.
type bonusYear struct {
	first, end vesting.Date
	paydays    []vesting.Date
	item       string
	rule       Rule
}

// isFirst reports whether a bonus year is the first that pays somebody a bonus.
func (b *Bonus) isFirst(y bonusYear, hired vesting.Date) bool {
	before := bonusYear{first: y.first.AddMonths(-12), end: y.first}
	return !hired.Before(y.first) && hired.Before(y.end) || b.misses(before, hired)
}

// misses reports whether somebody is hired too late in a bonus year to have a bonus for it.
func (b *Bonus) misses(y bonusYear, hired vesting.Date) bool {
	return !b.HiredBy.IsZero() && y.first.Before(hired) && hired.Before(y.end) && hired.After(b.HiredBy.within(y.first))
}

// notePaidBeforeHire says of the bonus year of the hire which of its paydays are before the first day of work.
func (u bonusPlan) notePaidBeforeHire(y bonusYear) {
	if u.hired.Before(y.first) || !u.start.Before(y.end) {
		return
	}
	for i, day := range y.paydays {
		n := Note{Term: u.term, Kind: NoteBonusBeforeHire, Item: y.item, On: day, Until: u.hired}
		if len(y.paydays) > 1 {
			n.Item = fmt.Sprintf("%s, part %d of %d", y.item, i+1, len(y.paydays))
		}
		if day.Before(u.hired) {
			u.noteIf(u.stated().Positive(), n)
		}
	}
}

// ofYear pays one year's bonus. A year that straddles two service years becomes two
// payments on one payday, split by days; they are rounded cumulatively, so that they add
// up to the year's bonus. The days that earn it are those of its year of work, from the
// anniversary to the day before the next one, as the salary's; that a statement's second
// year begins a day later is about paydays, of which the anniversary's own belong to the
// year before (SPEC 3.2, 5.2).
func (u bonusPlan) ofYear(y bonusYear) {
	b, first, end := u.bonus, y.first, y.end
	if b.misses(y, u.hired) {
		return
	}
	u.notePaidBeforeHire(y)
	if y.paydays[len(y.paydays)-1].AddMonths(b.HeldBack.Months).Before(u.start) {
		return
	}
	whole, months := first.DaysUntil(end), int64(12)
	if first.Before(u.hired) && (b.Prorate == InFull || b.Prorate == ByMonths) {
		whole = u.hired.DaysUntil(end)
		if b.Prorate == ByMonths {
			full, _ := u.hired.MonthsUntil(end)
			months = int64(full)
		}
	}
	num, den := int64(1), int64(whole) // of what is earned in a day
	if months < 12 {
		num, den = months, 12*int64(whole)
	}
	guaranteed := b.Guaranteed == AlwaysGuaranteed || b.Guaranteed == FirstYearGuaranteed && b.isFirst(y, u.hired)
	var earned, paid calc.Number // earned in 1/days of the currency
	parts := make([]heldPart, len(y.paydays))
	for k := 1; k <= u.kase.Years; k++ {
		from, to := later(first, u.anniversary(k-1)), earlier(end, u.anniversary(k))
		if k == 1 { // today's job was held before the comparison begins: those days count in its first year
			from = later(first, u.hired)
		}
		if !from.Before(to) {
			continue
		}
		days, last := calc.Int(int64(from.DaysUntil(to))), to
		if b.Amount.IsZero() && !u.leaves.IsZero() { // no base is paid after it; an amount is cut with the job
			last = earlier(to, u.leaves)
		}
		p := Payment{
			Year: k, Component: BonusPay, Term: u.term, Item: fmt.Sprintf("%s, %d of %d days", y.item, max(from.DaysUntil(last), 0), whole),
			To: twelfths[12], Rule: y.rule, EarnedFrom: from, EarnedTo: to, EarnedOf: whole, Earns: y.item,
		}
		basis, rate := u.terms.of(u.target, b.Amount).Mul(days), u.part(guaranteed)
		if b.Amount.IsZero() {
			basis, rate = u.salary.days(from, to), u.share(guaranteed)
			p.earns = rate
		}
		if months < 12 {
			p.Item = fmt.Sprintf("%s, %d of 12 months", y.item, months)
			if b.Amount.IsZero() {
				p.earns = rate.Part(months, 12, quotientPlaces)
			}
		}
		p.Basis, p.Rate = basis.Part(num, den, u.currency.Places()).Decimal(), rate.Decimal()
		earned = earned.Add(basis.Mul(rate))
		due := earned.Part(num, den, u.currency.Places())
		u.guarantee(&p, guaranteed)
		u.payOn(p, y.paydays, due.Sub(paid), parts)
		paid = due
	}
}

func later(a, b vesting.Date) vesting.Date {
	if a.After(b) {
		return a
	}
	return b
}

func earlier(a, b vesting.Date) vesting.Date {
	if a.Before(b) {
		return a
	}
	return b
}

func (b Bonus) check(at checker) {
	at.at("target").rate(b.Rate)
	at.at("target").amount(b.Amount)
	if b.Payout.Valid {
		at.at("payout").rate(b.Payout.Decimal)
	}
	if !b.Rate.IsZero() && !b.Amount.IsZero() {
		at.at("target").refuse("a share of base and a flat amount exclude each other", "keep one of them")
	}
	b.checkYear(at)
	b.HeldBack.check(at.at("held_back"))
	if b.Prorate != "" {
		oneOf(at.at("prorate"), b.Prorate)
	}
	if b.Guaranteed != "" {
		oneOf(at.at("guaranteed"), b.Guaranteed)
	}
}

// checkYear refuses what cannot stand in when a bonus is earned and paid.
func (b *Bonus) checkYear(at checker) {
	for i, d := range b.Paid {
		if d.check(at.at("paid")); slices.Contains(b.Paid[:i], d) {
			at.at("paid").refuse(fmt.Sprintf("%v is there twice", d), "write each payday once")
		}
	}
	if len(b.Paid) > 12 {
		at.at("paid").refuse(fmt.Sprintf("%d paydays a year, the limit is 12", len(b.Paid)), "write pay of every month as base")
	}
	if !b.Begins.IsZero() {
		b.Begins.check(at.at("year"))
	}
	if !b.HiredBy.IsZero() {
		b.HiredBy.check(at.at("hired_by"))
	}
	switch own := b.ownYear(); {
	case b.SameYear && len(b.Paid) == 0:
		at.at("of").refuse("it says which bonus year a payday belongs to, and there is none", "add paid: 09-15, or delete of")
	case !own && !b.HiredBy.IsZero():
		at.at("hired_by").refuse("it means nothing without a bonus year: a service year begins on the day of hiring", "add year: 01-01, or delete hired_by")
	case !own && b.Prorate != "":
		at.at("prorate").refuse("proration means nothing without a payday or a bonus year: a service year is worked whole", "add paid: 03-15, or delete prorate")
	}
}

func (h HeldBack) check(at checker) {
	at.at("share").rate(h.Share)
	switch months := at.at("months"); {
	case h.Share.IsZero() && h.Months == 0:
	case h.Months == 0:
		months.refuse("held back for how long?", "add months: 18")
	case months.outsideCount(h.Months):
		months.refuse(fmt.Sprintf("%d months is outside %v", h.Months, months.term().Bounds), "write for example months: 18")
	}
}
