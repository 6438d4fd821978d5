package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/negotiate"
	"github.com/seed-251b9aba/offerkit/comp/risk"
)

// BriefFacts is what a brief of a negotiation says.
type BriefFacts struct {
	Comparison  *comp.Comparison
	Metric      string
	From        int // position of the offer that is asked; -1 for none
	Why         ChoiceReason
	Negotiation *Negotiation            // nil where there is no target
	Backed      *Negotiation            // about what the evidence carries, which the text to send asks for
	None        *negotiate.TargetError  // why there is none
	Standing    *Standing               // of the offer in market data, where there is no negotiation that has it
	AtMedian    *negotiate.LevelPackage // the target, where it is the offer with the market's medians in it
	MedianYear  decimal.Decimal         // the market's median of a year's total compensation, where that is the target
	Grill       *risk.Grill             // nil of one offer
	Note        string
}

// ChoiceReason says why an offer is the one that is asked.
type ChoiceReason int

// The reasons.
const (
	ChosenByName   ChoiceReason = iota // it was named
	ChosenTrailing                     // the best evidence of the offers behind the one that leads
	ChosenAlone                        // the only one that somebody has made
	ChosenNone                         // nobody has made an offer
)

// NewBrief turns the facts into the document of a brief, each section under the ID by which it is
// known. Sections that have nothing to say are left out.
func NewBrief(f BriefFacts) *Document {
	c := f.Comparison
	d := &Document{
		Title:    "Negotiation brief",
		Subtitle: ForCandidate(c) + fmt.Sprintf("%s, valued on %v, over %s of service", c.Case.Currency, c.Case.AsOf, Count(c.Case.Years, "year")),
		Verdict:  Said(f.verdict()...), Metric: f.Metric, Currency: c.Case.Currency, Comparison: c, View: comp.ByYear, Ask: f.Negotiation,
	}
	if f.From >= 0 {
		d.Title += ": " + c.Offers[f.From].Name
	}
	for _, s := range slices.Concat(
		[]Section{f.deadlines(), f.offers(), f.gap()}, f.asks(),
		[]Section{f.leverage(), f.market(), f.worth(), f.flips(), f.hardQuestions(), f.questions(), f.assumptions(), f.note()},
	) {
		if len(s.Blocks) > 0 {
			s.Part = Closing // in this order, in every format
			d.Sections = append(d.Sections, s)
		}
	}
	return d
}

// verdict is the ask in one line, its condition first, what leads, and why this offer is the one asked.
func (f *BriefFacts) verdict() []string {
	c := f.Comparison
	lead := f.lead()
	n := f.Negotiation
	if n == nil {
		said := []string{f.nothing(), lead}
		if f.Backed != nil && c.Case.Candidate.Minimum.IsPositive() {
			said = append(said, f.Backed.walkAwayLine())
		}
		return said
	}
	said := n.verdict()
	if n.isBeyond() && !n.Ends() { // its packages are within a counter: what all of it would take is for ask to say
		said = led(n.restsOn(), led(n.outOfReach(), n.caution()...)...)
	}
	if text := f.medianTarget(); text != "" {
		said = append(said, text)
	}
	if len(c.Offers) > 1 && (n.restsOn() == "" || c.Offers[n.Target.Offer].Name != f.leader()) { // else the condition says it
		said = append(said, lead)
	}
	if n.reached() {
		said = append(said, "More can be asked for with an amount of your own (--target).")
	}
	if text := f.why(); text != "" {
		said = append(said, text)
	}
	return said
}

// lead says who leads, or that the first two pay the same.
func (f *BriefFacts) lead() string {
	c := f.Comparison
	ranking, known := c.Ranking(f.Metric)
	if !known || len(c.Offers) < 2 || !ranking.Gap.IsZero() {
		return Lead(c, f.Metric)
	}
	return fmt.Sprintf("%s pay the same %s: that figure does not decide between them.", offersInWords(c, equals(ranking.Order, onMetric(c, ranking.Metric))), ranking.Metric.In())
}

// leader names the offer that is first on the metric.
func (f *BriefFacts) leader() string {
	ranking, known := f.Comparison.Ranking(f.Metric)
	if !known {
		return ""
	}
	return f.Comparison.Offers[ranking.Order[0]].Name
}

