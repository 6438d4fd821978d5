package vesting

import (
	"math"
	"math/big"
	"math/bits"
)

// ratio is an exact rational number of any size. It stays in two machine words while it
// can and moves to a big.Rat when it cannot, so that a legal ten-decimal percentage of a
// ten-decimal percentage is as exact as 1/48. The zero ratio is 0; ratios are immutable.
type ratio struct {
	num, den int64    // in lowest terms; den 0 stands for 1
	wide     *big.Rat // the value, when it does not fit num/den
}

// newRatio returns num/den for a positive den.
func newRatio(num, den int64) ratio {
	g := gcd(abs(num), den)
	return ratio{num: num / g, den: den / g}
}

// ratioOf returns r, narrowed to machine words where it fits.
func ratioOf(r *big.Rat) ratio {
	if r.Num().IsInt64() && r.Denom().IsInt64() && r.Num().Int64() != math.MinInt64 {
		return ratio{num: r.Num().Int64(), den: r.Denom().Int64()}
	}
	return ratio{wide: r}
}

// ratio returns f as a ratio.
func (f Fraction) ratio() ratio { return ratio{num: f.num, den: f.den} }

// fraction returns r as a Fraction, or ErrTooLarge.
func (r ratio) fraction() (Fraction, error) {
	if r.wide != nil {
		return Fraction{}, ErrTooLarge
	}
	return Fraction{num: r.num, den: r.denominator()}, nil
}

// denominator is that of a ratio that is not wide.
func (r ratio) denominator() int64 {
	if r.den == 0 {
		return 1
	}
	return r.den
}

// rat returns the value as a big.Rat that must not be changed.
func (r ratio) rat() *big.Rat {
	if r.wide != nil {
		return r.wide
	}
	return big.NewRat(r.num, r.denominator())
}

// maxDenominatorBits bounds exactness, so that hundreds of portions over as many large
// primes are an error and not a hang. A ten-decimal part of a ten-decimal part needs 67
// bits, a twelfth of what is left each month for ten years 430.
const maxDenominatorBits = 1024

// tooPrecise reports whether r has a denominator beyond that.
func (r ratio) tooPrecise() bool {
	return r.wide != nil && r.wide.Denom().BitLen() > maxDenominatorBits
}

// whole reports whether r is an integer.
func (r ratio) whole() bool {
	if r.wide != nil {
		return r.wide.IsInt()
	}
	return r.denominator() == 1
}

func (r ratio) sign() int {
	if r.wide != nil {
		return r.wide.Sign()
	}
	return compareInts(r.num, 0)
}

func (r ratio) cmp(s ratio) int {
	if r.wide == nil && s.wide == nil && r.denominator() == s.denominator() {
		return compareInts(r.num, s.num)
	}
	return r.rat().Cmp(s.rat())
}

func (r ratio) plus(s ratio) ratio {
	if r.wide == nil && s.wide == nil {
		if sum, ok := addSmall(r, s); ok {
			return sum
		}
	}
	return ratioOf(new(big.Rat).Add(r.rat(), s.rat()))
}

// addSmall adds over the common denominator, and reports whether everything fitted.
func addSmall(r, s ratio) (ratio, bool) {
	rd, sd := r.denominator(), s.denominator()
	g := gcd(rd, sd)
	a, ok1 := mulInts(r.num, sd/g)
	b, ok2 := mulInts(s.num, rd/g)
	den, ok3 := mulInts(rd/g, sd)
	sum := a + b
	if !ok1 || !ok2 || !ok3 || (a > 0) == (b > 0) && (sum > 0) != (a > 0) && a != 0 {
		return ratio{}, false
	}
	return newRatio(sum, den), true
}

func (r ratio) minus(s ratio) ratio {
	if s.wide == nil {
		return r.plus(ratio{num: -s.num, den: s.den})
	}
	return r.plus(ratioOf(new(big.Rat).Neg(s.wide)))
}

func (r ratio) times(s ratio) ratio {
	if r.wide == nil && s.wide == nil {
		if f, err := (Fraction{r.num, r.den}).mul(Fraction{s.num, s.den}); err == nil {
			return ratio{num: f.num, den: f.den}
		}
	}
	return ratioOf(new(big.Rat).Mul(r.rat(), s.rat()))
}

func (r ratio) timesInt(n int64) ratio { return r.times(ratio{num: n, den: 1}) }

// over returns r/n for a positive n.
func (r ratio) over(n int64) ratio { return r.times(newRatio(1, n)) }

// dividedBy returns r/s for a positive s.
func (r ratio) dividedBy(s ratio) ratio {
	if s.wide == nil {
		return r.times(newRatio(s.denominator(), s.num))
	}
	return ratioOf(new(big.Rat).Quo(r.rat(), s.wide))
}

// floorOf returns floor(q*r) for q, r >= 0, or ErrTooLarge above MaxShares.
func (r ratio) floorOf(q int64) (int64, error) {
	if r.wide == nil {
		hi, lo := bits.Mul64(uint64(q), uint64(r.num))
		den := uint64(r.denominator())
		if hi >= den {
			return 0, ErrTooLarge
		}
		n, _ := bits.Div64(hi, lo, den)
		return checkShares(n)
	}
	product := new(big.Int).Mul(big.NewInt(q), r.wide.Num())
	product.Div(product, r.wide.Denom())
	if !product.IsUint64() {
		return 0, ErrTooLarge
	}
	return checkShares(product.Uint64())
}

// roundOf returns q*r rounded half up for q, r >= 0: floor(q*r + 1/2), which is how the
// standard's 4.5 becomes 5 and its 13.5 becomes 14.
func (r ratio) roundOf(q int64) (int64, error) {
	exact := r.timesInt(q).plus(ratio{num: 1, den: 2})
	return exact.floorOf(1)
}

func checkShares(n uint64) (int64, error) {
	if n > MaxShares {
		return 0, ErrTooLarge
	}
	return int64(n), nil
}
