package htmlpage_test

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/htmlpage"
)

// rounds is the page of the shipped case of rounds.
func rounds(t *testing.T) string {
	t.Helper()
	c, err := comp.Compare(shipped(t, "../../testdata/cases/rounds.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	d, err := report.Compare(c, report.Options{Timeline: true, Charts: true, Rounds: true})
	if err != nil {
		t.Fatal(err)
	}
	return string(write(t, d, htmlpage.Options{}))
}

var bar = regexp.MustCompile(`<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"`)

// The levels of the published rounds are 845,400 and 991,800, both from zero, and the changes between
// them hang where the bar before ends: 36,000 of base from 845,400 on.
func TestABridgeIsDrawnToScale(t *testing.T) {
	_, figure, found := strings.Cut(rounds(t), `<figure id="chart-rounds-1">`)
	if !found {
		t.Fatal("the page has no bridge")
	}
	figure, _, _ = strings.Cut(figure, "</figure>")
	wide, _, _ := strings.Cut(figure, "</svg>")
	bars := bar.FindAllStringSubmatch(wide, -1)
	if len(bars) != 6 {
		t.Fatalf("%d bars, want two levels and four changes", len(bars))
	}
	number := func(bar, part int) float64 {
		v, err := strconv.ParseFloat(bars[bar][part], 64)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	zero, first, last := number(0, 1), number(0, 2), number(5, 2)
	if number(5, 1) != zero || math.Abs(first/last-845400.0/991800) > 0.001 {
		t.Errorf("levels of %v and %v from %v and %v", first, last, zero, number(5, 1))
	}
	if x := number(1, 1); math.Abs(x-(zero+first)) > 0.2 || math.Abs(number(1, 2)/first-36000.0/845400) > 0.005 {
		t.Errorf("the base hangs at %v over %v, want from %v", x, number(1, 2), zero+first)
	}
	for _, label := range []string{"$845,400", "+$36,000", "+$75,000", "$991,800"} {
		if !strings.Contains(wide, ">"+label+"<") {
			t.Errorf("no bar says %s", label)
		}
	}
}

// A bridge does not follow the controls, and says so where they have moved.
func TestBridgesSayThatTheyStandAsWritten(t *testing.T) {
	url, ctx := serve(t, map[string][]byte{"/": []byte(rounds(t))}), browser(t)
	open(t, ctx, url+"/#discount=7")
	if got := evaluate[[]string](t, ctx, `[...document.querySelectorAll("figure:has(.stale)")].map((e) => e.id)`); strings.Join(got, " ") != "chart-rounds-1 chart-variant-2" {
		t.Errorf("as written stand %v", got)
	}
}
