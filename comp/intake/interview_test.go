package intake_test

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/comp/intake"
	"github.com/seed-251b9aba/offerkit/vesting"
)

var today = vesting.MustDate("2026-11-27")

// answered is an interview with answers by the question's key within its offer; what is not named is skipped.
func answered(t testing.TB, offers ...map[string]string) *intake.Interview {
	t.Helper()
	v := intake.New(today)
	for q, more := v.Next(); more; q, more = v.Next() {
		text := intake.Skip
		if said, known := answerTo(q.Key, offers); known {
			text = said
		}
		if q.Key == "as_of" {
			text = ""
		}
		if err := v.Answer(text); err != nil {
			t.Fatalf("%s: %v", q.Key, err)
		}
	}
	return v
}

// answerTo finds an answer; the last mapping holds what is no offer's.
func answerTo(key string, offers []map[string]string) (string, bool) {
	for i, of := range offers {
		if within, found := strings.CutPrefix(key, fmt.Sprintf("offers[%d].", i)); found {
			text, known := of[within]
			return text, known
		}
	}
	text, known := offers[len(offers)-1][key]
	return text, known
}

func read(t testing.TB, file string) comp.Case {
	t.Helper()
	c, err := casefile.Read(casefile.Options{Today: today}, casefile.Source{Name: "offers.yaml", Data: []byte(file)})
	if err != nil {
		t.Fatalf("%v\n%s", err, file)
	}
	return c
}

// same compares cases by their terms: a schedule by what it is called and does.
var same = []cmp.Option{
	cmp.Comparer(func(a, b decimal.Decimal) bool { return a.Equal(b) }),
	cmp.Comparer(func(a, b vesting.Date) bool { return a == b }),
	cmp.Comparer(func(a, b vesting.Schedule) bool { return a.String() == b.String() }),
	cmpopts.IgnoreUnexported(comp.Case{}), cmpopts.IgnoreTypes(comp.PlanLimits{}),
}

var (
	ordinary = map[string]string{
		"company": "Amazon", "location": "Seattle, WA", "start": "2027-01-11", "deadline": "2026-12-11", "base": "160k", "bonus": "10%",
		"sign_on": "127k, 94k", "clawback": "12 months", "clawback_kind": "cliff", "equity": "220 shares", "price": "1,200", "vesting": "5/15/40/40",
		"vest_days": "05-15", "refreshers": "none", "more": "retirement match", "retirement": "50% of 4%",
	}
	google = map[string]string{
		"company": "Google", "base": "$175,000", "bonus": "15%", "sign_on": "40k", "clawback": "12 months, prorated",
		"equity": "$300,000 in RSUs", "price": "170", "vesting": "google", "refreshers": "60k", "refreshers_certainty": "written",
	}
)

