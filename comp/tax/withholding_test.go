package tax

import (
	"errors"
	"testing"
)

// The checks of the withholding gap: single, 2026, 180,000 of salary and 120,000 of RSUs. By
// hand for Washington: the federal tax on 300,000 is that on 283,900, on 180,000 that on
// 163,900; the part between them is 37,875 at 24% (to 201,775), 54,450 at 32% (to 256,225) and
// 27,675 at 35%: 9,090.00 + 17,424.00 + 9,686.25 = 36,200.25, less 22% of 120,000.
func TestWithholdingGap(t *testing.T) {
	for place, want := range map[string]struct {
		federal, all string
		complete     bool
	}{
		"US-CA":     {"7153.98", "6139.98", true},
		"US-NY-NYC": {"4781.46", "-63.24", true},
		"US-WA":     {"9800.25", "9800.25", true},
		"US-TX":     {"9800.25", "9800.25", true},
	} {
		w, err := Embedded().Withholding(number("300000"), number("120000"), Situation{Place: Place{ID: place}, Year: 2026})
		if err != nil {
			t.Fatal(err)
		}
		if got := w.Income[0].Gap().Decimal(); !got.Equal(dec(want.federal)) {
			t.Errorf("%s: the federal gap is %s, want %s", place, got, want.federal)
		}
		if got, complete := w.Gap(); !got.Decimal().Equal(dec(want.all)) || complete != want.complete {
			t.Errorf("%s: to set aside %s (all rates known: %v), want %s", place, got.Decimal(), complete, want.all)
		}
	}
}

// W33, https://www.smartfinance.fyi/articles/rsu-tax-withholding-why-22-percent-isnt-enough:
// of 500 RSUs at 100, 11,000 + 2,500 + 3,825 = 17,325 are withheld for the country, a state
// that takes 5% and payroll taxes, 173 shares are sold, and at a marginal rate of 35% another
// 6,500 of federal tax is owed.
func TestWithheldFromAVest(t *testing.T) {
	flat := func(place, tax, kind, rate string) string {
		return `{"place": "` + place + `", "tax": "` + tax + `", "year": 2026, ` + kind + ` "rules": [{"kind": "brackets", "name": "flat", "rates": [[0, ` + rate + `]]}], ` + head + `}`
	}
	law := with(t, flat("US", "federal_income_tax", "", "0.35"), flat("US-TX", "state_income_tax", "", "0.05"), flat("US-TX", "withholding", `"withholding": true,`, "0.05"))
	w, err := law.Withholding(number("50000"), number("50000"), Situation{Place: Place{ID: "US-TX"}, Year: 2026})
	if err != nil {
		t.Fatal(err)
	}
	gap, complete := w.Gap()
	for what, pair := range map[string][2]string{
		"federal": {w.Income[0].Withheld.Decimal().String(), "11000"}, "state": {w.Income[1].Withheld.Decimal().String(), "2500"},
		"payroll taxes": {w.Payroll.Decimal().String(), "3825"}, "in all": {w.Withheld().Decimal().String(), "17325"},
		"sold": {SoldToCover(w.Withheld().Decimal(), dec("100")).String(), "173"}, "gap": {gap.Decimal().String(), "6500"},
	} {
		if !dec(pair[0]).Equal(dec(pair[1])) {
			t.Errorf("%s: got %s, want %s", what, pair[0], pair[1])
		}
	}
	if !complete {
		t.Error("a rate is said not to be known")
	}
}

// 26 CFR 31.3402(g)-1(a)(2): of 1,300,000 the first million at 22%, the rest at 37%: 331,000.
func TestSupplementalWagesAboveAMillion(t *testing.T) {
	w, err := Embedded().Withholding(number("1400000"), number("1300000"), Situation{Place: Place{ID: "US-TX"}, Year: 2026})
	if err != nil || !w.Income[0].Withheld.Decimal().Equal(dec("331000")) {
		t.Errorf("got %s, %v", w.Income[0].Withheld.Decimal(), err)
	}
}

