package htmlpage_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/htmlpage"
)

// A client's name stays text, a file's name stays a file, and the page may load nothing but its logo.
func TestAnIndexOfHostileNamesStaysAPage(t *testing.T) {
	x := report.NewBriefIndex([]report.BriefRow{{
		Name: "x", Client: "<script>alert(1)</script>", Files: []report.BriefFile{{Name: `javascript:alert("1")#?.html`, Title: "Page"}},
	}}, []report.BrokenBrief{{Case: "y", Why: []string{"y.yaml:1:1: <img src=x>"}}})
	var b bytes.Buffer
	if err := htmlpage.WriteBriefIndex(&b, x, htmlpage.Style{Accent: "#0b5394", Contact: "<i>"}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`<th scope="row">&lt;script&gt;alert(1)&lt;/script&gt;<td>`, `<a href="./javascript:alert%28%221%22%29%23%3F.html">Page</a>`, "<li>y.yaml:1:1: &lt;img src=x&gt;</li>",
		"default-src &#39;none&#39;; style-src &#39;sha256-", "@media print{:root{--accent:#0b5394}}", "<p>&lt;i&gt;. For the coach",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %s in\n%s", want, b.String()[strings.Index(b.String(), "<body"):])
		}
	}
	if strings.Contains(b.String(), "img-src") {
		t.Error("a page without a logo may load pictures")
	}
}
