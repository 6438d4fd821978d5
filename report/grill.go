package report

import (
	"cmp"
	"fmt"

	"github.com/seed-251b9aba/offerkit/comp/risk"
)

// Grilled is one question of a hostile interviewer in words. Where the case lacks what the model would
// need to answer, Write says what to write into it, or to ask for.
type Grilled struct {
	*risk.Question
	Asks, Answer, Write string

	say string // Write without the keys of a case file, for who reads no such file; empty where it has none
}

// inWords is what to do about the question, without the keys of a case file.
func (g *Grilled) inWords() string { return cmp.Or(g.say, g.Write) }

// Grilling puts the questions into words, the hardest first.
func Grilling(g *risk.Grill) []Grilled {
	n := newGrilling(g)
	all := make([]Grilled, len(g.Questions))
	for i := range g.Questions {
		q := &g.Questions[i]
		all[i] = n.inWords(q)
		all[i].Question = q
	}
	return all
}

// Grill turns the questions about a decision into their document, each with its answer.
func Grill(g *risk.Grill) *Document {
	c := g.Lead.Comparison
	asked := Grilling(g)
	d := &Document{
		Title:    "What a hostile interviewer asks of " + c.Offers[g.Chosen].Name,
		Subtitle: fmt.Sprintf("%s, valued on %v, over %s of service", c.Case.Currency, c.Case.AsOf, Count(c.Case.Years, "year")),
		Verdict:  Said(Compared(c, g.Lead.Metric.Name).Headline, GrillOrder(g)), Metric: g.Lead.Metric.Name, Currency: c.Case.Currency, Comparison: c,
	}
	for i, q := range asked {
		s := Section{ID: fmt.Sprintf("question-%d", i+1), Title: fmt.Sprintf("%d. %s", i+1, q.Asks)}
		for _, text := range []string{q.Answer, q.Write} {
			if text != "" {
				s.Blocks = append(s.Blocks, Paragraph{Text: text})
			}
		}
		s.Part = Closing // below the verdict, in every format
		d.Sections = append(d.Sections, s)
	}
	d.Sections = append(d.Sections, assumptionSection(c))
	return d
}

// GrillOrder says how many questions there are, and in which order.
func GrillOrder(g *risk.Grill) string {
	deciding, lacking := 0, 0
	for _, q := range g.Questions {
		if q.Decides {
			deciding++
		}
		if q.Lacks != nil {
			lacking++
		}
	}
	text := fmt.Sprintf("%s, the hardest first: ", Count(len(g.Questions), "question"))
	switch deciding {
	case 0:
		text += "none of the answers changes who leads, so they are in the order of the money that rests on them"
	case 1:
		text += "the first may change who leads, the others are in the order of the money that rests on them"
	default:
		text += fmt.Sprintf("the first %s may change who leads; each part is in the order of the money that rests on it", numeral(deciding))
	}
	switch lacking {
	case 0:
	case 1:
		text += "; one the case cannot answer yet"
	default:
		text += fmt.Sprintf("; %s the case cannot answer yet", numeral(lacking))
	}
	return text + "."
}

// GrillTable is the questions for whoever reads columns.
func GrillTable(g *risk.Grill) *Document {
	c := g.Lead.Comparison
	t := Table{Title: c.Offers[g.Chosen].Name, Columns: []Column{
		textColumn("Kind"), textColumn("About"), textColumn("Decides"), numberColumn("Stake"), textColumn("Question"), textColumn("Answer"), textColumn("Write"),
	}}
	for _, q := range Grilling(g) {
		decides := "no"
		if q.Decides {
			decides = "yes"
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			textCell(string(q.Kind)), textCell(c.Offers[q.Offer].Name), textCell(decides), moneyCell(q.Stake), textCell(q.Asks), textCell(q.Answer), textCell(q.Write),
		}})
	}
	return &Document{Currency: c.Case.Currency, Sections: []Section{{Blocks: []Block{t}}}}
}
