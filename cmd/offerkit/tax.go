package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
	"github.com/spf13/cobra"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/comp/tax"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/csvfile"
	"github.com/seed-251b9aba/offerkit/report/jsonfile"
)

type taxOptions struct {
	wages, location, status string
	year                    int

	supplemental, retirement, hsa, isoSpread string
	studentLoan, exempt, pays                []string

	batch   string
	data    string
	changes bool
	explain bool
	format  string
}

func newTax(s streams) *cobra.Command { return new(taxOptions).command(s) }

func (o *taxOptions) command(s streams) *cobra.Command {
	c := &cobra.Command{
		Use:   "tax --wages W --location L | --batch FILE.csv | --tax-data FILE --changes",
		Short: "What taxes leave of a year's wages, and what to set aside",
		Long: `Tax computes federal, state and local income tax and payroll taxes of a year's wages in the
United States, and income tax, National Insurance and student loans in the United Kingdom.
Each figure says how sure it is. It is an estimate, and no tax advice.

LOCATION is written as people write it: Seattle, WA; New York, NY; remote (TX); London.

--supplemental says how much of the wages is bonus, sign-on and vests: employers withhold
from it at flat rates, and what is owed beyond that has to be set aside.

--batch FILE.csv reads a row for each of many wages, with the columns wages, state (or
location), and where they differ from the flags year and filing_status; other columns pass
through. It writes CSV with the figures as columns at the end, or --format json.

--tax-data FILE puts newer tables in the place of built-in ones, or adds some. It is JSON:

  {"schema": "` + tax.Schema + `", "tables": [
    {"place": "US-OH-COLUMBUS", "tax": "local_income_tax", "year": 2026,
     "title": "Columbus income tax", "status": "published",
     "source": "https://www.columbus.gov/incometax", "checked": "2026-11-23",
     "base": "wages",
     "rules": [{"kind": "brackets", "name": "city tax", "rates": [[0, 0.025]]}]}]}

The files in comp/tax/law are written the same way; the documentation of package comp/tax
says what each key means. With --changes it is compared with the built-in tables.`,
		Example: `  offerkit tax --wages 300k --location "New York, NY"
  offerkit tax --wages 300k --location "San Francisco, CA" --supplemental 120k --status joint
  offerkit tax --wages 185k --location "Seattle, WA" --retirement 24500 --explain
  offerkit tax --wages 92.5k --location Edinburgh --student-loan plan_4
  offerkit tax --batch wages.csv > taxes.csv
  offerkit tax --tax-data newer.json --changes`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return o.run(s) },
	}
	f := c.Flags()
	f.StringVar(&o.wages, "wages", "", "wages of the year, such as 300k")
	f.StringVar(&o.location, "location", "", `where they are earned, such as "Seattle, WA"`)
	onceFlag(c, &o.status, "status", "filing status in the United States: "+strings.Join(tax.Filings(), ", ")+" (default: single)")
	intFlag(c, &o.year, "year", "year of the law, in which it begins: 2026 is 2026-27 in the United Kingdom (default: the newest)")
	f.StringVar(&o.supplemental, "supplemental", "", "how much of the wages is bonus, sign-on and vests")
	f.StringVar(&o.retirement, "retirement", "", "your own contributions to a 401(k) or a pension from the wages")
	f.StringVar(&o.hsa, "hsa", "", "your own contributions to a health savings account from the wages")
	f.StringVar(&o.isoSpread, "iso-spread", "", "spread of incentive stock options exercised and held, for the alternative minimum tax")
	f.StringArrayVar(&o.studentLoan, "student-loan", nil, "plan of a student loan in the United Kingdom: "+strings.Join(tax.LoanPlans(), ", "))
	f.StringArrayVar(&o.exempt, "exempt", nil, "payroll tax that you do not pay, by its id, such as wa_cares")
	f.StringArrayVar(&o.pays, "pays", nil, "payroll tax that employers mostly pay and yours does not, by its id, such as tdi")
	f.StringVar(&o.batch, "batch", "", "CSV file of many wages, - for standard input")
	f.StringVar(&o.data, "tax-data", "", "your own file of tax tables, JSON, on top of the built-in ones")
	f.BoolVar(&o.changes, "changes", false, "show what the file of --tax-data changes of the built-in tables")
	f.BoolVar(&o.explain, "explain", false, "show how each tax comes about, down to each bracket")
	bindFormat(c, &o.format)
	complete(c, "status", tax.Filings())
	complete(c, "student-loan", tax.LoanPlans())
	return c
}

