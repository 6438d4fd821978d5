package risk_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/risk"
)

// Initech pays 640,000 + 64,000 of bonus + 80,000 in shares + 40,000 at the start = 824,000 against
// 680,000, and its recruiter says 850,000.
const decision = `
as_of: 2027-01-01
offers:
  - {company: Globex, start: 2027-01-01, base: 170k, evidence: written}
  - company: Initech
    start: 2027-01-01
    deadline: 2027-01-19
    evidence: verbal
    quoted: [200k, 200k, 200k, 250k]
    base: 160k
    bonus: 10%
    sign_on: 40k
    price: 200
    grants: [{kind: rsu, shares: 400, vesting: 4y annual}]
`

func grill(t testing.TB, text, metric string) *risk.Grill {
	t.Helper()
	l := lead(t, read(t, text), metric)
	g, err := l.Grill(l.Leader)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func ask(t testing.TB, g *risk.Grill, kind risk.QuestionKind) risk.Question {
	t.Helper()
	i := slices.IndexFunc(g.Questions, func(q risk.Question) bool { return q.Kind == kind })
	if i < 0 {
		t.Fatalf("nobody asks about %s", kind)
	}
	return g.Questions[i]
}

func asks(g *risk.Grill, kind risk.QuestionKind) bool {
	return slices.ContainsFunc(g.Questions, func(q risk.Question) bool { return q.Kind == kind })
}

// 200,000 with a bonus of 20% make 960,000 against 900,000 with 100,000 in shares: half of the bonus,
// which is plausible, takes 80,000 of the 60,000 of the lead. An answer so sure of itself decides.
func TestHowSureOneIsOfAFragileLeadDecides(t *testing.T) {
	g := grill(t, `
as_of: 2027-01-01
offers:
  - {company: Globex, start: 2027-01-01, base: 200k, bonus: 20%}
  - {company: Initech, start: 2027-01-01, base: 200k, price: 100, grants: [{kind: rsu, shares: 1000, vesting: 4y annual}]}
`, "total")
	if q := ask(t, g, risk.AskMargin); g.Stress.Verdict != risk.Fragile || !q.Decides {
		t.Errorf("a lead that is %s: %+v", g.Stress.Verdict, q)
	}
	if f := g.Stress.Fact; f == nil || f.Path != "offers[0].bonus.payout" || !f.Decides {
		t.Errorf("the fact: %+v", f)
	}
}

func TestQuestionsByHand(t *testing.T) {
	g := grill(t, decision, "total")
	if q := ask(t, g, risk.AskMargin); q.Offer != 1 || q.Other != 0 || !q.Amount.Equal(dec("144000")) || q.Decides {
		t.Errorf("margin: %+v", q)
	}
	if q := ask(t, g, risk.AskPrice); !q.Amount.Equal(dec("80000")) || !q.Share.Equal(dec("0.097087378641")) || q.Decides {
		t.Errorf("price: %+v", q)
	}
	if q := ask(t, g, risk.AskQuote); !q.Amount.Equal(dec("850000")) || !q.OtherAmount.Equal(dec("824000")) || q.Month != 4 || !q.Stake.Equal(dec("26000")) {
		t.Errorf("quote: %+v", q)
	}
	if q := ask(t, g, risk.AskDeadline); q.Days != 18 || q.On.String() != "2027-01-19" {
		t.Errorf("deadline: %+v", q)
	}
	if q := ask(t, g, risk.AskNoClawback); !q.Amount.Equal(dec("40000")) || !slices.Equal(q.Lacks, []string{"offers[1].sign_on[0].clawback"}) {
		t.Errorf("clawback: %+v", q)
	}
	if q := ask(t, g, risk.AskMinimum); !slices.Equal(q.Lacks, []string{"candidate.minimum"}) {
		t.Errorf("minimum: %+v", q)
	}
}

// Each month takes 833.33 off the lead of Initech until its next bonus and vest: after 23 months it has
// kept 306,666.67 + 16,000 + 20,000 + 40,000 and Globex 325,833.33.
func TestTheWorstMonthToLeave(t *testing.T) {
	q := ask(t, grill(t, decision, "total"), risk.AskLeaving)
	if q.Month != 23 || q.On.String() != "2028-12-01" || !q.Amount.Equal(dec("382666.67")) || !q.OtherAmount.Equal(dec("325833.33")) {
		t.Errorf("got %+v", q)
	}
}

// Nobody leaves a job that has ended: of a contract of 18 months the months up to that are asked about, of one of
// six none.
func TestNoLeavingAfterTheEnd(t *testing.T) {
	contract := func(end string) *risk.Grill {
		return grill(t, fmt.Sprintf(`
as_of: 2027-01-01
offers:
  - {company: A, start: 2027-01-01, base: 100k, evidence: written}
  - {company: B, start: 2027-01-01, end: %s, base: 900k, evidence: written}
`, end), "total")
	}
	if q := ask(t, contract("2028-06-30"), risk.AskLeaving); q.Month > 18 || q.Month < 12 {
		t.Errorf("leaving after %d months", q.Month)
	}
	if asks(contract("2027-06-30"), risk.AskLeaving) {
		t.Error("leaving a job of six months after a year")
	}
}

// What may change who leads comes first: an offer that has only been said. The others follow by money.
func TestTheHardestQuestionComesFirst(t *testing.T) {
	g := grill(t, decision, "total")
	first := g.Questions[0]
	if first.Kind != risk.AskEvidence || !first.Decides || !first.Stake.Equal(dec("824000")) {
		t.Errorf("the first is %+v", first)
	}
	for i := 1; i < len(g.Questions); i++ {
		before, q := g.Questions[i-1], g.Questions[i]
		if q.Decides && !before.Decides || q.Decides == before.Decides && q.Stake.GreaterThan(before.Stake) {
			t.Errorf("%s before %s", before.Kind, q.Kind)
		}
	}
	if written := grill(t, `
as_of: 2027-01-01
candidate: {minimum: 100k}
offers:
  - {company: A, start: 2027-01-01, deadline: 2027-02-01, base: 170k, evidence: written}
  - {company: B, start: 2027-01-01, base: 160k, evidence: written}
`, "total"); asks(written, risk.AskEvidence) || asks(written, risk.AskMinimum) || asks(written, risk.AskPrice) || asks(written, risk.AskClawback) {
		t.Errorf("of what is settled it asks %+v", written.Questions)
	}
}

// A pays 100,000 by the end of 2027, B, from July on, 60,000: over a year of its own it pays 120,000.
func TestOffersThatStartOnDifferentDays(t *testing.T) {
	q := ask(t, grill(t, `
as_of: 2027-01-01
years: 1
offers:
  - {company: A, start: 2027-01-01, base: 100k}
  - {company: B, start: 2027-07-01, base: 120k}
`, "total"), risk.AskStarts)
	if q.Offer != 1 || q.On.String() != "2028-01-01" || !q.Amount.Equal(dec("60000")) || !q.OtherAmount.Equal(dec("100000")) || !q.Decides || !q.Stake.Equal(dec("60000")) {
		t.Errorf("got %+v", q)
	}
}

// 1m of 10m shares of 80m are 8m; without them 400,000 are less than 480,000.
func TestAnExitThatNobodyPromised(t *testing.T) {
	g := grill(t, `
as_of: 2027-01-01
offers:
  - {company: A, start: 2027-01-01, base: 120k, location: Seattle}
  - company: Startup
    start: 2027-01-01
    base: 100k
    location: Berlin
    private: {fmv: 1, fully_diluted: 10m, exit: {value: 80m, on: 2030-06-30}}
    grants: [{kind: rsu, shares: 1m, vesting: 3y annual}]
`, "total")
	q := ask(t, g, risk.AskCondition)
	if q.Condition != comp.OnExit || !q.Decides || !q.Amount.Equal(dec("8000000")) || !q.Standing.Without.Equal(dec("400000")) || q.Standing.Rest.Ranking.Order[0] != 0 {
		t.Errorf("exit: %+v", q)
	}
	if q := ask(t, g, risk.AskFailure); !slices.Equal(q.Lacks, []string{"offers[1].private.failure"}) || !q.Stake.Equal(dec("8000000")) {
		t.Errorf("failure: %+v", q)
	}
	if q := ask(t, g, risk.AskPlace); !slices.Equal(q.Lacks, []string{"candidate.filing_status"}) {
		t.Errorf("place: %+v", q)
	}
}

// Of the offer that does not lead it is asked why the other is not taken.
func TestADecisionForTheOfferBehind(t *testing.T) {
	l := lead(t, read(t, decision), "total")
	g, err := l.Grill(l.RunnerUp())
	if err != nil {
		t.Fatal(err)
	}
	if q := ask(t, g, risk.AskBehind); q.Offer != 0 || q.Other != 1 || !q.Amount.Equal(dec("144000")) || !q.Decides || asks(g, risk.AskMargin) {
		t.Errorf("got %+v", q)
	}
}

// Today's job has 300 shares of 100 to vest on the first compared day, and 200 after a year.
func TestWhatResigningCosts(t *testing.T) {
	q := ask(t, grill(t, `
as_of: 2027-01-01
offers:
  - {company: Now, current: true, start: 2026-01-01, base: 100k, price: 100, grants: [{kind: rsu, shares: 400, vesting: 4y annual, start: 2026-01-01}]}
  - {company: Next, start: 2027-01-01, base: 200k}
`, "total"), risk.AskResigning)
	if q.Other != 0 || !q.Amount.Equal(dec("30000")) || q.Month != 12 || !q.OtherAmount.Equal(dec("20000")) {
		t.Errorf("got %+v", q)
	}
}

func TestEveryShippedCaseIsGrilled(t *testing.T) {
	for name, c := range shipped(t) {
		if len(c.Offers) < 2 {
			continue
		}
		l := lead(t, c, "total")
		for chosen := range c.Offers {
			if g, err := l.Grill(chosen); err != nil || len(g.Questions) < 3 {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}
