package report

import (
	"fmt"

	"github.com/seed-251b9aba/offerkit/comp"
)

// DebtInWords says why a clause takes what it takes (SPEC 5.3).
func DebtInWords(d *comp.ClauseDebt, reporting comp.Currency) Sentence {
	why := whyOwed(&d.Debt)
	if d.Debt.Currency != reporting && d.Debt.Amount.IsPositive() {
		return say("%s; %s %s at the rate of %s", why, d.Debt.Currency, numbered(NativeForm, d.Debt.AmountNumber(), d.Debt.Currency), d.Debt.On)
	}
	return why
}

func whyOwed(d *comp.Debt) Sentence {
	switch d.Spared {
	case comp.SparedWithoutClause:
		return say("nothing is owed: there is no clawback")
	case comp.SparedOnDismissal:
		return say("nothing is owed: the clause is for a resignation only")
	case comp.SparedUnpaid:
		return say("nothing is owed: nothing was paid by %s", d.On)
	}
	first, last := d.Parts[0], d.Parts[len(d.Parts)-1]
	unit, length := "month", d.Clause.Months
	if d.Clause.ByDays {
		unit, length = "day", last.Since.DaysUntil(last.Since.AddMonths(length))
	}
	if last.Left == 0 { // the last payment is the last to be free
		return say("nothing is owed: %s of %s served since %s", last.Served, Count(length, unit), last.Since)
	}
	received := numbered(NativeForm, d.ReceivedNumber(), d.Currency)
	if first.Since == last.Since {
		return say("%s of %s paid: %s of %s served since %s; %s",
			partOwed(first), received, Count(first.Served, served(d)), length, first.Since, clauseInWords(d))
	}
	return say("%s payments of %s together, each counted from its own payday: %s of the first (%s of %s served) to %s of the last (%s); %s",
		len(d.Parts), received, partOwed(first), Count(first.Served, served(d)), length, partOwed(last), last.Served, clauseInWords(d))
}

// served is what a clause counts.
func served(d *comp.Debt) string {
	if d.Clause.ByDays {
		return "day"
	}
	return "full month"
}

// partOwed writes the part that is owed as a person says it: "all", "10/24", "none".
func partOwed(p comp.DebtPart) string {
	switch p.Left {
	case 0:
		return "none"
	case p.Of:
		return "all"
	}
	return fmt.Sprintf("%d/%d", p.Left, p.Of)
}

// clauseInWords writes the wording that the part rests on.
func clauseInWords(d *comp.Debt) string {
	c, text := d.Clause, "pro-rata with each "+served(d)
	switch {
	case c.Kind == comp.Cliff:
		text = fmt.Sprintf("all of it until month %d", c.Months)
	case c.Full > 0 && c.Then == comp.ThenOfWhole:
		text = fmt.Sprintf("all of it until month %d, then the part of all %d months that is left", c.Full, c.Months)
	case c.Full > 0 && c.Step > 0:
		text = fmt.Sprintf("all of it until month %d, then only whole steps of %s count", c.Full, Count(c.Step, "month"))
	case c.Full > 0:
		text = fmt.Sprintf("all of it until month %d, then pro-rata over the other %d", c.Full, c.Months-c.Full)
	case c.Step > 0:
		text = fmt.Sprintf("only whole steps of %s count", Count(c.Step, "month"))
	}
	switch {
	case c.Basis == comp.Net && c.NetRate.IsZero():
		text += "; net, but no tax rate is known, so what was paid gross"
	case d.Assumed:
		text += "; net of " + ExactPercent(c.NetRate.Round(4)) + ", what taxes take of it"
	case c.Basis == comp.Net:
		text += "; net of tax at " + ExactPercent(c.NetRate)
	}
	return text
}
