package journal

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/markdown"
)

// Chosen is the offer that the log has decided for; empty for a log without entries.
func (l *Log) Chosen() string {
	if last := l.last(); last != nil {
		return last.state.Chosen
	}
	return ""
}

// IsOf returns an *OtherCaseError for a log that has none of the offers, by their names.
func (l *Log) IsOf(offers []string) error {
	last := l.last()
	if last == nil || slices.ContainsFunc(offers, func(name string) bool { return slices.Contains(last.state.Offers, name) }) {
		return nil
	}
	return &OtherCaseError{Logged: last.state.Offers, Offers: offers}
}

// Text is the log as it was read.
func (l *Log) Text() string { return l.text }

// Last is the number of the newest entry that can be read, and its day.
func (l *Log) Last() (Entry, bool) {
	if last := l.last(); last != nil {
		return *last, true
	}
	return Entry{}, false
}

// Append returns the text of the log with a decision added to it: what it was, and below it what is
// new. Where nothing has changed it returns false, and the text as it is. It returns an *OtherCaseError
// for a case that has no offer in common with the log.
func (l *Log) Append(d *report.Decision, answers Answers) (text string, added bool, err error) {
	now := stateOf(d, answers)
	last := l.last()
	if last != nil {
		if err := l.IsOf(now.Offers); err != nil {
			return "", false, err
		}
		if now.same(last.state) {
			return l.text, false, nil
		}
		d.Since = since(last, now)
		for i, answer := range now.Answers {
			if !slices.Contains(last.state.Answers, answer) {
				d.Since.Answers = append(d.Since.Answers, d.Answers[i].Question) // which stand in the same order
			}
		}
		d.Edited, _ = l.Edited()
	}
	entry, err := write(d, l.count()+1, now)
	if err != nil {
		return "", false, err
	}
	if l.text == "" || strings.TrimSpace(l.text) == "" {
		return heading(now.Offers) + entry, true, nil
	}
	apart := "\n"
	if !strings.HasSuffix(l.text, "\n") {
		apart = "\n\n"
	}
	return l.text + apart + entry, true, nil
}

func stateOf(d *report.Decision, answers Answers) *state {
	c := d.Grill.Lead.Comparison
	s := &state{Chosen: d.Chosen(), Leads: d.Leads(), Metric: d.Grill.Lead.Metric.Name}
	for i := range c.Offers {
		name := c.Offers[i].Name
		s.Offers = append(s.Offers, name)
		for _, m := range d.Figures {
			s.Figures = append(s.Figures, fact{name, m.Name, d.Figure(i, m)})
		}
	}
	for _, t := range d.Terms() {
		s.Terms = append(s.Terms, fact{t.Offer, t.Path, t.Says})
	}
	for _, q := range report.Grilling(d.Grill) {
		if a, known := answers.To(q.Kind, c.Offers[q.Offer].Name); known {
			s.Answers = append(s.Answers, fact{a.Offer, string(a.Kind), a.Answer})
			d.Answers = append(d.Answers, report.Answered{Question: q.Asks, Answer: a.Answer})
		}
	}
	return s
}

// since says what is another than in an earlier entry.
func since(e *Entry, now *state) *report.Since {
	before := e.state
	s := &report.Since{
		Entry: e.Number, On: e.On, Chosen: before.Chosen, Led: before.Leads,
		Terms: changes(before.Terms, now.Terms), Figures: changes(before.Figures, now.Figures),
	}
	for _, name := range now.Offers {
		if !slices.Contains(before.Offers, name) {
			s.Added = append(s.Added, name)
		}
	}
	for _, name := range before.Offers {
		if !slices.Contains(now.Offers, name) {
			s.Gone = append(s.Gone, name)
		}
	}
	if before.Metric != now.Metric {
		s.Terms = append(s.Terms, report.Changed{What: "metric", From: before.Metric, To: now.Metric})
	}
	ofOthers := func(c report.Changed) bool { // which are said to be new, or gone, as a whole
		return slices.Contains(s.Added, c.Offer) || slices.Contains(s.Gone, c.Offer)
	}
	s.Terms, s.Figures = slices.DeleteFunc(s.Terms, ofOthers), slices.DeleteFunc(s.Figures, ofOthers)
	return s
}

// changes lists what says something else, in the order of now, and then what is gone.
func changes(before, now []fact) (list []report.Changed) {
	said := map[fact]string{}
	key := func(f fact) fact { return fact{Offer: f.Offer, What: f.What} }
	for _, f := range before {
		said[key(f)] = f.Says
	}
	for _, f := range now {
		if from := said[key(f)]; from != f.Says {
			list = append(list, report.Changed{Offer: f.Offer, What: f.What, From: from, To: f.Says})
		}
		delete(said, key(f))
	}
	for _, f := range before {
		if from, gone := said[key(f)]; gone {
			list = append(list, report.Changed{Offer: f.Offer, What: f.What, From: from})
		}
	}
	return list
}

// heading begins a log.
func heading(offers []string) string {
	return fmt.Sprintf("# Decision log: %s\n\n%s\n\nThe line below each entry is its checksum: an entry that is edited no longer matches it, and offerkit log says so. "+
		"What stands below Outcome is yours, and in no checksum.\n\n", markdown.Text(strings.Join(offers, " or ")), opening)
}

// write writes an entry, its checksum, and a blank for the outcome.
func write(d *report.Decision, number int, now *state) (string, error) {
	c := d.Grill.Lead.Comparison
	var b strings.Builder
	fmt.Fprintf(&b, "## Entry %d, %v: %s\n", number, c.Case.AsOf, markdown.Text(d.Chosen()))
	if err := markdown.WriteSections(&b, d.Sections(), c.Case.Currency, 3); err != nil {
		return "", err
	}
	comment, err := now.comment()
	if err != nil {
		return "", err
	}
	fmt.Fprintf(&b, "\n%s\n", comment)
	entry := b.String()
	sum := checksum(strings.Split(strings.TrimSuffix(entry, "\n"), "\n"))
	return fmt.Sprintf("%sChecksum of entry %d: sha256 %s\n\n### Outcome of entry %d\n\n_What you did, and how it turned out:_\n", entry, number, sum, number), nil
}
