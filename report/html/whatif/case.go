package whatif

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Case is the case as the page's script reads it: every payment with how it was made,
// so that the script can make it again under other assumptions. Amounts are in the
// currency's minor unit; every number that is computed with is a text, because the
// script's own numbers are floats.
type Case struct {
	Rates       int                  `json:"rates"`     // lines of the assumptions about exchange rates
	Candidate   string               `json:"candidate"` // opens the line of dates
	Currency    comp.Currency        `json:"currency"`
	Symbol      string               `json:"symbol"`
	Places      int32                `json:"places"`
	AsOf        vesting.Date         `json:"asOf"`
	Years       int                  `json:"years"`
	Discount    decimal.Decimal      `json:"discount"`
	Tolerance   decimal.Decimal      `json:"tolerance"`
	Haircut     map[string]string    `json:"haircut"` // by certainty
	View        comp.View            `json:"view"`
	Metric      string               `json:"metric"`
	Metrics     map[string][3]string `json:"metrics"` // title, words in a sentence, name in a list, by name; see comp.Metric.Words
	Order       []string             `json:"order"`   // of the metrics
	Ranked      []string             `json:"ranked"`  // the metrics by which the offers rank
	Components  []Component          `json:"components"`
	Certainties []Certainty          `json:"certainties"`
	Offers      []Offer              `json:"offers"`
	Tables      []Table              `json:"tables"`
}

// Component is a kind of pay, with how it is shown and counted.
type Component struct {
	Key     comp.Component `json:"key"`
	Title   string         `json:"title"`
	Colour  string         `json:"colour"`
	Cash    bool           `json:"cash"`
	Equity  bool           `json:"equity"`
	Granted bool           `json:"granted"` // equity that a private company's failure takes
}

// Certainty is a class of pay, with how it is shown.
type Certainty struct {
	Key    comp.Certainty `json:"key"`
	Title  string         `json:"title"`
	Colour string         `json:"colour"`
}

// Offer is one offer: its terms as far as they move, its payments, and its figures at the
// start, against which the script checks itself.
type Offer struct {
	Name     string            `json:"name"`
	Current  bool              `json:"current,omitempty"` // today's job
	Start    vesting.Date      `json:"start"`
	Hold     bool              `json:"hold,omitempty"` // shares are sold on the last day of the horizon
	Resign   []Forfeit         `json:"resign,omitempty"`
	Sign     string            `json:"sign"`              // before amounts in its own currency
	Assumes  string            `json:"assumes,omitempty"` // of a private company, where nothing of it moves
	Until    string            `json:"until,omitempty"`   // what dilutes a share until the exit
	Options  []OptionGrant     `json:"options,omitempty"`
	Begins   string            `json:"begins"` // from which day it counts, in a sentence
	Places   int32             `json:"places"` // of its own currency
	Rates    [][2]string       `json:"rates"`  // day and rate into the case's currency; empty where they are the same
	Price    string            `json:"price,omitempty"`
	Growth   decimal.Decimal   `json:"growth"`
	Timing   comp.GrowthTiming `json:"timing"`
	Path     [][2]string       `json:"path,omitempty"` // dated prices instead of a growth
	Linear   bool              `json:"linear,omitempty"`
	Shares   bool              `json:"shares"`          // pay follows a listed share, and so its assumptions speak of the price
	Grows    string            `json:"grows,omitempty"` // from when to when the price grows
	Failure  string            `json:"failure"`
	Minutes  string            `json:"minutes"` // of work and way, a week
	PTO      string            `json:"pto"`
	Levels   *Levels           `json:"levels,omitempty"`
	Figures  map[string]any    `json:"figures"` // by metric
	Items    []string          `json:"items"`
	Awards   []Award           `json:"awards"`
	Payments [][]any           `json:"payments"` // see pay
	Lots     []Lot             `json:"lots"`
	ESPP     *ESPP             `json:"espp,omitempty"`
	TopUp    *TopUp            `json:"topUp,omitempty"`
	Exit     *Exit             `json:"exit,omitempty"`
	Notes    []Notes           `json:"notes"`
	Leave    *Leave            `json:"leave,omitempty"`
	Unlisted bool              `json:"unlisted,omitempty"` // a private company's

	// For the controls.
	Unit  string `json:"-"` // currency of its prices
	Fixed string `json:"-"` // why its price cannot be moved; may be empty
}

// Levels is the levels-style year: what does not move with the share price, and
// the shares (or options), months and strike of the grants that do.
type Levels struct {
	Fixed  decimal.Decimal `json:"fixed"`
	Shares [][3]any        `json:"shares"`
}

