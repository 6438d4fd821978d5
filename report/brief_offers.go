package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// briefOffers is how many offers stand side by side on one page.
const briefOffers = 5

// offers puts the offers on one page: what each letter says, and the few numbers.
func (f *BriefFacts) offers() Section {
	c := f.Comparison
	shown := f.sideBySide()
	t := Table{ID: "offers", Title: "The offers", Caption: fmt.Sprintf("terms in each letter's currency, figures in %s", c.Case.Currency), Columns: []Column{textColumn("")}}
	for _, i := range shown {
		t.Columns = append(t.Columns, numberColumn(offerTitle(&c.Offers[i])))
	}
	for _, fact := range Facts(c) {
		if fact.Key != notesKey {
			t.Rows = f.termRow(t.Rows, fact.Title, shown, func(r *comp.Result) string { return fact.Of(&r.Offer) })
		}
	}
	for _, term := range briefTerms {
		t.Rows = f.termRow(t.Rows, term.title, shown, term.of)
	}
	t.Rows = append(append(t.Rows, f.furtherRows(shown)...), f.figureRows(shown)...)
	s := Section{ID: "offers", Title: t.Title, Blocks: []Block{t}}
	if more := len(c.Offers) - len(shown); more > 0 {
		s.Blocks = append(s.Blocks, Paragraph{Text: fmt.Sprintf("%s that pay less are in the workbook.", capital(Count(more, "further offer")))})
	}
	return s
}

// sideBySide are the offers that stand on the page: all, or of many the one that is asked, the one that
// is matched and the best of the others, in the order of the case.
func (f *BriefFacts) sideBySide() (shown []int) {
	ranking, _ := f.Comparison.Ranking(f.Metric)
	if len(ranking.Order) != len(f.Comparison.Offers) { // one offer is ranked by nothing
		for i := range f.Comparison.Offers {
			ranking.Order = append(ranking.Order, i)
		}
	}
	var first []int
	if f.From >= 0 {
		first = append(first, f.From)
	}
	if other, matched := f.matched(); matched {
		first = append(first, other)
	}
	for _, i := range append(first, ranking.Order...) {
		if !slices.Contains(shown, i) && len(shown) < briefOffers {
			shown = append(shown, i)
		}
	}
	slices.Sort(shown)
	return shown
}

// baseAsWritten is the base as the letter has it, of pay by a period with what its year comes to: £525 a day,
// £136,500 for 260 days; €100 an hour, €192,000 a year.
func baseAsWritten(r *comp.Result) string {
	year, rate := exactHeadline(r.Offer.YearlyBase(), r.Currency), &r.Offer.Rate
	switch rate.Per {
	case comp.PerDay:
		return fmt.Sprintf("%s %s, %s for %s days", exactHeadline(rate.Amount, r.Currency), rate.Each(), year, Number(r.Offer.Workdays()))
	case comp.PerHour, comp.PerWeek:
		return fmt.Sprintf("%s %s, %s a year", exactHeadline(rate.Amount, r.Currency), rate.Each(), year)
	}
	return year
}

// termRow adds a row of a term, unless no offer states it.
func (f *BriefFacts) termRow(rows []Row, title string, shown []int, of func(*comp.Result) string) []Row {
	row, stated := Row{Cells: []Cell{textCell(title)}}, false
	for _, i := range shown {
		text := of(&f.Comparison.Offers[i])
		row.Cells, stated = append(row.Cells, textCell(text)), stated || text != ""
	}
	if !stated {
		return rows
	}
	return append(rows, row)
}

// briefTerms are what letters say of pay, each in a few words; empty where a letter says nothing of it.
var briefTerms = []struct {
	title string
	of    func(*comp.Result) string
	pays  []comp.Component // what comes of it
}{
	{"First day", func(r *comp.Result) string {
		if r.Offer.Current {
			return ""
		}
		return r.Start.String()
	}, nil},
	{"Base", baseAsWritten, []comp.Component{comp.BasePay}},
	{"Bonus", bonusInBrief, []comp.Component{comp.BonusPay}},
	{"Commission", func(r *comp.Result) string { return amountInBrief(r.Offer.Commission.Target, r.Currency) }, []comp.Component{comp.CommissionPay}},
	{"Sign-on", signOnInBrief, []comp.Component{comp.SignOnPay}},
	{"Relocation", func(r *comp.Result) string {
		all := decimal.Zero
		for _, term := range r.Offer.RelocationTerms() {
			all = all.Add(r.Offer.RelocationOf(term).Amount)
		}
		return amountInBrief(all, r.Currency)
	}, []comp.Component{comp.RelocationPay}},
	{"Grants", grantsInBrief, []comp.Component{comp.CashGrantPay, comp.RSUPay, comp.OptionPay}},
	{"Refreshers", refreshersInBrief, []comp.Component{comp.RefresherPay}},
	{"Exit assumed", func(r *comp.Result) string {
		exit := r.Offer.Private.Exit
		if exit.Value.IsZero() {
			return ""
		}
		return fmt.Sprintf("%s on %v", Short(exit.Value, r.Equity), exit.On)
	}, nil},
}

