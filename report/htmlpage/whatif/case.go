package whatif

import (
	"slices"
	"strings"
	"sync"

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
	Lakhs       bool                 `json:"lakhs,omitempty"` // amounts are grouped in lakhs and crores
	AsOf        vesting.Date         `json:"asOf"`
	Years       int                  `json:"years"`
	Reach       int                  `json:"-"` // the longest horizon to which it can be moved
	Discount    decimal.Decimal      `json:"discount"`
	Tolerance   decimal.Decimal      `json:"tolerance"`
	Haircut     map[string]string    `json:"haircut"` // by certainty
	Break       report.Break         `json:"break"`   // of the scale of bars
	View        comp.View            `json:"view"`
	Metric      string               `json:"metric"`
	Metrics     map[string][3]string `json:"metrics"` // title, words in a sentence, name in a list, by name; see comp.Metric.Words
	Order       []string             `json:"order"`   // of the metrics
	Ranked      []string             `json:"ranked"`  // the metrics by which the offers rank
	Components  []Component          `json:"components"`
	Certainties []Certainty          `json:"certainties"`
	Confidences []string             `json:"confidences,omitempty"` // how sure taxes are, in words by number
	Filing      comp.FilingStatus    `json:"-"`                     // that can be moved; empty where none can
	BesideTaxes int                  `json:"untaxed,omitempty"`     // lines at the end of the assumptions, beside those by which law offers are taxed
	Offers      columns              `json:"offers"`
}

// Component is a kind of pay, with how it is shown and counted.
type Component struct {
	Key     comp.Component `json:"key"`
	Title   string         `json:"title"`
	Colour  string         `json:"colour"`
	Cash    bool           `json:"cash"`
	Sure    bool           `json:"sure,omitempty"` // cash where it is guaranteed
	Equity  bool           `json:"equity"`
	Granted bool           `json:"granted"` // equity that a private company's failure takes
}

// Certainty is a class of pay, with how it is shown.
type Certainty struct {
	Key    comp.Certainty `json:"key"`
	Title  string         `json:"title"`
	Colour string         `json:"colour"`
}

// Offer is one offer: the graph of what moves in it, its payments, and its figures at the start,
// against which the script checks itself.
type Offer struct {
	Name      string                    `json:"name"`
	Short     string                    `json:"short"`             // for the head of a column
	Current   bool                      `json:"current,omitempty"` // today's job
	Start     vesting.Date              `json:"start"`
	Resign    []Said                    `json:"resign,omitempty"` // what it gives up on the first compared day
	Cash      Money                     `json:"cash"`             // its own currency
	Equity    Money                     `json:"equity"`           // that of its shares
	Assumed   []Said                    `json:"assumed"`
	Options   []OptionGrant             `json:"options,omitempty"`
	Path      bool                      `json:"path,omitempty"`   // dated prices instead of a growth
	Wavers    bool                      `json:"wavers,omitempty"` // the dated prices are not all the same
	Shares    bool                      `json:"shares"`           // pay follows a listed share, and so its assumptions speak of the price
	Minutes   string                    `json:"minutes"`          // of work and way, a week
	PTO       string                    `json:"pto"`
	Days      string                    `json:"days"`                // that are worked in a year, paid days off among them
	Ends      string                    `json:"ends,omitempty"`      // what is said where it ends within the horizon
	Served    [][2]int64                `json:"served,omitempty"`    // by horizon, the part of a year that a job is worked that ends; see comp.Result.Served
	Living    string                    `json:"living,omitempty"`    // cost-of-living index; none where the case has no figures in real terms
	Exit      int                       `json:"exit,omitempty"`      // days to the exit that pays its equity
	Promotion string                    `json:"promotion,omitempty"` // that its pay rests on, in words
	Unmade    string                    `json:"unmade,omitempty"`    // how likely it is that the promotion does not come
	Unwritten []comp.Unwritten          `json:"unwritten"`
	Titles    map[comp.Component]string `json:"titles,omitempty"` // of the components that it names otherwise than the comparison does
	Figures   map[string]any            `json:"figures"`          // by metric
	Items     []text                    `json:"items"`
	Awards    []Award                   `json:"awards"`
	Payments  []*payments               `json:"payments"`           // see pay; by horizon where held shares are sold at its end, otherwise once
	Now       int                       `json:"now"`                // share price on the valuation date
	Levels    int                       `json:"levels"`             // levels-style year
	Taxes     []places                  `json:"taxes,omitempty"`    // by service year, as the payments; none where the case has no figures after tax
	TakeHome  [][]Taken                 `json:"takeHome,omitempty"` // what taxes leave, as the payments
	Taxed     []Said                    `json:"taxed,omitempty"`    // by which law
	Notes     []Said                    `json:"notes"`
	Tables    []Table                   `json:"tables,omitempty"`
	Leave     []Leave                   `json:"leave"`              // as the payments
	Unlisted  bool                      `json:"unlisted,omitempty"` // a private company's
	Controls  []Control                 `json:"controls"`
	Graph     *Graph                    `json:"-"` // in parts beside the others: see columns

	// For the controls.
	first      map[comp.Certainty]int // by certainty, the first year that pays of it
	items      map[string]int         // by what they say, the positions of Items
	Unit       comp.Currency          `json:"-"`
	EquityUnit comp.Currency          `json:"-"` // currency of its prices
	Fixed      string                 `json:"-"` // why its price cannot be moved; may be empty
	moves      bool                   // something in it moves with a share price
	Price      decimal.Decimal        `json:"-"`
	Growth     decimal.Decimal        `json:"-"`
	Value      decimal.Decimal        `json:"-"` // of the exit
	Failed     decimal.Decimal        `json:"-"` // the chance that there is none
}

