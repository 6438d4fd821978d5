package jsonfile

import (
	"io"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/market"
	"github.com/seed-251b9aba/offerkit/comp/negotiate"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Market is the contract of `offerkit market --format json`.
type Market struct {
	AsOf   vesting.Date  `json:"as_of"`
	Offers []MarketOffer `json:"offers"`
}

// MarketOffer is where one offer stands in one kind of data. What is not known is null: the value
// and position of an offer that has none, for which there is a reason; a bound that no percentile
// gives; a number of rows or a date that the data do not state.
type MarketOffer struct {
	Name        string             `json:"name"`
	Data        string             `json:"data"` // percentiles, rows, lca, oews or wage_levels
	Measure     market.Measure     `json:"measure"`
	Currency    comp.Currency      `json:"currency"`
	Value       *string            `json:"value"`
	Position    *string            `json:"position"` // "62.5", or "below p10", "above p90", "between p75 and p90"
	Low         *string            `json:"low"`      // the highest percentile that is no more than the value
	High        *string            `json:"high"`     // the lowest that is no less
	Percentiles []MarketPercentile `json:"percentiles"`
	Rows        *int               `json:"rows"`
	Workers     *int64             `json:"workers"`
	From        *vesting.Date      `json:"from"`
	To          *vesting.Date      `json:"to"`
	AgeMonths   *int               `json:"age_months"`
	Role        string             `json:"role,omitempty"`
	Occupation  string             `json:"occupation,omitempty"`
	Level       string             `json:"level,omitempty"`
	Area        string             `json:"area,omitempty"`
	Source      string             `json:"source"`
	WageLevels  *MarketWageLevels  `json:"wage_levels,omitempty"`
	Wider       []MarketWider      `json:"wider,omitempty"`
	Standing    market.Verdict     `json:"standing,omitempty"` // lowball, fair, high; "lowball or fair" and "fair or high" where a percentile is not known
	FairFrom    int                `json:"fair_from_percentile,omitempty"`
	FairTo      int                `json:"fair_to_percentile,omitempty"`
	Growth      *MarketGrowth      `json:"growth_to_median,omitempty"`
	Verdict     string             `json:"verdict"`          // the position in a sentence
	Reason      string             `json:"reason,omitempty"` // why there is none
	Notes       []string           `json:"notes"`
}

// MarketPercentile is one percentile; at_least where its amount is not published and is no less.
type MarketPercentile struct {
	Rank    int    `json:"rank"`
	Amount  string `json:"amount"`
	AtLeast bool   `json:"at_least,omitempty"`
}

// MarketGrowth is how much the share of an offer has to grow a year for a metric to reach the median,
// in the reporting currency.
// Yearly, at which it is reached, and the metric at a hundredth of a percent less are there where the
// kind is "reached"; the case's own growth is null where it has a path of prices.
type MarketGrowth struct {
	Kind          negotiate.GrowthKind `json:"kind"`
	Metric        string               `json:"metric"`
	Currency      comp.Currency        `json:"currency"`
	Median        string               `json:"median"`
	Today         string               `json:"today"`
	WithoutShares string               `json:"without_shares"`
	Yearly        string               `json:"yearly,omitempty"`
	Value         string               `json:"value,omitempty"`
	OneStepBelow  string               `json:"value_one_step_below,omitempty"`
	Case          *string              `json:"case"`
	Verdict       string               `json:"verdict"` // in a sentence
}

// MarketWageLevels are the prevailing wages, and the base that reaches the next of their levels.
type MarketWageLevels struct {
	Level  string            `json:"level"` // "" where none is reached
	Next   string            `json:"next_level,omitempty"`
	Base   string            `json:"next_level_base,omitempty"`
	Levels []MarketWageLevel `json:"levels"`
}

// MarketWageLevel is the prevailing wage of one level.
type MarketWageLevel struct {
	Level  string `json:"level"`
	Hourly string `json:"hourly"`
	Yearly string `json:"yearly"`
}

// MarketWider counts the rows in a wider area; without a name it is all of the data.
type MarketWider struct {
	Area string `json:"area,omitempty"`
	Rows int    `json:"rows"`
}

// WriteMarket writes the contract of positions in the market.
func WriteMarket(w io.Writer, s *report.Standing) error {
	return encode(w, Market{AsOf: s.Comparison.Case.AsOf, Offers: marketOffers(s)})
}

func marketOffers(s *report.Standing) []MarketOffer {
	offers := []MarketOffer{}
	for i := range s.Answers {
		offers = append(offers, marketOffer(s, i))
	}
	return offers
}

func marketGrowth(s *report.Standing, answer int) *MarketGrowth {
	g, currency := s.Growth(answer), s.Comparison.Case.Currency
	if g == nil {
		return nil
	}
	result := &MarketGrowth{
		Kind: g.Kind, Metric: g.Metric.Name, Currency: currency, Median: currency.Format(g.Target), Today: currency.Format(g.Today), WithoutShares: currency.Format(g.Alone), Verdict: s.GrowthInWords(answer),
	}
	if g.Kind == negotiate.GrowthReaches {
		result.Yearly, result.Value, result.OneStepBelow = g.Yearly.String(), currency.Format(g.Value), currency.Format(g.Below)
	}
	if g.Case.Valid {
		result.Case = known(g.Case.Decimal.String())
	}
	return result
}

func marketOffer(s *report.Standing, answer int) MarketOffer {
	a := &s.Answers[answer]
	o := MarketOffer{
		Name: a.Question.Result.Name, Data: report.DataKey(a.Kind), Measure: a.Measure, Currency: a.Currency, Percentiles: []MarketPercentile{},
		Role: a.Role, Occupation: a.Occupation, Level: a.Level, Area: a.Area, Source: report.SourceInWords(a), Notes: append([]string{}, report.AnswerNotes(a)...),
		Verdict: report.AnswerInWords(a), Standing: a.Verdict(), Growth: marketGrowth(s, answer),
	}
	if o.Standing != "" {
		o.FairFrom, o.FairTo = market.FairFrom, market.FairTo
	}
	for _, p := range a.Percentiles {
		o.Percentiles = append(o.Percentiles, MarketPercentile{Rank: p.Rank, Amount: a.Currency.Format(p.Amount), AtLeast: p.AtLeast})
	}
	if a.Gap != nil {
		o.Reason = report.GapInWords(a)
	} else {
		o.Value = known(a.Currency.Format(a.Value))
	}
	if a.Gap == nil && a.Wages == nil {
		o.Position = known(a.Position.String())
		low, high := a.Bounds()
		o.Low, o.High = amountOf(low, a), amountOf(high, a)
	}
	if a.Rows > 0 {
		o.Rows = known(a.Rows)
	}
	if a.Workers > 0 {
		o.Workers = known(a.Workers)
	}
	if !a.To.IsZero() {
		o.From, o.To, o.AgeMonths = &a.From, &a.To, known(report.AgeInMonths(a))
	}
	for _, w := range a.Wider {
		o.Wider = append(o.Wider, MarketWider{Area: w.Area, Rows: w.Rows})
	}
	o.WageLevels = wageLevels(a)
	return o
}

func wageLevels(a *market.Answer) *MarketWageLevels {
	if a.Wages == nil {
		return nil
	}
	money := func(v decimal.Decimal) string { return a.Currency.Format(v) }
	levels := MarketWageLevels{Level: report.WageLevel(a.Wages.Level)}
	for i := range a.Wages.Yearly {
		levels.Levels = append(levels.Levels, MarketWageLevel{Level: report.WageLevel(i + 1), Hourly: money(a.Wages.Hourly[i]), Yearly: money(a.Wages.Yearly[i])})
	}
	if a.Wages.Next.IsPositive() {
		levels.Next, levels.Base = report.WageLevel(a.Wages.Level+1), money(a.Wages.Next)
	}
	return &levels
}

func known[T any](v T) *T { return &v }

// amountOf is the amount of a percentile that is known.
func amountOf(p *market.Percentile, a *market.Answer) *string {
	if p == nil || p.AtLeast {
		return nil
	}
	return known(a.Currency.Format(p.Amount))
}
