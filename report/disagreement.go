package report

import (
	"fmt"
	"slices"

	"github.com/seed-251b9aba/offerkit/comp"
)

// disagreementSection says who leads on what one may want of a job, whom each offer suits by it, and
// which metrics mislead; false where the metrics agree.
func disagreementSection(c *comp.Comparison) (Section, bool) {
	d, disagree := c.Disagreement()
	if !disagree {
		return Section{}, false
	}
	t := Table{
		ID: "disagreement", Title: "Who leads on what", Caption: string(c.Case.Currency),
		Columns: []Column{textColumn("If what counts is"), textColumn("Leads"), numberColumn("By")}, Whole: true,
	}
	var at []int // by stake, its row
	for i, r := range d.Stakes {
		if of := slices.IndexFunc(d.Stakes[:i], func(s comp.Ranking) bool { return sameLead(c, s, r) }); of >= 0 {
			row := t.Rows[at[of]] // a fact is counted once
			at = append(at, at[of])
			row.Cells[0].Text += ", " + stakes[r.Metric.Kind].counts
			continue
		}
		at = append(at, len(t.Rows))
		leads := ""
		if r.Verdict == comp.Leads {
			leads = c.Offers[r.Order[0]].Short
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{textCell(stakes[r.Metric.Kind].counts), textCell(leads), leadCell(c, r)}})
	}
	s := Section{ID: t.ID, Title: t.Title, Blocks: []Block{t}}
	if said := append(suited(c, &d), misleads(c, &d)...); said != nil {
		s.Blocks = append(s.Blocks, List{Items: said})
	}
	return s, true
}

// sameLead reports whether two rankings say the same: who is first and second, and by how much and what part.
func sameLead(c *comp.Comparison, a, b comp.Ranking) bool {
	one, _ := c.Share(a)
	other, _ := c.Share(b)
	return a.Verdict == b.Verdict && a.Gap.Equal(b.Gap) && one.Equal(other) && slices.Equal(a.Order[:2], b.Order[:2])
}

// stakes put into words what a metric speaks for: as the head of a row, and after "suits you if you".
var stakes = [...]struct{ counts, suits string }{
	comp.MetricWalkAway:     {"leaving after a year", "leave after a year"},
	comp.MetricYear:         {"the first year", "want most in the first year"},
	comp.MetricTotal:        {"all pay, as assumed", "stay for all of it"},
	comp.MetricSteady:       {"the last year", "want most in the last year"},
	comp.MetricWorstYear:    {"the leanest year", "have to live on the leanest year"},
	comp.MetricGuaranteed:   {"what is certain", "count on what is certain alone"},
	comp.MetricCash:         {"cash, not shares", "need cash rather than shares"},
	comp.MetricPV:           {"having it early", "would rather have it early"},
	comp.MetricHourly:       {"your time", "put a price on your hours"},
	comp.MetricRiskAdjusted: {"pay weighed by risk", "weigh pay by its risk"},
	comp.MetricAfterTax:     {"what taxes leave", "look at what taxes leave"},
	comp.MetricReal:         {"what it buys there", "count what it buys where you live"},
}

// suited says in a sentence for each offer whom it suits, as far as the figures bear it out: a lead
// that rests on what nobody has put in writing suits who counts on that.
func suited(c *comp.Comparison, d *comp.Disagreement) (said []string) {
	for i := range c.Offers {
		text := suitedBy(c, d, i)
		switch {
		case text != "":
			said = append(said, text)
		case len(c.Offers) > 2:
			said = append(said, fmt.Sprintf("%s leads on none of these.", c.Offers[i].Name))
		}
	}
	return said
}

// suitedBy says whom an offer suits; empty where it leads on nothing.
func suitedBy(c *comp.Comparison, d *comp.Disagreement, offer int) string {
	var reasons []string
	var counted []comp.ConditionKind // a fact is counted once
	for _, r := range d.Stakes {
		if r.Verdict != comp.Leads || r.Order[0] != offer {
			continue
		}
		if kinds := restsOn(d, r); kinds != nil {
			counted = append(counted, slices.DeleteFunc(slices.Clone(kinds), func(kind comp.ConditionKind) bool { return slices.Contains(counted, kind) })...)
			continue
		}
		if reason := suits(c, d, r); !slices.Contains(reasons, reason) {
			reasons = append(reasons, reason)
		}
	}
	if counted != nil {
		reasons = append([]string{"count on " + conditionsInWords(counted)}, reasons...)
	}
	if reasons == nil {
		return ""
	}
	return fmt.Sprintf("%s suits you if you %s.", c.Offers[offer].Name, either(reasons))
}