// largest bounds offers times years.
const largest = 400

// OptionGrant is a grant that may count nothing, or the refreshers of a term, by name and awards; over
// no more years than After nothing of them is granted or vests.
type OptionGrant struct {
	Item   string `json:"item"`
	Awards []int  `json:"awards"`
	After  int    `json:"after,omitempty"`
	Size   string `json:"size"` // the term that is 0 where there is no such award
}

// options lists the equity of an offer that may count nothing.
func (o *Offer) options(c *comp.Comparison, r *comp.Remembered) {
	for k := range r.Offer.Grants {
		if g := &r.Offer.Grants[k]; r.Offer.MayCountNothing(g.Kind) {
			first, last := r.VestYears(g)
			if last == 0 {
				continue
			}
			award := o.awardOf(c, r, comp.GrantTerm.At(k), r.VestingStart(g), "")
			o.Options = append(o.Options, OptionGrant{Item: report.Plain(report.InSentence(g.Item(k))), Awards: []int{award}, After: max(first-1, 0), Size: sizeOf(comp.GrantTerm.At(k), g.Value)})
		}
	}
	for k := range r.Offer.Refreshers {
		f := &r.Offer.Refreshers[k]
		if !r.Offer.MayCountNothing(f.Kind) || f.Promise == comp.PromiseNone {
			continue
		}
		first, _ := f.Schedule()
		list := OptionGrant{Item: report.Plain(report.InSentence(r.Offer.AwardTitle(comp.RefresherTerm.At(k)))), After: first / 12, Size: r.Offer.RefresherTerms()[k]}
		for _, p := range r.Timeline {
			if p.Term == comp.RefresherTerm.At(k) {
				if award := o.award(c, r, &p); !slices.Contains(list.Awards, award) {
					list.Awards = append(list.Awards, award)
				}
			}
		}
		o.Options = append(o.Options, list)
	}
}

// sizeOf is the term that says how large a grant is: by value, or in shares.
func sizeOf(grant comp.TermRef, value decimal.Decimal) string {
	if value.IsZero() {
		return grant.String() + ".shares"
	}
	return grant.String() + ".value"
}

// TooLarge reports whether a case would answer its controls slowly: its page has none.
func TooLarge(c *comp.Comparison) bool { return len(c.Offers)*c.Case.Years > largest }

