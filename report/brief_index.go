package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/seed-251b9aba/offerkit/vesting"
)

// BriefIndex lists the briefs of a folder, a row a client, the one who has to answer first at the top.
type BriefIndex struct {
	rows   []BriefRow
	broken []BrokenBrief
	stood  bool // a brief of an earlier run stands beside a broken case
}

// BriefRow is a brief in its index.
type BriefRow struct {
	Name       string       // of its files, which tells two of a client apart
	Client     string       // empty where the case names none
	Ask        string       // what to ask for, or why there is nothing to
	Gap        string       // what is missing today; empty where there is no target
	Deadline   vesting.Date // the first by which an offer has to be answered; zero where none is stated
	Left       int          // days to it from AsOf, negative once it is over
	AsOf       vesting.Date // valuation date of the brief
	Confidence string
	Files      []BriefFile
}

// BriefFile is a file of a brief, in the folder of the index.
type BriefFile struct{ Name, Title string }

// BrokenBrief is a case of which no brief could be made.
type BrokenBrief struct {
	Case  string // the file, as it was named
	Why   []string
	Stood bool // a brief of an earlier run stands still
}

// BriefIndexTitle heads an index.
const BriefIndexTitle = "Negotiation briefs"

// brokenLines bounds what an index shows of the mistakes of one case: the rest is on the terminal.
const brokenLines = 3

// NewBriefIndex puts the briefs in the order of their deadlines, those without one last, and
// the broken cases in the order in which they were named.
func NewBriefIndex(rows []BriefRow, broken []BrokenBrief) *BriefIndex {
	x := &BriefIndex{rows: slices.Clone(rows)}
	slices.SortStableFunc(x.rows, func(a, b BriefRow) int {
		switch {
		case a.Deadline.IsZero() != b.Deadline.IsZero():
			if a.Deadline.IsZero() {
				return 1
			}
			return -1
		case a.Deadline != b.Deadline:
			return a.Deadline.Compare(b.Deadline)
		}
		return cmp.Or(cmp.Compare(strings.ToLower(a.title()), strings.ToLower(b.title())), cmp.Compare(a.Name, b.Name))
	})
	for _, b := range broken {
		b.Why = b.firstLines()
		x.broken, x.stood = append(x.broken, b), x.stood || b.Stood
	}
	return x
}

// firstLines keeps the first line of each of the first mistakes; the excerpt of the file that
// follows it is for a terminal.
func (b *BrokenBrief) firstLines() []string {
	var lines []string
	for i, m := range b.Why {
		if i == brokenLines {
			return append(lines, fmt.Sprintf("%s: %s more", Plain(b.Case), Count(len(b.Why)-i, "mistake")))
		}
		line, _, _ := strings.Cut(m, "\n")
		lines = append(lines, Plain(line))
	}
	return lines
}

// title is whom a row is about.
func (r *BriefRow) title() string {
	if client := Plain(r.Client); client != "" {
		return client
	}
	return Plain(r.Name)
}

// Subtitle counts the briefs and the broken cases, and says from which day the days are counted.
func (x *BriefIndex) Subtitle() string {
	words := []string{Count(len(x.rows), "brief")}
	if n := len(x.broken); n > 0 {
		words = append(words, Count(n, "case")+" without one")
	}
	if day, one := x.asOf(); one {
		words = append(words, fmt.Sprintf("days counted from %v", day))
	}
	return strings.Join(words, ", ")
}

// asOf returns the valuation date of every brief, false where they differ or there is none.
func (x *BriefIndex) asOf() (vesting.Date, bool) {
	for i := range x.rows {
		if x.rows[i].AsOf != x.rows[0].AsOf {
			return vesting.Date{}, false
		}
	}
	if len(x.rows) == 0 {
		return vesting.Date{}, false
	}
	return x.rows[0].AsOf, true
}

// BriefTable is the table of an index: texts alone, and the files of each row beside them.
type BriefTable struct {
	Columns []Column // the last is that of the files
	Rows    []BriefTableRow
}

// BriefTableRow is a row of it, with a text for each column but the last.
type BriefTableRow struct {
	Cells []string
	Files []BriefFile
}

// Table returns the table of the index.
func (x *BriefIndex) Table() BriefTable {
	_, one := x.asOf()
	t := BriefTable{Columns: []Column{textColumn("Client"), textColumn("Ask"), numberColumn("Short by"), textColumn("Answer by"), numberColumn("Days left"), textColumn("Confidence")}}
	if !one {
		t.Columns = append(t.Columns, textColumn("Counted from"))
	}
	t.Columns = append(t.Columns, textColumn("Files"))
	clients := map[string]int{}
	for i := range x.rows {
		clients[x.rows[i].title()]++
	}
	for i := range x.rows {
		r := &x.rows[i]
		by, left := r.deadline()
		client := r.title()
		if clients[client] > 1 {
			client += " (" + Plain(r.Name) + ")"
		}
		row := BriefTableRow{Cells: []string{client, Plain(r.Ask), Plain(r.Gap), by, left, Plain(r.Confidence)}, Files: r.Files}
		if !one {
			row.Cells = append(row.Cells, r.AsOf.String())
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// deadline says by when to answer and how long that is.
func (r *BriefRow) deadline() (by, left string) {
	switch {
	case r.Deadline.IsZero():
		return "none stated", ""
	case r.Left < 0:
		return r.Deadline.String(), "over"
	}
	return r.Deadline.String(), fmt.Sprint(r.Left)
}

// BrokenTitle heads what is broken.
const BrokenTitle = "No brief"

// Broken says of each case that is broken what is wrong with it, a line a mistake.
func (x *BriefIndex) Broken() []string {
	var lines []string
	for _, b := range x.broken {
		lines = append(lines, b.Why...)
		if b.Stood {
			lines = append(lines, Plain(b.Case)+": the brief of an earlier run is still listed above")
		}
	}
	return lines
}
