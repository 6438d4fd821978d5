package risk_test

import (
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/risk"
)

// By hand: 170,000 for four years against 160,000 with 400 shares at 200, of which the case holds
// 50 to 250 for plausible, and a bonus of 10%, of which half to 120% is paid: 680,000 against
// 640,000 + 80,000 + 64,000, a lead of 104,000. The share takes 60,000 or adds 20,000, the payout takes
// 32,000 or adds 12,800; together they leave 12,000 at worst.
const byHand = `
as_of: 2027-01-11
ranges:
  "offers[1].price.today": [50, 250]
  price.growth: [0%, 0.0001%]
offers:
  - {company: Globex, base: 170k}
  - {company: Initech, base: 160k, bonus: 10%, price: 200, grants: [{kind: rsu, shares: 400, vesting: 4y annual}]}
`

func TestStressByHand(t *testing.T) {
	s, err := lead(t, read(t, byHand), "total").Stress()
	if err != nil {
		t.Fatal(err)
	}
	if !s.Lead.Gap.Equal(dec("104000")) || !s.IsRobust() || s.FragileTo != nil || s.Fixed != 4 {
		t.Errorf("a lead of %s is %s, fragile to %v, %d fixed", s.Lead.Gap, s.Verdict, s.FragileTo, s.Fixed)
	}
	for i, want := range []struct{ path, low, high, effect string }{
		{"offers[1].price.today", "44000", "124000", "80000"},
		{"offers[1].bonus.payout", "72000", "116800", "44800"},
	} {
		got := s.Terms[i]
		if got.Path != want.path || !got.GapLow.Equal(dec(want.low)) || !got.GapHigh.Equal(dec(want.high)) || !got.Effect().Equal(dec(want.effect)) || got.Flips {
			t.Errorf("%d: %s from %s to %s, by %s; want %+v", i, got.Path, got.GapLow, got.GapHigh, got.Effect(), want)
		}
	}
	// Alone, no payout from 0 on and no price within the case's range loses the lead: 40,000 and 44,000
	// are left of it.
	if s.Terms[1].Flip != nil || s.Terms[0].Flip != nil {
		t.Errorf("flips at %+v and %+v", s.Terms[0].Flip, s.Terms[1].Flip)
	}
	if worst := s.Worst(); len(s.Corners) != 8 || worst.Gap.Sub(dec("12000")).Abs().GreaterThan(dec("1")) {
		t.Errorf("%d corners, the worst of %s", len(s.Corners), worst.Gap)
	}
	if s.Fact == nil || s.Fact.Path != "offers[1].bonus.payout" || s.Fact.Source != risk.FromEmployer || s.Fact.Unknowns != 1 || s.Fact.Decides {
		t.Errorf("worth asking: %+v", s.Fact)
	}
}

// A lead of 2,400 on 640,000 is within 2%; one that a payout of 50% loses is fragile to it alone; one that
// two halves of it lose together is fragile together.
func TestStressVerdicts(t *testing.T) {
	for _, c := range []struct {
		name, offers string
		want         risk.StressVerdict
		fragileTo    int
	}{
		{"close", "[{company: Globex, base: 160k}, {company: Initech, base: 160600}]", risk.TooClose, 0},
		{"at the tolerance", "[{company: Globex, base: 160k}, {company: Initech, base: 163200}]", risk.TooClose, 0}, // 3,200 is 2% of 160,000
		{"alone", "[{company: Globex, base: 170k}, {company: Initech, base: 160k, bonus: 10%}]", risk.Fragile, 1},   // 704,000, at half 672,000 against 680,000
		// 768,000 against 720,000: with either at half 736,000 are left, with both 704,000.
		{"together", "[{company: Globex, base: 180k}, {company: Initech, base: 160k, bonus: 10%, commission: 16k}]", risk.TogetherOnly, 0},
		{"robust", "[{company: Globex, base: 150k}, {company: Initech, base: 160k, bonus: 10%}]", risk.Robust, 0},
	} {
		s, err := lead(t, read(t, "as_of: 2027-01-11\noffers: "+c.offers+"\n"), "total").Stress()
		if err != nil {
			t.Fatal(err)
		}
		if s.Verdict != c.want || len(s.FragileTo) != c.fragileTo {
			t.Errorf("%s: %s, fragile to %d", c.name, s.Verdict, len(s.FragileTo))
		}
	}
}

