package vesting

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// The rows that the issue, the specification and public pages give in full.
func TestEmployersSchedules(t *testing.T) {
	for _, c := range []struct {
		name   string
		shares int64
		start  string
		want   []string
	}{
		// fearlesssalarynegotiation.com, Amazon: 1000 shares of 2019.
		{"amazon", 1000, "2019-01-01", []string{"2020-01-01 50", "2021-01-01 150", "2021-07-01 200", "2022-01-01 200", "2022-07-01 200", "2023-01-01 200"}},
		// 33% over 12 is 2.75% a month, 22% is 1.83%, 12% is 1%: of 1200 shares 33, 22, 12.
		{"google", 1200, "2027-01-11", []string{"2027-02-11 33", "...", "2029-01-11 33", "2029-02-11 22", "...", "2030-01-11 22", "2030-02-11 12", "...", "2031-01-11 12"}},
		// Sixteen fixed dates, the first the next after the start.
		{"meta", 1600, "2027-01-11", []string{"2027-02-15 100", "2027-05-15 100", "2027-08-15 100", "2027-11-15 100", "2028-02-15 100", "...", "2030-11-15 100"}},
		{"facebook", 1600, "2027-02-15", []string{"2027-05-15 100", "...", "2031-02-15 100"}},
		// 1/12, fourteen sixteenths, 1/24 of 4800.
		{"meta-b", 4800, "2027-01-11", []string{"2027-02-15 400", "2027-05-15 300", "...", "2030-08-15 300", "2030-11-15 200"}},
		// taurusfinancialplanning.com: 1,080 shares of April 2024 vest 30 a month from May 2024 to April 2027.
		{"walmart", 1080, "2024-04-01", []string{"2024-05-01 30", "...", "2027-04-01 30"}},
		// Form 4 of February 2024: 30% Feb 17 2024, 15% Aug, 15% Feb 2025, 20% Aug, 20% Feb 2026.
		{"servicenow", 1000, "2023-02-17", []string{"2024-02-17 300", "2024-08-17 150", "2025-02-17 150", "2025-08-17 200", "2026-02-17 200"}},
		// Form 4 of March 2023: 25% on March 15, 2024 and 6.25% on each quarterly date.
		{"snowflake", 1600, "2023-03-15", []string{"2024-03-15 400", "2024-06-15 100", "2024-09-15 100", "2024-12-15 100", "2025-03-15 100", "...", "2027-03-15 100"}},
		// Form 4 of July 2021: 25% on July 1, 2022, then Oct 1, Dec 31, Apr 1, Jul 1.
		{"intuit", 1600, "2021-07-01", []string{"2022-07-01 400", "2022-10-01 100", "2022-12-31 100", "2023-04-01 100", "...", "2025-07-01 100"}},
		// South China Morning Post, January 2024: 20% after a year, then quarterly to 25, 25 and 30% a year.
		{"tiktok", 1200, "2024-01-31", []string{"2025-01-31 240", "2025-04-30 75", "2025-07-31 75", "2025-10-31 75", "2026-01-31 75", "...", "2027-01-31 75", "2027-04-30 90", "...", "2028-01-31 90"}},
		{"lyft", 100, "2027-01-01", []string{"2027-04-01 25", "2027-07-01 25", "2027-10-01 25", "2028-01-01 25"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, err := Parse(c.name)
			if err != nil {
				t.Fatal(err)
			}
			events, err := s.Events(Grant{Shares: Whole(c.shares), Start: MustDate(c.start)})
			if err != nil {
				t.Fatal(err)
			}
			rows := strings.Fields(strings.ReplaceAll(show(events), ":", "_"))
			for i := range rows {
				rows[i] = strings.Replace(rows[i], "_", " ", 1)
			}
			if !matchRows(rows, c.want) {
				t.Errorf("got  %q\nwant %q", rows, c.want)
			}
		})
	}
}

