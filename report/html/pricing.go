package html

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// How the payments of an offer move with its share price, as the page's script reads it.

// movingAward is one lot of equity: what leaving gives up is rounded by award.
type movingAward struct {
	Granted  int    `json:"granted"` // days from the valuation date
	Strike   string `json:"strike,omitempty"`
	Expected bool   `json:"expected,omitempty"` // nobody has put it in writing
	Exit     bool   `json:"exit,omitempty"`     // a private company's: worth nothing before its exit
}

// movingRefresher is one refresher: its value buys shares at the price of its own grant
// date, so that moving the price moves their number and every vest.
type movingRefresher struct {
	Component int      `json:"component"`
	Certainty int      `json:"certainty"`
	Award     int      `json:"award"`
	Item      string   `json:"item"` // before its shares and price are added
	Value     string   `json:"value"`
	Year      int      `json:"year"` // service year of the grant date
	Vests     [][4]int `json:"vests"`
}

// The ways in which a payment moves with the share.
const (
	asShares = "shares" // a count at the price of its day
	asIndex  = "index"  // dollars of the valuation date that grow with the share
	asSince  = "since"  // dollars of the grant date that grow with the share
	asGrown  = "grown"  // as it is, but what is left behind of it grows with the share
)

// fixedPrice says why neither the share price nor its growth can be moved on the page,
// or nothing.
func fixedPrice(r *comp.Result) string {
	o := &r.Offer
	switch {
	case isPrivate(o):
		return "A private company's shares are worth what its exit pays."
	case len(o.Price.Path) > 0:
		return "The share price follows the dated path in the case."
	case !o.ESPP.Contribution.IsZero():
		return "The stock purchase plan follows the share price in ways that only a new run computes."
	case !o.TopUp.Target.IsZero():
		return "The top-ups follow the share price in ways that only a new run computes."
	case slices.ContainsFunc(o.Grants, func(g comp.Grant) bool { return g.Repriced }):
		return "The grants are priced anew every year, which only a new run computes."
	case !slices.ContainsFunc(r.Timeline, func(p comp.Payment) bool { return movingKind(r, &p) != "" }):
		return "Nothing in it moves with a share price."
	}
	return ""
}

// settledPrice says why today's share price cannot be moved though its growth can, or
// nothing.
func settledPrice(r *comp.Result) string {
	o := &r.Offer
	if o.SharePrice().IsZero() {
		return "Its share price is not known: values are followed in dollars."
	}
	for i := range o.Grants {
		g := &o.Grants[i]
		if _, _, ok := o.ShareCount(g); ok && g.Shares.IsZero() && g.Price.IsZero() {
			return "Its grants become shares at today's price: only a new run computes another one."
		}
	}
	for i := range o.Refreshers {
		if g := firstRSU(o); !o.Refreshers[i].ShareOfGrant.IsZero() && g != nil && g.Value.IsZero() && g.Price.IsZero() {
			return "Its refreshers are a share of a grant at today's price: only a new run computes another one."
		}
	}
	return ""
}

// movingKind says how a payment moves with the share: one of the ways above, or nothing.
func movingKind(r *comp.Result, p *comp.Payment) string {
	if p.Granted.IsZero() || isPrivate(&r.Offer) {
		return ""
	}
	priced := !r.Offer.SharePrice().IsZero() || len(r.Offer.Price.Path) > 0
	g := grantOf(&r.Offer, p)
	switch {
	case g == nil && priced:
		return asShares
	case g == nil && p.Term == "top_up":
		return asGrown
	case g == nil:
		return asSince
	case g.Kind == comp.CashGrant || g.ByValue:
		return ""
	case g.Repriced && !priced:
		return asGrown
	case g.Repriced:
		return asShares
	}
	if _, _, ok := r.Offer.ShareCount(g); ok {
		return asShares
	}
	return asIndex
}

// grantOf returns the grant of the letter that made a payment, or nil.
func grantOf(o *comp.Offer, p *comp.Payment) *comp.Grant {
	for i := range o.Grants {
		if p.Term == fmt.Sprintf("grants[%d]", i) {
			return &o.Grants[i]
		}
	}
	return nil
}

