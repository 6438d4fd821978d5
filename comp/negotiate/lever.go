package negotiate

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Lever is a term of an offer that one asks about (SPEC 10.1). Its key is an alias of the
// term's path, which says its unit and bounds.
type Lever struct {
	Key     string              // sign_on_year_1
	Path    string              // of its term, within the offer: sign_on[0].amount
	Measure Measure             // of its values
	Step    decimal.Decimal     // asks are today's value plus whole steps
	Cap     decimal.NullDecimal // the most to ask for
	Current decimal.Decimal     // in the currency of its term; 0.15 is 15%
	Each    string              // what an amount is for, of pay by a period: an hour; empty of any other
	Lacks   bool                // the offer has no such term: it is asked for on the plainest terms
	Bar     Bar                 // why the offer cannot be asked for it at all; empty where it can

	begins vesting.Date    // of a grant that today's job has not; zero for another offer's
	yearly decimal.Decimal // of pay by a period, what 1 of it comes to in a year; otherwise 0
	set    func(*comp.Offer, decimal.Decimal)
}

// Measure says what a lever's values count.
type Measure int

// The measures.
const (
	InMoney Measure = iota // the offer's currency, or that of its shares
	InShares
	InRate // of base
)

// Bar is a reason for which an offer cannot be asked for a lever.
type Bar string

// The bars. The empty Bar bars nothing.
const (
	BarCounted Bar = "counted"  // the grant is a count of shares: rsu_shares asks for more of it
	BarValued  Bar = "valued"   // the grant is a value: rsu_value asks for more of it
	BarNoPrice Bar = "no-price" // the offer has none, and nothing says what a share is worth
	BarNoRound Bar = "no-round" // the same of a private company, whose share nobody trades
	BarShareOf Bar = "share-of" // the refresher is a share of the first grant, and follows it
	BarHired   Bar = "hired"    // today's job pays a sign-on and a relocation at hiring only
)

// Spec asks for a lever by its key, with a step and a cap where they are not the usual ones.
type Spec struct {
	Key  string
	Step decimal.NullDecimal
	Cap  decimal.NullDecimal
}

// LeverError reports a lever that cannot be asked about as written.
type LeverError struct {
	Key    string
	Reason string // lower case; empty where no lever has that key
	Mend   string
}

func (e *LeverError) Error() string {
	if e.Reason == "" {
		return fmt.Sprintf("%q is not a lever", e.Key)
	}
	return fmt.Sprintf("%s: %s; %s", e.Key, e.Reason, e.Mend)
}

// leverKind is what is known of a lever whatever the offer is.
type leverKind struct {
	key     string
	measure Measure
	step    decimal.Decimal
	find    func(*comp.Offer, *Lever) // sets what the offer says: path, current, whether it lacks it, how to set it
}

// leverKinds lists the levers in the order of every table.
func leverKinds() []leverKind {
	thousand, fine, coarse := decimal.NewFromInt(1000), decimal.NewFromInt(500), decimal.NewFromInt(5000)
	return []leverKind{
		{"base", InMoney, thousand, findBase},
		{"sign_on_year_1", InMoney, fine, func(o *comp.Offer, l *Lever) { findSignOn(o, l, 1) }},
		{"sign_on_year_2", InMoney, fine, func(o *comp.Offer, l *Lever) { findSignOn(o, l, 2) }},
		{"rsu_value", InMoney, coarse, findGrantValue},
		{"rsu_shares", InShares, decimal.NewFromInt(1), findGrantShares},
		{"bonus_target", InRate, decimal.New(1, -2), findBonus},
		{"refresher", InMoney, coarse, findRefresher},
		{"relocation", InMoney, fine, findRelocation},
	}
}

// LeverKeys lists the keys of the levers.
func LeverKeys() []string {
	var keys []string
	for _, k := range leverKinds() {
		keys = append(keys, k.key)
	}
	return keys
}

// MeasureOf returns what the values of a lever count in an offer: a bonus that is an amount is
// asked for in money. It returns a *LeverError for a key that is no lever's.
func MeasureOf(o *comp.Offer, key string) (Measure, error) {
	l, err := newLever(o, vesting.Date{}, Spec{Key: key})
	if l == nil {
		return InMoney, err
	}
	return l.Measure, nil
}

// CurrencyOf returns the currency in which a lever of an offer is asked for in money: of a grant or a
// refresher that of the shares.
func CurrencyOf(r *comp.Result, key string) comp.Currency {
	if r == nil {
		return ""
	}
	l, _ := newLever(&r.Offer, vesting.Date{}, Spec{Key: key})
	if l == nil {
		return r.Currency
	}
	return r.CurrencyOf(l.Path)
}

// newLever finds a lever in an offer that is compared from a day on.
func newLever(o *comp.Offer, begins vesting.Date, s Spec) (*Lever, error) {
	for _, k := range leverKinds() {
		if k.key != s.Key {
			continue
		}
		l := &Lever{Key: k.key, Measure: k.measure, Step: k.step, Cap: s.Cap}
		if o.Current {
			l.begins = begins
		}
		k.find(o, l)
		if s.Step.Valid {
			l.Step = s.Step.Decimal
		}
		return l, l.check()
	}
	return nil, &LeverError{Key: s.Key}
}

