package vesting

import (
	"encoding/json"
	"errors"
	"os"
	"testing"
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

// Any bytes are a file of terms or an error that says what is wrong with it.
func FuzzParseTermsFile(f *testing.F) {
	for _, text := range []string{
		`{"items":[{"id":"x","statements":[{"order":1,"percentage":"1","event_condition":{"event_id":"e"}}]}]}`,
		`{"items":[5],"file_type":7}`, `{"items":5}`, `{"items":"","items":[]}`, `{"id":"x","vesting_conditions":[{"id":" ","portion":{"numerator":[]}}]}`, `{"`, "", "[", "{}{}",
	} {
		f.Add([]byte(text), "x")
	}
	f.Fuzz(func(t *testing.T, data []byte, id string) {
		terms, err := ParseTermsFile(data, id, Options{})
		var missing *TermsNotFoundError
		var placed *PlaceError
		switch {
		case err == nil && (terms == nil || id != "" && terms.ID() != id):
			t.Fatalf("%v for %q", terms, id)
		case err != nil && !errors.Is(err, ErrTerms) && !errors.As(err, &missing):
			t.Fatalf("%v says nothing of the terms", err)
		case errors.As(err, &placed) && (placed.Line < 1 || placed.Column < 1):
			t.Fatalf("%v at %d:%d", err, placed.Line, placed.Column)
		}
	})
}
