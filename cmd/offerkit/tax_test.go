package main

import (
	"bytes"
	"strings"
	"testing"
)

// Whatever a file of wages holds, it is taxed or its mistakes are told; nothing is written in
// part.
func FuzzWages(f *testing.F) {
	f.Add("year,state,filing_status,wages\n2026,TX,single,60000\n2025,\"New York, NY\",joint,$1.2m\n")
	f.Add("who,location,wages\n=ann,London,£92.5k\n")
	f.Add("state,wages\nTX,-5\n\"T\nX\",5\n")
	f.Add("\xef\xbb\xbfstate;wages\nTX;5\n")
	f.Add("=who\x1b,state,wages\n=1+1,TX,5\n")
	f.Add("wages,wages,state,state\n1,2,CA,TX\n")
	f.Fuzz(func(t *testing.T, wages string) {
		var out, errs bytes.Buffer
		status := run([]string{"tax", "--batch", "-"}, streams{in: strings.NewReader(wages), out: &out, err: &errs, today: fuzzDay})
		clean(t, "the error", errs.String())
		switch {
		case status == exitOK:
			clean(t, "csv", out.String())
			isTable(t, out.String())
		case out.Len() > 0 || errs.Len() == 0:
			t.Errorf("status %d, %q on standard output, %q on standard error", status, out.String(), errs.String())
		}
	})
}
