package tax

// Table is the law of one tax of one place in one year, as it is written in a file.
type Table struct {
	Place string `json:"place"` // US, US-CA, US-NY-NYC, GB, GB-SCT: the country, what is in it, and so on
	Tax   string `json:"tax"`   // its id: state_income_tax, sdi; a tax of a place within replaces the one of the same id around it, but for local ones and withholding
	Year  int    `json:"year"`  // in which it begins: 2026 is 2026-27 in the United Kingdom
	Title string `json:"title"`

	Status    Status `json:"status"`
	Source    string `json:"source"`              // URL
	Confirmed string `json:"confirmed,omitempty"` // a second source, independent of the first
	Checked   string `json:"checked"`             // the day on which the source was read
	Note      string `json:"note,omitempty"`      // what to know before relying on it
	Notes     []Note `json:"notes,omitempty"`     // what to know from some wages on

	AsIn int             `json:"as_in,omitempty"` // the rules are those of this earlier year
	Each map[string]rate `json:"each,omitempty"`  // one flat rate for each place within, by name: {"Adams": 0.016}

	Base         Quantity `json:"base,omitempty"`          // what is taxed; agi where nothing is said, payroll_wages of a payroll tax
	Counts       []string `json:"counts,omitempty"`        // of 401k and hsa, what this place taxes though others do not
	Payroll      bool     `json:"payroll,omitempty"`       // a payroll tax, which may be switched off
	EmployerPays bool     `json:"employer_pays,omitempty"` // employers mostly pay it: it counts only where that is said
	WithheldAs   string   `json:"withheld_as,omitempty"`   // the filing status by which employers withhold it, whatever one's own
	Withholding  bool     `json:"withholding,omitempty"`   // no tax: what an employer withholds from supplemental wages
	OneOf        string   `json:"one_of,omitempty"`        // of the tables of one word only the one that takes the most is levied
	Plan         string   `json:"plan,omitempty"`          // of a student loan: it counts only for who has one
	OnlyWith     Quantity `json:"only_with,omitempty"`     // it is computed only where there is some of this

	SafeHarbour *SafeHarbour `json:"safe_harbour,omitempty"`
	Rules       []Rule       `json:"rules,omitempty"`
}

type rate = amount

// Status says how a figure is known.
type Status string

// The statuses, from the surest on.
const (
	Published Status = "published" // for the year
	Carried   Status = "carried"   // of an earlier year, and in force
	Projected Status = "projected" // from an earlier year by an index
	Unsettled Status = "unsettled" // sources disagree, or a law is pending
)

// statuses in order of doubt.
var statuses = []Status{Published, Carried, Projected, Unsettled}

// Note is what to know from some wages on.
type Note struct {
	Over amount `json:"over"`
	Says string `json:"says"`
}

// SafeHarbour is what has to be paid in time so that no penalty is due.
type SafeHarbour struct {
	Share        amount   `json:"share"`          // of this year's tax
	LastYear     amount   `json:"last_year"`      // of last year's
	LastYearHigh amount   `json:"last_year_high"` // of last year's, after an income over HighOver
	HighOver     *amounts `json:"high_over"`
	Least        amount   `json:"least"` // no penalty where less than this is owed
}

// Quantity is an amount that a rule may rest on.
type Quantity string

// The quantities.
const (
	Wages         Quantity = "wages"              // all of them
	PayrollWages  Quantity = "payroll_wages"      // less health savings paid through the payroll
	AGI           Quantity = "agi"                // less 401(k) deferrals too, unless the table counts them
	AGIAndISO     Quantity = "agi_and_iso_spread" // with the spread of incentive stock options exercised and held
	ISOSpread     Quantity = "iso_spread"
	Supplemental  Quantity = "supplemental"   // wages withheld from at flat rates
	Base          Quantity = "base"           // of the table
	TaxableIncome Quantity = "taxable_income" // of the table, after its deductions

	FederalIncomeTax    Quantity = "federal_income_tax"     // as computed with the standard deduction
	FederalIncomeTaxDue Quantity = "federal_income_tax_due" // as it is due
	FederalWithholding  Quantity = "federal_withholding"
	FICA                Quantity = "social_security_and_medicare"
	PayrollPaid         Quantity = "payroll_contributions" // with Additional Medicare
	StateTaxableIncome  Quantity = "state_taxable_income"
	StateIncomeTax      Quantity = "state_income_tax"
	IncomeTaxesBelow    Quantity = "income_taxes_below" // of states and localities
)

