package casefile

import (
	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Price is the price of a share and what it is assumed to do. Short form: today's price.
type Price struct {
	Today         PositivePrice `json:"today,omitempty" eg:"170" also:"price value now" jsonschema:"price of a share on the valuation date"`
	Growth        Rate          `json:"growth,omitempty" eg:"15%" jsonschema:"growth a year; the case's where it is missing"`
	GrowthTiming  Timing        `json:"growth_timing,omitempty" eg:"at-vest" also:"timing" jsonschema:"from when the growth counts: at-vest, start-of-year or end-of-year; the case's where it is missing"`
	Volatility    Later         `json:"volatility,omitempty" jsonschema:"yearly volatility, for simulation"`
	Path          []PricePoint  `json:"path,omitempty" eg:"[{on: 2027-01-11, price: 170}]" jsonschema:"dated prices instead of a growth, in order of date"`
	Interpolation Interpolation `json:"interpolation,omitempty" eg:"linear" jsonschema:"between the points of the path: step (the last price on or before the day) or linear; step where it is missing"`
}

// PricePoint is the price of a share on a day.
type PricePoint struct {
	On    Day       `json:"on" eg:"2027-01-11" also:"date" jsonschema:"day"`
	Price UnitPrice `json:"price" eg:"170" also:"value to" jsonschema:"price of a share on it"`
}

func (p *Price) decode(d *decoder, e entry) {
	if e.value.Kind == yaml.ScalarNode {
		p.Today.decode(d, e)
		return
	}
	d.fields(e, p)
	if key := keyNode(e.value, "interpolation"); key != nil && keyNode(e.value, "path") == nil {
		d.failAt(key, `"interpolation" means nothing without a path`, "add path: [{on: 2027-01-11, price: 170}], or delete interpolation")
	}
}

func (p Price) build() comp.Price {
	price := comp.Price{
		Today:  p.Today.Decimal,
		Growth: p.Growth.NullDecimal,
		Timing: p.GrowthTiming.Value,
		Linear: p.Interpolation.Linear,
	}
	for _, point := range p.Path {
		price.Path = append(price.Path, comp.PricePoint{On: point.On.Date, Price: point.Price.Decimal})
	}
	return price
}
