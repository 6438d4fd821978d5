package risk

import (
	"math"
	"sync"
)

// Spread is how a figure spreads over the futures, in the reporting currency.
type Spread struct {
	Mean, SD, P10, P50, P90 float64

	StandardError float64  // of Mean
	Errors        struct { // standard errors of the others
		SD, P10, P50, P90 float64
	}
}

// Share is the part of the futures in which something holds, with its standard error,
// sqrt(p(1-p)/n).
type Share struct{ P, StandardError float64 }

func shareOf(count, paths int) Share {
	p := float64(count) / float64(paths)
	return Share{P: p, StandardError: math.Sqrt(p * (1 - p) / float64(paths))}
}

// sums are the first four powers of a figure less a value near it.
type sums struct{ first, second, third, fourth float64 }

func (s *sums) note(d float64) {
	square := d * d
	s.first += d
	s.second += square
	s.third += square * d
	s.fourth += square * square
}

func (s *sums) add(other sums) {
	s.first += other.first
	s.second += other.second
	s.third += other.third
	s.fourth += other.fourth
}

// ofSD returns the standard error of the standard deviation, by the fourth moment about the mean:
// sqrt((m4 - sd^4)/n) / 2sd.
func (s sums) ofSD(paths int, sd float64) float64 {
	if sd == 0 {
		return 0
	}
	n := float64(paths)
	m := s.first / n
	fourth := s.fourth/n - 4*m*s.third/n + 6*m*m*s.second/n - 3*m*m*m*m
	return math.Sqrt(max(fourth-sd*sd*sd*sd, 0)/n) / (2 * sd)
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
			c.measures[i].add(b.measures[i])
		}
		for i := range b.free {
			c.free[i].add(b.free[i])
		}
		for i := range b.pairs {
			c.pairs[i].more += b.pairs[i].more
			c.pairs[i].muchMore += b.pairs[i].muchMore
			c.pairs[i].by.add(b.pairs[i].by)
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
		result := Spread{Mean: today + mean, SD: sd, StandardError: standardError}
		result.P10, result.Errors.P10 = c.bins[at].percentile(10)
		result.P50, result.Errors.P50 = c.bins[at].percentile(50)
		result.P90, result.Errors.P90 = c.bins[at].percentile(90)
		result.Errors.SD = c.measures[at].ofSD(c.paths, sd)
		at++
		return result
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
			b := Beat{Offer: i, Over: j, Share: shareOf(p.more, c.paths), Regret: shareOf(p.muchMore, c.paths)}
			b.Mean, _, b.MeanError = p.by.mean(c.paths)
			if p.more > 0 {
				b.When, _, b.WhenError = p.by.mean(p.more)
			}
			s.Beats = append(s.Beats, b)
		}
	}
}
