package xlsx

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
)

// The Checks sheet has sums that must agree, whatever is typed into the Inputs, and the
// figures as they were delivered, to tell whether anything was.

const (
	checksHead  = 6
	checksFirst = 7
)

// The columns of the checks.
const (
	checkLabel = iota + 1
	checkOffer
	checkLeft
	checkRight
	checkVerdict
	_
	checkName // the names of offers in words, in tables as delivered, and as they are now
	checkShort
	checkCalled
)

// checks is where the checks stand.
type checks struct {
	last      int   // row of the last check
	delivered place // first of the figures as delivered
	sentences place // first of the sentences as delivered
	leads     int   // row of the first figure of the headline
}

// checksStatus says whether all checks agree, and checksChanged how many figures are not
// as delivered.
var (
	checksStatus  = place{checkLabel, 4}
	checksChanged = place{checkVerdict, 4}
)

// check is one pair of figures that must agree.
type check struct {
	label       string
	offer       int // -1 for all
	left, right string
	value       float64 // of both, as delivered
}

func (b *book) checksSheet() *sheet {
	s := b.newSheet(checksSheet, good, "Sums that must agree, whatever stands in the Inputs.", place{1, checksFirst}, 58, offerWidth, offerWidth, offerWidth, 14)
	s.print.portrait, s.print.titleRows = true, [2]int{1, 2}
	s.heads(place{1, checksHead}, func(i int) bool { return i+1 == checkLeft || i+1 == checkRight }, "Check", "Offer", "One way", "The other way")
	agrees := headLook
	agrees.align = "center"
	s.text(place{checkVerdict, checksHead}, "Agrees", agrees)
	for i, c := range b.allChecks() {
		b.writeCheck(s, checksFirst+i, c)
	}
	b.writeNames(s)
	b.writeStatus(s)
	b.writeDelivered(s)
	b.writeSentences(s)
	b.writeLead(s)
	return s
}

// layOutChecks places the parts of the sheet, for the Summary refers to them.
func (b *book) layOutChecks() {
	b.checks.last = checksFirst + len(b.allChecks()) - 1
	b.checks.delivered = place{checkOffer, b.checks.last + 3}
	b.checks.sentences = place{checkLabel, b.checks.delivered.row + len(b.comparison.Rankings) + 2}
	b.checks.leads = b.checks.sentences.row + len(b.said()) + 3
}

func (b *book) allChecks() []check {
	var all []check
	for i := range b.comparison.Offers {
		all = append(all, b.offerChecks(i)...)
	}
	all = append(all, b.percentageChecks()...)
	rows := b.timeline.last - b.timeline.first + 1
	return append(all,
		check{"Every payment has an amount", -1, "COUNT(Timeline_Amount)", "ROWS(Timeline_Amount)", float64(rows)},
		check{"Nothing is paid outside the years", -1, fmt.Sprintf(`COUNTIFS(Timeline_Year,">%d")`, b.comparison.Case.Years), "0", 0},
	)
}

// shortName is the cell of the name that an offer has in tables: its name on the Inputs, or the cell that
// makes it shorter.
func (b *book) shortName(offer int) string {
	if b.shorts[offer] == b.names[offer] {
		return on(inputsSheet, b.nameOf(offer))
	}
	return on(checksSheet, place{checkCalled, checksFirst + offer})
}

// writeNames keeps the short names that differ from the names: an offer that is called something else on
// the Inputs is called so in the tables too.
func (b *book) writeNames(s *sheet) {
	if slices.Equal(b.names, b.shorts) {
		return
	}
	s.widths = append(s.widths, 3, 40, 26, 26)
	s.print.lastCol = checkVerdict
	s.heads(place{checkName, checksHead}, nil, "Name as delivered", "In tables as delivered", "In tables")
	for i := range b.names {
		name, row := on(inputsSheet, b.nameOf(i)), checksFirst+i
		s.text(place{checkName, row}, b.names[i], style{colour: muted})
		s.text(place{checkShort, row}, b.shorts[i], style{colour: muted})
		s.formula(place{checkCalled, row}, fmt.Sprintf("IF(%s=%v,%v,%[1]s)", name, place{checkName, row}, place{checkShort, row}), b.shorts[i], style{})
	}
}

