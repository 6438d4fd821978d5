package spelling_test

import (
	"testing"

	"github.com/seed-251b9aba/offerkit/vesting/spelling"
)

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b  string
		limit int
		want  int
	}{
		{"", "", 3, 0},
		{"google", "google", 3, 0},
		{"gogle", "google", 3, 1},   // one is missing
		{"gooogle", "google", 3, 1}, // one too many
		{"goggle", "google", 3, 1},  // one is another
		{"googel", "google", 3, 1},  // two are swapped
		{"ogogle", "google", 3, 1},  // the first two
		{"bas", "abse", 9, 2},       // swapped, and one is missing
		{"ca", "abc", 9, 3},         // swapping and then inserting between would change a letter twice
		{"kitten", "sitting", 9, 3}, // k to s, e to i, and a g
		{"", "base", 9, 4},          // all of it
		{"base", "bonus", 3, 3},     // a to o, s to n, e to u, and an s: four, and no more than three were asked for
		{"base", "baseline", 3, 3},  // four more letters are too many before any is looked at
		{"baseline", "base", 3, 3},
		{"base", "base", 0, 0},
	} {
		if got := spelling.Distance(c.a, c.b, c.limit); got != c.want {
			t.Errorf("%q to %q: %d, want %d", c.a, c.b, got, c.want)
		}
	}
}
