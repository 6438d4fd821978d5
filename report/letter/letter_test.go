package letter_test

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/comp/negotiate"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/letter"
)

// asked asks about the first offer of a case, for an own target where one is given, with packages where
// they are wanted.
func asked(t *testing.T, yaml, target string, packages bool) *report.Negotiation {
	t.Helper()
	kase, err := casefile.Read(casefile.Options{}, casefile.Source{Name: "case.yaml", Data: []byte(yaml)})
	if err != nil {
		t.Fatal(err)
	}
	c, err := comp.Compare(kase)
	if err != nil {
		t.Fatal(err)
	}
	n := new(report.Negotiation)
	if n.Asking, err = negotiate.New(c, 0, "total"); err != nil {
		t.Fatal(err)
	}
	switch target {
	case "":
		n.Target, err = n.Asking.Best()
	case "make-whole":
		n.Target, err = n.Asking.MakeWhole()
	case "second":
		n.Target, err = n.Asking.Match(1)
	default:
		n.Target = n.Asking.Amount(decimal.RequireFromString(target))
	}
	if err != nil {
		t.Fatal(err)
	}
	answer(t, n, packages)
	return n
}

// fataler is what a test and a rapid test have in common.
type fataler interface{ Fatal(...any) }

func answer(t fataler, n *report.Negotiation, packages bool) {
	var err error
	if n.Asks, err = n.Asking.Asks(n.Target.Amount); err != nil {
		t.Fatal(err)
	}
	if n.BeyondMoney, err = n.Asking.BeyondMoney(); err != nil {
		t.Fatal(err)
	}
	if n.Market, err = n.Asking.AgainstMarket(); err != nil {
		t.Fatal(err)
	}
	if packages {
		if n.Packages, n.LeftOut, err = n.Asking.Packages(n.Target.Amount); err != nil {
			t.Fatal(err)
		}
	}
}

// all are the mail and the notes for the call.
func all(text *letter.Text) []report.Section { return slices.Concat(text.Send, text.Call) }

// lines are the texts of sections, a line each.
func lines(sections []report.Section) (all []string) {
	for _, s := range sections {
		all = append(all, s.Title)
		for _, block := range s.Blocks {
			switch b := block.(type) {
			case report.Paragraph:
				all = append(all, b.Text)
			case report.List:
				all = append(all, b.Items...)
			}
		}
	}
	return all
}

func made(t *testing.T, n *report.Negotiation, o letter.Options) string {
	t.Helper()
	text, err := letter.Make(n, o)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(lines(all(text)), "\n")
}

const amazon = `
as_of: 2026-11-23
candidate: {name: A. Candidate, minimum: 271k, need: 3}
offers:
  - {company: Amazon, start: 2027-01-11, deadline: 2026-12-04, evidence: written, base: 165k, sign_on: 40k}
`

