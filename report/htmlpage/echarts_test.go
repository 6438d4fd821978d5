package htmlpage_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/htmlpage"
)

// standIn takes the place of ECharts: it keeps the options that it is given. Its text has
// what would break a page that wrote it down without care.
const standIn = `window.given = {};
window.echarts = { init: (box) => ({ setOption: (option) => { window.given[box.closest("figure").id] = option; }, resize: () => {} }) };
// </script> <!-- é`

// foreign is a document with a chart that the page's script does not make.
func foreign(t *testing.T) *report.Document {
	d := document(t, twoOffers(t))
	d.Sections = append(d.Sections, report.Section{ID: "more", Title: "More", Blocks: []report.Block{report.Chart{
		ID: "chart-more", Kind: report.Lines, Title: "More", Description: "More.", Categories: []string{"low", "high"},
		Series: []report.Series{{Name: "Amazon", Values: []decimal.Decimal{dec("1.5"), dec("3")}}},
		Data:   report.Table{ID: "chart-more-data", Columns: []report.Column{{Title: "At", Left: true}}},
	}}})
	return d
}

// ECharts inlined runs under the page's policy, takes over every picture on the screen,
// follows the controls, and leaves print to the page's own pictures.
func TestInlinedEChartsTakesOver(t *testing.T) {
	url := serve(t, map[string][]byte{"/": write(t, foreign(t), htmlpage.Options{ECharts: htmlpage.Inlined, Script: []byte(standIn)})})
	ctx := browser(t)
	open(t, ctx, url)
	await[bool](t, ctx, `new Promise((done) => {
		const look = () => "given" in window && given["chart-more"] ? done(true) : requestAnimationFrame(look);
		look();
	})`)
	if missing := evaluate[[]string](t, ctx, `[...document.querySelectorAll("figure")].filter((f) => !given[f.id]).map((f) => f.id)`); len(missing) > 0 {
		t.Errorf("ECharts does not take over %v", missing)
	}
	// 11 shares at 1,200 in year 1: SPEC 6.2.
	const first = `given["chart-offer-1"].series.find((s) => s.id === "rsu").data[0]`
	if got := evaluate[float64](t, ctx, first); got != 13200 {
		t.Errorf("RSUs of year 1: %v, want 13200", got)
	}
	if got := await[float64](t, ctx, `(location.hash = "price-1=1300", settled()).then(() => `+first+`)`); got != 14300 {
		t.Errorf("RSUs of year 1 at 1,300: %v, want 14300", got)
	}
	if got := evaluate[[]float64](t, ctx, `given["chart-more"].series[0].data`); len(got) != 2 || got[0] != 1.5 || got[1] != 3 {
		t.Errorf("another chart's data: %v, want 1.5 and 3", got)
	}
	if got := evaluate[string](t, ctx, `given["chart-offer-1"].tooltip.renderMode`); got != "richText" {
		t.Errorf("tooltips are %q: markup in a name would run in them", got)
	}
	// It lies over the picture to the pixel, adds no height, and draws nothing that the picture has drawn.
	if off := evaluate[[]string](t, ctx, `[...document.querySelectorAll("figure")].filter((f) => {
		const [a, b] = [".live", ".drawn"].map((s) => f.querySelector(s).getBoundingClientRect());
		const svg = [...f.querySelectorAll(".drawn > svg")].find((s) => s.checkVisibility()).getBoundingClientRect();
		return Math.abs(a.top - svg.top) > 1 || Math.abs(a.height - svg.height) > 1 || Math.abs(a.width - svg.width) > 1
			|| Math.abs(f.querySelector(".plot").getBoundingClientRect().height - b.height) > 1;
	}).map((f) => f.id)`); len(off) > 0 {
		t.Errorf("not over the pictures: %v", off)
	}
	if seen := evaluate[bool](t, ctx, `given["chart-offer-1"].series.every((s) => s.itemStyle.opacity === 0) && given["chart-offer-1"].legend.show === false`); !seen {
		t.Error("ECharts draws over what is drawn")
	}
	media(t, ctx, "print", "light")
	if hidden := evaluate[int](t, ctx, `[...document.querySelectorAll(".drawn")].filter((e) => !e.checkVisibility()).length`); hidden > 0 {
		t.Errorf("%d pictures are missing on paper", hidden)
	}
}

// Where the pinned script cannot be had, the page's own pictures stay.
func TestPinnedEChartsOffline(t *testing.T) {
	url := serve(t, map[string][]byte{"/": write(t, foreign(t), htmlpage.Options{})})
	ctx := browser(t)
	open(t, ctx, url)
	if hidden := evaluate[int](t, ctx, `[...document.querySelectorAll(".drawn")].filter((e) => !e.checkVisibility()).length`); hidden > 0 {
		t.Errorf("%d pictures are missing", hidden)
	}
	if fault := fault(t, ctx); fault != "" {
		t.Errorf("the controls are hidden: %s", fault)
	}
}

// A script that is not the one whose hash the policy names does not run.
func TestAnotherScriptDoesNotRun(t *testing.T) {
	page := string(write(t, document(t, twoOffers(t)), htmlpage.Options{ECharts: htmlpage.None}))
	page = strings.Replace(page, "</main>", `<script>window.ran = 1</script><img src="x" onerror="window.ran = 1"></main>`, 1)
	ctx := browser(t)
	open(t, ctx, serve(t, map[string][]byte{"/": []byte(page)}))
	if evaluate[bool](t, ctx, `"ran" in window`) {
		t.Error("the policy lets a foreign script run")
	}
}

// The page as it is written by default requests nothing: nothing in it is loaded from an
// address, and its policy would let nothing be. Only links to sources name any.
func TestDefaultPageRequestsNothing(t *testing.T) {
	page := string(write(t, document(t, twoOffers(t)), htmlpage.Options{}))
	for _, loads := range []string{"<script async", "<script src", " src=", "<link", "<img", "<iframe", "@import", "url(", "fetch(", "XMLHttpRequest", "WebSocket", "sendBeacon", "<base", "<form"} {
		if strings.Contains(page, loads) {
			t.Errorf("the page has %s", loads)
		}
	}
	policy := page[strings.Index(page, "default-src"):]
	if policy = policy[:strings.Index(policy, ">")]; strings.Contains(policy, "http") || strings.Contains(policy, "unsafe") {
		t.Errorf("the policy lets something be loaded: %s", policy)
	}
	if asked := string(write(t, document(t, twoOffers(t)), htmlpage.Options{ECharts: htmlpage.CDN})); !strings.Contains(asked, `<script async id="echarts-script" src="https://`) {
		t.Error("asked for, ECharts is not loaded")
	}
}
