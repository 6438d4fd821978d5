package offersheet

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
)

// synonyms are what people call a term beside its own name and label, and the other names that the
// case file knows. A term is named by its path in an offer, a grant of shares as rsu, one of options
// as options.
var synonyms = sync.OnceValue(func() map[string][]string {
	return map[string][]string{
		"company":               {"company name", "organization", "organisation"},
		"role":                  {"job", "role title"},
		"location":              {"office", "office location", "job location", "work location", "where", "based in"},
		"start":                 {"first day", "joining date", "start day", "starting date"},
		"deadline":              {"respond by", "decide by", "decision deadline", "response deadline", "offer deadline", "offer expires", "expiration date", "due"},
		"base":                  {"base", "annual salary", "annual base", "annual base salary", "yearly salary", "gross salary", "base compensation", "fixed pay", "fixed salary"},
		"raise":                 {"raise", "annual raise", "yearly raise", "merit increase", "merit raise", "expected raise"},
		"bonus.target":          {"bonus", "target bonus", "annual bonus", "bonus target", "target annual bonus", "annual target bonus", "annual bonus target", "yearly bonus", "performance bonus", "cash bonus", "variable bonus"},
		"sign_on":               {"sign on", "sign on cash", "signing bonus", "joining bonus", "sign on payment", "cash sign on"},
		"relocation.amount":     {"relocation", "relocation bonus", "relocation package", "relocation assistance", "moving allowance", "moving bonus"},
		rsuEither:               {"rsu", "rsus", "rsu grant", "rsu award", "equity", "equity grant", "stock", "stock grant", "stock award", "initial grant", "initial equity", "new hire grant", "new hire equity", "grant", "rsu vest", "stock vest", "equity vest"},
		"rsu.value":             {"rsu value", "rsu amount", "equity value", "stock value", "grant value", "equity grant value", "rsu grant value", "total equity", "total rsu value"},
		"rsu.shares":            {"rsu shares", "rsu units", "rsu count", "units", "restricted stock units"},
		"rsu.price":             {"grant price", "rsu price", "rsu grant price", "conversion price"},
		"rsu.vesting":           {"vesting", "vesting schedule", "vest schedule", "rsu vesting", "rsu vesting schedule", "equity vesting", "stock vesting", "vests"},
		"options.shares":        {"options", "stock options", "option grant", "option shares", "iso", "nso"},
		"options.strike":        {"strike", "strike price", "exercise price", "option price"},
		"options.vesting":       {"option vesting", "options vesting"},
		"price.today":           {"share price", "stock price", "current stock price", "current share price", "current price", "price today"},
		"price.growth":          {"stock growth", "share growth", "price growth", "expected stock growth"},
		"refreshers.value":      {"refresher", "refreshers", "annual refresher", "annual refresh", "yearly refresher", "refresh grant", "annual refreshers"},
		"retirement":            {"retirement", "pension", "401k match", "401 k match", "401k", "401 k", "retirement match", "employer match", "company match", "match"},
		"pto":                   {"pto days", "vacation days", "paid time off", "annual leave", "leave days", "holiday days", "vacation"},
		"hours":                 {"hours per week", "hours a week", "hours week", "weekly hours", "working hours"},
		"private.exit.value":    {"exit value"},
		"private.preferred":     {"preferred share price"},
		"private.fmv":           {"fmv", "409a", "409a price", "fair market value", "409a fmv"},
		"private.fully_diluted": {"fully diluted", "shares outstanding"},
		"notes":                 {"remarks", "other"},
	}
})

// amountOf is the term that the key of a part stands for, where a cell has one figure.
var amountOf = sync.OnceValue(func() map[string]string {
	return map[string]string{
		"bonus": "bonus.target", "relocation": "relocation.amount",
		"options": "options.shares", "refreshers": "refreshers.value", "price": "price.today",
	}
})

// rsuEither is a grant whose number is either shares or an amount, as its unit says.
const rsuEither = "rsu"

