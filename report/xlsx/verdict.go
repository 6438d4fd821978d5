package xlsx

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
)

// The verdict's first sentence is a formula. The others are those that offerkit wrote,
// shown as long as the figures are the delivered ones: a stale sentence would be worse
// than none.

const staleVerdict = "Inputs have changed since offerkit wrote this file. Who leads on what now stands in the table below."

func (b *book) writeVerdict(s *sheet, row int) int {
	last := s.onFirstPage()
	for i, sentence := range b.document.Verdict {
		look := style{wrap: true, top: true}
		if i == 0 {
			look.bold, look.size = true, headingSize
		}
		sentence = plain(sentence, maxCellText)
		p := place{1, row}
		s.formula(p, b.sentence(i), sentence, look)
		s.merge(p, place{last, row})
		s.fit(row, sentence, s.width(1, last), look)
		row++
	}
	return row + 1
}

// sentence returns the formula of a sentence of the verdict.
func (b *book) sentence(i int) string {
	kept := on(checksSheet, place{b.checks.sentences.col, b.checks.sentences.row + i})
	unchanged := fmt.Sprintf("(%s=0)*(ROUND(Tolerance,10)=%s)", on(checksSheet, checksChanged), b.comparison.Case.Tolerance)
	switch {
	case i == 0 && b.leaderSentence() != "":
		return fmt.Sprintf(`IF(%s,%s,%s&"%s")`, unchanged, kept, b.leaderSentence(), unwritten)
	case i <= 1:
		return fmt.Sprintf(`IF(%s,%s,"%s")`, unchanged, kept, staleVerdict)
	}
	return fmt.Sprintf(`IF(%s,%s,"")`, unchanged, kept)
}

// unwritten is what a workbook can say of a lead once its inputs have changed: what it rests
// on takes the whole model to find.
const unwritten = " Whether that rests on an exit, on expected refreshers, a top-up or growth, offerkit compare says."

// leaderSentence says who leads, as the report's verdict does; it is empty where the
// headline is not about a metric of the table.
func (b *book) leaderSentence() string {
	m, ok := b.headlineMetric()
	if !ok {
		return ""
	}
	r, row := b.comparison.Rankings[m], b.summary.metrics+m
	if len(b.names) == 1 {
		return joined(report.Leader(b.comparison, r), slots{
			report.OfferName: b.headNames(), report.FigureSlot: b.inHeadline(place{summaryFirst, row}.String()),
		})
	}
	open, leads := r, r
	open.Verdict, leads.Verdict = comp.TooCloseToCall, comp.Leads
	span, live := b.metricRow(row), b.leaderSlots(row)
	return fmt.Sprintf("IF(%s,%s,%s)", closeCall(span), joined(report.Leader(b.comparison, open), live), joined(report.Leader(b.comparison, leads), live))
}

// leaderSlots returns who leads by a row of figures and by how much, as the cells have it.
func (b *book) leaderSlots(row int) slots {
	n, span := len(b.names), b.metricRow(row)
	second := fmt.Sprintf("LARGE(%s,2)", span)
	gap := fmt.Sprintf("(MAX(%s)-%s)", span, second)
	first := fmt.Sprintf("INDEX(%s,MATCH(MAX(%s),%s,0))", b.headNames(), span, span)
	// Where several share the best figure the runner-up is the second of them.
	tied := fmt.Sprintf("%d-SUMPRODUCT(MAX((%s=%s)*(COLUMN(%s)-%d>MATCH(MAX(%s),%s,0))*(%d-COLUMN(%s))))",
		n+1, span, second, span, summaryFirst-1, span, span, n+summaryFirst, span)
	next := fmt.Sprintf("INDEX(%s,IF(%s=0,%s,MATCH(%s,%s,0)))", b.headNames(), gap, tied, second, span)
	share := fmt.Sprintf("ROUND(100*%s/%s,10)", gap, second)
	margin := fmt.Sprintf(`%s&IF(%s>0," ("&%s&"%%)","")`, b.inHeadline(gap), second, beside(share, "ROUND(100*Tolerance,10)"))
	return slots{
		report.OfferName: first, report.RunnerUpName: next, report.FigureSlot: b.inHeadline("MAX(" + span + ")"),
		report.MarginSlot: margin, report.ToleranceSlot: "100*Tolerance",
	}
}

// slots are the formulas of what a sentence says of the figures.
type slots map[report.Slot]string

// joined writes a sentence as a formula.
func joined(s report.Sentence, live slots) string {
	parts := make([]string, len(s))
	for i, p := range s {
		if parts[i] = live[p.Slot]; p.Slot == report.Words {
			parts[i] = `"` + strings.ReplaceAll(p.Text, `"`, `""`) + `"`
		}
	}
	return strings.Join(parts, "&")
}

// beside rounds a percentage to as many decimals, from one on, as keep it on its side of a
// threshold that stands beside it.
func beside(percent, threshold string) string {
	text := fmt.Sprintf("ROUND(%s,4)", percent)
	for places := 3; places > 0; places-- {
		text = fmt.Sprintf("IF(SIGN(ROUND(%[1]s,%[2]d)-%[3]s)=SIGN(%[1]s-%[3]s),ROUND(%[1]s,%[2]d),%[4]s)", percent, places, threshold, text)
	}
	return text
}

// headlineMetric finds the metric that the document's headline is about.
func (b *book) headlineMetric() (int, bool) {
	m := slices.IndexFunc(b.comparison.Rankings, func(r comp.Ranking) bool { return r.Metric.Name == b.document.Metric })
	return m, m >= 0 && len(b.document.Verdict) > 0
}

// inHeadline writes a number into a sentence, as headlines do: $300,200.
func (b *book) inHeadline(formula string) string {
	return fmt.Sprintf(`"%s"&FIXED(%s,0)`, report.Sign(b.currency), formula)
}
