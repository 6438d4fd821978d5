package casefile

import (
	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Commission is the variable part of on-target earnings. Short form: its target.
type Commission struct {
	Target     Money `json:"target" eg:"80k" also:"amount value" jsonschema:"commission a year at full attainment"`
	Attainment Rate  `json:"attainment,omitempty" eg:"90%" also:"payout quota_attainment" jsonschema:"share of the target that is reached; 100% where it is missing"`
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
