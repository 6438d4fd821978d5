package letter_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/comp/negotiate"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/letter"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// anyCase draws a case of two to four offers as firm as may be, with names that say what nobody shall
// read, and a minimum that is no round figure.
func anyCase(t *rapid.T) comp.Case {
	whole := func(label string, low, high, unit int64) decimal.Decimal {
		return decimal.NewFromInt(rapid.Int64Range(low, high).Draw(t, label) * unit)
	}
	is := func(label string) bool { return rapid.Bool().Draw(t, label) }
	c := comp.NewCase(vesting.MustDate("2026-11-23"))
	c.Years = rapid.IntRange(1, 5).Draw(t, "years")
	c.Candidate.Minimum = whole("minimum", 40_000_000, 60_000_000, 1).Add(decimal.New(37, -2))
	c.Candidate.Need = decimal.NewNullDecimal(decimal.NewFromInt(7))
	schedule, err := vesting.Parse("4y annual")
	if err != nil {
		t.Fatal(err)
	}
	for i := range rapid.IntRange(2, 4).Draw(t, "offers") {
		o := comp.Offer{Company: "Quux" + string(rune('a'+i)), Name: "Secretlabel" + string(rune('a'+i)), Start: vesting.MustDate("2027-01-11")}
		o.Base = whole("base", 40, 400, 1000)
		firmness := append(comp.Evidences(), "", comp.Written, comp.Written)
		if i == 0 { // of what nobody has offered there is no text
			firmness = []comp.Evidence{comp.Written, comp.Verbal, comp.InProcess, ""}
		}
		o.Evidence = rapid.SampledFrom(firmness).Draw(t, "evidence")
		if is("deadline") {
			o.Deadline = vesting.MustDate("2026-11-20").AddDays(rapid.IntRange(0, 40).Draw(t, "days"))
		}
		if is("sign-on") {
			o.SignOn = []comp.SignOn{{Year: 1, Amount: whole("sign-on", 1, 100, 1000), Clawback: comp.Clawback{Months: rapid.IntRange(0, 24).Draw(t, "clawback")}}}
		}
		if is("grant") {
			o.Grants = []comp.Grant{{Kind: comp.RSU, Shares: whole("shares", 1, 5000, 1), Vesting: schedule}}
			o.Price.Today = whole("price", 1, 500, 1)
			if is("grows") {
				o.Price.Growth = decimal.NewNullDecimal(decimal.New(rapid.Int64Range(-30, 40).Draw(t, "growth"), -2))
			}
		}
		if is("refresher") && is("expected") {
			o.Price.Today = whole("price", 1, 500, 1)
			o.Refreshers = []comp.Refresher{{Value: whole("refresher", 1, 100, 1000), Vesting: schedule, Promise: comp.PromiseExpected}}
		}
		c.Offers = append(c.Offers, o)
	}
	if is("there is a current job") {
		o := &c.Offers[rapid.IntRange(0, len(c.Offers)-1).Draw(t, "current")]
		o.Current, o.Start = true, vesting.MustDate("2025-03-01")
	}
	return c
}

// anyQuestion draws what is asked about the first offer; false where there is nothing to ask.
func anyQuestion(t *rapid.T, c *comp.Comparison, metrics []string) (*report.Negotiation, bool) {
	var specs []negotiate.Spec
	if rapid.Bool().Draw(t, "capped") {
		specs = []negotiate.Spec{{Key: "base", Cap: decimal.NewNullDecimal(c.Offers[0].Offer.Base.Add(decimal.NewFromInt(3000)))}, {Key: "rsu_value"}}
	}
	a, err := negotiate.New(c, 0, rapid.SampledFrom(metrics).Draw(t, "metric"), specs...)
	if err != nil {
		return nil, false
	}
	n := &report.Negotiation{Asking: a}
	switch rapid.SampledFrom([]string{"best", "match", "amount", "make-whole"}).Draw(t, "target") {
	case "best":
		n.Target, err = a.Best()
	case "match":
		n.Target, err = a.Match(1)
	case "make-whole":
		n.Target, err = a.MakeWhole()
	default: // an odd amount, which stands out wherever it is told
		n.Target = a.Amount(a.Today.Add(decimal.NewFromInt(rapid.Int64Range(0, 400_000).Draw(t, "more"))).Add(decimal.New(13, -2)))
	}
	if err != nil {
		return nil, false
	}
	answer(t, n, rapid.Bool().Draw(t, "packages"))
	if specs != nil {
		plan, err := a.Plan(n.Target.Amount)
		if err != nil {
			t.Fatal(err)
		}
		n.Plan = &plan
	}
	return n, true
}

