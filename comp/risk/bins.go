package risk

import "math"

// bins count a figure in bins of equal width on a logarithmic scale, 256 to a doubling, and keep the
// least and the most in each: a percentile lies between these, however many paths there are. What is
// less than half a cent from 0 is in one bin.
type bins struct {
	first int // the number of the first bin that is kept
	kept  []bin
}

type bin struct {
	count       uint64
	least, most float64
}

// A double's exponent and the first bits of its fraction number the bins.
const binBits = 52 - 8

var firstBin = int(math.Float64bits(halfACent) >> binBits)

// binOf returns the bin of a figure: 0 for none, ascending.
func binOf(v float64) int {
	switch {
	case v > halfACent:
		return int(math.Float64bits(v)>>binBits) - firstBin + 1
	case v < -halfACent:
		return firstBin - int(math.Float64bits(-v)>>binBits) - 1
	}
	return 0
}

func (b *bins) note(v float64) { b.put(binOf(v), bin{1, v, v}) }

func (b *bins) put(number int, other bin) {
	if len(b.kept) == 0 {
		b.first = number
	}
	if number < b.first {
		more := max(b.first-number, len(b.kept))
		b.kept = append(make([]bin, more, more+len(b.kept)), b.kept...)
		b.first -= more
	}
	for number-b.first >= len(b.kept) {
		b.kept = append(b.kept, bin{})
	}
	at := &b.kept[number-b.first]
	if at.count == 0 {
		*at = other
		return
	}
	at.count += other.count
	at.least, at.most = min(at.least, other.least), max(at.most, other.most)
}

func (b *bins) add(other *bins) {
	for i, o := range other.kept {
		if o.count > 0 {
			b.put(other.first+i, o)
		}
	}
}

// percentile returns the figure below which a part of a hundred of the futures are.
func (b *bins) percentile(part float64) float64 {
	total := uint64(0)
	for i := range b.kept {
		total += b.kept[i].count
	}
	want, below := part/100*float64(total), 0.0
	for i := range b.kept {
		n := float64(b.kept[i].count)
		if n > 0 && below+n >= want {
			return b.kept[i].least + (b.kept[i].most-b.kept[i].least)*(want-below)/n
		}
		below += n
	}
	return 0
}
