package comp

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// commissionKind is the commission.
var commissionKind = kindOfPay{
	group:      "Cash",
	components: []componentOfPay{{CommissionPay, "Commission", inCash, Target}},
	keys:       []string{"commission"},
	terms:      commissionTerms,
	check:      func(o *Offer, at checker, _ *Case) { o.Commission.check(at.at("commission")) },
	unfold:     (*unfolding).commission,
}

func commissionTerms() []Term {
	return []Term{
		{Path: "commission", Kind: KindPart, Meaning: "commission at target: an amount a year, or {target, ote, attainment, paid, accelerators, ramp, draw}", Example: "80k"},
		{Path: "commission.target", Label: "Commission at target", field: func(o *Offer, _ int) any { return &o.Commission.Target }, Makes: true,
			Kind: KindMoney, Unit: UnitCurrencyAYear, Bounds: amounts(), Moves: true, Meaning: "commission a year at full attainment", Example: "80k"},
		{Path: "commission.ote", Label: "On-target earnings", field: func(o *Offer, _ int) any { return &o.Commission.OTE }, Makes: true,
			Kind: KindMoney, Unit: UnitCurrencyAYear, Bounds: amounts(), Moves: true, Meaning: "base and commission a year at full attainment; the commission at target is what it has over the base", Example: "240k"},
		{Path: "commission.attainment", Label: "Attainment", field: func(o *Offer, _ int) any { return &o.Commission.Attainment },
			Kind: KindRate, Unit: UnitPercent, Bounds: percent(0, 1000), Moves: true,
			Meaning: "share of the target that is reached", Default: "100%", Example: "90%"},
		{Path: "commission.paid", Label: "Commission paid", field: func(o *Offer, _ int) any { return either{&o.Commission.Quarterly} },
			Kind: KindWord, Choices: []string{"monthly", "quarterly"},
			Meaning: "monthly with the salary, or quarterly on the last day of each quarter of service", Default: "monthly", Example: "quarterly"},
		{Path: "commission.accelerators", Label: "Commission, accelerator", field: func(o *Offer, _ int) any { return &o.Commission.Accelerators },
			Kind: KindList, Bounds: count(0, 10), Meaning: "what attainment above a threshold pays, in order", Example: "[{above: 100%, rate: 150%}]"},
		{Path: "commission.accelerators[].rate", field: func(o *Offer, i int) any { return &o.Commission.Accelerators[i].Rate },
			Kind: KindRate, Unit: UnitPercent, Bounds: percent(0, 1000), Moves: true, Meaning: "what each part of the target above it pays: 150% is one and a half times", Example: "150%"},
		{Path: "commission.accelerators[].above", Label: "above", field: func(o *Offer, i int) any { return &o.Commission.Accelerators[i].Above },
			Kind: KindRate, Unit: UnitPercent, Bounds: percent(0, 1000), Moves: true, Meaning: "attainment from which it counts", Example: "100%"},
		{Path: "commission.ramp", Label: "Commission ramp", Kind: KindPart, Meaning: "first months in which a share of the target is guaranteed: {months, guarantee}", Example: "{months: 3, guarantee: 100%}"},
		{Path: "commission.ramp.months", Label: "Commission guaranteed for", field: func(o *Offer, _ int) any { return &o.Commission.Ramp.Months },
			Kind: KindMonths, Unit: UnitMonths, Bounds: count(1, 36), Meaning: "months from the first day of work in which it is guaranteed", Example: "3 months"},
		{Path: "commission.ramp.guarantee", Label: "Commission guaranteed at", field: func(o *Offer, _ int) any { return &o.Commission.Ramp.Guarantee },
			Kind: KindRate, Unit: UnitPercent, Bounds: percent(0, 1000), Moves: true, Meaning: "share of the target that is paid in them at least", Default: "100%", Example: "100%"},
		{Path: "commission.draw", Label: "Commission draw", Kind: KindPart, Meaning: "what is paid each month against commission, whatever is sold: an amount a month, or {amount, kind, months}", Example: "4k"},
		{Path: "commission.draw.amount", Label: "Draw a month", field: func(o *Offer, _ int) any { return &o.Commission.Draw.Amount }, Makes: true,
			Kind: KindMoney, Unit: UnitCurrency, Bounds: amounts(), Moves: true, Meaning: "draw a month", Example: "4k"},
		{Path: "commission.draw.kind", Label: "Draw that is", field: func(o *Offer, _ int) any { return either{&o.Commission.Draw.Kept} },
			Kind: KindWord, Choices: []string{"recoverable", "non-recoverable"},
			Meaning: "recoverable, an advance that later commission makes up for where it is above what was earned and so no guaranteed pay, or non-recoverable, which is kept and guaranteed", Default: "recoverable", Example: "non-recoverable"},
		{Path: "commission.draw.months", Label: "Draw for", field: func(o *Offer, _ int) any { return &o.Commission.Draw.Months },
			Kind: KindMonths, Unit: UnitMonths, Bounds: count(1, 12*MaxYears), Meaning: "months from the first day of work in which it is paid", Default: "every month", Example: "6 months"},
	}
}

