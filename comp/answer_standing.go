package comp

import (
	"fmt"
	"slices"
	"sync"

	"github.com/shopspring/decimal"
)

// ConditionKind is something that a figure rests on and that nobody has put in writing.
type ConditionKind string

// The kinds of conditions (SPEC 7.2).
const (
	OnExit       ConditionKind = "exit"       // of a private company
	OnTender     ConditionKind = "tender"     // of a private company
	OnRefreshers ConditionKind = "refreshers" // that are expected
	OnTopUp      ConditionKind = "top-up"     // that is expected
	OnPromotion  ConditionKind = "promotion"  // that is expected
	OnGrowth     ConditionKind = "growth"     // of share prices: a rate, or a dated path that moves
)

// ExpectedOf returns what a payment of a term rests on where it is expected.
func ExpectedOf(term TermRef) ConditionKind {
	switch term.Kind {
	case TopUpTerm:
		return OnTopUp
	case PromotionTerm:
		return OnPromotion
	}
	return OnRefreshers
}

// Standing is how firmly the first offer leads on a metric. A lead rests on a condition
// where it is none without it: another offer is first, or it is too close to call; where it survives without
// each but not without all of them, it rests on all. The figure of an only offer, which leads nobody, rests on what adds to it.
type Standing struct {
	Ranking    Ranking
	Conditions []ConditionKind // that the lead rests on; empty where it stands without
	Taken      []ConditionKind // away for the rest: them, growth, and whatever else nobody has put in writing of the leader's pay, or of any offer's
	Without    decimal.Decimal // the leader's figure without what is taken
	Rest       Rest            // how the offers rank without it; zero of an only offer
}

// Rest is how offers rank without what the lead of one of them rests on.
type Rest struct {
	Ranking Ranking
	Values  []decimal.Decimal // by offer, in the reporting currency
	Close   bool              // the leader is first there too, or too close to the first to call
	All     bool              // it is taken from every offer: another's figure holds what nobody has put in writing too
}

// Standing returns how firmly the lead on a metric stands, worked out by the full model.
// It returns false for a metric that the comparison does not know.
func (c *Comparison) Standing(metric string) (Standing, bool) {
	ranking, ok := c.Ranking(metric)
	if !ok || !c.ranks(ranking) {
		return Standing{}, false
	}
	return c.hypotheses().standing(ranking), true
}

// standing works out how firmly the lead of a ranking stands.
func (h *hypotheses) standing(ranking Ranking) Standing {
	s := Standing{Ranking: ranking}
	first := ranking.Order[0]
	stated := h.c.conditions(first)
	if len(h.c.Offers) < 2 {
		if adds := h.adding(first, ranking.Metric, slices.DeleteFunc(stated, isGrowth)); adds != nil {
			s.Conditions, s.Taken = adds, adds
			s.Without = h.figure(first, ranking.Metric, adds...)
		}
		return s
	}
	falls := func(kinds ...ConditionKind) bool {
		rest := h.without(first, ranking.Metric, kinds...).Ranking
		return rest.Order[0] != first || ranking.Verdict == Leads && rest.Verdict != Leads
	}
	for _, kind := range stated {
		if falls(kind) {
			s.Conditions = append(s.Conditions, kind)
		}
	}
	if s.Conditions == nil && len(stated) > 1 && falls(stated...) {
		s.Conditions = stated
	}
	if s.Conditions != nil {
		unwritten := h.adding(first, ranking.Metric, slices.DeleteFunc(slices.Clone(stated), isGrowth))
		s.Taken = slices.DeleteFunc(slices.Clone(stated), func(kind ConditionKind) bool {
			return !slices.Contains(s.Conditions, kind) && !slices.Contains(unwritten, kind) && !isGrowth(kind) // on which what is left would rest
		})
		s.Taken, s.Rest = h.rest(first, ranking.Metric, s.Taken)
		s.Without = s.Rest.Values[first]
		best := s.Rest.Values[s.Rest.Ranking.Order[0]]
		s.Rest.Close = rankValues(&h.c.Case, ranking.Metric, []decimal.Decimal{best, s.Without}).Verdict == TooCloseToCall
	}
	return s
}

