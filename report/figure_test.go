package report

import "testing"

// What is not nothing is not shown as 0%.
func TestPercent(t *testing.T) {
	for share, want := range map[string]string{
		"0": "0%", "0.14": "14%", "0.0235": "2.4%", "0.0005": "0.1%", "0.0004": "<0.1%", "0.0000001": "<0.1%", "-0.0004": ">−0.1%", "-0.02": "−2%", "1": "100%",
	} {
		if got := Percent(amount(share)); got != want {
			t.Errorf("%s is %s, want %s", share, got, want)
		}
	}
}

// A difference of less than half a unit is no $0, and no 0%: SPEC 2.2 has it to the cent.
func TestWhatIsUnderHalfAUnit(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{Headline(amount("0.4"), "USD"), "$0.40"}, {Headline(amount("-0.4"), "USD"), "−$0.40"}, {Signed(amount("0.07"), "INR"), "+₹0.07"}, {Headline(amount("0.004"), "KWD"), "KWD 0.004"},
		{Headline(amount("0"), "USD"), "$0"}, {Headline(amount("0.004"), "USD"), "$0"}, {Headline(amount("-0.3"), "JPY"), "JPY 0"}, {Headline(amount("0.5"), "USD"), "$1"}, {Headline(amount("-0.5"), "USD"), "−$1"},
		{PartBeside(amount("0.000001"), amount("0.02")), "0.0001%"}, {PartBeside(amount("0.0000001"), amount("0.02")), ""}, {PartBeside(amount("0.0204"), amount("0.02")), "2.04%"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}

// Rupees are grouped and shortened in lakhs and crores, everything else in thousands and millions.
func TestFiguresInLakhs(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{Headline(amount("2500000"), "INR"), "₹25,00,000"}, {Headline(amount("-2500000"), "INR"), "−₹25,00,000"}, {Headline(amount("2500000"), "PKR"), "PKR 25,00,000"},
		{Headline(amount("2500000"), "USD"), "$2,500,000"},
		{Short(amount("12000000"), "INR"), "₹1.2Cr"}, {Short(amount("2500000"), "INR"), "₹25L"}, {Short(amount("2512345"), "INR"), "₹25,12,345"}, {Short(amount("7000000000"), "INR"), "₹700Cr"},
		{Short(amount("700000000"), "USD"), "$700m"},
		{Signed(amount("545528.2"), "INR"), "+₹5,45,528"},
		{Amount(amount("120000.25"), "INR"), "1,20,000.25"}, {Number(amount("120000")), "120,000"},
	} {
		if c.got != c.want {
			t.Errorf("%s, want %s", c.got, c.want)
		}
	}
	rupees, dollars := Axis{}.In("INR"), Axis{}.In("USD")
	for _, c := range []struct{ got, want string }{
		{rupees.Tick(2500000), "25L"}, {rupees.Tick(12000000), "1.2Cr"}, {rupees.Tick(-500000), "−5L"}, {rupees.Tick(50000), "50k"}, {rupees.Tick(0), "0"},
		{rupees.Rough(2534567), "25.3L"}, {rupees.Rough(161234), "1.61L"}, {rupees.Rough(11312345), "1.13Cr"}, {rupees.Rough(9999999), "1Cr"}, {rupees.Rough(999600), "10L"},
		{dollars.Tick(2500000), "2.5m"}, {dollars.Rough(161234), "161k"},
	} {
		if c.got != c.want {
			t.Errorf("%s, want %s", c.got, c.want)
		}
	}
}
