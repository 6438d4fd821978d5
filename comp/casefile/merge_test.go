package casefile

import (
	"strings"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
)

func sources(texts ...string) []Source {
	var list []Source
	for i, text := range texts {
		list = append(list, Source{string(rune('a'+i)) + ".yaml", []byte(text)})
	}
	return list
}

func names(kase comp.Case) string {
	var list []string
	for _, o := range kase.Offers {
		list = append(list, o.Company)
	}
	return strings.Join(list, " ")
}

func TestMerge(t *testing.T) {
	for _, c := range []struct {
		name  string
		files []string
		want  string // the companies, or how the error begins
	}{
		{"offers in order", []string{"offers: [{company: A, base: 1k}, {company: B, base: 1k}]", "offers: [{company: C, base: 1k}]"}, "A B C"},
		{"assumptions apart from offers", []string{"years: 6\ncandidate: {name: X}", "offers: [{company: A, base: 1k}]"}, "A"},
		{"files of one offer", []string{"company: A\nbase: 1k", "base: 2k\nname: N\ncompany: B", "growth: 5%"}, "A B"},
		{"equal in meaning", []string{"growth: 5%\nyears: 4 years\noffers: [{company: A, base: 1k}]", "growth: 0.050\nyears: 4\noffers: [{company: B, base: 1k}]"}, "A B"},
		{"equal exchange rates", []string{"fx: {EUR: 1.08, GBP: [{on: 2027-01-01, rate: 1.27}]}\noffers: [{company: A, base: 1k}]",
			"fx: {GBP: {on: 2027-01-01, rate: 1.270}, EUR: 1.08}\noffers: [{company: B, base: €1k}]"}, "A B"},
		{"contradicting exchange rates", []string{"fx: {EUR: 1.08}\noffers: [{company: A, base: 1k}]", "fx: {EUR: 1.08, GBP: 1.27}\noffers: [{company: B, base: €1k}]"},
			"b.yaml:1:1: \"fx\" contradicts a.yaml:1:1; keep it in one of the files\n    1 | fx: "},
		{"equal haircuts", []string{"haircut: {market: 20%}\noffers: [{company: A, base: 1k}]", "haircut: {market: 0.2}"}, "A"},
		{"contradiction", []string{"years: 4\ngrowth: 5%\noffers: [{company: A, base: 1k}]", "growth: 6%\noffers: [{company: B, base: 1k}]"},
			"b.yaml:1:9: \"growth\" contradicts a.yaml:2:1; keep it in one of the files\n    1 | growth: 6%\n      |         ^^"},
		{"contradiction in a mapping", []string{"candidate: {name: A}\noffers: [{company: A, base: 1k}]", "candidate:\n  name: B"},
			"b.yaml:1:1: \"candidate\" contradicts a.yaml:1:1; keep it in one of the files\n    1 | candidate:\n      | ^^^^^^^^^"},
		{"a currency that would change bare amounts", []string{"offers: [{company: A, base: 150k}]", "currency: EUR\noffers: [{company: B, base: 90k}]"},
			"b.yaml:1:11: this would turn amounts of a.yaml, which names no currency, from USD into EUR; write currency: EUR or currency: USD in its offers\n    1 | currency: EUR\n"},
		{"a currency that would change bare dollars", []string{"company: A\nbase: $150k", "currency: CAD\noffers: [{company: B, base: 90k}]"},
			"b.yaml:1:11: this would turn amounts of a.yaml, which names no currency, from USD into CAD; write currency: CAD or currency: USD in its offers\n"},
		{"a currency that changes none", []string{"offers: [{company: A, base: 150k}]", "currency: USD\noffers: [{company: B, base: 90k}]"}, "A B"},
		{"a currency beside an offer of its own", []string{"company: A\nbase: EUR 150k", "currency: EUR\noffers: [{company: B, base: 90k}]"}, "A B"},
		{"a currency among the assumptions", []string{"years: 5\ncurrency: EUR", "offers: [{company: A, base: 150k}]"},
			"a.yaml:2:11: this would turn amounts of b.yaml, which names no currency, from USD into EUR; write currency: EUR or currency: USD in its offers\n"},
		{"errors of all files", []string{"offers: [{company: A, base: x}]", "company: B\nbase: y\nbonus: 15"},
			"a.yaml:1:29: \"x\" is not a number; write an amount such as 185000, 185,000, $185k or 1.2m\n    1 | offers: [{company: A, base: x}]\n      |                             ^\n" +
				"b.yaml:2:7: \"y\" is not a number"},
		{"same name in two files", []string{"offers: [{name: A, base: 1k}]", "name: A\nbase: 1k"},
			"b.yaml:1:7: \"A\" is also the name of offer 1; give each offer its own name\n    1 | name: A\n      |       ^"},
	} {
		t.Run(c.name, func(t *testing.T) {
			kase, err := Read(Options{Today: today}, sources(c.files...)...)
			switch {
			case err == nil:
				if got := names(kase); got != c.want {
					t.Errorf("offers %s, want %s", got, c.want)
				}
			case !strings.HasPrefix(err.Error(), c.want):
				t.Errorf("got  %v\nwant %s", err, c.want)
			}
		})
	}
}
