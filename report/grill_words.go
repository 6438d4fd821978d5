package report

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/risk"
)

// grilling puts the questions about a decision into words.
type grilling struct {
	*risk.Grill
	c *comp.Comparison

	disagreement comp.Disagreement // of the metrics: several answers rest on it
	disagree     bool
}

func newGrilling(g *risk.Grill) grilling {
	n := grilling{Grill: g, c: g.Lead.Comparison}
	n.disagreement, n.disagree = n.c.Disagreement()
	return n
}

func (n grilling) name(offer int) string { return n.c.Offers[offer].Name }

func (n grilling) money(v decimal.Decimal) string { return Headline(v, n.c.Case.Currency) }

// inWords asks one question, and answers it.
func (n grilling) inWords(q *risk.Question) Grilled {
	switch q.Kind {
	case risk.AskMargin:
		return n.margin(q)
	case risk.AskBehind:
		return n.behind(q)
	case risk.AskTogether:
		return n.together(q)
	case risk.AskMetrics:
		return n.metrics(q)
	case risk.AskPrice:
		return n.price(q)
	case risk.AskCondition:
		return n.condition(q)
	case risk.AskFailure:
		return n.failure(q)
	case risk.AskNoExit:
		return n.noExit(q)
	case risk.AskLeaving:
		return n.leaving(q)
	case risk.AskClawback, risk.AskNoClawback:
		return n.clawback(q)
	case risk.AskEvidence:
		return n.evidence(q)
	case risk.AskQuote:
		return n.quote(q)
	case risk.AskDeadline:
		return n.deadline(q)
	case risk.AskStarts:
		return n.starts(q)
	case risk.AskPlace:
		return n.place(q)
	case risk.AskCurrency, risk.AskPayout:
		return n.moved(q)
	case risk.AskVesting:
		return n.vesting(q)
	case risk.AskResigning:
		return n.resigning(q)
	}
	return n.minimum(q)
}

// between is the lead of one offer over another.
func (n grilling) between(q *risk.Question) string {
	lead := n.Lead.Between(q.Offer, q.Other)
	return margin(n.c, comp.Ranking{Metric: lead.Metric, Order: []int{lead.Leader, lead.RunnerUp()}, Gap: lead.Gap})
}

func (n grilling) margin(q *risk.Question) Grilled {
	said := stressed{n.Stress, n.c}.verdict()[1:]
	if q.Amount.IsZero() {
		return Grilled{Asks: fmt.Sprintf("%s and %s pay the same: what decides?", n.name(q.Offer), n.name(q.Other)), Answer: strings.Join(said, " ")}
	}
	return Grilled{Asks: fmt.Sprintf("As assumed, %s leads %s by %s: how sure are you?", n.name(q.Offer), n.name(q.Other), n.between(q)), Answer: strings.Join(said, " ")}
}

func (n grilling) behind(q *risk.Question) Grilled {
	asks := fmt.Sprintf("%s pays %s more %s: why %s?", n.name(q.Other), n.between(q), n.Lead.Metric.In(), n.name(q.Offer))
	if q.Amount.IsZero() {
		asks = fmt.Sprintf("%s and %s pay the same %s: why %s?", n.name(q.Other), n.name(q.Offer), n.Lead.Metric.In(), n.name(q.Offer))
		said := append(n.suited(q.Offer), "Nothing speaks against it on this metric; what decides is in no figure.")
		return Grilled{Asks: asks, Answer: said[0]}
	}
	for _, sentence := range n.suited(q.Offer) {
		return Grilled{Asks: asks, Answer: fmt.Sprintf("%s That has to be worth %s to you.", sentence, n.money(q.Amount))}
	}
	for _, side := range n.c.Sides() {
		if side.Offer == q.Offer { // on metrics that speak for nothing one may want
			return Grilled{Asks: asks, Answer: fmt.Sprintf("%s leads on %s alone. What speaks for it has to be worth %s to you.", n.name(q.Offer), metricList(side.Metrics), n.money(q.Amount))}
		}
	}
	return Grilled{Asks: asks, Answer: fmt.Sprintf("No figure says why: %s leads on no metric. What speaks for it has to be worth %s to you, and is in no figure.", n.name(q.Offer), n.money(q.Amount))}
}