// why says by which rule the offer is the one that is asked.
func (f *BriefFacts) why() string {
	c := f.Comparison
	switch f.Why {
	case ChosenTrailing:
		ranking, _ := c.Ranking(f.Metric)
		first, _ := c.Offers[ranking.Order[0]].Figure(f.Metric)
		if mine, _ := c.Offers[f.From].Figure(f.Metric); mine.Equal(first) {
			return fmt.Sprintf("%s is asked of offers that pay the same; --from names another one.", c.Offers[f.From].Name)
		}
		if ranking.Verdict == comp.TooCloseToCall {
			return fmt.Sprintf("%s is asked because no offer that pays less than %s has better evidence, though who pays most is too close to call.", c.Offers[f.From].Name, f.leader())
		}
		return fmt.Sprintf("%s is asked because no offer that pays less than %s, which leads, has better evidence.", c.Offers[f.From].Name, f.leader())
	case ChosenAlone:
		if len(c.Offers) > 1 {
			return fmt.Sprintf("%s is asked because no other employer has made an offer.", c.Offers[f.From].Name)
		}
	}
	return ""
}

// nothing says why nothing can be asked, and what is missing.
func (f *BriefFacts) nothing() string {
	c := f.Comparison
	if f.From < 0 {
		return "Nothing can be asked: by the case nobody has made an offer. A letter, or what was said, is evidence: written or verbal; --from asks about an offer all the same."
	}
	name := c.Offers[f.From].Name
	if f.None != nil && f.None.Kind == negotiate.NoneCarries {
		return fmt.Sprintf("Nothing is asked of %s: %s carries no ask. An offer in writing or said, market data (--market) or an amount of your own (--target) would give one to reach.", name, series(f.None.Weak))
	}
	return fmt.Sprintf("Nothing is asked of %s: there is no other offer to match, and no amount to reach. A second offer, market data (--market) or an amount of your own (--target) would give one.", name)
}

// medianTarget says what an offer is levelled against where no other one carries an ask; empty where
// one does, or an amount was named.
func (f *BriefFacts) medianTarget() string {
	currency := f.Comparison.Case.Currency
	target := fmt.Sprintf("the market's median of total compensation, %s a year", exactHeadline(f.MedianYear, currency))
	switch {
	case f.AtMedian != nil:
		var parts []string
		for _, p := range f.AtMedian.Pay.Parts {
			parts = append(parts, fmt.Sprintf("%s %s a year", p.Part, exactHeadline(p.Amount, p.Currency)))
		}
		target = fmt.Sprintf("the letter with the market's medians in it: %s", series(parts))
	case f.MedianYear.IsZero():
		return ""
	}
	return fmt.Sprintf("No other offer carries an ask, so that the target is %s. Market data support an ask and do not say what this employer will pay.", target)
}

// asked is the negotiation whose packages and answers a brief has: of a target beyond a counter that of
// the text to send, and none of time without the job, which nobody pays for.
func (f *BriefFacts) asked() *Negotiation {
	switch {
	case f.Negotiation == nil || f.Negotiation.Ends():
		return nil
	case f.Negotiation.isBeyond():
		return f.Backed
	}
	return f.Negotiation
}

// asks are the sections of ask that a brief has: packages or, where there are none of them, levers,
// and the ladder.
func (f *BriefFacts) asks() (kept []Section) {
	n := f.asked()
	if n == nil || n.reached() {
		return nil
	}
	if len(n.Packages) == 0 {
		kept = append(kept, n.leverSection())
	}
	if n.Plan != nil && len(n.Plan.Changes) > 1 {
		kept = append(kept, n.planSection())
	}
	return append(kept, n.packageSection(), f.ladder())
}

// ladder is the answers to expect with the next ask for each, one of them in words and those to which
// there is more to say, and the line at which to walk away.
func (f *BriefFacts) ladder() Section {
	n := f.asked()
	s := Section{ID: "ladder", Title: ladderTitle}
	if len(n.Ladder) > 0 {
		s.Blocks = append(s.Blocks, n.rungs())
	}
	var said []string
	spoken := false
	for i := range n.Ladder {
		if r := &n.Ladder[i]; !n.isPlain(r) || !spoken {
			said, spoken = append(said, n.reply(r)), spoken || n.isPlain(r)
		}
	}
	s.Blocks = append(s.Blocks, List{Items: append(said, n.walkAwayLine())})
	return s
}

// deadlines are the days by which to answer, and what has to be extended.
func (f *BriefFacts) deadlines() Section {
	s := Section{ID: "deadlines", Title: "The clock"}
	said := deadlinesInWords(f.Comparison)
	if said == nil && f.From >= 0 {
		said = []string{"The case states no deadline. Ask until when the offer stands: a deadline that you do not know decides for you."}
	}
	if said != nil {
		s.Blocks = append(s.Blocks, List{Items: said})
	}
	return s
}