// What is answered is what a person would have written, and means the same.
func TestAnswersMakeTheCaseThatAPersonWouldWrite(t *testing.T) {
	for _, test := range []struct {
		name   string
		offers []map[string]string
		hand   string
	}{
		{"two letters", []map[string]string{ordinary, google, {"candidate.filing_status": "single"}}, `
as_of: 2026-11-27
candidate: {filing_status: single}
offers:
  - company: Amazon
    location: "Seattle, WA"
    start: 2027-01-11
    deadline: 2026-12-11
    base: 160k
    bonus: 10%
    sign_on: [{amount: 127k, clawback: {months: 12, kind: cliff}}, {amount: 94k, clawback: {months: 12, kind: cliff}}]
    rsu: {shares: 220, price: 1200, vesting: 5/15/40/40 on 05-15}
    retirement: 50% of 4%
  - company: Google
    base: $175,000
    bonus: 15%
    sign_on: {amount: 40k, clawback: {months: 12, kind: pro-rata}}
    rsu: {value: "$300,000", price: 170, vesting: google}
    refreshers: {value: 60k, vesting: 4y quarterly, certainty: written}
`},
		{"a cliff stays behind the fixed days", []map[string]string{{"company": "Globex", "base": "150k", "equity": "200k", "vesting": "4y quarterly, 12mo cliff", "vest_days": "02-15 05-15 08-15 11-15"}}, `
as_of: 2026-11-27
offers:
  - company: Globex
    base: 150k
    rsu: {value: 200k, vesting: "4y quarterly on 02-15 05-15 08-15 11-15, 12mo cliff"}
`},
		{"options of a private company, and today's job", []map[string]string{
			{"company": "Hooli", "base": "£95k", "equity": "10,000 options", "price": "private", "fmv": "4", "preferred": "12", "strike": "3", "vesting": "4y monthly, 12mo cliff"},
			{"base": "£90k", "start": "2023-04-03", "equity": "200 shares", "price": "50", "vesting": "4y annual", "vesting_start": "2024-04-03"},
			{"current": "Initech"},
		}, `
as_of: 2026-11-27
currency: GBP
offers:
  - company: Hooli
    base: £95k
    private: {preferred: 12, fmv: 4}
    options: {shares: 10000, strike: 3, vesting: "4y monthly, 12mo cliff"}
  - company: Initech
    current: true
    start: 2023-04-03
    base: £90k
    rsu: {shares: 200, price: 50, vesting: 4y annual, start: 2024-04-03}
`},
		{"listed options", []map[string]string{{"company": "Hooli", "base": "95k", "equity": "1000 stock options", "price": "20", "strike": "15", "vesting": "3y annual"}}, `
as_of: 2026-11-27
offers:
  - company: Hooli
    base: 95k
    price: 20
    options: {shares: 1000, strike: 15, vesting: 3y annual}
`},
		{"two currencies", []map[string]string{
			{"company": "Globex", "base": "€80k"}, {"company": "Initech", "base": "$90k"}, {"fx.USD": "0.92"},
		}, `
as_of: 2026-11-27
currency: EUR
fx: {USD: 0.92}
offers:
  - {company: Globex, base: €80k}
  - {company: Initech, base: $90k}
`},
		{"two offers of one company, and a certainty of none", []map[string]string{
			{"company": "Globex", "base": "80k"},
			{"company": "globex", "role": "Lead: Data #1", "base": "$100/hour", "more": "match", "retirement": "5%", "equity": "100k", "vesting": "4y annual", "refreshers": "10k", "refreshers_vesting": "3y annual", "refreshers_certainty": "none"},
		}, `
as_of: 2026-11-27
offers:
  - {company: Globex, base: 80k}
  - company: globex
    role: "Lead: Data #1"
    base: $100/hour
    rsu: {value: 100k, vesting: 4y annual}
    refreshers: {value: 10k, vesting: 3y annual, certainty: none}
    retirement: {employer: 5%}
`},
		{"a second and a third grant, help with moving, and a plan", []map[string]string{{
			"company": "Globex", "base": "150k", "equity": "200k", "price": "40", "vesting": "4y annual", "vest_days": "05-15",
			"more": "Another Grant", "grant2.equity": "1,000 shares", "grant2.vesting": "3y annual",
			"more2": "relocation", "relocation": "20k", "relocation_clawback": "24 months cliff",
			"more3": "espp", "espp": "10%", "espp_discount": "15%", "espp_lookback": "yes", "espp_offering": "24 months", "espp_purchase": "6 months",
			"more4": "grant", "grant3.equity": "$50k", "grant3.price": "38.5", "grant3.vesting": "2y monthly", "today": "42",
		}}, `
as_of: 2026-11-27
offers:
  - company: Globex
    base: 150k
    price: 42
    rsu: {value: 200k, price: 40, vesting: 4y annual on 05-15}
    grants:
      - {kind: rsu, shares: 1000, vesting: 3y annual on 05-15}
      - {kind: rsu, value: $50k, price: 38.5, vesting: 2y monthly}
    relocation: {amount: 20k, clawback: {months: 24, kind: cliff}}
    espp: {contribution: 10%, discount: 15%, lookback: true, offering: 24 months, purchase: 6 months}
`},
		{"a job in sales", []map[string]string{{
			"company": "Globex", "base": "£84k", "more": "commission", "ote": "£126k", "commission_paid": "quarterly", "ramp": "3", "more2": "allowance", "allowance": "£550 a month",
		}, {"company": "Initech", "base": "£80k", "more": "commission", "commission": "£40k", "more2": "cash allowance", "allowance": "£6,600"}}, `
as_of: 2026-11-27
offers:
  - company: Globex
    base: £84k
    commission: {ote: £126k, paid: quarterly, ramp: {months: 3, guarantee: 100%}}
    benefits: [{name: cash allowance, amount: £550, per: month, kind: cash}]
  - company: Initech
    base: £80k
    commission: {target: £40k}
    benefits: [{name: cash allowance, amount: "£6,600", kind: cash}]
`},
		{"a commission of which nothing is known yet", []map[string]string{{"company": "Globex", "base": "84k", "more": "commission"}}, `
as_of: 2026-11-27
offers:
  - company: Globex
    base: 84k
    # ask: what the commission is at target
`},
		{"options beside shares, of which one price is known", []map[string]string{{
			"company": "Globex", "base": "150k", "equity": "200k", "price": "40", "vesting": "4y annual",
			"more": "another grant", "grant2.equity": "500 options", "grant2.strike": "30", "grant2.vesting": "4y monthly",
		}}, `
as_of: 2026-11-27
offers:
  - company: Globex
    base: 150k
    rsu: {value: 200k, price: 40, vesting: 4y annual}
    grants:
      - {kind: option, shares: 500, strike: 30, vesting: 4y monthly}
`},
		{"a second grant of a private company", []map[string]string{{
			"company": "Globex", "base": "150k", "equity": "1000 options", "price": "private", "fmv": "4", "strike": "3", "vesting": "4y annual",
			"more": "another grant", "grant2.equity": "500 shares", "grant2.vesting": "4y annual",
		}}, `
as_of: 2026-11-27
offers:
  - company: Globex
    base: 150k
    private: {fmv: 4}
    options: {shares: 1000, strike: 3, vesting: 4y annual}
    grants:
      - {kind: rsu, shares: 500, vesting: 4y annual}
`},
	} {
		t.Run(test.name, func(t *testing.T) {
			v := answered(t, test.offers...)
			file := string(v.File())
			if diff := cmp.Diff(read(t, test.hand), read(t, file), same...); diff != "" {
				t.Errorf("by hand (-) and by answers (+):\n%s\n%s", diff, file)
			}
			for _, line := range strings.Split(strings.TrimSpace(test.hand), "\n") {
				if !strings.Contains(line, "{company") && !strings.HasPrefix(line, "as_of") && !strings.Contains(file, line+"\n") && !strings.Contains(file, line+" ") {
					t.Errorf("a person would have written the line\n%s\nin\n%s", line, file)
				}
			}
			if !v.Comparable() {
				t.Error("the file is said not to be comparable")
			}
		})
	}
}

