package negotiate

import (
	"errors"
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// The next level of the same employer is a variant of the offer, or market data on it; what it
// is worth is told on every metric: the base of 180,000 instead of 160,000 with 3% raises is
// 20,000 x 4.183627 = 83,672.54 more in all, for which 84,000 of sign-on are asked in steps
// of 500, or the same base.
func TestNextLevel(t *testing.T) {
	c := amazon(t)
	c.Offers[0].Level = "L6"
	next := c.Offers[0]
	next.Name, next.Level, next.Base, next.Evidence = "Amazon L7", "L7", dec("180000"), comp.MarketData
	c.Offers = append(c.Offers, next, comp.Offer{Company: "Google", Level: "L7", Base: dec("1"), Evidence: comp.MarketData})
	a := asking(t, c, "total")
	if levels := a.NextLevels(); len(levels) != 1 || levels[0] != 1 {
		t.Fatalf("got %v", levels)
	}
	rows, err := a.AcrossMetrics(1)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		base, signOn := row.Asks[0], row.Asks[1]
		if !base.Reaches || !base.To.Equal(dec("180000")) {
			t.Errorf("%s: got a base of %v", row.Metric.Name, base.To)
		}
		if row.Metric.Name == "total" {
			equal(t, "more", row.Target.Sub(row.Today), "83672.54")
			equal(t, "sign-on", signOn.To, "211000") // 127,000 and 168 steps of 500
		}
		if row.Metric.Name == "year2" && signOn.Reason != ReasonUnmoved {
			t.Errorf("year 2: got %+v", signOn)
		}
	}
	if got := rows[0].Today; !got.Equal(decimal.NewFromInt(300_200)) {
		t.Errorf("year 1: got %v", got)
	}
}

// Market data give a base of 190,000, a bonus of 30,000 and 80,000 of equity a year at L7. The letter
// has 160,000 with 3% raises, sign-ons of 127,000 and 94,000 and 1,100 shares at 240. At L7 the
// base pays 190,000 x 4.183627 = 794,889.13, the bonus 4 x 30,000 = 120,000; 80,000 a year for four
// years buy 320,000/240 = 1,333 shares, which are 319,920. With the sign-ons that is 1,455,809.13. Without equity in the data the 264,000 of the letter stay:
// 1,399,889.13; and so does everything of a part that the data do not have.
func TestAtLevel(t *testing.T) {
	part := func(part PayPart, amount string) LevelPart { return LevelPart{part, dec(amount), comp.USD} }
	all := []LevelPart{part(PartBase, "190000"), part(PartBonus, "30000"), part(PartEquity, "80000")}
	for _, c := range []struct {
		name  string
		parts []LevelPart
		total string
		kept  []PayPart
	}{
		{"all", all, "1455809.13", nil},
		{"no equity", all[:2], "1399889.13", []PayPart{PartEquity}},
		{"the base alone", all[:1], "1279889.13", []PayPart{PartBonus, PartEquity}},
		{"equity of nothing", []LevelPart{part(PartEquity, "0")}, "890380.32", []PayPart{PartBase, PartBonus}}, // 669,380.32 + 221,000
	} {
		a := asking(t, amazon(t), "total")
		l, err := a.AtLevel(LevelPay{Level: "L7", Parts: c.parts})
		if err != nil {
			t.Fatal(c.name, err)
		}
		total, _ := l.Result.Figure("total")
		equal(t, c.name, total, c.total)
		if !slices.Equal(l.Kept, c.kept) || l.Result.Offer.Level != "L7" {
			t.Errorf("%s: kept %v at %s", c.name, l.Kept, l.Result.Offer.Level)
		}
		for _, row := range l.Rows {
			for _, ask := range row.Asks {
				if ask.Reaches && ask.Value.LessThan(row.Target) || ask.Below.Valid && !ask.Below.Decimal.LessThan(row.Target) {
					t.Errorf("%s: %s on %s: %v, %v below, for %v", c.name, ask.Lever.Key, row.Metric.Name, ask.Value, ask.Below.Decimal, row.Target)
				}
			}
		}
	}
	var currency *comp.CurrencyError
	if _, err := asking(t, amazon(t), "total").AtLevel(LevelPay{Parts: []LevelPart{{PartBase, dec("1"), "EUR"}}}); !errors.As(err, &currency) {
		t.Errorf("got %v", err)
	}
	c := amazon(t)
	c.Offers[0].Grants, c.Offers[0].Price, c.Offers[0].Private = nil, comp.Price{}, comp.Private{FMV: dec("4")}
	if l, err := asking(t, c, "total").AtLevel(LevelPay{Parts: all}); err != nil || !slices.Equal(l.Kept, []PayPart{PartEquity}) {
		t.Errorf("private: %+v, %v", l, err)
	}
}
