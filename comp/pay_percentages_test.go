package comp_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// percentages draws as many percentages as there are names for, in hundredths of a percent, that
// add up to 100. Those before the last may be nothing where nothing is allowed.
func percentages(t *rapid.T, n int, nothing bool) []decimal.Decimal {
	parts, left := make([]decimal.Decimal, n), int64(10_000)
	least := int64(1)
	if nothing {
		least = 0
	}
	for i := range n - 1 {
		part := rapid.Int64Range(least, left-int64(n-1-i)).Draw(t, "percent")
		parts[i], left = decimal.New(part, -2), left-part
	}
	parts[n-1] = decimal.New(left, -2)
	return parts
}

// inPercentages draws a schedule that is written in percentages: by year, by month, with a
// frequency, a cliff or fixed days.
func inPercentages(t *rapid.T) vesting.Schedule {
	n := rapid.IntRange(2, 5).Draw(t, "parts")
	var texts []string
	byMonth := rapid.Bool().Draw(t, "by month")
	step := rapid.IntRange(1, 13).Draw(t, "months")
	for i, part := range percentages(t, n, false) {
		text := part.String()
		if byMonth {
			text = fmt.Sprintf("%d:%s", step*(i+1), part)
		}
		texts = append(texts, text)
	}
	if byMonth {
		return scheduleOf(t, strings.Join(texts, " "))
	}
	form := rapid.SampledFrom([]string{"", " quarterly", " monthly", " semi-annual", " quarterly, 12mo cliff", " monthly, 18mo cliff", " monthly on 15", " annual on 02-15"}).Draw(t, "form")
	return scheduleOf(t, strings.Join(texts, "/")+form)
}

func scheduleOf(t *rapid.T, text string) vesting.Schedule {
	s, err := vesting.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// withPercentages returns a case of one offer whose grants, of every form, vest in percentages: a
// private company's with an exit, or one whose shares are sold or held.
func withPercentages(t *rapid.T) comp.Case {
	c := comp.NewCase(anyDay(t, "as_of"))
	c.Years = rapid.IntRange(1, 6).Draw(t, "years")
	c.Growth = decimal.New(rapid.Int64Range(-50, 60).Draw(t, "growth"), -2)
	o := comp.Offer{Company: "Initech", Base: anyAmount(t, "base"), Start: c.AsOf.AddDays(rapid.IntRange(0, 400).Draw(t, "start"))}
	private, priced := rapid.Bool().Draw(t, "private"), rapid.IntRange(0, 2).Draw(t, "priced") > 0
	for range rapid.IntRange(1, 3).Draw(t, "grants") {
		g := anyGrant(t)
		g.Vesting = inPercentages(t)
		if rapid.Bool().Draw(t, "cumulative") && !g.Repriced {
			g.Allocation = rapid.SampledFrom([]vesting.Allocation{vesting.CumulativeRoundDown, vesting.CumulativeRounding, vesting.Fractional}).Draw(t, "dealt")
			if g.Rounding == comp.RoundNone {
				g.Rounding = comp.RoundDown
			}
		}
		if private {
			g.Repriced, g.Price, g.ByValue = false, decimal.Zero, false
			g.DoubleTrigger = g.Kind == comp.RSU && rapid.Bool().Draw(t, "two triggers")
		}
		if !private && !priced && g.Kind != comp.CashGrant { // followed in dollars
			g = comp.Grant{Kind: comp.RSU, Value: anyAmount(t, "dollars"), Repriced: g.Repriced, ByValue: g.ByValue, Vesting: g.Vesting}
		}
		if rapid.Bool().Draw(t, "began before") && !private {
			g.Start = o.Start.AddMonths(-rapid.IntRange(1, 30).Draw(t, "months before"))
		}
		o.Grants = append(o.Grants, g)
	}
	if private {
		o.Private = comp.Private{Preferred: dec("12"), FMV: dec("4"), FullyDiluted: dec("9000000"), Preference: dec("3000000"),
			Exit: comp.Exit{Value: dec("70000000"), On: o.Start.AddMonths(rapid.IntRange(1, 50).Draw(t, "exit"))}}
	} else {
		if priced {
			o.Price.Today = decimal.New(rapid.Int64Range(100, 50_000).Draw(t, "price"), -2) // a value buys many shares
		}
		o.Sell = rapid.SampledFrom(comp.Sells()).Draw(t, "sell")
		o.Dividend = dec("0.015")
	}
	c.Offers = []comp.Offer{o}
	return c
}

// figuresOf are what an offer pays by component, and what leaving keeps and leaves behind.
func figuresOf(c *comp.Comparison, r *comp.Result) (names []string, numbers []calc.Number) {
	add := func(name string, n calc.Number) { names, numbers = append(names, name), append(numbers, n) }
	for _, component := range comp.Components() {
		var paid []calc.Number
		for i := range r.Timeline {
			if r.Timeline[i].Component == component {
				paid = append(paid, r.Timeline[i].Number())
			}
		}
		add(string(component), calc.Sum(paid...))
	}
	leaving := comp.NewLeaving(c, r, true)
	for _, month := range []int{0, 7, 12, 25, 40} {
		w := leaving.After(month)
		add(fmt.Sprintf("kept after %d months", month), w.NetNumber())
		add(fmt.Sprintf("left behind after %d months", month), w.LeftBehindNumber())
	}
	return names, numbers
}

// With the percentages of the letter every payment is the same to the cent, open or not.
func TestOpenPercentagesPayTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		result, err := comp.Compare(withPercentages(t))
		if err != nil {
			t.Skip(err)
		}
		r, err := result.RememberOpen(&result.Offers[0])
		if err != nil {
			t.Fatal(err)
		}
		want, got := paidBy(result.Offers[0].Timeline), paidBy(r.Timeline)
		if want != got {
			t.Fatalf("open\n%s\nfixed\n%s", got, want)
		}
		names, fixed := figuresOf(result, &result.Offers[0])
		_, open := figuresOf(result, &r.Result)
		for i, name := range names {
			if !fixed[i].Decimal().Equal(open[i].Decimal()) {
				t.Fatalf("%s: open %v, fixed %v", name, open[i].Decimal(), fixed[i].Decimal())
			}
		}
	})
}