// Fifteen questions are enough for an ordinary offer, its company among them.
func TestAnOrdinaryOfferTakesFifteenQuestions(t *testing.T) {
	asked, letter := 0, maps.Clone(ordinary)
	delete(letter, "more")
	for _, given := range answered(t, letter).Answers() {
		if strings.HasPrefix(given.Question, "offers[0].") {
			asked++
		}
	}
	if asked != 15 {
		t.Errorf("%d questions about an ordinary offer, at most 15 were promised", asked)
	}
}

// The offer of SPEC 6: 300,200 in the first year, 1,125,000 over four at a flat price.
func TestTheTotalIsSaidAfterEachOffer(t *testing.T) {
	v := answered(t, map[string]string{"company": "Amazon", "start": "2027-01-11", "base": "160k", "sign_on": "127k, 94k", "equity": "220 shares", "price": "1200", "vesting": "5/15/40/40"})
	total, err := v.Total(0)
	if err != nil || !total.Year1.Equal(decimal.NewFromInt(300_200)) || !total.Total.Equal(decimal.NewFromInt(1_125_000)) || total.Currency != comp.USD {
		t.Errorf("%+v, %v; 300,200 and 1,125,000 were to be said", total, err)
	}
}

// Whatever is skipped, the file says so, and what is known of the rest can still be read.
func TestWhatIsMissingStandsBehindAMark(t *testing.T) {
	for _, test := range []struct {
		name  string
		offer map[string]string
		line  string
	}{
		{"a price", map[string]string{"base": "1", "equity": "220 shares", "vesting": "4y annual"}, "    # rsu: {shares: 220, vesting: 4y annual}   # left out: the price of a share is missing"},
		{"a schedule", map[string]string{"base": "1", "equity": "300k"}, "    # rsu: {value: 300k}   # left out: the vesting schedule is missing"},
		{"a strike", map[string]string{"base": "1", "equity": "10 options", "price": "5", "vesting": "4y annual"}, "    # options: {shares: 10, vesting: 4y annual}   # left out: the strike is missing"},
		{"what a private share is worth", map[string]string{"base": "1", "equity": "300k", "price": "Private", "vesting": "4y annual"}, "    # rsu: {value: 300k, vesting: 4y annual}   # left out: what a share is worth (409A), or what the last round paid is missing"},
		{"a clawback", map[string]string{"base": "1", "sign_on": "40k"}, "    # ask: whether the sign-on is paid back on leaving, for how many months, and whether pro-rata"},
		{"another grant's schedule", map[string]string{"base": "1", "equity": "300k", "vesting": "4y annual", "more": "grant", "grant2.equity": "10k"}, "    # grants: [{kind: rsu, value: 10k}]   # left out: the vesting schedule is missing"},
		{"today's price", map[string]string{"base": "1", "equity": "300k", "vesting": "4y annual", "more": "grant", "grant2.equity": "10 shares", "grant2.vesting": "4y annual"}, "    # grants: [{kind: rsu, shares: 10, vesting: 4y annual}]   # left out: the price of a share is missing"},
		{"a plan's price", map[string]string{"base": "1", "more": "ESPP", "espp": "10%"}, "    # espp: {contribution: 10%}   # left out: the price of a share is missing"},
		{"what happens to the relocation", map[string]string{"base": "1", "more": "relocation", "relocation": "10k"}, "    # ask: whether the relocation is paid back on leaving, for how many months, and whether pro-rata"},
		{"a base", map[string]string{}, "    base:                          # missing: salary a year, such as 160k"},
	} {
		t.Run(test.name, func(t *testing.T) {
			test.offer["company"] = "Globex"
			v := answered(t, test.offer)
			if file := string(v.File()); !strings.Contains(file, test.line+"\n") {
				t.Errorf("the line\n%s\nis not in\n%s", test.line, file)
			}
			if _, hasBase := test.offer["base"]; hasBase != v.Comparable() {
				t.Errorf("comparable is %v", v.Comparable())
			} else if hasBase {
				read(t, string(v.File()))
			}
			if len(v.Open(0)) == 0 {
				t.Error("nothing is said to be open")
			}
		})
	}
}

