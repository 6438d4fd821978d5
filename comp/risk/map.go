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
	two := l.pair()
	m := &Map{Rows: rows, Columns: columns, RowValues: rows.evenly(mapPoints), ColumnValues: columns.evenly(mapPoints)}
	m.Gaps = each(m.RowValues, func(row decimal.Decimal) (gaps []decimal.NullDecimal) {
		for _, column := range m.ColumnValues {
			gap, defined := two.At(Put{rows: row, columns: column})
			gaps = append(gaps, decimal.NullDecimal{Decimal: gap, Valid: defined})
		}
		return gaps
	})
	return m, nil
}

// evenly returns so many values of the range that is searched, in whole steps; fewer where it has
// fewer.
func (a *Assumption) evenly(n int64) (values []decimal.Decimal) {
	low, high := a.steps()
	for k := range n {
		values = append(values, a.Step.Mul(decimal.NewFromInt(low+part(high-low, k, n-1))))
	}
	return slices.CompactFunc(values, decimal.Decimal.Equal)
}
