package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/risk"
)

// Stress turns a stress into its document: whether the lead stands and what it falls with, then
// what each assumption does to the gap, widest first, then the corners.
func Stress(s *risk.Stress) *Document {
	c := s.Lead.Comparison
	n := stressed{s, c}
	d := &Document{
		Title:    n.title(),
		Subtitle: fmt.Sprintf("%s, valued on %v, over %s of service", c.Case.Currency, c.Case.AsOf, Count(c.Case.Years, "year")),
		Verdict:  Said(n.verdict()...), Metric: s.Lead.Metric.Name, Currency: c.Case.Currency, Comparison: c, View: comp.ByYear,
	}
	for _, section := range []Section{n.tornado(), n.ends(), n.corners()} {
		if len(section.Blocks) > 0 {
			d.Sections = append(d.Sections, section)
		}
	}
	d.Sections = append(d.Sections, Section{ID: "assumptions", Part: Closing, Title: "Assumptions", Blocks: []Block{
		List{Items: append(n.conventions(), Assumptions(c)...)},
	}})
	return d
}

// stressed writes a stress.
type stressed struct {
	*risk.Stress
	c *comp.Comparison
}

func (n stressed) title() string {
	if n.Verdict == risk.TooClose {
		return "What decides who is ahead"
	}
	return "How firm the lead of " + n.leader() + " is"
}

// within is the section of a report about more.
func (n stressed) within(charts bool) Section {
	var blocks []Block
	if charts && len(n.Terms) > 0 {
		blocks = append(blocks, n.chart())
	}
	blocks = append(blocks, blocksOf(n.tornado(), n.ends(), n.corners())...)
	return risky("stress", n.title(), n.verdict(), append(blocks, List{Items: n.conventions()})...)
}

func (n stressed) leader() string { return n.c.Offers[n.Lead.Leader].Name }

func (n stressed) of(a *risk.Assumption) assumed { return assumed{a, n.c} }

// money writes an amount in whole units.
func (n stressed) money(v decimal.Decimal) string { return Headline(v, n.c.Case.Currency) }

func (n stressed) verdict() []string {
	said := []string{leadInWords(n.Lead)}
	switch n.Verdict {
	case risk.Robust:
		said = append(said, "Robust: no assumption loses the lead by itself within what is plausible"+n.worst()+whileUncounted(n.c)+".")
	case risk.TogetherOnly:
		said = append(said, "Fragile only if several assumptions are wrong together: none loses the lead by itself within what is plausible"+n.worst()+".")
	case risk.Fragile:
		said = append(said, "Fragile: "+n.fragileTo("loses the lead by itself within what is plausible")+".")
	case risk.TooClose:
		said = append(said, "There is no lead to lose; "+n.decides()+".")
	}
	return append(append(said, factInWords(n.Stress)), OutsideRanges(n.Lead)...)
}

// OutsideRanges says of which assumptions the case has a range that leaves out what it assumes.
func OutsideRanges(l *risk.Lead) (said []string) {
	for _, found := range l.OutsideRanges() {
		a := assumed{found, l.Comparison}
		text := a.inSentence()
		said = append(said, fmt.Sprintf("%s is assumed to be %s, outside the range of %s to %s that the case calls plausible.",
			strings.ToUpper(text[:1])+text[1:], a.said(a.Today), a.said(a.Plausible.Low), a.said(a.Plausible.High)))
	}
	return said
}

// decides says what would decide a lead that is too close to call.
func (n stressed) decides() string {
	if len(n.FragileTo) == 0 {
		return "nothing that is plausible changes who is ahead" + whileUncounted(n.c)
	}
	return n.fragileTo("decides by itself who is ahead")
}

// fragileTo names what loses the lead alone, what weighs most first.
func (n stressed) fragileTo(does string) string {
	var named []string
	for _, t := range n.Terms {
		if !t.Flips {
			continue
		}
		a := n.of(t.Assumption)
		text := a.inSentence()
		if t.Flip != nil && t.Plausible.Holds(t.Flip.Value) && !t.Flip.Value.Equal(t.Today) {
			text += fmt.Sprintf(" (at %s, you assumed %s)", a.said(t.Flip.Value), a.said(a.Today))
		}
		named = append(named, text)
	}
	if more := len(named) - saidAtMost; more > 0 {
		named = append(named[:saidAtMost], numeral(more)+" more")
	}
	if len(named) == 1 {
		return named[0] + " " + does
	}
	return "each of these " + does + ": " + series(named)
}

