package intake

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/seed-251b9aba/offerkit/comp/casefile"
)

// further is what a letter may have beside what every letter has. It is asked for when somebody says that
// it is there, so that an ordinary letter stays short.
type further struct {
	word  string // by which it is chosen
	steps []step
	may   func(o *offer) bool // whether an offer can have it; nil where every one can
}

// moreGrants bounds how often a further grant is asked for.
const moreGrants = 8

const anotherGrant = "another grant"

// furthers are in the order in which they are proposed.
var furthers = sync.OnceValue(func() []further {
	return []further{
		{anotherGrant, append(grantSteps(), todayStep), (*offer).hasEquity},
		{"relocation", []step{
			{key: "relocation", term: "offers[].relocation.amount", ask: "Relocation", nothing: "none", open: "what is paid for the relocation"},
			{key: "relocation_clawback", term: "offers[].relocation.clawback.months", ask: "Clawback on the relocation", nothing: "the letter is silent: ask", example: "24 months cliff",
				also: "Write none where the letter says that nothing is paid back.", when: func(o *offer) bool { return o.has("relocation") }},
		}, nil},
		{"commission", []step{
			{key: "ote", term: "offers[].commission.ote", ask: "On-target earnings", nothing: "not stated: what the commission is at target is asked for",
				about: "OTE: base and commission together in a year in which the quota is reached."},
			{key: "commission", term: "offers[].commission.target", ask: "Commission at target", nothing: "not known yet, and without it the commission is left out",
				open: "what the commission is at target", when: func(o *offer) bool { return !o.has("ote") }},
			{key: "commission_paid", term: "offers[].commission.paid", ask: "Commission paid", nothing: "monthly is assumed", when: (*offer).hasCommission},
			{key: "ramp", term: "offers[].commission.ramp.months", ask: "Months in which all of it is guaranteed", nothing: "none",
				about: "First months, while the pipeline is built, in which the commission at target is paid whatever is sold.", when: (*offer).hasCommission},
		}, nil},
		{"cash allowance", []step{
			{key: "allowance", term: "offers[].benefits[].amount", ask: "Cash allowance a year", nothing: "none", example: "6,600", open: "what the cash allowance is",
				about: "Money beside the base, such as for a car or a stipend. By another period say so: 550 per month."},
		}, nil},
		{"ESPP", []step{
			{key: "espp", term: "offers[].espp.contribution", ask: "Your contribution to the ESPP", nothing: "not known yet, and without it the plan is left out"},
			{key: "espp_discount", term: "offers[].espp.discount", ask: "Its discount", nothing: "none", when: hasPlan},
			{key: "espp_lookback", term: "offers[].espp.lookback", ask: "Its lookback", nothing: "no", example: "yes", when: hasPlan,
				about: "Whether the lower of the prices at the offering and at the purchase counts: yes or no."},
			{key: "espp_offering", term: "offers[].espp.offering", ask: "Its offering period", nothing: "6 months", when: hasPlan},
			{key: "espp_purchase", term: "offers[].espp.purchase", ask: "Its purchase period", nothing: "6 months", when: hasPlan},
			todayStep,
		}, func(o *offer) bool { return !o.isPrivate() }},
		{"pension or retirement match", []step{
			{key: "retirement", term: "offers[].retirement", ask: "Employer's match", example: "50% of 6%", nothing: "none", open: "what the employer's match is",
				about: "To a 401(k) or a pension: in words, such as 50% of 6%, or 100% of first 3% + 50% of next 2%; a contribution that takes none of your own is a share of pay alone, such as 5%."},
		}, nil},
	}
})

func hasPlan(o *offer) bool { return o.has("espp") }

// todayStep asks what a share is worth where no grant says it.
var todayStep = step{key: "today", term: "offers[].price.today", ask: "Share price today", nothing: "not known yet, and without it these shares are left out",
	about: "Of one share on the valuation date: what the letter says of prices turns amounts into shares, or says nothing.",
	when:  func(o *offer) bool { return o.wantsToday() || o.has("today") || o.silent("today") }}

// ofGrant are the questions that each grant has for itself.
var ofGrant = [...]string{"equity", "price", "strike", "vesting", "vesting_start"}

// grantSteps are the questions about a further grant: those about the first, but that what a count of shares
// is worth is what the first one's are worth.
func grantSteps() (steps []step) {
	for _, s := range offerSteps {
		if !slices.Contains(ofGrant[:], s.key) {
			continue
		}
		switch s.key {
		case "equity":
			s.ask = "Another grant"
		case "price":
			s.when = func(o *offer) bool {
				kind, amount := o.equity()
				return kind == byValue && amount != "" && !o.isPrivate()
			}
		}
		steps = append(steps, s)
	}
	return steps
}

