package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/negotiate"
)

// Negotiation is the answers about one offer: what to ask for, and how.
type Negotiation struct {
	Asking      *negotiate.Asking
	Target      negotiate.Target
	Asks        []negotiate.Ask
	Plan        *negotiate.Plan            // nil where no order of levers was asked for
	Packages    []negotiate.Package        // none where none was asked for
	LeftOut     []negotiate.LeftOut        // of the three packages of equal worth those that there are not
	Ladder      []negotiate.Rung           // none where none was asked for
	BeyondMoney *negotiate.BeyondMoney     // nil where it was not asked for
	Market      []negotiate.MarketStanding // against the market data of the case
	Across      []AcrossMetrics            // of the offer that is matched, where that was asked for, and of other levels
	Standing    *Standing                  // of the offer in market data; nil where none are given
	Level       *MarketLevel               // what market data say of another level; nil where none are given
}

// Ask turns the answers into their document: what to ask for in a line, then the levers, the
// packages, the answers to expect, and what all of it rests on.
func Ask(n *Negotiation) *Document {
	c := n.Asking.Comparison
	d := &Document{
		Title:    "What to ask " + n.name() + " for",
		Subtitle: fmt.Sprintf("%s, valued on %v, over %s of service", c.Case.Currency, c.Case.AsOf, Count(c.Case.Years, "year")),
		Verdict:  Said(n.verdict()...), Metric: n.Asking.Metric.Name, Currency: c.Case.Currency, Comparison: c, View: comp.ByYear,
	}
	d.Sections = n.sections()
	d.Sections = append(d.Sections, Section{ID: "assumptions", Part: Closing, Title: "Assumptions", Blocks: []Block{
		List{Items: append(n.conventions(), Assumptions(c)...)},
	}})
	return d
}

// sections are the answers in reading order, without those that have nothing to say.
func (n *Negotiation) sections() (kept []Section) {
	sections := []Section{n.leverSection(), n.planSection(), n.packageSection(), n.ladderSection()}
	if n.reached() {
		sections = nil // there is nothing to ask for
	}
	sections = append(append(sections, n.acrossSections()...), n.marketSection(), n.levelSection())
	for _, s := range append(sections, n.worthSection(), n.beyondSection(), n.leanSection()) {
		if len(s.Blocks) > 0 {
			s.Part = Closing // below the answer, in every format
			kept = append(kept, s)
		}
	}
	return kept
}

// AskSections are the answers within a comparison, under the verdict that opens an answer of its own
// and above what they rest on.
func AskSections(n *Negotiation) []Section {
	s := Section{ID: "ask", Title: "What to ask " + n.name() + " for", Part: Closing}
	for _, sentence := range n.verdict() {
		s.Blocks = append(s.Blocks, Paragraph{Text: sentence})
	}
	rest := Section{ID: "ask-conventions", Title: "How the asks are worked out", Part: Closing}
	rest.Blocks = append(rest.Blocks, List{Items: append([]string{"All of it is for the case as it is written."}, n.conventions()...)})
	return append(append([]Section{s}, n.sections()...), rest)
}

// reached reports whether nothing has to be asked for.
func (n *Negotiation) reached() bool { return !n.Asking.Today.LessThan(n.Target.Amount) }

func (n *Negotiation) name() string { return n.Asking.Result().Name }

func (n *Negotiation) reporting() comp.Currency { return n.Asking.Comparison.Case.Currency }

// leverTitles name the levers in a sentence: "ask for ... ".
var leverTitles = map[string]string{
	"base": "base", "sign_on_year_1": "sign-on, year 1", "sign_on_year_2": "sign-on, year 2", "rsu_value": "RSU value", "rsu_shares": "RSU shares",
	"bonus_target": "bonus target", "refresher": "refresher a year", "relocation": "relocation",
}

// LeverTitle names a lever for a person.
func LeverTitle(key string) string { return leverTitles[key] }

// leverInSeries names a lever among others, whose commas are those of the series.
func leverInSeries(key string) string {
	return strings.Replace(leverTitles[key], ", year", " in year", 1)
}

// LeverHead names a lever at the head of a column or row.
func LeverHead(key string) string {
	title := leverTitles[key]
	return strings.ToUpper(title[:1]) + title[1:]
}

