package report_test

import (
	"math"
	"os"
	"strings"
	"testing"

	"github.com/seed-251b9aba/offerkit/report"
)

// Published ratios: black on white is 21:1, #767676 the lightest grey that passes AA on white with 4.54:1 and
// #777777 just fails with 4.48:1 (WebAIM, https://webaim.org/articles/contrast/), pure red on white has 4:1 (3.998).
func TestContrastAsPublished(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{
		{"000000", "FFFFFF", 21}, {"ffffff", "000000", 21}, {"767676", "FFFFFF", 4.54}, {"777777", "FFFFFF", 4.48}, {"FF0000", "FFFFFF", 4.00}, {"abcdef", "ABCDEF", 1},
	} {
		if got := report.Contrast(c.a, c.b); math.Abs(got-c.want) > 0.005 {
			t.Errorf("%s on %s: %.3f, want %.2f", c.a, c.b, got, c.want)
		}
	}
}

// The paper is that of the page's own style.
func TestThePaperIsThePagesColour(t *testing.T) {
	style, err := os.ReadFile("htmlpage/page.css")
	if err != nil {
		t.Fatal(err)
	}
	if paper := "--paper: #" + strings.ToLower(report.PageColour) + ";"; !strings.Contains(string(style), paper) {
		t.Errorf("the page's style has no %s", paper)
	}
}
