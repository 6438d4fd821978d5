package brief

import (
	"github.com/seed-251b9aba/offerkit/report"
)

// write puts the answers into the document.
func (m *maker) write() {
	d := report.NewBrief(report.BriefFacts{
		Comparison: m.c, Metric: m.o.Metric, From: m.b.Choice.From, Why: m.b.Choice.Why, Negotiation: m.b.Negotiation, Backed: m.b.Backed, None: m.none,
		Standing: m.standing, AtMedian: m.median, MedianYear: m.medianYear, Grill: m.grill, Note: m.o.Note,
	})
	kept := d.Sections[:0]
	for _, s := range d.Sections {
		if m.o.wanted(SectionID(s.ID)) {
			kept = append(kept, s)
		}
	}
	d.Sections = kept
	m.b.Document = d
}
