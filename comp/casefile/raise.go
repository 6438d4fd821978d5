package casefile

import (
	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Raise is the growth of the base. Short form: a rate. A list holds dated salaries.
type Raise struct {
	Rate  Rate        `json:"rate"`
	First Months      `json:"first,omitempty"`
	Dated []DatedBase `json:"-"`
}

// DatedBase is the salary in force from a day on.
type DatedBase struct {
	On Day   `json:"on" also:"date from"`
	To Money `json:"to" also:"base amount salary"`
}

func (r *Raise) decode(d *decoder, e entry) {
	switch {
	case e.value.Kind == yaml.ScalarNode:
		r.Rate.decode(d, e)
	case e.value.Kind == yaml.SequenceNode:
		d.decode(e, &r.Dated)
	case keyNode(e.value, "on") != nil || keyNode(e.value, "to") != nil:
		r.Dated = make([]DatedBase, 1)
		d.decode(e, &r.Dated[0])
	default:
		d.fields(e, r)
		if r.First.Given && r.First.Count == 0 {
			key, value := lookUp(e.value, "first")
			d.fail(entry{key: key, value: value}, "a raise on the first day is part of the base", "write for example first: 6 months, or a higher base")
		}
	}
}

func (r Raise) build() comp.Raise {
	raise := comp.Raise{Rate: r.Rate.Decimal, First: r.First.Count}
	for _, b := range r.Dated {
		raise.Dated = append(raise.Dated, comp.DatedBase{On: b.On.Date, To: b.To.Decimal})
	}
	return raise
}
