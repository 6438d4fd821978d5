package vesting

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Properties that hold for every schedule, graph and allocation type.

func drawDate(t *rapid.T, name string) Date {
	return MustDate("2020-01-01").AddDays(rapid.IntRange(0, 4000).Draw(t, name))
}

// drawSchedule draws one of the forms of the grammar, with and without a cliff and fixed
// days.
func drawSchedule(t *rapid.T) Schedule {
	frequency := rapid.SampledFrom([]string{"monthly", "quarterly", "semi-annual", "annual"}).Draw(t, "frequency")
	var text string
	switch rapid.SampledFrom([]string{"equal", "yearly", "by month"}).Draw(t, "form") {
	case "equal":
		text = fmt.Sprintf("%dy %s", rapid.IntRange(1, 6).Draw(t, "years"), frequency)
	case "yearly":
		text = strings.Join(drawPercents(t, 5), "/") + " " + frequency
	default:
		percents := drawPercents(t, 6)
		month := 0
		for i := range percents {
			month += rapid.IntRange(1, 14).Draw(t, "months")
			percents[i] = fmt.Sprintf("%d:%s", month, percents[i])
		}
		return parsed(t, strings.Join(percents, " "))
	}
	if rapid.Bool().Draw(t, "fixed") && frequency == "quarterly" {
		text += " on 02-29 05-15 08-31 12-31"
	}
	if rapid.Bool().Draw(t, "cliff") {
		s := parsed(t, text)
		text += fmt.Sprintf(", %dmo cliff", rapid.IntRange(1, s.Months()).Draw(t, "cliff months"))
	}
	return parsed(t, text)
}

func drawPercents(t *rapid.T, most int) []string {
	var texts []string
	left := 100
	for n := rapid.IntRange(1, most).Draw(t, "parts"); n > 1; n-- {
		p := rapid.IntRange(0, left).Draw(t, "percent")
		left -= p
		texts = append(texts, fmt.Sprint(p))
	}
	return append(texts, fmt.Sprint(left))
}

func parsed(t *rapid.T, text string) Schedule {
	s, err := Parse(text)
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return s
}

func drawGrant(t *rapid.T) Grant {
	g := Grant{
		Shares:     Whole(rapid.Int64Range(0, 20000).Draw(t, "shares")),
		Start:      drawDate(t, "start"),
		Allocation: Allocation(rapid.IntRange(0, int(Fractional)).Draw(t, "allocation")),
	}
	if rapid.Bool().Draw(t, "backdated") {
		g.Granted = drawDate(t, "granted")
	}
	return g
}

// checkEvents holds for the events of any grant: dates ascend, shares are more than
// none, and the cumulative totals are their sums.
func checkEvents(t *rapid.T, events []Event) {
	sum := ratio{}
	for i, e := range events {
		sum = sum.plus(e.Shares.ratio())
		if i > 0 && !events[i-1].Date.Before(e.Date) || e.Shares.Sign() <= 0 || sum.cmp(e.Cumulative.ratio()) != 0 {
			t.Fatalf("event %d, %v: dates ascend, shares are positive and add up: %s", i, e, show(events))
		}
	}
}

func TestScheduleProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, g := drawSchedule(t), drawGrant(t)
		a, err := s.Award(g)
		if err != nil {
			t.Fatal(err)
		}
		checkEvents(t, a.Events)
		if a.VestedAt(lastDate).Cmp(g.Shares) != 0 {
			t.Fatalf("%v of %v shares vest", a.VestedAt(lastDate), g.Shares)
		}
		day, later := drawDate(t, "day"), drawDate(t, "later")
		if day.Before(later) && a.VestedAt(day).Cmp(a.VestedAt(later)) > 0 {
			t.Fatalf("%v vested on %v, and %v on %v", a.VestedAt(day), day, a.VestedAt(later), later)
		}
		if !g.Granted.IsZero() && len(a.Events) > 0 && a.Events[0].Date.Before(g.Granted) {
			t.Fatalf("vested on %v, before the grant on %v", a.Events[0].Date, g.Granted)
		}
	})
}

