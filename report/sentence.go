package report

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// Sentence is a sentence in pieces. A format that works a figure out anew, as the workbook
// does, puts its own in the piece's place; the words stand once.
type Sentence []Piece

// Piece is a piece of a sentence: words, or what a slot holds as the case stands.
type Piece struct {
	Slot Slot
	Text string

	// Of a number, with the steps that made it where the terms behind it are live.
	Number calc.Number
	Form   Form
}

// Form is how a number is written within a sentence.
type Form string

// The forms.
const (
	NativeForm  Form = "native"  // an amount in the offer's currency: 300,000.00
	EquityForm  Form = "equity"  // an amount in the currency of the offer's shares: 300,000.00
	PriceForm   Form = "price"   // of a share, in that currency, with the decimals that it has: 182.3456
	ShortForm   Form = "short"   // an amount in that currency as people say it: $700m
	MoneyForm   Form = "money"   // an amount in the reporting currency: 300,200.00
	NumberForm  Form = "number"  // a count: 1,764
	SharesForm  Form = "shares"  // a count with its noun: 1 share
	OptionsForm Form = "options" // likewise: 1 option
	PercentForm Form = "percent" // a rate with all its decimals: 15.25%
)

// numbered is a piece that is a number; the currency is that of an amount.
func numbered(f Form, n calc.Number, c comp.Currency) Piece {
	return Piece{Slot: NumberSlot, Text: f.write(n.Decimal(), c), Number: n, Form: f}
}

func (f Form) write(v decimal.Decimal, c comp.Currency) string {
	switch f {
	case NativeForm, EquityForm:
		return c.Grouped(v)
	case ShortForm:
		return Short(v, c)
	case PriceForm:
		return c.GroupedNumber(v)
	case MoneyForm:
		return Money(v, c)
	case SharesForm:
		return comp.GroupedShares(v)
	case OptionsForm:
		return comp.GroupedOptions(v)
	case PercentForm:
		return ExactPercent(v)
	}
	return comp.GroupedNumber(v)
}

// liveOr returns a number where terms behind it are live, and a value as it stands otherwise.
func liveOr(n calc.Number, v decimal.Decimal) calc.Number {
	if n.Live() {
		return n
	}
	return calc.Of(v)
}

// say writes a sentence as fmt.Sprint would write each argument in the place of a verb, but a piece
// stays one.
func say(format string, args ...any) (s Sentence) {
	for _, arg := range args {
		before, after, _ := strings.Cut(format, "%s")
		format = after
		switch arg := arg.(type) {
		case Piece:
			s = append(s, words(before), arg)
		case Sentence:
			s = append(append(s, words(before)), arg...)
		default:
			s = append(s, words(before+fmt.Sprint(arg)))
		}
	}
	return append(s, words(format))
}

// Slot is a name or a figure within a sentence.
type Slot int

// The slots of the sentences that a workbook keeps up to date.
const (
	Words         Slot = iota // no slot: the words stand whatever the figures are
	OfferName                 // of the offer that the sentence is about, or that leads
	RunnerUpName              // of the offer that comes second
	EqualNames                // those whose figure is the best, where it is of several: "A, B and C"
	FigureSlot                // what the offer pays, in whole units
	MarginSlot                // the lead: in money, and as a share of the runner-up's figure
	ToleranceSlot             // in percent, without the sign
	FallSlot                  // what a year pays less than the one before, in whole units
	FallYearSlot              // the service year that pays less
	NumberSlot                // a number that may follow its terms
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

// item takes the item of a payment or an award apart at the numbers that it names: how many shares,
// or of a top-up what amount, at which price.
func item(text string, named comp.Conversion, what Piece, in comp.Currency) Sentence {
	price := numbered(PriceForm, named.Price, in)
	before, last := strings.CutSuffix(text, price.Text)
	i := strings.LastIndex(before, what.Text)
	if !named.Moves() || !last || i < 0 {
		return Sentence{words(text)}
	}
	return say("%s%s%s%s", before[:i], what, before[i+len(what.Text):], price)
}

// ItemInWords is the item of a payment of an offer, with the numbers in it.
func ItemInWords(r *comp.Result, p *comp.Payment) Sentence {
	if p.Term.Kind == comp.TopUpTerm {
		return item(p.Item, p.Conversion(), numbered(EquityForm, p.Conversion().What, r.Equity), r.Equity)
	}
	return award(p.Item, p.Conversion(), r.Equity)
}

// award is the item of an award of shares, with the numbers in it.
func award(text string, named comp.Conversion, in comp.Currency) Sentence {
	return item(text, named, numbered(SharesForm, named.What, ""), in)
}
