package market_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/market"
)

// 160,000 among percentiles: below p25 it is a lowball, from p25 to p75 fair, above p75 high, by the
// amounts that are stated and by interpolation between them; where the known percentiles leave two
// words open it is both, and where they leave three, none.
func TestVerdict(t *testing.T) {
	for _, c := range []struct {
		head, row string
		want      market.Verdict
	}{
		{"p25,p75", "160001,200k", market.Lowball},
		{"p25,p75", "160000,200k", market.Fair},
		{"p25,p75", "100k,160000", market.Fair},
		{"p25,p75", "100k,159999.99", market.High},
		{"p10,p25,p75", "160000,160000,200k", market.Fair}, // it is p25 too, and not below it
		{"p75,p90", "160000,160000", market.Fair},
		{"p10,p50", "150k,200k", market.Lowball}, // a fifth of the way: p18
		{"p10,p50", "100k,200k", market.Fair},    // three fifths: p34
		{"p50,p90", "100k,180k", market.High},    // three quarters: p80
		{"p10", "160001", market.Lowball},
		{"p90", "159999", market.High},
		{"p50", "160000", market.Fair},
		{"p50", "150k", market.FairOrHigh},
		{"p50", "170k", market.LowballOrFair},
		{"p10", "150k", ""},
		{"p90", "170k", ""},
		{"p50,p90", "150k,155k+", market.FairOrHigh},
		{"p75,p90", "150k,155k+", market.High},
		{"p50", "100k+", ""},
	} {
		a := read(t, market.Options{}, questions(t, "PM", "", ""), file(t, "t.csv", "role,"+c.head+"\nPM,"+c.row+"\n"))[0]
		if got := a.Verdict(); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.head, c.row, got, c.want)
		}
	}
	none := read(t, market.Options{}, questions(t, "SWE", "", ""), file(t, "t.csv", "role,p25,p75\nPM,100k,200k\n"))[0]
	if got := none.Verdict(); got != "" {
		t.Errorf("an offer that is not in the data is %q", got)
	}
}

// A bonus is the target of the letter, and may be 0; equity is the grants by their vesting years:
// 10% of 160,000 are 16,000; 400 shares at 100 over 4 years are 10,000 a year, and an award of
// cash is none of it. Of a private company nobody says what a year's equity is.
func TestPartsOfPay(t *testing.T) {
	o := comp.Offer{Company: "Initech", Role: "PM", Base: amount("160000"), Bonus: comp.Bonus{Rate: amount("0.1")}, Price: comp.Price{Today: amount("100")}, Grants: []comp.Grant{
		{Kind: comp.CashGrant, Value: amount("80000"), Vesting: schedule(t, "4y annual")}, {Kind: comp.RSU, Shares: amount("400"), Vesting: schedule(t, "4y annual")},
	}}
	const rows = "role,base,bonus,stock\nPM,100k,0,0\nPM,120k,16000,0\nPM,140k,20k,40k\n"
	answers := read(t, market.Options{}, questionsOf(t, o, market.Override{}), file(t, "t.csv", rows))
	want := []struct {
		measure market.Measure
		value   string
		median  string
	}{{market.Base, "160000", "120000"}, {market.Bonus, "16000", "16000"}, {market.Equity, "10000", "0"}}
	if len(answers) != len(want) {
		t.Fatalf("%d answers", len(answers))
	}
	for i, w := range want {
		a := answers[i]
		if median, _ := a.Median(); a.Measure != w.measure || !a.Value.Equal(amount(w.value)) || !median.Equal(amount(w.median)) {
			t.Errorf("%s: %v among %v, gap %+v, want %v", a.Measure, a.Value, amounts(a), a.Gap, w)
		}
	}
	o.Private, o.Price, o.Grants = comp.Private{FMV: decimal.NewFromInt(1)}, comp.Price{}, o.Grants[1:]
	answers = read(t, market.Options{}, questionsOf(t, o, market.Override{}), file(t, "t.csv", rows))
	if a := answers[2]; a.Gap == nil || a.Gap.Kind != market.NotTraded {
		t.Errorf("private equity is %v, gap %+v", a.Value, a.Gap)
	}
}
