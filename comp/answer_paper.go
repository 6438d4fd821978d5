package comp

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Paper is what vests within the horizon of one award of a private company, at prices
// that nobody pays today. It stands beside the total and is never in it (SPEC 5.7): what a tender
// offer or the exit pays within the horizon is not among it.
// Amounts are in the reporting currency, at the exchange rate of the valuation date.
type Paper struct {
	Component   Component
	Term        TermRef             // the term that grants it
	Item        string              // "ISO grant 1, 4y monthly, 12mo cliff"
	Granted     decimal.Decimal     // shares or options
	Vested      decimal.Decimal     // of them, within the horizon, without what the total has
	Strike      decimal.Decimal     // of options, in the currency of the shares
	AtFMV       decimal.NullDecimal // of Vested, above the strike, 0 for what is underwater; not valid where the FMV is not known
	AtPreferred decimal.NullDecimal // the same at the preferred price
	Exercise    decimal.Decimal     // what exercising Vested costs; part of neither value

	left bool          // it is what an exit within the horizon does not pay
	made *paperMakings // nil where no term of it is live
}

// paperMakings are figures of a line on paper with the steps that made them.
type paperMakings struct {
	granted, vested, atFMV, atPreferred, exercise calc.Number
	named                                         Conversion
}

func (p *Paper) makings() paperMakings {
	if p.made == nil {
		return paperMakings{}
	}
	return *p.made
}

// GrantedNumber, VestedNumber, AtFMVNumber, AtPreferredNumber and ExerciseNumber return the
// figures of those names with the steps that made them, where the offer was unfolded to remember
// them.
func (p *Paper) GrantedNumber() calc.Number { return orFixed(p.makings().granted, p.Granted) }
func (p *Paper) VestedNumber() calc.Number  { return orFixed(p.makings().vested, p.Vested) }
func (p *Paper) AtFMVNumber() calc.Number   { return orFixed(p.makings().atFMV, p.AtFMV.Decimal) }
func (p *Paper) AtPreferredNumber() calc.Number {
	return orFixed(p.makings().atPreferred, p.AtPreferred.Decimal)
}
func (p *Paper) ExerciseNumber() calc.Number { return orFixed(p.makings().exercise, p.Exercise) }

// Holds returns whether there is anything on paper of the award: something is granted, and the exit does
// not pay all of it.
func (p *Paper) Holds() calc.Cond {
	if p.left {
		return p.VestedNumber().Positive()
	}
	return p.GrantedNumber().Positive()
}

// Conversion returns the figures that the item names, as [Payment.Conversion].
func (p *Paper) Conversion() Conversion { return p.makings().named }

// PaperTotal returns the sum of what is on paper: at FMV and at the preferred price, where
// they are known, and the cost of exercising.
func (r *Result) PaperTotal() (atFMV, atPreferred decimal.NullDecimal, exercise decimal.Decimal) {
	for _, p := range r.Paper {
		atFMV, atPreferred = addKnown(atFMV, p.AtFMV), addKnown(atPreferred, p.AtPreferred)
		exercise = exercise.Add(p.Exercise)
	}
	return atFMV, atPreferred, exercise
}

// addKnown adds a value that may not be known to a sum of those that are.
func addKnown(sum, v decimal.NullDecimal) decimal.NullDecimal {
	if !v.Valid {
		return sum
	}
	return decimal.NewNullDecimal(sum.Decimal.Add(v.Decimal))
}