// No key of the table is passed over.
func TestPresetKeysAreKnown(t *testing.T) {
	var file struct{ Presets []Preset }
	d := json.NewDecoder(bytes.NewReader(embeddedPresets))
	d.DisallowUnknownFields()
	if err := d.Decode(&file); err != nil || len(file.Presets) != len(Embedded().All()) {
		t.Errorf("%d rows, %v", len(file.Presets), err)
	}
}

// Every row can be used, says where it is from, and vests a whole grant.
// A row found by itself is the row of the whole table.
func TestRowAlone(t *testing.T) {
	for _, want := range Embedded().All() {
		table, found := embeddedRow(want.Name)
		if !found {
			t.Errorf("%s: not found; its name has to stand first in the row, below a brace on a line of its own", want.Name)
			continue
		}
		if got := table.All(); !reflect.DeepEqual(got, []Preset{want}) {
			t.Errorf("%s: got %+v, want %+v", want.Name, got, want)
		}
	}
	for _, name := range []string{"", "metaverse", `google",`, "goo", "Amazon\",\n \"company"} {
		if _, found := embeddedRow(name); found {
			t.Errorf("%q: found", name)
		}
	}
}

func TestPresetRowsAreComplete(t *testing.T) {
	companies := map[string]bool{}
	for _, p := range Embedded().All() {
		companies[p.Company] = true
		for _, fault := range p.faults() {
			t.Error(fault)
		}
		if p.AsOf == "" || p.Confidence == "" || len(p.Sources) == 0 || p.Instrument == "" {
			t.Errorf("%s: as_of, confidence, instrument or sources is missing", p.Name)
		}
		for _, s := range p.Sources {
			if !strings.HasPrefix(s.URL, "https://") || s.Says == "" {
				t.Errorf("%s: source %q does not say what it says", p.Name, s.URL)
			}
		}
		if p.AlternativeOf != "" {
			if of, found := Embedded().Find(p.AlternativeOf); !found || of.Company != p.Company {
				t.Errorf("%s: no %s of the same company", p.Name, p.AlternativeOf)
			}
		}
		if p.Schedule == "" {
			var none *NoScheduleError
			if _, err := Parse(p.Name); !errors.As(err, &none) || p.Note == "" {
				t.Errorf("%s: %v, want a NoScheduleError that says why", p.Name, err)
			}
			continue
		}
		s, err := Parse(p.Name)
		if err != nil {
			t.Errorf("%s: %v", p.Name, err)
			continue
		}
		tranches := s.Tranches(MustDate("2024-02-29"))
		if len(tranches) == 0 || tranches[len(tranches)-1].Cumulative != Whole(1) {
			t.Errorf("%s: %v does not vest the whole grant", p.Name, tranches)
		}
	}
	if len(companies) != 54 {
		t.Errorf("%d employers, want 54", len(companies))
	}
}

func TestLowConfidenceIsLabelled(t *testing.T) {
	for name, want := range map[string]string{"workday": "officer grant, low confidence", "adobe": "officer grant", "qualcomm": "low confidence", "google": "sources disagree", "airbnb": ""} {
		if p, found := Embedded().Find(name); !found || p.Caveat() != want {
			t.Errorf("%s: %q, want %q", name, p.Caveat(), want)
		}
	}
}

func TestNamesAsTheyAreWritten(t *testing.T) {
	for name, want := range map[string]string{"Palo Alto Networks": "palo-alto-networks", " GOOGLE ": "google", "TikTok": "bytedance", "Square": "block"} {
		if p, found := Embedded().Find(name); !found || p.Name != want {
			t.Errorf("%q is %q, want %q", name, p.Name, want)
		}
		if _, err := Parse(name); err != nil {
			t.Error(err)
		}
	}
}

