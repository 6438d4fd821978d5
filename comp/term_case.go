package comp

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/comp/tax"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Limits of a case: beyond them a file is refused rather than computed slowly (SPEC 12).
const (
	MaxYears  = 40  // the longest horizon
	MaxOffers = 200 // offers in one case
	MaxGrants = 200 // grants in one offer

	MaxVests = 50_000 // instalments of all grants and refreshers of a case
)

// Case is what is to be compared: the offers and the assumptions that hold for all of
// them. Start from [NewCase], which sets the defaults; [Case.Validate] names every term
// that cannot stand.
type Case struct {
	AsOf         vesting.Date    // valuation date; prices of today are prices of this day
	Years        int             // horizon in service years, 1 to 40
	Currency     Currency        // the comparison reports in
	Growth       decimal.Decimal // of the share price a year, for every offer that states none; 0.15 is 15%
	GrowthTiming GrowthTiming    // of Growth, for every offer that states none
	DiscountRate decimal.Decimal // a year, for pv; 0.05 is 5%
	Tolerance    decimal.Decimal // gaps within it are too close to call; 0.02 is 2%
	Rates        []ExchangeRate  // of the offers' currencies, in Currency
	Haircut      Haircut
	Correlations []Correlation // of the companies' shares, for simulation
	CostOfLiving []LivingCost  // by place, for the metric real; none means that it is not compared
	PlanLimits   PlanLimits    // IRS limits of 401(k) plans; zero means the embedded table
	Candidate    Candidate
	Law          *tax.Law // by which wages are taxed; nil means the embedded one
	LawYear      int      // of that law, for every service year; 0 means the newest at each place
	Ranges       []Range
	Scenarios    []Scenario
	Offers       []Offer

	powers *calc.Powers // of the growths and the discount of a case that is compared, shared by its offers
}

// growths returns the powers that a case's offers share; one that is not compared has none.
func (c *Case) growths() *calc.Powers {
	if c.powers == nil {
		return new(calc.Powers)
	}
	return c.powers
}

// Candidate is the person who decides.
type Candidate struct {
	Name    string
	Minimum decimal.Decimal     // total compensation a year below which to walk away, in the reporting currency; 0 means none
	Need    decimal.NullDecimal // how much the candidate needs the job, from 0 to 10; not valid where it is not stated

	FilingStatus FilingStatus        // in the United States; where it is stated wages are taxed by the law of each offer's location
	TaxRate      decimal.NullDecimal // one flat rate on all wages where no law is used; not valid where it is not stated
	HSA          decimal.Decimal     // one's own contributions a year to a health savings account, in the reporting currency
	StudentLoan  StudentLoan         // in the United Kingdom; where it is stated wages there are taxed by law
	Exempt       Exempt              // ids of payroll taxes that the candidate does not pay, such as wa_cares
}

