package report

import "strings"

// Sentence is a sentence in pieces. A format that works a figure out anew, as the workbook
// does, puts its own in the piece's place; the words stand once.
type Sentence []Piece

// Piece is a piece of a sentence: words, or what a slot holds as the case stands.
type Piece struct {
	Slot Slot
	Text string
}

// Slot is a name or a figure within a sentence.
type Slot int

// The slots of the sentences that a workbook keeps up to date.
const (
	Words         Slot = iota // no slot: the words stand whatever the figures are
	OfferName                 // of the offer that the sentence is about, or that leads
	RunnerUpName              // of the offer that comes second
	FigureSlot                // what the offer pays, in whole units
	MarginSlot                // the lead: in money, and as a share of the runner-up's figure
	ToleranceSlot             // in percent, without the sign
	FallSlot                  // what a year pays less than the one before, in whole units
	FallYearSlot              // the service year that pays less
)

// String writes the sentence as the case stands.
func (s Sentence) String() string {
	var b strings.Builder
	for _, p := range s {
		b.WriteString(p.Text)
	}
	return b.String()
}

// words are a piece that stands as it is.
func words(text string) Piece { return Piece{Slot: Words, Text: text} }
