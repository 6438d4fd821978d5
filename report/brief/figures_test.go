package brief_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/negotiate"
	"github.com/seed-251b9aba/offerkit/comp/risk"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/brief"
	"github.com/seed-251b9aba/offerkit/report/markdown"
)

// model collects every figure that the questions behind a brief have for an answer, each asked anew
// and none taken from the brief.
type model struct {
	of     decimalSet
	target decimal.Decimal // of which differences are told; 0 for none
}

type decimalSet []decimal.Decimal

func (s *decimalSet) add(all ...decimal.Decimal) { *s = append(*s, all...) }

func (s *decimalSet) count(all ...int) {
	for _, n := range all {
		s.add(decimal.NewFromInt(int64(n)))
	}
}

// addAll adds the exported numbers of a value: of a struct those of its fields, of a list those of its elements.
func (s *decimalSet) addAll(v reflect.Value) {
	switch d, is := v.Interface().(decimal.Decimal); {
	case is:
		s.add(d)
		return
	case v.Kind() == reflect.Int || v.Kind() == reflect.Int64:
		s.add(decimal.NewFromInt(v.Int()))
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				s.addAll(v.Field(i))
			}
		}
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			s.addAll(v.Index(i))
		}
	}
}

// of the shares that a text may show: percentages.
var hundred = decimal.NewFromInt(100)

// has reports whether a figure is one of the model's, rounded to the digits that it shows; a share
// may be shown in percent.
func (s decimalSet) has(shown decimal.Decimal, places int32, percent bool) bool {
	for _, d := range s {
		if percent {
			d = d.Mul(hundred)
		}
		if d.Abs().Round(places).Equal(shown) {
			return true
		}
	}
	return false
}

// offers adds what each offer states and comes to, by how much it differs from each other one, and in
// which part.
func (m *model) offers(c *comp.Comparison) {
	m.of.add(c.Case.Tolerance, c.Case.DiscountRate, c.Case.Growth, c.Case.Candidate.Minimum, c.Case.Candidate.TaxRate.Decimal)
	m.of.count(c.Case.Years)
	figure := func(i int, metric string) (decimal.Decimal, bool) {
		if metric == "walkaway@12" {
			return comp.NewLeaving(c, &c.Offers[i], true).After(12).Net, true
		}
		return c.Offers[i].Figure(metric)
	}
	metrics := append(comp.MetricNames(c.Case.Years), append(comp.FurtherMetricNames(), "walkaway@12")...)
	for i := range c.Offers {
		m.of.addAll(reflect.ValueOf(c.Offers[i].Offer))
		for _, component := range comp.Components() {
			m.of.add(c.Offers[i].Timeline.Sum(func(p *comp.Payment) bool { return p.Component == component }))
		}
		for _, metric := range metrics {
			mine, known := figure(i, metric)
			m.of.add(mine)
			for j := range c.Offers {
				if theirs, has := figure(j, metric); known && has {
					m.of.add(theirs.Sub(mine))
					if !theirs.IsZero() {
						m.of.add(mine.Sub(theirs).DivRound(theirs, 12))
					}
				}
			}
		}
		if c.Case.Candidate.Minimum.IsPositive() {
			average, _ := c.Offers[i].Figure("average")
			m.of.add(c.Case.Candidate.Minimum.Sub(average))
		}
		for _, a := range comp.Ambiguities(c.Case, c.Offers[i].Offer) {
			m.of.addAll(reflect.ValueOf(a))
		}
	}
	m.of.addAll(reflect.ValueOf(c.Case.Rates))
	for _, metric := range metrics {
		if s, known := c.Standing(metric); known {
			m.of.add(s.Without)
			m.of.count(slices.Index(s.Rest.Ranking.Order, s.Ranking.Order[0]) + 1)
			m.of.addAll(reflect.ValueOf(s.Rest))
		}
	}
	deadlines, _ := negotiate.Deadlines(c)
	for _, d := range deadlines {
		m.of.count(d.Left, d.Extend)
	}
}

// asks adds what each lever, package and answer has to be and comes to. Asked anew, they are those of the
// brief to the cent.
func (m *model) asks(t *testing.T, c *comp.Comparison, from int, metric string) {
	a, err := negotiate.New(c, from, metric)
	if err != nil {
		t.Fatal(err)
	}
	target, err := a.Best()
	if err != nil {
		return
	}
	m.target = target.Amount
	m.of.add(target.Amount, a.Today, target.Amount.Sub(a.Today))
	m.levers(t, a, target.Amount)
	kinds, without := c.RestsOn(target.Offer, metric, true)
	if kinds != nil {
		m.of.add(without)
	}
	for i := range c.Offers {
		_, without := c.RestsOn(i, metric, false)
		m.of.add(without)
	}
	if kinds, carried := c.RestsOn(target.Offer, metric, false); kinds != nil && carried.GreaterThan(a.Today) {
		asks, err := a.Asks(carried) // what the text to send asks for
		if err != nil {
			t.Fatal(err)
		}
		for i := range asks {
			m.of.add(asks[i].To, asks[i].Increase())
		}
	}
	m.packages(t, a, target.Amount)
	m.within(t, c, a, target)
}