func caseTerms() []Term {
	return slices.Concat([]Term{
		{Path: "as_of", Label: "Valuation date", inCase: func(c *Case, _ int) any { return &c.AsOf },
			Kind: KindDate, Meaning: "valuation date; prices of today are prices of this day", Default: "the day of the run", Example: "2026-11-23"},
		{Path: "years", Label: "Horizon", inCase: func(c *Case, _ int) any { return &c.Years },
			Kind: KindCount, Unit: UnitServiceYears, Bounds: count(1, MaxYears), Meaning: "horizon in service years", Default: "4", Example: "4"},
		{Path: "currency", Label: "Reporting currency", inCase: func(c *Case, _ int) any { return &c.Currency },
			Kind: KindCurrency, Meaning: "ISO 4217 code of the currency that the comparison reports in", Example: "USD"},
		{Path: "growth", Label: "Growth of the share price where an offer states none", inCase: func(c *Case, _ int) any { return &c.Growth },
			Kind: KindRate, Unit: UnitPercentAYear, Bounds: percent(-100, 1000), Moves: true,
			Meaning: "growth of the share price a year, for every offer that states none", Default: "0%", Example: "5%"},
		{Path: "growth_timing", Label: "Growth counts", inCase: func(c *Case, _ int) any { return &c.GrowthTiming },
			Kind: KindWord, Choices: asWords(GrowthTimings()),
			Meaning: "from when the growth counts: at-vest, start-of-year or end-of-year", Default: "at-vest", Example: "at-vest"},
		{Path: "discount_rate", Label: "Discount rate", inCase: func(c *Case, _ int) any { return &c.DiscountRate },
			Kind: KindRate, Unit: UnitPercentAYear, Bounds: percent(0, 100), Moves: true,
			Meaning: "discount rate a year for the present value", Default: "5%", Example: "5%"},
		{Path: "tolerance", Label: "Too close to call within", inCase: func(c *Case, _ int) any { return &c.Tolerance },
			Kind: KindRate, Unit: UnitPercent, Bounds: percent(0, 100), Meaning: "gaps within it are too close to call", Default: "2%", Example: "2%"},
	}, exchangeTerms(), haircutTerms(), correlationTerms(), livingTerms(), candidateTerms(), scenarioTerms(), []Term{
		{Path: "offers", Kind: KindList, Bounds: count(1, MaxOffers), Meaning: "the offers to compare", Example: "[{company: Initech, base: 160k}]"},
	})
}

func candidateTerms() []Term {
	return []Term{
		{Path: "candidate", Kind: KindPart, Meaning: "the person who decides", Example: "{name: A. Candidate}"},
		{Path: "candidate.name", Label: "Candidate", inCase: func(c *Case, _ int) any { return &c.Candidate.Name },
			Kind: KindText, Meaning: "name of the candidate", Example: "A. Candidate"},
		{Path: "candidate.filing_status", Label: "Filing status", inCase: func(c *Case, _ int) any { return &c.Candidate.FilingStatus },
			Kind: KindWord, Choices: tax.Filings(),
			Meaning: "filing status, by which wages are taxed under the law of each offer's location; with neither it nor tax_rate nothing is taxed", Example: "single"},
		{Path: "candidate.minimum", Label: "Least a year that is acceptable", inCase: func(c *Case, _ int) any { return &c.Candidate.Minimum },
			Kind: KindMoney, Unit: UnitReporting, Bounds: amounts(), Meaning: "least total compensation a year that is acceptable", Example: "300k"},
		{Path: "candidate.need", Label: "How much you need the job", inCase: func(c *Case, _ int) any { return &c.Candidate.Need },
			Kind: KindCount, Bounds: count(0, 10), Meaning: "how much you need the job, from 0 to 10", Example: "3"},
		{Path: "candidate.tax_rate", Label: "Tax rate of your own", inCase: func(c *Case, _ int) any { return &c.Candidate.TaxRate },
			Kind: KindRate, Unit: UnitPercent, Bounds: percent(0, 100), Moves: true, Meaning: "one flat rate on all wages where no law table is used", Example: "35%"},
		{Path: "candidate.hsa", Label: "Your own HSA contributions a year", inCase: func(c *Case, _ int) any { return &c.Candidate.HSA },
			Kind: KindMoney, Unit: UnitReporting, Bounds: amounts(), Meaning: "your own contributions a year to a health savings account, from wages in the United States", Example: "4400"},
		{Path: "candidate.exempt", Label: "Payroll taxes not paid", inCase: func(c *Case, _ int) any { return &c.Candidate.Exempt },
			Kind: KindText, Meaning: "ids of the payroll taxes that you do not pay", Example: "wa_cares"},
		{Path: "candidate.student_loan", Label: "Student loan", inCase: func(c *Case, _ int) any { return &c.Candidate.StudentLoan },
			Kind: KindText, Meaning: "plans of your student loans in the United Kingdom, repaid from wages there: " + strings.Join(tax.LoanPlans(), ", "), Example: "plan_2"},
	}
}

