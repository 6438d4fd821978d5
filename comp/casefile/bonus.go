package casefile

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
)

// MainBonus is the yearly bonus. Short forms: its target; or a list, of which those after the first
// are the same as [Offer.Bonuses].
type MainBonus struct {
	Bonus
	further []Bonus
}

func (m *MainBonus) decode(d *decoder, e entry) {
	if e.value.Kind != yaml.SequenceNode {
		m.Bonus.decode(d, e)
		return
	}
	var all []Bonus
	if d.decode(e, &all); len(all) > 0 {
		m.Bonus, m.further = all[0], all[1:]
	}
}

// Bonus is a yearly bonus. Short form: its target.
type Bonus struct {
	Target     BonusTarget `json:"target" also:"rate"`
	Payout     Rate        `json:"payout,omitempty"`
	Name       Text        `json:"name,omitempty" also:"title"`
	Paid       Paydays     `json:"paid,omitempty" also:"payday paid_on paydays"`
	Year       Payday      `json:"year,omitempty" also:"bonus_year begins year_begins"`
	Of         BonusOf     `json:"of,omitempty"`
	HiredBy    Payday      `json:"hired_by,omitempty" also:"hired_before cutoff"`
	Prorate    Proration   `json:"prorate,omitempty" also:"prorated proration"`
	Guaranteed Guarantee   `json:"guaranteed,omitempty" also:"guarantee"`
	HeldBack   HeldBack    `json:"held_back,omitempty" also:"deferred holdback hold_back"`
}

// HeldBack is the part of a bonus that is paid later.
type HeldBack struct {
	Share  Rate       `json:"share" also:"rate part"`
	Months MonthCount `json:"months" also:"for term"`
}

// The words of a bonus.
type (
	BonusOf   struct{ SameYear bool }             // year-before, same-year
	Guarantee struct{ Value comp.BonusGuarantee } // false, first-year, true
	Proration struct{ Value comp.Proration }      // days, months, false
)

func (o *BonusOf) decode(d *decoder, e entry)   { o.SameYear = d.is(e, "same-year") }
func (g *Guarantee) decode(d *decoder, e entry) { choose(d, e, &g.Value) }

func (p *Proration) decode(d *decoder, e entry) {
	if e.value.Kind == yaml.ScalarNode && strings.EqualFold(e.value.Value, "true") {
		p.Value = comp.ByDays
		return
	}
	choose(d, e, &p.Value)
}

func (b *Bonus) decode(d *decoder, e entry) {
	if e.value.Kind != yaml.MappingNode {
		b.Target.decode(d, e)
		return
	}
	if amount := keyNode(e.value, "amount"); amount != nil {
		if target := keyNode(e.value, "target"); target != nil {
			d.mark(e.value)
			d.failAt(amount, "a bonus has one target, and target is written too", "delete amount or target, or write two bonuses: bonus: [15%, 20k]")
			return
		}
		amount.Value = "target" // the same by another name
	}
	d.fields(e, b)
	if payout := keyNode(e.value, "payout"); payout != nil && b.Guaranteed.Value == comp.AlwaysGuaranteed {
		d.failAt(payout, "a bonus that is always guaranteed pays its target, whatever the payout", "delete payout, or write guaranteed: first-year")
	}
}

func (b Bonus) build() comp.Bonus {
	built := comp.Bonus{
		Name:       string(b.Name),
		Rate:       b.Target.Rate,
		Amount:     b.Target.Amount,
		Payout:     b.Payout.NullDecimal,
		SameYear:   b.Of.SameYear,
		Begins:     b.Year.build(),
		HiredBy:    b.HiredBy.build(),
		Prorate:    b.Prorate.Value,
		Guaranteed: b.Guaranteed.Value,
		HeldBack:   comp.HeldBack{Share: b.HeldBack.Share.Decimal, Months: b.HeldBack.Months.Count},
	}
	for _, day := range b.Paid {
		built.Paid = append(built.Paid, day.build())
	}
	return built
}

// furtherBonuses are the bonuses of an offer beside the first.
func (o *Offer) furtherBonuses() (built []comp.Bonus) {
	for _, b := range append(o.Bonus.further, o.Bonuses...) {
		built = append(built, b.build())
	}
	return built
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