// What is said of each ground that an ask may rest on. Amazon pays 165,000 x 4 + 40,000 = 700,000 over
// four years; Google at a base of 180,000 pays 720,000, which a sign-on of 60,000 reaches.
func TestWhatAnAskRestsOn(t *testing.T) {
	for name, c := range map[string]struct {
		other, target string
		options       letter.Options
		says, hides   []string
	}{
		"written": {
			other: "{company: Google, name: Dream job, start: 2027-01-11, deadline: 2026-12-11, evidence: written, base: 180k}",
			says: []string{
				"another written offer, which comes to $720,000 over 4 years", "a sign-on of $60,000 in year 1 (up from $40,000)",
				"That brings your offer to $720,000 over 4 years, level with that one.", "until December 11, 2026, 7 days more", "Another offer runs until then",
				"whose it is stays between me and them",
			},
			hides: []string{"Google", "Dream", "271"},
		},
		"named": {
			other:   "{company: Google, name: Dream job, start: 2027-01-11, evidence: written, base: 180k}",
			options: letter.Options{NameCompetitor: true},
			says:    []string{"another written offer (Google), which comes to $720,000"},
			hides:   []string{"Dream", "stays between", "more?"},
		},
		// Half of the increase of 20,000 is less than a tenth of 60,000, no: 10,000 against 6,000.
		"range": {
			other:   "{company: Google, start: 2027-01-11, evidence: written, base: 180k}",
			options: letter.Options{Range: true, Tone: letter.Plain},
			says:    []string{"I ask for a sign-on of $60,000 to $66,000 in year 1", "The low end brings your offer level with that one over 4 years."},
		},
		"verbal": {
			other: "{company: Google, start: 2027-01-11, evidence: verbal, base: 180k}",
			says:  []string{"another offer, made verbally so far, which comes to $720,000"},
			hides: []string{"written offer"},
		},
		"not said how firm": {
			other: "{company: Google, start: 2027-01-11, base: 180k}",
			says:  []string{"That figure is what I hope for; it rests on no other offer."},
			hides: []string{"another", "720"},
		},
		"process": {
			other: "{company: Google, start: 2027-01-11, deadline: 2026-12-11, evidence: process, base: 180k}", target: "second",
			says:  []string{"another process that I am in, which is no offer yet", "Another process runs until then"},
			hides: []string{"720", "another offer", "Another offer"},
		},
		"market": {
			other: "{company: Google, name: Levels.fyi median, start: 2027-01-11, evidence: market, base: 180k}", target: "second",
			says:  []string{"market data (Levels.fyi median) at $720,000 over 4 years", "level with that market figure"},
			hides: []string{"another"},
		},
		"a target of one's own": {
			other: "{company: Google, start: 2027-01-11, evidence: aspiration, base: 190k}", target: "719777",
			says:  []string{"a sign-on of $60,000", "it rests on no other offer"},
			hides: []string{"719", "720", "760", "another"},
		},
		"a target of one's own beside a better offer": {
			other: "{company: Google, start: 2027-01-11, evidence: written, base: 180k}", target: "719777",
			says:  []string{"is another written offer.", "a sign-on of $60,000"},
			hides: []string{"719", "720", "rests on", "level with"},
		},
		"a target of one's own beside a worse offer": {
			other: "{company: Google, start: 2027-01-11, evidence: written, base: 120k}", target: "719777",
			says:  []string{"it rests on no other offer"},
			hides: []string{"another", "480"},
		},
		"a target of one's own beside market data": {
			other: "{company: Google, name: Survey p75, start: 2027-01-11, evidence: market, base: 190k}", target: "719777",
			says:  []string{"market data (Survey p75) at $760,000 over 4 years"},
			hides: []string{"719", "rests on", "level with"},
		},
		// Without the exit Google pays 640,000; what it pays with it is no claim.
		"an exit that is assumed": {
			other: "{company: Google, start: 2027-01-11, evidence: written, base: 160k, grants: [{kind: option, shares: 100k, strike: 1, vesting: 4y monthly}], private: {fully_diluted: 10m, exit: {value: 100m, on: 2030-06-30}}}",
			says:  []string{"is another written offer.", "as I count them, which rests on an exit that is assumed"},
			hides: []string{"100m", "640"},
		},
		"today's job": {
			other: "{company: Initech, current: true, base: 180k}",
			says:  []string{"what staying in my present job comes to", "level with staying in my present job"},
			hides: []string{"Initech", "720"},
		},
		"an offer to stay that was said": {
			other: "{company: Initech, current: true, base: 150k}\n  - {company: Initech, name: Counter, from: Initech, current: true, evidence: verbal, deadline: 2026-12-01, base: 180k}", target: "",
			says:  []string{"What constrains me is my present employer's offer to stay, made verbally so far.", "level with that offer to stay"},
			hides: []string{"Initech", "Counter", "720", "written"},
		},
		"an offer to stay in writing": {
			other: "{company: Initech, current: true, base: 150k}\n  - {company: Initech, name: Counter, from: Initech, current: true, evidence: written, base: 180k}", target: "",
			says: []string{"What constrains me is my present employer's written offer to stay."},
		},
		// Its day is over: nobody knows whether it still stands, and to call it an offer would be a bluff.
		"an offer whose deadline is over": {
			other: "{company: Google, start: 2027-01-11, deadline: 2026-11-10, evidence: written, base: 180k}",
			says:  []string{"a sign-on of $60,000 in year 1", "it rests on no other offer"},
			hides: []string{"another", "Another", "720"},
		},
		"today's job is no market data": {
			other: "{company: Initech, current: true, evidence: market, base: 180k}", target: "719777",
			says:  []string{"it rests on no other offer"},
			hides: []string{"Initech", "720", "market"},
		},
		"leaving costs": {
			other: "{company: Initech, current: true, start: 2026-01-11, base: 100k, grants: [{kind: cash, value: 30k, vesting: \"24:100\"}]}", target: "make-whole",
			says:  []string{"what leaving my present job costs me: $30,000"},
			hides: []string{"Initech"},
		},
		"a variant of the same letter": {
			other: "{company: Amazon, name: Amazon L7, from: Amazon, evidence: verbal, base: 180k}", target: "second",
			says:  []string{"it rests on no other offer"},
			hides: []string{"another", "L7"},
		},
		"already there": {
			other: "{company: Google, start: 2027-01-11, deadline: 2026-12-11, evidence: written, base: 150k}",
			says:  []string{"until December 11, 2026, 7 days more"},
			hides: []string{"another written", "Could you do", "600", "constrains"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			n := asked(t, amazon+"  - "+c.other+"\n", c.target, false)
			text := made(t, n, c.options)
			for _, want := range c.says {
				if !strings.Contains(text, want) {
					t.Errorf("missing %q in\n%s", want, text)
				}
			}
			for _, hidden := range append(c.hides, "271", "minimum", "walk away", "target") {
				if strings.Contains(text, hidden) {
					t.Errorf("tells %q in\n%s", hidden, text)
				}
			}
		})
	}
}