// suited says whom offers suit, where the metrics disagree and the offer leads on any.
func (n grilling) suited(offers ...int) (said []string) {
	if !n.disagree {
		return nil
	}
	for _, i := range offers {
		if reasons := suitedBy(n.c, &n.disagreement, i); reasons != "" {
			said = append(said, reasons)
		}
	}
	return said
}

func (n grilling) together(q *risk.Question) Grilled {
	s := stressed{n.Stress, n.c}
	worst, lost := n.Stress.Worst(), 0
	for _, corner := range n.Stress.Corners {
		if !corner.Gap.IsPositive() {
			lost++
		}
	}
	var at []string
	for i, a := range n.Stress.Top {
		at = append(at, s.of(a).inSentence()+" at "+s.of(a).said(worst.Values[i]))
	}
	answer := fmt.Sprintf("With %s, %s is %s", series(at), n.name(q.Offer), n.aheadBy(worst.Gap))
	if worst.Gap.IsNegative() && worst.Leads >= 0 {
		answer += fmt.Sprintf(" and %s leads", n.name(worst.Leads))
	}
	return Grilled{
		Asks:   fmt.Sprintf("What if the %s assumptions that weigh most are wrong together?", numeral(len(n.Stress.Top))),
		Answer: fmt.Sprintf("%s. That is the worst of %s combinations of their plausible ends; the lead is lost in %s of them.", answer, numeral(len(n.Stress.Corners)), numeral(lost)),
	}
}

// aheadBy says how far ahead the leader of today is by a gap.
func (n grilling) aheadBy(gap decimal.Decimal) string {
	switch gap.Sign() {
	case 1:
		return n.money(gap) + " ahead"
	case 0:
		return "level"
	}
	return n.money(gap.Neg()) + " behind"
}

func (n grilling) metrics(q *risk.Question) Grilled {
	var led []comp.Metric
	for _, r := range q.Rankings {
		led = append(led, r.Metric)
	}
	first := q.Rankings[0]
	return Grilled{
		Asks:   fmt.Sprintf("%s %s leads by %s: why do you not go by that?", capital(first.Metric.In()), n.name(q.Other), margin(n.c, first)),
		Answer: fmt.Sprintf("You go by %s; %s leads on %s. %s", n.Lead.Metric.Noun(), n.name(q.Other), metricList(led), strings.Join(n.suited(q.Other, q.Offer), " ")),
	}
}

// range says what an assumption does to the lead from one end of what is plausible to the other.
func (n grilling) moves(t *risk.Stressed) string {
	a := assumed{t.Assumption, n.c}
	text := fmt.Sprintf("With %s at %s, where you assumed %s, %s is %s; at %s it is %s.",
		a.inSentence(), a.said(t.Plausible.Low), a.said(t.Today), n.name(n.Lead.Leader), n.aheadBy(t.GapLow), a.said(t.Plausible.High), n.aheadBy(t.GapHigh))
	if t.Flip == nil {
		return text + " No value that is searched changes who leads."
	}
	return fmt.Sprintf("%s At %s the lead changes.", text, a.said(t.Flip.Value))
}

func (n grilling) price(q *risk.Question) Grilled {
	return Grilled{
		Asks:   fmt.Sprintf("%s of what %s pays is shares, at a price that you chose: why that price?", Percent(q.Share), n.name(q.Offer)),
		Answer: fmt.Sprintf("%s of %s. %s", n.money(q.Amount), n.money(n.c.Offers[q.Offer].Total), n.moves(q.Term)),
	}
}

