package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Verdict is what a document comes to, the same in every format: a headline, the conditions under
// which it holds on one line below it, and what else there is to say. A reader who stops after any
// of them has something true.
type Verdict struct {
	Headline   string
	Conditions string   // empty where the document is not about what offers pay
	Further    []string // sentences
}

// Said is a verdict of sentences alone, the first of which is its headline.
func Said(sentences ...string) Verdict {
	var v Verdict
	for _, text := range sentences {
		v.add(text)
	}
	return v
}

// add says one more sentence; an empty one is none.
func (v *Verdict) add(sentence string) {
	switch {
	case sentence == "":
	case v.Headline == "":
		v.Headline = sentence
	default:
		v.Further = append(v.Further, sentence)
	}
}

// Sentences are the headline and the further sentences, without the conditions; none of a document
// without a verdict.
func (v *Verdict) Sentences() []string {
	if v.Headline == "" {
		return nil
	}
	return append([]string{v.Headline}, v.Further...)
}

// Over begins what stands beside a lead: over whom it is, and by what part.
const Over = "over "

// CloseCall is the word for a lead that is none, one of two in every format: the figures are equal, or
// too close to call. It is empty where an offer leads, or is the only one.
func CloseCall(r comp.Ranking) string {
	switch {
	case r.Verdict != comp.TooCloseToCall:
		return ""
	case r.Gap.IsZero():
		return "equal"
	}
	return string(comp.TooCloseToCall)
}

// Compared says in a few sentences what a comparison comes to: who leads on the metric and
// by how much, under which conditions, where the metrics disagree, what taxes leave, the largest falls
// from one year to the next and what no figure counts. It never hides a disagreement behind one score, and
// a lead that rests on what nobody has put in writing says so first (SPEC 7.2).
func Compared(c *comp.Comparison, metric string) Verdict {
	lead, known := c.Standing(metric)
	if !known {
		return Verdict{}
	}
	v := Verdict{Headline: leader(c, &lead), Conditions: Conditions(c, lead.Ranking.Metric)}
	if len(c.Offers) > 1 {
		v.add(agreement(c, lead.Conditions != nil))
	}
	for _, s := range []string{afterTax(c, lead.Ranking.Metric), bandSentence(c, &lead), largestFalls(c), uncounted(c)} {
		v.add(s)
	}
	return v
}

// afterTax says who leads once taxes are off, where the case says how they are worked out and the
// headline is not about it.
func afterTax(c *comp.Comparison, headline comp.Metric) string {
	s, known := c.Standing("after-tax")
	switch {
	case !known || len(c.Offers) < 2 || headline.Kind == comp.MetricAfterTax:
		return ""
	case s.Conditions != nil:
		return conditionalLeader(c, &s)
	}
	said, _ := outcome(c, s.Ranking, onMetric(c, s.Ranking.Metric))
	return "After tax, " + said + "."
}

// outcome says in a clause who leads by a ranking of some figures, and by how much, and which offers it names.
func outcome(c *comp.Comparison, r comp.Ranking, figure func(offer int) decimal.Decimal) (said string, named []int) {
	first, second, pays := c.Offers[r.Order[0]].Name, c.Offers[r.Order[1]].Name, Headline(figure(r.Order[0]), c.Case.Currency)
	named = r.Order[:2]
	switch {
	case r.Verdict != comp.TooCloseToCall:
		return fmt.Sprintf("%s pays most: %s, which is %s more than %s", first, pays, margin(c, r), second), named
	case r.Gap.IsZero():
		switch named = equals(r.Order, figure); {
		case len(named) == len(c.Offers) && len(named) == 2:
			return "both pay " + pays, named
		case len(named) == len(c.Offers):
			return fmt.Sprintf("all %s pay %s", numeral(len(named)), pays), named
		}
		return fmt.Sprintf("%s are equal: each pays %s", offersInWords(c, named), pays), named
	}
	return fmt.Sprintf("it is too close to call: %s pays %s, %s more than %s", first, pays, margin(c, r), second), named
}

// equals are the offers, in an order of figures, of which each is the first one's.
func equals(order []int, figure func(offer int) decimal.Decimal) []int {
	n := 1
	for n < len(order) && figure(order[n]).Equal(figure(order[0])) {
		n++
	}
	return order[:n]
}

// onMetric are the figures of the offers on a metric.
func onMetric(c *comp.Comparison, m comp.Metric) func(offer int) decimal.Decimal {
	return func(offer int) decimal.Decimal {
		v, _ := c.Offers[offer].Figure(m.Name)
		return v
	}
}

// offersInWords names offers: "A, B and C".
func offersInWords(c *comp.Comparison, offers []int) string {
	names := make([]string, len(offers))
	for i, offer := range offers {
		names[i] = c.Offers[offer].Name
	}
	return series(names)
}

