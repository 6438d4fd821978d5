package report_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/report"
)

// Base of 100,000 beside an exit of 514,583: with a quarter of room above the base the axis ends at
// 125,000, in five steps of 25,000; it reaches over both where somebody has promised them.
func TestWhatNobodyHasPromisedDoesNotStretchTheAxis(t *testing.T) {
	chart := report.Chart{Kind: report.StackedBars, Categories: []string{"Year 1"}, Series: []report.Series{
		{Name: "Base", Values: []decimal.Decimal{decimal.NewFromInt(100_000)}},
		{Name: "Options", Values: []decimal.Decimal{decimal.NewFromInt(514_583)}, Speculative: true},
	}}
	if a := report.SharedAxis(chart); a.Top != 125_000 || a.Step != 25_000 {
		t.Errorf("the axis ends at %v in steps of %v, want 125000 in steps of 25000", a.Top, a.Step)
	}
	chart.Series[1].Values[0] = decimal.NewFromInt(150_000) // 250,000 in all, 2.5 times the base: it does not dwarf it
	if a := report.SharedAxis(chart); a.Top != 250_000 {
		t.Errorf("the axis ends at %v, want 250000", a.Top)
	}
	chart.Series[1].Values[0] = decimal.NewFromInt(514_583)
	chart.Series[1].Speculative = false
	if a := report.SharedAxis(chart); a.Top < 614_583 {
		t.Errorf("the axis ends at %v, below the bar of 614583", a.Top)
	}
}
