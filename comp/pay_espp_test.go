package comp_test

import (
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
)

// employee is an offer of 225,000, whose half year at 10% is 11,250, at a share of 100.
func employee(e comp.ESPP, path ...comp.PricePoint) comp.Offer {
	return comp.Offer{
		Company: "Initech", Start: day("2027-01-11"), Base: dec("225000"),
		Price: comp.Price{Today: dec("100"), Path: path}, ESPP: e,
	}
}

func gains(t testing.TB, c comp.Case, o comp.Offer) (texts []string) {
	t.Helper()
	for _, p := range unfolded(t, c, o, comp.ESPPPay) {
		texts = append(texts, p.Date.String()+" "+p.Amount.StringFixed(2))
	}
	return texts
}

func TestESPP(t *testing.T) {
	plan := comp.ESPP{Contribution: dec("0.1"), Discount: dec("0.15"), Lookback: true}
	noLookback := plan
	noLookback.Lookback = false
	july := func(price string) comp.PricePoint {
		return comp.PricePoint{On: day("2027-07-11"), Price: dec(price)}
	}
	year := oneYear()
	for _, c := range []struct {
		name  string
		offer comp.Offer
		want  []string
	}{
		// http://www.tigerboard.com/boards/view.php?message=17093930 (worked_examples W22 a):
		// 11,250 buy at 85 what is worth 110: 11,250*25/85 = 3,308.82, published as 3,300.
		// The second offering at 110 may use what is left of 25,000 - 13,235.29 of stock:
		// 11,764.71*93.50/110 = 10,000 in, 10,000*16.50/93.50 = 1,764.71 out.
		{"a share that rises", employee(plan, july("110")), []string{"2027-07-11 3308.82", "2028-01-11 1764.71"}},
		// 11,250*(110-93.50)/93.50 = 1,985.29, and at 110 flat no other: of 25,000 of stock at
		// the offerings' 100 and 110, 11,250*100/93.50 = 12,032.09 is used; the other
		// 12,967.91 would take 11,022.73 in, whose gain is 11,022.73*15/85 = 1,945.19.
		{"without lookback", employee(noLookback, july("110")), []string{"2027-07-11 1985.29", "2028-01-11 1945.19"}},
		// The purchase at 80 less 15% = 68: 11,250*12/68 = 1,985.29 whatever the price. At the
		// offering's 100 that is 16,544.12 of stock; 8,455.88*68/80 = 7,187.50 are left to pay
		// in at 80: 7,187.50*12/68 = 1,268.38.
		{"a share that falls", employee(plan, july("80")), []string{"2027-07-11 1985.29", "2028-01-11 1268.38"}},
		// SPEC 5.8, at a flat price: 11,250 and the other 10,000 of 21,250; 15/85 of them.
		{"a flat share", employee(plan), []string{"2027-07-11 1985.29", "2028-01-11 1764.71"}},
		{"a worthless share", employee(plan, july("0")), nil},
		{"no plan", employee(comp.ESPP{}), nil},
	} {
		t.Run(c.name, func(t *testing.T) { wantTexts(t, "gains", gains(t, year, c.offer), c.want...) })
	}
}

// http://stockoptioncounsel.com/blog/category/ESPP+How-To-Play-To-Win (worked_examples W22
// b): a share of 10 that rises to 20 is bought at 8.50, 11.50 below its price. 1,000 in
// buy 117.647... shares, a gain of 1,000*11.50/8.50 = 1,352.94.
func TestESPPDoublesWithItsShare(t *testing.T) {
	o := employee(comp.ESPP{Contribution: dec("0.01"), Discount: dec("0.15"), Lookback: true},
		comp.PricePoint{On: day("2027-01-12"), Price: dec("20")})
	o.Base, o.Price.Today = dec("200000"), dec("10")
	first := unfolded(t, oneYear(), o, comp.ESPPPay)[0]
	wantTexts(t, "purchase", []string{first.Basis.StringFixed(2), first.Quantity.StringFixed(4), first.Price.StringFixed(2), first.Amount.StringFixed(2)},
		"1000.00", "117.6471", "20.00", "1352.94")
	if first.Certainty != comp.Market || first.Year != 1 {
		t.Errorf("%s in year %d", first.Certainty, first.Year)
	}
}