// conditionQuestions are the terms whose question asks the employer for a condition.
var conditionQuestions = [...]struct {
	of   comp.ConditionKind
	term string
}{
	{comp.OnExit, "offers[].private.exit.value"}, {comp.OnTender, "offers[].private.tender.price"}, {comp.OnRefreshers, "offers[].refreshers[].value"}, {comp.OnTopUp, "offers[].top_up.target"}, {comp.OnPromotion, "offers[].promotion.base"},
}

func (n grilling) condition(q *risk.Question) Grilled {
	r := &n.c.Offers[q.Offer]
	var g Grilled
	switch q.Condition {
	case comp.OnExit:
		g.Asks = fmt.Sprintf("Who has promised you that %s exits at %s in %v %d?", r.Name, Short(r.Offer.Private.Exit.Value, r.Equity), r.Offer.Private.Exit.On.Month(), r.Offer.Private.Exit.On.Year())
	case comp.OnTender:
		on := r.Offer.Private.Tender.On
		g.Asks = fmt.Sprintf("Who has promised you a tender offer for %s's shares in %v %d?", r.Name, on.Month(), on.Year())
	case comp.OnTopUp:
		g.Asks = fmt.Sprintf("Who has put %s's top-up to %s in writing?", r.Name, Headline(r.Offer.TopUp.Target, r.Currency))
	case comp.OnPromotion:
		g.Asks = fmt.Sprintf("Who has promised you the %s at %s in %v %d?", InSentence(r.Offer.Promotion.Title()), r.Name, r.Offer.Promotion.On.Month(), r.Offer.Promotion.On.Year())
	default:
		g.Asks = fmt.Sprintf("Who has put %s's refreshers in writing?", r.Name)
	}
	g.Answer = fmt.Sprintf("Nobody. %s of its %s rests on it", n.money(q.Amount), n.money(r.Total))
	if q.Decides {
		g.Answer += fmt.Sprintf(". Its lead %s rests on %s: %s.", n.Lead.Metric.In(), conditionsInWords(q.Standing.Conditions), withoutConditions(n.c, &q.Standing))
	} else {
		g.Answer += "; who leads does not."
	}
	for _, asked := range conditionQuestions {
		if asked.of == q.Condition {
			g.Write = "Ask the recruiter: " + questions()[asked.term]
		}
	}
	return g
}

func (n grilling) failure(q *risk.Question) Grilled {
	g := Grilled{
		Asks:   fmt.Sprintf("What if %s fails?", n.name(q.Offer)),
		Answer: fmt.Sprintf("Then %s of its %s is worth nothing.", n.money(q.Amount), n.money(n.c.Offers[q.Offer].Total)),
	}
	if q.Lacks != nil {
		ask := " Ask the recruiter: " + questions()["offers[].private.failure"]
		g.Write = "The case does not say how likely that is: write private: {failure: 60%}." + ask
		g.say = "Say in the case how likely that is." + ask
		return g
	}
	g.Answer += fmt.Sprintf(" The case gives that a probability of %s.", ExactPercent(q.Share))
	for _, r := range q.Rankings {
		g.Answer += " Weighed by it, " + lowered(Leader(n.c, r).String(), n.name(r.Order[0]))
	}
	return g
}

// lowered begins a sentence within another one, unless it begins with a name.
func lowered(sentence, name string) string {
	if strings.HasPrefix(sentence, name) {
		return sentence
	}
	return strings.ToLower(sentence[:1]) + sentence[1:]
}

func (n grilling) noExit(q *risk.Question) Grilled {
	answer := "The model counts nothing: no exit in the case pays for it."
	if q.Amount.IsPositive() {
		answer += fmt.Sprintf(" On paper, at the FMV, it is %s, which nobody pays today.", n.money(q.Amount))
	}
	ask := " Ask the recruiter: " + questions()["offers[].private.exit.value"]
	return Grilled{
		Asks: fmt.Sprintf("What is the equity of %s worth to you?", n.name(q.Offer)), Answer: answer,
		Write: "Write an exit that you would bet on: private: {exit: {value: 400m, on: 2030-06-30}, failure: 60%}." + ask,
		say:   "Say in the case an exit that you would bet on, its day and how likely it is that the company fails." + ask,
	}
}

