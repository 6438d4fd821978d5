package tax

import "testing"

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