// Commission is the variable part of on-target earnings (SPEC 5.2).
type Commission struct {
	Target       decimal.Decimal     // a year at full attainment
	OTE          decimal.Decimal     // base and commission a year at full attainment; excludes Target
	Attainment   decimal.NullDecimal // share of target reached; not valid means 100%, a valid 0 is 0
	Quarterly    bool                // paid on the last day of each quarter of service; otherwise monthly with the salary
	Accelerators []Accelerator       // ascending
	Ramp         Ramp
	Draw         Draw
}

// Accelerator is what each part of the target pays that is reached above a threshold, up to the next.
type Accelerator struct {
	Above decimal.Decimal // attainment: 1 is 100%
	Rate  decimal.Decimal // 1.5 is one and a half times
}

// Ramp is the time in which a share of the target is guaranteed.
type Ramp struct {
	Months    int                 // from the first day of work; 0 means none
	Guarantee decimal.NullDecimal // of the target; not valid means 100%
}

// Draw is what is paid each month against commission. Commission is paid above the draws of its month
// or quarter; where these are more, later commission makes up for it, or the difference is kept.
type Draw struct {
	Amount decimal.Decimal // a month
	Months int             // from the first day of work; 0 means every month
	Kept   bool            // non-recoverable
}

// The rules of a commission.
const (
	RuleCommission          Rule = "commission"            // target times attainment, with the salary (SPEC 5.2, 3.2, 2.3)
	RuleCommissionQuarterly Rule = "commission-quarterly"  // the same, on the last day of each quarter of service (SPEC 5.2)
	RuleCommissionRamp      Rule = "commission-ramp"       // the guaranteed share of the target (SPEC 5.2)
	RuleCommissionDraw      Rule = "commission-draw"       // the draw of a month (SPEC 4)
	RuleCommissionAfterDraw Rule = "commission-after-draw" // what commission has over the draws (SPEC 4)
)

// isZero reports whether no commission is offered.
func (c *Commission) isZero() bool { return c.Target.IsZero() && c.OTE.IsZero() }

// commissioned is the commission of the offer being unfolded, a year.
type commissioned struct {
	*unfolding
	target, earned calc.Number // at target, and at the attainment
	assured        calc.Number // of the target in the ramp
	ramp           int         // months of it that are left
	payment        Payment     // of what is on target
}

func (u *unfolding) commission() {
	o := u.offer
	c := &o.Commission
	if c.isZero() {
		return
	}
	y := commissioned{unfolding: u, target: u.terms.of("commission.target", c.Target)}
	if !c.OTE.IsZero() {
		y.target = u.terms.of("commission.ote", c.OTE).Sub(o.yearly(u.kase, u.terms)).Max(calc.Number{})
	}
	y.earned = y.target.Mul(y.credit())
	if y.ramp = u.monthsLeft(c.Ramp.Months); y.ramp > 0 {
		y.assured = y.target.Mul(u.terms.or("commission.ramp.guarantee", c.Ramp.Guarantee, one))
	}
	y.payment = Payment{
		Component: CommissionPay, Term: CommissionTerm.Alone(), Item: "Commission at target",
		Basis: y.earned.Decimal(), Rule: RuleCommission,
	}
	if c.Quarterly {
		y.payment.Rule = RuleCommissionQuarterly
	}
	if c.Attainment.Valid {
		y.payment.name = "Commission"
		y.payment.Item = fmt.Sprintf("Commission, %s%% of %s", c.Attainment.Decimal.Shift(2), u.currency.Grouped(y.target.Decimal()))
	}
	switch {
	case !c.Draw.Amount.IsZero():
		y.payAboveDraws()
	case c.Quarterly || y.ramp > 0:
		y.pay()
	default:
		parts := u.currency.monthly(y.earned)
		u.payEveryYear(y.payment, &parts)
	}
}

