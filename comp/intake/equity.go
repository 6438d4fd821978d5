package intake

import (
	"fmt"
	"regexp"
	"strings"
	"sync"

	"github.com/seed-251b9aba/offerkit/comp"
)

// equityKind is how a grant is counted.
type equityKind int

const (
	byValue   equityKind = iota // 300k
	byShares                    // 220 shares
	byOptions                   // 10000 options
)

// private is the price of a share that nobody trades.
const private = "private"

// patterns are what is looked for in an answer.
type patterns struct {
	shares, options, stock, grouped, bare, several, shareAlone *regexp.Regexp
}

// compiled is made when the first answer is read.
var compiled = sync.OnceValue(func() patterns {
	return patterns{
		shares:  regexp.MustCompile(`(?i)^(.*?\S) +(?:shares?|rsus?|units?|stock units?)$`),
		options: regexp.MustCompile(`(?i)^(.*?\S) +(?:(?:stock|share) +)?(?:options?|isos?|nsos?)$`),
		stock:   regexp.MustCompile(`(?i)^(.*?\S) +(?:in|of|worth of) +(?:rsus?|stock|shares|equity)$`),
		grouped: regexp.MustCompile(`^[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?$`),
		bare:    regexp.MustCompile(`^[0-9]{1,4}$|^[0-9]{1,2},[0-9]{3}$`),
		several: regexp.MustCompile(`\s*,\s+|\s*;\s*|\s+(?:and|then)\s+|\s*\+\s*`), // a comma and a blank: no number holds them

		shareAlone: regexp.MustCompile(`^[0-9]+(\.[0-9]+)? *%$`), // a contribution of the employer that takes none of one's own
	}
})

// equity returns what is granted and how it is counted; empty where nothing is.
func (o *offer) equity() (equityKind, string) { return splitEquity(o.say("equity")) }

func splitEquity(text string) (equityKind, string) {
	if m := compiled().stock.FindStringSubmatch(text); m != nil {
		return byValue, ungrouped(m[1])
	}
	if m := compiled().options.FindStringSubmatch(text); m != nil {
		return byOptions, ungrouped(m[1])
	}
	if m := compiled().shares.FindStringSubmatch(text); m != nil {
		return byShares, ungrouped(m[1])
	}
	return byValue, ungrouped(text)
}

// ungrouped leaves out the commas of a number, which inside {...} would need quotes.
func ungrouped(number string) string {
	if compiled().grouped.MatchString(number) {
		return strings.ReplaceAll(number, ",", "")
	}
	return number
}

func (o *offer) hasEquity() bool { return o.has("equity") }

func (o *offer) hasOptions() bool {
	kind, count := o.equity()
	return kind == byOptions && count != ""
}

// isPrivate reports whether nobody trades the share, which the first grant is asked about.
func (o *offer) isPrivate() bool {
	first := o.grantAt(0)
	return first.hasEquity() && strings.EqualFold(first.say("price"), private)
}

// price is that of a share that is traded.
func (o *offer) price() string {
	if o.isPrivate() {
		return ""
	}
	if kind, _ := o.equity(); kind != byValue {
		return o.today()
	}
	return ungrouped(o.say("price"))
}

// mayHaveDays reports whether the grant's shares may vest on fixed days that are not stated yet.
func (o *offer) mayHaveDays() bool {
	schedule := o.v.named(o.say("vesting"))
	return schedule != "" && !o.current && !o.isPrivate() && !o.hasOptions() &&
		!strings.Contains(schedule, " on ") && !strings.Contains(schedule, "month") // every month has its day
}

// named is the schedule that an employer's name stands for, and any other as it is.
func (v *Interview) named(schedule string) string {
	if preset, _, known := v.preset(schedule); known {
		return preset.Schedule
	}
	return schedule
}

// schedule is the vesting schedule as it is written: with the fixed days, where there are any, before
// its cliff. Beside days an employer's name is no schedule: what it stands for is.
func (o *offer) schedule() string {
	text, days := o.say("vesting"), strings.TrimSpace(strings.TrimPrefix(o.say("vest_days"), "on "))
	if o.grant > 0 && !o.mayHaveDays() {
		days = ""
	}
	if _, own, known := o.v.preset(text); known && own || days != "" {
		text = o.v.named(text) // which a file that is read without the presets has to say, or one that has days
	}
	if days == "" {
		return text
	}
	parts, cliff, has := strings.Cut(text, ",")
	if has && !strings.Contains(parts, ":") {
		return parts + " on " + days + "," + cliff
	}
	return text + " on " + days
}

// lacks says for want of what a grant has to be left out of the case; empty where nothing is missing.
func (o *offer) lacks() string {
	kind, _ := o.equity()
	if !o.isPrivate() && (o.grant == 0 && kind != byValue && o.price() == "" || o.grant > 0 && o.wantsToday()) {
		return "the price of a share"
	}
	return o.lacksTerms()
}

// lacksTerms is lacks but for the price.
func (o *offer) lacksTerms() string {
	kind, _ := o.equity()
	switch {
	case o.isPrivate() && !o.has("fmv") && !o.has("preferred"):
		return "what a share is worth (409A), or what the last round paid"
	case kind == byOptions && !o.has("strike"):
		return "the strike"
	case !o.has("vesting"):
		return "the vesting schedule"
	case o.current && !o.has("start") && !o.has("vesting_start"):
		return "the day on which its vesting began"
	}
	return ""
}

// clawback returns the months of the sign-on's and how it falls, each empty where that is not known.
func (o *offer) clawback() (months, kind string) {
	if months, kind = o.clawbackInWords(); kind == "" {
		kind = o.say("clawback_kind")
	}
	return months, kind
}

// clawbackInWords splits the answer to the question for the months, which may say how it falls as
// well: 12 months pro-rata.
func (o *offer) clawbackInWords() (months, kind string) { return clawbackOf(o.say("clawback")) }

func clawbackOf(text string) (months, kind string) {
	months = text
	t, _ := comp.FindTerm("offers[].sign_on[].clawback.kind")
	for _, word := range t.Choices {
		for _, said := range []string{word, strings.ReplaceAll(word, "-", " "), strings.ReplaceAll(word, "-", ""), pastOf(word, "-"), pastOf(word, " "), pastOf(word, "")} {
			if rest, found := cutSuffixFold(months, said); found && strings.TrimRight(rest, " ,") != "" {
				return monthsOf(strings.TrimRight(rest, " ,")), word
			}
		}
	}
	return monthsOf(months), ""
}

// pastOf is how letters say that something falls pro-rata: pro-rated.
func pastOf(word, dash string) string {
	return strings.ReplaceAll(strings.TrimSuffix(word, "a"), "-", dash) + "ed"
}

// monthsOf lets a bare number be one of months, which is what was asked for.
func monthsOf(text string) string {
	if text != "" && strings.Trim(text, "0123456789") == "" {
		return text + " months"
	}
	return text
}

func cutSuffixFold(text, suffix string) (string, bool) {
	if len(text) < len(suffix) || !strings.EqualFold(text[len(text)-len(suffix):], suffix) {
		return text, false
	}
	return text[:len(text)-len(suffix)], true
}

// misread refuses what the case file would read as something else than was meant.
func (v *Interview) misread(key, text string) (message, mend string) {
	if strings.HasSuffix(key, ".equity") && compiled().bare.MatchString(text) {
		return fmt.Sprintf("%s alone would be an amount of money", text), fmt.Sprintf("write %s shares, %s options, or $%s", text, text, text)
	}
	return ambiguous(key, text)
}
