package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A page is mailed: that of five ordinary offers, taxed in five states, with what to ask one of them for
// and how far the ranking can be trusted, stays below 350 KB, and below 100 KB where it is packed.
func TestSizeOfAMailedPage(t *testing.T) {
	var kase strings.Builder
	kase.WriteString("as_of: 2026-11-23\ncandidate: {filing_status: single}\noffers:\n")
	for i, place := range []string{"San Francisco, CA", "New York, NY", "Portland, OR", "Hartford, CT", "Austin, TX"} {
		fmt.Fprintf(&kase, "  - {company: %s, location: %q, start: 2027-01-11, base: %dk, bonus: 15%%, sign_on: {amount: 50k, clawback: {months: 24}}, price: {today: %d, growth: 8%%}, "+
			"grants: [{kind: rsu, value: 300k, vesting: 4y quarterly}], refreshers: [{value: 60k, vesting: 4y quarterly}]}\n",
			[]string{"Amazon", "Google", "Meta", "Microsoft", "Netflix"}[i], place, 165+3*i, 120+17*i)
	}
	folder := t.TempDir()
	file, page := filepath.Join(folder, "five.yaml"), filepath.Join(folder, "five.html")
	if err := os.WriteFile(file, []byte(kase.String()), 0o666); err != nil {
		t.Fatal(err)
	}
	command(t, "report", file, "-o", page, "--risk", "--paths", "1000", "--from", "Google", "--packages", "--ladder")
	data, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := z.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d bytes, %d packed", len(data), packed.Len())
	if len(data) >= 350_000 || packed.Len() >= 100*1024 {
		t.Errorf("the page has %d bytes, %d packed", len(data), packed.Len())
	}
}