// Lead says who leads on a metric and by how much, with its condition first; empty for a metric that a
// comparison does not rank by.
func Lead(c *comp.Comparison, metric string) string {
	if lead, known := c.Standing(metric); known {
		return leader(c, &lead)
	}
	return ""
}

func leader(c *comp.Comparison, s *comp.Standing) string {
	switch {
	case s.Conditions == nil:
		return Leader(c, s.Ranking).String()
	case len(c.Offers) == 1:
		return onlyOffer(c, s)
	}
	return conditionalLeader(c, s)
}

// onlyOffer says what the one offer of a case pays: first what that rests on, last what is left without it.
func onlyOffer(c *comp.Comparison, s *comp.Standing) string {
	offer, m := &c.Offers[0], s.Ranking.Metric
	value, _ := offer.Figure(m.Name)
	return fmt.Sprintf("If %s, %s pays %s %s; without, %s.", clauses(eachCondition(c, offer, s.Conditions)), offer.Name,
		Headline(value, c.Case.Currency), m.In(), Headline(s.Without, c.Case.Currency))
}

// Leader says who leads by a ranking and by how much, as the ranking's verdict has it.
func Leader(c *comp.Comparison, r comp.Ranking) Sentence {
	first := &c.Offers[r.Order[0]]
	value, _ := first.Figure(r.Metric.Name)
	said := r.Metric.In()
	name, figure := Piece{Slot: OfferName, Text: first.Name}, Piece{Slot: FigureSlot, Text: Headline(value, c.Case.Currency)}
	if len(c.Offers) == 1 {
		return Sentence{name, words(" pays "), figure, words(" " + said + ".")}
	}
	lead, second := Piece{Slot: MarginSlot, Text: margin(c, r)}, Piece{Slot: RunnerUpName, Text: c.Offers[r.Order[1]].Name}
	switch {
	case r.Verdict == comp.TooCloseToCall && r.Gap.IsZero():
		return Sentence{words("Equal: "), {Slot: EqualNames, Text: offersInWords(c, equals(r.Order, onMetric(c, r.Metric)))}, words(" each pay "), figure, words(" " + said + ".")}
	case r.Verdict == comp.TooCloseToCall:
		return Sentence{
			words("Too close to call: "), name, words(" pays "), figure, words(" " + said + ", "), lead, words(" more than "), second,
			words(", within the tolerance of "), {Slot: ToleranceSlot, Text: percentage(c.Case.Tolerance)}, words("%."),
		}
	}
	return Sentence{name, words(" pays most " + said + ": "), figure, words(", which is "), lead, words(" more than "), second, words(".")}
}

// conditionalLeader says first what a lead rests on, and last what is left without it.
func conditionalLeader(c *comp.Comparison, s *comp.Standing) string {
	r := s.Ranking
	first, second := &c.Offers[r.Order[0]], &c.Offers[r.Order[1]]
	value, _ := first.Figure(r.Metric.Name)
	pays, said, without := Headline(value, c.Case.Currency), r.Metric.In(), withoutConditions(c, s)
	conditions := clauses(eachCondition(c, first, s.Conditions))
	switch {
	case r.Verdict == comp.TooCloseToCall && r.Gap.IsZero():
		all := []string{"it"}
		for _, other := range equals(r.Order, onMetric(c, r.Metric))[1:] {
			all = append(all, c.Offers[other].Name)
		}
		return fmt.Sprintf("Equal %s if, of %s, %s: %s each pay %s; %s.", said, first.Name, conditions, series(all), pays, without)
	case r.Verdict == comp.TooCloseToCall:
		return fmt.Sprintf("Too close to call %s if, of %s, %s: it pays %s, %s more than %s, within the tolerance of %s; %s.",
			said, first.Name, conditions, pays, margin(c, r), second.Name, ExactPercent(c.Case.Tolerance), without)
	}
	only := "only "
	if slices.Contains(s.Conditions, comp.OnGrowth) { // less growth may do
		only = ""
	}
	return fmt.Sprintf("%s leads %s %sif %s: %s, which is %s more than %s; %s.", first.Name, said, only, conditions, pays, margin(c, r), second.Name, without)
}

