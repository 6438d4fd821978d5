package casefile

import (
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"
)

func TestExcerpt(t *testing.T) {
	for _, c := range []struct {
		name   string
		line   string
		column int
		width  int
		text   string // as shown, behind the line number
		carets string
	}{
		{"plain", "base: x", 7, 1, "base: x", "      ^"},
		{"several characters", "bse: 1k", 1, 3, "bse: 1k", "^^^"},
		{"tab", "\tbase: x", 8, 1, "    base: x", "          ^"},
		{"wide characters", "株式: x", 5, 1, "株式: x", "      ^"},
		{"caret under wide characters", "a: 株式", 4, 2, "a: 株式", "   ^^^^"},
		{"combining mark", "e\u0301: x", 5, 1, "e\u0301: x", "   ^"},
		{"past the end", "base", 6, 1, "base", "    ^"},
		{"empty line", "", 1, 1, "", "^"},
		{"escape code", "a\x1b[31m: x", 8, 1, "a\ufffd[31m: x", "       ^"},
		{"turned writing", "a\u202eb: x", 6, 1, "a\ufffdb: x", "     ^"},
		{"column zero", "base", 0, 1, "base", "    ^"},
	} {
		t.Run(c.name, func(t *testing.T) {
			want := strings.TrimRight("    7 | "+c.text, " ") + "\n      | " + c.carets
			if got := excerpt([]rune(c.line), place{7, c.column}, c.width); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// However long the line, the excerpt fits a terminal and shows the place.
func TestExcerptOfLongLines(t *testing.T) {
	for _, line := range []string{strings.Repeat("x", 100_000), strings.Repeat("株", 100_000), strings.Repeat("e\u0301", 50_000), strings.Repeat("\u0301", 100_000)} {
		for _, column := range []int{1, 50, 100, 101, 40_000, 99_999, 100_000, 100_001} {
			rows := strings.Split(excerpt([]rune(line), place{1, column}, 3), "\n")
			if len(rows) != 2 || !strings.Contains(rows[1], "^") {
				t.Fatalf("column %d: %q", column, rows)
			}
			for _, row := range rows {
				if width := displaywidth.String(row); width > excerptWidth+len("    1 | ")+1 || len(row) > 2000 {
					t.Errorf("column %d: a row is %d columns wide", column, width)
				}
			}
		}
	}
}
