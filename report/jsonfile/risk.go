package jsonfile

import (
	"io"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/risk"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// BreakEvens is the contract of `offerkit break-even --format json`. Gaps are in the reporting
// currency, of the first offer over the second; values of terms are as in [RiskTerm].
type BreakEvens struct {
	AsOf     vesting.Date    `json:"as_of"`
	Currency comp.Currency   `json:"currency"`
	Offers   [2]string       `json:"offers"` // who leads today first
	Metric   string          `json:"metric"`
	Gap      string          `json:"gap"`
	Terms    []BreakEvenTerm `json:"terms"`
	Map      *BreakEvenMap   `json:"map,omitempty"`
}

// RiskTerm is a term as questions of risk have it: amounts with the decimals of the offer's currency, rates as
// fractions, prices and counts as numbers.
type RiskTerm struct {
	Term  string   `json:"term"` // offers[0].price.growth
	Offer string   `json:"offer,omitempty"`
	Today string   `json:"today"`
	Also  []string `json:"also,omitempty"` // the same term of other offers of the company, which moves with it
}

// BreakEvenTerm is one term with every value in its range at which the lead changes; none where
// there is no break-even in it.
type BreakEvenTerm struct {
	RiskTerm
	From       string      `json:"from"`
	To         string      `json:"to"`
	BreakEvens []string    `json:"break_evens"`
	Changes    []BreakEven `json:"changes,omitempty"`
}

// BreakEven is the change of the lead at a value: the gap there, and who leads below and above.
type BreakEven struct {
	Value string `json:"value"`
	Until string `json:"until,omitempty"` // the last value, where the offers tie at every one from the first on
	Gap   string `json:"gap"`
	Below string `json:"below"` // empty for a tie
	Above string `json:"above"`
}

// BreakEvenMap is the gap by the values of two terms, rows first; null where a figure divides by zero.
type BreakEvenMap struct {
	Rows    MapSide     `json:"rows"`
	Columns MapSide     `json:"columns"`
	Gaps    [][]*string `json:"gaps"`
}

// MapSide is one side of a map.
type MapSide struct {
	RiskTerm
	Values []string `json:"values"`
}

// WriteBreakEven writes the contract of break-evens.
func WriteBreakEven(w io.Writer, n *report.Thresholds) error { return encode(w, breakEvensOf(n)) }

func breakEvensOf(n *report.Thresholds) *BreakEvens {
	l := n.Lead
	c := l.Comparison
	result := &BreakEvens{
		AsOf: c.Case.AsOf, Currency: c.Case.Currency, Offers: [2]string{c.Offers[l.Leader].Name, c.Offers[l.RunnerUp()].Name},
		Metric: l.Metric.Name, Gap: money(c, l.Gap), Terms: []BreakEvenTerm{},
	}
	for _, b := range n.Shown() {
		t := BreakEvenTerm{
			RiskTerm: riskTerm(c, b.Assumption), From: termValue(c, b.Assumption, b.Searched.Low), To: termValue(c, b.Assumption, b.Searched.High),
			BreakEvens: []string{},
		}
		for _, band := range report.TieBands(b.Found) {
			change := BreakEven{Value: termValue(c, b.Assumption, band.First.Value), Gap: money(c, band.First.Gap), Below: leaderName(c, band.First.Below), Above: leaderName(c, band.Last.Above)}
			if band.Wide() {
				change.Until = termValue(c, b.Assumption, band.Last.Value)
			}
			t.BreakEvens, t.Changes = append(t.BreakEvens, change.Value), append(t.Changes, change)
		}
		result.Terms = append(result.Terms, t)
	}
	if m := n.Map; m != nil {
		result.Map = &BreakEvenMap{
			Rows:    MapSide{riskTerm(c, m.Rows), termValues(c, m.Rows, m.RowValues)},
			Columns: MapSide{riskTerm(c, m.Columns), termValues(c, m.Columns, m.ColumnValues)},
		}
		for _, row := range m.Gaps {
			var gaps []*string
			for _, gap := range row {
				var text *string
				if gap.Valid {
					known := money(c, gap.Decimal)
					text = &known
				}
				gaps = append(gaps, text)
			}
			result.Map.Gaps = append(result.Map.Gaps, gaps)
		}
	}
	return result
}

func riskTerm(c *comp.Comparison, a *risk.Assumption) RiskTerm {
	return RiskTerm{Term: a.Path, Offer: leaderName(c, a.Offer), Today: termValue(c, a, a.Today), Also: a.Also}
}

// leaderName names the offer at a position; it is empty for -1.
func leaderName(c *comp.Comparison, offer int) string {
	if offer < 0 {
		return ""
	}
	return c.Offers[offer].Name
}

// termValue writes a value of a term.
func termValue(c *comp.Comparison, a *risk.Assumption, v decimal.Decimal) string {
	isAmount := a.Term.Kind == comp.KindMoney || a.Term.Kind == comp.KindRateOrMoney && !a.Term.IsRate(a.Today)
	switch {
	case isAmount && a.Offer >= 0:
		_, inside, _ := comp.InOffer(a.Path)
		return c.Offers[a.Offer].CurrencyOf(inside).Format(v)
	case isAmount:
		return money(c, v)
	}
	return v.String()
}

func termValues(c *comp.Comparison, a *risk.Assumption, values []decimal.Decimal) []string {
	texts := []string{}
	for _, v := range values {
		texts = append(texts, termValue(c, a, v))
	}
	return texts
}
