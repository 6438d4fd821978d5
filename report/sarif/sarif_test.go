package sarif

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/seed-251b9aba/offerkit/report"
)

// What the standard requires (SARIF 2.1.0, 3.13 to 3.49): version and runs of a log, the driver's name
// of a run, an id of each rule, a message of each result, a level of its list, a ruleIndex that is the
// place of the ruleId, and lines and columns from 1.
func TestRequiredMembers(t *testing.T) {
	checked := &report.Checked{Findings: []report.Finding{
		{Level: report.IsError, Kind: "mistake", Message: "no base", Mend: "add base: 160k", File: "my offers/a b.yaml", Line: 3, Column: 5},
		{Level: report.IsWarning, Kind: "deadline-passed", Offer: "Initech", Message: "the deadline was on <2026-11-20>", File: "/tmp/offers.yaml", Line: 7},
		{Level: report.IsQuestion, Kind: "unknown-label", Message: "not read", File: "offers.csv", Cell: "A13"},
		{Level: report.IsWarning, Kind: "deadline-passed", Message: "of no file"},
	}}
	var out bytes.Buffer
	if err := Write(&out, checked, "1.2.3"); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Schema  string `json:"$schema"`
		Version string
		Runs    []struct {
			Tool struct {
				Driver struct {
					Name  string
					Rules []struct{ ID string }
				}
			}
			ColumnKind string
			Results    []struct {
				RuleID    string
				RuleIndex int
				Level     string
				Message   struct{ Text string }
				Locations []struct {
					PhysicalLocation struct {
						ArtifactLocation struct{ URI string }
						Region           *struct{ StartLine, StartColumn int }
					}
				}
			}
		}
	}
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if got.Version != "2.1.0" || got.Schema == "" || len(got.Runs) != 1 || got.Runs[0].Tool.Driver.Name != "offerkit" || got.Runs[0].ColumnKind != "unicodeCodePoints" {
		t.Fatalf("the head is\n%s", out.String())
	}
	run := got.Runs[0]
	if len(run.Results) != len(checked.Findings) {
		t.Fatalf("%d results, want %d", len(run.Results), len(checked.Findings))
	}
	levels := []string{"error", "warning", "note", "warning"}
	uris := []string{"my%20offers/a%20b.yaml", "file:///tmp/offers.yaml", "offers.csv", ""}
	for i, r := range run.Results {
		if r.Message.Text == "" || r.Level != levels[i] || run.Tool.Driver.Rules[r.RuleIndex].ID != r.RuleID || r.RuleID != checked.Findings[i].Kind {
			t.Errorf("result %d is %+v", i, r)
		}
		if uris[i] == "" {
			if len(r.Locations) != 0 {
				t.Errorf("result %d is said to be in a file", i)
			}
			continue
		}
		place := r.Locations[0].PhysicalLocation
		if place.ArtifactLocation.URI != uris[i] {
			t.Errorf("result %d is in %q, want %q", i, place.ArtifactLocation.URI, uris[i])
		}
		if line := checked.Findings[i].Line; line > 0 != (place.Region != nil) || line > 0 && place.Region.StartLine != line {
			t.Errorf("result %d is at %+v, want line %d", i, place.Region, line)
		}
	}
}
