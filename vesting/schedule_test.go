package vesting

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// show writes events as "2028-01-11:11 2029-01-11:33".
func show(events []Event) string {
	var b strings.Builder
	for i, e := range events {
		if i > 0 {
			b.WriteByte(' ')
		}
		fmt.Fprintf(&b, "%v:%v", e.Date, e.Shares)
	}
	return b.String()
}

func TestSchedules(t *testing.T) {
	for _, c := range []struct {
		name, schedule string
		shares         int64
		start, want    string
	}{
		// 220 shares at 5/15/40/40 (https://news.ycombinator.com/item?id=30249971): 11, 33, 88, 88.
		{"yearly percentages", "5/15/40/40", 220, "2027-01-11", "2028-01-11:11 2029-01-11:33 2030-01-11:88 2031-01-11:88"},
		// Amazon's dated vests per 100 (fearlesssalarynegotiation.com): m12 5, m24 15, then 20 every half year.
		{"by month", "12:5 24:15 30:20 36:20 42:20 48:20", 1000, "2019-01-01",
			"2020-01-01:50 2021-01-01:150 2021-07-01:200 2022-01-01:200 2022-07-01:200 2023-01-01:200"},
		{"cliff releases what accrued", "4y quarterly, 12mo cliff", 160, "2027-01-31",
			"2028-01-31:40 2028-04-30:10 2028-07-31:10 2028-10-31:10 2029-01-31:10 2029-04-30:10 2029-07-31:10 2029-10-31:10 " +
				"2030-01-31:10 2030-04-30:10 2030-07-31:10 2030-10-31:10 2031-01-31:10"},
		// floor(10*i/4): 2, 5, 7, 10.
		{"whole shares by cumulative round-down", "1y quarterly", 10, "2027-01-01", "2027-04-01:2 2027-07-01:3 2027-10-01:2 2028-01-01:3"},
		{"one year", "100% quarterly", 8, "2027-01-01", "2027-04-01:2 2027-07-01:2 2027-10-01:2 2028-01-01:2"},
		{"everything at the end", "3y cliff", 7, "2027-01-01", "2030-01-01:7"},
		{"percentages with decimals", "33.3/33.3/33.4 annual", 1000, "2027-01-01", "2028-01-01:333 2029-01-01:333 2030-01-01:334"},
		{"fewer shares than vests", "1y monthly", 2, "2027-01-01", "2027-07-01:1 2028-01-01:1"},
		{"no shares", "1y monthly", 0, "2027-01-01", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, err := Parse(c.schedule)
			if err != nil {
				t.Fatal(err)
			}
			events, err := s.Events(Grant{Shares: Whole(c.shares), Start: MustDate(c.start)})
			if err != nil {
				t.Fatal(err)
			}
			if got := show(events); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// The standard's own example for each type: 18 shares over 4 instalments.
func TestAllocationsOfTheStandard(t *testing.T) {
	s, err := Parse("4mo monthly")
	if err != nil {
		t.Fatal(err)
	}
	for allocation, want := range map[Allocation]string{
		CumulativeRounding:         "5 4 5 4",
		CumulativeRoundDown:        "4 5 4 5",
		FrontLoaded:                "5 5 4 4",
		BackLoaded:                 "4 4 5 5",
		FrontLoadedToSingleTranche: "6 4 4 4",
		BackLoadedToSingleTranche:  "4 4 4 6",
		Fractional:                 "4.5 4.5 4.5 4.5",
	} {
		events, err := s.Events(Grant{Shares: Whole(18), Start: MustDate("2025-01-01"), Allocation: allocation})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, e := range events {
			got = append(got, e.Shares.String())
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%v: got %v, want %s", allocation, got, want)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for text, want := range map[string]string{
		"":                       "empty",
		"5/15/40/50":             "add up to 110, not 100",
		"25/25/25":               "add up to 75, not 100",
		"50/50 weekly":           "not a frequency",
		"4y":                     "no frequency",
		"18mo annual":            "not a whole number of annual periods",
		"4y monthly, 60mo cliff": "outside a schedule of 48 months",
		"12:50 12:50":            "ascending",
		"12:50 24":               "not month:percent",
		"a/b":                    "not a percentage",
		"-50/150":                "not a percentage",
		"99y monthly":            "outside 1 to 480",
		"99":                     "write an employer",
	} {
		_, err := Parse(text)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Parse(%q) = %v, want an error with %q", text, err, want)
		}
	}
}

// Twelve of 48 monthly instalments wait for the cliff and stand each by itself; the parts
// add up to the whole.
func TestInstalments(t *testing.T) {
	s, err := Parse("4y monthly, 12mo cliff")
	if err != nil {
		t.Fatal(err)
	}
	all := s.Instalments(MustDate("2027-01-31"))
	if len(all) != 48 {
		t.Fatalf("%d instalments, want 48", len(all))
	}
	for i, n := range all {
		want := MustDate("2028-01-31")
		if i >= 12 {
			want = MustDate("2027-01-31").AddMonths(i + 1)
		}
		if n.Date != want || n.Part.Num() != 1 || n.Part.Den() != 48 {
			t.Errorf("instalment %d: %d/%d on %v, want 1/48 on %v", i+1, n.Part.Num(), n.Part.Den(), n.Date, want)
		}
	}
	if last := all[47].Cumulative; last.Num() != 1 || last.Den() != 1 {
		t.Errorf("all together are %d/%d", last.Num(), last.Den())
	}
	if got := s.Instalments(Date{}); got != nil {
		t.Errorf("without a start there are %v", got)
	}
}

// SPEC 4: with fixed days, yearly parts and parts by month vest on the first such day on
// or after their month; what comes more often by a frequency on the first such days after
// the start. From 2027-01-11: month 12 is 2028-01-11, so February 15, 2028 and 2029.
func TestFixedDays(t *testing.T) {
	for _, c := range []struct {
		schedule, start string
		want            []string
	}{
		{"12:50 24:50 on 02-15", "2027-01-11", []string{"2028-02-15", "2029-02-15"}},
		{"50/50 on 02-15", "2027-01-11", []string{"2028-02-15", "2029-02-15"}},
		{"2y annual on 02-15", "2027-01-11", []string{"2028-02-15", "2029-02-15"}},
		{"2y annual on 02-15", "2027-02-15", []string{"2028-02-15", "2029-02-15"}}, // on the day itself
		{"2y annual on 02-15", "2027-02-16", []string{"2029-02-15", "2030-02-15"}}, // a day too late
		{"12:50 18:50 on 02-15 08-15", "2027-03-01", []string{"2028-08-15", "2029-02-15"}},
		{"6:50 18:50 on 02-15 08-15", "2027-03-01", []string{"2028-02-15", "2029-02-15"}},             // 2027-09-01 and 2028-09-01
		{"3y cliff on 02-15", "2027-01-11", []string{"2030-02-15"}},                                   // month 36 is 2030-01-11
		{"36:100 on 15", "2027-01-16", []string{"2030-02-15"}},                                        // the first 15th on or after 2030-01-16
		{"18:50 36:50 on 02-15", "2027-01-11", []string{"2029-02-15", "2030-02-15"}},                  // month 18 is 2028-07-11
		{"0:50 12:50 on 02-15", "2027-02-15", []string{"2027-02-15", "2028-02-15"}},                   // month 0 is the start itself
		{"12:50 15:50 on 02-15", "2027-01-11", []string{"2028-02-15", "2029-02-15"}},                  // month 15 is 2028-04-11
		{"13:50 15:50 on 02-15", "2027-01-16", []string{"2029-02-15"}},                                // both wait for one day
		{"25/75 on 02-15 08-15", "2027-03-01", []string{"2028-08-15", "2029-08-15"}},                  // yearly parts, of two days the next
		{"2y annual on 02-15, 18mo cliff", "2027-01-11", []string{"2029-02-15"}},                      // the first waits for 2028-07-11, the second is due that day
		{"3y annual on 02-15, 18mo cliff", "2027-01-11", []string{"2029-02-15", "2030-02-15"}},        // and the third a year later
		{"12:50 24:50 annual on 02-15", "2027-01-11", []string{"2028-02-15", "2029-02-15"}},           // a year is no frequency inside it
		{"33/67 annual on 02-29", "2027-01-11", []string{"2028-02-29", "2029-02-28"}},                 // clamped
		{"9:50 12:50 on 04-01 07-01 10-01 12-31", "2027-01-01", []string{"2027-10-01", "2028-04-01"}}, // month 12 is 2028-01-01, a day after 12-31
		{"50/50 quarterly on 02-15 05-15 08-15 11-15", "2027-11-15", []string{"2028-02-15", "2028-05-15", "2028-08-15", "2028-11-15", "2029-02-15", "2029-05-15", "2029-08-15", "2029-11-15"}},
		{"100 monthly on 15", "2027-01-15", []string{"2027-02-15", "2027-03-15", "2027-04-15", "2027-05-15", "2027-06-15", "2027-07-15", "2027-08-15", "2027-09-15", "2027-10-15", "2027-11-15", "2027-12-15", "2028-01-15"}},
		{"1y semi-annual on 02-15 08-15", "2027-03-01", []string{"2027-08-15", "2028-02-15"}},
		{"100 semi-annual on 02-15 08-15", "2027-03-01", []string{"2027-08-15", "2028-02-15"}},
		{"6:50 12:50 semi-annual on 02-15 08-15", "2027-03-01", []string{"2027-08-15", "2028-02-15"}},
		{"1y semi-annual on 02-15 08-15", "2027-02-15", []string{"2027-08-15", "2028-02-15"}}, // after the start, not on it
	} {
		s, err := Parse(c.schedule)
		if err != nil {
			t.Errorf("%s: %v", c.schedule, err)
			continue
		}
		var got []string
		for _, tranche := range s.Tranches(MustDate(c.start)) {
			got = append(got, tranche.Date.String())
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s from %s: got %v, want %v", c.schedule, c.start, got, c.want)
		}
	}
}

// What a schedule cannot mean is said with the mend.
func TestSchedulesThatAreRefused(t *testing.T) {
	for text, want := range map[string]string{
		"4y quarterly on 02-15":                          "1 fixed days do not make 4 different vests a year",
		"4y semi-annual on 02-15 02-15":                  "2 fixed days do not make 2 different vests",
		"2y semi-annual on 02-28 02-29":                  "02-28 and 02-29 are the same day in a common year",
		"4y quarterly on 02-28 02-29 05-31 11-30":        "02-28 and 02-29 are the same day in a common year",
		"12:50 24:50 on 02-28 02-29":                     "02-28 and 02-29 are the same day in a common year",
		"12:50 24:50 quarterly on 02-15":                 "1 fixed days do not make 4",
		"12:50 24:50 on 02-15 02-15":                     "is there twice",
		"12:50 24:50 on":                                 "write month-day, such as on 02-15",
		"12:50 24:50 on 32":                              "is not a day of the month from 1 to 31",
		"12:50 24:50 on 0":                               "is not a day of the month from 1 to 31",
		"4y annual on 02-30":                             "is not a day of the year",
		"12:50 24:50 monthly":                            "says nothing beside months",
		"12:50 12:50":                                    "month 12 comes after month 12",
		"481:100":                                        "past the limit of 480 months",
		"4y monthly, 49mo cliff":                         "a cliff at month 49 lies outside a schedule of 48 months",
		"4y monthly, 0mo cliff":                          "a cliff at month 0 lies outside",
		"41y monthly":                                    "a length of 492 months is outside 1 to 480",
		"0y monthly":                                     "a length of 0 months is outside 1 to 480",
		"1.5y monthly":                                   "1.5y is not a whole number of years; write 18mo",
		"12.5 months monthly":                            "12.5 months is not a whole number of months; write 12mo or 13mo",
		"4y monthly, 0.5y cliff":                         "0.5y is not a whole number of years; write 6mo",
		"14mo quarterly":                                 "14 months is not a whole number of quarterly periods",
		"3:50 4:50 quarterly on 01-01 04-01 07-01 10-01": "month 4 is not one of the vests every 3 months",
		"0:50 3:50 quarterly on 01-01 04-01 07-01 10-01": "month 0 is not one of the vests every 3 months",
	} {
		var refused *ScheduleError
		if _, err := Parse(text); !errors.As(err, &refused) || !strings.Contains(refused.Reason, want) {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
}

// The last vest is on the last anniversary in months, or on the last of the fixed days: sixteen quarters
// from February 15, 2027 end on November 15, 2030, and a yearly part waits for the first March 1 after
// its month.
func TestEndOfASchedule(t *testing.T) {
	for _, c := range []struct{ schedule, start, want string }{
		{"5/15/40/40", "2027-01-11", "2031-01-11"},
		{"36:100", "2027-01-31", "2030-01-31"},
		{"4y monthly", "2024-02-29", "2028-02-29"},
		{"4y quarterly on 02-15 05-15 08-15 11-15", "2027-01-11", "2030-11-15"},
		{"25/25/25/25 on 03-01", "2027-01-11", "2031-03-01"},
		{"4y monthly", "9998-01-01", "9999-12-31"},
	} {
		s, err := Parse(c.schedule)
		if err != nil {
			t.Fatal(err)
		}
		if got := s.Ends(MustDate(c.start)); got != MustDate(c.want) {
			t.Errorf("%s from %s ends on %v, want %s", c.schedule, c.start, got, c.want)
		}
	}
	if got := (Schedule{}).Ends(MustDate("2027-01-11")); !got.IsZero() {
		t.Errorf("the zero schedule ends on %v", got)
	}
}
