package jsonfile

import (
	"io"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/market"
	"github.com/seed-251b9aba/offerkit/comp/negotiate"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Ask is the contract of `offerkit ask --format json`. Figures of the metric are in the reporting
// currency, values of levers in the offer's; counts of shares are numbers, rates fractions.
type Ask struct {
	AsOf          vesting.Date     `json:"as_of"`
	Currency      comp.Currency    `json:"currency"`
	OfferCurrency comp.Currency    `json:"offer_currency"`
	From          string           `json:"from"`
	Against       string           `json:"against,omitempty"` // name of the offer that is matched, or made whole
	Metric        string           `json:"metric"`
	Target        string           `json:"target"`
	Today         string           `json:"today"`
	RestsOn       *RestsOn         `json:"target_rests_on,omitempty"`
	EndsFirst     *EndsFirst       `json:"ends_first,omitempty"`
	BeyondCounter *BeyondCounter   `json:"beyond_counter,omitempty"`
	Minimum       string           `json:"minimum,omitempty"` // least total compensation a year that is acceptable
	Counter       *Counter         `json:"counter,omitempty"` // by the counter rule, a year on average
	Levers        []AskLever       `json:"levers"`
	Plan          []PlanStep       `json:"plan,omitempty"`
	Packages      []Package        `json:"packages,omitempty"`
	LeftOut       []LeftOut        `json:"packages_left_out,omitempty"`
	Ladder        []Rung           `json:"ladder,omitempty"`
	Across        []Across         `json:"across_metrics,omitempty"`
	BeyondMoney   *BeyondMoney     `json:"beyond_money,omitempty"`
	Leverage      []Leverage       `json:"leverage,omitempty"` // of the other offers
	Deadlines     []Deadline       `json:"deadlines,omitempty"`
	Market        []MarketStanding `json:"market,omitempty"`
	MarketData    []MarketOffer    `json:"market_data,omitempty"` // as offerkit market has them
	MarketLevel   *MarketLevel     `json:"market_level,omitempty"`
}

// RestsOn is what nobody has put in writing of the offer that is matched and its figure rests on, with
// what it comes to without.
type RestsOn struct {
	Conditions []comp.ConditionKind `json:"conditions"`
	Without    string               `json:"without"`
}

// Counter is what the counter rule answers the offer with: its average year and share more, or the
// minimum where that is not above it. The needs are of 10.
type Counter struct {
	TheyNeed  string `json:"they_need"`
	YouNeed   string `json:"you_need"`
	Offer     string `json:"offer"`
	Share     string `json:"share"`
	Amount    string `json:"amount"`
	AtMinimum bool   `json:"at_minimum"`
}

// AskLever is the least on one lever. Value one step below is left out where nothing has to be
// asked for.
type AskLever struct {
	Lever             string            `json:"lever"`
	Term              string            `json:"term"`               // path within the offer
	Currency          comp.Currency     `json:"currency,omitempty"` // of its amounts, where that is not the offer's: the shares'
	Current           string            `json:"current"`
	Step              string            `json:"step"`
	Cap               string            `json:"cap,omitempty"`
	Ask               string            `json:"ask,omitempty"`
	Increase          string            `json:"increase,omitempty"`
	Reaches           bool              `json:"reaches"`
	ValueAtAsk        string            `json:"value_at_ask,omitempty"`
	ValueOneStepBelow string            `json:"value_one_step_below,omitempty"`
	Reason            string            `json:"reason,omitempty"`
	Why               string            `json:"why,omitempty"` // the reason in words
	WorthOf           string            `json:"worth_of,omitempty"`
	Worth             map[string]string `json:"worth,omitempty"` // by metric, of so much more of the lever: 1000 of money
}

// PlanStep is one lever of a plan, with what the metric comes to after it.
type PlanStep struct {
	Lever string `json:"lever"`
	To    string `json:"to"`
	Value string `json:"value"`
}

// Package is one of several asks of equal worth. One step below is left out where nothing had
// to be filled up.
type Package struct {
	Name         string            `json:"name"`
	Changes      []LeverChange     `json:"changes"`
	Reaches      bool              `json:"reaches"`
	Value        string            `json:"value"`
	OneStepBelow string            `json:"one_step_below,omitempty"`
	Metrics      map[string]string `json:"metrics"`
	EmployerCost EmployerCost      `json:"employer_cost"`
}

// LeftOut is one of the three packages that there is not.
type LeftOut struct {
	Lever  string                  `json:"lever"`
	Reason negotiate.LeftOutReason `json:"reason"`
}

// LeverChange is a lever put from today's value to another.
type LeverChange struct {
	Lever string `json:"lever"`
	From  string `json:"from,omitempty"`
	To    string `json:"to"`
}

// EmployerCost is what a package costs over the offer as it stands, in the offer's currency: once,
// and each year on average over the horizon; cash and equity are of both. Taxes are null where
// they are not known.
type EmployerCost struct {
	Currency comp.Currency `json:"currency"`
	Once     string        `json:"once"`
	Yearly   string        `json:"yearly"`
	Cash     string        `json:"cash"`
	Equity   string        `json:"equity"`
	Taxes    *string       `json:"taxes"`
}

// Rung is an answer of the other side and the next ask.
type Rung struct {
	If           LeverValue    `json:"if"`
	Value        string        `json:"value"` // of the metric with the answer alone
	Missing      string        `json:"missing"`
	Then         []LeverChange `json:"then"`
	Next         string        `json:"value_with_next"`
	OneStepBelow string        `json:"one_step_below,omitempty"`
	Reaches      bool          `json:"reaches"`
	Average      string        `json:"average"`           // total compensation a year of the answer alone
	Agreed       string        `json:"average_with_next"` // and with the next ask
}

// Across is what it takes to equal an offer on every metric: by lever the least ask, left out
// where none equals it.
type Across struct {
	Offer   string         `json:"offer"`
	Level   string         `json:"level,omitempty"`
	Metrics []AcrossMetric `json:"metrics"`
}

// AcrossMetric is one metric of it.
type AcrossMetric struct {
	Metric string            `json:"metric"`
	Today  string            `json:"today"`
	Target string            `json:"target"`
	Asks   map[string]string `json:"asks"`
}

// BeyondMoney prices what one can ask for beside pay: a day off, a week of a later start, and
// terms with what they add to metrics.
type BeyondMoney struct {
	PTODay    string            `json:"pto_day"`
	WeekCosts string            `json:"week_later_costs"`
	WeekSaves string            `json:"week_later_saves,omitempty"`
	Keeps     []Kept            `json:"keeps,omitempty"` // what today's job pays to who starts so many weeks later
	Terms     []BeyondMoneyTerm `json:"terms,omitempty"`

	ExerciseWindow *ExerciseWindow `json:"exercise_window,omitempty"`
	Acceleration   *Acceleration   `json:"acceleration,omitempty"`
}

// ExerciseWindow is what a longer time to exercise vested options in after leaving is worth, by the
// year of leaving: what the exit pays for options that would have lapsed, null where no exit is
// assumed. Unpriced says why there is no price.
type ExerciseWindow struct {
	FromDays int                 `json:"from_days"`
	ToYears  int                 `json:"to_years"`
	Exit     *vesting.Date       `json:"exit_on"`
	Unpriced negotiate.Unpriced  `json:"unpriced,omitempty"`
	Leaving  []ExerciseWindowRow `json:"leaving,omitempty"`
}

// ExerciseWindowRow is leaving after some months.
type ExerciseWindowRow struct {
	Month   int          `json:"month"`
	Date    vesting.Date `json:"date"`
	Options string       `json:"options"`
	Cost    string       `json:"cost"`
	Until   vesting.Date `json:"until"`
	Adds    *string      `json:"adds"`
}

// Acceleration is what of the letter's grants would vest with an acquisition: at the end of each year,
// or of a private company on the day of its exit. Unpriced says why there is no price.
type Acceleration struct {
	Unpriced negotiate.Unpriced `json:"unpriced,omitempty"`
	AtExit   bool               `json:"at_exit"`
	Acquired []AccelerationRow  `json:"acquired,omitempty"`
}

// AccelerationRow is an acquisition on a day.
type AccelerationRow struct {
	Month  int          `json:"month"`
	Date   vesting.Date `json:"date"`
	Shares string       `json:"shares,omitempty"`
	Worth  string       `json:"worth"`
}

// Kept is what today's job pays to who stays on.
type Kept struct {
	On     vesting.Date `json:"on"`
	Weeks  int          `json:"weeks"`
	Item   string       `json:"item"`
	Amount string       `json:"amount"`
}

// BeyondMoneyTerm is a term that one asks to be another.
type BeyondMoneyTerm struct {
	Ask  negotiate.TermAskKind `json:"ask"`
	From string                `json:"from,omitempty"`
	To   string                `json:"to,omitempty"`
	Adds map[string]string     `json:"adds"`
}

// Leverage is what another offer is good for in a negotiation.
type Leverage struct {
	Offer    string             `json:"offer"`
	Evidence comp.Evidence      `json:"evidence,omitempty"`
	Since    *vesting.Date      `json:"since,omitempty"`
	Grade    negotiate.Leverage `json:"grade"`
}

// Deadline is the day by which an offer has to be answered, and by how many days it has to be
// extended to be alive on the last deadline of all.
type Deadline struct {
	Offer  string        `json:"offer"`
	On     *vesting.Date `json:"on,omitempty"` // left out of an offer under way
	Left   int           `json:"days_left"`
	Extend int           `json:"extend_days"`
}

// MarketStanding is how the offer looks against market data of the case. Growth is what the share would
// have to grow a year to make up for a lowball, left out where no growth does; growth_kind says why.
type MarketStanding struct {
	Offer   string                  `json:"offer"`
	Verdict negotiate.MarketVerdict `json:"verdict"`
	Value   string                  `json:"value"`
	Gap     string                  `json:"gap"`
	Growth  *decimal.Decimal        `json:"growth,omitempty"`
	Needed  negotiate.GrowthKind    `json:"growth_kind,omitempty"`
}

// MarketLevel is what market data say of another level: by measure, with the offer's own value beside
// it, and on every metric what the offer is worth with the medians of these parts in it. Level is
// empty where none is known to come next; in_letter are the parts that stay as they are.
type MarketLevel struct {
	Level    string               `json:"level"`
	Levels   []string             `json:"levels"` // that the data tell apart
	Data     []MarketLevelMeasure `json:"data,omitempty"`
	Parts    []negotiate.PayPart  `json:"parts,omitempty"`
	InLetter []negotiate.PayPart  `json:"in_letter,omitempty"`
	Metrics  []AcrossMetric       `json:"metrics,omitempty"`
}

// MarketLevelMeasure is one measure at a level. What is not known is left out.
type MarketLevelMeasure struct {
	Measure     market.Measure     `json:"measure"`
	Currency    comp.Currency      `json:"currency"`
	Letter      *string            `json:"letter"`
	Median      *string            `json:"median"`
	Percentiles []MarketPercentile `json:"percentiles"`
	Rows        *int               `json:"rows"`
	From        *vesting.Date      `json:"from"`
	To          *vesting.Date      `json:"to"`
	AgeMonths   *int               `json:"age_months"`
	Source      string             `json:"source"`
	Reason      string             `json:"reason,omitempty"` // why there are no percentiles
}

// LeverValue is a lever at a value.
type LeverValue struct {
	Lever string `json:"lever"`
	Value string `json:"value"`
}

// WriteAsk writes the contract of asks.
func WriteAsk(w io.Writer, n *report.Negotiation) error { return encode(w, askOf(n)) }

func askOf(n *report.Negotiation) Ask {
	a := asks{n, n.Asking.Comparison}
	result := Ask{
		AsOf: a.c.Case.AsOf, Currency: a.c.Case.Currency, OfferCurrency: n.Asking.Result().Currency, From: n.Asking.Result().Name,
		Metric: n.Asking.Metric.Name, Target: money(a.c, n.Target.Amount), Today: money(a.c, n.Asking.Today),
	}
	if n.Target.Kind != negotiate.ToAmount {
		result.Against = a.c.Offers[n.Target.Offer].Name
	}
	if kinds, without := n.RestsOn(); kinds != nil {
		result.RestsOn = &RestsOn{Conditions: kinds, Without: money(a.c, without)}
	}
	result.EndsFirst, result.BeyondCounter = a.endsFirst(), a.beyondCounter()
	if minimum := a.c.Case.Candidate.Minimum; minimum.IsPositive() {
		result.Minimum = money(a.c, minimum)
	}
	result.Counter = a.counter()
	for i := range n.Asks {
		result.Levers = append(result.Levers, a.lever(&n.Asks[i]))
	}
	if n.Plan != nil {
		for i, c := range n.Plan.Changes {
			result.Plan = append(result.Plan, PlanStep{c.Lever.Key, a.value(c.Lever, c.To), money(a.c, n.Plan.Values[i])})
		}
	}
	for i := range n.Packages {
		result.Packages = append(result.Packages, a.pack(&n.Packages[i]))
	}
	for _, out := range n.LeftOut {
		result.LeftOut = append(result.LeftOut, LeftOut{out.Lever, out.Why})
	}
	for i := range n.Ladder {
		result.Ladder = append(result.Ladder, a.rung(&n.Ladder[i]))
	}
	for _, across := range n.Across {
		result.Across = append(result.Across, a.across(across))
	}
	result.BeyondMoney = a.beyond(n.BeyondMoney)
	a.leans(&result)
	return result
}

func (a asks) counter() *Counter {
	r := a.n.Asking.Result()
	counter, offer, stated := negotiate.CounterTo(a.c, r)
	if !stated {
		return nil
	}
	return &Counter{
		TheyNeed: r.Offer.Need.Decimal.String(), YouNeed: a.c.Case.Candidate.Need.Decimal.String(), Offer: money(a.c, offer),
		Share: counter.Share.String(), Amount: money(a.c, counter.Amount), AtMinimum: counter.AtMinimum,
	}
}

// leans writes what the ask leans on, and until when.
func (a asks) leans(result *Ask) {
	for i := range a.c.Offers {
		r := &a.c.Offers[i]
		if i == a.n.Asking.From {
			continue
		}
		l := Leverage{Offer: r.Name, Evidence: r.Offer.Evidence, Grade: a.n.Asking.Leverage(i)}
		if !r.Offer.Revised.IsZero() {
			l.Since = &r.Offer.Revised
		}
		result.Leverage = append(result.Leverage, l)
	}
	for i := range a.n.Market {
		s := &a.n.Market[i]
		m := MarketStanding{Offer: a.c.Offers[s.Offer].Name, Verdict: s.Verdict, Value: money(a.c, s.Market), Gap: money(a.c, s.Gap)}
		if s.Growth != nil {
			m.Needed = s.Growth.Kind
		}
		if m.Needed == negotiate.GrowthReaches {
			m.Growth = &s.Growth.Yearly
		}
		result.Market = append(result.Market, m)
	}
	deadlines, _ := negotiate.Deadlines(a.c)
	for _, d := range deadlines {
		one := Deadline{Offer: a.c.Offers[d.Offer].Name, Left: d.Left, Extend: d.Extend}
		if !d.On.IsZero() {
			one.On = &d.On
		}
		result.Deadlines = append(result.Deadlines, one)
	}
	if a.n.Standing != nil {
		result.MarketData = marketOffers(a.n.Standing)
	}
	result.MarketLevel = a.marketLevel()
}

func (a asks) beyond(b *negotiate.BeyondMoney) *BeyondMoney {
	if b == nil {
		return nil
	}
	result := &BeyondMoney{PTODay: money(a.c, b.Day), WeekCosts: money(a.c, b.Week.Costs), WeekSaves: moneyIfKnown(a.c, b.Week.Saves)}
	for _, k := range b.Week.Keeps {
		result.Keeps = append(result.Keeps, Kept{On: k.On, Weeks: k.Weeks, Item: k.Item, Amount: money(a.c, k.Amount)})
	}
	for _, t := range b.Terms {
		result.Terms = append(result.Terms, BeyondMoneyTerm{Ask: t.Kind, From: t.From, To: t.To, Adds: figures(a.c, t.Adds)})
	}
	result.ExerciseWindow, result.Acceleration = a.window(b.Window), a.acceleration(b.Acceleration)
	return result
}

func (a asks) window(w *negotiate.Window) *ExerciseWindow {
	if w == nil {
		return nil
	}
	result := &ExerciseWindow{FromDays: w.Days, ToYears: w.Years, Unpriced: w.Unpriced}
	if !w.Exit.IsZero() {
		result.Exit = &w.Exit
	}
	for _, row := range w.Rows {
		one := ExerciseWindowRow{Month: row.Month, Date: row.Left, Options: row.Options.String(), Cost: money(a.c, row.Cost), Until: row.Until}
		if row.Adds.Valid {
			one.Adds = known(money(a.c, row.Adds.Decimal))
		}
		result.Leaving = append(result.Leaving, one)
	}
	return result
}

func (a asks) acceleration(x *negotiate.Acceleration) *Acceleration {
	if x == nil {
		return nil
	}
	result := &Acceleration{Unpriced: x.Unpriced, AtExit: x.AtExit}
	for _, row := range x.Rows {
		one := AccelerationRow{Month: row.Month, Date: row.On, Worth: money(a.c, row.Adds)}
		if row.Shares.IsPositive() {
			one.Shares = row.Shares.String()
		}
		result.Acquired = append(result.Acquired, one)
	}
	return result
}

// asks writes the parts of the contract of one question.
type asks struct {
	n *report.Negotiation
	c *comp.Comparison
}

// value writes a value of a lever.
func (a asks) value(l *negotiate.Lever, v decimal.Decimal) string {
	if l.Measure == negotiate.InMoney {
		return a.n.Asking.Result().CurrencyOf(l.Path).Format(v)
	}
	return v.String()
}

func (a asks) lever(k *negotiate.Ask) AskLever {
	l := k.Lever
	result := AskLever{
		Lever: l.Key, Term: l.Path, Current: a.value(l, l.Current), Step: a.value(l, l.Step), Reaches: k.Reaches,
		Reason: string(k.Reason), Why: a.n.Reason(k), ValueOneStepBelow: moneyIfKnown(a.c, k.Below),
	}
	if unit := a.n.Unit(l); unit != "" && unit != a.n.Asking.Result().Currency {
		result.Currency = unit
	}
	if l.Cap.Valid {
		result.Cap = a.value(l, l.Cap.Decimal)
	}
	if k.Reaches {
		result.Ask, result.Increase, result.ValueAtAsk = a.value(l, k.To), a.value(l, k.Increase()), money(a.c, k.Value)
	}
	if k.Worth != nil {
		result.WorthOf, result.Worth = a.value(l, k.Worth.Of), figures(a.c, k.Worth.Figures)
	}
	return result
}

func figures(c *comp.Comparison, list []comp.Figure) map[string]string {
	byMetric := map[string]string{}
	for _, f := range list {
		byMetric[f.Metric.Name] = money(c, f.Value)
	}
	return byMetric
}

func (a asks) pack(p *negotiate.Package) Package {
	currency := a.n.Asking.Result().Currency
	result := Package{
		Changes: a.changes(p.Changes()), Reaches: p.Reaches, Value: money(a.c, p.Value), OneStepBelow: moneyIfKnown(a.c, p.Below), Metrics: figures(a.c, p.Metrics),
		EmployerCost: EmployerCost{
			Currency: currency,
			Once:     currency.Format(p.Cost.Once), Yearly: currency.Format(p.Cost.Yearly), Cash: currency.Format(p.Cost.Cash), Equity: currency.Format(p.Cost.Equity),
		},
	}
	var keys []string
	for _, c := range p.Changes() {
		keys = append(keys, c.Lever.Key)
	}
	result.Name = strings.Join(keys, "+")
	if p.Cost.Taxes.Valid {
		taxes := currency.Format(p.Cost.Taxes.Decimal)
		result.EmployerCost.Taxes = &taxes
	}
	return result
}

func (a asks) changes(list []negotiate.Change) []LeverChange {
	changes := []LeverChange{}
	for _, c := range list {
		changes = append(changes, LeverChange{c.Lever.Key, a.value(c.Lever, c.Lever.Current), a.value(c.Lever, c.To)})
	}
	return changes
}

// marketLevel writes what the data say of another level.
func (a asks) marketLevel() *MarketLevel {
	l := a.n.Level
	if l == nil {
		return nil
	}
	result := &MarketLevel{Level: l.Level, Levels: append([]string{}, l.Known...)}
	for i := range l.Answers {
		o := marketOffer(&report.Standing{Comparison: a.c, Answers: l.Answers}, i)
		m := MarketLevelMeasure{
			Measure: o.Measure, Currency: o.Currency, Letter: o.Value, Percentiles: o.Percentiles, Rows: o.Rows, From: o.From, To: o.To, AgeMonths: o.AgeMonths,
			Source: o.Source, Reason: o.Reason,
		}
		if median, is := l.Answers[i].Median(); is {
			m.Median = known(o.Currency.Format(median))
		}
		result.Data = append(result.Data, m)
	}
	if l.Package != nil {
		for _, p := range l.Package.Pay.Parts {
			if !slices.Contains(l.Package.Kept, p.Part) {
				result.Parts = append(result.Parts, p.Part)
			}
		}
		result.InLetter, result.Metrics = l.Package.Kept, a.acrossMetrics(l.Package.Rows)
	}
	return result
}

func (a asks) across(across report.AcrossMetrics) Across {
	r := &a.c.Offers[across.Offer]
	return Across{Offer: r.Name, Level: r.Offer.Level, Metrics: a.acrossMetrics(across.Rows)}
}

func (a asks) acrossMetrics(rows []negotiate.Across) (metrics []AcrossMetric) {
	for _, row := range rows {
		m := AcrossMetric{Metric: row.Metric.Name, Today: money(a.c, row.Today), Target: money(a.c, row.Target), Asks: map[string]string{}}
		for _, k := range row.Asks {
			if k.Reaches {
				m.Asks[k.Lever.Key] = a.value(k.Lever, k.To)
			}
		}
		metrics = append(metrics, m)
	}
	return metrics
}

func (a asks) rung(r *negotiate.Rung) Rung {
	return Rung{
		If: LeverValue{r.If.Lever.Key, a.value(r.If.Lever, r.If.To)}, Value: money(a.c, r.Value), Missing: money(a.c, r.Missing),
		Then: a.changes(r.Then), Next: money(a.c, r.Next), OneStepBelow: moneyIfKnown(a.c, r.Below), Reaches: r.Reaches, Average: money(a.c, r.Average), Agreed: money(a.c, r.Agreed),
	}
}