// paidBy writes the payments that are made.
func paidBy(all comp.Timeline) string {
	var b strings.Builder
	for _, p := range all {
		if !p.Amount.IsZero() {
			fmt.Fprintln(&b, p.Date, p.Year, p.Term, p.Component, p.Quantity, p.Amount)
		}
	}
	return b.String()
}

// With other percentages that add up to 100, a part of nothing among them, every figure is what the
// engine finds for a letter whose schedule is written so: two changes of each of 100 cases.
func TestOtherPercentagesPayAsALetterWithThem(t *testing.T) {
	moved := 0
	rapid.Check(t, func(t *rapid.T) {
		c := withPercentages(t)
		result, err := comp.Compare(c)
		if err != nil {
			t.Skip(err)
		}
		r, err := result.RememberOpen(&result.Offers[0])
		if err != nil {
			t.Fatal(err)
		}
		names, numbers := figuresOf(result, &r.Result)
		program, err := calc.Compile(numbers...)
		if err != nil {
			t.Fatal(err)
		}
		for range 2 {
			other, changes := c, calc.Changes{Numbers: map[string]decimal.Decimal{}}
			other.Offers = []comp.Offer{c.Offers[0]}
			o := &other.Offers[0]
			o.Grants = append([]comp.Grant(nil), o.Grants...)
			for i := range o.Grants {
				o.Grants[i].Vesting = changedSchedule(t, i, o.Grants[i].Vesting, changes.Numbers)
			}
			anew, err := comp.Compare(other)
			if err != nil {
				t.Skip(err)
			}
			got, err := program.Eval(changes)
			if err != nil {
				t.Fatal(err)
			}
			_, want := figuresOf(anew, &anew.Offers[0])
			for k, name := range names {
				if !got[k].Equal(want[k].Decimal()) {
					t.Fatalf("%s: %v, the letter with these percentages %v; %v", name, got[k], want[k].Decimal(), changes.Numbers)
				}
				if !got[k].Equal(numbers[k].Decimal()) {
					moved++
				}
			}
		}
	})
	if moved < 50 { // of hundreds, in the shortest run too
		t.Errorf("only %d figures moved: it proves nothing", moved)
	}
}

