package calc

import "github.com/shopspring/decimal"

// Table is a table of law: rows in ascending order of From. It is fixed; what moves is where
// one looks.
type Table struct {
	Name string // says what it is, such as "Federal income tax 2026, single"
	Rows []Row
}

// Row is what holds from an amount on.
type Row struct {
	From  decimal.Decimal
	Value decimal.Decimal // for Brackets a rate: 0.22 is 22%
}

// Brackets returns the progressive sum: the part of x above each row's From, up to the next
// row's, times the row's Value; exact, not rounded. Below the first From it is 0.
func Brackets(t *Table, x Number) Number {
	value := t.brackets(x.value)
	if x.node == nil {
		return Number{value: value}
	}
	return live(value, node{op: OpBrackets, table: t}, x)
}

// Lookup returns the Value of the last row whose From is at most x. Below the first row it
// is undefined.
func Lookup(t *Table, x Number) Number {
	value, defined := t.lookup(x.value)
	if x.node == nil && defined {
		return Number{value: value}
	}
	return live(value, node{op: OpLookup, table: t, undefined: !defined}, x)
}

func (t *Table) brackets(x decimal.Decimal) decimal.Decimal {
	sum := decimal.Zero
	for i, row := range t.Rows {
		if x.LessThanOrEqual(row.From) {
			break
		}
		upTo := x
		if i+1 < len(t.Rows) {
			upTo = decimal.Min(x, t.Rows[i+1].From)
		}
		sum = sum.Add(upTo.Sub(row.From).Mul(row.Value))
	}
	return sum
}

func (t *Table) lookup(x decimal.Decimal) (value decimal.Decimal, defined bool) {
	for _, row := range t.Rows {
		if x.LessThan(row.From) {
			break
		}
		value, defined = row.Value, true
	}
	return value, defined
}
