package calc_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
)

func dec(text string) decimal.Decimal { return decimal.RequireFromString(text) }
func of(text string) calc.Number      { return calc.Of(dec(text)) }

// kinds runs a test with fixed and with live operands: the value is the same.
func kinds(t *testing.T, name string, run func(in func(text string) calc.Number) calc.Number, want string) {
	t.Helper()
	fixed := run(of)
	if fixed.Live() || !fixed.Decimal().Equal(dec(want)) {
		t.Errorf("%s: got %v (live: %t), want %s", name, fixed.Decimal(), fixed.Live(), want)
	}
	live := run(func(text string) calc.Number { return calc.Input("t"+text, dec(text)) })
	if !live.Live() || !live.Decimal().Equal(dec(want)) {
		t.Errorf("%s, live: got %v (live: %t), want %s", name, live.Decimal(), live.Live(), want)
	}
	again, err := compile(t, live).Eval(calc.Changes{})
	if err != nil || !again[0].Equal(dec(want)) {
		t.Errorf("%s, again: got %v, %v, want %s", name, again, err, want)
	}
	changes := calc.Changes{Numbers: map[string]decimal.Decimal{}}
	for _, term := range compile(t, live).Terms() {
		changes.Numbers[term] = dec(term[1:]) // the same value, worked out anew
	}
	again, err = compile(t, live).Eval(changes)
	if err != nil || !again[0].Equal(dec(want)) {
		t.Errorf("%s, worked out anew: got %v, %v, want %s", name, again, err, want)
	}
}

