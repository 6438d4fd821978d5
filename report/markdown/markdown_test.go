package markdown

import (
	"bytes"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/report"
)

// Text from a case stays text: no tag, no link, no cell border, no line of its own.
func TestHostileTextStaysText(t *testing.T) {
	d := &report.Document{
		Title: "<script>alert(1)</script>\n# A", Currency: "USD", Verdict: report.Said("[click](http://x)"),
		Sections: []report.Section{{Title: "a | b", Blocks: []report.Block{report.Table{
			Columns: []report.Column{{Title: "x|y", Left: true}, {Title: "n"}},
			Rows:    []report.Row{{Cells: []report.Cell{{Text: "*bold* `code` | \u202ebidi"}, {Kind: report.MoneyCell, Value: decimal.New(-5, -1)}}}},
		}}}},
	}
	var b bytes.Buffer
	if err := Write(&b, d); err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{
		`# &lt;script&gt;alert(1)&lt;/script&gt; \# A`,
		`**\[click\](http:&#47;/x)**`,
		`## a \| b`,
		`| x\|y | n |`,
		"| \\*bold\\* \\`code\\` \\| bidi | −0.50 |",
	} {
		if !strings.Contains(b.String(), line+"\n") {
			t.Errorf("no line %q in\n%s", line, b.String())
		}
	}
}