// withoutConditions says what is left without what a lead rests on: of the leader, and of every offer where
// another one's figure holds pay that nobody has put in writing too.
func withoutConditions(c *comp.Comparison, s *comp.Standing) string {
	leader, rest, without := s.Ranking.Order[0], &s.Rest, withoutInWords(s.Conditions, s.Taken)
	switch {
	case rest.All && len(c.Offers) == 2:
		without = fmt.Sprintf("without %s of either offer", thingsInWords(s.Taken))
	case rest.All:
		without = fmt.Sprintf("without %s of any offer", thingsInWords(s.Taken))
	}
	figure := func(offer int) decimal.Decimal { return rest.Values[offer] }
	if !rest.All && !rest.Close {
		return fmt.Sprintf("%s, it pays %s, %s", without, Headline(s.Without, c.Case.Currency), placeOf(c, s))
	}
	said, named := outcome(c, rest.Ranking, figure)
	without += ", " + said
	if !slices.Contains(named, leader) {
		without += fmt.Sprintf("; %s pays %s", c.Offers[leader].Name, Headline(figure(leader), c.Case.Currency))
	}
	return without
}

func eachCondition(c *comp.Comparison, r *comp.Result, kinds []comp.ConditionKind) []string {
	conditions := make([]string, len(kinds))
	for i, kind := range kinds {
		conditions[i] = condition(c, r, kind)
	}
	return conditions
}

// condition puts into words what a lead of an offer rests on.
func condition(c *comp.Comparison, r *comp.Result, kind comp.ConditionKind) string {
	switch kind {
	case comp.OnExit:
		exit := r.Offer.Private.Exit
		return fmt.Sprintf("it exits at %s in %v %d", Short(exit.Value, r.Equity), exit.On.Month(), exit.On.Year())
	case comp.OnTender:
		return "its tender offer comes as assumed"
	case comp.OnRefreshers:
		return "it grants the refreshers that nobody has put in writing"
	case comp.OnTopUp:
		return fmt.Sprintf("it tops up to %s, which nobody has put in writing", Headline(r.Offer.TopUp.Target, r.Currency))
	}
	if kind == comp.OnPromotion {
		return PromotionCondition(&r.Offer)
	}
	rate, _ := r.Offer.GrowthIn(&c.Case)
	if len(r.Offer.Price.Path) > 0 || rate.IsZero() || r.Offer.Private.Stated() {
		return "share prices move as assumed"
	}
	return fmt.Sprintf("its share grows %s a year as assumed", ExactPercent(rate))
}

// clauses joins conditions as a sentence does; one that has a clause of its own ends it before the last.
func clauses(conditions []string) string {
	if i := len(conditions) - 2; i >= 0 {
		conditions[i] += closes(conditions[i])
	}
	return series(conditions)
}

// closes is the comma that ends a clause within a condition; empty where there is none.
func closes(condition string) string {
	if strings.Contains(condition, ", ") {
		return ","
	}
	return ""
}

// withoutInWords says without what something is, behind a condition; what is more than the condition is named.
func withoutInWords(condition, taken []comp.ConditionKind) string {
	if len(taken) == len(condition) {
		return "without"
	}
	return "without " + thingsInWords(taken)
}

// thingsInWords names what a figure rests on, of one offer: "the exit and the promotion".
func thingsInWords(kinds []comp.ConditionKind) string {
	var things []string
	for _, kind := range kinds {
		things = append(things, map[comp.ConditionKind]string{
			comp.OnExit: "the exit", comp.OnTender: "the tender offer", comp.OnRefreshers: "the refreshers", comp.OnTopUp: "the top-up", comp.OnPromotion: "the promotion", comp.OnGrowth: "growth",
		}[kind])
	}
	return series(things)
}

// PromotionCondition puts into words that a lead of an offer rests on its promotion.
func PromotionCondition(o *comp.Offer) string {
	to := ""
	if o.Promotion.Level != "" {
		to = " to " + o.Promotion.Level
	}
	return fmt.Sprintf("it promotes you%s in %v %d, which nobody has put in writing", to, o.Promotion.On.Month(), o.Promotion.On.Year())
}

// placeOf says where the leader stands without what its lead rests on, where another offer leads then.
func placeOf(c *comp.Comparison, s *comp.Standing) string {
	n, leader, order := len(c.Offers), s.Ranking.Order[0], s.Rest.Ranking.Order
	first, place := c.Offers[order[0]].Name, slices.Index(order, leader)
	shares := slices.ContainsFunc(order, func(offer int) bool {
		return offer != leader && s.Rest.Values[offer].Equal(s.Rest.Values[leader])
	})
	switch {
	case n == 2 || shares:
		return "less than " + first
	case place == n-1:
		return "the least of the " + numeral(n)
	}
	return fmt.Sprintf("place %d of %d, behind %s", place+1, n, first)
}

// numeral writes a small number as a word.
func numeral(n int) string {
	words := []string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
	if n < len(words) {
		return words[n]
	}
	return strconv.Itoa(n)
}

// margin is the lead of a ranking: in money, and as a share of the runner-up's figure.
func margin(c *comp.Comparison, r comp.Ranking) string {
	text := Headline(r.Gap, c.Case.Currency)
	if s, ok := c.Share(r); ok {
		if part := PartBeside(s, c.Case.Tolerance); part != "" {
			text += " (" + part + ")"
		}
	}
	return text
}

