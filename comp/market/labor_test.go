package market_test

import (
	"encoding/csv"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/market"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// cases writes disclosure data of the given rows: CASE_NUMBER, CASE_STATUS, DECISION_DATE,
// JOB_TITLE, FULL_TIME_POSITION, WORKSITE_WORKERS, WORKSITE_CITY, WORKSITE_STATE,
// WAGE_RATE_OF_PAY_FROM, WAGE_UNIT_OF_PAY, all of SOC 15-1252. Every other column holds what must
// not get out.
func cases(tb testing.TB, rows ...string) string {
	tb.Helper()
	var b strings.Builder
	w := csv.NewWriter(&b)
	w.Write(caseHead)
	for _, row := range rows {
		cells := slices.Repeat([]string{secret}, len(caseHead))
		for i, cell := range strings.Split(row, "|") {
			cells[columnAt[[]string{"CASE_NUMBER", "CASE_STATUS", "DECISION_DATE", "JOB_TITLE", "FULL_TIME_POSITION", "WORKSITE_WORKERS", "WORKSITE_CITY", "WORKSITE_STATE",
				"WAGE_RATE_OF_PAY_FROM", "WAGE_UNIT_OF_PAY"}[i]]] = cell
		}
		cells[columnAt["SOC_CODE"]], cells[columnAt["SOC_TITLE"]] = "15-1252.00", "Software Developers"
		w.Write(cells)
	}
	w.Flush()
	return file(tb, "lca.csv", b.String())
}

// The traps of the disclosure data, each by a row. Of the four that count the median is halfway
// between the second and the third worker of five: with one worker each, and two in the last,
// 104,000 104,000 120,000 156,000 156,000 the third is the median: 120,000; p25 is the second,
// 104,000, p75 the fourth, 156,000. 160,000 is above it.
func TestCases(t *testing.T) {
	path := cases(t,
		"1|Certified|2025-01-15|Software Engineer|Y|1|Seattle|WA|50.00|Hour",              // x 2,080: 104,000
		"2|Certified|2025-02-15|Engineer, Software (Payments)|Y|1|SEATTLE|WA|2000|Week",   // x 52: 104,000
		"3|CERTIFIED|2025-03-15|Software Engineer|Y||Seattle|WA|120,000.00|Hour",          // filed as by the hour, and of a year
		"4|Certified|9/30/2024|Software Engineer|Y|2|Seattle|WASHINGTON|6000|Bi-Weekly",   // x 26: 156,000, for two workers
		"5|Certified - Withdrawn|2025-01-15|Software Engineer|Y|1|Seattle|WA|90000|Year",  // not certified
		"6|Certified|2025-01-15|Software Engineer|N|1|Seattle|WA|90000|Year",              // part time
		"7|Certified|2025-01-15|Software Engineer|Y|1|Seattle|WA||Year",                   // no wage
		"8|Certified|2025-01-15|Software Engineer|Y|1|Seattle|WA|90|Year",                 // below any wage
		"9|Certified|2025-01-15|Senior Software Engineer|Y|1|Seattle|WA|190000|Year",      // another rank
		"10|Certified|2025-01-15|Software Engineer|Y|1|Bellevue|WA|190000|Year",           // of the state
		"11|Certified|2025-01-15|Software Engineer|Y|1|Austin|TX|190000|Year",             // of the country
		"12|Certified|2025-01-15|Software Engineering Manager|Y|1|Seattle|WA|190000|Year", // another job
	)
	a := read(t, market.Options{}, questions(t, "Software Engineer", "", "Seattle, WA"), path)[0]
	if a.Gap != nil {
		t.Fatalf("gap %+v, left out %+v", a.Gap, a.LeftOut)
	}
	if want := []string{"104000", "120000", "156000"}; !slices.Equal(amounts(a), want) || a.Position.String() != "above p75" {
		t.Errorf("percentiles %v, %s; want %v, above p75", amounts(a), a.Position.String(), want)
	}
	if a.Rows != 4 || a.Workers != 5 || a.From.String() != "2024-09-30" || a.To.String() != "2025-03-15" {
		t.Errorf("%d rows of %d workers from %v to %v; want 4, 5, 2024-09-30, 2025-03-15", a.Rows, a.Workers, a.From, a.To)
	}
	if want := (market.LeftOut{NotCertified: 1, PartTime: 1, NoWage: 2, Yearly: 1}); a.LeftOut != want {
		t.Errorf("left out %+v, want %+v", a.LeftOut, want)
	}
	if want := []market.Wider{{Width: market.State, Area: "Washington", Rows: 5}, {Width: market.Country, Rows: 6}}; !slices.Equal(a.Wider, want) {
		t.Errorf("wider %+v, want %+v", a.Wider, want)
	}
}

// Of a case that each quarter's file repeats, the row with the last decision counts, in whatever
// order the files are read: case 2 has been withdrawn, and case 1 counts once.
func TestCasesOnce(t *testing.T) {
	first := cases(t, "1|Certified|2025-01-15|PM|Y|1|Seattle|WA|100000|Year", "2|Certified|2025-01-16|PM|Y|1|Seattle|WA|110000|Year", "3|Certified|2025-01-16|PM|Y|1|Seattle|WA|130000|Year")
	second := cases(t, "1|Certified|2025-01-15|PM|Y|1|Seattle|WA|100000|Year", "2|Withdrawn|2025-04-01|PM|Y|1|Seattle|WA|110000|Year")
	for _, paths := range [][]string{{first, second}, {second, first}} {
		a := read(t, market.Options{}, questions(t, "PM", "", "Seattle, WA"), paths...)[0]
		// the median of 100,000 and 130,000 is 115,000
		if !slices.Equal(amounts(a), []string{"115000"}) || a.Rows != 2 || a.LeftOut.Duplicates != 2 || a.LeftOut.NotCertified != 1 {
			t.Errorf("%v of %d rows, left out %+v; want 115000 of 2 rows, 2 duplicates, 1 not certified", amounts(a), a.Rows, a.LeftOut)
		}
	}
}

// The names of FY2018 and FY2019, and columns in another order.
func TestOlderCases(t *testing.T) {
	old := "WAGE_UNIT_OF_PAY_1,WAGE_RATE_OF_PAY_FROM_1,WORKSITE_STATE_1,WORKSITE_CITY_1,TOTAL_WORKERS,SOC_NAME,SOC_CODE,JOB_TITLE,CASE_STATUS,CASE_NUMBER\n" +
		"Year,100000,WA,Seattle,3,SOFTWARE DEVELOPERS,15-1132,PM,CERTIFIED,1\nYear,130000,WA,Seattle,1,SOFTWARE DEVELOPERS,15-1132,PM,CERTIFIED,2\n"
	a := read(t, market.Options{}, questions(t, "PM", "", "Seattle, WA"), file(t, "old.csv", old))[0]
	if !slices.Equal(amounts(a), []string{"100000"}) || a.Workers != 4 || !a.To.IsZero() {
		t.Errorf("%v of %d workers until %v; want 100000 of 4, no date", amounts(a), a.Workers, a.To)
	}
	_, err := tryRead(t, market.Options{}, questions(t, "PM", "", ""), file(t, "worksites.csv", "CASE_NUMBER,CASE_STATUS,WORKSITE_CITY,WORKSITE_STATE\n1,Certified,a,b\n"))
	if err == nil || !strings.Contains(err.Error(), "there is no column job_title") {
		t.Errorf("a file of work sites: %v", err)
	}
}

// An occupation stands in place of the role; where the role finds nothing, it is named.
func TestOccupation(t *testing.T) {
	path := cases(t, "1|Certified|2025-01-15|Coder|Y|1|Seattle|WA|100000|Year", "2|Certified|2025-01-15|Wizard|Y|1|Seattle|WA|120000|Year")
	o := comp.Offer{Company: "Initech", Role: "Software Developer", Location: "Seattle, WA", Base: amount("160000")}
	a := read(t, market.Options{}, questionsOf(t, o, market.Override{SOC: "15-1252"}), path)[0]
	if a.Rows != 2 || a.Occupation != "15-1252 Software Developers" {
		t.Errorf("%d rows of %q", a.Rows, a.Occupation)
	}
	if a = read(t, market.Options{}, questionsOf(t, o, market.Override{SOC: "15-1252", Role: "Wizard"}), path)[0]; a.Rows != 1 {
		t.Errorf("with a role beside it %d rows, want 1", a.Rows)
	}
	a = read(t, market.Options{}, questionsOf(t, o, market.Override{}), path)[0]
	if a.Gap == nil || a.Gap.Kind != market.RoleUnknown || !slices.Equal(a.Gap.Near, []string{"15-1252 Software Developers"}) {
		t.Errorf("gap %+v", a.Gap)
	}
}

// A workbook gives the answers of the CSV, its texts apart or in the cells; and nothing of the
// personal columns gets out.
func TestFormsOfCases(t *testing.T) {
	const rows = 3_000
	q := questions(t, "Software Engineer", "", "Seattle, WA")
	want := read(t, market.Options{}, q, writeCSV(t, rows))[0]
	if want.Gap != nil || want.Rows < 50 {
		t.Fatalf("the CSV gives %+v", want)
	}
	want.Files, want.Question = nil, nil
	for _, shared := range []bool{true, false} {
		got := read(t, market.Options{}, q, writeXLSX(t, rows, shared))[0]
		got.Files, got.Question = nil, nil
		if !reflect.DeepEqual(got, want) {
			t.Errorf("shared texts %v:\n%+v\nwant\n%+v", shared, got, want)
		}
	}
	if strings.Contains(fmt.Sprintf("%+v", want), secret) {
		t.Errorf("personal data in %+v", want)
	}
}

// estimates writes a file of the Bureau of Labor Statistics with the columns that matter.
func estimates(tb testing.TB, name string, rows ...string) string {
	tb.Helper()
	return file(tb, name, "AREA,AREA_TITLE,NAICS,OWN_CODE,OCC_CODE,OCC_TITLE,O_GROUP,TOT_EMP,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90\n"+strings.Join(rows, "\n"))
}

func TestEstimates(t *testing.T) {
	const industry = `42660,"Seattle-Tacoma-Bellevue, WA",511200,1235,15-1252,Software Developers,detailed,9,1,2,3,4,5`
	const metro = `42660,"Seattle-Tacoma-Bellevue, WA",000000,1235,15-1252,Software Developers,detailed,"62,500",100000,130000,160000,190000,#`
	const state = `53,Washington,000000,1235,15-1252,Software Developers,detailed,90000,90000,120000,150000,*,*`
	const country = `99,U.S.,000000,1235,15-1252,Software Developers,detailed,1600000,*,*,*,*,*`
	q := func(role, location, soc string, base string) []market.Question {
		return questionsOf(t, comp.Offer{Company: "Initech", Role: role, Location: location, Base: amount(base)}, market.Override{SOC: soc})
	}
	path := estimates(t, "MSA_M2024_dl.csv", industry, country, state, metro)
	for _, c := range []struct {
		name      string
		questions []market.Question
		area      string
		position  string
		undecided bool
		gap       market.GapKind
	}{
		{"the metropolitan area of a city", q("", "Bellevue, WA", "15-1252", "145000"), "Seattle-Tacoma-Bellevue, WA", "37.5", false, -1}, // halfway from p25 to p50
		{"the title of the occupation", q("software developer", "Seattle, WA", "", "160000"), "Seattle-Tacoma-Bellevue, WA", "50", false, -1},
		{"above a percentile that is not published", q("", "Seattle, WA", "15-1252", "250000"), "Seattle-Tacoma-Bellevue, WA", "above p75", true, -1},
		{"below it", q("", "Seattle, WA", "15-1252", "200000"), "Seattle-Tacoma-Bellevue, WA", "between p75 and p90", false, -1},
		{"the state around a city that is not there", q("", "Spokane, WA", "15-1252", "160000"), "Washington", "above p50", false, -1},
		{"nothing published", q("", "Austin, TX", "15-1252", "160000"), "U.S.", "", false, market.Withheld},
		{"no such occupation", q("", "Seattle, WA", "11-1011", "160000"), "Seattle, WA", "", false, market.OccupationUnknown},
		{"no such title", q("Software Wizard", "Seattle, WA", "", "160000"), "Seattle, WA", "", false, market.RoleUnknown},
	} {
		a := read(t, market.Options{}, c.questions, path)[0]
		switch {
		case c.gap >= 0 && (a.Gap == nil || a.Gap.Kind != c.gap), c.gap < 0 && a.Gap != nil, a.Area != c.area:
			t.Errorf("%s: gap %+v in %s; want %d in %s", c.name, a.Gap, a.Area, c.gap, c.area)
		case c.gap < 0 && (a.Position.String() != c.position || a.Position.Undecided() != c.undecided):
			t.Errorf("%s: %s, undecided %v; want %s, %v", c.name, a.Position.String(), a.Position.Undecided(), c.position, c.undecided)
		}
	}
	// The highest wage that is published was 208,000 in 2019 and is 239,200 since 2022.
	for name, want := range map[string]string{"MSA_M2024_dl.csv": ">=239200", "oesm19all.csv": ">=208000", "wages.csv": ">=239200", "all_data_M_2012.csv": ">=190000"} {
		a := read(t, market.Options{}, q("", "Seattle, WA", "15-1252", "160000"), estimates(t, name, metro))[0]
		if got := amounts(a); len(got) != 5 || got[4] != want {
			t.Errorf("%s: %v, want p90 %s", name, got, want)
		}
	}
}

// The figures of OFLC_Wages_2025-26 for Software Developers around Seattle: 41.54, 52.36, 63.17,
// 73.99 an hour, times 2,080: 86,403.20, 108,908.80, 131,393.60, 153,899.20 a year.
func TestWageLevels(t *testing.T) {
	wages := file(t, "ALC_Export.csv", "Area,SocCode,GeoLvl,Level1,Level2,Level3,Level4,Average,Label\n42660,15-1252,1,41.54,52.36,63.17,73.99,63.02,\n12420,15-1252,1,40,50,60,70,55,\n42660,29-1228,1,,,,,99,\n")
	areas := file(t, "Geography.csv", "Area,AreaName,StateAb,State,CountyTownName\n42660,\"Seattle-Tacoma-Bellevue, WA\",WA,Washington,King County\n12420,\"Austin-Round Rock, TX\",TX,Texas,Travis County\n")
	for _, c := range []struct {
		base, level, next string
	}{
		{"86403.19", "", "86403.2"}, {"86403.20", "I", "108908.8"}, {"131393.59", "II", "131393.6"}, {"131393.60", "III", "153899.2"}, {"153899.20", "IV", "0"},
	} {
		o := comp.Offer{Company: "Initech", Location: "Seattle, WA", Base: amount(c.base)}
		a := read(t, market.Options{}, questionsOf(t, o, market.Override{SOC: "15-1252"}), wages, areas)[0]
		if a.Wages == nil {
			t.Fatalf("%s: gap %+v", c.base, a.Gap)
		}
		if level := []string{"", "I", "II", "III", "IV"}[a.Wages.Level]; level != c.level || a.Wages.Next.String() != c.next {
			t.Errorf("%s reaches level %q, the next at %v; want %q, %s", c.base, level, a.Wages.Next, c.level, c.next)
		}
	}
	for _, c := range []struct {
		name     string
		override market.Override
		location string
		paths    []string
		gap      market.GapKind
	}{
		{"no occupation", market.Override{}, "Seattle, WA", []string{wages, areas}, market.NoOccupation},
		{"no names of areas", market.Override{SOC: "15-1252"}, "Seattle, WA", []string{wages}, market.AreasByNumber},
		{"an area by its number", market.Override{SOC: "15-1252", Area: "42660"}, "", []string{wages}, -1},
		{"a county", market.Override{SOC: "15-1252"}, "King County, WA", []string{wages, areas}, -1},
		{"another state", market.Override{SOC: "15-1252"}, "Seattle, TX", []string{wages, areas}, market.PlaceUnknown},
		{"no levels", market.Override{SOC: "29-1228"}, "Seattle, WA", []string{wages, areas}, market.Withheld},
	} {
		o := comp.Offer{Company: "Initech", Location: c.location, Base: amount("160000")}
		a := read(t, market.Options{}, questionsOf(t, o, c.override), c.paths...)[0]
		if c.gap < 0 && a.Gap != nil || c.gap >= 0 && (a.Gap == nil || a.Gap.Kind != c.gap) {
			t.Errorf("%s: gap %+v, want %d", c.name, a.Gap, c.gap)
		}
	}
}

// The archive of prevailing wages is read as it is downloaded.
func TestWageArchive(t *testing.T) {
	zipped := archive(t, map[string]string{
		"OFLC_Wages_2025-26/ALC_Export.csv": "Area,SocCode,GeoLvl,Level1,Level2,Level3,Level4,Average,Label\n42660,15-1252,1,41.54,52.36,63.17,73.99,63.02,\n",
		"OFLC_Wages_2025-26/Geography.csv":  "Area,AreaName,StateAb,State,CountyTownName\n42660,\"Seattle-Tacoma-Bellevue, WA\",WA,Washington,King County\n",
		"OFLC_Wages_2025-26/EDC_Export.csv": "Area,SocCode,GeoLvl,Level1,Level2,Level3,Level4,Average,Label\n42660,15-1252,1,1,2,3,4,5,\n", // of universities
	})
	o := comp.Offer{Company: "Initech", Location: "Tacoma, WA", Base: amount("130000")}
	a := read(t, market.Options{}, questionsOf(t, o, market.Override{SOC: "15-1252"}), file(t, "OFLC_Wages_2025-26.zip", string(zipped)))[0]
	if a.Gap != nil || a.Wages.Level != 2 || a.Wages.Next.String() != "131393.6" || a.Area != "Seattle-Tacoma-Bellevue, WA" {
		t.Errorf("%+v, gap %+v", a.Wages, a.Gap)
	}
}

// An offer in another currency is compared where the case has a rate, and else is not: 125,000
// pounds at 1.28 are 160,000 dollars, the p50 of the table.
func TestCurrencies(t *testing.T) {
	c := comp.NewCase(vesting.MustDate("2026-11-23"))
	c.Rates = []comp.ExchangeRate{{Currency: "GBP", Rate: amount("1.28")}}
	c.Offers = []comp.Offer{{Company: "Initech", Role: "PM", Currency: "GBP", Base: amount("125000")}}
	result, err := comp.Compare(c)
	if err != nil {
		t.Fatal(err)
	}
	table := "role,currency,p10,p50\nPM,USD,100k,160k\nPM,GBP,100k,150k\nPM,EUR,100k,150k\n"
	answers := read(t, market.Options{}, market.Questions(result, market.Override{}), file(t, "t.csv", table))
	for _, total := range []struct{ currency, median, position, reporting string }{{"GBP", "125k", "50", "160000"}, {"USD", "200k", "34", "200000"}} {
		text := "role,measure,currency,p10,p50\nPM,total," + total.currency + ",100k," + total.median + "\n"
		a := read(t, market.Options{}, market.Questions(result, market.Override{}), file(t, "total.csv", text))[0]
		// 160,000 dollars are 60% of the way from 100,000 to 200,000: 34
		if median, known := a.MedianIn("USD"); !known || !median.Equal(amount(total.reporting)) || a.Position.String() != total.position {
			t.Errorf("total in %s: %s, median %v, gap %+v", total.currency, a.Position.String(), median, a.Gap)
		}
	}
	// in pounds 125,000 is halfway from p10 to p50: 30
	if len(answers) != 3 || answers[0].Position.String() != "50" || answers[1].Position.String() != "30" || answers[2].Gap == nil || answers[2].Gap.Kind != market.OtherCurrency {
		t.Errorf("%d answers: %s, %s, %+v", len(answers), answers[0].Position.String(), answers[1].Position.String(), answers[2].Gap)
	}
}

// Progress is told of, of a workbook with its texts apart twice.
func TestProgress(t *testing.T) {
	var told []string
	o := market.Options{Progress: func(p market.Progress) { told = append(told, fmt.Sprint(p.Rows, p.Preparing, p.Done)) }}
	read(t, o, questions(t, "PM", "", ""), writeXLSX(t, 10_001, true))
	if want := []string{"10000 true false", "10000 false false", "10001 false true"}; !slices.Equal(told, want) {
		t.Errorf("%v, want %v", told, want)
	}
}