// No text names a figure for time without the job: Hooli's 480,000 over four years against the 200,000 of a
// contract of two.
func TestNoFigureForYearsWithoutTheJob(t *testing.T) {
	text := made(t, asked(t, `
as_of: 2026-11-23
offers:
  - {company: Initech, start: 2027-01-01, end: 2028-12-31, evidence: written, base: 100k}
  - {company: Hooli, start: 2027-01-01, evidence: written, base: 120k}
`, "", true), letter.Options{})
	if figure := regexp.MustCompile(`[$€]\d|\d,\d{3}`).FindString(text); figure != "" {
		t.Errorf("names %s in\n%s", figure, text)
	}
	for _, says := range []string{"another written offer, for longer than yours.", "Could the contract run longer than to December 31, 2028"} {
		if !strings.Contains(text, says) {
			t.Errorf("does not say %q in\n%s", says, text)
		}
	}
}

// A payout of 150% is an assumption: Hooli's letter carries 100,000 + 10,000 a year, 440,000, not 460,000.
func TestPayAboveTargetIsNotToldAsWritten(t *testing.T) {
	n := asked(t, `
as_of: 2026-11-23
offers:
  - {company: Initech, start: 2027-01-01, evidence: written, base: 100k}
  - {company: Hooli, start: 2027-01-01, evidence: written, base: 100k, bonus: {target: 10k, payout: 150%}}
`, "", false)
	if text := made(t, n, letter.Options{}); strings.Contains(text, "460,000") {
		t.Errorf("tells what is assumed:\n%s", text)
	}
	n.Target.Amount, _ = n.Asking.Comparison.Written(1, "total")
	answer(t, n, false)
	if text := made(t, n, letter.Options{}); !strings.Contains(text, "another written offer, which comes to $440,000 over 4 years, at target.") {
		t.Errorf("does not tell what is written:\n%s", text)
	}
}

// Of 600,000 a counter to 400,000 reaches 480,000 with a sign-on of 80,000, and the text does not call that level.
func TestACounterComesNearer(t *testing.T) {
	n := asked(t, `
as_of: 2026-11-23
offers:
  - {company: Initech, start: 2027-01-01, evidence: written, base: 100k}
  - {company: Hooli, start: 2027-01-01, evidence: written, base: 150k}
`, "", false)
	within, beyond, err := n.Asking.Within(n.Target)
	if err != nil || !beyond {
		t.Fatal(beyond, err)
	}
	n.Target = within.Target
	for i, says := range []string{ // the second with packages, which stay
		"It brings your offer to $480,000 over 4 years, and so nearer to that one.", "Each of them brings your offer to about $480,000 over 4 years, and so nearer to that one.",
	} {
		answer(t, n, i == 1)
		text := made(t, n, letter.Options{})
		if !strings.Contains(text, says) || !strings.Contains(text, "which comes to $600,000 over 4 years") || strings.Contains(text, "level with") {
			t.Errorf("does not say %q in\n%s", says, text)
		}
	}
}