// What most letters do not have is asked for when somebody says that it is there, each once, but grants again
// and again.
func TestWhatElseIsInTheLetterIsAskedForOnce(t *testing.T) {
	v := answered(t, map[string]string{"company": "Globex", "equity": "300k", "price": "10", "vesting": "4y annual", "more": "ESPP", "espp": "10%", "more2": "grant"})
	for v.Back() {
		if q, _ := v.Next(); q.Key == "offers[0].more3" {
			break
		}
	}
	q, _ := v.Next()
	if want := []string{"another grant", "relocation", "commission", "cash allowance", "pension or retirement match"}; !slices.Equal(q.Choices, want) {
		t.Errorf("%s proposes %q, not %q", q.Key, q.Choices, want)
	}
	alone := answered(t, map[string]string{"company": "Globex"})
	for _, given := range alone.Answers() {
		if strings.Contains(given.Question, "espp") || strings.Contains(given.Question, "relocation") {
			t.Errorf("%s is asked though nothing else was said to be there", given.Question)
		}
	}
}

// Schedules of one's own are proposed as the known ones are, and stand in the file as what they mean: it is
// read without them.
func TestSchedulesOfOnesOwn(t *testing.T) {
	own, err := vesting.Embedded().With([]vesting.Preset{{Name: "globex", Company: "Globex", Schedule: "10/20/30/40"}})
	if err != nil {
		t.Fatal(err)
	}
	v := intake.New(today).WithPresets(own)
	for _, text := range []string{"", "Globex", "", "", "", "160k", "", "", "220 shares", "1200"} {
		if err := v.Answer(text); err != nil {
			t.Fatal(err)
		}
	}
	if q, _ := v.Next(); q.Proposal != "globex" || !strings.Contains(q.Source, "10/20/30/40, by your own presets") {
		t.Fatalf("proposed is %q: %s", q.Proposal, q.Source)
	}
	if err := v.Answer(""); err != nil {
		t.Fatal(err)
	}
	if file := string(v.File()); !strings.Contains(file, "vesting: 10/20/30/40}") {
		t.Errorf("the file needs the presets:\n%s", file)
	} else {
		read(t, file)
	}
}

