package risk

import (
	"context"
	"math"
	"math/rand/v2"
	"sync"

	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// Futures are drawn in blocks of a fixed size, each from a generator of its own that is seeded by
// the seed and the block's number; what blocks count is added up in their order. So the figures
// do not depend on how many cores share the blocks, and memory not on the number of paths.

const blockPaths = 4096

// stepsOf are the steps between ascending days after the valuation date.
func stepsOf(days []int) []stretch {
	var steps []stretch
	before := 0
	for _, day := range days {
		steps = append(steps, stretch{root: math.Sqrt(float64(day-before) / 365), time: float64(day) / 365})
		before = day
	}
	return steps
}

// draw draws all paths.
func (f *futures) draw(ctx context.Context, draws Draws) (*counted, error) {
	blocks := (draws.Paths + blockPaths - 1) / blockPaths
	next, done := make(chan int), make(chan *block, workers())
	all := newCounted(f)
	var running sync.WaitGroup
	for range min(workers(), blocks) {
		running.Add(1)
		w := f.worker(all)
		go func() {
			defer running.Done()
			for b := range next {
				paths := min(blockPaths, draws.Paths-b*blockPaths)
				done <- w.block(b, paths, draws.Seed)
			}
			all.merge(w)
		}()
	}
	go func() {
		defer close(next)
		for b := range blocks {
			select {
			case next <- b:
			case <-ctx.Done():
				return
			}
		}
	}()
	go func() {
		running.Wait()
		close(done)
	}()
	drawn := 0
	for b := range done {
		all.add(b)
		if drawn += b.paths; draws.Progress != nil {
			draws.Progress(drawn)
		}
	}
	return all, ctx.Err()
}

// worker works out futures of its own, one after the other.
type worker struct {
	f       *futures
	floats  *calc.Floats
	results []float64
	moved   []float64 // by share: how far its logarithm has come, less its drift
	draws   []float64 // by share, independent
	bins    []bins
}

func (f *futures) worker(all *counted) *worker {
	extra := 0
	for _, place := range f.free {
		if place >= 0 {
			extra++
		}
	}
	return &worker{
		f: f, floats: f.program.Floats(), results: make([]float64, f.offers*(f.years+1)+extra),
		moved: make([]float64, len(f.s.Shares)), draws: make([]float64, len(f.s.Shares)), bins: make([]bins, len(all.bins)),
	}
}

// block draws the paths of a block.
func (w *worker) block(number, paths int, seed uint64) *block {
	random := rand.New(rand.NewPCG(seed, uint64(number)))
	b := w.f.newBlock(number, paths)
	for range paths {
		w.move(random)
		w.floats.Run(w.results)
		b.count(w)
	}
	return b
}

// move sets the terms to what one future has of them. The expected factor is 1: the logarithm of a
// price falls by half the variance as it spreads.
func (w *worker) move(random *rand.Rand) {
	clear(w.moved)
	f, at := w.f, 0
	for k := range f.steps {
		for i := range w.draws {
			w.draws[i] = random.NormFloat64()
		}
		for i, mix := range f.mix {
			sum := 0.0
			for j, m := range mix {
				sum += m * w.draws[j]
			}
			w.moved[i] += f.s.Shares[i].vol * f.steps[k].root * sum
		}
		for ; at < len(f.factors) && f.factors[at].step == k; at++ {
			vol := f.s.Shares[f.factors[at].share].vol
			w.floats.Set(f.factors[at].term, math.Exp(w.moved[f.factors[at].share]-vol*vol*f.steps[k].time/2))
		}
	}
	for _, l := range f.lives {
		lives := 1.0
		if random.Float64() < l.failure {
			lives = 0
		}
		w.floats.Set(l.term, lives)
	}
}