// Every type but the two that put all that is left over in one instalment is within one
// share of the exact fraction: the cumulative types in total, the loaded ones in each
// instalment.
func TestAllocationsAreWithinOneShare(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, g := drawSchedule(t), drawGrant(t)
		s.cliff, g.Granted = 0, Date{}
		events, err := s.Events(g)
		if err != nil {
			t.Fatal(err)
		}
		dealt := map[Date]Event{}
		for _, e := range events {
			dealt[e.Date] = e
		}
		vested := ratio{}
		for _, tranche := range s.Tranches(g.Start) {
			vested = vested.plus(dealt[tranche.Date].Shares.ratio())
			each := dealt[tranche.Date].Shares.ratio().minus(tranche.Part.ratio().times(g.Shares.ratio()))
			total := vested.minus(tranche.Cumulative.ratio().times(g.Shares.ratio()))
			one, minusOne := ratio{num: 1}, ratio{num: -1}
			far := func(r ratio) bool { return r.cmp(one) >= 0 || r.cmp(minusOne) <= 0 }
			switch g.Allocation {
			case CumulativeRoundDown, CumulativeRounding, Fractional:
				if far(total) {
					t.Fatalf("%v: total off by %v on %v", g.Allocation, total.rat(), tranche.Date)
				}
			case FrontLoaded, BackLoaded:
				if far(each) {
					t.Fatalf("%v: instalment off by %v on %v", g.Allocation, each.rat(), tranche.Date)
				}
			}
		}
	})
}

// The fast way of dealing gives what the general way gives.
func TestStreamedIsExpanded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, grant := drawSchedule(t), drawGrant(t)
		grant.Allocation %= 2
		options := Options{
			SameDay:  SameDay(rapid.IntRange(0, 1).Draw(t, "same day")),
			PreGrant: PreGrant(rapid.IntRange(0, 2).Draw(t, "pre-grant")),
		}
		g := dealing{shares: grant.Shares, allocation: grant.Allocation, granted: grant.Granted, options: options}
		path := s.place(nil, grant.Start)
		release := g.release(path)
		den, ok := g.streamable(path, release)
		if !ok {
			t.Fatal("an ordinary schedule is not dealt the fast way")
		}
		fast, err := g.stream(nil, path, release, grant.Shares.num, den)
		if err != nil {
			t.Fatal(err)
		}
		general, err := g.expand(nil, path, release, grant.Shares.num)
		if err != nil || !reflect.DeepEqual(fast, general) {
			t.Fatalf("%v\nfast    %s\ngeneral %s", err, show(fast), show(general))
		}
	})
}

func TestTermsRoundTripProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, g := drawSchedule(t), drawGrant(t)
		terms, err := s.Terms("t", g)
		if err != nil {
			t.Fatal(err)
		}
		data, err := json.Marshal(terms)
		if err != nil {
			t.Fatal(err)
		}
		back, err := ParseTerms(data, Options{})
		if err != nil {
			t.Fatalf("%v in %s", err, data)
		}
		want, err := s.Events(g)
		if err != nil {
			t.Fatal(err)
		}
		i := Issuance{Quantity: g.Shares, Start: g.Start, Granted: g.Granted}
		got, err := i.Events(back)
		if err != nil || show(got) != show(want) {
			t.Fatalf("%v\ngot  %s\nwant %s\n%s", err, show(got), show(want), data)
		}
	})
}