// restsOn are the conditions that the lead on a metric rests on; nil where it rests on none.
func restsOn(d *comp.Disagreement, r comp.Ranking) []comp.ConditionKind {
	for i := range d.Misleading {
		if m := &d.Misleading[i]; m.Why == comp.RestsOnConditions && m.Offer == r.Order[0] && m.Is(r.Metric) {
			return m.Conditions
		}
	}
	return nil
}

// suits says whom the leader of a metric suits.
func suits(c *comp.Comparison, d *comp.Disagreement, r comp.Ranking) string {
	for i := range d.Misleading {
		m := &d.Misleading[i]
		switch {
		case m.Offer != r.Order[0] || !m.Is(r.Metric):
		case m.Why == comp.EndsWithGrants:
			return fmt.Sprintf("stay to the end of year %d and not beyond", m.Year)
		}
	}
	if r.Metric.Kind == comp.MetricTotal && restsOnShares(c, d, r) {
		return "believe in the share price and stay for all of it"
	}
	return stakes[r.Metric.Kind].suits
}

// restsOnShares reports whether it is shares that put an offer first in total: it does not lead on
// what is certain, and pays more in shares than the runner-up.
func restsOnShares(c *comp.Comparison, d *comp.Disagreement, total comp.Ranking) bool {
	first, second := total.Order[0], total.Order[1]
	shares := func(p *comp.Payment) bool { return p.Component.IsEquity() }
	return c.Offers[first].Timeline.Sum(shares).GreaterThan(c.Offers[second].Timeline.Sum(shares)) &&
		!slices.ContainsFunc(d.Stakes, func(r comp.Ranking) bool { return r.Metric.Kind == comp.MetricGuaranteed && r.Order[0] == first })
}

// misleads says which metrics mislead, and why.
func misleads(c *comp.Comparison, d *comp.Disagreement) (said []string) {
	for i := range d.Misleading {
		said = append(said, misleadsInWords(c, &d.Misleading[i]))
	}
	return said
}

func misleadsInWords(c *comp.Comparison, m *comp.Misleading) string {
	offer, currency := c.Offers[m.Offer].Name, c.Case.Currency
	metrics := capital(metricList(m.Metrics))
	switch m.Why {
	case comp.RestsOnConditions:
		verb := "misleads if it is"
		if len(m.Metrics) > 1 {
			verb = "mislead if they are"
		}
		return fmt.Sprintf("%s %s taken for promised: the lead of %s there rests on %s.", metrics, verb, offer, conditionsInWords(m.Conditions))
	case comp.HidesWorstYear:
		return fmt.Sprintf("%s hides the worst one: %s averages %s, and year %d pays %s; %s never pays less than %s.",
			metrics, offer, Headline(m.Shown, currency), m.Year, Headline(m.Paid, currency), c.Offers[m.Other].Name, Headline(m.OtherPaid, currency))
	case comp.SpreadsEvenly:
		return fmt.Sprintf("%s spreads sign-ons and grants evenly: it shows %s for %s, whose year %d pays %s.",
			metrics, Headline(m.Shown, currency), offer, m.Year, Headline(m.Paid, currency))
	}
	return fmt.Sprintf("%s is not what goes on: %s of %s's %s is the last that grants vest; without grants that end, %s pays %s and %s %s.",
		metrics, Headline(m.Ending, currency), offer, Headline(m.Shown, currency), offer, Headline(m.Paid, currency), c.Offers[m.Other].Name, Headline(m.OtherPaid, currency))
}

// conditionsInWords names what a lead rests on, for any offer.
func conditionsInWords(kinds []comp.ConditionKind) string {
	var named []string
	for _, kind := range kinds {
		named = append(named, map[comp.ConditionKind]string{
			comp.OnExit: "an exit that is assumed", comp.OnTender: "a tender offer that is assumed", comp.OnRefreshers: "refreshers that nobody has put in writing",
			comp.OnTopUp: "a top-up that nobody has put in writing", comp.OnPromotion: "a promotion that nobody has put in writing", comp.OnGrowth: "share prices that are assumed to move",
		}[kind])
	}
	return series(named)
}
