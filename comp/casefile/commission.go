package casefile

import (
	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Commission is the variable part of on-target earnings. Short form: its target.
type Commission struct {
	Target     Money `json:"target" also:"amount value"`
	Attainment Rate  `json:"attainment,omitempty" also:"payout quota_attainment"`
}

func (c *Commission) decode(d *decoder, e entry) {
	if e.value.Kind == yaml.ScalarNode {
		c.Target.decode(d, e)
		return
	}
	d.fields(e, c)
}

func (c Commission) build() comp.Commission {
	return comp.Commission{Target: c.Target.Decimal, Attainment: c.Attainment.NullDecimal}
}
