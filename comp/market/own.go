package market

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Columns of a table of one's own, be it of percentiles or of rows. Behind them come the amounts.
const (
	ownRole = iota
	ownLevel
	ownLocation
	ownMeasure
	ownCurrency
	ownCount
	ownDate
	ownSource
	ownAmounts
)

var ownColumns = []column{
	ownRole:     {names: []string{"role", "title", "job_title", "job", "position"}, required: true},
	ownLevel:    {names: []string{"level", "grade"}},
	ownLocation: {names: []string{"location", "city", "area", "place"}},
	ownMeasure:  {names: []string{"measure", "metric"}},
	ownCurrency: {names: []string{"currency"}},
	ownCount:    {names: []string{"rows", "n", "sample", "sample_size", "count"}},
	ownDate:     {names: []string{"as_of", "date", "updated"}},
	ownSource:   {names: []string{"source"}},
}

// ownRow is a row of a table of one's own that has the role of a question.
type ownRow struct {
	file                  string
	line                  int
	role, level, location string // as written; empty level and location are any
	measure               Measure
	assumed               bool // the table does not say what it measures
	currency              comp.Currency
	count                 int
	date                  vesting.Date
	source                string
	percentiles           []Percentile
	amount                decimal.Decimal
	width                 Width
}

// isOf reports whether a row is of a level, which is folded, and of no other.
func (r *ownRow) isOf(level string) bool { return r.level != "" && folded(r.level) == level }

// maxOwn is how many rows of one role a table of one's own may have.
const maxOwn = 200_000

// own collects the rows of a table of one's own.
type own struct {
	kind      Kind
	options   Options
	questions []Question
	titles    []title  // of the questions' roles
	amounts   []string // the columns of amounts, by name
	roles     map[string]bool
	found     [][]ownRow
	open      bool      // some amounts do not say what they measure
	says      []Measure // what the others say
}

func newOwnPercentiles(o Options, questions []Question) *own {
	return newOwn(Percentiles, o, questions)
}
func newOwnRows(o Options, questions []Question) *own { return newOwn(Rows, o, questions) }

func newOwn(kind Kind, o Options, questions []Question) *own {
	t := &own{kind: kind, options: o, questions: questions, roles: map[string]bool{}, found: make([][]ownRow, len(questions))}
	for _, q := range questions {
		t.titles = append(t.titles, newTitle(q.Role))
	}
	return t
}

func (t *own) columns(head []string) []column {
	t.amounts = nil
	columns := slices.Clone(ownColumns)
	for _, name := range head {
		if name = fold(name); t.kind == Percentiles && rankOf(name) > 0 || t.kind == Rows && isAmount(name) {
			t.amounts = append(t.amounts, name)
		}
	}
	slices.SortStableFunc(t.amounts, func(a, b string) int { return rankOf(a) - rankOf(b) })
	t.amounts = slices.Compact(t.amounts)
	for _, name := range t.amounts {
		columns = append(columns, column{names: []string{name}})
	}
	return columns
}

func (t *own) row(file string, line int, cells []string) error {
	if strings.Join(cells, "") == "" {
		return nil
	}
	if role := kept(cells[ownRole]); role != "" && len(t.roles) < maxOccupations {
		t.roles[role] = true
	}
	t.hearMeasure(cells)
	words := wordsOf(cells[ownRole])
	for i := range t.questions {
		q := &t.questions[i]
		if q.Role == "" || !t.isRole(t.titles[i], words) {
			continue
		}
		rows, err := t.read(line, cells)
		if err != nil {
			return err
		}
		for _, r := range rows {
			r.file = file
			r.width = within(q.Location, r.location)
			if t.found[i] = append(t.found[i], r); len(t.found[i]) > maxOwn {
				return tooMany(maxOwn)
			}
		}
	}
	return nil
}

// hearMeasure takes down what a row says that it measures.
func (t *own) hearMeasure(cells []string) {
	for _, name := range t.amounts {
		measure, known := measures()[name]
		if !known {
			measure, known = ParseMeasure(cells[ownMeasure])
		}
		switch {
		case !known && strings.TrimSpace(cells[ownMeasure]) == "":
			t.open = true
		case known && !slices.Contains(t.says, measure):
			t.says = append(t.says, measure)
		}
	}
}

// isRole compares roles: one's own rows as job titles of cases, percentiles word by word, because
// of two that match only one can be meant.
func (t *own) isRole(role title, words []string) bool {
	if t.kind == Rows {
		return role.matches(words)
	}
	return slices.Equal(role.words, words)
}

// within returns the width of the area of a row, Elsewhere where the location is not in it.
func within(location, area string) Width {
	if folded(location) == folded(area) && folded(area) != "" {
		return newPlace(location).width()
	}
	return newPlace(location).area(area)
}