// finest is the least step of a measure: a cent, a share, a hundredth of a percent.
func (m Measure) finest() decimal.Decimal {
	return map[Measure]decimal.Decimal{InMoney: decimal.New(1, -2), InShares: decimal.NewFromInt(1), InRate: decimal.New(1, -4)}[m]
}

func (l *Lever) check() error {
	switch {
	case l.Bar != "":
		return nil
	case !l.Step.IsPositive():
		return &LeverError{l.Key, "a step of 0 leads nowhere", "write for example " + l.Key + ":" + usualStep(l)}
	case l.Step.LessThan(l.Measure.finest()) || !l.Step.Mod(l.Measure.finest()).IsZero():
		return &LeverError{l.Key, "the step is finer than can be paid", "write for example " + l.Key + ":" + usualStep(l)}
	case l.Cap.Valid && l.Cap.Decimal.GreaterThan(l.bound()), l.Step.GreaterThan(l.bound()):
		return &LeverError{l.Key, "the step or cap is larger than the term can be", "check the zeros, or leave it out"}
	case l.Cap.Valid && l.Cap.Decimal.LessThan(l.Current):
		return &LeverError{l.Key, "the cap is below what the offer has today", "write a cap above it, or leave the lever out"}
	}
	return nil
}

func usualStep(l *Lever) string {
	switch l.Measure {
	case InShares:
		return "1"
	case InRate:
		return "1%"
	}
	return "500"
}

// value returns what the lever stands at after so many steps.
func (l *Lever) value(steps int64) decimal.Decimal {
	return l.Current.Add(l.Step.Mul(decimal.NewFromInt(steps)))
}

// stepsTo returns how many whole steps there are from today's value up to another.
func (l *Lever) stepsTo(value decimal.Decimal) int64 {
	return value.Sub(l.Current).Div(l.Step).Floor().IntPart()
}

// bound returns the greatest value that the term may have.
func (l *Lever) bound() decimal.Decimal {
	term, _ := comp.FindTerm("offers[]." + l.Path)
	if term.Kind == comp.KindRateOrMoney && l.Measure == InMoney {
		term, _ = comp.FindTerm("offers[].base") // an amount a year, which the bounds of a rate do not bound
	}
	return term.Bounds.Hi
}

// findBase finds the base: the salary a year, or the pay for what it is by, in smaller steps.
func findBase(o *comp.Offer, l *Lever) {
	l.Path, l.Current = o.BasePath(), o.Base
	if !o.Rate.Amount.IsZero() {
		l.Current, l.Each, l.yearly = o.Rate.Amount, o.Rate.Each(), o.YearlyBase().Div(o.Rate.Amount)
		l.Step = map[comp.Per]decimal.Decimal{
			comp.PerHour: decimal.NewFromInt(1), comp.PerDay: decimal.NewFromInt(10), comp.PerWeek: decimal.NewFromInt(50), comp.PerMonth: decimal.NewFromInt(100),
		}[o.Rate.Per]
		if l.Step.IsZero() {
			l.Step = thousand
		}
		l.set = func(o *comp.Offer, v decimal.Decimal) { besideCommission(o, func() { o.Rate.Amount = v }) }
		return
	}
	l.set = func(o *comp.Offer, v decimal.Decimal) { besideCommission(o, func() { o.Base = v }) }
}

// besideCommission sets another base beside the commission as it is offered: on-target earnings, which are stated for both
// together, rise by as much.
func besideCommission(o *comp.Offer, set func()) {
	before := o.YearlyBase()
	if set(); !o.Commission.OTE.IsZero() {
		o.Commission.OTE = o.Commission.OTE.Add(o.YearlyBase().Sub(before))
	}
}

// findSignOn finds the sign-ons of a service year, all of them together, or makes one: a lump without a
// clawback.
func findSignOn(o *comp.Offer, l *Lever, year int) {
	i := slices.IndexFunc(o.SignOn, func(s comp.SignOn) bool { return s.Year == year })
	if l.Lacks = i < 0; l.Lacks {
		i = len(o.SignOn)
	}
	for _, s := range o.SignOn {
		if s.Year == year {
			l.Current = l.Current.Add(s.Amount)
		}
	}
	l.Path = fmt.Sprintf("sign_on[%d].amount", i)
	if o.Current {
		l.Bar = BarHired
	}
	lacks, today := l.Lacks, l.Current
	l.set = func(o *comp.Offer, v decimal.Decimal) {
		o.SignOn = slices.Clone(o.SignOn)
		if lacks {
			if v.IsPositive() {
				o.SignOn = append(o.SignOn, comp.SignOn{Year: year, Amount: v})
			}
			return
		}
		o.SignOn[i].Amount = o.SignOn[i].Amount.Add(v).Sub(today) // of several of one year the first rises
	}
}