// changedSchedule returns a schedule with other percentages, and says them to a graph.
func changedSchedule(t *rapid.T, grant int, s vesting.Schedule, numbers map[string]decimal.Decimal) vesting.Schedule {
	written, ok := s.Percentages()
	if !ok {
		t.Fatalf("%s has no percentages", s)
	}
	text := written.Text[0]
	for i, part := range percentages(t, len(written.Parts), true) {
		numbers[fmt.Sprintf("offers[0].grants[%d].vesting[%d]", grant, i)] = part.Shift(-2)
		text += part.String() + written.Text[i+1]
	}
	return scheduleOf(t, text)
}

// Worked out by hand at a flat price, by vest.
func TestOtherPercentagesByHand(t *testing.T) {
	for _, c := range []struct {
		name    string
		price   string
		grant   comp.Grant
		to      string // percentages
		was, is string
	}{
		{"11 of 220 shares at 1,200 are 13,200; a tenth are 22", "1200",
			comp.Grant{Kind: comp.RSU, Shares: dec("220"), Vesting: schedule(t, "5/15/40/40")}, "10 20 30 40", "13200 39600 105600 105600", "26400 52800 79200 105600"},
		{"of 101 shares by 30/30/40 one is left to the first vest, and by 0/50/50 to the second, the first that there is", "100",
			comp.Grant{Kind: comp.RSU, Shares: dec("101"), Vesting: schedule(t, "30/30/40"), Allocation: vesting.FrontLoadedToSingleTranche}, "0 50 50", "3100 3000 4000", "0 5100 5000"},
		{"of 101 shares by 30/30/40 one is left to the last of them, 40.4, and by 30/60/10 too, 10.1", "100",
			comp.Grant{Kind: comp.RSU, Shares: dec("101"), Vesting: schedule(t, "30/30/40"), Allocation: vesting.BackLoaded}, "30 60 10", "3000 3000 4100", "3000 6000 1100"},
		{"half of 90,000 buys 450 shares, two fifths of which vest first; four tenths buy 360, of which a quarter", "100",
			comp.Grant{Kind: comp.RSU, Value: dec("90000"), Vesting: schedule(t, "6:20 12:30 24:50"), Repriced: true}, "10 30 60", "18000 27000 45000", "9000 27000 54000"},
		{"a year of nothing buys nothing", "100",
			comp.Grant{Kind: comp.RSU, Value: dec("90000"), Vesting: schedule(t, "6:20 12:30 24:50"), Repriced: true}, "0 0 100", "18000 27000 45000", "0 0 90000"},
	} {
		result := compare(t, caseOf(comp.Offer{Company: "Initech", Start: day("2027-01-11"), Base: dec("160000"), Price: comp.Price{Today: dec(c.price)}, Grants: []comp.Grant{c.grant}}))
		r, err := result.RememberOpen(&result.Offers[0])
		if err != nil {
			t.Fatal(err)
		}
		var vests []calc.Number
		for i := range r.Timeline {
			if r.Timeline[i].Component == comp.RSUPay {
				vests = append(vests, r.Timeline[i].Number())
			}
		}
		program, err := calc.Compile(vests...)
		if err != nil {
			t.Fatal(err)
		}
		numbers := map[string]decimal.Decimal{}
		for i, percent := range strings.Fields(c.to) {
			numbers[fmt.Sprintf("offers[0].grants[0].vesting[%d]", i)] = dec(percent).Shift(-2)
		}
		got, err := program.Eval(calc.Changes{Numbers: numbers})
		if err != nil || len(got) != len(strings.Fields(c.is)) {
			t.Fatalf("%s: %d vests, %v", c.name, len(got), err)
		}
		for i, is := range strings.Fields(c.is) {
			if was := strings.Fields(c.was)[i]; !vests[i].Decimal().Equal(dec(was)) || !got[i].Equal(dec(is)) {
				t.Errorf("%s: vest %d pays %v, and then %v; want %s and %s", c.name, i+1, vests[i].Decimal(), got[i], was, is)
			}
		}
	}
}