// totals are labels of what offerkit computes.
var totals = []string{"total", "totals", "total comp", "total compensation", "tc", "annual total", "total cash", "total value", "average", "average tc", "sum", "grand total", "total pay", "total package", "first total"}

// elsewise are keys that take more than a cell to say, whatever the sheet has in it.
var elsewise = []string{"grants", "benefits", "costs", "commute", "private", "espp", "top_up", "quoted", "revisions", "from", "profit_sharing", "commission"}

// lexicon is what each label stands for.
var lexicon = sync.OnceValue(func() map[string]string {
	found, twice := map[string]string{}, map[string]bool{}
	for _, t := range comp.Terms() {
		inside, ofOffer := strings.CutPrefix(t.Path, "offers[].")
		if rest, ofGrant := strings.CutPrefix(inside, "grants[]."); ofGrant {
			inside = "rsu." + rest
			if t.Label == "Strike" {
				inside = "options.strike"
			}
		}
		inside = strings.Replace(inside, "refreshers[].", "refreshers.", 1)
		isPart := t.Kind == comp.KindPart || t.Kind == comp.KindList || t.Kind.IsKeyed()
		if !ofOffer || isPart || strings.Contains(inside, "[]") {
			continue
		}
		for _, words := range []string{plainWords(t.Label), plainWords(inside)} {
			twice[words] = twice[words] || found[words] != "" && found[words] != inside
			found[words] = inside
		}
	}
	for words := range twice {
		if twice[words] {
			delete(found, words)
		}
	}
	for term, all := range synonyms() {
		for _, words := range all {
			found[words] = term
		}
	}
	delete(found, "")
	return found
})

// label is what the label of a row says.
type label struct {
	written string
	term    string // path in an offer; empty where none is meant
	year    int    // of service; 0 where none is named
	unit    unit
	sign    string // of the currency that its amounts are in; may be empty
	scale   string // behind a number, of a row in thousands, millions or lakhs: k; empty where it stands for itself
	total   bool   // what offerkit computes
	more    bool   // the term takes more than a cell
}

// unit is what the numbers of a row are.
type unit string

// The units.
const (
	unknownUnit unit = ""
	percents    unit = "%"
	amounts     unit = "amount"
	shares      unit = "shares"
)

const (
	yearIn     = pattern(`(?i)\b(?:years?|yrs?|y)[ ._-]*([1-9][0-9]?)\b|\b([1-9])(?:st|nd|rd|th)[ -]year\b`)
	aside      = pattern(`\([^()]*\)|\[[^\[\]]*\]`)
	currencyIn = pattern(`\b(USD|EUR|GBP|CAD|AUD|INR|CHF|JPY|SGD)\b|[$€£₹]`)
	sharesIn   = pattern(`(?i)#|\b(shares?|units?|number of|no\. of|count)\b`)
	asked      = pattern(`(?i)\b(amount|value|usd)\b`)
	perHour    = pattern(`(?i)\b(per hour|hourly|/ ?hr|/ ?hour|per month|monthly|/ ?mo|/ ?month|per day|daily)\b`)
	plan401k   = pattern(`(?i)\b401 ?\(?k\b\)?`)
	zerosIn    = pattern(`(^|[^0-9,.])'?000'?s?\b`)                                                                               // ($000)
	joinedIn   = pattern(`(?i)\bk(USD|EUR|GBP|CAD|AUD|INR|CHF|JPY|SGD)\b|\b(USD|EUR|GBP|CAD|AUD|INR|CHF|JPY|SGD)k\b|\bk([$€£₹])`) // kEUR
	scaleIn    = pattern(`(?i)\b(?:(k|thousands?)|(millions?|mn|mm)|(lakhs?|lacs?|lpa))\b`)
	notWords   = pattern(`[^a-z0-9]+`)
)

// pattern is an expression that is compiled when it is first used: most runs read no sheet.
type pattern string

var compiled sync.Map // by pattern

