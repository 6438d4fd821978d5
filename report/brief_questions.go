package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-251b9aba/offerkit/comp"
)

// briefQuestions is how many questions a brief has for an offer that is not the one asked.
const briefQuestions = 4

// questions are what to ask the employers, because the case does not say it.
func (f *BriefFacts) questions() Section {
	c := f.Comparison
	s := Section{ID: "questions", Title: "What to ask before you answer"}
	var said []string
	if f.From >= 0 {
		said = append(said, SilencesInWords(c, f.From)...)
	}
	for _, i := range f.others() {
		if c.Offers[i].Offer.From != "" {
			continue // the letter it is a variant of says it
		}
		if asked := SilencesInWords(c, i); len(asked) > 0 {
			said = append(said, fmt.Sprintf("%s: %s", c.Offers[i].Name, strings.Join(asked[:min(len(asked), briefQuestions)], " ")))
		}
	}
	if said != nil {
		s.Blocks = append(s.Blocks, List{Items: said})
	}
	return s
}

// SilencesInWords are the questions to the employer that the silence of an offer raises, the weightiest
// first, each once.
func SilencesInWords(c *comp.Comparison, offer int) (asked []string) {
	r := &c.Offers[offer]
	for _, a := range comp.Ambiguities(c.Case, r.Offer) {
		asked = append(asked, clauseQuestion(&a, claimed(&r.Offer, a.Term)))
	}
	silences := comp.Silences(r.Offer)
	var kinds []comp.SilenceKind
	for _, s := range silences {
		if slices.Contains(kinds, s.Kind) {
			continue
		}
		kinds = append(kinds, s.Kind)
		asked = append(asked, silenceInWords(s.Kind, silences))
	}
	return asked
}

// clauseQuestion asks the employer what a clawback that can be read in several ways means, as one says it.
func clauseQuestion(a *comp.Ambiguity, pay string) string {
	switch a.Unclear {
	case comp.UnclearTax, comp.UnclearBasis:
		return fmt.Sprintf("Would the %s have to be paid back before or after tax?", pay)
	case comp.UnclearAnchor:
		return fmt.Sprintf("From when do the months count in which the %s has to be paid back: from my first day of work, or from the payment?", pay)
	}
	return fmt.Sprintf("How does what has to be paid back of the %s shrink: how much of it would it be on leaving after %s?", pay, Count(a.Month, "month"))
}

// claimed names the pay of one clause; one of several sign-ons by its year, and of several in a year by its amount too.
func claimed(o *comp.Offer, term comp.TermRef) string {
	if term.Kind != comp.SignOnTerm || len(o.SignOn) < 2 {
		return payOf(term)
	}
	s := &o.SignOn[term.Index]
	name := fmt.Sprintf("sign-on of year %d", s.Year)
	for i := range o.SignOn {
		if i != term.Index && o.SignOn[i].Year == s.Year {
			return fmt.Sprintf("%s of %s", name, comp.GroupedNumber(s.Amount))
		}
	}
	return name
}

// silentPay names the pay of which the silences of an offer leave open whether it has to be paid back;
// there is some.
func silentPay(silences []comp.Silence) string {
	var pay []string
	for _, s := range silences {
		if name := payOf(s.Term); s.Kind == comp.SilentClawback && !slices.Contains(pay, name) {
			pay = append(pay, name)
		}
	}
	return series(pay)
}

// payOf names a sign-on or a relocation.
func payOf(term comp.TermRef) string {
	if term.Kind == comp.SignOnTerm {
		return "sign-on"
	}
	return "relocation"
}

// silenceInWords asks the employer what an offer does not say.
func silenceInWords(kind comp.SilenceKind, all []comp.Silence) string {
	switch kind {
	case comp.SilentDeadline:
		return "Until when does the offer stand?"
	case comp.SilentWriting:
		return inWriting
	case comp.SilentClawback:
		return fmt.Sprintf("What of the %s has to be paid back on leaving, until when, does that shrink as time goes by, and is it before or after tax?", silentPay(all))
	case comp.SilentConversion:
		return "At which price does the value of the grant become shares: of which day, or the average of which days?"
	case comp.SilentVestDates:
		return "From which day does the grant vest, and on which days of the year?"
	case comp.SilentWindow:
		return "How long can vested options be exercised after leaving?"
	case comp.SilentPreference:
		return questions()["offers[].private.liquidation_preference"]
	case comp.SilentDilution:
		return questions()["offers[].private.fully_diluted"]
	case comp.SilentFirstBonus:
		return "When is the bonus paid, and is that of the first year prorated, or can it be guaranteed?"
	case comp.SilentPayout:
		return questions()["offers[].bonus.payout"]
	case comp.SilentRefresher:
		return "Do further grants follow the first: from when, how much at this level, and can that be in writing?"
	case comp.SilentUnwritten:
		return questions()["offers[].refreshers[].value"]
	case comp.SilentRenewal:
		return "What comes after the end of the term: can it be renewed, and at what pay?"
	case comp.SilentRaise:
		return questions()["offers[].raise.rate"]
	case comp.SilentLevel:
		return "At which level is the job?"
	}
	return "Which day is the first day of work?"
}