// read reads the cells of a row: of percentiles one, of pay one for each measure.
func (t *own) read(line int, cells []string) ([]ownRow, error) {
	r := ownRow{
		line: line, role: kept(cells[ownRole]), level: kept(cells[ownLevel]), location: kept(cells[ownLocation]), source: kept(cells[ownSource]),
		measure: t.options.Measure, currency: comp.Currency(""), date: dateOf(cells[ownDate]),
	}
	if cells[ownDate] != "" && r.date.IsZero() {
		return nil, unreadable(line, "date", cells[ownDate], "write it as 2026-10-01")
	}
	if text := strings.TrimSpace(cells[ownCurrency]); text != "" {
		currency, err := comp.ParseCurrency(text)
		if err != nil {
			return nil, unreadable(line, "currency", text, "write an ISO 4217 code such as USD")
		}
		r.currency = currency
	}
	if text := strings.TrimSpace(cells[ownCount]); text != "" {
		n, err := casefile.ParseCount(text)
		if err != nil || !n.IsInteger() || n.GreaterThan(decimal.New(1, 9)) {
			return nil, unreadable(line, "number of rows", text, "write it as 120")
		}
		r.count = int(n.IntPart())
	}
	r.assumed = strings.TrimSpace(cells[ownMeasure]) == ""
	if !r.assumed {
		measure, known := ParseMeasure(cells[ownMeasure])
		if !known {
			return nil, unreadable(line, "measure", cells[ownMeasure], "write one of "+strings.Join(MeasureNames(), ", "))
		}
		r.measure = measure
	}
	if t.kind == Percentiles {
		err := r.readPercentiles(t.amounts, cells)
		return []ownRow{r}, err
	}
	return r.readAmounts(t.amounts, cells)
}

