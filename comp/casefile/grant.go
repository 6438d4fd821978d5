package casefile

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Grant is one grant of shares, options or deferred cash.
type Grant struct {
	Kind GrantKind `json:"kind,omitempty" eg:"rsu" jsonschema:"rsu, option, or cash for a deferred cash award; rsu where it is missing"`
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
	Shares     Count      `json:"shares,omitempty" eg:"220" also:"units count" jsonschema:"number of shares"`
	Vesting    Schedule   `json:"vesting" eg:"4y quarterly" also:"vest vests vesting_schedule schedule" jsonschema:"vesting schedule: yearly percentages such as 5/15/40/40, equal parts such as 4y monthly, or month:percent"`
	Start      Day        `json:"start,omitempty" eg:"2027-01-11" also:"vesting_start" jsonschema:"vesting start, earlier for the grants of today's job; the offer's start where it is missing"`
	Allocation Allocation `json:"allocation,omitempty" eg:"cumulative-round-down" jsonschema:"how whole shares are dealt to the vests, one of the seven types of the Open Cap Format; cumulative-round-down where it is missing"`
	Expires    Period     `json:"expires,omitempty" eg:"10 years" also:"expiry expiration term" jsonschema:"life of options, or of RSUs that wait for an exit, from the vesting start; 10 years for options where it is missing"`
}

// GrantTerms are the terms of a grant that may be written as a value.
type GrantTerms struct {
	AwardTerms
	Value         Money         `json:"value,omitempty" eg:"300k" also:"amount worth" jsonschema:"value in money instead of shares"`
	Price         PositivePrice `json:"price,omitempty" eg:"170" also:"share_price grant_price" jsonschema:"price at which a value becomes shares; without it a value is followed in money"`
	Rounding      Rounding      `json:"rounding,omitempty" eg:"down" jsonschema:"of value/price to shares: down, up, nearest or fractional; down where it is missing"`
	Denominated   Denominated   `json:"denominated,omitempty" eg:"shares" jsonschema:"shares, or value where each vest pays its part of the value whatever the price; shares where it is missing"`
	Repriced      Repriced      `json:"repriced,omitempty" eg:"yearly" also:"reprice re_priced" jsonschema:"never, or yearly where each year's part of the value becomes shares at the price of that year's first day; never where it is missing"`
	DoubleTrigger Flag          `json:"double_trigger,omitempty" eg:"true" jsonschema:"true for a private company's RSUs that vest only with its exit; false where it is missing"`
}

// OptionTerms are the terms of options alone.
type OptionTerms struct {
	Type           OptionType `json:"type,omitempty" eg:"nso" jsonschema:"kind of option: iso or nso"`
	Strike         UnitPrice  `json:"strike,omitempty" eg:"3" also:"exercise_price strike_price" jsonschema:"price to pay for a share"`
	ExerciseWindow Days       `json:"exercise_window,omitempty" eg:"90 days" also:"window post_termination_window" jsonschema:"days after leaving in which vested options can be exercised; 90 days where it is missing"`
}

// OptionType is the tax kind of an option: iso, nso.
type OptionType struct{ Value comp.OptionType }

func (c *OptionType) decode(d *decoder, e entry) { choose(d, e, &c.Value, comp.OptionTypes()) }

// Repriced says how often a grant is priced anew: never, yearly.
type Repriced struct{ Yearly bool }

func (c *Repriced) decode(d *decoder, e entry) { c.Yearly = d.second(e, "never", "yearly") }

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
