package xlsx

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
)

// The verdict's first sentence is a formula. The others are those that offerkit wrote,
// shown as long as the figures are the delivered ones: a stale sentence would be worse
// than none. The conditions stay.

const staleVerdict = "Inputs have changed since offerkit wrote this file. Who leads on what now stands in the table below."

func (b *book) writeVerdict(s *sheet, row int) {
	last := s.onFirstPage()
	for i, sentence := range b.said() {
		look := style{wrap: true, top: true}
		switch {
		case i == 0:
			look.bold, look.size = true, headingSize
		case b.isConditions(i):
			look.colour = muted
		}
		sentence = plain(sentence, maxCellText)
		p := place{1, row}
		s.formula(p, b.sentence(i), sentence, look)
		s.merge(p, place{last, row})
		switch { // what may stand there once inputs have changed
		case i == 0:
			sentence += unwritten
		case b.isConditions(i):
			sentence = asWritten + sentence
		}
		s.fit(row, sentence, s.width(1, last), look)
		row++
	}
}

// said are the sentences of the verdict, its conditions behind the first.
func (b *book) said() []string {
	said := b.document.Verdict.Sentences()
	if conditions := b.document.Verdict.Conditions; len(said) > 0 && conditions != "" {
		said = slices.Insert(said, 1, conditions)
	}
	return said
}

func (b *book) isConditions(i int) bool { return i == 1 && b.document.Verdict.Conditions != "" }

// asWritten opens the conditions of a verdict whose inputs have changed: they stay, for a lead rests on
// them still, but for what has been typed over.
const asWritten = "As written: "

// sentence returns the formula of a sentence of the verdict.
func (b *book) sentence(i int) string {
	kept := on(checksSheet, place{b.checks.sentences.col, b.checks.sentences.row + i})
	leader, unchanged := b.leaderSentence(), b.unchanged()
	switch {
	case i == 0 && leader != "":
		return fmt.Sprintf(`IF(%s,%s,%s&"%s")`, unchanged, kept, leader, unwritten)
	case b.isConditions(i):
		return fmt.Sprintf(`IF(%s,"","%s")&%s`, unchanged, asWritten, kept)
	case i == 0, i == 1, i == 2 && b.isConditions(1):
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
			report.OfferName: on(inputsSheet, b.nameOf(0)), report.FigureSlot: b.inHeadline(place{summaryFirst, row}.String()),
		})
	}
	equal, open, leads := r, r, r
	equal.Verdict, open.Verdict, leads.Verdict = comp.TooCloseToCall, comp.TooCloseToCall, comp.Leads
	equal.Gap, open.Gap = decimal.Zero, decimal.NewFromInt(1)
	gap, second := b.lead(leadGap), b.lead(leadSecond)
	live := slots{
		report.OfferName: b.lead(leadName), report.RunnerUpName: b.lead(leadRunnerUp), report.FigureSlot: b.lead(leadFigure),
		report.EqualNames: b.equalNames(row), report.MarginSlot: b.lead(leadMargin),
		report.ToleranceSlot: "100*Tolerance",
	}
	return fmt.Sprintf("IF(%s=0,%s,IF(%s,%s,%s))", gap, joined(report.Leader(b.comparison, equal), live), isWithin(gap, second), joined(report.Leader(b.comparison, open), live), joined(report.Leader(b.comparison, leads), live))
}

// What the headline says stands on the Checks, a cell each.
const (
	leadMost = iota
	leadSecond
	leadGap
	leadShare
	leadShown
	leadName
	leadRunnerUp
	leadFigure
	leadMargin
)

// lead is the cell of a figure or a name in the headline.
func (b *book) lead(i int) string {
	return on(checksSheet, place{checkOffer, b.checks.leads + i})
}

