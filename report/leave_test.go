package report

import (
	"slices"
	"strings"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
)

// 1,000 options at 50 in four yearly parts: after a year 750 have not vested. At a price of
// 40 they are worth 0, at 60 they are worth 7,500; what they are worth is unknown only where
// nobody trades the share.
func TestOnlyWhatNoMarketPricesSaysSo(t *testing.T) {
	for _, c := range []struct {
		name string
		bend func(*comp.Offer)
		want string
	}{
		{"underwater", func(o *comp.Offer) { o.Price.Today = amount("40") }, "Left behind: Option grant 1, 4y annual, unvested, 0.00 (750 options)"},
		{"above water", func(o *comp.Offer) { o.Price.Today = amount("60") }, "Left behind: Option grant 1, 4y annual, unvested, 7,500.00 (750 options)"},
		{"private", func(o *comp.Offer) { o.Price, o.Private = comp.Price{}, comp.Private{FMV: amount("60")} },
			"Left behind: Option grant 1, 4y annual, unvested, 750 options that no market prices"},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := offerOf("B", c.bend)
			o.Grants = []comp.Grant{{Kind: comp.Option, Shares: amount("1000"), Strike: amount("50"), Vesting: schedule(t, "4y annual")}}
			d := NewDepartures(compared(t, o), 12, true)
			if got := Departed(&d.Offers[0].Months[0], comp.USD); got[0].String() != c.want {
				t.Errorf("got %q, want %q", got[0].String(), c.want)
			}
		})
	}
}

// One RSU of 1,200 that vests after five years is left behind after one of four, and vests
// after the horizon.
func TestOneShareIsAShare(t *testing.T) {
	o := offerOf("B", func(o *comp.Offer) {
		o.Price.Today = amount("1200")
		o.Grants = []comp.Grant{{Kind: comp.RSU, Shares: amount("1"), Vesting: schedule(t, "60:100")}}
	})
	c := compared(t, o)
	if got, want := Departed(&NewDepartures(c, 12, true).Offers[0].Months[0], comp.USD)[0].String(), "Left behind: RSU grant 1, 60:100, unvested, 1,200.00 (1 share)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := AfterHorizon(c, &c.Offers[0])[0], "RSU grant 1, 60:100: 1 share, 1,200.00, vests after year 4, in no figure."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Offers of 120,000 and 240,000 keep a month's 10,000 and 20,000 after a month, side by side; the tables of
// each come only where all is asked for.
func TestSeveralOffersLeaveInOneTable(t *testing.T) {
	d := Leave(NewDepartures(compared(t, salaried("A", "120000"), salaried("B", "240000")), EveryMonth, true))
	if want := "Leaving after 12 months keeps most at B: $240,000, $120,000 more than at A. By what the case says, nothing is owed back to A and B."; strings.Join(d.Verdict.Sentences(), " ") != want {
		t.Errorf("got %q, want %q", d.Verdict.Sentences(), want)
	}
	together, ok := d.Sections[0].Blocks[0].(Table)
	if !ok || len(together.Rows) != 48 || !together.Whole {
		t.Fatalf("%+v", d.Sections[0])
	}
	for i, want := range []string{"1", "2027-02-01", "10,000", "0", "20,000", "0"} {
		if got := together.Rows[0].Cells[i].ShowWhole(comp.USD); got != want {
			t.Errorf("cell %d: %s, want %s", i, got, want)
		}
	}
	if !d.Sections[1].Deep || !d.Sections[2].Deep {
		t.Error("the tables of each offer are not told in short above")
	}
}

// What a sign-on would pay for service to come is said, and nothing of it is left behind: after 8 months of twelve
// in which 60,000 are paid 20,000, and 40,000 of year 2 from its anniversary on.
func TestSignOnsToComeAreSaid(t *testing.T) {
	c := read(t, "as_of: 2026-11-23\noffers:\n  - {company: A, start: 2027-01-11, base: 120k, sign_on: [{amount: 60k, year: 1, paid: monthly}, {amount: 40k, year: 2}]}\n")
	for month, want := range map[int][]string{
		8: {"Nothing is owed and nothing is left behind.", "Not paid any more: Sign-on, year 1, 20,000.00 from 2027-10-10 on; it is for service to come, and in no figure here",
			"Not paid any more: Sign-on, year 2, 40,000.00 from 2028-01-11 on; it is for service to come, and in no figure here"},
		12: {"Nothing is owed and nothing is left behind.", "Not paid any more: Sign-on, year 2, 40,000.00 from 2028-01-11 on; it is for service to come, and in no figure here"},
		13: {"Nothing is owed and nothing is left behind."},
	} {
		d := NewDepartures(c, month, true)
		blocks := Leave(d).Sections[0].Blocks
		list, _ := blocks[len(blocks)-1].(List)
		if !slices.Equal(list.Items, want) {
			t.Errorf("month %d:\ngot  %q\nwant %q", month, list.Items, want)
		}
	}
}
