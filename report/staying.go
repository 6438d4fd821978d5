package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Today's job is what one compares with: what each offer adds to staying on every metric,
// and what resigning forfeits, today and in the cheapest month (SPEC 7.5).

// stay returns the position of today's job, the first where there are several, or -1.
func stay(c *comp.Comparison) int {
	return slices.IndexFunc(c.Offers, func(r comp.Result) bool { return r.Offer.Current })
}

// stayingBlocks compares with today's job, where the case has one.
func stayingBlocks(c *comp.Comparison) []Block {
	var blocks []Block
	if text := againstStaying(c); text != "" {
		blocks = append(blocks, Paragraph{Text: text}, stayingTable(c))
	}
	for _, r := range Resignations(c) {
		blocks = append(blocks, Paragraph{Text: resigning(r.Result.Name, &r.Now, &r.Cheapest, c.Case.Currency)}, departureDetail(&r.Now, c.Case.Currency))
	}
	return blocks
}

// Resignation is what leaving today's job comes to.
type Resignation struct {
	Result   *comp.Result
	Now      comp.WalkAway // on the first compared day, month 0
	Cheapest comp.WalkAway // of the twelve months from then on

	leaving *comp.Leaving
}

// Repayments are what the clawbacks of one of its walk-away values cost after tax; see [comp.Leaving.Repayments].
func (r *Resignation) Repayments(w *comp.WalkAway) []*comp.Repayment { return r.leaving.Repayments(w) }

// Resignations lists what leaving each of today's jobs comes to.
func Resignations(c *comp.Comparison) []Resignation {
	var all []Resignation
	for i := range c.Offers {
		if r := &c.Offers[i]; r.Offer.Current {
			l := comp.NewLeaving(c, r, true)
			all = append(all, Resignation{Result: r, Now: l.After(0), Cheapest: l.Cheapest(12), leaving: l})
		}
	}
	return all
}

// againstStaying says what each offer adds to today's job, where the case has one.
func againstStaying(c *comp.Comparison) string {
	stay := stay(c)
	if !HasStaying(c) {
		return ""
	}
	var parts []string
	base := c.Offers[stay].Total
	for i := range c.Offers {
		if i == stay {
			continue
		}
		gap := c.Offers[i].Total.Sub(base)
		part := fmt.Sprintf("%s %s", c.Offers[i].Name, Signed(gap, c.Case.Currency))
		if base.IsPositive() {
			part += fmt.Sprintf(" (%s)", Percent(gap.DivRound(base, 6)))
		}
		parts = append(parts, part)
	}
	return fmt.Sprintf("Against staying at %s, over %s: %s. What staying keeps of unvested shares and unpaid bonus is in its own total.",
		c.Offers[stay].Name, Count(c.Case.Years, "year"), strings.Join(parts, ", "))
}

// stayingTable has a row a metric and a column an offer: what it adds to staying.
func stayingTable(c *comp.Comparison) Table {
	stay := stay(c)
	t := Table{
		ID: "staying", Title: "Against staying", Caption: fmt.Sprintf("%s, each offer less staying at %s", c.Case.Currency, c.Offers[stay].Name),
		Columns: []Column{textColumn("Metric")},
	}
	for i := range c.Offers {
		if i != stay {
			t.Columns = append(t.Columns, numberColumn(c.Offers[i].Short))
		}
	}
	for _, ranking := range c.Rankings {
		row := Row{Cells: []Cell{textCell(ranking.Metric.Title)}}
		for i := range c.Offers {
			if i != stay {
				row.Cells = append(row.Cells, Cell{Kind: DifferenceCell, Value: AgainstStaying(c, i, &ranking.Metric)})
			}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// AgainstStaying returns what an offer adds to the first of today's jobs on a metric.
func AgainstStaying(c *comp.Comparison, offer int, metric *comp.Metric) decimal.Decimal {
	value, _ := c.Offers[offer].Figure(metric.Name)
	base, _ := c.Offers[stay(c)].Figure(metric.Name)
	return value.Sub(base)
}

// HasStaying reports whether offers are compared with today's job.
func HasStaying(c *comp.Comparison) bool { return stay(c) >= 0 && len(c.Offers) > 1 }
