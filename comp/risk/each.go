package risk

import (
	"runtime"
	"sync"
)

// each answers a question for every item, several at a time; the answers keep the order of the items.
func each[T, A any](items []T, answer func(T) A) []A {
	answers := make([]A, len(items))
	next := make(chan int)
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(items)) {
		workers.Go(func() {
			for i := range next {
				answers[i] = answer(items[i])
			}
		})
	}
	for i := range items {
		next <- i
	}
	close(next)
	workers.Wait()
	return answers
}
