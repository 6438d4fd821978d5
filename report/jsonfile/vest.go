package jsonfile

import (
	"encoding/json"
	"io"

	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Vest is the contract of `offerkit vest --format json` (SPEC 13). Shares are numbers with
// their exact digits; under fractional allocation they have up to ten decimals.
type Vest struct {
	Schedule   string        `json:"schedule"` // as written, or the id of the terms
	Allocation string        `json:"allocation"`
	Shares     json.Number   `json:"shares"` // granted
	Start      vesting.Date  `json:"start"`
	GrantDate  *vesting.Date `json:"grant_date,omitempty"`
	Caveat     string        `json:"caveat,omitempty"`         // of an employer's schedule
	Pending    []string      `json:"pending_events,omitempty"` // ids of what has not happened
	Events     []VestEvent   `json:"events"`
}

// VestEvent is shares vesting on a day, and all that have vested by then.
type VestEvent struct {
	Date       vesting.Date `json:"date"`
	Shares     json.Number  `json:"shares"`
	Cumulative json.Number  `json:"cumulative"`
}

// WriteVest writes the contract of a vested grant.
func WriteVest(w io.Writer, v *report.Vested) error {
	result := Vest{
		Schedule: v.Schedule, Allocation: v.Grant.Allocation.Key(), Shares: shares(v.Grant.Shares),
		Start: v.Grant.Start, Caveat: v.Caveat(), Pending: v.Pending, Events: []VestEvent{},
	}
	if !v.Grant.Granted.IsZero() {
		result.GrantDate = &v.Grant.Granted
	}
	for _, e := range v.Award.Events {
		result.Events = append(result.Events, VestEvent{e.Date, shares(e.Shares), shares(e.Cumulative)})
	}
	return encodeVerbatim(w, result)
}

func shares(f vesting.Fraction) json.Number { return json.Number(f.String()) }

// WriteTerms writes vesting terms as an object of the Open Cap Format.
func WriteTerms(w io.Writer, terms *vesting.Terms) error { return encodeVerbatim(w, terms) }