// Amazon pays 700,000, Google 720,000: a sign-on of 60,000 alone; 5,000 more base need 20,000 alone and
// half of it, rounded down to whole steps of 1,000, is 2,000, which leave 12,000 for the sign-on.
func TestPackagesStandSideBySide(t *testing.T) {
	n := asked(t, amazon+"  - {company: Google, start: 2027-01-11, evidence: written, base: 180k}\n", "", true)
	text := made(t, n, letter.Options{})
	for _, want := range []string{
		"A: a sign-on of $60,000 in year 1 (up from $40,000)", "B: a base of $167,000 (up from $165,000) and a sign-on of $52,000 in year 1 (up from $40,000)",
		"ways that are equal to me", "brings your offer level with that one over 4 years", "What is new I mean on plain terms: a lump sum without clawback",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("missing %q in\n%s", want, text)
		}
	}
	if text := made(t, n, letter.Options{Range: true}); strings.Contains(text, "B: ") {
		t.Errorf("a range beside packages:\n%s", text)
	}
}

// Whether an offer still stands is asked before anything is asked of it.
func TestDeadlineThatIsOverComesFirst(t *testing.T) {
	n := asked(t, strings.Replace(amazon, "2026-12-04", "2026-11-20", 1)+"  - {company: Google, start: 2027-01-11, evidence: written, base: 180k}\n", "", false)
	text := made(t, n, letter.Options{})
	over, ask := strings.Index(text, "Your deadline of November 20, 2026 is over."), strings.Index(text, "a sign-on of $60,000")
	if over < 0 || ask < over || strings.Count(text, "is over") != 2 { // in the mail and in the notes
		t.Errorf("%s", text)
	}
}

// A subject line says what it is about and tells no figure; a day is written as where the pay is.
func TestSubjectAndDays(t *testing.T) {
	pm := strings.Replace(amazon, "company: Amazon", "company: Amazon, role: Senior Product Manager", 1)
	if pm == amazon {
		t.Fatal("the case is another")
	}
	google := "  - {company: Google, start: 2027-01-11, evidence: written, base: 180k}\n"
	for _, c := range []struct{ name, yaml, subject, deadline string }{
		{"a role", pm, "Subject: Re: Offer: Senior Product Manager", "Your deadline is December 4, 2026; "},
		{"no role", amazon, "Subject: Re: Offer\n", "Your deadline is December 4, 2026; "},
		{"in euros", strings.Replace(pm, "company: Amazon", "company: Amazon, currency: EUR", 1), "Subject: Re: Offer: Senior Product Manager", "Your deadline is 4 December 2026; "},
		{"a process", strings.Replace(pm, "evidence: written", "evidence: process", 1), "Subject: Our conversations: Senior Product Manager", "Your deadline is December 4, 2026; "},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := made(t, asked(t, "fx: {EUR: 1}\n"+c.yaml+google, "", false), letter.Options{})
			for _, want := range []string{c.subject, c.deadline} {
				if !strings.Contains(text, want) {
					t.Errorf("no %q in\n%s", want, text)
				}
			}
		})
	}
}

// What an offer pays without what nobody has written may be told: by hand 4 x 180,000 = 720,000, without
// refreshers of 10,000 a year each that would add 60,000.
func TestOnlyWhatIsWrittenIsTold(t *testing.T) {
	n := asked(t, amazon+"  - {company: Google, start: 2027-01-11, evidence: written, base: 180k, refreshers: {value: 40k, vesting: 4y annual, certainty: expected}}\n", "", false)
	if text := made(t, n, letter.Options{}); !strings.Contains(text, "which rests on") || strings.Contains(text, "780") {
		t.Errorf("with what is expected:\n%s", text)
	}
	n.Target.Amount = decimal.NewFromInt(720_000)
	answer(t, n, false)
	text := made(t, n, letter.Options{})
	if !strings.Contains(text, "another written offer, which comes to $720,000 over 4 years") || !strings.Contains(text, "a sign-on of $60,000 in year 1") || strings.Contains(text, "which rests on") {
		t.Errorf("without it:\n%s", text)
	}
}

