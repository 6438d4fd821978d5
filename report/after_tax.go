package report

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/tax"
	"github.com/shopspring/decimal"
)

// taxSection says what the figures after tax rest on; false where there are none.
func taxSection(c *comp.Comparison, view comp.View) (Section, bool) {
	taxed := slices.ContainsFunc(c.Offers, func(r comp.Result) bool { return r.Taxes != nil })
	s := Section{ID: "after-tax", Part: Detail, Title: "Taxes"}
	notes := taxNotes(c, view)
	var tables []Block
	if t, holds := isoTable(c); holds {
		notes, tables = append(notes, isoTaxNote), append(tables, t)
	}
	if t, repays := repaymentTable(c); repays {
		notes, tables = append(notes, afterTaxOfClawbacks), append(tables, t)
	}
	s.Blocks = append(append(s.Blocks, List{Items: append(notes, noAdvice)}), tables...)
	return s, taxed
}

// TaxNotes say by which law the offers are taxed, and what to know before relying on the figures by
// service year.
func TaxNotes(c *comp.Comparison) []string {
	return append(append(taxAssumptions(c), taxNotes(c, comp.ByYear)...), noAdvice)
}

// isoTable has the alternative minimum tax of exercising and holding incentive stock options as they vest, by
// service year; false where there are none. It stands by itself, as it is in no other figure.
func isoTable(c *comp.Comparison) (Table, bool) {
	t := Table{ID: "alternative-minimum-tax", Title: isoTaxTitle, Caption: string(c.Case.Currency) + ", by service year", Columns: []Column{textColumn("Offer")}}
	for year := 1; year <= c.Case.Years; year++ {
		t.Columns = append(t.Columns, numberColumn(fmt.Sprintf("Year %d", year)))
	}
	t.Columns = append(t.Columns, numberColumn("Total"))
	for i := range c.Offers {
		r := &c.Offers[i]
		taxes, err := c.ISOTaxes(r)
		if err != nil || taxes == nil {
			continue
		}
		row, sum := Row{Cells: []Cell{textCell(r.Name)}}, decimal.Zero
		for k := range taxes {
			owed := Stated(r, taxes[k].Tax)
			row.Cells, sum = append(row.Cells, projectedCell(r, owed)), sum.Add(owed)
		}
		t.Rows = append(t.Rows, Row{Cells: append(row.Cells, projectedCell(r, sum))})
	}
	return t, t.Rows != nil
}

const (
	isoTaxTitle = "AMT if ISOs are held"
	isoTaxNote  = isoTaxTitle + ": the federal alternative minimum tax of exercising the year's incentive stock options on the day of each vest, at that day's price or a private company's FMV today, and holding the shares past the end of the year. " +
		"It comes on top of the taxes on other pay and of what the exercise costs, in the place of income tax on the gain where the taxes here have the shares sold, is in no other figure here, and may come back as a credit in later years (26 U.S.C. 53, 55, 56)."
)

// sellsISOs reports whether the taxes of an offer are on the gain of incentive stock options.
func sellsISOs(r comp.Result) bool {
	return slices.ContainsFunc(r.Taxes, func(y comp.YearTax) bool { return y.Taxes != nil && y.ISOSale.Decimal().IsPositive() })
}

// taxNotes are what to know before relying on the taxes, each once, but for [noAdvice].
func taxNotes(c *comp.Comparison, view comp.View) []string {
	notes := []string{
		"Take-home: cash received, shares sold as they vest with it, less taxes and your own contributions. After tax: all pay less taxes, with what is no cash, such as an employer's match.",
		"Of the next bonus or RSUs: the share that taxes take of one more payment, of a hundredth of the wages and 1,000 at least. To set aside: what flat rates of withholding on bonuses, sign-ons and vests leave to be paid; below zero comes back with the return.",
	}
	if slices.ContainsFunc(c.Offers, sellsISOs) {
		notes = append(notes, "Incentive stock options (ISOs) are sold as they are exercised: their gain is taxed as ordinary income, without Social Security and Medicare, and nothing is withheld from it (26 U.S.C. 421(b), 3121(a)(22)). Held for a year after exercise and two after the grant it would be a capital gain instead, which is not worked out here.")
	}
	if text := calendarTaxNote(view); text != "" {
		notes = append(notes, text)
		if slices.ContainsFunc(c.Offers, taxedElsewhere) {
			notes = append(notes, "The tax year of the United Kingdom, from April 6 on, is taken for the calendar year in which it begins.")
		}
	}
	for i := range c.Offers {
		for k := range c.Offers[i].Taxes {
			if taxes := c.Offers[i].Taxes[k].Taxes; taxes != nil {
				for _, note := range (&Taxed{Taxes: *taxes}).Notes() {
					if !slices.Contains(notes, note) && note != noAdvice {
						notes = append(notes, note)
					}
				}
			}
		}
	}
	return notes
}

