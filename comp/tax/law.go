package tax

import (
	"embed"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
)

// Law is tables of law: those that come with the package, and those of one's own on top. It
// is safe for concurrent use.
type Law struct {
	own    []Table
	hidden *redaction // nil where every place is shown

	mutex sync.Mutex
	codes map[codeKey]*code
}

type codeKey struct {
	place  string // with those that tax there too
	year   int
	filing filed
}

// Embedded returns the law that comes with the package.
func Embedded() *Law { return embedded() }

var embedded = sync.OnceValue(func() *Law { return &Law{} })

//go:embed law/*.json
var lawFiles embed.FS

// files are the decoded files of the embedded law: a place that nobody asks for costs nothing.
var files struct {
	mutex  sync.Mutex
	tables map[string]*lawFile
}

// embeddedFileOf returns the file that a place is in: US is in us.json, US-NY and US-NY-NYC
// are in us-ny.json.
func embeddedFileOf(place string) *lawFile {
	parts := strings.Split(strings.ToLower(place), "-")
	for n := min(len(parts), 2); n > 0; n-- {
		name := "law/" + strings.Join(parts[:n], "-") + ".json"
		if file, found := embeddedFile(name); found {
			return file
		}
	}
	return &lawFile{}
}

func embeddedFile(name string) (*lawFile, bool) {
	files.mutex.Lock()
	defer files.mutex.Unlock()
	if file, known := files.tables[name]; known {
		return file, true
	}
	data, err := lawFiles.ReadFile(name)
	if err != nil {
		return nil, false
	}
	file := &lawFile{}
	if err := json.Unmarshal(data, file); err != nil {
		panic(fmt.Sprintf("%s: %v", name, err)) // a test reads every file
	}
	file.unfolded = unfold(file.Tables, file.Tables)
	if files.tables == nil {
		files.tables = map[string]*lawFile{}
	}
	files.tables[name] = file
	return file, true
}

// lawFile is a file of tables.
type lawFile struct {
	Schema string  `json:"schema"`
	Tables []Table `json:"tables"`

	unfolded []Table
}

// Schema is the form of the files that this package reads.
const Schema = "offerkit-tax/1"

// unfold gives each place of a table for many its own, and each table of an earlier year's
// rules these rules, which are among the known ones.
func unfold(tables, known []Table) []Table {
	var all []Table
	for _, t := range tables {
		for earlier := &t; earlier != nil && t.Rules == nil && t.Each == nil; {
			if earlier = earlier.earlier(known); earlier != nil {
				t.Rules, t.Each = earlier.Rules, earlier.Each
			}
		}
		if t.Each == nil {
			all = append(all, t)
			continue
		}
		for _, name := range slices.Sorted(maps.Keys(t.Each)) {
			one := t
			one.Each, one.Place, one.Title = nil, t.Place+"-"+placeID(name), t.Title+", "+name
			one.Rules = []Rule{{Kind: "brackets", Name: "flat rate", Rates: flatRate(t.Each[name])}}
			all = append(all, one)
		}
	}
	return all
}

// earlier finds the table of the year whose rules a table has; nil where there is none.
func (t *Table) earlier(known []Table) *Table {
	for i := range known {
		if e := &known[i]; e.same(t) && e.Year == t.AsIn && e.Year < t.Year {
			return e
		}
	}
	return nil
}

// same reports whether two tables are of one tax of one place, in whatever year.
func (t *Table) same(u *Table) bool { return t.Place == u.Place && t.Tax == u.Tax && t.Plan == u.Plan }

func flatRate(r rate) *rowsBy {
	rates, all := &rowsBy{}, rows{{value: r}}
	for f := range rates.values {
		rates.values[f] = all
	}
	return rates
}

// tables returns all tables of a place, of whatever year: the embedded ones, and in their
// place those of one's own.
func (l *Law) tables(place string) []*Table {
	var all []*Table
	add := func(from []Table) {
		for i := range from {
			t := &from[i]
			if t.Place != place {
				continue
			}
			all = slices.DeleteFunc(all, func(old *Table) bool { return old.same(t) && old.Year == t.Year })
			all = append(all, t)
		}
	}
	add(embeddedFileOf(place).unfolded)
	add(l.own)
	return all
}

// Years lists the years of which there are tables of a place's country, ascending.
func (l *Law) Years(p Place) []int {
	var years []int
	for _, t := range l.tables(p.Country()) {
		years = append(years, t.Year)
	}
	slices.Sort(years)
	return slices.Compact(years)
}

// UnknownYearError says that there is no table of a tax for a year.
type UnknownYearError struct {
	Year  int
	What  string // the tax, or the place
	Known []int  // ascending
}

