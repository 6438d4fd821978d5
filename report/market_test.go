package report

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/market"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// answer is a base of 160,000 among the percentiles of a table.
func answer(t *testing.T, table string) *market.Answer {
	t.Helper()
	c := comp.NewCase(vesting.MustDate("2026-11-23"))
	c.Offers = []comp.Offer{{Company: "Initech", Role: "PM", Base: decimal.NewFromInt(160_000)}}
	result, err := comp.Compare(c)
	if err != nil {
		t.Fatal(err)
	}
	answers, err := market.Read(market.Options{}, []market.Source{{Name: "t.csv", Data: strings.NewReader(table)}}, market.Questions(result, market.Override{}))
	if err != nil {
		t.Fatal(err)
	}
	return &answers[0]
}

// A position is a number only where both sides of it are known.
func TestAnswerInWords(t *testing.T) {
	for _, c := range []struct{ table, want string }{
		{"role,p25,p50\nPM,150k,170k\n", "Initech's base of $160,000 is at p37.5 of the table for PM in all areas, of a date that is not stated: fair (p25 to p75)."},
		{"role,p25,rows\nPM,150k,1200\n", "Initech's base of $160,000 is above p25 of the table's 1,200 rows for PM in all areas, of a date that is not stated: fair or high (p75 is not known)."},
		{"role,p25,as_of\nPM,161k,2026-11-01\n", "Initech's base of $160,000 is below p25 of the table for PM in all areas, of 2026-11-01, less than a month old: a lowball (below p25)."},
		{"role,p75,p90\nPM,150k,155k+\n", "Initech's base of $160,000 is above p75, and nobody can say whether it is above p90, which is unknown, at least $155,000, of the table for PM in all areas, of a date that is not stated: high (above p75)."},
		{"role,p75,p90\nPM,150k,200k+\n", "Initech's base of $160,000 is above p75 and below p90, which is unknown, at least $200,000, of the table for PM in all areas, of a date that is not stated: high (above p75)."},
		{"role,p90\nPM,200k+\n", "Initech's base of $160,000 is below p90, which is unknown, at least $200,000, of the table for PM in all areas, of a date that is not stated."},
		{"role,p90\nPM,100k+\n", "Initech's base of $160,000 may be below or above p90, which is unknown, at least $100,000, of the table for PM in all areas, of a date that is not stated."},
		{"role,base\nPM,100k\nPM,200k\n", "Initech's base of $160,000 is above p50 of 2 rows for PM in all areas, of a date that is not stated: fair or high (p75 is not known)."},
		{"role,p50\nPM,*\n", "Initech's base has no position in the table of percentiles: no wage is published for PM in all areas."},
		{"role,level,p50\nPM,L5,1k\n", "Initech's base has no position in the table of percentiles: the data tell levels apart (L5) and the offer states none; add it to the case, or write --level."},
	} {
		if got := AnswerInWords(answer(t, c.table)); got != c.want {
			t.Errorf("%s\n%s\nwant\n%s", c.table, got, c.want)
		}
	}
}

// Every reason for which there is no position has its words.
func TestEveryGapHasWords(t *testing.T) {
	a := answer(t, "role,p50\nPM,1k\n")
	for kind := market.NoRole; kind <= market.NotTraded; kind++ {
		if a.Gap = (&market.Gap{Kind: kind, Near: []string{"15-1252 Software Developers"}}); GapInWords(a) == "" {
			t.Errorf("no words for gap %d", kind)
		}
	}
}
