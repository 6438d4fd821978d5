package comp

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/seed-251b9aba/offerkit/comp/tax"
	"github.com/seed-251b9aba/offerkit/vesting/spelling"
)

// FilingStatus is one of [tax.Filings]. The empty one is not stated.
type FilingStatus string

// filingTerm is the path of the filing status.
const filingTerm = "candidate.filing_status"

// StudentLoan is a list of plans of student loans, some of [tax.LoanPlans].
type StudentLoan []string

// Exempt is a list of ids of payroll taxes.
type Exempt []string

// UntaxedError says why an offer has no figure after tax.
type UntaxedError struct {
	Location string
	Currency Currency // of the law, for which the case has no exchange rate; empty where that is not why
	Unfiled  bool     // the law asks for a filing status that the case does not state
	Err      error    // of package tax; nil where that is not why
}

func (e *UntaxedError) Error() string {
	var wages *tax.WagesError
	var year *tax.UnknownYearError
	switch {
	case errors.As(e.Err, &wages):
		return wages.Error()
	case errors.As(e.Err, &year):
		return fmt.Sprintf("taxes in %s: %s", e.Location, year)
	case e.Unfiled:
		return fmt.Sprintf("taxes in %s need a filing status; write candidate: {filing_status: single}", e.Location)
	case e.Currency != "":
		return fmt.Sprintf("taxes in %s are in %s; write what one %s is worth under fx", e.Location, e.Currency, e.Currency)
	case e.Err != nil:
		return "location " + e.Err.Error()
	}
	return `no location; write where the wages are earned, such as location: Seattle, WA`
}

func (e *UntaxedError) Unwrap() error { return e.Err }

// ErrNotTaxed is returned for after-tax in a case that says nothing of taxes.
var ErrNotTaxed = errors.New("after-tax needs a filing status; write candidate: {filing_status: single}, or tax_rate with a rate of your own")

// taxation is how the wages of one offer are taxed.
type taxation struct {
	law      *tax.Law // nil where the candidate's own rate is used
	person   tax.Situation
	currency Currency
}

// taxesISOs reports whether the law has incentive stock options, as that of the United States; a rate of
// one's own is on all income.
func (t *taxation) taxesISOs() bool { return t.law == nil || t.person.Place.Country() == "US" }

// isTaxed reports whether the case asks for figures after tax.
func (c *Case) isTaxed() bool { return c.taxesByLaw() || c.Candidate.TaxRate.Valid }

// taxesByLaw reports whether wages are taxed by the law at each location: a student loan, which is of the United
// Kingdom where nobody has a filing status, asks for that too.
func (c *Case) taxesByLaw() bool {
	return c.Candidate.FilingStatus != "" || len(c.Candidate.StudentLoan) > 0
}

// TaxLaw returns the law by which the case taxes wages.
func (c *Case) TaxLaw() *tax.Law {
	if c.Law == nil {
		return tax.Embedded()
	}
	return c.Law
}

// taxation returns how an offer's wages are taxed: by the law at its location where a filing
// status or a student loan is stated, else at the candidate's own rate.
func (c *Case) taxation(o *Offer) (taxation, error) {
	if !c.isTaxed() {
		return taxation{}, ErrNotTaxed
	}
	flat := taxation{currency: c.Currency}
	if !c.taxesByLaw() {
		return flat, nil
	}
	by, err := c.taxationByLaw(o)
	if err != nil && c.Candidate.TaxRate.Valid {
		return flat, nil
	}
	return by, err
}

