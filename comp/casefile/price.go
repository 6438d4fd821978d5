package casefile

import (
	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Price is the price of a share and what it is assumed to do. Short form: today's price.
type Price struct {
	Today         PositivePrice `json:"today,omitempty" also:"price value now"`
	Growth        Rate          `json:"growth,omitempty"`
	GrowthTiming  Timing        `json:"growth_timing,omitempty" also:"timing"`
	Volatility    Rate          `json:"volatility,omitempty" also:"vol sigma"`
	Path          []PricePoint  `json:"path,omitempty"`
	Interpolation Interpolation `json:"interpolation,omitempty"`
}

// PricePoint is the price of a share on a day.
type PricePoint struct {
	On    Day       `json:"on" also:"date"`
	Price UnitPrice `json:"price" also:"value to"`
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

		Volatility: p.Volatility.NullDecimal,
	}
	for _, point := range p.Path {
		price.Path = append(price.Path, comp.PricePoint{On: point.On.Date, Price: point.Price.Decimal})
	}
	return price
}
