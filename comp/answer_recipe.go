package comp

import (
	"strconv"
	"strings"

	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// recipe is everything there is to know of a metric: its words, and how it comes about from a
// result: the payments it counts, what is added besides, what the sum is settled to, and what it
// is divided by. Values, traces, and what other terms would make of a metric are read from it.
//
// In the words YEAR and MONTHS stand for the metric's number, YEARS and SPAN for the horizon.
type recipe struct {
	kind                 MetricKind
	name, title, meaning string
	in, noun             string // see Metric.In and Metric.Noun

	counts  func(*folding) scope
	weigh   func(*folding, *Payment) calc.Number    // what a payment adds; nil means its amount
	besides func(*folding) []line                   // what adds to it and is no payment; nil means nothing
	settle  func(*folding, calc.Number) calc.Number // rounds a sum of parts that are not rounded; nil means that they are
	divide  func(*folding) divisor                  // nil means by nothing
	moving  func(*folding) calc.Number              // the figure where other terms can change which payments it counts; nil means the same
}

// metric is the metric of a horizon, or of a service year or a month of leaving.
func (r *recipe) metric(years, number int) Metric {
	return Metric{
		Name: spelt(r.name, years, number), Kind: r.kind, Number: number,
		Title: spelt(r.title, years, number), Meaning: spelt(r.meaning, years, number),
		recipe: r, years: years,
	}
}

// spelt writes the words of a metric out.
func spelt(words string, years, number int) string {
	for _, w := range []struct {
		word string
		what func() string
	}{
		{"SPAN", func() string { return counted(years, "year") }},
		{"YEARS", func() string { return strconv.Itoa(years) }},
		{"YEAR", func() string { return strconv.Itoa(number) }},
		{"MONTHS", func() string { return counted(number, "month") }},
		{"MONTH", func() string { return strconv.Itoa(number) }},
	} {
		if strings.Contains(words, w.word) {
			words = strings.ReplaceAll(words, w.word, w.what())
		}
	}
	return words
}

// recipes are the metrics of every case but for those of one year, of leaving, after tax and in real terms, in the order of every table
// (SPEC 7.1).
var recipes = [...]*recipe{
	&total, &average, &lastYear, &worstYear, &guaranteed, &cash, &presentValue, &hourly, &riskAdjusted, &levelsYear,
}

var (
	inYear = recipe{
		kind: MetricYear, name: "yearYEAR", title: "Year YEAR", meaning: "all pay earned in service year YEAR",
		in: "in year YEAR", noun: "year YEAR",
		counts: func(f *folding) scope { return f.year(f.metric.Number) },
	}
	total = recipe{
		kind: MetricTotal, name: "total", title: "Total, SPAN", meaning: "all pay earned within the horizon",
		in: "over SPAN", noun: "the total",
		counts: (*folding).all,
	}
	average = recipe{
		kind: MetricAverage, name: "average", title: "Average year", meaning: "total divided by the years",
		in: "in an average year of YEARS", noun: "the average year",
		counts: (*folding).all,
		divide: func(f *folding) divisor {
			return divisor{by: calc.Int(int64(f.kase.Years)), per: calc.Int(1), of: "years"}
		},
	}
	lastYear = recipe{
		kind: MetricSteady, name: "steady", title: "Last year", meaning: "the last year of the horizon, when sign-ons are over",
		in: "in the last year of YEARS", noun: "the last year",
		counts: func(f *folding) scope { return f.year(len(f.result.Years)) },
	}
	worstYear = recipe{
		kind: MetricWorstYear, name: "worst-year", title: "Worst year", meaning: "the lowest year of the horizon",
		in: "in its worst year", noun: "the worst year",
		counts: func(f *folding) scope { return f.year(f.worst()) },
		moving: func(f *folding) calc.Number {
			worst := f.sum(f.year(1))
			for k := 2; k <= len(f.result.Years); k++ {
				worst = worst.Min(f.sum(f.year(k)))
			}
			return worst
		},
	}
	guaranteed = recipe{
		kind: MetricGuaranteed, name: "guaranteed", title: "Guaranteed",
		meaning: "base, sign-on, relocation, cash grants and benefits in cash, less costs: what no target and no share price can take away",
		in:      "in guaranteed pay over SPAN", noun: "guaranteed pay",
		counts: (*folding).guaranteed,
	}
	cash = recipe{
		kind: MetricCash, name: "cash", title: "Cash",
		meaning: "base, bonus, commission, sign-on, relocation, cash grants and benefits in cash, less costs",
		in:      "in cash over SPAN", noun: "cash",
		counts: (*folding).cash,
	}
	presentValue = recipe{
		kind: MetricPV, name: "pv", title: "Present value", meaning: "payments discounted to the valuation date, as Excel's XNPV",
		in: "in present value over SPAN", noun: "present value",
		counts: (*folding).all,
		weigh: func(f *folding, p *Payment) calc.Number {
			return p.discounted(f.kase.AsOf, f.terms.ofCase("discount_rate", f.kase.DiscountRate), f.kase.growths())
		},
		settle: func(f *folding, sum calc.Number) calc.Number { return sum.Round(f.kase.Currency.Places()) },
	}
	hourly = recipe{
		kind: MetricHourly, name: "hourly", title: "By the hour", meaning: "total by the hour of work and commute, 52 weeks a year less PTO",
		in: "by the hour", noun: "pay by the hour",
		counts: (*folding).all, divide: (*folding).hours,
	}
	riskAdjusted = recipe{
		kind: MetricRiskAdjusted, name: "risk-adjusted", title: "Risk-adjusted",
		meaning: "total less the haircut of each class of pay and, of private equity, the probability of failure",
		in:      "in risk-adjusted pay over SPAN", noun: "risk-adjusted pay",
		counts: (*folding).all, besides: (*folding).discounted,
	}
	levelsYear = recipe{
		kind: MetricLevelsTC, name: "levels-tc", title: "Levels-style year",
		meaning: "base + target bonus + grants/vesting years + sign-on/4, grants at the value in the letter, or their shares at today's price; private equity counts 0",
		in:      "by the levels-style year", noun: "the levels-style year",
		counts: (*folding).none, besides: (*folding).levelsTerms, settle: (*folding).inReporting,
	}
	afterTax = recipe{
		kind: MetricAfterTax, name: "after-tax", title: "After tax, SPAN",
		meaning: "total less the taxes on the wages of each service year, taken as one full year under the law of the offer's location",
		in:      "after tax over SPAN", noun: "pay after tax",
		counts: (*folding).all, besides: (*folding).taxed,
	}
	walkAway = recipe{
		kind: MetricWalkAway, name: "walkaway@MONTH", title: "Left after MONTHS",
		meaning: "cash received + equity vested - clawback owed, resigning after MONTHS",
		in:      "left after MONTHS", noun: "what is left after MONTHS",
		counts: (*folding).received, besides: (*folding).takenOnLeaving,
	}
)

// The metric real of a case that taxes wages, of one that does not, and of any: what an offer leaves,
// divided by what living at its location costs.
var (
	realAfterTax = recipe{
		kind: MetricReal, name: "real", title: "Real, after tax, SPAN", meaning: "pay after tax" + byLivingCosts,
		in: "in real pay after tax over SPAN", noun: "real pay after tax",
		counts: (*folding).all, besides: (*folding).taxed, divide: (*folding).living,
	}
	realBeforeTax = recipe{
		kind: MetricReal, name: "real", title: "Real, before tax, SPAN", meaning: "total before tax" + byLivingCosts,
		in: "in real pay before tax over SPAN", noun: "real pay before tax",
		counts: (*folding).all, divide: (*folding).living,
	}
	realOfEither = recipe{
		kind: MetricReal, name: "real", title: "Real, SPAN", meaning: "pay, after tax where the case says how wages are taxed," + byLivingCosts,
		in: "in real pay over SPAN", noun: "real pay",
		counts: (*folding).all, divide: (*folding).living,
	}
)

const byLivingCosts = " divided by the cost of living at the offer's location, where 100 is the place of reference"