var (
	aDay    = regexp.MustCompile(`[A-Z][a-z]+ \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+ \d{4}`)
	aNumber = regexp.MustCompile(`\d[\d,]*(?:\.\d+)?`)
)

// tellable are the figures that a text may have, as they are written: what is asked for and what is there
// of it, what the offer comes to with it, and what the offer that carries the ask comes to, where it is in
// writing or said, and its figure is no private matter and rests on no assumption.
func tellable(n *report.Negotiation) map[string]bool {
	told := map[string]bool{}
	add := func(v decimal.Decimal) { told[report.Amount(v.Round(0), n.Asking.Comparison.Case.Currency)] = true }
	change := func(c negotiate.Change) {
		if c.Lever.Measure == negotiate.InRate {
			told[c.To.Shift(2).String()], told[c.Lever.Current.Shift(2).String()] = true, true
			return
		}
		for _, v := range []decimal.Decimal{c.To, c.Lever.Current} {
			told[report.Number(v)], told[report.Amount(v, n.Asking.Result().Currency)] = true, true
		}
	}
	changes, value, _ := n.Counter()
	for _, c := range changes {
		change(c)
	}
	for i := range n.Packages {
		for _, c := range n.Packages[i].Changes() {
			change(c)
		}
	}
	c := n.Asking.Comparison
	for _, phrase := range []string{n.Asking.Metric.In(), "year 1 and year 2"} {
		for _, number := range aNumber.FindAllString(phrase, -1) {
			told[number] = true
		}
	}
	for _, term := range n.BeyondMoney.Terms {
		for _, number := range aNumber.FindAllString(term.From+" "+term.To, -1) {
			told[number] = true
		}
	}
	all, _ := negotiate.Deadlines(c)
	for _, d := range all {
		if d.Offer == n.Asking.From {
			told[fmt.Sprint(d.Extend)] = true
		}
	}
	grounded := func(offer int) bool {
		restsOn, _ := c.RestsOn(offer, n.Asking.Metric.Name, true)
		e := c.Offers[offer].Offer.Evidence
		return restsOn == nil && !c.Offers[offer].Offer.Current && (e == comp.Written || e == comp.Verbal || e == comp.MarketData)
	}
	private := slices.Contains([]string{"pv", "after-tax", "risk-adjusted", "hourly"}, n.Asking.Metric.Name)
	switch own, _ := c.RestsOn(n.Asking.From, n.Asking.Metric.Name, true); {
	case n.Target.Kind == negotiate.ToMakeWhole:
		add(n.Target.MakeWhole)
	case n.Target.Kind != negotiate.ToAmount && !private && own == nil && grounded(n.Target.Offer):
		add(n.Target.Amount)
		add(value)
	}
	for i := range n.Market {
		if own, _ := c.RestsOn(n.Asking.From, n.Asking.Metric.Name, true); own == nil && !private && grounded(n.Market[i].Offer) {
			add(n.Market[i].Market)
		}
	}
	return told
}

// written reads a day as it is written in a mail.
func written(t fataler, day string) vesting.Date {
	for _, layout := range []string{"January 2, 2006", "2 January 2006"} {
		if on, err := time.Parse(layout, day); err == nil {
			return vesting.MustDate(on.Format(time.DateOnly))
		}
	}
	t.Fatal("no day: " + day)
	return vesting.Date{}
}

