package negotiate

import (
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// rivals are an offer of 100,000 a year and one of another base that may be matched, over four years.
func rivals(t *testing.T, end, base string) *Asking {
	c := comp.NewCase(vesting.MustDate("2026-11-23"))
	asked := comp.Offer{Company: "Initech", Start: vesting.MustDate("2027-01-01"), Base: dec("100000"), Evidence: comp.Verbal}
	if end != "" {
		asked.End = vesting.MustDate(end)
	}
	c.Offers = []comp.Offer{asked, {Company: "Hooli", Start: vesting.MustDate("2027-02-01"), Base: dec(base), Evidence: comp.Written}}
	return asking(t, c, "total")
}

// A contract of 100,000 that ends ten days short of two years, against 104,000 a year without an
// end: in the two years in which both exist they pay 208,000 and 100,000 + 100,000 less ten of the 31 days
// of December 2028: 8,333.33 x 21/31 = 5,645.16, so 197,311.83 (a twelfth of 100,000 is 8,333.33, the last 8,333.34).
func TestAJobThatEndsIsComparedWhileItLasts(t *testing.T) {
	a := rivals(t, "2028-12-21", "104000")
	target, err := a.Best()
	if err != nil {
		t.Fatal(err)
	}
	both, ends := a.Together(target)
	if !ends || both.Years != 2 || !both.Other.Equal(dec("208000")) || !both.Asked.Round(0).Equal(dec("197312")) {
		t.Errorf("%v, %+v", ends, both)
	}
	for _, c := range []struct {
		end   string
		years int
		ends  bool
	}{
		{"2028-11-15", 1, true},  // a month and a half short of two years
		{"2027-06-30", 0, true},  // no whole year
		{"2030-12-20", 0, false}, // eleven days short of the horizon
		{"", 0, false},
	} {
		a := rivals(t, c.end, "104000")
		target, _ := a.Best()
		if both, ends := a.Together(target); ends != c.ends || both.Years != c.years {
			t.Errorf("%s: %v, %d years", c.end, ends, both.Years)
		}
		if _, ends := a.Together(a.Amount(dec("500000"))); ends {
			t.Errorf("%s: an amount of one's own ends with nobody", c.end)
		}
	}
	if both, ends := asking(t, rivals(t, "2028-12-21", "104000").Comparison.Case, "year2").Together(target); ends {
		t.Errorf("the second year is one in which both exist: %+v", both)
	}
}

// 100,000 a year are 400,000 over four years, and 20% more are 480,000: a rival of 120,000 a year is a counter
// away, one of 120,001 is not. Of 600,000 a counter asks 80,000, in steps of 500 of a sign-on.
func TestACounterGoesSoFar(t *testing.T) {
	for base, far := range map[string]bool{"120000": false, "120001": true, "150000": true, "90000": false} {
		a := rivals(t, "", base)
		target, err := a.Best()
		if err != nil {
			t.Fatal(err)
		}
		if _, _, beyond := a.Beyond(target); beyond != far {
			t.Errorf("%s: beyond a counter: %v", base, beyond)
		}
		w, beyond, err := a.Within(target)
		if err != nil || beyond != far {
			t.Fatalf("%s: %v, %v", base, beyond, err)
		}
		want := target.Amount
		if far {
			want = dec("480000")
		}
		if !w.Target.Amount.Equal(want) || !w.Target.Whole().Equal(target.Amount) {
			t.Errorf("%s: within a counter of %s are %s", base, target.Amount, w.Target.Amount)
		}
		if far && (w.Change.Lever.Key != "sign_on_year_1" || !w.Change.To.Equal(dec("80000"))) {
			t.Errorf("%s: asks %s of %s", base, w.Change.To, w.Change.Lever.Key)
		}
	}
	// A step that does not fit stays out: 480,300 less 400,250 are 80,050, and 80,000 are whole steps.
	a := rivals(t, "", "150000")
	a.Today = dec("400250")
	if w, _, _ := a.Within(a.Amount(dec("600000"))); !w.Change.To.Equal(dec("80000")) || !w.Target.Amount.Equal(dec("480000")) {
		t.Errorf("asks %s, which comes to %s", w.Change.To, w.Target.Amount)
	}
	if _, _, beyond := a.Beyond(Target{Kind: ToMakeWhole, Amount: dec("900000")}); beyond {
		t.Error("what leaving costs is no counter")
	}
	a.Today = decimal.Zero
	if _, _, beyond := a.Beyond(a.Amount(dec("1"))); beyond {
		t.Error("nothing is a part of nothing")
	}
}
