package vesting

import (
	"encoding/json"
	"errors"
	"os"
	"testing"
	"time"
)

// Any text is a schedule or an error, and a schedule vests a whole grant.
func FuzzParse(f *testing.F) {
	for _, text := range []string{
		"amazon", "google", "googel", "5/15/40/40", "25/25/25/25 quarterly", "33.3%/33.3%/33.4% annual", "100% monthly",
		"4y monthly", "4 years quarterly, 12 months cliff", "18mo monthly", "3y cliff", "12:5 24:15 30:20 36:20 42:20 48:20",
		"3:1/12 6:11/12 on 02-15 05-15 08-15 11-15", "4y quarterly on 02-29 05-15 08-31 12-31, 12mo cliff", "4y monthly on 31",
		"", ",", "0:100", "480:100", "1/0", "12:1/0", "4y monthly,", "4y monthly on", "99999999999y monthly", "100",
	} {
		f.Add(text, int64(1000), int32(730000))
	}
	f.Fuzz(func(t *testing.T, text string, shares int64, day int32) {
		s, err := Parse(text)
		if err != nil {
			var schedule *ScheduleError
			if !errors.As(err, &schedule) || s.text != "" || !s.IsZero() {
				t.Fatalf("%q: %v and %+v", text, err, s)
			}
			return
		}
		start := Date{day: 1 + max(day, -day-1)%(lastDate.day-maxMonths*31-400)}
		g := Grant{Shares: Whole(max(shares, -(shares+1)) % (MaxShares + 1)), Start: start}
		for g.Allocation = range Fractional {
			events, err := s.Events(g)
			if err != nil {
				t.Fatalf("%q from %v: %v", text, start, err)
			}
			if n := len(events); n > 0 && events[n-1].Cumulative != g.Shares || n == 0 && g.Shares.Sign() > 0 {
				t.Fatalf("%q, %v: %s of %v shares", text, g.Allocation, show(events), g.Shares)
			}
		}
	})
}

// A day is what package time makes of the text, and is written as it was read; months are
// added with the clamping of SPEC 3.1 and counted back.
func FuzzDate(f *testing.F) {
	for _, text := range []string{"2027-01-11", "2028-02-29", "2027-02-29", "1900-02-29", "2000-02-29", "2027-01-31", "0001-01-01", "0000-12-31", "9999-12-31", "2027-1-11", "2027-13-01", "+027-01-01", "", "2027-01-11Z"} {
		f.Add(text, int16(1))
		f.Add(text, int16(-13))
	}
	f.Fuzz(func(t *testing.T, text string, months int16) {
		d, err := ParseDate(text)
		want, no := time.Parse(time.DateOnly, text)
		if valid := no == nil && want.Year() >= minYear; valid != (err == nil) {
			t.Fatalf("%q: %v, and by package time %v", text, err, no)
		}
		if err != nil {
			return
		}
		if d.String() != text || d.Year() != want.Year() || d.Month() != want.Month() || d.Day() != want.Day() {
			t.Fatalf("%q is read as %v", text, d)
		}
		if next := d.AddDays(1); d != lastDate && next.String() != want.AddDate(0, 0, 1).Format(time.DateOnly) {
			t.Errorf("the day after %v is %v", d, next)
		}
		moved := time.Date(want.Year(), want.Month()+time.Month(months), 1, 0, 0, 0, 0, time.UTC)
		if moved.Year() < minYear || moved.Year() > maxYear {
			return
		}
		end := moved.AddDate(0, 1, -1).Day()
		got := d.AddMonths(int(months))
		if want := moved.AddDate(0, 0, min(want.Day(), end)-1).Format(time.DateOnly); got.String() != want {
			t.Errorf("%v + %d months is %v, want %s", d, months, got, want)
		}
		if back, days := d.MonthsUntil(got); months > 0 && (back != int(months) || days != 0) {
			t.Errorf("%v to %v is %d months and %d days, want %d months", d, got, back, days, months)
		}
	})
}

// Any bytes are terms or an error, and terms that can be read can be followed, under
// every option, and written and read again.
func FuzzParseTerms(f *testing.F) {
	data, err := os.ReadFile("testdata/vectors.json")
	if err != nil {
		f.Fatal(err)
	}
	var file struct{ Terms map[string]json.RawMessage }
	if err := json.Unmarshal(data, &file); err != nil {
		f.Fatal(err)
	}
	for _, terms := range file.Terms {
		f.Add([]byte(terms), int64(1000), int32(739000), uint32(0))
		f.Add([]byte(terms), int64(7), int32(738000), ^uint32(0))
	}
	f.Fuzz(func(t *testing.T, data []byte, shares int64, day int32, choice uint32) {
		terms, err := ParseTerms(data, fuzzedOptions(choice))
		if err != nil {
			return
		}
		start := Date{day: 1 + max(day, -day-1)%lastDate.day}
		i := Issuance{Quantity: Whole(max(shares, -(shares+1)) % (MaxShares + 1)), Start: start, Granted: start.AddDays(45)}
		for n, id := range terms.EventIDs() {
			i.Occurrences = append(i.Occurrences, Occurrence{ID: id, Date: start.AddDays(int(choice>>16) * n / 8)})
		}
		award, err := i.Award(terms)
		if err != nil {
			return
		}
		for k, e := range award.Events {
			if k > 0 && !award.Events[k-1].Date.Before(e.Date) || e.Shares.Sign() <= 0 {
				t.Fatalf("%s", show(award.Events))
			}
		}
		if terms.options.OverAllocation == RefuseOverAllocation && award.VestedAt(lastDate).Cmp(i.Quantity) > 0 {
			t.Fatalf("%v of %v shares", award.VestedAt(lastDate), i.Quantity)
		}
		text, err := json.Marshal(terms)
		if err != nil {
			t.Fatal(err)
		}
		again, err := ParseTerms(text, terms.options)
		if err != nil {
			t.Fatalf("%v in %s", err, text)
		}
		if back, err := i.Award(again); err != nil || show(back.Events) != show(award.Events) {
			t.Fatalf("%v\nwas %s\nis  %s", err, show(award.Events), show(back.Events))
		}
	})
}

func fuzzedOptions(choice uint32) Options {
	bit := func(n int) uint8 { return uint8(choice >> n & 1) }
	return Options{
		Accumulation: Accumulation(bit(0)), PreGrant: PreGrant(bit(1) + bit(2)), Anchor: Anchor(bit(3)), Repeats: Repeats(bit(4)),
		Remainder: Remainder(bit(5)), NumericDay: NumericDay(bit(6)), SameDay: SameDay(bit(7)), PartTotal: PartTotal(bit(8)),
		EarlyEvents: EarlyEvents(bit(9)), OverAllocation: OverAllocation(bit(10)), VestingDay: VestingDay(bit(11) + 2*bit(12)),
	}
}
