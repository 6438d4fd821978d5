package casefile

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Raise is the growth of the base. Short form: a rate, or an amount a year. A list holds dated salaries.
type Raise struct {
	Rate  RaiseStep   `json:"rate" also:"amount"`
	First Months      `json:"first,omitempty"`
	Dated []DatedBase `json:"-"`
}

// DatedBase is the salary in force from a day on.
type DatedBase struct {
	On     Day       `json:"on" also:"date from"`
	To     PayAmount `json:"to,omitempty" also:"base salary"`
	Amount PayAmount `json:"amount,omitempty"`
	Per    Per       `json:"per,omitempty"`
}

func (b *DatedBase) decode(d *decoder, e entry) {
	plan, _, ok := d.keys(e, b)
	if !ok {
		return
	}
	d.required(e, plan, map[string]*yaml.Node{"on": keyNode(e.value, "on")})
	key, value := lookUp(e.value, "to")
	to := &b.To
	if key == nil {
		key, value = lookUp(e.value, "amount")
		to = &b.Amount
	}
	if key == nil {
		if !d.touched(e.value, "to", "amount") {
			d.failMissing(e, "to", e.name()+` has no "to"`, "add to: 180k")
		}
		return
	}
	to.agree(d, entry{key: key, value: value}, b.Per.Value)
}

// build returns the new salary: a yearly one, or one by a period.
func (b *DatedBase) build() comp.DatedBase {
	to := &b.To
	if to.IsZero() {
		to = &b.Amount
	}
	if per := periodIn(to, b.Per); per != "" && per != comp.PerYear {
		return comp.DatedBase{On: b.On.Date, Amount: to.Decimal, Per: per}
	}
	return comp.DatedBase{On: b.On.Date, To: to.Decimal}
}

// RaiseStep is a share of the salary (3%, 0.03) or an amount a year (3k, $500). One of Rate and Amount
// is zero.
type RaiseStep struct{ Rate, Amount decimal.Decimal }

func (s *RaiseStep) decode(d *decoder, e entry) {
	text, ok := d.scalar(e, "a rate or an amount")
	if !ok {
		return
	}
	if q, wrong := parseQuantity(text); wrong == nil && !q.negative && !strings.HasSuffix(text, "%") {
		shift, rest := magnitude(q.suffix)
		signed := q.prefix != "" || rest != ""
		if size := q.number.Shift(shift); !size.LessThan(leastAmount) || signed && !size.LessThan(leastSigned) {
			s.Amount, _ = d.money(e, text)
			return
		} else if q.suffix == "" && !signed && !size.LessThan(leastSigned) {
			d.fail(e, quoted(text)+" can be a rate or an amount", fmt.Sprintf("write %s%% for a share of the salary, or $%s for an amount a year", text, text))
			return
		}
	}
	var rate Rate
	rate.decode(d, e)
	s.Rate = rate.Decimal
}

// leastSigned is the smallest raise with a currency that is taken for an amount a year; below it a
// percent sign was probably meant.
var leastSigned = decimal.NewFromInt(100)

func (r *Raise) decode(d *decoder, e entry) {
	switch {
	case e.value.Kind == yaml.ScalarNode:
		r.Rate.decode(d, e)
	case e.value.Kind == yaml.SequenceNode:
		e.path += "[]"
		d.decode(e, &r.Dated)
	case keyNode(e.value, "on") != nil || keyNode(e.value, "to") != nil:
		e.path += "[]"
		r.Dated = make([]DatedBase, 1)
		d.decode(e, &r.Dated[0])
	default:
		d.fields(e, r)
		if r.First.Given && r.First.Count == 0 {
			key, value := lookUp(e.value, "first")
			d.fail(entry{key: key, value: value}, "a raise on the first day is part of the base", "write for example first: 6 months, or a higher base")
		}
	}
}

func (r Raise) build() comp.Raise {
	raise := comp.Raise{Rate: r.Rate.Rate, Amount: r.Rate.Amount, First: r.First.Count}
	for i := range r.Dated {
		raise.Dated = append(raise.Dated, r.Dated[i].build())
	}
	return raise
}
