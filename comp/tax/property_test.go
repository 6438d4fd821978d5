package tax

import (
	"math/rand"
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// mayFall names where a tax falls as income rises, as the law has it.
var mayFall = map[string]string{
	"US-CO": "the TABOR refund grows with income",
}

// Whatever the wages, taxes never exceed them, and they rise with them but for the cliffs that
// are named.
func TestTaxesRiseWithWages(t *testing.T) {
	points := 60
	if testing.Short() {
		points = 15
	}
	random := rand.New(rand.NewSource(15))
	for _, place := range everyJurisdiction() {
		for f := range Filing(filings) {
			s := Situation{Place: Place{ID: place}, Year: 2025 + random.Intn(2), Filing: f}
			before := calc.Number{}
			for i, wages := range ascending(random, points) {
				taxes, err := Embedded().Taxes(calc.Of(wages), s)
				if err != nil {
					t.Fatal(err)
				}
				total := taxes.Total
				if total.Decimal().GreaterThan(wages) {
					t.Errorf("%s, %s: taxes of %s on %s", place, f, total.Decimal(), wages)
				}
				if i > 0 && total.Decimal().LessThan(before.Decimal()) {
					if mayFall[place] == "" && mayFall[stateOf(place)] == "" {
						t.Errorf("%s, %d, %s: taxes fall from %s to %s at %s", place, s.Year, f, before.Decimal(), total.Decimal(), wages)
					}
				}
				before = total
			}
		}
	}
}

// ascending are amounts of wages, and those a cent and a dollar above them.
func ascending(random *rand.Rand, n int) []decimal.Decimal {
	var all []decimal.Decimal
	for i := range n {
		most := []int64{60_000, 400_000, 3_000_000, 30_000_000}[i%4]
		wages := decimal.NewFromInt(1000 + random.Int63n(most))
		all = append(all, wages, wages.Add(oneCent), wages.Add(decimal.NewFromInt(1)))
	}
	slices.SortFunc(all, decimal.Decimal.Cmp)
	return all
}

// Brackets are continuous: a cent more is taxed at a rate, and never at a jump.
func TestBracketsAreContinuous(t *testing.T) {
	for _, place := range everyJurisdiction() {
		for f := range Filing(filings) {
			c, err := Embedded().code(&Situation{Place: Place{ID: place}, Year: 2026, Filing: f})
			if err != nil {
				t.Fatal(err)
			}
			for i := range c.taxes {
				for j := range c.taxes[i].steps {
					step := &c.taxes[i].steps[j]
					if step.Kind != "brackets" {
						continue
					}
					for _, row := range step.rates.Rows {
						at, above := calc.Brackets(step.rates.Table, calc.Of(row.From)), calc.Brackets(step.rates.Table, calc.Of(row.From.Add(oneCent)))
						if jump := above.Sub(at).Decimal(); jump.IsNegative() || jump.GreaterThan(oneCent) {
							t.Errorf("%s jumps by %s at %s", step.rates.Name, jump, row.From)
						}
					}
				}
			}
		}
	}
}