// New returns the case of a document's comparison.
func New(d *report.Document) (*Case, error) {
	c := d.Comparison
	all, err := unfoldings(c)
	if err != nil {
		return nil, err
	}
	m := newCase(d)
	components := usedComponents(all)
	for _, k := range components {
		m.Components = append(m.Components, Component{
			Key: k, Title: c.TitleOf(k), Colour: "#" + report.ComponentColour(k), Cash: k.IsCash(), Sure: k == comp.BenefitPay, Equity: k.IsEquity(),
			Granted: k.IsGranted(),
		})
	}
	m.Reach = len(all)
	longest := all[len(all)-1]
	m.Offers = make(columns, len(c.Offers))
	var offers sync.WaitGroup
	for i := range c.Offers {
		offers.Go(func() {
			o := newOffer(c, &c.Offers[i], i)
			levels, _ := longest.Figure(longest.offers[i], "levels-tc")
			o.unfold(c, all, i, components)
			o.titled(c, &c.Offers[i], components)
			o.Levels = o.Graph.Place(levels)
			o.Now = o.Graph.Place(longest.offers[i].SharePriceNumber())
			o.assume(longest.Comparison, longest.offers[i], i)
			o.taxedBy(c, &c.Offers[i])
			if !c.Offers[i].Offer.End.IsZero() {
				o.Ends = report.Plain(report.EndsInWords(&c.Offers[i]))
			}
			for years := 1; years <= m.Reach && o.Ends != ""; years++ {
				worked, of := c.Offers[i].Served(years)
				o.Served = append(o.Served, [2]int64{worked, of})
			}
			m.Offers[i] = o
		})
	}
	offers.Wait()
	return m, nil
}

// newCase is what stands beside the offers.
func newCase(d *report.Document) *Case {
	c := d.Comparison
	m := &Case{
		Currency: c.Case.Currency, Symbol: report.Sign(d.Currency),
		Places: c.Case.Currency.Places(), Lakhs: c.Case.Currency.CountsInLakhs(), AsOf: c.Case.AsOf, Years: c.Case.Years,
		Discount: c.Case.DiscountRate, Tolerance: c.Case.Tolerance, Break: report.BreakOff(), View: d.View, Metric: d.Metric,
		Haircut: map[string]string{
			string(comp.Target): c.Case.Haircut.Target.String(), string(comp.Market): c.Case.Haircut.Market.String(),
			string(comp.Speculative): c.Case.Haircut.Speculative.String(),
		},
		Metrics: map[string][3]string{},
	}
	for _, f := range c.Offers[0].Metrics {
		m.Metrics[f.Metric.Name] = f.Metric.Words()
		m.Order = append(m.Order, f.Metric.Name)
	}
	m.Rates, m.Candidate = len(c.Case.Rates), report.Plain(report.ForCandidate(c))
	m.tax(c)
	for _, r := range c.Rankings {
		m.Ranked = append(m.Ranked, r.Metric.Name)
	}
	for _, k := range comp.Certainties() {
		m.Certainties = append(m.Certainties, Certainty{Key: k, Title: report.CertaintyTitle(k), Colour: "#" + report.CertaintyColour(k)})
	}
	return m
}

// unfolding is a comparison at one horizon, whose offers remember how they came about.
type unfolding struct {
	*comp.Comparison
	offers []*comp.Remembered
}

// reach is the horizon to which a shorter one can be moved, in years.
const reach = 10