func (b *book) offerChecks(i int) []check {
	y, r, n := b.years[i], &b.comparison.Offers[i], b.comparison.Case.Years
	total := double(r.Total)
	whole := on(yearsSheet, y.year(y.total, n+1))
	var certainties []string
	for _, c := range comp.Certainties() {
		certainties = append(certainties, fmt.Sprintf("SUMIFS(Timeline_Amount,Timeline_Offer,%d,Timeline_Certainty,%d)", i+1, certaintyKey(c)))
	}
	checks := []check{
		{"The years add up to the payments", i, whole, "SUM(" + b.timeline.column(i, amountColumn) + ")", total},
		{"The components add up to the years", i,
			"SUM(" + area(yearsSheet, y.year(y.first, n+1), y.year(y.total-1, n+1)) + ")",
			"SUM(" + area(yearsSheet, y.year(y.total, 1), y.year(y.total, n)) + ")", total},
		{"The certainties add up to the total", i, strings.Join(certainties, "+"), whole, total},
		{"The months add up to the total", i, on(cumulativeSheet, place{i + 2, cumulativeFirst + len(b.cumulative.months) - 1}), whole, total},
	}
	if b.periodic() {
		checks = append(checks, check{"The periods add up to the total", i, b.periods[i].sum(b.document.View), whole, total})
	}
	return checks
}

func (b *book) writeCheck(s *sheet, row int, c check) {
	s.text(place{checkLabel, row}, c.label, style{})
	if c.offer >= 0 {
		b.offerName(s, place{checkOffer, row}, c.offer, style{})
	}
	look := b.money()
	if c.offer < 0 {
		look.format = formatWhole
	}
	left, right := place{checkLeft, row}, place{checkRight, row}
	s.formula(left, c.left, c.value, look)
	s.formula(right, c.right, c.value, look)
	p := place{checkVerdict, row}
	s.formula(p, fmt.Sprintf(`IF(ABS(%v-%v)<%s,"agrees","DIFFERS")`, left, right, b.half()), "agrees", style{bold: true, align: "center"})
	s.goodIf(p, "agrees")
}

// half is half the smallest unit of the currency.
func (b *book) half() string { return decimal.New(5, -1-b.currency.Places()).String() }

// writeStatus sums the checks up in one line, which the Summary shows too.
func (b *book) writeStatus(s *sheet) {
	verdicts := place{checkVerdict, checksFirst}.to(place{checkVerdict, b.checks.last})
	s.formula(checksStatus, fmt.Sprintf(`IF(COUNTIFS(%[1]s,"agrees")=ROWS(%[1]s),"%s",ROWS(%[1]s)-COUNTIFS(%[1]s,"agrees")&IF(ROWS(%[1]s)-COUNTIFS(%[1]s,"agrees")=1," check differs"," checks differ"))`, verdicts, allAgree),
		allAgree, style{bold: true})
	s.goodIf(checksStatus, allAgree)
	s.text(checksChanged.right(-1), "Figures changed", style{colour: muted, align: "right"})
}

const allAgree = "All checks agree"

// writeDelivered keeps the metrics as offerkit computed them.
func (b *book) writeDelivered(s *sheet) {
	asDelivered := func(_ place, _ string, all []decimal.Decimal, offer int) (string, decimal.Decimal) {
		return "", all[offer]
	}
	b.metricTable(s, b.checks.delivered.row-1, "As delivered, "+string(b.currency), formatMoney(b.currency), asDelivered)
	from, n, metrics := b.checks.delivered, len(b.names), len(b.comparison.Rankings)
	delivered := area(checksSheet, from, place{from.col + n - 1, from.row + metrics - 1})
	live := area(summarySheet, place{summaryFirst, b.summary.metrics}, place{summaryFirst + n - 1, b.summary.metrics + metrics - 1})
	s.formula(checksChanged, fmt.Sprintf("SUMPRODUCT((ABS(%s-%s)>=%s)*1)", live, delivered, b.half()), 0.0, style{format: formatPlain, align: "left"})
}

// unchanged tests whether the figures are those as delivered.
func (b *book) unchanged() string {
	return fmt.Sprintf("(%s=0)*(ROUND(Tolerance,10)=%s)", on(checksSheet, checksChanged), b.comparison.Case.Tolerance)
}

// paidFinding is the place, behind the sentences, of what the picture of pay so far says as delivered, by days.
func (b *book) paidFinding() place {
	return place{b.checks.sentences.col, b.checks.sentences.row + len(b.said())}
}

// writeSentences keeps the verdict as offerkit wrote it, and what a picture says. The Summary shows it as long as
// the figures are the delivered ones, and its conditions longer.
func (b *book) writeSentences(s *sheet) {
	p := b.checks.sentences
	s.titled(place{p.col, p.row - 1}, "The verdict as delivered")
	for i, sentence := range b.said() {
		s.paragraph(p.row+i, checkVerdict, sentence, style{colour: muted})
	}
	s.paragraph(b.paidFinding().row, checkVerdict, report.CumulativeFinding(b.comparison), style{colour: muted})
}
