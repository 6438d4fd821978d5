package htmlpage_test

import (
	"fmt"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report/htmlpage"
)

// moveOnce sets a field and says how many milliseconds the page takes to follow, its layout
// included: between two callbacks of the frame in which it does.
const moveOnce = `(id, value) => new Promise((done) => {
	let begun;
	requestAnimationFrame(() => { begun = performance.now(); });
	const field = document.getElementById(id);
	field.value = value;
	field.dispatchEvent(new Event("input", { bubbles: true }));
	requestAnimationFrame(() => { void document.body.offsetHeight; done(performance.now() - begun); });
})`

// BenchmarkMove reports how long a move of a control takes in Chromium, the median of many.
func BenchmarkMove(b *testing.B) {
	for name, c := range map[string]comp.Case{
		"two": twoOffers(b), "five": fiveOffers(b), "full": shipped(b, "../../testdata/cases/full.yaml"), "plans": plans(b),
	} {
		b.Run(name, func(b *testing.B) {
			page := write(b, document(b, c), htmlpage.Options{ECharts: htmlpage.None})
			url, ctx := serve(b, map[string][]byte{"/": page}), browser(b)
			open(b, ctx, url)
			var median float64
			for b.Loop() {
				median = await[float64](b, ctx, fmt.Sprintf(`(async () => {
					const times = [];
					for (let i = 0; i < 41; i++) times.push(await (%s)("growth-2", String(5 + i %% 20 / 2)));
					return times.sort((a, b) => a - b)[20];
				})()`, moveOnce))
			}
			b.ReportMetric(median, "ms/move")
			b.ReportMetric(float64(len(page)), "bytes")
			b.ReportMetric(0, "ns/op")
		})
	}
}
