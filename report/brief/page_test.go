package brief_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report/brief"
	"github.com/seed-251b9aba/offerkit/report/htmlpage"
)

// page writes the page of a case's brief.
func page(t testing.TB, c comp.Case, s htmlpage.Style) []byte {
	t.Helper()
	b, _ := briefText(t, c, brief.Options{})
	var out bytes.Buffer
	if err := htmlpage.WriteBrief(&out, b.Document, s); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// tool returns the path of a program, or skips the test.
func tool(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		if os.Getenv("OFFERKIT_REQUIRE_TOOLS") == "1" {
			t.Fatalf("%s is not on the PATH, and OFFERKIT_REQUIRE_TOOLS=1 requires it", name)
		}
		t.Skipf("%s is not on the PATH: install it to test the printed brief", name)
	}
	return path
}

// A brief is two or three sheets of paper, of either kind, also of five offers with everything.
func TestPrintsOnThreeSheets(t *testing.T) {
	chromium, pdfinfo := tool(t, "chromium"), tool(t, "pdfinfo")
	for name, c := range map[string]comp.Case{
		"full": shipped(t, "full.yaml"), "after-tax": shipped(t, "after-tax.yaml"), "senior-pm-counter": shipped(t, "senior-pm-counter.yaml"), "five-offers": fiveOffers(t),
	} {
		for paper, points := range map[string]string{"letter": "612 x 792", "A4": "594.96 x 841.92"} {
			t.Run(name+" "+paper, func(t *testing.T) {
				folder := t.TempDir()
				html, pdf := filepath.Join(folder, "brief.html"), filepath.Join(folder, "brief.pdf")
				if err := os.WriteFile(html, page(t, c, htmlpage.Style{Paper: paper}), 0o600); err != nil {
					t.Fatal(err)
				}
				out, err := exec.CommandContext(t.Context(), chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
					"--disable-sync", "--no-first-run", "--user-data-dir="+filepath.Join(folder, "profile"), "--no-pdf-header-footer", "--print-to-pdf="+pdf, "file://"+html).CombinedOutput()
				if err != nil {
					t.Fatalf("%v\n%s", err, out)
				}
				info, err := exec.CommandContext(t.Context(), pdfinfo, pdf).Output()
				if err != nil {
					t.Fatal(err)
				}
				if !regexp.MustCompile(`Pages: +[1-3]\n`).Match(info) || !strings.Contains(string(info), points) {
					t.Errorf("not up to three sheets of %s points:\n%s", points, info)
				}
			})
		}
	}
}

// The page has no script and asks for nothing: its policy lets its own style act, a picture within it
// where there is one, and nothing else. What a case says stays text.
func TestPageIsStillAndAlone(t *testing.T) {
	c := shipped(t, "senior-pm-counter.yaml")
	c.Candidate.Name = `<script src="//x">1</script>`
	c.Offers[0].Company, c.Offers[0].Role = `</style><img src=x onerror=alert(1)>`, `" onload="x`
	for _, s := range []htmlpage.Style{{}, {Logo: []byte("\x89PNG\r\n\x1a\nrest"), Accent: "#123abc", Contact: `A. Coach <a@example.com>`, Paper: "A4"}, {Accent: "red;}body{display:none"}} {
		html := string(page(t, c, s))
		for _, never := range []string{"<script", "<img src=x", "onerror=alert(1)>", `" onload="x`, "display:none}body", "http-equiv=\"refresh", "url(", "@import", "<a@example.com>"} {
			if strings.Contains(html, never) {
				t.Errorf("%+v: holds %q", s.Accent, never)
			}
		}
		if strings.Contains(html, "body{display:none") {
			t.Error("a colour that is none reaches the style")
		}
		style := html[strings.Index(html, "<style>")+7 : strings.Index(html, "</style>")]
		sum := sha256.Sum256([]byte(style))
		policy := "default-src 'none'; style-src 'sha256-" + strings.ReplaceAll(base64.StdEncoding.EncodeToString(sum[:]), "+", "&#43;") + "'; base-uri 'none'; form-action 'none'"
		policy = strings.ReplaceAll(policy, "'", "&#39;")
		if s.Logo != nil {
			policy += "; img-src data:"
		}
		if !strings.Contains(html, `content="`+policy+`"`) {
			t.Errorf("the policy is not %s", policy)
		}
		if sources := regexp.MustCompile(` (src|href)="[^"]*`).FindAllString(html, -1); s.Logo == nil && sources != nil || s.Logo != nil && (len(sources) != 1 || !strings.HasPrefix(sources[0], ` src="data:image/png;base64,`)) {
			t.Errorf("loads %v", sources)
		}
		if strings.Contains(html, "--accent:#123abc") != (s.Accent == "#123abc") {
			t.Errorf("the accent %q", s.Accent)
		}
	}
}
