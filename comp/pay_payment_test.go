package comp_test

import (
	"slices"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
)

// SPEC 5 and 7.4: cash is what arrives in the bank account, less what is paid out of it;
// equity is what a share price moves; a match and benefits are neither.
func TestWhatIsCashAndWhatIsEquity(t *testing.T) {
	equity := []comp.Component{comp.ESPPPay, comp.RSUPay, comp.DividendPay, comp.RefresherPay, comp.OptionPay}
	neither := []comp.Component{comp.BenefitPay, comp.MatchPay}
	for _, c := range comp.Components() {
		isEquity, isCash := slices.Contains(equity, c), !slices.Contains(equity, c) && !slices.Contains(neither, c)
		if c.IsEquity() != isEquity || c.IsCash() != isCash {
			t.Errorf("%s: equity %t and cash %t, want %t and %t", c, c.IsEquity(), c.IsCash(), isEquity, isCash)
		}
	}
}
