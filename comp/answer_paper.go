package comp

import (
	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// Paper is what vests within the horizon of one award of a private company, at prices
// that nobody pays today. It stands beside the total and is never in it (SPEC 5.7).
// Amounts are in the reporting currency, at the exchange rate of the valuation date.
type Paper struct {
	Component   Component
	Term        TermRef             // the term that grants it
	Item        string              // "ISO grant 1, 4y monthly, 12mo cliff"
	Granted     decimal.Decimal     // shares or options
	Vested      decimal.Decimal     // of them, within the horizon
	Strike      decimal.Decimal     // of options, in the offer's currency
	AtFMV       decimal.NullDecimal // of Vested, above the strike, 0 for what is underwater; not valid where the FMV is not known
	AtPreferred decimal.NullDecimal // the same at the preferred price
	Exercise    decimal.Decimal     // what exercising Vested costs; part of neither value
}

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

// paper values the awards that a private company's equity consists of.
func (u *unfolding) paper() []Paper {
	end := u.anniversary(u.kase.Years)
	p := &u.offer.Private
	var lines []Paper
	for _, a := range u.held {
		h := u.holding(&a, end)
		by, _ := h.by(end)
		vested := by.Decimal()
		lines = append(lines, Paper{
			Component: a.pay.Component, Term: a.pay.Term, Item: a.pay.Item,
			Granted: a.shares, Vested: vested, Strike: a.strike,
			AtFMV: u.onPaper(&a, vested, p.FMV), AtPreferred: u.onPaper(&a, vested, p.Preferred),
			Exercise: u.reported(vested.Mul(a.strike)),
		})
	}
	return lines
}

// onPaper returns what vested shares or options are worth at a price, which is not known
// where it is 0.
func (u *unfolding) onPaper(a *award, vested, price decimal.Decimal) decimal.NullDecimal {
	if price.IsZero() {
		return decimal.NullDecimal{}
	}
	return decimal.NewNullDecimal(u.reported(vested.Mul(a.gain(price))))
}

// reported rounds an amount and converts it at the rate of the valuation date.
func (u *unfolding) reported(amount decimal.Decimal) decimal.Decimal {
	return u.kase.convert(u.currency.Round(amount), u.currency, u.kase.AsOf)
}

// ExitGrid is what the private equity of an offer pays by the value of the exit and by
// the dilution until then.
type ExitGrid struct {
	Exits     []decimal.Decimal   // values of the exit
	Dilutions []decimal.Decimal   // of all rounds until the exit together: 0.36 leaves 64%
	Payouts   [][]decimal.Decimal // Payouts[i][j] for Exits[i] and Dilutions[j], in the offer's currency
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
	u := unfold(&c, &o)
	on := u.anniversary(c.Years)
	if exit := o.Private.Exit.On; !exit.IsZero() && exit.Before(on) {
		on = exit
	}
	vested := make([]calc.Number, len(u.held))
	for i := range u.held {
		if a := &u.held[i]; !a.lapsed(on) {
			h := u.holding(a, on)
			vested[i], _ = h.by(on)
		}
	}
	grid := &ExitGrid{Exits: exits, Dilutions: dilutions}
	table := o.Private.capTable(terms{})
	table.of = calc.Of(one)
	for _, exit := range exits {
		row := make([]decimal.Decimal, len(dilutions))
		for j, dilution := range dilutions {
			table.kept = calc.Of(one.Sub(dilution))
			common := table.commonAt(calc.Of(exit))
			for i := range u.held {
				row[j] = row[j].Add(common.pays(vested[i], calc.Of(u.held[i].strike), u.currency.Places()).Decimal())
			}
		}
		grid.Payouts = append(grid.Payouts, row)
	}
	return grid, nil
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