// grantAt is the offer for questions about its first grant, 0, or a further one.
func (o *offer) grantAt(n int) *offer {
	of := *o
	of.grant = n
	return &of
}

// furtherKey is the question whether there is anything else, asked for the nth time from 0.
func furtherKey(n int) string {
	if n == 0 {
		return "more"
	}
	return fmt.Sprintf("more%d", n+1)
}

func isFurther(key string) bool {
	_, within, found := strings.Cut(key, "].")
	return found && strings.HasPrefix(within, "more")
}

// chosen lists what was said to be in the letter beside, in order.
func (o *offer) chosen() (words []string) {
	for {
		word := o.say(furtherKey(len(words)))
		if word == "" {
			return words
		}
		words = append(words, word)
	}
}

// furtherGrants are the grants after the first of which something is known.
func (o *offer) furtherGrants() (grants []*offer) {
	for _, word := range o.chosen() {
		if word == anotherGrant {
			grants = append(grants, o.grantAt(len(grants)+1))
		}
	}
	return slices.DeleteFunc(grants, func(g *offer) bool { return !g.hasEquity() })
}

// furtherNext asks whether there is anything else in the letter, and for what there is.
func (o *offer) furtherNext(number *int) (Question, bool) {
	grants := 0
	for n, word := range append(o.chosen(), "") {
		*number++
		if _, asked := o.v.said(o.path(furtherKey(n))); !asked {
			return o.askForMore(furtherKey(n), *number)
		}
		if word == "" {
			break
		}
		of := o
		if word == anotherGrant {
			grants++
			of = o.grantAt(grants)
		}
		at := slices.IndexFunc(furthers(), func(f further) bool { return f.word == word })
		if q, open := of.next(furthers()[at].steps, number); open {
			return q, true
		}
	}
	return Question{}, false
}

// askForMore asks whether there is anything else, of what there may still be.
func (o *offer) askForMore(key string, number int) (Question, bool) {
	q := Question{Key: o.path(key), Heading: o.company(), Number: number, Ask: "Anything else in the letter", About: "What most letters do not have is asked for when it is there.", Nothing: "nothing else"}
	had := o.chosen()
	for _, f := range furthers() {
		times := 0
		for _, word := range had {
			if word == f.word {
				times++
			}
		}
		if (f.may == nil || f.may(o)) && (times == 0 || f.word == anotherGrant && times < moreGrants) {
			q.Choices = append(q.Choices, f.word)
		}
	}
	if len(q.Choices) == 0 {
		return Question{}, false
	}
	q.Example = q.Choices[0]
	return q, true
}

// furtherMeant is one of the choices in another case, or by words of its name that no other has.
func furtherMeant(q *Question, text string) string {
	var meant []string
	for _, word := range q.Choices {
		if strings.EqualFold(word, text) {
			return word
		}
		if text != "" && strings.Contains(" "+strings.ToLower(word)+" ", " "+strings.ToLower(text)+" ") {
			meant = append(meant, word)
		}
	}
	if len(meant) == 1 {
		return meant[0]
	}
	return text
}

// noFurther says what is wrong with an answer to the question whether there is anything else.
func (v *Interview) noFurther(q *Question, text string) (message, mend string) {
	if !isFurther(q.Key) || slices.Contains(q.Choices, text) {
		return "", ""
	}
	mend = "write one of " + strings.Join(q.Choices, ", ") + ", or nothing"
	if meant, found := casefile.ClosestWord(text, q.Choices); found {
		mend = fmt.Sprintf("did you mean %s? If not, %s", meant, mend)
	}
	return fmt.Sprintf("%q is none of what may be asked for here", text), mend
}

// today is what a share is worth today, where that is said apart from what turns an amount into shares.
func (o *offer) today() string {
	if said := o.say("today"); said != "" || o.isPrivate() {
		return ungrouped(said)
	}
	if first := o.grantAt(0); first.hasEquity() {
		if kind, _ := first.equity(); kind != byValue {
			return ungrouped(first.say("price"))
		}
	}
	return ""
}

// wantsToday reports whether shares would have no value, or one of several, for want of today's price: the
// price of one amount alone counts as today's.
func (o *offer) wantsToday() bool { return o.wantsTodayOf((*offer).lacksTerms) }

