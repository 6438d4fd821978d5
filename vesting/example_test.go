package vesting_test

import (
	"encoding/json"
	"fmt"

	"github.com/seed-251b9aba/offerkit/vesting"
)

func ExampleParse() {
	schedule, err := vesting.Parse("4y quarterly, 12mo cliff")
	if err != nil {
		fmt.Println(err)
		return
	}
	events, err := schedule.Events(vesting.Grant{
		Shares: vesting.Whole(1000),
		Start:  vesting.MustDate("2027-01-31"),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, e := range events[:3] {
		fmt.Println(e.Date, e.Shares, e.Cumulative)
	}
	// Output:
	// 2028-01-31 250 250
	// 2028-04-30 62 312
	// 2028-07-31 63 375
}

func ExampleParse_employer() {
	schedule, _ := vesting.Parse("amazon")
	for _, t := range schedule.Tranches(vesting.MustDate("2027-01-11")) {
		fmt.Println(t.Date, t.Part, t.Cumulative)
	}
	// Output:
	// 2028-01-11 0.05 0.05
	// 2029-01-11 0.15 0.2
	// 2029-07-11 0.2 0.4
	// 2030-01-11 0.2 0.6
	// 2030-07-11 0.2 0.8
	// 2031-01-11 0.2 1
}

func ExampleParse_mistyped() {
	_, err := vesting.Parse("googel")
	fmt.Println(err)
	// Output: vesting "googel": no employer's schedule is named "googel"; did you mean "google"?
}

// One slice serves any number of grants, without an allocation for each event.
func ExampleSchedule_AppendEvents() {
	schedule, _ := vesting.Parse("5/15/40/40")
	var events []vesting.Event
	for _, shares := range []int64{220, 100} {
		events, _ = schedule.AppendEvents(events[:0], vesting.Grant{
			Shares: vesting.Whole(shares),
			Start:  vesting.MustDate("2027-01-11"),
		})
		fmt.Println(shares, len(events), events[len(events)-1].Shares)
	}
	// Output:
	// 220 4 88
	// 100 4 40
}

func ExampleSchedule_Terms() {
	schedule, _ := vesting.Parse("4y monthly, 12mo cliff")
	terms, _ := schedule.Terms("standard", vesting.Grant{})
	text, _ := json.Marshal(terms)
	back, err := vesting.ParseTerms(text, vesting.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	i := vesting.Issuance{Quantity: vesting.Whole(480), Start: vesting.MustDate("2027-01-01")}
	events, _ := i.Events(back)
	fmt.Println(len(events), events[0].Date, events[0].Shares)
	// Output: 37 2028-01-01 120
}

func ExampleParseTerms() {
	terms, err := vesting.ParseTerms([]byte(`{
		"id": "all-or-nothing", "object_type": "VESTING_TERMS", "allocation_type": "CUMULATIVE_ROUND_DOWN",
		"vesting_conditions": [{
			"id": "qualifying-sale", "portion": {"numerator": "1", "denominator": "1"},
			"trigger": {"type": "VESTING_EVENT"}, "next_condition_ids": []}]}`), vesting.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	issuance := vesting.Issuance{
		Quantity:    vesting.Whole(500),
		Granted:     vesting.MustDate("2021-01-01"),
		Occurrences: []vesting.Occurrence{{ID: "qualifying-sale", Date: vesting.MustDate("2022-07-14")}},
	}
	events, _ := issuance.Events(terms)
	fmt.Println(terms.EventIDs(), events[0].Date, events[0].Shares)
	// Output: [qualifying-sale] 2022-07-14 500
}

// An option: what the standard leaves open, read as generator v1 of OCF-Tools does.
func ExampleOptions() {
	schedule, _ := vesting.Parse("4mo monthly")
	terms, _ := schedule.Terms("t", vesting.Grant{})
	text, _ := json.Marshal(terms)
	for _, rule := range []vesting.PreGrant{vesting.ReleaseOnGrantDate, vesting.DeferPastGrantDate} {
		terms, _ := vesting.ParseTerms(text, vesting.Options{PreGrant: rule})
		i := vesting.Issuance{Quantity: vesting.Whole(400), Start: vesting.MustDate("2027-01-01"), Granted: vesting.MustDate("2027-02-15")}
		events, _ := i.Events(terms)
		fmt.Println(events[0].Date, events[0].Shares)
	}
	// Output:
	// 2027-02-15 100
	// 2027-03-01 200
}

func ExamplePresets_With() {
	presets, err := vesting.Embedded().With([]vesting.Preset{{Name: "acme", Company: "Acme", Schedule: "10/20/30/40"}})
	if err != nil {
		fmt.Println(err)
		return
	}
	schedule, _ := presets.Schedule("acme")
	fmt.Println(schedule, schedule.Months(), schedule.Yearly())
	// Output: acme 48 [0.1 0.2 0.3 0.4]
}

func ExamplePresets_Find() {
	google, _ := vesting.Embedded().Find("google")
	fmt.Println(google.Schedule, google.AsOf, google.Confidence)
	for _, other := range vesting.Embedded().Alternatives("google") {
		fmt.Println(other.Name, other.Schedule, other.Confidence)
	}
	adobe, _ := vesting.Embedded().Find("adobe")
	fmt.Println(adobe.Company, adobe.Caveat())
	// Output:
	// 33/33/22/12 monthly 2026 disputed
	// google-2020 25/25/25/25 monthly medium
	// google-2021 33/33/22/12 monthly high
	// google-2024 38/32/20/10 monthly disputed
	// Adobe officer grant
}

// What the other reading would change: of 1,000 shares of google, in the first year.
func ExampleReading() {
	schedule, _ := vesting.Parse("google")
	google, _ := schedule.Preset()
	for _, reading := range google.Readings {
		if other, ok := reading.Parse(); ok {
			fmt.Println(schedule.Yearly()[0], "or", other.Yearly()[0])
			fmt.Println(reading.Says)
		}
	}
	// Output:
	// 0.33 or 0.38
	// 38/32/20/10, by a founder of Levels.fyi in 2024; monthly vests are assumed
}

func award() vesting.Award {
	schedule, _ := vesting.Parse("1y quarterly")
	a, _ := schedule.Award(vesting.Grant{Shares: vesting.Whole(400), Start: vesting.MustDate("2027-01-01")})
	return a
}

func ExampleAward() {
	day := vesting.MustDate("2027-07-01")
	fmt.Println(award().VestedAt(day), award().Unvested(day))
	// Output: 200 200
}

func ExampleAward_Accelerate() {
	half, _ := vesting.NewFraction(1, 2)
	a, _ := award().Accelerate(vesting.Acceleration{On: vesting.MustDate("2027-05-15"), Part: half})
	for _, e := range a.Events {
		fmt.Println(e.Date, e.Shares)
	}
	// Output:
	// 2027-04-01 100
	// 2027-05-15 150
	// 2027-10-01 50
	// 2028-01-01 100
}

func ExampleExerciseWindow_Until() {
	window := vesting.ExerciseWindow{Reason: vesting.VoluntaryOther, Length: 90, Unit: vesting.Days}
	fmt.Println(window.Until(vesting.MustDate("2027-07-01"), vesting.Date{}))
	fmt.Println(window.Until(vesting.MustDate("2027-07-01"), vesting.MustDate("2027-08-31")))
	// Output:
	// 2027-09-29
	// 2027-08-31
}

func ExampleAward_HeldUntil() {
	a := award().HeldUntil(vesting.MustDate("2027-08-01")) // the listing
	fmt.Println(a.Events[0].Date, a.Events[0].Shares)
	// Output: 2027-08-01 200
}

// One-year grants: each year's part of the dollars buys its own number of shares.
func ExampleSchedule_Years() {
	schedule, _ := vesting.Parse("2y semi-annual")
	for _, year := range schedule.Years(vesting.MustDate("2027-01-01")) {
		for _, t := range year.Tranches {
			fmt.Println(year.Begins, t.Date, t.Cumulative, "of the whole,", year.Vested(t.Cumulative), "of the year's")
		}
	}
	// Output:
	// 2027-01-01 2027-07-01 0.25 of the whole, 1/2 of the year's
	// 2027-01-01 2028-01-01 0.5 of the whole, 1/1 of the year's
	// 2028-01-01 2028-07-01 0.75 of the whole, 1/2 of the year's
	// 2028-01-01 2029-01-01 1 of the whole, 1/1 of the year's
}
