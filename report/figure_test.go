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
