package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-251b9aba/offerkit/comp/market"
	"github.com/seed-251b9aba/offerkit/comp/negotiate"
)

// MarketLevel is what market data say of another level than the offer's.
type MarketLevel struct {
	Level   string                  // empty where none is named, and none comes after the offer's
	Known   []string                // levels that the data tell apart
	Answers []market.Answer         // of the level, one for each measure
	Package *negotiate.LevelPackage // the offer with the medians of the level in it; nil where no part of pay has one
}

// payParts are the parts of pay that a measure is; a whole is none.
var payParts = map[market.Measure]negotiate.PayPart{market.Base: negotiate.PartBase, market.Bonus: negotiate.PartBonus, market.Equity: negotiate.PartEquity}

// MedianPay takes the medians out of the answers for a level, the first of each part of pay.
func MedianPay(level string, answers []market.Answer) negotiate.LevelPay {
	pay := negotiate.LevelPay{Level: level}
	for i := range answers {
		part, is := payParts[answers[i].Measure]
		median, known := answers[i].Median()
		taken := slices.ContainsFunc(pay.Parts, func(p negotiate.LevelPart) bool { return p.Part == part })
		if is && known && !taken {
			pay.Parts = append(pay.Parts, negotiate.LevelPart{Part: part, Amount: median, Currency: answers[i].Currency})
		}
	}
	return pay
}

// marketSection says where the offer stands in the market data, measure by measure.
func (n *Negotiation) marketSection() Section {
	s := Section{ID: "market", Title: "In the market"}
	if n.Standing == nil {
		return s
	}
	var said []string
	for i := range n.Standing.Answers {
		said = append(said, AnswerInWords(&n.Standing.Answers[i]))
		if text := n.Standing.GrowthInWords(i); text != "" {
			said = append(said, text)
		}
	}
	if t, any := answersTable(n.Standing.Answers, false); any {
		t.ID, t.Title = s.ID, s.Title
		t.Caption += "percentiles that the data give, empty where they do not"
		s.Blocks = append(s.Blocks, t)
	}
	s.Blocks = append(s.Blocks, List{Items: append(said, notesOfAll(n.Standing.Answers)...)})
	return s
}

// answersTable has a row for each measure: what the offer has, the percentiles, and where it stands
// among them, or, of another level, what its median has more. Its caption begins with the currency,
// where there is one.
func answersTable(answers []market.Answer, more bool) (t Table, any bool) {
	t.Columns = []Column{textColumn("Measure"), numberColumn("The letter")}
	ranks := (&Standing{Answers: answers}).ranks()
	for _, rank := range ranks {
		t.Columns = append(t.Columns, numberColumn(fmt.Sprintf("p%d", rank)))
	}
	last := textColumn("Stands at")
	if more {
		last = numberColumn("More")
	}
	t.Columns = append(t.Columns, last)
	oneCurrency := !slices.ContainsFunc(answers, func(a market.Answer) bool { return a.Currency != answers[0].Currency })
	if t.Caption = "a year; "; oneCurrency && len(answers) > 0 {
		t.Caption = string(answers[0].Currency) + " a year; "
	}
	for i := range answers {
		a := &answers[i]
		if a.Gap != nil || a.Wages != nil {
			continue
		}
		measure := capital(strings.TrimSuffix(measureInWords(a), " a year"))
		if !oneCurrency {
			measure += ", " + string(a.Currency)
		}
		row := Row{Cells: []Cell{textCell(measure), inOwn(a.Value, a)}}
		for _, rank := range ranks {
			cell := Cell{Kind: EmptyCell}
			if j := slices.IndexFunc(a.Percentiles, func(p market.Percentile) bool { return p.Rank == rank }); j >= 0 {
				if cell = inOwn(a.Percentiles[j].Amount, a); a.Percentiles[j].AtLeast {
					cell = textCell("at least " + cell.Text)
				}
			}
			row.Cells = append(row.Cells, cell)
		}
		end := textCell(standsAt(a))
		if more {
			end = Cell{Kind: EmptyCell}
			if median, known := a.Median(); known {
				end = differenceIn(median.Sub(a.Value), a)
			}
		}
		row.Cells = append(row.Cells, end)
		t.Rows = append(t.Rows, row)
	}
	return t, len(t.Rows) > 0
}