// paper values the awards that a private company's equity consists of over so many years.
func (u *unfolding) paper(years int) []Paper {
	end := u.anniversary(years)
	if !u.leaves.IsZero() {
		end = earlier(end, u.leaves) // what vests later is lost
	}
	p := &u.offer.Private
	fmv, preferred := u.terms.of("private.fmv", p.FMV), u.terms.of("private.preferred", p.Preferred)
	var lines []Paper
	for i := range u.held {
		a := &u.held[i]
		if u.heldSince(a) > years {
			continue
		}
		vested, left := u.unpaid(a, end, years)
		m := paperMakings{
			granted: orFixed(a.count, a.shares), vested: vested,
			atFMV: u.reported(vested.Mul(a.worth(fmv))), atPreferred: u.reported(vested.Mul(a.worth(preferred))),
			exercise: u.reported(vested.Mul(orFixed(a.price, a.strike))), named: a.pay.makings().named,
		}
		line := Paper{
			left: left, Component: a.pay.Component, Term: a.pay.Term, Item: a.pay.Item,
			Granted: a.shares, Vested: vested.Decimal(), Strike: a.strike, Exercise: m.exercise.Decimal(),
			AtFMV:       decimal.NullDecimal{Decimal: m.atFMV.Decimal(), Valid: !p.FMV.IsZero()},
			AtPreferred: decimal.NullDecimal{Decimal: m.atPreferred.Decimal(), Valid: !p.Preferred.IsZero()},
		}
		if u.terms.live {
			line.made = &m
		}
		if holds := line.Holds(); holds.Live() || holds.Holds() {
			lines = append(lines, line)
		}
	}
	return lines
}

// unpaid returns what vests of an award by a day and is not in the total of so many years, and whether
// it is what the exit has left.
func (u *unfolding) unpaid(a *award, end vesting.Date, years int) (shares calc.Number, left bool) {
	on, left := u.offer.Private.Exit.On, u.exits(years)
	if !left || a.lapsed(on) {
		h := u.holding(a, end)
		shares, _ = h.by(end)
		return shares, left
	}
	h := u.holding(a, on)
	if h.vests.VestedAt(on).Cmp(h.vests.VestedAt(end)) == 0 {
		return calc.Number{}, true
	}
	shares, _ = h.by(end)
	paid, _ := h.by(on)
	return shares.Sub(paid).Named(func() string { return fmt.Sprintf("%s, vests after the exit", a.pay.Item) }), true
}

// exits reports whether the exit pays within so many years, and before a fixed-term job ends.
func (u *unfolding) exits(years int) bool {
	p := &u.offer.Private.Exit
	return !p.Value.IsZero() && !p.On.IsZero() && !p.On.After(u.anniversary(years)) && (u.leaves.IsZero() || !p.On.After(u.leaves))
}

// reported rounds an amount and converts it at the rate of the valuation date.
func (u *unfolding) reported(amount calc.Number) calc.Number {
	return u.kase.exchange(amount.Round(u.equity.Places()), u.equity, u.kase.AsOf, u.terms)
}

// ExitGrid is what the private equity of an offer pays by the value of the exit and by
// the dilution until then.
type ExitGrid struct {
	Exits     []decimal.Decimal   // values of the exit
	Dilutions []decimal.Decimal   // of all rounds until the exit together: 0.36 leaves 64%
	Payouts   [][]decimal.Decimal // Payouts[i][j] for Exits[i] and Dilutions[j], in the currency of the shares
}

// NewExitGrid returns what an offer's private equity pays at each exit value and
// dilution: what has vested by the exit of the offer, or by the end of the horizon where
// the exit is later or not dated. A dilution is what the rounds to come and everything else
// dilute together. What the offer's rounds raise is preferred whatever they dilute, so that
// the preference of every column is the offer's own: at the offer's exit and dilution the
// grid pays what the offer pays. It returns a *ValidationError for terms that cannot stand.
func NewExitGrid(c Case, o Offer, exits, dilutions []decimal.Decimal) (*ExitGrid, error) {
	alone := c // of the other offers only the starts matter, and only to today's job
	alone.Offers = []Offer{o}
	if err := alone.checkGrid(&o, exits, dilutions); err != nil {
		return nil, err
	}
	values := make([]calc.Number, len(exits))
	for i := range exits {
		values[i] = calc.Of(exits[i])
	}
	grid := &ExitGrid{Exits: exits, Dilutions: dilutions}
	for _, row := range unfold(&c, &o).exitGrid(c.Years, values, dilutions, nil) {
		payouts := make([]decimal.Decimal, len(row))
		for j := range row {
			payouts[j] = row[j].Decimal()
		}
		grid.Payouts = append(grid.Payouts, payouts)
	}
	return grid, nil
}

