package comp

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// Metric is one figure that offers are compared by. More is better in all of them.
//
// The metrics are those of [Metrics] and [FindMetric]; a program cannot add one of its own.
type Metric struct {
	Name    string // used everywhere: year1, total, worst-year
	Title   string // for a table: "Year 1", "Worst year"
	Meaning string // one line for the reader
	of      func(*Case, *Result) decimal.Decimal
}

// Metrics lists the metrics of a horizon in the order of every table (SPEC 7.1). A horizon
// outside 1 to [MaxYears], which no case has, is taken to the nearest of them.
func Metrics(years int) []Metric {
	years = horizon(years)
	var all []Metric
	for k := range years {
		all = append(all, Metric{
			Name: fmt.Sprintf("year%d", k+1), Title: fmt.Sprintf("Year %d", k+1),
			Meaning: fmt.Sprintf("all pay earned in service year %d", k+1),
			of:      func(_ *Case, r *Result) decimal.Decimal { return r.Years[k].Total },
		})
	}
	return append(all,
		Metric{"total", totalTitle(years), "all pay earned within the horizon", total},
		Metric{"average", "Average year", "total divided by the years", average},
		Metric{"steady", "Last year", "the last year of the horizon, when sign-ons are over", steady},
		Metric{"worst-year", "Worst year", "the lowest year of the horizon", worstYear},
		Metric{"guaranteed", "Guaranteed", "base, sign-on, relocation and cash grants, less costs: what no target and no share price can take away", guaranteed},
		Metric{"cash", "Cash", "base, bonus, commission, sign-on, relocation and cash grants, less costs", cash},
		Metric{"pv", "Present value", "payments discounted to the valuation date, as Excel's XNPV", presentValue},
		Metric{hourlyName, "By the hour", "total by the hour of work and commute, 52 weeks a year less PTO", hourly},
		Metric{riskAdjustedName, "Risk-adjusted", "total less the haircut of each class of pay and, of private equity, the probability of failure", riskAdjusted},
		Metric{"levels-tc", "Levels-style year", "base + target bonus + grants/vesting years + sign-on/4, grants at the value in the letter, or their shares at today's price; private equity counts 0", levelsTC},
	)
}

// horizon takes a number of years to the nearest that a case can have.
func horizon(years int) int { return min(max(years, 1), MaxYears) }

// MetricNames lists the names of the metrics of a horizon.
func MetricNames(years int) []string {
	var names []string
	for _, m := range Metrics(years) {
		names = append(names, m.Name)
	}
	return names
}

// MetricError reports a name that is no metric of the horizon.
type MetricError struct {
	Name  string // what was asked for
	Years int    // the horizon
}

func (e *MetricError) Error() string {
	return fmt.Sprintf("%q is not a metric; write walkaway@M for a month M of the horizon, or one of %s", e.Name, strings.Join(MetricNames(e.Years), ", "))
}

// WalkAwayMetric returns the metric walkaway@M, what is kept by resigning after so many
// months of service.
func WalkAwayMetric(months int) Metric {
	return Metric{
		Name: fmt.Sprintf("walkaway@%d", months), Title: "Left after " + counted(months, "month"),
		Meaning: "cash received + equity vested - clawback owed, resigning after " + counted(months, "month"),
		of: func(c *Case, r *Result) decimal.Decimal {
			w := newLeaving(c, r, true).After(months)
			return w.Net
		},
	}
}

// FindMetric returns the metric of a name, walkaway@14 for any month of the horizon
// included, or a *MetricError.
func FindMetric(name string, years int) (Metric, error) {
	if text, found := strings.CutPrefix(name, "walkaway@"); found {
		if months, err := strconv.Atoi(text); err == nil && months >= 1 && months <= 12*years && text == strconv.Itoa(months) {
			return WalkAwayMetric(months), nil
		}
	}
	for _, m := range Metrics(years) {
		if m.Name == name {
			return m, nil
		}
	}
	return Metric{}, &MetricError{Name: name, Years: years}
}

func total(_ *Case, r *Result) decimal.Decimal { return r.Total }

func average(c *Case, r *Result) decimal.Decimal {
	return r.Total.DivRound(decimal.NewFromInt(int64(c.Years)), c.Currency.Places())
}

func steady(_ *Case, r *Result) decimal.Decimal { return r.Years[len(r.Years)-1].Total }

func worstYear(_ *Case, r *Result) decimal.Decimal {
	worst := r.Years[0].Total
	for _, year := range r.Years[1:] {
		worst = decimal.Min(worst, year.Total)
	}
	return worst
}

func guaranteed(_ *Case, r *Result) decimal.Decimal {
	sum := decimal.Zero
	for _, year := range r.Years {
		sum = sum.Add(year.Guaranteed)
	}
	return sum
}

func cash(_ *Case, r *Result) decimal.Decimal {
	return r.Timeline.Sum(func(p *Payment) bool { return p.Component.IsCash() })
}

func presentValue(c *Case, r *Result) decimal.Decimal {
	return c.Currency.Round(r.Timeline.discounted(c.AsOf, c.DiscountRate, c.growths()))
}

// levelsTC is the yearly figure that public pay sites quote (SPEC 7.1): targets at 100%,
// grants at the value in the letter (or shares at today's price, options at their spread)
// over their vesting years, sign-ons over four. Refreshers are in no letter.
func levelsTC(c *Case, r *Result) decimal.Decimal {
	year := decimal.Zero
	for _, term := range levelsTerms(c, &r.Offer) {
		year = year.Add(term.Amount)
	}
	return c.convert(r.Currency.Round(year), r.Currency, c.AsOf)
}

// levelsTerms are what levelsTC adds up, in the offer's currency and not rounded.
func levelsTerms(c *Case, o *Offer) []TraceLine {
	base := c.salaryOn(o, c.begins(o))
	terms := []TraceLine{{Item: "Base", How: "a year at the start", Amount: base}}
	if !o.Bonus.isZero() {
		terms = append(terms, TraceLine{Item: "Bonus", How: "the target of a year", Amount: base.Mul(o.Bonus.Rate).Add(o.Bonus.Amount)})
	}
	today := o.SharePrice(c)
	for i := range o.Grants {
		g := &o.Grants[i]
		value := g.Value
		switch {
		case o.Private.Stated() && g.Kind != CashGrant:
			terms = append(terms, TraceLine{Item: fmt.Sprintf("%s %d", g.title(), i+1), How: "a private company's equity is on paper and counts 0"})
			continue
		case value.IsZero():
			value = g.Shares.Mul((&award{strike: g.Strike}).gain(today))
		}
		months := max(g.Vesting.Months(), 1)
		terms = append(terms, TraceLine{
			Item:   fmt.Sprintf("%s %d", g.title(), i+1),
			How:    fmt.Sprintf("%s x 12/%s", GroupedNumber(value), counted(months, "month")),
			Amount: value.Mul(twelve).DivRound(decimal.NewFromInt(int64(months)), quotientPlaces),
		})
	}
	for _, s := range c.signOnsToCome(o) {
		terms = append(terms, TraceLine{
			Item: fmt.Sprintf("Sign-on, year %d", s.Year), How: GroupedNumber(s.Amount) + " / 4",
			Amount: s.Amount.DivRound(decimal.NewFromInt(4), quotientPlaces),
		})
	}
	return terms
}

func totalTitle(years int) string {
	return "Total, " + counted(years, "year")
}