// unfoldings are the comparison by horizon: over the longest, and where shares are held to the end
// of the horizon over every shorter one too. The longest is the case's, or beyond it as far as its
// terms can stand: more refreshers may be granted than a case can hold.
func unfoldings(c *comp.Comparison) ([]unfolding, error) {
	longest := c.Case.Years
	if len(c.Offers)*reach <= largest {
		longest = max(longest, reach)
	}
	last, err := unfoldedOver(c, longest)
	for ; err != nil && longest > c.Case.Years; last, err = unfoldedOver(c, longest) {
		longest--
	}
	if err != nil {
		return nil, err
	}
	all := make([]unfolding, longest)
	all[longest-1] = last
	if !slices.ContainsFunc(c.Offers, func(r comp.Result) bool { return r.Offer.Sell == comp.Hold }) {
		return all, nil
	}
	for k := range all[:longest-1] {
		if all[k], err = unfoldedOver(c, k+1); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// unfoldedOver is the comparison at a horizon.
func unfoldedOver(c *comp.Comparison, years int) (u unfolding, err error) {
	if u.Comparison, err = stated(c, years); err != nil {
		return u, err
	}
	for i := range u.Comparison.Offers {
		r, err := u.Comparison.RememberFiled(&u.Comparison.Offers[i])
		if err != nil {
			return u, err
		}
		u.offers = append(u.offers, r)
	}
	return u, nil
}

// Money is how the script writes amounts of a currency.
type Money struct {
	Symbol string `json:"symbol"`
	Places int32  `json:"places"`
	Lakhs  bool   `json:"lakhs,omitempty"`
}

func newMoney(c comp.Currency) Money {
	return Money{Symbol: report.Sign(c), Places: c.Places(), Lakhs: c.CountsInLakhs()}
}

// titled keeps the names of components that are an offer's own: what goes into a 401(k) here and into a
// super there.
func (o *Offer) titled(c *comp.Comparison, r *comp.Result, components []comp.Component) {
	for _, k := range components {
		if title := r.TitleOf(k); title != c.TitleOf(k) {
			if o.Titles == nil {
				o.Titles = map[comp.Component]string{}
			}
			o.Titles[k] = title
		}
	}
}

// newOffer is what an offer says of itself.
func newOffer(c *comp.Comparison, r *comp.Result, i int) Offer {
	rate, _ := r.Offer.GrowthIn(&c.Case)
	o := Offer{
		Name: report.Plain(r.Name), Short: report.Plain(r.Short), Current: r.Offer.Current, Start: r.Start,
		Cash: newMoney(r.Currency), Equity: newMoney(r.Equity), Path: len(r.Offer.Price.Path) > 0, Wavers: wavers(&r.Offer.Price), Shares: r.Offer.FollowsShare(),
		Minutes: r.Offer.MinutesAWeek().String(), PTO: r.Offer.PTO.String(), Days: r.Offer.Workdays().String(), Unwritten: r.Offer.Unwritten(),
		first: map[comp.Certainty]int{}, Figures: map[string]any{}, Items: []text{}, Awards: []Award{}, Notes: []Said{}, items: map[string]int{},
		Unlisted: r.Offer.Private.Stated(), Unit: r.Currency, EquityUnit: r.Equity, Graph: NewGraph(moves(&r.Offer, i), map[string]string{FilingTerm: string(c.Case.Candidate.FilingStatus)}),
		Price: r.Offer.TodaysPrice(), Growth: rate, Value: r.Offer.Private.Exit.Value, Failed: r.Offer.Private.Failure,
	}
	o.Controls = append(priceControls(&r.Offer, rate), letterControls(&r.Offer)...)
	if _, err := c.Metric("real"); err == nil {
		index, _ := c.Case.LivingIndex(&r.Offer)
		o.Living = index.String()
	}
	if p := &r.Offer.Promotion; !p.IsZero() {
		o.Promotion = report.PromotionCondition(&r.Offer)
		if p.Probability.Valid {
			o.Unmade = decimal.NewFromInt(1).Sub(p.Probability.Decimal).String()
		}
	}
	for _, f := range r.Metrics {
		o.Figures[f.Metric.Name] = minor(f.Value, c.Case.Currency)
	}
	return o
}

// wavers reports whether dated prices are not all the same.
func wavers(p *comp.Price) bool {
	return slices.ContainsFunc(p.Path, func(point comp.PricePoint) bool {
		return !point.Price.Equal(p.Path[0].Price) || !p.Today.IsZero() && !p.Today.Equal(p.Path[0].Price)
	})
}

// unfold writes what the offer pays and what its figures rest on.
func (o *Offer) unfold(c *comp.Comparison, all []unfolding, i int, components []comp.Component) {
	longest := all[len(all)-1]
	r := longest.offers[i]
	for h := range all {
		if r.Offer.Sell != comp.Hold && h < len(all)-1 {
			continue // what it pays over a shorter horizon is a part of this
		}
		left := comp.NewLeaving(all[h].Comparison, &all[h].offers[i].Result, true)
		o.Payments = append(o.Payments, o.pay(all[h].Comparison, all[h].offers[i], left.Later(), components))
		o.leave(all[h].Comparison, all[h].offers[i], left)
		o.tax(all[h].Comparison, all[h].offers[i], &c.Offers[i]) // last, so that what two places pay alike is written alike
	}
	o.note(longest.Comparison, r, i)
	for years := range all {
		for _, t := range report.Beyond(longest.Comparison, r, i, years+1) {
			o.table(t, years, len(all), longest.Case.Currency)
		}
	}
	o.options(longest.Comparison, r)
	if o.Graph.Moves(at(i, "private.exit.value")) {
		o.Exit = longest.Case.AsOf.DaysUntil(r.Offer.Private.Exit.On)
	}
	o.moves = slices.ContainsFunc(o.Graph.terms, func(term string) bool { return strings.Contains(term, "].price.") })
	o.Fixed = o.fixedPrice(&r.Offer, i)
}

// Table is a table on the equity of a private company, by horizon.
type Table struct {
	ID   string  `json:"id"`
	Rows [][]Row `json:"rows"`
}

// Row is a row of it.
type Row struct {
	Cells []text `json:"cells"`
	Total bool   `json:"total,omitempty"`
	Holds int    `json:"holds,omitempty"`
}

// table adds a table over one of so many horizons.
func (o *Offer) table(t report.Table, at, horizons int, currency comp.Currency) {
	k := slices.IndexFunc(o.Tables, func(known Table) bool { return known.ID == t.ID })
	if k < 0 {
		k = len(o.Tables)
		o.Tables = append(o.Tables, Table{ID: t.ID, Rows: make([][]Row, horizons)})
	}
	rows := []Row{}
	for _, r := range t.Rows {
		place, ever := o.holds(r.Absent.Not())
		if !ever {
			continue
		}
		row := Row{Total: r.Total, Holds: place}
		for _, c := range r.Cells {
			row.Cells = append(row.Cells, o.text(c.InWords(currency)))
		}
		rows = append(rows, row)
	}
	o.Tables[k].Rows[at] = rows
}

// fixedPrice says why the share price cannot be moved on the page, or nothing.
func (o *Offer) fixedPrice(offer *comp.Offer, i int) string {
	switch {
	case offer.Private.Stated() && o.Exit == 0 && offer.Private.Exit.Value.IsZero():
		return "A private company: no exit is assumed, so its equity is in no figure."
	case offer.Private.Stated() && o.Exit == 0:
		return "A private company: its exit pays nothing within the horizon, so its equity is in no figure."
	case offer.Private.Stated():
		return ""
	case !o.Moves():
		return "Nothing in it moves with a share price."
	case len(offer.Price.Path) > 0:
		return "The share price follows the dated path in the case, which has no growth of its own."
	case offer.TodaysPrice().IsZero():
		return "Its share price is not known: values are followed in money."
	}
	return ""
}

// Moves reports whether anything in the offer moves with a share price.
func (o *Offer) Moves() bool { return o.moves }

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

// usedComponents lists the components that any offer pays, or pays when it is moved.
func usedComponents(all []unfolding) []comp.Component {
	return slices.DeleteFunc(comp.Components(), func(k comp.Component) bool {
		return !slices.ContainsFunc(all[len(all)-1].offers, func(r *comp.Remembered) bool {
			return slices.ContainsFunc(r.Timeline, func(p comp.Payment) bool { return p.Component == k })
		})
	})
}

// Pays reports whether the offer has pay of a certainty within so many years, or can have
// when it is moved.
func (o *Offer) Pays(k comp.Certainty, years int) bool {
	first, pays := o.first[k]
	return pays && first <= years
}