// wantsTodayOf is wantsToday of the grants that lack nothing else.
func (o *offer) wantsTodayOf(lacks func(*offer) string) bool {
	if o.isPrivate() || o.today() != "" {
		return false
	}
	prices, counts := 0, 0
	if o.has("espp") {
		counts++
	}
	for _, g := range append([]*offer{o.grantAt(0)}, o.furtherGrants()...) {
		kind, _ := g.equity()
		switch {
		case !g.hasEquity() || lacks(g) != "":
		case kind != byValue:
			counts++
		case g.has("price"):
			prices++
		}
	}
	return prices > 1 || prices == 0 && counts > 0
}

// sharesBeside reports whether something beside the first grant rests on what a share is worth.
func (o *offer) sharesBeside() bool { return o.has("espp") || len(o.furtherGrants()) > 0 }

// further writes what the letter has beside.
func (w *writing) further(o *offer) {
	w.furtherGrants(o)
	w.relocation(o)
	w.commission(o)
	w.allowance(o)
	w.espp(o)
	w.match(o)
}

func (w *writing) furtherGrants(o *offer) {
	grants := o.furtherGrants()
	var kept []string
	for _, g := range grants {
		kind, _ := g.equity()
		word := "rsu"
		if kind == byOptions {
			word = "option"
		}
		terms := fmt.Sprintf("{kind: %s, %s}", word, strings.Join(w.grantTerms(g), ", "))
		if missing := g.lacks(); missing != "" && !w.probe {
			w.note("    ", "grants: [%s]   # left out: %s is missing", terms, missing)
			continue
		}
		kept = append(kept, terms)
	}
	if len(kept) == 0 {
		return
	}
	w.line("    grants:")
	for _, terms := range kept {
		w.line("      - %s", terms)
	}
}

func (w *writing) relocation(o *offer) {
	if !o.has("relocation") {
		w.undecided(o, "relocation")
		return
	}
	months, kind := clawbackOf(o.say("relocation_clawback"))
	text := plain(o.say("relocation"))
	if o.none("relocation_clawback") {
		months = None
	}
	if months != "" {
		text = repaid(o.say("relocation"), months, kind)
	}
	w.line("    relocation: %s", text)
	for _, open := range o.open("relocation") {
		w.remark("ask: " + open)
	}
}

func (o *offer) hasCommission() bool { return o.has("ote") || o.has("commission") }

func (w *writing) commission(o *offer) {
	if !o.hasCommission() {
		w.undecided(o, "commission")
		return
	}
	terms := []string{"target: " + inBraces(o.say("commission"))}
	if o.has("ote") {
		terms = []string{"ote: " + inBraces(o.say("ote"))}
	}
	if paid := o.say("commission_paid"); paid != "" {
		terms = append(terms, "paid: "+inBraces(paid))
	}
	if months := o.say("ramp"); months != "" {
		terms = append(terms, fmt.Sprintf("ramp: {months: %s, guarantee: 100%%}", inBraces(months)))
	}
	w.line("    commission: {%s}", strings.Join(terms, ", "))
}

func (w *writing) allowance(o *offer) {
	if !o.has("allowance") {
		w.undecided(o, "allowance")
		return
	}
	amount, per := ofPeriod(o.say("allowance"))
	if per != "" {
		per = ", per: " + per
	}
	w.line("    benefits: [{name: cash allowance, amount: %s%s, kind: cash}]", inBraces(amount), per)
}

// ofPeriod takes the period off an amount: 550 and month of "550 per month".
func ofPeriod(text string) (amount, per string) {
	m := spelled().per.FindStringSubmatch(text)
	if m == nil {
		return text, ""
	}
	return m[1], strings.ToLower(m[2])
}

func (w *writing) espp(o *offer) {
	if !o.has("espp") {
		return
	}
	terms := []string{"contribution: " + inBraces(o.say("espp"))}
	for _, key := range []string{"discount", "lookback", "offering", "purchase"} {
		said := o.say("espp_" + key)
		if key == "lookback" {
			said = isOrNot(said)
		}
		if said != "" {
			terms = append(terms, key+": "+inBraces(said))
		}
	}
	plan := fmt.Sprintf("espp: {%s}", strings.Join(terms, ", "))
	if o.wantsToday() && !w.probe {
		w.note("    ", "%s   # left out: the price of a share is missing", plan)
		return
	}
	w.line("    %s", plan)
}

// isOrNot writes yes and no as a case file does.
func isOrNot(text string) string {
	switch strings.ToLower(text) {
	case "yes", "y":
		return "true"
	case "no", "n":
		return "false"
	}
	return text
}

func (w *writing) match(o *offer) {
	if text := o.say("retirement"); compiled().shareAlone.MatchString(text) {
		w.line("    retirement: {employer: %s}", inBraces(text))
		return
	}
	w.value(o, "retirement")
}