// taxedElsewhere reports whether an offer is taxed by the law of another country than the United
// States, whose tax year is the calendar year.
func taxedElsewhere(r comp.Result) bool {
	return len(r.Taxes) > 0 && r.Taxes[0].Taxes != nil && !(&Taxed{Taxes: *r.Taxes[0].Taxes}).UnitedStates()
}

// calendarTaxNote says how a calendar view counts taxes; nothing by service year.
func calendarTaxNote(view comp.View) string {
	text := "By calendar year the wages paid in it are taxed together, as if nothing else were earned in it: a year of which a part is worked is taxed less than the full service years behind the metric after-tax."
	switch view {
	case comp.ByYear:
		return ""
	case comp.ByCalendar:
		return text
	}
	return text + " The year's taxes are spread over its wages as they are paid, your own contributions over its base pay; an employer withholds by other rules, and the return settles the difference."
}

// noAdvice is said once of every answer on taxes.
const noAdvice = "An estimate, and no tax advice."

// taxAssumptions say by which law each offer is taxed, and why one is not.
func taxAssumptions(c *comp.Comparison) []string {
	var items []string
	for i := range c.Offers {
		if r := &c.Offers[i]; len(r.Taxes) > 0 {
			filing, _ := tax.ParseFiling(string(c.Case.Candidate.FilingStatus))
			items = append(items, TaxAssumption(c, r, filing))
		}
	}
	return append(items, BesideTaxes(c)...)
}

// benefitName is what a benefit is called.
func benefitName(b *comp.Benefit, i int) string {
	if b.Name == "" {
		return fmt.Sprintf("Benefit %d", i+1)
	}
	return b.Name
}

// untaxedInKind says which benefits in kind of a British offer are taken as untaxed: medical cover and cars are
// mostly taxed there, pensions are not (https://www.gov.uk/expenses-and-benefits-a-to-z).
func untaxedInKind(c *comp.Comparison) (items []string) {
	for i := range c.Offers {
		r := &c.Offers[i]
		if len(r.Taxes) == 0 || r.Taxes[0].Taxes == nil || r.Taxes[0].Taxes.Situation.Place.Country() != "GB" {
			continue
		}
		var names []string
		for k := range r.Offer.Benefits {
			if b := &r.Offer.Benefits[k]; b.Kind != comp.CashBenefit && !b.Taxable {
				names = append(names, benefitName(b, k))
			}
		}
		if names != nil {
			items = append(items, fmt.Sprintf("After tax, %s: %s is taken as untaxed; medical cover, a car and the like are normally taxed as benefits in kind in the United Kingdom: write taxable: true where one is.", r.Name, series(names)))
		}
	}
	return items
}

// BesideTaxes are the assumptions after tax that hold by whichever law an offer is taxed: what a student
// loan is repaid from, what counts for nothing without a filing status, and why an offer has no figure.
func BesideTaxes(c *comp.Comparison) []string {
	var items []string
	if text := unrepaid(c); text != "" {
		items = append(items, text)
	}
	if text := withoutStatus(c); text != "" {
		items = append(items, text)
	}
	if ownRateIdle(c) {
		items = append(items, "After tax, your own tax_rate is in no figure: the law at the location of every offer has tables; for that rate on all wages leave filing_status and student_loan out.")
	}
	items = append(items, untaxedInKind(c)...)
	for _, u := range c.Untaxed {
		items = append(items, fmt.Sprintf("After tax is left out: %s: %s.", c.Offers[u.Offer].Name, untaxedInWords(u.Err)))
	}
	return append(items, realAssumptions(c)...)
}

// unrepaid says from whose wages a student loan is not repaid; nothing where the case has none, or no such offer.
func unrepaid(c *comp.Comparison) string {
	loans := c.Case.Candidate.StudentLoan
	var names []string
	for i := range c.Offers {
		if r := &c.Offers[i]; len(r.Taxes) > 0 && (r.Taxes[0].Taxes == nil || r.Taxes[0].Taxes.Situation.Place.Country() != "GB") {
			names = append(names, r.Name)
		}
	}
	if len(loans) == 0 || names == nil {
		return ""
	}
	return fmt.Sprintf("The student loan of %s is repaid from wages in the United Kingdom alone: nothing is deducted for it at %s, and what the lender asks of borrowers abroad is in no figure.",
		series(loansInWords(loans)), series(names))
}