// writeLead writes who leads by the headline's metric and by how much.
func (b *book) writeLead(s *sheet) {
	m, ok := b.headlineMetric()
	if n := len(b.names); !ok || n == 1 {
		return
	}
	r, row, n := b.comparison.Rankings[m], b.summary.metrics+m, len(b.names)
	span, head := sheetPrefix(summarySheet)+b.metricSpan(row), area(inputsSheet, b.nameOf(0), b.nameOf(n-1))
	// Where several share the best figure the runner-up is the second of them.
	tied := fmt.Sprintf("%d-SUMPRODUCT(MAX((%s=%s)*(COLUMN(%s)-%d>%s)*(%d-COLUMN(%s))))",
		n+1, span, b.lead(leadSecond), span, summaryFirst-1, position(b.lead(leadMost), span), n+summaryFirst, span)
	all, share, shown := b.across(r.Metric.Name), decimal.Zero, decimal.Zero
	if part, known := b.comparison.Share(r); known {
		share = part.Shift(2)
		shown, _ = decimal.NewFromString(strings.TrimSuffix(report.PercentBeside(part, b.comparison.Case.Tolerance), "%"))
	}
	margin := report.Headline(r.Gap, b.currency)
	if all[r.Order[1]].IsPositive() && !shown.IsZero() {
		margin += " (" + shown.String() + "%)"
	}
	s.titled(place{checkLabel, b.checks.leads - 1}, "What the headline says")
	for i, c := range []struct {
		label, text string
		value       any
		format      string
	}{
		leadMost:     {"The best figure", most(span), double(all[r.Order[0]]), formatMoney(b.currency)},
		leadSecond:   {"The second", second(span), double(all[r.Order[1]]), formatMoney(b.currency)},
		leadGap:      {"The lead", b.lead(leadMost) + "-" + b.lead(leadSecond), double(r.Gap), formatMoney(b.currency)},
		leadShare:    {"In percent of the second", fmt.Sprintf("IF(%s>0,ROUND(100*%s/%[1]s,10),0)", b.lead(leadSecond), b.lead(leadGap)), double(share), ""},
		leadShown:    {"As it is said beside the tolerance", beside(b.lead(leadShare), "ROUND(100*Tolerance,10)"), double(shown), ""},
		leadName:     {"Of", fmt.Sprintf("INDEX(%s,%s)", head, position(b.lead(leadMost), span)), b.names[r.Order[0]], ""},
		leadRunnerUp: {"Over", fmt.Sprintf("INDEX(%s,IF(%s=0,%s,%s))", head, b.lead(leadGap), tied, position(b.lead(leadSecond), span)), b.names[r.Order[1]], ""},
		leadFigure:   {"Its figure, as it is said", b.inHeadline(b.lead(leadMost)), report.Headline(all[r.Order[0]], b.currency), ""},
		leadMargin:   {"The lead, as it is said", fmt.Sprintf(`%s&IF(AND(%s>0,%s<>0)," ("&%[3]s&"%%)","")`, b.inHeadline(b.lead(leadGap)), b.lead(leadSecond), b.lead(leadShown)), margin, ""},
	} {
		s.text(place{checkLabel, b.checks.leads + i}, c.label, style{colour: muted})
		s.formula(place{checkOffer, b.checks.leads + i}, c.text, c.value, style{format: c.format, align: "right", colour: muted})
	}
}

// equalNames names the two offers whose figure is the best, and counts more than two.
func (b *book) equalNames(row int) string {
	count := fmt.Sprintf("SUMPRODUCT((%s=%s)*1)", sheetPrefix(summarySheet)+b.metricSpan(row), b.lead(leadMost))
	return fmt.Sprintf(`IF(%s>2,%[1]s&" offers",%s&" and "&%s)`, count, b.lead(leadName), b.lead(leadRunnerUp))
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
// threshold that stands beside it, and off 0.
func beside(percent, threshold string) string {
	text := fmt.Sprintf("ROUND(%s,4)", percent)
	for places := 3; places > 0; places-- {
		text = fmt.Sprintf("IF(AND(SIGN(ROUND(%[1]s,%[2]d)-%[3]s)=SIGN(%[1]s-%[3]s),SIGN(ROUND(%[1]s,%[2]d))=SIGN(%[1]s)),ROUND(%[1]s,%[2]d),%[4]s)", percent, places, threshold, text)
	}
	return text
}

// headlineMetric finds the metric that the document's headline is about.
func (b *book) headlineMetric() (int, bool) {
	m := slices.IndexFunc(b.comparison.Rankings, func(r comp.Ranking) bool { return r.Metric.Name == b.document.Metric })
	return m, m >= 0 && len(b.document.Verdict.Sentences()) > 0
}

// inHeadline writes a number into a sentence, as headlines do: $300,200, and $0.40 with the currency's decimals.
func (b *book) inHeadline(formula string) string {
	return fmt.Sprintf(`"%s"&%s`, report.Sign(b.currency), wholeText(b.currency, formula))
}