func (o *taxOptions) run(s streams) error {
	if err := checkFormat(o.format); err != nil {
		return err
	}
	if o.explain && (o.format == "csv" || o.batch != "" && o.format != "json") {
		return usagef("--explain has no place in CSV, whose rows are wages; add --format json, or leave it out")
	}
	law, err := readLaw(s, o.data)
	if err != nil {
		return err
	}
	switch {
	case o.changes:
		return o.runChanges(s, law)
	case o.batch != "":
		return o.runBatch(s, law)
	case o.wages == "":
		return usagef("--wages is missing; write those of a year, such as --wages 300k")
	case o.location == "":
		return usagef(`--location is missing; write where the wages are earned, such as --location "Seattle, WA"`)
	}
	t, err := o.taxed(law)
	if err != nil {
		return err
	}
	switch o.format {
	case "json":
		return jsonfile.WriteTax(s.out, t)
	case "csv":
		return csvfile.WriteTaxes(s.out, o.given(t), []*report.Taxed{t})
	}
	return write(s, t.Document(), o.format)
}

// runChanges compares the user's own tables with the built-in ones.
func (o *taxOptions) runChanges(s streams, law *tax.Law) error {
	switch {
	case o.data == "":
		return usagef("--changes compares a file with the built-in tables; name it with --tax-data")
	case o.wages != "" || o.batch != "":
		return usagef("--changes taxes no wages; leave out --wages and --batch")
	}
	changes := law.Changes()
	switch o.format {
	case "json":
		return jsonfile.WriteTaxChanges(s.out, changes)
	case "csv":
		return csvfile.WriteTaxChanges(s.out, changes)
	}
	return write(s, report.TaxChanges(shown(o.data), changes), o.format)
}

// readLaw is the built-in law with the user's own tables, of a file unless it has no name, on top.
func readLaw(s streams, file string) (*tax.Law, error) {
	if file == "" {
		return tax.Embedded(), nil
	}
	data, err := readBounded(s, file, asTaxData)
	if err != nil {
		return nil, err
	}
	return casefile.ReadTaxData(casefile.Source{Name: shown(file), Data: data}, tax.Embedded())
}

// taxed computes the taxes that the flags ask for.
func (o *taxOptions) taxed(law *tax.Law) (*report.Taxed, error) {
	place, err := law.Place(o.location)
	if err != nil {
		return nil, usagef("--location %w", err)
	}
	if err := o.checkEffects(place); err != nil {
		return nil, err
	}
	situation, err := o.situation(law, place)
	if err != nil {
		return nil, err
	}
	currency := comp.Currency(place.Currency())
	var wages, supplemental decimal.Decimal
	for _, flag := range []struct {
		name, text string
		to         *decimal.Decimal
	}{{"wages", o.wages, &wages}, {"supplemental", o.supplemental, &supplemental}} {
		if *flag.to, err = amountFlag(flag.name, flag.text, currency); err != nil {
			return nil, err
		}
	}
	for _, flag := range []struct {
		name, text string
		to         *calc.Number
	}{{"retirement", o.retirement, &situation.Retirement}, {"hsa", o.hsa, &situation.HSA}, {"iso-spread", o.isoSpread, &situation.ISOSpread}} {
		amount, err := amountFlag(flag.name, flag.text, currency)
		if err != nil {
			return nil, err
		}
		*flag.to = calc.Of(amount)
	}
	if err := checkLimits(&situation); err != nil {
		return nil, err
	}
	t, err := report.NewTaxed(law, wages, supplemental, situation)
	if err != nil {
		return nil, o.flagged(err)
	}
	t.Assumed, t.Explain = o.status == "", o.explain
	return t, nil
}

// checkLimits refuses contributions from wages in the United States beyond every limit of the year.
func checkLimits(s *tax.Situation) error {
	if s.Place.Country() != "US" {
		return nil
	}
	limit := comp.PlanLimits(nil).In(s.Year)
	if over := limit.OverDeferral(s.Retirement.Decimal()); over != "" {
		return usagef("--retirement is %s; write what you contribute yourself", over)
	}
	if over := limit.OverHSA(s.HSA.Decimal()); over != "" {
		return usagef("--hsa is %s; write what you contribute yourself", over)
	}
	return nil
}