// monthsLeft returns how many of some months from the first day of work are after the first compared
// day: today's job has been held for a while.
func (u *unfolding) monthsLeft(months int) int {
	switch {
	case !u.offer.Current:
		return months
	case u.hired.IsZero():
		return 0
	}
	held, _ := u.hired.MonthsUntil(u.start)
	return max(months-held, 0)
}

// credit is the share of the target that the attainment pays: what is reached, each part above an
// accelerator's threshold at its rate.
func (y *commissioned) credit() calc.Number {
	c := &y.offer.Commission
	reached := y.terms.or("commission.attainment", c.Attainment, one)
	above := func(i int) calc.Number {
		return y.terms.openedEach("commission.accelerators[%d].above", i, c.Accelerators[i].Above)
	}
	if len(c.Accelerators) == 0 {
		return reached
	}
	credit := reached.Min(above(0))
	for i := range c.Accelerators {
		band := reached
		if i+1 < len(c.Accelerators) {
			band = reached.Min(above(i + 1))
		}
		rate := y.terms.openedEach("commission.accelerators[%d].rate", i, c.Accelerators[i].Rate)
		credit = credit.Add(band.Sub(above(i)).Max(calc.Number{}).Mul(rate))
	}
	return credit.Named(func() string { return "Share of the target that commission pays" })
}

// every is the number of months for which commission is paid together.
func (y *commissioned) every() int {
	if y.offer.Commission.Quarterly {
		return 3
	}
	return 1
}

// by returns what a year's months up to one have earned, and what of it is assured: in the ramp the
// greater of both. It is rounded cumulatively within the year (SPEC 2.3).
func (y *commissioned) by(year, month int) (earned, assured calc.Number) {
	ramp := min(max(y.ramp-12*(year-1), 0), month)
	earned = y.earned.Mul(calc.Int(int64(month - ramp)))
	if ramp > 0 {
		earned = earned.Add(y.earned.Max(y.assured).Mul(calc.Int(int64(ramp))))
		assured = y.assured.Part(int64(ramp), 12, y.currency.Places())
	}
	return earned.Part(1, 12, y.currency.Places()), assured
}

// dueCommission is what the months that are paid together have earned, in commission, and what of it is
// assured. Of a month or quarter that the end of the job cuts it is a part by days, as the salary is; of a
// later one nothing.
type dueCommission struct {
	from, to        vesting.Date // the days that earn it, to not included
	payment         Payment      // with its day, its year and its part of the year
	first, last     int          // months of service
	earned, assured calc.Number
	cutTo           vesting.Date    // the day of leaving that cuts it; otherwise zero
	wholeAssured    decimal.Decimal // what is assured before it is cut

	// What leaving before the payday loses of it is above these.
	drawn []calc.Number // in its months, one after the other
	owed  calc.Number   // of earlier recoverable draws
}

// eachPayday calls pay for each month or quarter of the horizon, until the job ends.
func (y *commissioned) eachPayday(pay func(d *dueCommission)) {
	every := y.every()
	for year := 1; year <= y.kase.Years; year++ {
		var earned, assured calc.Number
		for month := every; month <= 12; month += every {
			all, sure := y.by(year, month)
			last := 12*(year-1) + month
			d := dueCommission{
				from: y.months[last-every], to: y.months[last], payment: y.payment, first: last - every + 1, last: last,
				earned: all.Sub(earned), assured: sure.Sub(assured),
			}
			d.payment.Year, d.payment.Date = year, y.payday(last)
			d.payment.From, d.payment.To = twelfths[month-every], twelfths[month]
			y.cut(&d)
			pay(&d)
			y.commissions = append(y.commissions, d)
			earned, assured = all, sure
		}
	}
}