// An employer's schedule is proposed with its source, and the letter has the last word.
func TestAnEmployersScheduleIsProposed(t *testing.T) {
	v := intake.New(today)
	for _, text := range []string{"", "amazon", "", "", "", "160k", "", "", "220 shares", "1200"} {
		if err := v.Answer(text); err != nil {
			t.Fatal(err)
		}
	}
	q, _ := v.Next()
	if q.Key != "offers[0].vesting" || q.Proposal != "amazon" {
		t.Fatalf("asked is %q with the proposal %q", q.Key, q.Proposal)
	}
	for _, word := range []string{"5/15/40/40", "salaryscript.com", "2026", "sources disagree", "the letter has the last word"} {
		if !strings.Contains(q.Source, word) {
			t.Errorf("%q is not said of the proposal: %s", word, q.Source)
		}
	}
}

func TestAnAnswerIsRefusedInTheWordsOfTheCaseFile(t *testing.T) {
	for _, test := range []struct{ key, text, want string }{
		{"bonus", "12% of base, discretionary", "promises nothing; write 12% where it is to count, as on target, or none"},
		{"base", "185.000", "185"}, {"base", "a lot", `"a lot" is not a number`}, {"bonus", "15", "write 15%"}, {"start", "2027-02-30", "no day of the calendar"},
		{"equity", "220", "write 220 shares, 220 options, or $220"}, {"company", "\x1b[2J", "control code"}, {"company", "\xff", "UTF-8"}, {"deadline", "soon", "not a date"},
		{"base", strings.Repeat("9", 501), "longer than 500 characters"}, {"base", "}, base: 5", "is neither a currency"}, {"retirement", "lots", "is no match"}, {"more", "relocaton", "did you mean relocation?"}, {"more", "a car", "write one of relocation, commission, cash allowance, ESPP, pension or retirement match"},
	} {
		v := intake.New(today)
		for q, more := v.Next(); more; q, more = v.Next() {
			text := ""
			switch q.Key {
			case "offers[0].company":
				text = "Globex"
			case "offers[0].base":
				text = "100k"
			case "offers[0].more":
				text = "retirement match"
			}
			if q.Key == "offers[0]."+test.key {
				break
			}
			if err := v.Answer(text); err != nil {
				t.Fatal(err)
			}
		}
		before := len(v.Answers())
		err := v.Answer(test.text)
		var refused *intake.AnswerError
		if !errors.As(err, &refused) || !strings.Contains(err.Error(), test.want) || refused.Question != "offers[0]."+test.key {
			t.Errorf("%s %q: %v; %q was to be said", test.key, test.text, err, test.want)
		}
		if len(v.Answers()) != before {
			t.Errorf("%s %q was refused and taken", test.key, test.text)
		}
	}
}

