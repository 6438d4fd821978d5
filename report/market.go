package report

import (
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/market"
	"github.com/seed-251b9aba/offerkit/comp/negotiate"
)

// Standing is where the offers of a comparison stand in the market.
type Standing struct {
	Comparison *comp.Comparison
	Answers    []market.Answer
	Growths    []*negotiate.Growth // by answer: what the share has to grow to reach the median; nil where the measure follows none, or has no median
	Complete   bool                // one table an offer with every figure, for whoever reads columns
}

// MarketDocument is the positions as a document.
func MarketDocument(s *Standing) *Document {
	c := s.Comparison
	doc := &Document{
		Title: "In the market: " + strings.Join(s.names(), ", "), Subtitle: fmt.Sprintf("%s, valued on %v", c.Case.Currency, c.Case.AsOf),
		Currency: c.Case.Currency, Comparison: c,
	}
	for i := range s.Answers {
		a := &s.Answers[i]
		doc.Verdict.add(AnswerInWords(a))
		doc.Verdict.add(s.GrowthInWords(i))
		if i == 0 || a.Question.Result != s.Answers[i-1].Question.Result {
			doc.Sections = append(doc.Sections, Section{ID: fmt.Sprintf("market-%d", len(doc.Sections)+1), Part: Detail, Title: offerTitle(a.Question.Result)})
		}
		section := &doc.Sections[len(doc.Sections)-1]
		if s.Complete {
			s.addRow(section, i)
			continue
		}
		section.Blocks = append(section.Blocks, answerBlocks(section, a)...)
	}
	doc.Sections = append(doc.Sections, Section{ID: "assumptions", Part: Closing, Title: "Assumptions", Blocks: []Block{List{Items: marketConventions(s)}}})
	return doc
}

// answerBlocks are an answer within the section of its offer: the table, and what to know beside it.
func answerBlocks(section *Section, a *market.Answer) []Block {
	switch {
	case a.Wages != nil:
		return []Block{headed(levelTable(a), section, a), List{Items: AnswerNotes(a)}}
	case a.Gap == nil:
		return []Block{headed(percentileTable(a), section, a), List{Items: AnswerNotes(a)}}
	}
	return []Block{List{Items: append([]string{DataTitle(a.Kind) + ": " + GapInWords(a)}, AnswerNotes(a)...)}}
}

// Growth is what an answer's offer would have to grow; nil where nothing is known of it.
func (s *Standing) Growth(answer int) *negotiate.Growth {
	if answer >= len(s.Growths) {
		return nil
	}
	return s.Growths[answer]
}

// GrowthInWords says it in a sentence; empty where nothing is known of it.
func (s *Standing) GrowthInWords(answer int) string {
	g, a := s.Growth(answer), &s.Answers[answer]
	if g == nil {
		return ""
	}
	reporting := s.Comparison.Case.Currency
	figure := "the median of " + exactHeadline(g.Target, reporting)
	if median, known := a.Median(); known && a.Currency != reporting {
		figure += " (" + exactHeadline(median, a.Currency) + ")"
	}
	return GrowthInWords(a.Question.Result, g, figure, reporting)
}