// exitGrid returns what the equity of so many years pays at each exit and dilution, in the
// currency of the shares. At says of live ones which exit it is.
func (u *unfolding) exitGrid(years int, exits []calc.Number, dilutions []decimal.Decimal, at func(exit int) string) [][]calc.Number {
	on := u.anniversary(years)
	if exit := u.offer.Private.Exit.On; !exit.IsZero() && exit.Before(on) {
		on = exit
	}
	vested := u.vestedBy(on)
	table := u.offer.Private.capTable(u.terms)
	table.of = calc.Of(one)
	var grid [][]calc.Number
	for i, exit := range exits {
		row := make([]calc.Number, len(dilutions))
		for j, dilution := range dilutions {
			table.kept = calc.Of(one.Sub(dilution))
			common := table.commonAt(exit, func() string {
				return fmt.Sprintf("%s, %s%% diluted", at(i), dilution.Shift(2))
			})
			for k := range u.held {
				a := &u.held[k]
				row[j] = row[j].Add(common.pays(vested[k], orFixed(a.price, a.strike), u.equity.Places()))
			}
		}
		grid = append(grid, row)
	}
	return grid
}

// ExitGridNumbers returns what the private equity of an offer pays at multiples of its exit
// value and by dilution, as [NewExitGrid], in the reporting currency at the rate of the exit's
// day and with the steps that made it: the values of the exit, rounded to whole units, and the
// payouts by exit and dilution. It returns nothing for an offer without an exit value.
func (c *Comparison) ExitGridNumbers(r *Remembered, times, dilutions []decimal.Decimal) (exits []calc.Number, payouts [][]calc.Number) {
	return c.ExitGridWithin(r, c.Case.Years, times, dilutions)
}

// ExitGridWithin is [Comparison.ExitGridNumbers] over so many years of the horizon.
func (c *Comparison) ExitGridWithin(r *Remembered, years int, times, dilutions []decimal.Decimal) (exits []calc.Number, payouts [][]calc.Number) {
	if r == nil || r.u == nil || !c.has(&r.Result) || years < 1 || years > c.Case.Years || r.Offer.Private.Exit.Value.IsZero() || r.Offer.Private.FullyDiluted.IsZero() {
		return nil, nil
	}
	u := r.u
	value, on := u.terms.of("private.exit.value", r.Offer.Private.Exit.Value), r.Offer.Private.Exit.On
	for i := range times {
		exits = append(exits, value.Mul(calc.Of(times[i])))
	}
	payouts = u.exitGrid(years, exits, dilutions, func(i int) string { return times[i].String() + " times the exit" })
	for i := range exits {
		if r.Equity != c.Case.Currency {
			exits[i] = exits[i].Mul(c.Case.rate(r.Equity, on, r.terms))
		}
		exits[i] = exits[i].Round(0)
		for j := range payouts[i] {
			payouts[i][j] = c.Case.exchange(payouts[i][j], r.Equity, on, r.terms)
		}
	}
	return exits, payouts
}

// checkGrid names what cannot stand in a grid and in the offer that it is about.
func (c Case) checkGrid(o *Offer, exits, dilutions []decimal.Decimal) error {
	var found []*TermError
	root := checker{found: &found}
	c.check(root)
	if o.Private.FullyDiluted.IsZero() {
		root.at("offers[0].private.fully_diluted").refuse("an exit needs the company's fully diluted shares", "add fully_diluted: 12m")
	}
	for i, exit := range exits {
		root.at("exits[%d]", i).amount(exit)
	}
	for j, dilution := range dilutions {
		root.at("dilutions[%d]", j).dilution(dilution)
	}
	if len(found) > 0 {
		return &ValidationError{Terms: found}
	}
	return nil
}