// most bounds offers times years.
const most = 400

// OptionGrant is a grant of options by name and award.
type OptionGrant struct {
	Item  string `json:"item"`
	Award int    `json:"award"`
}

// TooLarge reports whether a case would answer its controls slowly: its page has none.
func TooLarge(c *comp.Comparison) bool { return len(c.Offers)*c.Case.Years > most }

// New returns the case of a document's comparison. The walk-away values are those of
// every offer by month, from month 0; nil leaves leaving early out.
func New(d *report.Document, walks [][]comp.WalkAway) (*Case, error) {
	c := d.Comparison
	all, err := horizons(c)
	if err != nil {
		return nil, err
	}
	m := &Case{
		Currency: c.Case.Currency, Symbol: report.Sign(d.Currency),
		Places: c.Case.Currency.Places(), AsOf: c.Case.AsOf, Years: c.Case.Years,
		Discount: c.Case.DiscountRate, Tolerance: c.Case.Tolerance, View: d.View, Metric: d.Metric,
		Haircut: map[string]string{
			string(comp.Target): c.Case.Haircut.Target.String(), string(comp.Market): c.Case.Haircut.Market.String(),
			string(comp.Speculative): c.Case.Haircut.Speculative.String(),
		},
		Metrics: map[string][3]string{}, Offers: []Offer{},
	}
	for _, f := range c.Offers[0].Metrics {
		m.Metrics[f.Metric.Name] = f.Metric.Words()
		m.Order = append(m.Order, f.Metric.Name)
	}
	m.Rates, m.Candidate = len(c.Case.Rates), report.Plain(report.ForCandidate(c))
	for _, r := range c.Rankings {
		m.Ranked = append(m.Ranked, r.Metric.Name)
	}
	for _, k := range usedComponents(c) {
		m.Components = append(m.Components, Component{
			Key: k, Title: k.Title(), Colour: "#" + report.ComponentColour(k), Cash: k.IsCash(), Equity: k.IsEquity(),
			Granted: k.IsGranted(),
		})
	}
	for _, k := range comp.Certainties() {
		m.Certainties = append(m.Certainties, Certainty{Key: k, Title: report.CertaintyTitle(k), Colour: "#" + report.CertaintyColour(k)})
	}
	for i := range c.Offers {
		r := &c.Offers[i]
		o := newOffer(c, r)
		o.Notes = newNotes(&r.Offer, i, all, o.movesNotes)
		if walks != nil {
			o.Leave = newLeave(walks[i], c.Case.Currency)
		}
		m.Offers = append(m.Offers, o)
	}
	m.Tables, err = tablesByHorizon(d, all)
	return m, err
}

func newOffer(c *comp.Comparison, r *comp.Result) Offer {
	rate, timing := r.Offer.GrowthIn(&c.Case)
	o := Offer{
		Name: report.Plain(r.Name), Current: r.Offer.Current, Start: r.Start, Begins: report.Plain(report.Begins(r)), Hold: r.Offer.Sell == comp.Hold,
		Places: r.Currency.Places(), Rates: [][2]string{}, Growth: rate, Timing: timing, Linear: r.Offer.Price.Linear,
		Shares: r.Offer.FollowsShare(), Minutes: r.Offer.MinutesAWeek().String(), PTO: r.Offer.PTO.String(),
		Figures: map[string]any{}, Items: []string{}, Awards: []Award{}, Lots: []Lot{}, Failure: r.Offer.Private.Failure.String(),
		Unlisted: r.Offer.Private.Stated(), Unit: string(r.Currency),
	}
	if o.Shares {
		o.Grows = report.GrowthInWords(c, r)
	}
	if price := r.Offer.TodaysPrice(); !price.IsZero() {
		o.Price = price.String()
	}
	for _, point := range r.Offer.Price.Path {
		o.Path = append(o.Path, [2]string{point.On.String(), point.Price.String()})
	}
	if r.Currency != c.Case.Currency {
		o.Rates = rates(&c.Case, r.Currency)
	}
	for _, f := range r.Metrics {
		o.Figures[f.Metric.Name] = minor(f.Value, c.Case.Currency)
	}
	l := &lists{components: usedComponents(c), items: map[string]int{}, awards: map[awardKey]int{}}
	longer := c.Beyond(r)
	o.award(c, r, l)
	o.Sign = report.Sign(r.Currency)
	for i := range r.Offer.Grants {
		if g := &r.Offer.Grants[i]; g.Kind == comp.Option {
			o.Options = append(o.Options, OptionGrant{Item: report.Plain(g.Item(i)), Award: l.awards[awardKey{comp.GrantTerm.At(i), r.VestingStart(g)}]})
		}
	}
	if r.Offer.Current {
		now := comp.NewLeaving(c, r, true).After(0)
		o.Resign = newResignation(&now, c.Case.Currency, l.awards)
	}
	o.Exit = newExit(c, r)
	if o.Until = report.Plain(report.Dilutions(r)); o.Exit == nil {
		o.Assumes = report.Plain(report.ExitAssumption(r))
	}
	o.pay(c, r, longer, l)
	o.lots(c, r, l)
	o.ESPP, o.TopUp = newESPP(c, r, l), newTopUp(c, r, longer, l)
	o.Fixed = fixedPrice(&o, &r.Offer)
	if !r.Offer.Private.Stated() {
		o.Levels = levels(c, r)
	}
	return o
}

