package market_test

import (
	"fmt"
	"os"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"github.com/seed-251b9aba/offerkit/comp/market"
)

// A fiscal year of cases: 500,000 rows of CSV take no more than 20 seconds, of .xlsx no more than
// 150, and the process no more than 300 MB. Run it for one of them alone, because the peak is that
// of the process: go test ./comp/market -run '^$' -bench 'Cases/csv' -benchtime 1x
func BenchmarkCases(b *testing.B) {
	const rows = 500_000
	for _, c := range []struct {
		name  string
		write func(testing.TB, int) string
		limit time.Duration
	}{
		{"csv", writeCSV, 20 * time.Second},
		{"shared", func(tb testing.TB, n int) string { return writeXLSX(tb, n, true) }, 150 * time.Second},
		{"inline", func(tb testing.TB, n int) string { return writeXLSX(tb, n, false) }, 150 * time.Second},
	} {
		b.Run(c.name, func(b *testing.B) {
			path := c.write(b, rows)
			debug.FreeOSMemory()
			before := forgetPeak()
			b.ResetTimer()
			for range b.N {
				begin := time.Now()
				answers := read(b, market.Options{}, questions(b, "Software Engineer", "", "WA"), path)
				if took := time.Since(begin); took > c.limit {
					b.Errorf("%d rows took %v, the limit is %v", rows, took, c.limit)
				}
				if answers[0].Gap != nil || answers[0].Rows == 0 {
					b.Fatalf("no position: %+v", answers[0])
				}
			}
			most := peak(b)
			if most-before > 300 {
				b.Errorf("reading took %.0f MB, the limit is 300", most-before)
			}
			b.ReportMetric(most, "peak-MB")
			b.ReportMetric(before, "before-MB")
		})
	}
}

// forgetPeak begins to count the peak of the process's memory anew, and returns what it has.
func forgetPeak() float64 {
	os.WriteFile("/proc/self/clear_refs", []byte("5"), 0)
	return memory("VmRSS:")
}

func peak(b *testing.B) float64 {
	mb := memory("VmHWM:")
	if mb == 0 {
		b.Log("the peak of the memory is not known on this system")
	}
	return mb
}

func memory(key string) float64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(status)) {
		if text, found := strings.CutPrefix(line, key); found {
			var kb float64
			fmt.Sscan(text, &kb)
			return kb / 1024
		}
	}
	return 0
}
