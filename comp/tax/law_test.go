package tax

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// Every embedded file is read as strictly as a user's own: each table has a year, a status, the
// address of its source and the day on which that was read, and rules that can be computed.
func TestEmbeddedLaw(t *testing.T) {
	names, err := fs.Glob(lawFiles, "law/*.json")
	if err != nil || len(names) != 53 { // 50 states, DC, the country, the United Kingdom
		t.Fatalf("%d files, %v", len(names), err)
	}
	for _, name := range names {
		data, err := lawFiles.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := (&Law{}).With(data); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		place := strings.ToUpper(strings.TrimSuffix(strings.TrimPrefix(name, "law/"), ".json"))
		for _, table := range embeddedFileOf(place).Tables {
			if table.Place != place && !strings.HasPrefix(table.Place, place+"-") {
				t.Errorf("%s has a table of %s, where nobody looks for it", name, table.Place)
			}
		}
	}
}

// Every place that has a name can be taxed in every year, for every filing status.
func TestEveryNamedPlace(t *testing.T) {
	g := names()
	var places []Place
	g.each(func(_ string, of *localities, full string) {
		places = append(places, g.place(locality{of.id, full, listed(of.also)}))
	})
	for _, r := range g.regions {
		if r.id != "US" {
			places = append(places, Place{ID: r.id, Name: r.name})
		}
	}
	for _, p := range places {
		for _, year := range Embedded().Years(p) {
			for f := range Filing(filings) {
				taxes, err := Embedded().Taxes(number("120000"), Situation{Place: p, Year: year, Filing: f})
				if err != nil {
					t.Fatalf("%s: %v", p.Name, err)
				}
				if strings.Count(p.ID, "-") == 2 && !slices.ContainsFunc(taxes.Taxes, func(one Tax) bool { return one.Level == Local }) {
					t.Errorf("%s has no tax of its own", p.Name)
				}
			}
		}
	}
}

func TestYears(t *testing.T) {
	if got := Embedded().Years(Place{ID: "US-CA"}); !slices.Equal(got, []int{2025, 2026}) {
		t.Errorf("got %v", got)
	}
	_, err := Embedded().Taxes(number("1"), Situation{Place: Place{ID: "US-CA"}, Year: 2024})
	var unknown *UnknownYearError
	if !errors.As(err, &unknown) || !slices.Equal(unknown.Known, []int{2025, 2026}) {
		t.Errorf("got %v", err)
	}
}

// A newer year of the country alone is no law of a state: its taxes would silently be 0.
func TestAYearOfTheCountryAlone(t *testing.T) {
	law := with(t, `{"place": "US", "tax": "federal_income_tax", "year": 2027, "as_in": 2026, `+head+`}`)
	if _, err := law.Taxes(number("1"), Situation{Place: Place{ID: "US"}, Year: 2027}); err == nil {
		t.Error("Social Security of 2027 is 0 and nobody says so")
	}
}

const head = `"title": "A tax", "status": "carried", "source": "https://example.org/", "checked": "2026-11-23"`

// with is the embedded law with one table on top.
func with(t *testing.T, tables ...string) *Law {
	t.Helper()
	law, err := Embedded().With([]byte(`{"schema": "offerkit-tax/1", "tables": [` + strings.Join(tables, ",\n") + `]}`))
	if err != nil {
		t.Fatal(err)
	}
	return law
}

// A table of one's own takes the place of the one of its place, tax and year, and is found by
// the name of its place.
func TestOwnTables(t *testing.T) {
	law := with(t,
		`{"place": "US-WA", "tax": "wa_cares", "year": 2026, "payroll": true, "rules": [{"kind": "brackets", "name": "premium", "rates": [[0, 0.01]]}], `+head+`}`,
		`{"place": "US-OH-COLUMBUS", "tax": "local_income_tax", "year": 2026, "base": "wages", "rules": [{"kind": "brackets", "name": "city tax", "rates": [[0, 0.025]]}], `+head+`}`)
	taxes, err := law.Taxes(number("100000"), Situation{Place: Place{ID: "US-WA"}, Year: 2026})
	if err != nil || !amountOf(&taxes, "wa_cares").Equal(dec("1000")) {
		t.Errorf("got %s, %v", amountOf(&taxes, "wa_cares"), err)
	}
	place, err := law.Place("Columbus, OH")
	if err != nil || place.ID != "US-OH-COLUMBUS" || place.LeftOut != "" {
		t.Fatalf("got %+v, %v", place, err)
	}
	taxes, err = law.Taxes(number("100000"), Situation{Place: place, Year: 2026})
	if err != nil || !amountOf(&taxes, "local_income_tax").Equal(dec("2500")) {
		t.Errorf("got %s, %v", amountOf(&taxes, "local_income_tax"), err)
	}
}

// A table by which nobody would be taxed, or by the tax of another place, is refused where it says so.
func TestTablesOfNoPlace(t *testing.T) {
	for what, c := range map[string]struct{ place, tax, more, want string }{
		"a place that is none":            {"US-XX", "sdi", `"payroll": true, `, "US-XX is no state"},
		"a country without tables":        {"FR", "income_tax", "", "FR is no state"},
		"the federal tax of a city":       {"US-OH-COLUMBUS", "federal_income_tax", "", `federal_income_tax is no tax of US-OH-COLUMBUS; write "US"`},
		"a local tax of the country":      {"US", "local_income_tax", "", "local_income_tax is no tax of US; write a place within a state"},
		"a tax of no figure":              {"US-OH-COLUMBUS", "foo_tax", "", "no figure is called foo_tax"},
		"":                                {"US-OH-COLUMBUS", "foo_tax", `"payroll": true, `, ""},
		"a state's tax in another nation": {"GB-SCT", "state_income_tax", "", "state_income_tax is no tax of GB-SCT"},
	} {
		file := `{"schema": "offerkit-tax/1", "tables": [
{"place": "` + c.place + `", "tax": "` + c.tax + `", "year": 2026, ` + c.more + `"rules": [{"kind": "brackets", "name": "x", "rates": [[0, 0.01]]}], ` + head + `}]}`
		_, err := Embedded().With([]byte(file))
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.HasPrefix(err.Error(), "2:") || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: got %v, want %q", what, err, c.want)
		}
	}
}

func TestExemptions(t *testing.T) {
	s := Situation{Place: Place{ID: "US-WA"}, Year: 2026}
	for what, change := range map[string]struct {
		exempt, pays []string
		place, want  string
	}{
		"everybody pays":        {nil, nil, "US-WA", "1387.16"}, // 100,000 at 0.807159% and 0.58%
		"exempt from WA Cares":  {[]string{"wa_cares"}, nil, "US-WA", "807.16"},
		"the employer pays TDI": {nil, nil, "US-HI", "0"},
		"this one does not":     {nil, []string{"tdi"}, "US-HI", "390"}, // half a percent, 390.00 at most
	} {
		s.Place.ID, s.Exempt, s.Pays = change.place, change.exempt, change.pays
		taxes := taxesOf(t, "100000", s)
		sum := calc.Number{}
		for _, one := range taxes.Taxes {
			if one.Payroll {
				sum = sum.Add(one.Amount)
			}
		}
		if !sum.Decimal().Equal(dec(change.want)) {
			t.Errorf("%s: got %s, want %s", what, sum.Decimal(), change.want)
		}
	}
}