// flagged makes a mistake of a value a mistake of the command line.
func (o *taxOptions) flagged(err error) error {
	var wages *tax.WagesError
	var year *tax.UnknownYearError
	if errors.As(err, &wages) || errors.As(err, &year) || errors.Is(err, tax.ErrNoFlatRates) {
		return usage(err)
	}
	return err
}

// checkEffects refuses flags that would be silently without effect in a country.
func (o *taxOptions) checkEffects(place tax.Place) error {
	for _, flag := range []struct {
		name, country string
		given         bool
	}{
		{"status", "US", o.status != ""}, {"hsa", "US", o.hsa != ""}, {"iso-spread", "US", o.isoSpread != ""},
		{"exempt", "US", o.exempt != nil}, {"pays", "US", o.pays != nil}, {"student-loan", "GB", o.studentLoan != nil},
	} {
		if flag.given && flag.country != place.Country() {
			return usagef("--%s has no effect on the taxes in %s; leave it out", flag.name, place.Name)
		}
	}
	return nil
}

// situation is who earns the wages at a place.
func (o *taxOptions) situation(law *tax.Law, place tax.Place) (tax.Situation, error) {
	s := tax.Situation{Place: place, Year: o.yearAt(law, place), Exempt: o.exempt, Pays: o.pays}
	if o.status != "" {
		f, err := tax.ParseFiling(o.status)
		if err != nil {
			return s, notOneOf("status", o.status, "a filing status", tax.Filings())
		}
		s.Filing = f
	}
	for _, text := range o.studentLoan {
		plan, err := tax.ParseLoanPlan(text)
		if err != nil {
			return s, notOneOf("student-loan", text, "a plan", tax.LoanPlans())
		}
		s.StudentLoan = append(s.StudentLoan, plan)
	}
	for _, id := range o.exempt {
		if slices.Contains(o.pays, id) {
			return s, usagef("--exempt %s and --pays %[1]s contradict each other; leave one of them out", id)
		}
	}
	known, err := law.PayrollTaxes(s)
	if err != nil {
		return s, usage(err)
	}
	for _, id := range append(slices.Clone(o.exempt), o.pays...) {
		if meant, found := casefile.ClosestWord(id, known); found && meant != id {
			return s, usagef("%q is no payroll tax in %s; did you mean %s?", id, place.Name, meant)
		}
		if !slices.Contains(known, id) {
			return s, usagef("%q is no payroll tax in %s; there %s", id, place.Name, thereAre(known))
		}
	}
	return s, nil
}

// yearAt is the year of the law at a place: the newest, unless another is asked for.
func (o *taxOptions) yearAt(law *tax.Law, place tax.Place) int {
	if o.year != notGiven {
		return o.year
	}
	years := law.Years(place)
	return years[len(years)-1]
}

func thereAre(ids []string) string {
	switch len(ids) {
	case 0:
		return "is none"
	case 1:
		return "is only " + ids[0]
	}
	return "are " + strings.Join(ids, ", ")
}

// amountFlag reads an amount in the currency of the place; an empty one is 0.
func amountFlag(flag, text string, currency comp.Currency) (decimal.Decimal, error) {
	if text == "" {
		return decimal.Zero, nil
	}
	amount, err := casefile.ParseMoney(text, currency)
	switch {
	case err != nil:
		return amount, usagef("--%s: %w", flag, err)
	case !amount.Equal(amount.Round(currency.Places())):
		return amount, usagef("--%s %q has more than %d decimals; write whole cents", flag, text, currency.Places())
	}
	return amount, nil
}

// given is what was asked, as a file of one row.
func (o *taxOptions) given(t *report.Taxed) [][]string {
	s := &t.Taxes.Situation
	row := []string{fmt.Sprint(s.Year), s.Place.Name, "", t.Currency().Format(t.Taxes.Wages.Decimal())}
	if t.UnitedStates() {
		row[2] = s.Filing.String()
	}
	return [][]string{{"year", "location", "filing_status", "wages"}, row}
}
