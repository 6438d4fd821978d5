package report_test

import (
	"reflect"
	"testing"

	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/vesting"
)

func briefRow(name, client, deadline string, left int) report.BriefRow {
	r := report.BriefRow{Name: name, Client: client, Left: left, AsOf: vesting.MustDate("2026-11-27"), Confidence: "high"}
	if deadline != "" {
		r.Deadline, _ = vesting.ParseDate(deadline)
	}
	return r
}

// Who has to answer first stands first, who is late before them, who has no deadline last; equal days by name.
func TestAnIndexBeginsWithTheNextDeadline(t *testing.T) {
	x := report.NewBriefIndex([]report.BriefRow{
		briefRow("a", "Late", "", 0), briefRow("b", "beta", "2026-12-11", 14), briefRow("c", "Alpha", "2026-12-11", 14),
		briefRow("d", "", "2026-11-27", 0), briefRow("e", "Over", "2026-11-20", -7),
	}, nil)
	var got [][]string
	for _, r := range x.Table().Rows {
		got = append(got, []string{r.Cells[0], r.Cells[3], r.Cells[4]})
	}
	want := [][]string{{"Over", "2026-11-20", "over"}, {"d", "2026-11-27", "0"}, {"Alpha", "2026-12-11", "14"}, {"beta", "2026-12-11", "14"}, {"Late", "none stated", ""}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
	if got, want := x.Subtitle(), "5 briefs, days counted from 2026-11-27"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Days that are counted from different days are said with the day.
func TestAnIndexOfSeveralDaysSaysEach(t *testing.T) {
	other := briefRow("b", "B", "2026-12-11", 15)
	other.AsOf = vesting.MustDate("2026-11-26")
	x := report.NewBriefIndex([]report.BriefRow{briefRow("a", "A", "2026-12-11", 14), other}, nil)
	table := x.Table()
	if n := len(table.Columns); n != 8 || table.Columns[6].Title != "Counted from" || table.Rows[1].Cells[6] != "2026-11-26" || x.Subtitle() != "2 briefs" {
		t.Errorf("got %q and %+v", x.Subtitle(), table)
	}
}

// What is broken is said by its first lines, without the excerpt of the file and without end.
func TestAnIndexSaysWhatIsBroken(t *testing.T) {
	x := report.NewBriefIndex(nil, []report.BrokenBrief{
		{Case: "a.yaml", Why: []string{"a.yaml:3:5: one\n  3 | x\n    | ^", "a.yaml:4:5: two", "a.yaml:5:5: three", "a.yaml:6:5: four", "a.yaml:7:5: five"}},
		{Case: "b.yaml", Why: []string{"b.yaml: \u202egone\x1b[31m"}, Stood: true},
	})
	want := []string{"a.yaml:3:5: one", "a.yaml:4:5: two", "a.yaml:5:5: three", "a.yaml: 2 mistakes more", "b.yaml: gone[31m", "b.yaml: the brief of an earlier run is still listed above"}
	if got := x.Broken(); !reflect.DeepEqual(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if got, want := x.Subtitle(), "0 briefs, 2 cases without one"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Two briefs of one client are told apart by the names of their files.
func TestAnIndexTellsTwoBriefsOfOneClientApart(t *testing.T) {
	table := report.NewBriefIndex([]report.BriefRow{briefRow("now", "A", "", 0), briefRow("then", "A", "", 0), briefRow("b", "B", "", 0)}, nil).Table()
	if got := []string{table.Rows[0].Cells[0], table.Rows[1].Cells[0], table.Rows[2].Cells[0]}; !reflect.DeepEqual(got, []string{"A (now)", "A (then)", "B"}) {
		t.Errorf("got %q", got)
	}
}
