package comp_test

import (
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
)

func TestSignOnAsALumpSum(t *testing.T) {
	paid := unfolded(t, caseOf(), amazon(t), comp.SignOnPay)
	// The second year's is paid on the first anniversary and earned in year 2 (SPEC 3.2).
	wantTexts(t, "payments", dated(paid), "2027-01-11 year 1 127000.00", "2028-01-11 year 2 94000.00")
}

// round(127,000*m/12): 10,583.33, 21,166.67, 31,750.00, ...; the second year's 94,000
// begins with the first month after the anniversary: 7,833.33, 15,666.67, 23,500.00.
func TestSignOnPaidMonthly(t *testing.T) {
	o := amazon(t)
	o.SignOn[0].Monthly, o.SignOn[1].Monthly = true, true
	paid := unfolded(t, caseOf(), o, comp.SignOnPay)
	wantTexts(t, "year 1", dated(paid)[:3], "2027-02-10 year 1 10583.33", "2027-03-10 year 1 10583.34", "2027-04-10 year 1 10583.33")
	wantTexts(t, "year 2", dated(paid)[12:15], "2028-02-10 year 2 7833.33", "2028-03-10 year 2 7833.34", "2028-04-10 year 2 7833.33")
	wantTexts(t, "years", byYear(paid, 4), "127000.00", "94000.00", "0.00", "0.00")
	if last := paid[len(paid)-1].Date; last != day("2029-01-10") || len(paid) != 24 {
		t.Errorf("%d payments to %v", len(paid), last)
	}
}

func TestSignOnAfterTheHorizonIsNotPaid(t *testing.T) {
	wantTexts(t, "payments", dated(unfolded(t, oneYear(), amazon(t), comp.SignOnPay)), "2027-01-11 year 1 127000.00")
}
