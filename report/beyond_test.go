package report

import (
	"strings"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Initech pays 400,000 in four years. Refreshers of 60,000 a year from month 12 on, over
// four years, are 15,000, 30,000 and 45,000 in years 2 to 4: 90,000. A top-up to 120,000 in
// years 3 and 4 is 20,000 each: 40,000. One to 150,000 beside the refreshers is 150,000 -
// 130,000 and 150,000 - 145,000: 25,000. A second offer of 90,000 topped up to 100,000 in
// years 3 and 4 pays 380,000 instead of 360,000.
func TestTheBandNamesWhatNobodyHasPutInWriting(t *testing.T) {
	refreshers := []comp.Refresher{{Value: amount("60000"), Vesting: schedule(t, "4y annual")}}
	initech := func(bend func(*comp.Offer)) comp.Offer {
		return offerOf("Initech", func(o *comp.Offer) { o.Base = amount("100000"); bend(o) })
	}
	base := func(company, base string) comp.Offer {
		return offerOf(company, func(o *comp.Offer) { o.Base = amount(base) })
	}
	lower := base("Hooli", "90000")
	lower.TopUp = comp.TopUp{Target: amount("100000")}
	for _, c := range []struct {
		name   string
		offers []comp.Offer
		metric string
		want   string
	}{
		{"refreshers that decide, by another metric", []comp.Offer{initech(func(o *comp.Offer) { o.Refreshers = refreshers }), base("Globex", "110000")}, "guaranteed",
			"Without the refreshers that nobody has put in writing, Initech totals $400,000 instead of $490,000, and Globex pays most."},
		{"a top-up alone", []comp.Offer{initech(func(o *comp.Offer) { o.TopUp = comp.TopUp{Target: amount("120000")} }), base("Globex", "90000")}, "total",
			"Without the top-up that nobody has put in writing, Initech totals $400,000 instead of $440,000."},
		{"both", []comp.Offer{initech(func(o *comp.Offer) { o.Refreshers, o.TopUp = refreshers, comp.TopUp{Target: amount("150000")} }), base("Globex", "90000")}, "total",
			"Without the refreshers and the top-up that nobody has put in writing, Initech totals $400,000 instead of $515,000."},
		{"one offer's each", []comp.Offer{initech(func(o *comp.Offer) { o.Refreshers = refreshers }), lower}, "total",
			"Without the refreshers and the top-up that nobody has put in writing, Initech totals $400,000 instead of $490,000 and Hooli totals $360,000 instead of $380,000."},
		{"two top-ups", []comp.Offer{initech(func(o *comp.Offer) { o.TopUp = comp.TopUp{Target: amount("120000")} }), lower}, "total",
			"Without the top-ups that nobody has put in writing, Initech totals $400,000 instead of $440,000 and Hooli totals $360,000 instead of $380,000."},
		{"written refreshers", []comp.Offer{initech(func(o *comp.Offer) {
			o.Refreshers = []comp.Refresher{{Value: amount("60000"), Vesting: schedule(t, "4y annual"), Promise: comp.PromiseWritten}}
		})}, "total", ""},
		{"said by the condition of the lead", []comp.Offer{initech(func(o *comp.Offer) { o.TopUp = comp.TopUp{Target: amount("120000")} }), base("Globex", "105000")}, "total", ""},
		{"the runner-up's is not said", []comp.Offer{initech(func(o *comp.Offer) { o.TopUp = comp.TopUp{Target: amount("120000")} }), base("Globex", "105000"), lower}, "total",
			"Without the top-ups that nobody has put in writing, Hooli totals $360,000 instead of $380,000, and Globex pays most."},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got string
			for _, sentence := range Compared(compared(t, c.offers...), c.metric).Further {
				if strings.HasPrefix(sentence, "Without") {
					got = sentence
				}
			}
			if got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

// Options at a strike of the FMV, 2.65, are worth 0.00 on paper; the preferred price is not
// stated, and what they are worth at it is blank. Exercising 90,000 costs 90,000 * 2.65 =
// 238,500; 100 shares are 265 and have nothing to exercise.
func TestAKnownPaperValueOfZeroIsShown(t *testing.T) {
	o := offerOf("Nimbus", func(o *comp.Offer) {
		o.Price, o.Private = comp.Price{}, comp.Private{FMV: amount("2.65")}
		o.Grants = []comp.Grant{
			{Kind: comp.Option, Shares: amount("90000"), Strike: amount("2.65"), Vesting: schedule(t, "4y annual")},
			{Kind: comp.RSU, Shares: amount("100"), Vesting: schedule(t, "4y annual")},
		}
	})
	c := compared(t, o)
	table, _ := paperTable(c, c.Offers[0].Paper, "paper", c.Offers[0].Equity)
	for i, want := range []string{
		"Option grant 1, 4y annual|90,000|90,000|0.00||238,500.00",
		"RSU grant 2, 4y annual|100|100|265.00||",
		"Total|||265.00||238,500.00",
	} {
		var cells []string
		for _, cell := range table.Rows[i].Cells {
			cells = append(cells, cell.Show(comp.USD))
		}
		if got := strings.Join(cells, "|"); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// The caption of an exit grid says which preferences it counts: they differ by what the case
// states.
func TestTheExitGridSaysWhichPreferencesItCounts(t *testing.T) {
	raise, dilution := comp.Round{Raise: amount("60000000"), PreMoney: amount("540000000")}, comp.Round{Dilution: amount("0.2")}
	for want, p := range map[string]comp.Private{
		"every column counts the liquidation preferences of today and what the rounds raise": {Preference: amount("110000000"), Rounds: []comp.Round{dilution, raise}},
		"every column counts the liquidation preferences of today":                           {Preference: amount("110000000"), Rounds: []comp.Round{dilution}},
		"every column counts what the rounds raise as a liquidation preference":              {Rounds: []comp.Round{raise}},
		"no liquidation preference is stated":                                                {Rounds: []comp.Round{dilution}},
	} {
		if got := ExitGridCaption(&comp.Result{Offer: comp.Offer{Private: p}}); !strings.HasSuffix(got, "; "+want) {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