func firstRSU(o *comp.Offer) *comp.Grant {
	i := slices.IndexFunc(o.Grants, func(g comp.Grant) bool { return g.Kind == comp.RSU })
	if i < 0 {
		return nil
	}
	return &o.Grants[i]
}

// isGranted reports whether a component is granted equity.
func isGranted(k comp.Component) bool {
	return k == comp.RSUPay || k == comp.RefresherPay || k == comp.OptionPay
}

// isPrivate reports whether anything is said about a private company.
func isPrivate(o *comp.Offer) bool {
	p := &o.Private
	for _, d := range []decimal.Decimal{p.Preferred, p.FMV, p.FullyDiluted, p.Investors, p.Preference, p.Exit.Value, p.Failure} {
		if !d.IsZero() {
			return true
		}
	}
	return len(p.Rounds) > 0 || !p.Exit.On.IsZero()
}

// laterYears is how many years past the horizon an award can run on and still be seen in
// full when it is left behind.
const laterYears = 10

// later returns what the awards granted within the horizon pay after it, in the offer's
// own currency: no part of any total, but left behind by leaving early.
func later(c *comp.Comparison, r *comp.Result) comp.Timeline {
	longer := c.Case
	longer.Years = min(comp.MaxYears, c.Case.Years+laterYears)
	timeline, err := comp.Unfold(longer, r.Offer)
	if err != nil {
		return nil // what passed once for a shorter horizon
	}
	end := r.Start.AddMonths(12 * c.Case.Years)
	return slices.DeleteFunc(timeline, func(p comp.Payment) bool {
		return p.Year <= c.Case.Years || p.Granted.IsZero() || p.Granted.After(end)
	})
}

// pay writes the payments, each as [days from the valuation date, service year,
// component, certainty, item, amount, kind, quantity, price, award, amount in the offer's
// own currency]; component, certainty and item are positions in lists, award counts from
// 1, and empty values at the end are left out.
func (o *movingOffer) pay(c *comp.Comparison, r *comp.Result, later comp.Timeline) {
	l := lists{components: usedComponents(c), items: map[string]int{}, awards: map[string]int{}}
	for _, timeline := range []comp.Timeline{r.Timeline, later} {
		for i := range timeline {
			p := &timeline[i]
			if movingKind(r, p) == asShares && o.fixed == "" && strings.HasPrefix(p.Term, "refreshers[") {
				continue // made anew, below
			}
			o.Payments = append(o.Payments, o.row(c, r, p, l))
		}
	}
	if o.fixed == "" && !r.Offer.SharePrice().IsZero() {
		o.refresh(c, r, l)
	}
}

func (o *movingOffer) row(c *comp.Comparison, r *comp.Result, p *comp.Payment, l lists) []any {
	kind := movingKind(r, p)
	row := []any{
		c.Case.AsOf.DaysUntil(p.Date), p.Year, position(l.components, p.Component),
		position(comp.Certainties(), p.Certainty), o.item(p.Item, l.items), minor(p.Amount, c.Case.Currency),
		kind, known(p.Quantity), "", o.award(c, p, l.awards), "",
	}
	if kind == "" || kind == asGrown {
		row[8] = known(p.Price)
		switch {
		case len(o.Rates) == 0:
		case p.Year > c.Case.Years:
			row[10] = minor(p.Amount, r.Currency)
		default:
			row[10] = minor(p.Native, r.Currency)
		}
	}
	return trimmed(row)
}

type lists struct {
	components    []comp.Component
	items, awards map[string]int
}

func (o *movingOffer) item(text string, seen map[string]int) int {
	i, found := seen[text]
	if !found {
		i = len(o.Items)
		seen[text] = i
		o.Items = append(o.Items, clean(text))
	}
	return i
}

// award returns the position of a payment's award, from 1, or 0 for what does not vest.
func (o *movingOffer) award(c *comp.Comparison, p *comp.Payment, seen map[string]int) int {
	if p.Granted.IsZero() {
		return 0
	}
	key := p.Term + " " + p.Granted.String()
	if seen[key] == 0 {
		o.Awards = append(o.Awards, movingAward{
			Granted: c.Case.AsOf.DaysUntil(p.Granted), Strike: known(p.Strike), Expected: p.Promise == comp.PromiseExpected,
			Exit: o.private && isGranted(p.Component),
		})
		seen[key] = len(o.Awards)
	}
	return seen[key]
}

