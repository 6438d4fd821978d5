package jsonfile

import (
	"io"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Check is the contract of `offerkit check --format json`. A case with errors has no date and no
// offers; a case that is ok may have warnings and questions.
type Check struct {
	OK        bool          `json:"ok"`
	AsOf      *vesting.Date `json:"as_of,omitempty"`
	Currency  comp.Currency `json:"currency,omitempty"` // of what hangs on a warning
	Offers    int           `json:"offers"`
	Errors    []Finding     `json:"errors"`
	Warnings  []Finding     `json:"warnings"`
	Questions []Finding     `json:"questions"` // that a sheet of offers leaves
}

// Finding is one thing that check has to say.
type Finding struct {
	Kind    string `json:"kind"`
	Offer   string `json:"offer,omitempty"`
	Term    string `json:"term,omitempty"` // its path: offers[0].deadline
	Message string `json:"message"`
	Mend    string `json:"mend,omitempty"`
	Worth   string `json:"worth,omitempty"` // in the reporting currency
	File    string `json:"file,omitempty"`
	Line    int    `json:"line,omitempty"`
	Column  int    `json:"column,omitempty"`
	Cell    string `json:"cell,omitempty"` // of a sheet
}

// WriteCheck writes what check has found.
func WriteCheck(w io.Writer, c *report.Checked) error {
	result := Check{OK: !c.Has(report.IsError), Currency: c.Currency, Offers: c.Offers, Errors: []Finding{}, Warnings: []Finding{}, Questions: []Finding{}}
	if !c.AsOf.IsZero() {
		result.AsOf = &c.AsOf
	}
	for _, f := range c.Findings {
		one := Finding{Kind: f.Kind, Offer: f.Offer, Term: f.Term, Message: f.Message, Mend: f.Mend, File: f.File, Line: f.Line, Column: f.Column, Cell: f.Cell}
		if !f.Worth.IsZero() {
			one.Worth = c.Currency.Format(f.Worth)
		}
		switch f.Level {
		case report.IsError:
			result.Errors = append(result.Errors, one)
		case report.IsWarning:
			result.Warnings = append(result.Warnings, one)
		default:
			result.Questions = append(result.Questions, one)
		}
	}
	return encode(w, result)
}
