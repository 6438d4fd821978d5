package report

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/negotiate"
)

// Level turns the sign-ons that level the years of an offer into their document.
func Level(c *comp.Comparison, l *negotiate.Levelled) *Document {
	d := &Document{
		Title:    "Sign-ons that level the years of " + l.From.Name,
		Subtitle: fmt.Sprintf("%s, valued on %v, over %s of service", c.Case.Currency, c.Case.AsOf, Count(c.Case.Years, "year")),
		Verdict:  Said(levelVerdict(c, l)), Currency: c.Case.Currency, Comparison: c, View: comp.ByYear,
	}
	d.Sections = append(d.Sections, levelSection(c, l), Section{ID: "assumptions", Part: Closing, Title: "Assumptions", Blocks: []Block{
		List{Items: append([]string{"A sign-on that the letter has keeps its terms; one that it has not is a lump on the first day of its year, without a clawback."}, Assumptions(c)...)},
	}})
	return d
}

func levelVerdict(c *comp.Comparison, l *negotiate.Levelled) string {
	currency := c.Case.Currency
	goal := map[negotiate.LevelKind]string{
		negotiate.LevelEqual: fmt.Sprintf("every year pay %s, as its best year does", Headline(l.Goal, currency)),
		negotiate.LevelFloor: fmt.Sprintf("no year pay less than year 1, %s", Headline(l.Goal, currency)),
	}[l.Kind]
	var parts []string
	for k, amount := range l.SignOn {
		if amount.IsPositive() && (k > 0 || l.Kind == negotiate.LevelEqual) {
			parts = append(parts, fmt.Sprintf("%s in year %d", Sign(l.From.Currency)+strings.TrimSuffix(Money(amount, l.From.Currency), ".00"), k+1))
		}
	}
	switch {
	case l.Same() && l.Kind == negotiate.LevelEqual:
		return fmt.Sprintf("%s's years are level as they stand.", l.From.Name)
	case l.Same():
		return fmt.Sprintf("No year of %s pays less than year 1, %s, as it stands.", l.From.Name, Headline(l.Goal, currency))
	}
	text := fmt.Sprintf("To make %s, ask %s for sign-ons of %s", goal, l.From.Name, series(parts))
	for _, year := range l.Off {
		text += fmt.Sprintf("; year %d still pays %s, which no sign-on brings to it", year, Headline(l.Years[year-1], currency))
	}
	return text + "."
}

func levelSection(c *comp.Comparison, l *negotiate.Levelled) Section {
	t := Table{ID: "level", Title: l.From.Name, Caption: string(c.Case.Currency), Columns: []Column{
		textColumn("Year"), numberColumn("Today"), numberColumn("Sign-on"), numberColumn("Then"), numberColumn("Change"),
	}}
	if l.From.Currency != c.Case.Currency {
		t.Caption += "; the sign-ons in " + string(l.From.Currency)
	}
	row := func(what string, before, signOn, after decimal.Decimal, sum bool) {
		t.Rows = append(t.Rows, Row{Total: sum, Cells: []Cell{
			textCell(what), moneyCell(before), moneyCell(signOn), moneyCell(after), {Kind: DifferenceCell, Value: after.Sub(before)},
		}})
	}
	for k := range l.Years {
		row(fmt.Sprintf("Year %d", k+1), l.Before[k], l.SignOn[k], l.Years[k], false)
	}
	row("Total", total(l.Before), total(l.SignOn), total(l.Years), true)
	return Section{ID: "level", Part: Closing, Title: "The years", Blocks: []Block{t}}
}
