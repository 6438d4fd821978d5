package xlsx

import (
	"math"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// model turns one offer's payments into formulas.
type model struct {
	book   *book
	index  int
	result *comp.Result
	offer  *comp.Offer
	places int32 // decimals of the offer's currency
	steps  []salaryStep
	all    comp.Timeline // the engine's payments and those that are empty as the case stands

	purchases map[vesting.Date]calculation // of an ESPP, by payday
	dealt     map[dated][]vesting.Tranche  // what tranches has worked out
}

// dated is a schedule that runs from a day.
type dated struct {
	schedule string
	start    vesting.Date
}

// tranches are the dated parts of a schedule. Every payment of a grant asks for them again,
// so they are worked out once.
func (m *model) tranches(s vesting.Schedule, start vesting.Date) []vesting.Tranche {
	key := dated{s.String(), start}
	all, known := m.dealt[key]
	if !known {
		if m.dealt == nil {
			m.dealt = map[dated][]vesting.Tranche{}
		}
		all = s.Tranches(start)
		m.dealt[key] = all
	}
	return all
}

// calculation is how a payment comes about, in formulas. The quantity and the price are
// cells of their own; an amount without a formula is their product, rounded, or for
// options the quantity times what the price has over the strike.
type calculation struct {
	quantity, price, amount formula
	strike                  formula // what an option's price has to exceed
	item                    string  // instead of the payment's own, where that names a figure that is live
}

// calculate finds the formulas of a payment. A component that is not here, and a payment
// for which its function finds none, is a fixed amount and says so: a new kind of pay is
// one function and one line.
func (m *model) calculate(p *comp.Payment) (calculation, bool) {
	switch p.Component {
	case comp.BasePay:
		return m.base(p)
	case comp.BonusPay:
		return m.bonus(p)
	case comp.CommissionPay:
		return m.commission(p)
	case comp.SignOnPay:
		return m.signOn(p)
	case comp.RelocationPay:
		return m.relocation(p)
	case comp.BenefitPay, comp.CostPay:
		return m.benefit(p)
	case comp.MatchPay:
		return m.match(p)
	case comp.ESPPPay:
		return m.espp(p)
	case comp.CashGrantPay, comp.RSUPay, comp.OptionPay:
		return m.grant(p)
	case comp.RefresherPay:
		return m.refresher(p)
	}
	return calculation{}, false
}

// payment is a row of the Timeline to be.
type payment struct {
	comp.Payment
	calculation
	live bool
}

func (b *book) newModel(i int) *model {
	r := &b.comparison.Offers[i]
	m := &model{book: b, index: i, result: r, offer: &r.Offer, places: r.Currency.Places()}
	m.steps = m.salarySteps()
	return m
}

// payments returns the offer's rows: the engine's payments with their formulas, and those
// that are empty as the case stands and come alive when an input grows.
func (m *model) payments() []payment {
	var rows []payment
	for _, p := range m.withEmpty() {
		rows = append(rows, m.payment(p))
	}
	return rows
}

func (m *model) payment(p comp.Payment) payment {
	row := payment{Payment: p}
	c, ok := m.calculate(&p)
	if ok && m.agrees(&p, &c) {
		row.calculation, row.live = c, true
		if c.item != "" {
			row.Item = c.item
		}
	}
	return row
}

// total is the amount, given the cells of the quantity and the price.
func (c *calculation) total(quantity, price formula, places int32) formula {
	switch {
	case c.amount.text != "":
		return c.amount
	case c.strike.text != "":
		return quantity.times(whole(0).most(price.minus(c.strike))).rounded(places)
	}
	return quantity.times(price).rounded(places)
}

// agrees reports whether the formulas come to what the engine says, to the cent: a
// formula that does not is never written.
func (m *model) agrees(p *comp.Payment, c *calculation) bool {
	native := p.Amount
	if m.foreign() {
		native = p.Native
	}
	value := c.total(formula{value: c.quantity.value}, formula{value: c.price.value}, m.places).value
	if !near(value, double(native), m.places) {
		return false
	}
	if c.quantity.isZero() {
		return true
	}
	return near(c.quantity.value, double(p.Quantity), 8) &&
		(p.Quantity.IsZero() || near(c.price.value, double(p.Price), 4))
}

// near compares to half a unit of the last place, and to what doubles can tell apart.
func near(a, b float64, places int32) bool {
	return math.Abs(a-b) <= math.Max(0.49*math.Pow10(-int(places)), 1e-15*math.Abs(b))
}

// foreign reports whether the offer's amounts are converted.
func (m *model) foreign() bool { return m.result.Currency != m.book.currency }

// exchange returns the cell of the rate in force on a day (see comp.Case.Exchange).
func (m *model) exchange(on vesting.Date) (formula, bool) {
	best := -1
	for i, r := range m.book.comparison.Case.Rates {
		if r.Currency == m.result.Currency && (best < 0 || !r.On.After(on) && !r.On.Before(m.book.comparison.Case.Rates[best].On)) {
			best = i
		}
	}
	if best < 0 {
		return formula{}, false
	}
	return m.book.forAll(rateKey(best))
}

// year returns the service year of a day, 0 outside the horizon.
func (m *model) year(d vesting.Date) int {
	for _, y := range m.result.Years {
		if !d.Before(y.From) && !d.After(y.To) {
			return y.Year
		}
	}
	return 0
}

// work puts an intermediate figure into the Workings, once, and returns its cell.
func (m *model) work(what string, f formula, format string) formula {
	return m.book.workings.add(m.index, what, f, format)
}
