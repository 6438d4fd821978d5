package vesting

import (
	"errors"
	"math"
	"math/big"
	"math/bits"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// Fraction is an exact rational number: a part of a grant, or a count of shares,
// which is whole except under [Fractional] allocation. The zero Fraction is 0.
type Fraction struct {
	num int64
	den int64 // 0 stands for 1, so that the zero value is 0/1
}

// MaxShares is the largest count of shares, 2^53-1. Cap tables travel as JSON, where a
// larger integer is not read back exactly by every program (RFC 8259, section 6), so it
// is refused rather than passed on to be rounded.
const MaxShares = 1<<53 - 1

// ErrTooLarge is returned where a count of shares exceeds [MaxShares], or a fraction does
// not fit 64-bit integers.
var ErrTooLarge = errors.New("the number is too large to be exact; a grant has at most 9007199254740991 shares")

// ErrTooPrecise is returned where the parts of a grant have no common denominator of a
// size that anybody means.
var ErrTooPrecise = errors.New("the parts of the grant have no common denominator of a sensible size; write them over one, such as 48")

// ErrFractionalGrant is returned where a grant of 10.5 shares is to be dealt in whole
// shares; only [Fractional] allocation takes it.
var ErrFractionalGrant = errors.New("a grant of a fraction of a share needs fractional allocation")

// ErrNegativeGrant is returned for a grant of fewer than no shares.
var ErrNegativeGrant = errors.New("a grant cannot be negative")

// ErrNoStart is returned where a schedule is to run from no date.
var ErrNoStart = errors.New("a vesting schedule needs the date on which vesting starts")

// Whole returns n as a Fraction.
func Whole(n int64) Fraction { return Fraction{num: n, den: 1} }

// NewFraction returns num/den in lowest terms. The denominator must be positive.
func NewFraction(num, den int64) (Fraction, error) {
	if den <= 0 || num == math.MinInt64 {
		return Fraction{}, ErrTooLarge
	}
	g := gcd(abs(num), den)
	return Fraction{num: num / g, den: den / g}, nil
}

// FractionFromDecimal returns d exactly, or ErrTooLarge.
func FractionFromDecimal(d decimal.Decimal) (Fraction, error) {
	if d.Exponent() < -18 || d.Exponent() > 18 {
		return Fraction{}, ErrTooLarge
	}
	r := d.Rat()
	if !r.Num().IsInt64() || !r.Denom().IsInt64() {
		return Fraction{}, ErrTooLarge
	}
	return Fraction{num: r.Num().Int64(), den: r.Denom().Int64()}, nil
}

// Num and Den return the numerator and the positive denominator in lowest terms.
func (f Fraction) Num() int64 { return f.num }

// Den returns the positive denominator, 1 for a whole number.
func (f Fraction) Den() int64 {
	if f.den == 0 {
		return 1
	}
	return f.den
}

// Int64 returns the value of a whole fraction, and false for any other.
func (f Fraction) Int64() (int64, bool) { return f.num, f.Den() == 1 }

// Sign returns -1, 0 or +1.
func (f Fraction) Sign() int {
	switch {
	case f.num < 0:
		return -1
	case f.num > 0:
		return 1
	}
	return 0
}

// Cmp returns -1, 0 or +1 as f is less than, equal to or greater than g.
func (f Fraction) Cmp(g Fraction) int {
	if f.Den() == g.Den() {
		return compareInts(f.num, g.num)
	}
	return f.Rat().Cmp(g.Rat())
}

// Rat returns the value as a new big.Rat.
func (f Fraction) Rat() *big.Rat { return big.NewRat(f.num, f.Den()) }

// Decimal returns the value rounded half away from zero to the given places; a whole
// fraction is exact. Places are taken to the nearest from 0 to 1,000.
func (f Fraction) Decimal(places int32) decimal.Decimal {
	if f.Den() == 1 {
		return decimal.NewFromInt(f.num)
	}
	places = min(max(places, 0), 1000)
	return decimal.NewFromInt(f.num).DivRound(decimal.NewFromInt(f.den), places)
}

// String writes a whole number plainly and any other value with up to ten decimals,
// the most that an OCF Numeric holds.
func (f Fraction) String() string {
	if f.Den() == 1 {
		return strconv.FormatInt(f.num, 10)
	}
	text := f.Rat().FloatString(10)
	return strings.TrimRight(strings.TrimRight(text, "0"), ".")
}

// MarshalText writes the value as String does.
func (f Fraction) MarshalText() ([]byte, error) { return []byte(f.String()), nil }

// mul returns f*g, or ErrTooLarge. Both are taken crosswise to lowest terms first, so
// that only a result that is itself too large fails.
func (f Fraction) mul(g Fraction) (Fraction, error) {
	a, b := gcd(abs(f.num), g.Den()), gcd(abs(g.num), f.Den())
	num, ok1 := mulInts(f.num/a, g.num/b)
	den, ok2 := mulInts(f.Den()/b, g.Den()/a)
	if !ok1 || !ok2 {
		return Fraction{}, ErrTooLarge
	}
	return Fraction{num: num, den: den}, nil
}

func mulInts(a, b int64) (int64, bool) {
	hi, lo := bits.Mul64(uint64(abs(a)), uint64(abs(b)))
	if hi != 0 || lo > math.MaxInt64 {
		return 0, false
	}
	if (a < 0) != (b < 0) {
		return -int64(lo), true
	}
	return int64(lo), true
}

func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return max(a, 1)
}

func abs(n int64) int64 {
	if n < 0 {
		return -n
	}
	return n
}

func compareInts(a, b int64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}
