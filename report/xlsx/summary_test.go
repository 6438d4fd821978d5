package xlsx

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// plainOffers is a case of offers that pay a base alone, with the names.
func plainOffers(currency comp.Currency, names ...string) comp.Case {
	c := comp.NewCase(vesting.MustDate("2026-11-23"))
	c.Currency = currency
	for i, name := range names {
		c.Offers = append(c.Offers, comp.Offer{Name: name, Start: vesting.MustDate("2027-01-04"), Base: decimal.New(100+10*int64(i), 3)})
	}
	return c
}

func bookOf(t *testing.T, c comp.Case) *book {
	t.Helper()
	result, err := comp.Compare(c)
	if err != nil {
		t.Fatal(err)
	}
	d, err := report.Compare(result, report.Options{Timeline: true, Charts: true})
	if err != nil {
		t.Fatal(err)
	}
	return newBook(d)
}

// The first page of the Summary has the verdict, the figures and the picture, the second the other
// pictures, on the paper of the currency.
func TestTheSummaryPrintsWithItsPicture(t *testing.T) {
	for _, c := range []comp.Case{
		plainOffers("USD", "A", "B"), plainOffers("EUR", "A", "B"), plainOffers("EUR", "A", "B", "C"),
		plainOffers("USD", "A", "B", "C", "D", "E"), plainOffers("INR", "A", "B", "C", "D", "E"),
	} {
		s := bookOf(t, c).compose()[0]
		before := func(row int) int { // breaks at or above a row
			return len(slices.DeleteFunc(slices.Clone(s.print.breaks), func(at int) bool { return at > row }))
		}
		first, last := s.charts[0], s.charts[len(s.charts)-1]
		if n := before(first.at.row); n != 0 {
			t.Errorf("%d offers in %s: the first picture is on page %d", len(c.Offers), c.Currency, n+1)
		}
		if used := s.heightTo(first.at.row) + first.height; used > s.pageHeight() {
			t.Errorf("%d offers in %s: the first page needs %d pixels of %d", len(c.Offers), c.Currency, used, s.pageHeight())
		}
		if n := before(last.at.row); n > 1 {
			t.Errorf("%d offers in %s: the last picture is on page %d", len(c.Offers), c.Currency, n+1)
		}
		if len(c.Offers) == 2 && (len(s.print.breaks) > 0 || s.heightTo(s.lastPrinted()+1) > s.pageHeight()*5/4) {
			t.Errorf("two offers in %s do not print on one page", c.Currency)
		}
		if end := last.at.row + last.rows(); s.lastPrinted() < end || s.lastPrinted() > end+1 {
			t.Errorf("%d offers in %s: printed to row %d, the last picture ends in row %d", len(c.Offers), c.Currency, s.lastPrinted(), end)
		}
		if want := report.PaperOf(c.Currency); s.print.paper != want {
			t.Errorf("%s is printed on %s, want %s", c.Currency, s.print.paper, want)
		}
	}
}

// The size of the paper in the file: 1 is letter, 9 is A4 (ECMA-376 part 1, 18.3.1.63).
func TestEverySheetIsOnThePaperOfTheCurrency(t *testing.T) {
	for currency, want := range map[comp.Currency]int{"USD": 1, "EUR": 9} {
		f := written(t, plainOffers(currency, "A", "B"))
		for _, name := range f.GetSheetList() {
			if layout, err := f.GetPageLayout(name); err != nil || *layout.Size != want {
				t.Errorf("%s in %s is on paper %d (%v), want %d", name, currency, *layout.Size, err, want)
			}
		}
	}
}

func written(t *testing.T, c comp.Case) *excelize.File {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, bookOf(t, c).document); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// The conditions stand below the headline, and stay once an input has changed: they are said to be
// those of the case then.
func TestConditionsStayWhenInputsHaveChanged(t *testing.T) {
	c := plainOffers("USD", "A", "B")
	b := bookOf(t, c)
	conditions := b.document.Verdict.Conditions
	if conditions == "" {
		t.Fatal("the verdict has no conditions")
	}
	f := written(t, c)
	cell := place{1, verdictRow + 1}.String()
	if got, err := f.GetCellValue(summarySheet, cell); err != nil || got != conditions {
		t.Errorf("as delivered: %q (%v), want %q", got, err, conditions)
	}
	for _, name := range f.GetDefinedName() {
		if name.Name == "Tolerance" {
			if err := f.SetCellValue(inputsSheet, strings.ReplaceAll(strings.TrimPrefix(name.RefersTo, inputsSheet+"!"), "$", ""), 0.05); err != nil {
				t.Fatal(err)
			}
		}
	}
	if got, err := f.CalcCellValue(summarySheet, cell); err != nil || got != "As written: "+conditions {
		t.Errorf("once the tolerance has changed: %q (%v)", got, err)
	}
	if got, err := f.CalcCellValue(summarySheet, place{1, verdictRow + 2}.String()); err != nil || strings.Contains(got, "agree") {
		t.Errorf("a sentence on figures that have changed stays: %q (%v)", got, err)
	}
}

// Heads have the short name, which no head cuts; who types another name over the offer's has it in
// the tables too.
func TestHeadsHaveShortNames(t *testing.T) {
	f := written(t, plainOffers("USD", "International Business Machines", "Globex"))
	b := bookOf(t, plainOffers("USD", "International Business Machines", "Globex"))
	b.compose()
	head := place{summaryFirst, b.summary.head}.String()
	if got, err := f.CalcCellValue(summarySheet, head); err != nil || got != "International" {
		t.Errorf("the head is %q (%v)", got, err)
	}
	if err := f.SetCellValue(inputsSheet, b.nameOf(0).String(), "Big Blue"); err != nil {
		t.Fatal(err)
	}
	if got, err := f.CalcCellValue(summarySheet, head); err != nil || got != "Big Blue" {
		t.Errorf("once the offer is called Big Blue, the head is %q (%v)", got, err)
	}
}

// The Walk-away sheet is cut between its blocks alone: on paper each of five offers' blocks is whole, on a page
// with its months, and no few months stand on a page of their own. Two offers are on one page.
func TestWalkAwayIsCutBetweenItsBlocks(t *testing.T) {
	for offers, cut := range map[string]bool{"AB": false, "ABCDE": true} {
		c := plainOffers("USD", strings.Split(offers, "")...)
		for i := range c.Offers {
			c.Offers[i].SignOn = []comp.SignOn{{Year: 1, Amount: decimal.New(50, 3), Clawback: comp.Clawback{Months: 24}}}
			c.Offers[i].Benefits = []comp.Benefit{{Name: "meals", Amount: decimal.New(1, 3)}}
		}
		b := bookOf(t, c)
		for _, s := range b.compose() {
			if s.name != walkAwaySheet && s.name != cumulativeSheet {
				continue
			}
			if page := s.heightTo(s.lastPrinted() + 1); page > s.pageHeight() && s.pagesTall() != 1 && page > 1000 {
				t.Errorf("%s of %d offers: %d pixels on pages of %d", s.name, len(c.Offers), page, s.pageHeight())
			}
			if s.name != walkAwaySheet {
				continue
			}
			if cut != (len(s.print.columns) > 0) {
				t.Errorf("%d offers are on the pages %v", len(c.Offers), s.print.columns)
			}
			for i, page := range s.print.columns {
				if block := b.walkAwayBlocks()[i]; page[1] != block.first+len(c.Offers)-1 || i > 0 && page[0] != block.first {
					t.Errorf("page %d has the columns %v; its block begins at %d", i+1, page, block.first)
				}
			}
		}
	}
}