func (n grilling) leaving(q *risk.Question) Grilled {
	answer := fmt.Sprintf("%s, leaving on %v", n.money(q.Amount), q.On)
	if q.Owed.IsPositive() {
		answer += fmt.Sprintf(", with %s paid back", n.money(q.Owed))
	}
	if q.Left.IsPositive() {
		answer += fmt.Sprintf(" and %s left behind", n.money(q.Left))
	}
	beside := fmt.Sprintf("%s less than", n.money(q.OtherAmount.Sub(q.Amount)))
	switch q.Amount.Cmp(q.OtherAmount) {
	case 0:
		beside = "as much as"
	case 1:
		beside = fmt.Sprintf("%s more than", n.money(q.Amount.Sub(q.OtherAmount)))
	}
	return Grilled{
		Asks:   fmt.Sprintf("What do you keep if you leave %s after %s?", n.name(q.Offer), Count(q.Month, "month")),
		Answer: fmt.Sprintf("%s. That is %s leaving %s after as long keeps; after the first year no month is worse.", answer, beside, n.name(q.Other)),
	}
}

func (n grilling) clawback(q *risk.Question) Grilled {
	name := n.name(q.Offer)
	if q.Kind == risk.AskNoClawback {
		return Grilled{
			Asks:   fmt.Sprintf("What of %s's %s do you pay back if you leave?", name, n.withoutClause(q)),
			Answer: fmt.Sprintf("By the case nothing of %s: it states no clause.", n.money(q.Amount)),
			Write:  fmt.Sprintf("Most letters have one. If this one does, write it at %s: clawback: {months: 12, kind: pro-rata}.", series(q.Lacks)),
			say:    "Most letters have a clause. If this one does, say in the case for how many months it holds, and whether what is owed falls with each.",
		}
	}
	when := "on the first day"
	if q.Month > 0 {
		when = "after " + Count(q.Month, "month")
	}
	owed := fmt.Sprintf("As the case reads it you owe at most %s, on leaving %s, and nothing from month %d on.", n.money(q.Owed), when, q.Days+1)
	if !q.Owed.IsPositive() {
		owed = "As the case reads it you owe nothing after any month."
	}
	if q.Clause == nil {
		return Grilled{Asks: fmt.Sprintf("How much do you pay back if you leave %s, and until when?", name), Answer: owed}
	}
	return Grilled{
		Asks:   fmt.Sprintf("Which clause of %s's clawback did you not read?", name),
		Answer: fmt.Sprintf("%s: %s. %s", n.clauseTitle(q), ambiguityInWords(q.Clause, n.c.Case.Currency), owed),
		Write:  "Ask which reading is meant before you sign, and write it into the case.",
	}
}

// withoutClause names what is paid without any clause.
func (n grilling) withoutClause(q *risk.Question) string {
	what := []string{"sign-on"}
	isMove := func(path string) bool { return strings.Contains(path, ".relocation") }
	switch last := q.Lacks[len(q.Lacks)-1]; {
	case !isMove(last):
	case isMove(q.Lacks[0]):
		what = []string{"relocation"}
	default:
		what = append(what, "relocation")
	}
	return series(what)
}

// clauseTitle names what a clause takes back.
func (n grilling) clauseTitle(q *risk.Question) string {
	if q.Clause.Term.Kind == comp.SignOnTerm {
		return fmt.Sprintf("Sign-on, year %d", n.c.Offers[q.Offer].Offer.SignOn[q.Clause.Term.Index].Year)
	}
	return "Relocation"
}