// within adds what is told of a target that no counter reaches: how far one goes, and what is asked for
// within it.
func (m *model) within(t *testing.T, c *comp.Comparison, a *negotiate.Asking, target negotiate.Target) {
	if both, ends := a.Together(target); ends {
		m.of.add(both.Asked, both.Other)
	}
	share, most, beyond := a.Beyond(target)
	if !beyond {
		return
	}
	m.of.add(share, most, decimal.New(10, -2))
	for _, amount := range []decimal.Decimal{target.Amount, carriedBy(c, a, target)} {
		part := target
		part.Amount = amount
		w, _, err := a.Within(part)
		if err != nil {
			t.Fatal(err)
		}
		if w.Change.Lever != nil {
			m.changes([]negotiate.Change{w.Change})
		}
		m.of.add(w.Target.Amount, target.Amount.Sub(w.Target.Amount), w.Target.Amount.Sub(a.Today), a.Today.Sub(w.Target.Amount))
		m.packages(t, a, w.Target.Amount)
		m.levers(t, a, w.Target.Amount)
	}
}

// carriedBy is as much of a target as stands without what nobody has put in writing.
func carriedBy(c *comp.Comparison, a *negotiate.Asking, target negotiate.Target) decimal.Decimal {
	if kinds, carried := c.RestsOn(target.Offer, a.Metric.Name, false); kinds != nil {
		return carried
	}
	return target.Amount
}

// levers adds what each lever has to be and comes to.
func (m *model) levers(t *testing.T, a *negotiate.Asking, target decimal.Decimal) {
	asks, err := a.Asks(target)
	if err != nil {
		t.Fatal(err)
	}
	for i := range asks {
		k := &asks[i]
		m.of.add(k.To, k.Value, k.Below.Decimal, k.Most, k.Increase(), k.Lever.Current, k.Lever.Step, target.Sub(k.Value))
		if k.Worth != nil {
			m.of.add(k.Worth.Of)
			m.of.addAll(reflect.ValueOf(k.Worth.Figures))
		}
	}
}

// packages adds the packages for a target, and the answers to the first.
func (m *model) packages(t *testing.T, a *negotiate.Asking, target decimal.Decimal) {
	packages, _, err := a.Packages(target)
	if err != nil {
		t.Fatal(err)
	}
	for i := range packages {
		p := &packages[i]
		m.changes(p.Changes())
		m.of.add(p.Value.Sub(target), p.Below.Decimal.Sub(target))
		m.of.addAll(reflect.ValueOf(p.Metrics))
		m.of.addAll(reflect.ValueOf(p.Cost))
	}
	if len(packages) > 0 {
		rungs, err := a.Ladder(&packages[0], target)
		if err != nil {
			t.Fatal(err)
		}
		for i := range rungs {
			r := &rungs[i]
			m.changes(append([]negotiate.Change{r.If}, r.Then...))
			m.of.add(r.Missing, r.Next, r.Average, r.Agreed, r.Next.Sub(target), r.Below.Decimal.Sub(target))
		}
	}
}

func (m *model) changes(all []negotiate.Change) {
	for _, c := range all {
		m.of.add(c.To, c.Increase(), c.Lever.Current)
	}
}

// doubts adds what stress and grill find.
func (m *model) doubts(t *testing.T, c *comp.Comparison, chosen int, metric string) {
	if len(c.Offers) < 2 {
		return
	}
	lead, err := risk.New(c, metric)
	if err != nil {
		t.Fatal(err)
	}
	if chosen < 0 {
		chosen = lead.Leader
	}
	g, err := lead.Grill(chosen)
	if err != nil {
		t.Fatal(err)
	}
	m.of.add(lead.Gap)
	for i := range g.Stress.Terms {
		s := &g.Stress.Terms[i]
		m.of.add(s.Today, s.Plausible.Low, s.Plausible.High, s.GapLow, s.GapHigh)
		if s.Flip != nil {
			m.of.add(s.Flip.Value)
		}
	}
	for _, corner := range g.Stress.Corners {
		m.of.add(corner.Gap)
		m.of.add(corner.Values...)
	}
	for _, q := range g.Questions {
		m.of.add(q.Amount, q.OtherAmount, q.OtherAmount.Sub(q.Amount), q.Owed, q.Left, q.Share)
		m.of.count(q.Month, q.Days)
		for _, r := range q.Rankings {
			share, _ := c.Share(r)
			m.of.add(r.Gap, share)
		}
	}
}

