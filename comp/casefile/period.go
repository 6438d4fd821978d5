package casefile

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// period is a way to write pay by a time, and how many of it a year of work has (SPEC 2.5).
type period struct {
	name  string
	words []string
	count int64
}

var periods = []period{
	{"hour", []string{"hour", "hours", "hr", "hrs", "h", "hourly"}, 2080},
	{"day", []string{"day", "days", "d", "daily"}, 260},
	{"week", []string{"week", "weeks", "wk", "w", "weekly"}, 52},
	{"month", []string{"month", "months", "mon", "mo", "mth", "m", "monthly"}, 12},
	{"year", []string{"year", "years", "yr", "y", "annum", "a", "yearly", "annually"}, 1},
}

// periodMark is what stands between an amount and its period: the / of $100/hour.
var periodMark = lazyRegexp(`(?i)^(.*?)\s*(/|\bper\b|\bp\.|\beach\b|\bevery\b|\ban?\b|)\s*([a-z]+)\.?$`)

// paidBy is a period with what stands around it.
type paidBy struct {
	period
	currency string // written between the amount and the period
}

// periodOf reads what stands around an amount as a period, nil where it is none.
func periodOf(around string) *paidBy {
	around = strings.TrimSpace(around)
	if around == "" {
		return nil // as for most amounts
	}
	m := periodMark().FindStringSubmatch(around)
	if m == nil {
		return nil
	}
	word := strings.ToLower(m[3])
	for _, p := range periods {
		for _, w := range p.words {
			if w == word && (m[2] != "" || strings.HasSuffix(w, "ly")) {
				currency := strings.TrimSpace(m[1])
				if len(currency) <= maxDigits { // what is longer is no currency, and would take long
					if twice := periodOf(currency); twice != nil && twice.name == p.name {
						currency = twice.currency // yearly 50,000 a year
					}
				}
				return &paidBy{p, currency}
			}
		}
	}
	return nil
}

// withoutPeriod splits pay by a period into the amount, with its currency, and the period; of any other
// text it returns the text.
func withoutPeriod(text string) (amount string, per comp.Per) {
	q, wrong := parseQuantity(text)
	if wrong != nil {
		return text, ""
	}
	_, rest := magnitude(q.suffix)
	p := periodOf(q.prefix + " " + rest)
	if p == nil {
		return text, ""
	}
	before, behind, _ := strings.Cut(p.currency, " ")
	if before != "" && isLetter(before[len(before)-1]) {
		before += " "
	}
	if q.negative {
		before = "-" + before
	}
	digits := q.digits + strings.TrimSuffix(q.suffix, rest)
	return strings.TrimSpace(before + strings.TrimSpace(digits) + " " + behind), comp.Per(p.name)
}

// mend says what to write instead of an amount a period: what a year pays.
func (p *paidBy) mend(q quantity, shift int32) string {
	year, prefix := q.number.Shift(shift).Mul(decimal.NewFromInt(p.count)).String(), q.prefix
	if currency, behind := strings.CutPrefix(p.currency, prefix); !behind {
		prefix = p.currency // the period stands before the amount too: USD hourly 50
	} else if currency != "" {
		year += " " + strings.TrimSpace(currency)
	}
	if prefix != "" && isLetter(prefix[len(prefix)-1]) {
		year = " " + year
	}
	year = prefix + year
	switch p.name {
	case "hour":
		return "write what a year pays: " + year + " for 40 hours in each of 52 weeks"
	case "day":
		return "write what a year pays: " + year + " for 260 days"
	case "year":
		return "write " + year
	}
	return "write what a year pays: " + year
}
