package casefile

import (
	"github.com/shopspring/decimal"
	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Commute is the way to work. Short form: its minutes.
type Commute struct {
	Minutes Minutes  `json:"minutes" also:"time"`
	Days    WorkDays `json:"days,omitempty" also:"days_a_week"`
}

func (c *Commute) decode(d *decoder, e entry) {
	if e.value.Kind == yaml.ScalarNode {
		c.Minutes.decode(d, e)
		return
	}
	d.fields(e, c)
}

func (c Commute) build() comp.Commute {
	if c.Days.Valid && c.Days.Decimal.IsZero() {
		return comp.Commute{} // on no day; to the model 0 days are the usual 5
	}
	return comp.Commute{Minutes: c.Minutes.Decimal, Days: c.Days.Decimal}
}

// Hours is a number of hours: 45, 37.5, 45 hours.
type Hours struct{ decimal.Decimal }

func (h *Hours) decode(d *decoder, e entry) {
	const form = "write the hours of a week, such as 45"
	n, ok := d.plain(e, "a number of hours", form, "h", "hours", "hrs")
	if ok && n.IsZero() {
		d.fail(e, e.name()+" is 0", form)
		return
	}
	h.Decimal = n
}

// Minutes is a number of minutes: 40, 40 minutes.
type Minutes struct{ decimal.Decimal }

func (m *Minutes) decode(d *decoder, e entry) {
	m.Decimal, _ = d.plain(e, "a number of minutes", "write the minutes there and back, such as 40", "min", "mins", "minutes")
}

// WorkDays is a number of days: 20, 2.5, 20 days.
type WorkDays struct{ decimal.NullDecimal }

func (w *WorkDays) decode(d *decoder, e entry) {
	w.Decimal, w.Valid = d.plain(e, "a number of days", "write a number of days, such as "+e.example(), "d", "day", "days")
}
