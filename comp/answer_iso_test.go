package comp_test

import (
	"testing"

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