// Vermont withholds 30% of the federal amount, Massachusetts by all wages of the year: 5% up
// to 1,083,150 and 9% above. Of 100,000 over 1,033,150 half is above.
func TestFlatRatesOfStates(t *testing.T) {
	for place, c := range map[string]struct{ wages, supplemental, want string }{
		"US-VT": {"200000", "100000", "6600"},  // 30% of 22,000
		"US-MA": {"1133150", "100000", "7000"}, // 2,500 + 4,500
		"US-CA": {"200000", "100000", "10230"}, // 10.23%, EDD
	} {
		w, err := Embedded().Withholding(number(c.wages), number(c.supplemental), Situation{Place: Place{ID: place}, Year: 2026})
		if err != nil || !w.Income[1].Withheld.Decimal().Equal(dec(c.want)) {
			t.Errorf("%s: got %s, %v; want %s", place, w.Income[1].Withheld.Decimal(), err, c.want)
		}
	}
}

// Where a state's rate is not known, what to set aside is not either.
func TestUnknownRate(t *testing.T) {
	for _, place := range []string{"US-NJ", "US-AZ", "US-NY-YONKERS"} {
		w, err := Embedded().Withholding(number("300000"), number("120000"), Situation{Place: Place{ID: place}, Year: 2026})
		if _, complete := w.Gap(); err != nil || complete {
			t.Errorf("%s: every rate is said to be known, %v", place, err)
		}
	}
}

// A tax on wages rather than income is withheld in full.
func TestWageTaxIsWithheld(t *testing.T) {
	w, err := Embedded().Withholding(number("300000"), number("100000"), Situation{Place: Place{ID: "US-PA-PHILADELPHIA"}, Year: 2026})
	// 3.74% of the city, 0.07% of the state and Medicare's 2.35% above 200,000.
	if err != nil || !w.Payroll.Decimal().Equal(dec("6160")) {
		t.Errorf("got %s, %v", w.Payroll.Decimal(), err)
	}
}

// IRC 6654: a gap of 9,800 in Washington is too much; in New York City 90% are withheld.
func TestSafeHarbour(t *testing.T) {
	for place, penalty := range map[string]bool{"US-WA": true, "US-NY-NYC": false} {
		w, err := Embedded().Withholding(number("300000"), number("120000"), Situation{Place: Place{ID: place}, Year: 2026})
		if err != nil {
			t.Fatal(err)
		}
		h, found := w.SafeHarbour()
		if !found || h.Penalty() != penalty {
			t.Errorf("%s: %+v", place, h)
		}
		// The tax on 283,900 in Washington: 41,024 up to 201,775 (1,240 + 4,560 + 12,166 + 23,058),
		// 17,424 up to 256,225 and 9,686.25 above; 9,800.25 of it are not withheld.
		if place == "US-WA" && (!h.Owed.Decimal().Equal(dec("68134.25")) || !h.Paid.Decimal().Equal(dec("58334")) || !h.ThisYear.Decimal().Equal(dec("61320.83"))) {
			t.Errorf("owed %s, paid %s, in time %s", h.Owed.Decimal(), h.Paid.Decimal(), h.ThisYear.Decimal())
		}
	}
}

func TestBadSupplementalWages(t *testing.T) {
	s := Situation{Place: Place{ID: "US-TX"}, Year: 2026}
	for _, supplemental := range []string{"-1", "101"} {
		if _, err := Embedded().Withholding(number("100"), number(supplemental), s); err == nil {
			t.Errorf("%s of 100 are supplemental", supplemental)
		}
	}
	if _, err := Embedded().Withholding(number("100"), number("1"), Situation{Place: Place{ID: "GB-ENG"}, Year: 2026}); !errors.Is(err, ErrNoFlatRates) {
		t.Errorf("United Kingdom: %v", err)
	}
}

// Employers withhold Additional Medicare above 200,000, whoever is married (26 USC 3102(f)): of
// a couple's 300,000 they withhold 900, and 450 are due above 250,000; of one who files
// separately 1,575 are due above 125,000. Of the last 120,000 that is 450 and 1,080.
func TestAdditionalMedicareIsWithheldAsOfASingle(t *testing.T) {
	for filing, want := range map[Filing]string{HeadOfHousehold: "0", Joint: "-450", Separate: "180"} {
		w, err := Embedded().Withholding(number("300000"), number("120000"), Situation{Place: Place{ID: "US-TX"}, Year: 2026, Filing: filing})
		if err != nil {
			t.Fatal(err)
		}
		for _, one := range w.Income {
			if one.Tax.ID == "additional_medicare" && !one.Gap().Decimal().Equal(dec(want)) {
				t.Errorf("%s: the gap is %s, want %s", filing, one.Gap().Decimal(), want)
			}
		}
	}
}
