package negotiate_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/negotiate"
)

// What one question costs on a case of every key: all levers with their worth on one metric, on
// all metrics, and three packages.
func BenchmarkAsk(b *testing.B) {
	compared, err := comp.Compare(shipped(b)["full.yaml"])
	if err != nil {
		b.Fatal(err)
	}
	begin := func() (*negotiate.Asking, decimal.Decimal) {
		a, err := negotiate.New(compared, 1, "total")
		if err != nil {
			b.Fatal(err)
		}
		return a, a.Today.Add(decimal.NewFromInt(50_000))
	}
	for name, ask := range map[string]func(*negotiate.Asking, decimal.Decimal) error{
		"total":    func(a *negotiate.Asking, target decimal.Decimal) error { _, err := a.Asks(target); return err },
		"metrics":  func(a *negotiate.Asking, _ decimal.Decimal) error { _, err := a.AcrossMetrics(0); return err },
		"packages": func(a *negotiate.Asking, target decimal.Decimal) error { _, _, err := a.Packages(target); return err },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if err := ask(begin()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