// leverPhrases put a value of a lever into a sentence.
var leverPhrases = map[string]string{
	"base": "a base of %s", "sign_on_year_1": "a sign-on of %s in year 1", "sign_on_year_2": "a sign-on of %s in year 2", "rsu_value": "an RSU grant of %s",
	"rsu_shares": "an RSU grant of %s", "bonus_target": "a bonus target of %s", "refresher": "a refresher of %s a year", "relocation": "a relocation of %s",
}

// asked puts a change into a sentence: "a base of $166,000".
func (n *Negotiation) asked(c negotiate.Change) string {
	return fmt.Sprintf(leverPhrases[c.Lever.Key], n.leverValue(c.Lever, c.To)+each(c.Lever))
}

// each says what an amount is for, of pay by a period: " an hour".
func each(l *negotiate.Lever) string {
	if l.Each == "" {
		return ""
	}
	return " " + l.Each
}

// HeadOfLever names a lever of an offer at the head of a column or row: "Base an hour".
func HeadOfLever(l *negotiate.Lever) string { return LeverHead(l.Key) + each(l) }

// askedAll puts changes into a sentence.
func (n *Negotiation) askedAll(changes []negotiate.Change) string {
	var parts []string
	for _, c := range changes {
		parts = append(parts, n.asked(c))
	}
	return series(parts)
}

// leverValue writes a value of a lever in a sentence: $167,000, 1,220 shares, 17%.
func (n *Negotiation) leverValue(l *negotiate.Lever, v decimal.Decimal) string {
	switch l.Measure {
	case negotiate.InShares:
		if v.Equal(decimal.NewFromInt(1)) {
			return "1 share"
		}
		return Number(v) + " shares"
	case negotiate.InRate:
		return ExactPercent(v)
	}
	return Sign(n.Unit(l)) + Amount(v, n.Unit(l))
}

// mixed reports whether the asks are in another currency than the figures of the metric, so that each
// amount names its own.
func (n *Negotiation) mixed() bool {
	r := n.Asking.Result()
	return r.Currency != n.reporting() || r.Equity != n.reporting()
}

// amount writes an amount of the metric in a sentence.
func (n *Negotiation) amount(v decimal.Decimal) string { return exactHeadline(v, n.reporting()) }

// askedIn names the currency of the asks, or both.
func (n *Negotiation) askedIn() string {
	r := n.Asking.Result()
	if r.Equity == r.Currency {
		return string(r.Currency)
	}
	return fmt.Sprintf("%s, those of shares in %s", r.Currency, r.Equity)
}

// inOwnCurrency heads a row or column of amounts in the offer's currency.
func (n *Negotiation) inOwnCurrency(title string) string {
	if n.mixed() {
		return title + ", " + string(n.Asking.Result().Currency)
	}
	return title
}

// leverHead names a lever at the head of a row or column, with its currency where another stands beside it.
func (n *Negotiation) leverHead(l *negotiate.Lever) string {
	if l.Measure == negotiate.InMoney && n.mixed() {
		return HeadOfLever(l) + ", " + string(n.Unit(l))
	}
	return HeadOfLever(l)
}

// leverNumber writes a value of a lever beside others, without its unit.
func (n *Negotiation) leverNumber(l *negotiate.Lever, v decimal.Decimal) string {
	if l.Measure == negotiate.InRate {
		return ExactPercent(v)
	}
	return Amount(v, n.Unit(l))
}

// Unit is the currency of a lever in money; empty of any other.
func (n *Negotiation) Unit(l *negotiate.Lever) comp.Currency {
	if l.Measure != negotiate.InMoney {
		return ""
	}
	return n.Asking.Result().CurrencyOf(l.Path)
}

// leverCell is a value of a lever in a table; a column holds values of several measures.
func (n *Negotiation) leverCell(l *negotiate.Lever, v decimal.Decimal) Cell {
	if l.Measure == negotiate.InRate {
		return textCell(ExactPercent(v))
	}
	return amountCell(v, n.Unit(l))
}

// changesInWords says what is asked for: "a base of $166,000 ($6,000 more)".
func (n *Negotiation) changesInWords(changes []negotiate.Change) string {
	var parts []string
	raised := slices.DeleteFunc(slices.Clone(changes), func(c negotiate.Change) bool { return c.Increase().IsZero() })
	if len(raised) == 0 {
		raised = changes
	}
	for _, c := range raised {
		parts = append(parts, fmt.Sprintf("%s (%s more)", n.asked(c), n.leverValue(c.Lever, c.Increase())))
	}
	return series(parts)
}

