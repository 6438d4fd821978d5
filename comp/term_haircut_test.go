package comp_test

import (
	"strings"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
)

// The refreshers of W10: 800,000 of which 200,000 are listed shares, and 90,000 expected.
// A tenth off the shares and half off the refreshers: 20,000 and 45,000.
func TestHaircutsAreLinesOfTheirOwn(t *testing.T) {
	c := horizon(4, stacked(t))
	c.Haircut = comp.Haircut{Target: dec("0.3"), Market: dec("0.1"), Speculative: dec("0.5")}
	r := compare(t, c).Offers[0]
	wantMoney(t, "the headline", r.Total, "890000")
	var lines []string
	for _, d := range r.Discounts {
		lines = append(lines, string(d.Class)+" "+d.Of.String()+"*"+d.Rate.String()+"="+d.Amount.StringFixed(2))
	}
	wantTexts(t, "lines", lines, "target 0*0.3=0.00", "market 200000*0.1=20000.00",
		"speculative 90000*0.5=45000.00")
	adjusted, _ := r.Figure("risk-adjusted")
	wantMoney(t, "risk-adjusted", adjusted, "825000")
}

// An exit that pays 100,000 for 10,000 shares: a tenth off is 10,000, and the 60% that
// the company fails take 54,000 of the 90,000 left. The four dollars of base are certain.
func TestFailureWeighsAfterTheHaircut(t *testing.T) {
	o := startup(t, "1", "1", comp.Private{FullyDiluted: dec("10000000"), Exit: comp.Exit{Value: dec("100000000")}, Failure: dec("0.6")})
	o.Grants = []comp.Grant{{Kind: comp.RSU, Shares: dec("10000"), Vesting: schedule(t, "4y annual")}}
	c := horizon(4, o)
	c.Haircut.Speculative = dec("0.1")
	r := compare(t, c).Offers[0]
	wantMoney(t, "the headline", r.Total, "100004")
	adjusted, _ := r.Figure("risk-adjusted")
	wantMoney(t, "risk-adjusted", adjusted, "36004")
}

func TestRiskAdjustedIsTheTotalWhereNoRiskIsStated(t *testing.T) {
	c := compare(t, caseOf(amazon(t)))
	for _, ranking := range c.Rankings {
		if ranking.Metric.Name == "risk-adjusted" {
			t.Error("a metric that is the total counts twice in the verdict")
		}
	}
	if _, ok := c.Ranking("risk-adjusted"); !ok {
		t.Error("it is not to be had when asked for")
	}
	r := c.Offers[0]
	if adjusted, ok := r.Figure("risk-adjusted"); !ok || !adjusted.Equal(r.Total) || r.Discounts != nil {
		t.Errorf("risk-adjusted %v of a total of %v, discounts %v", adjusted, r.Total, r.Discounts)
	}
}

func TestRefusedHaircuts(t *testing.T) {
	c := caseOf(amazon(t))
	c.Haircut = comp.Haircut{Target: dec("-0.1"), Market: dec("1.1"), Speculative: dec("50")}
	got := refusals(c)
	for _, want := range []string{"haircut.target: -10% is outside", "haircut.market: 110% is outside", "haircut.speculative: 5000% is outside"} {
		if !strings.Contains(got, want) {
			t.Errorf("got %s\nwant %s", got, want)
		}
	}
}
