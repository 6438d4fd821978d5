package casefile

import "github.com/seed-251b9aba/offerkit/comp"

// File is a case file: the assumptions that hold for all offers, and the offers.
type File struct {
	AsOf         Day          `json:"as_of,omitempty" also:"date valuation_date today"`
	Years        Years        `json:"years,omitempty" also:"horizon term"`
	Currency     Currency     `json:"currency,omitempty"`
	Growth       Rate         `json:"growth,omitempty" also:"growth_rate stock_growth"`
	GrowthTiming Timing       `json:"growth_timing,omitempty"`
	DiscountRate Rate         `json:"discount_rate,omitempty" also:"discount"`
	Tolerance    Rate         `json:"tolerance,omitempty"`
	FX           FX           `json:"fx,omitempty" also:"exchange_rates exchange_rate"`
	Haircut      Haircut      `json:"haircut,omitempty" also:"risk_discount"`
	Correlation  Correlations `json:"correlation,omitempty" also:"correlations"`
	Candidate    Candidate    `json:"candidate,omitempty"`
	Ranges       Ranges       `json:"ranges,omitempty" also:"range"`
	Scenarios    Scenarios    `json:"scenarios,omitempty" also:"scenario"`
	Offers       []Offer      `json:"offers,omitempty" also:"offer"`
}

// Candidate is the person who decides.
type Candidate struct {
	Name         Text   `json:"name,omitempty"`
	FilingStatus Filing `json:"filing_status,omitempty"`
	Minimum      Money  `json:"minimum,omitempty"`
	Need         Need   `json:"need,omitempty"`
	TaxRate      Rate   `json:"tax_rate,omitempty"`
	HSA          Money  `json:"hsa,omitempty"`
	Exempt       Exempt `json:"exempt,omitempty"`
}

func (c *Candidate) decode(d *decoder, e entry) {
	signs := len(d.signs)
	d.fields(e, c)
	d.caseSigns = append(d.caseSigns, d.signs[signs:]...)
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
	c.Correlations = f.Correlation.build()
	c.Ranges, c.Scenarios = f.Ranges, f.Scenarios
	c.Candidate = comp.Candidate{
		Name: string(f.Candidate.Name), Minimum: f.Candidate.Minimum.Decimal, Need: f.Candidate.Need.NullDecimal,
		FilingStatus: f.Candidate.FilingStatus.Value, TaxRate: f.Candidate.TaxRate.NullDecimal, HSA: f.Candidate.HSA.Decimal, Exempt: comp.Exempt(f.Candidate.Exempt),
	}
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