// firstGrant returns the position of the first grant of RSUs, and false where there is none.
func firstGrant(o *comp.Offer) (int, bool) {
	i := slices.IndexFunc(o.Grants, func(g comp.Grant) bool { return g.Kind == comp.RSU })
	return max(i, 0), i >= 0
}

// askedGrant returns the position of the grant that one asks more of, and false where there is none: a
// grant that today's job made before the comparison begins is made, and one asks for a new one.
func (l *Lever) askedGrant(o *comp.Offer) (int, bool) {
	if l.begins.IsZero() {
		return firstGrant(o)
	}
	i := slices.IndexFunc(o.Grants, func(g comp.Grant) bool {
		start := g.Start
		if start.IsZero() {
			start = o.Start
		}
		return g.Kind == comp.RSU && !start.Before(l.begins)
	})
	return max(i, 0), i >= 0
}

// fourYears is the schedule of what an offer without a grant is asked for: a quarter of it at
// the end of each year.
func fourYears() vesting.Schedule {
	s, err := vesting.Parse("4y annual")
	if err != nil {
		panic(err) // a test reads it
	}
	return s
}

func findGrantValue(o *comp.Offer, l *Lever) {
	i, found := l.askedGrant(o)
	if l.Lacks = !found; l.Lacks {
		i = len(o.Grants)
	} else if l.Current = o.Grants[i].Value; l.Current.IsZero() {
		l.Bar = BarCounted
	}
	l.Path = fmt.Sprintf("grants[%d].value", i)
	l.set = func(o *comp.Offer, v decimal.Decimal) {
		setGrant(o, l, i, v, func(g *comp.Grant) { g.Value = v })
	}
}

func findGrantShares(o *comp.Offer, l *Lever) {
	i, found := l.askedGrant(o)
	switch l.Lacks = !found; {
	case l.Lacks && o.TodaysPrice().IsZero() && len(o.Price.Path) == 0 && !o.Private.Stated():
		l.Bar, i = BarNoPrice, len(o.Grants)
	case l.Lacks:
		i = len(o.Grants)
	case o.Grants[i].Shares.IsZero():
		l.Bar = BarValued
	default:
		l.Current = o.Grants[i].Shares
	}
	l.Path = fmt.Sprintf("grants[%d].shares", i)
	l.set = func(o *comp.Offer, v decimal.Decimal) {
		setGrant(o, l, i, v, func(g *comp.Grant) { g.Shares = v })
	}
}

// setGrant changes a grant, or adds one to an offer that has none.
func setGrant(o *comp.Offer, l *Lever, i int, v decimal.Decimal, change func(*comp.Grant)) {
	o.Grants = slices.Clone(o.Grants)
	if l.Lacks {
		if !v.IsPositive() {
			return
		}
		i = len(o.Grants) // another lever may have added one already
		o.Grants = append(o.Grants, comp.Grant{Kind: comp.RSU, Vesting: fourYears(), Start: l.begins})
	}
	change(&o.Grants[i])
}

// findBonus finds the target of the bonus: a share of base, or an amount where the offer has
// an amount.
func findBonus(o *comp.Offer, l *Lever) {
	l.Path = "bonus.target"
	if o.Bonus.Amount.IsPositive() {
		l.Measure, l.Step, l.Current = InMoney, decimal.NewFromInt(1000), o.Bonus.Amount
		l.set = func(o *comp.Offer, v decimal.Decimal) { o.Bonus.Amount = v }
		return
	}
	l.Current, l.Lacks = o.Bonus.Rate, o.Bonus.Rate.IsZero()
	l.set = func(o *comp.Offer, v decimal.Decimal) { o.Bonus.Rate = v }
}

// findRefresher finds the first refresher that counts, or makes one on the first grant's
// vesting: what is asked for is asked for in writing.
func findRefresher(o *comp.Offer, l *Lever) {
	i := slices.IndexFunc(o.Refreshers, func(r comp.Refresher) bool { return r.Promise != comp.PromiseNone })
	if l.Lacks = i < 0; l.Lacks {
		i = len(o.Refreshers)
	} else if l.Current = o.Refreshers[i].Value; l.Current.IsZero() {
		l.Bar = BarShareOf
	}
	l.Path = fmt.Sprintf("refreshers[%d].value", i)
	lacks, schedule := l.Lacks, fourYears()
	if first := o.FirstRSU(); first != nil {
		schedule = first.Vesting
	}
	l.set = func(o *comp.Offer, v decimal.Decimal) {
		o.Refreshers = slices.Clone(o.Refreshers)
		if lacks {
			if v.IsPositive() {
				o.Refreshers = append(o.Refreshers, comp.Refresher{Value: v, Vesting: schedule, Promise: comp.PromiseWritten})
			}
			return
		}
		o.Refreshers[i].Value = v
	}
}

func findRelocation(o *comp.Offer, l *Lever) {
	l.Path, l.Current, l.Lacks = "relocation.amount", o.Relocation.Amount, o.Relocation.Amount.IsZero()
	if o.Current {
		l.Bar = BarHired
	}
	l.set = func(o *comp.Offer, v decimal.Decimal) { o.Relocation.Amount = v }
}