func (n grilling) evidence(q *risk.Question) Grilled {
	name, figure := n.name(q.Offer), n.money(q.Amount)
	rests := fmt.Sprintf("All of the %s %s rests on it.", figure, n.Lead.Metric.In())
	switch n.c.Offers[q.Offer].Offer.Evidence {
	case comp.Verbal:
		return Grilled{Asks: fmt.Sprintf("Where is %s's offer in writing?", name), Answer: "It has been said, not written. " + rests, Write: "Ask the recruiter: Can you send the offer in writing?"}
	case comp.InProcess:
		return Grilled{Asks: fmt.Sprintf("Has %s made you an offer?", name), Answer: "Not yet: the process is under way. " + rests, Write: "Ask the recruiter: When will there be an offer, and can it be in writing?"}
	case comp.MarketData, comp.Aspiration:
		return Grilled{Asks: fmt.Sprintf("Who has offered you what %s pays?", name), Answer: fmt.Sprintf("Nobody: by the case it is %s. %s", evidenceInWords(n.c.Offers[q.Offer].Offer.Evidence), rests)}
	}
	return Grilled{
		Asks: fmt.Sprintf("Where is %s's offer in writing?", name), Answer: "The case does not say how firm it is. " + rests,
		Write: "Write evidence: written, verbal, process, market or aspiration.",
		say:   "Say in the case whether it is in writing, was said, is still under way, or is market data or an aspiration.",
	}
}

func evidenceInWords(e comp.Evidence) string {
	if e == comp.MarketData {
		return "market data"
	}
	return "an aspiration"
}

func (n grilling) quote(q *risk.Question) Grilled {
	currency := n.c.Offers[q.Offer].Currency
	return Grilled{
		Asks: fmt.Sprintf("%s quoted %s for %s: how much of that is hope?", n.name(q.Offer), Headline(q.Amount, currency), Count(q.Month, "year")),
		Answer: fmt.Sprintf("%s: as the case assumes, the letter pays %s in those years. offerkit quote says which growth the quote assumes.",
			Headline(q.Amount.Sub(q.OtherAmount), currency), Headline(q.OtherAmount, currency)),
	}
}

func (n grilling) deadline(q *risk.Question) Grilled {
	name := n.name(q.Offer)
	if q.Lacks != nil {
		return Grilled{
			Asks: fmt.Sprintf("By when do you have to answer %s?", name), Answer: "The case does not say.",
			Write: "Write deadline: 2026-12-11. A deadline that you do not know decides for you.",
			say:   "Say the day in the case. A deadline that you do not know decides for you.",
		}
	}
	g := Grilled{Asks: fmt.Sprintf("Would you decide so if %s had not to be answered by %v?", name, q.On)}
	if q.Days < 0 {
		g.Asks = fmt.Sprintf("Does %s's offer still stand, which had to be answered by %v?", name, q.On)
		g.Answer = fmt.Sprintf("That was %s before the valuation date: nothing of it is certain.", Count(-q.Days, "day"))
		g.Write = "Ask the recruiter: Does the offer still stand, and until when?"
		return g
	}
	g.Answer = fmt.Sprintf("There are %s left. No figure changes by that day.", Count(q.Days, "day"))
	if q.Other >= 0 {
		g.Answer = fmt.Sprintf("There are %s left, and %s is still under way: what it may offer is not known by then.", Count(q.Days, "day"), n.name(q.Other))
	}
	g.Write = "Ask the recruiter: Can I have some days more to answer?"
	return g
}

func (n grilling) starts(q *risk.Question) Grilled {
	a, b := n.name(q.Offer), n.name(q.Other)
	return Grilled{
		Asks: fmt.Sprintf("%s starts on %v and %s on %v: who has paid more by the same day?", a, n.c.Offers[q.Offer].Start, b, n.c.Offers[q.Other].Start),
		Answer: fmt.Sprintf("By %v, when the first of the two ends its %s, %s has paid %s and %s %s.",
			q.On, Count(n.c.Case.Years, "year"), a, n.money(q.Amount), b, n.money(q.OtherAmount)),
	}
}

