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

// A page is mailed: that of five offers, taxed in five states, with what to ask one of them for and how far
// the ranking can be trusted, stays below 350 KB, and below 100 KB where it is packed: of ordinary offers, and of those of
// the full case, which have every key that there is, with one more.
func TestSizeOfAMailedPage(t *testing.T) {
	oneByOne(t)
	for name, kase := range map[string]string{"ordinary": fiveOrdinary(), "full": fullWithAFifth(t)} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			file, page := filepath.Join(folder, "five.yaml"), filepath.Join(folder, "five.html")
			if err := os.WriteFile(file, []byte(kase), 0o666); err != nil {
				t.Fatal(err)
			}
			asked := map[string]string{"ordinary": "Google", "full": "Amazon Seattle"}[name]
			command(t, "report", file, "-o", page, "--risk", "--paths", "1000", "--from", asked, "--packages", "--ladder", "--all-metrics")
			data, err := os.ReadFile(page)
			if err != nil {
				t.Fatal(err)
			}
			packed := packedSize(t, data)
			t.Logf("%d bytes, %d packed", len(data), packed)
			if len(data) >= 350_000 || packed >= 100*1024 {
				t.Errorf("the page has %d bytes, %d packed", len(data), packed)
			}
		})
	}
}

func fiveOrdinary() string {
	var kase strings.Builder
	kase.WriteString("as_of: 2026-11-23\ncandidate: {filing_status: single}\noffers:\n")
	for i, place := range fivePlaces {
		fmt.Fprintf(&kase, "  - {company: %s, location: %q, start: 2027-01-11, base: %dk, bonus: 15%%, sign_on: {amount: 50k, clawback: {months: 24}}, price: {today: %d, growth: 8%%}, "+
			"grants: [{kind: rsu, value: 300k, vesting: 4y quarterly}], refreshers: [{value: 60k, vesting: 4y quarterly}]}\n",
			[]string{"Amazon", "Google", "Meta", "Microsoft", "Netflix"}[i], place, 165+3*i, 120+17*i)
	}
	return kase.String()
}

var fivePlaces = []string{"San Francisco, CA", "New York, NY", "Portland, OR", "Hartford, CT", "Austin, TX"}

func fullWithAFifth(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile("../../testdata/cases/full.yaml")
	if err != nil {
		t.Fatal(err)
	}
	kase := string(data)
	for _, change := range [][2]string{
		{"need: 3}", "need: 3, filing_status: single}"}, {"    base: 150k\n", "    base: 150k\n    location: San Francisco, CA\n"},
		{"location: Dublin", "location: Portland, OR"}, {"location: London", "location: Hartford, CT"},
	} {
		if strings.Count(kase, change[0]) != 1 {
			t.Fatalf("the full case does not have %q once", change[0])
		}
		kase = strings.Replace(kase, change[0], change[1], 1)
	}
	return kase + "\n  - {company: Amazon, name: Amazon New York, short: Amazon NYC, from: Amazon Seattle, location: \"New York, NY\", base: 165k}\n"
}

func packedSize(t *testing.T, data []byte) int {
	t.Helper()
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := z.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return packed.Len()
}
