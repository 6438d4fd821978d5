package casefile

import (
	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Benefits are things of worth beside pay. Short form: one alone.
type Benefits []Benefit

// Costs are what the job costs its holder. Short form: one alone.
type Costs []Cost

// Benefit is something of worth beside pay. Short form: its amount a year.
type Benefit struct {
	Recurring
	Taxable Flag `json:"taxable,omitempty"`
}

// Cost is something that the job costs. Short form: its amount a year.
type Cost struct{ Recurring }

// Recurring is a named amount.
type Recurring struct {
	Name   Text  `json:"name,omitempty" also:"title what"`
	Amount Money `json:"amount" also:"value"`
	Per    Per   `json:"per,omitempty" also:"every frequency"`
}

// Per says how often an amount recurs: year, month, week, once.
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
	return comp.Benefit{Name: string(r.Name), Amount: r.Amount.Decimal, Per: r.Per.Value}
}

func (b Benefits) build() []comp.Benefit {
	var built []comp.Benefit
	for _, one := range b {
		benefit := one.Recurring.build()
		benefit.Taxable = one.Taxable.Value
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
