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
	Marginal   string        `json:"marginal_rate"`                     // of the next bonus or RSUs
	Gap        string        `json:"withholding_gap,omitempty"`         // left out where no flat rates are known
	Complete   bool          `json:"to_set_aside,omitempty"`            // the gap is what has to be set aside: every rate of withholding is known
	ISOSpread  string        `json:"iso_spread,omitempty"`              // of incentive stock options that vest in the year, in the reporting currency
	AMT        string        `json:"alternative_minimum_tax,omitempty"` // of exercising and holding them; in no other figure
	Confidence string        `json:"confidence,omitempty"`
}

func afterTax(c *comp.Comparison, r *comp.Result) (years []YearTax) {
	held, err := c.ISOTaxes(r)
	if err != nil {
		held = nil
	}
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
		if i < len(held) {
			one.ISOSpread, one.AMT = money(c, held[i].Spread), money(c, held[i].Tax)
		}
		if y.Taxes != nil {
			one.LawYear, one.Place, one.Confidence = y.Taxes.Situation.Year, y.Taxes.Situation.Place.Name, y.Taxes.Confidence().String()
		}
		years = append(years, one)
	}
	return years
}

// LeviedTax is one tax of a service year and the steps that lead to it, in the currency of the law.
type LeviedTax struct {
	ID         string    `json:"id"`
	Title      string    `json:"title"`
	Taxable    string    `json:"taxable"`
	Amount     string    `json:"amount"`
	Confidence string    `json:"confidence"`
	Source     string    `json:"source"`
	Steps      []TaxStep `json:"steps"`
}

// TaxStep is a deduction, below zero; what is added back; a part of the tax; or a credit, below
// zero. Steps are not rounded before the tax is, and are shown to the cent.
type TaxStep struct {
	Item     string       `json:"item"`
	Amount   string       `json:"amount"`
	Brackets []TaxBracket `json:"brackets,omitempty"`
}

// TaxBracket is what falls into one bracket.
type TaxBracket struct {
	From string `json:"from"`
	To   string `json:"to,omitempty"` // missing for the last
	Rate string `json:"rate"`
	Part string `json:"part"`
	Tax  string `json:"tax"`
}

func leviedTaxes(y *comp.YearTax) (taxes []LeviedTax) {
	if y == nil || y.Taxes == nil {
		return nil
	}
	format := y.Currency.Format
	for i := range y.Taxes.Taxes {
		t := &y.Taxes.Taxes[i]
		one := LeviedTax{ID: t.ID, Title: t.Title, Taxable: format(t.Taxable.Decimal()), Amount: format(t.Stated()), Confidence: t.Confidence.String(), Source: t.Table.Source, Steps: []TaxStep{}}
		for k := range t.Lines {
			l := &t.Lines[k]
			if l.Amount.Decimal().IsZero() {
				continue
			}
			step := TaxStep{Item: report.TaxLineInWords(l, y.Currency), Amount: format(report.SignedTaxLine(l))}
			for _, b := range l.Brackets() {
				bracket := TaxBracket{From: format(b.From), Rate: b.Rate.String(), Part: format(b.Part), Tax: format(b.Tax)}
				if !b.To.IsZero() {
					bracket.To = format(b.To)
				}
				step.Brackets = append(step.Brackets, bracket)
			}
			one.Steps = append(one.Steps, step)
		}
		taxes = append(taxes, one)
	}
	return taxes
}