// cut takes from what is due what the end of the job leaves out.
func (y *commissioned) cut(d *dueCommission) {
	switch {
	case y.leaves.IsZero() || !y.leaves.Before(d.to):
		return
	case !d.from.Before(y.leaves):
		d.earned, d.assured = calc.Number{}, calc.Number{}
		return
	}
	worked, of, places := d.from.DaysUntil(y.leaves), d.from.DaysUntil(d.to), y.currency.Places()
	d.payment.Date = y.leaves.AddDays(-1) // in whichever month of it the job ends
	d.payment.From, d.payment.To = vesting.Fraction{}, vesting.Fraction{}
	d.payment.Basis, d.cutTo, d.wholeAssured = d.earned.Decimal(), y.leaves, d.assured.Decimal()
	y.namesCut(&d.payment, d)
	d.earned, d.assured = d.earned.Part(int64(worked), int64(of), places), d.assured.Part(int64(worked), int64(of), places)
}

// namesCut says in a payment by how many days the end of the job cuts what earns it.
func (y *commissioned) namesCut(p *Payment, d *dueCommission) {
	if !d.cutTo.IsZero() {
		p.Item = p.lastDays(d.from.DaysUntil(d.cutTo), d.from.DaysUntil(d.to))
	}
}

// pay pays commission without a draw: what the ramp assures is guaranteed, the rest is on target.
func (y *commissioned) pay() {
	y.eachPayday(func(d *dueCommission) {
		if d.first > y.ramp {
			y.unfolding.pay(d.payment, d.earned)
			return
		}
		sure := d.payment
		sure.Certainty, sure.Rule, sure.Basis = Guaranteed, RuleCommissionRamp, y.assured.Decimal()
		sure.name, sure.Item = "", "Commission, guaranteed ramp"
		if !d.cutTo.IsZero() {
			sure.Basis = d.wholeAssured
			y.namesCut(&sure, d)
		}
		y.unfolding.pay(sure, d.assured)
		y.payUnlessZero(d.payment, d.earned.Sub(d.assured))
	})
}

// payAboveDraws pays the draws of each month, and on each payday what commission has over them, and over
// what earlier commission left to recover. A draw that is kept is guaranteed, as a ramp is; one that is
// recovered is commission paid early, and as certain as that.
func (y *commissioned) payAboveDraws() {
	kept := y.offer.Commission.Draw.Kept
	var owed calc.Number // of recoverable draws, by commission to come
	y.eachPayday(func(d *dueCommission) {
		d.owed = owed
		y.draw(d)
		over := d.above(d.earned)
		p := d.payment
		p.Rule = RuleCommissionAfterDraw
		p.name, p.Item = "", "Commission above the draw"
		y.namesCut(&p, d)
		y.payUnlessZero(p, over.Max(calc.Number{}))
		if !kept {
			owed = over.Neg().Max(calc.Number{}).Named(func() string { return fmt.Sprintf("Draw to be recovered after month %d", d.last) })
		}
		if d.last%12 == 0 {
			y.owes(p.Year, owed)
		}
	})
}

// draw pays the draws of the months that are paid together: of the month that the end of the job cuts
// a part by days.
func (y *commissioned) draw(d *dueCommission) {
	terms := &y.offer.Commission.Draw
	last := d.last
	if terms.Months > 0 {
		last = min(last, y.monthsLeft(terms.Months))
	}
	whole := y.terms.of("commission.draw.amount", terms.Amount).Round(y.currency.Places())
	for m := d.first; m <= last && !y.over(m); m++ {
		p, draw := y.payment, whole
		p.Year, p.Date, p.Rule = d.payment.Year, y.payday(m), RuleCommissionDraw
		if terms.Kept {
			p.Certainty = Guaranteed
		}
		p.Basis, p.From, p.To = terms.Amount, twelfths[0], twelfths[12]
		p.name, p.Item = "", "Commission draw"
		if from, to := y.months[m-1], y.months[m]; !y.leaves.IsZero() && y.leaves.Before(to) {
			p.Item = p.lastDays(from.DaysUntil(y.leaves), from.DaysUntil(to))
			draw = whole.Part(int64(from.DaysUntil(y.leaves)), int64(from.DaysUntil(to)), y.currency.Places())
		}
		y.payUnlessZero(p, draw)
		d.drawn = append(d.drawn, draw)
	}
}