// What a letter has in words is read as the case file has it, where it can mean one thing only.
func TestTheWordsOfALetterAreRead(t *testing.T) {
	for _, test := range []struct{ key, letter, form string }{
		{"bonus", "12% target bonus", "12%"}, {"bonus", "12 % of your base salary", "12 %"}, {"bonus", "15% Target", "15%"},
		{"start", "February 1, 2027", "2027-02-01"}, {"deadline", "15 Dec 2026", "2026-12-15"}, {"start", "Monday, February 1, 2027", "2027-02-01"},
		{"vesting", "25% after the first year, then quarterly over 3 years", "4y quarterly, 12mo cliff"}, {"vesting", "25% on your one year anniversary, and monthly over the next three years", "4y monthly, 12mo cliff"},
		{"vesting", "four years monthly with a one-year cliff", "4y monthly, 12mo cliff"}, {"vesting", "25% per year over four years", "4y annual"},
		{"vesting", "monthly over 48 months", "4y monthly"}, {"vesting", "vests quarterly over four years", "4y quarterly"},
		{"start", "Jan 4th, 2027", "2027-01-04"}, {"equity", "RSUs valued at $300,000", "$300,000"}, {"bonus", "n/a", "none"},
		{"sign_on", "$50,000 sign-on bonus", "$50,000"}, {"sign_on", "a one-time £5,000 joining bonus", "£5,000"}, {"refreshers_vesting", "quarterly over 4 years", "4y quarterly"}, {"sign_on", "25,000 on start and 25,000 after 12 months", "25,000, 25,000"}, // SPEC 5: that of year 2 is paid on its first day
	} {
		offer := map[string]string{"company": "Globex", "base": "100k", "equity": "300k", "vesting": "4y annual"}
		offer[test.key] = test.letter
		v := answered(t, offer)
		for _, given := range v.Answers() {
			if given.Question == "offers[0]."+test.key && given.Answer != test.form {
				t.Errorf("%s: %q is read as %q, not %q", test.key, test.letter, given.Answer, test.form)
			}
		}
		read(t, string(v.File()))
	}
}

// What says too little is not guessed at.
func TestWordsThatMayMeanSeveralThingsAreNotRead(t *testing.T) {
	for _, said := range [][2]string{
		{"vesting", "4 years monthly with a 1 month cliff"}, {"vesting", "4 years with 1-year cliff"}, {"vesting", "25% after one year, then quarterly"},
		{"start", "02/01/2027"}, {"bonus", "up to 12%"}, {"sign_on", "$50,000 sign-on, paid in two installments"},
	} {
		key, letter := said[0], said[1]
		v := intake.New(today)
		for q, more := v.Next(); more; q, more = v.Next() {
			text := map[string]string{"offers[0].company": "Globex", "offers[0].base": "100k", "offers[0].equity": "300k"}[q.Key]
			if q.Key == "offers[0]."+key {
				text = letter
			}
			if err := v.Answer(text); err != nil {
				if q.Key == "offers[0]."+key {
					key = ""
				}
				break
			}
		}
		if key != "" {
			t.Errorf("%s: %q was taken", key, letter)
		}
	}
}

// What a letter leaves open is asked of the employer, and counts as nothing until then.
func TestWhatTheLetterLeavesOpenIsToBeAsked(t *testing.T) {
	v := answered(t, map[string]string{
		"company": "Globex", "base": "100k", "start": "ASAP", "bonus": "TBD", "sign_on": "tbd", "equity": "to be determined", "more": "retirement match", "retirement": "TBC",
	})
	open, file := v.Open(0), string(v.File())
	for _, text := range []string{"what the first day of work is", "what the target bonus is", "what the sign-on is", "what is granted", "what the employer's match is"} {
		if !slices.Contains(open, text) {
			t.Errorf("it is not asked %s: %q", text, open)
		}
		if !strings.Contains(file, "# ask: "+text+"\n") {
			t.Errorf("the file does not ask %s:\n%s", text, file)
		}
	}
	if got := read(t, file).Offers[0]; len(got.Grants) != 0 || len(got.SignOn) != 0 {
		t.Errorf("what is open counts as something:\n%s", file)
	}
}

