package intake

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
)

// standIn is an answer that is put in place of one that was not given yet, so that one answer
// can be read in the place where it will stand.
func standIn(key string) string {
	switch key {
	case "base":
		return "100k"
	case "price", "strike", "fmv":
		return "1"
	case "vesting":
		return "4y annual"
	case "vesting_start":
		return "2000-01-01"
	}
	return ""
}

// writing is a case file that is being written.
type writing struct {
	b     strings.Builder
	v     *Interview
	probe bool // to be read at once and thrown away: without comments, and with stand-ins
}

// File writes the case file that the answers make: as a person would have written it, with what is
// missing, assumed or to be asked for behind a #.
func (v *Interview) File() []byte {
	w := &writing{v: v}
	w.b.WriteString(casefile.ScaffoldNote)
	all := make([]int, v.offers())
	for i := range all {
		all[i] = i
	}
	w.file(all)
	return []byte(w.b.String())
}

// probe writes what is needed to read the answer to one question.
func (v *Interview) probe(key string) []byte {
	w := &writing{v: v, probe: true}
	var i int
	switch _, err := fmt.Sscanf(key, "offers[%d].", &i); {
	case err == nil:
		w.line("as_of: %s", w.asOf())
		w.line("offers:")
		w.offer(v.offer(i))
	case key == currentKey:
		w.line("offers: [{company: %s, base: 1}]", casefile.QuoteName(v.offer(v.others()).company()))
	default:
		w.head()
		w.line("offers: [{company: A, base: 1}]")
	}
	return []byte(w.b.String())
}

func (w *writing) line(format string, args ...any) { fmt.Fprintf(&w.b, format+"\n", args...) }

// note writes a comment, in a line of its own: one may take the # away and have a key again.
func (w *writing) note(indent, format string, args ...any) {
	if !w.probe {
		w.line(indent+"# "+format, args...)
	}
}

// remark writes what is to be known about an offer, in lines that fit a screen.
func (w *writing) remark(text string) {
	const most = 100
	line := ""
	for _, word := range strings.Fields(text) {
		if line != "" && len(line)+1+len(word) > most {
			w.note("    ", "%s", line)
			line = " "
		}
		line = strings.TrimPrefix(line+" "+word, " ")
	}
	w.note("    ", "%s", line)
}

func (w *writing) file(offers []int) {
	w.head()
	w.line("")
	w.line("offers:")
	for _, i := range offers {
		w.offer(w.v.offer(i))
	}
}

// asOf is the valuation date that was answered.
func (w *writing) asOf() string {
	text, _ := w.v.said("as_of")
	if text == "" {
		return w.v.today.String()
	}
	return text
}

// head writes what holds for all offers.
func (w *writing) head() {
	text := w.asOf()
	if !w.probe {
		text = fmt.Sprintf("%-27s # valuation date: prices of today are prices of this day", text)
	}
	w.line("as_of: %s", text)
	var rates, unknown []string
	for _, given := range w.v.answers {
		code, isRate := strings.CutPrefix(given.Question, "fx.")
		switch {
		case isRate && given.Answer == "":
			unknown = append(unknown, code)
		case isRate:
			rates = append(rates, code+": "+inBraces(given.Answer))
		}
	}
	if home := w.v.currency(); home != comp.USD || len(rates)+len(unknown) > 0 {
		w.line("currency: %s", home)
	}
	if len(rates) > 0 {
		w.line("fx: {%s}", strings.Join(rates, ", "))
	}
	for _, code := range unknown {
		w.note("", "fx: {%s: 1.08}   # what one %s is worth; without it the offers cannot be compared", code, code)
	}
	if status, _ := w.v.said("candidate.filing_status"); status != "" && status != None {
		w.line("candidate: {filing_status: %s}", inBraces(status))
	}
}

// offer writes one offer, its keys in the order of a letter.
func (w *writing) offer(o *offer) {
	const indent = "    "
	w.line("  - company: %s", casefile.QuoteName(o.company()))
	for _, key := range []string{"role", "location"} {
		if o.has(key) {
			w.line(indent+"%s: %s", key, casefile.QuoteName(o.say(key)))
		}
		w.undecided(o, key)
	}
	if o.current {
		w.line(indent + "current: true")
	}
	for _, key := range []string{"start", "deadline"} {
		w.value(o, key)
	}
	switch base := w.say(o, "base"); {
	case base != "":
		w.line(indent+"base: %s", plain(base))
	default:
		w.line(indent + "base:                          # missing: salary a year, such as 160k")
	}
	w.value(o, "bonus")
	w.signOn(o)
	w.equity(o)
	w.refreshers(o)
	w.further(o)
}

// say returns an answer, or what stands in for it.
func (w *writing) say(o *offer, key string) string {
	if text := o.say(key); text != "" || !w.probe {
		return text
	}
	return standIn(key)
}

