package htmlpage

import (
	"regexp"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/report"
)

// Two rows of three cells: who is ahead by more than 5,000 has its colour, within that nobody has one;
// the least that is written is a thousand.
func TestPlane(t *testing.T) {
	values := func(all ...int64) (list []decimal.Decimal) {
		for _, v := range all {
			list = append(list, decimal.NewFromInt(v))
		}
		return list
	}
	c := report.Chart{
		Kind: report.Plane, Categories: []string{"−10%", "0%", "10%"}, Close: decimal.NewFromInt(5000),
		Sides:  []report.Series{{Name: "A <b>", Offer: 0}, {Name: "Globex", Offer: 1}},
		Series: []report.Series{{Name: "0%", Values: values(20_499, 5000, -400)}, {Name: "10%", Values: values(5001, -5001, -1_000_000)}},
	}
	got := string(newPicture(c, report.SharedAxis(c)).newPlane(c).plane(720, "wide"))
	first, second := "#"+report.OfferLine(0).Colour, "#"+report.OfferLine(1).Colour
	var colours []string
	for _, r := range regexp.MustCompile(`height="24" fill="([^"]*)"`).FindAllStringSubmatch(got, -1) {
		colours = append(colours, r[1])
	}
	if want := []string{first, lostColour, lostColour, first, second, second}; strings.Join(colours, " ") != strings.Join(want, " ") {
		t.Errorf("colours %v, want %v", colours, want)
	}
	for _, want := range []string{">+20<", ">+5<", ">0<", ">−5<", ">−1000<", "A &lt;b&gt;", ">too close<", ">Globex<", ">−10%<"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in %s", want, got)
		}
	}
}
