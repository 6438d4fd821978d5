package casefile

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/shopspring/decimal"
	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Base is the base pay. Short forms: a salary a year, 160k, or pay by a period, $100/hour.
type Base struct {
	Amount   PayAmount  `json:"amount" also:"value pay salary rate"`
	Per      Per        `json:"per,omitempty" also:"period every"`
	Hours    Hours      `json:"hours,omitempty" also:"hours_a_week weekly_hours"`
	Weeks    Weeks      `json:"weeks,omitempty" also:"weeks_a_year"`
	Days     PaidDays   `json:"days,omitempty" also:"days_a_year"`
	Payments Payments   `json:"payments,omitempty" also:"salaries months"`
	Extra    MonthNames `json:"extra,omitempty" also:"extra_months"`
}

// PayAmount is an amount of pay, for a year or for the period written behind it.
type PayAmount struct {
	decimal.Decimal
	per comp.Per // as it is written behind the amount; empty where it is not
}

func (p *PayAmount) decode(d *decoder, e entry) {
	text, ok := d.scalar(e, "an amount")
	if !ok {
		return
	}
	amount, per := withoutPeriod(text)
	p.per = per
	p.Decimal, _ = d.money(e, amount)
}

func (b *Base) decode(d *decoder, e entry) {
	if e.value.Kind != yaml.MappingNode {
		b.Amount.decode(d, e)
		return
	}
	d.fields(e, b)
	key, value := lookUp(e.value, "amount")
	if key == nil {
		return
	}
	b.Amount.agree(d, entry{key: key, value: value}, b.Per.Value)
}

// agree refuses two periods of one pay.
func (p *PayAmount) agree(d *decoder, e entry, per comp.Per) {
	if p.per != "" && per != "" && p.per != per {
		d.fail(e, fmt.Sprintf("the amount is for each %s, and per says %s", p.per, per), "write the period once")
	}
}

// per is the period that is written, with the amount or beside it.
func (b *Base) per() comp.Per { return periodIn(&b.Amount, b.Per) }

func periodIn(p *PayAmount, per Per) comp.Per {
	if p.per != "" {
		return p.per
	}
	return per.Value
}

// build returns the salary a year, or the pay by a period.
func (b *Base) build() (decimal.Decimal, comp.PayRate) {
	rate := comp.PayRate{
		Amount: b.Amount.Decimal, Per: b.per(), Hours: b.Hours.Decimal, Weeks: b.Weeks.Decimal, Days: b.Days.Decimal,
		Payments: int(b.Payments), Extra: comp.Months(b.Extra),
	}
	yearly := rate.Per == "" || rate.Per == comp.PerYear
	if yearly && rate.Hours.IsZero() && rate.Weeks.IsZero() && rate.Days.IsZero() && rate.Payments == 0 && len(rate.Extra) == 0 {
		return rate.Amount, comp.PayRate{}
	}
	return decimal.Zero, rate
}

// Weeks is a number of weeks: 48, 48 weeks.
type Weeks struct{ decimal.Decimal }

func (w *Weeks) decode(d *decoder, e entry) {
	const form = "write the weeks that are paid in a year, such as 48"
	n, ok := d.plain(e, "a number of weeks", form, "w", "wk", "week", "weeks")
	if ok && n.IsZero() {
		d.fail(e, e.name()+" is 0", form)
		return
	}
	w.Decimal = n
}

// PaidDays is a number of days: 220, 220 days.
type PaidDays struct{ decimal.Decimal }

func (w *PaidDays) decode(d *decoder, e entry) {
	const form = "write the days that are paid in a year, such as 220"
	n, ok := d.plain(e, "a number of days", form, "d", "day", "days")
	if ok && n.IsZero() {
		d.fail(e, e.name()+" is 0", form)
		return
	}
	w.Decimal = n
}

// Payments is a number of salaries a year: 14.
type Payments int

func (p *Payments) decode(d *decoder, e entry) {
	const form = "write how many salaries a year has, such as 14"
	n, ok := d.plain(e, "a number of salaries", form, "salaries", "payments", "months")
	if ok && (!n.IsInteger() || n.IsZero() || n.GreaterThan(decimal.NewFromInt(maxSpan))) {
		d.fail(e, quoted(e.value.Value)+" is no number of salaries", form)
		return
	}
	*p = Payments(n.IntPart())
}

// MonthNames are months of the year: one, several with commas between them, or a list.
type MonthNames []time.Month

func (m *MonthNames) decode(d *decoder, e entry) {
	if e.value.Kind == yaml.SequenceNode {
		for _, item := range e.value.Content {
			m.read(d, entry{key: e.key, item: true, value: resolved(item)})
		}
		return
	}
	m.read(d, e)
}

func (m *MonthNames) read(d *decoder, e entry) {
	text, ok := d.scalar(e, "a month")
	if !ok {
		return
	}
	for name := range strings.SplitSeq(text, ",") {
		month, found := parseMonth(name)
		if !found {
			d.fail(e, quoted(strings.TrimSpace(name))+" is no month", "write for example extra: [june, december]")
			return
		}
		*m = append(*m, month)
	}
}

// parseMonth reads the name of a month, or its first three letters and more, or its number.
func parseMonth(name string) (time.Month, bool) {
	name = strings.ToLower(strings.TrimSpace(name))
	for month := time.January; month <= time.December; month++ {
		whole := strings.ToLower(month.String())
		if len(name) >= 3 && strings.HasPrefix(whole, name) || slices.Contains([]string{fmt.Sprint(int(month)), fmt.Sprintf("%02d", month)}, name) {
			return month, true
		}
	}
	return 0, false
}
