package report

import (
	"fmt"
	"slices"
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

// Warnings lists what to look into in a case before its figures are relied on, offer by offer: clauses that
// can be read two ways, cautions, salaries that may be meant otherwise.
func Warnings(c *comp.Comparison) (all []Finding) {
	for i := range c.Offers {
		for _, f := range UnclearClauses(c.Case, c.Offers[i].Offer) {
			f.Term = fmt.Sprintf("offers[%d].%s", i, f.Term)
			all = append(all, f)
		}
	}
	all = append(all, Cautions(c)...)
	slices.SortStableFunc(all, func(a, b Finding) int {
		i, _, _ := comp.InOffer(a.Term)
		k, _, _ := comp.InOffer(b.Term)
		return i - k
	})
	for i := range c.Offers {
		if text := SmallSalary(&c.Offers[i].Offer); text != "" {
			all = append(all, Finding{Level: IsWarning, Kind: "small-salary", Message: text, Term: fmt.Sprintf("offers[%d].base", i)})
		}
	}
	for i := range all {
		if k, _, ofOffer := comp.InOffer(all[i].Term); ofOffer {
			all[i].Offer = c.Offers[k].Name
		}
	}
	return all
}

// Cautions puts into words what to look into in a case before its figures are relied on.
func Cautions(c *comp.Comparison) (all []Finding) {
	for _, q := range c.Cautions() {
		all = append(all, Finding{
			Level: IsWarning, Kind: string(q.Kind), Offer: c.Offers[q.Offer].Name, Term: q.Term, Worth: q.Worth,
			Message: cautionInWords(c, &q),
		})
	}
	for _, u := range c.Untaxed {
		all = append(all, Finding{
			Level: IsWarning, Kind: "untaxed", Offer: c.Offers[u.Offer].Name, Term: fmt.Sprintf("offers[%d].location", u.Offer),
			Message: "no comparison after tax: " + untaxedInWords(u.Err),
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
	case comp.CautionPaidBefore:
		return fmt.Sprintf("%s is counted, and was paid on %v, before the valuation date: correct the day, or leave out what you have already", worth, q.On)
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
	if text := paidByWords(c, q); text != "" {
		return text
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

// paidByWords are cautions about pay that counts more than the letter may mean.
func paidByWords(c *comp.Comparison, q *comp.Caution) string {
	worth, r := Headline(q.Worth, c.Case.Currency), &c.Offers[q.Offer]
	over := fmt.Sprintf("%s over %s", worth, Count(c.Case.Years, "year"))
	switch q.Kind {
	case comp.CautionPaidDays:
		return fmt.Sprintf("%s%s %s is counted for %s days a year, holidays and leave as if they were paid; ten days without pay are %s a year: ask, then write %s",
			Sign(r.Currency), Amount(r.Offer.Rate.Amount, r.Currency), r.Offer.Rate.Each(), Number(r.Offer.Workdays()), worth, paidDaysToWrite(&r.Offer.Rate))
	case comp.CautionNoDaysOff:
		days := c.Offers[slices.IndexFunc(c.Offers, func(other comp.Result) bool { return other.Name == q.Item })].Offer.PTO
		return fmt.Sprintf("no paid days off are counted, so that its pay by the hour is that of every working day; %s has %s, and as many here are worth %s a year: where the letter has some, write pto, such as pto: %s",
			q.Item, comp.GroupedNumber(days), worth, days)
	case comp.CautionPackage:
		return fmt.Sprintf("if the base is the cost to company (CTC), provident fund, gratuity and insurance are in it, and %s is counted twice: ask for the fixed pay without them, and write that as base", over)
	case comp.CautionCommission:
		return commissionInWords(r, over)
	case comp.CautionExitInFull:
		return fmt.Sprintf("the exit is counted without a liquidation preference and without rounds before it: one round that dilutes by 20%% costs %s, and what investors are owed first may cost more: ask what has been raised, "+
			"then write liquidation_preference: 40m and rounds: [{dilution: 20%%}]", worth)
	case comp.CautionNoExit:
		return noExitInWords(c, r, worth)
	}
	return ""
}

// paidDaysToWrite is how a case says which days are paid.
func paidDaysToWrite(p *comp.PayRate) string {
	if p.Per == comp.PerDay {
		return fmt.Sprintf("base: {amount: %s, per: day, days: 220}", p.Amount)
	}
	return fmt.Sprintf("base: {amount: %s, per: %s, weeks: 46}", p.Amount, p.Per)
}

func commissionInWords(r *comp.Result, over string) string {
	commission := &r.Offer.Commission
	at, ramp := "100%", ", and what a ramp guarantees"
	if commission.Attainment.Valid {
		at = ExactPercent(commission.Attainment.Decimal)
	}
	if commission.Ramp.Months > 0 || commission.Draw.Amount.IsPositive() {
		ramp = ""
	}
	return fmt.Sprintf("%s of commission is counted at %s of the target: ask for the quota, what share of those in the role reached it last year%s, then write attainment", over, at, ramp)
}

func noExitInWords(c *comp.Comparison, r *comp.Result, worth string) string {
	tie, _ := c.TieAtExit(r)
	if part := c.ShareOfCompany(r); part.IsPositive() {
		worth += fmt.Sprintf(" (the awards are %s of the company)", ExactPercent(part.Round(5)))
	}
	return fmt.Sprintf("its private equity counts nothing without an exit, and %s pays more without it, %s; %s: ask what it was valued at, then write private: {exit: {value: 400m, on: 2030-06-30}}",
		c.Offers[tie.Against].Name, worth, tieInWords(c, r, &tie))
}

// tieInWords says which exit makes up for what an offer lacks.
func tieInWords(c *comp.Comparison, r *comp.Result, tie *comp.ExitTie) string {
	const digits = 4
	value := tie.Value
	if more := value.NumDigits() - digits; more > 0 {
		value = value.Round(int32(-more))
	}
	return fmt.Sprintf("an exit of about %s on %v would make up for it", Short(value, r.Equity), tie.On)
}

// TiesAtExit says, of each offer with private equity and no exit, which exit makes up for what it lacks.
func TiesAtExit(c *comp.Comparison) (said []string) {
	for i := range c.Offers {
		r := &c.Offers[i]
		if tie, found := c.TieAtExit(r); found {
			said = append(said, fmt.Sprintf("%s pays %s less than %s in total, and %s", r.Name, Headline(tie.Short, c.Case.Currency), c.Offers[tie.Against].Name, tieInWords(c, r, &tie)))
		}
	}
	return said
}
