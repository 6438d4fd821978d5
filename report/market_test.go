package report

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/market"
	"github.com/seed-251b9aba/offerkit/comp/negotiate"
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
		{"role,p25,as_of\nPM,161k,2030-11-01\n", "Initech's base of $160,000 is below p25 of the table for PM in all areas, of 2030-11-01, dated after the valuation date: a lowball (below p25)."},
		{"role,p25\nBaker,161k\n", "Initech has no position in the table of percentiles: the data have no PM; name one of its roles with --role."},
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

// 100,000 of base and 1,000 shares at 100 after a year pay 200,000 in it; a share that grows 20% pays
// 20,000 more, one that halves 150,000 in all, and one that grows 900% 1,100,000.
func TestGrowthInWords(t *testing.T) {
	offer := offerOf("Acme", func(o *comp.Offer) {
		o.Base, o.Price = amount("100000"), comp.Price{Today: amount("100")}
		o.Grants = []comp.Grant{{Kind: comp.RSU, Shares: amount("1000"), Vesting: schedule(t, "1y annual")}}
	})
	grown := offer
	grown.Price.Growth = decimal.NewNullDecimal(amount("0.1"))
	falling := offer
	falling.Price.Growth = decimal.NewNullDecimal(amount("-0.1"))
	path := offer
	path.Price.Path = []comp.PricePoint{{On: vesting.MustDate("2028-01-01"), Price: amount("130")}}
	private := offer
	private.Price, private.Private = comp.Price{}, comp.Private{FMV: amount("100")}
	cash := offer
	cash.Price, cash.Grants = comp.Price{}, nil
	for _, c := range []struct {
		offer  comp.Offer
		target string
		want   string
	}{
		{offer, "220000", "To bring Acme to the median of $220,000 in year 1, its share has to grow 20% a year: it then pays $220,000; the case has it flat."},
		{grown, "220000.01", "To bring Acme to the median of $220,000.01 in year 1, its share has to grow 20.01% a year: it then pays $220,010; the case has it grow 10% a year."},
		{path, "220000", "To bring Acme to the median of $220,000 in year 1, its share has to grow 20% a year: it then pays $220,000; the case has a path of prices."},
		{offer, "200000", "Acme reaches the median of $200,000 in year 1 as long as its share does not fall: it then pays $200,000; the case has it flat."},
		{falling, "180000", "Acme reaches the median of $180,000 in year 1 as long as its share falls by no more than 20% a year: it then pays $180,000; the case has it fall 10% a year."},
		{offer, "150000", "Acme reaches the median of $150,000 in year 1 though its share halves every year."},
		{offer, "100000", "Without its shares Acme pays $100,000: it reaches the median of $100,000 in year 1 whatever a share is worth."},
		{offer, "1100000.01", "No growth of its share up to 900% a year brings Acme to the median of $1,100,000.01 in year 1."},
		{cash, "100001", "Nothing that Acme pays follows a share, so that no growth reaches the median of $100,001 in year 1."},
		{private, "100001", "Acme's shares are a private company's: no price of theirs can grow to the median of $100,001 in year 1."},
	} {
		kase := comp.NewCase(vesting.MustDate("2027-01-11"))
		c.offer.Start = kase.AsOf
		kase.Years, kase.Offers = 1, []comp.Offer{c.offer}
		result, err := comp.Compare(kase)
		if err != nil {
			t.Fatal(err)
		}
		metric, err := comp.FindMetric("year1", 1)
		if err != nil {
			t.Fatal(err)
		}
		g, err := negotiate.GrowthTo(result, 0, metric, amount(c.target))
		if err != nil {
			t.Fatal(err)
		}
		if got := GrowthInWords(&result.Offers[0], g, "the median of "+exactHeadline(g.Target, comp.USD), comp.USD); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}
