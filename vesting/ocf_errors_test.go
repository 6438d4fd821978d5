package vesting

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// relative writes a condition of the graph used below.
func relative(id, portion, to, period string, next ...string) string {
	names := ""
	for i, n := range next {
		if i > 0 {
			names += ","
		}
		names += `"` + n + `"`
	}
	numerator, denominator, _ := strings.Cut(portion, "/")
	return `{"id":"` + id + `","portion":{"numerator":"` + numerator + `","denominator":"` + denominator + `"},"trigger":{"type":"VESTING_SCHEDULE_RELATIVE","relative_to_condition_id":"` +
		to + `","period":` + period + `},"next_condition_ids":[` + names + `]}`
}

const startCondition = `{"id":"start","quantity":"0","trigger":{"type":"VESTING_START_DATE"},"next_condition_ids":["a"]}`

func graph(conditions ...string) string {
	return `{"id":"t","allocation_type":"CUMULATIVE_ROUND_DOWN","vesting_conditions":[` + strings.Join(conditions, ",") + `]}`
}

const monthlyTwice = `{"length":1,"type":"MONTHS","occurrences":2,"day_of_month":"01"}`

func TestTermsAreValidated(t *testing.T) {
	statement := func(text string) string { return `{"id":"t","statements":[` + text + `]}` }
	for _, c := range []struct {
		name, terms string
		as          any
		want        string
	}{
		{"a circle", graph(startCondition, relative("a", "1/4", "start", monthlyTwice, "b"), relative("b", "1/4", "a", monthlyTwice, "a")),
			new(*CycleError), "a > b > a"},
		{"a circle with no way in", graph(relative("a", "1/4", "b", monthlyTwice, "b"), relative("b", "1/4", "a", monthlyTwice, "a")),
			new(*CycleError), "a > b > a"},
		{"relative to itself", graph(startCondition, relative("a", "1/4", "a", monthlyTwice)),
			new(*CycleError), "a > a"},
		{"a next condition that is not there", graph(startCondition, relative("a", "1/4", "start", monthlyTwice, "monthy"), relative("monthly", "1/4", "a", monthlyTwice)),
			new(*DanglingError), `names "monthy", and no condition has that id; did you mean "monthly"?`},
		// docs/tutorials/options/samples/VestingTerms.ocf.json of the standard itself.
		{"an anchor that is not there", graph(startCondition, relative("a", "1/4", "cliff", monthlyTwice)),
			new(*DanglingError), `relative_to_condition_id names "cliff"`},
		{"more than the grant", graph(startCondition, relative("a", "1/2", "start", monthlyTwice, "b"), relative("b", "1/10", "a", monthlyTwice)),
			new(*OverAllocationError), "the terms vest 6/5 of the grant, more than all of it (start > a > b)"},
		{"a cliff beyond the instalments", graph(startCondition, relative("a", "1/2", "start", `{"length":1,"type":"MONTHS","occurrences":2,"day_of_month":"01","cliff_installment":3}`)),
			new(*CliffError), "a cliff at instalment 3 of 2 occurrences lies beyond the last"},
		{"a denominator of zero", graph(startCondition, relative("a", "1/0", "start", monthlyTwice)),
			new(*NumberError), `denominator "0" must be more than zero`},
		{"a negative numerator", graph(startCondition, relative("a", "-1/4", "start", monthlyTwice)),
			new(*NumberError), "must not be negative"},
		{"a number with an exponent", graph(startCondition, relative("a", "1e9/4", "start", monthlyTwice)),
			new(*NumberError), "is not a number with at most ten decimals"},
		{"eleven decimals", graph(startCondition, relative("a", "0.12345678901/4", "start", monthlyTwice)),
			new(*NumberError), "is not a number with at most ten decimals"},
		{"no occurrence", graph(startCondition, relative("a", "1/4", "start", `{"length":1,"type":"DAYS","occurrences":0}`)),
			new(*NumberError), "must be at least 1"},
		{"a number of occurrences that would hang", graph(startCondition, relative("a", "0/4", "start", `{"length":1,"type":"DAYS","occurrences":2000000000}`)),
			new(*NumberError), "must be at most 12000"},
		{"half an occurrence", graph(startCondition, relative("a", "1/4", "start", `{"length":1,"type":"DAYS","occurrences":1.5}`)),
			new(*NumberError), "is not a whole number"},
		{"months without a day", graph(startCondition, relative("a", "1/4", "start", `{"length":1,"type":"MONTHS","occurrences":2}`)),
			new(*FieldError), "period.day_of_month"},
		{"the 31st in every month", graph(startCondition, relative("a", "1/4", "start", `{"length":1,"type":"MONTHS","occurrences":2,"day_of_month":"31"}`)),
			new(*FieldError), "is not one of 01 to 28"},
		{"years", graph(startCondition, relative("a", "1/4", "start", `{"length":1,"type":"YEARS","occurrences":2}`)),
			new(*FieldError), "write MONTHS, twelve to a year"},
		{"an id twice", graph(startCondition, relative("a", "1/4", "start", monthlyTwice), relative("a", "1/4", "start", monthlyTwice)),
			new(*FieldError), "is used twice"},
		{"a portion and a quantity", graph(`{"id":"start","quantity":"0","portion":{"numerator":"1","denominator":"1"},"trigger":{"type":"VESTING_EVENT"},"next_condition_ids":[]}`),
			new(*FieldError), "and quantity are both given"},
		{"an unknown trigger", graph(`{"id":"start","quantity":"0","trigger":{"type":"VESTING_WISH"},"next_condition_ids":[]}`),
			new(*FieldError), `"VESTING_WISH" is not one of`},
		{"an impossible date", graph(`{"id":"start","quantity":"0","trigger":{"type":"VESTING_SCHEDULE_ABSOLUTE","date":"2025-02-30"},"next_condition_ids":[]}`),
			new(*FieldError), `"2025-02-30" is not a date`},
		{"an unknown allocation", `{"id":"t","allocation_type":"FAIR","vesting_conditions":[` + startCondition + `]}`,
			new(*FieldError), `"FAIR" is not one of`},
		{"no conditions", `{"id":"t"}`, new(*FieldError), "is missing or empty"},
		{"statements of more than the grant", statement(`{"order":1,"percentage":"0.7","event_condition":{"event_id":"e"}},{"order":2,"percentage":"0.4","event_condition":{"event_id":"f"}}`),
			new(*OverAllocationError), "11/10"},
		{"a statement's cliff beyond its instalments", statement(`{"order":1,"vesting_base":{"type":"DATE"},"occurrences":4,"period":1,"period_type":"MONTHS","percentage":{"numerator":1,"denominator":1},"cliff":{"occurrence":5,"percentage":{"numerator":1,"denominator":4}}}`),
			new(*CliffError), "instalment 5 of 4 occurrences"},
		{"a cliff of more than the statement", statement(`{"order":1,"percentage":"1","schedule":{"occurrences":4,"period":1,"period_type":"MONTHS","cliff":{"length":1,"period_type":"MONTHS","percentage":"1.1"}}}`),
			new(*NumberError), "must be at most 1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := ParseTerms([]byte(c.terms), Options{})
			if !errors.Is(err, ErrTerms) || !errors.As(err, c.as) || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want a %T with %q", err, c.as, c.want)
			}
		})
	}
}

