package tax

import (
	"slices"

	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// filed is the filing status by which rules are read: today's, or where it may be another a choice.
// What is the same whatever it is does not rest on it.
type filed struct {
	Filing
	status calc.Choice
}

// pick is what holds for the filing status: the value of each, of which equal ones are told by same.
func (by *filed) pick(same func(f, g Filing) bool, of func(Filing) calc.Number) calc.Number {
	usual, most := by.Filing, 0
	for f := range Filing(filings) {
		shared := 0
		for g := range Filing(filings) {
			if same(f, g) {
				shared++
			}
		}
		if shared > most {
			usual, most = f, shared
		}
	}
	picked := of(usual)
	for f := range Filing(filings) {
		if !same(f, usual) {
			picked = calc.If(by.status.Is(f.String()), of(f), picked)
		}
	}
	return picked
}

// number is an amount of a table of law.
func (by *filed) number(a *amounts) calc.Number {
	if a == nil || !by.status.Live() {
		return calc.Of(a.of(by.Filing).Decimal)
	}
	return by.pick(func(f, g Filing) bool { return a.of(f).Equal(a.of(g).Decimal) }, func(f Filing) calc.Number { return calc.Of(a.of(f).Decimal) })
}

// interval is a length into which an amount is cut.
type interval struct {
	by  *filed
	all *amounts
}

func (by *filed) interval(a *amounts) interval { return interval{by, a} }

// parts are worked out for the length that holds.
func (i interval) parts(of func(length int64) calc.Number) calc.Number {
	if !i.by.status.Live() {
		return of(i.all.of(i.by.Filing).IntPart())
	}
	return i.by.pick(func(f, g Filing) bool { return i.all.of(f).Equal(i.all.of(g).Decimal) }, func(f Filing) calc.Number { return of(i.all.of(f).IntPart()) })
}

// over counts the parts of x over a start, begun ones too.
func (i interval) over(x, start calc.Number) calc.Number {
	return i.parts(func(length int64) calc.Number { return start.Sub(x).Min(zero).PartFloor(1, length).Neg() })
}

// wholeOver counts the whole ones.
func (i interval) wholeOver(x, start calc.Number) calc.Number {
	return i.parts(func(length int64) calc.Number { return x.Sub(start).Max(zero).PartFloor(1, length) })
}

// table is a table of law as one looks things up in it.
type table struct {
	*calc.Table // of today's filing status
	by          *filed
	each        *[filings]*calc.Table // where the status may be another: of each, one that some share once
}

// table returns nothing where there are no rows. Its name has the filing status where that matters.
func (by *filed) table(rows *rowsBy, above bool, name func() string) *table {
	switch {
	case rows == nil:
		return nil
	case areShared(rows):
		return &table{Table: tableOf(name(), rows.of(by.Filing), above), by: by}
	case !by.status.Live():
		return &table{Table: tableOf(name()+", "+by.String(), rows.of(by.Filing), above), by: by}
	}
	t := &table{by: by, each: new([filings]*calc.Table)}
	for f := range Filing(filings) {
		t.each[f] = tableOf(name()+", "+f.String(), rows.of(f), above)
		for g := range f {
			if sameRows(t.each[f], t.each[g]) {
				t.each[f] = t.each[g]
			}
		}
	}
	t.Table = t.each[by.Filing]
	return t
}

// areShared reports whether the rows are written once for every filing status.
func areShared(by *rowsBy) bool {
	first := by.values[0]
	for _, rows := range by.values[1:] {
		if len(rows) != len(first) || len(rows) > 0 && &rows[0] != &first[0] {
			return false
		}
	}
	return true
}

func sameRows(t, u *calc.Table) bool {
	return slices.EqualFunc(t.Rows, u.Rows, func(a, b calc.Row) bool { return a.From.Equal(b.From) && a.Value.Equal(b.Value) })
}

// look is what a table says, whichever holds.
func (t *table) look(of func(*calc.Table) calc.Number) calc.Number {
	if t.each == nil {
		return of(t.Table)
	}
	return t.by.pick(func(f, g Filing) bool { return t.each[f] == t.each[g] }, func(f Filing) calc.Number { return of(t.each[f]) })
}

func (t *table) brackets(x calc.Number) calc.Number {
	return t.look(func(of *calc.Table) calc.Number { return calc.Brackets(of, x) })
}

func (t *table) lookup(x calc.Number) calc.Number {
	return t.look(func(of *calc.Table) calc.Number { return calc.Lookup(of, x) })
}

// top is the value of the last row.
func (t *table) top() calc.Number {
	return t.look(func(of *calc.Table) calc.Number { return calc.Of(lastOf(of).Value) })
}

func lastOf(t *calc.Table) calc.Row { return t.Rows[len(t.Rows)-1] }

// starts is where each row begins, by the amount.
func (t *table) starts() *table {
	s := &table{by: t.by}
	if t.each == nil {
		s.Table = startsOf(t.Table)
		return s
	}
	s.each = new([filings]*calc.Table)
	for f := range t.each {
		if k := slices.Index(t.each[:f], t.each[f]); k >= 0 {
			s.each[f] = s.each[k]
			continue
		}
		s.each[f] = startsOf(t.each[f])
	}
	s.Table = s.each[t.by.Filing]
	return s
}

func startsOf(t *calc.Table) *calc.Table {
	s := &calc.Table{Name: t.Name + ", where each bracket begins"}
	for _, row := range t.Rows {
		s.Rows = append(s.Rows, calc.Row{From: row.From, Value: row.From})
	}
	return s
}

func tableOf(name string, of rows, above bool) *calc.Table {
	t := &calc.Table{Name: name}
	for _, r := range of {
		from := r.from.Decimal
		if above && !from.IsZero() {
			from = from.Add(oneCent) // amounts are whole cents
		}
		t.Rows = append(t.Rows, calc.Row{From: from, Value: r.value.Decimal})
	}
	return t
}
