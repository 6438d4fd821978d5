package report

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/negotiate"
)

// Quote turns what recruiters' totals assume into its document.
func Quote(q *negotiate.Quotes) *Document {
	c := q.Comparison
	d := &Document{
		Title:    "What the quoted totals assume: " + title(c),
		Subtitle: fmt.Sprintf("valued on %v, over %s of service", c.Case.AsOf, Count(c.Case.Years, "year")),
		Currency: c.Case.Currency, Comparison: c, View: comp.ByYear,
	}
	for i := range q.Offers {
		if one := &q.Offers[i]; len(one.Quoted) > 0 {
			d.Verdict.add(quoteVerdict(c, one))
		}
	}
	if d.Verdict.Headline == "" {
		d.Verdict = Said("No offer has a quote; write what the recruiter said as quoted: [300k, 300k, 300k, 320k].")
	}
	for i := range q.Offers {
		d.Sections = append(d.Sections, quoteSection(q, i))
	}
	d.Sections = append(d.Sections, Section{ID: "assumptions", Part: Closing, Title: "Assumptions", Blocks: []Block{
		List{Items: append([]string{
			commonInWords(q),
			"A growth reproduces a quote if no year is a whole unit of what was quoted off: recruiters round and cut as they like. Of growths that do, the roundest is shown.",
		}, Assumptions(c)...)},
	}})
	return d
}

// commonInWords says at which growth all offers are restated.
func commonInWords(q *negotiate.Quotes) string {
	if q.CommonGrowth.IsZero() {
		return "Every offer is restated at a flat price; --growth restates all of them at one growth too."
	}
	return fmt.Sprintf("Every offer is also restated at %s a year, %s, so that no recruiter's hope counts for more than another's.", ExactPercent(q.CommonGrowth), timingInWords(q.CommonTiming))
}

func timingInWords(t comp.GrowthTiming) string {
	return map[comp.GrowthTiming]string{
		comp.AtVest: "from the valuation date to each vest", comp.StartOfYear: "from the second year on, at the start of each", comp.EndOfYear: "at the end of each year",
	}[t]
}

// quoteVerdict says what one quote assumes, and how much of it is hope.
func quoteVerdict(c *comp.Comparison, q *negotiate.Quote) string {
	r := &c.Offers[q.Offer]
	hope := fmt.Sprintf("%s of the %s quoted is hope", Headline(q.Hope, r.Currency), Headline(total(q.Quoted), r.Currency))
	if !q.Hope.IsPositive() {
		hope = fmt.Sprintf("a flat price pays all of the %s quoted", Headline(total(q.Quoted), r.Currency))
	}
	switch {
	case q.Exact && q.Growth.IsZero():
		return fmt.Sprintf("%s's quote assumes no growth: the letter pays it at a flat price.", r.Name)
	case q.Exact:
		return fmt.Sprintf("%s's quote assumes that its share grows %s a year, counted %s%s; %s.", r.Name, ExactPercent(q.Growth), timingInWords(q.Timing), othersInWords(q), hope)
	case !q.Moved:
		return fmt.Sprintf("No growth reproduces %s's quote: nothing in the letter follows a share price; %s.", r.Name, hope)
	}
	return fmt.Sprintf("No growth reproduces %s's quote in every year; the nearest is %s a year, counted %s: ask how it was made up; %s.", r.Name, ExactPercent(q.Growth), timingInWords(q.Timing), hope)
}

// othersInWords names what else reproduces an exact quote: ask which is meant.
func othersInWords(q *negotiate.Quote) string {
	var parts []string
	for _, o := range q.Others {
		parts = append(parts, fmt.Sprintf("%s counted %s", ExactPercent(o.Growth), timingInWords(o.Timing)))
	}
	switch len(parts) {
	case 0:
		return ""
	case 1:
		return "; so does " + parts[0] + ", so ask which is meant"
	}
	return "; so do " + series(parts) + ", so ask which is meant"
}

func total(amounts []decimal.Decimal) (sum decimal.Decimal) {
	for _, a := range amounts {
		sum = sum.Add(a)
	}
	return sum
}

// quoteSection restates one offer by year.
func quoteSection(q *negotiate.Quotes, i int) Section {
	one, r := &q.Offers[i], &q.Comparison.Offers[i]
	t := Table{ID: fmt.Sprintf("quote-%d", i+1), Title: offerTitle(r), Caption: string(r.Currency), Columns: []Column{textColumn("")}}
	for k := range one.Flat {
		t.Columns = append(t.Columns, numberColumn(fmt.Sprintf("Year %d", k+1)))
	}
	t.Columns = append(t.Columns, numberColumn("Total"))
	row := func(what string, years []decimal.Decimal) {
		if len(years) == 0 {
			return
		}
		cells := []Cell{textCell(what)}
		for k := range one.Flat {
			cell := Cell{Kind: EmptyCell}
			if k < len(years) {
				cell = moneyCell(years[k])
			}
			cells = append(cells, cell)
		}
		t.Rows = append(t.Rows, Row{Cells: append(cells, moneyCell(total(years)))})
	}
	row("Quoted", one.Quoted)
	if one.Moved {
		row("At "+ExactPercent(one.Growth), one.Reproduced)
	}
	row("Flat", one.Flat)
	if shown := one.Growth.Equal(q.CommonGrowth) && one.Timing == q.CommonTiming && len(one.Quoted) > 0; !shown && !q.CommonGrowth.IsZero() {
		row("Common "+ExactPercent(q.CommonGrowth), one.Common)
	}
	return Section{ID: t.ID, Part: Closing, Title: t.Title, Blocks: []Block{t}}
}
