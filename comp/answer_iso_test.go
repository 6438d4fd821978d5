package comp_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// 10,000 options vest in each of two years, 15 above their strike: a spread of 150,000 beside wages of
// 200,000, single, 2026. The alternative minimum tax takes 350,000 less the exemption of 90,100: 26% of
// 244,500 and 28% of 15,400 are 67,882. The regular tax on 183,900 is 36,734 (1,240 + 4,560 + 12,166 + 24% of
// 78,200): 31,148 is on top. It is the same of a private company at its FMV.
//
// Where shares are held the spread is that of the vest, not of the sale: of a price that doubles by the
// second vest 350,000 in year 2. Of 550,000 the exemption has lost half of what is above 500,000: less 65,100 it
// is 484,900, 26% of 244,500 and 28% of 240,400 are 130,882, and 94,148 are on top.
func TestISOTaxes(t *testing.T) {
	years, err := vesting.Parse("2y annual")
	if err != nil {
		t.Fatal(err)
	}
	options := comp.Grant{Kind: comp.Option, Type: comp.ISO, Shares: dec("20000"), Strike: dec("5"), Vesting: years}
	kase := comp.NewCase(vesting.MustDate("2027-01-01"))
	kase.Years, kase.Candidate.FilingStatus = 2, "single"
	offer := comp.Offer{Company: "Listed", Location: "Houston, TX", Base: dec("200000"), Grants: []comp.Grant{options}, Price: comp.Price{Today: dec("20")}}
	held, startup, nso := offer, offer, offer
	held.Company, held.Sell = "Held", comp.Hold
	held.Price = comp.Price{Path: []comp.PricePoint{{On: vesting.MustDate("2027-01-01"), Price: dec("20")}, {On: vesting.MustDate("2029-01-01"), Price: dec("40")}}}
	startup.Company, startup.Price, startup.Private = "Startup", comp.Price{}, comp.Private{FMV: dec("20"), FullyDiluted: dec("12000000")}
	nso.Company, nso.Grants = "NSO", []comp.Grant{options}
	nso.Grants[0].Type = comp.NSO
	kase.Offers = []comp.Offer{offer, held, startup, nso}
	c, err := comp.Compare(kase)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range [][]string{{"150000", "31148", "150000", "31148"}, {"150000", "31148", "350000", "94148"}, {"150000", "31148", "150000", "31148"}, nil} {
		r := &c.Offers[i]
		taxes, err := c.ISOTaxes(r)
		if err != nil || 2*len(taxes) != len(want) {
			t.Errorf("%s: %+v, %v", r.Name, taxes, err)
		}
		for k, year := range taxes {
			if !year.Spread.Equal(dec(want[2*k])) || !year.Tax.Equal(dec(want[2*k+1])) {
				t.Errorf("%s: %+v", r.Name, year)
			}
		}
	}

	kase.Candidate.FilingStatus = ""
	if c, err = comp.Compare(kase); err != nil {
		t.Fatal(err)
	}
	if taxes, err := c.ISOTaxes(&c.Offers[0]); taxes != nil || err != nil {
		t.Errorf("untaxed: %+v, %v", taxes, err)
	}
}

// Sold as they are exercised, options that vest 250,000 above their strike beside a base of 200,000, single,
// 2026: 433,900 are taxed, 58,448 up to 256,225 and 35% of 177,675, 62,186.25: 120,634.25. Payroll taxes are
// on the base alone: 6.2% of 184,500, 11,439, and 1.45%, 2,900. 134,973.25. Of an NSO there are 1.45% of 250,000,
// 3,625, and 0.9% of what is above 200,000, 2,250, on top. Nothing is withheld from the ISO's gain: of
// 120,634.25 the 36,734 on the base are. Held, it is not taxed but by the alternative minimum tax; at a rate
// of one's own it is.
func TestISOSoldAtVest(t *testing.T) {
	years, err := vesting.Parse("2y annual")
	if err != nil {
		t.Fatal(err)
	}
	kase := comp.NewCase(vesting.MustDate("2027-01-01"))
	kase.Years, kase.Candidate.FilingStatus = 2, "single"
	offer := func(of comp.OptionType) comp.Offer {
		return comp.Offer{
			Company: string(of), Location: "Houston, TX", Base: dec("200000"), Price: comp.Price{Today: dec("12")},
			Grants: []comp.Grant{{Kind: comp.Option, Type: of, Shares: dec("50000"), Strike: dec("2"), Vesting: years}},
		}
	}
	held := offer(comp.ISO)
	held.Company, held.Sell = "Held", comp.Hold
	kase.Offers = []comp.Offer{offer(comp.ISO), offer(comp.NSO), held}
	c := comparisonOf(t, kase)
	for i, want := range []string{"134973.25", "140848.25", "51073"} { // held: 36,734 + 14,339
		if got := c.Offers[i].Taxes[0].Amount.Decimal(); !got.Equal(dec(want)) {
			t.Errorf("%s: taxes of %s, want %s", c.Offers[i].Name, got, want)
		}
	}
	w, err := c.Withholding(&c.Offers[0].Taxes[0])
	if err != nil {
		t.Fatal(err)
	}
	if gap, complete := w.Gap(); !complete || !gap.Decimal().Equal(dec("83900.25")) || !w.Payroll.Decimal().IsZero() {
		t.Errorf("to set aside %s and %s of payroll taxes", gap.Decimal(), w.Payroll.Decimal())
	}
	calendar, err := c.CalendarTaxes(&c.Offers[0])
	if err != nil || !calendar[1].ISOSale.Decimal().Equal(dec("250000")) {
		t.Errorf("by calendar year: %+v, %v", calendar, err)
	}
	kase.Candidate.FilingStatus, kase.Candidate.TaxRate = "", decimal.NewNullDecimal(dec("0.4"))
	if got := comparisonOf(t, kase).Offers[0].Taxes[0].Amount.Decimal(); !got.Equal(dec("180000")) {
		t.Errorf("at 40%%: %s", got)
	}
}
