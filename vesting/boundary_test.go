package vesting

import (
	"errors"
	"fmt"
	"math"
	"math/big"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
)

// rows writes events as "2027-04-01:100 2027-05-15:300".
func rows(events []Event) string {
	var text []string
	for _, e := range events {
		text = append(text, fmt.Sprintf("%v:%v", e.Date, e.Shares))
	}
	return strings.Join(text, " ")
}

func scheduleOf(t *testing.T, text string) Schedule {
	t.Helper()
	s, err := Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func eventsOf(t *testing.T, schedule string, g Grant) []Event {
	t.Helper()
	events, err := scheduleOf(t, schedule).Events(g)
	if err != nil {
		t.Fatal(err)
	}
	return events
}

func part(t *testing.T, num, den int64) Fraction {
	t.Helper()
	f, err := NewFraction(num, den)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// A vest on the last day of what is accelerated is a part of it: of 48 shares monthly from
// 2027-01-01, twelve have vested by 2028-01-01, and the twelfth month after that vests on
// 2029-01-01.
func TestMonthsOfAccelerationEndOnTheirDay(t *testing.T) {
	a := Award{Granted: Whole(48), Events: eventsOf(t, "4y monthly", Grant{Shares: Whole(48), Start: MustDate("2027-01-01")})}
	on := MustDate("2028-01-01")
	accelerated, err := a.Accelerate(Acceleration{On: on, Months: 12})
	if err != nil {
		t.Fatal(err)
	}
	if got := accelerated.VestedAt(on); got != Whole(24) {
		t.Errorf("vested %v, want 24", got)
	}
}

// The calendar ends with the year 9999; a vest in that year is still in it.
func TestVestsInTheLastYear(t *testing.T) {
	for _, c := range []struct{ schedule, start, last string }{
		{"4y annual", "9995-06-01", "9999-06-01"},
		{"4y annual on 02-15", "9995-01-11", "9999-02-15"},
	} {
		events := eventsOf(t, c.schedule, Grant{Shares: Whole(4), Start: MustDate(c.start)})
		if got := events[len(events)-1].Date.String(); len(events) != 4 || got != c.last {
			t.Errorf("%s from %s: %s, want its last vest on %s", c.schedule, c.start, rows(events), c.last)
		}
	}
	days := daily(lastDate.AddDays(-10), 5)
	if !days.reaches(2) || days.reaches(3) {
		t.Error("every 5 days from 9999-12-21 reaches 9999-12-31 and no further")
	}
}

// A cliff shorter than a period has let nothing accrue: the first quarter vests on the
// first fixed day on or after the cliff.
func TestCliffShorterThanAPeriodOnFixedDays(t *testing.T) {
	events := eventsOf(t, "1y quarterly on 02-15 05-15 08-15 11-15, 1mo cliff", Grant{Shares: Whole(4), Start: MustDate("2027-01-11")})
	if got, want := rows(events), "2027-02-15:1 2027-05-15:1 2027-08-15:1 2027-11-15:1"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// A cliff in month 18 moves the first year's parts into the second: 18/48 on the cliff and
// 6/48 after it.
func TestYearlyPartsBehindACliff(t *testing.T) {
	if got := fmt.Sprint(scheduleOf(t, "4y monthly, 18mo cliff").Yearly()); got != "[0 0.5 0.25 0.25]" {
		t.Errorf("yearly parts %s", got)
	}
}

// A left-over share goes to an instalment that was rounded down: 4 shares by 25, 37.5 and
// 37.5% are 1, 1.5 and 1.5; the first is exact and takes none.
func TestLeftOverSharesSkipExactParts(t *testing.T) {
	for a, want := range map[Allocation]string{
		FrontLoaded: "2028-01-11:1 2029-01-11:2 2030-01-11:1",
		BackLoaded:  "2028-01-11:1 2029-01-11:1 2030-01-11:2",
	} {
		got := rows(eventsOf(t, "25/37.5/37.5", Grant{Shares: Whole(4), Start: MustDate("2027-01-11"), Allocation: a}))
		if got != want {
			t.Errorf("%v: %s, want %s", a, got, want)
		}
	}
}

// Half of 10 shares was to vest in eight parts, all five left-over shares on the first. An
// event cuts it after that one, and a sixteenth vests by the event: floor(10*2/16) = 1
// share is earned in all, less than the five that are out. Nothing is taken back.
func TestNothingIsTakenBackAfterAFrontLoadedPart(t *testing.T) {
	first := series{calendar: monthly(MustDate("2027-01-01"), 1), part: newRatio(1, 16), count: 1, planned: 8}
	second := single(MustDate("2027-03-01"), newRatio(1, 16))
	second.stretch, second.condition = 1, 1
	d := dealing{shares: Whole(10), allocation: FrontLoadedToSingleTranche}
	events, err := d.deal(nil, []series{first, second})
	if err != nil {
		t.Fatal(err)
	}
	if got := rows(events); got != "2027-02-01:5" {
		t.Errorf("%s, want 2027-02-01:5", got)
	}
}

// The longest schedules are taken, and one step more is refused.
func TestLongestSchedules(t *testing.T) {
	forty := strings.TrimSuffix(strings.Repeat("2.5/", 40), "/")
	for text, want := range map[string]bool{
		"480:100": true, "481:100": false,
		"40y monthly": true, "481mo monthly": false,
		forty: true, forty + "/0": false,
	} {
		if _, err := Parse(text); (err == nil) != want {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// An event that is recorded twice, in any order, happened on the first of its days.
func TestEventRecordedTwice(t *testing.T) {
	sale := `{"id":"t","allocation_type":"CUMULATIVE_ROUND_DOWN","vesting_conditions":[{"id":"sale","portion":{"numerator":"1","denominator":"1"},"trigger":{"type":"VESTING_EVENT"},"next_condition_ids":[]}]}`
	statement := `{"id":"t","statements":[{"order":1,"event_condition":{"event_id":"sale"},"percentage":{"numerator":1,"denominator":1}}]}`
	for _, document := range []string{sale, statement} {
		for _, days := range [][2]string{{"2028-03-01", "2029-03-01"}, {"2029-03-01", "2028-03-01"}} {
			i := &Issuance{Quantity: Whole(10), Start: MustDate("2027-01-01"),
				Occurrences: []Occurrence{{ID: "sale", Date: MustDate(days[0])}, {ID: "sale", Date: MustDate(days[1])}}}
			if got := rows(termsEvents(t, document, i, Options{})); got != "2028-03-01:10" {
				t.Errorf("recorded on %v: %s", days, got)
			}
		}
	}
}

func termsEvents(t *testing.T, document string, i *Issuance, o Options) []Event {
	t.Helper()
	terms, err := ParseTerms([]byte(document), o)
	if err != nil {
		t.Fatal(err)
	}
	events, err := i.Events(terms)
	if err != nil {
		t.Fatal(err)
	}
	return events
}

// Waiting for the whole period ends on its last day: one month from Jan 15 on the 15th is
// Feb 15 under either reading, while from Jan 16 it is Mar 15.
func TestFullPeriodEndsOnItsDay(t *testing.T) {
	document := graph(startCondition, relative("a", "1/2", "start", `{"length":1,"type":"MONTHS","occurrences":2,"day_of_month":"15"}`))
	for start, want := range map[string]string{
		"2027-01-15": "2027-02-15:5 2027-03-15:5",
		"2027-01-16": "2027-03-15:5 2027-04-15:5",
	} {
		i := &Issuance{Quantity: Whole(10), Start: MustDate(start)}
		if got := rows(termsEvents(t, document, i, Options{NumericDay: FullPeriod})); got != want {
			t.Errorf("from %s: %s, want %s", start, got, want)
		}
	}
}

// A statement that counts from an event does not move the chain of those that count from
// the vesting start: the third begins where the first ended.
func TestStatementsFromAnEventLeaveTheChain(t *testing.T) {
	base := func(order int, vestingBase string) string {
		return fmt.Sprintf(`{"order":%d,"vesting_base":%s,"occurrences":1,"period":12,"period_type":"MONTHS","percentage":{"numerator":1,"denominator":3}}`, order, vestingBase)
	}
	document := `{"id":"t","statements":[` + base(1, `{"type":"DATE"}`) + "," + base(2, `{"type":"EVENT","event_id":"ipo"}`) + "," + base(3, `{"type":"DATE"}`) + `]}`
	i := &Issuance{Quantity: Whole(3), Start: MustDate("2027-01-01"), Occurrences: []Occurrence{{ID: "ipo", Date: MustDate("2030-06-01")}}}
	if got, want := rows(termsEvents(t, document, i, Options{})), "2028-01-01:1 2029-01-01:1 2031-06-01:1"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// 2^62 * 2 is 2^63, one more than the largest 64-bit integer.
func TestProductsBeyond64BitsAreSeen(t *testing.T) {
	if n, ok := mulInts(1<<62, 2); ok {
		t.Errorf("2^62 * 2 = %d", n)
	}
}

func TestCountOfInstalments(t *testing.T) {
	for text, want := range map[string]int{"4y monthly, 12mo cliff": 48, "5/15/40/40": 4, "12:5 24:15 30:20 36:20 42:20 48:20": 6, "3y cliff": 1, "40/30/20/10 quarterly": 16} {
		if got := scheduleOf(t, text).Count(); got != want {
			t.Errorf("%s: %d instalments, want %d", text, got, want)
		}
	}
}

// The case file's names of the seven types are these, and an eighth has none.
func TestAllocationNames(t *testing.T) {
	want := "cumulative-round-down cumulative-rounding front-loaded back-loaded front-loaded-to-single-tranche back-loaded-to-single-tranche fractional"
	if got := strings.Join(Allocations(), " "); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	for name, want := range map[string]Allocation{"Back Loaded": BackLoaded, "FRACTIONAL": Fractional, "front-loaded": FrontLoaded} {
		if got, err := ParseAllocation(name); err != nil || got != want {
			t.Errorf("%s: %v %v, want %v", name, got, err, want)
		}
	}
	if got := Allocation(7).String(); got != "Allocation(7)" {
		t.Errorf("got %q", got)
	}
}

// What vests before the grant date waits for it, and no more than that: of four months from
// July 1, two are over on September 1 and the third is not.
func TestReleaseTakesWhatIsDueByThen(t *testing.T) {
	start, granted := MustDate("2027-07-01"), MustDate("2027-09-01")
	got := rows(eventsOf(t, "4mo monthly", Grant{Shares: Whole(400), Start: start, Granted: granted}))
	if want := "2027-09-01:200 2027-10-01:100 2027-11-01:100"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	// Quarters: the second falls on 2028-01-01, a day after the grant.
	got = rows(eventsOf(t, "1y quarterly", Grant{Shares: Whole(400), Start: start, Granted: MustDate("2027-12-31")}))
	if want := "2027-12-31:100 2028-01-01:100 2028-04-01:100 2028-07-01:100"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// Deferred to an instalment, what waits vests with the last one where it is the next, with
// one on the grant date itself or past it, and on the grant date where none comes after.
func TestDeferredToTheNextInstalment(t *testing.T) {
	s := scheduleOf(t, "4mo monthly") // from 2025-01-01 on February 1 to May 1
	for _, c := range []struct {
		granted string
		rule    PreGrant
		want    string
	}{
		{"2025-04-15", DeferToInstalment, "2025-05-01:400"},
		{"2025-04-01", DeferToInstalment, "2025-04-01:300 2025-05-01:100"},
		{"2025-04-01", DeferPastGrantDate, "2025-05-01:400"},
		{"2025-06-01", DeferToInstalment, "2025-06-01:400"},
		{"2025-04-15", ReleaseOnGrantDate, "2025-04-15:300 2025-05-01:100"},
	} {
		g := Grant{Shares: Whole(400), Start: MustDate("2025-01-01"), Granted: MustDate(c.granted)}
		events, err := s.appendEvents(nil, g, Options{PreGrant: c.rule})
		if err != nil || rows(events) != c.want {
			t.Errorf("granted %s, rule %d: got %s, %v; want %s", c.granted, c.rule, rows(events), err, c.want)
		}
	}
}

// A grant that cannot be dealt is no award.
func TestAwardsReportErrors(t *testing.T) {
	terms, err := ParseTerms([]byte(graph(relative("a", "1/2", "start", monthlyTwice), startCondition)), Options{})
	if err != nil {
		t.Fatal(err)
	}
	half := part(t, 21, 2)
	i := Issuance{Quantity: half, Start: MustDate("2025-01-01")}
	if _, err := i.Award(terms); !errors.Is(err, ErrFractionalGrant) {
		t.Errorf("issuance: %v", err)
	}
	s := scheduleOf(t, "4y monthly")
	for want, g := range map[error]Grant{
		ErrFractionalGrant: {Shares: half, Start: MustDate("2025-01-01")},
		ErrNegativeGrant:   {Shares: Whole(-1), Start: MustDate("2025-01-01")},
		ErrTooLarge:        {Shares: Whole(MaxShares + 1), Start: MustDate("2025-01-01")},
		ErrNoStart:         {Shares: Whole(1)},
	} {
		if _, err := s.Award(g); !errors.Is(err, want) {
			t.Errorf("got %v, want %v", err, want)
		}
	}
	if _, err := s.Award(Grant{Shares: Whole(MaxShares), Start: MustDate("2025-01-01")}); err != nil {
		t.Errorf("the largest grant: %v", err)
	}
}

// absolute is a condition that vests a part of the grant on a day.
func absolute(id, portion, day string, next ...string) string {
	numerator, denominator, _ := strings.Cut(portion, "/")
	names := ""
	if len(next) > 0 {
		names = `"` + strings.Join(next, `","`) + `"`
	}
	return fmt.Sprintf(`{"id":%q,"portion":{"numerator":%q,"denominator":%q},"trigger":{"type":"VESTING_SCHEDULE_ABSOLUTE","date":%q},"next_condition_ids":[%s]}`,
		id, numerator, denominator, day, names)
}

func issuanceRows(t *testing.T, terms string, o Options, i Issuance) string {
	t.Helper()
	read, err := ParseTerms([]byte(terms), o)
	if err != nil {
		t.Fatal(err)
	}
	events, err := i.Events(read)
	if err != nil {
		t.Fatal(err)
	}
	return rows(events)
}

// What falls on the grant date itself has not waited for it: two conditions of that day
// stay two events where they are kept apart, and what waited is one with the first.
func TestConditionsOfTheGrantDateStayApart(t *testing.T) {
	terms := strings.Replace(graph(absolute("a", "1/4", "2025-03-01", "b"), absolute("b", "3/4", "2025-03-01")), "CUMULATIVE_ROUND_DOWN", "FRONT_LOADED", 1)
	o := Options{SameDay: SeparateSameDay}
	if got := issuanceRows(t, terms, o, Issuance{Quantity: Whole(100), Granted: MustDate("2025-03-01")}); got != "2025-03-01:25 2025-03-01:75" {
		t.Errorf("on the grant date: %s", got)
	}
	if got := issuanceRows(t, terms, o, Issuance{Quantity: Whole(100), Granted: MustDate("2025-03-02")}); got != "2025-03-02:100" {
		t.Errorf("a day before it: %s", got)
	}
}

// A loaded type of which nothing is left over keeps its rounded parts: of 10 shares 1/10
// and 19/100 are 1 and 1.9, in all 2.9; two vest, one each.
func TestNothingLeftOver(t *testing.T) {
	terms := strings.Replace(graph(absolute("a", "1/10", "2025-03-01", "b"), absolute("b", "19/100", "2025-04-01")), "CUMULATIVE_ROUND_DOWN", "FRONT_LOADED", 1)
	if got := issuanceRows(t, terms, Options{}, Issuance{Quantity: Whole(10)}); got != "2025-03-01:1 2025-04-01:1" {
		t.Errorf("got %s", got)
	}
}

// The worst path of a graph that branches is the one that counts, wherever it stands.
func TestOneBranchOfMoreThanTheGrant(t *testing.T) {
	for _, next := range [][]string{{"b", "c"}, {"c", "b"}} {
		terms := graph(absolute("a", "1/4", "2025-03-01", next...), absolute("b", "1/2", "2025-04-01"), absolute("c", "9/10", "2025-05-01"))
		var over *OverAllocationError
		if _, err := ParseTerms([]byte(terms), Options{}); !errors.As(err, &over) || !strings.Contains(err.Error(), "a > c") {
			t.Errorf("%v: %v, want a > c refused", next, err)
		}
	}
}

// One explicit vesting is followed as several are, and waits for the grant.
func TestOneExplicitVesting(t *testing.T) {
	for granted, want := range map[string]string{"2025-01-01": "2025-06-01:40", "2025-07-01": "2025-07-01:40"} {
		i := Issuance{Quantity: Whole(100), Granted: MustDate(granted), Vestings: []DatedQuantity{{MustDate("2025-06-01"), Whole(40)}}}
		if events, err := i.Events(nil); err != nil || rows(events) != want {
			t.Errorf("granted %s: %s, %v; want %s", granted, rows(events), err, want)
		}
	}
}

// The largest counts and finest fractions are taken, and one step more is refused.
func TestLargestNumbers(t *testing.T) {
	if n, ok := mulInts(math.MaxInt64, 1); !ok || n != math.MaxInt64 {
		t.Errorf("got %d, %v", n, ok)
	}
	for text, want := range map[string]bool{"4.25": true, "0.000000000000000001": true, "0.0000000000000000001": false, "1e18": true, "1e19": false} {
		f, err := FractionFromDecimal(decimal.RequireFromString(text))
		if (err == nil) != want || want && !f.Decimal(18).Equal(decimal.RequireFromString(text)) {
			t.Errorf("%s: %v, %v", text, f, err)
		}
	}
	for quantity, want := range map[string]bool{"9007199254740991": true, "9007199254740992": false} {
		if _, err := ParseIssuance([]byte(`{"date":"2025-01-01","quantity":"` + quantity + `"}`)); (err == nil) != want {
			t.Errorf("%s: %v", quantity, err)
		}
	}
}

// A year without a part is left out, and the part after it keeps its own.
func TestYearWithoutVests(t *testing.T) {
	g := Grant{Shares: Whole(100), Start: MustDate("2027-01-11")}
	if got := rows(eventsOf(t, "50/0/50", g)); got != "2028-01-11:50 2030-01-11:50" {
		t.Errorf("got %s", got)
	}
}

// A cliff between two quarters lets those vest that are over: after seven months two of
// 16, on the first fixed day on or after 2027-08-11.
func TestCliffBetweenFixedDays(t *testing.T) {
	g := Grant{Shares: Whole(1600), Start: MustDate("2027-01-11")}
	if got := rows(eventsOf(t, "4y quarterly on 02-15 05-15 08-15 11-15, 7mo cliff", g)); !strings.HasPrefix(got, "2027-08-15:200 2027-11-15:100 ") {
		t.Errorf("got %s", got)
	}
}

// Only the last of four vests, on 10000-01-11, is past the calendar.
func TestLastVestPastTheCalendar(t *testing.T) {
	var out *RangeError
	if _, err := scheduleOf(t, "4y annual").Events(Grant{Shares: Whole(4), Start: MustDate("9996-01-11")}); !errors.As(err, &out) {
		t.Errorf("got %v", err)
	}
}

// A period of a year is twelve months.
func TestStatementInYears(t *testing.T) {
	terms := `{"id":"t","statements":[{"order":1,"percentage":"1","schedule":{"occurrences":2,"period":1,"period_type":"YEARS"}}]}`
	if got := issuanceRows(t, terms, Options{}, Issuance{Quantity: Whole(10), Start: MustDate("2027-01-01")}); got != "2028-01-01:5 2029-01-01:5" {
		t.Errorf("got %s", got)
	}
}

// Early events disregarded, one of the day on which the walk comes to its condition is not
// early; one of the day before is.
func TestEventOfTheDayItIsWaitedFor(t *testing.T) {
	terms := graph(startCondition, `{"id":"a","quantity":"10","trigger":{"type":"VESTING_EVENT"},"next_condition_ids":[]}`)
	for day, want := range map[string]string{"2027-01-01": "2027-01-01:10", "2026-12-31": ""} {
		i := Issuance{Quantity: Whole(10), Start: MustDate("2027-01-01"), Occurrences: []Occurrence{{ID: "a", Date: MustDate(day)}}}
		if got := issuanceRows(t, terms, Options{EarlyEvents: Disregarded}, i); got != want {
			t.Errorf("%s: got %q, want %q", day, got, want)
		}
	}
}

// Days before the vesting start are met on it, and so are those that come after them: the
// walk does not go back in time.
func TestDaysBeforeTheStart(t *testing.T) {
	terms := graph(startCondition, absolute("a", "1/2", "2026-01-01", "b"), absolute("b", "1/2", "2026-06-01"))
	if got := issuanceRows(t, terms, Options{}, Issuance{Quantity: Whole(10), Start: MustDate("2027-01-01")}); got != "2027-01-01:10" {
		t.Errorf("got %s", got)
	}
}

// What counts from a condition that an event has cut short counts from its last occurrence
// before the event: 2027-04-01, and a month on.
func TestRelativeToWhatWasCutShort(t *testing.T) {
	terms := graph(startCondition, relative("a", "1/12", "start", `{"length":1,"type":"MONTHS","occurrences":6,"day_of_month":"01"}`, "e"),
		`{"id":"e","quantity":"0","trigger":{"type":"VESTING_EVENT"},"next_condition_ids":["r"]}`,
		relative("r", "1/2", "a", `{"length":1,"type":"MONTHS","occurrences":1,"day_of_month":"01"}`))
	i := Issuance{Quantity: Whole(120), Start: MustDate("2027-01-01"), Occurrences: []Occurrence{{ID: "e", Date: MustDate("2027-04-15")}}}
	if got := issuanceRows(t, terms, Options{Repeats: Interrupted}, i); got != "2027-02-01:10 2027-03-01:10 2027-04-01:10 2027-05-01:60" {
		t.Errorf("got %s", got)
	}
}

// A floor beyond the largest grant is refused, also where the product needs 65 bits, and
// one of a fraction beyond 64 bits is exact: 3 - 2^-70 is 2 and something.
func TestFloorsOfLargeNumbers(t *testing.T) {
	if n, err := (ratio{num: 4, den: 1}).floorOf(1 << 62); !errors.Is(err, ErrTooLarge) {
		t.Errorf("4 x 2^62: %d, %v", n, err)
	}
	for n, want := range map[int64]bool{MaxShares: true, MaxShares + 1: false} {
		if _, err := (ratio{num: n, den: 1}).floorOf(1); (err == nil) != want {
			t.Errorf("%d: %v", n, err)
		}
	}
	power := new(big.Int).Lsh(big.NewInt(1), 70)
	almost := new(big.Int).Sub(new(big.Int).Mul(power, big.NewInt(3)), big.NewInt(1))
	if n, err := (ratio{wide: new(big.Rat).SetFrac(almost, power)}).floorOf(1); n != 2 || err != nil {
		t.Errorf("3 - 2^-70: %d, %v", n, err)
	}
}
