package comp_test

import (
	"strings"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

func repriced(t testing.TB, vest string) comp.Offer {
	return comp.Offer{
		Company: "Initech", Base: dec("1"), Price: comp.Price{Today: dec("100"), Growth: rate("0.1")},
		Grants: []comp.Grant{{Kind: comp.RSU, Value: dec("400000"), Repriced: true, Vesting: schedule(t, vest)}},
	}
}

func rsuPay(t testing.TB, c comp.Case) (lines []string) {
	for _, p := range compare(t, c).Offers[0].Timeline {
		if p.Component == comp.RSUPay {
			lines = append(lines, p.Quantity.String()+"@"+p.Price.String()+"="+p.Amount.StringFixed(2))
		}
	}
	return lines
}

// 100,000 a year, at 100, 110, 121: 1,000, 909 and 826 shares, each year's worth a tenth
// more when it vests at the year's end.
func TestRepricedEveryYear(t *testing.T) {
	o := repriced(t, "4y annual")
	wantTexts(t, "at-vest", rsuPay(t, horizon(3, o)), "1000@110=110000.00", "909@121=109989.00", "826@133.1=109940.60")

	// Where growth goes by service years, a year's price is that of its first day.
	o.Price.Timing = comp.StartOfYear
	wantTexts(t, "start-of-year", rsuPay(t, horizon(3, o)), "1000@100=100000.00", "909@110=99990.00", "826@121=99946.00")

	// Year 2 by quarters: 909 shares are 227, 227, 227, 228.
	o = repriced(t, "4y quarterly")
	o.Price.Timing = comp.StartOfYear
	wantTexts(t, "quarters of year 2", rsuPay(t, horizon(2, o))[4:], "227@110=24970.00", "227@110=24970.00", "227@110=24970.00", "228@110=25080.00")

	// No share price: each year's 100,000 grows for a year.
	o = repriced(t, "4y annual")
	o.Price.Today = dec("0")
	wantTexts(t, "in dollars", rsuPay(t, horizon(2, o)), "100000@1.1=110000.00", "100000@1.1=110000.00")

	// Fractions of a share: 100,000/110 = 909.0909.
	o = repriced(t, "4y annual")
	o.Grants[0].Rounding = comp.RoundNone
	wantTexts(t, "fractional", rsuPay(t, horizon(2, o)), "1000@110=110000.00", "909.0909@121=110000.00")

	// A grant that began a year ago is in its second year: re-priced at 100 today.
	o = repriced(t, "4y annual")
	o.Grants[0].Start = vesting.MustDate("2026-01-11")
	wantTexts(t, "earlier start", rsuPay(t, horizon(1, o))[1:], "1000@110=110000.00")
}

func TestRefusedRepricing(t *testing.T) {
	for _, c := range []struct {
		name string
		bend func(*comp.Grant)
		want string
	}{
		{"shares", func(g *comp.Grant) { g.Value, g.Shares = dec("0"), dec("10") }, "offers[0].grants[0].repriced: a grant that is re-priced"},
		{"by value", func(g *comp.Grant) { g.ByValue = true }, "offers[0].grants[0].repriced: a value-denominated grant"},
		{"allocation", func(g *comp.Grant) { g.Allocation = vesting.BackLoaded }, "offers[0].grants[0].allocation: each year of a re-priced"},
		{"cash", func(g *comp.Grant) { g.Kind = comp.CashGrant }, "offers[0].grants[0].repriced: a grant of kind cash"},
	} {
		o := repriced(t, "4y annual")
		c.bend(&o.Grants[0])
		if got := refusals(horizon(4, o)); !strings.Contains(got, c.want) {
			t.Errorf("%s: got  %s\nwant %s", c.name, got, c.want)
		}
	}
}

// A value without a price of its own becomes shares at today's price, where it is known:
// 100,000/170 = 588.2, so 588 shares, 147 a year.
func TestValueBecomesSharesAtTodaysPrice(t *testing.T) {
	o := comp.Offer{
		Company: "Google", Base: dec("1"), Price: comp.Price{Today: dec("170")},
		Grants: []comp.Grant{{Kind: comp.RSU, Value: dec("100000"), Vesting: schedule(t, "4y annual")}},
	}
	wantTexts(t, "vests", rsuPay(t, horizon(2, o)), "147@170=24990.00", "147@170=24990.00")
}
