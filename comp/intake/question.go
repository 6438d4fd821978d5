package intake

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// step is a question of the form. What the term says of itself is not said again here.
type step struct {
	key     string // within the offer, or the case
	term    string // path of the term that is asked for
	ask     string // in place of the term's label
	about   string // in place of the term's meaning
	also    string // what the letter may be silent about
	example string // in place of the term's
	nothing string // what an empty answer means
	open    string // what is to be asked where the letter leaves it undecided; empty where that is asked of a skipped question too
	when    func(o *offer) bool
	propose func(o *offer) (proposal, source string)
	tell    func(o *offer, q *Question) // what depends on the answers before it
}

// The questions of the case. What a case may have besides stands in its file behind a #.
var (
	beforeOffers = [...]step{{key: "as_of", term: "as_of", about: "The day of today's prices: those of shares that you are asked for are of this day."}}
	afterOffers  = [...]step{{key: "candidate.filing_status", term: "candidate.filing_status", nothing: "pay before tax only",
		about: "By it wages are taxed under the law of each offer's location."}}
	currentStep = step{key: currentKey, term: "offers[].company", ask: "Today's employer", nothing: "staying is not compared",
		about: "Where you work today, if staying is to be compared: what leaving forfeits is counted then."}
	companyStep = step{key: "company", term: "offers[].company", about: "The employer, as the letter has it."}
)

// offerSteps are the questions about an offer, at most fifteen for an ordinary one.
var offerSteps = [...]step{
	{key: "role", term: "offers[].role", nothing: "told apart by number", when: (*offer).sharesCompany,
		also: "Another offer is of the same company: the role tells them apart."},
	{key: "location", term: "offers[].location", nothing: "not known", open: "where the work is done", also: "With a filing status it says by which law wages are taxed."},
	{key: "start", term: "offers[].start", nothing: "the valuation date", open: "what the first day of work is", tell: hireDay,
		about: "Service years, vests and paydays count from it."},
	{key: "deadline", term: "offers[].deadline", nothing: "none known", open: "by which day the offer is to be answered", when: isOffer},
	{key: "base", term: "offers[].base", nothing: "not known yet, and without it the offer cannot be compared",
		also: "By another period say so: $100/hour, 8,000 per month."},
	{key: "bonus", term: "offers[].bonus.target", nothing: "none", open: "what the target bonus is"},
	{key: "sign_on", term: "offers[].sign_on", nothing: "none", open: "what the sign-on is", example: "40k", when: isOffer,
		about: "An amount; several are those of year 1, year 2 and so on: 127k, 94k."},
	{key: "clawback", term: "offers[].sign_on[].clawback.months", ask: "Clawback on the sign-on", nothing: "the letter is silent: ask", example: "12 months",
		also: "Write none where the letter says that nothing is paid back.", when: func(o *offer) bool { return o.has("sign_on") }},
	{key: "clawback_kind", term: "offers[].sign_on[].clawback.kind", nothing: "the letter is silent: pro-rata is assumed",
		when: func(o *offer) bool { months, kind := o.clawbackInWords(); return months != "" && kind == "" }},
	{key: "equity", term: "offers[].rsu", ask: "Equity", nothing: "none", open: "what is granted", example: "300k",
		about: "What is granted: an amount such as 300k, a count such as 220 shares, or options such as 10000 options."},
	{key: "price", nothing: "not known", when: (*offer).hasEquity, tell: askForPrice},
	{key: "fmv", term: "offers[].private.fmv", nothing: "not known", when: (*offer).isPrivate},
	{key: "preferred", term: "offers[].private.preferred", nothing: "not known", when: (*offer).isPrivate},
	{key: "strike", term: "offers[].grants[].strike", nothing: "not known yet, and without it the options are left out", when: (*offer).hasOptions},
	{key: "vesting", term: "offers[].grants[].vesting", nothing: "not known yet, and without it the grant is left out", when: (*offer).hasEquity, propose: knownSchedule,
		tell: func(o *offer, q *Question) {
			if o.hasOptions() {
				q.Example = "4y monthly, 12mo cliff"
			}
		}},
	{key: "vest_days", term: "offers[].grants[].vesting", ask: "Fixed vest days", example: "02-15 05-15 08-15 11-15", nothing: "counted from the first day of work",
		about: "Days of the year on which the company's shares vest, if it has such; letters are often silent about them.", when: (*offer).mayHaveDays},
	{key: "vesting_start", term: "offers[].grants[].start", nothing: "the day of hiring",
		when: func(o *offer) bool { return o.current && o.hasEquity() }, tell: grantDay},
	{key: "refreshers", term: "offers[].refreshers[].value", ask: "Value of the refresher of each year", nothing: "the letter is silent: none are counted",
		also: "Write none where they say that there are none.", when: (*offer).hasEquity},
	{key: "refreshers_vesting", term: "offers[].refreshers[].vesting", ask: "Vesting of a refresher", nothing: "4y quarterly is assumed", when: func(o *offer) bool { return o.has("refreshers") }},
	{key: certainty, term: "offers[].refreshers[].certainty", ask: "How firm the refreshers are", nothing: "expected",
		when: func(o *offer) bool { return o.has("refreshers") }},
}

