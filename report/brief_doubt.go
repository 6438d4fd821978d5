package report

import (
	"slices"
	"strings"

	"github.com/seed-251b9aba/offerkit/comp/risk"
)

// How many of them a brief has room for.
const (
	briefAssumptions   = 5
	briefHardQuestions = 4
)

// flips says how firm the lead is, which assumption changes it by itself, and what three of them wrong
// together do.
func (f *BriefFacts) flips() Section {
	if f.Grill == nil {
		return Section{}
	}
	n := stressed{f.Grill.Stress, f.Comparison}
	s := Section{ID: "flips", Title: n.title()}
	said := n.verdict()[1:]
	for i := range f.Grill.Questions {
		if q := &f.Grill.Questions[i]; q.Kind == risk.AskTogether {
			said = append(said, grilling{Grill: f.Grill, c: f.Comparison}.together(q).Answer)
		}
	}
	if t, any := n.flipTable(briefAssumptions); any {
		s.Blocks = append(s.Blocks, t)
	}
	s.Blocks = append(s.Blocks, List{Items: said})
	return s
}

// flipTable has the assumptions that move the gap most: how far each may plausibly be, the gap there and
// where the lead is lost.
func (n stressed) flipTable(most int) (t Table, any bool) {
	t = Table{ID: "flips", Title: n.title(), Caption: string(n.c.Case.Currency) + "; each alone at the ends of what is plausible, the widest first", Columns: []Column{
		textColumn("Assumption"), numberColumn("Today"), numberColumn("Low"), numberColumn("Gap"), numberColumn("High"), numberColumn("Gap"), numberColumn("Lead lost at"),
	}}
	for i := range n.Terms[:min(len(n.Terms), most)] {
		one := &n.Terms[i]
		a := n.of(one.Assumption)
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			textCell(a.name()), textCell(a.brief(a.Today)), textCell(a.brief(a.Plausible.Low)), wholeCell(one.GapLow, n.c.Case.Currency), textCell(a.brief(a.Plausible.High)), wholeCell(one.GapHigh, n.c.Case.Currency), n.flip(one),
		}})
	}
	return t, len(t.Rows) > 0
}

// saidElsewhere are the questions whose answers stand in another section of a brief.
var saidElsewhere = []risk.QuestionKind{risk.AskMargin, risk.AskTogether, risk.AskDeadline}

// hardQuestions are what a hostile interviewer asks, the hardest first, with the answers.
func (f *BriefFacts) hardQuestions() Section {
	s := Section{ID: "hard-questions", Title: "The hardest questions"}
	if f.Grill == nil {
		return s
	}
	t := Table{ID: s.ID, Title: s.Title, Columns: []Column{textColumn("They ask"), textColumn("You answer")}}
	asked := Grilling(f.Grill)
	for i := range asked {
		q := &asked[i]
		if slices.Contains(saidElsewhere, q.Kind) || len(t.Rows) == briefHardQuestions {
			continue
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{textCell(q.Asks), textCell(strings.TrimSpace(q.Answer + " " + q.inWords()))}})
	}
	if len(t.Rows) > 0 {
		s.Blocks = append(s.Blocks, t)
	}
	return s
}
