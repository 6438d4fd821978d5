package casefile

import (
	"github.com/seed-251b9aba/offerkit/comp"
)

// Grant is one grant of shares or deferred cash.
type Grant struct {
	Kind GrantKind `json:"kind,omitempty" eg:"rsu" jsonschema:"rsu, or cash for a deferred cash award; rsu where it is missing"`
	GrantTerms

	Type           Later `json:"type,omitempty" jsonschema:"kind of option: iso or nso"`
	Strike         Later `json:"strike,omitempty" jsonschema:"exercise price of an option"`
	Expires        Later `json:"expires,omitempty" jsonschema:"life of an option"`
	ExerciseWindow Later `json:"exercise_window,omitempty" jsonschema:"time to exercise after leaving"`
}

// RSU is a grant of restricted stock units.
type RSU struct{ GrantTerms }

// GrantTerms are the terms of every grant.
type GrantTerms struct {
	Shares      Count       `json:"shares,omitempty" eg:"220" also:"units count" jsonschema:"number of shares"`
	Value       Money       `json:"value,omitempty" eg:"300k" also:"amount worth" jsonschema:"value in money instead of shares"`
	Price       UnitPrice   `json:"price,omitempty" eg:"170" also:"share_price grant_price" jsonschema:"price at which a value becomes shares; without it a value is followed in money"`
	Rounding    Rounding    `json:"rounding,omitempty" eg:"down" jsonschema:"of value/price to shares: down, up, nearest or fractional; down where it is missing"`
	Denominated Denominated `json:"denominated,omitempty" eg:"shares" jsonschema:"shares, or value where each vest pays its part of the value whatever the price; shares where it is missing"`
	Allocation  Allocation  `json:"allocation,omitempty" eg:"cumulative-round-down" jsonschema:"how whole shares are dealt to the vests, one of the seven types of the Open Cap Format; cumulative-round-down where it is missing"`
	Vesting     Schedule    `json:"vesting" eg:"4y quarterly" also:"vest vests vesting_schedule schedule" jsonschema:"vesting schedule: yearly percentages such as 5/15/40/40, equal parts such as 4y monthly, or month:percent"`
	Start       Day         `json:"start,omitempty" eg:"2027-01-11" also:"vesting_start" jsonschema:"vesting start; the offer's start where it is missing"`
}

func (g *Grant) decode(d *decoder, e entry) {
	if key, kind := lookUp(e.value, "kind"); key != nil && kind.Value == "option" {
		d.mark(e.value) // none of its terms can be read either
		d.failAt(kind, `grants of kind "option" are not supported yet`, "delete the grant to go on without it")
		return
	}
	d.fields(e, g)
}

func (g Grant) build() comp.Grant {
	grant := g.GrantTerms.build()
	if g.Kind.Value != "" {
		grant.Kind = g.Kind.Value
	}
	return grant
}

// build returns a grant of kind rsu.
func (g GrantTerms) build() comp.Grant {
	return comp.Grant{
		Kind:       comp.RSU,
		Shares:     g.Shares.Decimal,
		Value:      g.Value.Decimal,
		Price:      g.Price.Decimal,
		Rounding:   g.Rounding.Value,
		ByValue:    g.Denominated.ByValue,
		Allocation: g.Allocation.Value,
		Vesting:    g.Vesting.Schedule,
		Start:      g.Start.Date,
	}
}
