package offersheet

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// value is what a cell says of a term, as a case file has it.
type value struct {
	text string       // empty where it says nothing
	ask  QuestionKind // empty where nothing is to be asked
	as   string       // what the question adds
	term string       // the term, where the cell decides it
	bad  string       // the mistake, where it can be read in two ways that are far apart
	mend string       // what to write instead of it
}

const (
	bareNumber  = pattern(`^[0-9][0-9,]*(\.[0-9]+)?$`)
	amountAlone = pattern(`^([$€£₹] ?|(?:USD|EUR|GBP|CAD|AUD|INR|CHF|JPY|SGD) ?)?([0-9][0-9,]*(?:\.[0-9]+)?)( ?(?:USD|EUR|GBP|CAD|AUD|INR|CHF|JPY|SGD))?$`)
	countOf     = pattern(`(?i)^([0-9][0-9,]*(?:\.[0-9]+)?) *(shares|rsus?|units|options)$`)
	amountText  = pattern(`(?i)^[^0-9]*[$€£₹]|[0-9][km]$|\b(USD|EUR|GBP|CAD|AUD|INR|CHF|JPY|SGD)\b`)
	aYear       = pattern(`(?i) *(/ ?(yr|year)|per year|a year|annually|p\. ?a\.|per annum)$`)
	about       = pattern(`(?i)^(~|≈|about|approx\.?|approximately|circa|ca\.|c\.) *`)
	daysText    = pattern(`(?i)^([0-9]+(?:\.[0-9]+)?) *(days?|d)( (per|a) year| pto| off)?$`)
	slashedDate = pattern(`^([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})$`)
)

// blanks and opens are cells that say nothing, and that it is not known yet.
var (
	blanks = sync.OnceValue(func() map[string]bool {
		return map[string]bool{"": true, "-": true, "–": true, "—": true, "n/a": true, "na": true, "none": true, "nil": true, "no": true}
	})
	opens = sync.OnceValue(func() map[string]bool {
		return map[string]bool{"tbd": true, "tba": true, "?": true, "??": true, "unknown": true, "tbc": true, "ask": true, "pending": true}
	})
)

// read reads one cell of a row.
func (l *label) read(text string) value {
	lower := strings.ToLower(text)
	isText := l.term == "notes" || l.term == "company" || l.term == "role" || l.term == "level" || l.term == "location" || l.term == "name"
	switch {
	case blanks()[lower]:
		return value{}
	case opens()[lower]:
		return value{ask: AskOpen}
	case isText:
		return value{text: text}
	case l.term == rsuEither:
		return l.readGrant(text)
	}
	switch l.term {
	case "rsu.vesting", "options.vesting", "refreshers.vesting":
		return readVesting(text)
	case "pto":
		if m := daysText.compiled().FindStringSubmatch(text); m != nil {
			return value{text: m[1]}
		}
	case "rsu.shares", "options.shares":
		if m := countOf.compiled().FindStringSubmatch(text); m != nil {
			return value{text: m[1]}
		}
	case "retirement":
		return value{text: strings.TrimSuffix(strings.TrimSuffix(lower, " match"), " of pay")}
	case "current":
		return value{text: map[bool]string{true: "true", false: lower}[lower == "yes" || lower == "y" || lower == "x"]}
	}
	if t, known := comp.FindTerm("offers[]." + termPath(l.term)); known && t.Kind == comp.KindDate {
		return readDate(text)
	}
	return l.readNumber(text)
}

// termPath is the path in an offer by which a term is described.
func termPath(term string) string {
	for short, path := range map[string]string{"rsu.": "grants[].", "options.": "grants[].", "refreshers.": "refreshers[]."} {
		if rest, found := strings.CutPrefix(term, short); found {
			return path + rest
		}
	}
	if term == "sign_on" {
		return "sign_on[].amount"
	}
	return term
}

// readGrant tells shares from an amount.
func (l *label) readGrant(text string) value {
	if m := countOf.compiled().FindStringSubmatch(text); m != nil {
		return value{text: m[1], term: "rsu.shares"}
	}
	if amountText.compiled().MatchString(text) {
		v := l.readNumber(text)
		v.term = "rsu.value"
		return v
	}
	return value{ask: AskUnit}
}

// readNumber reads an amount, a rate or a count. In a row of percentages 15 is 15%, and 0.15 may be
// either.
func (l *label) readNumber(text string) value {
	v := value{text: aYear.compiled().ReplaceAllString(text, "")}
	if about.compiled().MatchString(v.text) {
		v.text = about.compiled().ReplaceAllString(v.text, "")
		v.ask, v.as = AskReadAs, v.text
	}
	if l.doubt(&v); v.bad != "" {
		return v
	}
	if l.scale != "" && l.unit != percents {
		v.text = amountAlone.compiled().ReplaceAllString(v.text, "${1}${2}"+l.scale+"${3}")
		if v.ask != "" {
			v.as = v.text
		}
	}
	if !bareNumber.compiled().MatchString(strings.TrimSuffix(v.text, l.scale)) {
		return v
	}
	switch {
	case l.unit == percents:
		number, err := decimal.NewFromString(strings.ReplaceAll(v.text, ",", ""))
		if err == nil && number.IsPositive() && number.LessThanOrEqual(decimal.NewFromInt(1)) {
			v.text = number.Shift(2).String() + "%"
			v.ask, v.as = AskReadAs, v.text
			return v
		}
		v.text += "%"
	case len(l.sign) == 3:
		v.text += " " + l.sign
	case l.sign != "":
		v.text = l.sign + v.text
	}
	return v
}