func compile(t testing.TB, roots ...calc.Number) *calc.Program {
	t.Helper()
	p, err := calc.Compile(roots...)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestOperations(t *testing.T) {
	type in = func(string) calc.Number
	for _, c := range []struct {
		name string
		run  func(in in) calc.Number
		want string
	}{
		{"add", func(n in) calc.Number { return n("1.10").Add(n("2.205")) }, "3.305"},
		{"sub", func(n in) calc.Number { return n("1").Sub(n("2.5")) }, "-1.5"},
		{"mul", func(n in) calc.Number { return n("1.5").Mul(n("-0.5")) }, "-0.75"},
		{"neg", func(n in) calc.Number { return n("1.5").Neg() }, "-1.5"},
		{"min", func(n in) calc.Number { return n("2").Min(n("-3")) }, "-3"},
		{"max", func(n in) calc.Number { return n("2").Max(n("-3")) }, "2"},
		{"round half away from zero", func(n in) calc.Number { return n("2.345").Round(2) }, "2.35"},
		{"and below zero", func(n in) calc.Number { return n("-2.345").Round(2) }, "-2.35"},
		{"div rounds once", func(n in) calc.Number { return n("2").Div(n("3"), 4) }, "0.6667"},
		// 0.1234 rounded to 3 and then to 2 decimals would still be 0.12; 1.0045 twice is 1.01, once 1.00.
		{"not twice", func(n in) calc.Number { return n("1.0045").Div(n("1"), 2) }, "1.00"},
		{"floor", func(n in) calc.Number { return n("7.99").Floor() }, "7"},
		{"floor below zero", func(n in) calc.Number { return n("-7.01").Floor() }, "-8"},
		// 1,764 shares over 16 quarters: 5/16 are 551.25
		{"part", func(n in) calc.Number { return n("1764").Part(5, 16, 1) }, "551.3"},
		{"whole part", func(n in) calc.Number { return n("1764").PartFloor(5, 16) }, "551"},
		{"whole part that is exact", func(n in) calc.Number { return n("1764").PartFloor(4, 16) }, "441"},
		{"whole part below zero", func(n in) calc.Number { return n("-5").PartFloor(1, 2) }, "-3"},
		{"sum", func(n in) calc.Number { return calc.Sum(n("1.1"), of("2"), n("3.3"), of("-1")) }, "5.4"},
		{"named", func(n in) calc.Number { return n("5").Named(func() string { return "shares" }) }, "5"},
		{"if", func(n in) calc.Number { return calc.If(n("1").Less(n("2")), n("10"), n("20")) }, "10"},
		{"if not", func(n in) calc.Number { return calc.If(n("2").Less(n("2")), n("10"), n("20")) }, "20"},
		{"at most", func(n in) calc.Number { return calc.If(n("2").AtMost(n("2")), n("10"), n("20")) }, "10"},
		{"equal, whatever the decimals", func(n in) calc.Number { return calc.If(n("2.0").Equal(n("2.00")), n("10"), n("20")) }, "10"},
		{"positive", func(n in) calc.Number { return calc.If(n("0").Positive(), n("10"), n("20")) }, "20"},
		{"and", func(n in) calc.Number { return calc.If(n("1").Positive().And(n("-1").Positive()), n("10"), n("20")) }, "20"},
		{"or", func(n in) calc.Number { return calc.If(n("1").Positive().Or(n("-1").Positive()), n("10"), n("20")) }, "10"},
		{"not", func(n in) calc.Number { return calc.If(n("1").Positive().Not(), n("10"), n("20")) }, "20"},
		{"the branch not taken divides by zero", func(n in) calc.Number {
			return calc.If(n("0").Positive(), n("1").Div(n("0"), 2), n("3"))
		}, "3"},
		// 10% to 12,400, 12% to 50,400, 22% above: 1,240 + 4,560 + 22% of 9,600 = 7,912
		{"brackets", func(n in) calc.Number { return calc.Brackets(law, n("60000")) }, "7912"},
		{"brackets at an edge", func(n in) calc.Number { return calc.Brackets(law, n("12400")) }, "1240"},
		{"brackets below the first", func(n in) calc.Number { return calc.Brackets(law, n("-5")) }, "0"},
		{"lookup at an edge", func(n in) calc.Number { return calc.Lookup(law, n("12400")) }, "0.12"},
		{"lookup below it", func(n in) calc.Number { return calc.Lookup(law, n("12399.99")) }, "0.1"},
	} {
		kinds(t, c.name, c.run, c.want)
	}
}

var law = &calc.Table{Name: "law", Rows: []calc.Row{
	{From: dec("0"), Value: dec("0.1")}, {From: dec("12400"), Value: dec("0.12")}, {From: dec("50400"), Value: dec("0.22")},
}}

// SPEC 2.3: 175,000 over 12 months is 14,583.33, 14,583.34, 14,583.33 and so on, and adds up.
func TestPartsAddUp(t *testing.T) {
	year, sum := of("175000"), calc.Number{}
	want := []string{"14583.33", "14583.34", "14583.33"}
	for i := int64(1); i <= 12; i++ {
		month := year.Part(i, 12, 2).Sub(year.Part(i-1, 12, 2))
		if i <= 3 && !month.Decimal().Equal(dec(want[i-1])) {
			t.Errorf("month %d: %v, want %s", i, month.Decimal(), want[i-1])
		}
		sum = sum.Add(month)
	}
	if !sum.Decimal().Equal(year.Decimal()) {
		t.Errorf("the months sum to %v", sum.Decimal())
	}
}

// 1.21 to the half is 1.1 and not 1.0999...; 1.15 squared is 1.3225; 1.2 over a year and 73
// days is 1.2 * 1.2^0.2 = 1.2^1.2 = 1.244564747203977722..., by any calculator.
func TestGrow(t *testing.T) {
	var powers calc.Powers
	for _, c := range []struct {
		rate         string
		months, days int
		want         string
	}{
		{"0.21", 6, 0, "1.1"}, {"0.15", 24, 0, "1.3225"}, {"0.15", 0, 0, "1"}, {"0", 7, 3, "1"}, {"-1", 5, 0, "0"}, {"-0.19", 6, 0, "0.9"},
	} {
		kinds(t, "grow", func(in func(string) calc.Number) calc.Number { return powers.Grow(in(c.rate), c.months, c.days) }, c.want)
	}
	if got := powers.Grow(of("0.2"), 12, 73).Decimal().Round(18); !got.Equal(dec("1.244564747203977722")) {
		t.Errorf("1.2^1.2 is %v", got)
	}
}

// A root raised again is what it is the root of, to the places that a power settles to: twelve
// months are a year, 365 days are one.
func TestRootsAreRoots(t *testing.T) {
	var powers calc.Powers
	for _, rate := range []string{"0.05", "0.0525", "-0.5", "-0.9999", "10", "0.000001", "0.123456789012345678"} {
		month, day := powers.Grow(of(rate), 1, 0).Decimal(), powers.Daily(of(rate), 1).Decimal()
		for name, power := range map[string]decimal.Decimal{"months": power(month, 12), "days": power(day, 365)} {
			if want := dec("1").Add(dec(rate)); power.Sub(want).Abs().GreaterThan(want.Mul(dec("1e-27"))) {
				t.Errorf("%s at %s: %v", name, rate, power)
			}
		}
	}
}

// power multiplies out, at more places than a power settles to.
func power(x decimal.Decimal, n int) decimal.Decimal {
	result := dec("1")
	for range n {
		result = result.Mul(x).Round(40)
	}
	return result
}

// (1.05)^(73/365) = 1.05^0.2 = 1.0098057976...; 365 days are a whole year, either way; 1000 days
// pass many blocks: 1.05^(1000/365) = 1.143008..., and its inverse brings it back to 1.
func TestDaily(t *testing.T) {
	var powers calc.Powers
	five := calc.Of(dec("0.05"))
	for days, want := range map[int]string{0: "1", 73: "1.009805798", 365: "1.050000000", -365: "0.952380952"} {
		if got := powers.Daily(five, days).Decimal(); got.StringFixed(9) != dec(want).StringFixed(9) {
			t.Errorf("%d days: %v, want %s", days, got, want)
		}
	}
	if back := powers.Daily(five, 1000).Mul(powers.Daily(five, -1000)).Decimal(); !back.Round(25).Equal(dec("1")) {
		t.Errorf("1000 days there and back: %v", back)
	}
	// 36,500 days are 100 years, beyond the table: 1.05^100 = 131.501257846303...
	if got := powers.Daily(five, 36_500).Decimal(); !got.Round(12).Equal(dec("131.501257846303")) {
		t.Errorf("a hundred years: %v", got)
	}
	if !powers.Daily(calc.Number{}, 500).Decimal().Equal(dec("1")) {
		t.Error("nothing grows at 0")
	}
	// A year before it counts, at 5% and at 25%.
	rate := calc.Input("rate", dec("0.05"))
	program, err := calc.Compile(powers.Daily(rate, -365).Round(9))
	if err != nil {
		t.Fatal(err)
	}
	for value, want := range map[string]string{"0.05": "0.952380952", "0.25": "0.8"} {
		got, err := program.Eval(calc.Changes{Numbers: map[string]decimal.Decimal{"rate": dec(value)}})
		if err != nil || !got[0].Equal(dec(want)) {
			t.Errorf("at %s: %v, %v, want %s", value, got, err, want)
		}
	}
}

func TestUndefined(t *testing.T) {
	price := calc.Input("price", dec("0"))
	shares := of("1000").Div(price, 0)
	for name, n := range map[string]calc.Number{
		"a quotient": shares, "what rests on it": shares.Mul(of("3")).Round(2), "fixed": of("1").Div(of("0"), 2), "a part of nothing": of("1").Part(1, 0, 2),
		"a row below the table": calc.Lookup(law, of("-1")), "the branch taken": calc.If(price.Equal(of("0")), shares, of("1")),
		"a fixed no beside it": calc.If(calc.Fixed(false).And(shares.Positive()), of("1"), of("2")),
		"a condition":          calc.If(shares.Positive(), of("1"), of("2")),
	} {
		if n.Defined() || !n.Decimal().IsZero() {
			t.Errorf("%s: defined %t, %v", name, n.Defined(), n.Decimal())
		}
		_, err := compile(t, of("1"), n).Eval(calc.Changes{})
		if undefined, ok := err.(*calc.UndefinedError); !ok || undefined.Root != 1 {
			t.Errorf("%s: got %v", name, err)
		}
	}
	got, err := compile(t, shares).Eval(calc.Changes{Numbers: map[string]decimal.Decimal{"price": dec("40")}})
	if err != nil || !got[0].Equal(dec("25")) {
		t.Errorf("with a price: %v, %v", got, err)
	}
}

func TestWords(t *testing.T) {
	rounding := calc.Choose("rounding", "down")
	shares := calc.If(rounding.Is("up"), of("8"), of("7"))
	got, err := compile(t, shares).Eval(calc.Changes{Words: map[string]string{"rounding": "up"}})
	if err != nil || !got[0].Equal(dec("8")) || !shares.Decimal().Equal(dec("7")) {
		t.Errorf("got %v, %v", got, err)
	}
	if n := calc.If(calc.Word("up").Is("up"), of("8"), of("7")); n.Live() || !n.Decimal().Equal(dec("8")) {
		t.Errorf("a fixed word: %v", n)
	}
}

func TestNothingFixedIsRecorded(t *testing.T) {
	live := calc.Input("x", dec("5"))
	for name, n := range map[string]calc.Number{
		"plus 0": live.Add(of("0")), "0 plus": of("0").Add(live), "minus 0": live.Sub(of("0")), "times 1": live.Mul(of("1")), "1 times": of("1").Mul(live), "sum of one": calc.Sum(live, of("0")),
	} {
		if n.Step() != live.Step() {
			t.Errorf("%s is a step of its own: %v", name, n)
		}
	}
	if n := live.Mul(of("0")); n.Live() || !n.Decimal().IsZero() {
		t.Errorf("times 0 is %v", n)
	}
}

func TestString(t *testing.T) {
	shares := of("300000").Div(calc.Input("price", dec("170")), 0).Named(func() string { return "shares" })
	paid := shares.PartFloor(1, 4).Mul(calc.Input("market", dec("200"))).Round(2)
	if got, want := paid.String(), "round((part_floor([shares] * 1/4) * market))"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