// notFigures are the numbers of a brief that no model has: dates, names of things, addresses, the
// research that is cited, and examples of what to write.
var notFigures = regexp.MustCompile(strings.Join([]string{
	`\d{4}-\d\d-\d\d`, `managers who had made 26\.9 offers each withdrew 1\.73 of them after a negotiation, 6\.4%`, `2024\)`,
	`https:\S+`, `by the law of \d{4}`, `\d{4} law for pay from \d{4} on`, `tax\\?_rate: 35%`, `401\(k\)`, `clawback: \\?\{months: 12`, `failure: 60%`, `value: 400m, on: `,
	`minimum: 300k`, `deadline: `, `rounded to four decimals`, `409A`, `days/365`, `of 1,000 more`, `of \S1,000 more`, `(January|June|September) \d{4}`,
	`(sign\\?_on|refreshers|grants)\\?\[\d\\?\]`, `U\.S\.C\. \d+(\(\w\))?`, `0 to 100`,
}, "|"))

var aFigure = regexp.MustCompile(`\d[\d,]*(\.\d+)?(%|m\b|bn\b)?`)

// unproven returns the figures of a text that the model does not have.
func (m *model) unproven(text string, c *comp.Comparison) (wrong []string) {
	text = notFigures.ReplaceAllString(text, "")
	names := slices.Clone(c.Offers)
	slices.SortFunc(names, func(a, b comp.Result) int { return len(b.Name) - len(a.Name) }) // one may hold another
	for i := range names {
		o := &names[i].Offer
		text = strings.ReplaceAll(text, names[i].Name, "")
		for _, word := range []string{o.Role, o.Level, o.Location, o.Notes} {
			if word != "" {
				text = strings.ReplaceAll(text, word, "")
			}
		}
		for _, g := range o.Grants {
			text = strings.ReplaceAll(text, g.Vesting.String(), "")
		}
	}
	for _, line := range strings.Split(text, "\n") {
		for _, at := range aFigure.FindAllStringIndex(line, -1) {
			word := line[at[0]:at[1]]
			number, percent := strings.CutSuffix(strings.ReplaceAll(word, ",", ""), "%")
			number, millions := strings.CutSuffix(number, "m")
			v, err := decimal.NewFromString(number)
			places := -v.Exponent()
			if millions {
				v, places = v.Shift(6), places-6
			}
			if err != nil || !m.of.has(v, places, percent) {
				wrong = append(wrong, fmt.Sprintf("%s in %q", word, line))
			}
		}
	}
	return wrong
}

// proof asks the model anew.
func proof(t *testing.T, c *comp.Comparison, from int, metric string) *model {
	m := new(model)
	m.of.count(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12) // years, and counts of a few things
	m.of.add(hundred, decimal.NewFromInt(1))
	m.offers(c)
	if from >= 0 {
		m.asks(t, c, from, metric)
	}
	m.doubts(t, c, from, metric)
	return m
}

// briefText makes a brief and returns it as Markdown.
func briefText(t testing.TB, c comp.Case, o brief.Options) (*brief.Brief, string) {
	t.Helper()
	result, err := comp.Compare(c)
	if err != nil {
		t.Fatal(err)
	}
	b, err := brief.Make(t.Context(), result, o)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := markdown.Write(&out, b.Document); err != nil {
		t.Fatal(err)
	}
	return b, out.String()
}

// No figure of a brief is invented: each is one that the model gives to somebody who asks it the same
// question, rounded to the digits shown. Assumptions are tested where they are made.
func TestEveryFigureComesFromTheModel(t *testing.T) {
	paths, err := filepath.Glob("../../testdata/cases/*.yaml")
	if err != nil || len(paths) == 0 {
		t.Fatal(paths, err)
	}
	check := func(t *testing.T, c comp.Case) int {
		b, text := briefText(t, c, brief.Options{Without: []brief.SectionID{brief.Assumptions}})
		m := proof(t, b.Document.Comparison, b.Choice.From, "total")
		for _, wrong := range m.unproven(text, b.Document.Comparison) {
			t.Errorf("not of the model: %s", wrong)
		}
		return len(aFigure.FindAllString(text, -1))
	}
	seen := 0
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) { seen += check(t, shipped(t, filepath.Base(path))) })
	}
	if seen < 3000 {
		t.Errorf("the briefs of the shipped cases have %d figures; the test has lost most of them", seen)
	}
	for seed := range uint64(12) {
		text := drawnCase(seed)
		t.Run(fmt.Sprintf("drawn %d", seed), func(t *testing.T) {
			if check(t, parsed(t, text)); t.Failed() {
				t.Log(text)
			}
		})
	}
}

