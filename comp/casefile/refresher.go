package casefile

import (
	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Refreshers are the grants after the first. Short form: one mapping instead of a list.
type Refreshers []Refresher

// Refresher is a grant that recurs.
type Refresher struct {
	Value        Money    `json:"value,omitempty" eg:"60k" also:"amount worth" jsonschema:"value of each grant"`
	ShareOfGrant Rate     `json:"share_of_grant,omitempty" eg:"25%" also:"share of_grant" jsonschema:"value of each grant as a share of the first RSU grant, instead of value"`
	Vesting      Schedule `json:"vesting,omitempty" eg:"4y quarterly" also:"vest vests vesting_schedule schedule" jsonschema:"vesting schedule of each grant from its own day"`
	First        Period   `json:"first,omitempty" eg:"12 months" also:"start" jsonschema:"from the offer's start to the first grant; 12 months where it is missing"`
	Every        Period   `json:"every,omitempty" eg:"12 months" jsonschema:"between grants; 12 months where it is missing"`
	Once         Flag     `json:"once,omitempty" eg:"true" jsonschema:"true for a single grant; false where it is missing"`
	Certainty    Promise  `json:"certainty,omitempty" eg:"expected" also:"promise" jsonschema:"written in the letter, expected, or none to leave it out of every total; expected where it is missing"`
}

// Promise says how firm a promise of equity is: written, expected, none.
type Promise struct{ Value comp.Promise }

func (p *Promise) decode(d *decoder, e entry) { choose(d, e, &p.Value, comp.Promises()) }

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
