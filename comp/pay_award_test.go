package comp_test

import (
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Stacked refreshers vest on the same days; the day of the grant tells them apart. With
// the first after 12 months and four yearly parts, month 24 pays a part of the first,
// month 36 one of each.
func TestVestsNameTheirGrant(t *testing.T) {
	o := amazon(t)
	o.Refreshers = []comp.Refresher{{Value: dec("60000"), Vesting: schedule(t, "4y annual")}}
	granted := map[vesting.Date][]string{}
	for _, p := range compare(t, caseOf(o)).Offers[0].Timeline {
		switch {
		case p.Component == comp.RefresherPay:
			granted[p.Date] = append(granted[p.Date], p.Granted.String())
		case p.Component == comp.RSUPay && p.Granted != o.Start:
			t.Errorf("the first grant vests from %v, want %v", p.Granted, o.Start)
		case p.Component == comp.BasePay && !p.Granted.IsZero():
			t.Errorf("a salary was granted on %v", p.Granted)
		}
	}
	wantTexts(t, "month 24", granted[vesting.MustDate("2029-01-11")], "2028-01-11")
	wantTexts(t, "month 36", granted[vesting.MustDate("2030-01-11")], "2028-01-11", "2029-01-11")
}
