package casefile

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Grant is one grant of shares, options or deferred cash.
type Grant struct {
	Kind   GrantKind `json:"kind,omitempty"`
	Payout Rate      `json:"payout,omitempty" also:"performance multiplier"`
	GrantTerms
	OptionTerms
}

// RSU is a grant of restricted stock units.
type RSU struct{ GrantTerms }

// OptionGrant is a grant of options.
type OptionGrant struct {
	OptionTerms
	AwardTerms
}

// AwardTerms are the terms of every grant.
type AwardTerms struct {
	Shares     Count      `json:"shares,omitempty" also:"units count"`
	Percent    Rate       `json:"percent,omitempty" also:"part ownership stake equity"`
	Vesting    Schedule   `json:"vesting" also:"vest vests vesting_schedule schedule"`
	Start      Day        `json:"start,omitempty" also:"vesting_start"`
	Allocation Allocation `json:"allocation,omitempty"`
	Expires    Period     `json:"expires,omitempty" also:"expiry expiration term"`
}

// GrantTerms are the terms of a grant that may be written as a value.
type GrantTerms struct {
	AwardTerms
	Value         Money         `json:"value,omitempty" also:"amount worth"`
	Price         PositivePrice `json:"price,omitempty" also:"share_price grant_price"`
	Rounding      Rounding      `json:"rounding,omitempty"`
	Denominated   Denominated   `json:"denominated,omitempty"`
	Repriced      Repriced      `json:"repriced,omitempty" also:"reprice re_priced"`
	DoubleTrigger Flag          `json:"double_trigger,omitempty"`
}

// OptionTerms are the terms of options alone.
type OptionTerms struct {
	Type           OptionType `json:"type,omitempty"`
	Strike         UnitPrice  `json:"strike,omitempty" also:"exercise_price strike_price"`
	ExerciseWindow Days       `json:"exercise_window,omitempty" also:"window post_termination_window"`
}

// OptionType is the tax kind of an option: iso, nso.
type OptionType struct{ Value comp.OptionType }

func (c *OptionType) decode(d *decoder, e entry) { choose(d, e, &c.Value) }

// Repriced says how often a grant is priced anew: never, yearly.
type Repriced struct{ Yearly bool }

func (c *Repriced) decode(d *decoder, e entry) { c.Yearly = d.is(e, "yearly") }

func (g *Grant) decode(d *decoder, e entry) {
	d.fields(e, g)
	if key := keyNode(e.value, "price"); key != nil && g.Kind.Value == comp.Option {
		d.failAt(key, `options have no grant price; what a share is worth belongs to the offer`, "write price: 12 beside grants, or private: {fmv: 12}")
	}
}

func (g Grant) build() comp.Grant {
	grant := g.GrantTerms.build()
	if g.Kind.Value != "" {
		grant.Kind = g.Kind.Value
	}
	grant.Payout = g.Payout.NullDecimal
	g.OptionTerms.into(&grant)
	return grant
}

// build returns a grant of kind rsu.
func (g GrantTerms) build() comp.Grant {
	grant := g.AwardTerms.build(comp.RSU)
	grant.Value = g.Value.Decimal
	grant.Price = g.Price.Decimal
	grant.Rounding = g.Rounding.Value
	grant.ByValue = g.Denominated.ByValue
	grant.Repriced = g.Repriced.Yearly
	grant.DoubleTrigger = g.DoubleTrigger.Value
	return grant
}

func (o OptionGrant) build() comp.Grant {
	grant := o.AwardTerms.build(comp.Option)
	o.OptionTerms.into(&grant)
	return grant
}

func (a AwardTerms) build(kind comp.GrantKind) comp.Grant {
	return comp.Grant{
		Kind:       kind,
		Shares:     a.Shares.Decimal,
		Percent:    a.Percent.Decimal,
		Vesting:    a.Vesting.Schedule,
		Start:      a.Start.Date,
		Allocation: a.Allocation.Value,
		Expires:    a.Expires.Count,
	}
}

func (o OptionTerms) into(g *comp.Grant) {
	g.Type = o.Type.Value
	g.Strike = o.Strike.Decimal
	g.ExerciseWindow = o.ExerciseWindow.Count
}

// Days is a number of days of the calendar, at least one: 90 days, 90d.
type Days struct{ Count int }

var (
	daySpan   = lazyRegexp(`^(\d{1,5}) *(d|day|days)?$`)
	partOfDay = lazyRegexp(`^(\d{1,5})[.,](\d{1,5}) *(d|day|days)?$`)
)

func (n *Days) decode(d *decoder, e entry) {
	text, ok := d.scalar(e, "a number of days")
	if !ok {
		return
	}
	m := daySpan().FindStringSubmatch(strings.ToLower(text))
	if part := partOfDay().FindStringSubmatch(strings.ToLower(text)); part != nil {
		days := number(part[1])
		if number(part[2]) == 0 {
			d.fail(e, quoted(text)+" is written with decimals", fmt.Sprintf("write %d days", days))
			return
		}
		d.fail(e, quoted(text)+" is not a whole number of days", wholeDays(days))
		return
	}
	switch {
	case m == nil:
		d.fail(e, fmt.Sprintf("%s is not a number of days", quoted(text)), daysMeant(text))
	case m[2] == "":
		d.fail(e, fmt.Sprintf("%s has no unit", quoted(text)), fmt.Sprintf("write %d days", number(text)))
	case len(m[1]) > 1 && m[1][0] == '0':
		d.fail(e, quoted(text)+" begins with 0", fmt.Sprintf("write %d days", max(1, number(m[1]))))
	case number(m[1]) == 0:
		d.fail(e, e.name()+" is 0 days", "write at least 1 day")
	default:
		n.Count = number(m[1])
	}
}

// wholeDays is the mend of so many days and a part of one.
func wholeDays(days int) string {
	if days == 0 {
		return "write 1 day"
	}
	return fmt.Sprintf("write %d days or %d days", days, days+1)
}

// daysMeant is the mend of a length of time that is not in days: 3 months are some 90 of
// them, but the letter counts.
func daysMeant(text string) string {
	length, wrong := parseSpan(text)
	days := length.number.Mul(decimal.NewFromInt(map[string]int64{"months": 30, "years": 365}[length.unit])).Floor()
	if wrong != nil || days.LessThan(one) {
		return "write for example 90 days"
	}
	return fmt.Sprintf("write %s days, or as many as the letter counts", days)
}
