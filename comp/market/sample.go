package market

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// ranks are the percentiles that are made of rows.
var ranks = []int{10, 25, 50, 75, 90}

// pay is what one row pays, and how many workers.
type pay struct {
	amount  decimal.Decimal
	workers int64
}

// enough is how many rows a percentile takes: as many as make one of them lie beyond it, on
// average. The p10 of three rows would be a guess.
func enough(rank int) int { return (100 + min(rank, 100-rank) - 1) / min(rank, 100-rank) }

// percentilesOf makes percentiles of rows, as Excel's PERCENTILE.INC does of the list in which
// each amount stands once for each worker: of n amounts in order, p10 is 10% of the way from the
// first to the last, counted in positions.
func percentilesOf(rows []pay, currency comp.Currency) []Percentile {
	slices.SortFunc(rows, func(a, b pay) int { return a.amount.Cmp(b.amount) })
	workers := workersOf(rows)
	var list []Percentile
	for _, rank := range ranks {
		if len(rows) < enough(rank) {
			continue
		}
		position := (workers - 1) * int64(rank)
		low, high := nth(rows, position/100), nth(rows, min(position/100+1, workers-1))
		amount := low.Add(high.Sub(low).Mul(decimal.New(position%100, -2)))
		list = append(list, Percentile{Rank: rank, Amount: currency.Round(amount)})
	}
	return list
}

func workersOf(rows []pay) (n int64) {
	for _, r := range rows {
		n += r.workers
	}
	return n
}

// nth is the amount of a worker, counted from 0 in order of amounts.
func nth(rows []pay, n int64) decimal.Decimal {
	for _, r := range rows {
		if n -= r.workers; n < 0 {
			return r.amount
		}
	}
	return decimal.Zero // no such worker
}
