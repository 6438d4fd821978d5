package jsonfile

import (
	"io"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/tax"
	"github.com/seed-251b9aba/offerkit/report"
)

// Tax is the contract of `offerkit tax --format json` (SPEC 13). The taxes of a country are
// there where they are that country's.
type Tax struct {
	Year         int           `json:"year"` // in which it begins
	Location     string        `json:"location"`
	FilingStatus string        `json:"filing_status,omitempty"`
	Currency     comp.Currency `json:"currency"`
	Wages        string        `json:"wages"`
	Retirement   string        `json:"retirement,omitempty"` // one's own
	HSA          string        `json:"hsa,omitempty"`

	FederalIncomeTax      string `json:"federal_income_tax,omitempty"`
	AlternativeMinimumTax string `json:"alternative_minimum_tax,omitempty"`
	SocialSecurity        string `json:"social_security,omitempty"`
	Medicare              string `json:"medicare,omitempty"`
	AdditionalMedicare    string `json:"additional_medicare,omitempty"`
	StateIncomeTax        string `json:"state_income_tax,omitempty"`
	LocalIncomeTax        string `json:"local_income_tax,omitempty"` // not there where it is left out

	IncomeTax         string `json:"income_tax,omitempty"`
	NationalInsurance string `json:"national_insurance,omitempty"`
	StudentLoan       string `json:"student_loan,omitempty"`

	Payroll      []PayrollTax `json:"payroll"`
	Total        string       `json:"total"`
	TakeHome     string       `json:"take_home"`
	MarginalRate string       `json:"marginal_rate"`
	Confidence   string       `json:"confidence"`
	LeftOut      string       `json:"left_out,omitempty"`
	Notes        []string     `json:"notes"`

	Withholding *Withholding `json:"withholding,omitempty"`
	Sources     []TaxSource  `json:"sources"`
	Taxes       []LeviedTax  `json:"taxes,omitempty"` // each with the steps that lead to it, where they are asked for
}

// PayrollTax is a payroll tax of a state or a place.
type PayrollTax struct {
	ID     string `json:"id"`
	Amount string `json:"amount"`
}

// TaxSource is where the table of a tax is from.
type TaxSource struct {
	Tax        string     `json:"tax"`
	Title      string     `json:"title"`
	Status     tax.Status `json:"status"` // of the table; single figures in it may be less sure
	Confidence string     `json:"confidence"`
	Source     string     `json:"source"`
	Checked    string     `json:"checked"`
}

// Withholding is what is withheld from supplemental wages, and what is not.
type Withholding struct {
	Supplemental string        `json:"supplemental"`
	Taxes        []WithheldTax `json:"taxes"`
	SetAside     string        `json:"set_aside,omitempty"` // where every rate is known; below zero where too much is withheld
	SafeHarbour  *SafeHarbour  `json:"safe_harbour,omitempty"`
}

// WithheldTax is one income tax on the supplemental wages.
type WithheldTax struct {
	Tax      string `json:"tax"`
	Owed     string `json:"owed"`
	Withheld string `json:"withheld,omitempty"` // empty where the rate is not known
	Gap      string `json:"gap,omitempty"`
}

// SafeHarbour is what has to be paid in time for no penalty to be due.
type SafeHarbour struct {
	ThisYear     string `json:"this_year"`      // of this year's tax
	LastYearRate string `json:"last_year_rate"` // or so much of last year's tax
	HighRate     string `json:"high_rate"`      // after an income above HighOver
	HighOver     string `json:"high_over"`
	Paid         string `json:"paid"`
	Short        bool   `json:"below_this_year"` // what is withheld falls short of it: a penalty is due unless enough of last year's tax is paid
}

// WriteTax writes the contract of the taxes on wages.
func WriteTax(w io.Writer, t *report.Taxed) error { return encodeVerbatim(w, newTax(t)) }

// WriteTaxes writes the contracts of many.
func WriteTaxes(w io.Writer, all []*report.Taxed) error {
	list := make([]Tax, len(all))
	for i, t := range all {
		list[i] = newTax(t)
	}
	return encodeVerbatim(w, list)
}

