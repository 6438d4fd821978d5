package report

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/comp/tax"
)

// Taxed is the taxes on a year's wages, and what else was asked of them.
type Taxed struct {
	Taxes       tax.Taxes
	Marginal    decimal.Decimal  // of [tax.Taxes.NextPay]
	Withholding *tax.Withholding // of supplemental wages; nil where there are none
	Assumed     bool             // nobody has stated the filing status
	Explain     bool             // the document shows how each tax comes about
}

// NewTaxed computes the taxes on wages of which a part is supplemental.
func NewTaxed(law *tax.Law, wages, supplemental decimal.Decimal, s tax.Situation) (*Taxed, error) {
	taxes, err := law.Taxes(calc.Of(wages), s)
	if err != nil {
		return nil, err
	}
	t := &Taxed{Taxes: taxes}
	marginal, err := law.Marginal(&taxes)
	t.Marginal = marginal.Decimal()
	if err != nil || supplemental.IsZero() {
		return t, err
	}
	w, err := law.Withholding(calc.Of(wages), calc.Of(supplemental), s)
	if err != nil {
		return nil, err
	}
	t.Withholding = &w
	return t, nil
}

// Currency is that of every amount.
func (t *Taxed) Currency() comp.Currency { return comp.Currency(t.Taxes.Situation.Place.Currency()) }

// UnitedStates reports whether the taxes are those of the United States.
func (t *Taxed) UnitedStates() bool { return t.Taxes.Situation.Place.Country() == "US" }

// TaxYear writes the year of a country's law: 2026, or 2026-27 where it does not begin in
// January.
func (t *Taxed) TaxYear() string {
	year := t.Taxes.Situation.Year
	if t.UnitedStates() {
		return fmt.Sprint(year)
	}
	return fmt.Sprintf("%d-%02d", year, (year+1)%100)
}

// Payroll is the sum of the payroll taxes of states and places.
func (t *Taxed) Payroll() decimal.Decimal {
	sum := decimal.Zero
	for i := range t.Taxes.Taxes {
		if one := &t.Taxes.Taxes[i]; one.Payroll {
			sum = sum.Add(one.Stated())
		}
	}
	return sum
}

// Amount is the sum of the taxes with an id, as they are stated, and whether it is known: a
// tax of a place is 0 where there is none, and not known where no table has it.
func (t *Taxed) Amount(id string) (amount decimal.Decimal, known bool) {
	amount, known = t.Taxes.Of(id)
	return amount, known || id == "local_income_tax" && t.UnitedStates() && t.Taxes.Situation.Place.LeftOut == ""
}

// Document is the taxes as a report.
func (t *Taxed) Document() *Document {
	c := t.Currency()
	d := &Document{
		Title:    fmt.Sprintf("Taxes on %s of wages in %s", Headline(t.Taxes.Wages.Decimal(), c), t.Taxes.Situation.Place.Name),
		Subtitle: t.subtitle(), Verdict: Said(t.verdict()...), Currency: c,
		Sections: []Section{{ID: "taxes", Part: Detail, Title: "Taxes", Blocks: []Block{t.table()}}},
	}
	if t.Withholding != nil {
		d.Sections = append(d.Sections, Section{ID: "withholding", Part: Detail, Title: "Withholding", Blocks: []Block{t.withholdingTable(), List{Items: t.setAside()}}})
	}
	if t.Explain {
		d.Sections = append(d.Sections, t.stepByStep())
	}
	d.Sections = append(d.Sections, Section{ID: "notes", Part: Closing, Title: "Notes", Blocks: []Block{List{Items: t.Notes()}}})
	return d
}

func (t *Taxed) subtitle() string {
	text := fmt.Sprintf("%s, law of %s", t.Currency(), t.TaxYear())
	if t.UnitedStates() {
		text += ", " + FilingInWords(t.Taxes.Situation.Filing)
	}
	return text
}

// FilingInWords is a filing status as a person says it.
func FilingInWords(f tax.Filing) string {
	return [...]string{"single", "married filing jointly", "married filing separately", "head of household"}[f]
}

