package risk

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Span is a range of values of a term, both ends within it.
type Span struct{ Low, High decimal.Decimal }

// Holds reports whether a value is within the span.
func (s Span) Holds(v decimal.Decimal) bool {
	return !v.LessThan(s.Low) && !v.GreaterThan(s.High)
}

// Range says how far terms are moved where the case does not say.
type Range struct {
	Terms     []string // their descriptions' paths, such as offers[].price.growth
	Plausible Reach    // what may well come true, which a stress tries
	Searched  Reach    // where a break-even is looked for
	Reason    string   // for what is plausible
}

// Reach is a span as it follows from today's value.
type Reach struct {
	Low, High decimal.Decimal
	From      Base
}

// Base is what the ends of a reach are relative to.
type Base int

// The bases.
const (
	Nowhere Base = iota // there is no span: what is written is fixed
	Fixed               // the ends are the values themselves
	Times               // they are multiples of today's value
	Around              // they are added to today's value
)

func reach(from Base, low, high string) Reach {
	return Reach{decimal.RequireFromString(low), decimal.RequireFromString(high), from}
}

// of returns the span at today's value, which is always within it.
func (r Reach) of(today decimal.Decimal) Span {
	s := Span{r.Low, r.High}
	switch r.From {
	case Nowhere:
		return Span{today, today}
	case Times:
		s = Span{today.Mul(r.Low), today.Mul(r.High)}
	case Around:
		s = Span{today.Add(r.Low), today.Add(r.High)}
	}
	return Span{decimal.Min(s.Low, today), decimal.Max(s.High, today)}
}

// Ranges is the one table of default ranges. The first that names a term counts.
func Ranges() []Range {
	return []Range{
		{
			[]string{"growth", "offers[].price.growth"}, reach(Fixed, "-0.2", "0.2"), reach(Fixed, "-0.5", "0.5"),
			"a fifth a year either way: every four years leave 41% of the price, or make it 207%",
		}, {
			[]string{"offers[].price.today", "offers[].price.path[].price"}, reach(Times, "0.7", "1.3"), reach(Times, "0.5", "2"),
			"30% is an ordinary volatility a year of a listed share, and most of a grant vests later than that",
		}, {
			[]string{"offers[].bonus.payout", "offers[].bonuses[].payout", "offers[].commission.attainment"}, reach(Fixed, "0.5", "1.2"), reach(Fixed, "0", "2"),
			"half the target in a bad year, 120% of it in a good one",
		}, {
			[]string{"offers[].grants[].payout"}, Reach{comp.UsualPayout().Lo, comp.UsualPayout().Hi, Fixed}, reach(Fixed, "0", "3"),
			"performance shares pay nothing below their threshold, and mostly twice the target at most",
		}, {
			[]string{"offers[].profit_sharing.share"}, reach(Times, "0", "1.2"), reach(Times, "0", "3"),
			"in a year without profit there is none to share",
		}, {
			[]string{"offers[].raise.rate"}, reach(Fixed, "0", "0.06"), reach(Fixed, "-0.1", "0.2"),
			"no raise in a bad year, 6% in a very good one",
		}, {
			[]string{"offers[].private.exit.value"}, reach(Times, "0.25", "2"), reach(Times, "0", "10"),
			"nobody knows an exit: a quarter of what is assumed to twice that",
		}, {
			[]string{"offers[].private.failure", "offers[].promotion.probability"}, reach(Around, "-0.2", "0.2"), reach(Fixed, "0", "1"),
			"a guess, good for 20 points either way",
		}, {
			[]string{"offers[].private.rounds[].dilution", "offers[].private.rounds[].raise", "offers[].private.rounds[].pre_money"}, reach(Times, "0.5", "1.5"), reach(Times, "0.1", "3"),
			"the terms of a round to come are open",
		}, {
			[]string{"offers[].private.preferred", "offers[].private.fmv"}, reach(Times, "0.5", "1.5"), reach(Times, "0.1", "5"),
			"a price on paper, set anew by each round",
		}, {
			[]string{"offers[].private.fully_diluted", "offers[].private.liquidation_preference", "offers[].private.investors"}, reach(Times, "0.8", "1.2"), reach(Times, "0.5", "2"),
			"told in round numbers, if at all",
		}, {
			[]string{"discount_rate"}, reach(Fixed, "0.02", "0.1"), reach(Fixed, "0", "0.5"),
			"from what a safe deposit pays to what shares are hoped to return",
		}, {
			[]string{"haircut.target", "haircut.market", "haircut.speculative"}, reach(Fixed, "0", "0.5"), reach(Fixed, "0", "1"),
			"your own judgment: nothing off, to half",
		}, {
			[]string{"fx[].rate"}, reach(Times, "0.85", "1.15"), reach(Times, "0.5", "2"),
			"15% either way: what large currencies have moved within a year",
		}, {
			[]string{"candidate.tax_rate"}, reach(Around, "-0.1", "0.1"), reach(Fixed, "0", "0.6"),
			"a rate of your own, good for ten points either way",
		}, {
			[]string{"offers[].dividend"}, reach(Times, "0", "1.2"), reach(Times, "0", "5"),
			"a board may end it any quarter",
		}, {
			[]string{"offers[].costs[].amount", "offers[].hours", "offers[].commute.minutes", "offers[].commute.days"}, reach(Times, "0.75", "1.25"), reach(Times, "0", "2"),
			"an estimate of your own, good for a quarter either way",
		}, {
			[]string{"offers[].base.hours", "offers[].base.weeks", "offers[].base.days"}, reach(Times, "0.9", "1.1"), reach(Times, "0.1", "2"),
			"pay by the hour, day or week is paid for what is worked: a tenth either way",
		}, {
			[]string{MonthsStayed}, reach(Around, "-12", "12"), reach(Around, "-480", "480"),
			"plans to stay come out a year shorter or longer",
		}, {
			[]string{"offers[].espp.contribution", "offers[].retirement.contribution"}, Reach{}, reach(Fixed, "0", "0.25"), "",
		}, {
			[]string{"offers[].pto"}, Reach{}, reach(Fixed, "0", "60"), "",
		},
	}
}

