package comp

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sync"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/vesting"
)

// PlanLimit is what the IRS allows in a 401(k) plan and a health savings account in one calendar year, in
// US dollars. What a figure counts is within Deferral; the catch-ups of age only bound what can be meant.
type PlanLimit struct {
	Year         int             `json:"year"`
	Deferral     decimal.Decimal `json:"deferral"`     // the employee's own contributions, IRC 402(g)(1)
	Compensation decimal.Decimal `json:"compensation"` // pay that a plan may count, IRC 401(a)(17)
	Additions    decimal.Decimal `json:"additions"`    // contributions of both together, IRC 415(c)(1)(A); never more than the pay
	CatchUp      decimal.Decimal `json:"catch_up"`     // the most on top of Deferral, from 60 to 63, IRC 414(v)(2)(E); 0 where it is not known
	HSA          decimal.Decimal `json:"hsa"`          // to a health savings account with family coverage, IRC 223(b)(2)(B); 0 where it is not known
	HSACatchUp   decimal.Decimal `json:"hsa_catch_up"` // on top of HSA from 55 on, IRC 223(b)(3)
	HSASource    string          `json:"hsa_source"`   // URL
	Source       string          `json:"source"`       // URL
	Checked      vesting.Date    `json:"checked"`      // when the source was read
}

// PlanLimits is a table of limits in ascending order of year; nil stands for the embedded
// table.
type PlanLimits []PlanLimit

//go:embed plan_limits.json
var embeddedPlanLimits []byte

// A case without a match does not pay for the table.
var planLimits = sync.OnceValue(func() PlanLimits {
	limits, err := decodePlanLimits(embeddedPlanLimits)
	if err != nil {
		panic(err) // a test reads the table
	}
	return limits
})

// maxPlanLimitsFile is the size of a user's table that is read, in bytes.
const maxPlanLimitsFile = 1 << 20

// LoadPlanLimits reads a newer table: {"limits": [{"year": 2027, "deferral": "25500",
// "compensation": "370000",
// "additions": "74000", "source": "https://...", "checked": "2026-11-23"}]}, a row a
// year, ascending and without gaps.
func LoadPlanLimits(r io.Reader) (PlanLimits, error) {
	if r == nil {
		return nil, errors.New("plan limits: nothing to read")
	}
	data, err := io.ReadAll(io.LimitReader(r, maxPlanLimitsFile+1))
	if err != nil {
		return nil, err
	}
	if len(data) > maxPlanLimitsFile {
		return nil, fmt.Errorf("the file of plan limits is larger than %d MB", maxPlanLimitsFile>>20)
	}
	return decodePlanLimits(data)
}

func decodePlanLimits(data []byte) (PlanLimits, error) {
	var file struct {
		Limits PlanLimits `json:"limits"`
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&file); err != nil {
		return nil, fmt.Errorf("plan limits: %w", err)
	}
	if len(file.Limits) == 0 {
		return nil, errors.New("plan limits: the table is empty")
	}
	for i := range file.Limits {
		if err := file.Limits[i].check(file.Limits[0].Year + i); err != nil {
			return nil, fmt.Errorf("plan limits, row %d: %w", i+1, err)
		}
	}
	return file.Limits, nil
}

// check refuses a row that is not whole or not of the expected year.
func (l *PlanLimit) check(year int) error {
	switch {
	case l.Year != year || year < 1978: // when section 401(k) was enacted
		return fmt.Errorf("the year is %d, expected %d", l.Year, year)
	case !plausible(l.Deferral) || !plausible(l.Compensation) || !plausible(l.Additions):
		return errors.New("deferral, compensation and additions must be positive amounts")
	case l.CatchUp.IsNegative() || !l.HSA.IsZero() && !plausible(l.HSA) || l.HSACatchUp.IsNegative():
		return errors.New("catch_up, hsa and hsa_catch_up must be amounts from 0 on")
	case l.Source == "" || l.HSA.IsPositive() && l.HSASource == "":
		return errors.New("a limit needs the URL of its source")
	case l.Checked.IsZero():
		return errors.New("a limit needs the day on which its source was checked")
	}
	return nil
}

// plausible reports whether d is an amount of dollars that arithmetic can bear.
func plausible(d decimal.Decimal) bool {
	return d.Exponent() >= -2 && d.Exponent() <= 15 && d.IsPositive() && d.LessThan(maxAmount)
}

// OverHSA says why nobody can contribute an amount to a health savings account in a year; empty where
// somebody can, or the limit is not known.
func (l PlanLimit) OverHSA(own decimal.Decimal) string {
	if most := l.HSA.Add(l.HSACatchUp); l.HSA.IsPositive() && own.GreaterThan(most) {
		return fmt.Sprintf("more than the %s that may be contributed in %d: %s with family coverage and %s from the age of 55 on (26 USC 223(b))",
			GroupedNumber(most), l.Year, GroupedNumber(l.HSA), GroupedNumber(l.HSACatchUp))
	}
	return ""
}

// OverDeferral says the same of one's own contributions to a 401(k).
func (l PlanLimit) OverDeferral(own decimal.Decimal) string {
	if most := l.Deferral.Add(l.CatchUp); l.CatchUp.IsPositive() && own.GreaterThan(most) {
		return fmt.Sprintf("more than the %s that may be deferred in %d: %s and %s from the age of 60 to 63 (26 USC 402(g), 414(v))",
			GroupedNumber(most), l.Year, GroupedNumber(l.Deferral), GroupedNumber(l.CatchUp))
	}
	return ""
}

// In returns the limits of a year: those of the last known year for a later one, of the
// first for an earlier one. The row says which year it is of.
func (p PlanLimits) In(year int) PlanLimit {
	if len(p) == 0 {
		p = planLimits()
	}
	limit := p[0]
	for _, row := range p {
		if row.Year <= year {
			limit = row
		}
	}
	return limit
}