// SPEC 5.8: at a flat price and a discount of 15% no more than 21,250 can be paid in a
// year and 3,750 gained, in whatever periods.
func TestSection423LimitAtAFlatPrice(t *testing.T) {
	for _, periods := range [][2]int{{6, 6}, {12, 12}, {24, 6}, {12, 3}, {3, 3}} {
		o := employee(comp.ESPP{Contribution: dec("0.15"), Discount: dec("0.15"), Lookback: true, Offering: periods[0], Purchase: periods[1]})
		o.Base = dec("600000")
		paidIn, gained := map[int]string{}, map[int]string{}
		result := compare(t, caseOf(o))
		for _, year := range result.Offers[0].Years {
			in := dec("0")
			for _, p := range result.Offers[0].Timeline {
				if p.Component == comp.ESPPPay && p.Year == year.Year {
					in = in.Add(p.Basis)
				}
			}
			paidIn[year.Year], gained[year.Year] = in.StringFixed(2), year.Components[comp.ESPPPay].StringFixed(2)
		}
		for year := 1; year <= 4; year++ {
			if paidIn[year] != "21250.00" || gained[year] != "3750.00" {
				t.Errorf("offerings of %d months, purchases every %d: year %d %s in, %s gained, want 21250.00 and 3750.00",
					periods[0], periods[1], year, paidIn[year], gained[year])
			}
		}
	}
}

// Offerings of 24 months at 100, of which the share is worth 150 from month 7 on: every
// purchase is at 85. 5,000 in: 5,000*15/85 = 882.35, then 5,000*65/85 = 3,823.53.
func TestLookbackOverALongOffering(t *testing.T) {
	o := employee(comp.ESPP{Contribution: dec("0.1"), Discount: dec("0.15"), Lookback: true, Offering: 24},
		comp.PricePoint{On: day("2027-08-01"), Price: dec("150")})
	o.Base = dec("100000")
	c := caseOf()
	c.Years = 2
	wantTexts(t, "gains", gains(t, c, o), "2027-07-11 882.35", "2028-01-11 3823.53", "2028-07-11 3823.53", "2029-01-11 3823.53")
}

// The first year's 10,000 buy 11,764.71 of stock and leave 13,235.29 of its limit. In
// the second 20,000 are paid in each half year: 23,529.41 of stock take the 13,235.29 and
// 10,294.12 of the second year's limit, if the offering is still the same; the rest,
// 14,705.88, takes 12,500 in. Offerings of 6 months start anew: 20,000 and 1,250.
func TestLimitCarriesWithinAnOffering(t *testing.T) {
	c := caseOf()
	c.Years = 2
	for _, want := range []struct {
		offering int
		paidIn   []string
	}{
		{24, []string{"5000.00", "5000.00", "20000.00", "12500.00"}},
		{6, []string{"5000.00", "5000.00", "20000.00", "1250.00"}},
	} {
		o := employee(comp.ESPP{Contribution: dec("0.1"), Discount: dec("0.15"), Lookback: true, Offering: want.offering, Purchase: 6})
		o.Base, o.Raise.Dated = dec("100000"), []comp.DatedBase{{On: day("2028-01-11"), To: dec("400000")}}
		var paidIn []string
		for _, p := range unfolded(t, c, o, comp.ESPPPay) {
			paidIn = append(paidIn, p.Basis.StringFixed(2))
		}
		wantTexts(t, "paid in", paidIn, want.paidIn...)
	}
}

