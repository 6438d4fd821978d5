package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// Beside the total: what an offer has that no headline may hide. The band without what
// nobody has put in writing, what risk takes off, what options cost to
// exercise, what private equity is worth on paper, paid days off.

// BandTitle names the totals without the expected refreshers, top-ups and promotions.
const BandTitle = "Without expected"

// bandRow is the totals without what is merely expected, or nothing where none are.
func bandRow(r *comp.Result, periods []comp.Period) (Row, bool) {
	if r.Band().IsPoint() {
		return Row{}, false
	}
	return sumRow(BandTitle, periods, func(p *comp.Period) decimal.Decimal { return p.Band().Low }), true
}

// bandSentence says what the totals are without what nobody has put in writing, and whether
// that decides who leads. What the condition of the lead has said is not said again.
func bandSentence(c *comp.Comparison, lead *comp.Standing) string {
	var parts []string
	for i := range c.Offers {
		band := c.Offers[i].Band()
		if band.IsPoint() || saysLow(lead, i, band) {
			continue
		}
		parts = append(parts, fmt.Sprintf("%s totals %s instead of %s", c.Offers[i].Name,
			Headline(band.Low, c.Case.Currency), Headline(band.High, c.Case.Currency)))
	}
	if parts == nil {
		return ""
	}
	sentence := fmt.Sprintf("Without %s that nobody has put in writing, %s", unwritten(c), strings.Join(parts, " and "))
	return sentence + lowInWords(c) + "."
}

// lowInWords says in a clause who leads by the low ends of the bands; it is empty where that is as by the totals.
func lowInWords(c *comp.Comparison) string {
	total, known := c.Ranking("total")
	if !known || len(c.Offers) < 2 {
		return ""
	}
	lows := make([]decimal.Decimal, len(c.Offers))
	for i := range lows {
		lows[i] = c.Offers[i].Band().Low
	}
	low := c.RankBy(total.Metric, lows)
	switch {
	case low.Verdict == total.Verdict && (low.Verdict != comp.Leads || low.Order[0] == total.Order[0]):
		return ""
	case low.Verdict == comp.Leads:
		return fmt.Sprintf(", and %s pays most", c.Offers[low.Order[0]].Name)
	}
	said, _ := outcome(c, low, func(offer int) decimal.Decimal { return lows[offer] })
	return ", and " + said
}

// saysLow reports whether the condition of a lead has said the low end of an offer's band.
func saysLow(lead *comp.Standing, offer int, band comp.Band) bool {
	if lead.Conditions == nil || lead.Ranking.Metric.Kind != comp.MetricTotal || lead.Ranking.Order[0] != offer {
		return false
	}
	return lead.Without.Equal(band.Low)
}

// unwritten names what the bands of the offers leave out: "the refreshers and the top-up".
func unwritten(c *comp.Comparison) string {
	count := map[comp.ConditionKind]int{}
	for i := range c.Offers {
		for _, kind := range c.Offers[i].Expected() {
			count[kind]++
		}
	}
	var named []string
	if count[comp.OnRefreshers] > 0 {
		named = append(named, "the refreshers")
	}
	for _, kind := range []comp.ConditionKind{comp.OnTopUp, comp.OnPromotion} {
		switch count[kind] {
		case 0:
		case 1:
			named = append(named, "the "+string(kind))
		default:
			named = append(named, "the "+string(kind)+"s")
		}
	}
	return series(named)
}

// beside lists what stands beside an offer's total, in words.
func beside(c *comp.Comparison, r *comp.Result) []string {
	var items []string
	currency := c.Case.Currency
	for i := range r.Discounts {
		d := &r.Discounts[i]
		if d.Amount.IsZero() {
			continue
		}
		items = append(items, fmt.Sprintf("%s: %s of %s takes %s off in risk-adjusted; the total is untouched.",
			d.Name(), ExactPercent(d.Rate), Money(d.Of, currency), Money(d.Amount, currency)))
	}
	if r.Exercise.IsPositive() {
		items = append(items, fmt.Sprintf("Exercising the options in the total costs %s; the total has only their gain.", Money(r.Exercise, currency)))
	}
	items = append(items, AfterHorizon(c, r)...)
	if r.PTO.IsPositive() {
		items = append(items, DaysOff(c, r).String())
	}
	return items
}

