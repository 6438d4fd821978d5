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
	currency                                            comp.Currency // that it is paid in
	exercising                                          calc.Number   // what has to be paid for it
	quantity, price, exercise, native, exchange, amount formula
	live                                                bool // the amount in the offer's currency follows the Inputs
}

// payments returns an offer's rows, of which the first stands on a row: the engine's payments,
// and those that are empty as the case stands and come alive when an input grows.
func (b *book) payments(offer, first int) []payment {
	r, g := b.remembered[offer], b.graphs[offer]
	rows := make([]payment, len(r.Timeline))
	for i := range rows {
		rows[i] = payment{Payment: r.Timeline[i], currency: r.PaidIn(&r.Timeline[i]), exercising: r.ExerciseNumber(&r.Timeline[i])}
		g.placePayment(&rows[i], first+i)
	}
	for i := range rows {
		g.payment(&rows[i])
	}
	return rows
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
