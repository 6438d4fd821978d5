package tax_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/comp/tax"
)

// A place that is hidden takes the same taxes, tax by tax, and none of them tells which it is.
func TestRedactedPlacesTakeTheSame(t *testing.T) {
	for _, written := range []string{"Seattle, WA", "New York, NY", "Portland, OR", "Denver, CO", "San Francisco, CA", "Philadelphia, PA", "Indianapolis, IN", "Austin, TX", "London", "Edinburgh"} {
		open := tax.Embedded()
		hidden := open.Redacted(map[string]string{"Place A": written}, nil)
		there, err := open.Place(written)
		if err != nil {
			t.Fatal(err)
		}
		shown, err := hidden.Place("Place A")
		if err != nil {
			t.Fatal(err)
		}
		if shown.Name != "Place A" {
			t.Errorf("%s is called %s", written, shown.Name)
		}
		for _, wages := range []int64{60_000, 210_000, 900_000} {
			want, err := open.Taxes(calc.Of(decimal.NewFromInt(wages)), tax.Situation{Place: there, Year: 2026})
			if err != nil {
				t.Fatal(err)
			}
			got, err := hidden.Taxes(calc.Of(decimal.NewFromInt(wages)), tax.Situation{Place: shown, Year: 2026})
			if err != nil {
				t.Fatal(err)
			}
			if len(got.Taxes) != len(want.Taxes) {
				t.Fatalf("%s: %d taxes, were %d", written, len(got.Taxes), len(want.Taxes))
			}
			var ids []string
			for i := range want.Taxes {
				a, b := &want.Taxes[i], &got.Taxes[i]
				if !a.Stated().Equal(b.Stated()) || a.Confidence != b.Confidence || len(a.Lines) != len(b.Lines) {
					t.Errorf("%s at %d: %s takes %v, was %v", written, wages, a.Title, b.Stated(), a.Stated())
				}
				if a.Level == tax.Country {
					continue
				}
				generic := slices.Contains([]string{"state_income_tax", "local_income_tax", "income_tax"}, a.ID)
				if a.Title == b.Title || !strings.HasPrefix(b.Title, "Place A, ") || !generic && a.ID == b.ID || b.Table.Source == a.Table.Source || b.Table.Note != "" {
					t.Errorf("%s tells of itself: %s (%s), %s", a.Title, b.Title, b.ID, b.Table.Source)
				}
				if slices.Contains(ids, b.ID+b.Title) {
					t.Errorf("%s: two taxes are %s", written, b.Title)
				}
				ids = append(ids, b.ID+b.Title)
			}
			for _, note := range got.Notes() {
				if city, _, _ := strings.Cut(written, ","); strings.Contains(note, city) {
					t.Errorf("a note tells of %s: %s", written, note)
				}
			}
		}
	}
}

// Who is exempt from a payroll tax still is: Washington's WA Cares Fund takes 0.58% of wages
// (RCW 50B.04.080), 580 of 100,000.
func TestRedactedExemptions(t *testing.T) {
	total := func(exempt ...string) decimal.Decimal {
		law := tax.Embedded().Redacted(map[string]string{"Place A": "Seattle, WA"}, exempt)
		place, err := law.Place("Place A")
		if err != nil {
			t.Fatal(err)
		}
		taxes, err := law.Taxes(calc.Of(decimal.NewFromInt(100_000)), tax.Situation{Place: place, Year: 2026})
		if err != nil {
			t.Fatal(err)
		}
		return taxes.StatedTotal()
	}
	if less := total().Sub(total("wa_cares")); !less.Equal(decimal.NewFromInt(580)) {
		t.Errorf("the exemption takes off %v", less)
	}
}

// What is hidden once more goes by its second name, and is taxed where it was.
func TestRedactedTwice(t *testing.T) {
	law := tax.Embedded().Redacted(map[string]string{"Place A": "Austin, TX"}, nil).Redacted(map[string]string{"Place B": "Place A"}, nil)
	place, err := law.Place("Place B")
	if err != nil || place.Name != "Place B" || place.ID != "US-TX" {
		t.Error(fmt.Sprintf("%+v", place), err)
	}
}