func newTax(t *report.Taxed) Tax {
	s, c := &t.Taxes.Situation, t.Currency()
	result := Tax{
		Year: s.Year, Location: s.Place.Name, Currency: c, Wages: c.Format(t.Taxes.Wages.Decimal()), Payroll: []PayrollTax{},
		Total: c.Format(t.Taxes.StatedTotal()), TakeHome: c.Format(t.Taxes.StatedTakeHome()), MarginalRate: t.Marginal.String(),
		Confidence: t.Taxes.Confidence().String(), LeftOut: s.Place.LeftOut, Notes: t.Notes(),
	}
	if t.UnitedStates() {
		result.FilingStatus = s.Filing.String()
	}
	for id, to := range map[string]*string{
		"federal_income_tax": &result.FederalIncomeTax, "alternative_minimum_tax": &result.AlternativeMinimumTax, "social_security": &result.SocialSecurity,
		"medicare": &result.Medicare, "additional_medicare": &result.AdditionalMedicare, "state_income_tax": &result.StateIncomeTax,
		"local_income_tax": &result.LocalIncomeTax, "income_tax": &result.IncomeTax, "national_insurance": &result.NationalInsurance, "student_loan": &result.StudentLoan,
	} {
		if amount, known := t.Amount(id); known {
			*to = c.Format(amount)
		}
	}
	if own := s.Retirement.Decimal(); !own.IsZero() {
		result.Retirement = c.Format(own)
	}
	if own := s.HSA.Decimal(); !own.IsZero() {
		result.HSA = c.Format(own)
	}
	for i := range t.Taxes.Taxes {
		one := &t.Taxes.Taxes[i]
		if one.Payroll {
			result.Payroll = append(result.Payroll, PayrollTax{one.ID, c.Format(one.Stated())})
		}
		result.Sources = append(result.Sources, TaxSource{one.ID, one.Title, one.Table.Status, one.Confidence.String(), one.Table.Source, one.Table.Checked})
	}
	if t.Explain {
		result.Taxes = levied(&t.Taxes, c)
	}
	if t.Withholding != nil {
		result.Withholding = newWithholding(t.Withholding, c)
	}
	return result
}

func newWithholding(w *tax.Withholding, c comp.Currency) *Withholding {
	result := &Withholding{Supplemental: c.Format(w.Supplemental.Decimal())}
	for i := range w.Income {
		one := &w.Income[i]
		row := WithheldTax{Tax: one.Tax.ID, Owed: c.Format(one.Stated(one.Owed))}
		if one.Known {
			row.Withheld, row.Gap = c.Format(one.Withheld.Decimal()), c.Format(one.Stated(one.Gap()))
		}
		result.Taxes = append(result.Taxes, row)
	}
	if gap, complete := w.StatedGap(); complete {
		result.SetAside = c.Format(gap)
	}
	if h, found := w.SafeHarbour(); found {
		result.SafeHarbour = &SafeHarbour{ThisYear: c.Format(h.ThisYear.Decimal()), LastYearRate: h.LastYear.String(), HighRate: h.High.String(), HighOver: c.Format(h.HighOver), Paid: c.Format(h.Paid.Decimal()), Short: h.Penalty()}
	}
	return result
}

// TaxChange is what a table of a file changes of the built-in ones.
type TaxChange struct {
	Place string   `json:"place"`
	Tax   string   `json:"tax"`
	Year  int      `json:"year"`
	New   bool     `json:"new"`
	Rules []string `json:"rules"` // that are new, differ or are gone
}

// WriteTaxChanges writes the contract of what a file of tax tables changes.
func WriteTaxChanges(w io.Writer, changes []tax.Change) error {
	list := []TaxChange{}
	for _, c := range changes {
		list = append(list, TaxChange{c.Table.Place, c.Table.Tax, c.Table.Year, c.New, append([]string{}, c.Rules...)})
	}
	return encodeVerbatim(w, list)
}