func (e *UnknownYearError) Error() string {
	known := make([]string, len(e.Known))
	for i, year := range e.Known {
		known[i] = fmt.Sprint(year)
	}
	return fmt.Sprintf("there is no table of %s for %d; there is one for %s; --tax-data takes a newer file", e.What, e.Year, strings.Join(known, " and "))
}

// PayrollTaxes lists the ids of the payroll taxes of the states and places of a situation.
func (l *Law) PayrollTaxes(s Situation) ([]string, error) {
	c, err := l.code(&s)
	if err != nil {
		return nil, err
	}
	var ids []string
	for i := range c.taxes {
		if c.taxes[i].Payroll {
			ids = append(ids, c.taxes[i].Tax)
		}
	}
	return ids, nil
}

// code returns what is in force at a place in a year for a filing status.
func (l *Law) code(s *Situation) (*code, error) {
	key := codeKey{s.Place.ID, s.Year, filed{s.Filing, s.Status}}
	if len(s.Place.Also) > 0 {
		key.place += " " + strings.Join(s.Place.Also, " ")
	}
	if l.hidden != nil {
		key.place += " " + s.Place.Name // by which its taxes go
	}
	l.mutex.Lock()
	defer l.mutex.Unlock()
	if c, known := l.codes[key]; known {
		return c, nil
	}
	c, err := l.enact(s)
	if err != nil {
		return nil, err
	}
	if l.codes == nil {
		l.codes = map[codeKey]*code{}
	}
	l.codes[key] = c
	return c, nil
}

// enact selects the tables of a place and those around it, and resolves their rules.
func (l *Law) enact(s *Situation) (*code, error) {
	c, titles := &code{federal: -1, state: -1, by: filed{s.Filing, s.Status}}, map[string]int{}
	for _, jurisdiction := range s.Place.jurisdictions() {
		level := strings.Count(jurisdiction, "-")
		inForce, err := inYear(l.tables(jurisdiction), s.Year)
		if err != nil {
			return nil, err
		}
		for _, t := range inForce {
			if l.hidden != nil && level > 0 {
				t = l.hidden.table(t, s.Place.Name, titles)
			}
			c.add(t, level)
		}
	}
	if len(c.taxes) == 0 {
		return nil, fmt.Errorf("there is no table of any tax of %s; --tax-data takes a file of them", s.Place.Name)
	}
	if l.hidden != nil {
		l.hidden.redact(c)
	}
	c.index()
	return c, nil
}

// inYear returns the tables of a year. A tax that was there in an earlier year and is not in
// this one is an error: it would silently be 0.
func inYear(tables []*Table, year int) ([]*Table, error) {
	var in []*Table
	for _, t := range tables {
		if t.Year == year {
			in = append(in, t)
		}
	}
	for _, t := range tables {
		if slices.ContainsFunc(in, t.same) {
			continue
		}
		missing := &UnknownYearError{Year: year, What: t.Title}
		for _, other := range tables {
			if other.same(t) {
				missing.Known = append(missing.Known, other.Year)
			}
		}
		slices.Sort(missing.Known)
		if missing.Known[0] < year || len(in) == 0 {
			return nil, missing
		}
	}
	return in, nil
}

// code is the tables in force at a place in a year, for one filing status, or for whichever it is.
type code struct {
	taxes       []levy // in the order of a statement: the country's first
	withholding []levy

	by filed

	federal, state int // which of taxes are the income tax of the country and of the state; -1 for none
}

// levy is a table with its rules resolved for a filing status.
type levy struct {
	*Table
	level int // 0 the country, 1 a state, 2 a place in it
	steps []step
	known Confidence
}

// localTax is the id of what each of several places within may levy beside the others.
const localTax = "local_income_tax"

func (c *code) add(t *Table, level int) {
	one := levy{Table: t, level: level, known: t.confidence()}
	for i := range t.Rules {
		one.steps = append(one.steps, c.by.resolve(&t.Rules[i], t))
	}
	if t.Withholding {
		c.withholding = append(c.withholding, one)
		return
	}
	for i := range c.taxes {
		if old := &c.taxes[i]; old.Tax == t.Tax && old.Plan == t.Plan && t.Tax != localTax {
			*old = one
			return
		}
	}
	c.taxes = append(c.taxes, one)
}

func (c *code) index() {
	for i := range c.taxes {
		switch t := &c.taxes[i]; t.Tax {
		case "federal_income_tax":
			c.federal = i
		case "state_income_tax":
			c.state = i
		}
	}
}
