package report

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/tax"
)

// taxSection says what the figures after tax rest on; false where there are none.
func taxSection(c *comp.Comparison) (Section, bool) {
	taxed := slices.ContainsFunc(c.Offers, func(r comp.Result) bool { return r.Taxes != nil })
	s := Section{ID: "after-tax", Part: Detail, Title: "Taxes"}
	notes := taxNotes(c)
	t, repays := repaymentTable(c)
	if repays {
		notes = append(notes, afterTaxOfClawbacks)
	}
	s.Blocks = append(s.Blocks, List{Items: append(notes, noAdvice)})
	if repays {
		s.Blocks = append(s.Blocks, t)
	}
	return s, taxed
}

// takeHomeTable has what taxes leave of an offer, with a column a service year; false where they
// are not known.
func takeHomeTable(c *comp.Comparison, r *comp.Result, id string) (Table, bool) {
	if r.Taxes == nil {
		return Table{}, false
	}
	t := Table{ID: id, Title: offerTitle(r) + ", after tax", Caption: string(c.Case.Currency) + ", " + ViewInWords(comp.ByYear), Columns: []Column{textColumn("")}}
	known, next := Row{Cells: []Cell{textCell("Known from")}}, Row{Cells: []Cell{textCell("Of the next bonus or RSUs")}}
	for i := range r.Taxes {
		y := &r.Taxes[i]
		t.Columns = append(t.Columns, numberColumn(fmt.Sprintf("Year %d", y.Year)))
		known.Cells = append(known.Cells, textCell(knownFrom(y)))
		rate, err := c.Marginal(y)
		cell := Cell{Kind: PercentCell, Value: rate}
		if err != nil {
			cell = Cell{Kind: EmptyCell}
		}
		next.Cells = append(next.Cells, cell)
	}
	none := Cell{Kind: EmptyCell}
	t.Columns, known.Cells, next.Cells = append(t.Columns, numberColumn("Total")), append(known.Cells, none), append(next.Cells, none)
	t.Rows = append(t.Rows,
		taxRow("Taxes", r, func(y *comp.YearTax) decimal.Decimal { return y.Amount.Decimal() }),
		taxRow("Take-home", r, func(y *comp.YearTax) decimal.Decimal { return y.TakeHome.Decimal() }))
	t.Rows[1].Total = true
	t.Rows = append(t.Rows, next)
	if row, ok := setAsideRow(c, r); ok {
		t.Rows = append(t.Rows, row)
	}
	if row, ok := isoRow(c, r); ok {
		t.Rows = append(t.Rows, row)
	}
	t.Rows = append(t.Rows, known)
	return t, true
}

// taxRow is one figure of every service year, and their sum, in whole units where the taxes rest
// on a projected figure.
func taxRow(title string, r *comp.Result, of func(*comp.YearTax) decimal.Decimal) Row {
	row, sum := Row{Cells: []Cell{textCell(title)}}, decimal.Zero
	for i := range r.Taxes {
		v := of(&r.Taxes[i])
		sum = sum.Add(v)
		row.Cells = append(row.Cells, projectedCell(r, v))
	}
	row.Cells = append(row.Cells, projectedCell(r, sum))
	return row
}

// projectedCell is an amount that rests on the taxes of an offer.
func projectedCell(r *comp.Result, v decimal.Decimal) Cell {
	if r.TaxIsProjected() {
		return numberCell(Stated(r, v))
	}
	return moneyCell(v)
}

// Stated is an amount that rests on the taxes of an offer as it may be stated: in whole units
// where they rest on a projected figure.
func Stated(r *comp.Result, v decimal.Decimal) decimal.Decimal {
	if r.TaxIsProjected() {
		return v.Round(0)
	}
	return v
}

func knownFrom(y *comp.YearTax) string {
	if y.Taxes == nil {
		return "your own rate"
	}
	return y.Taxes.Confidence().String()
}

