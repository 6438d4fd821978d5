package vesting

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
)

// collectedVector is one published expectation: inputs, and what a specification's text, a
// test suite or an independent reference says must come out.
type collectedVector struct {
	Name       string          `json:"name"`
	Quantity   string          `json:"quantity"`
	GrantDate  string          `json:"grant_date"`
	Start      string          `json:"vesting_start"`
	StartID    string          `json:"start_condition_id"`
	Terms      json.RawMessage `json:"terms"`
	Format     string          `json:"terms_format"`
	Vestings   json.RawMessage `json:"vestings"`
	VestingDay string          `json:"runtime_day_of_month"`
	FoldPolicy string          `json:"fold_policy"`
	Events     []struct {
		ConditionID string           `json:"condition_id"`
		EventID     string           `json:"event_id"`
		Date        string           `json:"date"`
		Realized    *portionDocument `json:"realized_fraction"`
	} `json:"events"`
	Expected []struct {
		Date            string      `json:"date"`
		Quantity        json.Number `json:"quantity"`
		QuantityExact   string      `json:"quantity_exact"`
		Cumulative      json.Number `json:"cumulative"`
		CumulativeExact string      `json:"cumulative_exact"`
	} `json:"expected"`
	ExpectedError string `json:"expected_error"`
}

// All the vectors collected from the standard's text, the test suites of its two
// generators and of vestlang, and independent references.
func TestCollectedVectors(t *testing.T) {
	data, err := os.ReadFile("testdata/ocf_vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var vectors []collectedVector
	if err := json.Unmarshal(data, &vectors); err != nil {
		t.Fatal(err)
	}
	if len(vectors) != 188 {
		t.Errorf("%d vectors, want 188", len(vectors))
	}
	for _, v := range vectors {
		t.Run(v.Name, func(t *testing.T) { v.check(t) })
	}
}

func (v *collectedVector) check(t *testing.T) {
	got, err := v.run()
	if v.ExpectedError != "" {
		var date *DateError
		if !errors.Is(err, ErrTerms) && !errors.Is(err, ErrTooLarge) && !errors.Is(err, ErrFractionalGrant) && !errors.As(err, &date) {
			t.Errorf("got %s, %v; want an error such as %q", got, err, v.ExpectedError)
		}
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, e := range v.Expected {
		want = append(want, fmt.Sprintf("%s:%s:%s", e.Date, exact(e.Quantity, e.QuantityExact), exact(e.Cumulative, e.CumulativeExact)))
	}
	if got != strings.Join(want, " ") {
		t.Errorf("got  %s\nwant %s", got, strings.Join(want, " "))
	}
}

func exact(n json.Number, exact string) string {
	if exact != "" {
		return strings.TrimSuffix(exact, "/1")
	}
	return strings.TrimSuffix(n.String(), ".0")
}

func (v *collectedVector) run() (string, error) {
	i, err := v.issuance()
	if err != nil {
		return "", err
	}
	var terms *Terms
	if v.Format != "" {
		if terms, err = ParseTerms(v.Terms, v.options()); err != nil {
			return "", err
		}
	}
	events, err := i.Events(terms)
	var rows []string
	for _, e := range events {
		rows = append(rows, fmt.Sprintf("%v:%s:%s", e.Date, e.Shares.Rat().RatString(), e.Cumulative.Rat().RatString()))
	}
	return strings.Join(rows, " "), err
}

// options returns the reading under which a vector was asserted, where the standard
// leaves one open: the generators give a row to each condition, five vectors of
// generator v1 defer, and vestlang lets terms vest more than the grant.
func (v *collectedVector) options() Options {
	o := Options{SameDay: SeparateSameDay}
	if v.FoldPolicy != "" {
		o.PreGrant = DeferPastGrantDate
	}
	if strings.Contains(v.Name, "over-allocated template") || strings.Contains(v.Name, "150% template") {
		o.OverAllocation = AllowOverAllocation
	}
	for day, name := range vestingDays {
		if name == v.VestingDay {
			o.VestingDay = VestingDay(day)
		}
	}
	return o
}

func (v *collectedVector) issuance() (*Issuance, error) {
	vestings := ""
	if len(v.Vestings) > 0 {
		vestings = `, "vestings": ` + string(v.Vestings)
	}
	date := v.GrantDate
	if date == "" {
		date = "0001-01-01"
	}
	i, err := ParseIssuance([]byte(`{"quantity": "` + v.Quantity + `", "date": "` + date + `"` + vestings + `}`))
	if err != nil {
		return nil, err
	}
	if v.Start != "" {
		if i.Start, err = ParseDate(v.Start); err != nil {
			return nil, err
		}
		i.StartCondition = v.StartID
	}
	for _, e := range v.Events {
		o := Occurrence{ID: e.ConditionID + e.EventID, Date: MustDate(e.Date)}
		if e.Realized != nil {
			r := &reader{}
			if o.Realized, err = r.portion("", e.Realized).fraction(); err != nil {
				return nil, err
			}
		}
		i.Occurrences = append(i.Occurrences, o)
	}
	return i, nil
}
