package tax

import (
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// A filing status that may be another comes, for each, to what that status alone comes to:
// everywhere, at wages in every bracket, for the taxes, the next unit's share and what flat rates
// of withholding leave.
func TestAnotherFilingStatus(t *testing.T) {
	random := rand.New(rand.NewPCG(8, 2))
	law := Embedded()
	for _, id := range everyJurisdiction() {
		s := Situation{Place: Place{ID: id}, Year: 2026, Filing: Filing(random.IntN(filings))}
		s.Status = calc.Choose("status", s.Filing.String())
		wages := decimal.New(2_000_000+random.Int64N(40_000_000), -2)
		figures, err := filedFigures(law, calc.Input("wages", wages), calc.Of(dec("12345.67")), s)
		if err != nil {
			t.Fatal(err)
		}
		program, err := calc.Compile(figures...)
		if err != nil {
			t.Fatal(err)
		}
		for f := range Filing(filings) {
			for _, other := range []decimal.Decimal{wages, dec("61234.56"), dec("255000"), decimal.New(random.Int64N(300_000_000), -2)} {
				alone := Situation{Place: s.Place, Year: 2026, Filing: f}
				want, err := filedFigures(law, calc.Of(other), calc.Of(dec("12345.67")), alone)
				if err != nil {
					continue // less than the supplemental wages
				}
				got, err := program.Eval(calc.Changes{Numbers: map[string]decimal.Decimal{"wages": other}, Words: map[string]string{"status": f.String()}})
				if err != nil {
					t.Fatal(err)
				}
				for i := range want {
					if !got[i].Equal(want[i].Decimal()) {
						t.Errorf("%s, %s, wages of %s, figure %d: got %s, want %s", id, f, other, i, got[i], want[i].Decimal())
					}
				}
			}
		}
	}
}

// filedFigures are the taxes, how sure they are, the share of the next unit, and the gap.
func filedFigures(law *Law, wages, supplemental calc.Number, s Situation) ([]calc.Number, error) {
	taxes, err := law.Taxes(wages, s)
	if err != nil {
		return nil, err
	}
	next, err := law.Marginal(&taxes)
	if err != nil {
		return nil, err
	}
	figures := []calc.Number{taxes.Total, next, taxes.Sure()}
	if w, err := law.WithholdingOn(taxes, supplemental); err == nil {
		gap, _ := w.Gap()
		figures = append(figures, gap)
	} else if err != ErrNoFlatRates {
		return nil, err
	}
	return figures, nil
}

// How sure the taxes are is the same as a number and as a word.
func TestSureIsTheConfidence(t *testing.T) {
	random := rand.New(rand.NewPCG(8, 3))
	for _, id := range everyJurisdiction() {
		wages := calc.Input("wages", decimal.New(random.Int64N(90_000_000), -2))
		taxes, err := Embedded().Taxes(wages, Situation{Place: Place{ID: id}, Year: 2026})
		if err != nil {
			t.Fatal(err)
		}
		if got := taxes.Sure().Decimal(); !got.Equal(decimal.NewFromInt(int64(taxes.Confidence()))) {
			t.Errorf("%s: got %s, want %v", id, got, taxes.Confidence())
		}
	}
}