// DaysOff says what the paid days off of an offer are worth.
func DaysOff(c *comp.Comparison, r *comp.Result) Sentence {
	return say("Paid days off are worth %s a year at days/260 of the base: part of it, in no total.", numbered(MoneyForm, r.PTONumber(), c.Case.Currency))
}

// AfterHorizon says what each term of an offer vests after the horizon.
func AfterHorizon(c *comp.Comparison, r *comp.Result) []string {
	var items []string
	for _, a := range c.After(r) {
		amount, verb := Money(a.Amount, c.Case.Currency), "vest"
		if !a.Shares.IsZero() {
			counted := comp.GroupedShares
			if a.Options {
				counted = comp.GroupedOptions
			}
			amount = fmt.Sprintf("%s, %s,", counted(a.Shares), amount)
		}
		if a.Shares.Equal(decimal.NewFromInt(1)) {
			verb = "vests"
		}
		items = append(items, fmt.Sprintf("%s: %s %s after year %d, in no figure.", a.Item, amount, verb, c.Case.Years))
	}
	return items
}

// paperTable is a private company's equity at prices that nobody pays today.
func paperTable(c *comp.Comparison, paper []comp.Paper, id string, equity comp.Currency) (Table, bool) {
	if len(paper) == 0 {
		return Table{}, false
	}
	t := Table{
		ID: id, Title: "On paper", Caption: string(c.Case.Currency) + ", private equity that vests within the horizon and no exit in the case pays, at prices that nobody pays today; in no total",
		Columns: []Column{
			textColumn("Award"), numberColumn("Granted"), numberColumn("Vested"), numberColumn("At FMV"),
			numberColumn("At preferred"), numberColumn("To exercise"),
		},
	}
	var atFMV, atPreferred, cost calc.Number
	var fmvKnown, preferredKnown, exercised bool
	number, money := Cell{Kind: NumberCell}, Cell{Kind: MoneyCell}
	for i := range paper {
		p := &paper[i]
		atFMV, atPreferred, cost = atFMV.Add(p.AtFMVNumber()), atPreferred.Add(p.AtPreferredNumber()), cost.Add(p.ExerciseNumber())
		fmvKnown, preferredKnown, exercised = p.AtFMV.Valid, p.AtPreferred.Valid, exercised || !p.Strike.IsZero()
		t.Rows = append(t.Rows, Row{Absent: p.Holds().Not(), Cells: []Cell{
			{Kind: TextCell, Text: p.Item, Sentence: award(p.Item, p.Conversion(), equity)}, number.live(p.GrantedNumber()), number.live(p.VestedNumber()),
			money.live(p.AtFMVNumber()).ifKnown(fmvKnown), money.live(p.AtPreferredNumber()).ifKnown(preferredKnown), money.live(p.ExerciseNumber()).ifKnown(!p.Strike.IsZero()),
		}})
	}
	t.Rows = append(t.Rows, Row{Total: true, Cells: []Cell{
		textCell("Total"), {Kind: EmptyCell}, {Kind: EmptyCell}, money.live(atFMV).ifKnown(fmvKnown), money.live(atPreferred).ifKnown(preferredKnown),
		money.live(cost).ifKnown(exercised),
	}})
	return t, true
}

// Beyond lists the tables on the equity of a private company as it follows the terms, over so many
// years of the horizon: the ones that the section of the offer at a position has.
func Beyond(c *comp.Comparison, r *comp.Remembered, offer, years int) []Table {
	var tables []Table
	if paper, ok := paperTable(c, r.PaperWithin(years), fmt.Sprintf("offer-%d-paper", offer+1), r.Equity); ok {
		tables = append(tables, paper)
	}
	if grid, ok := NewExitGrid(c, &r.Result, true); ok {
		exits, payouts := c.ExitGridWithin(r, years, grid.Times, grid.Dilutions)
		tables = append(tables, gridTable(c, &r.Result, fmt.Sprintf("offer-%d-exit", offer+1), grid.Dilutions, exits, payouts))
	}
	return tables
}

