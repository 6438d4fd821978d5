package xlsx

import (
	"strings"
	"testing"
)

func TestPlain(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"formula", `=HYPERLINK("x")`, `=HYPERLINK("x")`}, // it is the cell's type that makes it text
		{"lines", "a\nb\r\nc\td\u2028e", "a b  c d e"},
		{"control codes", "a\x00b\ac\x1b[31m\x7f", "abc[31m"},
		{"direction of writing", "\u202Eabc\u202C\u200F", "abc"},
		{"bad utf8", "a\xff\xfeb", "a\uFFFDb"},
		{"non-characters", "a\uFFFE\uFFFFb", "ab"},
		{"escape code", "_x000D_x000D_", "-x000D-x000D_"},
		{"beyond the basic plane", "\U0001F600 日本語", "\U0001F600 日本語"},
		{"spaces", "  a  ", "a"},
	} {
		if got := plain(c.in, 100); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
	if got := plain(strings.Repeat("x", 40_000), 10); got != "xxxxxxxxxx…" {
		t.Errorf("a long text: %q", got)
	}
	if got := plain(strings.Repeat("\U0001F600", 20), 10); got != strings.Repeat("\U0001F600", 5)+"…" {
		t.Errorf("characters of two units: %q", got)
	}
}

func TestParagraphs(t *testing.T) {
	for in, want := range map[string]string{
		"\n a\r\n\n  b\x1b\tc \n_x000A_\u2028d\n": "a\n\n  b c\n-x000A- d",
		"": "", "one line": "one line",
	} {
		if got := paragraphs(in, 100); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
	if got := paragraphs(strings.Repeat("abc\n", 50), 10); got != "abc\nabc\nab…" {
		t.Errorf("a long text: %q", got)
	}
}