// levels takes the levels-style year apart (SPEC 7.1). It returns nil where no part of
// it moves with the share price: the figure then stands as it is.
func levels(c *comp.Comparison, r *comp.Result) *Levels {
	o, base := &r.Offer, c.StartSalary(r)
	l := &Levels{Fixed: base.Add(base.Mul(o.Bonus.Rate)).Add(o.Bonus.Amount), Shares: [][3]any{}}
	for i := range o.Grants {
		g := &o.Grants[i]
		months := max(g.Vesting.Months(), 1)
		if g.Value.IsZero() {
			l.Shares = append(l.Shares, [3]any{g.Shares.String(), months, g.Strike.String()})
			continue
		}
		l.Fixed = l.Fixed.Add(g.Value.Mul(decimal.NewFromInt(12)).DivRound(decimal.NewFromInt(int64(months)), 36))
	}
	for _, s := range c.SignOnsToCome(r) {
		l.Fixed = l.Fixed.Add(s.Amount.DivRound(decimal.NewFromInt(4), 36))
	}
	if len(l.Shares) == 0 {
		return nil
	}
	return l
}

// rates lists the exchange rates of a currency: the first without a date or by date, as
// the case has them.
func rates(c *comp.Case, currency comp.Currency) [][2]string {
	list := [][2]string{}
	for _, r := range c.Rates {
		if r.Currency == currency {
			list = append(list, [2]string{r.On.String(), r.Rate.String()})
		}
	}
	return list
}

// minor writes an amount in the currency's minor unit: 300,200.00 is 30020000. What a
// float holds exactly is a number, the rest a text.
func minor(v decimal.Decimal, c comp.Currency) any {
	const most = 1<<53 - 1
	n := v.Shift(c.Places()).Round(0)
	if n.Abs().LessThanOrEqual(decimal.NewFromInt(most)) {
		return n.IntPart()
	}
	return n.String()
}

// usedComponents lists the components that any offer pays, or may pay when its share
// price is moved.
func usedComponents(c *comp.Comparison) []comp.Component {
	return slices.DeleteFunc(comp.Components(), func(k comp.Component) bool {
		return !slices.ContainsFunc(c.Offers, func(r comp.Result) bool {
			return mayPay(&r.Offer, k) || slices.ContainsFunc(r.Timeline, func(p comp.Payment) bool { return p.Component == k })
		})
	})
}

// mayPay reports whether an offer has a term that pays a component at some price.
func mayPay(o *comp.Offer, k comp.Component) bool {
	switch k {
	case comp.RSUPay:
		return o.FirstRSU() != nil
	case comp.RefresherPay:
		return len(o.Refreshers) > 0 || !o.TopUp.Target.IsZero()
	case comp.ESPPPay:
		return !o.ESPP.Contribution.IsZero()
	}
	return false
}

// Pays reports whether the offer has pay of a certainty within so many years, or can have
// when it is moved.
func (o *Offer) Pays(k comp.Certainty, years int) bool {
	at := slices.Index(comp.Certainties(), k)
	return slices.ContainsFunc(o.Payments, func(row []any) bool { return row[3] == at && row[1].(int) <= years }) ||
		slices.ContainsFunc(o.Lots, func(l Lot) bool {
			return l.Certainty == at && slices.ContainsFunc(l.Vests, func(v [4]int) bool { return v[1] <= years })
		}) ||
		o.ESPP != nil && o.ESPP.Certainty == at || o.TopUp != nil && o.TopUp.Certainty == at
}