// drawGraph draws a v1 graph that vests no more than the grant on any path.
func drawGraph(t *rapid.T, allocation Allocation) []byte {
	n := rapid.IntRange(1, 6).Draw(t, "conditions")
	d := termsDocument{ID: "t", AllocationType: allocation.String()}
	for i := range n {
		c := conditionDocument{ID: fmt.Sprint("c", i), Next: []string{}}
		for next := i + 1; next < n; next++ {
			if next == i+1 || rapid.Bool().Draw(t, "next") {
				c.Next = append(c.Next, fmt.Sprint("c", next))
			}
		}
		c.Trigger, c.Portion = drawTrigger(t, i, n)
		d.Conditions = append(d.Conditions, c)
	}
	data, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func drawTrigger(t *rapid.T, i, n int) (triggerDocument, *portionDocument) {
	portion := &portionDocument{Numerator: "1", Denominator: numeric(fmt.Sprint(n)), Remainder: rapid.Bool().Draw(t, "remainder")}
	if i == 0 {
		return triggerDocument{Type: "VESTING_START_DATE"}, portion
	}
	switch rapid.IntRange(0, 3).Draw(t, "trigger") {
	case 0:
		return triggerDocument{Type: "VESTING_EVENT"}, portion
	case 1:
		return triggerDocument{Type: "VESTING_SCHEDULE_ABSOLUTE", Date: drawDate(t, "date").String()}, portion
	}
	occurrences := rapid.Int32Range(1, 7).Draw(t, "occurrences")
	portion.Denominator = numeric(fmt.Sprint(n * int(occurrences)))
	period := monthsPeriod(rapid.Int32Range(0, 5).Draw(t, "length"), occurrences)
	period.DayOfMonth = rapid.SampledFrom([]string{"VESTING_START_DAY_OR_LAST_DAY_OF_MONTH", "01", "15", "31_OR_LAST_DAY_OF_MONTH"}).Draw(t, "day")
	cliff := whole(fmt.Sprint(rapid.Int32Range(0, occurrences).Draw(t, "cliff")))
	period.Cliff = &cliff
	if rapid.Bool().Draw(t, "days") {
		period.Type, period.DayOfMonth = "DAYS", ""
	}
	return relativeTo(fmt.Sprint("c", rapid.IntRange(0, i-1).Draw(t, "relative to")), period), portion
}

func drawOptions(t *rapid.T) Options {
	two := func(name string) uint8 { return uint8(rapid.IntRange(0, 1).Draw(t, name)) }
	return Options{
		Accumulation: Accumulation(two("accumulation")), Anchor: Anchor(two("anchor")), Repeats: Repeats(two("repeats")),
		Remainder: Remainder(two("remainders")), NumericDay: NumericDay(two("numeric day")), PartTotal: PartTotal(two("part total")),
		EarlyEvents: EarlyEvents(two("early events")),
	}
}

func drawIssuance(t *rapid.T) *Issuance {
	i := &Issuance{Quantity: Whole(rapid.Int64Range(0, 500).Draw(t, "shares")), Start: drawDate(t, "start")}
	for n := range 6 {
		if rapid.Bool().Draw(t, "happens") {
			i.Occurrences = append(i.Occurrences, Occurrence{ID: fmt.Sprint("c", n), Date: drawDate(t, "happened")})
		}
	}
	if rapid.Bool().Draw(t, "backdated") {
		i.Granted = drawDate(t, "granted")
	}
	return i
}

// Whatever the graph, the options and what happens: events are in order, no more than the
// grant vests, and what happens later never changes what has vested.
func TestGraphProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		allocation := Allocation(rapid.IntRange(0, int(Fractional)).Draw(t, "allocation"))
		terms, err := ParseTerms(drawGraph(t, allocation), drawOptions(t))
		if err != nil {
			t.Fatal(err)
		}
		issuance := drawIssuance(t)
		all, err := issuance.Award(terms)
		if allocation == Fractional && errors.Is(err, ErrTooLarge) {
			t.Skip("fractions of fractions, refused")
		}
		if err != nil {
			t.Fatal(err)
		}
		checkEvents(t, all.Events)
		if all.VestedAt(lastDate).Cmp(issuance.Quantity) > 0 {
			t.Fatalf("%v of %v shares vest: %s", all.VestedAt(lastDate), issuance.Quantity, show(all.Events))
		}
		day := drawDate(t, "day")
		until := *issuance
		until.Occurrences = slices.DeleteFunc(slices.Clone(issuance.Occurrences), func(o Occurrence) bool { return o.Date.After(day) })
		known, err := until.Award(terms)
		if err != nil || known.VestedAt(day).Cmp(all.VestedAt(day)) != 0 {
			t.Fatalf("%v: on %v %v had vested, and later it was %v\nthen %s\nnow  %s", err, day, known.VestedAt(day), all.VestedAt(day), show(known.Events), show(all.Events))
		}
	})
}

func TestAccelerationProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, g := drawSchedule(t), drawGrant(t)
		a, err := s.Award(g)
		if err != nil {
			t.Fatal(err)
		}
		x := Acceleration{On: drawDate(t, "on"), Months: rapid.IntRange(0, 24).Draw(t, "months"), From: AccelerateFrom(rapid.IntRange(0, 1).Draw(t, "from"))}
		x.Part, _ = NewFraction(rapid.Int64Range(0, 5).Draw(t, "part"), 5)
		sooner, err := a.Accelerate(x)
		if err != nil {
			t.Fatal(err)
		}
		checkEvents(t, sooner.Events)
		day := drawDate(t, "day")
		if sooner.VestedAt(lastDate).Cmp(a.VestedAt(lastDate)) != 0 || sooner.VestedAt(day).Cmp(a.VestedAt(day)) < 0 {
			t.Fatalf("acceleration took shares or time away:\nwas %s\nis  %s", show(a.Events), show(sooner.Events))
		}
	})
}
