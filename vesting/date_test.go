package vesting

import (
	"testing"
	"time"
)

// The oracle for the calendar is the standard library's own.
func TestDateAgreesWithTime(t *testing.T) {
	first := time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)
	for n := 1; n < 3652059; n += 13 {
		want := first.AddDate(0, 0, n-1)
		got := Date{day: int32(n)}
		if got.Year() != want.Year() || got.Month() != want.Month() || got.Day() != want.Day() {
			t.Fatalf("day %d: got %v, want %s", n, got, want.Format(time.DateOnly))
		}
		back, err := NewDate(want.Year(), want.Month(), want.Day())
		if err != nil || back != got {
			t.Fatalf("NewDate(%s) = %v, %v; want day %d", want.Format(time.DateOnly), back, err, n)
		}
	}
}

func TestAddMonthsCountsFromTheAnchor(t *testing.T) {
	for _, c := range []struct {
		from   string
		months int
		want   string
	}{
		{"2027-01-31", 1, "2027-02-28"}, // SPEC 3.1
		{"2027-01-31", 2, "2027-03-31"},
		{"2027-01-31", 3, "2027-04-30"},
		{"2024-02-29", 12, "2025-02-28"},
		{"2024-02-29", 48, "2028-02-29"},
		{"2027-01-15", -1, "2026-12-15"},
		{"2027-01-15", -13, "2025-12-15"},
		{"2027-12-31", 2, "2028-02-29"},
	} {
		if got := MustDate(c.from).AddMonths(c.months); got != MustDate(c.want) {
			t.Errorf("%s + %d months = %v, want %s", c.from, c.months, got, c.want)
		}
	}
}

func TestMonthsUntil(t *testing.T) {
	for _, c := range []struct {
		from, to     string
		months, days int
	}{
		{"2026-11-23", "2027-01-11", 1, 19},
		{"2027-01-31", "2027-02-28", 1, 0}, // the clamped anniversary is a whole month
		{"2027-01-31", "2027-03-30", 1, 30},
		{"2027-01-11", "2031-01-11", 48, 0},
		{"2027-01-11", "2027-01-11", 0, 0},
		{"2027-01-11", "2026-01-11", 0, 0},
	} {
		m, d := MustDate(c.from).MonthsUntil(MustDate(c.to))
		if m != c.months || d != c.days {
			t.Errorf("%s to %s = %d months %d days, want %d and %d", c.from, c.to, m, d, c.months, c.days)
		}
	}
}

func TestParseDateRefuses(t *testing.T) {
	for _, text := range []string{"", "2027-02-29", "2027-13-01", "2027-1-1", "27-01-01", "2027/01/01", "0000-01-01", "2027-01-00", "2027-01-1x"} {
		if d, err := ParseDate(text); err == nil {
			t.Errorf("ParseDate(%q) = %v, want an error", text, d)
		}
	}
}