// at is where the row stands.
func (r *ownRow) at() string {
	return fmt.Sprintf("%s:%d", r.file[strings.LastIndexAny(r.file, `/\`)+1:], r.line)
}

func (r *ownRow) readPercentiles(names, cells []string) error {
	for i, name := range names {
		text := strings.TrimSpace(cells[ownAmounts+i])
		if text == "" || text == "*" || text == "-" {
			continue
		}
		amount, atLeast, err := ownAmount(r.line, text, r.measure.mayBeNone())
		if err != nil {
			return err
		}
		r.percentiles = append(r.percentiles, Percentile{Rank: rankOf(name), Amount: amount, AtLeast: atLeast})
	}
	return checkRising(r.line, r.percentiles)
}

func (r ownRow) readAmounts(names, cells []string) ([]ownRow, error) {
	var rows []ownRow
	for i, name := range names {
		text := strings.TrimSpace(cells[ownAmounts+i])
		if text == "" {
			continue
		}
		if measure := measures()[name]; measure != "" {
			r.measure, r.assumed = measure, false
		}
		amount, atLeast, err := ownAmount(r.line, text, r.measure.mayBeNone())
		if err != nil {
			return nil, err
		}
		if atLeast {
			return nil, unreadable(r.line, "amount", text, "write one amount")
		}
		r.amount = amount
		rows = append(rows, r)
	}
	return rows, nil
}

// ownAmount reads an amount as people write it, 185k too; 239,200+ and >=239,200 are bounds. Zero
// says whether it may be 0.
func ownAmount(line int, text string, zero bool) (amount decimal.Decimal, atLeast bool, err error) {
	plain := strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(text, ">"), "="), "+"))
	atLeast = plain != text
	plain = strings.TrimSpace(strings.TrimLeft(plain, "$€£₹¥"))
	amount, err = casefile.ParseCount(plain)
	if err != nil || amount.IsNegative() || amount.IsZero() && !zero {
		return amount, false, unreadable(line, "amount", text, "write it as 185000, 185,000 or 185k, and leave the cell empty where it is not known")
	}
	return amount, atLeast, nil
}

// unreadable reports a cell of a table of one's own.
func unreadable(line int, what, text, mend string) error {
	return failure(line, fmt.Sprintf("%q is no %s", casefile.Legible(text[:min(len(text), 60)]), what), mend)
}

func (t *own) answers(questions []Question) []Answer {
	var list []Answer
	for i := range questions {
		q := &questions[i]
		start := Answer{Question: q, Kind: t.kind, Role: q.Role, Level: q.Level, Area: q.Location, Measure: t.options.Measure, Currency: q.comparison.Case.Currency}
		if q.Role == "" {
			start.Gap = gap(NoRole, keys(t.roles)...)
		} else if len(t.found[i]) == 0 {
			start.Gap = gap(RoleUnknown, t.near(q.Role)...)
		}
		if start.Gap != nil {
			list = append(list, start)
			continue
		}
		for _, of := range byMeasure(t.found[i], q.comparison.Case.Currency) {
			a := start
			a.Measure, a.Currency, a.Assumed = of[0].measure, of[0].currency, of[0].assumed
			a.Levels = stated(of, func(r *ownRow) string { return r.level })
			if t.kind == Percentiles {
				a.Gap = a.takeOne(of)
			} else {
				a.Gap = a.takeAll(of)
			}
			a.place()
			list = append(list, a)
		}
	}
	return list
}

// near names the roles of the table that are like one.
func (t *own) near(role string) []string {
	wanted, near := newTitle(role), []string(nil)
	for written := range t.roles {
		if wanted.near(written) > 0 {
			near = append(near, written)
		}
	}
	if meant, found := casefile.ClosestWord(role, keys(t.roles)); found {
		return []string{meant}
	}
	return near
}

func keys(set map[string]bool) []string {
	var list []string
	for k := range set {
		list = append(list, k)
	}
	slices.Sort(list)
	return list
}

// byMeasure splits rows by what they measure and the currency, in order of appearance; an empty
// currency is the case's.
func byMeasure(rows []ownRow, currency comp.Currency) [][]ownRow {
	var split [][]ownRow
	for _, r := range rows {
		if r.currency == "" {
			r.currency = currency
		}
		i := slices.IndexFunc(split, func(of []ownRow) bool { return of[0].measure == r.measure && of[0].currency == r.currency })
		if i < 0 {
			i = len(split)
			split = append(split, nil)
		}
		split[i] = append(split[i], r)
	}
	return split
}

// ofLevelAndPlace leaves the percentiles that hold for the offer's level and place, those of every
// level and of wider areas too, or says why none does.
func (a *Answer) ofLevelAndPlace(rows []ownRow) ([]ownRow, *Gap) {
	q := a.Question
	var levels, places []string
	var near, here []ownRow
	level := folded(q.Level)
	for _, r := range rows {
		if r.level == "" || r.isOf(level) {
			near = append(near, r)
		} else {
			levels = append(levels, r.level)
		}
	}
	switch {
	case len(near) == 0 && q.Level == "":
		return nil, gap(NoLevel, levels...)
	case len(near) == 0:
		return nil, gap(LevelUnknown, levels...)
	}
	for _, r := range near {
		if r.width != Elsewhere && r.width >= newPlace(q.Location).width() {
			here = append(here, r)
		} else {
			places = append(places, r.location)
		}
	}
	if len(here) == 0 {
		return nil, gap(PlaceUnknown, places...)
	}
	return here, nil
}

// takeOne takes the row that is nearest to the offer: of its level before one of any, then of the
// narrowest area, then the newest.
func (a *Answer) takeOne(rows []ownRow) *Gap {
	rows, missing := a.ofLevelAndPlace(rows)
	if missing != nil {
		return missing
	}
	order := func(x, y ownRow) int { // those of every level come last
		return cmp.Or(compareFlags(y.level != "", x.level != ""), cmp.Compare(x.width, y.width), y.date.Compare(x.date))
	}
	slices.SortStableFunc(rows, order)
	best := &rows[0]
	if len(rows) > 1 && order(*best, rows[1]) == 0 {
		return &Gap{Kind: Ambiguous, Near: []string{best.at(), rows[1].at()}}
	}
	a.Role, a.Level, a.Area, a.Width = best.role, best.level, best.location, best.width
	a.Widened = best.width > newPlace(a.Question.Location).width()
	a.Rows, a.Source, a.Percentiles = best.count, best.source, best.percentiles
	a.spanned(best.date)
	if len(a.Percentiles) == 0 {
		return gap(Withheld)
	}
	return nil
}

// takeAll makes percentiles of the rows of the offer's level and place. A table in which no row of
// the role states a level, or a location, is taken as of one.
func (a *Answer) takeAll(rows []ownRow) *Gap {
	q, place := a.Question, newPlace(a.Question.Location)
	if levels := stated(rows, func(r *ownRow) string { return r.level }); len(levels) == 0 {
		a.Level = ""
	} else if q.Level == "" {
		return gap(NoLevel, levels...)
	} else if rows = ofLevel(rows, q.Level); len(rows) == 0 {
		return gap(LevelUnknown, levels...)
	}
	a.Area, a.Width = place.name(q.Location), place.width()
	if places := stated(rows, func(r *ownRow) string { return r.location }); len(places) == 0 {
		a.Area, a.Width = "", Country
	} else if rows = slices.DeleteFunc(rows, func(r ownRow) bool { return !place.has(r.location) }); len(rows) == 0 {
		return gap(PlaceUnknown, places...)
	}
	var list []pay
	for _, r := range rows {
		list = append(list, pay{r.amount, 1})
		a.spanned(r.date)
	}
	a.Rows, a.Source = len(list), strings.Join(stated(rows, func(r *ownRow) string { return r.source }), ", ")
	if a.Percentiles = percentilesOf(list, a.Currency); len(a.Percentiles) == 0 {
		return gap(TooFew)
	}
	return nil
}

// ofLevel leaves the rows of a level.
func ofLevel(rows []ownRow, level string) []ownRow {
	level = folded(level)
	return slices.DeleteFunc(rows, func(r ownRow) bool { return !r.isOf(level) })
}

// stated lists what rows state of one thing, each once.
func stated(rows []ownRow, of func(*ownRow) string) []string {
	set := map[string]bool{}
	for i := range rows {
		if text := of(&rows[i]); text != "" {
			set[text] = true
		}
	}
	return keys(set)
}
