package markdown

import (
	"bytes"
	"strings"
	"testing"

	"github.com/seed-251b9aba/offerkit/report"
)

// A client's name and the name of a file stay text: no link, no cell border.
func TestAnIndexOfHostileNamesStaysATable(t *testing.T) {
	x := report.NewBriefIndex([]report.BriefRow{{
		Name: "x", Client: "[a](http://b) | c", Ask: "*ask*", Files: []report.BriefFile{{Name: "javascript:a) | (b c.html", Title: "Brief"}},
	}}, []report.BrokenBrief{{Case: "y", Why: []string{"y.yaml:1:1: <b>"}}})
	var b bytes.Buffer
	if err := WriteBriefIndex(&b, x); err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{
		`| \[a\](http:&#47;/b) \| c | \*ask\* |  | none stated |  |  | [Brief](./javascript:a%29%20%7C%20%28b%20c.html) |`,
		"- y.yaml:1:1: &lt;b&gt;",
	} {
		if !strings.Contains(b.String(), line+"\n") {
			t.Errorf("no line %q in\n%s", line, b.String())
		}
	}
}