// furtherRows are what the totals hold beside those terms, component by component: with them the rows are
// all that is paid.
func (f *BriefFacts) furtherRows(shown []int) (rows []Row) {
	c := f.Comparison
	for _, component := range comp.Components() {
		title := fmt.Sprintf("%s, %s", c.TitleOf(component), Count(c.Case.Years, "year"))
		rows = f.termRow(rows, title, shown, func(r *comp.Result) string {
			if termed(r, component) {
				return ""
			}
			sum := r.Timeline.Sum(func(p *comp.Payment) bool { return p.Component == component })
			if sum.IsZero() {
				return ""
			}
			return HeadlineInTable(sum, c.Case.Currency)
		})
	}
	return rows
}

// termed reports whether a term of the letter that stands on the page says what a component pays.
func termed(r *comp.Result, component comp.Component) bool {
	for _, term := range briefTerms {
		if slices.Contains(term.pays, component) {
			return term.of(r) != ""
		}
	}
	return false
}

func amountInBrief(v decimal.Decimal, currency comp.Currency) string {
	if v.IsZero() {
		return ""
	}
	return exactHeadline(v, currency)
}

func bonusInBrief(r *comp.Result) string {
	b := &r.Offer.Bonus
	text := amountInBrief(b.Amount, r.Currency)
	if !b.Rate.IsZero() {
		text = ExactPercent(b.Rate)
	}
	if text != "" && b.Payout.Valid {
		text += ", paid at " + ExactPercent(b.Payout.Decimal)
	}
	return text
}

func signOnInBrief(r *comp.Result) string {
	var parts []string
	for _, s := range r.Offer.SignOn {
		if text := amountInBrief(s.Amount, r.Currency); text != "" {
			parts = append(parts, fmt.Sprintf("%s (year %d)", text, s.Year))
		}
	}
	return strings.Join(parts, ", ")
}

func grantsInBrief(r *comp.Result) string {
	var parts []string
	for i := range r.Offer.Grants {
		g := &r.Offer.Grants[i]
		what := map[comp.GrantKind]string{comp.Option: "options", comp.CashGrant: "cash"}[g.Kind]
		if what == "" {
			what = "RSUs"
		}
		text := Number(g.Shares) + " " + what
		if g.Percent.IsPositive() {
			text = what + " on " + ExactPercent(g.Percent) + " of the company"
		}
		if !g.Value.IsZero() {
			text = fmt.Sprintf("%s in %s", exactHeadline(g.Value, r.CurrencyOf(fmt.Sprintf("grants[%d].value", i))), what)
		}
		if g.Kind == comp.Option {
			text += " at " + Sign(r.Equity) + Amount(g.Strike, r.Equity)
		}
		parts = append(parts, text+", "+Plain(g.Vesting.String()))
	}
	return strings.Join(parts, "; ")
}

func refreshersInBrief(r *comp.Result) string {
	var parts []string
	for i := range r.Offer.Refreshers {
		of := &r.Offer.Refreshers[i]
		text := amountInBrief(of.Value, r.Equity)
		what := "shares"
		if of.Kind == comp.Option {
			what = "options"
		}
		switch term, amount := of.Amount(); term {
		case "share_of_grant":
			text = ExactPercent(amount) + " of the grant"
		case "shares":
			text = Number(amount) + " " + what
		case "percent":
			text = what + " on " + ExactPercent(amount) + " of the company"
		}
		if of.Promise != comp.PromiseWritten {
			text += ", not in writing"
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, "; ")
}

// figureRows are the few numbers, the leader of each marked.
func (f *BriefFacts) figureRows(shown []int) (rows []Row) {
	c := f.Comparison
	var named []string
	for _, name := range append([]string{f.Metric}, append(briefMetrics, "after-tax")...) {
		ranking, known := c.Ranking(name)
		if !known || slices.Contains(named, name) {
			continue
		}
		named = append(named, name)
		row := Row{Cells: []Cell{textCell(ranking.Metric.Title)}}
		for _, i := range shown {
			value, known := c.Offers[i].Figure(name)
			cell := Cell{Text: HeadlineInTable(value, c.Case.Currency), Best: len(c.Offers) > 1 && ranking.Verdict == comp.Leads && ranking.Order[0] == i}
			row.Cells = append(row.Cells, cell.ifKnown(known))
		}
		rows = append(rows, row)
	}
	if len(rows) > 0 {
		rows[0].Total = true
	}
	return rows
}
