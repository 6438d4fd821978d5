package vesting

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
)

// vector is one expectation of testdata/vectors.json: terms applied to an issuance, and
// the vests that the source named says come out. In vests "..." stands for any rows.
type vector struct {
	Rule       string   `json:"rule"`
	Source     string   `json:"source"`
	Terms      string   `json:"terms"`
	Allocation string   `json:"allocation"`
	Options    []string `json:"options"`
	Shares     string   `json:"shares"`
	Start      Date     `json:"start"`
	Granted    Date     `json:"granted"`
	Events     []string `json:"events"`   // "id date", or "id date part"
	Vestings   []string `json:"vestings"` // "date shares"
	Vests      []string `json:"vests"`    // "date shares"
	Rows       int      `json:"rows"`
	Total      string   `json:"total"`
}

var namedOptions = map[string]func(*Options){
	"per-condition":       func(o *Options) { o.Accumulation = PerCondition },
	"defer":               func(o *Options) { o.PreGrant = DeferToInstalment },
	"defer-past":          func(o *Options) { o.PreGrant = DeferPastGrantDate },
	"first-occurrence":    func(o *Options) { o.Anchor = FirstOccurrence },
	"interrupted":         func(o *Options) { o.Repeats = Interrupted },
	"remainder-each-time": func(o *Options) { o.Remainder = RemainderEachTime },
	"full-period":         func(o *Options) { o.NumericDay = FullPeriod },
	"separate":            func(o *Options) { o.SameDay = SeparateSameDay },
	"round-half-up":       func(o *Options) { o.PartTotal = RoundHalfUpTotal },
	"disregard-early":     func(o *Options) { o.EarlyEvents = Disregarded },
	"terms-first":         func(o *Options) { o.Vestings = TermsFirst },
}

func TestVectors(t *testing.T) {
	data, err := os.ReadFile("testdata/vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Terms   map[string]json.RawMessage
		Vectors []vector
	}
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	for _, v := range file.Vectors {
		t.Run(v.Rule, func(t *testing.T) {
			got, total := v.run(t, file.Terms[v.Terms])
			if !matchRows(got, v.Vests) || v.Rows > 0 && len(got) != v.Rows || v.Total != "" && total != v.Total {
				t.Errorf("%s\ngot  %q, %d rows, %s shares\nwant %q, %d rows, %s shares", v.Source, got, len(got), total, v.Vests, v.Rows, v.Total)
			}
		})
	}
}

func (v *vector) run(t *testing.T, document json.RawMessage) (rows []string, total string) {
	var o Options
	for _, name := range v.Options {
		namedOptions[name](&o)
	}
	var terms *Terms
	if v.Terms != "" {
		var err error
		if terms, err = ParseTerms(document, o); err != nil {
			t.Fatal(err)
		}
		if v.Allocation != "" {
			a, err := ParseAllocation(v.Allocation)
			if err != nil {
				t.Fatal(err)
			}
			terms = terms.WithAllocation(a)
		}
	}
	events, err := v.issuance(t).Events(terms)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range events {
		rows = append(rows, fmt.Sprintf("%v %v", e.Date, e.Shares))
		total = e.Cumulative.String()
	}
	return rows, total
}

func (v *vector) issuance(t *testing.T) *Issuance {
	i := &Issuance{Quantity: testShares(t, v.Shares), Start: v.Start, Granted: v.Granted}
	for _, text := range v.Events {
		words := strings.Fields(text)
		o := Occurrence{ID: words[0], Date: MustDate(words[1])}
		if len(words) == 3 {
			numerator, denominator, _ := strings.Cut(words[2], "/")
			o.Realized = ratioOf(testShares(t, numerator).Rat().Quo(testShares(t, numerator).Rat(), testShares(t, denominator).Rat())).mustFraction()
		}
		i.Occurrences = append(i.Occurrences, o)
	}
	for _, text := range v.Vestings {
		words := strings.Fields(text)
		i.Vestings = append(i.Vestings, DatedQuantity{MustDate(words[0]), testShares(t, words[1])})
	}
	return i
}

func (r ratio) mustFraction() Fraction {
	f, err := r.fraction()
	if err != nil {
		panic(err)
	}
	return f
}

func testShares(t *testing.T, text string) Fraction {
	value, ok := parseNumeric(text)
	if !ok {
		t.Fatalf("%q is not a number of shares", text)
	}
	return ratioOf(value).mustFraction()
}

// matchRows matches rows against a pattern in which "..." stands for any rows.
func matchRows(rows, pattern []string) bool {
	if len(pattern) == 0 {
		return len(rows) == 0
	}
	if pattern[0] != "..." {
		return len(rows) > 0 && rows[0] == pattern[0] && matchRows(rows[1:], pattern[1:])
	}
	for skip := 0; skip <= len(rows); skip++ {
		if matchRows(rows[skip:], pattern[1:]) {
			return true
		}
	}
	return false
}
