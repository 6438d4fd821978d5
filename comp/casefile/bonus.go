package casefile

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Bonus is a yearly bonus. Short form: its target.
type Bonus struct {
	Target  BonusTarget `json:"target" also:"rate amount"`
	Payout  Rate        `json:"payout,omitempty"`
	Paid    Payday      `json:"paid,omitempty" also:"payday paid_on"`
	Prorate Flag        `json:"prorate,omitempty"`
}

func (b *Bonus) decode(d *decoder, e entry) {
	if e.value.Kind != yaml.MappingNode {
		b.Target.decode(d, e)
		return
	}
	d.fields(e, b)
	if b.Prorate.Given && keyNode(e.value, "paid") == nil {
		key := keyNode(e.value, "prorate")
		d.failAt(key, `"prorate" means nothing without a payday`, "add paid: 03-15, or delete prorate")
	}
}

func (b Bonus) build() comp.Bonus {
	return comp.Bonus{
		Rate:          b.Target.Rate,
		Amount:        b.Target.Amount,
		Payout:        b.Payout.NullDecimal,
		PaidMonth:     b.Paid.Month,
		PaidDay:       b.Paid.Day,
		FullFirstYear: b.Prorate.Given && !b.Prorate.Value,
	}
}

// BonusTarget is a share of base (15%, 0.15) or an amount (20k, $20,000, 20000). One of
// Rate and Amount is zero.
type BonusTarget struct {
	Rate   decimal.Decimal
	Amount decimal.Decimal
}

// leastAmount is the smallest bare number that is taken for an amount; below it a
// percent sign has probably been forgotten.
var leastAmount = decimal.NewFromInt(1000)

func (t *BonusTarget) decode(d *decoder, e entry) {
	text, ok := d.scalar(e, "a rate or an amount")
	if !ok {
		return
	}
	q, wrong := parseQuantity(text)
	bare := wrong == nil && q.prefix == "" && q.suffix == ""
	switch {
	case strings.HasSuffix(text, "%") || bare && q.number.Abs().LessThan(one):
		var rate Rate
		rate.decode(d, e)
		t.Rate = rate.Decimal
	case bare && q.number.Abs().LessThan(leastAmount) && twoReadings(q, text) != nil:
		two := twoReadings(q, text)
		d.fail(e, quoted(text)+" "+two.message,
			fmt.Sprintf("write %s%% for a share of base, or %s for an amount", q.number, strings.Replace(q.digits, ".", "", 1)))
	case bare && q.number.Abs().LessThan(leastAmount):
		d.fail(e, fmt.Sprintf("%s can be a rate or an amount", quoted(text)),
			fmt.Sprintf("write %s%% for a share of base, or $%s for an amount", text, text))
	default:
		t.Amount, _ = d.money(e, text)
	}
}