func (w *writing) value(o *offer, key string) {
	if o.has(key) {
		w.line("    %s: %s", key, plain(o.say(key)))
	}
	w.undecided(o, key)
}

// undecided writes what is to be asked where the letter leaves a term open.
func (w *writing) undecided(o *offer, key string) {
	if text := o.undecided(key); text != "" {
		w.remark("ask: " + text)
	}
}

// undecided is what is to be asked where the letter leaves a term open; empty where it does not.
func (o *offer) undecided(key string) string {
	text, asked := o.v.said(o.path(key))
	if amount := key == "commission" || key == "allowance"; text != Undecided && !(amount && asked && text == "") { // who has said that there is one
		return ""
	}
	steps := mayBeOpen()
	at := slices.IndexFunc(steps, func(s step) bool { return s.key == key })
	if at < 0 {
		return ""
	}
	return steps[at].open
}

// mayBeOpen are the questions of which something is to be asked only where the letter says that they are undecided.
func mayBeOpen() (steps []step) {
	steps = slices.Clone(offerSteps[:])
	for _, f := range furthers() {
		if f.word != anotherGrant {
			steps = append(steps, f.steps...)
		}
	}
	return slices.DeleteFunc(steps, func(s step) bool { return s.open == "" })
}

func (w *writing) signOn(o *offer) {
	if !o.has("sign_on") {
		w.undecided(o, "sign_on")
		return
	}
	months, kind := o.clawback()
	if o.none("clawback") {
		months, kind = None, ""
	}
	text := strings.TrimSuffix(strings.TrimPrefix(o.say("sign_on"), "["), "]")
	amounts := compiled().several.Split(strings.TrimSpace(text), -1)
	for i, amount := range amounts {
		switch {
		case months == "" && len(amounts) == 1:
			amounts[i] = plain(amount)
		case months == "":
			amounts[i] = inBraces(amount)
		default:
			amounts[i] = repaid(amount, months, kind)
		}
	}
	all := amounts[0]
	if len(amounts) > 1 {
		all = "[" + strings.Join(amounts, ", ") + "]"
	}
	w.line("    sign_on: %s", all)
	for _, open := range o.open("clawback") {
		w.remark("ask: " + open)
	}
}

// repaid writes an amount with its clawback.
func repaid(amount, months, kind string) string {
	if kind == "" {
		return fmt.Sprintf("{amount: %s, clawback: %s}", inBraces(amount), inBraces(months))
	}
	return fmt.Sprintf("{amount: %s, clawback: {months: %s, kind: %s}}", inBraces(amount), inBraces(strings.TrimSuffix(months, " months")), inBraces(kind))
}

func (w *writing) equity(o *offer) {
	w.share(o)
	if !o.hasEquity() {
		w.undecided(o, "equity")
		return
	}
	for _, open := range append(o.open("vesting"), o.open("price")...) {
		w.remark(open)
	}
	key := "rsu"
	if o.hasOptions() {
		key = "options"
	}
	grant := fmt.Sprintf("%s: {%s}", key, strings.Join(w.grantTerms(o), ", "))
	if missing := o.lacks(); missing != "" && !w.probe {
		w.note("    ", "%s   # left out: %s is missing", grant, missing)
		return
	}
	w.line("    %s", grant)
}

// grantTerms writes the terms of a grant.
func (w *writing) grantTerms(o *offer) (terms []string) {
	kind, amount := o.equity()
	if terms = []string{"shares: " + inBraces(amount)}; kind == byValue {
		terms[0] = "value: " + inBraces(amount)
	}
	price, schedule := o.price(), o.schedule()
	if w.probe && schedule == "" {
		schedule = standIn("vesting")
	}
	switch {
	case kind == byOptions:
		if strike := w.say(o, "strike"); strike != "" {
			terms = append(terms, "strike: "+inBraces(strike))
		}
	case kind == byShares && (o.grant > 0 || w.beside(o) != ""): // the price stands there, or in the first grant
	case price == "" && w.probe && kind == byShares && !o.isPrivate():
		terms = append(terms, "price: "+standIn("price"))
	case price != "":
		terms = append(terms, "price: "+inBraces(price))
	}
	if schedule != "" {
		terms = append(terms, "vesting: "+inBraces(schedule))
	}
	if start := o.say("vesting_start"); start != "" {
		terms = append(terms, "start: "+inBraces(start))
	} else if w.probe && o.current && !o.has("start") {
		terms = append(terms, "start: "+standIn("vesting_start"))
	}
	return terms
}

// standsInForAll is that of a probe, in which no grant lacks anything.
func standsInForAll(*offer) string { return "" }

// beside is today's price of a share where it stands beside the grants; empty where it stands in one.
func (w *writing) beside(o *offer) string {
	price := o.today()
	switch {
	case o.isPrivate():
		return ""
	case w.probe && (o.wantsTodayOf(standsInForAll) || price == "" && o.grantAt(0).hasOptions()):
		return standIn("price")
	case o.sharesBeside() || o.grantAt(0).hasOptions():
		return price
	}
	return ""
}

