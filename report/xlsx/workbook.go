package xlsx

import (
	"errors"
	"io"

	"github.com/xuri/excelize/v2"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
)

// ErrNoComparison is returned for a document that no comparison stands behind: there is
// nothing to calculate with.
var ErrNoComparison = errors.New("the document has no comparison to write as a workbook")

// Write writes the document as a workbook. The same document gives the same bytes.
func Write(w io.Writer, d *report.Document) error {
	if d.Comparison == nil || len(d.Comparison.Offers) == 0 {
		return ErrNoComparison
	}
	b := newBook(d)
	return b.write(w, b.compose())
}

// compose makes the sheets, each from those that it refers to, and returns them in the
// order of the workbook.
func (b *book) compose() []*sheet {
	inputs := b.inputsSheet()
	b.chooseScenarios()
	var chosen []*sheet
	if b.switches() {
		chosen = append(chosen, b.scenariosSheet())
	}
	b.layOutTimeline()
	b.layOutAfterTax()
	timeline := b.timelineSheet()
	years, cumulative, walkAway := b.yearsSheet(), b.cumulativeSheet(), b.walkAwaySheet()
	cuts := []*sheet{years}
	if b.periodic() {
		cuts = append(cuts, b.periodsSheet())
	}
	var taxes []*sheet
	if b.isTaxed() {
		taxes = append(taxes, b.afterTaxSheet())
	}
	if len(b.taxTables.all) > 0 { // which the formulas have asked for by now
		taxes = append(taxes, b.taxTablesSheet())
	}
	b.layOutChecks()
	if b.switches() {
		b.growthByBase()
	}
	summary := b.summarySheet()
	sheets := append([]*sheet{summary, inputs}, chosen...)
	sheets = append(append(sheets, timeline), cuts...)
	sheets = append(append(append(sheets, cumulative, walkAway), taxes...), b.besideSheet())
	if len(b.document.Moves) > 0 {
		sheets = append(sheets, b.roundsSheet())
	}
	if b.document.Risk != nil {
		sheets = append(sheets, b.riskSheet())
	}
	if b.document.Ask != nil {
		sheets = append(sheets, b.askSheet())
	}
	return append(sheets, b.workingsSheet(), b.assumptionsSheet(), b.checksSheet())
}

// book is the workbook being composed.
type book struct {
	form       bool // only the Inputs, to fill in
	document   *report.Document
	comparison *comp.Comparison
	currency   comp.Currency
	names      []string // of the offers, made safe
	shorts     []string // likewise, for the heads of tables
	inputs     inputs
	scenarios  scenarios
	workings   workings
	remembered []*comp.Remembered // by offer
	graphs     []*graph           // by offer
	kept       [][]comp.WalkAway  // by offer and month of leaving
	timeline   timeline
	years      []yearBlock // where each offer's years stand
	periods    []periodBlock
	cumulative cumulative
	afterTax   []afterTax // by offer
	taxTables  taxTables
	summary    summary
	checks     checks
	ask        ask
}

func newBook(d *report.Document) *book {
	b := &book{document: d, comparison: d.Comparison, currency: d.Comparison.Case.Currency}
	for i := range b.comparison.Offers {
		b.names = append(b.names, plain(b.comparison.Offers[i].Name, maxName))
		b.shorts = append(b.shorts, plain(b.comparison.Offers[i].Short, maxName))
	}
	return b
}

func (b *book) title() string { return plain(b.document.Title, 200) }

// money is the look of an amount.
func (b *book) money() style { return style{format: formatMoney(b.currency)} }

func (b *book) write(w io.Writer, sheets []*sheet) error {
	f := excelize.NewFile()
	defer f.Close()
	byName := chartData{}
	for _, s := range sheets {
		byName[s.name] = s
	}
	f.SetZipWriter(func(to io.Writer) excelize.ZipWriter { return &archive{to: to, charts: byName} })
	if err := b.begin(f, sheets); err != nil {
		return err
	}
	looks := &styles{file: f, ids: map[style]int{}, rules: map[string]int{}}
	for _, s := range sheets {
		if err := s.write(f, looks, b.currency); err != nil {
			return err
		}
	}
	if err := b.nameRanges(f, sheets); err != nil {
		return err
	}
	_, err := f.WriteTo(w)
	return err
}

func (b *book) begin(f *excelize.File, sheets []*sheet) error {
	if err := f.SetDefaultFont(fontFamily); err != nil {
		return err
	}
	if err := f.SetSheetName("Sheet1", sheets[0].name); err != nil {
		return err
	}
	for _, s := range sheets[1:] {
		if _, err := f.NewSheet(s.name); err != nil {
			return err
		}
	}
	f.SetActiveSheet(0)
	recalculate := true
	if err := f.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: &recalculate}); err != nil {
		return err
	}
	return b.properties(f)
}

// properties describes the file. Its date is the valuation date: a clock would give the
// same case other bytes every time.
func (b *book) properties(f *excelize.File) error {
	day := b.comparison.Case.AsOf.String() + "T00:00:00Z"
	err := f.SetDocProps(&excelize.DocProperties{
		Title: b.title(), Subject: plain(b.document.Subtitle, 200), Creator: "offerkit", LastModifiedBy: "offerkit",
		Description: "Job offers compared. Change an amount on the sheet Inputs and every figure follows.",
		Keywords:    "job offers, compensation, comparison", Category: "Compensation",
		Created: day, Modified: day, Language: "en-US",
	})
	if err != nil {
		return err
	}
	return f.SetAppProps(&excelize.AppProperties{Application: "Microsoft Excel", AppVersion: "16.0300"})
}

// nameRanges defines the names that formulas and readers use, and those that hold print
// areas and titles.
func (b *book) nameRanges(f *excelize.File, sheets []*sheet) error {
	var names []excelize.DefinedName
	if !b.form {
		names = append(b.inputNames(), b.timeline.names()...)
	}
	for _, s := range sheets {
		names = append(names, s.printNames()...)
	}
	for i := range names {
		if err := f.SetDefinedName(&names[i]); err != nil {
			return err
		}
	}
	return nil
}
