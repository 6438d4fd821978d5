package casefile

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// sameCase compares what cases mean: decimals by value, schedules by their text.
var sameCase = cmp.Options{
	cmp.Comparer(func(a, b decimal.Decimal) bool { return a.Equal(b) }),
	cmp.Comparer(func(a, b vesting.Schedule) bool { return a.String() == b.String() }),
	cmp.Comparer(func(a, b vesting.Date) bool { return a == b }),
	cmpopts.EquateEmpty(),
	cmpopts.IgnoreUnexported(comp.Case{}), // powers that a comparison keeps
}

func num(text string) decimal.Decimal { return decimal.RequireFromString(text) }

func given(text string) decimal.NullDecimal { return decimal.NewNullDecimal(num(text)) }

func schedule(text string) vesting.Schedule {
	s, err := vesting.Parse(text)
	if err != nil {
		panic(err)
	}
	return s
}

func read(t *testing.T, text string) comp.Case {
	t.Helper()
	kase, err := Read(Options{Today: today}, Source{"case.yaml", []byte(text)})
	if err != nil {
		t.Fatalf("%v\nin:\n%s", err, text)
	}
	return kase
}

// offerOf wraps the lines of one offer into a file.
func offerOf(lines string) string {
	return "offers:\n  - company: Initech\n    base: 150k\n    " + strings.ReplaceAll(lines, "\n", "\n    ") + "\n"
}

