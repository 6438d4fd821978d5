package report

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/risk"
)

// Simulation turns what a simulation drew into its document. Its figures are means and percentiles
// of many futures: they stand in whole units, each mean with its standard error.
func Simulation(s *risk.Simulation) *Document {
	c := s.Comparison
	d := &Document{
		Title:    spreadTitle + ": " + title(c),
		Subtitle: fmt.Sprintf("%s in %s futures, seed %d, valued on %v, over %s of service", s.Metric.Title, Number(decimal.NewFromInt(int64(s.Paths))), s.Seed, c.Case.AsOf, Count(c.Case.Years, "year")),
		Currency: c.Case.Currency, Comparison: c, View: comp.ByYear, Metric: s.Metric.Name, Verdict: Said(simulationVerdict(s)...),
	}
	if len(s.Beats) > 0 {
		d.Sections = append(d.Sections, Section{ID: "beats", Part: Detail, Title: "Which pays more", Blocks: []Block{beatTable(s)}})
	}
	for i := range s.Offers {
		t := spreadTable(s, i)
		d.Sections = append(d.Sections, Section{ID: t.ID, Part: Detail, Title: t.Title, Blocks: []Block{t}})
	}
	if free := freeTable(s); free.Rows != nil {
		d.Sections = append(d.Sections, Section{ID: free.ID, Part: Detail, Title: free.Title, Blocks: []Block{free}})
	}
	d.Sections = append(d.Sections, Section{ID: "assumptions", Part: Closing, Title: "Assumptions", Blocks: []Block{
		List{Items: append(simulationAssumptions(s), Assumptions(c)...)},
	}})
	return d
}

const spreadTitle = "How far pay may spread"

// simulationWithin is the section of a report about more.
func simulationWithin(s *risk.Simulation, charts bool) Section {
	drawn := fmt.Sprintf("%s in %s futures, seed %d.", s.Metric.Title, Number(decimal.NewFromInt(int64(s.Paths))), s.Seed)
	var blocks []Block
	if len(s.Beats) > 0 {
		blocks = append(blocks, beatTable(s))
	}
	if charts {
		for _, c := range fans(s) {
			blocks = append(blocks, c)
		}
	}
	for i := range s.Offers {
		t := spreadTable(s, i)
		t.Title = "How far the pay of " + t.Title + " may spread"
		blocks = append(blocks, t)
	}
	if free := freeTable(s); free.Rows != nil {
		blocks = append(blocks, free)
	}
	return risky("simulation", spreadTitle, append(simulationVerdict(s), drawn), append(blocks, List{Items: simulationAssumptions(s)})...)
}

// simulationVerdict says how often the offer that leads as the case stands pays more than each other.
func simulationVerdict(s *risk.Simulation) []string {
	c := s.Comparison
	if len(s.Offers) == 1 {
		m := s.Offers[0].Metric
		return []string{fmt.Sprintf("%s of %s: half of the futures lie above %s, one in ten below %s and one in ten above %s.",
			s.Metric.Title, c.Offers[0].Name, units(m.P50, c.Case.Currency), units(m.P10, c.Case.Currency), units(m.P90, c.Case.Currency))}
	}
	leader := 0
	for i := range s.Offers {
		if s.Offers[i].Today.GreaterThan(s.Offers[leader].Today) {
			leader = i
		}
	}
	var sentences []string
	for _, b := range s.Beats {
		if b.Offer != leader {
			continue
		}
		gap := s.Offers[leader].Today.Sub(s.Offers[b.Over].Today)
		ahead := fmt.Sprintf("as assumed it is ahead by %s", Headline(gap, c.Case.Currency))
		if gap.IsZero() {
			ahead = "as assumed the two pay the same"
		}
		sentences = append(sentences, fmt.Sprintf("If prices move as drawn, %s pays more than %s in %s (%s); %s.",
			c.Offers[b.Offer].Name, c.Offers[b.Over].Name, ofFutures(b.Share), s.Metric.Title, ahead))
		if against, ok := s.Against(b.Over, b.Offer); ok {
			sentences = append(sentences, fmt.Sprintf("You would regret %s by %s or more against %s in %s.",
				c.Offers[b.Offer].Name, Headline(s.Regret, c.Case.Currency), c.Offers[b.Over].Name, ofFutures(against.Regret)))
		}
	}
	return append(sentences, outOfLine(s)...)
}