// Every gap at an end of a range, every flip and every corner of the shipped cases is the full
// model's.
func TestStressIsTheModels(t *testing.T) {
	for name, c := range shipped(t) {
		if len(c.Offers) < 2 {
			continue
		}
		l := lead(t, c, "total")
		s, err := l.Stress()
		if err != nil {
			t.Fatal(name, err)
		}
		for i := range s.Terms {
			one := &s.Terms[i]
			for value, want := range map[decimal.Decimal]decimal.Decimal{one.Plausible.Low: one.GapLow, one.Plausible.High: one.GapHigh} {
				if got, err := modelGap(l, one.Assumption, value); err != nil || !got.Equal(want) {
					t.Errorf("%s: %s at %s leaves %s, by the model %s (%v)", name, one.Path, value, want, got, err)
				}
			}
			if f := one.Flip; f != nil {
				proven(t, l, &risk.BreakEvens{Assumption: one.Assumption}, f.BreakEven)
			}
		}
		for _, corner := range s.Corners {
			if got, err := together(l, s.Top, corner.Values); err != nil || !got.Equal(corner.Gap) {
				t.Errorf("%s: the corner %v leaves %s, by the model %s (%v)", name, corner.Values, corner.Gap, got, err)
			}
		}
	}
}

// together is the lead by the full model with several terms put to values.
func together(l *risk.Lead, of []*risk.Assumption, values []decimal.Decimal) (decimal.Decimal, error) {
	c := l.Comparison.Case
	var err error
	for i, a := range of {
		if c, err = with(c, a, values[i]); err != nil {
			return decimal.Zero, err
		}
	}
	result, err := comp.Compare(c)
	if err != nil {
		return decimal.Zero, err
	}
	figure := func(i int) decimal.Decimal { v, _ := result.Offers[i].Figure(l.Metric.Name); return v }
	best := figure(l.Others[0])
	for _, i := range l.Others[1:] {
		best = decimal.Max(best, figure(i))
	}
	return figure(l.Leader).Sub(best), nil
}

// Where a stress says robust, no draw of the assumptions that weigh most changes the leader, all
// others as they are.
func TestRobustIsRobust(t *testing.T) {
	robust := 0
	rapid.Check(t, func(t *rapid.T) {
		c := anyPair(t)
		c.Offers[0].Base = c.Offers[0].Base.Add(dec("60000"))
		result, err := comp.Compare(c)
		if err != nil {
			t.Skip(err)
		}
		l, err := risk.New(result, "total")
		if err != nil {
			t.Fatal(err)
		}
		s, err := l.Stress()
		if err != nil {
			t.Skip(err)
		}
		if robust++; !s.IsRobust() || robust > 6 {
			robust--
			return // enough of them
		}
		drawn := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
		for range 1000 {
			put := risk.Put{}
			for _, a := range s.Top {
				put[a] = within(a, drawn.Int64N(1001))
			}
			if gap, defined := l.At(put); !defined || !gap.IsPositive() {
				t.Fatalf("robust, and with %v the lead is %s", put, gap)
			}
		}
	})
	if robust < 5 {
		t.Errorf("%d robust leads are too few to prove anything", robust)
	}
}

// within is the value so many thousandths into the plausible range of an assumption.
func within(a *risk.Assumption, thousandths int64) decimal.Decimal {
	v := a.Plausible.Low.Add(a.Plausible.High.Sub(a.Plausible.Low).Mul(decimal.New(thousandths, -3)))
	return v.DivRound(a.Step, 0).Mul(a.Step)
}

// A robust lead, drawn through the full model.
func TestRobustByTheModel(t *testing.T) {
	l := lead(t, read(t, byHand), "total")
	s, err := l.Stress()
	if err != nil || !s.IsRobust() {
		t.Fatal(s.Verdict, err)
	}
	drawn := rand.New(rand.NewPCG(1, 2))
	for range 1000 {
		var values []decimal.Decimal
		for _, a := range s.Top {
			values = append(values, within(a, drawn.Int64N(1001)))
		}
		if gap, err := together(l, s.Top, values); err != nil || !gap.IsPositive() {
			t.Fatalf("robust, and with %v the lead is %s (%v)", values, gap, err)
		}
	}
}
