package casefile

import (
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// SignOns is a sign-on bonus. Short forms: one amount for year 1, or a list of amounts
// by year.
type SignOns []SignOn

// SignOn is the sign-on bonus of one year. Short form: its amount.
type SignOn struct {
	Year     Year     `json:"year,omitempty"`
	Amount   Money    `json:"amount" also:"value bonus"`
	Paid     Paid     `json:"paid,omitempty"`
	On       Day      `json:"on,omitempty" also:"date paid_on payday"`
	After    Wait     `json:"after,omitempty" also:"within"`
	Clawback Clawback `json:"clawback,omitempty" also:"repayment"`
}

func (s *SignOns) decode(d *decoder, e entry) {
	if e.value.Kind != yaml.SequenceNode {
		*s = make(SignOns, 1)
		(*s)[0].decode(d, e)
	} else {
		d.commasInList(e)
		list := []SignOn(*s)
		d.decode(e, &list)
		*s = list
	}
	for i := range *s {
		if one := &(*s)[i]; one.Year == 0 && one.On.IsZero() && one.After.isZero() {
			one.Year = Year(i + 1)
		}
	}
}

func (s *SignOn) decode(d *decoder, e entry) {
	if e.value.Kind != yaml.MappingNode {
		s.Amount.decode(d, e)
		return
	}
	d.fields(e, s)
}

// build returns the sign-ons of a job that starts on a day. One with a payday is of the service year
// that runs on it, where it names none; before the first day of work that is the first.
func (s SignOns) build(start vesting.Date) []comp.SignOn {
	var built []comp.SignOn
	for _, one := range s {
		signOn := comp.SignOn{
			Year: int(one.Year), Amount: one.Amount.Decimal, Monthly: one.Paid.Monthly, On: one.On.Date, After: comp.Wait(one.After), Clawback: one.Clawback.build(),
		}
		if signOn.Year == 0 {
			months, _ := start.MonthsUntil(signOn.Payday(start))
			signOn.Year = max(0, months)/12 + 1
		}
		built = append(built, signOn)
	}
	return built
}

// Wait is a time until something is paid, in days or in months: 30 days, 6 months.
type Wait comp.Wait

func (w Wait) isZero() bool { return w == Wait{} }

func (w *Wait) decode(d *decoder, e entry) {
	text, ok := d.scalar(e, "a length of time")
	if !ok {
		return
	}
	if daySpan().MatchString(strings.ToLower(text)) || partOfDay().MatchString(strings.ToLower(text)) {
		var days Days
		days.decode(d, e)
		w.Days = days.Count
		return
	}
	if _, wrong := parseSpan(text); wrong != nil {
		d.fail(e, quoted(text)+" is not a length in days or months", wrong.orElse("write for example 30 days or 6 months").mend)
		return
	}
	var months Period
	months.decode(d, e)
	w.Months = months.Count
}

// commasInList refuses [127,500], which is one amount to its writer and two to the file
// format.
func (d *decoder) commasInList(e entry) {
	items := e.value.Content
	for i := 1; i < len(items); i++ {
		a, b := items[i-1], items[i]
		if a.Kind != yaml.ScalarNode || b.Kind != yaml.ScalarNode || a.Style != 0 || b.Style != 0 {
			continue
		}
		adjacent := a.Line == b.Line && b.Column == a.Column+len(a.Value)+1
		head := strings.TrimLeft(a.Value, "$")
		if adjacent && isDigits(head) && len(head) <= 3 && isDigits(b.Value) && len(b.Value) == 3 {
			d.fail(entry{key: e.key, item: true, value: b}, fmt.Sprintf(`inside [...] a comma begins the next item, so "%s,%s" is two amounts`, a.Value, b.Value),
				fmt.Sprintf(`write %s%s, or put a space after the comma if two are meant`, a.Value, b.Value))
		}
	}
}
