package casefile

import (
	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
)

// TopUp is a yearly grant that fills the gap to a target compensation. Short form: its
// target.
type TopUp struct {
	Target    Money   `json:"target" also:"value amount"`
	Growth    Rate    `json:"growth,omitempty" also:"growth_rate"`
	Year      Year    `json:"year,omitempty" also:"first from"`
	Certainty Promise `json:"certainty,omitempty" also:"promise"`
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