// standsAt is a position with its word, for a table: "p41.7, fair".
func standsAt(a *market.Answer) string {
	text := a.Position.String()
	if a.Position.Rank.Valid {
		text = "p" + text
	}
	if v := a.Verdict(); v != "" {
		text += ", " + string(v)
	}
	return text
}

// notesOfAll are the notes of answers, each once.
func notesOfAll(answers []market.Answer) (notes []string) {
	for i := range answers {
		for _, note := range AnswerNotes(&answers[i]) {
			if !slices.Contains(notes, note) {
				notes = append(notes, note)
			}
		}
	}
	return notes
}

// levelSection says what the market pays at another level, and what that is worth on every metric.
func (n *Negotiation) levelSection() Section {
	s := Section{ID: "market-level", Title: "What another level pays in the market"}
	l := n.Level
	switch {
	case l == nil:
		return s
	case l.Level == "" && len(l.Known) == 0:
		return s // the data do not tell levels apart
	case l.Level == "":
		s.Blocks = []Block{List{Items: []string{fmt.Sprintf("The data have the levels %s, and none of them is known to come next; name one with --next-level.", strings.Join(l.Known, ", "))}}}
		return s
	}
	s.Title = fmt.Sprintf("What level %s pays in the market", Plain(l.Level))
	if len(l.Answers) == 0 {
		s.Blocks = []Block{List{Items: []string{fmt.Sprintf("The data do not tell levels apart: they say nothing of %s.", Plain(l.Level))}}}
		return s
	}
	if t, any := answersTable(l.Answers, true); any {
		t.ID, t.Title = s.ID, s.Title
		t.Caption += "percentiles that the data give, empty where they do not; more is the median's over the letter"
		s.Blocks = append(s.Blocks, t)
	}
	var said []string
	for i := range l.Answers {
		if text := n.levelAnswerInWords(&l.Answers[i]); !slices.Contains(said, text) {
			said = append(said, text)
		}
	}
	switch {
	case l.Package == nil && slices.ContainsFunc(l.Answers, hasMedian):
		said = append(said, "A total is not put into the letter: how much of it base, bonus and equity pay decides every metric, and the data do not say it.")
	case l.Package != nil:
		said = append(said, n.madeOfMedians())
	}
	s.Blocks = append(s.Blocks, List{Items: append(said, notesOfAll(l.Answers)...)})
	if l.Package != nil {
		t := n.acrossTable(s.ID+"-worth", AcrossMetrics{Name: Plain(l.Level) + ", medians", Rows: l.Package.Rows})
		t.Title = "What these medians are worth"
		s.Blocks = append(s.Blocks, t)
	}
	return s
}

// levelAnswerInWords says how much a level pays by a measure, and by which rows.
func (n *Negotiation) levelAnswerInWords(a *market.Answer) string {
	level := Plain(n.Level.Level)
	if a.Gap != nil {
		if a.Gap.Kind == market.LevelUnknown {
			return fmt.Sprintf("%s: the data have %s at %s and not at %s; --next-level names another.", capital(measureInWords(a)), a.Question.Role, strings.Join(a.Gap.Near, ", "), level)
		}
		return fmt.Sprintf("%s: %s.", capital(measureInWords(a)), GapInWords(a))
	}
	what := strings.TrimSuffix(measureInWords(a), " a year")
	median, known := a.Median()
	if !known {
		return fmt.Sprintf("Level %s: no median of %s is known, of %s.", level, what, RowsInWords(a))
	}
	return fmt.Sprintf("Level %s: a median %s of %s, of %s.", level, what, exactHeadline(median, a.Currency), RowsInWords(a))
}

func hasMedian(a market.Answer) bool {
	_, known := a.Median()
	return known
}

// madeOfMedians says of what the package of a level is made, and what it may be used for.
func (n *Negotiation) madeOfMedians() string {
	var parts []string
	p := n.Level.Package
	for _, part := range p.Pay.Parts {
		if !slices.Contains(p.Kept, part.Part) {
			parts = append(parts, string(part.Part))
		}
	}
	text := "The medians of " + series(parts) + ", each by itself, stand in the letter in place of its own"
	if len(parts) == 1 {
		text = "The median of " + parts[0] + " stands in the letter in place of its own"
	}
	return text + ", and all else is as in the letter; no job need pay just that. Market data support an ask, and carry none by themselves."
}