// headline are the changes of the answer in one line, with what they come to: the plan in the
// order asked for, else the first package, else a sign-on in year 1, which employers give most
// easily, else the first lever that reaches the target. A package put to values that overshoot is none.
func (n *Negotiation) headline() (changes []negotiate.Change, value decimal.Decimal, below decimal.NullDecimal, reaches bool) {
	if n.Plan != nil && (n.Plan.Reaches || len(n.Plan.Changes) > 0 && n.Packages == nil) {
		return n.Plan.Changes, n.Plan.Value, n.Plan.Below, n.Plan.Reaches
	}
	for i := range n.Packages { // one that is over the target with what is put to a value alone asks for more than it takes
		if p := &n.Packages[i]; n.levelWith(p) {
			return p.Changes(), p.Value, p.Below, true
		}
	}
	order := slices.Clone(n.Asks)
	slices.SortStableFunc(order, func(a, b negotiate.Ask) int { return negotiate.Easiest(a.Lever) - negotiate.Easiest(b.Lever) })
	for i := range order {
		if k := &order[i]; k.Reaches {
			return []negotiate.Change{{Lever: k.Lever, To: k.To}}, k.Value, k.Below, true
		}
	}
	return nil, n.Asking.Today, below, false
}

// AskInBrief is what to ask for, for a row of an index: "a base of $184,000 ($19,000 more)".
func (n *Negotiation) AskInBrief() string {
	changes, _, _, reaches := n.headline()
	switch {
	case n.reached():
		return "nothing has to be asked for"
	case n.Ends():
		return "no figure: the gap is time without the job"
	case n.isBeyond():
		return n.withinInBrief()
	case len(changes) == 0:
		return "no lever alone reaches the target"
	case !reaches:
		return n.changesInWords(changes) + ", which is not enough"
	}
	return n.changesInWords(changes)
}

// verdict says what to ask for, with its condition first.
func (n *Negotiation) verdict() []string {
	return led(n.restsOn(), n.answer()...)
}

// answer says what to ask for.
func (n *Negotiation) answer() []string {
	a, target := n.Asking, n.targetInWords()
	if n.reached() {
		return []string{fmt.Sprintf("Nothing has to be asked for to reach %s: %s already pays %s %s.", target, n.name(), n.amount(a.Today), a.Metric.In())}
	}
	missing := n.Target.Amount.Sub(a.Today)
	gap := fmt.Sprintf("%s pays %s today, %s short%s.", n.name(), n.amount(a.Today), n.amount(missing), n.closeness(missing))
	changes, value, below, reaches := n.headline()
	first := n.outOfReach()
	switch {
	case !reaches && len(changes) > 0:
		return led(first, fmt.Sprintf("To reach %s %s, %s is not enough: it comes to %s, %s short.",
			target, a.Metric.In(), n.changesInWords(changes), n.amount(value), n.amount(n.Target.Amount.Sub(value))), gap)
	case !reaches:
		return led(first, fmt.Sprintf("No lever alone reaches %s %s; the reasons are below.", target, a.Metric.In()), gap)
	}
	ask := fmt.Sprintf("To reach %s %s, ask %s for %s: it then pays %s", target, a.Metric.In(), n.name(), n.changesInWords(changes), n.amount(value))
	if first != "" {
		ask = fmt.Sprintf("All of it would take %s: %s would then pay %s", n.changesInWords(changes), n.name(), n.amount(value))
	}
	if below.Valid {
		ask += ", and one step less " + n.amount(below.Decimal)
	}
	said := led(first, ask+".")
	if w, found := n.Within(); found && !n.Ends() { // which says the gap
		value = w.Target.Amount
	} else {
		said = append(said, gap)
	}
	return slices.Concat(said, led(n.stillBelow(value)), n.caution())
}

// led puts sentences behind one that may be empty.
func led(first string, said ...string) []string {
	if first == "" {
		return said
	}
	return append([]string{first}, said...)
}

// stillBelow says that what is asked for comes to less than the candidate's minimum; empty where it does
// not, or the metric does not say what a year pays.
func (n *Negotiation) stillBelow(value decimal.Decimal) string {
	c := n.Asking.Comparison
	average := value
	switch n.Asking.Metric.Kind {
	case comp.MetricTotal:
		average = value.DivRound(decimal.NewFromInt(int64(c.Case.Years)), c.Case.Currency.Places())
	case comp.MetricAverage:
	default:
		return ""
	}
	if !n.belowMinimum(average) {
		return ""
	}
	return fmt.Sprintf("That is %s a year on average, below your minimum of %s: aim higher, or walk away.", n.amount(average), Headline(c.Case.Candidate.Minimum, c.Case.Currency))
}

