package casefile

import (
	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Move is help with moving. Short forms: an amount, in cash; or a list of its parts, of which those after
// the first are the same as [Offer.Relocations].
type Move struct {
	Relocation
	further []Relocation
}

func (m *Move) decode(d *decoder, e entry) {
	if e.value.Kind != yaml.SequenceNode {
		m.Relocation.decode(d, e)
		return
	}
	var all []Relocation
	d.commasInList(e)
	if d.decode(e, &all); len(all) > 0 {
		m.Relocation, m.further = all[0], all[1:]
	}
}

// furtherRelocations are the parts of an offer's relocation beside the first.
func (o *Offer) furtherRelocations() (built []comp.Relocation) {
	for _, part := range append(o.Relocation.further, o.Relocations...) {
		built = append(built, part.build())
	}
	return built
}

// Relocation is one part of it. Short form: its amount, in cash.
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