// drawnCase is a case of two to four offers with terms drawn from a seed.
func drawnCase(seed uint64) string {
	r := rand.New(rand.NewPCG(seed, 7))
	pick := func(words ...string) string { return words[r.IntN(len(words))] }
	var b strings.Builder
	fmt.Fprintf(&b, "as_of: 2026-11-23\nyears: %d\n%soffers:\n", 3+r.IntN(3), pick("", "candidate: {minimum: 173k}\n", "candidate: {filing_status: single, minimum: 241k}\n"))
	for i := range 2 + r.IntN(3) {
		fmt.Fprintf(&b, "  - company: %s\n    base: %d\n    location: Seattle, WA\n", []string{"Initech", "Hooli", "Globex", "Acme"}[i], 120_000+1_000*r.IntN(90))
		for _, line := range []string{
			pick("", "evidence: written", "evidence: verbal", "evidence: process"), pick("", "deadline: 2026-12-04", "deadline: 2026-12-19"),
			pick("", "bonus: 13%", "bonus: {target: 11%, payout: 90%}"), pick("", "raise: 3%"), pick("", "relocation: 9.5k"),
			pick("", "sign_on: [37k, 21k]", "sign_on: {year: 1, amount: 27k, clawback: {months: 12}}"),
			pick("", "rsu: {value: 236k, vesting: 5/15/40/40}", "rsu: {shares: 1730, price: 67, vesting: 4y quarterly}"),
			pick("", "", "start: 2027-02-01"),
		} {
			if line != "" {
				fmt.Fprintf(&b, "    %s\n", line)
			}
		}
	}
	return b.String()
}

// Whatever a total holds has a row above it: a term of the letter, or what it pays. By hand, over four years of
// Umbrella in full.yaml: 4 x 4,224 of profit sharing and, at the base of the promotion, 4% of 12,000 EUR more, 528, in
// years 3 and 4; of Initech: 4 x 7,720 of benefits, and 7% of 150,000 once
// and of 156,000 three times, 43,260, into its plan.
func TestOffersRowsHoldWhatTheTotalsHold(t *testing.T) {
	terms := map[comp.Component]string{
		comp.BasePay: "Base", comp.BonusPay: "Bonus", comp.CommissionPay: "Commission", comp.SignOnPay: "Sign-on", comp.RelocationPay: "Relocation",
		comp.CashGrantPay: "Grants", comp.RSUPay: "Grants", comp.OptionPay: "Grants", comp.RefresherPay: "Refreshers",
	}
	files, _ := filepath.Glob("../../testdata/cases/*.yaml")
	for _, file := range files {
		b, text := briefText(t, shipped(t, filepath.Base(file)), brief.Options{})
		c := b.Document.Comparison
		rows := rowsOf(b.Document, "offers")
		for i := range c.Offers[:min(len(c.Offers), 5)] {
			for _, component := range comp.Components() {
				paid := slices.ContainsFunc(c.Offers[i].Timeline, func(p comp.Payment) bool { return p.Component == component && !p.Amount.IsZero() })
				sum := fmt.Sprintf("%s, %d year", c.TitleOf(component), c.Case.Years)
				if paid && rows[terms[component]][i] == "" && rows[sum][i]+rows[sum+"s"][i] == "" {
					t.Errorf("%s: nothing of the %s of %s in\n%s", filepath.Base(file), component, c.Offers[i].Name, text)
				}
			}
		}
		if filepath.Base(file) == "full.yaml" {
			for title, want := range map[string]string{"Profit sharing, 4 years": "$17,952", "Benefits, 4 years": "$30,880", "401(k), 4 years": "$43,260"} {
				if got := rows[title][0] + rows[title][2]; got != want {
					t.Errorf("%s: %q, want %s", title, got, want)
				}
			}
		}
	}
}

// rowsOf are the texts of a table of a document by the first of their row.
func rowsOf(d *report.Document, id string) map[string][5]string {
	rows := map[string][5]string{}
	for _, t := range d.Tables() {
		if t.ID != id {
			continue
		}
		for _, row := range t.Rows {
			var texts [5]string
			for i, c := range row.Cells[1:] {
				texts[i] = c.Text
			}
			rows[row.Cells[0].Text] = texts
		}
	}
	return rows
}