// What to write for figures after tax, and the same in words.
const (
	howToTax = "Write candidate: {filing_status: single}, or a flat candidate: {tax_rate: 35%} where offerkit knows no law."
	sayTaxed = "Say your filing status in the case, or one flat rate of tax where offerkit knows no law."
)

func (n grilling) place(q *risk.Question) Grilled {
	a, b := &n.c.Offers[q.Offer], &n.c.Offers[q.Other]
	g := Grilled{Asks: fmt.Sprintf("%s is in %s and %s in %s: what is left after taxes?", a.Name, stated(a.Offer.Location), b.Name, stated(b.Offer.Location))}
	switch {
	case q.Lacks != nil && n.c.Untaxed != nil:
		u := n.c.Untaxed[0]
		g.Answer = fmt.Sprintf("The case compares gross pay across places. After tax is left out: %s: %s.", n.name(u.Offer), untaxedInWords(u.Err))
		return g
	case q.Lacks != nil:
		g.Answer = "The case compares gross pay across places and does not say how it is taxed."
		g.Write, g.say = howToTax, sayTaxed
		return g
	}
	g.Answer = Leader(n.c, q.Rankings[0]).String()
	return g
}

func (n grilling) moved(q *risk.Question) Grilled {
	a := assumed{q.Term.Assumption, n.c}
	g := Grilled{Asks: fmt.Sprintf("Why should %s stay as it is?", a.inSentence()), Answer: n.moves(q.Term)}
	if q.Kind == risk.AskPayout {
		g.Asks = fmt.Sprintf("How do you know that %s is %s?", a.inSentence(), a.said(a.Today))
		g.Write = "Ask the recruiter: " + question(a)
	}
	return g
}

func (n grilling) vesting(q *risk.Question) Grilled {
	r := q.Reading
	var years []string
	for k, more := range r.Years {
		if !more.IsZero() {
			years = append(years, fmt.Sprintf("%s in year %d", Signed(more, n.c.Case.Currency), k+1))
		}
	}
	answer := fmt.Sprintf("Public sources disagree on it. Read as %s it pays the same.", r.Schedule)
	if years != nil {
		all := "the same in all"
		if !r.Total.IsZero() {
			all = Signed(r.Total, n.c.Case.Currency) + " in all"
		}
		answer = fmt.Sprintf("Public sources disagree on it. Read as %s it pays %s: %s.", r.Schedule, series(years), all)
	}
	return Grilled{
		Asks:   fmt.Sprintf("Does %s's letter say that the grant vests as %s?", n.name(q.Offer), r.Preset),
		Answer: answer, Write: fmt.Sprintf("Read the schedule in the letter and write it into the case, such as vesting: %s.", r.Schedule),
		say: "Read the schedule in the letter and say it in the case.",
	}
}

func (n grilling) resigning(q *risk.Question) Grilled {
	return Grilled{
		Asks: fmt.Sprintf("What do you give up by resigning from %s?", n.name(q.Other)),
		Answer: fmt.Sprintf("%s on the first compared day, in unvested awards and what is not paid yet; least in month %d (%v), %s.",
			n.money(q.Amount), q.Month, q.On, n.money(q.OtherAmount)),
		Write: fmt.Sprintf("Ask %s to make you whole: offerkit ask finds the amount.", n.name(q.Offer)),
	}
}

func (n grilling) minimum(q *risk.Question) Grilled {
	if q.Lacks != nil {
		return Grilled{
			Asks: "Below what do you walk away?", Answer: "The case does not say.",
			Write: "Write what an average year has to pay: candidate: {minimum: 300k}.",
			say:   "Say your minimum in the case: what an average year has to pay.",
		}
	}
	return Grilled{
		Asks:   fmt.Sprintf("You walk away below %s a year: why not from %s?", n.money(q.Amount), n.name(q.Offer)),
		Answer: fmt.Sprintf("Its average year pays %s, %s less.", n.money(q.OtherAmount), n.money(q.Amount.Sub(q.OtherAmount))),
	}
}
