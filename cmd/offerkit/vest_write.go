package main

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/csvfile"
	"github.com/seed-251b9aba/offerkit/report/ics"
	"github.com/seed-251b9aba/offerkit/report/jsonfile"
)

// writeVested writes the vests in a format. The table alone has the bar.
func writeVested(s streams, v *report.Vested, format string) error {
	switch format {
	case "json":
		return jsonfile.WriteVest(s.out, v)
	case "csv":
		return csvfile.WriteVest(s.out, v)
	case "ocf":
		return jsonfile.WriteTerms(s.out, v.Terms)
	case "ics":
		return ics.Write(s.out, ics.Vest(v))
	case "markdown":
		return write(s, v.Document(nil), format)
	}
	return write(s, v.Document(s.bar()), format)
}

// barWidth is the length of the bar of a whole grant, in characters.
const barWidth = 28

// bar returns what draws a part of the grant: block characters on a terminal, which divide
// a column into eighths, and number signs in a pipe.
func (s streams) bar() func(part decimal.Decimal) string {
	if !s.terminal {
		return func(part decimal.Decimal) string {
			return strings.Repeat("#", int(part.Mul(decimal.NewFromInt(barWidth)).IntPart()))
		}
	}
	eighths := []rune(" ▏▎▍▌▋▊▉")
	return func(part decimal.Decimal) string {
		n := int(part.Mul(decimal.NewFromInt(8 * barWidth)).IntPart())
		return strings.TrimRight(strings.Repeat("█", n/8)+string(eighths[n%8]), " ")
	}
}