// ExitGridCaption says what an exit grid holds, and which liquidation preferences it counts.
func ExitGridCaption(r *comp.Result) string {
	text := "what the equity vested by the exit pays, by its value and by the dilution until then, from the rounds and all else; "
	raises := slices.ContainsFunc(r.Offer.Private.Rounds, func(round comp.Round) bool { return !round.Raise.IsZero() })
	switch stated := !r.Offer.Private.Preference.IsZero(); {
	case stated && raises:
		return text + "every column counts the liquidation preferences of today and what the rounds raise"
	case stated:
		return text + "every column counts the liquidation preferences of today"
	case raises:
		return text + "every column counts what the rounds raise as a liquidation preference"
	}
	return text + "no liquidation preference is stated"
}

// NewExitGrid returns what private equity pays by the value of the exit and by dilution,
// around the exit that the case assumes; false where it assumes none. With own it has the dilution of the
// case's own rounds too, which a grid that follows its terms while it stands cannot have.
func NewExitGrid(c *comp.Comparison, r *comp.Result, own bool) (ExitGrid, bool) {
	p := &r.Offer.Private
	if p.Exit.Value.IsZero() || p.FullyDiluted.IsZero() {
		return ExitGrid{}, false
	}
	var g ExitGrid
	for _, times := range []string{"0.25", "0.5", "1", "2", "4"} {
		g.Times = append(g.Times, decimal.RequireFromString(times))
		g.Exits = append(g.Exits, p.Exit.Value.Mul(g.Times[len(g.Times)-1]))
	}
	for _, share := range []string{"0", "0.2", "0.36", "0.5"} {
		g.Dilutions = append(g.Dilutions, decimal.RequireFromString(share))
	}
	rounds := ownDilution(p)
	if i, known := slices.BinarySearchFunc(g.Dilutions, rounds, decimal.Decimal.Cmp); own && !known {
		g.Dilutions = slices.Insert(g.Dilutions, i, rounds)
	}
	grid, err := comp.NewExitGrid(c.Case, r.Offer, g.Exits, g.Dilutions)
	if err != nil {
		return ExitGrid{}, false // the case has been compared: only a grid out of bounds is left
	}
	rate, _ := c.Case.Exchange(r.Equity, p.Exit.On)
	for i := range g.Exits {
		g.Exits[i] = g.Exits[i].Mul(rate).Round(0)
		row := make([]decimal.Decimal, len(g.Dilutions))
		for j := range row {
			row[j] = c.Case.Currency.Round(grid.Payouts[i][j].Mul(rate))
		}
		g.Payouts = append(g.Payouts, row)
	}
	return g, true
}

// ownDilution is what the rounds of the case come to, to a hundredth of a percent.
func ownDilution(p *comp.Private) decimal.Decimal {
	one := decimal.NewFromInt(1)
	left := one
	for _, round := range p.Rounds {
		share := round.Dilution
		if !round.Raise.IsZero() {
			share = round.Raise.DivRound(round.Raise.Add(round.PreMoney), 12)
		}
		left = left.Mul(one.Sub(share))
	}
	return one.Sub(left).Round(4)
}

// exitGrid is the table of an exit grid.
func exitGrid(c *comp.Comparison, r *comp.Result, id string) (Table, bool) {
	grid, ok := NewExitGrid(c, r, true)
	var exits []calc.Number
	var payouts [][]calc.Number
	for i := range grid.Exits {
		exits, payouts = append(exits, calc.Of(grid.Exits[i])), append(payouts, nil)
		for _, v := range grid.Payouts[i] {
			payouts[i] = append(payouts[i], calc.Of(v))
		}
	}
	return gridTable(c, r, id, grid.Dilutions, exits, payouts), ok
}

func gridTable(c *comp.Comparison, r *comp.Result, id string, dilutions []decimal.Decimal, exits []calc.Number, payouts [][]calc.Number) Table {
	t := Table{
		ID: id, Title: "Exit by dilution", Columns: []Column{numberColumn("Exit")},
		Caption: string(c.Case.Currency) + ", " + ExitGridCaption(r) + "; the middle row is the exit as assumed",
	}
	for _, share := range dilutions {
		title := ExactPercent(share) + " diluted"
		if share.Equal(ownDilution(&r.Offer.Private)) {
			title += ", as assumed"
		}
		t.Columns = append(t.Columns, numberColumn(title))
	}
	for i, exit := range exits {
		row := Row{Cells: []Cell{Cell{Kind: NumberCell, Unit: c.Case.Currency}.live(exit)}}
		for _, v := range payouts[i] {
			row.Cells = append(row.Cells, Cell{Kind: MoneyCell}.live(v))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
