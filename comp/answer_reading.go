package comp

import (
	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/vesting"
)

// ScheduleReading is what an offer would pay otherwise if a grant vested as another source
// reports of its employer.
type ScheduleReading struct {
	Term     TermRef           // the grant
	Item     string            // "RSU grant 1, google"
	Preset   string            // the employer's name as the case has it
	Schedule string            // the other reading
	Years    []decimal.Decimal // by service year, what it pays more, or less, in the reporting currency
	Total    decimal.Decimal
}

// ScheduleReadings lists the other readings of the offer's disputed schedules, each worked
// out by the full model. A reading without numbers is none here.
func (c *Comparison) ScheduleReadings(r *Result) []ScheduleReading {
	if !c.has(r) {
		return nil
	}
	var list []ScheduleReading
	for i := range r.Offer.Grants {
		preset, found := r.Offer.Grants[i].Vesting.Preset()
		if !found {
			continue
		}
		for _, reading := range preset.Readings {
			if other, stated := reading.Parse(); stated {
				list = append(list, c.scheduleReading(r, i, other))
			}
		}
	}
	return list
}

func (c *Comparison) scheduleReading(r *Result, grant int, other vesting.Schedule) ScheduleReading {
	o := r.Offer
	o.Grants = append([]Grant(nil), o.Grants...)
	g := &o.Grants[grant]
	reading := ScheduleReading{Term: GrantTerm.At(grant), Item: g.Item(grant), Preset: g.Vesting.String(), Schedule: other.String()}
	g.Rounding, g.Vesting = g.RoundingRule(), other
	then := evaluate(&c.Case, o, r.Name, nil)
	for k := range r.Years {
		more := then.Years[k].Total.Sub(r.Years[k].Total)
		reading.Years = append(reading.Years, more)
		reading.Total = reading.Total.Add(more)
	}
	return reading
}
