package market_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/market"
)

// Ten amounts from 100,000 to 190,000. PERCENTILE.INC: p10 is 0.9 steps up, 109,000; p25 2.25,
// 122,500; p50 4.5, 145,000; p75 6.75, 167,500; p90 8.1, 181,000. 160,000 is 15,000/22,500 of the
// way from p50 to p75: 50 + 25*2/3 = 66.7.
func TestRowsOfPay(t *testing.T) {
	var rows strings.Builder
	rows.WriteString("Base Salary,Role,City\n")
	for i := 9; i >= 0; i-- {
		fmt.Fprintf(&rows, "\"$%d,000\",Software Engineer,\"Seattle, WA\"\n", 100+10*i)
	}
	rows.WriteString("900k,Senior Software Engineer,\"Seattle, WA\"\n800k,Software Engineer,\"Austin, TX\"\n")
	a := read(t, market.Options{}, questions(t, "Software Engineer", "", "Seattle, WA"), file(t, "rows.csv", rows.String()))[0]
	if want := []string{"109000", "122500", "145000", "167500", "181000"}; !slices.Equal(amounts(a), want) || a.Position.String() != "66.7" || a.Rows != 10 {
		t.Errorf("percentiles %v, position %s, %d rows, gap %v; want %v, 66.7, 10", amounts(a), a.Position.String(), a.Rows, a.Gap, want)
	}
}

// A percentile of few rows is not stated: three have a median alone, and one has none.
func TestFewRows(t *testing.T) {
	few := "role,base\nPM,100000\nPM,150000\nPM,170000\n"
	a := read(t, market.Options{}, questions(t, "PM", "", ""), file(t, "few.csv", few))[0]
	if want := []string{"150000"}; !slices.Equal(amounts(a), want) || a.Position.String() != "above p50" {
		t.Errorf("%v, %s; want %v, above p50", amounts(a), a.Position.String(), want)
	}
	a = read(t, market.Options{}, questions(t, "PM", "", ""), file(t, "one.csv", "role,base\nPM,100000\n"))[0]
	if a.Gap == nil || a.Gap.Kind != market.TooFew {
		t.Errorf("one row gives %+v", a)
	}
}

// Of the rows of a role the nearest counts: the offer's level before any, the city before the
// state before everywhere, the newest date.
func TestWhichPercentiles(t *testing.T) {
	const head = "role,level,location,as_of,p10,p50,p90,source\n"
	row := func(level, location, date, source string) string {
		return fmt.Sprintf("Sr. Product Manager,%s,%q,%s,100k,150k,200k,%s\n", level, location, date, source)
	}
	for _, c := range []struct {
		name, rows, level, location, want string
		gap                               market.GapKind
		near                              string
	}{
		{"level before place", row("L6", "", "", "level") + row("", "Seattle, WA", "", "city"), "L6", "Seattle, WA", "level", -1, ""},
		{"city before state", row("", "Washington", "", "state") + row("", "Seattle", "", "city") + row("", "US", "", "country"), "", "Seattle, WA", "city", -1, ""},
		{"state before country", row("", "US", "", "country") + row("", "WA", "", "state"), "", "Seattle, WA", "state", -1, ""},
		{"a metropolitan area", row("", "Seattle-Tacoma-Bellevue, WA", "", "metro"), "", "Tacoma, WA", "metro", -1, ""},
		{"newest", row("", "", "2025-01-01", "old") + row("", "", "2026-01-01", "new"), "", "", "new", -1, ""},
		{"another city", row("", "Austin, TX", "", "x"), "", "Seattle, WA", "", market.PlaceUnknown, "Austin, TX"},
		{"a city of the same name", row("", "Portland, ME", "", "x"), "", "Portland, OR", "", market.PlaceUnknown, "Portland, ME"},
		{"another level", row("L5", "", "", "x"), "L6", "", "", market.LevelUnknown, "L5"},
		{"no level", row("L5", "", "", "x") + row("L6", "", "", "x"), "", "", "", market.NoLevel, "L5,L6"},
		{"two alike", row("", "", "", "x") + row("", "", "", "y"), "", "", "", market.Ambiguous, "table.csv:2,table.csv:3"},
	} {
		a := read(t, market.Options{}, questions(t, "Senior Product Manager", c.level, c.location), file(t, "table.csv", head+c.rows))[0]
		switch {
		case c.gap < 0 && (a.Gap != nil || a.Source != c.want):
			t.Errorf("%s: took %q, gap %+v; want %q", c.name, a.Source, a.Gap, c.want)
		case c.gap >= 0 && (a.Gap == nil || a.Gap.Kind != c.gap || strings.Join(a.Gap.Near, ",") != c.near):
			t.Errorf("%s: gap %+v, want kind %d near %s", c.name, a.Gap, c.gap, c.near)
		}
	}
}