// refresh writes the refreshers that buy shares, with every vest within the horizon.
func (o *movingOffer) refresh(c *comp.Comparison, r *comp.Result, l lists) {
	for i := range r.Offer.Refreshers {
		f := &r.Offer.Refreshers[i]
		if f.Promise == comp.PromiseNone {
			continue
		}
		certainty, promise := comp.Speculative, comp.PromiseExpected
		if f.Promise == comp.PromiseWritten {
			certainty, promise = comp.Market, comp.PromiseWritten
		}
		for _, granted := range grantDays(f, r.Start, c.Case.Years) {
			p := comp.Payment{Term: fmt.Sprintf("refreshers[%d]", i), Granted: granted, Promise: promise}
			o.Refreshers = append(o.Refreshers, movingRefresher{
				Component: position(l.components, comp.RefresherPay), Certainty: position(comp.Certainties(), certainty),
				Award: o.award(c, &p, l.awards), Item: fmt.Sprintf("Refresher of %v, %s", granted, f.Vesting),
				Value: refresherValue(r, f).String(), Year: serviceYear(r.Start, granted), Vests: vests(c, r, f, granted),
			})
		}
	}
}

// grantDays lists the days on which a refresher is granted within the horizon (SPEC 5.6).
func grantDays(f *comp.Refresher, start vesting.Date, years int) []vesting.Date {
	first, every := f.First, f.Every
	if first == 0 {
		first = 12
	}
	if every == 0 {
		every = 12
	}
	var days []vesting.Date
	for m := first; m < 12*years; m += every {
		days = append(days, start.AddMonths(m))
		if f.Once {
			break
		}
	}
	return days
}

func refresherValue(r *comp.Result, f *comp.Refresher) decimal.Decimal {
	g := firstRSU(&r.Offer)
	if f.ShareOfGrant.IsZero() || g == nil {
		return f.Value
	}
	value := g.Value
	switch {
	case !value.IsZero():
	case !g.Price.IsZero():
		value = g.Shares.Mul(g.Price)
	default:
		value = g.Shares.Mul(r.Offer.SharePrice())
	}
	return r.Currency.Round(value.Mul(f.ShareOfGrant))
}

// vests lists the vests of a refresher, those after the horizon included: days from the valuation date,
// service year, and the part vested by then as a fraction.
func vests(c *comp.Comparison, r *comp.Result, f *comp.Refresher, granted vesting.Date) [][4]int {
	list := [][4]int{}
	for _, t := range f.Vesting.Tranches(granted) {
		if year := serviceYear(r.Start, t.Date); year <= min(comp.MaxYears, c.Case.Years+laterYears) {
			list = append(list, [4]int{c.Case.AsOf.DaysUntil(t.Date), year, int(t.Cumulative.Num()), int(t.Cumulative.Den())})
		}
	}
	return list
}

// serviceYear returns the service year of a day (SPEC 3.2).
func serviceYear(start, day vesting.Date) int {
	k := 1
	for day.After(start.AddMonths(12 * k)) {
		k++
	}
	return k
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

// speaksOfShares reports whether the offer's assumptions name its share price.
func speaksOfShares(r *comp.Result) bool {
	return slices.ContainsFunc(r.Offer.Grants, func(g comp.Grant) bool { return g.Kind == comp.RSU && !g.ByValue })
}

// minutesAWeek returns the minutes of work and of the way to it in a week, 40 hours and
// five days where nothing is said (SPEC 5.10).
func minutesAWeek(o *comp.Offer) decimal.Decimal {
	hours, days := o.Hours, o.Commute.Days
	if hours.IsZero() {
		hours = decimal.NewFromInt(40)
	}
	if days.IsZero() {
		days = decimal.NewFromInt(5)
	}
	return hours.Mul(decimal.NewFromInt(60)).Add(o.Commute.Minutes.Mul(days))
}
