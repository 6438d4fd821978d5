package jsonfile_test

import (
	"bytes"
	"encoding/json"
	"os"
	"reflect"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/comp/negotiate"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/jsonfile"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// A report has what was asked and how the offers have moved, by the contracts of the commands that
// print each alone.
func TestAReportHasTheAskAndTheRounds(t *testing.T) {
	data, err := os.ReadFile("../../testdata/cases/rounds.yaml")
	if err != nil {
		t.Fatal(err)
	}
	kase, err := casefile.Read(casefile.Options{Today: vesting.MustDate("2027-01-11")}, casefile.Source{Name: "rounds.yaml", Data: data})
	if err != nil {
		t.Fatal(err)
	}
	c, err := comp.Compare(kase)
	if err != nil {
		t.Fatal(err)
	}
	n := new(report.Negotiation)
	if n.Asking, err = negotiate.New(c, 0, "total"); err != nil {
		t.Fatal(err)
	}
	n.Target = n.Asking.Amount(c.Offers[1].Total)
	if n.Asks, err = n.Asking.Asks(n.Target.Amount); err != nil {
		t.Fatal(err)
	}
	d, err := report.Compare(c, report.Options{Rounds: true, Ask: n})
	if err != nil {
		t.Fatal(err)
	}
	read := func(write func(*bytes.Buffer) error) (all map[string]any) {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(b.Bytes(), &all); err != nil {
			t.Fatal(err)
		}
		return all
	}
	whole := read(func(b *bytes.Buffer) error { return jsonfile.Write(b, d) })
	ask := read(func(b *bytes.Buffer) error { return jsonfile.WriteAsk(b, n) })
	rounds := read(func(b *bytes.Buffer) error { return jsonfile.WriteRounds(b, c, d.Moves) })
	if !reflect.DeepEqual(whole["ask"], any(ask)) || ask["target"] != "1024000.00" {
		t.Errorf("the report asks %v, ask %v", whole["ask"], ask)
	}
	if list, ok := rounds["rounds"].([]any); !ok || len(list) != 2 || !reflect.DeepEqual(whole["rounds"], rounds["rounds"]) {
		t.Errorf("the report has the rounds %v, rounds %v", whole["rounds"], rounds["rounds"])
	}
}
