package risk

import (
	"math"
	"sync"
)

// Spread is how a figure spreads over the futures, in the reporting currency.
type Spread struct {
	Mean, SD, P10, P50, P90 float64
	StandardError           float64 // of Mean
}

// Share is the part of the futures in which something holds, with its standard error,
// sqrt(p(1-p)/n).
type Share struct{ P, StandardError float64 }

func shareOf(count, paths int) Share {
	p := float64(count) / float64(paths)
	return Share{P: p, StandardError: math.Sqrt(p * (1 - p) / float64(paths))}
}

// sums are the first two powers of a figure less a value near it.
type sums struct{ first, second float64 }

func (s *sums) note(d float64) {
	s.first += d
	s.second += d * d
}

// mean returns the mean, the standard deviation and the standard error of the mean.
func (s sums) mean(paths int) (mean, sd, standardError float64) {
	n := float64(paths)
	mean = s.first / n
	if paths > 1 {
		sd = math.Sqrt(max(s.second-n*mean*mean, 0) / (n - 1))
	}
	return mean, sd, sd / math.Sqrt(n)
}

// block is what one block of paths comes to.
type block struct {
	number, paths int
	measures      []sums // of the years, the running totals and the metric, by offer
	free          []sums // by offer
	pairs         []pair // by ordered pair of offers
}

// pair is how one offer does against another.
type pair struct {
	more, muchMore int
	by             sums
}

func (f *futures) newBlock(number, paths int) *block {
	return &block{number: number, paths: paths, measures: make([]sums, f.measures()), free: make([]sums, f.offers), pairs: make([]pair, f.offers*f.offers)}
}

// measures counts the figures of which percentiles are wanted: of each offer the years, the
// running totals and the metric.
func (f *futures) measures() int { return f.offers * (2*f.years + 1) }

// count notes the future that a worker has worked out.
func (b *block) count(w *worker) {
	f := w.f
	at := 0
	note := func(v, today float64) {
		b.measures[at].note(v - today)
		w.bins[at].note(v)
		at++
	}
	for i := range f.offers {
		total, totalToday := 0.0, 0.0
		for k := range f.years {
			v, today := w.results[f.result(i, k)], f.today[f.result(i, k)]
			total, totalToday = total+v, totalToday+today
			note(v, today)
			note(total, totalToday)
		}
		metric := f.result(i, f.years)
		note(w.results[metric], f.today[metric])
		if place := f.free[i]; place >= 0 {
			b.free[i].note(w.results[place])
		}
	}
	for i := range f.offers {
		for j := range f.offers {
			more := w.results[f.result(i, f.years)] - w.results[f.result(j, f.years)]
			if more <= halfACent {
				continue
			}
			p := &b.pairs[i*f.offers+j]
			p.more++
			p.by.note(more)
			if more >= f.regret {
				p.muchMore++
			}
		}
	}
}

// halfACent is what sums of doubles may differ by and mean the same amount.
const halfACent = 0.005

// counted is what all blocks come to.
type counted struct {
	block
	waiting map[int]*block // those that came before their turn
	next    int

	mu   sync.Mutex
	bins []bins // of the measures
}

func newCounted(f *futures) *counted {
	return &counted{block: *f.newBlock(0, 0), waiting: map[int]*block{}, bins: make([]bins, f.measures())}
}

// add adds a block, and those that waited for it.
func (c *counted) add(b *block) {
	c.waiting[b.number] = b
	for b = c.waiting[c.next]; b != nil; b = c.waiting[c.next] {
		delete(c.waiting, c.next)
		c.next++
		c.paths += b.paths
		for i := range b.measures {
			c.measures[i].first += b.measures[i].first
			c.measures[i].second += b.measures[i].second
		}
		for i := range b.free {
			c.free[i].first += b.free[i].first
			c.free[i].second += b.free[i].second
		}
		for i := range b.pairs {
			c.pairs[i].more += b.pairs[i].more
			c.pairs[i].muchMore += b.pairs[i].muchMore
			c.pairs[i].by.first += b.pairs[i].by.first
			c.pairs[i].by.second += b.pairs[i].by.second
		}
	}
}

// merge adds the bins of a worker: counts, which add up to the same in any order.
func (c *counted) merge(w *worker) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for i := range w.bins {
		c.bins[i].add(&w.bins[i])
	}
}

// measure turns the counts into spreads and shares.
func (s *Simulation) measure(f *futures, c *counted) {
	at := 0
	spread := func(today float64) Spread {
		mean, sd, standardError := c.measures[at].mean(c.paths)
		b := &c.bins[at]
		at++
		return Spread{Mean: today + mean, SD: sd, StandardError: standardError, P10: b.percentile(10), P50: b.percentile(50), P90: b.percentile(90)}
	}
	for i := range s.Offers {
		o, total := &s.Offers[i], 0.0
		for k := range f.years {
			today := f.today[f.result(i, k)]
			total += today
			o.Years = append(o.Years, spread(today))
			o.Cumulative = append(o.Cumulative, spread(total))
		}
		o.Metric = spread(f.today[f.result(i, f.years)])
		if o.Free != nil {
			o.Free.Simulated, _, o.Free.StandardError = c.free[i].mean(c.paths)
		}
	}
	for i := range f.offers {
		for j := range f.offers {
			if i == j {
				continue
			}
			p := &c.pairs[i*f.offers+j]
			mean, _, standardError := p.by.mean(c.paths)
			s.Beats = append(s.Beats, Beat{
				Offer: i, Over: j, Share: shareOf(p.more, c.paths), Regret: shareOf(p.muchMore, c.paths), Mean: mean, MeanError: standardError,
			})
		}
	}
}
