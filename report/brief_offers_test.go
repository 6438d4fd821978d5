package report

import (
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
)

// The brief has the base as the letter has it, and what a year of it comes to: 525 x 260, or x 220.
func TestTheBaseOfABrief(t *testing.T) {
	for want, rate := range map[string]comp.PayRate{
		"$525 a day, $136,500 for 260 days": {Amount: amount("525"), Per: comp.PerDay},
		"$525 a day, $115,500 for 220 days": {Amount: amount("525"), Per: comp.PerDay, Days: amount("220")},
		"$100 an hour, $184,000 a year":     {Amount: amount("100"), Per: comp.PerHour, Weeks: amount("46")}, // 40 hours, 5 days
	} {
		c := compared(t, offerOf("Initech", func(o *comp.Offer) { o.Base, o.Rate = amount("0"), rate }))
		if got := baseAsWritten(&c.Offers[0]); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	c := compared(t, offerOf("Initech", func(*comp.Offer) {}))
	if got := baseAsWritten(&c.Offers[0]); got != "$150,000" {
		t.Errorf("a yearly base is %q", got)
	}
}
