package casefile

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
)

// FX are exchange rates by currency, written as a mapping of ISO 4217 codes to what one
// unit is worth in the reporting currency: {EUR: 1.08, GBP: [{on: 2027-01-01, rate: 1.27}]}.
// They are kept in the order of the codes.
type FX []ExchangeRate

// ExchangeRate is the worth of one unit of a currency. Short form: a rate that always
// holds.
type ExchangeRate struct {
	Currency comp.Currency `json:"-"`
	On       Day           `json:"on" also:"date from"`
	Rate     Worth         `json:"rate" also:"value to"`
}

// maxRates bounds the exchange rates of a case: each payment looks for its own.
const maxRates = 1000

func (f *FX) decode(d *decoder, e entry) {
	if e.value.Kind != yaml.MappingNode {
		d.wrongKind(e, "currencies with rates")
		return
	}
	first := map[comp.Currency]*yaml.Node{}
	cut := d.cutNumbers(e, true)
	for i := 0; i+1 < len(e.value.Content) && !d.full; i += 2 {
		key, value := e.value.Content[i], e.value.Content[i+1]
		code, err := comp.ParseCurrency(key.Value)
		switch {
		case cut[key]:
			continue
		case key.Kind != yaml.ScalarNode || err != nil:
			d.mark(value)
			d.failAt(key, fmt.Sprintf("%s is not a currency code", quoted(key.Value)), codeMeant(key.Value))
			continue
		case first[code] != nil:
			d.failTwice(key, first[code])
			continue
		}
		first[code] = key
		*f = append(*f, ratesOf(d, code, entry{key: key, value: value, eg: "1.08"})...)
	}
	if len(*f) > maxRates {
		d.fail(e, fmt.Sprintf("%d exchange rates, the limit is %d", len(*f), maxRates), "write a rate for each year or quarter")
		*f = nil
	}
	slices.SortStableFunc(*f, func(a, b ExchangeRate) int { return strings.Compare(string(a.Currency), string(b.Currency)) })
}

// ratesOf reads the rates of one currency: a number, or dated ones.
func ratesOf(d *decoder, code comp.Currency, e entry) []ExchangeRate {
	rates := make([]ExchangeRate, 1)
	switch value := resolved(e.value); value.Kind {
	case yaml.SequenceNode:
		if len(value.Content) == 0 {
			d.fail(e, e.name()+" has no value", e.writeOne())
			return nil
		}
		d.decode(e, &rates)
	case yaml.MappingNode:
		d.decode(e, &rates[0])
	default:
		d.decode(e, &rates[0].Rate)
	}
	for i := range rates {
		rates[i].Currency = code
	}
	return rates
}

// lookUpCurrency is lookUp in a mapping of currencies, in whichever case they are written.
func lookUpCurrency(mapping *yaml.Node, code string) (k, v *yaml.Node) {
	if mapping == nil || mapping.Kind != yaml.MappingNode {
		return nil, nil
	}
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if got, err := comp.ParseCurrency(mapping.Content[i].Value); err == nil && string(got) == code {
			return mapping.Content[i], resolved(mapping.Content[i+1])
		}
	}
	return nil, nil
}

// has reports whether a currency has a rate.
func (f FX) has(code comp.Currency) bool {
	return slices.ContainsFunc(f, func(r ExchangeRate) bool { return r.Currency == code })
}

func (f FX) build() []comp.ExchangeRate {
	var rates []comp.ExchangeRate
	for _, r := range f {
		rates = append(rates, comp.ExchangeRate{Currency: r.Currency, On: r.On.Date, Rate: r.Rate.Decimal})
	}
	return rates
}

// Worth is what one unit of a currency is worth in another: 1.08.
type Worth struct{ decimal.Decimal }

func (w *Worth) decode(d *decoder, e entry) {
	if n, ok := d.plain(e, "an exchange rate", "write what one unit is worth, such as 1.08"); ok {
		w.Decimal = n
	}
}
