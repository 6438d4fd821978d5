package report

import (
	"fmt"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Link is a text with the address of its source; the address may be empty.
type Link struct{ Text, URL string }

// Links is a list of sources. Their addresses come from offerkit's own data, never from a
// case.
type Links struct{ Items []Link }

func (Links) isBlock() {}

// referenceSections say by which rules payments come about, and where terms and data are
// from.
func referenceSections(c *comp.Comparison) []Section {
	return []Section{
		{ID: "conventions", Part: Closing, Title: "How payments come about", Blocks: []Block{List{Items: Rules(c)}}},
		{ID: "sources", Part: Closing, Title: "Sources", Blocks: []Block{Links{Items: Sources(c)}}},
	}
}

// Rules lists, in words, how each kind of pay in the comparison is computed, and what each rule rests on.
func Rules(c *comp.Comparison) []string {
	var items []string
	for _, r := range c.Rules() {
		items = append(items, fmt.Sprintf("%s: %s%s.", c.TitleOf(r.Component), RuleInWords(r.Rule, r.Held), byAuthority(c.AuthoritiesOf(r.Rule))))
	}
	return items
}

// Sources lists where the terms of the offers come from, the data that offerkit adds to them:
// employers' vesting schedules, limits of the law; and what stands behind the rules.
func Sources(c *comp.Comparison) []Link {
	var items []Link
	for i := range c.Offers {
		items = append(items, evidence(&c.Offers[i]))
	}
	seen := map[string]bool{}
	for i := range c.Offers {
		for j := range c.Offers[i].Offer.Grants {
			schedule := c.Offers[i].Offer.Grants[j].Vesting
			name := schedule.String()
			if preset, found := schedule.Preset(); found && !seen[name] {
				seen[name] = true
				items = append(items, presetSources(name, preset)...)
			}
		}
	}
	items = append(items, limitSources(c)...)
	for _, a := range c.Authorities() {
		about, url := a.Published()
		items = append(items, Link{Text: fmt.Sprintf("%s: %s.", a, about), URL: url})
	}
	return items
}

// evidence says how firm the terms of an offer are (SPEC 10.5).
func evidence(r *comp.Result) Link {
	words := map[comp.Evidence]string{
		comp.Written: "a written offer", comp.Verbal: "a verbal offer", comp.InProcess: "an offer in process",
		comp.MarketData: "market data, not an offer", comp.Aspiration: "an aspiration, not an offer",
	}
	what, known := words[r.Offer.Evidence]
	switch {
	case known:
	case r.Offer.Current:
		what = "today's job"
	case r.Offer.From != "":
		what = fmt.Sprintf("a variant of %s whose evidence is not stated", r.Offer.From)
	default:
		what = "an offer whose evidence is not stated"
	}
	return Link{Text: fmt.Sprintf("%s: the terms as the case has them, from %s.", r.Name, what)}
}

func presetSources(name string, p vesting.Preset) []Link {
	var items []Link
	for _, s := range p.Sources {
		text := fmt.Sprintf("Vesting %s: %s", name, s.Says)
		if s.Date != "" {
			text += fmt.Sprintf(" (%s)", s.Date)
		}
		items = append(items, Link{Text: text + ".", URL: s.URL})
	}
	return items
}

// limitSources are those of the IRS limits that the offers' matches are held to.
func limitSources(c *comp.Comparison) []Link {
	var items []Link
	seen := map[int]bool{}
	for i := range c.Offers {
		r := &c.Offers[i]
		if r.Offer.Retirement.IsZero() || !r.Offer.Retirement.Plan.IsLimited(r.Currency) {
			continue
		}
		for k := range c.Case.Years {
			limit := c.Case.PlanLimits.In(r.Start.AddMonths(12 * k).Year())
			if seen[limit.Year] {
				continue
			}
			seen[limit.Year] = true
			items = append(items, Link{URL: limit.Source, Text: fmt.Sprintf("IRS limits of %d: %s of contributions, %s of pay; checked on %v.",
				limit.Year, comp.USD.Grouped(limit.Deferral), comp.USD.Grouped(limit.Compensation), limit.Checked)})
		}
	}
	return items
}