func TestUnknownEmployers(t *testing.T) {
	for name, near := range map[string]string{"googel": "google", "Amazn": "amazon", "microsft": "microsoft", "metta": "meta", "zzzzzzzz": ""} {
		_, err := Parse(name)
		var unknown *UnknownPresetError
		var schedule *ScheduleError
		if !errors.As(err, &schedule) || !errors.As(err, &unknown) || unknown.Near != near {
			t.Errorf("Parse(%q) = %v, want did you mean %q", name, err, near)
		}
	}
}

// ownPresets returns the embedded table with rows that are written as its own are.
func ownPresets(t *testing.T, text string) (Presets, error) {
	t.Helper()
	var rows []Preset
	if err := json.Unmarshal([]byte(text), &rows); err != nil {
		t.Fatal(err)
	}
	return Embedded().With(rows)
}

func TestUserPresets(t *testing.T) {
	presets, err := ownPresets(t, `[
		{"name": "acme", "company": "Acme", "schedule": "10/20/30/40 quarterly"},
		{"name": "google", "company": "Google", "schedule": "4y monthly"}]`)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]int{"acme": 16, "google": 48, "amazon": 6} {
		s, err := presets.Parse(name)
		if err != nil || len(s.Tranches(MustDate("2027-01-01"))) != want {
			t.Errorf("%s: %v, %d vests, want %d", name, err, len(s.Tranches(MustDate("2027-01-01"))), want)
		}
	}
	if s, _ := Parse("google"); len(s.series) != 3 {
		t.Error("a user's table changed the embedded one")
	}
	for text, want := range map[string]string{
		`[{"name": "acme", "confidence": "disputed"}]`:                                                    "add readings",
		`[{"name": "acme", "confidence": "high", "readings": [{"says": "x"}]}]`:                           "write confidence: disputed",
		`[{"name": "acme", "confidence": "disputed", "readings": [{"schedule": "4y annual"}]}]`:           "add says",
		`[{"name": "acme", "confidence": "disputed", "readings": [{"schedule": "50/40", "says": "me"}]}]`: "add up to 90",
		`[{"name": "acme", "rounding": "upwards"}]`:                                                       "write up, down or nearest",
		`[{"name": "Acme Inc", "schedule": "4y monthly"}]`:                                                "is not a name",
		`[{"name": "acme"}, {"name": "acme"}]`:                                                            "is there twice",
		`[{"name": "acme", "confidence": "certain"}]`:                                                     "write high, medium, low or disputed",
		`[{"name": "acme"}]`: "has no company; add the employer's name",
		`[{"name": "acme", "company": "Acme", "as_of": "tomorrow"}]`:     `is as of "tomorrow", which is no date; write a year, a month or a day`,
		`[{"name": "acme", "company": "Acme", "as_of": "2026-13"}]`:      "is no date",
		`[{"name": "acme", "company": "A\u001b[31mcme"}]`:                "holds the character U+001B in company",
		`[{"name": "acme", "company": "A\u202ecme"}]`:                    "holds the character U+202E in company",
		`[{"name": "acme", "schedule": "50/40", "company": "Acme Inc"}]`: "add up to 90",
	} {
		if _, err := ownPresets(t, text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
}

// The table against the research it re-expresses: every employer is in it, and the
// percentages by year agree.
func TestPresetsAgreeWithTheResearch(t *testing.T) {
	data, err := os.ReadFile("../../shared/data/company_vesting.json")
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("../shared/data/company_vesting.json is not here")
	}
	if err != nil {
		t.Fatal(err)
	}
	var research struct {
		Companies []struct {
			Company       string
			YearlyPercent []json.Number `json:"yearly_percent"`
			CliffMonths   *int          `json:"cliff_months"`
			Confidence    string
		}
	}
	if err := json.Unmarshal(data, &research); err != nil {
		t.Fatal(err)
	}
	byCompany := map[string]Preset{}
	for _, p := range Embedded().All() {
		if p.AlternativeOf == "" {
			byCompany[strings.Fields(p.Company)[0]] = p
		}
	}
	for _, c := range research.Companies {
		p, found := byCompany[strings.Split(strings.Fields(c.Company)[0], "/")[0]]
		if trust := []string{disputed, "low", "medium", "high"}; !found || slices.Index(trust, p.Confidence) > slices.Index(trust, c.Confidence) {
			t.Errorf("%s: found %v, confidence %q, more than the research's %q", c.Company, found, p.Confidence, c.Confidence)
			continue
		}
		if len(c.YearlyPercent) == 0 || p.Schedule == "" {
			continue
		}
		s, err := Parse(p.Name)
		if err != nil {
			t.Fatal(err)
		}
		var got, want []string
		for _, part := range s.Yearly() {
			got = append(got, part.Decimal(4).Shift(2).StringFixed(1))
		}
		for _, percent := range c.YearlyPercent {
			value, _ := parseNumeric(percent.String())
			want = append(want, value.FloatString(1))
		}
		if strings.Join(got, "/") != strings.Join(want, "/") {
			t.Errorf("%s: %v, want %v", p.Name, got, want)
		}
		if c.CliffMonths != nil && *c.CliffMonths > 12 {
			t.Errorf("%s: cliff %d", p.Name, *c.CliffMonths)
		}
	}
}