// ownRateIdle reports whether the candidate's own rate taxes nothing, because tables of the law tax every offer. A rate
// beside a filing status stands in where a location has none, so that both may well be written.
func ownRateIdle(c *comp.Comparison) bool {
	return c.Case.Candidate.TaxRate.Valid && len(c.Offers) > 0 &&
		!slices.ContainsFunc(c.Offers, func(r comp.Result) bool { return len(r.Taxes) == 0 || r.Taxes[0].Taxes == nil })
}

// loansInWords write plans of student loans as people say them: plan 2.
func loansInWords(plans []string) []string {
	words := make([]string, len(plans))
	for i, plan := range plans {
		words[i] = strings.ReplaceAll(plan, "_", " ")
	}
	return words
}

// TaxAssumption says by which law, or at which rate, an offer is taxed, with a filing status: 2026 law
// for pay from 2027 on, single.
func TaxAssumption(c *comp.Comparison, r *comp.Result, filing tax.Filing) string {
	taxes := r.Taxes[0].Taxes
	if taxes == nil {
		return fmt.Sprintf("After tax, %s: your own rate of %s on all wages.", r.Name, ExactPercent(c.Case.Candidate.TaxRate.Decimal))
	}
	t := &Taxed{Taxes: *taxes}
	person := ""
	if t.UnitedStates() {
		person = ", " + FilingInWords(filing)
	} else if loans := taxes.Situation.StudentLoan; len(loans) > 0 {
		person = ", repaying a student loan of " + series(loansInWords(loans))
	}
	return fmt.Sprintf("After tax, %s in %s: %s law for pay from %d on%s; each service year is taxed as one full year.",
		r.Name, taxes.Situation.Place.Name, t.TaxYear(), r.Start.Year(), person)
}

// withoutStatus says which terms of the candidate count for nothing, because the case asks for no taxes by law;
// nothing where there are none.
func withoutStatus(c *comp.Comparison) string {
	of := &c.Case.Candidate
	var terms []string
	if of.FilingStatus == "" && len(of.StudentLoan) == 0 {
		if !of.HSA.IsZero() && !of.TaxRate.Valid {
			terms = append(terms, "hsa")
		}
		if len(of.Exempt) > 0 {
			terms = append(terms, "exempt")
		}
	}
	if terms == nil {
		return ""
	}
	return fmt.Sprintf("Without a filing status nothing comes of the candidate's %s; write candidate: {filing_status: single} for figures after tax.", series(terms))
}

// untaxedInWords says why an offer has no figure after tax, and what to write.
func untaxedInWords(err error) string {
	var why *comp.UntaxedError
	if errors.As(err, &why) {
		return why.Error()
	}
	return err.Error()
}

// untaxedToSay is untaxedInWords without the keys of a case file.
func untaxedToSay(err error) string {
	var why *comp.UntaxedError
	if !errors.As(err, &why) || why.Err != nil {
		return untaxedInWords(err)
	}
	switch {
	case why.Unfiled:
		return fmt.Sprintf("taxes in %s need a filing status; say yours in the case", why.Location)
	case why.Currency != "":
		return fmt.Sprintf("taxes in %s are in %s; say in the case what one %s is worth", why.Location, why.Currency, why.Currency)
	}
	return "the case does not say where the wages are earned"
}

// taxSteps show how the taxes of each service year come about, down to each bracket; of years that
// are alike the first.
func taxSteps(r *comp.Result, years []*comp.YearTax, id string) (blocks []Block) {
	var last *tax.Taxes
	for _, y := range years {
		if y.Taxes == nil || last != nil && last.Wages.Decimal().Equal(y.Taxes.Wages.Decimal()) && last.TakeHome.Decimal().Equal(y.Taxes.TakeHome.Decimal()) {
			continue
		}
		last = y.Taxes
		t := &Taxed{Taxes: *y.Taxes}
		blocks = append(blocks, Paragraph{Text: fmt.Sprintf("%s, year %d: taxes on wages of %s in %s by the law of %s.",
			r.Name, y.Year, Money(last.Wages.Decimal(), t.Currency()), last.Situation.Place.Name, t.TaxYear())})
		for _, block := range t.stepByStep().Blocks {
			if table, ok := block.(Table); ok {
				table.ID = fmt.Sprintf("%s-year-%d-%s", id, y.Year, table.ID)
				blocks = append(blocks, table)
			}
		}
	}
	return blocks
}
