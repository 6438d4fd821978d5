package risk

import "math"

// bins count a figure in bins of equal width on a logarithmic scale, 256 to a doubling, and keep the
// least and the most in each, and how often these came: a percentile is one of them, as where options are
// under water in many futures, or lies between. What is less than half a cent from 0 is in one bin.
type bins struct {
	first int // the number of the first bin that is kept
	kept  []bin
}

type bin struct {
	count           uint64
	least, most     float64
	atLeast, atMost uint64 // how many are the least, and the most
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

func (b *bins) note(v float64) { b.put(binOf(v), bin{1, v, v, 1, 1}) }

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
	switch {
	case other.least < at.least:
		at.least, at.atLeast = other.least, other.atLeast
	case other.least == at.least:
		at.atLeast += other.atLeast
	}
	switch {
	case other.most > at.most:
		at.most, at.atMost = other.most, other.atMost
	case other.most == at.most:
		at.atMost += other.atMost
	}
}

// at returns the figure of a rank within the bin.
func (b *bin) at(rank float64) float64 {
	between := float64(b.count) - float64(b.atLeast) - float64(b.atMost)
	switch rank -= float64(b.atLeast); {
	case rank <= 0:
		return b.least
	case rank >= between:
		return b.most
	}
	return b.least + (b.most-b.least)*rank/between
}

func (b *bins) add(other *bins) {
	for i, o := range other.kept {
		if o.count > 0 {
			b.put(other.first+i, o)
		}
	}
}

// percentile returns the figure below which a part of a hundred of the futures are, with its standard
// error: half the way between the figures whose ranks lie one standard error of the part below and above.
func (b *bins) percentile(part float64) (v, standardError float64) {
	total := 0.0
	for i := range b.kept {
		total += float64(b.kept[i].count)
	}
	p := part / 100
	off := math.Sqrt(p * (1 - p) * total)
	return b.ranked(p * total), (b.ranked(min(p*total+off, total)) - b.ranked(max(p*total-off, 0))) / 2
}

// ranked returns the figure of a rank.
func (b *bins) ranked(rank float64) float64 {
	for i := range b.kept {
		n := float64(b.kept[i].count)
		if n > 0 && rank <= n {
			return b.kept[i].at(rank)
		}
		rank -= n
	}
	return b.kept[len(b.kept)-1].most
}
