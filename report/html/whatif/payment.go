package whatif

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// How the payments of an offer move with its share price, as the page's script reads it.
// What is bought at a price of its own moves in number too: lot.go, espp.go and topup.go.

// Award is one lot of equity: what leaving gives up is rounded by award.
type Award struct {
	Title    string `json:"title"`   // names its term
	Granted  int    `json:"granted"` // days from the valuation date
	Strike   string `json:"strike,omitempty"`
	Expected bool   `json:"expected,omitempty"` // nobody has put it in writing
	Exit     bool   `json:"exit,omitempty"`     // a private company's: worth nothing before its exit
}

// The ways in which a payment moves with the share.
const (
	asShares = "n" // a count at the price of its day
	asIndex  = "i" // dollars of the valuation date that grow with the share
	asSince  = "s" // dollars of another day that grow with the share
	asExit   = "x" // a count at what the exit leaves for a share
)

// fixedPrice says why the share price cannot be moved on the page, or nothing.
func fixedPrice(o *Offer, offer *comp.Offer) string {
	switch {
	case offer.Private.Stated() && o.Exit == nil && offer.Private.Exit.Value.IsZero():
		return "A private company: no exit is assumed, so its equity is in no figure."
	case offer.Private.Stated() && o.Exit == nil:
		return "A private company: its exit pays nothing within the horizon, so its equity is in no figure."
	case offer.Private.Stated():
		return ""
	case !o.Moves():
		return "Nothing in it moves with a share price."
	case len(offer.Price.Path) > 0:
		return "The share price follows the dated path in the case, which has no growth of its own."
	case offer.TodaysPrice().IsZero():
		return "Its share price is not known: values are followed in dollars."
	}
	return ""
}

// Moves reports whether anything in the offer moves with a share price.
func (o *Offer) Moves() bool {
	return len(o.Lots) > 0 || o.ESPP != nil || o.TopUp != nil ||
		slices.ContainsFunc(o.Payments, func(row []any) bool { return len(row) > 6 && row[6] != "" })
}

// pricedByShare reports whether the price of a share is known, today's or by date.
func pricedByShare(o *comp.Offer) bool { return !o.TodaysPrice().IsZero() || len(o.Price.Path) > 0 }

// movingKind says how a payment moves with the share: one of the ways above, or nothing.
func movingKind(r *comp.Result, p *comp.Payment) string {
	if p.Granted.IsZero() {
		return ""
	}
	if r.Offer.Private.Stated() {
		if p.Component.IsGranted() {
			return asExit
		}
		return ""
	}
	g := grantOf(&r.Offer, p)
	switch {
	case g == nil && pricedByShare(&r.Offer):
		return asShares
	case g == nil:
		return asSince
	case g.Kind == comp.CashGrant || g.ByValue:
		return ""
	case g.Repriced && pricedByShare(&r.Offer):
		return asShares
	case g.Repriced:
		return asSince
	}
	if _, _, ok := r.ShareCount(g); ok {
		return asShares
	}
	return asIndex
}

// isMadeAnew reports whether the script makes a payment from a lot, a plan or a top-up,
// rather than pricing it again.
func isMadeAnew(r *comp.Result, p *comp.Payment) bool {
	g := grantOf(&r.Offer, p)
	switch {
	case p.Component == comp.ESPPPay || p.Term.Kind == comp.TopUpTerm:
		return true
	case r.Offer.Private.Stated() || !pricedByShare(&r.Offer):
		return false
	case g == nil:
		return p.Term.Kind == comp.RefresherTerm
	}
	return g.Repriced || takesTodaysPrice(r, g)
}

// grantOf returns the grant of the letter that made a payment, or nil.
func grantOf(o *comp.Offer, p *comp.Payment) *comp.Grant {
	if p.Term.Kind != comp.GrantTerm || p.Term.Index >= len(o.Grants) {
		return nil
	}
	return &o.Grants[p.Term.Index]
}

// later returns what the awards granted within the horizon pay after it: no part of any
// total, but left behind by leaving early. What only a later exit pays is not: before it
// it is worth nothing.
func later(c *comp.Comparison, r *comp.Result, longer comp.Timeline) comp.Timeline {
	end := r.Start.AddMonths(12 * c.Case.Years)
	var left comp.Timeline
	for i := range longer {
		p := &longer[i]
		if p.Year <= c.Case.Years || p.Granted.IsZero() || !p.Granted.Before(end) || movingKind(r, p) == asExit {
			continue
		}
		left = append(left, *p)
	}
	return left
}

