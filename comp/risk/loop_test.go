package risk_test

import (
	"context"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/risk"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// BenchmarkAgainstALoop reports how much longer a simulation takes than a plain loop in C that makes
// the same draws on one core, where a C compiler is.
func BenchmarkAgainstALoop(b *testing.B) {
	compiler, err := exec.LookPath("cc")
	if err != nil {
		b.Skip("no C compiler")
	}
	loop := filepath.Join(b.TempDir(), "loop")
	if out, err := exec.Command(compiler, "-O2", "-o", loop, "testdata/loop.c", "-lm").CombinedOutput(); err != nil {
		b.Skipf("%v: %s", err, out)
	}
	const paths = 200_000
	kase := comp.NewCase(vesting.MustDate("2097-01-01"))
	kase.Offers = []comp.Offer{vests(b, "A", "4y quarterly", "0.32"), vests(b, "B", "4y quarterly", "0.25")}
	c, err := comp.Compare(kase)
	if err != nil {
		b.Fatal(err)
	}
	var ours, theirs float64
	for b.Loop() {
		out, err := exec.Command(loop, strconv.Itoa(paths)).Output()
		if err != nil {
			b.Fatal(err)
		}
		perPath, err := strconv.ParseFloat(strings.TrimSpace(string(out)), 64)
		if err != nil {
			b.Fatal(err)
		}
		began := time.Now()
		if _, err := risk.Simulate(context.Background(), c, "total", risk.Draws{Paths: paths}); err != nil {
			b.Fatal(err)
		}
		ours, theirs = ours+float64(time.Since(began).Nanoseconds())/paths, theirs+perPath
	}
	b.ReportMetric(ours/float64(b.N), "ns/path")
	b.ReportMetric(theirs/float64(b.N), "ns/path-in-C")
	b.ReportMetric(ours/theirs, "times-C")
}
