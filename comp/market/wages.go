package market

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// Wages are the prevailing wages of an occupation and an area, by level, and what the offer's base
// is among them.
//
// A survey of the government that is used for prevailing wages has four levels (INA 212(p)(4), 8
// U.S.C. 1182(p)(4)). Whoever is registered for an H-1B visa is entered into its lottery as often as
// the number of the highest level that the wage equals or exceeds, and once below the first (8 CFR
// 214.2(h)(8)(iii)(A)(4), 90 FR 60864 of December 29, 2025, in force since February 27, 2026), so
// the base that reaches the next level is worth knowing.
type Wages struct {
	Hourly [4]decimal.Decimal // of levels I to IV, as published
	Yearly [4]decimal.Decimal // for 2,080 hours
	Level  int                // the highest that the base reaches, from 1; 0 for none
	Next   decimal.Decimal    // the base that reaches the next level; 0 where the highest is reached
	Area   string             // its number
}

// hoursAYear are those of full-time work: 40 in each of 52 weeks.
const hoursAYear = 2080

// Columns of the prevailing wages.
const (
	wageArea = iota
	wageSOC
	wageLevel1 // and three more
)

var wageColumns = []column{
	wageArea:   {names: []string{"area"}, required: true},
	wageSOC:    {names: []string{"soccode"}, required: true},
	wageLevel1: {names: []string{"level1"}, required: true},
	{names: []string{"level2"}, required: true},
	{names: []string{"level3"}, required: true},
	{names: []string{"level4"}, required: true},
}

// wageTables collects prevailing wages of the occupations asked for, and the names of areas.
type wageTables struct {
	wanted map[string]bool // occupations
	wages  map[[2]string][4]decimal.Decimal
	names  map[string]areaName
}

// areaName is what an area of prevailing wages is called, and what lies in it.
type areaName struct {
	name     string
	states   []string
	counties []string
}

func newWages(questions []Question) *wageTables {
	w := &wageTables{wanted: map[string]bool{}, wages: map[[2]string][4]decimal.Decimal{}, names: map[string]areaName{}}
	for _, q := range questions {
		w.wanted[q.SOC] = q.SOC != ""
	}
	return w
}

func (w *wageTables) columns([]string) []column { return wageColumns }

func (w *wageTables) row(_ string, line int, cells []string) error {
	soc := socOf(cells[wageSOC])
	if !w.wanted[soc] {
		return nil
	}
	var levels [4]decimal.Decimal
	for i := range levels {
		amount, ok := amountOf(cells[wageLevel1+i])
		if !ok || i > 0 && amount.LessThan(levels[i-1]) || !amount.IsPositive() {
			return nil // an occupation without levels, as physicians have
		}
		levels[i] = amount
	}
	if len(w.wages) >= maxAreas*len(w.wanted) {
		return tooMany(maxAreas)
	}
	w.wages[[2]string{strings.Clone(strings.TrimSpace(cells[wageArea])), soc}] = levels
	return nil
}

// areaNames collects the names of the areas.
type areaNames struct{ *wageTables }

func (a areaNames) columns([]string) []column {
	return []column{{names: []string{"area"}, required: true}, {names: []string{"areaname"}, required: true}, {names: []string{"stateab"}, required: true}, {names: []string{"countytownname"}}}
}

// maxAreas is how many areas are kept; the country has some 530.
const maxAreas = 5_000

func (a areaNames) row(_ string, _ int, cells []string) error {
	number := strings.TrimSpace(cells[0])
	known, there := a.names[number]
	if !there && len(a.names) >= maxAreas || len(known.counties) >= maxAreas {
		return nil
	}
	known.name = kept(cells[1])
	known.states = append(known.states, stateCode(cells[2]))
	known.counties = append(known.counties, folded(cells[3]))
	a.names[strings.Clone(number)] = known
	return nil
}

// holds reports whether a place lies in an area: its city is in the area's name, or it is a county
// or a town of it.
func (a *areaName) holds(p place) bool {
	if p.city == "" {
		return false
	}
	for i, state := range a.states {
		if p.state != "" && p.state != state {
			continue
		}
		if isCityOf(place{city: p.city}, a.name) || a.counties[i] == p.city || a.counties[i] == p.city+" county" || a.counties[i] == p.city+" city" {
			return true
		}
	}
	return false
}

func (w *wageTables) answers(questions []Question) []Answer {
	var list []Answer
	for i := range questions {
		q := &questions[i]
		a := Answer{Question: q, Kind: WageLevels, Measure: Base, Currency: dollars, Occupation: q.SOC, Area: q.Location, Width: Local}
		if a.Gap = w.gap(&a); a.Gap == nil {
			value, missing := q.value(Base, dollars)
			if missing != nil {
				a.Gap, a.Wages = missing, nil
			} else {
				a.Value = value
				a.Wages.reach(value)
			}
		}
		list = append(list, a)
	}
	return list
}

// gap finds the area and its wages, or says why there are none.
func (w *wageTables) gap(a *Answer) *Gap {
	q := a.Question
	if q.SOC == "" {
		return gap(NoOccupation)
	}
	number := q.Area
	if number == "" {
		numbers := w.areasOf(newPlace(q.Location))
		switch {
		case len(w.names) == 0:
			return gap(AreasByNumber)
		case len(numbers) == 0:
			return gap(PlaceUnknown)
		case len(numbers) > 1:
			return gap(Ambiguous, w.called(numbers)...)
		}
		number = numbers[0]
	}
	hourly, known := w.wages[[2]string{number, q.SOC}]
	if !known {
		return gap(Withheld)
	}
	if name := w.names[number].name; name != "" {
		a.Area = name
	}
	a.Wages = &Wages{Hourly: hourly, Area: number}
	for i, wage := range hourly {
		a.Wages.Yearly[i] = wage.Mul(decimal.NewFromInt(hoursAYear))
	}
	return nil
}

// areasOf lists the areas in which a place lies, in order of their numbers.
func (w *wageTables) areasOf(p place) []string {
	var numbers []string
	for number, area := range w.names {
		if area.holds(p) {
			numbers = append(numbers, number)
		}
	}
	slices.Sort(numbers)
	return numbers
}

func (w *wageTables) called(numbers []string) []string {
	var names []string
	for _, number := range numbers {
		names = append(names, w.names[number].name+" ("+number+")")
	}
	return names
}

// reach finds the level of a base.
func (w *Wages) reach(base decimal.Decimal) {
	for w.Level < len(w.Yearly) && base.GreaterThanOrEqual(w.Yearly[w.Level]) {
		w.Level++
	}
	if w.Level < len(w.Yearly) {
		w.Next = w.Yearly[w.Level]
	}
}