// otherRange is that of every other term: what is written is fixed, unless nobody has put it in writing.
func otherRange(o *comp.Offer, inside string) Range {
	r := Range{Searched: reach(Times, "0.5", "2")}
	for _, u := range o.Unwritten() {
		if u.Kind != comp.OnExit && slices.Contains(u.Terms, inside) {
			r.Plausible, r.Searched, r.Reason = reach(Times, "0", "1.2"), reach(Times, "0", "2"), "nobody has put it in writing: none at all, to a fifth more"
			return r
		}
	}
	switch o.Evidence {
	case comp.Verbal, comp.InProcess, comp.MarketData, comp.Aspiration:
		r.Plausible, r.Reason = reach(Times, "0.9", "1.1"), "the offer is not in writing yet: a tenth either way"
	}
	return r
}

// rangeOf returns how far a term is moved.
func rangeOf(c *comp.Case, path string) Range {
	term, _ := comp.FindTerm(path)
	if path == MonthsStayed {
		term.Path = path
	}
	for _, r := range Ranges() {
		if slices.Contains(r.Terms, term.Path) {
			return r
		}
	}
	if i, inside, inOffer := comp.InOffer(path); inOffer {
		return otherRange(&c.Offers[i], inside)
	}
	return otherRange(new(comp.Offer), "")
}

// stated returns the range that the case has for a term, of its own path before one of all offers;
// that of every share's growth holds for the one of the case.
func stated(c *comp.Case, path string) (Span, bool) {
	_, inside, _ := comp.InOffer(path)
	if path == "growth" {
		inside = "price.growth"
	}
	for _, p := range []string{path, inside} {
		for _, r := range c.Ranges {
			if p != "" && r.Path == p {
				return Span{r.Low, r.High}, true
			}
		}
	}
	return Span{}, false
}

// OutsideRanges lists the assumptions of which the case states a range that leaves out today's value.
func (l *Lead) OutsideRanges() (outside []*Assumption) {
	for _, r := range l.Comparison.Case.Ranges {
		found, err := l.Find(r.Path)
		if err != nil { // the lead does not rest on it
			continue
		}
		for _, a := range found {
			known := slices.ContainsFunc(outside, func(other *Assumption) bool { return other.Path == a.Path })
			if a.Stated && !a.Plausible.Holds(a.Today) && !known {
				outside = append(outside, a)
			}
		}
	}
	return outside
}
