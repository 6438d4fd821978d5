package brief_test

import (
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/market"
	"github.com/seed-251b9aba/offerkit/comp/negotiate"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/brief"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// The cases that have no easy answer: each says what is asked, of whom and why, or what is missing.
func TestHardCases(t *testing.T) {
	amount := func(v int64) brief.Options {
		return brief.Options{Target: decimal.NewNullDecimal(decimal.NewFromInt(v))}
	}
	for _, of := range []struct {
		name, offers string
		options      brief.Options
		asked        string // of whom; empty for nobody
		gap          int64  // by hand: four years of the difference
		asks         bool
		confidence   brief.Confidence
		says, hides  []string
		without      []brief.SectionID
	}{
		{
			name: "one offer and no target", offers: `[{company: Acme, base: 100k, evidence: written}]`, asked: "Acme", confidence: brief.None,
			says:    []string{"Nothing is asked of Acme: there is no other offer to match, and no amount to reach.", "The case states no deadline.", "Acme pays $400,000 over 4 years."},
			without: []brief.SectionID{brief.Packages, brief.Ladder, brief.Leverage, brief.Flips, brief.HardQuestions, brief.Worth},
		},
		{
			name: "one offer below the minimum", offers: `[{company: Acme, base: 100k, evidence: written}]
candidate: {minimum: 105k}`, asked: "Acme", confidence: brief.None,
			says: []string{"Your minimum is $105,000 a year; as it stands Acme pays $100,000 a year on average, $5,000 below it: without more, walk away."},
		},
		{
			name: "above the minimum and below today's job", offers: `[{company: Today, base: 120k, current: true}, {company: New, base: 100k, evidence: written}]
candidate: {minimum: 90k}`, asked: "New", gap: 80_000, asks: true, confidence: brief.High,
			says: []string{"at or above it: it can be accepted as it is, though Today pays $120,000."},
		},
		{
			name: "one offer and an amount of one's own", offers: `[{company: Acme, base: 100k, evidence: written}]`, options: amount(440_000), asked: "Acme", gap: 40_000, asks: true, confidence: brief.Low,
			says: []string{"To reach $440,000 over 4 years, ask Acme for a sign-on of $40,000 in year 1 ($40,000 more)", "Nothing in the case carries an ask yet"},
		},
		{ // (12 - 10) * 4
			name: "the only real offer beside an aspiration", offers: `[{company: Acme, base: 100k, evidence: written}, {company: Dream, base: 120k, evidence: aspiration}]`, asked: "Acme", confidence: brief.None,
			says:    []string{"Nothing is asked of Acme: Dream carries no ask."},
			without: []brief.SectionID{brief.Packages, brief.Ladder},
		},
		{
			name: "market data alone", offers: `[{company: Acme, base: 100k, evidence: market}, {company: Other, base: 120k, evidence: aspiration}]`, confidence: brief.None,
			says: []string{"Nothing can be asked: by the case nobody has made an offer."}, without: []brief.SectionID{brief.Gap, brief.Packages, brief.Deadlines},
		},
		{
			name: "no evidence stated", offers: `[{company: Acme, base: 100k}, {company: Globex, base: 120k}]`, asked: "Acme", gap: 80_000, asks: true, confidence: brief.Low,
			says: []string{"The case does not say how firm Globex is", "Nothing in the case carries an ask yet", "Can you send the offer in writing?"},
		},
		{
			name: "what to write, in words", offers: `[{company: Acme, base: 100k, sign_on: 5k}, {company: Globex, base: 120k, sign_on: 5k}]`, asked: "Acme", gap: 80_000, asks: true, confidence: brief.Low,
			says:  []string{"Say in the case whether it is in writing", "If this one does, say in the case for how many months it holds"},
			hides: []string{"Write evidence", "clawback: {", "deadline: 2", "candidate: {", "{filing_status"},
		},
		{
			name: "the written offer of two that trail", offers: `[{company: Said, base: 110k, evidence: verbal}, {company: Wrote, base: 100k, evidence: written}, {company: Best, base: 120k, evidence: written}]`,
			asked: "Wrote", gap: 80_000, asks: true, confidence: brief.Medium, // what was said may be more: its base alone takes the lead
			says: []string{"Wrote is asked because no offer that pays less than Best, which leads, has better evidence."},
		},
		{ // 4 x 1,000, which is 1% of 400,000
			name: "the first two are too close to call", offers: `[{company: Acme, base: 100k, evidence: written}, {company: Globex, base: 101k, evidence: written}]`,
			asked: "Acme", gap: 4_000, asks: true, confidence: brief.Medium, // nothing is firm that a base moves
			says:  []string{"Acme is asked because no offer that pays less than Globex has better evidence, though who pays most is too close to call.", "What decides who is ahead"},
			hides: []string{"which leads", "How firm the lead"},
		},
		{
			name: "today's job leads", offers: `[{company: Today, base: 120k, current: true}, {company: New, base: 100k, evidence: written, deadline: 2026-11-20}]`, asked: "New", gap: 80_000, asks: true, confidence: brief.High,
			says: []string{"New is asked because no other employer has made an offer.", "3 days before the valuation date: ask whether it still stands", "Today: today's job; carries an ask."},
		},
		{ // by the case both days are over, and no day is left on which all offers could be alive
			name: "every deadline is over", offers: `[{company: Acme, base: 100k, evidence: written, deadline: 2026-11-20}, {company: Globex, base: 120k, evidence: written, deadline: 2026-11-10}]`,
			asked: "Acme", gap: 80_000, asks: true, confidence: brief.Low,
			says: []string{
				"Globex had to be answered by 2026-11-10, 13 days before the valuation date: ask whether it still stands.",
				"Globex: in writing; it had to be answered by 2026-11-10, so that it carries an ask only once you know that it still stands.",
				"Nothing in the case carries an ask yet",
			},
		},
		{ // 4 x 90,000 in writing, and 100,000 x (100m / 10m - 1) by the exit; Acme pays 400,000
			name: "an exit is all that leads", offers: `[{company: Acme, base: 100k, evidence: written}, {company: Start, base: 90k, evidence: written, grants: [{kind: option, shares: 100k, strike: 1, vesting: "12:100"}], private: {fully_diluted: 10m, exit: {value: 100m, on: 2030-06-30}}}]`,
			options: brief.Options{From: "Acme"}, asked: "Acme", gap: 860_000, asks: true, confidence: brief.Low,
			says: []string{"carries an ask with the $360,000 that it pays", "What Start pays without it is no more than Acme pays: the text to send asks for nothing."},
		},
		{ // without the refreshers that nobody has written 4 x 120,000, which 80,000 on top of 400,000 reach
			name: "expected refreshers are not claimed", offers: `[{company: Acme, base: 100k, evidence: written}, {company: Big, base: 120k, evidence: written, refreshers: {value: 40k, vesting: 4y annual, certainty: expected}}]`,
			options: brief.Options{From: "Acme"}, asked: "Acme", gap: 140_000, asks: true, confidence: brief.Medium,
			says: []string{"The text to send asks for no more than what is written carries: a sign-on of $80,000 in year 1"},
		},
		{ // 4 x 120,000 less 2 x 100,000; in the two years of both 200,000 against 240,000
			name: "a contract that ends", offers: `[{company: Short, start: 2027-01-01, end: 2028-12-31, base: 100k, evidence: verbal}, {company: Long, start: 2027-01-01, base: 120k, evidence: written}]`,
			asked: "Short", gap: 280_000, asks: true, confidence: brief.Low,
			says: []string{
				"**Short ends on 2028-12-31, and most of the gap of $280,000 to Long over 4 years is time without the job: in years 1 and 2, in which both jobs exist, it pays $200,000 before tax against Long's $240,000.**",
				"The text to send names no figure: no counter pays for time without the job.", "can it be renewed, and at what pay?",
			},
			hides:   []string{"after 48 months"},
			without: []brief.SectionID{brief.Packages, brief.Ladder},
		},
		{ // 20% of 400,000 are 80,000, which leaves 120,000 of the 200,000 that are missing
			name: "far beyond a counter", offers: `[{company: Acme, base: 100k, evidence: written}, {company: Globex, base: 150k, evidence: written}]`, asked: "Acme", gap: 200_000, asks: true, confidence: brief.Low,
			says: []string{
				"**Globex's $600,000 over 4 years is beyond a counter: it is 50% more than Acme's $400,000, and a counter is 20% more at the most (J. Doody's rule: 10%, and up to 10% of need). Within that, ask Acme for a sign-on of $80,000 in year 1 ($80,000 more): it then pays $480,000, which leaves $120,000 of the gap of $200,000.**",
				"The text to send asks for no more than a counter reaches.",
				"the target is $480,000, the most within a counter",
			},
			hides: []string{"| 200,000 |"},
		},
		{
			name: "a clause that can be read in two ways", offers: `[{company: Acme, start: 2027-01-01, base: 100k, evidence: written, sign_on: {amount: 15k, clawback: {months: 24, kind: pro-rata, full: 12 months}}}]`, asked: "Acme", confidence: brief.None,
			says:  []string{"How does what has to be paid back of the sign-on shrink: how much of it would it be on leaving after 12 months?"},
			hides: []string{"write then"},
		},
		{
			name: "equal offers", offers: `[{company: Acme, base: 100k, evidence: written}, {company: Globex, base: 100k, evidence: written}]`, asked: "Globex", confidence: brief.None,
			says: []string{
				"Nothing has to be asked for to reach Acme's $400,000", "Globex is asked of offers that pay the same",
				"Acme and Globex pay the same over 4 years: that figure does not decide between them.", "| Acme and Globex pay the same over 4 years: why Globex? |",
			},
			hides:   []string{"$0", "(0%)"},
			without: []brief.SectionID{brief.Packages, brief.Ladder, brief.Worth},
		},
		{
			name: "the target is reached", offers: `[{company: Today, base: 100k, current: true}, {company: Acme, base: 120k, evidence: written}]`, asked: "Acme", confidence: brief.None,
			says: []string{"Nothing has to be asked for to reach Today's $400,000", "More can be asked for with an amount of your own (--target).", "| Today (stay) | Ahead |", "| 120,000.00 | 100,000.00 | +20,000.00 |"}, without: []brief.SectionID{brief.Packages, brief.Ladder},
		},
		{
			name: "the target cannot be reached", offers: `[{company: Acme, base: 100k, evidence: written}, {company: Globex, base: 120k, evidence: written}]`,
			options: brief.Options{Levers: func(c *comp.Comparison, from int) ([]negotiate.Spec, error) {
				limit := decimal.NewNullDecimal(decimal.NewFromInt(105_000))
				return []negotiate.Spec{{Key: "base", Cap: limit}}, nil
			}, Packages: func(*negotiate.Asking) ([]negotiate.PackageSpec, error) { return nil, nil }},
			asked: "Acme", gap: 80_000, asks: true, confidence: brief.High, // 5,000 a year are 20,000 of 80,000
			says: []string{"a base of $105,000 ($5,000 more) is not enough: it comes to $420,000, $60,000 short.", "Base: even at $105,000, the most within its cap"},
		},
		{
			name: "an offer of another currency", offers: `[{company: Acme, base: 96k, currency: EUR, evidence: written}, {company: Globex, base: 138k, evidence: written}]
fx: {EUR: 1.2}`, asked: "Acme", gap: 91_200, asks: true, confidence: brief.High, // 138,000 less 115,200; 91,200 / 1.2 is 76,000
			says: []string{"a sign-on of €76,000 in year 1 (€76,000 more)", "| Base | €96,000 | $138,000 |"},
		},
		{
			name: "an exit that nobody promised", offers: `[{company: Acme, base: 100k, evidence: written}, {company: Startup, base: 80k, evidence: written,
    private: {preferred: 12, fmv: 4, fully_diluted: 10m, exit: {value: 100m, on: 2030-06-30}}, grants: [{kind: option, type: nso, shares: 100000, strike: 1, vesting: 4y monthly}]}]`,
			asked: "Acme", gap: -1, asks: true, confidence: brief.Low,
			says: []string{"**Only if it exits at $100m in June 2030 does Startup pay", "carries an ask with the $320,000 that it pays over 4 years without the exit", "What liquidation preferences stand before the common shares?", "How long can vested options be exercised after leaving?"},
		},
		{
			name: "options that are a part of the company", offers: `[{company: Startup, base: 80k, evidence: written, private: {preferred: 12, fmv: 4, fully_diluted: 10m}, grants: [{kind: option, percent: 0.25%, strike: 1, vesting: 4y monthly}]}]`,
			asked: "Startup", confidence: brief.None, says: []string{"| options on 0.25% of the company at $1, 4y monthly |"},
		},
	} {
		t.Run(of.name, func(t *testing.T) {
			b, text := briefText(t, parsed(t, "as_of: 2026-11-23\noffers: "+of.offers+"\n"), of.options)
			if b.Summary.Offer != of.asked || (b.Negotiation != nil) != (of.asks || strings.Contains(text, "Nothing has to be asked for")) || b.Summary.Confidence != of.confidence {
				t.Errorf("asks %q (%v), confidence %s; want %q (%v), %s", b.Summary.Offer, b.Negotiation != nil, b.Summary.Confidence, of.asked, of.asks, of.confidence)
			}
			if of.gap >= 0 && !b.Summary.Gap.Equal(decimal.NewFromInt(of.gap)) {
				t.Errorf("a gap of %v, not %d", b.Summary.Gap, of.gap)
			}
			for _, says := range of.says {
				if !strings.Contains(text, says) {
					t.Errorf("does not say %q", says)
				}
			}
			for _, hidden := range of.hides {
				if strings.Contains(text, hidden) {
					t.Errorf("says %q", hidden)
				}
			}
			for _, s := range b.Document.Sections {
				if slices.Contains(of.without, brief.SectionID(s.ID)) {
					t.Errorf("has a section %q, which has nothing to say", s.Title)
				}
			}
			if t.Failed() {
				t.Log(text)
			}
		})
	}
}

// Without another offer the market is the target: the median of total compensation, else the letter with
// the medians of its parts in it. An amount of one's own goes before. By hand, 150,000 - 140,000 of base
// and 160,000 - 140,000 of all, four times each. What it says then is that nothing carries the ask.
func TestLevelledAgainstTheMarket(t *testing.T) {
	c := parsed(t, "as_of: 2026-11-23\noffers: [{company: Acme, role: Designer, base: 140k, evidence: written}]\n")
	for _, of := range []struct {
		name    string
		medians map[market.Measure]int64
		target  int64
		gap     int64
		says    string
	}{
		{"the base alone", map[market.Measure]int64{market.Base: 150_000}, 0, 40_000, "so that the target is the letter with the market's medians in it: base $150,000 a year."},
		{"the whole", map[market.Measure]int64{market.Base: 150_000, market.Total: 160_000}, 0, 80_000, "so that the target is the market's median of total compensation, $160,000 a year."},
		{"an amount of one's own", map[market.Measure]int64{market.Total: 160_000}, 660_000, 100_000, "To reach $660,000"},
	} {
		o := brief.Options{Place: func(n *report.Negotiation) error {
			n.Standing = &report.Standing{Comparison: n.Asking.Comparison}
			for measure, median := range of.medians {
				n.Standing.Answers = append(n.Standing.Answers, market.Answer{
					Question: &market.Questions(n.Asking.Comparison, market.Override{})[0], Kind: market.Percentiles, Measure: measure, Currency: "USD", Value: decimal.NewFromInt(140_000), Source: "a survey", Role: "Designer",
					Percentiles: []market.Percentile{{Rank: 25, Amount: decimal.NewFromInt(130_000)}, {Rank: 50, Amount: decimal.NewFromInt(median)}},
				})
			}
			return nil
		}}
		if of.target > 0 {
			o.Target = decimal.NewNullDecimal(decimal.NewFromInt(of.target))
		}
		b, text := briefText(t, c, o)
		if b.Negotiation == nil || !b.Summary.Gap.Equal(decimal.NewFromInt(of.gap)) || b.Summary.Confidence != brief.Low {
			t.Errorf("%s: %+v", of.name, b.Summary)
		}
		for _, says := range []string{of.says, "Nothing in the case carries an ask yet", "## In the market"} {
			if !strings.Contains(text, says) {
				t.Errorf("%s: does not say %q in\n%s", of.name, says, text)
			}
		}
	}
}

// A picture's finding that rests on what nobody promised says so first. Startup pays 1,460,000 and BigCo
// 1,144,400 over four years.
func TestConditionBeforeTheFinding(t *testing.T) {
	for of, begins := range map[string]string{
		"amazon-vs-google.yaml": "Google pays $19,880 more than Amazon over 4 years, and ", "w15-bigco.yaml": "If it exits at $90m in January 2031, Startup pays $315,600 more than BigCo over 4 years, and ",
	} {
		b, _ := briefText(t, shipped(t, of), brief.Options{})
		titles := []string{}
		for _, s := range b.Document.Sections {
			for _, block := range s.Blocks {
				if chart, is := block.(report.Chart); is {
					titles = append(titles, chart.Title)
				}
			}
		}
		if len(titles) != 1 || !strings.HasPrefix(titles[0], begins) {
			t.Errorf("%s: the one picture says %q, not %q", of, titles, begins)
		}
	}
}

// Every section of a brief has one of the stable names, in their order, and only those asked for are
// there; a note is the last of them, and stays text.
func TestSections(t *testing.T) {
	c := shipped(t, "senior-pm-counter.yaml")
	b, text := briefText(t, c, brief.Options{Note: "First <b>line</b>\n\nSecond line"})
	var ids []brief.SectionID
	for _, s := range b.Document.Sections {
		ids = append(ids, brief.SectionID(s.ID))
	}
	want := []brief.SectionID{
		brief.Deadlines, brief.Offers, brief.Gap, brief.Packages, brief.Ladder, brief.Leverage, brief.Worth, brief.Flips, brief.HardQuestions, brief.Questions, brief.Assumptions, brief.Note,
	}
	if !slices.Equal(ids, want) {
		t.Errorf("sections %v\nnot %v", ids, want)
	}
	if !strings.HasSuffix(text, "## Note\n\nFirst &lt;b&gt;line&lt;/b&gt;\n\nSecond line\n") {
		t.Errorf("ends in %q", text[len(text)-100:])
	}
	without := brief.Options{Without: []brief.SectionID{brief.Ladder, brief.Flips}}
	b, _ = briefText(t, c, without)
	if slices.ContainsFunc(b.Document.Sections, func(s report.Section) bool { return s.ID == "ladder" || s.ID == "flips" }) || len(b.Document.Sections) != len(want)-3 {
		t.Errorf("%d sections without two and a note", len(b.Document.Sections))
	}
	result, err := comp.Compare(c)
	if err != nil {
		t.Fatal(err)
	}
	var unknown *brief.SectionError
	if _, err := brief.Make(t.Context(), result, brief.Options{Without: []brief.SectionID{"laddr"}}); !errors.As(err, &unknown) || unknown.ID != "laddr" {
		t.Errorf("a section that there is not: %v", err)
	}
	var name *report.UnknownOfferError
	if _, err := brief.Make(t.Context(), result, brief.Options{From: "Nobody"}); !errors.As(err, &name) {
		t.Errorf("an offer that there is not: %v", err)
	}
}

// The shipped counter: by hand, Amazon pays 4 x 165,000 + 25,000 + 200,000 = 885,000 and Globex
// 4 x 174,000 x 1.1 + 15,000 + 180,000 = 960,600, so that 75,600 are missing: 19,000 of base a year
// are 76,000, and 18,000 are 72,000.
func TestSummary(t *testing.T) {
	b, _ := briefText(t, shipped(t, "senior-pm-counter.yaml"), brief.Options{Levers: func(*comp.Comparison, int) ([]negotiate.Spec, error) {
		return []negotiate.Spec{{Key: "base", Cap: decimal.NewNullDecimal(decimal.NewFromInt(185_000))}}, nil
	}})
	got := b.Summary
	want := brief.Summary{
		Offer: "Amazon", Ask: "a base of $184,000 ($19,000 more)", Gap: got.Gap, GapInWords: "$75,600", Currency: "USD",
		Deadline: vesting.MustDate("2026-12-04"), Left: 11, Confidence: brief.Medium, // the lead falls with the growth of either share
	}
	if got != want || !got.Gap.Equal(decimal.NewFromInt(75_600)) {
		t.Errorf("%+v\nnot %+v", got, want)
	}
}

// Every year of the gap and what the first package makes of it, by hand: Amazon's RSUs of 200,000 vest
// 10,000, 30,000, 80,000, 80,000; Globex pays 191,400 in cash and 45,000 in shares each year and the
// sign-on in the first.
func TestGapByYear(t *testing.T) {
	_, text := briefText(t, shipped(t, "senior-pm-counter.yaml"), brief.Options{})
	for _, row := range []string{
		"| Year 1 | 200,000.00 | 251,400.00 | +51,400.00 |", "| Year 2 | 195,000.00 | 236,400.00 | +41,400.00 |",
		"| Year 3 | 245,000.00 | 236,400.00 | −8,600.00 |", "| Year 4 | 245,000.00 | 236,400.00 | −8,600.00 |",
		"| **Total** | **885,000.00** | **960,600.00** | **+75,600.00** |",
	} {
		if !strings.Contains(text, row) {
			t.Errorf("no row %s in\n%s", row, text)
		}
	}
}

// fiveOffers is a case that fills the pages.
func fiveOffers(t testing.TB) comp.Case {
	t.Helper()
	data, err := os.ReadFile("testdata/five-offers.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return parsed(t, string(data))
}
