package comp_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// changed returns an offer with other terms, and the changes that its graph is given.
func changed(o comp.Offer, i int, growth decimal.Decimal) (comp.Offer, calc.Changes) {
	numbers := map[string]decimal.Decimal{"growth": growth}
	other := func(path string, value *decimal.Decimal, factor string) {
		if !value.IsZero() {
			*value = value.Mul(dec(factor)).Round(2)
			numbers[fmt.Sprintf("offers[%d].%s", i, path)] = *value
		}
	}
	other("base", &o.Base, "1.137")
	other("bonus.target", &o.Bonus.Rate, "1.5")
	other("price.today", &o.Price.Today, "1.31")
	other("top_up.target", &o.TopUp.Target, "1.9")
	o.SignOn = append([]comp.SignOn(nil), o.SignOn...)
	for k := range o.SignOn {
		other(fmt.Sprintf("sign_on[%d].amount", k), &o.SignOn[k].Amount, "0.77")
	}
	o.Refreshers = append([]comp.Refresher(nil), o.Refreshers...)
	for k := range o.Refreshers {
		other(fmt.Sprintf("refreshers[%d].value", k), &o.Refreshers[k].Value, "2.03")
	}
	o.Grants = append([]comp.Grant(nil), o.Grants...)
	for k := range o.Grants {
		g := &o.Grants[k]
		other(fmt.Sprintf("grants[%d].shares", k), &g.Shares, "3")
		other(fmt.Sprintf("grants[%d].value", k), &g.Value, "1.21")
		other(fmt.Sprintf("grants[%d].price", k), &g.Price, "0.9")
	}
	return o, calc.Changes{Numbers: numbers}
}

// remembered are the components whose rules are written on numbers that remember.
var remembered = []comp.Component{comp.BasePay, comp.BonusPay, comp.CommissionPay, comp.SignOnPay, comp.RelocationPay, comp.CashGrantPay, comp.BenefitPay, comp.CostPay, comp.RSUPay, comp.RefresherPay, comp.OptionPay, comp.ESPPPay, comp.MatchPay}

// A payment remembers how it came about: its number is its amount, and worked out again for
// other terms it is what the offer with those terms pays.
func TestWhatIsRememberedIsTheRuleRunAnew(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCase(t)
		for i := range c.Offers {
			c.Offers[i].Price.Today = c.Offers[i].Price.Today.Add(dec("10")) // never worth nothing
		}
		other := c
		other.Growth = c.Growth.Mul(dec("0.5")).Round(3)
		other.Offers = append([]comp.Offer(nil), c.Offers...)
		result, err := comp.Compare(c)
		if err != nil {
			t.Skip(err)
		}
		r, err := result.Remember(&result.Offers[0])
		if err != nil {
			t.Fatal(err)
		}
		var changes calc.Changes
		other.Offers[0], changes = changed(c.Offers[0], 0, other.Growth)
		anew, err := comp.Compare(other)
		if err != nil {
			t.Skip(err)
		}
		got, want := map[comp.Component]decimal.Decimal{}, map[comp.Component]decimal.Decimal{}
		var roots []calc.Number
		for k := range r.Timeline {
			p := &r.Timeline[k]
			if n := p.Number(); !n.Decimal().Equal(p.Amount) {
				t.Fatalf("%s of %v: %v, remembered %v", p.Item, p.Date, p.Amount, n.Decimal())
			}
			roots = append(roots, p.Number())
		}
		if !r.Timeline.Total().Equal(result.Offers[0].Total) {
			t.Fatalf("remembered %v, paid %v", r.Timeline.Total(), result.Offers[0].Total)
		}
		program, err := calc.Compile(roots...)
		if err != nil {
			t.Fatal(err)
		}
		values, err := program.Eval(changes)
		if err != nil {
			t.Fatal(err)
		}
		for k := range r.Timeline {
			got[r.Timeline[k].Component] = got[r.Timeline[k].Component].Add(values[k])
		}
		for _, p := range anew.Offers[0].Timeline {
			want[p.Component] = want[p.Component].Add(p.Amount)
		}
		for _, component := range remembered {
			if !got[component].Equal(want[component]) {
				t.Fatalf("%s: worked out again %v, the rule run anew %v", component, got[component], want[component])
			}
		}
	})
}

