package report

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/tax"
)

// What a clawback costs after tax, beside what the clause takes.

// ClawbackAfterTax is what the clawbacks of a walk-away value cost after tax, 0 where nothing is owed; false
// where that is not known of each that is owed.
func ClawbackAfterTax(w *comp.WalkAway, repaid []*comp.Repayment) (decimal.Decimal, bool) {
	sum := decimal.Zero
	for i := range w.Debts {
		switch {
		case !w.Debts[i].Amount.IsPositive():
		case i >= len(repaid) || repaid[i] == nil:
			return decimal.Zero, false
		default:
			sum = sum.Add(repaid[i].Cost())
		}
	}
	return sum, true
}

// repaysTaxed reports whether a clawback is owed in any month of which it is known what it costs after tax.
func (d *Departures) repaysTaxed() bool {
	return slices.ContainsFunc(d.Offers, func(departure Departure) bool {
		return slices.ContainsFunc(departure.Months, func(w comp.WalkAway) bool {
			cost, known := ClawbackAfterTax(&w, departure.Repayments(&w))
			return known && !cost.IsZero()
		})
	})
}

// repaymentsInWords say of each debt what it costs after tax, and why.
func repaymentsInWords(r *comp.Result, w *comp.WalkAway, repaid []*comp.Repayment, currency comp.Currency) (items []string) {
	for i, one := range repaid {
		if one == nil {
			continue
		}
		how := ""
		add := func(text string, args ...any) { how += "; " + fmt.Sprintf(text, args...) }
		switch {
		case one.SameYear.IsZero():
		case one.Netted.IsZero():
			add("%s was paid in the same calendar year, and is net of tax", Money(one.SameYear, currency))
		default:
			add("of %s paid in the same calendar year, taxes of %s are given back with its wages", Money(one.SameYear, currency), Money(Stated(r, one.Netted), currency))
		}
		switch {
		case one.Later.IsZero():
		case one.Credit.IsZero() && one.Later.LessThanOrEqual(tax.ClaimOfRight):
			add("%s was paid in an earlier calendar year, and is no more than $3,000: its tax does not come back", Money(one.Later, currency))
		default:
			add("of %s paid in an earlier calendar year, federal income tax of %s comes back as a credit (26 U.S.C. 1341)", Money(one.Later, currency), Money(one.Credit, currency))
		}
		items = append(items, fmt.Sprintf("Clawback of %s after tax: %s%s", w.Debts[i].Item, Money(Stated(r, one.Cost()), currency), how))
	}
	return items
}

// afterTaxOfClawbacks is the convention of these figures.
const afterTaxOfClawbacks = "Clawback after tax: what was paid in the calendar year of leaving costs what is left of it after the taxes of its service year, taken as one full year, because the employer corrects the year's wages. " +
	"What was paid in an earlier one is repaid as the clause has it; where that is more than $3,000 the federal income tax on it comes back with the return of the year of leaving, as a credit (26 U.S.C. 1341). A deduction in its place, which is worth more where the rate of that year is higher, is not worked out. " +
	"Social security, Medicare and state tax on it may be refunded too, and are not counted."

// repaymentColumns head what clawbacks cost after tax, by month of leaving.
func repaymentColumns() []Column {
	return []Column{numberColumn("Month"), textColumn("Last day"), numberColumn("Clawback"), numberColumn("Tax comes back"), numberColumn("After tax")}
}

// repaymentRow is what clawbacks cost after tax in one month; false where nothing is owed, or it is not known.
func repaymentRow(r *comp.Result, w *comp.WalkAway, repaid []*comp.Repayment) (Row, bool) {
	cost, known := ClawbackAfterTax(w, repaid)
	return Row{Cells: []Cell{
		numberCell(decimal.NewFromInt(int64(w.Month))), dateCell(w.Date), moneyCell(w.Clawback.Neg()), projectedCell(r, w.Clawback.Sub(cost)), projectedCell(r, cost.Neg()),
	}}, known && w.Clawback.IsPositive()
}

// repaymentTable has what the clawbacks of one offer cost after tax, month by month; false where nothing is
// owed, or it is not known.
func (d *Departure) repaymentTable(id string, currency comp.Currency) (Table, bool) {
	t := Table{ID: id, Title: d.Result.Name + ", clawback after tax", Caption: string(currency), Columns: repaymentColumns()}
	for i := range d.Months {
		if row, owed := repaymentRow(d.Result, &d.Months[i], d.Repayments(&d.Months[i])); owed {
			t.Rows = append(t.Rows, row)
		}
	}
	return t, t.Rows != nil
}

// repaymentTable has what the clawbacks of all offers cost after tax every six months, as long as anything is
// owed; false where nothing is, or it is not known.
func repaymentTable(c *comp.Comparison) (Table, bool) {
	t := Table{ID: "clawback-after-tax", Title: "Clawback after tax", Caption: string(c.Case.Currency) + ", leaving after so many months", Columns: append([]Column{textColumn("Offer")}, repaymentColumns()...)}
	const every = 6
	for i := range c.Offers {
		r := &c.Offers[i]
		if r.Taxes == nil {
			continue
		}
		leaving := comp.NewLeaving(c, r, true)
		for month := every; month <= 12*c.Case.Years; month += every {
			w := leaving.KeptAfter(month)
			if row, owed := repaymentRow(r, &w, leaving.Repayments(&w)); owed {
				row.Cells = append([]Cell{textCell(r.Short)}, row.Cells...)
				t.Rows = append(t.Rows, row)
			}
		}
	}
	return t, t.Rows != nil
}
