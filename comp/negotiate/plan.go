package negotiate

import "github.com/shopspring/decimal"

// Plan reaches a target over several levers, each filled up to its cap before the next
// (SPEC 10.2).
type Plan struct {
	Changes []Change
	Values  []decimal.Decimal   // the metric after each change and those before it
	Value   decimal.Decimal     // after all
	Below   decimal.NullDecimal // with the last lever one step lower, where the target is reached
	Reaches bool
}

// Plan fills the levers of the question in their order.
func (a *Asking) Plan(target decimal.Decimal) (Plan, error) { return a.fill(nil, a.Levers, target) }

// fill reaches a target beside changes that stand already, over levers in order. A lever that
// does not move the metric is passed over, and so is one without a cap that alone stays below.
func (a *Asking) fill(given []Change, levers []*Lever, target decimal.Decimal) (Plan, error) {
	p := Plan{}
	var err error
	if p.Value, err = a.value(given); err != nil {
		return p, err
	}
	if p.Reaches = !p.Value.LessThan(target); p.Reaches {
		return p, nil
	}
	for _, l := range levers {
		ask, err := a.Ask(l, append(given[:len(given):len(given)], p.Changes...), target)
		if err != nil {
			return p, err
		}
		switch {
		case ask.Reaches:
			p.add(Change{l, ask.To}, ask.Value)
			p.Reaches, p.Below = true, ask.Below
			return p, nil
		case ask.Reason == ReasonCapped && ask.Most.GreaterThan(l.Current):
			p.add(Change{l, ask.Most}, ask.Value)
		}
	}
	return p, nil
}

func (p *Plan) add(c Change, value decimal.Decimal) {
	p.Changes, p.Values, p.Value = append(p.Changes, c), append(p.Values, value), value
}