// Sources that disagree are named, with the other schedule where they give one, and the
// row that has it is that row.
func TestDisputedPresets(t *testing.T) {
	want := map[string]string{
		"google":      "38/32/20/10 monthly", // a founder of Levels.fyi, March 2024
		"google-2024": "33/33/22/12 monthly",
		"apple":       "4y quarterly, 12mo cliff", // druckerwealth.com
		"meta":        "4y quarterly on 02-15 05-15 08-15 11-15, 12mo cliff",
		"nvidia":      "4y quarterly",
		"oracle":      "4y annual",
		"uber":        "", // front-loaded, without numbers
	}
	for _, p := range Embedded().All() {
		if schedule, stated := want[p.Name]; stated && (p.Confidence != disputed || p.Readings[0].Schedule != schedule) {
			t.Errorf("%s: %s %v, want disputed, %q", p.Name, p.Confidence, p.Readings, schedule)
		}
		for _, r := range p.Readings {
			if s, ok := r.Parse(); ok != (r.Schedule != "") || s.String() != r.Schedule || r.Schedule == p.Schedule {
				t.Errorf("%s: the reading %q is %v %v", p.Name, r.Schedule, s, ok)
			}
			if same, found := Embedded().Find(r.Preset); r.Preset != "" && (!found || same.Schedule != r.Schedule || same.Company != p.Company) {
				t.Errorf("%s: %s does not vest %s", p.Name, r.Preset, r.Schedule)
			}
		}
	}
}

// A schedule asked for by name knows whose it is, from the table that knew the name.
func TestScheduleKnowsItsPreset(t *testing.T) {
	own, err := ownPresets(t, `[{"name": "google", "company": "My Google", "schedule": "4y annual", "rounding": "up"}]`)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		presets       Presets
		text, company string
	}{
		{Embedded(), "Google", "Google"}, {Embedded(), "facebook", "Meta"}, {own, "google", "My Google"}, {own, "meta", "Meta"}, {own, "4y annual", ""},
	} {
		s, err := c.presets.Parse(c.text)
		if err != nil {
			t.Fatal(err)
		}
		if p, ok := s.Preset(); p.Company != c.company || ok != (c.company != "") {
			t.Errorf("%s: %q %v, want %q", c.text, p.Company, ok, c.company)
		}
	}
}

// Meta rounds a conversion up to a whole share (archfinancialplanning.com), Walmart to the
// nearest (its agreement of 2019).
func TestEmployersRounding(t *testing.T) {
	for name, want := range map[string]string{"meta": "up", "meta-b": "up", "meta-c": "up", "walmart": "nearest", "google": ""} {
		if p, _ := Embedded().Find(name); p.Rounding != want {
			t.Errorf("%s rounds %q, want %q", name, p.Rounding, want)
		}
	}
}
