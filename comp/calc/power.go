package calc

import (
	"math"
	"math/big"
	"slices"
	"sync"

	"github.com/shopspring/decimal"
)

// Decimals of fractional powers: what the tables carry, and what is settled of a power before
// it is used. The last places of a root are noise: 1.21 to the half is 1.1.
const (
	powerPlaces = 36
	settled     = 30
)

// Powers raises growths to years, months and days, and keeps the roots of each rate it meets:
// one serves all offers of a case. The zero value is ready, and safe for concurrent use.
type Powers struct {
	mu     sync.Mutex
	tables []*powers
}

// Grow returns (1+rate)^(months/12 + days/365): what 1 becomes at a yearly rate. Whole years
// are exact products; fractions of a year carry 36 decimals and settle to 30.
func (p *Powers) Grow(rate Number, months, days int) Number {
	value := p.to(rate.value, months, days)
	if rate.node == nil {
		return Number{value: value}
	}
	return live(value, node{op: OpGrow, num: int64(months), den: int64(days)}, rate)
}

func (p *Powers) to(rate decimal.Decimal, months, days int) decimal.Decimal {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.of(rate).to(months, days)
}

// Daily returns (1+rate)^(days/365), settled to 30 decimals: what 1 becomes in days, or for
// days before the day from which they count, what would have become 1. The rate is more than
// -100%.
func (p *Powers) Daily(rate Number, days int) Number {
	value := p.daily(rate.value, days)
	if rate.node == nil {
		return Number{value: value}
	}
	return live(value, node{op: OpDaily, den: int64(days)}, rate)
}

func (p *Powers) daily(rate decimal.Decimal, days int) decimal.Decimal {
	p.mu.Lock()
	defer p.mu.Unlock()
	table := p.of(rate)
	if days < 0 {
		return table.past.to(days, table.base, true)
	}
	return table.coming.to(days, table.base, false)
}

// of returns the tables of a rate; the lock is held.
func (p *Powers) of(rate decimal.Decimal) *powers {
	base := one.Add(rate)
	for i, table := range p.tables {
		if table.base().Equal(base) {
			copy(p.tables[1:i+1], p.tables[:i]) // the rate in use comes first
			p.tables[0] = table
			return table
		}
	}
	table := &powers{yearly: []decimal.Decimal{one, base}}
	if len(p.tables) == maxRates {
		p.tables = p.tables[:maxRates-1] // whoever asks for many rates asks for each once
	}
	p.tables = slices.Insert(p.tables, 0, table)
	return table
}

// powers are the powers of one base.
type powers struct {
	yearly  []decimal.Decimal // by whole years, exact
	monthly []decimal.Decimal // by months, 0 to 11
	daily   []decimal.Decimal // by days, as far as asked for

	coming, past days
}

// days are the powers of one day's growth, or of its inverse: a number of days is so many
// blocks and so many days, one product.
type days struct {
	single []decimal.Decimal // by days, to a block
	blocks []decimal.Decimal
}

const (
	block     = 64  // days
	maxBlocks = 512 // of the table: 89 years

	maxRates = 256 // of which the roots are kept: more than a case's offers have
)

func (d *days) to(n int, base func() decimal.Decimal, inverse bool) decimal.Decimal {
	if d.single == nil {
		daily := root(base(), 365)
		if inverse {
			daily = one.DivRound(daily, powerPlaces)
		}
		d.single = extend([]decimal.Decimal{one}, daily, block)
		d.blocks = []decimal.Decimal{one}
	}
	if n < 0 {
		n = -n
	}
	blocks := one
	if n < maxBlocks*block {
		d.blocks = extend(d.blocks, d.single[block], n/block)
		blocks = d.blocks[n/block]
	} else { // beyond lifetimes no table pays
		for square, left := d.single[block], n/block; left > 0; left /= 2 {
			if left%2 == 1 {
				blocks = blocks.Mul(square).Round(powerPlaces)
			}
			square = square.Mul(square).Round(powerPlaces)
		}
	}
	return blocks.Mul(d.single[n%block]).Round(settled)
}

// extend appends the next powers of a factor, up to the n-th.
func extend(powers []decimal.Decimal, factor decimal.Decimal, n int) []decimal.Decimal {
	for len(powers) <= n {
		powers = append(powers, powers[len(powers)-1].Mul(factor).Round(powerPlaces))
	}
	return powers
}

func (p *powers) base() decimal.Decimal { return p.yearly[1] }

func (p *powers) years(n int) decimal.Decimal {
	for len(p.yearly) <= n {
		p.yearly = append(p.yearly, p.yearly[len(p.yearly)-1].Mul(p.base()))
	}
	return p.yearly[max(n, 0)]
}

func (p *powers) to(months, days int) decimal.Decimal {
	if p.base().Equal(one) {
		return one
	}
	factor, m := p.years(months/12), months%12
	if m <= 0 && days <= 0 {
		return factor
	}
	if m > 0 {
		factor = factor.Mul(step(&p.monthly, p.base(), 12, m))
	}
	if days > 0 {
		factor = factor.Mul(step(&p.daily, p.base(), 365, days))
	}
	return factor.Round(settled)
}

// step returns base^(n/parts) from a table that it extends as far as n.
func step(table *[]decimal.Decimal, base decimal.Decimal, parts, n int) decimal.Decimal {
	if len(*table) == 0 {
		*table = append(*table, one, root(base, parts))
	}
	*table = extend(*table, (*table)[1], n)
	return (*table)[n]
}

// root returns the n-th root of a base to 36 decimals, by Newton's method from the nearest
// float; of what is not positive it is zero.
func root(base decimal.Decimal, n int) decimal.Decimal {
	if !base.IsPositive() {
		return decimal.Zero
	}
	const bits = 192 // 57 decimal digits
	float := func() *big.Float { return new(big.Float).SetPrec(bits) }
	b, _ := float().SetString(base.String())
	guess, _ := b.Float64()
	x := float().SetFloat64(math.Pow(guess, 1/float64(n)))
	degree := float().SetInt64(int64(n))
	for range 2 { // each doubles the 50 bits of the guess
		// x += (b/x^(n-1) - x) / n
		step := float().Quo(b, squared(x, n-1))
		step.Sub(step, x).Quo(step, degree)
		x.Add(x, step)
	}
	r, err := decimal.NewFromString(x.Text('f', powerPlaces))
	if err != nil { // no text of a finite float
		return decimal.Zero
	}
	return r
}

// squared returns x^n, n >= 0, by squaring.
func squared(x *big.Float, n int) *big.Float {
	result, square := new(big.Float).SetPrec(x.Prec()).SetInt64(1), new(big.Float).Set(x)
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			result.Mul(result, square)
		}
		square.Mul(square, square)
	}
	return result
}
