package casefile

import (
	"testing"

	"go.yaml.in/yaml/v4"
)

// A value is written as a person writes it, and in quotes only where it would be read as something else.
func TestScalarIsBareWhereItIsReadBack(t *testing.T) {
	for _, test := range []struct{ text, alone, inside string }{
		{"160k", "160k", "160k"},
		{"$185,000", "$185,000", `"$185,000"`},
		{"4y quarterly, 12mo cliff", "4y quarterly, 12mo cliff", `"4y quarterly, 12mo cliff"`},
		{"12:5 24:15 48:80", "12:5 24:15 48:80", "12:5 24:15 48:80"},
		{"100% of 3% + 50% of 2%", "100% of 3% + 50% of 2%", "100% of 3% + 50% of 2%"},
		{"40k # once", `"40k # once"`, `"40k # once"`},
		{"1}, base: 9", `"1}, base: 9"`, `"1}, base: 9"`},
		{"&a 40k", `"&a 40k"`, `"&a 40k"`},
		{"null", `"null"`, `"null"`},
		{"1\nbase: 9", `"1\nbase: 9"`, `"1\nbase: 9"`},
		{"1\u2028base: 9", `"1\u2028base: 9"`, `"1\u2028base: 9"`},
		{"", `""`, `""`},
		{`a "b" \c`, `a "b" \c`, `a "b" \c`},
	} {
		for inside, want := range map[bool]string{false: test.alone, true: test.inside} {
			if got := Scalar(test.text, inside); got != want {
				t.Errorf("Scalar(%q, %v) is %s, a person writes %s", test.text, inside, got, want)
			}
			written := "a: " + Scalar(test.text, inside)
			if inside {
				written = "{" + written + "}"
			}
			var read map[string]yaml.Node
			if err := yaml.Unmarshal([]byte(written), &read); err != nil {
				t.Fatalf("%q: %v", written, err)
			}
			if n := read["a"]; len(read) != 1 || n.Value != test.text {
				t.Errorf("%q is read back as %q, with %d keys", test.text, n.Value, len(read))
			}
		}
	}
}
