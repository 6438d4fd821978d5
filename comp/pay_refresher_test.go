package comp_test

import (
	"strings"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// horizon returns a case of one offer that starts on the valuation date, so that years
// of service are years of growth.
func horizon(years int, o comp.Offer) comp.Case {
	o.Start = vesting.MustDate("2027-01-11")
	c := caseOf(o)
	c.AsOf, c.Years = o.Start, years
	return c
}

// stacked is the offer of teamblind.com/post/levels-fyi-TC-calculation-QE6nPq6V (W10).
func stacked(t testing.TB) comp.Offer {
	return comp.Offer{
		Company:    "Initech",
		Base:       dec("150000"),
		Grants:     []comp.Grant{{Kind: comp.RSU, Value: dec("200000"), Vesting: schedule(t, "4y annual")}},
		Refreshers: []comp.Refresher{{Value: dec("60000"), Vesting: schedule(t, "4y annual")}},
	}
}

// Published: 200, 215, 230, 245; the steady 210 of years 5 and 6 is SPEC 5.6 and W10.
func TestRefreshersStack(t *testing.T) {
	want := []string{"200000.00", "215000.00", "230000.00", "245000.00", "210000.00", "210000.00"}
	wantTexts(t, "followed in dollars", yearTotals(t, horizon(6, stacked(t))), want...)

	// At 100 a share the grant is 2,000 shares and each refresher 600: the same figures.
	priced := stacked(t)
	priced.Price.Today = dec("100")
	priced.Grants[0].Price = dec("100")
	wantTexts(t, "in shares", yearTotals(t, horizon(6, priced)), want...)

	// 30% of the first grant, 2,000 shares at 100: 60,000 again.
	share := priced
	share.Grants = []comp.Grant{{Kind: comp.RSU, Shares: dec("2000"), Vesting: schedule(t, "4y annual")}}
	share.Refreshers = []comp.Refresher{{ShareOfGrant: dec("0.3"), Vesting: schedule(t, "4y annual")}}
	wantTexts(t, "30% of a grant of 2,000 shares at 100", yearTotals(t, horizon(6, share)), want...)
}

// fearlesssalarynegotiation.com, 2024-04-21 (W09): refresher A is granted at the end of
// year 4 and vests over the four years after it, refresher B at the end of year 5 over two.
func TestRefreshersFillTheYearFiveCliff(t *testing.T) {
	a := comp.Refresher{Value: dec("400000"), Vesting: schedule(t, "4y monthly, 12mo cliff"), First: 48, Once: true}
	b := comp.Refresher{Value: dec("100000"), Vesting: schedule(t, "2y monthly"), First: 60, Once: true}
	for _, c := range []struct {
		name       string
		refreshers []comp.Refresher
		want       []string
	}{
		{"none", nil, []string{"410000.00", "310000.00", "310000.00", "310000.00", "210000.00", "210000.00"}},
		{"A", []comp.Refresher{a}, []string{"410000.00", "310000.00", "310000.00", "310000.00", "310000.00", "310000.00"}},
		{"A and B", []comp.Refresher{a, b}, []string{"410000.00", "310000.00", "310000.00", "310000.00", "310000.00", "360000.00"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			wantTexts(t, "years", yearTotals(t, horizon(6, comp.Offer{
				Company: "Apple", Base: dec("210000"),
				SignOn:     []comp.SignOn{{Year: 1, Amount: dec("100000")}},
				Grants:     []comp.Grant{{Kind: comp.RSU, Value: dec("400000"), Vesting: schedule(t, "25/25/25/25")}},
				Refreshers: c.refreshers,
			})), c.want...)
		})
	}
}

// refresherPay returns the payments of refreshers, "date quantity@price=amount".
func refresherPay(t testing.TB, c comp.Case) (lines []string) {
	for _, p := range compare(t, c).Offers[0].Timeline {
		if p.Component == comp.RefresherPay {
			lines = append(lines, p.Date.String()+" "+p.Quantity.String()+"@"+p.Price.String()+"="+p.Amount.StringFixed(2))
		}
	}
	return lines
}

func TestRefresherPricedOnItsOwnDay(t *testing.T) {
	o := comp.Offer{
		Company: "Initech", Base: dec("150000"),
		Price:      comp.Price{Today: dec("100"), Growth: rate("0.1")},
		Refreshers: []comp.Refresher{{Value: dec("60000"), Vesting: schedule(t, "2y annual")}},
	}
	// Month 12: 60,000/110 = 545.45, so 545 shares: 272 at 121, 273 at 133.1.
	// Month 24: 60,000/121 = 495.86, so 495 shares: 247 at 133.1.
	wantTexts(t, "at-vest", refresherPay(t, horizon(3, o)),
		"2029-01-11 272@121=32912.00", "2030-01-11 273@133.1=36336.30", "2030-01-11 247@133.1=32875.70")

	// The day of a grant has the price of a vest of that day: month 12 is in year 1, at
	// 100, so 600 shares; month 24 in year 2, at 110, so 545.
	o.Price.Timing = comp.StartOfYear
	wantTexts(t, "start-of-year", refresherPay(t, horizon(3, o)),
		"2029-01-11 300@110=33000.00", "2030-01-11 300@121=36300.00", "2030-01-11 272@121=32912.00")

	// Half the price on the day of the grant: 60,000/50 = 1,200 shares; then 80.
	o.Price = comp.Price{Today: dec("100"), Path: []comp.PricePoint{
		{On: vesting.MustDate("2028-01-11"), Price: dec("50")}, {On: vesting.MustDate("2028-06-30"), Price: dec("80")},
	}}
	o.Refreshers[0].Once = true
	wantTexts(t, "path", refresherPay(t, horizon(3, o)), "2029-01-11 600@80=48000.00", "2030-01-11 600@80=48000.00")

	// No share price: half of 60,000 times 1.1^2/1.1, then times 1.1^3/1.1.
	o.Price = comp.Price{Growth: rate("0.1")}
	wantTexts(t, "in dollars", refresherPay(t, horizon(3, o)), "2029-01-11 30000@1.1=33000.00", "2030-01-11 30000@1.21=36300.00")

	// A share that has lost everything buys nothing and is worth nothing.
	o.Price = comp.Price{Growth: rate("-1")}
	wantTexts(t, "lost", refresherPay(t, horizon(3, o)))
	o.Price.Today = dec("100")
	wantTexts(t, "lost, priced", refresherPay(t, horizon(3, o)))
}

// The refreshers of W10 come to 0, 15, 30 and 45 thousand in the first four years, 90
// in all.
func TestPromiseOfRefreshers(t *testing.T) {
	for _, c := range []struct {
		promise                comp.Promise
		low, high, speculative string
	}{
		{"", "800000.00", "890000.00", "90000.00"},
		{comp.PromiseExpected, "800000.00", "890000.00", "90000.00"},
		{comp.PromiseWritten, "890000.00", "890000.00", "0.00"},
		{comp.PromiseNone, "800000.00", "800000.00", "0.00"},
	} {
		t.Run(string(c.promise), func(t *testing.T) {
			o := stacked(t)
			o.Refreshers[0].Promise = c.promise
			r := compare(t, horizon(4, o)).Offers[0]
			band := r.Band()
			speculative := r.Timeline.Sum(func(p *comp.Payment) bool { return p.Certainty == comp.Speculative })
			wantTexts(t, "low, high, speculative", []string{band.Low.StringFixed(2), band.High.StringFixed(2), speculative.StringFixed(2)},
				c.low, c.high, c.speculative)
			year4 := r.Years[3].Band()
			if band.IsPoint() != year4.IsPoint() || !band.High.Equal(r.Total) {
				t.Errorf("band %v of the total %v, year 4 %v", band, r.Total, year4)
			}
		})
	}
	r := compare(t, horizon(4, stacked(t))).Offers[0]
	for i, want := range []string{"200000", "200000", "200000", "200000"} {
		if low := r.Years[i].Band().Low; !low.Equal(dec(want)) {
			t.Errorf("year %d without refreshers: %v, want %s", i+1, low, want)
		}
	}
}

// refusals returns what Validate says about a case, a line a term.
func refusals(c comp.Case) string {
	if err := c.Validate(); err != nil {
		return err.Error()
	}
	return ""
}

func TestRefusedRefreshers(t *testing.T) {
	good := comp.Refresher{Value: dec("60000"), Vesting: schedule(t, "4y annual")}
	for _, c := range []struct {
		name string
		bend func(*comp.Refresher)
		want string
	}{
		{"negative", func(r *comp.Refresher) { r.Value = dec("-1") }, "offers[0].refreshers[0].value: -1 is negative"},
		{"no value", func(r *comp.Refresher) { r.Value = dec("0") }, "offers[0].refreshers[0].value: a refresher needs a value"},
		{"both", func(r *comp.Refresher) { r.ShareOfGrant = dec("0.1") }, "offers[0].refreshers[0].share_of_grant: value and share_of_grant exclude each other"},
		{"share of nothing", func(r *comp.Refresher) { r.Value, r.ShareOfGrant = dec("0"), dec("0.1") },
			"offers[0].refreshers[0].share_of_grant: there is no RSU grant"},
		{"share", func(r *comp.Refresher) { r.ShareOfGrant = dec("25") }, "offers[0].refreshers[0].share_of_grant: 2500% is outside"},
		{"vesting", func(r *comp.Refresher) { r.Vesting = vesting.Schedule{} }, "offers[0].refreshers[0].vesting: a refresher needs"},
		{"first", func(r *comp.Refresher) { r.First = -1 }, "offers[0].refreshers[0].first: month -1"},
		{"every", func(r *comp.Refresher) { r.Every = 481 }, "offers[0].refreshers[0].every: 481 months"},
		{"certainty", func(r *comp.Refresher) { r.Promise = "maybe" }, `offers[0].refreshers[0].certainty: "maybe" is not known`},
		{"too many", func(r *comp.Refresher) { r.Every = 1 }, "offers[0].refreshers: 468 refreshers are granted within 40 years, the limit is 200"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := good
			c.bend(&r)
			got := refusals(horizon(40, comp.Offer{Company: "Initech", Base: dec("1"), Refreshers: []comp.Refresher{r}}))
			if !strings.Contains(got, c.want) {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
	if got := refusals(horizon(40, comp.Offer{Company: "Initech", Base: dec("1"), Refreshers: []comp.Refresher{good}})); got != "" {
		t.Errorf("a good refresher is refused: %s", got)
	}
}

// A step of a workbook is named in words, and never by the path of a term.
func TestStepsOfRefreshersAreNamedInWords(t *testing.T) {
	o := comp.Offer{
		Company: "Initech", Base: dec("150000"), Price: comp.Price{Today: dec("100")},
		Grants:     []comp.Grant{{Kind: comp.RSU, Value: dec("90000"), Vesting: schedule(t, "3y annual"), Repriced: true}},
		Refreshers: []comp.Refresher{{Value: dec("60000"), Vesting: schedule(t, "2y annual")}},
	}
	result := compare(t, horizon(3, o))
	r, err := result.RememberOpen(&result.Offers[0])
	if err != nil {
		t.Fatal(err)
	}
	named, seen := map[string]bool{}, map[any]bool{}
	var name func(calc.Number)
	name = func(n calc.Number) {
		if !n.Live() || seen[n.Step()] {
			return
		}
		seen[n.Step()], named[n.Name()] = true, true
		for _, operand := range n.Operands() {
			name(operand)
		}
	}
	for i := range r.Timeline {
		name(r.Timeline[i].Number())
	}
	for name := range named {
		if strings.ContainsAny(name, "[]") {
			t.Errorf("a step is named %q", name)
		}
	}
	for _, want := range []string{"Shares of Refreshers 1, 2y annual, granted on 2028-01-11", "Shares of RSU grant 1, 3y annual, granted on 2027-01-11"} {
		if !named[want] {
			t.Errorf("no step is named %q", want)
		}
	}
}
