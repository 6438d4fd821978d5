package market

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/vesting"
)

// Columns of the disclosure data that are read, with the names they had in older years: FY2018
// had 52 columns, FY2019 some 260 with a work site each, numbered, of which the first counts.
// Nothing is read of EMPLOYER_, AGENT_, LAWFIRM_ and PREPARER_: who filed, and for whom.
const (
	caseNumber = iota
	caseStatus
	decisionDate
	jobTitle
	socCode
	socTitle
	fullTime
	workersThere
	worksiteCity
	worksiteState
	wageFrom
	wageUnit
)

var caseColumns = []column{
	caseNumber:    {names: []string{"case_number"}, required: true},
	caseStatus:    {names: []string{"case_status"}, required: true},
	decisionDate:  {names: []string{"decision_date"}},
	jobTitle:      {names: []string{"job_title"}, required: true}, // the files of further work sites have none
	socCode:       {names: []string{"soc_code"}, required: true},
	socTitle:      {names: []string{"soc_title", "soc_name"}},
	fullTime:      {names: []string{"full_time_position"}},
	workersThere:  {names: []string{"worksite_workers", "total_worker_positions", "total_workers"}},
	worksiteCity:  {names: []string{"worksite_city", "worksite_city_1"}, required: true},
	worksiteState: {names: []string{"worksite_state", "worksite_state_1"}, required: true},
	wageFrom:      {names: []string{"wage_rate_of_pay_from", "wage_rate_of_pay_from_1"}, required: true},
	wageUnit:      {names: []string{"wage_unit_of_pay", "wage_unit_of_pay_1"}, required: true},
}

// unit is a unit of pay: how many a year has, and the amount above which a wage cannot be one by
// it and is of a year already, filed with the wrong unit.
type unit struct {
	ofYear int64
	most   int64
}

var units = map[string]unit{
	"hour": {2080, 500}, "week": {52, 20_000}, "bi_weekly": {26, 30_000}, "biweekly": {26, 30_000}, "month": {12, 50_000}, "year": {1, 0},
	"hr": {2080, 500}, "wk": {52, 20_000}, "bi": {26, 30_000}, "mth": {12, 50_000}, "yr": {1, 0},
}

// leastWage is what full-time work pays at least: 7.25 an hour (29 USC 206(a)(1)(C)) for 2,080.
var leastWage = decimal.NewFromInt(15_080)

// yearly is a wage as what a year of full-time work pays. moved reports one of a year that was
// filed with a shorter unit.
func yearly(amount, by string) (wage decimal.Decimal, moved, ok bool) {
	wage, ok = amountOf(amount)
	u, known := units[fold(by)]
	if !ok || !known {
		return decimal.Zero, false, false
	}
	if u.most > 0 && wage.GreaterThan(decimal.NewFromInt(u.most)) {
		moved = true
	} else {
		wage = wage.Mul(decimal.NewFromInt(u.ofYear))
	}
	return wage, moved, wage.GreaterThanOrEqual(leastWage)
}

// filing is what is kept of a case.
type filing struct {
	pay
	city      string // folded
	state     string
	decided   vesting.Date
	certified bool
	partTime  bool
	paid      bool // the wage can be read
	moved     bool // and is of a year, filed with a shorter unit
}

// usable reports whether a filing counts.
func (f *filing) usable() bool { return f.certified && !f.partTime && f.paid }

// selection is what is kept of a role or an occupation, for every question about it.
type selection struct {
	role    title
	soc     string
	cases   map[string]*filing
	doubled map[string]int // by case: how many rows of it do not count
}

// cases collects disclosure data.
type cases struct {
	selections  []*selection
	of          []*selection // by question
	occupations occupations
	names       map[string]string // of cities and states, each kept once
}

func newCases(questions []Question) *cases {
	c := &cases{occupations: occupations{}, names: map[string]string{}}
	byJob := map[[2]string]*selection{}
	for _, q := range questions {
		job := [2]string{folded(q.job()), q.SOC}
		if byJob[job] == nil && job != [2]string{} {
			byJob[job] = &selection{role: newTitle(q.job()), soc: q.SOC, cases: map[string]*filing{}, doubled: map[string]int{}}
			c.selections = append(c.selections, byJob[job])
		}
		c.of = append(c.of, byJob[job])
	}
	return c
}

func (c *cases) columns([]string) []column { return caseColumns }

func (c *cases) row(file string, line int, cells []string) error {
	soc := socOf(cells[socCode])
	c.occupations.add(soc, cells[socTitle])
	words := wordsOf(cells[jobTitle])
	for _, s := range c.selections {
		if s.soc != "" && s.soc != soc || len(s.role.words) > 0 && !s.role.matches(words) {
			continue
		}
		number := strings.Clone(strings.TrimSpace(cells[caseNumber]))
		if number == "" {
			number = fmt.Sprintf("%s:%d", file, line)
		}
		if s.keep(number, c.filing(cells)); len(s.cases) > maxMatches {
			return tooMany(maxMatches)
		}
	}
	return nil
}