// offer is what was answered about an offer.
type offer struct {
	v       *Interview
	i       int
	current bool
	grant   int // of which the questions about a grant are, 0 for the first
}

func (v *Interview) offer(i int) *offer { return &offer{v: v, i: i, current: i == v.others()} }

func isOffer(o *offer) bool { return !o.current }

// say returns an answer, empty where there is none and where the letter says that there is none.
func (o *offer) say(key string) string {
	text, _ := o.v.said(o.path(key))
	if text == None && key != certainty || text == Undecided {
		return ""
	}
	return text
}

// none reports whether the letter says that there is none.
func (o *offer) none(key string) bool {
	text, _ := o.v.said(o.path(key))
	return text == None
}

// certainty is the one question to which none is a word of the term: it leaves refreshers out of every total.
const certainty = "refreshers_certainty"

func (o *offer) has(key string) bool { return o.say(key) != "" }

// silent reports whether a question was skipped, so that there is something to ask for.
func (o *offer) silent(key string) bool {
	text, asked := o.v.said(o.path(key))
	return asked && (text == "" || text == Undecided)
}

func (o *offer) path(key string) string {
	if key == "company" && o.current {
		return currentKey
	}
	if o.grant > 0 && slices.Contains(ofGrant[:], key) {
		key = fmt.Sprintf("grant%d.%s", o.grant+1, key)
	}
	return fmt.Sprintf("offers[%d].%s", o.i, key)
}

func (o *offer) company() string { return o.say("company") }

// sharesCompany reports whether another offer, not today's job, is of the same company.
func (o *offer) sharesCompany() bool {
	for i := range o.i {
		if other := o.v.offer(i); strings.EqualFold(other.company(), o.company()) {
			return true
		}
	}
	return false
}

// ofCase asks what of the case is not answered yet.
func (v *Interview) ofCase(steps []step) (Question, bool) {
	for _, s := range steps {
		if _, asked := v.said(s.key); asked {
			continue
		}
		q := ask(s, s.key)
		if s.key == "as_of" && !v.today.IsZero() {
			q.Proposal, q.Source = v.today.String(), "today"
		}
		return q, true
	}
	return Question{}, false
}

// ofOffer asks what of an offer is not answered yet.
func (v *Interview) ofOffer(i int) (Question, bool) {
	o := v.offer(i)
	number := 1
	if q, open := o.next(offerSteps[:], &number); open {
		return q, true
	}
	if q, open := o.furtherNext(&number); open {
		return q, true
	}
	if code := v.unrated(o); code != "" {
		q := ask(step{term: "fx[].rate", nothing: "not known yet, and without it the offers cannot be compared", example: "1.08"}, "fx."+string(code))
		q.Heading, q.Number = o.company(), number+1
		q.Ask = fmt.Sprintf("Exchange rate of %s", code)
		q.About = fmt.Sprintf("What one %s is worth in %s, in which the comparison reports.", code, v.currency())
		return q, true
	}
	return Question{}, false
}