// To today's employer one writes of one's pay, and to one who has not offered yet of what is expected:
// neither has made an offer to thank for.
func TestNoOfferToThankFor(t *testing.T) {
	for first, want := range map[string]string{
		"current: true, base: 165k":     "brings my pay here to $720,000 over 4 years, level with that one",
		"evidence: process, base: 165k": "brings what I expect of you to $720,000 over 4 years, level with that one",
	} {
		n := asked(t, "as_of: 2026-11-23\noffers:\n  - {company: Amazon, "+first+"}\n  - {company: Google, evidence: written, base: 180k}\n", "", false)
		if text := made(t, n, letter.Options{}); !strings.Contains(text, want) || strings.Contains(text, "Thank you for the offer") || strings.Contains(text, "Thank them") {
			t.Errorf("%s:\n%s", first, text)
		}
	}
}

// Of an offer that nobody has made there is nobody to write to.
func TestNobodyToWriteTo(t *testing.T) {
	for _, first := range []string{"evidence: market, base: 165k", "evidence: aspiration, base: 165k"} {
		n := asked(t, "as_of: 2026-11-23\noffers:\n  - {company: Amazon, "+first+"}\n  - {company: Google, evidence: written, base: 180k}\n", "", false)
		_, err := letter.Make(n, letter.Options{})
		var nobody *letter.NobodyError
		if !errors.As(err, &nobody) || nobody.Offer != "Amazon" {
			t.Errorf("%s: %v", first, err)
		}
	}
}

// At a base of 167,000 and a sign-on of 45,000 Amazon pays 4 x 167,000 + 45,000 = 713,000 over four years
// and 212,000 in the first; 720,000 were asked for.
func TestRecap(t *testing.T) {
	n := asked(t, amazon+"  - {company: Google, start: 2027-01-11, deadline: 2026-12-11, evidence: written, base: 180k}\n", "", false)
	agreed, err := letter.Agreed(n.Asking, []negotiate.Put{{Key: "base", Value: decimal.NewFromInt(167_000)}, {Key: "sign_on_year_1", Value: decimal.NewFromInt(45_000)}})
	if err != nil {
		t.Fatal(err)
	}
	s, err := letter.Recap(n, &agreed, letter.Options{Questions: []string{"When does the first grant vest?"}})
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Join(lines([]report.Section{s}), "\n")
	for _, want := range []string{
		"As I understood it", "a base of $167,000 (it was $165,000)", "a sign-on of $45,000 in year 1 (it was $40,000)",
		"By my count the offer then comes to $713,000 over 4 years, and to $212,000 in year 1.", "I had asked for a sign-on of $60,000 in year 1",
		"the deadline of December 4, 2026, which I had asked to be December 11, 2026", "When does the first grant vest?", "Please confirm this in writing",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("missing %q in\n%s", want, text)
		}
	}
	for _, hidden := range []string{"720", "271", "short", "Google"} {
		if strings.Contains(text, hidden) {
			t.Errorf("tells %q in\n%s", hidden, text)
		}
	}
}

// What is as asked for is no longer open.
func TestRecapOfAllThatWasAsked(t *testing.T) {
	n := asked(t, amazon+"  - {company: Google, start: 2027-01-11, evidence: written, base: 180k}\n", "", false)
	agreed, err := letter.Agreed(n.Asking, []negotiate.Put{{Key: "sign_on_year_1", Value: decimal.NewFromInt(60_000)}})
	if err != nil {
		t.Fatal(err)
	}
	s, err := letter.Recap(n, &agreed, letter.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if text := lines([]report.Section{s}); slices.ContainsFunc(text, func(l string) bool { return strings.Contains(l, "open") }) {
		t.Errorf("something is open: %q", text)
	}
}
