package casefile

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// Beyond its limits a file is an error, and soon.
func TestLimits(t *testing.T) {
	manyOffers := "offers:\n" + strings.Repeat("  - {company: A, base: 1k}\n", 201)
	manyGrants := offerOf("grants:" + strings.Repeat("\n  - {value: 1k, vesting: 1y monthly}", 201))
	var badKeys, anchors strings.Builder
	for i := range 40_000 {
		fmt.Fprintf(&badKeys, "unheard_of_%d: 1\n", i)
		fmt.Fprintf(&anchors, "- &a%d x\n", i)
	}
	for _, c := range []struct{ name, file, want string }{
		{"size", "notes: " + strings.Repeat("x", 1<<20), "the file is 1024 KiB long, the limit is 1024 KiB"},
		{"offers", manyOffers, "201 offers, the limit is 200"},
		{"grants", manyGrants, "201 grants, the limit is 200"},
		{"exchange rates", "fx: {EUR: [" + strings.Repeat("{on: 2027-01-01, rate: 1.08}, ", 1001) + "]}\noffers: [{company: A, base: €1k}]",
			"1001 exchange rates, the limit is 1000"},
		{"refreshers", offerOf("refreshers:" + strings.Repeat("\n  - {value: 1k, vesting: 1y monthly}", 101)), "303 refreshers are granted"},
		{"benefits", offerOf("benefits: [" + strings.Repeat("1k, ", 101) + "]"), "101 entries, the limit is 100"},
		{"funding rounds", offerOf("private: {fmv: 4, rounds: [" + strings.Repeat("1%, ", 21) + "]}"), "21 funding rounds, the limit is 20"},
		{"tiers", offerOf("retirement: " + strings.Repeat("1% of next 1% + ", 5000) + "1% of next 1%"), "5001 tiers, the limit is 20"},
		{"brackets", strings.Repeat("[", 90_000), "more than 32 deep"},
		{"dashes", strings.Repeat("- ", 1<<19), "more than 32 deep"},
		{"braces", strings.Repeat("{a: ", 40_000), "more than 32 deep"},
		{"errors", badKeys.String(), "there are more errors than these"},
		{"anchors", anchors.String(), "the file holds a list"},
		{"one long line", "offers: [" + strings.Repeat("{},", 40_000) + "]", "40000 offers, the limit is 200"},
		{"a long list", offerOf("benefits: [" + strings.Repeat("{},", 5001) + "]"), "has 5001 items, the limit is 5000"},
		{"a long list of errors", offerOf("benefits: [" + strings.Repeat("{},", 5000) + "]"), "there are more errors than these"},
		{"keys without values", "{" + strings.Repeat(":,", 1<<19-2) + "}", "a.yaml:1:100001: the file holds more than 100000 commas, colons and brackets"},
		{"one long key", strings.Repeat("k", 1<<19) + ": 1", "unknown key"},
		{"open quote", "a: \"" + strings.Repeat("x\n", 1<<18), "never closed"},
		{"comments", strings.Repeat("# x\n", 1<<18), "the file is empty"},
		{"question marks", strings.Repeat("? ", 1<<19), "more than 32 deep"},
		{"many digits", "company: A\nbase: " + strings.Repeat("9", 1<<19), "too many digits"},
		{"many periods", "company: A\nbase: " + strings.Repeat("a ", 1<<18) + "5", "is pay by the year"},
		{"many commas", "company: A\nbase: 1" + strings.Repeat(",000", 90_000), "too many digits"},
	} {
		t.Run(c.name, func(t *testing.T) {
			begin := time.Now()
			_, err := Read(Options{Today: today}, Source{"a.yaml", []byte(c.file)})
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %.300v, want %s", err, c.want)
			}
			if took := time.Since(begin); took > time.Minute {
				t.Errorf("took %v", took)
			} else {
				t.Log(took)
			}
			if err != nil && len(err.Error()) > 64<<10 {
				t.Errorf("the message is %d bytes long", len(err.Error()))
			}
		})
	}
}