// percentileTable sets the percentiles beside the offer.
func percentileTable(a *market.Answer) Table {
	t := Table{Columns: []Column{textColumn("Percentile"), numberColumn(capital(measureInWords(a))), numberColumn("The offer less it")}}
	for _, p := range a.Percentiles {
		row := Row{Cells: []Cell{textCell(fmt.Sprintf("p%d", p.Rank)), inOwn(p.Amount, a), differenceIn(a.Value.Sub(p.Amount), a)}}
		if p.AtLeast {
			row.Cells[1], row.Cells[2] = textCell("at least "+Money(p.Amount, a.Currency)), Cell{Kind: EmptyCell}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// names lists the offers that were asked about.
func (s *Standing) names() []string {
	var names []string
	for i := range s.Answers {
		if name := s.Answers[i].Question.Result.Name; !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// headed heads a table: the first of an offer by the offer, which its caption then says of what it
// is, each other one by its data.
func headed(t Table, section *Section, a *market.Answer) Table {
	t.ID = fmt.Sprintf("%s-%d", section.ID, len(section.Blocks)+1)
	t.Title = DataTitle(a.Kind)
	t.Caption = fmt.Sprintf("%s, %s; the offer is at %s", a.Currency, measureInWords(a), Money(a.Value, a.Currency))
	if word := VerdictWord(a.Verdict()); word != "" {
		t.Caption += ", " + word
	}
	if len(section.Blocks) == 0 {
		t.Title, t.Caption = section.Title, t.Title+": "+t.Caption
	}
	return t
}

// inOwn is an amount in the currency of the data, which need not be the document's.
func inOwn(v decimal.Decimal, a *market.Answer) Cell { return textCell(Money(v, a.Currency)) }

func differenceIn(v decimal.Decimal, a *market.Answer) Cell {
	return textCell(Cell{Kind: DifferenceCell, Value: v}.Show(a.Currency))
}

// levelTable sets the prevailing wages beside the offer.
func levelTable(a *market.Answer) Table {
	t := Table{Columns: []Column{textColumn("Level"), numberColumn("An hour"), numberColumn("A year"), numberColumn("The offer less it")}}
	for i, wage := range a.Wages.Yearly {
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			{Kind: TextCell, Text: WageLevel(i + 1), Best: i+1 == a.Wages.Level}, inOwn(a.Wages.Hourly[i], a), inOwn(wage, a), differenceIn(a.Value.Sub(wage), a),
		}})
	}
	return t
}

// addRow adds an answer to the one table of its offer.
func (s *Standing) addRow(section *Section, answer int) {
	ranks, a := s.ranks(), &s.Answers[answer]
	if len(section.Blocks) == 0 {
		t := Table{ID: section.ID, Title: a.Question.Result.Name}
		for _, name := range []string{"Data", "Measure", "Currency", "Value", "Position", "Standing", "Low", "High"} {
			t.Columns = append(t.Columns, textColumn(name))
		}
		for _, rank := range ranks {
			t.Columns = append(t.Columns, numberColumn(fmt.Sprintf("p%d", rank)))
		}
		for _, name := range []string{"Rows", "Workers", "From", "To", "Role", "Occupation", "Level", "Area", "Wage level", "Next level base", "Source", "Reason", "Growth needed", "Growth metric", "Growth kind"} {
			t.Columns = append(t.Columns, textColumn(name))
		}
		section.Blocks = []Block{t}
	}
	t := section.Blocks[0].(Table)
	row := answerRow(a, ranks)
	row.Cells = append(row.Cells, growthCells(s.Growth(answer))...)
	t.Rows = append(t.Rows, row)
	section.Blocks[0] = t
}

// ranks lists the percentiles that any answer states.
func (s *Standing) ranks() []int {
	var ranks []int
	for i := range s.Answers {
		for _, p := range s.Answers[i].Percentiles {
			ranks = append(ranks, p.Rank)
		}
	}
	slices.Sort(ranks)
	return slices.Compact(ranks)
}

func answerRow(a *market.Answer, ranks []int) Row {
	known := a.Gap == nil
	low, high := a.Bounds()
	cells := []Cell{textCell(DataKey(a.Kind)), textCell(string(a.Measure)), textCell(string(a.Currency)), plainIf(known, a.Value, a), {}, textCell(string(a.Verdict())), boundCell(low, a), boundCell(high, a)}
	if known && a.Wages == nil {
		cells[4] = textCell(a.Position.String())
	}
	for _, rank := range ranks {
		i := slices.IndexFunc(a.Percentiles, func(p market.Percentile) bool { return p.Rank == rank })
		if i < 0 {
			cells = append(cells, Cell{Kind: EmptyCell})
			continue
		}
		cells = append(cells, boundCell(&a.Percentiles[i], a))
	}
	from, to := "", ""
	if !a.To.IsZero() {
		from, to = a.From.String(), a.To.String()
	}
	level, next, reason := "", Cell{}, ""
	if a.Wages != nil {
		level, next = WageLevel(a.Wages.Level), plainIf(a.Wages.Next.IsPositive(), a.Wages.Next, a)
	}
	if !known {
		reason = GapInWords(a)
	}
	return Row{Cells: append(cells, countCell(int64(a.Rows)), countCell(a.Workers), textCell(from), textCell(to), textCell(a.Role), textCell(a.Occupation),
		textCell(a.Level), textCell(a.Area), textCell(level), next, textCell(SourceInWords(a)), textCell(reason))}
}

// growthCells are the growth that an offer needs, as a fraction, of which metric it is told, and why
// there is none.
func growthCells(g *negotiate.Growth) []Cell {
	if g == nil {
		return []Cell{{}, {}, {}}
	}
	needed := Cell{}
	if g.Kind == negotiate.GrowthReaches {
		needed = numberCell(g.Yearly)
	}
	return []Cell{needed, textCell(g.Metric.Name), textCell(string(g.Kind))}
}

func plainIf(known bool, v decimal.Decimal, a *market.Answer) Cell {
	if !known {
		return Cell{Kind: EmptyCell}
	}
	return textCell(a.Currency.Format(v))
}

// boundCell is a percentile's amount, with a sign where it is only a bound.
func boundCell(p *market.Percentile, a *market.Answer) Cell {
	switch {
	case p == nil:
		return Cell{Kind: EmptyCell}
	case p.AtLeast:
		return textCell(">=" + a.Currency.Format(p.Amount))
	}
	return textCell(a.Currency.Format(p.Amount))
}

func countCell(n int64) Cell {
	if n == 0 {
		return Cell{Kind: EmptyCell}
	}
	return numberCell(decimal.NewFromInt(n))
}

// DataTitle names a kind of data for a reader, and DataKey for a program.
func DataTitle(k market.Kind) string { return dataNames[k].title }

// DataKey names a kind of data for a program.
func DataKey(k market.Kind) string { return dataNames[k].key }

var dataNames = map[market.Kind]struct{ title, key string }{
	market.Percentiles: {"Table of percentiles", "percentiles"},
	market.Rows:        {"Rows of pay", "rows"},
	market.LCA:         {"LCA disclosure data", "lca"},
	market.OEWS:        {"OEWS estimates", "oews"},
	market.WageLevels:  {"Prevailing wage levels", "wage_levels"},
}

// WageLevel is a level of prevailing wages in Roman numerals, as the Labor Department writes it;
// "" where none is reached.
func WageLevel(level int) string { return []string{"", "I", "II", "III", "IV"}[level] }

// measureInWords says what is compared.
func measureInWords(a *market.Answer) string {
	switch a.Measure {
	case market.Base:
		return "base a year"
	case market.Bonus:
		return "target bonus a year"
	case market.Equity:
		return "equity a year"
	case market.Total:
		return "total compensation a year"
	}
	for _, f := range a.Question.Result.Metrics {
		if f.Metric.Name == string(a.Measure) {
			return strings.TrimPrefix(f.Metric.Noun(), "the ")
		}
	}
	return string(a.Measure)
}

// capital begins a text with a capital letter.
func capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

// AnswerInWords says in a sentence where an offer stands.
func AnswerInWords(a *market.Answer) string {
	name := a.Question.Result.Name
	measure := strings.TrimSuffix(measureInWords(a), " a year")
	if a.Gap != nil {
		if a.Gap.Kind != market.NoRole && a.Gap.Kind != market.RoleUnknown { // of which it is not known what they measure
			name += "'s " + measure
		}
		return fmt.Sprintf("%s has no position in the %s: %s.", name, InSentence(DataTitle(a.Kind)), GapInWords(a))
	}
	what := fmt.Sprintf("%s's %s of %s ", name, measure, exactHeadline(a.Value, a.Currency))
	if a.Wages != nil {
		return what + levelInWords(a)
	}
	text := what + PositionInWords(a) + " of " + RowsInWords(a)
	if word := VerdictWord(a.Verdict()); word != "" {
		text += ": " + word
	}
	return text + "."
}

// InSentence begins a title in small letters, but for an abbreviation.
func InSentence(title string) string {
	if len(title) > 1 && strings.ToUpper(title[:2]) == title[:2] {
		return title
	}
	return strings.ToLower(title[:1]) + title[1:]
}

// exactHeadline is an amount with its currency, with the cents where it has some.
func exactHeadline(v decimal.Decimal, c comp.Currency) string {
	if v.IsInteger() {
		return Headline(v, c)
	}
	return Sign(c) + Money(v, c)
}

// PositionInWords says where the offer is among the percentiles.
func PositionInWords(a *market.Answer) string {
	p := &a.Position
	switch {
	case p.Rank.Valid:
		return "is at p" + p.Rank.Decimal.String()
	case p.Unknown == nil:
		return "is " + p.String()
	}
	unknown := fmt.Sprintf("p%d, which is unknown, at least %s", p.Unknown.Rank, exactHeadline(p.Unknown.Amount, a.Currency))
	above := ""
	if p.Above > 0 {
		above = fmt.Sprintf("above p%d", p.Above)
	}
	switch {
	case !p.Undecided() && above == "":
		return "is below " + unknown + ","
	case !p.Undecided():
		return fmt.Sprintf("is %s and below %s,", above, unknown)
	case above == "":
		return "may be below or above " + unknown + ","
	}
	return fmt.Sprintf("is %s, and nobody can say whether it is above %s,", above, unknown)
}

// levelInWords says which level the base reaches, and what the next one takes.
func levelInWords(a *market.Answer) string {
	w := a.Wages
	text := "reaches wage level " + WageLevel(w.Level)
	if w.Level == 0 {
		text = "is below every wage level"
	}
	text += fmt.Sprintf(" for %s in %s", a.Occupation, a.Area)
	if w.Level == len(w.Yearly) {
		return text + ", the highest."
	}
	return fmt.Sprintf("%s; level %s begins at %s, %s more.", text, WageLevel(w.Level+1), exactHeadline(w.Next, a.Currency), exactHeadline(w.Next.Sub(a.Value), a.Currency))
}

// RowsInWords says which rows the percentiles are of, how many, and how old.
func RowsInWords(a *market.Answer) string {
	rows := map[market.Kind]string{market.LCA: counted(a.Rows, "filing"), market.Rows: counted(a.Rows, "row"), market.OEWS: "the estimates"}[a.Kind]
	if rows == "" {
		rows = "the table"
		if a.Rows > 0 {
			rows += "'s " + counted(a.Rows, "row")
		}
	}
	text := rows + " for " + ofWhat(a)
	if a.Workers > 0 {
		text += ", " + counted(int(a.Workers), "worker")
	}
	return text + age(a)
}

// counted is a number of rows or workers with its noun, thousands separated.
func counted(n int, noun string) string {
	return strings.Replace(Count(n, noun), strconv.Itoa(n), Number(decimal.NewFromInt(int64(n))), 1)
}

// ofWhat says what the rows are of: the role or occupation, the level and the area.
func ofWhat(a *market.Answer) string {
	text := a.Occupation
	switch {
	case text == "":
		text = a.Role
	case a.Role != "" && a.Kind == market.LCA:
		text = a.Role + " (" + text + ")"
	}
	if a.Level != "" {
		text += ", level " + a.Level
	}
	return text + " in " + inAll(a.Area)
}

// inAll names an area, or all of them.
func inAll(area string) string {
	if area == "" {
		return "all areas"
	}
	return area
}

// age says from when the data are.
func age(a *market.Answer) string {
	if a.To.IsZero() {
		return ", of a date that is not stated"
	}
	span := fmt.Sprintf(", of %v", a.To)
	if a.From != a.To {
		span = fmt.Sprintf(", from %v to %v", a.From, a.To)
	}
	return span + ", " + OldInWords(a)
}

// OldInWords says how old the newest row is on the valuation date.
func OldInWords(a *market.Answer) string {
	if a.To.After(a.Question.AsOf()) {
		return "dated after the valuation date"
	}
	months := AgeInMonths(a)
	if months == 0 {
		return "less than a month old"
	}
	if a.From != a.To {
		return "the newest " + Count(months, "month") + " old"
	}
	return Count(months, "month") + " old"
}

// AgeInMonths is the age of the newest row on the valuation date.
func AgeInMonths(a *market.Answer) int {
	asOf := a.Question.AsOf()
	if a.To.After(asOf) {
		return 0
	}
	months, _ := a.To.MonthsUntil(asOf)
	return months
}

// SourceInWords says where the data are from: what a table says of itself, and the files.
func SourceInWords(a *market.Answer) string {
	var names []string
	for _, f := range a.Files {
		names = append(names, filepath.Base(f))
	}
	files := strings.Join(names, ", ")
	switch a.Kind {
	case market.Percentiles, market.Rows:
		if a.Source == "" {
			return files
		}
		return a.Source + " (" + files + ")"
	case market.OEWS:
		return "U.S. Bureau of Labor Statistics (" + files + ")"
	}
	return "U.S. Department of Labor (" + files + ")"
}

// fullTimeHours a week and more are full-time work (www.bls.gov/cps/definitions.htm).
const fullTimeHours = 35

// AnswerNotes are what to know before relying on a position.
func AnswerNotes(a *market.Answer) []string {
	var notes []string
	add := func(text string) { notes = append(notes, text) }
	if a.Gap == nil {
		add("Source: " + SourceInWords(a))
	}
	if a.Assumed {
		add("The table does not say what it measures; its amounts are taken as " + measureInWords(a) + " (--measure names another)")
	}
	if a.Widened && a.Gap == nil {
		note := a.Question.Location + " is not in the data by itself; " + inAll(a.Area) + " is the narrowest area around it there"
		if a.Kind == market.OEWS {
			note += " (--location names a metropolitan area as the data do)"
		}
		add(note)
	}
	if a.Question.Level != "" && a.Level == "" && a.Wages == nil && a.Gap == nil {
		add(fmt.Sprintf("The rows are of every level: that the offer is %s does not count", a.Question.Level))
	}
	if hours := a.Question.Result.Offer.WeeklyHours(); hours.IsPositive() && hours.LessThan(decimal.NewFromInt(fullTimeHours)) {
		add(fmt.Sprintf("The offer is for %s hours a week, and is compared with full-time work as it stands", Number(hours)))
	}
	if a.Position.Unknown != nil && a.Kind == market.OEWS && a.To.IsZero() {
		add("The file's name has no year; from 2022 on no wage of 239,200 or more is published")
	}
	for _, s := range a.Short {
		add(fmt.Sprintf("%s: %s with fewer cells than the first row names columns (the first is line %d); what is missing counts as empty",
			filepath.Base(s.File), counted(s.Rows, "row"), s.Line))
	}
	return append(append(notes, leftOut(a)...), around(a)...)
}

// leftOut says which rows match and are not counted.
func leftOut(a *market.Answer) []string {
	l := &a.LeftOut
	var parts []string
	for _, part := range []struct {
		n   int
		why string
	}{{l.NotCertified, "not certified"}, {l.PartTime, "for part-time work"}, {l.NoWage, "without a wage that can be read and is at least $15,080, the federal minimum, a year"},
		{l.Duplicates, "of cases that stand in the data again"}} {
		if part.n > 0 {
			parts = append(parts, Number(decimal.NewFromInt(int64(part.n)))+" "+part.why)
		}
	}
	var notes []string
	if len(parts) > 0 {
		notes = append(notes, "Not counted: "+strings.Join(parts, ", "))
	}
	if l.Yearly > 0 {
		notes = append(notes, fmt.Sprintf("%s of a year, filed as by a shorter time, counted as of a year", counted(l.Yearly, "wage")))
	}
	return notes
}

// around says how many rows wider areas have.
func around(a *market.Answer) []string {
	var notes []string
	for _, w := range a.Wider {
		flag := w.Area
		if flag == "" {
			flag = "US"
		}
		notes = append(notes, fmt.Sprintf("In %s: %s (--location %s)", inAll(w.Area), counted(w.Rows, "filing"), shellWord(flag)))
	}
	return notes
}

// shellWord quotes a text that a shell would split.
func shellWord(text string) string {
	if strings.Contains(text, " ") {
		return "'" + text + "'"
	}
	return text
}

// GapInWords says why there is no position, and what to do about it.
func GapInWords(a *market.Answer) string {
	q, near := a.Question, a.Gap.Near
	switch a.Gap.Kind {
	case market.NoRole:
		if len(near) > 0 {
			return fmt.Sprintf("the offer states no role, and the data are of %s; add it to the case, or write --role", strings.Join(near, ", "))
		}
		if byName(a) {
			return "the offer states no role; add it to the case, or write --role"
		}
		return "the offer states no role; add it to the case, or write --role, or --soc for an occupation"
	case market.RoleUnknown:
		if byName(a) {
			return fmt.Sprintf("the data have no %s; %s", q.Role, suggestion(a, "name one of its roles with --role"))
		}
		return fmt.Sprintf("the data have no %s; %s", q.Role, suggestion(a, "name another with --role, or the occupation with --soc, such as --soc 15-1252"))
	case market.NoLevel:
		return fmt.Sprintf("the data tell levels apart (%s) and the offer states none; add it to the case, or write --level", strings.Join(near, ", "))
	case market.LevelUnknown:
		return fmt.Sprintf("the data have %s at %s and not at %s; name one with --level", q.Role, strings.Join(near, ", "), q.Level)
	case market.PlaceUnknown:
		return placeUnknown(a)
	case market.AllLeftOut:
		return "no row of those that match can be counted"
	case market.TooFew:
		return fmt.Sprintf("%s of %s; a median takes two, p25 and p75 four, p10 and p90 ten", counted(a.Rows, "row"), ofWhat(a))
	case market.Withheld:
		return fmt.Sprintf("no wage is published for %s", ofWhat(a))
	case market.Ambiguous:
		return ambiguous(a)
	case market.OtherCurrency:
		return fmt.Sprintf("the data are in %s, and the case has no rate for it", a.Currency)
	case market.NoOccupation:
		return "prevailing wages go by occupation; name it with --soc, such as --soc 15-1252"
	case market.OccupationUnknown:
		return fmt.Sprintf("the data have no occupation %s; check the code", q.SOC)
	case market.NotTraded:
		return "nobody trades its shares, so that its equity has no value a year"
	case market.AreasByNumber:
		return "the file names areas by number; give Geography.csv of the same archive as --data too, or the number with --area"
	}
	return ""
}

// byName reports whether the data go by the names of roles alone, and have no occupations.
func byName(a *market.Answer) bool { return a.Kind == market.Percentiles || a.Kind == market.Rows }

func suggestion(a *market.Answer, mend string) string {
	if len(a.Gap.Near) == 0 {
		return mend
	}
	if a.Kind == market.LCA || a.Kind == market.OEWS {
		code, _, _ := strings.Cut(a.Gap.Near[0], " ")
		return fmt.Sprintf("near it are the occupations %s; name one with --soc, such as --soc %s", strings.Join(a.Gap.Near, ", "), code)
	}
	return fmt.Sprintf("near it are %s; name one with --role", strings.Join(a.Gap.Near, ", "))
}

func placeUnknown(a *market.Answer) string {
	if a.Question.Location == "" {
		return fmt.Sprintf("the offer states no location, and the data are of %s; add it to the case, or write --location", strings.Join(a.Gap.Near, "; "))
	}
	text := "the data have nothing of it in " + a.Question.Location
	switch {
	case len(a.Wider) > 0:
		return text + "; name a wider area with --location"
	case len(a.Gap.Near) > 0:
		return fmt.Sprintf("%s, but in %s; name one with --location", text, strings.Join(a.Gap.Near, "; "))
	}
	return text + "; name the area with --location as the data do"
}

func ambiguous(a *market.Answer) string {
	if a.Kind == market.Percentiles {
		return fmt.Sprintf("the rows %s are both of it and of one date; keep one of them, or tell them apart by level, location or as_of", strings.Join(a.Gap.Near, " and "))
	}
	mend := "name one with --location"
	if a.Kind == market.WageLevels {
		mend = "name one by its number with --area"
	}
	return fmt.Sprintf("several areas are meant by %s: %s; %s", a.Question.Location, strings.Join(a.Gap.Near, "; "), mend)
}

// marketConventions are the conventions that the positions rest on, those of the data at hand.
func marketConventions(s *Standing) []string {
	has, measured, grown := map[market.Kind]bool{}, map[market.Measure]bool{}, false
	for i := range s.Answers {
		has[s.Answers[i].Kind], measured[s.Answers[i].Measure] = true, true
		grown = grown || s.Growth(i) != nil
	}
	items := []string{"Between two stated percentiles a position is interpolated linearly; outside them there is none."}
	add := func(when bool, text string) {
		if when {
			items = append(items, text)
		}
	}
	add(measured[market.Total], "A total is compared with the Levels-style year: base, target bonus, the grants by their vesting years and a quarter of the sign-ons.")
	add(measured[market.Equity], "Equity is compared with the letter's grants of shares and options by their vesting years, at the value in the letter or today's price.")
	add(grown, "The growth that an offer needs is the least, in hundredths of a percent a year, at which the full model reaches the median; a total is told of the average year, which growth moves.")
	add(has[market.LCA] || has[market.OEWS] || has[market.WageLevels], "The Labor Department's wages are base pay, without bonus and equity, and are compared with the base at the start.")
	add(has[market.LCA], "A filing counts whose title has every word of the role and no other word of rank (senior, staff, II): its wage is the least offered (WAGE_RATE_OF_PAY_FROM), for full-time work, certified, once for each worker at the site.")
	add(has[market.LCA], "Wages by the hour, week, two weeks and month are taken 2,080, 52, 26 and 12 times a year.")
	add(has[market.LCA] || has[market.Rows], "Percentiles of rows are those of PERCENTILE.INC, rounded to the cent; p10 and p90 take ten rows, p25 and p75 four, the median two.")
	add(has[market.OEWS], "Estimates are over all industries and owners, of the narrowest area in the data that the location lies in.")
	add(has[market.WageLevels], "A wage level is reached by a base of its hourly wage for 2,080 hours; whoever is registered is entered into the H-1B lottery as often as the number of the level that the wage reaches, and once below the first (8 CFR 214.2(h)(8)(iii)(A)(4)).")
	return items
}
