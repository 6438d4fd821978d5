package casefile

import (
	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Relocation is help with moving. Short form: its amount, in cash.
type Relocation struct {
	Amount   Money    `json:"amount" eg:"10k" also:"value" jsonschema:"amount"`
	Kind     MoveKind `json:"kind,omitempty" eg:"cash" jsonschema:"cash, or service where the employer pays the movers; cash where it is missing"`
	GrossUp  Rate     `json:"gross_up,omitempty" eg:"35%" jsonschema:"tax rate that the employer makes up for, so that the amount is left after tax"`
	Clawback Clawback `json:"clawback,omitempty" eg:"24 months" also:"repayment" jsonschema:"what has to be paid back on leaving: its months, or {months, kind, basis, from, full, step, when, tax_rate}"`
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
		Amount: r.Amount.Decimal, Service: r.Kind.Service, GrossUp: r.GrossUp.Decimal, Clawback: r.Clawback.build(),
	}
}
