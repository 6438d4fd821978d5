package comp_test

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// shippedCases are the cases of testdata, by file.
func shippedCases(t *testing.T) map[string]comp.Case {
	t.Helper()
	files, err := filepath.Glob("../testdata/cases/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal(err, len(files))
	}
	cases := map[string]comp.Case{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if cases[file], err = casefile.Read(casefile.Options{Today: vesting.MustDate("2026-11-23")}, casefile.Source{Name: file, Data: data}); err != nil {
			t.Fatal(err)
		}
	}
	return cases
}

// Without its words a case pays what it pays, to the cent, payment by payment, before and after taxes.
func TestRedactedFiguresStay(t *testing.T) {
	for file, kase := range shippedCases(t) {
		open, err := comp.Compare(kase)
		if err != nil {
			t.Fatal(err)
		}
		hidden, err := comp.Compare(kase.Redacted())
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		if len(open.Untaxed) != len(hidden.Untaxed) || len(open.Rankings) != len(hidden.Rankings) {
			t.Errorf("%s: %d offers untaxed and %d rankings, were %d and %d", file, len(hidden.Untaxed), len(hidden.Rankings), len(open.Untaxed), len(open.Rankings))
		}
		for i := range open.Offers {
			a, b := &open.Offers[i], &hidden.Offers[i]
			for _, m := range a.Metrics {
				if v, known := b.Figure(m.Metric.Name); !known || !v.Equal(m.Value) {
					t.Errorf("%s: %s, %s: %v, was %v", file, a.Name, m.Metric.Name, v, m.Value)
				}
			}
			if len(a.Timeline) != len(b.Timeline) || len(a.Taxes) != len(b.Taxes) {
				t.Fatalf("%s: %s: %d payments and %d taxes, were %d and %d", file, a.Name, len(b.Timeline), len(b.Taxes), len(a.Timeline), len(a.Taxes))
			}
			for k := range a.Timeline {
				if !a.Timeline[k].Amount.Equal(b.Timeline[k].Amount) || a.Timeline[k].Date != b.Timeline[k].Date {
					t.Errorf("%s: %s: payment %d: %v on %v, was %v on %v", file, a.Name, k, b.Timeline[k].Amount, b.Timeline[k].Date, a.Timeline[k].Amount, a.Timeline[k].Date)
				}
			}
			for k := range a.Taxes {
				if of := a.Taxes[k].Taxes; of != nil && !of.StatedTotal().Equal(b.Taxes[k].Taxes.StatedTotal()) {
					t.Errorf("%s: %s: taxes of year %d: %v, were %v", file, a.Name, k+1, b.Taxes[k].Taxes.StatedTotal(), of.StatedTotal())
				}
			}
		}
	}
}

// Every text that a case may have is filled with a word of its own, found by reflection, so that a term
// of tomorrow is among them: none of them is left.
func TestRedactedLeavesNoWord(t *testing.T) {
	kase := comp.NewCase(vesting.MustDate("2026-11-23"))
	kase.Offers = []comp.Offer{{Earlier: []comp.Revision{{}}}, {}}
	for i := range kase.Offers {
		o := &kase.Offers[i]
		o.Grants, o.Refreshers, o.Benefits, o.Costs = make([]comp.Grant, 1), make([]comp.Refresher, 1), make([]comp.Benefit, 1), make([]comp.Benefit, 1)
		o.Bonuses = make([]comp.Bonus, 1)
		schedule, err := vesting.Parse("amazon")
		if err != nil {
			t.Fatal(err)
		}
		o.Grants[0].Vesting, o.Refreshers[0].Vesting, o.Retirement.Vesting = schedule, schedule, schedule
	}
	kase.Correlations, kase.CostOfLiving, kase.Scenarios = make([]comp.Correlation, 1), make([]comp.LivingCost, 1), make([]comp.Scenario, 1)
	n := 0
	fill(reflect.ValueOf(&kase).Elem(), &n)
	if n < 20 {
		t.Fatalf("%d texts only", n)
	}
	if text := fmt.Sprintf("%+v", spread(reflect.ValueOf(kase.Redacted()))); strings.Contains(text, "secret") || strings.Contains(strings.ToLower(text), "amazon") {
		t.Errorf("left: %s", text)
	}
	if text := fmt.Sprintf("%+v", spread(reflect.ValueOf(kase))); !strings.Contains(text, "secret1") || !strings.Contains(text, "amazon") {
		t.Errorf("the case itself has lost its words: %s", text)
	}
}

// fill gives every text a word of its own. A path of a term is none: it is made of the case file's words.
func fill(v reflect.Value, n *int) {
	switch v.Kind() {
	case reflect.Struct:
		if v.Type().PkgPath() != reflect.TypeFor[comp.Case]().PkgPath() {
			return
		}
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && f.Name != "Path" && f.Name != "PlanLimits" {
				fill(v.Field(i), n)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			fill(v.Index(i), n)
		}
	case reflect.String:
		if v.Type() == reflect.TypeFor[string]() {
			*n++
			v.SetString(fmt.Sprintf("secret%d", *n))
		}
	}
}

// spread lists the texts of a case, those of its schedules among them.
func spread(v reflect.Value) (all []string) {
	if s, ok := v.Interface().(vesting.Schedule); ok {
		preset, _ := s.Preset()
		return []string{s.String(), fmt.Sprintf("%+v", preset)}
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && f.Name != "Law" && f.Name != "PlanLimits" {
				all = append(all, spread(v.Field(i))...)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			all = append(all, spread(v.Index(i))...)
		}
	case reflect.String:
		all = append(all, v.String())
	}
	return all
}

// What is one stays one, and what is not does not.
func TestRedactedKeepsApart(t *testing.T) {
	kase := comp.NewCase(vesting.MustDate("2026-11-23"))
	kase.Offers = []comp.Offer{
		{Company: "Base", Role: "Lead", Location: "Seattle, WA", Base: dec("100")}, {Company: "Total", Role: "Lead", Location: "seattle", Base: dec("100")},
		{Company: "Base", Location: "Austin, TX", Base: dec("100")}, {Company: "Total", From: "Base Lead", Base: dec("100")},
	}
	hidden := kase.Redacted()
	var got []string
	for _, o := range hidden.Offers {
		got = append(got, strings.Join([]string{o.Name, o.Company, o.Role, o.Location, o.From}, "|"))
	}
	want := []string{"Offer A|Company A|Role A|Place A|", "Offer B|Company B|Role A|Place A|", "Offer C|Company A||Place B|", "Offer D|Company B|||Offer A"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%q", got)
	}
}