// agreement says whether the metrics agree. Where the headline's lead rests on what nobody has put in writing,
// so may theirs, and the sentence says so too.
func agreement(c *comp.Comparison, conditional bool) string {
	begins := func(every string) string { return every }
	if conditional {
		begins = func(every string) string { return "As assumed, " + strings.ToLower(every[:1]) + every[1:] }
	}
	var led []string
	var open string
	for _, side := range c.Sides() {
		if side.Offer < 0 {
			open = metricList(side.Metrics)
			continue
		}
		led = append(led, fmt.Sprintf("%s leads on %s", c.Offers[side.Offer].Name, metricList(side.Metrics)))
	}
	switch {
	case len(led) == 0:
		return begins("On every metric the offers are too close to call.")
	case len(led) == 1 && open == "":
		sentence := begins("Every metric agrees: ") + c.Offers[c.Sides()[0].Offer].Name
		if uncounted(c) != "" {
			sentence += ", but not all equity is counted"
		}
		return sentence + "."
	case len(led) == 1:
		if conditional {
			led[0] = "As assumed, " + led[0]
		}
		return led[0] + "; too close to call on " + open + "."
	}
	sentence := begins("The metrics disagree: ") + strings.Join(led, "; ")
	if open != "" {
		sentence += "; too close to call on " + open
	}
	return sentence + "."
}

// metricList names metrics in words, joining the years: "years 1 to 3, the total and cash".
func metricList(metrics []comp.Metric) string {
	var years []int
	var names []string
	for _, m := range metrics {
		if m.Kind == comp.MetricYear {
			years = append(years, m.Number)
			continue
		}
		names = append(names, m.Noun())
	}
	switch len(years) {
	case 0:
	case 1:
		names = append([]string{fmt.Sprintf("year %d", years[0])}, names...)
	default:
		names = append([]string{"years " + series(runs(years))}, names...)
	}
	return series(names)
}

// runs writes ascending years, three or more in a row as "1 to 3".
func runs(years []int) []string {
	var texts []string
	for i := 0; i < len(years); {
		j := i
		for j+1 < len(years) && years[j+1] == years[j]+1 {
			j++
		}
		if j-i < 2 {
			j = i
			texts = append(texts, strconv.Itoa(years[i]))
		} else {
			texts = append(texts, fmt.Sprintf("%d to %d", years[i], years[j]))
		}
		i = j + 1
	}
	return texts
}

// series joins words as a sentence does: "a, b and c".
func series(words []string) string { return joined(words, "and") }

// either joins words likewise: "a, b or c".
func either(words []string) string { return joined(words, "or") }

func joined(words []string, last string) string {
	if len(words) == 1 {
		return words[0]
	}
	return strings.Join(words[:len(words)-1], ", ") + " " + last + " " + words[len(words)-1]
}

// largestFalls names the largest fall of each offer from one year to the next.
func largestFalls(c *comp.Comparison) string {
	var parts, steady []string
	for i := range c.Offers {
		r := &c.Offers[i]
		if !c.Falls(r) {
			steady = append(steady, r.Name)
			continue
		}
		part := fmt.Sprintf("%s's by %s", r.Name, Headline(r.Drop.Amount, c.Case.Currency))
		if before := r.Years[r.Drop.From-1].Total; before.IsPositive() {
			part += " (" + PercentBeside(r.Drop.Amount.DivRound(before, sharePlaces), c.Case.Tolerance) + ")"
		}
		parts = append(parts, fmt.Sprintf("%s in year %d", part, r.Drop.To))
	}
	if parts == nil {
		return "No offer pays noticeably less in any year than in the year before."
	}
	sentence := "Largest yearly falls of pay: " + strings.Join(parts, ", ")
	if steady != nil {
		sentence += "; none to notice at " + series(steady)
	}
	return sentence + "."
}

// sharePlaces are the decimals of a share of another figure.
const sharePlaces = 12

// uncounted names the equity that no figure counts.
func uncounted(c *comp.Comparison) string {
	var parts []string
	for i := range c.Offers {
		r := &c.Offers[i]
		for _, o := range r.Uncounted() {
			why := "the share is not above their strike at any vest"
			if o.Private {
				why = "no exit pays for them within the horizon"
			}
			parts = append(parts, fmt.Sprintf("%s's %s (%s)", r.Name, InSentence(o.Item), why))
		}
	}
	if parts == nil {
		return ""
	}
	return "Equity that no figure counts: " + strings.Join(parts, ", ") + "."
}

// Count writes a number with its noun: "1 month", "12 months".
func Count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