// worst says what the three that weigh most do together.
func (n stressed) worst() string {
	worst := n.Worst()
	var at []string
	for i, a := range n.Top {
		at = append(at, n.of(a).inSentence()+" at "+n.of(a).said(worst.Values[i]))
	}
	switch {
	case len(at) < 2:
		return ""
	case worst.Gap.IsPositive():
		return fmt.Sprintf(", nor do the %s that weigh most together: with %s it still leads by %s", numeral(len(at)), series(at), n.money(worst.Gap))
	}
	return fmt.Sprintf("; with %s it is behind by %s", series(at), n.money(worst.Gap.Neg()))
}

// barWidth is the width of a tornado's bars in characters.
const barWidth = 24

// shown are the assumptions that have a row; those that move the gap less are told by their number.
func (n stressed) shown() []risk.Stressed { return n.Terms[:min(len(n.Terms), 20)] }

// tornado draws what each assumption does to the gap.
func (n stressed) tornado() Section {
	s := Section{ID: "tornado", Part: Summary, Title: "What each assumption does to the gap"}
	if len(n.Terms) == 0 {
		return s
	}
	least, most := decimal.Min(n.Lead.Gap, decimal.Zero), n.Lead.Gap
	for i := range n.Terms {
		least, most = decimal.Min(least, n.Terms[i].Least), decimal.Max(most, n.Terms[i].Most)
	}
	t := Table{
		ID: "tornado", Title: s.Title,
		Caption: fmt.Sprintf("each alone, from one end of what is plausible to the other; the bars run from %s to %s: %s %s leads, %s it does not, %s today's gap of %s; ranked by impact, not by likelihood",
			n.money(least), n.money(most), farAhead, n.leader(), behindBy, now, n.money(n.Lead.Gap)),
		Columns: []Column{textColumn("Assumption"), textColumn("Gap"), numberColumn("Today"), numberColumn("Lead lost at")},
	}
	for i := range n.shown() {
		one := &n.Terms[i]
		a := n.of(one.Assumption)
		t.Rows = append(t.Rows, Row{Cells: []Cell{textCell(a.name()), drawnCell(bar(one, n.Lead.Gap, least, most)), textCell(a.brief(a.Today)), n.flip(one)}})
	}
	s.Blocks = append(s.Blocks, t)
	if more := len(n.Terms) - len(n.shown()); more > 0 {
		verb := map[bool]string{true: "moves", false: "move"}[more == 1]
		s.Blocks = append(s.Blocks, Paragraph{Text: fmt.Sprintf("%s %s the gap less; JSON and CSV have all.", Count(more, "further assumption"), verb)})
	}
	return s
}

// flip is the value at which an assumption loses the lead.
func (n stressed) flip(t *risk.Stressed) Cell {
	if t.Flip == nil {
		return textCell("nowhere")
	}
	return textCell(n.of(t.Assumption).brief(t.Flip.Value))
}

// bar draws the gaps that an assumption leads to on a scale.
func bar(t *risk.Stressed, today, least, most decimal.Decimal) string {
	place := func(v decimal.Decimal) int {
		if most.Equal(least) {
			return 0
		}
		return int(v.Sub(least).Mul(decimal.NewFromInt(barWidth-1)).DivRound(most.Sub(least), 0).IntPart())
	}
	from, to, at, zero := place(t.Least), place(t.Most), place(today), place(decimal.Zero)
	var b strings.Builder
	for i := range barWidth {
		switch {
		case i == at:
			b.WriteString(now)
		case i < from || i > to:
			b.WriteString(nothing)
		case i < zero || i == zero && t.Most.IsNegative():
			b.WriteString(behindBy)
		default:
			b.WriteString(farAhead)
		}
	}
	return strings.TrimRight(b.String(), nothing)
}

// ends has the gaps at the ends of each range.
func (n stressed) ends() Section {
	s := Section{ID: "ends", Part: Summary, Title: "At the ends of what is plausible"}
	if len(n.Terms) == 0 {
		return s
	}
	t := Table{
		ID: "ends", Title: s.Title, Caption: fmt.Sprintf("%s by which %s leads the best of the others; amounts of terms in %s", n.c.Case.Currency, n.leader(), ownCurrencies(n.c)),
		Columns: []Column{textColumn("Assumption"), numberColumn("Low"), numberColumn("Gap"), numberColumn("High"), numberColumn("Gap")},
	}
	for i := range n.shown() {
		one := &n.Terms[i]
		a := n.of(one.Assumption)
		t.Rows = append(t.Rows, Row{Cells: []Cell{textCell(a.name()), textCell(a.brief(a.Plausible.Low)), wholeCell(one.GapLow, n.c.Case.Currency), textCell(a.brief(a.Plausible.High)), wholeCell(one.GapHigh, n.c.Case.Currency)}})
	}
	s.Blocks = append(s.Blocks, t)
	return s
}