func (c *Case) taxationByLaw(o *Offer) (taxation, error) {
	if strings.TrimSpace(o.Location) == "" {
		return taxation{}, &UntaxedError{}
	}
	law := c.TaxLaw()
	place, err := law.Place(o.Location)
	if err != nil {
		return taxation{}, &UntaxedError{Location: o.Location, Err: err}
	}
	if c.Candidate.FilingStatus == "" && place.Country() == "US" {
		return taxation{}, &UntaxedError{Location: o.Location, Unfiled: true}
	}
	t := taxation{law: law, person: tax.Situation{Place: place, Year: c.LawYear, Exempt: c.Candidate.Exempt, StudentLoan: c.Candidate.StudentLoan}, currency: Currency(place.Currency())}
	t.person.Filing, _ = tax.ParseFiling(string(c.Candidate.FilingStatus)) // a check has read it
	if years := law.Years(place); t.person.Year == 0 && len(years) > 0 {
		t.person.Year = years[len(years)-1]
	}
	if _, err := law.PayrollTaxes(t.person); err != nil {
		return taxation{}, &UntaxedError{Location: o.Location, Err: err}
	}
	if _, known := c.Exchange(t.currency, c.AsOf); !known && t.currency != o.currency(c) {
		return taxation{}, &UntaxedError{Location: o.Location, Currency: t.currency}
	}
	return t, nil
}

// checkTaxes names the terms of taxation that cannot stand.
func (c *Candidate) checkTaxes(at checker) {
	if c.FilingStatus != "" {
		oneOf(at.at("filing_status"), c.FilingStatus)
	}
	if c.TaxRate.Valid {
		at.at("tax_rate").rate(c.TaxRate.Decimal)
	}
	at.at("hsa").amount(c.HSA)
	for _, plan := range c.StudentLoan {
		if !slices.Contains(tax.LoanPlans(), plan) {
			at.at("student_loan").refuse(fmt.Sprintf("%q is no plan of a student loan", plan), "write one of "+strings.Join(tax.LoanPlans(), ", "))
		}
	}
}

// checkHSA refuses more than anybody may contribute in the year of the law, where taxes are asked for; of another currency than
// dollars it lets the amount stand.
func (c *Case) checkHSA(at checker) {
	if c.Candidate.HSA.IsZero() {
		return
	}
	limit := c.PlanLimits.In(cmp.Or(c.LawYear, c.AsOf.Year()))
	if over := limit.OverHSA(c.Candidate.HSA); over != "" && c.Currency == "USD" && c.isTaxed() {
		at.refuse(over, "write what you contribute yourself in a year")
	}
}

// UnknownExempt returns a *TermError for an exemption from what is a payroll tax at the location
// of no offer: a slip of the keyboard that nobody would see. A part of a case may well have such
// a one, so that [Case.Validate] lets it stand.
func (c *Case) UnknownExempt() *TermError {
	if c == nil || len(c.Candidate.Exempt) == 0 {
		return nil
	}
	var known []string
	places := 0
	for i := range c.Offers {
		if by, err := c.taxationByLaw(&c.Offers[i]); err == nil {
			ids, _ := by.law.PayrollTaxes(by.person)
			known = append(known, ids...)
			places++
		}
	}
	slices.Sort(known)
	for _, id := range c.Candidate.Exempt {
		if places == 0 || slices.Contains(known, id) {
			continue
		}
		mend := "leave it out: there is none"
		if known != nil {
			known = slices.Compact(known)
			mend = "write one of " + strings.Join(known, ", ")
			if near := nearest(id, known); near != "" {
				mend = fmt.Sprintf("did you mean %q? The payroll taxes there are %s", near, strings.Join(known, ", "))
			}
		}
		return &TermError{Path: "candidate.exempt", Reason: fmt.Sprintf("%q is no payroll tax where the offers are", id), Mend: mend}
	}
	return nil
}

// nearest is the id that one may have been meant for, by a slip of the keyboard or in another style; empty where
// none is near.
func nearest(written string, ids []string) string {
	plain := strings.NewReplacer(" ", "_", "-", "_").Replace(strings.ToLower(written))
	near, distance := "", 4
	for _, id := range ids {
		if n := spelling.Distance(plain, id, distance); n < distance && 2*n < len(id) {
			near, distance = id, n
		}
	}
	return near
}
