package casefile

import (
	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Commission is the variable part of on-target earnings. Short form: its target.
type Commission struct {
	Target       Money         `json:"target,omitempty" also:"amount value variable"`
	OTE          Money         `json:"ote,omitempty" also:"on_target_earnings"`
	Attainment   Rate          `json:"attainment,omitempty" also:"payout quota_attainment"`
	Paid         PaidBy        `json:"paid,omitempty"`
	Accelerators []Accelerator `json:"accelerators,omitempty" also:"accelerator"`
	Ramp         Ramp          `json:"ramp,omitempty" also:"guarantee"`
	Draw         Draw          `json:"draw,omitempty" also:"advance"`
}

// Accelerator is what attainment above a threshold pays.
type Accelerator struct {
	Above Rate `json:"above" also:"from threshold"`
	Rate  Rate `json:"rate" also:"pays multiplier"`
}

// Ramp is the time in which a share of the target is guaranteed. Short form: its months.
type Ramp struct {
	Months    PeriodCount `json:"months" also:"for"`
	Guarantee Rate        `json:"guarantee,omitempty" also:"guaranteed share"`
}

// Draw is what is paid each month against commission. Short form: its amount a month.
type Draw struct {
	Amount Money       `json:"amount" also:"value"`
	Kind   DrawKind    `json:"kind,omitempty" also:"type"`
	Months PeriodCount `json:"months,omitempty" also:"for"`
}

// The words of a commission.
type (
	PaidBy   struct{ Quarterly bool } // monthly, quarterly
	DrawKind struct{ Kept bool }      // recoverable, non-recoverable
)

func (p *PaidBy) decode(d *decoder, e entry)   { p.Quarterly = d.is(e, "quarterly") }
func (k *DrawKind) decode(d *decoder, e entry) { k.Kept = d.is(e, "non-recoverable") }

func (c *Commission) decode(d *decoder, e entry) {
	if e.value.Kind == yaml.ScalarNode {
		c.Target.decode(d, e)
		return
	}
	d.fields(e, c)
	if e.value.Kind == yaml.MappingNode && !d.touched(e.value, "target", "ote") {
		d.failMissing(e, "target", `"commission" has no "target"`, "add target: 80k, or ote: 240k, from which the base is taken")
	}
}

func (r *Ramp) decode(d *decoder, e entry) {
	if e.value.Kind == yaml.ScalarNode {
		r.Months.Months.decode(d, e) // without a key that says months it needs a unit
		return
	}
	d.fields(e, r)
}

func (w *Draw) decode(d *decoder, e entry) {
	if e.value.Kind == yaml.ScalarNode {
		w.Amount.decode(d, e)
		return
	}
	d.fields(e, w)
}

func (c Commission) build() comp.Commission {
	built := comp.Commission{
		Target: c.Target.Decimal, OTE: c.OTE.Decimal, Attainment: c.Attainment.NullDecimal, Quarterly: c.Paid.Quarterly,
		Ramp: comp.Ramp{Months: c.Ramp.Months.Count, Guarantee: c.Ramp.Guarantee.NullDecimal},
		Draw: comp.Draw{Amount: c.Draw.Amount.Decimal, Months: c.Draw.Months.Count, Kept: c.Draw.Kind.Kept},
	}
	for _, a := range c.Accelerators {
		built.Accelerators = append(built.Accelerators, comp.Accelerator{Above: a.Above.Decimal, Rate: a.Rate.Decimal})
	}
	return built
}
