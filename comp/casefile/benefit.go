package casefile

import (
	"strings"

	"github.com/shopspring/decimal"
	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Benefits are things of worth beside pay. Short form: one alone.
type Benefits []Benefit

// Costs are what the job costs its holder. Short form: one alone.
type Costs []Cost

// Benefit is something of worth beside pay, or contractual cash. Short form: its amount a year.
type Benefit struct {
	Recurring
	Kind    BenefitKind `json:"kind,omitempty" also:"type"`
	Taxable Flag        `json:"taxable,omitempty" also:"taxed"`
	Vests   Period      `json:"vests,omitempty" also:"vesting after"`
}

// Cost is something that the job costs. Short form: its amount a year.
type Cost struct{ Recurring }

// Recurring is a named amount.
type Recurring struct {
	Name   Text   `json:"name,omitempty" also:"title what"`
	Amount Share  `json:"amount" also:"value share rate"`
	Per    Per    `json:"per,omitempty" also:"every frequency"`
	On     Day    `json:"on,omitempty" also:"date"`
	Paid   Payday `json:"paid,omitempty" also:"payday paid_on"`
	Until  Day    `json:"until,omitempty" also:"end ends"`
}

// BenefitKind is cash or in-kind.
type BenefitKind struct{ Value comp.BenefitKind }

func (c *BenefitKind) decode(d *decoder, e entry) { choose(d, e, &c.Value) }

// Share is an amount (500, $500), or a share of base (8%, 0.08). One of Rate and Amount is zero.
type Share struct{ Rate, Amount decimal.Decimal }

func (s *Share) decode(d *decoder, e entry) {
	text, ok := d.scalar(e, "an amount or a share of base")
	if !ok {
		return
	}
	q, wrong := parseQuantity(text)
	if bare := wrong == nil && q.prefix == "" && q.suffix == ""; strings.HasSuffix(text, "%") || bare && !q.number.IsNegative() && q.number.LessThan(one) {
		var rate Rate
		rate.decode(d, e)
		s.Rate = rate.Decimal
		return
	}
	s.Amount, _ = d.money(e, text)
}

// Per says what an amount is for, or how often it recurs: an hour, a day, a week, a month, a quarter, a year, once.
type Per struct{ Value comp.Per }

func (c *Per) decode(d *decoder, e entry) { choose(d, e, &c.Value) }

func (b *Benefits) decode(d *decoder, e entry) { oneOrMore(d, e, (*[]Benefit)(b)) }
func (c *Costs) decode(d *decoder, e entry)    { oneOrMore(d, e, (*[]Cost)(c)) }

func (b *Benefit) decode(d *decoder, e entry) {
	if e.value.Kind == yaml.ScalarNode {
		b.Amount.decode(d, e)
		return
	}
	d.fields(e, b)
}

func (c *Cost) decode(d *decoder, e entry) {
	if e.value.Kind == yaml.ScalarNode {
		c.Amount.decode(d, e)
		return
	}
	d.fields(e, c)
}

func (r Recurring) build() comp.Benefit {
	return comp.Benefit{
		Name: string(r.Name), Amount: r.Amount.Amount, Rate: r.Amount.Rate, Per: r.Per.Value, On: r.On.Date,
		PaidMonth: r.Paid.Month, PaidDay: r.Paid.Day, Until: r.Until.Date,
	}
}

func (b Benefits) build() []comp.Benefit {
	var built []comp.Benefit
	for _, one := range b {
		benefit := one.Recurring.build()
		benefit.Kind, benefit.Vests = one.Kind.Value, one.Vests.Count
		benefit.Taxable = one.Taxable.Value || !one.Taxable.Given && benefit.Kind == comp.CashBenefit
		built = append(built, benefit)
	}
	return built
}

func (c Costs) build() []comp.Benefit {
	var built []comp.Benefit
	for _, one := range c {
		built = append(built, one.Recurring.build())
	}
	return built
}