// next asks what of some steps is not answered yet, and counts them.
func (o *offer) next(steps []step, number *int) (Question, bool) {
	for _, s := range steps {
		if s.when != nil && !s.when(o) {
			continue
		}
		*number++
		if _, asked := o.v.said(o.path(s.key)); asked {
			continue
		}
		q := ask(s, o.path(s.key))
		q.Heading, q.Number = o.company(), *number
		if s.propose != nil {
			q.Proposal, q.Source = s.propose(o)
		}
		if s.tell != nil {
			s.tell(o, &q)
		}
		return q, true
	}
	return Question{}, false
}

// ask makes the question of a step from the description of its term.
func ask(s step, key string) Question {
	q := Question{Key: key, Ask: s.ask, About: s.about, Example: s.example, Nothing: s.nothing}
	if t, known := comp.FindTerm(s.term); known {
		if q.Ask == "" {
			q.Ask = t.Label
		}
		if q.About == "" {
			q.About = sentence(t.Meaning)
		}
		if q.Example == "" {
			q.Example = t.Example
		}
		if q.Choices = t.Choices; len(q.Choices) > 0 && !slices.Contains(q.Choices, q.Example) {
			q.Example = q.Choices[0]
		}
	}
	if s.also != "" {
		q.About += " " + s.also
	}
	return q
}

// sentence writes the meaning of a term as one.
func sentence(meaning string) string {
	if meaning == "" {
		return ""
	}
	return strings.ToUpper(meaning[:1]) + meaning[1:] + "."
}

// hireDay says what the first day of today's job is.
func hireDay(o *offer, q *Question) {
	if o.current {
		q.Ask, q.About, q.Example, q.Nothing = "Day of hiring", "First day of work there: vests, bonus years and the match count from it.", "2023-04-03", "held long enough for every term"
	}
}

// grantDay says what a grant of today's job needs where the day of hiring is not known.
func grantDay(o *offer, q *Question) {
	if q.Example = "2024-02-15"; !o.has("start") {
		q.Nothing = "not known yet, and without it the grant is left out"
	}
}

// askForPrice asks for the price that the grant needs, and says which day's it is.
func askForPrice(o *offer, q *Question) {
	private := " Write private where nobody trades the share."
	if o.grant > 0 {
		private = ""
	}
	asOf, _ := o.v.said("as_of")
	kind, _ := o.equity()
	term := "offers[].price.today"
	if kind == byValue {
		term = "offers[].grants[].price"
	}
	t, _ := comp.FindTerm(term)
	q.Ask, q.Example = t.Label, t.Example
	switch kind {
	case byValue:
		q.About = "At which the amount becomes shares, if the letter says so; which day's, or which days' mean, it often leaves open." + private
		q.Nothing = "the letter is silent: the grant is followed in money"
		if preset, _, known := o.v.preset(o.company()); known && preset.Pricing != "" {
			q.About += fmt.Sprintf(" %s, by public sources: %s.", preset.Company, preset.Pricing)
		}
	default:
		q.Ask = "Share price"
		q.About = fmt.Sprintf("Of one share on %s, the valuation date.%s", asOf, private)
		q.Nothing = "not known yet, and without it the grant is left out"
	}
}

// knownSchedule proposes what public sources report of the employer.
func knownSchedule(o *offer) (proposal, source string) {
	preset, own, known := o.v.preset(o.company())
	switch {
	case !known || o.hasOptions():
		return "", ""
	case own:
		return preset.Name, preset.Schedule + ", by your own presets; the letter has the last word"
	}
	return preset.Name, preset.Schedule + ", " + reported(preset) + "; the letter has the last word"
}

// reported says where a schedule is from, how old it is and how far to trust it.
func reported(p vesting.Preset) string {
	text := "as public sources report it"
	if p.AsOf != "" {
		text = "as public sources report it for " + p.AsOf
	}
	var notes []string
	if caveat := p.Caveat(); caveat != "" {
		notes = append(notes, caveat)
	}
	if len(p.Sources) > 0 {
		from := p.Sources[0].URL
		if u, err := url.Parse(from); err == nil && u.Host != "" {
			from = u.Host
		}
		if says := p.Sources[0].Says; says != "" {
			from += ": " + says
		}
		notes = append(notes, from)
	}
	if len(notes) == 0 {
		return text
	}
	return text + " (" + strings.Join(notes, "; ") + ")"
}