// By calendar year an offering from October to March is outstanding in two years and may
// buy 50,000 of stock at its end (26 CFR 1.423-2(i), TD 9471): 42,500 in, 7,500 gained.
// Nothing of 2028 is left for the next; the third has 2029's: 3,750. By service year it is
// 3,750 a year. The pay of 1,000,000 at 10% would be 50,000 in each half year.
func TestLimitByCalendarYear(t *testing.T) {
	plan := comp.ESPP{Contribution: dec("0.1"), Discount: dec("0.15"), Lookback: true}
	o := employee(plan)
	o.Start, o.Base = day("2027-10-01"), dec("1000000")
	c := caseOf()
	c.Years = 2
	wantTexts(t, "service years", gains(t, c, o), "2028-04-01 3750.00", "2029-04-01 3750.00")
	o.ESPP.Limit = comp.LimitByCalendarYear
	wantTexts(t, "calendar years", gains(t, c, o), "2028-04-01 7500.00", "2029-04-01 3750.00")
	wantNotes(t, &compare(t, caseOf(o)).Offers[0], comp.Note{Term: comp.ESPPTerm.Alone(), Kind: comp.NotePurchaseCut, On: day("2028-04-01")})
}

// 400,000 pays in 20,000 for 23,529.41 of stock every half year. The first offering takes
// it off 2027's 25,000, which end with it, the second off 2028's; the third takes the
// other 1,470.59 of 2028 and 22,058.82 of 2029, whose last 2,941.18 buy for 2,500.
func TestLimitTakesTheOldestYearFirst(t *testing.T) {
	o := employee(comp.ESPP{Contribution: dec("0.1"), Discount: dec("0.15"), Lookback: true, Limit: comp.LimitByCalendarYear})
	o.Start, o.Base = day("2027-10-01"), dec("400000")
	c := caseOf()
	c.Years = 2
	var paidIn []string
	for _, p := range unfolded(t, c, o, comp.ESPPPay) {
		paidIn = append(paidIn, p.Basis.StringFixed(2))
	}
	wantTexts(t, "paid in", paidIn, "20000.00", "20000.00", "20000.00", "2500.00")
}

// A period from July to December is bought for on January 1 but has its last day in the
// old year, whose limit it shares: 11,250 and 10,000 in, as by service year.
func TestAPurchaseOnNewYearsDayIsTheOldYears(t *testing.T) {
	o := employee(comp.ESPP{Contribution: dec("0.1"), Discount: dec("0.15"), Lookback: true, Limit: comp.LimitByCalendarYear})
	o.Start = day("2027-01-01")
	wantTexts(t, "gains", gains(t, oneYear(), o), "2027-07-01 1985.29", "2028-01-01 1764.71")
}

// Where no price is known the gain of a flat share is 15/85 all the same: of 5,000,
// 882.35; with 10% growth from the start of each year the first offering of year 2 looks
// back on the lower price: 5,000*(1.1-0.85)/0.85 = 1,470.59.
func TestESPPWithoutAKnownPrice(t *testing.T) {
	o := employee(comp.ESPP{Contribution: dec("0.1"), Discount: dec("0.15"), Lookback: true})
	o.Base, o.Price = dec("100000"), comp.Price{Growth: rate("0.1"), Timing: comp.StartOfYear}
	c := caseOf()
	c.Years = 2
	wantTexts(t, "gains", gains(t, c, o), "2027-07-11 882.35", "2028-01-11 882.35", "2028-07-11 1470.59", "2029-01-11 882.35")
}

// A plan of which the letter's discount was not written gains 0, and says why.
func TestESPPThatGainsNothingSaysSo(t *testing.T) {
	result := compare(t, caseOf(employee(comp.ESPP{Contribution: dec("0.1")})))
	wantNotes(t, &result.Offers[0], comp.Note{Term: comp.ESPPTerm.Alone(), Kind: comp.NotePurchaseGainsNothing})
}
