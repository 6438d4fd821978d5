package calc_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// A grant of 300,000 becomes shares at 170 and vests in four parts, which are sold at what the
// share is worth.
func Example() {
	value, price := calc.Of(decimal.NewFromInt(300_000)), calc.Of(decimal.NewFromInt(170))
	market := calc.Input("price.today", decimal.NewFromInt(170))

	shares := value.Div(price, 12).Floor()
	paid := shares.PartFloor(1, 4).Mul(market).Round(2)
	fmt.Println(shares.Decimal(), paid.Decimal(), paid)

	program, err := calc.Compile(paid)
	if err != nil {
		fmt.Println(err)
		return
	}
	higher, err := program.Eval(calc.Changes{Numbers: map[string]decimal.Decimal{"price.today": decimal.NewFromInt(200)}})
	fmt.Println(program.Terms(), higher, err)
	// Output:
	// 1764 74970 round((441 * price.today))
	// [price.today] [88200] <nil>
}
