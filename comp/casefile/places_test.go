package casefile_test

import (
	"testing"

	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// A term is found by its path in the model, in whatever form the file has it: rsu is the first
// grant, its price is today's too, and an amount may stand alone or among other keys.
func TestPlaces(t *testing.T) {
	const file = `as_of: 2026-11-23
offers:
  - company: Initech
    base: 160k
    sign_on: [127k, {year: 2, amount: 94k}]
    bonus: {target: 15%}
    rsu: {value: 300k, price: 170, vesting: 4y annual}
`
	places := &casefile.Places{}
	if _, err := casefile.Read(casefile.Options{Today: vesting.MustDate("2026-11-23"), Places: places}, casefile.Source{Name: "a.yaml", Data: []byte(file)}); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string][2]string{
		"offers[0].base":                {"a.yaml:4:11", "160k"},
		"offers[0].sign_on[0].amount":   {"a.yaml:5:15", "127k"},
		"offers[0].sign_on[1].amount":   {"a.yaml:5:39", "94k"},
		"offers[0].bonus.target":        {"a.yaml:6:21", "15%"},
		"offers[0].grants[0].value":     {"a.yaml:7:18", "300k"},
		"offers[0].grants[0].price":     {"a.yaml:7:31", "170"},
		"offers[0].price.today":         {"a.yaml:7:31", "170"},
		"growth":                        {"", ""},
		"offers[0].refreshers[0].value": {"", ""},
		"offers[7].base":                {"", ""},
	} {
		if place, text := places.Of(path); place != want[0] || text != want[1] {
			t.Errorf("%s: %q, %q, want %q", path, place, text, want)
		}
	}
	if place, text := new(casefile.Places).Of("growth"); place != "" || text != "" {
		t.Errorf("of no case: %q, %q", place, text)
	}
}