// A role that no row has is answered with those that are like it.
func TestNearRole(t *testing.T) {
	a := read(t, market.Options{}, questions(t, "Product Manger", "", ""), file(t, "t.csv", "role,p50\nProduct Manager,150k\nData Analyst,100k\n"))[0]
	if a.Gap == nil || a.Gap.Kind != market.RoleUnknown || !slices.Equal(a.Gap.Near, []string{"Product Manager"}) {
		t.Errorf("gap %+v", a.Gap)
	}
}

// A row with fewer cells than the first row has names is counted with its line: of the three below
// the base of two is missing. One without a cell is no row.
func TestShortRows(t *testing.T) {
	text := "role,level,base\nPM,,100000\nPM\n\nPM,,150000\nPM,\nPM,,170000\n , \n"
	a := read(t, market.Options{}, questions(t, "PM", "", ""), file(t, "short.csv", text))[0]
	if want := []market.Short{{File: "short.csv", Rows: 2, Line: 3}}; !slices.Equal(a.Short, want) || a.Rows != 3 {
		t.Errorf("got %+v of %d rows, want %+v of 3", a.Short, a.Rows, want)
	}
	whole := read(t, market.Options{}, questions(t, "PM", "", ""), file(t, "whole.csv", "role,base\nPM,100k\nPM,\n"))[0]
	if whole.Short != nil {
		t.Errorf("an empty cell counts as a short row: %+v", whole.Short)
	}
}