// checkTold fails for any figure, day or name in a text that the other side must not read.
func checkTold(t fataler, n *report.Negotiation, sections []report.Section) {
	c := n.Asking.Comparison
	told, text := tellable(n), strings.Join(lines(sections), "\n")
	_, last := negotiate.Deadlines(c)
	for _, day := range aDay.FindAllString(text, -1) {
		if on := written(t, day); on != last && on != n.Asking.Result().Offer.Deadline {
			t.Fatal(fmt.Sprintf("the day %v in\n%s", on, text))
		}
	}
	for _, number := range aNumber.FindAllString(aDay.ReplaceAllString(text, ""), -1) {
		if number = strings.TrimRight(number, ","); !told[number] {
			t.Fatal(fmt.Sprintf("%s is no figure that may be told, in\n%s", number, text))
		}
	}
	for i := range c.Offers {
		o := &c.Offers[i].Offer
		if o.Evidence == comp.MarketData { // a source is named
			continue
		}
		for _, name := range []string{o.Name, o.Company} {
			if len(name) > 2 && i != n.Asking.From && strings.Contains(text, name) { // a package is called B too
				t.Fatal(fmt.Sprintf("the name %s in\n%s", name, text))
			}
		}
	}
	said := strings.ReplaceAll(strings.ToLower(text), "bonus target", "") // which is a term of pay
	for _, word := range []string{"minimum", "walk away", "target", "aspiration", "fall back"} {
		if strings.Contains(said, word) {
			t.Fatal(fmt.Sprintf("the word %s in\n%s", word, text))
		}
	}
	if words := len(strings.Fields(strings.Join(lines(sections[:1]), " "))); words > 200 {
		t.Fatal(fmt.Sprintf("an e-mail of %d words:\n%s", words, text))
	}
}

// No text tells a figure that the other side must not learn, whatever the case and the question.
func TestAnyTextTellsNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, err := comp.Compare(anyCase(t))
		if err != nil {
			t.Fatal(err)
		}
		n, ok := anyQuestion(t, c, []string{"total", "year1", "worst-year", "pv", "average", "guaranteed", "risk-adjusted"})
		if !ok {
			return
		}
		o := letter.Options{Tone: rapid.SampledFrom(letter.Tones()).Draw(t, "tone")}
		text, err := letter.Make(n, o)
		if err != nil {
			return
		}
		checkTold(t, n, all(text))
	})
}

// The shipped cases tell nothing either, whichever of their offers is asked and matched.
func TestShippedCasesTellNothing(t *testing.T) {
	files, err := filepath.Glob("../../testdata/cases/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal(err, len(files))
	}
	made := 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		kase, err := casefile.Read(casefile.Options{Today: vesting.MustDate("2026-11-23")}, casefile.Source{Name: file, Data: data})
		if err != nil {
			t.Fatal(err)
		}
		c, err := comp.Compare(kase)
		if err != nil {
			t.Fatal(err)
		}
		for from := range c.Offers {
			a, err := negotiate.New(c, from, "total")
			if err != nil {
				t.Fatal(err)
			}
			targets := []negotiate.Target{a.Amount(a.Today.Mul(decimal.New(1037, -3)).Add(decimal.New(13, -2)))}
			if best, err := a.Best(); err == nil {
				targets = append(targets, best)
			}
			for _, target := range targets {
				n := &report.Negotiation{Asking: a, Target: target}
				answer(t, n, true)
				text, err := letter.Make(n, letter.Options{})
				var nobody *letter.NobodyError
				if errors.As(err, &nobody) {
					continue
				}
				if err != nil {
					t.Fatal(err)
				}
				made++
				checkTold(t, n, all(text))
			}
		}
	}
	if made < 20 {
		t.Errorf("%d texts only", made)
	}
}