// withdrawn is what research says of offers that are withdrawn.
const withdrawn = "Asking seldom costs the offer: managers who had made 26.9 offers each withdrew 1.73 of them after a negotiation, 6.4%, and candidates think it likelier than it is (Hart, Bear and Ren, Organizational Behavior and Human Decision Processes, 2024)."

// leverage grades the evidence.
func (f *BriefFacts) leverage() Section {
	s := Section{ID: "leverage", Title: "What it leans on"}
	n := f.Negotiation
	if n == nil {
		return s
	}
	said := n.leans()
	carries := slices.ContainsFunc(f.others(), func(i int) bool { return n.Asking.Leverage(i) == negotiate.Carries })
	if !carries && !n.reached() {
		said = append(said, "Nothing in the case carries an ask yet: ask as a wish with its reason, and claim no offer that nobody has made.")
	}
	if text := f.sentInWords(); text != "" {
		said = append(said, text)
	}
	if text := counterInWords(f.Comparison, n.Asking.Result()); text != "" {
		said = append(said, text)
	}
	if !n.reached() {
		said = append(said, withdrawn)
	}
	if said != nil {
		s.Blocks = append(s.Blocks, List{Items: said})
	}
	return s
}

// sentInWords says what the text to send asks for, where that is less than the ask because no letter
// carries the rest; empty where it is the same.
func (f *BriefFacts) sentInWords() string {
	n, b := f.Negotiation, f.Backed
	switch {
	case n.Ends():
		return "The text to send names no figure: no counter pays for time without the job."
	case n.reached() || b.Target.Amount.Equal(n.Target.Amount):
		return ""
	case b.reached():
		return fmt.Sprintf("What %s pays without it is no more than %s pays: the text to send asks for nothing.", f.Comparison.Offers[b.Target.Offer].Name, n.name())
	case b.Target.Full.Valid && b.Target.Whole().Equal(n.Target.Amount):
		return "The text to send asks for no more than a counter reaches."
	case b.Target.Full.Valid:
		return fmt.Sprintf("The text to send asks for no more than a counter reaches of what is written: %s.", b.AskInBrief())
	}
	return fmt.Sprintf("The text to send asks for no more than what is written carries: %s.", b.AskInBrief())
}

// others are the positions of the offers beside the one that is asked.
func (f *BriefFacts) others() (all []int) {
	for i := range f.Comparison.Offers {
		if i != f.From {
			all = append(all, i)
		}
	}
	return all
}

// market is where the offer stands in market data.
func (f *BriefFacts) market() Section {
	if f.Negotiation != nil {
		return f.Negotiation.marketSection()
	}
	return (&Negotiation{Standing: f.Standing}).marketSection()
}

// worth is what a little more on each lever adds to what matters, before and after tax.
func (f *BriefFacts) worth() Section {
	n := f.Negotiation
	if n == nil || n.reached() {
		return Section{}
	}
	s := n.worthSection(f.Metric, "total", "year1", "guaranteed", "after-tax")
	if _, known := n.Asking.Result().Figure("after-tax"); !known && len(s.Blocks) > 0 {
		s.Blocks = append(s.Blocks, Paragraph{Text: f.untaxed()})
	}
	return s
}

// untaxed says why the offer has no figure after tax.
func (f *BriefFacts) untaxed() string {
	for _, u := range f.Comparison.Untaxed {
		if u.Offer == f.From {
			return fmt.Sprintf("After tax is left out: %s.", untaxedToSay(u.Err))
		}
	}
	return "After tax is left out: the case does not say how wages are taxed. " + sayTaxed
}

// assumptions are the conventions, and what the figures rest on.
func (f *BriefFacts) assumptions() Section {
	s := assumptionSection(f.Comparison)
	if f.Negotiation != nil {
		s.Blocks = []Block{List{Items: append(f.Negotiation.conventions(), Assumptions(f.Comparison)...)}}
	}
	return s
}

// note is a text of one's own, a paragraph a line.
func (f *BriefFacts) note() Section {
	s := Section{ID: "note", Title: "Note"}
	for _, line := range strings.Split(f.Note, "\n") {
		if text := strings.TrimSpace(Plain(line)); text != "" {
			s.Blocks = append(s.Blocks, Paragraph{Text: text})
		}
	}
	return s
}