func (t *Taxed) verdict() []string {
	c, total, left := t.Currency(), t.Taxes.StatedTotal(), t.Taxes.StatedTakeHome()
	sentences := []string{fmt.Sprintf("%s of taxes leave %s to take home: %s a month.", Headline(total, c), Headline(left, c), Headline(left.DivRound(decimal.NewFromInt(12), 0), c))}
	if wages := t.Taxes.Wages.Decimal(); wages.IsPositive() {
		cliff := ""
		if t.Marginal.GreaterThan(decimal.NewFromInt(1)) {
			cliff = ", where the law has a cliff: above some income a tax is more on all of it"
		}
		sentences = append(sentences, fmt.Sprintf("They take %s of the wages, and %s of the next %s%s.", Percent(total.DivRound(wages, 6)), Percent(t.Marginal), Headline(t.Taxes.NextPay().Decimal(), c), cliff))
	}
	return sentences
}

// taxCell is an amount of tax: whole units where it rests on a projected figure.
func taxCell(one *tax.Tax, currency comp.Currency) Cell {
	if one.Confidence == tax.OnProjected {
		return amountCell(one.Stated(), currency)
	}
	return moneyCell(one.Stated())
}

// table has a row a tax: the amount, its share of the wages, and how sure it is.
func (t *Taxed) table() Table {
	table := Table{ID: "taxes", Caption: string(t.Currency()), Columns: []Column{textColumn("Tax"), numberColumn("Amount"), numberColumn("Of wages"), textColumn("How sure")}}
	wages := t.Taxes.Wages.Decimal()
	add := func(what string, amount Cell, known string, total bool) {
		share := Cell{Kind: EmptyCell}
		if wages.IsPositive() {
			share = Cell{Kind: PercentCell, Value: amount.Value.DivRound(wages, 6)}
		}
		table.Rows = append(table.Rows, Row{Cells: []Cell{textCell(what), amount, share, textCell(known)}, Total: total})
	}
	for i := range t.Taxes.Taxes {
		one := &t.Taxes.Taxes[i]
		add(one.Title, taxCell(one, t.Currency()), one.Confidence.String(), false)
	}
	add("All taxes", moneyCell(t.Taxes.StatedTotal()), t.Taxes.Confidence().String(), true)
	for what, own := range t.deferrals() {
		add(what, moneyCell(own), "", false)
	}
	add("Take-home", moneyCell(t.Taxes.StatedTakeHome()), t.Taxes.Confidence().String(), true)
	return table
}

// deferrals are the parts of the wages that are neither taxes nor taken home.
func (t *Taxed) deferrals() func(func(string, decimal.Decimal) bool) {
	s := &t.Taxes.Situation
	return func(yield func(string, decimal.Decimal) bool) {
		if own := s.Retirement.Decimal(); !own.IsZero() && !yield("Own retirement contribution", own) {
			return
		}
		if own := s.HSA.Decimal(); !own.IsZero() {
			yield("Own HSA contribution", own)
		}
	}
}

// Notes are what to know before relying on the taxes.
func (t *Taxed) Notes() []string {
	var notes []string
	place := &t.Taxes.Situation.Place
	switch {
	case place.Unnamed:
		notes = append(notes, fmt.Sprintf("Left out, because %s alone is named: %s. The tables here have them: write the city.", place.Name, place.LeftOut))
	case place.LeftOut != "":
		notes = append(notes, fmt.Sprintf("Left out, because no table here has them: %s.", place.LeftOut))
	}
	if place.Elsewhere != nil {
		notes = append(notes, fmt.Sprintf("%s is taxed as a place there, whose name is not known; if %s is meant, write that.", place.Name, strings.Join(place.Elsewhere, " or ")))
	}
	for _, note := range t.Taxes.Notes() {
		notes = append(notes, note+".")
	}
	if t.Taxes.Confidence() >= tax.OnProjected {
		notes = append(notes, "Projected: the figures of the year are not published, and last year's are carried on by an index; taxes that rest on them are in whole units. Unsettled: sources disagree, or a law is pending.")
	}
	if !t.Taxes.Situation.ISOSpread.Decimal().IsZero() {
		notes = append(notes, "The alternative minimum tax is the federal one; those of states are not modelled. Most of it may come back as a credit in later years.")
	}
	if t.Assumed && t.UnitedStates() {
		notes = append(notes, "Filing single is assumed; --status names another.")
	}
	if t.UnitedStates() {
		notes = append(notes, "The wages of one person with no other income and no dependants, who deducts the standard deduction, or state and local income taxes where they are more. "+
			"Not modelled: a second earner, credits for low incomes, other itemized deductions, work in several states, a part of a year.")
	} else {
		notes = append(notes, "The wages of one person with no other income and the whole personal allowance, paid evenly through the year.")
	}
	return append(notes, noAdvice)
}
