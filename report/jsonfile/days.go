package jsonfile

import (
	"encoding/json"
	"io"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Days is the contract of `offerkit calendar --format json`. Amounts are in each offer's own
// currency.
type Days struct {
	AsOf   vesting.Date `json:"as_of"`
	Offers []OfferDays  `json:"offers"`
}

// OfferDays are the days of one offer in order of date.
type OfferDays struct {
	Name     string        `json:"name"`
	Currency comp.Currency `json:"currency"`
	Days     []Day         `json:"days"`
}

// Day is one day of an offer. What is not known or does not apply is left out.
type Day struct {
	Date     vesting.Date   `json:"date"`
	Kind     comp.DayKind   `json:"kind"`
	Says     string         `json:"says"`
	Term     string         `json:"term,omitempty"`
	Part     comp.Component `json:"component,omitempty"`
	Shares   json.Number    `json:"shares,omitempty"`
	Amount   string         `json:"amount,omitempty"`
	Expected bool           `json:"expected,omitempty"` // nobody has put it in writing
}

// WriteDays writes the contract of the days of offers.
func WriteDays(w io.Writer, d *report.Diary) error {
	result := Days{AsOf: d.Comparison.Case.AsOf, Offers: []OfferDays{}}
	for i := range d.Offers {
		r := d.Result(&d.Offers[i])
		offer := OfferDays{Name: r.Name, Currency: r.Currency, Days: []Day{}}
		for k := range d.Offers[i].Days {
			offer.Days = append(offer.Days, dayOf(r, &d.Offers[i].Days[k]))
		}
		result.Offers = append(result.Offers, offer)
	}
	return encode(w, result)
}

func dayOf(r *comp.Result, day *comp.Day) Day {
	one := Day{
		Date: day.On, Kind: day.Kind, Says: report.DayInWords(r, day), Term: day.Term.String(), Part: day.Component, Expected: day.Expected,
	}
	if !day.Quantity.IsZero() {
		one.Shares = json.Number(day.Quantity.String())
	}
	if report.Pays(day) {
		one.Amount = r.Currency.Format(day.Amount)
	}
	return one
}
