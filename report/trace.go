package report

import (
	"fmt"

	"github.com/seed-251b9aba/offerkit/comp"
)

// LineInWords names a line of a trace and says how it came about.
func LineInWords(l *comp.TraceLine, c *comp.Case) (item, how string) {
	switch l.Kind {
	case comp.DiscountLine:
		return l.Discount.Name(), fmt.Sprintf("%s of %s", ExactPercent(l.Discount.Rate), c.Currency.Grouped(l.Discount.Of))
	case comp.HeldSharesLine:
		return "Shares held", "at the price of the last day of work"
	case comp.UnvestedMatchLine:
		return l.Item, "forfeited on leaving"
	case comp.SettledLine:
		return "Earned and not yet due", "of holiday pay and the like, paid on leaving"
	case comp.ClawbackLine:
		return "Clawback of " + l.Item, DebtInWords(l.Debt, c.Currency).String()
	case comp.YearOfBaseLine:
		return "Base", "a year at the start"
	case comp.YearOfBonusLine:
		return l.Item, "the target of a year"
	case comp.YearOfGrantLine:
		return l.Item, fmt.Sprintf("%s x 12/%s", Amount(l.Whole, l.Currency), Count(l.Months, "month"))
	case comp.YearOfSignOnLine:
		return l.Item, Amount(l.Whole, l.Currency) + " / 4"
	case comp.TaxLine:
		item := fmt.Sprintf("Taxes of year %d", l.Tax.Year)
		wages := Money(l.Tax.Wages.Decimal(), l.Tax.Currency)
		if l.Tax.Taxes == nil {
			return item, fmt.Sprintf("%s of %s", ExactPercent(c.Candidate.TaxRate.Decimal), wages)
		}
		return item, "on wages of " + wages
	case comp.OnPaperLine:
		return l.Item, "a private company's equity is on paper and counts 0"
	}
	return l.Item, ""
}
