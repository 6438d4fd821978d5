package report

import (
	"fmt"
	"sync"

	"github.com/seed-251b9aba/offerkit/comp/risk"
)

// questions ask the employer about a term, by its description's path.
var questions = sync.OnceValue(func() map[string]string {
	return map[string]string{
		"offers[].bonus.payout":                   "What share of its target has the bonus paid in each of the last three years?",
		"offers[].bonuses[].payout":               "What share of its target has the bonus paid in each of the last three years?",
		"offers[].commission.attainment":          "What share of the team reached its quota last year, and what did its median earn?",
		"offers[].profit_sharing.share":           "What has profit sharing paid in each of the last three years?",
		"offers[].raise.rate":                     "What raises did people at this level get in the last two years?",
		"offers[].refreshers[].value":             "Can the refreshers be put in writing? If not: what did people at this level get last year?",
		"offers[].refreshers[].share_of_grant":    "Can the refreshers be put in writing? If not: what did people at this level get last year?",
		"offers[].promotion.base":                 "Can the promotion be put in writing? If not: how many at this level were promoted within two years, and to what pay?",
		"offers[].top_up.target":                  "Can the target compensation be put in writing?",
		"offers[].top_up.growth":                  "What growth of the share does the target compensation assume?",
		"offers[].private.exit.value":             "At what price a share was the last round, and how many shares are there, fully diluted?",
		"offers[].private.failure":                "For how many months does the cash last at today's spending?",
		"offers[].private.fully_diluted":          "How many shares are there, fully diluted?",
		"offers[].private.preferred":              "What did the last round pay for a preferred share, and when?",
		"offers[].private.fmv":                    "What is the latest 409A valuation of a common share?",
		"offers[].private.liquidation_preference": "What liquidation preferences stand before the common shares?",
		"offers[].private.investors":              "What share of the company do investors with a preference hold?",
		"offers[].private.rounds[].dilution":      "When is the next round, and how much of the company will it sell?",
		"offers[].private.rounds[].raise":         "When is the next round, and how much is it to raise?",
		"offers[].private.rounds[].pre_money":     "When is the next round, and at what valuation?",
		"offers[].hours":                          "How many hours does the team work in an ordinary week?",
		"offers[].benefits[].amount":              "Is the benefit in the contract, and what is it worth a year?",
	}
})

// question asks the employer about a term.
func question(a assumed) string {
	if q, known := questions()[a.Term.Path]; known {
		return q
	}
	return inWriting
}

// inWriting asks for the letter, where no other question is about a term.
const inWriting = "Can you send the offer in writing?"

// factInWords says what is worth finding out first, and how.
func factInWords(s *risk.Stress) string {
	f := s.Fact
	if f == nil {
		return "No assumption moves the gap, so no fact would."
	}
	a := assumed{f.Assumption, s.Lead.Comparison}
	top := assumed{s.Terms[0].Assumption, s.Lead.Comparison}
	if f.Source == risk.FromNobody {
		return fmt.Sprintf("No question settles it: what moves the gap is %s, %s.", top.inSentence(), unknowable(top))
	}
	text := fmt.Sprintf("Worth finding out first: %s%s. Ask the recruiter: %q", a.inSentence(), changesNothing(f), question(a))
	if question(a) == inWriting && a.Offer >= 0 { // what it is has been said; what is open is whether it comes so
		text = fmt.Sprintf("Worth finding out first: whether %s comes in writing as it was said%s. Ask the recruiter: %q", a.inSentence(), changesNothing(f), inWriting)
	}
	if f.Source == risk.FromYourself {
		text = fmt.Sprintf("Worth settling first: %s, a judgment of your own%s.", a.inSentence(), changesNothing(f))
	}
	if f.Unknowns > 0 {
		text = fmt.Sprintf("What moves the gap most is %s, %s. %s", top.inSentence(), unknowable(top), text)
	}
	return text
}

// unknowable says why no question settles an assumption: today's prices and rates are public, and only what
// becomes of them is not known.
func unknowable(a assumed) string {
	switch a.Term.Path {
	case "offers[].price.today", "fx[].rate":
		return "which is public today and moves every day"
	case "offers[].dividend":
		return "which a board may change any quarter"
	}
	return "which nobody knows"
}

// changesNothing says of a fact that it does not decide who leads, where it does not.
func changesNothing(f *risk.Fact) string {
	if f.Decides {
		return ""
	}
	return ", though by itself nothing that is plausible of it changes who leads"
}

// FactQuestion is what to ask the employer for the fact that would take most of the doubt away; empty
// where no employer knows it.
func FactQuestion(s *risk.Stress) string {
	if s.Fact == nil || s.Fact.Source != risk.FromEmployer {
		return ""
	}
	return question(assumed{s.Fact.Assumption, s.Lead.Comparison})
}