// Two forms of a match in letters are the one form that the case file has.
func TestTheMatchOfALetterIsRead(t *testing.T) {
	for letter, form := range map[string]string{"100% match up to 4%": "100% of 4%", "dollar for dollar up to 5%": "100% of 5%", "50% of the first 6%": "50% of the first 6%"} {
		v := answered(t, map[string]string{"company": "Globex", "base": "100k", "more": "retirement match", "retirement": letter})
		if given := (intake.Given{Question: "offers[0].retirement", Answer: form}); !slices.Contains(v.Answers(), given) {
			t.Errorf("%q is not read as %q: %v", letter, form, v.Answers())
		}
		read(t, string(v.File()))
	}
}

// hostile is typed by somebody who means harm, or whose clipboard does.
var hostile = []string{
	"Evil: {a: b}", "a # b", "x\nbase: 999k", "- list", "&anchor", "*alias", "!!binary x", "'", `"`, `\`, "null", "~", "yes", "1e3", "{{", "]", "%", "@", "`", "| ", "> x", "? y",
	"a: b", "?", "=cmd()", "<script>", "\u202eabc", "\x00", "\x1b]0;x\x07", "", " ", "-", "none", "NONE", "<", "€", "50k, base: 1", "[1, 2", "1, 2]", "offers: []", "---", "...", "\ufeff", "é", "日本", strings.Repeat("k", 400),
	"160k", "15%", "12 months", "220 shares", "10 options", "300k", "170", "private", "4y annual", "amazon", "02-15", "2027-01-11", "single", "written", "pro-rata", "3", "€5k", "1.08", "100 in stock",
	"another grant", "relocation", "ESPP", "match", "yes", "24 months cliff", "6 months", "TBD", "n/a", "ASAP", "monthly over 48 months",
}

// example stands for the example of the question.
const example = "(example)"

// Whatever is typed, there is no panic, the file is one that can be read, and what is comparable compares.
func TestWhateverIsTypedMakesAFile(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := intake.New(today)
		word := rapid.OneOf(rapid.SampledFrom(hostile), rapid.Just(example), rapid.Just(example))
		typed := rapid.SliceOfN(word, 0, 80).Draw(t, "typed")
		for _, text := range typed {
			q, more := v.Next()
			if !more {
				break
			}
			switch text {
			case "<":
				v.Back()
				continue
			case example:
				text = q.Example
			}
			_ = v.Answer(text)
		}
		file := v.File()
		if v.Comparable() {
			c, err := casefile.Read(casefile.Options{Today: today}, casefile.Source{Name: "f", Data: file})
			if err != nil {
				t.Fatalf("%v\n%s", err, file)
			}
			for i, company := range v.Offers() {
				if c.Offers[i].Company != company {
					t.Fatalf("%q became %q", company, c.Offers[i].Company)
				}
				if _, err := v.Total(i); err != nil {
					t.Fatalf("%v\n%s", err, file)
				}
			}
		}
		again := intake.New(today)
		var draft bytes.Buffer
		if err := v.WriteDraft(&draft); err != nil {
			t.Fatal(err)
		}
		if err := again.Resume(draft.Bytes()); err != nil || !slices.Equal(again.Answers(), v.Answers()) || !bytes.Equal(again.File(), file) {
			t.Fatalf("%v: the draft makes another interview\n%s", err, draft.Bytes())
		}
	})
}

// What was skipped although something was proposed is skipped in the draft too.
func TestADraftKeepsWhatWasSkipped(t *testing.T) {
	v := answered(t, map[string]string{"company": "Amazon", "base": "160k", "equity": "220 shares", "price": "1200"})
	var draft bytes.Buffer
	if err := v.WriteDraft(&draft); err != nil {
		t.Fatal(err)
	}
	again := intake.New(today)
	if err := again.Resume(draft.Bytes()); err != nil || !slices.Equal(again.Answers(), v.Answers()) {
		t.Errorf("%v: resumed are %v", err, again.Answers())
	}
}