// ofFutures writes a share of the futures with its standard error.
func ofFutures(p risk.Share) string {
	return fmt.Sprintf("%s of the futures, give or take %s", chance(p.P), chance(p.StandardError))
}

// chance writes a probability in percent with as many decimals as tell it from never and always.
func chance(p float64) string {
	for places := range 5 {
		rounded := decimal.NewFromFloat(p * 100).Round(int32(places))
		settled := places > 0 && !rounded.IsZero() && !rounded.Equal(decimal.NewFromInt(100))
		if settled || p == 0 || p == 1 {
			return rounded.String() + "%"
		}
	}
	if p > 0.5 {
		return "more than 99.999%"
	}
	return "less than 0.001%"
}

// units writes a figure that was drawn, in whole units.
func units(v float64, c comp.Currency) string { return Headline(drawn(v), c) }

// drawn is a figure that was drawn, in whole units.
func drawn(v float64) decimal.Decimal {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return decimal.Zero
	}
	return decimal.NewFromFloat(v).Round(0)
}

// unitCell is the cell of a figure that was drawn.
func unitCell(v float64, c comp.Currency) Cell { return amountCell(drawn(v), c) }

// withError writes a share of the futures beside its standard error.
func withError(p risk.Share) Cell { return textCell(chance(p.P) + " ± " + chance(p.StandardError)) }

// withUnits writes a figure that was drawn beside its standard error.
func withUnits(v, standardError float64, c comp.Currency) Cell {
	off := Amount(drawn(standardError), c)
	switch {
	case standardError >= 100_000 && c.CountsInLakhs():
		off = Number(decimal.NewFromFloat(standardError/100_000).Round(1)) + "L"
	case standardError >= 1000:
		off = Number(decimal.NewFromFloat(standardError/1000).Round(1)) + "k"
	}
	return textCell(Amount(drawn(v), c) + " ±" + off)
}

func beatTable(s *risk.Simulation) Table {
	c := s.Comparison
	t := Table{
		ID: "beats", Title: "Which pays more",
		Caption: fmt.Sprintf("%s, %s; part of %s futures ± its standard error; when more: on average over the futures in which it pays more", s.Metric.Title, c.Case.Currency, Number(decimal.NewFromInt(int64(s.Paths)))),
		Columns: []Column{
			textColumn("Offer"), textColumn("Over"), numberColumn("Pays more"), numberColumn("By " + HeadlineInTable(s.Regret, c.Case.Currency) + " or more"), numberColumn("When more, by"),
		},
	}
	for _, b := range s.Beats {
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			textCell(c.Offers[b.Offer].Short), textCell(c.Offers[b.Over].Short), withError(b.Share), withError(b.Regret), withUnits(b.When, b.WhenError, c.Case.Currency),
		}})
	}
	return t
}

func spreadTable(s *risk.Simulation, offer int) Table {
	c, o, r := s.Comparison, &s.Offers[offer], &s.Comparison.Offers[offer]
	t := Table{
		ID: spreadID(offer), Title: offerTitle(r),
		Caption: fmt.Sprintf("%s, whole units ± standard errors; at most one future in ten lies below p10, and one above p90", c.Case.Currency),
		Columns: []Column{textColumn(""), numberColumn("Mean"), numberColumn("p10"), numberColumn("p50"), numberColumn("p90")},
	}
	row := func(what string, spread risk.Spread, total bool) {
		t.Rows = append(t.Rows, Row{Total: total, Cells: []Cell{
			textCell(what), withUnits(spread.Mean, spread.StandardError, c.Case.Currency), withUnits(spread.P10, spread.Errors.P10, c.Case.Currency),
			withUnits(spread.P50, spread.Errors.P50, c.Case.Currency), withUnits(spread.P90, spread.Errors.P90, c.Case.Currency),
		}})
	}
	for k, spread := range o.Years {
		row(fmt.Sprintf("Year %d", k+1), spread, false)
	}
	for k := 1; k < len(o.Years); k++ {
		row(fmt.Sprintf("Years 1 to %d", k+1), o.Cumulative[k], k+1 == len(o.Years))
	}
	if s.Metric.Kind != comp.MetricTotal && s.Metric.Kind != comp.MetricYear {
		row(s.Metric.Title, o.Metric, true)
	}
	return t
}

