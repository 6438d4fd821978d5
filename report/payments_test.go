package report

import (
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
)

// The index of a share that has lost nearly everything says 0 to six decimals; what has no price is
// left blank.
func TestAPriceThatRoundsToZeroIsShown(t *testing.T) {
	for price, want := range map[string]string{"0.0000004": "0", "0": "", "1.2345678": "1.234568"} {
		row := paymentRow(&comp.Result{}, comp.Timeline{{Price: amount(price)}})
		if got := row.Cells[5].Show(comp.USD); got != want {
			t.Errorf("a price of %s is shown as %q, want %q", price, got, want)
		}
	}
}