// NewCase returns an empty case valued on asOf with the defaults of SPEC 4: four years,
// US dollars, a flat share price, a discount rate of 5% and a tolerance of 2%.
func NewCase(asOf vesting.Date) Case {
	return Case{
		AsOf:         asOf,
		Years:        4,
		Currency:     USD,
		GrowthTiming: AtVest,
		DiscountRate: decimal.New(5, -2),
		Tolerance:    decimal.New(2, -2),
	}
}

// Validate returns a *ValidationError that names every term of the case that cannot
// stand, or nil.
func (c Case) Validate() error {
	var found []*TermError
	root := checker{found: &found}
	c.check(root)
	if len(found) > 0 {
		return &ValidationError{Terms: found}
	}
	return nil
}

// GrowthTiming says from when a yearly growth of the share price counts (SPEC 6.2).
type GrowthTiming string

// The growth timings. The empty timing means the case's.
const (
	AtVest      GrowthTiming = "at-vest"       // price*(1+g)^t, t in years from AsOf to the vest
	StartOfYear GrowthTiming = "start-of-year" // exponent k-1 in service year k, as recruiters quote
	EndOfYear   GrowthTiming = "end-of-year"   // exponent k in service year k
)

// GrowthTimings lists the growth timings.
func GrowthTimings() []GrowthTiming { return []GrowthTiming{AtVest, StartOfYear, EndOfYear} }

// check names every term of the case that cannot stand.
func (c Case) check(at checker) {
	if c.AsOf.IsZero() {
		at.at("as_of").refuse("no valuation date", "write a date such as 2026-11-23")
	}
	at.at("as_of").year(c.AsOf)
	if at := at.at("years"); c.Years == 0 || at.outsideCount(c.Years) {
		reason := fmt.Sprintf("a horizon of %d years is longer than a comparison can be", c.Years)
		if c.Years < 1 {
			reason = fmt.Sprintf("a horizon of %d years holds no pay", c.Years)
		}
		at.refuse(reason, fmt.Sprintf("write a number of years from %v, such as years: 4", at.term().Bounds))
	}
	at.at("currency").currency(c.Currency)
	c.checkRates(at)
	at.at("growth").rate(c.Growth)
	oneOf(at.at("growth_timing"), c.GrowthTiming)
	at.at("discount_rate").rate(c.DiscountRate)
	at.at("tolerance").rate(c.Tolerance)
	c.Haircut.check(at.at("haircut"))
	c.checkLiving(at)
	at.at("candidate.minimum").amount(c.Candidate.Minimum)
	at.at("candidate.need").need(c.Candidate.Need)
	c.Candidate.checkTaxes(at.at("candidate"))
	c.checkHSA(at.at("candidate.hsa"))
	c.checkCorrelations(at)
	if len(c.Offers) == 0 {
		at.at("offers").refuse("no offers", "write at least one offer with company and base")
	}
	if at.at("offers").tooMany(len(c.Offers), "offers", "split the case") {
		return
	}
	if vests := c.vests(); vests > MaxVests {
		at.at("offers").refuse(fmt.Sprintf("the grants and refreshers vest in %s instalments, the limit is %s",
			GroupedNumber(decimal.NewFromInt(int64(vests))), GroupedNumber(decimal.NewFromInt(MaxVests))), "split the case, or put grants of one schedule together")
	}
	named := map[string]int{}
	for i := range c.Offers {
		o := &c.Offers[i]
		o.check(at.at("offers[%d]", i), &c)
		name := seen(o.Name)
		if first, taken := named[look(name)]; taken && name != "" {
			at.at("offers[%d].name", i).refuse(fmt.Sprintf("%q is also the name of offer %d", name, first+1), "give each offer its own name")
		}
		named[look(name)] = i
	}
	c.checkShortNames(at)
}