// above returns what commission earned has over the draws of its months, and over what earlier ones
// left to recover; less than zero where these are more.
func (d *dueCommission) above(earned calc.Number) calc.Number {
	return earned.Sub(calc.Sum(d.drawn...)).Sub(d.owed)
}

// ends returns the day on which it is earned.
func (d *dueCommission) ends() vesting.Date {
	if d.cutTo.IsZero() {
		return d.to
	}
	return d.cutTo
}

// unpaid returns what somebody loses who leaves on a day before the payday: by days what is earned, without
// what was drawn on it.
func (d *dueCommission) unpaid(u *unfolding, day vesting.Date) calc.Number {
	earned := d.earned.Part(int64(d.from.DaysUntil(day)), int64(d.from.DaysUntil(d.ends())), quotientPlaces)
	before := *d
	before.drawn = nil
	for i := range d.drawn {
		if u.payday(d.first + i).Before(day) {
			before.drawn = append(before.drawn, d.drawn[i])
		}
	}
	return before.above(earned).Max(calc.Number{})
}

// owes notes what is to be recovered of the draws at the end of a year, the horizon's last.
func (y *commissioned) owes(year int, owed calc.Number) {
	n := Note{Term: CommissionTerm.Alone(), Kind: NoteDrawOwed, Amount: owed.Decimal(), first: year, last: year}
	if owed.Live() {
		n.made = &noted{amount: owed}
	}
	y.noteIf(owed.Positive(), n)
}

func (c *Commission) check(at checker) {
	at.at("target").amount(c.Target)
	at.at("ote").amount(c.OTE)
	if c.Attainment.Valid {
		at.at("attainment").rate(c.Attainment.Decimal)
	}
	if !c.Target.IsZero() && !c.OTE.IsZero() {
		at.at("ote").refuse("it says the target too, with the base", "keep target or ote")
	}
	bare := !c.Attainment.Valid && len(c.Accelerators) == 0 && c.Ramp.Months == 0 && c.Draw.Amount.IsZero()
	if c.isZero() && !bare {
		at.at("target").refuse("terms of a commission of no target", "add target: 80k, the commission a year at 100%")
	}
	at.at("accelerators").tooMany(len(c.Accelerators), "accelerators", "keep those that matter")
	for i, a := range c.Accelerators {
		at.at("accelerators[%d].rate", i).rate(a.Rate)
		at.at("accelerators[%d].above", i).rate(a.Above)
		if i > 0 && !a.Above.GreaterThan(c.Accelerators[i-1].Above) {
			at.at("accelerators[%d].above", i).refuse(fmt.Sprintf("%s%% is not above %s%%, where the one before it begins", a.Above.Shift(2), c.Accelerators[i-1].Above.Shift(2)),
				"write the accelerators in order")
		}
	}
	c.checkStart(at)
}

// checkStart refuses what cannot stand in a ramp and a draw.
func (c *Commission) checkStart(at checker) {
	ramp, draw := at.at("ramp"), at.at("draw")
	if at := ramp.at("months"); at.outsideCount(c.Ramp.Months) {
		at.refuse(fmt.Sprintf("%d months is outside %v", c.Ramp.Months, at.term().Bounds), "write for example months: 3")
	}
	if c.Ramp.Guarantee.Valid {
		if ramp.at("guarantee").rate(c.Ramp.Guarantee.Decimal); c.Ramp.Months == 0 {
			ramp.at("months").refuse("guaranteed for how long?", "add months: 3")
		}
	}
	draw.at("amount").amount(c.Draw.Amount)
	if at := draw.at("months"); at.outsideCount(c.Draw.Months) {
		at.refuse(fmt.Sprintf("%d months is outside %v", c.Draw.Months, at.term().Bounds), "write for example months: 6")
	}
	if c.Draw.Amount.IsZero() && (c.Draw.Months != 0 || c.Draw.Kept) {
		draw.at("amount").refuse("terms of a draw of no amount", "add amount: 4k, the draw a month")
	}
	if c.Ramp.Months != 0 && !c.Draw.Amount.IsZero() {
		draw.refuse("a guaranteed ramp and a draw at once: letters differ on whether the draws begin after the ramp or are paid out of its guarantee", "keep one of them: a guarantee that is not recovered is draw: {amount: 4k, kind: non-recoverable, months: 3} too")
	}
}
