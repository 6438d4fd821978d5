package brief

import (
	"fmt"
	"slices"
)

// SectionID names a section of a brief, for a template that leaves some out.
type SectionID string

// The sections in reading order.
const (
	Deadlines     SectionID = "deadlines"      // days left, and which deadlines have to be extended
	Offers        SectionID = "offers"         // the offers on one page
	Gap           SectionID = "gap"            // what is missing, by year
	Levers        SectionID = "levers"         // the least on each lever, where no package is equal to another
	Packages      SectionID = "packages"       // asks of equal worth with their proof and their cost to the employer
	Ladder        SectionID = "ladder"         // answers to expect, and the walk-away line
	Leverage      SectionID = "leverage"       // what carries an ask, and what may not be claimed
	Market        SectionID = "market"         // where the offer stands in market data
	Worth         SectionID = "worth"          // what a little more on each lever adds
	Flips         SectionID = "flips"          // what would change who leads
	HardQuestions SectionID = "hard-questions" // what a hostile interviewer asks, with the answers
	Questions     SectionID = "questions"      // what to ask the employers, because the case does not say
	Assumptions   SectionID = "assumptions"
	Note          SectionID = "note" // a coach's own words
)

var sections = []SectionID{
	Deadlines, Offers, Gap, Levers, Packages, Ladder, Leverage, Market, Worth, Flips, HardQuestions, Questions, Assumptions, Note,
}

// Sections lists the sections in reading order.
func Sections() []SectionID { return slices.Clone(sections) }

// SectionError reports a section that there is not.
type SectionError struct{ ID SectionID }

func (e *SectionError) Error() string { return fmt.Sprintf("%q is no section of a brief", e.ID) }

func checkSections(ids []SectionID) error {
	for _, id := range ids {
		if !slices.Contains(sections, id) {
			return &SectionError{id}
		}
	}
	return nil
}
