package ics

import (
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/vesting"
)

func write(t *testing.T, c Calendar) string {
	t.Helper()
	var b strings.Builder
	if err := Write(&b, c); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// unfold undoes the folding of RFC 5545, 3.1.
func unfold(text string) []string {
	return strings.Split(strings.TrimSuffix(strings.ReplaceAll(text, "\r\n ", ""), "\r\n"), "\r\n")
}

func calendar(summary string) Calendar {
	return Calendar{
		Name: "Vesting", Key: "google 2027-01-11", Stamp: vesting.MustDate("2026-11-23"),
		Events: []Event{{Day: vesting.MustDate("2027-12-31"), Summary: summary}},
	}
}

func TestAllDayEvent(t *testing.T) {
	lines := unfold(write(t, calendar("100 shares vest")))
	want := []string{
		"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//offerkit//offerkit//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "X-WR-CALNAME:Vesting",
		"BEGIN:VEVENT", "UID", "DTSTAMP:20261123T000000Z", "DTSTART;VALUE=DATE:20271231", "DTEND;VALUE=DATE:20280101",
		"SUMMARY:100 shares vest", "TRANSP:TRANSPARENT", "END:VEVENT", "END:VCALENDAR",
	}
	if len(lines) != len(want) {
		t.Fatalf("%d lines, want %d: %q", len(lines), len(want), lines)
	}
	for i := range want {
		if lines[i] != want[i] && !(want[i] == "UID" && strings.HasPrefix(lines[i], "UID:") && strings.HasSuffix(lines[i], "@offerkit")) {
			t.Errorf("line %d: %q, want %q", i+1, lines[i], want[i])
		}
	}
}

// RFC 5545, 3.3.11.
func TestTextIsEscaped(t *testing.T) {
	for text, want := range map[string]string{
		`a;b,c\d`:                 `SUMMARY:a\;b\,c\\d`,
		"two\nlines":              `SUMMARY:two\nlines`,
		"two\r\nlines":            `SUMMARY:two\nlines`,
		"x\r\nEND:VCALENDAR\r\n":  `SUMMARY:x\nEND:VCALENDAR\n`,
		"bell\a and \x1b[31m red": `SUMMARY:bell and [31m red`,
		"cr\ralone":               `SUMMARY:cralone`,
	} {
		lines := unfold(write(t, calendar(text)))
		if got := lines[11]; got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// RFC 5545, 3.1: no line of more than 75 octets, and no character cut in two.
func TestLongLinesAreFolded(t *testing.T) {
	for n := range 80 {
		summary := strings.Repeat("x", n) + strings.Repeat("é日𝄞", 40)
		text := write(t, calendar(summary))
		for _, line := range strings.Split(text, "\r\n") {
			if len(line) > 75 || strings.ToValidUTF8(line, "?") != line {
				t.Fatalf("%d octets: %q", len(line), line)
			}
		}
		if got := unfold(text)[11]; got != "SUMMARY:"+summary {
			t.Errorf("unfolded to %q", got)
		}
	}
}

// The same input gives the same bytes; another grant or day another UID.
func TestUIDsAreStable(t *testing.T) {
	if first, second := write(t, calendar("a")), write(t, calendar("a")); first != second {
		t.Error("two files differ")
	}
	day := vesting.MustDate("2027-01-01")
	seen := map[string]bool{uid("a", day.String()): true, uid("b", day.String()): true, uid("a", day.AddDays(1).String()): true}
	if len(seen) != 3 || !seen[uid("a", day.String())] {
		t.Errorf("UIDs collide: %v", seen)
	}
}

// A start that moves by two weeks moves every day and no UID: an import of the newer file doubles nothing.
func TestAStartThatMovesKeepsTheUIDs(t *testing.T) {
	uids := func(start string) (days, ids []string) {
		fourYears, err := vesting.Parse("4y annual")
		if err != nil {
			t.Fatal(err)
		}
		c := comp.NewCase(vesting.MustDate("2026-11-23"))
		c.Offers = []comp.Offer{{
			Company: "Initech", Start: vesting.MustDate(start), Base: decimal.NewFromInt(120_000), Price: comp.Price{Today: decimal.NewFromInt(10)},
			Grants:     []comp.Grant{{Kind: comp.RSU, Shares: decimal.NewFromInt(1000), Vesting: fourYears}},
			Refreshers: []comp.Refresher{{Value: decimal.NewFromInt(40_000), Vesting: fourYears}},
		}}
		result, err := comp.Compare(c)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range unfold(write(t, Days(report.NewDiary(result, 0, -1)))) {
			if id, found := strings.CutPrefix(line, "UID:"); found {
				ids = append(ids, id)
			}
			if day, found := strings.CutPrefix(line, "DTSTART"); found {
				days = append(days, day)
			}
		}
		return days, ids
	}
	days, ids := uids("2027-02-01")
	moved, kept := uids("2027-02-15")
	if len(ids) < 12 || !slices.Equal(ids, kept) || len(slices.Compact(slices.Sorted(slices.Values(ids)))) != len(ids) {
		t.Errorf("the UIDs are\n%v, then\n%v", ids, kept)
	}
	if slices.Equal(days, moved) {
		t.Error("no day moved")
	}
}
