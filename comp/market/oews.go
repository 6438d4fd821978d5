package market

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/shopspring/decimal"
)

// Columns of the estimates that are read. The median is A_MEDIAN; there is no A_PCT50.
const (
	areaTitle = iota
	industry
	ownership
	occupationCode
	occupationTitle
	occupationGroup
	employment
	firstPercentile // and four more
)

var estimateColumns = []column{
	areaTitle:       {names: []string{"area_title"}},
	industry:        {names: []string{"naics"}},
	ownership:       {names: []string{"own_code"}},
	occupationCode:  {names: []string{"occ_code"}, required: true},
	occupationTitle: {names: []string{"occ_title"}, required: true},
	occupationGroup: {names: []string{"o_group", "occ_group"}},
	employment:      {names: []string{"tot_emp"}},
	firstPercentile: {names: []string{"a_pct10"}, required: true},
	{names: []string{"a_pct25"}, required: true},
	{names: []string{"a_median"}, required: true},
	{names: []string{"a_pct75"}, required: true},
	{names: []string{"a_pct90"}, required: true},
}

// allOwners is the code of estimates over private and public employers.
const allOwners = "1235"

// estimate is the row of an occupation and an area.
type estimate struct {
	file        string
	line        int
	code, title string
	area        string
	width       Width
	detailed    bool
	employed    int64
	percentiles []Percentile
}

// estimates collects the rows of occupations that were asked for.
type estimates struct {
	questions   []Question
	roles       []title
	places      []place
	found       [][]estimate
	elsewhere   [][]string // areas of the occupation that are not the one asked for
	occupations occupations
}

func newEstimates(questions []Question) *estimates {
	e := &estimates{questions: questions, occupations: occupations{}, found: make([][]estimate, len(questions)), elsewhere: make([][]string, len(questions))}
	for _, q := range questions {
		e.roles, e.places = append(e.roles, newTitle(q.job())), append(e.places, newPlace(q.Location))
	}
	return e
}

func (e *estimates) columns([]string) []column { return estimateColumns }

func (e *estimates) row(file string, line int, cells []string) error {
	if strings.Trim(cells[industry], "0 ") != "" || cells[ownership] != "" && cells[ownership] != allOwners {
		return nil // of one industry, or of one kind of employer
	}
	soc := socOf(cells[occupationCode])
	e.occupations.add(soc, cells[occupationTitle])
	words := wordsOf(cells[occupationTitle])
	for i := range e.questions {
		q := &e.questions[i]
		if q.SOC != "" && q.SOC != soc || q.SOC == "" && !e.roles[i].isOccupation(words) {
			continue
		}
		width := e.places[i].area(cells[areaTitle])
		if width == Elsewhere {
			if at := e.places[i]; len(e.elsewhere[i]) < maxAreas && (at.state == "" || newPlace(cells[areaTitle]).state == at.state) {
				e.elsewhere[i] = append(e.elsewhere[i], kept(cells[areaTitle]))
			}
			continue
		}
		if width < e.places[i].width() {
			continue // a city of the state that was asked for
		}
		found, err := newEstimate(file, line, cells)
		if err != nil {
			return err
		}
		if found.width = width; len(e.found[i]) >= maxAreas {
			return tooMany(maxAreas)
		}
		e.found[i] = append(e.found[i], found)
	}
	return nil
}

func newEstimate(file string, line int, cells []string) (estimate, error) {
	e := estimate{
		file: file, line: line, code: socOf(cells[occupationCode]), title: kept(cells[occupationTitle]), area: kept(cells[areaTitle]),
		detailed: strings.EqualFold(cells[occupationGroup], "detailed"),
	}
	if n, ok := amountOf(cells[employment]); ok && n.IsInteger() && n.LessThan(decimal.New(1, 9)) {
		e.employed = n.IntPart()
	}
	year := yearOf(file)
	for i, rank := range ranks {
		text := strings.TrimSpace(cells[firstPercentile+i])
		switch amount, ok := amountOf(text); {
		case ok:
			e.percentiles = append(e.percentiles, Percentile{Rank: rank, Amount: amount})
		case text == "#":
			e.percentiles = append(e.percentiles, Percentile{Rank: rank, Amount: topCode(year, e.percentiles), AtLeast: true})
		case text != "*" && text != "":
			return e, failure(line, "a percentile is neither an amount nor *, which is none, nor #, which is the highest that is published", "download the file again")
		}
	}
	return e, checkRising(line, e.percentiles)
}

