package casefile

import (
	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Relocation is help with moving. Short form: its amount, in cash.
type Relocation struct {
	Amount   Money    `json:"amount" eg:"10k" also:"value" jsonschema:"amount"`
	Kind     MoveKind `json:"kind,omitempty" eg:"cash" jsonschema:"cash, or service where the employer pays the movers; cash where it is missing"`
	Clawback Later    `json:"clawback,omitempty" jsonschema:"what has to be paid back on leaving"`
}

func (r *Relocation) decode(d *decoder, e entry) {
	if e.value.Kind != yaml.MappingNode {
		r.Amount.decode(d, e)
		return
	}
	d.fields(e, r)
}

func (r Relocation) build() comp.Relocation {
	return comp.Relocation{Amount: r.Amount.Decimal, Service: r.Kind.Service}
}