// RestsOn is what the figure that is to be matched rests on and nobody has put in writing, with what is
// left without it; nil where it stands by itself, or is no other offer's.
func (n *Negotiation) RestsOn() ([]comp.ConditionKind, decimal.Decimal) {
	if n.Target.Kind != negotiate.ToMatch && n.Target.Kind != negotiate.ToMatchBest {
		return nil, decimal.Zero
	}
	return n.Asking.Comparison.RestsOn(n.Target.Offer, n.Asking.Metric.Name, true)
}

// restsOn says what the figure that is to be matched rests on and nobody has put in writing, with what
// is left without it (SPEC 7.2); empty where it stands by itself.
func (n *Negotiation) restsOn() string {
	kinds, without := n.RestsOn()
	if kinds == nil {
		return ""
	}
	other := &n.Asking.Comparison.Offers[n.Target.Offer]
	text := fmt.Sprintf("Only if %s%s does %s pay %s %s; without, it pays %s",
		n.conditionsOf(kinds), closes(condition(n.Asking.Comparison, other, kinds[len(kinds)-1])), other.Name, n.amount(n.Target.Amount), n.Asking.Metric.In(), n.amount(without))
	if !slices.Contains(kinds, comp.OnGrowth) && !without.GreaterThan(n.Asking.Today) && !n.reached() {
		text += fmt.Sprintf(", no more than %s as it stands", n.name())
	}
	return text + "."
}

// conditionsOf puts into words what the figure that is to be matched rests on.
func (n *Negotiation) conditionsOf(kinds []comp.ConditionKind) string {
	c := n.Asking.Comparison
	var conditions []string
	for _, kind := range kinds {
		conditions = append(conditions, condition(c, &c.Offers[n.Target.Offer], kind))
	}
	return clauses(conditions)
}

// closeness says that a gap is too small to tell the offers apart.
func (n *Negotiation) closeness(missing decimal.Decimal) string {
	tolerance := n.Asking.Comparison.Case.Tolerance
	if missing.GreaterThan(n.Target.Amount.Mul(tolerance)) || n.Target.Kind == negotiate.ToAmount || n.Target.Kind == negotiate.ToMakeWhole {
		return ""
	}
	return fmt.Sprintf(": within the tolerance of %s, too close to call", ExactPercent(tolerance))
}

// targetInWords names the target: "Google's $1,194,380.32".
func (n *Negotiation) targetInWords() string {
	amount := n.amount(n.Target.Amount)
	switch other := &n.Asking.Comparison.Offers[n.Target.Offer]; n.Target.Kind {
	case negotiate.ToMatch, negotiate.ToMatchBest:
		return fmt.Sprintf("%s's %s", other.Name, amount)
	case negotiate.ToMakeWhole:
		return fmt.Sprintf("%s, which makes whole the %s that leaving %s costs", amount, Headline(n.Target.MakeWhole, n.reporting()), other.Name)
	}
	return amount
}

// TargetTitle names the target where its amount stands beside it.
func (n *Negotiation) TargetTitle() string {
	switch other := &n.Asking.Comparison.Offers[n.Target.Offer]; n.Target.Kind {
	case negotiate.ToMatch, negotiate.ToMatchBest:
		return other.Name
	case negotiate.ToMakeWhole:
		return fmt.Sprintf("Target, which makes whole what leaving %s costs", other.Name)
	}
	return "Target"
}

