package whatif_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/htmlpage/whatif"
	"github.com/seed-251b9aba/offerkit/vesting"
)

func dec(s string) decimal.Decimal { return decimal.RequireFromString(s) }

func schedule(t *testing.T, text string) vesting.Schedule {
	t.Helper()
	s, err := vesting.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// written returns one offer as it is written down, valued on its first day.
func written(t *testing.T, years int, o comp.Offer) whatif.Offer {
	t.Helper()
	c := comp.NewCase(o.Start)
	c.Years, c.Offers = years, []comp.Offer{o}
	result, err := comp.Compare(c)
	if err != nil {
		t.Fatal(err)
	}
	d, err := report.Compare(result, report.Options{})
	if err != nil {
		t.Fatal(err)
	}
	w, err := whatif.New(d)
	if err != nil {
		t.Fatal(err)
	}
	return w.Offers[0]
}

// The IRS limits are known to 2026: a note about later years holds from the horizon on
// that reaches one.
func TestNotesByHorizon(t *testing.T) {
	o := comp.Offer{
		Company: "Initech", Start: vesting.MustDate("2025-07-01"), Base: dec("120000"),
		Retirement: comp.Retirement{Tiers: []comp.MatchTier{{Rate: dec("0.5"), UpTo: dec("0.06")}}, Vesting: schedule(t, "3y annual")},
	}
	var got [][2]int
	for _, note := range written(t, 4, o).Notes {
		text, _, _ := strings.Cut(fmt.Sprint(note.Text), ",")
		if strings.Contains(text, "after 2026") {
			got = append(got, [2]int{note.From, note.To})
		}
	}
	if diff := cmp.Diff([][2]int{{3, comp.MaxYears}}, got); diff != "" { // year 3 begins in 2027
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// What cannot be moved says why.
func TestFixedPrices(t *testing.T) {
	start := vesting.MustDate("2027-01-01")
	grant := comp.Grant{Kind: comp.RSU, Value: dec("90000"), Vesting: schedule(t, "4y annual")}
	for want, o := range map[string]comp.Offer{
		"":                   {Price: comp.Price{Today: dec("80")}, Grants: []comp.Grant{grant}},
		"Nothing in it":      {Price: comp.Price{Today: dec("80")}},
		"is not known":       {Grants: []comp.Grant{grant}},
		"dated path":         {Price: comp.Price{Path: []comp.PricePoint{{On: start, Price: dec("80")}}}, Grants: []comp.Grant{grant}},
		"no exit is assumed": {Private: comp.Private{FMV: dec("2")}, Grants: []comp.Grant{grant}},
	} {
		o.Company, o.Start, o.Base = "Initech", start, dec("120000")
		if got := written(t, 4, o).Fixed; (want == "") != (got == "") || !strings.Contains(got, want) {
			t.Errorf("it says %q, want %q", got, want)
		}
	}
}
