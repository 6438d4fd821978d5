package jsonfile

import (
	"io"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/negotiate"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Quotes is the contract of `offerkit quote --format json`. Amounts are in each offer's own
// currency.
type Quotes struct {
	AsOf         vesting.Date      `json:"as_of"`
	CommonGrowth decimal.Decimal   `json:"common_growth"`
	CommonTiming comp.GrowthTiming `json:"common_growth_timing"`
	Offers       []Quote           `json:"offers"`
}

// Quote is one offer restated: flat, and at the common growth. Growth, what it reproduces and
// hope, the part of the quoted total that a flat price does not pay, are those of a quote.
type Quote struct {
	Name         string            `json:"name"`
	Currency     comp.Currency     `json:"currency"`
	Quoted       []string          `json:"quoted,omitempty"`
	Growth       *decimal.Decimal  `json:"growth,omitempty"`
	GrowthTiming comp.GrowthTiming `json:"growth_timing,omitempty"`
	Exact        *bool             `json:"exact,omitempty"`  // no year is a unit of what was quoted off
	Others       []Growth          `json:"others,omitempty"` // growths, counted otherwise, that reproduce it as well
	Reproduced   []string          `json:"reproduced,omitempty"`
	Restated     []string          `json:"restated"` // flat
	AtCommon     []string          `json:"restated_at_common"`
	Hope         string            `json:"hope,omitempty"`
}

// Growth is a growth of the share a year, and from when it counts.
type Growth struct {
	Growth       decimal.Decimal   `json:"growth"`
	GrowthTiming comp.GrowthTiming `json:"growth_timing"`
}

// WriteQuotes writes the contract of quotes.
func WriteQuotes(w io.Writer, q *negotiate.Quotes) error {
	result := Quotes{AsOf: q.Comparison.Case.AsOf, CommonGrowth: q.CommonGrowth, CommonTiming: q.CommonTiming}
	for i := range q.Offers {
		one, r := &q.Offers[i], &q.Comparison.Offers[i]
		quote := Quote{
			Name: r.Name, Currency: r.Currency, Restated: amounts(r.Currency, one.Flat), AtCommon: amounts(r.Currency, one.Common),
		}
		if len(one.Quoted) > 0 {
			quote.Quoted, quote.Reproduced, quote.Hope = amounts(r.Currency, one.Quoted), amounts(r.Currency, one.Reproduced), r.Currency.Format(one.Hope)
			quote.Exact = &one.Exact
			if one.Moved {
				quote.Growth, quote.GrowthTiming = &one.Growth, one.Timing
				for _, o := range one.Others {
					quote.Others = append(quote.Others, Growth{o.Growth, o.Timing})
				}
			}
		}
		result.Offers = append(result.Offers, quote)
	}
	return encode(w, result)
}

func amounts(currency comp.Currency, list []decimal.Decimal) []string {
	texts := make([]string, len(list))
	for i, v := range list {
		texts[i] = currency.Format(v)
	}
	return texts
}

// Levelled is the contract of `offerkit level --format json`: sign-ons by service year in the
// offer's currency, totals by service year in the reporting currency.
type Levelled struct {
	From     string              `json:"from"`
	Kind     negotiate.LevelKind `json:"kind"`
	Currency comp.Currency       `json:"currency"`
	Offer    comp.Currency       `json:"offer_currency"`
	Goal     string              `json:"goal"`
	SignOn   []string            `json:"sign_on"`
	Before   []string            `json:"years_before"`
	Years    []string            `json:"years"`
	Level    bool                `json:"level"` // the full model agrees
}

// WriteLevel writes the contract of levelled years.
func WriteLevel(w io.Writer, c *comp.Comparison, l *negotiate.Levelled) error {
	currency := c.Case.Currency
	return encode(w, Levelled{
		From: l.From.Name, Kind: l.Kind, Currency: currency, Offer: l.From.Currency, Goal: currency.Format(l.Goal), SignOn: amounts(l.From.Currency, l.SignOn),
		Before: amounts(currency, l.Before), Years: amounts(currency, l.Years), Level: len(l.Off) == 0,
	})
}