// pay writes the payments, each as [days from the valuation date, service year,
// component, certainty, item, amount, kind, quantity, price, award, amount in the offer's
// own currency or, of what is followed in dollars, the part that is not rounded]; component, certainty and item are positions in lists, award counts from
// 1, and empty values at the end are left out. What moves has no amount: the script makes
// it. Of what grows since another day than its grant, the price is that day and its
// service year.
func (o *Offer) pay(c *comp.Comparison, r *comp.Result, longer comp.Timeline, l *lists) {
	for _, timeline := range []comp.Timeline{r.Timeline, later(c, r, longer)} {
		for i := range timeline {
			if p := &timeline[i]; !isMadeAnew(r, p) {
				o.Payments = append(o.Payments, o.row(c, r, p, l))
			}
		}
	}
}

func (o *Offer) row(c *comp.Comparison, r *comp.Result, p *comp.Payment, l *lists) []any {
	kind := movingKind(r, p)
	row := []any{
		c.Case.AsOf.DaysUntil(p.Date), p.Year, slices.Index(l.components, p.Component),
		slices.Index(comp.Certainties(), p.Certainty), o.item(p.Item, l.items), minor(p.Amount, c.Case.Currency),
		kind, known(p.Quantity), "", 0, "",
	}
	if !p.Granted.IsZero() {
		row[9] = l.awards[awardKey{p.Term, p.Granted}]
	}
	if kind != "" {
		row[5] = 0
	}
	switch g := grantOf(&r.Offer, p); {
	case kind == "":
		row[8] = known(p.Price)
		if len(o.Rates) > 0 && p.Year > c.Case.Years {
			row[10] = minor(p.Amount, r.Currency)
		} else if len(o.Rates) > 0 {
			row[10] = minor(p.Native, r.Currency)
		}
	case kind == asIndex || kind == asSince:
		if part := p.Dollars(); !part.Equal(p.Quantity) {
			row[10] = part.String()
		}
		if g == nil || kind == asIndex {
			break
		}
		begins := yearOf(p.Granted, p.Date)
		row[8] = [2]int{c.Case.AsOf.DaysUntil(begins), yearBegun(r.Start, begins)}
	}
	return trimmed(row)
}

// yearOf returns the day on which the year of a grant began in which a vest falls; a vest
// on an anniversary belongs to the year that ends on it.
func yearOf(granted, vest vesting.Date) vesting.Date {
	return granted.AddMonths(12 * (serviceYear(granted, vest) - 1))
}

type lists struct {
	components []comp.Component
	items      map[string]int
	awards     map[awardKey]int
}

func (o *Offer) item(text string, seen map[string]int) int {
	i, found := seen[text]
	if !found {
		i = len(o.Items)
		seen[text] = i
		o.Items = append(o.Items, report.Plain(text))
	}
	return i
}

// award lists the awards of the offer in the order in which the engine makes them: on one
// day its payments stand in that order.
func (o *Offer) award(c *comp.Comparison, r *comp.Result, l *lists) {
	add := func(term comp.TermRef, granted vesting.Date, a Award) {
		a.Granted = c.Case.AsOf.DaysUntil(granted)
		o.Awards = append(o.Awards, a)
		l.awards[awardKey{term, granted}] = len(o.Awards)
	}
	private := r.Offer.Private.Stated()
	for i := range r.Offer.Grants {
		g := &r.Offer.Grants[i]
		add(comp.GrantTerm.At(i), r.VestingStart(g), Award{Title: report.Plain(g.Item(i)), Strike: known(g.Strike), Exit: private && g.Kind != comp.CashGrant})
	}
	for i := range r.Offer.Refreshers {
		f := &r.Offer.Refreshers[i]
		for _, granted := range grantDays(f, r, c.Case.Years) {
			add(comp.RefresherTerm.At(i), granted, Award{Title: report.Plain(fmt.Sprintf("Refreshers %d, %s", i+1, f.Vesting)), Expected: f.Promise.Certainty() == comp.Speculative, Exit: private})
		}
	}
	if t := &r.Offer.TopUp; !t.Target.IsZero() {
		for _, k := range topUpYears(t, c.Case.Years) {
			add(comp.TopUpTerm.Alone(), r.Start.AddMonths(12*(k-1)), Award{Expected: t.Promise.Certainty() == comp.Speculative})
		}
	}
}

// awardKey tells the awards of an offer apart.
type awardKey struct {
	term    comp.TermRef
	granted vesting.Date
}

func known(v decimal.Decimal) string {
	if v.IsZero() {
		return ""
	}
	return v.String()
}

// trimmed leaves out what is empty at the end of a row.
func trimmed(row []any) []any {
	for len(row) > 0 && (row[len(row)-1] == "" || row[len(row)-1] == 0) {
		row = row[:len(row)-1]
	}
	return row
}
