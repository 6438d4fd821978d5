package jsonfile

import (
	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
)

// YearTax is what taxes leave of a service year. Taxes and take-home are in the reporting
// currency, the others in that of the law.
type YearTax struct {
	Year       int           `json:"year"`
	Currency   comp.Currency `json:"currency"`
	Wages      string        `json:"wages"`
	Deferred   string        `json:"retirement"`
	HSA        string        `json:"hsa"`
	LawYear    int           `json:"law_year,omitempty"` // left out at a rate of one's own
	Place      string        `json:"place,omitempty"`
	Taxes      string        `json:"taxes"`
	TakeHome   string        `json:"take_home"`
	Marginal   string        `json:"marginal_rate"`             // of the next bonus or RSUs
	Gap        string        `json:"withholding_gap,omitempty"` // left out where no flat rates are known
	Complete   bool          `json:"to_set_aside,omitempty"`    // the gap is what has to be set aside: every rate of withholding is known
	Confidence string        `json:"confidence,omitempty"`
}

func afterTax(c *comp.Comparison, r *comp.Result) (years []YearTax) {
	for i := range r.Taxes {
		y := &r.Taxes[i]
		one := YearTax{
			Year: y.Year, Currency: y.Currency, Wages: y.Currency.Format(y.Wages.Decimal()), Deferred: y.Currency.Format(y.Deferred.Decimal()), HSA: y.Currency.Format(y.HSA.Decimal()),
			Taxes: money(c, report.Stated(r, y.Amount.Decimal())), TakeHome: money(c, report.Stated(r, y.TakeHome.Decimal())),
		}
		if rate, err := c.Marginal(y); err == nil {
			one.Marginal = rate.String()
		}
		if w, err := c.Withholding(y); err == nil {
			gap, complete := w.StatedGap()
			one.Gap, one.Complete = y.Currency.Format(report.Stated(r, gap)), complete
		}
		if y.Taxes != nil {
			one.LawYear, one.Place, one.Confidence = y.Taxes.Situation.Year, y.Taxes.Situation.Place.Name, y.Taxes.Confidence().String()
		}
		years = append(years, one)
	}
	return years
}