func (p pattern) compiled() *regexp.Regexp {
	if known, ok := compiled.Load(p); ok {
		return known.(*regexp.Regexp)
	}
	re, _ := compiled.LoadOrStore(p, regexp.MustCompile(string(p)))
	return re.(*regexp.Regexp)
}

// plainWords writes a label or a path in small letters and digits.
func plainWords(text string) string {
	return strings.TrimSpace(notWords.compiled().ReplaceAllString(strings.ToLower(strings.ReplaceAll(text, "&", " and ")), " "))
}

// readLabel finds what a label means.
func readLabel(written string) label {
	l := label{written: written}
	text := written
	if m := yearIn.compiled().FindStringSubmatchIndex(text); m != nil {
		for _, group := range [][2]int{{m[2], m[3]}, {m[4], m[5]}} {
			if group[0] >= 0 {
				l.year, _ = strconv.Atoi(text[group[0]:group[1]])
			}
		}
		text = text[:m[0]] + " " + text[m[1]:]
	}
	text = l.readScale(text)
	switch {
	case strings.Contains(text, "%") || strings.Contains(strings.ToLower(text), "percent"):
		l.unit = percents
	case currencyIn.compiled().MatchString(text) || asked.compiled().MatchString(text):
		l.unit, l.sign = amounts, currencyIn.compiled().FindString(text)
	case sharesIn.compiled().MatchString(text):
		l.unit = shares
	case l.scale != "":
		l.unit = amounts
	}
	bare := aside.compiled().ReplaceAllString(text, " ")
	for _, try := range []string{text, bare, currencyIn.compiled().ReplaceAllString(bare, " "), sharesIn.compiled().ReplaceAllString(bare, " "), asked.compiled().ReplaceAllString(bare, " ")} {
		words := strings.TrimSpace(strings.TrimSuffix(" "+plainWords(strings.ReplaceAll(try, "percent", "")), " in"))
		words = strings.TrimPrefix(words, "of ")
		if slices.Contains(totals, words) || words == "" && l.year > 0 {
			l.total = true
			return l
		}
		if l.term, l.more = termOf(words); l.term != "" {
			break
		}
	}
	if l.term == rsuEither && l.unit == amounts {
		l.term = "rsu.value"
	}
	if l.term == rsuEither && l.unit == shares {
		l.term = "rsu.shares"
	}
	if perHour.compiled().MatchString(written) && l.term == "base" {
		l.unit = unknownUnit // and each cell says what it is for
	}
	return l
}

// readScale finds out whether the numbers of a row are thousands, and returns the label without that.
func (l *label) readScale(text string) string {
	text = plan401k.compiled().ReplaceAllString(text, "401k")
	text = zerosIn.compiled().ReplaceAllString(text, "$1 k ")
	text = joinedIn.compiled().ReplaceAllString(text, "$1$2$3 k ")
	m := scaleIn.compiled().FindStringSubmatch(text)
	switch {
	case m == nil:
		return text
	case m[1] != "":
		l.scale = "k"
	case m[2] != "":
		l.scale = "m"
	default:
		l.scale = " lakh"
	}
	return scaleIn.compiled().ReplaceAllString(text, " ")
}

// termOf returns the term that some words stand for, and whether it takes more than a cell.
func termOf(words string) (term string, more bool) {
	if term, known := lexicon()[words]; known {
		return term, false
	}
	key, known := casefile.OfferKey(words)
	switch {
	case !known:
		return "", false
	case slices.Contains(elsewise, key):
		return key, true
	}
	if amount, isPart := amountOf()[key]; isPart {
		return amount, false
	}
	return key, false
}

// nearest is the label that was probably meant.
func nearest(written string) string {
	words := make([]string, 0, len(lexicon()))
	for w := range lexicon() {
		words = append(words, w)
	}
	slices.Sort(words)
	meant, _ := casefile.ClosestWord(plainWords(aside.compiled().ReplaceAllString(written, "")), words)
	return meant
}