// 300,000 at 170 are 1,764 shares, of which the first of four years vests 441, sold at 170:
// 74,970.00. At 200 a share, which the letter's 170 stays the conversion of, 88,200.00.
func TestAVestRemembersTheLetter(t *testing.T) {
	result := compare(t, caseOf(comp.Offer{
		Company: "Google", Start: day("2027-01-11"), Base: dec("175000"), Price: comp.Price{Today: dec("170")},
		Grants: []comp.Grant{{Kind: comp.RSU, Value: dec("300000"), Price: dec("170"), Vesting: schedule(t, "4y annual")}},
	}))
	r, err := result.Remember(&result.Offers[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range r.Timeline {
		if p.Component != comp.RSUPay || p.Year != 1 {
			continue
		}
		program, err := calc.Compile(p.Number())
		if err != nil {
			t.Fatal(err)
		}
		wantTexts(t, "terms", program.Terms(), "offers[0].grants[0].value", "offers[0].grants[0].price", "offers[0].price.today", "growth")
		got, err := program.Eval(calc.Changes{Numbers: map[string]decimal.Decimal{"offers[0].price.today": dec("200")}})
		if err != nil || !p.Amount.Equal(dec("74970")) || !got[0].Equal(dec("88200")) {
			t.Errorf("%v, at 200 a share %v, %v", p.Amount, got, err)
		}
	}
	if _, err := result.Remember(&comp.Result{}); !errors.Is(err, comp.ErrOtherResult) {
		t.Errorf("a result of no comparison: %v", err)
	}
}

// 10m shares, of which investors hold 20% with a preference of 25m; 10,000 options at 1, of which
// three quarters have vested by the exit. At 60m the investors take 25m, because 20% of 60m is
// less: 35m/8m = 4.375 a share, 7,500 * 3.375 = 25,312.50. At 400m they convert: 40 a share,
// 7,500 * 39 = 292,500.00. The graph crosses over as the rule does.
func TestAnExitRemembersBothChoicesOfTheInvestors(t *testing.T) {
	result := compare(t, caseOf(comp.Offer{
		Company: "Startup", Start: day("2027-01-11"), Base: dec("150000"),
		Grants: []comp.Grant{{Kind: comp.Option, Shares: dec("10000"), Strike: dec("1"), Vesting: schedule(t, "4y annual")}},
		Private: comp.Private{FullyDiluted: dec("10000000"), Investors: dec("0.2"), Preference: dec("25000000"),
			Exit: comp.Exit{Value: dec("60000000"), On: day("2030-06-30")}},
	}))
	r, err := result.Remember(&result.Offers[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range r.Timeline {
		if p.Component != comp.OptionPay {
			continue
		}
		wantMoney(t, "at 60m", p.Amount, "25312.50")
		program, err := calc.Compile(p.Number())
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range []struct{ term, value, want string }{
			{"private.exit.value", "400000000", "292500"},
			{"grants[0].shares", "20001", "50625"},           // 15,000 of 20,001 vest, for 15,000.75 rounds down
			{"grants[0].strike", "4.375", "0"},               // a share gets just that
			{"private.liquidation_preference", "0", "37500"}, // 60m/10m = 6, less 1
		} {
			got, err := program.Eval(calc.Changes{Numbers: map[string]decimal.Decimal{"offers[0]." + c.term: dec(c.value)}})
			if err != nil || !got[0].Equal(dec(c.want)) {
				t.Errorf("%s of %s: %v, %v, want %s", c.term, c.value, got, err, c.want)
			}
		}
	}
}

// RSUs of two triggers vest with the exit, what was served before the first day of work too: 1,000
// shares from 2025-01-11 over four years, at 100m/10m = 10 a share, pay 10,000. Without the second
// trigger half of them vested before 2027-01-11 and are in nobody's offer: 5,000.
func TestTwoTriggersAreRemembered(t *testing.T) {
	for both, want := range map[bool]string{true: "10000", false: "5000"} {
		result := compare(t, caseOf(comp.Offer{
			Company: "Startup", Start: day("2027-01-12"), Base: dec("150000"),
			Grants:  []comp.Grant{{Kind: comp.RSU, Shares: dec("1000"), Start: day("2025-01-11"), Vesting: schedule(t, "4y annual"), DoubleTrigger: both}},
			Private: comp.Private{FullyDiluted: dec("10000000"), Exit: comp.Exit{Value: dec("100000000"), On: day("2030-06-30")}},
		}))
		r, err := result.Remember(&result.Offers[0])
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range r.Timeline {
			if p.Component == comp.RSUPay {
				wantMoney(t, "paid", p.Amount, want)
				wantMoney(t, "remembered", p.Number().Decimal(), want)
			}
		}
	}
}

// What a private company's award has vested by the exit moves with its count, by its own
// allocation: half of 1,001 is 501 half up and 500.5 in fractions, and of 1,003 502 and 501.5,
// at 100m/10m = 10 a share. Of 1,001 each half gets 500, and the share that is left goes to the
// first or to the last of them; of 1,003 each gets 501.
func TestAllocationsAreRememberedAtTheExit(t *testing.T) {
	for allocation, want := range map[vesting.Allocation][2]string{
		vesting.CumulativeRounding: {"5010", "5020"}, vesting.Fractional: {"5005", "5015"},
		vesting.FrontLoaded: {"5010", "5020"}, vesting.BackLoaded: {"5000", "5010"},
		vesting.FrontLoadedToSingleTranche: {"5010", "5020"}, vesting.BackLoadedToSingleTranche: {"5000", "5010"},
	} {
		result := compare(t, caseOf(comp.Offer{
			Company: "Startup", Start: day("2027-01-11"), Base: dec("150000"),
			Grants:  []comp.Grant{{Kind: comp.RSU, Shares: dec("1001"), Vesting: schedule(t, "2y annual"), Allocation: allocation}},
			Private: comp.Private{FullyDiluted: dec("10000000"), Exit: comp.Exit{Value: dec("100000000"), On: day("2028-06-30")}},
		}))
		r, err := result.Remember(&result.Offers[0])
		if err != nil {
			t.Fatal(err)
		}
		paid := &r.Timeline[slices.IndexFunc(r.Timeline, func(p comp.Payment) bool { return p.Component == comp.RSUPay })]
		wantMoney(t, allocation.Key(), paid.Number().Decimal(), want[0])
		program, err := calc.Compile(paid.Number())
		if err != nil {
			t.Fatal(err)
		}
		got, err := program.Eval(calc.Changes{Numbers: map[string]decimal.Decimal{"offers[0].grants[0].shares": dec("1003")}})
		if err != nil {
			t.Fatal(err)
		}
		wantMoney(t, allocation.Key()+" of 1,003", got[0], want[1])
	}
}

// A haircut that stands at 0% takes something off once it is typed: of a target bonus of 10% of
// 100,000, a quarter is 2,500.
func TestAHaircutOfNothingIsRemembered(t *testing.T) {
	c := caseOf(comp.Offer{Company: "Acme", Start: day("2027-01-11"), Base: dec("100000"), Bonus: comp.Bonus{Rate: dec("0.1")}})
	c.Years, c.Haircut = 1, comp.Haircut{Market: dec("0.2")}
	result := compare(t, c)
	r, err := result.RememberOpen(&result.Offers[0])
	if err != nil {
		t.Fatal(err)
	}
	lines, amounts := result.DiscountNumbers(r)
	if len(lines) != 3 || lines[0].Class != comp.Target || !amounts[0].Live() {
		t.Fatalf("got %+v, %v", lines, amounts)
	}
	program, err := calc.Compile(amounts[0])
	if err != nil {
		t.Fatal(err)
	}
	got, err := program.Eval(calc.Changes{Numbers: map[string]decimal.Decimal{"haircut.target": dec("0.25")}})
	if err != nil {
		t.Fatal(err)
	}
	wantMoney(t, "a quarter of the bonus", got[0], "2500")
	if lines, _ := compare(t, caseOf(c.Offers[0])).DiscountNumbers(r); lines != nil {
		t.Errorf("of another comparison: %+v", lines)
	}
}

// 105,000 euros a year are 8,750 a month, at 1.0825 dollars 9,471.88 (9,471.875). What is
// remembered is converted and rounded so too, by a rate that goes by the place it is written at.
func TestAnExchangeIsRemembered(t *testing.T) {
	for want, rates := range map[string][]comp.ExchangeRate{
		"fx.EUR.rate":    {{Currency: "EUR", Rate: dec("1.0825")}},
		"fx.EUR[1].rate": {{Currency: "EUR", Rate: dec("1.5"), On: day("2020-01-01")}, {Currency: "EUR", Rate: dec("1.0825"), On: day("2021-01-01")}},
	} {
		c := caseOf(comp.Offer{Company: "Umbrella", Currency: "EUR", Start: day("2027-01-11"), Base: dec("105000")})
		c.Rates = rates
		result := compare(t, c)
		r, err := result.Remember(&result.Offers[0])
		if err != nil {
			t.Fatal(err)
		}
		first := &r.Timeline[0]
		wantMoney(t, "paid", first.Amount, "9471.88")
		wantMoney(t, "remembered", first.Number().Decimal(), "9471.88")
		program, err := calc.Compile(first.Number())
		if err != nil {
			t.Fatal(err)
		}
		wantTexts(t, "terms", program.Terms(), "offers[0].base", want)
	}
}

// What a letter is silent about is open at 0: it pays nothing, and worked out for another value it
// is what a letter with that term pays.
func TestWhatALetterIsSilentAboutIsOpen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCase(t)
		for i := range c.Offers {
			c.Offers[i].Price.Today = c.Offers[i].Price.Today.Add(dec("10")) // never worth nothing
		}
		result, err := comp.Compare(c)
		if err != nil {
			t.Skip(err)
		}
		r, err := result.RememberOpen(&result.Offers[0])
		if err != nil {
			t.Fatal(err)
		}
		if !r.Timeline.Total().Equal(result.Offers[0].Total) {
			t.Fatalf("open %v, paid %v", r.Timeline.Total(), result.Offers[0].Total)
		}
		if moved := result.Offers[0].Offer; moved.Current || moved.Private.Stated() {
			return
		}
		other := c
		other.Offers = append([]comp.Offer(nil), c.Offers...)
		changes := said(t, &other.Offers[0])
		anew, err := comp.Compare(other)
		if err != nil {
			t.Skip(err)
		}
		var amounts []calc.Number
		for k := range r.Timeline {
			amounts = append(amounts, r.Timeline[k].Number())
		}
		program, err := calc.Compile(calc.Sum(amounts...))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := program.Eval(changes); err != nil || !got[0].Equal(anew.Offers[0].Total) {
			t.Fatalf("%v, %v; the letter that says so pays %v, this one %v", got, err, anew.Offers[0].Total, result.Offers[0].Total)
		}
	})
}

// said writes into a letter what it was silent about.
func said(t *rapid.T, o *comp.Offer) calc.Changes {
	schedule, err := vesting.Parse("4y annual")
	if err != nil {
		t.Fatal(err)
	}
	numbers := map[string]decimal.Decimal{}
	say := func(path, value string) decimal.Decimal {
		numbers["offers[0]."+path] = dec(value)
		return dec(value)
	}
	if o.Raise.Rate.IsZero() && len(o.Raise.Dated) == 0 {
		o.Raise.Rate = say("raise.rate", "0.031")
	}
	if o.Bonus.Rate.IsZero() && o.Bonus.Amount.IsZero() {
		o.Bonus.Rate = say("bonus.target", "0.125")
	}
	if o.Relocation.Amount.IsZero() && !o.Relocation.Service {
		o.Relocation.Amount = say("relocation.amount", "12345.67")
	}
	if len(o.SignOn) == 0 {
		o.SignOn = []comp.SignOn{{Year: 1, Amount: say("sign_on[0].amount", "40000")}, {Year: 2, Amount: say("sign_on[1].amount", "17000.5")}}
	}
	if len(o.SignOn) == 1 && o.SignOn[0].Year == 1 { // the second year's is the next in the list
		o.SignOn = append([]comp.SignOn(nil), append(o.SignOn, comp.SignOn{Year: 2, Amount: say("sign_on[1].amount", "8000")})...)
	}
	if len(o.Grants) == 0 {
		o.Grants = []comp.Grant{{Kind: comp.RSU, Value: say("grants[0].value", "300000"), Vesting: schedule}}
	}
	if len(o.Refreshers) == 0 {
		o.Refreshers = []comp.Refresher{{Value: say("refreshers[0].value", "55000"), Vesting: schedule}}
	}
	return calc.Changes{Numbers: numbers}
}

// A letter with a sign-on of the first year has the second year's open, and no other.
func TestTheOtherSignOnIsOpen(t *testing.T) {
	result := compare(t, caseOf(comp.Offer{Company: "Initech", Start: day("2027-01-11"), Base: dec("100000"), SignOn: []comp.SignOn{{Year: 1, Amount: dec("40000")}}}))
	r, err := result.RememberOpen(&result.Offers[0])
	if err != nil {
		t.Fatal(err)
	}
	var paid []string
	for _, p := range r.Timeline {
		if p.Component == comp.SignOnPay {
			paid = append(paid, fmt.Sprint(p.Term, " in year ", p.Year, ": ", p.Amount))
		}
	}
	wantTexts(t, "sign-ons", paid, "sign_on[0] in year 1: 40000", "sign_on[1] in year 2: 0")
}
