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
	unchanged := on(checksSheet, checksChanged) + "=0"
	switch {
	case i == 0 && b.leaderSentence() != "":
		return b.leaderSentence()
	case i <= 1:
		return fmt.Sprintf(`IF(%s,%s,"%s")`, unchanged, kept, staleVerdict)
	}
	return fmt.Sprintf(`IF(%s,%s,"")`, unchanged, kept)
}

// leaderSentence says who leads, as the report's verdict does; it is empty where the
// headline is not about a metric of the table.
func (b *book) leaderSentence() string {
	m, ok := b.headlineMetric()
	if !ok {
		return ""
	}
	n, span := len(b.names), b.metricRow(b.summary.metrics+m)
	phrase := b.phrase(m)
	if n == 1 {
		return fmt.Sprintf(`%s&" pays "&%s&"%s."`, b.headNames(), b.inHeadline(span[:strings.Index(span, ":")]), phrase)
	}
	second := fmt.Sprintf("LARGE(%s,2)", span)
	gap := fmt.Sprintf("(MAX(%s)-%s)", span, second)
	first := fmt.Sprintf("INDEX(%s,MATCH(MAX(%s),%s,0))", b.headNames(), span, span)
	// Where several share the best figure the runner-up is the second of them.
	tied := fmt.Sprintf("%d-SUMPRODUCT(MAX((%s=%s)*(COLUMN(%s)-%d>MATCH(MAX(%s),%s,0))*(%d-COLUMN(%s))))",
		n+1, span, second, span, summaryFirst-1, span, span, n+summaryFirst, span)
	next := fmt.Sprintf("INDEX(%s,IF(%s=0,%s,MATCH(%s,%s,0)))", b.headNames(), gap, tied, second, span)
	margin := fmt.Sprintf(`%s&IF(%s>0," ("&ROUND(100*ROUND(%s/%s,6),1)&"%%)","")`, b.inHeadline(gap), second, gap, second)
	best := b.inHeadline("MAX(" + span + ")")
	return fmt.Sprintf(`IF(%s<=ABS(%s)*Tolerance,"Too close to call: "&%s&" pays "&%s&"%s, "&%s&" more than "&%s&", within the tolerance of "&100*Tolerance&"%%.",%s&" pays most%s: "&%s&", which is "&%s&" more than "&%s&".")`,
		gap, second, first, best, phrase, margin, next, first, phrase, best, margin, next)
}

// headlineMetric finds the metric that the document's headline is about.
func (b *book) headlineMetric() (int, bool) {
	if len(b.document.Verdict) == 0 {
		return 0, false
	}
	candidates := []string{"total"}
	for _, r := range b.comparison.Rankings {
		candidates = append(candidates, r.Metric.Name)
	}
	for _, name := range candidates {
		m := slices.IndexFunc(b.comparison.Rankings, func(r comp.Ranking) bool { return r.Metric.Name == name })
		if m >= 0 && report.Verdict(b.comparison, name)[0] == b.document.Verdict[0] {
			return m, true
		}
	}
	return 0, false
}

// phrase returns how the headline puts the metric: " over 4 years". It is what stands
// between the words and the figure that are known.
func (b *book) phrase(m int) string {
	r := b.comparison.Rankings[m]
	first := &b.comparison.Offers[r.Order[0]]
	value, _ := first.Figure(r.Metric.Name)
	sentence, figure := b.document.Verdict[0], report.Headline(value, b.currency)
	if r.Verdict == comp.Leads {
		_, rest, _ := strings.Cut(sentence, first.Name+" pays most")
		phrase, _, _ := strings.Cut(rest, ": "+figure)
		return phrase
	}
	_, rest, _ := strings.Cut(sentence, first.Name+" pays "+figure)
	if r.Verdict == comp.TooCloseToCall {
		phrase, _, _ := strings.Cut(rest, ", ")
		return phrase
	}
	return strings.TrimSuffix(rest, ".")
}

// inHeadline writes a number into a sentence, as headlines do: $300,200.
func (b *book) inHeadline(formula string) string {
	return fmt.Sprintf(`"%s"&FIXED(%s,0)`, report.Sign(b.currency), formula)
}
