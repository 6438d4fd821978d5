package casefile

import (
	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Refreshers are the grants after the first. Short form: one mapping instead of a list.
type Refreshers []Refresher

// Refresher is a grant that recurs.
type Refresher struct {
	Value        Money    `json:"value,omitempty" also:"amount worth"`
	ShareOfGrant Rate     `json:"share_of_grant,omitempty" also:"share of_grant"`
	Vesting      Schedule `json:"vesting,omitempty" also:"vest vests vesting_schedule schedule"`
	First        Period   `json:"first,omitempty" also:"start"`
	Every        Period   `json:"every,omitempty"`
	Once         Flag     `json:"once,omitempty"`
	Certainty    Promise  `json:"certainty,omitempty" also:"promise"`
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
			Value:        one.Value.Decimal,
			ShareOfGrant: one.ShareOfGrant.Decimal,
			Vesting:      one.Vesting.Schedule,
			First:        one.First.Count,
			Every:        one.Every.Count,
			Once:         one.Once.Value,
			Promise:      one.Certainty.Value,
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
