package negotiate

import (
	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Quote is what a recruiter's yearly totals of an offer assume (SPEC 10.3). All of it is in the
// offer's own currency.
type Quote struct {
	Offer      int
	Quoted     []decimal.Decimal // by service year
	Unit       decimal.Decimal   // to which the totals are written: 1,000 of 300k
	Growth     decimal.Decimal   // of the share price a year that reproduces them best
	Timing     comp.GrowthTiming
	Reproduced []decimal.Decimal // by year, at that growth and timing
	Exact      bool              // each to less than a unit
	Others     []GrowthCounted   // of an exact quote: with other timings the roundest growths that reproduce it as well
	Moved      bool              // the offer has equity that follows a growth; otherwise nothing was looked for
	Flat       []decimal.Decimal // by year, at a flat price
	Common     []decimal.Decimal // by year, at the growth that all offers are restated at
	Hope       decimal.Decimal   // what of the quoted total a flat price does not pay
}

// GrowthCounted is a growth of the share price a year and from when it counts.
type GrowthCounted struct {
	Growth decimal.Decimal
	Timing comp.GrowthTiming
}

// Growths that a recruiter may have assumed: a share that halves each year to one that grows
// tenfold, in hundredths of a percent.
const (
	leastGrowth = -5_000
	mostGrowth  = 90_000
)

// Quotes are the offers restated.
type Quotes struct {
	Comparison   *comp.Comparison
	CommonGrowth decimal.Decimal // at which every offer is restated
	CommonTiming comp.GrowthTiming
	Offers       []Quote // every offer; Quoted is empty of one without a quote
}

// NewQuotes finds the growth and timing behind each quote and restates every offer flat and at one
// common growth: the case's, or, where it has none, the highest that reproduces a quote.
func NewQuotes(c *comp.Comparison) (*Quotes, error) {
	q := &Quotes{Comparison: c, CommonGrowth: c.Case.Growth, CommonTiming: c.Case.GrowthTiming}
	for i := range c.Offers {
		one, err := quoteOf(c, i)
		if err != nil {
			return nil, err
		}
		if q.Offers = append(q.Offers, *one); c.Case.Growth.IsZero() && one.Exact && one.Growth.GreaterThan(q.CommonGrowth) {
			q.CommonGrowth, q.CommonTiming = one.Growth, one.Timing
		}
	}
	for i := range q.Offers {
		common, err := newQuoting(c, i).years(q.CommonGrowth, q.CommonTiming)
		if err != nil {
			return nil, err
		}
		q.Offers[i].Common = common
	}
	return q, nil
}

// quoting works an offer out at other growths.
type quoting struct {
	model  *model
	today  decimal.Decimal // price of the share
	quoted []decimal.Decimal
}

func newQuoting(c *comp.Comparison, offer int) *quoting {
	r := &c.Offers[offer]
	return &quoting{model: newModel(c, offer), today: r.SharePriceNumber().Decimal(), quoted: r.Offer.Quoted[:min(len(r.Offer.Quoted), len(r.Years))]}
}

// years returns the totals by year, at a growth in place of the offer's own growth or path.
func (q *quoting) years(growth decimal.Decimal, timing comp.GrowthTiming) ([]decimal.Decimal, error) {
	r, err := q.grown(q.model, growth, timing)
	if err != nil {
		return nil, err
	}
	years, _ := r.NativeYears()
	return years, nil
}

// grown returns what the offer of a model comes to at a growth in place of its own growth or path.
func (q *quoting) grown(m *model, growth decimal.Decimal, timing comp.GrowthTiming) (*comp.Result, error) {
	o := m.offer(nil)
	if len(o.Price.Path) > 0 {
		o.Price = comp.Price{Today: q.today}
	}
	o.Price.Growth, o.Price.Timing = decimal.NewNullDecimal(growth), timing
	return m.of(o)
}

func quoteOf(c *comp.Comparison, offer int) (*Quote, error) {
	q := newQuoting(c, offer)
	result := &Quote{Offer: offer, Quoted: q.quoted, Unit: unitOf(q.quoted)}
	var err error
	if result.Flat, err = q.years(decimal.Zero, comp.AtVest); err != nil || len(q.quoted) == 0 {
		return result, err
	}
	result.Hope = sum(q.quoted).Sub(sum(result.Flat[:len(q.quoted)]))
	return result, q.find(result)
}

// find looks for the growth and timing that reproduce a quote.
func (q *quoting) find(result *Quote) error {
	atMost, err := q.years(growthOf(100), comp.EndOfYear)
	if err != nil {
		return err
	}
	result.Reproduced, result.Timing = result.Flat[:len(q.quoted)], comp.AtVest
	result.Moved = !sum(atMost[:len(q.quoted)]).Equal(sum(result.Reproduced))
	result.Exact = q.within(result.Reproduced, result.Unit)
	if !result.Moved || result.Exact {
		return nil
	}
	furthest := q.furthest(result.Reproduced)
	for _, timing := range []comp.GrowthTiming{comp.StartOfYear, comp.AtVest, comp.EndOfYear} { // as recruiters quote, first
		growth, years, err := q.roundest(timing, result.Unit)
		if err != nil {
			return err
		}
		exact, off := q.within(years, result.Unit), q.furthest(years)
		if exact && result.Exact {
			result.Others = append(result.Others, GrowthCounted{growth, timing})
			continue // the first, as recruiters quote, is shown
		}
		if exact && !result.Exact || exact == result.Exact && off.LessThan(furthest) {
			result.Growth, result.Timing, result.Reproduced, result.Exact, furthest = growth, timing, years, exact, off
		}
	}
	return nil
}

// roundest returns the roundest growth that reproduces the quote, or the one whose sum is next to
// the quoted one.
func (q *quoting) roundest(timing comp.GrowthTiming, unit decimal.Decimal) (decimal.Decimal, []decimal.Decimal, error) {
	low, high := int64(leastGrowth), int64(mostGrowth)
	for high-low > 1 {
		middle := low + (high-low)/2
		years, err := q.at(middle, timing)
		if err != nil {
			return decimal.Zero, nil, err
		}
		if sum(years).LessThan(sum(q.quoted)) {
			low = middle
		} else {
			high = middle
		}
	}
	for _, step := range []int64{500, 100, 50, 10, 5, 1} { // hundredths of a percent
		nearest := decimal.New(high, 0).Div(decimal.New(step, 0)).Round(0).IntPart() * step
		years, err := q.at(nearest, timing)
		if err != nil || q.within(years, unit) || step == 1 {
			return growthOf(nearest), years, err
		}
	}
	return decimal.Zero, nil, nil // the last step returns
}

// at returns the quoted years at a growth in hundredths of a percent.
func (q *quoting) at(growth int64, timing comp.GrowthTiming) ([]decimal.Decimal, error) {
	years, err := q.years(growthOf(growth), timing)
	if err != nil {
		return nil, err
	}
	return years[:len(q.quoted)], nil
}

func growthOf(hundredths int64) decimal.Decimal { return decimal.New(hundredths, -4) }

// within reports whether every year is less than a unit off what was quoted, which recruiters
// round and cut as they like.
func (q *quoting) within(years []decimal.Decimal, unit decimal.Decimal) bool {
	return q.furthest(years).LessThan(unit)
}

// furthest returns by how much the year is off that is off most.
func (q *quoting) furthest(years []decimal.Decimal) (most decimal.Decimal) {
	for k, quoted := range q.quoted {
		most = decimal.Max(most, years[k].Sub(quoted).Abs())
	}
	return most
}

// unitOf returns the greatest power of ten that every amount is a multiple of, from a cent to
// 1,000: nobody rounds a year's pay further.
func unitOf(amounts []decimal.Decimal) decimal.Decimal {
	for places := int32(3); places > -2; places-- {
		unit, whole := decimal.New(1, places), true
		for _, a := range amounts {
			whole = whole && a.Mod(unit).IsZero()
		}
		if whole {
			return unit
		}
	}
	return decimal.New(1, -2)
}
