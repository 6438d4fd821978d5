package tax_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/comp/tax"
)

// What a salary of 185,000 leaves in Seattle.
func ExampleLaw_Taxes() {
	law := tax.Embedded()
	place, err := law.Place("Seattle, WA")
	if err != nil {
		fmt.Println(err)
		return
	}
	taxes, err := law.Taxes(calc.Int(185_000), tax.Situation{Place: place, Year: 2026, Filing: tax.Single})
	if err != nil {
		fmt.Println(err)
		return
	}
	for i := range taxes.Taxes {
		fmt.Println(taxes.Taxes[i].Title, taxes.Taxes[i].Stated().StringFixed(2))
	}
	fmt.Println("take-home", taxes.StatedTakeHome().StringFixed(2))
	// Output:
	// Federal income tax 33134.00
	// Social Security 11439.00
	// Medicare 2682.50
	// Additional Medicare 0.00
	// Washington has no tax on wages 0.00
	// Washington Paid Family & Medical Leave 1489.21
	// Washington Cares Fund 1073.00
	// take-home 135182.29
}

// What employers withhold from RSUs of 120,000 over a salary of 180,000, and what is owed.
func ExampleLaw_Withholding() {
	law := tax.Embedded()
	place, _ := law.Place("remote (TX)")
	w, err := law.Withholding(calc.Int(300_000), calc.Int(120_000), tax.Situation{Place: place, Year: 2026})
	if err != nil {
		fmt.Println(err)
		return
	}
	gap, complete := w.StatedGap()
	fmt.Println("to set aside:", gap, "every rate is known:", complete)
	// Output: to set aside: 9800.25 every rate is known: true
}

// Taxes on wages that may move are a graph of calc, which is worked out again for others.
func ExampleLaw_Taxes_live() {
	law := tax.Embedded()
	place, _ := law.Place("London")
	taxes, err := law.Taxes(calc.Input("offers[0].base", decimal.NewFromInt(90_000)), tax.Situation{Place: place, Year: 2026})
	if err != nil {
		fmt.Println(err)
		return
	}
	program, err := calc.Compile(taxes.Total)
	if err != nil {
		fmt.Println(err)
		return
	}
	more, err := program.Eval(calc.Changes{Numbers: map[string]decimal.Decimal{"offers[0].base": decimal.NewFromInt(110_000)}})
	fmt.Println(taxes.Total.Decimal(), more[0], err)
	// Output: 27242.6 37642.6 <nil>
}
