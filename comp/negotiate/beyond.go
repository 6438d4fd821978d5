package negotiate

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// BeyondMoney prices what one can ask for beside pay, where the model can say it (SPEC 10.11).
type BeyondMoney struct {
	Week  Week
	Day   decimal.Decimal // what one more paid day off is worth: a day of 260 of the base, in the reporting currency
	Terms []TermAsk

	Window       *Window       // nil where no option of the letter has to be exercised within a shorter time than is asked for
	Acceleration *Acceleration // nil where the letter has no grant of shares or options
}

// Week is what a start one week later costs and saves, in the reporting currency.
type Week struct {
	Costs decimal.Decimal     // a week of 52 of the offer's base
	Saves decimal.NullDecimal // the same of today's job; not valid where there is none
	Keeps []Kept              // what today's job pays beside the base soon after the offer's start
}

// Kept is what today's job pays to who stays on long enough.
type Kept struct {
	On     vesting.Date
	Weeks  int // that the start has to be later
	Item   string
	Amount decimal.Decimal
}

// TermAsk is a term of the letter that one asks to be another.
type TermAsk struct {
	Kind     TermAskKind
	From, To string          // of a schedule; From of a clawback its months, of a bonus its payout
	Adds     []comp.Figure   // to metrics that it may move: pv, leaving after some months, and where a bonus can be guaranteed guaranteed and risk-adjusted
	Worth    decimal.Decimal // the most that it adds to any of them
}

// TermAskKind is what is asked for.
type TermAskKind string

// The kinds of terms beyond money.
const (
	AskQuarterly  TermAskKind = "quarterly vesting" // the first grant's, each year's part in quarters, without a cliff
	AskNoClawback TermAskKind = "no clawback"       // of sign-ons and relocation

	AskGuaranteedBonus TermAskKind = "guaranteed first bonus" // the first bonus pays its target whatever the payout
)

// keepWeeks is how far a start is put off at most.
const keepWeeks = 13

// leavingAfter are the months of leaving by which terms are priced.
var leavingAfter = []int{6, 12, 18, 24}

// BeyondMoney prices terms beside pay of the offer.
func (a *Asking) BeyondMoney() (*BeyondMoney, error) {
	b := &BeyondMoney{}
	c, r := a.Comparison, a.Result()
	b.Day = partOfBase(c, r, 260)
	b.Week.Costs = partOfBase(c, r, 52)
	for i := range c.Offers {
		if today := &c.Offers[i]; today.Offer.Current && i != a.From {
			b.Week.Saves = decimal.NewNullDecimal(partOfBase(c, today, 52))
			b.Week.Keeps = keeps(today, r.Start)
			break // the first is the one that is left
		}
	}
	for _, ask := range []func(*comp.Offer) (TermAsk, bool){quarterly, withoutClawback, guaranteedBonus} {
		o := a.model.offer(nil)
		term, changed := ask(&o)
		if !changed {
			continue
		}
		if err := a.price(&term, o); err != nil {
			return nil, err
		}
		b.Terms = append(b.Terms, term)
	}
	var err error
	if b.Window, err = a.window(); err != nil {
		return nil, err
	}
	b.Acceleration, err = a.acceleration()
	return b, err
}

// partOfBase returns the base a year in force on the first day, divided, in the reporting currency.
func partOfBase(c *comp.Comparison, r *comp.Result, by int64) decimal.Decimal {
	rate, _ := c.Case.Exchange(r.Currency, r.Start)
	return c.StartSalary(r).Mul(rate).DivRound(decimal.NewFromInt(by), c.Case.Currency.Places())
}

// keeps lists what a job pays beside its base in the weeks after a day; leaving on the day of a
// payment keeps it (SPEC 3.6).
func keeps(r *comp.Result, start vesting.Date) (list []Kept) {
	for i := range r.Timeline {
		p := &r.Timeline[i]
		days := start.DaysUntil(p.Date)
		monthly := p.Component == comp.BasePay || p.Component == comp.BenefitPay || p.Component == comp.MatchPay || p.Component == comp.CostPay
		if monthly || days <= 0 || days > 7*keepWeeks || !p.Amount.IsPositive() {
			continue
		}
		list = append(list, Kept{On: p.Date, Weeks: (days + 6) / 7, Item: p.Item, Amount: p.Amount})
	}
	return list
}

// price works out what a term adds by the full model.
func (a *Asking) price(t *TermAsk, o comp.Offer) error {
	c := a.Comparison
	pv, err := comp.FindMetric("pv", c.Case.Years)
	if err != nil {
		return err
	}
	metrics, err := a.pricedBy()
	if err != nil {
		return err
	}
	metrics = append([]comp.Metric{pv}, metrics...)
	var leaving []comp.Metric
	for _, month := range leavingAfter {
		if month <= 12*c.Case.Years {
			leaving = append(leaving, comp.WalkAwayMetric(month))
		}
	}
	m := newModel(c, a.From, leaving...)
	before, err := m.with(nil)
	if err != nil {
		return err
	}
	after, err := m.of(o)
	if err != nil {
		return err
	}
	for _, metric := range append(metrics, leaving...) {
		was, _ := before.Figure(metric.Name)
		is, _ := after.Figure(metric.Name)
		t.Adds = append(t.Adds, comp.Figure{Metric: metric, Value: is.Sub(was)})
		t.Worth = decimal.Max(t.Worth, is.Sub(was))
	}
	return nil
}

// quarterly lets the first grant vest each year's part in quarters, without a cliff; false where
// it vests as often already, or its yearly parts are no whole percentages.
func quarterly(o *comp.Offer) (TermAsk, bool) {
	i, found := firstGrant(o)
	if !found || o.Private.Stated() {
		return TermAsk{}, false
	}
	old := o.Grants[i].Vesting
	var parts []string
	for _, part := range old.Yearly() {
		if 100*part.Num()%part.Den() != 0 {
			return TermAsk{}, false
		}
		parts = append(parts, strconv.FormatInt(100*part.Num()/part.Den(), 10))
	}
	often := 4*len(parts) <= old.Count()
	schedule, err := vesting.Parse(strings.Join(parts, "/") + " quarterly")
	if err != nil || often && old.CliffMonths() == 0 {
		return TermAsk{}, false
	}
	o.Grants = append([]comp.Grant(nil), o.Grants...)
	o.Grants[i].Vesting = schedule
	return TermAsk{Kind: AskQuarterly, From: old.String(), To: schedule.String()}, true
}

// withoutClawback takes the clawbacks off sign-ons and relocation.
func withoutClawback(o *comp.Offer) (TermAsk, bool) {
	o.SignOn = append([]comp.SignOn(nil), o.SignOn...)
	clauses := []*comp.Clawback{}
	for i := range o.SignOn {
		clauses = append(clauses, &o.SignOn[i].Clawback)
	}
	var from []string
	o.Relocations = append([]comp.Relocation(nil), o.Relocations...)
	clauses = append(clauses, &o.Relocation.Clawback)
	for i := range o.Relocations {
		clauses = append(clauses, &o.Relocations[i].Clawback)
	}
	for _, clause := range clauses {
		if clause.Months > 0 {
			from = append(from, fmt.Sprintf("%d months", clause.Months))
		}
		*clause = comp.Clawback{}
	}
	return TermAsk{Kind: AskNoClawback, From: strings.Join(from, ", ")}, from != nil
}
