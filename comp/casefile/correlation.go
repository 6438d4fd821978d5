package casefile

import (
	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Correlations are how closely the shares of companies move together. Short form: one rate for
// every two of them.
type Correlations []Correlation

// Correlation is that of two companies.
type Correlation struct {
	Of   Text `json:"of" also:"company between"`
	With Text `json:"with" also:"and other"`
	Is   Rate `json:"is" also:"correlation value rate"`
}

func (c *Correlations) decode(d *decoder, e entry) {
	if resolved(e.value).Kind == yaml.ScalarNode {
		*c = make(Correlations, 1)
		d.decode(e, &(*c)[0].Is)
		return
	}
	oneOrMore(d, e, (*[]Correlation)(c))
}

func (c Correlations) build() []comp.Correlation {
	var built []comp.Correlation
	for _, one := range c {
		built = append(built, comp.Correlation{Of: string(one.Of), With: string(one.With), Is: one.Is.Decimal})
	}
	return built
}