// share writes what a share is worth, where that stands beside the grant.
func (w *writing) share(o *offer) {
	if price := w.beside(o); price != "" {
		w.line("    price: %s", plain(price))
	}
	if !o.isPrivate() {
		return
	}
	var terms []string
	for _, key := range []string{"preferred", "fmv"} {
		if o.has(key) {
			terms = append(terms, key+": "+inBraces(o.say(key)))
		}
	}
	switch {
	case len(terms) > 0:
		w.line("    private: {%s}", strings.Join(terms, ", "))
	case w.probe:
		w.line("    private: {fmv: %s}", standIn("fmv"))
	default:
		w.note("    ", "private: {preferred: 12, fmv: 4}   # what the last round paid for a share, and its 409A value")
	}
}

func (w *writing) refreshers(o *offer) {
	if !o.has("refreshers") {
		for _, open := range o.open("refreshers") {
			w.remark("ask: " + open)
		}
		return
	}
	schedule, assumed := o.say("refreshers_vesting"), ""
	if schedule == "" {
		schedule = "4y quarterly"
		if !w.probe {
			assumed = "   # vesting assumed: ask"
		}
	}
	terms := []string{"value: " + inBraces(o.say("refreshers")), "vesting: " + inBraces(schedule)}
	if o.has(certainty) {
		terms = append(terms, "certainty: "+inBraces(o.say(certainty)))
	}
	w.line("    refreshers: {%s}%s", strings.Join(terms, ", "), assumed)
}

// plain writes an answer as the value of a key.
func plain(text string) string { return casefile.Scalar(text, false) }

// inBraces writes an answer as a value inside {...} or [...].
func inBraces(text string) string { return casefile.Scalar(text, true) }

// open lists what is to be asked or checked about a part of an offer.
func (o *offer) open(part string) []string {
	var list []string
	for _, q := range o.questions() {
		if q.part == part {
			list = append(list, q.text)
		}
	}
	return list
}

// openQuestion is what a letter is silent about.
type openQuestion struct{ part, text string }

func (o *offer) questions() (list []openQuestion) {
	add := func(part, text string) { list = append(list, openQuestion{part, text}) }
	months, kind := o.clawback()
	switch {
	case o.silent("clawback"):
		add("clawback", "whether the sign-on is paid back on leaving, for how many months, and whether pro-rata")
	case months != "" && kind == "":
		add("clawback", "whether the clawback falls month by month (pro-rata, which is assumed) or is owed whole until its end (cliff)")
	}
	if name, source := knownSchedule(o); o.hasEquity() && name != "" && o.say("vesting") == name {
		add("vesting", fmt.Sprintf("vesting %s is %s", name, source))
	}
	if kind, _ := o.equity(); o.hasEquity() && kind == byValue && o.silent("price") {
		add("price", "ask: at which day's price, or which days' mean, the amount becomes shares; until then it is followed in money")
	}
	if o.mayHaveDays() && o.silent("vest_days") && !o.current {
		add("price", "ask: whether shares vest on fixed days of the year; here they vest on the anniversaries of the first day of work")
	}
	switch months, kind := clawbackOf(o.say("relocation_clawback")); {
	case o.silent("relocation_clawback"):
		add("relocation", "whether the relocation is paid back on leaving, for how many months, and whether pro-rata")
	case months != "" && kind == "":
		add("relocation", "whether the clawback on the relocation falls month by month (pro-rata, which is assumed) or is owed whole until its end (cliff)")
	}
	if o.silent("refreshers") && o.hasEquity() && !o.current {
		add("refreshers", "whether there are refreshers, how much, and whether in writing")
	}
	return list
}

// Open lists what is to be asked about an offer before it is signed, each as one sentence.
func (v *Interview) Open(i int) []string {
	if i < 0 || i >= v.offers() {
		return nil
	}
	o := v.offer(i)
	var list []string
	if !o.has("base") {
		list = append(list, "what the base salary is")
	}
	if missing := o.lacks(); o.hasEquity() && missing != "" {
		list = append(list, "what "+missing+" is, without which the grant is left out")
	}
	for _, g := range o.furtherGrants() {
		if missing := g.lacks(); missing != "" {
			list = append(list, "what "+missing+" is, without which another grant is left out")
		}
	}
	if o.has("espp") && o.wantsToday() {
		list = append(list, "what the price of a share is, without which the ESPP is left out")
	}
	for _, s := range mayBeOpen() {
		if text := o.undecided(s.key); text != "" {
			list = append(list, text)
		}
	}
	for _, q := range o.questions() {
		if q.part == "vesting" {
			list = append(list, "whether the letter has this: "+q.text)
			continue
		}
		list = append(list, strings.TrimPrefix(q.text, "ask: "))
	}
	return slices.Clip(list)
}
