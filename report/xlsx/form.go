package xlsx

import (
	"fmt"
	"io"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
)

// Hints for the terms of a form that take words.
const (
	vestingHint   = `yearly parts such as 5/15/40/40, or 4y quarterly, or "4y monthly, 12mo cliff", or a company such as amazon for what public sources report: compare with your letter`
	clawbackHint  = "months, or {months: 24, kind: pro-rata, basis: gross, from: start}"
	bonusPaidHint = "month and day, such as 03-15; empty for the anniversary"
	startHint     = "a date such as 2027-01-11"
	currentHint   = "true for today's job"
	currencyHint  = "ISO 4217, where it is not the reporting currency"
)

// WriteForm writes an Inputs sheet for so many offers, to be filled in and read back with
// the package comp/workbook. The case gives what holds for all offers, and of its own
// offers what is known of the first ones: company, and the vesting of the first grant.
func WriteForm(w io.Writer, c comp.Case, offers int) error {
	known := c.Offers
	c.Offers = nil
	offers = min(max(offers, 1, len(known)), comp.MaxOffers)
	comparison := &comp.Comparison{Case: c, Offers: make([]comp.Result, offers)}
	b := &book{
		form: true, comparison: comparison, currency: c.Currency,
		document: &report.Document{Title: "Job offers to compare", Subtitle: "A form to fill in", Comparison: comparison},
	}
	for i := range min(offers, len(known)) {
		comparison.Offers[i].Offer = known[i]
	}
	for i := range offers {
		b.names = append(b.names, fmt.Sprintf("Offer %d", i+1))
	}
	return b.write(w, []*sheet{b.inputsSheet()})
}

// toFillIn makes a row of the workbook one of the form: nothing is fixed, nothing must be
// stated, and choices are offered where there are some.
func (r inputRow) toFillIn() inputRow {
	r.live, r.optional = true, true
	if !r.forAll && r.key != "company" && r.key != "grants[0].vesting" {
		r.of = func(*comp.Offer) input { return input{} }
	}
	if r.hi == 0 {
		r.hi = largest
	}
	if r.kind == flagInput {
		r.words = []string{"true", "false"}
	}
	switch r.source {
	case fromDates, fromSchedule, fromCase:
		r.source = ""
	}
	if r.hint != "" {
		r.source = r.hint
	}
	return r
}