// checkRising refuses percentiles of which a higher one is lower.
func checkRising(line int, percentiles []Percentile) error {
	for i := 1; i < len(percentiles); i++ {
		low, high := percentiles[i-1], percentiles[i]
		if high.Amount.LessThan(low.Amount) || low.AtLeast && !high.AtLeast {
			return failure(line, fmt.Sprintf("p%d is lower than p%d", high.Rank, low.Rank), "correct the one that is wrong")
		}
	}
	return nil
}

// topCode is the amount from which on no wage is published (the key beside each year's estimates at
// www.bls.gov/oes): 115.00 an hour or 239,200 a year since May 2022, 100.00 or 208,000 from 2018 to
// 2021. Of earlier years all that is taken as known is that it is no less than the percentile below.
func topCode(year int, below []Percentile) decimal.Decimal {
	top := decimal.Zero
	switch {
	case year == 0 || year >= 2022:
		top = decimal.NewFromInt(239_200)
	case year >= 2018:
		top = decimal.NewFromInt(208_000)
	}
	if len(below) > 0 {
		top = decimal.Max(top, below[len(below)-1].Amount)
	}
	return top
}

// yearInName is the year in the name of a file as it is published: MSA_M2024_dl, oesm24all.
var yearInName = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)oesm(\d\d)|(20[0-4]\d)`) })

// yearOf returns the year that a file is of, 0 where its name does not say.
func yearOf(file string) int {
	m := yearInName().FindStringSubmatch(file[strings.LastIndexAny(file, `/\`)+1:])
	if m == nil {
		return 0
	}
	year, _ := strconv.Atoi(m[1] + m[2])
	if year < 100 {
		year += 2000
	}
	return year
}

func (e *estimates) answers(questions []Question) []Answer {
	var list []Answer
	for i := range questions {
		q := &questions[i]
		a := Answer{Question: q, Kind: OEWS, Measure: Base, Currency: dollars, Role: q.job(), Area: q.Location}
		a.Gap = e.gap(&a, i)
		a.place()
		list = append(list, a)
	}
	return list
}

// gap takes the row of the narrowest area, or says why there is none.
func (e *estimates) gap(a *Answer, i int) *Gap {
	found, q := e.found[i], a.Question
	switch {
	case q.job() == "" && q.SOC == "":
		return gap(NoRole)
	case len(found) == 0 && len(e.elsewhere[i]) > 0:
		return gap(PlaceUnknown, e.elsewhere[i]...)
	case len(found) == 0 && q.SOC != "":
		return gap(OccupationUnknown)
	case len(found) == 0:
		return gap(RoleUnknown, e.occupations.near(e.roles[i])...)
	}
	slices.SortStableFunc(found, func(a, b estimate) int {
		return cmp.Or(cmp.Compare(a.width, b.width), -cmp.Compare(yearOf(a.file), yearOf(b.file)), compareFlags(b.detailed, a.detailed))
	})
	best := &found[0]
	if len(found) > 1 {
		if next := &found[1]; next.width == best.width && next.detailed == best.detailed && yearOf(next.file) == yearOf(best.file) && next.area != best.area {
			return gap(Ambiguous, best.area, next.area)
		}
	}
	a.Occupation, a.Area, a.Width, a.Workers, a.Percentiles = best.code+" "+best.title, best.area, best.width, best.employed, best.percentiles
	a.Widened = best.width > e.places[i].width()
	if year := yearOf(best.file); year > 0 {
		a.spanned(civil(time.Date(year, time.May, 1, 0, 0, 0, 0, time.UTC)))
	}
	if len(a.Percentiles) == 0 {
		return gap(Withheld)
	}
	return nil
}

func compareFlags(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}
