package casefile

import (
	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Refreshers are the grants after the first. Short form: one mapping instead of a list.
type Refreshers []Refresher

// Refresher is a grant that recurs.
type Refresher struct {
	Kind           GrantKind     `json:"kind,omitempty"`
	Value          Money         `json:"value,omitempty" also:"amount worth"`
	ShareOfGrant   Rate          `json:"share_of_grant,omitempty" also:"share of_grant"`
	Vesting        Schedule      `json:"vesting,omitempty" also:"vest vests vesting_schedule schedule"`
	First          Period        `json:"first,omitempty" also:"start"`
	Every          Period        `json:"every,omitempty"`
	Once           Flag          `json:"once,omitempty"`
	Certainty      Promise       `json:"certainty,omitempty" also:"promise"`
	Shares         Count         `json:"shares,omitempty" also:"units count options"`
	Percent        Rate          `json:"percent,omitempty" also:"part ownership stake equity"`
	Expires        Period        `json:"expires,omitempty" also:"expiry expiration term"`
	Type           OptionType    `json:"type,omitempty"`
	Strike         PositivePrice `json:"strike,omitempty" also:"exercise_price strike_price"`
	ExerciseWindow Days          `json:"exercise_window,omitempty" also:"window post_termination_window"`
}

// Promise says how firm a promise of equity is: written, expected, none.
type Promise struct{ Value comp.Promise }

func (p *Promise) decode(d *decoder, e entry) { choose(d, e, &p.Value) }

func (r *Refreshers) decode(d *decoder, e entry) { oneOrMore(d, e, (*[]Refresher)(r)) }

func (r *Refresher) decode(d *decoder, e entry) {
	d.fields(e, r)
	if key := keyNode(e.value, "every"); key != nil && r.Once.Value {
		d.failAt(key, `"every" means nothing for a single grant`, "delete once: true, or every")
	}
}

func (r Refreshers) build() []comp.Refresher {
	var built []comp.Refresher
	for _, one := range r {
		built = append(built, comp.Refresher{
			Kind:           one.Kind.Value,
			Shares:         one.Shares.Decimal,
			Percent:        one.Percent.Decimal,
			Type:           one.Type.Value,
			Strike:         one.Strike.Decimal,
			Expires:        one.Expires.Count,
			ExerciseWindow: one.ExerciseWindow.Count,
			Value:          one.Value.Decimal,
			ShareOfGrant:   one.ShareOfGrant.Decimal,
			Vesting:        one.Vesting.Schedule,
			First:          one.First.Count,
			Every:          one.Every.Count,
			Once:           one.Once.Value,
			Promise:        one.Certainty.Value,
		})
	}
	return built
}

// oneOrMore reads a list, or one item of it that stands alone.
func oneOrMore[T any](d *decoder, e entry, list *[]T) {
	if e.value.Kind != yaml.SequenceNode {
		*list = make([]T, 1)
		d.decode(e, &(*list)[0])
		return
	}
	d.decode(e, list)
}
