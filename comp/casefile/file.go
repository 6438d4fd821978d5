package casefile

import "github.com/seed-251b9aba/offerkit/comp"

// File is a case file: the assumptions that hold for all offers, and the offers.
type File struct {
	AsOf         Day       `json:"as_of,omitempty" eg:"2026-11-23" also:"date valuation_date today" jsonschema:"valuation date; prices of today are prices of this day; the day of the run where it is missing"`
	Years        Years     `json:"years,omitempty" eg:"4" also:"horizon term" jsonschema:"horizon in service years, 1 to 40; 4 where it is missing"`
	Currency     Currency  `json:"currency,omitempty" eg:"USD" jsonschema:"ISO 4217 code of the currency that the comparison reports in"`
	Growth       Rate      `json:"growth,omitempty" eg:"5%" also:"growth_rate stock_growth" jsonschema:"growth of the share price a year, for every offer that states none; 0% where it is missing"`
	GrowthTiming Timing    `json:"growth_timing,omitempty" eg:"at-vest" jsonschema:"from when the growth counts: at-vest, start-of-year or end-of-year"`
	DiscountRate Rate      `json:"discount_rate,omitempty" eg:"5%" also:"discount" jsonschema:"discount rate a year for the present value; 5% where it is missing"`
	Tolerance    Rate      `json:"tolerance,omitempty" eg:"2%" jsonschema:"gaps within it are too close to call; 2% where it is missing"`
	FX           FX        `json:"fx,omitempty" eg:"{EUR: 1.08}" also:"exchange_rates exchange_rate" jsonschema:"exchange rates: what one unit of each currency is worth in the reporting currency, or a list of {on, rate}"`
	Haircut      Haircut   `json:"haircut,omitempty" eg:"{target: 10%, market: 20%, speculative: 50%}" also:"risk_discount" jsonschema:"risk discount by certainty, a line of its own in every report"`
	Candidate    Candidate `json:"candidate,omitempty" eg:"{name: A. Candidate}" jsonschema:"the person who decides"`
	Offers       []Offer   `json:"offers,omitempty" eg:"[{company: Initech, base: 160k}]" also:"offer" jsonschema:"the offers to compare"`
}

// Candidate is the person who decides.
type Candidate struct {
	Name         Text  `json:"name,omitempty" eg:"A. Candidate" jsonschema:"name of the candidate"`
	FilingStatus Later `json:"filing_status,omitempty" jsonschema:"filing status for the tax law"`
	Minimum      Later `json:"minimum,omitempty" jsonschema:"least total compensation a year that is acceptable"`
	TaxRate      Later `json:"tax_rate,omitempty" jsonschema:"one flat rate of one's own where no law table is used"`
}

// into sets what the file states of the case; the offers are built apart.
func (f File) into(c *comp.Case) {
	if !f.AsOf.IsZero() {
		c.AsOf = f.AsOf.Date
	}
	if f.Years.Given {
		c.Years = f.Years.Count
	}
	if f.Currency.Code != "" {
		c.Currency = f.Currency.Code
	}
	if f.Growth.Valid {
		c.Growth = f.Growth.Decimal
	}
	if f.GrowthTiming.Value != "" {
		c.GrowthTiming = f.GrowthTiming.Value
	}
	if f.DiscountRate.Valid {
		c.DiscountRate = f.DiscountRate.Decimal
	}
	if f.Tolerance.Valid {
		c.Tolerance = f.Tolerance.Decimal
	}
	c.Rates = f.FX.build()
	c.Haircut = f.Haircut.build()
	c.Candidate.Name = string(f.Candidate.Name)
}

// decodeTop reads a whole file: a case, or one offer alone.
func (doc *document) decodeTop() {
	e := *doc.root
	if !doc.enter(&e) {
		return
	}
	if !isLoneOffer(e.value) {
		doc.decode(e, &doc.file)
		return
	}
	doc.lone = true
	doc.file.Offers = make([]Offer, 1)
	doc.decode(e, &doc.file.Offers[0])
}