// rest ranks the offers with what is taken from the first; where anything that nobody has put in writing
// adds to another's figure, with that and with what is taken taken from each of them.
func (h *hypotheses) rest(first int, m Metric, taken []ConditionKind) ([]ConditionKind, Rest) {
	all := slices.Clone(taken)
	others := false
	for i := range h.c.Offers {
		if i == first {
			continue
		}
		for _, kind := range h.adding(i, m, slices.DeleteFunc(h.c.conditions(i), isGrowth)) {
			others = true
			if !slices.Contains(all, kind) {
				all = append(all, kind)
			}
		}
	}
	if !others {
		return taken, h.without(first, m, taken...)
	}
	values := make([]decimal.Decimal, len(h.c.Offers))
	for i := range values {
		values[i] = h.figure(i, m, all...)
	}
	return all, Rest{Ranking: h.c.RankBy(m, values), Values: values, All: true}
}

func isGrowth(kind ConditionKind) bool { return kind == OnGrowth }

// adding lists, of what an offer may rest on, that which adds to its figure: that without which it comes to
// less, and that which adds to what is left without all of it, as a tender offer does for shares that an exit
// would buy otherwise.
func (h *hypotheses) adding(offer int, m Metric, stated []ConditionKind) (kinds []ConditionKind) {
	figure := func(kinds []ConditionKind) decimal.Decimal { return h.figure(offer, m, kinds...) }
	for i, kind := range stated {
		others := slices.Delete(slices.Clone(stated), i, i+1)
		if figure([]ConditionKind{kind}).LessThan(figure(nil)) || figure(others).GreaterThan(figure(stated)) {
			kinds = append(kinds, kind)
		}
	}
	return kinds
}

// RestsOn lists, of what nobody has put in writing of an offer, what adds to its figure on a metric, and
// returns what it comes to without all of it, in the reporting currency. The growth of shares is among it
// where growth is true; it is taken away of every share alike. Without any kind, or of what the comparison
// does not know, there is no figure.
func (c *Comparison) RestsOn(offer int, metric string, growth bool) (kinds []ConditionKind, without decimal.Decimal) {
	m, err := c.Metric(metric)
	if err != nil || offer < 0 || offer >= len(c.Offers) || len(c.Offers) != len(c.Case.Offers) || !c.has(&c.Offers[offer]) {
		return nil, decimal.Zero
	}
	h := c.hypotheses()
	stated := slices.DeleteFunc(c.conditions(offer), func(kind ConditionKind) bool { return isGrowth(kind) && !growth })
	if len(stated) == 0 {
		return nil, decimal.Zero
	}
	kinds = h.adding(offer, m, stated)
	return kinds, h.figure(offer, m, kinds...)
}

// Written returns how much of an offer's figure its letter carries, whatever the case assumes beyond it: without
// all that nobody has put in writing, and at target where a bonus, a commission or an award is assumed to pay
// more than that. It returns false where that is the figure itself.
func (c *Comparison) Written(offer int, metric string) (carried decimal.Decimal, less bool) {
	m, err := c.Metric(metric)
	if err != nil || offer < 0 || offer >= len(c.Offers) || len(c.Offers) != len(c.Case.Offers) || !c.has(&c.Offers[offer]) {
		return decimal.Zero, false
	}
	h := c.hypotheses()
	taken := h.adding(offer, m, slices.DeleteFunc(c.conditions(offer), isGrowth))
	if c.Offers[offer].Offer.AboveTarget() {
		taken = append(taken, aboveTarget)
	}
	stands, _ := c.Offers[offer].Figure(m.Name)
	if taken == nil {
		return stands, false
	}
	carried = h.figure(offer, m, taken...)
	return carried, !carried.Equal(stands)
}

// aboveTarget is what is assumed above the target of a letter, which states it.
const aboveTarget ConditionKind = "above-target"

// AboveTarget reports whether a bonus, a commission or an award of the offer is assumed to pay more than its
// target.
func (o *Offer) AboveTarget() bool {
	above := func(share decimal.NullDecimal) bool {
		return share.Valid && share.Decimal.GreaterThan(decimal.NewFromInt(1))
	}
	return above(o.Bonus.Payout) || above(o.Commission.Attainment) ||
		slices.ContainsFunc(o.Bonuses, func(b Bonus) bool { return above(b.Payout) }) ||
		slices.ContainsFunc(o.Grants, func(g Grant) bool { return above(g.Payout) })
}

