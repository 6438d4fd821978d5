package vesting

import "github.com/seed-251b9aba/offerkit/vesting/spelling"

// nearest returns the candidate that text most likely meant, or "" when none is close:
// at most a third of its letters differ.
func nearest(text string, candidates []string) string {
	best, least := "", max(1, len(text)/3)+1
	for _, c := range candidates {
		if d := spelling.Distance(text, c, least); d < least {
			best, least = c, d
		}
	}
	return best
}