// What stands in for what the data do not say is refused where they say it, or have no such thing.
func TestUnused(t *testing.T) {
	const base, pay, mixed, wages = "role,base\nPM,100k\n", "role,pay\nPM,100k\n", "role,measure,pay\nPM,base,100k\nPM,,100k\n", "Area,SocCode,Level1,Level2,Level3,Level4\n1,15-1252,1,2,3,4\n"
	for _, c := range []struct {
		name, data string
		measure    market.Measure
		override   market.Override
		want       market.Unused
	}{
		{"a measure that the column has", base, market.Total, market.Override{}, market.UnusedMeasure},
		{"of another role too", strings.ReplaceAll(base, "PM", "SWE"), market.Total, market.Override{}, market.UnusedMeasure},
		{"a measure that the column has not", pay, market.Total, market.Override{}, ""},
		{"a measure that one row has not", mixed, market.Total, market.Override{}, ""},
		{"a measure of prevailing wages", wages, market.Total, market.Override{}, market.UnusedMeasure},
		{"an area", base, "", market.Override{Area: "42660"}, market.UnusedArea},
		{"an area of prevailing wages", wages, "", market.Override{Area: "42660"}, ""},
		{"an occupation", base, "", market.Override{SOC: "15-1252"}, market.UnusedOccupation},
		{"an occupation of prevailing wages", wages, "", market.Override{SOC: "15-1252"}, ""},
	} {
		q := questionsOf(t, comp.Offer{Company: "Initech", Role: "PM", Base: amount("160000")}, c.override)
		_, err := tryRead(t, market.Options{Measure: c.measure}, q, file(t, "t.csv", c.data))
		var unused *market.UnusedError
		if errors.As(err, &unused) != (c.want != "") || unused != nil && unused.What != c.want {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}

// What is compared is what the table measures: 160,000 of base and 10% of bonus are 176,000 a
// year, 26/50 of the way from p10 at 150,000 to p50 at 200,000: 10 + 40*0.52 = 30.8.
func TestMeasures(t *testing.T) {
	o := comp.Offer{Company: "Initech", Role: "PM", Base: amount("160000"), Bonus: comp.Bonus{Rate: amount("0.1")}}
	table := "role,measure,p10,p50\nPM,base,150k,200k\nPM,total compensation,150k,200k\n"
	answers := read(t, market.Options{}, questionsOf(t, o, market.Override{}), file(t, "t.csv", table))
	if len(answers) != 2 || answers[0].Position.String() != "18" || answers[1].Position.String() != "30.8" {
		t.Errorf("positions %s and %s of %d, want 18 and 30.8", answers[0].Position.String(), answers[1].Position.String(), len(answers))
	}
}

// What cannot be read in one's own table is named with its line and its mend.
func TestBadOwnTable(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"amount", "role,p50\nPM,15.000\n", `t.csv:2: "15.000" is no amount; write it as 185000`},
		{"falling", "role,p10,p50\nPM,200k,150k\n", "t.csv:2: p50 is lower than p10; correct"},
		{"measure", "role,measure,p50\nPM,happiness,1k\n", `t.csv:2: "happiness" is no measure; write one of base, bonus, equity, total`},
		{"currency", "role,currency,p50\nPM,dollars,150k\n", `t.csv:2: "dollars" is no currency; write an ISO 4217 code`},
		{"date", "role,as_of,p50\nPM,lately,150k\n", `t.csv:2: "lately" is no date; write it as 2026-10-01`},
		{"no role", "rolle,p50\nPM,150k\n", `t.csv:1: there is no column role or title or job_title or job or position; is "rolle" meant to be it`},
		{"no head", "Jane Doe,jane@example.com\n", "t.csv:1: the first row names none of the columns"},
		{"too many cells", "role,p50\nPM,150,000\n", "t.csv:2: the row has 3 cells and the first row names 2 columns"},
		{"no percentile 0", "role,p0,p50\nPM,1,150k\n", "t.csv:1: the column p0 is no percentile; percentiles are p1 to p99; rename it, or delete it"},
		{"no percentile 100", "role,p50,P100\nPM,150k,200k\n", "t.csv:1: the column P100 is no percentile"},
		{"nothing but one", "role,p150\nPM,150k\n", "t.csv:1: the column p150 is no percentile"},
		{"twice", "role,p50,Role\nPM,150k,PM\n", "t.csv:1: the column ROLE is named twice"},
		{"empty", "", "t.csv: the file is empty"},
	} {
		_, err := tryRead(t, market.Options{}, questions(t, "PM", "", ""), file(t, "t.csv", c.text))
		if err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: %v\nwant %s", c.name, err, c.want)
		}
	}
}

// Separators other than the comma, a byte order mark, lines without an end.
func TestFormsOfCSV(t *testing.T) {
	for _, text := range []string{"\xef\xbb\xbfrole,p10,p50\r\nPM,100k,200k", "role;p10;p50\nPM;100k;200k\n", "role\tp10\tp50\n\nPM\t100k\t200k\n\n"} {
		// 160,000 is 60% of the way from p10 to p50: 34
		if a := read(t, market.Options{}, questions(t, "PM", "", ""), file(t, "t.csv", text))[0]; a.Position.String() != "34" {
			t.Errorf("%q: %s, gap %+v", text, a.Position.String(), a.Gap)
		}
	}
}
