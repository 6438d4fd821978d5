package comp_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// A case with another value of a term states that value there and nowhere else, and the case that
// it was made from is what it was.
func TestWith(t *testing.T) {
	c := comp.NewCase(day("2026-11-23"))
	c.Rates = []comp.ExchangeRate{{Currency: "EUR", Rate: dec("1.08")}}
	o := amazon(t)
	o.Bonus.Amount = dec("20000")
	o.Private.Rounds = []comp.Round{{Dilution: dec("0.1")}}
	o.Retirement.Tiers = []comp.MatchTier{{Rate: dec("1"), UpTo: dec("0.03")}}
	c.Offers = []comp.Offer{o, {Company: "Globex", Base: dec("150000"), Bonus: comp.Bonus{Rate: dec("0.1")}}}
	before := fmt.Sprintf("%+v", c)
	for path, value := range map[string]string{
		"growth": "0.1", "discount_rate": "0", "fx.EUR.rate": "1.2", "haircut.market": "0.2", "offers[0].base": "1", "offers[1].price.growth": "-0.2", "offers[1].bonus.payout": "0",
		"offers[0].sign_on[1].amount": "7", "offers[0].grants[0].shares": "9", "offers[0].private.rounds[0].dilution": "0.3", "offers[0].retirement.tiers[0].up_to": "0.04",
		"offers[0].bonus.target": "0.5", "offers[1].bonus.target": "0.5", "offers[0].pto": "3",
	} {
		other, err := c.With(path, dec(value))
		if err != nil {
			t.Errorf("%s: %v", path, err)
			continue
		}
		if got, _ := other.Value(path); !got.Number.Decimal.Equal(dec(value)) {
			t.Errorf("%s is %v, want %s", path, got.Number, value)
		}
		if fmt.Sprintf("%+v", c) != before {
			t.Fatalf("%s: the case has changed", path)
		}
	}
	if other, _ := c.With("offers[0].bonus.target", dec("30000")); !other.Offers[0].Bonus.Rate.IsZero() || !other.Offers[0].Bonus.Amount.Equal(dec("30000")) {
		t.Errorf("an amount has become a rate: %+v", other.Offers[0].Bonus)
	}
	for _, path := range []string{"offers[2].base", "offers[0].grants[5].value", "offers[0].company", "years", "nonsense", "offers[0].grants[0].vesting[0]", "fx.GBP.rate"} {
		var wrong *comp.TermError
		if _, err := c.With(path, dec("1")); !errors.As(err, &wrong) || wrong.Path != path {
			t.Errorf("%s: %v", path, err)
		}
	}
}

// Any term of any case put to another value comes to what the graph of the open case has for it,
// with the terms that follow it.
func TestWithIsWhatTheGraphHas(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCase(t)
		result, err := comp.Compare(c)
		if err != nil {
			t.Skip(err)
		}
		metric := rapid.SampledFrom(comp.MetricNames(c.Years)).Draw(t, "metric")
		s, err := result.SensitivityOpen(metric)
		if err != nil {
			t.Fatal(err)
		}
		path := rapid.SampledFrom(s.Terms).Draw(t, "term")
		today, ok := c.Value(path)
		if followed, follows := c.Follows(path); follows {
			path = followed // growth, and the price that is today's
			today, _ = c.Value(path)
		}
		if !ok || today.Number.Decimal.IsZero() {
			t.Skip("what the letter has not")
		}
		value := today.Number.Decimal.Mul(decimal.New(rapid.Int64Range(30, 190).Draw(t, "percent"), -2)).Round(6)
		if term, _ := comp.FindTerm(path); term.Kind == comp.KindCount || term.Kind == comp.KindMoney {
			value = value.Round(0)
		}
		other, err := c.With(path, value)
		if err != nil || value.IsZero() {
			t.Skip(err) // a percentage of a schedule
		}
		changes := calc.Changes{Numbers: map[string]decimal.Decimal{}}
		for _, term := range s.Terms {
			if followed, follows := c.Follows(term); term == path || follows && followed == path {
				changes.Numbers[term] = value
			}
		}
		got, err := s.Figures(changes)
		if err != nil {
			t.Fatal(err)
		}
		anew, err := comp.Compare(other)
		if err != nil {
			t.Skip(err)
		}
		for i := range anew.Offers {
			if want, _ := anew.Offers[i].Figure(metric); !want.Equal(got[i]) {
				t.Fatalf("%s at %s: the graph has %s of offer %d, the model %s", path, value, got[i], i, want)
			}
		}
	})
}