// setAsideRow is what flat rates of withholding on bonuses, sign-ons and vests leave to be paid;
// it is called the federal gap where a state's rate is not known, and left out where the law is
// in another currency.
func setAsideRow(c *comp.Comparison, r *comp.Result) (Row, bool) {
	all := true
	gaps := map[int]decimal.Decimal{}
	for i := range r.Taxes {
		y := &r.Taxes[i]
		w, err := c.Withholding(y)
		if err != nil || y.Currency != c.Case.Currency {
			return Row{}, false
		}
		gap, complete := w.StatedGap()
		gaps[y.Year], all = gap, all && complete
	}
	title := "To set aside"
	if !all {
		title = "Federal gap of withholding"
	}
	return taxRow(title, r, func(y *comp.YearTax) decimal.Decimal { return gaps[y.Year] }), true
}

// isoRow is the alternative minimum tax of exercising and holding incentive stock options as they vest; false
// where there are none.
func isoRow(c *comp.Comparison, r *comp.Result) (Row, bool) {
	taxes, err := c.ISOTaxes(r)
	if err != nil || taxes == nil {
		return Row{}, false
	}
	return taxRow("AMT if ISOs are held", r, func(y *comp.YearTax) decimal.Decimal { return taxes[y.Year-1].Tax }), true
}

// isoNote says what that row is; nothing where no offer has it.
func isoNote(c *comp.Comparison) string {
	for i := range c.Offers {
		if _, ok := isoRow(c, &c.Offers[i]); ok {
			return "AMT if ISOs are held: the federal alternative minimum tax of exercising the year's incentive stock options on the day of each vest, at that day's price or a private company's FMV today, and holding the shares past the end of the year. " +
				"It comes on top of the taxes and of what the exercise costs, is in no other figure here, and may come back as a credit in later years (26 U.S.C. 53, 55, 56)."
		}
	}
	return ""
}

// taxNotes are what to know before relying on the taxes, each once, but for [noAdvice].
func taxNotes(c *comp.Comparison) []string {
	notes := []string{
		"Take-home: cash received, shares sold as they vest with it, less taxes and your own contributions.",
		"Of the next bonus or RSUs: the share of one more dollar that taxes take. To set aside: what flat rates of withholding on bonuses, sign-ons and vests leave to be paid; below zero comes back with the return.",
	}
	if note := isoNote(c); note != "" {
		notes = append(notes, note)
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

// noAdvice is said once of every answer on taxes.
const noAdvice = "An estimate, and no tax advice."

// taxAssumptions say by which law each offer is taxed, and why one is not.
func taxAssumptions(c *comp.Comparison) []string {
	var items []string
	for i := range c.Offers {
		if r := &c.Offers[i]; len(r.Taxes) > 0 {
			items = append(items, taxAssumption(c, r))
		}
	}
	if text := unrepaid(c); text != "" {
		items = append(items, text)
	}
	for _, u := range c.Untaxed {
		items = append(items, fmt.Sprintf("After tax is left out: %s: %s.", c.Offers[u.Offer].Name, untaxedInWords(u.Err)))
	}
	return items
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

// loansInWords write plans of student loans as people say them: plan 2.
func loansInWords(plans []string) []string {
	words := make([]string, len(plans))
	for i, plan := range plans {
		words[i] = strings.ReplaceAll(plan, "_", " ")
	}
	return words
}

// taxAssumption says by which law, or at which rate, an offer is taxed: 2026 law for pay from 2027 on.
func taxAssumption(c *comp.Comparison, r *comp.Result) string {
	taxes := r.Taxes[0].Taxes
	if taxes == nil {
		return fmt.Sprintf("After tax, %s: your own rate of %s on all wages.", r.Name, ExactPercent(c.Case.Candidate.TaxRate.Decimal))
	}
	t := &Taxed{Taxes: *taxes}
	person := ""
	if t.UnitedStates() {
		person = ", " + filingInWords(taxes.Situation.Filing)
	} else if loans := taxes.Situation.StudentLoan; len(loans) > 0 {
		person = ", repaying a student loan of " + series(loansInWords(loans))
	}
	return fmt.Sprintf("After tax, %s in %s: %s law for pay from %d on%s; each service year is taxed as one full year.",
		r.Name, taxes.Situation.Place.Name, t.TaxYear(), r.Start.Year(), person)
}

// untaxedInWords says why an offer has no figure after tax, and what to write.
func untaxedInWords(err error) string {
	var why *comp.UntaxedError
	if errors.As(err, &why) {
		return why.Error()
	}
	return err.Error()
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
