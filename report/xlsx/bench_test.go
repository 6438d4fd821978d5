package xlsx_test

import (
	"fmt"
	"io"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report/xlsx"
)

// many returns a case of so many offers.
func many(t testing.TB, offers, years int) comp.Case {
	c := caseOf()
	c.Years = years
	for i := range offers {
		o := amazon(t)
		if i%2 == 1 {
			o = google(t)
		}
		o.Name = fmt.Sprintf("%s %d", o.Company, i+1)
		c.Offers = append(c.Offers, o)
	}
	return c
}

func benchmarkWrite(b *testing.B, offers, years int) {
	d := document(b, many(b, offers, years))
	b.ReportAllocs()
	for b.Loop() {
		if err := xlsx.Write(io.Discard, d); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFiveOffers(b *testing.B)               { benchmarkWrite(b, 5, 4) }
func BenchmarkTwentyOffersOverTenYears(b *testing.B) { benchmarkWrite(b, 20, 10) }
