package report

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Finding is one thing that check has to say: a mistake, a warning, or a question that a sheet of
// offers leaves.
type Finding struct {
	Level   Gravity
	Kind    string // in words of the contract: deadline-passed
	Offer   string // its name; empty where it is of no one offer
	Term    string // path of the term, such as offers[0].deadline; may be empty
	Message string
	Mend    string // what to write instead; empty where the message says it
	Worth   decimal.Decimal
	File    string
	Line    int // from 1; 0 where it is not known, as in a sheet
	Column  int
	Cell    string // of a sheet: B4
}

// Gravity is how grave a finding is.
type Gravity string

// How grave findings are.
const (
	IsError    Gravity = "error"
	IsWarning  Gravity = "warning"
	IsQuestion Gravity = "question"
)

// Checked is what check has found in a case.
type Checked struct {
	AsOf     vesting.Date // zero where the case could not be read
	Currency comp.Currency
	Offers   int
	Findings []Finding
}

// Has reports whether there is a finding of a level.
func (c *Checked) Has(level Gravity) bool {
	for i := range c.Findings {
		if c.Findings[i].Level == level {
			return true
		}
	}
	return false
}

// Cautions puts into words what to look into in a case before its figures are relied on.
func Cautions(c *comp.Comparison) (all []Finding) {
	for _, q := range c.Cautions() {
		all = append(all, Finding{
			Level: IsWarning, Kind: string(q.Kind), Offer: c.Offers[q.Offer].Name, Term: q.Term, Worth: q.Worth,
			Message: cautionInWords(c, &q),
		})
	}
	return all
}

func cautionInWords(c *comp.Comparison, q *comp.Caution) string {
	worth := Headline(q.Worth, c.Case.Currency)
	switch q.Kind {
	case comp.CautionDeadlinePassed:
		return fmt.Sprintf("the deadline was on %v, %s before the valuation date: ask whether the offer still stands", q.On, Count(q.Days, "day"))
	case comp.CautionDeadlinesApart:
		return fmt.Sprintf("it has to be answered on %v, %s before the last of the other offers: ask for %s more, so that all can be answered on %v", q.On, Count(q.Days, "day"), Count(q.Days, "day"), q.Until)
	case comp.CautionStartPast:
		return fmt.Sprintf("it starts on %v, %s before the valuation date: correct the start, or write current: true for today's job", q.On, Count(q.Days, "day"))
	case comp.CautionNoEvidence:
		return "nothing says how firm the offer is: add evidence: written, or verbal; only these two carry an ask"
	case comp.CautionNoClawback:
		return fmt.Sprintf("%s is paid and nothing is said of paying it back on leaving; letters mostly have a clause: ask for it, and write it", worth)
	case comp.CautionEarlyVest:
		return fmt.Sprintf("%s first vests on %v, within a month of the start (%s): check the vesting start and days with the letter", q.Item, q.On, worth)
	case comp.CautionPriceFar:
		return priceFarInWords(c, q)
	case comp.CautionPayoutHigh:
		most := ExactPercent(comp.UsualPayout().Hi)
		return fmt.Sprintf("%s is counted at a payout above %s, the most that most plans pay; %s hangs on what is above it: check the cap in the plan's rules", q.Item, most, worth)
	case comp.CautionPrivate:
		return fmt.Sprintf("%s is counted as if its shares were listed (%s); if the company is private, write private: {fmv: 4, preferred: 12}, and nothing of it is counted as cash", q.Item, worth)
	case comp.CautionSchedule:
		return scheduleInWords(c, q)
	case comp.CautionUnwritten:
		return fmt.Sprintf("%s of refreshers is in the total, and nobody has put them in writing: ask, then write certainty: written or none", worth)
	case comp.CautionFirstBonus:
		return fmt.Sprintf("the first year's bonus, %s, is counted whole; the letter may prorate it or pay it in the next year: ask, then write bonus: {paid: 03-15, prorate: true}", worth)
	}
	return fmt.Sprintf("the match, %s over the years compared, assumes that you put in enough to earn all of it; write your own contribution if it is less", worth)
}

func priceFarInWords(c *comp.Comparison, q *comp.Caution) string {
	money := c.Offers[q.Offer].Currency.Grouped
	than := "more"
	if q.Worth.IsNegative() {
		than = "less"
	}
	return fmt.Sprintf("%s was priced at %s a share, and a share is at %s today: it is worth %s %s than the letter says; ask at which price, of which days, shares are granted",
		q.Item, money(q.Price), money(q.Today), Headline(q.Worth.Abs(), c.Case.Currency), than)
}

// scheduleInWords says what the other schedule would pay in each year.
func scheduleInWords(c *comp.Comparison, q *comp.Caution) string {
	var years []string
	for i, more := range q.Reading.Years {
		if !more.IsZero() {
			years = append(years, fmt.Sprintf("%s in year %d", Signed(more, c.Case.Currency), i+1))
		}
	}
	return fmt.Sprintf("%s vests by one report of the employer's schedule; by another, %s, it pays %s: write the percentages of your letter", q.Item, q.Reading.Schedule, strings.Join(years, ", "))
}
