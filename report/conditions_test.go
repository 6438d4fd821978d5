package report

import (
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// The line under a headline names what the figures above it rest on, and nothing that no figure rests on.
func TestConditionsNameWhatIsAssumed(t *testing.T) {
	annual := schedule(t, "4y annual")
	shares := func(name, growth string) comp.Offer {
		o := salaried(name, "100000")
		o.Grants = []comp.Grant{{Kind: comp.RSU, Shares: amount("100"), Vesting: annual}}
		o.Price = comp.Price{Today: amount("10"), Growth: decimal.NewNullDecimal(amount(growth))}
		return o
	}
	fund := startup(t).Case.Offers[0]
	refreshed := shares("Hooli", "0")
	refreshed.Refreshers = []comp.Refresher{{Value: amount("60000"), Vesting: annual, Promise: comp.PromiseExpected}}
	ends := func(on string) comp.Offer {
		o := salaried("B", "2")
		o.End = vesting.MustDate(on)
		return o
	}
	for _, c := range []struct {
		name   string
		offers []comp.Offer
		metric string
		want   string
	}{
		{"cash alone", []comp.Offer{salaried("A", "1"), salaried("B", "2")}, "total", "Before tax, over four years, in USD."},
		{"a job that ends", []comp.Offer{salaried("A", "1"), ends("2028-12-22")}, "total", "Before tax, over four years, in USD. B ends on 2028-12-22 and pays nothing after it."},
		{"a job that ends after the horizon", []comp.Offer{salaried("A", "1"), ends("2038-12-22")}, "total", "Before tax, over four years, in USD."},
		{"one share", []comp.Offer{shares("A", "0"), salaried("B", "2")}, "total", "Flat share price, before tax, over four years, in USD."},
		{"flat shares", []comp.Offer{shares("A", "0"), shares("B", "0")}, "total", "Flat share prices, before tax, over four years, in USD."},
		{"one growth", []comp.Offer{shares("A", "0.15"), shares("B", "0.15")}, "total", "Share prices growing 15% a year, before tax, over four years, in USD."},
		{"two growths", []comp.Offer{shares("A", "0.15"), shares("B", "-0.1")}, "total",
			"Share prices as assumed (A's growing 15% a year, B's falling 10% a year), before tax, over four years, in USD."},
		{"an exit", []comp.Offer{fund, salaried("B", "2")}, "total",
			"Before tax, over four years, in USD. Counted, though nobody has put it in writing: Quantum's exit at $700m in September 2030."},
		{"refreshers", []comp.Offer{refreshed, salaried("B", "2")}, "total",
			"Flat share price, before tax, over four years, in USD. Counted, though nobody has put it in writing: Hooli's refreshers."},
	} {
		compared := compared(t, c.offers...)
		m, err := compared.Metric(c.metric)
		if err != nil {
			t.Fatal(err)
		}
		if got := Conditions(compared, m); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, got, c.want)
		}
	}
}

// Two salaries of 200,000 are 800,000 each in four years, and neither leads on anything.
func TestEqualOffersLeadNothing(t *testing.T) {
	c := compared(t, salaried("A", "200000"), salaried("B", "200000"))
	v := Compared(c, "total")
	if want := "Equal: A and B each pay $800,000 over 4 years."; v.Headline != want {
		t.Errorf("got %q, want %q", v.Headline, want)
	}
	for _, row := range metricRows(c) {
		if aside := row.Cells[len(row.Cells)-1].Aside; aside != "equal" {
			t.Errorf("%s: %q", row.Cells[0].Text, aside)
		}
	}
}

func metricRows(c *comp.Comparison) []Row {
	return sideBySide(c, Options{}).Blocks[0].(Table).Rows
}

// 300 and 200 a year, against 100 and 350: the last year is year 2, and the worst one is a year of its own,
// for it is year 2 of one offer and year 1 of the other. In all 500 beat 450, and so does the average.
func TestAFactIsCountedOnce(t *testing.T) {
	offer := func(name string, first, second string) comp.Offer {
		o := salaried(name, first)
		o.Raise = comp.Raise{Dated: []comp.DatedBase{{On: vesting.MustDate("2028-01-01"), To: amount(second)}}}
		return o
	}
	kase := comp.NewCase(vesting.MustDate("2026-11-23"))
	kase.Years, kase.Offers = 2, []comp.Offer{offer("A", "300000", "200000"), offer("B", "100000", "350000")}
	c, err := comp.Compare(kase)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]bool{"year1": false, "year2": false, "total": false, "average": true, "steady": true, "worst-year": false, "guaranteed": false} {
		m, err := c.Metric(name)
		if err != nil {
			t.Fatal(err)
		}
		if got := c.Repeats(m); got != want {
			t.Errorf("%s repeats another: %v", name, got)
		}
	}
}

// salaried is an offer of a salary alone.
func salaried(name, base string) comp.Offer {
	return comp.Offer{Company: name, Base: amount(base), Start: vesting.MustDate("2027-01-01")}
}