// caution says what the target may not rest on.
func (n *Negotiation) caution() []string {
	if n.Target.Kind != negotiate.ToMatch && n.Target.Kind != negotiate.ToMatchBest {
		return nil
	}
	other := &n.Asking.Comparison.Offers[n.Target.Offer]
	switch n.Asking.Leverage(n.Target.Offer) {
	case negotiate.Variant:
		return []string{fmt.Sprintf("%s is a variant of the same offer: it says what that is worth, and is no other employer's offer to lean on.", other.Name)}
	case negotiate.Supposed:
		return []string{fmt.Sprintf("%s is a variant of %s, and the case does not say that anybody has offered it (evidence): it carries no ask.", other.Name, other.Offer.From)}
	case negotiate.Supports:
		return []string{fmt.Sprintf("%s is no offer: it supports an ask that rests on something else, and carries none by itself.", other.Name)}
	case negotiate.Lapsed:
		return []string{fmt.Sprintf("%s had to be answered by %v: ask whether it still stands before you lean on it.", other.Name, other.Offer.Deadline)}
	case negotiate.Unstated:
		return []string{fmt.Sprintf("The case does not say how firm %s is: lean on it once you have it in writing, or at least have been told.", other.Name)}
	}
	return nil
}

func (n *Negotiation) leverSection() Section {
	t := Table{ID: "levers", Title: n.name(), Columns: []Column{
		textColumn("Lever"), numberColumn("Today"), numberColumn("Ask"), numberColumn("More"), numberColumn(n.Asking.Metric.Title), numberColumn("One step less"),
	}}
	var reasons []string
	for i := range n.Asks {
		k := &n.Asks[i]
		if !k.Reaches {
			reasons = append(reasons, fmt.Sprintf("%s: %s", LeverHead(k.Lever.Key), n.Reason(k)))
			continue
		}
		below := Cell{Kind: EmptyCell}
		if k.Below.Valid {
			below = moneyCell(k.Below.Decimal)
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			textCell(HeadOfLever(k.Lever)), n.leverCell(k.Lever, k.Lever.Current), n.leverCell(k.Lever, k.To), n.leverCell(k.Lever, k.Increase()), moneyCell(k.Value), below,
		}})
	}
	s := Section{ID: "levers", Title: "The least on each lever"}
	if len(t.Rows) > 0 { // with every lever barred there is no step to name
		t.Caption = fmt.Sprintf("each alone; asks in %s, in steps of %s%s", n.askedIn(), n.steps(), n.figuresIn())
		s.Blocks = append(s.Blocks, t)
	}
	if reasons != nil {
		s.Blocks = append(s.Blocks, List{Items: reasons})
	}
	return s
}

// figuresIn ends a caption with the currency of the metric's figures, where the asks are in another.
func (n *Negotiation) figuresIn() string {
	if n.mixed() {
		return "; what it comes to in " + string(n.reporting())
	}
	return ""
}

// steps lists the steps of the levers: "500 (sign-on, year 1)".
func (n *Negotiation) steps() string {
	var parts []string
	for _, l := range n.Asking.Levers {
		if l.Bar != "" {
			continue
		}
		parts = append(parts, fmt.Sprintf("%s (%s)", n.leverNumber(l, l.Step), LeverTitle(l.Key)))
	}
	return series(parts)
}

// Reason says why a lever does not reach the target.
func (n *Negotiation) Reason(k *negotiate.Ask) string {
	short := n.Target.Amount.Sub(k.Value)
	switch k.Reason {
	case negotiate.ReasonBarred:
		return barInWords(k.Lever.Bar)
	case negotiate.ReasonUnmoved:
		return fmt.Sprintf("%s does not follow it", n.Asking.Metric.Noun())
	case negotiate.ReasonCapped:
		return fmt.Sprintf("even at %s, the most within its cap, it comes to %s, %s short", n.leverValue(k.Lever, k.Most), n.amount(k.Value), n.amount(short))
	case negotiate.ReasonLimited:
		return fmt.Sprintf("however much of it there is, %s comes to no more than %s, %s short", n.Asking.Metric.Noun(), n.amount(k.Value), n.amount(short))
	}
	return ""
}

func barInWords(b negotiate.Bar) string {
	return map[negotiate.Bar]string{
		negotiate.BarCounted: "the grant is a count of shares; rsu_shares asks for more of them",
		negotiate.BarValued:  "the grant is a value; rsu_value asks for more of it",
		negotiate.BarNoPrice: "the letter has none, and nothing says what a share is worth; add its price",
		negotiate.BarNoRound: "the letter has none, and nothing says what a share of the private company was worth at its last round; add preferred: 12 to private",
		negotiate.BarShareOf: "the refresher is a share of the first grant and follows it",
		negotiate.BarHired:   "today's job pays it at hiring only",
	}[b]
}

