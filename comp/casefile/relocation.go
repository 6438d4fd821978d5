package casefile

import (
	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Relocation is help with moving. Short form: its amount, in cash.
type Relocation struct {
	Amount   Money    `json:"amount" also:"value"`
	Kind     MoveKind `json:"kind,omitempty"`
	GrossUp  Rate     `json:"gross_up,omitempty"`
	On       Day      `json:"on,omitempty" also:"date paid_on payday"`
	After    Wait     `json:"after,omitempty" also:"within"`
	Clawback Clawback `json:"clawback,omitempty" also:"repayment"`
}

func (r *Relocation) decode(d *decoder, e entry) {
	if e.value.Kind != yaml.MappingNode {
		r.Amount.decode(d, e)
		return
	}
	d.fields(e, r)
}

func (r Relocation) build() comp.Relocation {
	return comp.Relocation{
		Amount: r.Amount.Decimal, Service: r.Kind.Service, GrossUp: r.GrossUp.Decimal, On: r.On.Date, After: comp.Wait(r.After), Clawback: r.Clawback.build(),
	}
}
