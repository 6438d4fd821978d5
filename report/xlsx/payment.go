package xlsx

import (
	"math"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// payment is a row of the Timeline to be: a payment of the engine with the formulas of its
// figures. A figure without a formula is as the engine has it.
type payment struct {
	comp.Payment
	currency                                            comp.Currency // of the offer
	exercising                                          calc.Number   // what has to be paid for it
	quantity, price, exercise, native, exchange, amount formula
	live                                                bool // the amount in the offer's currency follows the Inputs
}

// payments returns an offer's rows, of which the first stands on a row: the engine's payments,
// and those that are empty as the case stands and come alive when an input grows.
func (b *book) payments(offer, first int) []payment {
	r, g := b.remembered[offer], newGraph(b, offer)
	if g.count(append(b.paidAndKept(offer), b.taxes(offer)...)) != nil { // too many steps to write: every figure stays as it is
		r = &comp.Remembered{Result: b.comparison.Offers[offer]}
		b.remembered[offer], b.kept[offer] = r, b.leaveEveryMonth(r)
	}
	b.graphs = append(b.graphs, g)
	rows := make([]payment, len(r.Timeline))
	for i := range rows {
		rows[i] = payment{Payment: r.Timeline[i], currency: r.Currency, exercising: r.ExerciseNumber(&r.Timeline[i])}
		g.placePayment(&rows[i], first+i)
	}
	for i := range rows {
		g.payment(&rows[i])
	}
	return rows
}

// paidAndKept are the payments of an offer and what leaving keeps of them.
func (b *book) paidAndKept(offer int) []calc.Number {
	r, kept := b.remembered[offer], b.kept[offer]
	numbers := make([]calc.Number, 0, len(r.Timeline)+len(kept))
	for i := range r.Timeline {
		numbers = append(numbers, r.Timeline[i].Number())
	}
	for i := range kept {
		numbers = append(numbers, kept[i].NetNumber())
	}
	return numbers
}

// taxes are those of an offer's service years; nothing where they are not known.
func (b *book) taxes(offer int) []calc.Number {
	years, err := b.comparison.YearTaxes(b.remembered[offer])
	if err != nil {
		return nil
	}
	var taxes []calc.Number
	for i := range years {
		taxes = append(taxes, years[i].Amount)
	}
	return taxes
}

// placePayment says that the figures of a payment are worked out in its row. A price that has
// a name is a row of the Workings: payments of one day share it.
func (g *graph) placePayment(p *payment, row int) {
	cell := func(col int) address { return address{timelineSheet, place{col, row}} }
	g.place(p.QuantityNumber(), cell(quantityColumn))
	if price := p.PriceNumber(); price.Op() != calc.OpNamed {
		g.place(price, cell(priceColumn))
	}
	if p.converted() {
		g.place(p.NativeNumber(), cell(nativeColumn))
	}
	g.place(p.Number(), cell(amountColumn))
	g.place(p.exercising, cell(exerciseColumn))
}

// converted reports whether the payment is in another currency than the comparison.
func (p *payment) converted() bool { return p.ExchangeNumber().Live() }

// payment writes the figures of a payment.
func (g *graph) payment(p *payment) {
	own := p.Number()
	if p.converted() {
		own = p.NativeNumber()
	}
	amount := g.define(own, p.Name())
	p.live = own.Live() && near(amount.value, double(own.Decimal()), p.currency.Places())
	if p.live {
		p.Item = p.Name()
		p.quantity, p.price, p.exercise = g.figure(p.QuantityNumber(), p), g.figure(p.PriceNumber(), p), g.figure(p.exercising, p)
	}
	switch {
	case p.converted():
		if p.live {
			p.native = amount
		}
		p.exchange, p.amount = g.write(p.ExchangeNumber()), g.define(p.Number(), p.Name())
	case p.live:
		p.amount = amount
	}
}

// figure writes a figure beside the amount where it follows the Inputs.
func (g *graph) figure(n calc.Number, p *payment) formula {
	if !n.Live() {
		return formula{}
	}
	if _, placed := g.cells[n.Step()]; placed {
		return g.define(n, p.Name())
	}
	return g.write(n)
}

// near compares to half a unit of the last place, and to what doubles can tell apart.
func near(a, b float64, places int32) bool {
	return math.Abs(a-b) <= math.Max(0.49*math.Pow10(-int(places)), 1e-15*math.Abs(b))
}
