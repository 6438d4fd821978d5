package casefile

import (
	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Promotion is a promotion that is expected.
type Promotion struct {
	On          Day                `json:"on" also:"date from"`
	Level       Text               `json:"level,omitempty" also:"to grade"`
	Base        Money              `json:"base,omitempty" also:"salary"`
	Bonus       Rate               `json:"bonus,omitempty" also:"target_bonus"`
	Refreshers  PromotedRefreshers `json:"refreshers,omitempty" also:"refresher"`
	Probability Rate               `json:"probability,omitempty" also:"chance likelihood"`
}

// PromotedRefreshers are the refreshers from a promotion on. Short form: the value of each.
type PromotedRefreshers struct {
	Value   Money    `json:"value" also:"amount worth"`
	Vesting Schedule `json:"vesting,omitempty" also:"vest vests vesting_schedule schedule"`
}

func (r *PromotedRefreshers) decode(d *decoder, e entry) {
	if e.value.Kind == yaml.ScalarNode {
		r.Value.decode(d, e)
		return
	}
	d.fields(e, r)
}

func (p Promotion) build() comp.Promotion {
	return comp.Promotion{
		On: p.On.Date, Level: string(p.Level), Base: p.Base.Decimal, Bonus: p.Bonus.Decimal,
		Refresher: p.Refreshers.Value.Decimal, Vesting: p.Refreshers.Vesting.Schedule, Probability: p.Probability.NullDecimal,
	}
}
