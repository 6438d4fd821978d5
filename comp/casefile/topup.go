package casefile

import (
	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
)

// TopUp is a yearly grant that fills the gap to a target compensation. Short form: its
// target.
type TopUp struct {
	Target    Money   `json:"target" eg:"350k" also:"value amount" jsonschema:"total compensation of a year"`
	Growth    Rate    `json:"growth,omitempty" eg:"15%" also:"growth_rate" jsonschema:"growth of the share a year that the employer assumes; 0% where it is missing"`
	Year      Year    `json:"year,omitempty" eg:"3" also:"first from" jsonschema:"first service year that is topped up; 3 where it is missing"`
	Certainty Promise `json:"certainty,omitempty" eg:"expected" also:"promise" jsonschema:"written in the letter, expected, or none to leave it out of every total; expected where it is missing"`
}

func (t *TopUp) decode(d *decoder, e entry) {
	if e.value.Kind == yaml.ScalarNode {
		t.Target.decode(d, e)
		return
	}
	d.fields(e, t)
}

func (t TopUp) build() comp.TopUp {
	return comp.TopUp{Target: t.Target.Decimal, Growth: t.Growth.Decimal, Year: int(t.Year), Promise: t.Certainty.Value}
}