// wholeCell is an amount in whole units.
func wholeCell(v decimal.Decimal, c comp.Currency) Cell { return amountCell(v.Round(0), c) }

// corners has the three that weigh most wrong together.
func (n stressed) corners() Section {
	s := Section{ID: "corners", Part: Summary, Title: "Wrong together"}
	if len(n.Top) < 2 {
		return s
	}
	t := Table{ID: "corners", Title: s.Title, Columns: nil}
	var named []string
	for i, a := range n.Top {
		named = append(named, fmt.Sprintf("%d %s", i+1, n.of(a).name()))
		t.Columns = append(t.Columns, numberColumn(fmt.Sprint(i+1)))
	}
	t.Caption = fmt.Sprintf("the %s that weigh most, each at an end of what is plausible: %s; gap in %s", numeral(len(n.Top)), strings.Join(named, "; "), n.c.Case.Currency)
	t.Columns = append(t.Columns, numberColumn("Gap"), textColumn("Leads"))
	for _, corner := range n.Corners {
		var row Row
		for i, v := range corner.Values {
			row.Cells = append(row.Cells, textCell(n.of(n.Top[i]).brief(v)))
		}
		row.Cells = append(row.Cells, wholeCell(corner.Gap, n.c.Case.Currency), textCell(n.leads(&corner)))
		t.Rows = append(t.Rows, row)
	}
	s.Blocks = append(s.Blocks, t)
	return s
}

// leads names who leads at a corner; nobody where that is too close to call.
func (n stressed) leads(corner *risk.Corner) string {
	switch shade(n.Lead, decimal.NewNullDecimal(corner.Gap)) {
	case Ahead, Behind:
		return string(comp.TooCloseToCall)
	}
	return aheadName(n.c, corner.Leads)
}

// conventions say what was moved how far, and why.
func (n stressed) conventions() []string {
	said := []string{"Every gap is the full model's. A stress ranks what an assumption does, not how likely it is."}
	if n.Fixed > 0 {
		said = append(said, fmt.Sprintf("Not moved: %s that a letter fixes or that you choose yourself; break-even says at which values they would change the lead.", Count(n.Fixed, "term")))
	}
	spans := map[string][]string{}
	var order []string
	for i := range n.shown() {
		a := n.of(n.Terms[i].Assumption)
		why := a.Reason
		if a.Stated {
			why = "as the case has it"
		}
		key := capital(a.label()) + ", %s: " + strings.ReplaceAll(why, "%", "%%") + "."
		if spans[key] == nil {
			order = append(order, key)
		}
		if span := a.span(a.Plausible); !slices.Contains(spans[key], span) {
			spans[key] = append(spans[key], span)
		}
	}
	for _, key := range order {
		said = append(said, fmt.Sprintf(key, series(spans[key])))
	}
	return said
}

// StressTable is a stress for whoever reads columns.
func StressTable(s *risk.Stress) *Document {
	n := stressed{s, s.Lead.Comparison}
	t := Table{Title: n.leader(), Columns: []Column{
		textColumn("Term"), numberColumn("Today"), numberColumn("Low"), numberColumn("High"), numberColumn("Gap low"), numberColumn("Gap high"), numberColumn("Effect"), numberColumn("Flip"), textColumn("Flips to"),
	}}
	for i := range s.Terms {
		one := &s.Terms[i]
		row := Row{Cells: []Cell{
			textCell(one.Path), numberCell(one.Today), numberCell(one.Plausible.Low), numberCell(one.Plausible.High), moneyCell(one.GapLow), moneyCell(one.GapHigh), moneyCell(one.Effect()),
			{Kind: EmptyCell}, {Kind: EmptyCell},
		}}
		if one.Flip != nil {
			row.Cells[7], row.Cells[8] = numberCell(one.Flip.Value), textCell(aheadName(n.c, one.Flip.To(one.Today)))
		}
		t.Rows = append(t.Rows, row)
	}
	return &Document{Currency: n.c.Case.Currency, Sections: []Section{{Blocks: []Block{t}}}}
}
