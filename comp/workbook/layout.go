package workbook

import "strings"

// The layout of the sheet, from its first column, which is hidden.
const (
	Sheet = "Inputs"

	KeyColumn   = 1 // what a row holds, as Key writes it
	LabelColumn = 2
	UnitColumn  = 3
	FirstColumn = 4 // the first offer, and what holds for all offers
	HeadRow     = 5 // the offers' names

	SwitchRow = 3 // of FirstColumn: the number of the scenario in force, where KeyColumn has Switch
	MarkRow   = 1 // of KeyColumn: Mark
	CountRow  = 2 // of KeyColumn: how many columns are offers
)

// The heads of the columns beside the offers. By them a column is found that somebody has
// inserted or deleted: the offers stand between UnitHead and the notes on each row.
const (
	LabelHead   = "Term"
	UnitHead    = "Unit"
	FormHead    = "How to write it" // of a form to fill in
	MeaningHead = "What it is"      // of a workbook that holds results
)

// Switch is what KeyColumn holds in the row of the switch of scenarios, which is no term of the case.
const Switch = "scenario"

// AsWritten is the number of the scenario that is the case itself.
const AsWritten = "1"

// OptionalTitle ends the title of a group of a form that a letter need not have.
const OptionalTitle = ", optional"

// Title is what KeyColumn holds in the rows that are the title of a group and nothing else.
const Title = "title"

// Mark says that the sheet is one of offerkit's, and of which layout.
const Mark = "offerkit inputs 1"

// Kind is how a cell is read.
type Kind string

// The kinds of cells.
const (
	Money  Kind = "money"
	Rate   Kind = "rate" // a number is a fraction, 0.15, whether or not it is shown as 15%
	Count  Kind = "count"
	Months Kind = "months"
	Days   Kind = "days"
	Date   Kind = "date"
	Flag   Kind = "flag"
	Text   Kind = "text"
	Terms  Kind = "terms" // several terms in the case file's words: {months: 24}
	Part   Kind = "part"  // a percentage of the schedule above it, which is read as composed of them, and so not itself
)

// forAll begins the keys of what holds for all offers.
const forAll = "case."

// Key names a row: its term in the case file's words, and how its cells are read.
type Key struct {
	Term   string // sign_on[0].amount; of the whole case: discount_rate
	ForAll bool   // it holds for all offers and stands in FirstColumn
	Kind   Kind
}

// String writes the key as it stands in the sheet.
func (k Key) String() string {
	text := k.Term + ":" + string(k.Kind)
	if k.ForAll {
		return forAll + text
	}
	return text
}

// path is the path of the row's term, in the first offer where it is of an offer.
func (k Key) path() string {
	if k.ForAll {
		return k.Term
	}
	return "offers[0]." + k.Term
}

// ParseKey reads what String wrote, and returns false for anything else.
func ParseKey(text string) (Key, bool) {
	term, kind, found := strings.Cut(text, ":")
	if !found || term == "" {
		return Key{}, false
	}
	k := Key{Term: term, Kind: Kind(kind)}
	if rest, ok := strings.CutPrefix(term, forAll); ok {
		k.Term, k.ForAll = rest, true
	}
	return k, true
}
