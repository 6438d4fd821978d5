package jsonfile

import (
	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/tax"
	"github.com/seed-251b9aba/offerkit/report"
)

// YearTax is what taxes leave of a service year or a calendar year, in the reporting currency, and what
// they rest on in that of the law.
type YearTax struct {
	Year     int           `json:"year"`
	Currency comp.Currency `json:"currency"` // of all amounts that are not in Law
	PeriodTax
	Marginal   string  `json:"marginal_rate,omitempty"`           // of the next bonus or RSUs, a hundredth of the wages and 1,000 at least; left out where no wages are paid
	ISOSpread  string  `json:"iso_spread,omitempty"`              // of incentive stock options that vest in the year
	AMT        string  `json:"alternative_minimum_tax,omitempty"` // of exercising and holding them; in no other figure
	Confidence string  `json:"confidence,omitempty"`
	Law        YearLaw `json:"law"`
}

// YearLaw is what the taxes of a year rest on. Its amounts are in the currency of the law.
type YearLaw struct {
	Currency comp.Currency `json:"currency"`
	Year     int           `json:"year,omitempty"` // left out at a rate of one's own
	Place    string        `json:"place,omitempty"`
	Wages    string        `json:"wages"`              // with ISOGain
	ISOGain  string        `json:"iso_gain,omitempty"` // of incentive stock options that are sold as they are exercised: taxed as income, without payroll taxes
	Deferred string        `json:"retirement"`
	HSA      string        `json:"hsa"`
	Gap      string        `json:"withholding_gap,omitempty"` // left out where no flat rates are known
	Complete bool          `json:"to_set_aside,omitempty"`    // the gap is what has to be set aside: every rate of withholding is known
}

// PeriodTax is what taxes leave of a period, in the reporting currency.
type PeriodTax struct {
	Received string `json:"cash_received"` // shares sold as they vest with it
	Taxes    string `json:"taxes"`
	Own      string `json:"own_contributions"`
	TakeHome string `json:"take_home"`
	AfterTax string `json:"after_tax"` // all pay less taxes
}

// afterTax adds what taxes leave of the offers: of each service year, and in a calendar view of
// each calendar year and each period.
func afterTax(d *report.Document, offers []Offer) error {
	c := d.Comparison
	for i := range offers {
		r, o := &c.Offers[i], &offers[i]
		if r.Taxes == nil {
			continue
		}
		stated, err := report.TaxStatement(c, r, comp.ByYear)
		if err != nil {
			return err
		}
		o.AfterTax = yearTaxes(c, r, r.Taxes, stated)
		if held, err := c.ISOTaxes(r); err == nil {
			for k := range held {
				o.AfterTax[k].ISOSpread, o.AfterTax[k].AMT = money(c, held[k].Spread), money(c, held[k].Tax)
			}
		}
		if d.View == comp.ByYear {
			continue
		}
		years, err := c.CalendarTaxes(r)
		if err != nil {
			return err
		}
		if stated, err = report.TaxStatement(c, r, comp.ByCalendar); err != nil {
			return err
		}
		o.CalendarTax = yearTaxes(c, r, years, stated)
		if stated, err = report.TaxStatement(c, r, d.View); err != nil {
			return err
		}
		for k := range stated {
			p := periodTax(c, &stated[k])
			o.Periods[k].AfterTax = &p
		}
	}
	return nil
}

func yearTaxes(c *comp.Comparison, r *comp.Result, taxed []comp.YearTax, stated []comp.PeriodTax) (years []YearTax) {
	gaps, complete := report.SetAside(c, r, taxed)
	for i := range taxed {
		y := &taxed[i]
		in := y.Currency.Format
		one := YearTax{
			Year: y.Year, Currency: c.Case.Currency, PeriodTax: periodTax(c, &stated[i]),
			Law: YearLaw{Currency: y.Currency, Wages: in(y.Wages.Decimal()), Deferred: in(y.Deferred.Decimal()), HSA: in(y.HSA.Decimal())},
		}
		if gain := y.ISOSale.Decimal(); gain.IsPositive() {
			one.Law.ISOGain = in(gain)
		}
		if y.Wages.Decimal().IsZero() { // no return
			years = append(years, one)
			continue
		}
		if rate, err := c.Marginal(y); err == nil {
			one.Marginal = rate.Decimal().String()
		}
		if gaps != nil {
			one.Law.Gap, one.Law.Complete = in(gaps[i].Decimal()), complete
		}
		if y.Taxes != nil {
			one.Law.Year, one.Law.Place, one.Confidence = y.Taxes.Situation.Year, y.Taxes.Situation.Place.Name, y.Taxes.Confidence().String()
		}
		years = append(years, one)
	}
	return years
}

func periodTax(c *comp.Comparison, p *comp.PeriodTax) PeriodTax {
	return PeriodTax{
		Received: money(c, p.Received.Decimal()), Taxes: money(c, p.Amount.Decimal()), Own: money(c, p.Own.Decimal()),
		TakeHome: money(c, p.TakeHome.Decimal()), AfterTax: money(c, p.AfterTax.Decimal()),
	}
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

func leviedTaxes(y *comp.YearTax) []LeviedTax {
	if y == nil || y.Taxes == nil {
		return nil
	}
	return levied(y.Taxes, y.Currency)
}

func levied(all *tax.Taxes, currency comp.Currency) (taxes []LeviedTax) {
	format := currency.Format
	for i := range all.Taxes {
		t := &all.Taxes[i]
		one := LeviedTax{ID: t.ID, Title: t.Title, Taxable: format(t.Taxable.Decimal()), Amount: format(t.Stated()), Confidence: t.Confidence.String(), Source: t.Table.Source, Steps: []TaxStep{}}
		for k := range t.Lines {
			l := &t.Lines[k]
			if l.Amount.Decimal().IsZero() {
				continue
			}
			step := TaxStep{Item: report.TaxLineInWords(l, currency), Amount: format(report.SignedTaxLine(l))}
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