// Without a rate an offer in another currency is not compared, and the others are.
func TestAnOfferWithoutARateIsNotCompared(t *testing.T) {
	v := answered(t, map[string]string{"company": "Globex", "base": "$80k"}, map[string]string{"company": "Initech", "base": "€90k"})
	if v.Comparable() {
		t.Error("the offers are said to be comparable")
	}
	if _, err := v.Total(1); !errors.Is(err, intake.ErrIncomparable) {
		t.Errorf("the total of the offer is %v", err)
	}
	if total, err := v.Total(0); err != nil || !total.Year1.Equal(decimal.NewFromInt(80_000)) {
		t.Errorf("the other's is %v, %v", total, err)
	}
	if file := string(v.File()); !strings.Contains(file, "\n# fx: {EUR: 1.08} ") {
		t.Errorf("the rate is not asked for in\n%s", file)
	}
}

func TestABrokenDraftIsTakenUpToItsFault(t *testing.T) {
	var draft bytes.Buffer
	if err := answered(t, google).WriteDraft(&draft); err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfter(draft.String(), "\n")
	for _, test := range []struct{ name, line string }{
		{"no JSON", "{\n"}, {"another question", `{"question":"offers[7].base","answer":"1"}` + "\n"}, {"an answer that is refused", `{"question":"offers[0].location","answer":"\u001b"}` + "\n"},
	} {
		v := intake.New(today)
		err := v.Resume([]byte(strings.Join(lines[:2], "") + test.line + strings.Join(lines[3:], "")))
		var broken *intake.DraftError
		if !errors.As(err, &broken) || broken.Line != 3 || len(v.Answers()) != 2 {
			t.Errorf("%s: %v, with %d answers taken; line 3 is at fault", test.name, err, len(v.Answers()))
		}
	}
}

func TestBackTakesTheLastAnswerAway(t *testing.T) {
	v := intake.New(today)
	if v.Back() {
		t.Error("there was nothing to go back to")
	}
	for _, text := range []string{"", "Globex"} {
		if err := v.Answer(text); err != nil {
			t.Fatal(err)
		}
	}
	if q, _ := v.Next(); q.Key != "offers[0].location" {
		t.Fatalf("asked is %s", q.Key)
	}
	if q, _ := v.Next(); !v.Back() || len(v.Offers()) != 0 || q.Heading != "Globex" || len(v.Answers()) != 1 {
		t.Error("the company is still there")
	}
	if q, _ := v.Next(); q.Key != "offers[0].company" {
		t.Errorf("after going back %s is asked", q.Key)
	}
}

// No is no company: neither a further offer nor today's job is made of it.
func TestNoIsNobodysCompany(t *testing.T) {
	for _, no := range []string{"no", "N", "none", "n/a"} {
		v := intake.New(today)
		companies := 0
		for q, more := v.Next(); more; q, more = v.Next() {
			text := ""
			switch {
			case q.Key == "offers[0].company":
				text = "Globex"
			case q.Key == "offers[0].base":
				text = "100k"
			case strings.HasSuffix(q.Key, ".company"), q.Key == "current":
				text = no
				companies++
			}
			if err := v.Answer(text); err != nil {
				t.Fatalf("%s: %v", q.Key, err)
			}
			if companies > 2 {
				t.Fatalf("%q became a company: %s is asked", no, q.Key)
			}
		}
		if companies != 2 {
			t.Errorf("%q ended the offers after %d questions for a company", no, companies)
		}
	}
}

// No is an answer to what a letter may have none of, as none is.
func TestNoIsNone(t *testing.T) {
	for _, no := range []string{"no", "none", "nil", "Nothing"} {
		answered(t, map[string]string{"company": "Globex", "base": "100k", "bonus": no, "sign_on": no, "equity": no})
	}
}