// A property that may change what vests is refused with its place: unknown, misspelt, there
// twice, or without effect where it stands.
func TestPropertiesThatWouldBeDropped(t *testing.T) {
	statements := func(text string) string { return `{"id":"t","statements":[` + text + `]}` }
	months := `"occurrences":4,"period":1,"period_type":"MONTHS"`
	event := `"event_condition":{"event_id":"ipo"}`
	for _, c := range []struct{ name, terms, want string }{
		{"a draft's cliff_condition on a statement", statements(`{"order":1,"percentage":"1","schedule":{` + months + `},"cliff_condition":{"event_id":"ipo"}}`),
			"statement 1: cliff_condition is not known here, and may change what vests"},
		{"in its schedule", statements(`{"order":2,"percentage":"1","schedule":{` + months + `,"cliff_condition":{}}}`), "statement 2: schedule.cliff_condition is not known"},
		{"in a cliff", statements(`{"order":1,"percentage":"1","schedule":{` + months + `,"cliff":{"length":1,"period_type":"MONTHS","percentage":"0.25","event":"x"}}}`), "statement 1: schedule.cliff.event is not known"},
		{"in a percentage", statements(`{"order":1,"percentage":{"numerator":"1","denominator":"1","cap":"5"},` + event + `}`), "statement 1: percentage.cap is not known"},
		{"on the terms", `{"id":"t","acceleration":"all","allocation_type":"CUMULATIVE_ROUND_DOWN","vesting_conditions":[` + startCondition + `]}`, "the terms: acceleration is not known"},
		{"misspelt on a condition", graph(startCondition, `{"id":"a","quantty":"5","quantity":"1","trigger":{"type":"VESTING_EVENT"},"next_condition_ids":[]}`), `condition "a": quantty is not known here, and may change what vests; did you mean "quantity"?`},
		{"in a portion", graph(startCondition, `{"id":"a","portion":{"numerator":"1","denominator":"2","remaindr":true},"trigger":{"type":"VESTING_EVENT"},"next_condition_ids":[]}`), `did you mean "remainder"?`},
		{"in a trigger", graph(startCondition, `{"id":"a","quantity":"1","trigger":{"type":"VESTING_EVENT","by":"2030-01-01"},"next_condition_ids":[]}`), `condition "a": trigger.by is not known`},
		{"in a period", graph(startCondition, relative("a", "1/4", "start", `{"length":1,"type":"DAYS","occurrences":2,"skip":1}`)), `condition "a": trigger.period.skip is not known`},
		{"twice", graph(startCondition, `{"id":"a","quantity":"1","quantity":"2","trigger":{"type":"VESTING_EVENT"},"next_condition_ids":[]}`), `condition "a": quantity is there twice; keep one`},
		{"a date beside an event", graph(startCondition, `{"id":"a","quantity":"1","trigger":{"type":"VESTING_EVENT","date":"2030-01-01"},"next_condition_ids":[]}`), "trigger.date has no effect with the trigger VESTING_EVENT"},
		{"a period beside a date", graph(startCondition, `{"id":"a","quantity":"1","trigger":{"type":"VESTING_SCHEDULE_ABSOLUTE","date":"2030-01-01","period":`+monthlyTwice+`},"next_condition_ids":[]}`), "trigger.period has no effect"},
		{"an anchor beside a start", graph(`{"id":"start","quantity":"0","trigger":{"type":"VESTING_START_DATE","relative_to_condition_id":"start"},"next_condition_ids":[]}`), "trigger.relative_to_condition_id has no effect"},
		{"a day of the month in days", graph(startCondition, relative("a", "1/4", "start", `{"length":1,"type":"DAYS","occurrences":2,"day_of_month":"15"}`)), "period.day_of_month has no effect with a period of DAYS"},
		{"two numbers of occurrences", graph(startCondition, relative("a", "1/4", "start", `{"length":1,"type":"DAYS","occurrences":2,"repetitions":3}`)), "period.repetitions has no effect with occurrences"},
		{"an allocation of statements", `{"id":"t","allocation_type":"BACK_LOADED","statements":[{"order":1,"percentage":"1",` + event + `}]}`, "the terms: allocation_type has no effect with statements"},
		{"a grid beside a schedule", statements(`{"order":1,"percentage":"1","schedule":{` + months + `},"occurrences":5}`), "statement 1: occurrences has no effect with schedule"},
		{"a cliff beside an event", statements(`{"order":1,"percentage":"1",` + event + `,"cliff":{"occurrence":1,"percentage":"1"}}`), "statement 1: cliff has no effect with event_condition alone"},
		{"a period beside an event", statements(`{"order":1,"percentage":"1",` + event + `,"period":3,"period_type":"MONTHS"}`), "statement 1: period_type has no effect with event_condition alone"},
		{"a draft's cliff in a schedule", statements(`{"order":1,"percentage":"1","schedule":{` + months + `,"cliff":{"occurrence":2,"length":1,"period_type":"MONTHS","percentage":"0.25"}}}`), "statement 1 cliff: occurrence has no effect with schedule"},
		{"a schedule beside a base", statements(`{"order":1,"percentage":"1","vesting_base":{"type":"DATE"},` + months + `,"schedule":{` + months + `}}`), "schedule has no effect with vesting_base"},
		{"an event of a date", statements(`{"order":1,"percentage":"1","vesting_base":{"type":"DATE","event_id":"x"},` + months + `}`), "vesting_base.event_id has no effect"},
		{"two events", statements(`{"order":1,"percentage":"1","vesting_base":{"type":"EVENT","event_id":"x"},` + months + `,` + event + `}`), "event_condition has no effect with a base of EVENT"},
		{"a length beside a base", statements(`{"order":1,"percentage":"1","vesting_base":{"type":"DATE"},` + months + `,"cliff":{"occurrence":1,"length":1,"period_type":"MONTHS","percentage":"0.25"}}`), "statement 1 cliff: length has no effect with vesting_base"},
	} {
		t.Run(c.name, func(t *testing.T) {
			terms := c.terms
			for _, read := range []func() error{
				func() error { _, err := ParseTerms([]byte(terms), Options{}); return err },
				func() error {
					_, err := ParseTermsFile([]byte(`{"items":[`+terms+`]}`), "t", Options{})
					return err
				},
			} {
				if err := read(); !errors.Is(err, ErrTerms) || !strings.Contains(err.Error(), c.want) {
					t.Errorf("got %v, want %q", err, c.want)
				}
			}
		})
	}
}

