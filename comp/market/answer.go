package market

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Answer is where one offer stands in one kind of data.
type Answer struct {
	Question *Question
	Kind     Kind
	Files    []string // that the data are from
	Source   string   // that a table of one's own names

	Measure  Measure
	Assumed  bool // the table does not say what its amounts measure
	Currency comp.Currency
	Value    decimal.Decimal // of the offer, in Currency; 0 where there is a Gap

	Percentiles []Percentile
	Position    Position

	Rows     int   // behind the percentiles; 0 where the data do not say
	Workers  int64 // that the rows stand for, or that the occupation employs; 0 likewise
	From, To vesting.Date
	LeftOut  LeftOut
	Short    []Short // files of this kind of data with rows that are cut short
	Wider    []Wider // what there is in the areas around the one asked for

	Role       string   // of the rows, as the table names it or as asked
	Occupation string   // code and title, where the data have them
	Level      string   // of the rows; empty where they are of every level
	Levels     []string // that rows of the role and measure state, the offer's or not
	Area       string   // of the rows; empty where they are from everywhere
	Width      Width
	Widened    bool // there are none of the offer's own location, and Area is the narrowest around it

	Gap   *Gap   // why there is no position; nil where there is one
	Wages *Wages // of prevailing wages, which have levels in place of a position
}

// LeftOut counts rows that match and are not counted, and says what was done with others.
type LeftOut struct {
	NotCertified int
	PartTime     int
	NoWage       int // no wage that can be read, or one below the federal minimum
	Duplicates   int // earlier rows of cases that stand in the data again
	Yearly       int // wages of a year that were filed as by the hour, week, two weeks or month: counted as of a year
}

// Wider counts the rows in a wider area.
type Wider struct {
	Width Width
	Area  string // empty for all of the data
	Rows  int
}

// GapKind is why there is no position.
type GapKind int

// The kinds of gaps.
const (
	NoRole            GapKind = iota // the offer states no role
	RoleUnknown                      // no row has the role; Near are those that have words of it
	NoLevel                          // the data tell levels apart, Near, and the offer states none
	LevelUnknown                     // no row of the role has the level; Near are those there are
	PlaceUnknown                     // no row of the role lies in the location; Near are areas that have some
	AllLeftOut                       // rows match, and none of them can be counted
	TooFew                           // too few rows for a percentile
	Withheld                         // the percentiles are not published
	Ambiguous                        // several rows are of it, or several areas: Near
	OtherCurrency                    // the data are in a currency for which the case has no rate
	NoOccupation                     // prevailing wages go by occupation, and none is named
	OccupationUnknown                // the data have no such occupation
	AreasByNumber                    // the data name areas by number only
	NotTraded                        // the equity is a private company's, which has no value a year
)

// Gap says why there is no position.
type Gap struct {
	Kind GapKind
	Near []string
}

// nearest is how many names a gap suggests.
const nearest = 5

func gap(kind GapKind, near ...string) *Gap {
	slices.Sort(near)
	near = slices.Compact(near)
	return &Gap{Kind: kind, Near: near[:min(len(near), nearest)]}
}

// place finds the position of the offer, unless something is missing for it.
func (a *Answer) place() {
	if a.Gap != nil {
		return
	}
	value, missing := a.Question.value(a.Measure, a.Currency)
	if missing != nil {
		a.Gap = missing
		return
	}
	a.Value, a.Position = value, Place(value, a.Percentiles)
}

// spanned widens the dates of the data by one.
func (a *Answer) spanned(d vesting.Date) {
	if d.IsZero() {
		return
	}
	if a.From.IsZero() || d.Before(a.From) {
		a.From = d
	}
	if d.After(a.To) {
		a.To = d
	}
}

// occupations are those of the data, by code: what a role may be called there.
type occupations map[string]string

// maxOccupations is how many are kept; the classification has fewer than 900.
const maxOccupations = 2000

func (o occupations) add(code, title string) {
	if _, known := o[code]; !known && code != "" && len(o) < maxOccupations {
		o[code] = kept(title)
	}
}

// maxName is as long as a name in an answer may be, in bytes.
const maxName = 120

// kept is a name from the data as an answer keeps it: a copy, because a cell is a part of its row,
// which would stay in the memory with it.
func kept(name string) string {
	name = strings.TrimSpace(name)
	return strings.ToValidUTF8(strings.Clone(name[:min(len(name), maxName)]), "")
}

// near names the occupations that share most words with a role: "15-1252 Software Developers".
func (o occupations) near(role title) []string {
	var best []string
	most := 1
	for code, name := range o {
		switch n := role.near(name); {
		case n > most:
			best, most = nil, n
			fallthrough
		case n == most:
			best = append(best, code+" "+name)
		}
	}
	slices.Sort(best)
	return best
}

// Bounds returns the percentiles beside the offer: the highest that is no more than its value, and
// the lowest that is no less, which may be a bound; nil where there is none.
func (a *Answer) Bounds() (low, high *Percentile) {
	if a.Gap != nil {
		return nil, nil
	}
	for i := range a.Percentiles {
		p := &a.Percentiles[i]
		if !p.AtLeast && p.Amount.LessThanOrEqual(a.Value) {
			low = p
		}
		if high == nil && (p.AtLeast || p.Amount.GreaterThanOrEqual(a.Value)) {
			high = p
		}
	}
	return low, high
}
