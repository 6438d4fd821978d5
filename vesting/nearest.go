package vesting

// nearest returns the candidate that text most likely meant, or "" when none is close:
// at most a third of its letters differ.
func nearest(text string, candidates []string) string {
	best, least := "", max(1, len(text)/3)+1
	for _, c := range candidates {
		if d := editDistance(text, c, least); d < least {
			best, least = c, d
		}
	}
	return best
}

// editDistance returns the number of letters to insert, remove, change or swap to turn a
// into b (the optimal string alignment distance), or limit when it is at least that.
func editDistance(a, b string, limit int) int {
	if len(a)-len(b) >= limit || len(b)-len(a) >= limit {
		return limit
	}
	before, row := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		next := make([]int, len(b)+1)
		next[0] = i
		for j := 1; j <= len(b); j++ {
			change := row[j-1]
			if a[i-1] != b[j-1] {
				change++
			}
			next[j] = min(change, row[j]+1, next[j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				next[j] = min(next[j], before[j-2]+1)
			}
		}
		before, row = row, next
	}
	return min(row[len(b)], limit)
}