func freeTable(s *risk.Simulation) Table {
	c := s.Comparison
	t := Table{
		ID: "free-to-leave", Title: "What being free to leave is worth",
		Caption: fmt.Sprintf("%s, whole units; each vest of RSUs at no less than today's price, because who leaves after a fall can take a new grant; in no total", c.Case.Currency),
		Columns: []Column{
			textColumn("Offer"), numberColumn("RSUs as assumed"), numberColumn("Freedom adds"),
			numberColumn("By closed form"), numberColumn("Of RSUs"),
		},
	}
	for i := range s.Offers {
		if free := s.Offers[i].Free; free != nil && free.Face > 0 {
			t.Rows = append(t.Rows, Row{Cells: []Cell{
				textCell(c.Offers[i].Short), unitCell(free.Face, c.Case.Currency), withUnits(free.Simulated, free.StandardError, c.Case.Currency), unitCell(free.ClosedForm, c.Case.Currency),
				textCell(Percent(decimal.NewFromFloat(free.ClosedForm / free.Face))),
			}})
		}
	}
	return t
}

// simulationAssumptions are what a simulation takes for granted.
func simulationAssumptions(s *risk.Simulation) []string {
	c := s.Comparison
	items := []string{
		"Share prices move by geometric Brownian motion, on the exact days of the vests, days/365 being their time. The expected price of every day is the one that the case assumes: " +
			"a simulation spreads prices and adds no growth.",
		"The middle future lies below the expected one, because a price can rise without limit and fall by no more than all of it: of two equal grants the more volatile pays more in less than half of the futures.",
	}
	for _, share := range s.Shares {
		item := fmt.Sprintf("The share of %s has a volatility of %s a year", Plain(share.Company), ExactPercent(share.Volatility))
		if share.Assumed {
			item += ", assumed: the offer states none (price: {volatility: 32%}); large listed companies that publish theirs state 34% to 59%"
		}
		items = append(items, item+".")
	}
	items = append(items, correlationsInWords(s)...)
	for i := range s.Offers {
		if failure := s.Offers[i].Failure; failure.IsPositive() {
			items = append(items, fmt.Sprintf("%s fails in %s of the futures, on the day of its exit, whatever the other shares do; its exit pays what the case says otherwise.", c.Offers[i].Name, ExactPercent(failure)))
		}
	}
	items = append(items, notDrawn(s)...)
	if len(s.Shares) == 0 {
		items = append(items, "No pay follows the price of a listed share.")
	}
	return items
}

// notDrawn says which correlations of the case are of no share whose price is drawn, such as a private company's.
func notDrawn(s *risk.Simulation) []string {
	var idle []string
	for _, r := range s.Comparison.Case.Correlations {
		for _, company := range []string{r.Of, r.With} {
			if company != "" && !slices.ContainsFunc(s.Shares, func(share risk.SimulatedShare) bool { return share.Company == company }) && !slices.Contains(idle, Plain(company)) {
				idle = append(idle, Plain(company))
			}
		}
	}
	if idle == nil {
		return nil
	}
	return []string{"No share price of " + series(idle) + " is drawn: no pay follows one, and its correlations count for nothing."}
}

// outOfLine says of offers whose mean is another than what the case assumes, why.
func outOfLine(s *risk.Simulation) []string {
	var sentences []string
	for i := range s.Offers {
		o := &s.Offers[i]
		off := o.Metric.Mean - o.Today.InexactFloat64()
		if o.Failure.IsPositive() || math.Abs(off) <= 4*o.Metric.StandardError || drawn(off).IsZero() {
			continue
		}
		than := "more than the case assumes: what pays only at a high price (options, a lookback) or makes up for a low one (a top-up) is worth more than at the average price"
		if off < 0 {
			than = "less than the case assumes: what a high price adds no more to is worth less than at the average price"
		}
		sentences = append(sentences, fmt.Sprintf("On average %s pays %s, %s %s.",
			s.Comparison.Offers[i].Name, units(o.Metric.Mean, s.Comparison.Case.Currency), units(math.Abs(off), s.Comparison.Case.Currency), than))
	}
	return sentences
}

// correlationsInWords says how the shares move together.
func correlationsInWords(s *risk.Simulation) []string {
	var pairs []string
	for i := range s.Shares {
		for j := range i {
			is := s.Comparison.Case.Correlated(s.Shares[j].Company, s.Shares[i].Company)
			pairs = append(pairs, fmt.Sprintf("%s with %s %s", Plain(s.Shares[j].Company), Plain(s.Shares[i].Company), ExactPercent(is)))
		}
	}
	if pairs == nil {
		return nil
	}
	return []string{"Correlation of the shares: " + strings.Join(pairs, ", ") + " (0% where the case states none: correlation: 30%)."}
}