// Remarks vest nothing, and other items of a file are not asked for.
func TestRemarksArePassedOver(t *testing.T) {
	terms := `{"$schema":"x","id":"t","comments":["a"],"allocation_type":"CUMULATIVE_ROUND_DOWN","vesting_conditions":[
		{"id":"start","description":"d","_note":1,"x-tool":{},"quantity":"5","trigger":{"type":"VESTING_START_DATE"},"next_condition_ids":[]}]}`
	if _, err := ParseTerms([]byte(terms), Options{}); err != nil {
		t.Error(err)
	}
	if _, err := ParseTermsFile([]byte(`{"file_type":"OCF_VESTING_TERMS_FILE","items":[`+terms+`,{"id":"u","cliff_condition":1}]}`), "t", Options{}); err != nil {
		t.Error(err)
	}
}

func TestEveryErrorIsReported(t *testing.T) {
	_, err := ParseTerms([]byte(graph(startCondition, relative("a", "-1/4", "cliff", monthlyTwice, "c"))), Options{})
	for _, want := range []string{"must not be negative", `names "cliff"`, `names "c"`} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q in it", err, want)
		}
	}
}

func TestQuantitiesOfMoreThanTheGrant(t *testing.T) {
	terms, err := ParseTerms([]byte(graph(`{"id":"start","quantity":"400","trigger":{"type":"VESTING_START_DATE"},"next_condition_ids":[]}`)), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, shares := range []int64{0, 300} {
		i := Issuance{Quantity: Whole(shares), Start: MustDate("2025-01-01")}
		var over *OverAllocationError
		if events, err := i.Events(terms); !errors.As(err, &over) {
			t.Errorf("400 of %d shares: %v, %v; want an OverAllocationError", shares, events, err)
		}
	}
}

func TestDatesPastTheCalendar(t *testing.T) {
	terms, err := ParseTerms([]byte(graph(startCondition, relative("a", "1/12000", "start", `{"length":12,"type":"MONTHS","occurrences":12000,"day_of_month":"01"}`))), Options{})
	if err != nil {
		t.Fatal(err)
	}
	i := Issuance{Quantity: Whole(100), Start: MustDate("2025-01-01")}
	var out *RangeError
	if _, err := i.Events(terms); !errors.As(err, &out) {
		t.Errorf("got %v, want a RangeError", err)
	}
	late := Grant{Shares: Whole(100), Start: MustDate("9998-01-01")}
	for _, text := range []string{"4y monthly", "4y quarterly on 02-15 05-15 08-15 11-15", "4y quarterly on 02-15 05-15 08-15 11-15, 12mo cliff"} {
		s, err := Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		if events, err := s.Events(late); !errors.As(err, &out) {
			t.Errorf("%q from 9998: %v, %v; want a RangeError", text, events, err)
		}
	}
	s, err := Parse("40y annual on 02-15, 480mo cliff")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Events(Grant{Shares: Whole(40), Start: MustDate("0001-01-01")}); err != nil {
		t.Errorf("from the first day of the calendar: %v", err)
	}
}

func TestTermsFileById(t *testing.T) {
	file := `{"file_type":"OCF_VESTING_TERMS_FILE","items":[` + strings.Replace(graph(startCondition, relative("a", "1/2", "start", monthlyTwice)), `"t"`, `"one"`, 1) + `,` +
		strings.Replace(graph(startCondition, relative("a", "1/4", "start", monthlyTwice)), `"t"`, `"two"`, 1) + `]}`
	if terms, err := ParseTermsFile([]byte(file), "two", Options{}); err != nil || terms.ID() != "two" {
		t.Errorf("by id: %v, %v", terms, err)
	}
	var missing *TermsNotFoundError
	for _, id := range []string{"", "three"} {
		if _, err := ParseTermsFile([]byte(file), id, Options{}); !errors.As(err, &missing) || !strings.Contains(err.Error(), "one, two") {
			t.Errorf("id %q: %v, want the ids there are", id, err)
		}
	}
	if _, err := ParseTermsFile([]byte(graph(startCondition, relative("a", "1/4", "start", monthlyTwice))), "", Options{}); err != nil {
		t.Errorf("a single object: %v", err)
	}
}

// Every mistake of a file has its line and column, what is no file of vesting terms too.
func TestMistakesOfAFileHavePlaces(t *testing.T) {
	const event = `"trigger":{"type":"VESTING_EVENT"},"next_condition_ids":[]`
	terms := func(conditions string) string {
		return `{"id":"x","allocation_type":"CUMULATIVE_ROUND_DOWN","vesting_conditions":[` + conditions + "]}"
	}
	for _, c := range []struct {
		text         string
		line, column int
		want         string
	}{
		{"", 1, 1, "the file is empty"},
		{"offers: []\n", 1, 1, "the file is no JSON"},
		{"PK\x03\x04", 1, 1, "the file is no JSON"},
		{"[]", 1, 1, "an array stands where an object {...} belongs"},
		{`{"id":"é"} trailing`, 1, 12, "this stands after the end of the JSON"},
		{"{\n\"id\":\"x\",}", 2, 10, "this is not JSON: '}' cannot stand here"},
		{`{"id":"x"`, 1, 10, "the file ends in the middle"},
		{`{"id":"x","object_type":"VESTING_TERMS","vesting_conditions":{}}`, 1, 62, "vesting_conditions cannot be an object"},
		{`{"offers":[]}`, 1, 1, "these are no vesting terms"},
		{`{"id":"x","object_type":"STAKEHOLDER"}`, 1, 11, `object_type "STAKEHOLDER" is that of another object`},
		{`{"items":[],"file_type":"OCF_STOCK_PLANS_FILE"}`, 1, 13, `file_type "OCF_STOCK_PLANS_FILE" is that of another file`},
		{`{"items":[]}`, 1, 2, "the file holds no vesting terms"},
		{`{"items":5,"id":"x"}`, 1, 10, "items cannot be a number"},
		{strings.Replace(terms(`{"id":"m","quantity":"1",`+event+`}`), `"x"`, `" "`, 1), 1, 2, "id is missing or blank"},
		{terms("\n" + `{"id":" ","quantity":"1",` + event + `}`), 2, 2, "condition 1: id is missing or blank"},
		{terms("\n" + `{"id":"m","quantity":true,` + event + `}`), 2, 11, `quantity "true" is not a number`},
		{terms("\n" + `{"id":"m","quantity":"1","x":1,` + event + `}`), 2, 26, "x is not known here"},
		{terms("\n" + `{"id":"m","quantity":"1","quantity":"2",` + event + `}`), 2, 26, "quantity is there twice"},
		{terms("\n\n" + `{"id":"m",` + event + `}`), 3, 1, "portion or quantity is missing"},
		{`{"items":[{"id":"u"},` + "\n  " + terms(`{"id":"m","quantity":"-1",`+event+`}`) + `]}`, 2, 87, `quantity "-1" must not be negative`},
		{`{"id":"x","statements":[` + "\n" + `{"order":1,"percentage":"1","schedule":{"occurrences":"four","period":3,"period_type":"MONTHS"}}]}`, 2, 41, `occurrences "four" is not a whole number`},
		{terms("\n" + `{"id":"a","quantity":"0","trigger":{"type":"VESTING_START_DATE"},"next_condition_ids":["b"]},` + "\n" +
			`{"id":"b","quantity":"0","trigger":{"type":"VESTING_EVENT"},"next_condition_ids":["a"]}`), 2, 1, "round in a circle: a > b > a"},
	} {
		id := ""
		if strings.Contains(c.text, `{"id":"u"}`) {
			id = "x"
		}
		_, err := ParseTermsFile([]byte(c.text), id, Options{})
		line, column := 0, 0
		var placed *PlaceError
		var syntax *SyntaxError
		switch {
		case errors.As(err, &placed):
			line, column = placed.Line, placed.Column
		case errors.As(err, &syntax):
			line, column = syntax.Line, syntax.Column
		}
		if !errors.Is(err, ErrTerms) || !strings.Contains(err.Error(), c.want) || line != c.line || column != c.column {
			t.Errorf("%s\ngot  %d:%d: %v\nwant %d:%d: %s", c.text, line, column, err, c.line, c.column, c.want)
		}
	}
}

// Two vesting terms of one id are told from each other by nothing, so neither is taken.
func TestTermsOfOneID(t *testing.T) {
	one := graph(startCondition, relative("a", "1/2", "start", monthlyTwice))
	other := graph(startCondition, relative("a", "1/4", "start", monthlyTwice))
	blank := strings.Replace(one, `"id":"t"`, `"id":" "`, 1)
	for _, c := range []struct{ items, id, want string }{
		{one + "," + other, "", `item 2: id "t" is that of item 1 too`},
		{one + "," + other, "t", `item 2: id "t" is that of item 1 too`},
		{one + "," + blank, "", "item 2: id is missing or blank"},
	} {
		if _, err := ParseTermsFile([]byte(`{"items":[`+c.items+`]}`), c.id, Options{}); !errors.Is(err, ErrTerms) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.items, err, c.want)
		}
	}
	third := strings.Replace(one, `"id":"t"`, `"id":"u"`, 1)
	if terms, err := ParseTermsFile([]byte(`{"items":[`+one+","+other+","+third+`]}`), "u", Options{}); err != nil || terms.ID() != "u" {
		t.Errorf("beside two others: %v", err)
	}
}