func (c *cases) filing(cells []string) *filing {
	at := newPlace(cells[worksiteCity] + "," + cells[worksiteState])
	f := filing{
		city: c.once(at.city), state: at.state, decided: dateOf(cells[decisionDate]),
		certified: strings.EqualFold(strings.TrimSpace(cells[caseStatus]), "certified"), partTime: strings.EqualFold(strings.TrimSpace(cells[fullTime]), "n"),
		pay: pay{workers: workersOfCell(cells[workersThere])},
	}
	f.amount, f.moved, f.paid = yearly(cells[wageFrom], cells[wageUnit])
	return &f
}

// once returns the one copy of a name that is kept.
func (c *cases) once(name string) string {
	kept, known := c.names[name]
	if !known {
		kept = strings.Clone(name)
		c.names[kept] = kept
	}
	return kept
}

// keep files a case. Each quarter's file repeats the cases of those before, so of a case that
// stands in the data again the row with the last decision counts.
func (s *selection) keep(number string, f *filing) {
	before := s.cases[number]
	if before != nil {
		s.doubled[number]++
	}
	if before == nil || !f.decided.Before(before.decided) {
		s.cases[number] = f
	}
}

// maxWorkers is as many as one case may stand for; none has had more than some thousands.
const maxWorkers = 100_000

// workersOfCell reads how many workers a row stands for: one, where it does not say.
func workersOfCell(text string) int64 {
	n, ok := amountOf(text)
	if !ok || !n.IsInteger() || !n.IsPositive() || n.GreaterThan(decimal.NewFromInt(maxWorkers)) {
		return 1
	}
	return n.IntPart()
}

func (c *cases) answers(questions []Question) []Answer {
	var list []Answer
	for i := range questions {
		q := &questions[i]
		at := newPlace(q.Location)
		a := Answer{Question: q, Kind: LCA, Measure: Base, Currency: dollars, Role: q.job(), Area: at.name(q.Location), Width: at.width()}
		if q.SOC != "" {
			a.Occupation = strings.TrimSpace(q.SOC + " " + c.occupations[q.SOC])
		}
		a.Gap = c.gap(&a, c.of[i], at)
		a.place()
		list = append(list, a)
	}
	return list
}

// gap makes the percentiles of an answer, or says why there are none.
func (c *cases) gap(a *Answer, s *selection, at place) *Gap {
	q := a.Question
	switch {
	case s == nil:
		return gap(NoRole)
	case len(s.cases) == 0 && q.job() == "":
		return gap(OccupationUnknown)
	case len(s.cases) == 0:
		return gap(RoleUnknown, c.occupations.near(s.role)...)
	}
	rows := s.count(a, at)
	a.Rows, a.Workers = len(rows), workersOf(rows)
	switch left := &a.LeftOut; {
	case len(rows) > 0:
		if a.Percentiles = percentilesOf(rows, a.Currency); len(a.Percentiles) == 0 {
			return gap(TooFew)
		}
		return nil
	case left.NotCertified+left.PartTime+left.NoWage > 0:
		return gap(AllLeftOut)
	}
	return gap(PlaceUnknown)
}

// count lists the filings that count, and counts the others.
func (s *selection) count(a *Answer, at place) []pay {
	var rows []pay
	around := map[Width]int{}
	for number, f := range s.cases {
		width := at.holds(f.city, f.state)
		if f.usable() {
			around[width]++
		}
		if width > at.width() {
			continue
		}
		a.LeftOut.Duplicates += s.doubled[number]
		switch {
		case !f.certified:
			a.LeftOut.NotCertified++
			continue
		case f.partTime:
			a.LeftOut.PartTime++
			continue
		case !f.paid:
			a.LeftOut.NoWage++
			continue
		case f.moved:
			a.LeftOut.Yearly++
		}
		rows = append(rows, f.pay)
		a.spanned(f.decided)
	}
	a.Wider = wider(around, at)
	return rows
}

// wider adds up the filings that count in each area around a place, by the narrowest in which
// they lie.
func wider(around map[Width]int, at place) []Wider {
	var list []Wider
	n := 0
	for width := Local; width <= Country; width++ {
		n += around[width]
		if width <= at.width() || around[width] == 0 || width == State && at.state == "" {
			continue
		}
		w := Wider{Width: width, Rows: n}
		if width == State {
			w.Area = stateTitle(at.state)
		}
		list = append(list, w)
	}
	return list
}
