package vesting

import (
	"errors"
	"strings"
	"testing"
)

// quarterly vests 100 shares each quarter of 2027: Apr 1, Jul 1, Oct 1, Jan 1.
func quarterly(t *testing.T) Award {
	t.Helper()
	s, err := Parse("1y quarterly")
	if err != nil {
		t.Fatal(err)
	}
	a, err := s.Award(Grant{Shares: Whole(400), Start: MustDate("2027-01-01")})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestVestedAtCountsTheDayItself(t *testing.T) {
	a := quarterly(t)
	for day, want := range map[string]string{
		"2027-01-01": "0 and 400 not",
		"2027-03-31": "0 and 400 not",
		"2027-04-01": "100 and 300 not",
		"2027-06-30": "100 and 300 not",
		"2028-01-01": "400 and 0 not",
		"2040-01-01": "400 and 0 not",
	} {
		got := a.VestedAt(MustDate(day)).String() + " and " + a.Unvested(MustDate(day)).String() + " not"
		if got != want {
			t.Errorf("%s: %s, want %s", day, got, want)
		}
	}
}

func TestAcceleration(t *testing.T) {
	on := MustDate("2027-05-15") // 100 vested, 300 not
	half, _ := NewFraction(1, 2)
	third, _ := NewFraction(1, 7)
	for _, c := range []struct {
		name string
		x    Acceleration
		want string
	}{
		{"all of it", Acceleration{On: on}, "2027-04-01:100 2027-05-15:300"},
		{"half, from the next in line", Acceleration{On: on, Part: half}, "2027-04-01:100 2027-05-15:150 2027-10-01:50 2028-01-01:100"},
		{"half, from the end", Acceleration{On: on, Part: half, From: LastTranches}, "2027-04-01:100 2027-05-15:150 2027-07-01:100 2027-10-01:50"},
		{"three months of it", Acceleration{On: on, Months: 3}, "2027-04-01:100 2027-05-15:100 2027-10-01:100 2028-01-01:100"},
		{"a year of it", Acceleration{On: on, Months: 12}, "2027-04-01:100 2027-05-15:300"},
		{"so many shares", Acceleration{On: on, Shares: Whole(30)}, "2027-04-01:100 2027-05-15:30 2027-07-01:70 2027-10-01:100 2028-01-01:100"},
		// 300/7 = 42.86, whole shares only.
		{"a part that is not whole", Acceleration{On: on, Part: third}, "2027-04-01:100 2027-05-15:42 2027-07-01:58 2027-10-01:100 2028-01-01:100"},
		{"on the day of a vest", Acceleration{On: MustDate("2027-04-01"), Shares: Whole(50)}, "2027-04-01:150 2027-07-01:50 2027-10-01:100 2028-01-01:100"},
		{"after the end", Acceleration{On: MustDate("2030-01-01")}, "2027-04-01:100 2027-07-01:100 2027-10-01:100 2028-01-01:100"},
	} {
		got, err := quarterly(t).Accelerate(c.x)
		if err != nil || show(got.Events) != c.want || got.VestedAt(MustDate("2040-01-01")) != Whole(400) {
			t.Errorf("%s: %v\ngot  %s\nwant %s", c.name, err, show(got.Events), c.want)
		}
	}
	var wrong *AccelerationError
	for name, x := range map[string]Acceleration{
		"more than there is":    {On: on, Shares: Whole(301)},
		"less than nothing":     {On: on, Shares: Whole(-1)},
		"more than all of it":   {On: on, Part: Whole(2)},
		"without a date":        {Shares: Whole(1)},
		"the past, by a number": {On: on, Months: -1},
	} {
		if _, err := quarterly(t).Accelerate(x); !errors.As(err, &wrong) {
			t.Errorf("%s: %v, want an AccelerationError", name, err)
		}
	}
}

// Acceleration brings in what depends on something that has not happened: the 50 of 100
// that are in no event.
func TestAccelerationOfWhatHasNotHappened(t *testing.T) {
	a := Award{Granted: Whole(100), Events: []Event{{MustDate("2027-03-01"), Whole(50), Whole(50)}}}
	a, err := a.Accelerate(Acceleration{On: MustDate("2028-01-01")})
	if err != nil || show(a.Events) != "2027-03-01:50 2028-01-01:50" {
		t.Errorf("%v, %s", err, show(a.Events))
	}
}

func TestHeldUntilALiquidityEvent(t *testing.T) {
	a := quarterly(t)
	if got := show(a.HeldUntil(MustDate("2027-08-01")).Events); got != "2027-08-01:200 2027-10-01:100 2028-01-01:100" {
		t.Errorf("got %s", got)
	}
	if held := a.HeldUntil(Date{}); len(held.Events) != 0 || held.Unvested(MustDate("2040-01-01")) != Whole(400) {
		t.Errorf("got %+v", held)
	}
}

func TestExerciseWindows(t *testing.T) {
	for _, c := range []struct {
		left    string
		window  ExerciseWindow
		expires string
		want    string
	}{
		{"2027-06-30", ExerciseWindow{VoluntaryOther, 90, Days}, "", "2027-09-28"}, // 31 days of July, 31 of August, 28 of September
		{"2027-07-01", ExerciseWindow{InvoluntaryDeath, 12, Months}, "", "2028-07-01"},
		{"2028-02-29", ExerciseWindow{VoluntaryRetirement, 5, Years}, "", "2033-02-28"}, // clamped
		{"2027-07-01", ExerciseWindow{InvoluntaryWithCause, 0, Days}, "", "2027-07-01"},
		{"2027-06-30", ExerciseWindow{Length: 90}, "2027-09-27", "2027-09-27"},
		{"2027-06-30", ExerciseWindow{Length: 90}, "2027-09-29", "2027-09-28"},
		{"2027-06-30", ExerciseWindow{Length: 90}, "2027-01-01", "2027-01-01"}, // over already
	} {
		var expires Date
		if c.expires != "" {
			expires = MustDate(c.expires)
		}
		if got := c.window.Until(MustDate(c.left), expires); got != MustDate(c.want) {
			t.Errorf("%+v from %s, options until %q: %v, want %s", c.window, c.left, c.expires, got, c.want)
		}
	}
}

// Years are counted from the vesting start, and a vest on an anniversary belongs to the
// year that ends on it. A year in which nothing vests is left out.
func TestYears(t *testing.T) {
	for _, c := range []struct{ schedule, want string }{
		// One year only: its parts are those of the whole.
		{"lyft", "2027-01-31 0-1: 2027-04-30 1/4, 2027-07-31 1/2, 2027-10-31 3/4, 2028-01-31 1/1"},
		// 40% over two halves is 1/5, then 2/5 of the whole: 1/2 and all of the year's. The
		// second year begins with 2/5 and ends with all of it.
		{"40/60 semi-annual", "2027-01-31 0-0.4: 2027-07-31 1/2, 2028-01-31 1/1; 2028-01-31 0.4-1: 2028-07-31 1/2, 2029-01-31 1/1"},
		// The cliff is the first year's, 12/14 of the whole; the two months after it are the
		// second's, a half of it each.
		{"14mo monthly, 12mo cliff", "2027-01-31 0-0.8571428571: 2028-01-31 1/1; 2028-01-31 0.8571428571-1: 2028-02-29 1/2, 2028-03-31 1/1"},
		{"3y cliff", "2029-01-31 0-1: 2030-01-31 1/1"},
		{"12:50 36:50", "2027-01-31 0-0.5: 2028-01-31 1/1; 2029-01-31 0.5-1: 2030-01-31 1/1"},
		// The first such day after the anniversary is in the next year.
		{"2y annual on 02-15", "2028-01-31 0-0.5: 2028-02-15 1/1; 2029-01-31 0.5-1: 2029-02-15 1/1"},
	} {
		var years []string
		for _, y := range scheduleOf(t, c.schedule).Years(MustDate("2027-01-31")) {
			var vests []string
			for _, tranche := range y.Tranches {
				vests = append(vests, tranche.Date.String()+" "+y.Vested(tranche.Cumulative).String())
			}
			years = append(years, y.Begins.String()+" "+y.From.String()+"-"+y.To.String()+": "+strings.Join(vests, ", "))
		}
		if got := strings.Join(years, "; "); got != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.schedule, got, c.want)
		}
	}
	if got := (Year{}).Vested(Whole(1)); got.Sign() != 0 {
		t.Errorf("of no year %v has vested", got)
	}
	for name, years := range map[string][]Year{
		"no start": scheduleOf(t, "lyft").Years(Date{}), "no schedule": Schedule{}.Years(MustDate("2027-01-01")),
		"past the calendar": scheduleOf(t, "lyft").Years(lastDate),
	} {
		if years != nil {
			t.Errorf("%s: %v", name, years)
		}
	}
}

func TestFractionsThatDoNotFitAreRefused(t *testing.T) {
	terms, err := ParseTerms([]byte(`{"id":"t","statements":[{"order":1,"percentage":"0.3333333333","schedule":{"occurrences":7,"period":1,"period_type":"MONTHS"}}]}`), Options{})
	if err != nil {
		t.Fatal(err)
	}
	i := Issuance{Quantity: Whole(MaxShares), Start: MustDate("2027-01-01")}
	if _, err := i.Events(terms.WithAllocation(Fractional)); !errors.Is(err, ErrTooLarge) {
		t.Errorf("got %v, want ErrTooLarge", err)
	}
	events, err := i.Events(terms)
	// floor(9007199254740991 * 3333333333 / 10^10), by a calculator of any precision.
	if err != nil || events[6].Cumulative != Whole(3002399751280090) {
		t.Errorf("%v, %v", err, events[6].Cumulative)
	}
}
