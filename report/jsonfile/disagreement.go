package jsonfile

import (
	"github.com/seed-251b9aba/offerkit/comp"
)

// Disagreement is who leads on the metrics that speak for what one may want, and which metrics mislead.
type Disagreement struct {
	Metrics    []Stake      `json:"metrics"`
	Misleading []Misleading `json:"misleading"`
}

// Stake is who leads on a metric; leads is left out where it is too close to call.
type Stake struct {
	Metric  string       `json:"metric"`
	Leads   string       `json:"leads,omitempty"`
	Gap     string       `json:"gap"`
	Verdict comp.Verdict `json:"verdict"`
}

// Misleading is metrics that mislead, and why. What a kind does not speak of is left out.
type Misleading struct {
	Why        comp.MisleadingKind  `json:"why"`
	Metrics    []string             `json:"metrics"`
	Offer      string               `json:"offer"`
	Conditions []comp.ConditionKind `json:"conditions,omitempty"`
	Shown      string               `json:"shown,omitempty"`
	Year       int                  `json:"year,omitempty"`
	Paid       string               `json:"paid,omitempty"`
	Ending     string               `json:"ending,omitempty"`
	Other      string               `json:"other,omitempty"`
	OtherPaid  string               `json:"other_paid,omitempty"`
}

func disagreement(c *comp.Comparison) *Disagreement {
	d, disagree := c.Disagreement()
	if !disagree {
		return nil
	}
	result := &Disagreement{Metrics: []Stake{}, Misleading: []Misleading{}}
	for _, r := range d.Stakes {
		s := Stake{Metric: r.Metric.Name, Gap: money(c, r.Gap), Verdict: r.Verdict}
		if r.Verdict == comp.Leads {
			s.Leads = c.Offers[r.Order[0]].Name
		}
		result.Metrics = append(result.Metrics, s)
	}
	for i := range d.Misleading {
		result.Misleading = append(result.Misleading, misleading(c, &d.Misleading[i]))
	}
	return result
}

func misleading(c *comp.Comparison, m *comp.Misleading) Misleading {
	one := Misleading{Why: m.Why, Offer: c.Offers[m.Offer].Name, Conditions: m.Conditions, Year: m.Year}
	for _, metric := range m.Metrics {
		one.Metrics = append(one.Metrics, metric.Name)
	}
	if m.Why == comp.RestsOnConditions {
		return one
	}
	one.Shown, one.Paid = money(c, m.Shown), money(c, m.Paid)
	if m.Why == comp.EndsWithGrants {
		one.Ending = money(c, m.Ending)
	}
	if m.Other >= 0 {
		one.Other, one.OtherPaid = c.Offers[m.Other].Name, money(c, m.OtherPaid)
	}
	return one
}