// What a year's salary is surely no less than, in units, and no more than, in thousands.
var leastBase, mostThousands = decimal.NewFromInt(1000), decimal.NewFromInt(10_000)

// doubt refuses a number of a yearly base that is so small that thousands may be meant, and one of a row
// in thousands that is so large that it is no count of them.
func (l *label) doubt(v *value) {
	m := amountAlone.compiled().FindStringSubmatch(v.text)
	if m == nil || l.unit == percents {
		return
	}
	number, err := decimal.NewFromString(strings.ReplaceAll(m[2], ",", ""))
	whole, decimals, _ := strings.Cut(m[2], ".")
	switch {
	case err != nil || len(decimals) == 3 && len(whole) <= 3: // which the case file's reader refuses, with both readings
	case l.scale == "k" && number.GreaterThanOrEqual(mostThousands):
		v.bad = fmt.Sprintf("%s in a row of thousands can be read as %s and as %s thousand", v.text, m[2], m[2])
		v.mend = fmt.Sprintf("write %sk if %s is meant, and leave the thousands out of the label if not", number.Shift(-3), m[2])
	case l.scale == "" && l.term == "base" && number.IsPositive() && number.LessThan(leastBase):
		v.bad = fmt.Sprintf("%s can be read as %s a year and as %s thousand", v.text, m[2], m[2])
		v.mend = fmt.Sprintf("write %sk for thousands, %s/hour, %s/day or %s/month for pay by a period", m[2], m[2], m[2], m[2])
	}
}

// readDate reads a date whose day and month nobody can confuse.
func readDate(text string) value {
	for _, form := range []string{"January 2, 2006", "Jan 2, 2006", "Jan. 2, 2006", "January 2 2006", "Jan 2 2006", "2 January 2006", "2 Jan 2006", "02-Jan-2006", "2-Jan-2006", "2006/01/02", "2006/1/2"} {
		if day, err := time.Parse(form, text); err == nil {
			return value{text: day.Format("2006-01-02")}
		}
	}
	if m := slashedDate.compiled().FindStringSubmatch(text); m != nil {
		first, _ := strconv.Atoi(m[1])
		second, _ := strconv.Atoi(m[2])
		monthFirst, dayFirst := fmt.Sprintf("%s-%02d-%02d", m[3], first, second), fmt.Sprintf("%s-%02d-%02d", m[3], second, first)
		switch {
		case first == second || first <= 12 && second > 12:
			return value{text: monthFirst}
		case first > 12 && second <= 12:
			return value{text: dayFirst}
		case first <= 12:
			return value{ask: AskValue, as: fmt.Sprintf("it may be %s or %s; write the one that is meant", monthFirst, dayFirst)}
		}
	}
	return value{text: text}
}

const (
	lengthIn = pattern(`^(?:over )?([0-9]+)[ -]?(?:years?|yrs?|y)\b`)
	cliffIn  = pattern(`\b([0-9]+)[ -]?(years?|yrs?|y|months?|mos?|mo)\b[ -]*cliff\b|\bcliff of ([0-9]+) (years?|months?)\b`)
	oftenIn  = pattern(`\b(monthly|quarterly|annually|annual|yearly|semi-annual|semi-annually|every month|every quarter|every year|each year)\b`)
	filler   = pattern(`\b(with|then|vesting|vests|vested|evenly|equally|a|after|and|w|thereafter)\b|[,;/()+]`)
)

// readVesting reads a schedule, and one in freer words where all of them are understood.
func readVesting(text string) value {
	if _, err := vesting.Parse(text); err == nil {
		return value{text: text}
	}
	rest := strings.ToLower(text)
	take := func(form *regexp.Regexp) []string {
		m := form.FindStringSubmatch(rest)
		if m != nil {
			rest = strings.Replace(rest, m[0], " ", 1)
		}
		return m
	}
	cliff, length, often := take(cliffIn.compiled()), take(lengthIn.compiled()), take(oftenIn.compiled())
	if length == nil || often == nil || strings.TrimSpace(filler.compiled().ReplaceAllString(rest, " ")) != "" {
		return value{text: text} // which the case file's reader refuses with its mend
	}
	words := map[string]string{"annually": "annual", "yearly": "annual", "every year": "annual", "each year": "annual", "every month": "monthly", "every quarter": "quarterly", "semi-annually": "semi-annual"}
	as := length[1] + "y " + often[1]
	if w := words[often[1]]; w != "" {
		as = length[1] + "y " + w
	}
	if cliff != nil {
		as += fmt.Sprintf(", %s%s cliff", cliff[1]+cliff[3], map[bool]string{true: "y", false: "mo"}[strings.HasPrefix(cliff[2]+cliff[4], "y")])
	}
	if _, err := vesting.Parse(as); err != nil {
		return value{text: text}
	}
	return value{text: as, ask: AskReadAs, as: as}
}

// quoted writes a text as YAML: JSON's strings are YAML's. An ampersand stays one.
func quoted(text string) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(text); err != nil {
		return `""`
	}
	return strings.TrimSuffix(b.String(), "\n")
}
