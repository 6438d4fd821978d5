package report

import (
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
)

func TestPaperIsThatOfTheCurrency(t *testing.T) {
	for currency, want := range map[comp.Currency]Paper{"USD": Letter, "CAD": Letter, "MXN": Letter, "EUR": A4, "GBP": A4, "INR": A4, "": A4} {
		if got := PaperOf(currency); got != want {
			t.Errorf("%s is paid on %s, want %s", currency, got, want)
		}
	}
}