// Rule is one step from the base of a table to its tax. The kinds, and the keys that each
// takes beside its name:
//
//	deduct         from what is taxed: amount, by, or of; fade, cap, share, or_if_larger
//	add_back       to what is taxed: amount over an agi of over; or rates on agi (or on)
//	brackets       rates on taxable income (or on): each on the part above its row's amount; most
//	whole_rate     rates by taxable income, the one of the row on all of it, less an amount by row
//	amount         a fixed amount, with if_taxable only where something is taxed
//	share          rate of another quantity, of
//	steps          by for every part of every over over, at most most
//	recapture      takes back what lower brackets saved: base, and benefit as agi passes over within width; over flat_over the top rate of rates on all
//	minimum        the tax is at least rate of agi, over an agi of over
//	nothing_up_to  no tax where on is at most limit
//	credit         amount, by, of, or rates; with fade; share_by: a share of the tax by agi; refundable
type Rule struct {
	Kind   string `json:"kind"`
	Name   string `json:"name"`
	Status Status `json:"status,omitempty"` // where it is less sure than the table

	Amount     *amounts `json:"amount,omitempty"`
	By         *rowsBy  `json:"by,omitempty"`    // an amount by agi (or on)
	Above      bool     `json:"above,omitempty"` // the rows of by and share_by hold above their amount, not from it on
	Of         Quantity `json:"of,omitempty"`
	On         Quantity `json:"on,omitempty"`
	Rates      *rowsBy  `json:"rates,omitempty"`
	Less       *rowsBy  `json:"less,omitempty"`
	ShareBy    *rowsBy  `json:"share_by,omitempty"` // a share of the quantity or the tax, by agi
	Cap        *amounts `json:"cap,omitempty"`
	CapFade    *Fade    `json:"cap_fade,omitempty"`
	CapBy      *rowsBy  `json:"cap_by,omitempty"` // a cap by agi
	Fade       *Fade    `json:"fade,omitempty"`
	OrIfLarger *Rule    `json:"or_if_larger,omitempty"` // another deduction in its place, where that is larger

	Over       *amounts `json:"over,omitempty"`
	Every      *amounts `json:"every,omitempty"`
	Step       *amounts `json:"by_step,omitempty"`
	Most       *amounts `json:"most,omitempty"`
	Limit      *amounts `json:"limit,omitempty"`
	Rate       *amounts `json:"rate,omitempty"`
	Width      *amounts `json:"width,omitempty"`
	BaseBy     *rowsBy  `json:"base,omitempty"`
	Benefit    *rowsBy  `json:"benefit,omitempty"`
	FlatOver   *amounts `json:"flat_over,omitempty"`
	IfTaxable  bool     `json:"if_taxable,omitempty"`
	Refundable bool     `json:"refundable,omitempty"`
}

// Fade is how an amount shrinks as agi (or on) grows. The kinds, and the keys that each takes:
//
//	cliff     gone where it is over over
//	step      by less for every part of every over over (full_steps: only whole ones), down to floor
//	step_share  a share less for every part of every over over
//	linear    rate of what is over over less, down to floor
//	window    fades evenly to nothing within width over over; whole: the reduction is rounded down to it
//	brackets  rates on the parts, at most most, a share of the amount
type Fade struct {
	Kind      string   `json:"kind"`
	On        Quantity `json:"on,omitempty"`
	Over      *amounts `json:"over,omitempty"`
	Every     *amounts `json:"every,omitempty"`
	By        *amounts `json:"by,omitempty"`
	Floor     *amounts `json:"floor,omitempty"`
	FullSteps bool     `json:"full_steps,omitempty"`
	Share     *amounts `json:"share,omitempty"`
	Rate      *amounts `json:"rate,omitempty"`
	Width     *amounts `json:"width,omitempty"`
	Whole     int64    `json:"whole,omitempty"`
	Rates     *rowsBy  `json:"rates,omitempty"`
	Most      *amounts `json:"most,omitempty"`
}