// holdAtTarget takes away what is assumed above the targets of an offer.
func (o *Offer) holdAtTarget() {
	hold := func(share *decimal.NullDecimal) {
		if target := decimal.NewFromInt(1); share.Valid && share.Decimal.GreaterThan(target) {
			share.Decimal = target
		}
	}
	o.Bonuses, o.Grants = slices.Clone(o.Bonuses), slices.Clone(o.Grants)
	hold(&o.Bonus.Payout)
	hold(&o.Commission.Attainment)
	for i := range o.Bonuses {
		hold(&o.Bonuses[i].Payout)
	}
	for i := range o.Grants {
		hold(&o.Grants[i].Payout)
	}
}

// ranks reports whether a ranking orders the offers of this comparison.
func (c *Comparison) ranks(r Ranking) bool {
	if len(r.Order) != len(c.Offers) || len(c.Offers) != len(c.Case.Offers) {
		return false
	}
	for i := range c.Offers {
		if !c.has(&c.Offers[i]) || !slices.Contains(r.Order, i) {
			return false
		}
	}
	return true
}

// conditions lists what the figures of an offer may rest on.
func (c *Comparison) conditions(offer int) []ConditionKind {
	r := &c.Offers[offer]
	var kinds []ConditionKind
	if slices.ContainsFunc(r.Timeline, func(p Payment) bool { return p.isExit() }) {
		kinds = append(kinds, OnExit)
	}
	if slices.ContainsFunc(r.Timeline, func(p Payment) bool { return p.isTender() }) {
		kinds = append(kinds, OnTender)
	}
	kinds = append(kinds, r.Expected()...)
	if slices.ContainsFunc(c.Offers, func(r Result) bool { return r.moves() }) {
		kinds = append(kinds, OnGrowth)
	}
	return kinds
}

// moves reports whether the offer's share price is assumed to move, and pay with it.
func (r *Result) moves() bool {
	if !r.Offer.FollowsShare() {
		return false
	}
	rate, _ := r.Offer.GrowthIn(r.kase)
	path := r.Offer.Price.Path
	flat := !slices.ContainsFunc(path, func(p PricePoint) bool { return !p.Price.Equal(path[0].Price) }) &&
		(len(path) == 0 || r.Offer.Price.Today.IsZero() || r.Offer.Price.Today.Equal(path[0].Price))
	if rate.IsZero() && len(path) == 0 || len(path) > 0 && flat {
		return false
	}
	return slices.ContainsFunc(r.Timeline, func(p Payment) bool { return p.Component.IsEquity() })
}

// hypotheses are the offers of a comparison with conditions taken away, each unfolded once for all
// that asks about it.
type hypotheses struct {
	c     *Comparison
	mutex sync.Mutex
	made  map[string]*Result
}

// hypotheses are those of the comparison. One that was copied, or made by hand, has new ones at each call.
func (c *Comparison) hypotheses() *hypotheses {
	if c.supposed != nil && c.supposed.c == c {
		return c.supposed
	}
	return &hypotheses{c: c}
}

// figure is what one offer comes to on a metric without conditions of it.
func (h *hypotheses) figure(i int, m Metric, kinds ...ConditionKind) decimal.Decimal {
	r := h.offer(i, kinds...)
	if known, stated := r.Figure(m.Name); stated {
		return known
	}
	return r.kase.fold(r, &m).figure().Decimal()
}

// without ranks the offers anew with some conditions of one offer taken away; prices are
// held flat for all, for growth is assumed of every share alike.
func (h *hypotheses) without(offer int, m Metric, kinds ...ConditionKind) Rest {
	values := make([]decimal.Decimal, len(h.c.Offers))
	for i := range h.c.Offers {
		switch {
		case i == offer:
			values[i] = h.figure(i, m, kinds...)
		case slices.Contains(kinds, OnGrowth):
			values[i] = h.figure(i, m, OnGrowth)
		default:
			values[i] = h.figure(i, m)
		}
	}
	return Rest{Ranking: h.c.RankBy(m, values), Values: values}
}