func (n *Negotiation) planSection() Section {
	s := Section{ID: "plan", Title: "In the order asked for"}
	if n.Plan == nil || len(n.Plan.Changes) == 0 {
		return s
	}
	t := Table{ID: "plan", Title: s.Title, Caption: "each lever up to its cap before the next" + n.figuresIn(), Columns: []Column{
		textColumn("Lever"), numberColumn("Today"), numberColumn("Ask"), numberColumn(n.Asking.Metric.Title), numberColumn("Over the target"),
	}}
	for i, c := range n.Plan.Changes {
		v := n.Plan.Values[i]
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			textCell(n.leverHead(c.Lever)), n.leverCell(c.Lever, c.Lever.Current), n.leverCell(c.Lever, c.To), moneyCell(v), {Kind: DifferenceCell, Value: v.Sub(n.Target.Amount)},
		}})
	}
	s.Blocks = append(s.Blocks, t)
	return s
}

// worthSection says what a little more of each lever adds to each metric, or to those of some names.
func (n *Negotiation) worthSection(names ...string) Section {
	s := Section{ID: "worth", Title: "What a little more adds"}
	var askable []*negotiate.Ask
	t := Table{ID: "worth", Title: s.Title, Columns: []Column{textColumn("Metric")}}
	var of []string
	for i := range n.Asks {
		k := &n.Asks[i]
		if k.Worth == nil {
			continue
		}
		askable = append(askable, k)
		t.Columns = append(t.Columns, numberColumn(LeverHead(k.Lever.Key)))
		switch {
		case k.Lever.Each != "":
			of = append(of, fmt.Sprintf("of %s 1,000 more a year (%s %s)", LeverTitle(k.Lever.Key), n.leverNumber(k.Lever, k.Worth.Of.Round(2)), k.Lever.Each))
		case k.Lever.Measure != negotiate.InMoney:
			of = append(of, fmt.Sprintf("of %s %s more", LeverTitle(k.Lever.Key), n.leverNumber(k.Lever, k.Worth.Of.Round(4))))
		}
	}
	if askable == nil {
		return s
	}
	t.Caption = fmt.Sprintf("%s, of 1,000 more on each lever", n.reporting())
	if r := n.Asking.Result(); n.mixed() {
		t.Caption = fmt.Sprintf("%s, of %s1,000 more on each lever", n.reporting(), Sign(r.Currency))
		if r.Equity != r.Currency {
			t.Caption += fmt.Sprintf(" and of %s1,000 on those of shares", Sign(r.Equity))
		}
	}
	if of != nil {
		t.Caption += "; " + series(of)
	}
	for i, f := range askable[0].Worth.Figures {
		if names != nil && !slices.Contains(names, f.Metric.Name) {
			continue
		}
		row := Row{Cells: []Cell{textCell(f.Metric.Title)}}
		for _, k := range askable {
			row.Cells = append(row.Cells, moneyCell(k.Worth.Figures[i].Value))
		}
		t.Rows = append(t.Rows, row)
	}
	s.Blocks = append(s.Blocks, t)
	if none := n.addsNothing(askable); none != nil {
		s.Blocks = append(s.Blocks, List{Items: none})
	}
	return s
}

// addsNothing says of which levers a little more adds to no metric, and why: shares are whole, and those of a private
// company wait for an exit.
func (n *Negotiation) addsNothing(askable []*negotiate.Ask) (said []string) {
	why := "not one more whole share vests for it within the horizon"
	if p := &n.Asking.Comparison.Offers[n.Asking.From].Offer.Private; p.Stated() && p.Exit.Value.IsZero() {
		why = "no exit is assumed that pays for its shares"
	}
	for _, k := range askable {
		if !slices.ContainsFunc(k.Worth.Figures, func(f comp.Figure) bool { return !f.Value.IsZero() }) {
			said = append(said, fmt.Sprintf("%s: so little more adds nothing, as %s.", LeverHead(k.Lever.Key), why))
		}
	}
	return said
}

// conventions say how the asks came about.
func (n *Negotiation) conventions() []string {
	said := []string{
		"Every ask is worked out by the full model: at the ask the target is reached, to the cent, and one step less it is not.",
	}
	said = append(said, n.plainest()...)
	if n.staysBeside("base") {
		said = append(said, "An ask for base leaves the commission at target as it is: on-target earnings rise by as much.")
	}
	if text := n.datedRaise(); text != "" {
		said = append(said, text)
	}
	for i := range n.Asking.Comparison.Offers {
		r := &n.Asking.Comparison.Offers[i]
		for _, d := range r.Offer.DroppedByRevision() {
			said = append(said, fmt.Sprintf("%s: %s.", r.Name, droppedInWords(&d, fmt.Sprintf("the revision of %v", r.Offer.Revised))))
		}
	}
	if n.Packages != nil {
		said = append(said, payrollInWords(n))
	}
	if n.Standing != nil {
		said = append(said, marketConventions(n.Standing)...)
	}
	return said
}

