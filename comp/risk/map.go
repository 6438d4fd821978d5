package risk

import (
	"errors"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"
)

// Map says who leads by how much as two assumptions move together.
type Map struct {
	Rows, Columns           *Assumption
	RowValues, ColumnValues []decimal.Decimal
	Gaps                    [][]decimal.NullDecimal // by row and column, of the leader of today over the other offer; not valid where a figure divides by zero
}

// mapPoints are the values of each side of a map.
const mapPoints = 11

// SameTermError reports two assumptions that do not move apart: one of the whole case and one of an
// offer that follows it.
type SameTermError struct{ Rows, Columns string }

func (e *SameTermError) Error() string {
	return fmt.Sprintf("%s and %s move together; name two terms that do not", e.Rows, e.Columns)
}

// ErrMonthsAlone is returned for a map of the months stayed: with each, every figure is another metric.
var ErrMonthsAlone = errors.New("the months stayed have no map; name two other terms")

// Growths returns the growths of the shares of the two offers that lead, for a map; false where pay rests on
// fewer than two shares: offers of one company have one share.
func (l *Lead) Growths() (rows, columns *Assumption, ok bool) {
	offers := l.Comparison.Case.Offers
	two, err := l.pair().Find("price.growth")
	if err != nil || len(two) != 2 || offers[two[0].Offer].Company == offers[two[1].Offer].Company {
		return nil, nil, false
	}
	return two[0], two[1], true
}

// Map works out a map over the ranges that are searched, evenly. It returns a *SameTermError for
// assumptions that cannot move apart, and [ErrMonthsAlone].
func (l *Lead) Map(rows, columns *Assumption) (*Map, error) {
	if rows.Path == MonthsStayed || columns.Path == MonthsStayed {
		return nil, ErrMonthsAlone
	}
	if slices.ContainsFunc(rows.moves, func(term string) bool { return slices.Contains(columns.moves, term) }) {
		return nil, &SameTermError{rows.Path, columns.Path}
	}
	m := &Map{Rows: rows, Columns: columns, RowValues: rows.evenly(mapPoints), ColumnValues: columns.evenly(mapPoints)}
	m.fill(l.pair())
	return m, nil
}

// fill works out the gap of two offers at every pair of values.
func (m *Map) fill(two *Lead) {
	m.Gaps = each(m.RowValues, func(row decimal.Decimal) (gaps []decimal.NullDecimal) {
		for _, column := range m.ColumnValues {
			gap, defined := two.At(Put{m.Rows: row, m.Columns: column})
			gaps = append(gaps, decimal.NullDecimal{Decimal: gap, Valid: defined})
		}
		return gaps
	})
}

// GrowthByBase works out a small map of what one can ask for against what nobody knows: the base of the
// offer that leads, a twentieth and a tenth either way, by the growth of its share, or of the other offer's
// where its pay follows none, in tenths of a year's and today's. It returns false where no share grows.
func (l *Lead) GrowthByBase() (*Map, bool) {
	two := l.pair()
	base, err := two.Find(ofOffer(l.Leader, l.Comparison.Case.Offers[l.Leader].BasePath()))
	if err != nil {
		return nil, false
	}
	for _, offer := range []int{l.Leader, l.RunnerUp()} {
		growth, err := two.Find(ofOffer(offer, "price.growth"))
		if err != nil {
			continue
		}
		m := &Map{Rows: growth[0], Columns: base[0]}
		for tenths := int64(-2); tenths <= 2; tenths++ {
			m.RowValues = append(m.RowValues, decimal.New(tenths, -1))
			m.ColumnValues = append(m.ColumnValues, m.Columns.Today.Mul(decimal.New(100+5*tenths, -2)).Round(wholeOf(m.Columns.Today)))
		}
		m.RowValues = append(m.RowValues, m.Rows.Today)
		slices.SortFunc(m.RowValues, decimal.Decimal.Cmp)
		m.RowValues = slices.CompactFunc(m.RowValues, decimal.Decimal.Equal)
		m.ColumnValues[2] = m.Columns.Today // to the cent
		m.fill(two)
		return m, true
	}
	return nil, false
}

// wholeOf is the places to which an amount a tenth more than another is told: whole units of a yearly
// base, cents of pay by the hour.
func wholeOf(today decimal.Decimal) int32 {
	if today.LessThan(decimal.NewFromInt(1000)) {
		return 2
	}
	return 0
}

func ofOffer(offer int, term string) string { return fmt.Sprintf("offers[%d].%s", offer, term) }

// evenly returns so many values of the range that is searched, in whole steps; fewer where it has
// fewer.
func (a *Assumption) evenly(n int64) (values []decimal.Decimal) {
	low, high := a.steps()
	for k := range n {
		values = append(values, a.Step.Mul(decimal.NewFromInt(low+part(high-low, k, n-1))))
	}
	return slices.CompactFunc(values, decimal.Decimal.Equal)
}
