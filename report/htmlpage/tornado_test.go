package htmlpage

import (
	"regexp"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/report"
)

// A bar from -50 to 150 on a scale of 200 in a picture 288 wide, of which 44 are left on each side: a
// point is a thousand, so that zero stands at 94 and today's 50 at 144; below zero the bar is grey.
func TestTornado(t *testing.T) {
	c := report.Chart{
		Kind: report.Tornado, Categories: []string{"A <b>", "Another"}, Today: decimal.NewFromInt(50_000),
		Series: []report.Series{
			{Name: "least", Values: []decimal.Decimal{decimal.NewFromInt(-50_000), decimal.NewFromInt(20_000)}},
			{Name: "most", Values: []decimal.Decimal{decimal.NewFromInt(150_000), decimal.NewFromInt(50_000)}},
		},
	}
	got := string(newPicture(c, report.SharedAxis(c)).tornado(288, "wide"))
	var rects []string
	for _, r := range regexp.MustCompile(`<rect x="([^"]*)" y="[^"]*" width="([^"]*)" height="12" fill="([^"]*)"/>`).FindAllStringSubmatch(got, -1) {
		rects = append(rects, strings.Join(r[1:3], "+"), map[bool]string{true: "lost", false: "led"}[r[3] == lostColour])
	}
	if want := "44+50 lost 94+150 led 114+30 led"; strings.Join(rects, " ") != want {
		t.Errorf("bars %v, want %s", rects, want)
	}
	for _, want := range []string{"A &lt;b&gt;", ">−50k<", ">150k<", ">today 50k<", `M94 `, `M144 `} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in %s", want, got)
		}
	}
	if strings.Contains(got, "NaN") || strings.Contains(string(newPicture(report.Chart{Kind: report.Tornado, Series: c.Series[:0]}, report.Axis{}).tornado(288, "wide")), "NaN") {
		t.Error("a place is no number")
	}
}