// staysBeside reports whether a lever is the base of an offer whose letter states base and commission together.
func (n *Negotiation) staysBeside(key string) bool {
	return key == "base" && n.Asking.Result().Offer.Commission.OTE.IsPositive()
}

// UpFrom says from what an ask goes up, behind it; empty where the letter has nothing of it.
func (n *Negotiation) UpFrom(l *negotiate.Lever) string {
	switch {
	case !l.Current.IsPositive():
		return ""
	case n.staysBeside(l.Key):
		return fmt.Sprintf(" (up from %s, with the commission as offered)", n.StandsInWords(l))
	}
	return fmt.Sprintf(" (up from %s)", n.StandsInWords(l))
}

// plainest says on which terms one asks for what the letter does not have.
func (n *Negotiation) plainest() (said []string) {
	today := &n.Asking.Result().Offer
	if today.Current && today.FirstRSU() != nil {
		said = append(said, "The grants that today's job has made are made: what is asked for in RSUs is a new one.")
	}
	var lacking, terms []string
	for _, l := range n.Asking.Levers {
		if !l.Lacks || l.Bar != "" {
			continue
		}
		lacking = append(lacking, leverInSeries(l.Key))
		if term := plainTerm(l, today); term != "" && !slices.Contains(terms, term) {
			terms = append(terms, term)
		}
	}
	if lacking == nil {
		return said
	}
	whose, each := "The letter", "it is"
	if today.Current {
		whose = "Today's job"
	}
	if len(lacking) > 1 {
		each = "each is"
	}
	return append(said, fmt.Sprintf("%s has no %s: %s asked for on the plainest terms, %s.", whose, eitherOf(lacking), each, strings.Join(terms, ", ")))
}

// plainTerm is how one asks for a lever that an offer does not have; empty where there is but one way.
func plainTerm(l *negotiate.Lever, today *comp.Offer) string {
	switch l.Key {
	case "sign_on_year_1", "sign_on_year_2", "relocation":
		return "a lump sum without clawback"
	case "rsu_value", "rsu_shares":
		return "a grant a quarter of which vests at the end of each year"
	case "refresher":
		if today.FirstRSU() != nil {
			return "a refresher in writing on the first grant's vesting"
		}
		return "a refresher in writing with a quarter vesting at the end of each year"
	case "bonus_target":
		return "a bonus paid in full on the anniversary"
	}
	return ""
}

// datedRaise says that a base to which a dated raise puts the pay ends what is asked for in base; empty
// where none does, or base is not asked for.
func (n *Negotiation) datedRaise() string {
	r := n.Asking.Result()
	asked := slices.ContainsFunc(n.Asking.Levers, func(l *negotiate.Lever) bool { return l.Key == "base" && l.Bar == "" })
	dated := slices.DeleteFunc(slices.Clone(r.Offer.Raise.Dated), func(d comp.DatedBase) bool { return !d.On.After(r.Start) })
	if !asked || len(dated) == 0 {
		return ""
	}
	text := fmt.Sprintf("A higher base is paid until %v, when the letter puts it to %s", dated[0].On, salaryOf(&dated[0], r.Currency))
	if dated[0].Amount.IsZero() && dated[0].To.LessThan(r.Offer.YearlyBase()) {
		text += ", less than today's"
	}
	return text + ", whatever it was before: ask for that one too."
}

// salaryOf writes a new salary: "$180,000", "$110 an hour".
func salaryOf(d *comp.DatedBase, currency comp.Currency) string {
	if d.Amount.IsZero() {
		return Headline(d.To, currency)
	}
	rate := comp.PayRate{Per: d.Per}
	return Sign(currency) + Number(d.Amount) + " " + rate.Each()
}

// eitherOf joins words as a sentence does: "a, b or c".
func eitherOf(words []string) string {
	if len(words) == 1 {
		return words[0]
	}
	return strings.Join(words[:len(words)-1], ", ") + " or " + words[len(words)-1]
}