// offer works one offer out without conditions of it.
func (h *hypotheses) offer(i int, kinds ...ConditionKind) *Result {
	kinds = slices.DeleteFunc(slices.Clone(kinds), func(kind ConditionKind) bool { return !h.c.Case.Offers[i].has(kind, &h.c.Case) })
	if len(kinds) == 0 {
		return &h.c.Offers[i]
	}
	h.mutex.Lock()
	defer h.mutex.Unlock()
	key := fmt.Sprint(i, kinds)
	if r, known := h.made[key]; known {
		return r
	}
	kase := h.c.Case
	kase.Offers = slices.Clone(kase.Offers)
	o := &kase.Offers[i]
	for _, kind := range kinds {
		o.take(kind, &h.c.Case)
	}
	r, _ := unfolded(&kase, *o, h.c.Offers[i].Name)
	if h.made == nil {
		h.made = map[string]*Result{}
	}
	h.made[key] = &r
	return &r
}

// has reports whether taking a condition away may change the offer.
func (o *Offer) has(kind ConditionKind, c *Case) bool {
	switch kind {
	case OnExit:
		return !o.Private.Exit.Value.IsZero()
	case OnTender:
		return o.Private.Tender.stated()
	case OnRefreshers:
		return slices.ContainsFunc(o.Refreshers, Refresher.isExpected)
	case OnTopUp:
		return !o.TopUp.Target.IsZero()
	case OnPromotion:
		return !o.Promotion.IsZero()
	case OnGrowth:
		rate, _ := o.GrowthIn(c)
		return (o.FollowsShare() || o.Private.Stated()) && (!rate.IsZero() || len(o.Price.Path) > 0)
	}
	return true
}

// take takes a condition away.
func (o *Offer) take(kind ConditionKind, c *Case) {
	switch kind {
	case OnExit:
		o.Private.Exit.Value = decimal.Zero
	case OnTender:
		o.Private.Tender = Tender{}
	case OnRefreshers:
		o.Refreshers = slices.DeleteFunc(slices.Clone(o.Refreshers), Refresher.isExpected)
	case OnTopUp:
		o.TopUp = TopUp{}
	case OnPromotion:
		o.Promotion = Promotion{}
	case OnGrowth:
		o.holdFlat(c)
	case aboveTarget:
		o.holdAtTarget()
	}
}

// isExpected reports whether nobody has promised the refreshers.
func (r Refresher) isExpected() bool { return r.Promise.orExpected() == PromiseExpected }

// holdFlat keeps the share price of an offer at that of the valuation date.
func (o *Offer) holdFlat(c *Case) {
	if len(o.Price.Path) > 0 {
		o.Price = Price{Today: o.sharePrice(c)}
	}
	o.Price.Growth = decimal.NullDecimal{Valid: true}
}

// Unwritten is a condition that an offer may rest on, with the terms, as paths in the offer, that
// are zero without it.
type Unwritten struct {
	Kind  ConditionKind `json:"kind"`
	Terms []string      `json:"terms"`
}

// Unwritten lists what nobody has put in writing of an offer (SPEC 7.2). Growth is not among it:
// without it every share is held flat, the dated ones too.
func (o *Offer) Unwritten() []Unwritten {
	list := []Unwritten{{Kind: OnExit, Terms: []string{"private.exit.value"}}}
	if o.Private.Tender.stated() {
		list = append(list, Unwritten{Kind: OnTender, Terms: []string{"private.tender.price"}})
	}
	var expected []string
	for k, term := range o.RefresherTerms() {
		if o.Refreshers[k].isExpected() {
			expected = append(expected, term)
		}
	}
	if expected != nil {
		list = append(list, Unwritten{Kind: OnRefreshers, Terms: expected})
	}
	if o.TopUp.Promise.orExpected() == PromiseExpected && !o.TopUp.Target.IsZero() {
		list = append(list, Unwritten{Kind: OnTopUp, Terms: []string{"top_up.target"}})
	}
	if terms := o.Promotion.addedBy(); terms != nil {
		list = append(list, Unwritten{Kind: OnPromotion, Terms: terms})
	}
	return list
}