func TestOfferForms(t *testing.T) {
	rsu := func(change func(*comp.Grant)) comp.Grant {
		g := comp.Grant{Kind: comp.RSU, Vesting: schedule("4y monthly")}
		change(&g)
		return g
	}
	for _, c := range []struct {
		name, lines string
		want        func(*comp.Offer)
	}{
		{"texts", "name: Initech Austin\nshort: ITX\nrole: Clerk\nlevel: 6\nlocation: Austin, TX\nevidence: written", func(o *comp.Offer) {
			o.Name, o.Short, o.Role, o.Level, o.Location, o.Evidence = "Initech Austin", "ITX", "Clerk", "6", "Austin, TX", comp.Written
		}},
		{"notes of several lines", "notes: |\n  call back\n  on Monday", func(o *comp.Offer) { o.Notes = "call back\non Monday" }},
		{"dates", "start: 2027-01-11\ndeadline: \"2026-12-11\"", func(o *comp.Offer) {
			o.Start, o.Deadline = vesting.MustDate("2027-01-11"), vesting.MustDate("2026-12-11")
		}},
		{"currency", "currency: usd", func(o *comp.Offer) { o.Currency = "USD" }},

		{"raise as a rate", "raise: 3%", func(o *comp.Offer) { o.Raise.Rate = num("0.03") }},
		{"raise with a first step", "raise: {rate: 3%, first: 18 months}", func(o *comp.Offer) { o.Raise = comp.Raise{Rate: num("0.03"), First: 18} }},
		{"raise after years", "raise: {rate: 0.03, first: 2y}", func(o *comp.Offer) { o.Raise = comp.Raise{Rate: num("0.03"), First: 24} }},
		{"dated raises", "raise: [{on: 2028-04-01, to: 180k}, {on: 2029-04-01, to: 190k}]", func(o *comp.Offer) {
			o.Raise.Dated = []comp.DatedBase{{On: vesting.MustDate("2028-04-01"), To: num("180000")}, {On: vesting.MustDate("2029-04-01"), To: num("190000")}}
		}},
		{"one dated raise", "raise: {on: 2028-04-01, to: 180k}", func(o *comp.Offer) {
			o.Raise.Dated = []comp.DatedBase{{On: vesting.MustDate("2028-04-01"), To: num("180000")}}
		}},

		{"bonus as a rate", "bonus: 15%", func(o *comp.Offer) { o.Bonus.Rate = num("0.15") }},
		{"bonus as a fraction", "bonus: 0.15", func(o *comp.Offer) { o.Bonus.Rate = num("0.15") }},
		{"bonus as an amount", "bonus: 20k", func(o *comp.Offer) { o.Bonus.Amount = num("20000") }},
		{"bonus as a bare amount", "bonus: 20000", func(o *comp.Offer) { o.Bonus.Amount = num("20000") }},
		{"no bonus", "bonus: 0", func(*comp.Offer) {}},
		{"bonus in full", "bonus: {target: 15%, payout: 80%, paid: 03-15, prorate: false}", func(o *comp.Offer) {
			o.Bonus = comp.Bonus{Rate: num("0.15"), Payout: given("0.8"), Paid: []comp.DayOfYear{{Month: time.March, Day: 15}}, Prorate: comp.InFull}
		}},
		{"bonus prorated", "bonus: {target: $9000, payout: 0%, paid: 12-01, prorate: true}", func(o *comp.Offer) {
			o.Currency = "USD"
			o.Bonus = comp.Bonus{Amount: num("9000"), Payout: given("0"), Paid: []comp.DayOfYear{{Month: time.December, Day: 1}}, Prorate: comp.ByDays}
		}},

		{"bonus by its amount", "bonus: {amount: 20k}", func(o *comp.Offer) { o.Bonus.Amount = num("20000") }},
		{"several bonuses", "bonus: [10%, {name: Project bonus, target: 5k, year: 07-01, paid: [03-15, 09-15], of: same-year, hired_by: 10-01, prorate: months, guaranteed: first-year, held_back: {share: 50%, months: 18}}]", func(o *comp.Offer) {
			o.Bonus.Rate = num("0.1")
			o.Bonuses = []comp.Bonus{{
				Name: "Project bonus", Amount: num("5000"), Begins: comp.DayOfYear{Month: time.July, Day: 1}, HiredBy: comp.DayOfYear{Month: time.October, Day: 1},
				Paid: []comp.DayOfYear{{Month: time.March, Day: 15}, {Month: time.September, Day: 15}}, SameYear: true,
				Prorate: comp.ByMonths, Guaranteed: comp.FirstYearGuaranteed, HeldBack: comp.HeldBack{Share: num("0.5"), Months: 18},
			}}
		}},
		{"further bonuses", "bonus: 10%\nbonuses: [{target: 5k, paid: 03-15 and 09-15, guaranteed: true}]", func(o *comp.Offer) {
			o.Bonus.Rate = num("0.1")
			o.Bonuses = []comp.Bonus{{Amount: num("5000"), Paid: []comp.DayOfYear{{Month: time.March, Day: 15}, {Month: time.September, Day: 15}}, Guaranteed: comp.AlwaysGuaranteed}}
		}},

		{"sign-on as an amount", "sign_on: 40k", func(o *comp.Offer) { o.SignOn = []comp.SignOn{{Year: 1, Amount: num("40000")}} }},
		{"sign-on by year", "sign_on: [127k, 94k]", func(o *comp.Offer) {
			o.SignOn = []comp.SignOn{{Year: 1, Amount: num("127000")}, {Year: 2, Amount: num("94000")}}
		}},
		{"sign-on by year without spaces", "sign_on: [40000,500]", func(o *comp.Offer) {
			o.SignOn = []comp.SignOn{{Year: 1, Amount: num("40000")}, {Year: 2, Amount: num("500")}}
		}},
		{"sign-on in full", "sign_on:\n  - {year: 1, amount: 127k, paid: monthly}\n  - {year: 3, amount: 94k, paid: lump}", func(o *comp.Offer) {
			o.SignOn = []comp.SignOn{{Year: 1, Amount: num("127000"), Monthly: true}, {Year: 3, Amount: num("94000")}}
		}},
		{"sign-on without years", "sign_on: [{amount: 20k, paid: monthly}, {amount: 10k}]", func(o *comp.Offer) {
			o.SignOn = []comp.SignOn{{Year: 1, Amount: num("20000"), Monthly: true}, {Year: 2, Amount: num("10000")}}
		}},
		{"sign-on as one mapping", "sign_on: {amount: 20k, paid: monthly}", func(o *comp.Offer) {
			o.SignOn = []comp.SignOn{{Year: 1, Amount: num("20000"), Monthly: true}}
		}},

		{"relocation in parts", "relocation: [5k, {amount: 3k, after: 6 months, kind: service}]", func(o *comp.Offer) {
			o.Relocation.Amount = num("5000")
			o.Relocations = []comp.Relocation{{Amount: num("3000"), After: comp.Wait{Months: 6}, Service: true}}
		}},
		{"further parts of a relocation", "relocation: 5k\nrelocations: [3k]", func(o *comp.Offer) {
			o.Relocation.Amount, o.Relocations = num("5000"), []comp.Relocation{{Amount: num("3000")}}
		}},
		{"relocation as an amount", "relocation: 10k", func(o *comp.Offer) { o.Relocation.Amount = num("10000") }},
		{"sign-on with clawbacks", "sign_on:\n" +
			"  - {amount: 40k, clawback: 24 months}\n" +
			"  - {amount: 30k, clawback: 2 years}\n" +
			"  - {amount: 20k, clawback: {months: 24, kind: pro-rata, basis: net, tax_rate: 35%, from: start, full: 12 months, step: 1 year, when: resignation}}\n" +
			"  - {amount: 10k, clawback: {months: 18 months, kind: cliff, basis: gross, from: payment, when: any-leaving}}", func(o *comp.Offer) {
			o.SignOn = []comp.SignOn{
				{Year: 1, Amount: num("40000"), Clawback: comp.Clawback{Months: 24}},
				{Year: 2, Amount: num("30000"), Clawback: comp.Clawback{Months: 24}},
				{Year: 3, Amount: num("20000"), Clawback: comp.Clawback{
					Months: 24, Kind: comp.ProRata, Basis: comp.Net, NetRate: num("0.35"), From: comp.FromStart, Full: 12, Step: 12, Voluntary: true}},
				{Year: 4, Amount: num("10000"), Clawback: comp.Clawback{Months: 18, Kind: comp.Cliff, Basis: comp.Gross, From: comp.FromPayment}},
			}
		}},
		{"sign-on with paydays", "start: 2027-02-01\nsign_on: [{amount: 20k, on: 2027-01-15}, {amount: 10k, after: 30 days}, {amount: 5k, after: 18 months}, {year: 3, amount: 4k}]", func(o *comp.Offer) {
			o.Start = vesting.MustDate("2027-02-01")
			o.SignOn = []comp.SignOn{
				{Year: 1, Amount: num("20000"), On: vesting.MustDate("2027-01-15")}, {Year: 1, Amount: num("10000"), After: comp.Wait{Days: 30}},
				{Year: 2, Amount: num("5000"), After: comp.Wait{Months: 18}}, {Year: 3, Amount: num("4000")},
			}
		}},
		{"no clawback", "sign_on: {amount: 10k, clawback: none}\nrelocation: {amount: 5k, clawback: {months: None}}", func(o *comp.Offer) {
			o.SignOn = []comp.SignOn{{Year: 1, Amount: num("10000"), Clawback: comp.Clawback{None: true}}}
			o.Relocation = comp.Relocation{Amount: num("5000"), Clawback: comp.Clawback{None: true}}
		}},
		{"clawback by days", "relocation: {amount: 10k, on: 2027-01-15, clawback: {months: 24, by: days}}", func(o *comp.Offer) {
			o.Relocation = comp.Relocation{Amount: num("10000"), On: vesting.MustDate("2027-01-15"), Clawback: comp.Clawback{Months: 24, ByDays: true}}
		}},
		{"relocation grossed up", "relocation: {amount: 10k, kind: cash, gross_up: 35%, clawback: {months: 24, kind: cliff}}", func(o *comp.Offer) {
			o.Relocation = comp.Relocation{Amount: num("10000"), GrossUp: num("0.35"), Clawback: comp.Clawback{Months: 24, Kind: comp.Cliff}}
		}},

		{"commission as an amount", "commission: 80k", func(o *comp.Offer) { o.Commission.Target = num("80000") }},
		{"commission at an attainment", "commission: {target: 80k, attainment: 90%}", func(o *comp.Offer) {
			o.Commission = comp.Commission{Target: num("80000"), Attainment: given("0.9")}
		}},
		{"commission in full", "commission: {target: 80k, attainment: 110%, paid: quarterly, accelerators: [{above: 100%, rate: 150%}], ramp: {months: 3, guarantee: 80%}}", func(o *comp.Offer) {
			o.Commission = comp.Commission{Target: num("80000"), Attainment: given("1.1"), Quarterly: true, Accelerators: []comp.Accelerator{{Above: num("1"), Rate: num("1.5")}},
				Ramp: comp.Ramp{Months: 3, Guarantee: given("0.8")}}
		}},
		{"commission by on-target earnings", "commission: {ote: 240k, ramp: 3 months}", func(o *comp.Offer) {
			o.Commission = comp.Commission{OTE: num("240000"), Ramp: comp.Ramp{Months: 3}}
		}},
		{"commission with a draw", "commission: {target: 80k, draw: 4k}", func(o *comp.Offer) {
			o.Commission = comp.Commission{Target: num("80000"), Draw: comp.Draw{Amount: num("4000")}}
		}},
		{"commission with a draw that is kept", "commission: {target: 80k, draw: {amount: 4k, kind: non-recoverable, months: 6}}", func(o *comp.Offer) {
			o.Commission = comp.Commission{Target: num("80000"), Draw: comp.Draw{Amount: num("4000"), Months: 6, Kept: true}}
		}},
		{"commission at no attainment", "commission: {target: 80k, attainment: 0%}", func(o *comp.Offer) {
			o.Commission = comp.Commission{Target: num("80000"), Attainment: given("0")}
		}},
		{"today's job", "current: true", func(o *comp.Offer) { o.Current = true }},
		{"not today's job", "current: false", func(*comp.Offer) {}},

		{"one refresher", "refreshers: {value: 60k, vesting: 4y quarterly}", func(o *comp.Offer) {
			o.Refreshers = []comp.Refresher{{Value: num("60000"), Vesting: schedule("4y quarterly")}}
		}},
		{"refreshers", "rsu: {value: 1k, vesting: 4y monthly}\nrefreshers:\n" +
			"  - {value: 60k, vesting: 4y quarterly, first: 18 months, every: 2 years, certainty: written}\n" +
			"  - {share_of_grant: 25%, vesting: 4y monthly, once: true, certainty: expected}\n" +
			"  - {certainty: none}", func(o *comp.Offer) {
			o.Grants = []comp.Grant{rsu(func(g *comp.Grant) { g.Value = num("1000") })}
			o.Refreshers = []comp.Refresher{
				{Value: num("60000"), Vesting: schedule("4y quarterly"), First: 18, Every: 24, Promise: comp.PromiseWritten},
				{ShareOfGrant: num("0.25"), Vesting: schedule("4y monthly"), Once: true, Promise: comp.PromiseExpected},
				{Promise: comp.PromiseNone},
			}
		}},

		{"short for a grant of options", "price: 12\nrsu: {value: 1k, vesting: 4y monthly}\n" +
			"options: {type: iso, shares: 10k, strike: 3, vesting: 4y monthly, expires: 10 years, exercise_window: 90 days, start: 2026-01-01}\n" +
			"grants: [{value: 2k, vesting: 4y monthly}]", func(o *comp.Offer) {
			o.Price.Today = num("12")
			o.Grants = []comp.Grant{
				rsu(func(g *comp.Grant) { g.Value = num("1000") }),
				{Kind: comp.Option, Type: comp.ISO, Shares: num("10000"), Strike: num("3"), Vesting: schedule("4y monthly"),
					Expires: 120, ExerciseWindow: 90, Start: vesting.MustDate("2026-01-01")},
				rsu(func(g *comp.Grant) { g.Value = num("2000") }),
			}
		}},
		{"options among grants", "price: 12\ngrants: [{kind: option, type: NSO, shares: 10000 options, strike: $3, vesting: 4y monthly, exercise_window: 30d}]", func(o *comp.Offer) {
			o.Currency, o.Price.Today = "USD", num("12")
			o.Grants = []comp.Grant{{Kind: comp.Option, Type: comp.NSO, Shares: num("10000"), Strike: num("3"), Vesting: schedule("4y monthly"), ExerciseWindow: 30}}
		}},
		{"re-priced grants", "grants: [{value: 300k, vesting: 4y monthly, repriced: yearly}, {value: 300k, vesting: 4y monthly, repriced: never}]", func(o *comp.Offer) {
			o.Grants = []comp.Grant{
				rsu(func(g *comp.Grant) { g.Value, g.Repriced = num("300000"), true }),
				rsu(func(g *comp.Grant) { g.Value = num("300000") }),
			}
		}},
		{"private company", "private: {preferred: 12, fmv: $4, fully_diluted: 12m, investors: 30%, rounds: [{raise: 50m, pre_money: 200m}, {dilution: 20%}, 15%], " +
			"liquidation_preference: 40m, exit: {value: 400m, on: 2030-06-30}, failure: 60%}\n" +
			"rsu: {value: 300k, price: 10, vesting: 4y monthly, double_trigger: true, expires: 7 years}", func(o *comp.Offer) {
			o.Currency = "USD"
			o.Private = comp.Private{
				Preferred: num("12"), FMV: num("4"), FullyDiluted: num("12000000"), Investors: num("0.3"), Preference: num("40000000"),
				Rounds: []comp.Round{{Raise: num("50000000"), PreMoney: num("200000000")}, {Dilution: num("0.2")}, {Dilution: num("0.15")}},
				Exit:   comp.Exit{Value: num("400000000"), On: vesting.MustDate("2030-06-30")}, Failure: num("0.6"),
			}
			o.Grants = []comp.Grant{rsu(func(g *comp.Grant) { // its price is no market's
				g.Value, g.Price, g.DoubleTrigger, g.Expires = num("300000"), num("10"), true, 84
			})}
		}},
		{"one funding round", "private: {fmv: 4, rounds: 20%}", func(o *comp.Offer) {
			o.Private = comp.Private{FMV: num("4"), Rounds: []comp.Round{{Dilution: num("0.2")}}}
		}},
		{"top-up as a target", "top_up: 350k", func(o *comp.Offer) { o.TopUp.Target = num("350000") }},
		{"top-up", "top_up: {target: 350k, growth: 15%, year: 2, certainty: written}", func(o *comp.Offer) {
			o.TopUp = comp.TopUp{Target: num("350000"), Growth: num("0.15"), Year: 2, Promise: comp.PromiseWritten}
		}},
		{"ESPP", "espp: {contribution: 10%, discount: 15%, lookback: true, offering: 24 months, purchase: 6 months, limit: calendar}", func(o *comp.Offer) {
			o.ESPP = comp.ESPP{Contribution: num("0.1"), Discount: num("0.15"), Lookback: true, Offering: 24, Purchase: 6, Limit: comp.LimitByCalendarYear}
		}},
		{"retirement", "retirement: {tiers: [{rate: 100%, up_to: 3%}, {rate: 50%, up_to: 5%}], contribution: 6%, vesting: 4y annual, true_up: false}", func(o *comp.Offer) {
			o.Retirement = comp.Retirement{
				Tiers:        []comp.MatchTier{{Rate: num("1"), UpTo: num("0.03")}, {Rate: num("0.5"), UpTo: num("0.05")}},
				Contribution: given("0.06"), Vesting: schedule("4y annual"), NoTrueUp: true}
		}},
		{"retirement without a contribution", "retirement: {tiers: {rate: 50%, up_to: 6%}, contribution: 0%, true_up: true}", func(o *comp.Offer) {
			o.Retirement = comp.Retirement{Tiers: []comp.MatchTier{{Rate: num("0.5"), UpTo: num("0.06")}}, Contribution: given("0")}
		}},
		{"retirement of a plan", "retirement: {plan: 401(k), tiers: [{rate: 50%, up_to: 6%}]}", func(o *comp.Offer) {
			o.Retirement = comp.Retirement{Plan: comp.Plan401k, Tiers: []comp.MatchTier{{Rate: num("0.5"), UpTo: num("0.06")}}}
		}},
		{"retirement as a list of tiers", "retirement: [{rate: 100%, up_to: 3%}]", func(o *comp.Offer) {
			o.Retirement.Tiers = []comp.MatchTier{{Rate: num("1"), UpTo: num("0.03")}}
		}},
		{"retirement in full with a contribution", "retirement: {plan: tsp, employer: 1%, pay: base+bonus, tiers: 100% of first 3% + 50% of next 2%}", func(o *comp.Offer) {
			o.Retirement = comp.Retirement{Plan: comp.PlanTSP, Employer: num("0.01"), Pay: comp.PlanPayWithBonus,
				Tiers: []comp.MatchTier{{Rate: num("1"), UpTo: num("0.03")}, {Rate: num("0.5"), UpTo: num("0.05")}}}
		}},
		{"a contribution and a match in words", "retirement: automatic 1% + 100% of first 3%", func(o *comp.Offer) {
			o.Retirement = comp.Retirement{Employer: num("0.01"), Tiers: []comp.MatchTier{{Rate: num("1"), UpTo: num("0.03")}}}
		}},
		{"a contribution in words", "retirement: 10% of pay", func(o *comp.Offer) { o.Retirement.Employer = num("0.1") }},
		{"a pension in words", "retirement: 8% pension", func(o *comp.Offer) {
			o.Retirement = comp.Retirement{Plan: comp.PlanPension, Employer: num("0.08")}
		}},
		{"a package in words", "retirement: including 12% super", func(o *comp.Offer) {
			o.Retirement = comp.Retirement{Plan: comp.PlanSuper, Employer: num("0.12"), Included: true}
		}},
		{"a match up to the limit", "retirement: 50% up to the IRS limit", func(o *comp.Offer) {
			o.Retirement.Tiers = []comp.MatchTier{{Rate: num("0.5"), UpTo: num("1")}}
		}},
		{"retirement as one tier", "retirement: {rate: 100%, up_to: 3%}", func(o *comp.Offer) {
			o.Retirement.Tiers = []comp.MatchTier{{Rate: num("1"), UpTo: num("0.03")}}
		}},
		{"benefits and costs", "benefits: [{name: health premium paid, amount: 7200, per: year, taxable: false}, {amount: 500, per: once, taxable: true}, 1k]\n" +
			"costs: [{name: commuting, amount: 250, per: month}, {amount: 10, per: week}]", func(o *comp.Offer) {
			o.Benefits = []comp.Benefit{
				{Name: "health premium paid", Amount: num("7200"), Per: comp.PerYear}, {Amount: num("500"), Per: comp.PerOnce, Taxable: true}, {Amount: num("1000")}}
			o.Costs = []comp.Benefit{{Name: "commuting", Amount: num("250"), Per: comp.PerMonth}, {Amount: num("10"), Per: comp.PerWeek}}
		}},
		{"one benefit, one cost", "benefits: 15k\ncosts: {name: commuting, amount: 250}", func(o *comp.Offer) {
			o.Benefits, o.Costs = []comp.Benefit{{Amount: num("15000")}}, []comp.Benefit{{Name: "commuting", Amount: num("250")}}
		}},
		{"time", "hours: 37.5 hours\ncommute: {minutes: 40 min, days: 4}\npto: 20 days", func(o *comp.Offer) {
			o.Hours, o.PTO, o.Commute = num("37.5"), num("20"), comp.Commute{Minutes: num("40"), Days: num("4")}
		}},
		{"commute as minutes", "commute: 40", func(o *comp.Offer) { o.Commute.Minutes = num("40") }},
		{"commute on no day", "commute: {minutes: 40, days: 0}\npto: 0", func(*comp.Offer) {}},

		{"relocation as a service", "relocation: {amount: 10k, kind: service}", func(o *comp.Offer) {
			o.Relocation = comp.Relocation{Amount: num("10000"), Service: true}
		}},

		{"price as a number", "price: 1,200.50", func(o *comp.Offer) { o.Price.Today = num("1200.5") }},
		{"price with three decimals", "price: 170.125", func(o *comp.Offer) { o.Price.Today = num("170.125") }},
		{"price with growth", "price: {today: 1200, growth: -15%, growth_timing: start-of-year}", func(o *comp.Offer) {
			o.Price = comp.Price{Today: num("1200"), Growth: given("-0.15"), Timing: comp.StartOfYear}
		}},
		{"price path", "price: {path: [{on: 2027-01-11, price: 170}, {on: 2028-01-11, price: 200}], interpolation: linear}", func(o *comp.Offer) {
			o.Price = comp.Price{Linear: true, Path: []comp.PricePoint{
				{On: vesting.MustDate("2027-01-11"), Price: num("170")}, {On: vesting.MustDate("2028-01-11"), Price: num("200")}}}
		}},

		{"rsu by shares", "rsu: {shares: 220, price: 1200, vesting: 4y monthly}", func(o *comp.Offer) {
			o.Grants = []comp.Grant{rsu(func(g *comp.Grant) { g.Shares, g.Price = num("220"), num("1200") })}
		}},
		{"rsu beside a price", "price: 180\nrsu: {value: 300k, price: 170, vesting: 4y monthly}", func(o *comp.Offer) {
			o.Price.Today = num("180")
			o.Grants = []comp.Grant{rsu(func(g *comp.Grant) { g.Value, g.Price = num("300000"), num("170") })}
		}},
		{"rsu beside a growth", "price: {growth: 15%}\nrsu: {value: 300k, price: 170, vesting: 4y monthly}", func(o *comp.Offer) {
			o.Price = comp.Price{Growth: given("0.15")}
			o.Grants = []comp.Grant{rsu(func(g *comp.Grant) { g.Value, g.Price = num("300000"), num("170") })}
		}},
		{"rsu beside a path", "price: {path: [{on: 2027-01-11, price: 170}]}\nrsu: {value: 300k, price: 160, vesting: 4y monthly}", func(o *comp.Offer) {
			o.Price.Path = []comp.PricePoint{{On: vesting.MustDate("2027-01-11"), Price: num("170")}}
			o.Grants = []comp.Grant{rsu(func(g *comp.Grant) { g.Value, g.Price = num("300000"), num("160") })}
		}},
		{"rsu known only in dollars", "rsu: {value: 300k, vesting: 4y monthly}", func(o *comp.Offer) {
			o.Grants = []comp.Grant{rsu(func(g *comp.Grant) { g.Value = num("300000") })}
		}},
		{"grants", "grants:\n" +
			"  - {kind: rsu, value: 300k, price: 170, rounding: nearest, denominated: shares, allocation: front-loaded, vesting: 4y monthly, start: 2026-06-01}\n" +
			"  - {value: 50k, denominated: value, vesting: 4y monthly}\n" +
			"  - {kind: cash, value: 100k, vesting: 50/50}", func(o *comp.Offer) {
			o.Grants = []comp.Grant{
				rsu(func(g *comp.Grant) {
					g.Value, g.Price, g.Rounding, g.Allocation = num("300000"), num("170"), comp.RoundNearest, vesting.FrontLoaded
					g.Start = vesting.MustDate("2026-06-01")
				}),
				rsu(func(g *comp.Grant) { g.Value, g.ByValue = num("50000"), true }),
				{Kind: comp.CashGrant, Value: num("100000"), Vesting: schedule("50/50")},
			}
		}},
		{"rsu comes before grants", "rsu: {value: 1k, vesting: 4y monthly}\ngrants: [{value: 2k, vesting: 4y monthly}]", func(o *comp.Offer) {
			o.Grants = []comp.Grant{rsu(func(g *comp.Grant) { g.Value = num("1000") }), rsu(func(g *comp.Grant) { g.Value = num("2000") })}
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			want := comp.NewCase(today)
			want.Offers = []comp.Offer{{Company: "Initech", Base: num("150000")}}
			c.want(&want.Offers[0])
			if diff := cmp.Diff(want, read(t, offerOf(c.lines)), sameCase); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestCaseForms(t *testing.T) {
	const offers = "offers: [{company: Initech, location: \"Bern, BE\", base: 150k}]\n"
	for _, c := range []struct {
		name, lines string
		want        func(*comp.Case)
	}{
		{"nothing but offers", "", func(*comp.Case) {}},
		{"everything", "as_of: 2026-12-01\nyears: 6 years\ncurrency: EUR\ngrowth: 5%\ngrowth_timing: end-of-year\ndiscount_rate: 0%\ntolerance: 0.5%\ncandidate: {name: A. Candidate}\n",
			func(c *comp.Case) {
				c.AsOf, c.Years, c.Currency = vesting.MustDate("2026-12-01"), 6, "EUR"
				c.Growth, c.GrowthTiming = num("0.05"), comp.EndOfYear
				c.DiscountRate, c.Tolerance = num("0"), num("0.005")
				c.Candidate.Name = "A. Candidate"
			}},
		{"exchange rates", "fx: {gbp: 1.27, EUR: 1.08, JPY: 0.0065}\n", func(c *comp.Case) {
			c.Rates = []comp.ExchangeRate{{Currency: "EUR", Rate: num("1.08")}, {Currency: "GBP", Rate: num("1.27")}, {Currency: "JPY", Rate: num("0.0065")}}
		}},
		{"dated exchange rates", "fx: {GBP: [{on: 2027-01-01, rate: 1.27}, {on: 2028-01-01, rate: 1.30}], CHF: {on: 2027-01-01, rate: 1.1}}\n", func(c *comp.Case) {
			c.Rates = []comp.ExchangeRate{
				{Currency: "CHF", On: vesting.MustDate("2027-01-01"), Rate: num("1.1")},
				{Currency: "GBP", On: vesting.MustDate("2027-01-01"), Rate: num("1.27")},
				{Currency: "GBP", On: vesting.MustDate("2028-01-01"), Rate: num("1.3")},
			}
		}},
		{"cost of living", "cost_of_living: {\"Bern, BE\": 130.5}\n", func(c *comp.Case) {
			c.CostOfLiving = []comp.LivingCost{{Place: "Bern, BE", Index: num("130.5")}}
		}},
		{"cost of living as a list", "cost_of_living: [{place: \"bern,be\", index: 130}]\n", func(c *comp.Case) {
			c.CostOfLiving = []comp.LivingCost{{Place: "bern,be", Index: num("130")}}
		}},
		{"student loan", "candidate: {student_loan: 2}\n", func(c *comp.Case) { c.Candidate.StudentLoan = comp.StudentLoan{"plan_2"} }},
		{"student loans", "candidate: {student_loan: \"plan 1, postgraduate\"}\n", func(c *comp.Case) { c.Candidate.StudentLoan = comp.StudentLoan{"plan_1", "postgraduate"} }},
		{"student loans as a list", "candidate: {student_loan: [plan_4, pg, Plan 4]}\n", func(c *comp.Case) { c.Candidate.StudentLoan = comp.StudentLoan{"plan_4", "postgraduate"} }},
		{"haircut", "haircut: {target: 10%, market: 20%, speculative: 50%}\n", func(c *comp.Case) {
			c.Haircut = comp.Haircut{Target: num("0.1"), Market: num("0.2"), Speculative: num("0.5")}
		}},
		{"years as a number", "years: 6\n", func(c *comp.Case) { c.Years = 6 }},
		{"years in months", "years: 24 months\n", func(c *comp.Case) { c.Years = 2 }},
		{"rates as fractions", "discount_rate: 0.07\ntolerance: 0\n", func(c *comp.Case) { c.DiscountRate, c.Tolerance = num("0.07"), num("0") }},
	} {
		t.Run(c.name, func(t *testing.T) {
			want := comp.NewCase(today)
			want.Offers = []comp.Offer{{Company: "Initech", Location: "Bern, BE", Base: num("150000")}}
			c.want(&want)
			if diff := cmp.Diff(want, read(t, c.lines+offers), sameCase); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// 36.000 is 36 in a currency of three decimals, whether its sign, the offer or the case says
// so; an offer's own currency goes before the case's (SPEC 2.5).
func TestThreeDecimalsOfACurrency(t *testing.T) {
	for text, want := range map[string]string{
		"company: Initech\ncurrency: KWD\nbase: 36.000\n":                                                                  "36",
		"company: Initech\nbase: 36.000\ncurrency: KWD\n":                                                                  "36",
		"currency: KWD\noffers:\n- company: Initech\n  base: 36.000\n":                                                     "36",
		"currency: KWD\nfx: {EUR: 0.3}\noffers:\n- company: Initech\n  currency: EUR\n  base: 36.000\n":                    "",
		"offers:\n- company: Initech\n  currency: KWD\n  base: 36.000\n- company: Acme\n  currency: EUR\n  base: 36.000\n": "",
	} {
		kase, err := Read(Options{Today: today}, Source{"case.yaml", []byte(text)})
		switch {
		case (err != nil) != (want == ""):
			t.Errorf("%q: %v", text, err)
		case err == nil && !kase.Offers[0].Base.Equal(num(want)):
			t.Errorf("%q is read as %v, want %s", text, kase.Offers[0].Base, want)
		}
	}
}

// SPEC 2.5 lists the forms of money.
func TestMoneyForms(t *testing.T) {
	for text, want := range map[string]string{
		"185000": "185000", "185,000": "185000", "$185,000": "185000", "185k": "185000", "1.2m": "1200000", "USD 185,000": "185000",
		"92.5k": "92500", "185K": "185000", "1.2M": "1200000", "185 k": "185000", "$185k": "185000", "185k USD": "185000", "185,000.50": "185000.50",
		"US$185k": "185000", "0.185m": "185000", "18,50,000": "1850000", "+185k": "185000", "185_000": "", "185000.": "",
		"36.000": "", "36.000 EUR": "", "EUR 36.000": "", "36.000 €": "", "$36.000": "", "36.000k": "36000", "1.250m": "1250000", "0.125": "0.125", "KWD 36.000": "36",
		"25 LPA": "2500000", "3 lakh": "300000", "3L": "300000", "1.2 crore": "12000000", "1.2 Cr": "12000000", "2.5 lakhs": "250000", "\"Rs. 25,00,000\"": "2500000", "₹25,00,000": "2500000",
		"Rs.25,00,000": "2500000", "₹25,00,000/-": "2500000", "Rs.500000": "500000", "Rs 25 LPA": "2500000", "1.250 lakh": "125000", "£92.5k": "92500",
		"1,23,45,678": "12345678", "1,234,567": "1234567", "1,234,56,789": "", "1234,56,789": "",
		"185k p.a.": "185000", "185k/year": "185000", "185": "185", "$100": "100", "185/year": "185", "185/years": "185", "185/fortnight": "",
		"0160": "", "0,160": "", "00": "", "0.001": "", "0.004": "", "0.01": "0.01",
		"185.00": "185", "1234.567": "1234.567", "\"185,000\"": "185000", "'185k'": "185000", "$ 185,000": "185000", "usd 185k": "185000",
	} {
		kase, err := Read(Options{Today: today}, Source{"case.yaml", []byte("company: Initech\nbase: " + text + "\n")})
		switch {
		case want == "" && err == nil:
			t.Errorf("base %s is read as %v; want an error", text, kase.Offers[0].Base)
		case want != "" && err != nil:
			t.Errorf("base %s: %v", text, err)
		case want != "" && !kase.Offers[0].Base.Equal(num(want)):
			t.Errorf("base %s is read as %v, want %s", text, kase.Offers[0].Base, want)
		}
	}
}

func TestRateForms(t *testing.T) {
	for text, want := range map[string]string{
		"15%": "0.15", "0.15": "0.15", "15 %": "0.15", ".15": "0.15", "0": "0", "0%": "0", "0.5%": "0.005", "-10%": "-0.1", "-0.1": "-0.1",
		"150%": "1.5", "100%": "1", "1,000%": "10", "+3%": "0.03",
		"15": "", "1": "", "1.5": "", "15,5%": "", "15%%": "", "$15": "", "15k": "", "1e-1": "", "": "", "%": "", "10%-15%": "",
	} {
		got, err := ParseRate(text)
		switch {
		case want == "" && err == nil:
			t.Errorf("%q is read as %v; want an error", text, got)
		case want != "" && (err != nil || !got.Equal(num(want))):
			t.Errorf("%q is read as %v, %v; want %s", text, got, err, want)
		}
	}
}

// A match in words. W24 has the first two, SPEC 5.9 the third.
func TestMatchForms(t *testing.T) {
	for text, want := range map[string]string{
		"50% of 6%":                                "50% up to 6% of pay",
		"100% of first 3% + 50% of next 2%":        "100% up to 3% of pay, 50% up to 5% of pay",
		"100% of 1% and 50% of the next 5%":        "100% up to 1% of pay, 50% up to 6% of pay",
		"100% up to 3%, 50% up to 5%":              "100% up to 3% of pay, 50% up to 5% of pay",
		"0.5 of the first 6%":                      "50% up to 6% of pay",
		"100% Of 3%; 50% of next 2%, 25% up to 8%": "100% up to 3% of pay, 50% up to 5% of pay, 25% up to 8% of pay",
		"6%":                      "",
		"50% of":                  "",
		"50 of 6%":                "",
		"50% of 6":                "",
		"100% of 3% + 50% of 2%":  "", // the next 2%, or up to 2%?
		"50% of 6% or so":         "",
		"dollar for dollar to 6%": "",
		"":                        "",
	} {
		read, wrong := parseRetirement(text)
		if got := read.build().String(); got != want || (wrong == nil) != (want != "") {
			t.Errorf("%q is read as %q, %v; want %q", text, got, wrong, want)
		}
	}
	if got := read(t, offerOf("retirement: 50% of 6%")).Offers[0].Retirement.String(); got != "50% up to 6% of pay" {
		t.Errorf("retirement is read as %q", got)
	}
}

func TestOfferCurrency(t *testing.T) {
	for _, c := range []struct{ name, file, kase, offer string }{
		{"none is named", "offers: [{company: A, base: 1k}]", "USD", ""},
		{"an amount names it", "offers: [{company: A, base: £92.5k}]", "GBP", "GBP"},
		{"its key names it", "offers: [{company: A, currency: CHF, base: 100k}]", "CHF", "CHF"},
		{"a dollar is the US dollar", "offers: [{company: A, base: $100k}]", "USD", "USD"},
		{"a dollar is the case's dollar", "currency: CAD\noffers: [{company: A, base: $100k}]", "CAD", "CAD"},
		{"a dollar agrees with the offer's dollar", "offers: [{company: A, currency: AUD, base: $100k}]", "AUD", "AUD"},
		{"a named dollar decides", "offers: [{company: A, base: $100k, sign_on: C$10k}]", "CAD", "CAD"},
		{"yen by its sign", "offers: [{company: A, base: ¥12m}]", "JPY", "JPY"},
		{"yuan by its key", "offers: [{company: A, currency: CNY, base: ¥1.2m}]", "CNY", "CNY"},
	} {
		t.Run(c.name, func(t *testing.T) {
			kase := read(t, c.file)
			if string(kase.Currency) != c.kase || string(kase.Offers[0].Currency) != c.offer {
				t.Errorf("case in %s, offer in %q; want %s and %q", kase.Currency, kase.Offers[0].Currency, c.kase, c.offer)
			}
		})
	}
}

// The case takes an offer's currency for its own only where every offer names it.
func TestCaseCurrencyNeedsAllOffers(t *testing.T) {
	for file, want := range map[string]comp.Currency{
		"offers: [{company: A, base: £1k}, {company: B, base: GBP 1k}]":                "GBP",
		"offers: [{company: A, base: £1k}, {company: B, base: 1k}]":                    "USD",
		"offers: [{company: A, base: £1k}, {company: B, base: €1k}]":                   "USD",
		"currency: EUR\noffers: [{company: A, base: £1k}, {company: B, base: GBP 1k}]": "EUR",
		"fx: {GBP: 1.27}\noffers: [{company: A, base: £1k}]":                           "USD",
	} {
		m := merge([]*document{readDocument(Options{}, Source{"a.yaml", []byte(file)})})
		if got := m.build(Options{Today: today}).Currency; got != want {
			t.Errorf("%s: the case is in %s, want %s", file, got, want)
		}
	}
}

// One model, same keys: each case reads the same from JSON, tabs and all.
func TestJSONEqualsYAML(t *testing.T) {
	const asYAML = `
as_of: 2026-11-23
years: 6
offers:
  - company: "Société Générale 😀"
    base: 160k
    raise: [{on: 2028-04-01, to: 180k}]
    bonus: {target: 15%, paid: 03-15}
    sign_on: [127000, 94000]
    rsu: {shares: 220, price: 1200.5, vesting: 5/15/40/40}
    notes: "one / two"
`
	const asJSON = "\ufeff{\r\n\t\"as_of\": \"2026-11-23\",\r\n\t\"years\": 6,\r\n\t\"offers\": [\r\n\t\t{\"company\": \"Soci\\u00e9t\\u00e9 G\\u00e9n\\u00e9rale \\ud83d\\ude00\",\r\n" +
		"\t\t\"base\": 160000, \"raise\": [{\"on\": \"2028-04-01\", \"to\": \"180k\"}],\r\n\t\t\"bonus\": {\"target\": 0.15, \"paid\": \"03-15\"},\r\n" +
		"\t\t\"sign_on\": [127000,94000],\r\n\t\t\"rsu\": {\"shares\": 220, \"price\": 1200.50, \"vesting\": \"5/15/40/40\"}, \"notes\": \"one \\/ two\"}\r\n\t]\r\n}\r\n"
	if diff := cmp.Diff(read(t, asYAML), read(t, asJSON), sameCase); diff != "" {
		t.Errorf("-YAML +JSON:\n%s", diff)
	}
}

func TestLineBreaksAndMarks(t *testing.T) {
	want := read(t, "company: Initech\nbase: 150k\n")
	for name, text := range map[string]string{
		"byte order mark": "\ufeffcompany: Initech\nbase: 150k\n",
		"Windows":         "company: Initech\r\nbase: 150k\r\n",
		"old Macintosh":   "company: Initech\rbase: 150k\r",
		"document mark":   "---\ncompany: Initech\nbase: 150k\n...\n",
		"no last break":   "company: Initech\nbase: 150k",
	} {
		if diff := cmp.Diff(want, read(t, text), sameCase); diff != "" {
			t.Errorf("%s: -want +got:\n%s", name, diff)
		}
	}
}

// What is no text is refused with its place before any parser sees it.
func TestUnreadableBytes(t *testing.T) {
	for text, want := range map[string]string{
		"a\x00":         "a:1:2: control code U+0000",
		"a\n b\x1b":     "a:2:3: control code U+001B",
		"a\r\nb\x7f":    "a:2:2: control code U+007F",
		"é\u0085":       "a:1:2: control code U+0085",
		"a\rb\u2028":    "a:2:2: control code U+2028",
		"a\ufeff":       "a:1:2: control code U+FEFF",
		"a\n\n\xc3":     "a:3:1: byte 0xC3 is not UTF-8",
		"\xff\xfea\x00": "a: the file is encoded in UTF-16",
	} {
		_, err := Read(Options{Today: today}, Source{"a", []byte(text)})
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: got %v, want %s", text, err, want)
		}
	}
}

// A mistake behind an alias is told once.
func TestMistakeBehindAlias(t *testing.T) {
	_, err := Read(Options{Today: today}, Source{"a", []byte("offers:\n  - {company: A, base: 1k, rsu: &g {shares: 1.5, price: 3, vesting: 4y monthly}}\n  - {company: B, base: 1k, rsu: *g}\n")})
	if all, _ := err.(Errors); len(all) != 1 {
		t.Errorf("got %v", err)
	}
}

// An alias stands for what it points to.
func TestAlias(t *testing.T) {
	kase := read(t, "offers:\n  - company: A\n    base: 150k\n    rsu: &grant {value: 300k, vesting: 4y monthly}\n  - {company: B, base: 160k, rsu: *grant}\n")
	if diff := cmp.Diff(kase.Offers[0].Grants, kase.Offers[1].Grants, sameCase); diff != "" {
		t.Error(diff)
	}
}

func TestAsOf(t *testing.T) {
	const file = "company: Initech\nbase: 150k\n"
	if kase := read(t, file); kase.AsOf != today {
		t.Errorf("as_of = %v, want the day of the run", kase.AsOf)
	}
	if kase := read(t, "as_of: 2020-01-01\noffers: [{company: A, base: 1k}]"); kase.AsOf != vesting.MustDate("2020-01-01") {
		t.Errorf("as_of = %v, want the file's", kase.AsOf)
	}
	_, err := Read(Options{}, Source{"a.yaml", []byte(file)})
	if err == nil || !strings.Contains(err.Error(), "a.yaml: no valuation date") {
		t.Errorf("without any day: %v", err)
	}
}

func TestErrorsAreValues(t *testing.T) {
	_, err := Read(Options{Today: today}, Source{"a.yaml", []byte(offerOf("bonus: 15\nraise: 3"))})
	var all Errors
	if !errors.As(err, &all) || len(all) != 2 {
		t.Fatalf("got %v", err)
	}
	var first *Error
	if !errors.As(err, &first) {
		t.Fatal("no *Error inside")
	}
	want := &Error{
		File: "a.yaml", Line: 4, Column: 12,
		Excerpt: "    4 |     bonus: 15\n      |            ^^",
		Message: `"15" can be a rate or an amount`,
		Mend:    "write 15% for a share of base, or $15 for an amount",
		Key:     "bonus",
	}
	if diff := cmp.Diff(want, first); diff != "" {
		t.Error(diff)
	}
	if _, err := Read(Options{Today: today}); err == nil {
		t.Error("no file at all is read without an error")
	}
}