func TestIssuanceIsRead(t *testing.T) {
	i, err := ParseIssuance([]byte(`{"object_type":"TX_EQUITY_COMPENSATION_ISSUANCE","id":"x","date":"2024-02-29","quantity":"1000.5",
		"vesting_terms_id":"t","early_exercisable":true,"vestings":[{"date":"2025-01-01","amount":"10"}],
		"termination_exercise_windows":[{"reason":"VOLUNTARY_OTHER","period":3,"period_type":"MONTHS"},{"reason":"INVOLUNTARY_DEATH","period":1,"period_type":"YEARS"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	if i.Quantity.String() != "1000.5" || i.Terms != "t" || !i.EarlyExercise || len(i.Vestings) != 1 || len(i.Windows) != 2 {
		t.Errorf("got %+v", i)
	}
	if until := i.Windows[0].Until(MustDate("2026-11-30"), Date{}); until != MustDate("2027-02-28") {
		t.Errorf("three months after Nov 30 is %v, want 2027-02-28", until)
	}
	_, err = ParseIssuance([]byte(`{"date":"2024-02-30","quantity":"1e9","termination_exercise_windows":[{"reason":"BORED","period":-1,"period_type":"WEEKS"}]}`))
	for _, want := range []string{`"2024-02-30" is not a date`, `"1e9" is not a number`, `"BORED" is not one of`, `"WEEKS" is not one of`, "at least 0"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q in it", err, want)
		}
	}
}

// Parts over many unlike denominators are an error, and soon.
func TestDenominatorsBeyondReason(t *testing.T) {
	var statements []string
	for i := range 30 {
		statements = append(statements, fmt.Sprintf(`{"order":%d,"percentage":{"numerator":"0.0000000001","denominator":"99999999999.%010d"},"event_condition":{"event_id":"e"}}`, i, 7919*i+1))
	}
	_, err := ParseTerms([]byte(`{"id":"t","statements":[`+strings.Join(statements, ",")+`]}`), Options{})
	if !errors.Is(err, ErrTooPrecise) || !errors.Is(err, ErrTerms) {
		t.Errorf("got %v, want ErrTooPrecise", err)
	}
}
