package htmlpage_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/report/htmlpage"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// setFields is a function that goes back to the page as written and then sets every field
// of a position, as a reader would.
const setFields = `async (fragment, settled) => {
	document.getElementById("reset").click();
	await settled();
	for (const [id, value] of new URLSearchParams(fragment)) {
		const field = document.getElementById(id);
		field.value = value;
		field.dispatchEvent(new Event("input", { bubbles: true }));
	}
	return settled();
}`

// snapshot is a function of everything that a page says: sentences, every cell of every
// table, and every picture, leaving out what is about the controls themselves; rules and
// sources are those of the case as written, and so are the facts of a letter and where its
// terms stand.
const snapshot = `(page, address = location.hash) => (page === document && (dispatchEvent(new Event("beforeprint")), dispatchEvent(new Event("afterprint"))), [...page.querySelectorAll("h1, .standfirst, .dateline, #conditions, section:not(#what-if) > p:not(.stale), main li, caption, th, td, figcaption, .plot")]
	.filter((e) => !e.closest("#after-tax-section, #disagreement-section")) // which stand as written, and say so
	.filter((e) => !e.closest("figure[hidden], .scroll[hidden], #what-if, #conventions-section, #sources-section"))
	.filter((e) => !(/(base|bonus|payout|sign-on-.|grant|refresher)-\d/.test(address) && e.closest("#facts, #facts-section, #terms-section, [id^=readings]")))
	.map((e) => e.matches(".plot")
		? e.closest("figure").id + " " + e.getAttribute("aria-label") + " " + [...e.querySelectorAll(".drawn > svg")].map((s) => s.outerHTML).join("\n")
		: (e.closest("table")?.id ?? e.closest("section, header").id) + ": " + e.textContent))`

// position is one setting of the controls: the fragment of the address that sets it, and
// the same change made to the case.
type position struct {
	fragment string
	change   func(*comp.Case)
}

func price(offer int, text string) position {
	return position{fmt.Sprintf("price-%d=%s", offer+1, text), func(c *comp.Case) { c.Offers[offer].Price.Today = dec(text) }}
}

func growth(offer int, percent string) position {
	return position{fmt.Sprintf("growth-%d=%s", offer+1, percent), func(c *comp.Case) {
		c.Offers[offer].Price.Growth = decimal.NullDecimal{Decimal: dec(percent).Shift(-2), Valid: true}
	}}
}

func filing(status string) position {
	return position{"filing=" + status, func(c *comp.Case) { c.Candidate.FilingStatus = comp.FilingStatus(status) }}
}

func discount(percent string) position {
	return position{"discount=" + percent, func(c *comp.Case) { c.DiscountRate = dec(percent).Shift(-2) }}
}

func haircut(class, percent string) position {
	return position{"haircut-" + class + "=" + percent, func(c *comp.Case) {
		rate := dec(percent).Shift(-2)
		switch class {
		case "target":
			c.Haircut.Target = rate
		case "market":
			c.Haircut.Market = rate
		case "speculative":
			c.Haircut.Speculative = rate
		}
	}}
}

func path(offer int, percent string) position {
	return position{fmt.Sprintf("path-%d=%s", offer+1, percent), func(c *comp.Case) {
		p := &c.Offers[offer].Price
		p.Today = c.Offers[offer].TodaysPrice().Mul(dec(percent).Shift(-2)) // which may stand in a grant
		p.Path = slices.Clone(p.Path)
		for i := range p.Path {
			p.Path[i].Price = p.Path[i].Price.Mul(dec(percent).Shift(-2))
		}
	}}
}

func exit(offer int, value string) position {
	return position{fmt.Sprintf("exit-%d=%s", offer+1, value), func(c *comp.Case) { c.Offers[offer].Private.Exit.Value = dec(value) }}
}

func failure(offer int, percent string) position {
	return position{fmt.Sprintf("failure-%d=%s", offer+1, percent), func(c *comp.Case) {
		c.Offers[offer].Private.Failure = dec(percent).Shift(-2)
	}}
}

// letter is a term of the letter: the first grant by its shares or by its value, refreshers by their
// value or their share of it; without their value there are none.
func letter(offer int, id, text string) position {
	return position{fmt.Sprintf("%s-%d=%s", id, offer+1, text), func(c *comp.Case) {
		o, value := &c.Offers[offer], dec(text)
		o.SignOn, o.Grants, o.Refreshers = slices.Clone(o.SignOn), slices.Clone(o.Grants), slices.Clone(o.Refreshers)
		set := func(number *decimal.Decimal, otherwise *decimal.Decimal, percent int32) {
			if number.IsZero() {
				number, percent = otherwise, 0
			}
			*number = value.Shift(-percent)
		}
		switch id {
		case "base":
			o.Base = value
		case "bonus":
			set(&o.Bonus.Rate, &o.Bonus.Amount, 2)
		case "payout":
			o.Bonus.Payout = decimal.NewNullDecimal(value.Shift(-2))
		case "sign-on-1", "sign-on-2":
			i := slices.IndexFunc(o.SignOn, func(s comp.SignOn) bool { return fmt.Sprint("sign-on-", s.Year) == id })
			if i < 0 {
				return
			}
			if o.SignOn[i].Amount = value; value.IsZero() {
				o.SignOn = slices.Delete(o.SignOn, i, i+1)
			}
		case "grant":
			set(&o.Grants[0].Shares, &o.Grants[0].Value, 0)
		case "refresher", "refresher-2":
			k := strings.Count(id, "-2")
			if k >= len(o.Refreshers) {
				return
			}
			if r := &o.Refreshers[k]; value.IsZero() {
				r.Promise = comp.PromiseNone
			} else {
				set(&r.ShareOfGrant, &r.Value, 2)
			}
		}
	}}
}

// todaysJob is a job with a match that reaches its limits, against one of a private company; both
// grant refreshers of two kinds.
func todaysJob(t testing.TB) comp.Case {
	c := comp.NewCase(vesting.MustDate("2026-11-23"))
	vests := schedule(t, "4y annual")
	stay := comp.Offer{
		Company: "Initech", Current: true, Start: vesting.MustDate("2025-06-16"), Base: dec("260000"), PTO: dec("20"),
		Bonus:      comp.Bonus{Rate: dec("0.15"), Paid: []comp.DayOfYear{{Month: 3, Day: 15}}},
		SignOn:     []comp.SignOn{{Year: 1, Amount: dec("30000"), Clawback: comp.Clawback{Months: 24}}, {Year: 2, Amount: dec("20000"), Monthly: true, Clawback: comp.Clawback{Months: 12}}},
		Retirement: comp.Retirement{Tiers: []comp.MatchTier{{Rate: dec("0.5"), UpTo: dec("0.06")}}, Contribution: decimal.NewNullDecimal(dec("0.12")), Vesting: schedule(t, "4y annual")},
		Price:      comp.Price{Today: dec("80")},
		Grants:     []comp.Grant{{Kind: comp.RSU, Value: dec("90000"), Price: dec("75"), Vesting: vests, Start: vesting.MustDate("2025-06-16")}},
		Refreshers: []comp.Refresher{{Value: dec("20000"), Vesting: vests}, {ShareOfGrant: dec("0.1"), Vesting: vests, First: 6, Promise: comp.PromiseWritten}},
	}
	other := comp.Offer{
		Company: "Hooli", Start: vesting.MustDate("2027-01-11"), Base: dec("210000"), Bonus: comp.Bonus{Amount: dec("20000")},
		Retirement: comp.Retirement{Tiers: []comp.MatchTier{{Rate: dec("1"), UpTo: dec("0.2")}}, Contribution: decimal.NewNullDecimal(dec("0.3")), NoTrueUp: true},
		Private:    comp.Private{Preferred: dec("5"), FMV: dec("2"), FullyDiluted: dec("10000000"), Preference: dec("1000000"), Exit: comp.Exit{Value: dec("90000000"), On: vesting.MustDate("2029-03-01")}},
		Grants:     []comp.Grant{{Kind: comp.Option, Shares: dec("12000"), Strike: dec("1"), Vesting: schedule(t, "4y monthly, 12mo cliff")}, {Kind: comp.RSU, Shares: dec("900"), Vesting: vests}},
		Refreshers: []comp.Refresher{{Value: dec("15000"), Vesting: vests}, {Value: dec("9000"), Vesting: vests, First: 30}},
	}
	c.Offers = []comp.Offer{stay, other}
	return c
}

var todaysPositions = []position{
	letter(0, "base", "150000"), letter(0, "base", "410000.5"), together(letter(0, "base", "199999"), years(1)), together(letter(1, "base", "90000"), years(10)),
	letter(1, "base", "400000"), letter(0, "bonus", "0"), letter(0, "bonus", "33.3"), letter(0, "sign-on-1", "0"), letter(0, "sign-on-2", "55555.55"),
	letter(0, "grant", "12345"), letter(0, "refresher", "0"), letter(0, "refresher-2", "0"), together(letter(0, "refresher", "0"), letter(0, "refresher-2", "0"), growth(0, "9")),
	letter(1, "grant", "1"), letter(1, "grant", "345678"), together(letter(1, "grant", "50000"), exit(1, "30000000"), years(9)), letter(1, "refresher", "0"),
	letter(1, "refresher-2", "0"), together(letter(1, "refresher", "44444"), letter(1, "refresher-2", "1234"), years(3)), letter(1, "bonus", "1234"),
	together(letter(0, "base", "99999"), letter(1, "base", "345678"), letter(1, "refresher", "0"), letter(1, "refresher-2", "0"), years(2)),
}

// letters move what a letter says.
var letters = []position{
	letter(0, "base", "181000.55"), letter(1, "base", "1"), letter(1, "bonus", "22.5"), letter(1, "bonus", "0"), letter(1, "payout", "0"), letter(1, "payout", "133.3"),
	letter(0, "sign-on-1", "0"), letter(0, "sign-on-2", "99999.99"), together(letter(0, "sign-on-1", "150000"), years(1)), letter(1, "sign-on-1", "12345.67"),
	letter(0, "grant", "333"), letter(0, "grant", "1"), letter(1, "grant", "234567.89"), together(letter(1, "grant", "1234"), price(1, "99.5"), years(9)),
	letter(0, "refresher", "0"), letter(0, "refresher", "44"), letter(1, "refresher", "0"), together(letter(1, "refresher", "77777"), growth(1, "13"), years(10)),
	together(letter(0, "base", "99000"), letter(0, "grant", "500"), letter(0, "sign-on-2", "1000"), years(6), growth(0, "31")),
}

// letterCase has every term that a letter can be moved by.
func letterCase(t testing.TB) comp.Case {
	c := twoOffers(t)
	o := &c.Offers[1]
	o.Bonus.Payout, o.PTO, o.Raise = decimal.NewNullDecimal(dec("0.9")), dec("20"), comp.Raise{Rate: dec("0.03")}
	o.Refreshers = []comp.Refresher{{Value: dec("60000"), Vesting: schedule(t, "4y quarterly")}}
	o.TopUp = comp.TopUp{Target: dec("330000"), Growth: dec("0.1")}
	o.ESPP = comp.ESPP{Contribution: dec("0.15"), Discount: dec("0.15"), Lookback: true}
	p := &c.Offers[0]
	p.Refreshers = []comp.Refresher{{ShareOfGrant: dec("0.25"), Vesting: schedule(t, "4y annual"), Promise: comp.PromiseWritten}}
	p.SignOn[0].Clawback = comp.Clawback{Months: 24}
	p.SignOn[1].Monthly = true
	p.Promotion = comp.Promotion{On: vesting.MustDate("2028-06-01"), Base: dec("190000"), Probability: decimal.NewNullDecimal(dec("0.6"))}
	p.Benefits = []comp.Benefit{{Name: "Pension", Rate: dec("0.1")}, {Name: "Holiday pay", Rate: dec("0.08"), Kind: comp.CashBenefit, PaidMonth: 5, PaidDay: 31}}
	return c
}

func years(n int) position {
	return position{fmt.Sprintf("years=%d", n), func(c *comp.Case) { c.Years = n }}
}

func together(all ...position) position {
	var fragments []string
	for _, p := range all {
		fragments = append(fragments, p.fragment)
	}
	return position{strings.Join(fragments, "&"), func(c *comp.Case) {
		for _, p := range all {
			p.change(c)
		}
	}}
}

// positions move every control, to round and to awkward values.
var positions = []position{
	{"", func(*comp.Case) {}},
	price(0, "1300"), years(1), growth(0, "15"), growth(1, "7.77"), price(0, "987.6543"), price(1, "0.01"), price(1, "12345.67891234"),
	growth(0, "-12.5"), growth(1, "0"), growth(0, "-99"), growth(1, "1000"),
	discount("0"), discount("5.25"), discount("19.999"), discount("100"),
	years(2), years(3),
	haircut("market", "25"), together(haircut("target", "33.333"), haircut("market", "12.5"), growth(1, "5")),
	together(price(0, "1500"), growth(0, "25"), price(1, "60")),
	together(price(0, "1111.1111"), growth(0, "3.3333"), growth(1, "-7.125"), discount("3.5"), years(3)),
	together(growth(0, "21"), growth(1, "21"), years(2), discount("21")),
	together(price(1, "225.5"), growth(1, "11.1111"), discount("7.5")),
	years(10), together(years(10), growth(0, "12.5"), growth(1, "-4")), together(years(7), price(0, "1010.5"), discount("8")),
}

// At every position the page, moved there, says what a page written for that case by the
// engine says: to the cent, to the word, and to the line of every picture.
func TestWhatIfEqualsTheEngine(t *testing.T) {
	if testing.Short() {
		t.Skip("many cases in a browser take long")
	}
	for _, test := range []struct {
		name      string
		kase      func() comp.Case
		view      comp.View
		positions []position
		least     int // positions that the case has controls for
	}{
		{"two offers", func() comp.Case { return twoOffers(t) }, comp.ByYear, positions, 26},
		{"values in dollars and pounds", func() comp.Case { return byDollars(t) }, comp.ByYear, positions, 12},
		{"every kind of equity", func() comp.Case { return everyEquity(t) }, comp.ByYear, positions, 26},
		{"shares in a currency of their own", func() comp.Case { return shipped(t, "../../testdata/cases/india.yaml") }, comp.ByYear, []position{
			{"", func(*comp.Case) {}}, letter(0, "base", "5123456.78"), letter(0, "grant", "45678.9"), price(0, "210.5"), together(growth(1, "20"), letter(1, "refresher", "15000")),
			together(years(7), letter(0, "sign-on-1", "700000"), price(1, "37")), years(2),
		}, 6},
		{"every key of a case", func() comp.Case { return shipped(t, "../../testdata/cases/full.yaml") }, comp.ByYear, everyKey, 40},
		{"after tax", func() comp.Case { return shipped(t, "../../testdata/cases/after-tax.yaml") }, comp.ByYear, []position{
			{"", func(*comp.Case) {}}, letter(0, "base", "612345.67"), letter(1, "base", "55000"), price(0, "1250.5"), together(letter(1, "sign-on", "250000"), price(1, "7")),
			together(years(2), letter(0, "base", "199999.99")), years(9), together(growth(0, "25"), growth(1, "-30")),
			filing("joint"), filing("separate"), filing("head_of_household"), filing("single"), together(filing("joint"), years(7), letter(1, "base", "412345.67")),
		}, 11},
		{"after tax in five states", func() comp.Case { return fiveStates(t) }, comp.ByYear, []position{
			{"", func(*comp.Case) {}}, filing("joint"), filing("separate"), filing("head_of_household"), together(filing("separate"), letter(0, "base", "240000")),
			together(filing("joint"), letter(1, "base", "610000"), letter(2, "base", "151234.56"), years(2)), together(filing("head_of_household"), years(10)),
		}, 7},
		{"after tax at a rate of one's own", func() comp.Case { return ownRate(t) }, comp.ByYear, []position{
			{"", func(*comp.Case) {}}, letter(0, "base", "181000.55"), together(letter(1, "base", "99000"), years(3)),
		}, 3},
		{"purchase plans and top-ups", func() comp.Case { return plans(t) }, comp.ByYear, append(positions, random(42, 2, 4, 10)...), 33},
		{"plans followed in dollars", func() comp.Case { return plansInDollars(t) }, comp.ByYear, positions, 10},
		{"values that buy shares", func() comp.Case { return values(t) }, comp.ByYear, slices.Concat(positions, random(7, 2, 4, 10), []position{price(0, "60000"), price(0, "45000")}), 35},
		{"dated paths and exits", func() comp.Case { return pathsAndExits(t) }, comp.ByYear, pathPositions, 20},
		{"letters", func() comp.Case { return letterCase(t) }, comp.ByYear, letters, 19},
		{"letters in dollars and pounds", func() comp.Case { return byDollars(t) }, comp.ByYear, letters, 10},
		{"letters of values", func() comp.Case { return values(t) }, comp.ByYear, []position{
			letter(0, "grant", "77777.77"), letter(0, "base", "123456"), letter(1, "grant", "901"), together(letter(1, "grant", "1500"), letter(0, "grant", "4321"), years(10), price(1, "33")),
		}, 4},
		{"today's job", func() comp.Case { return todaysJob(t) }, comp.ByYear, todaysPositions, len(todaysPositions)},
		{"refreshers of every kind", func() comp.Case { return everyEquity(t) }, comp.ByYear, []position{
			letter(0, "refresher", "0"), letter(0, "refresher-2", "0"), together(letter(0, "refresher", "99999"), letter(0, "refresher-2", "3.5"), years(10)),
			letter(1, "base", "111111.11"), letter(1, "bonus", "0"), together(letter(1, "grant", "123456"), growth(1, "-3")),
		}, 6},
		{"by quarter", func() comp.Case { return twoOffers(t) }, comp.ByQuarter, positions[:9], 9},
		{"growth in steps", func() comp.Case { return inSteps(t) }, comp.ByYear, positions[:9], 9},
	} {
		t.Run(test.name, func(t *testing.T) {
			pages := map[string][]byte{"/": write(t, documentIn(t, test.kase(), test.view), htmlpage.Options{ECharts: htmlpage.None}), "/reader": nil}
			for i, p := range test.positions {
				moved := test.kase()
				p.change(&moved)
				pages[fmt.Sprintf("/engine/%d", i)] = write(t, documentIn(t, moved, test.view), htmlpage.Options{ECharts: htmlpage.None})
			}
			url := serve(t, pages)
			page, reader := browser(t), browser(t)
			open(t, page, url)
			open(t, reader, url+"/reader")
			if fault := fault(t, page); fault != "" {
				t.Fatalf("the controls are hidden: %s", fault)
			}
			moved := 0
			for i, p := range test.positions {
				if !hasControls(t, page, p) {
					continue
				}
				moved++
				want := await[[]string](t, reader, fmt.Sprintf(
					`fetch("/engine/%d").then((r) => r.text()).then((text) => (%s)(new DOMParser().parseFromString(text, "text/html"), %q))`, i, snapshot, p.fragment))
				got := await[[]string](t, page, fmt.Sprintf(`(%s)(%q, settled).then(() => (%s)(document))`, setFields, p.fragment, snapshot))
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("at %q the page differs from the engine (-engine +page):\n%s", p.fragment, diff)
				}
			}
			if moved < test.least {
				t.Errorf("only %d positions could be set, want at least %d", moved, test.least)
			}
		})
	}
}

// fiveStates have offers in places whose tables differ by filing status in every way: brackets, an
// exemption that fades by steps, a recapture, a deduction of federal tax, a credit by a table, and
// none at all.
func fiveStates(t testing.TB) comp.Case {
	c := fiveOffers(t)
	c.Candidate.FilingStatus = "single"
	for i, location := range []string{"San Francisco, CA", "New York, NY", "Portland, OR", "Hartford, CT", "Austin, TX"} {
		c.Offers[i].Location = location
	}
	return c
}

// ownRate has one offer whose location has no law, taxed at the candidate's own rate, and one that
// has.
func ownRate(t testing.TB) comp.Case {
	c := twoOffers(t)
	c.Candidate.FilingStatus, c.Candidate.TaxRate = "joint", decimal.NewNullDecimal(dec("0.35"))
	c.Offers[0].Location, c.Offers[1].Location = "Bern", "Boston, MA"
	return c
}

// everyKey moves what each offer of the full case can be moved by.
var everyKey = slices.Concat(positions, random(11, 2, 4, 10), []position{
	path(2, "150"), path(2, "33.3333"), exit(3, "90000000"), exit(3, "1"), exit(3, "12345678901"), failure(3, "0"), failure(3, "12.5"),
	together(exit(3, "150000000"), years(3)), together(exit(3, "61000000.5"), years(4), path(2, "0.01"), discount("7")),
	together(path(2, "200"), years(2), growth(1, "20"), price(0, "55")), years(1), years(2), years(3),
})

// pathPositions move whole paths and exits.
var pathPositions = []position{
	{"", func(*comp.Case) {}},
	path(0, "150"), path(0, "0.01"), path(0, "99.999"), path(0, "100000"), path(1, "50"), path(1, "133.33"), together(path(0, "80"), path(1, "120"), years(3)),
	exit(2, "1"), exit(2, "40000000"), exit(2, "75000000"), exit(2, "99999999999"), failure(2, "0"), failure(2, "100"), failure(3, "35"),
	exit(3, "250000000.25"), together(exit(2, "123456789"), exit(3, "5000000"), failure(3, "33.3"), years(3)),
	together(exit(2, "30000000"), years(2)), years(1), years(2), years(3), years(10), together(years(8), path(0, "120"), exit(2, "90000000")), together(haircut("speculative", "40"), failure(2, "50"), failure(3, "10")),
	together(discount("12"), path(0, "77.7"), exit(2, "61000000")),
}

// random makes joint positions of the price and growth of some offers and of the horizon,
// always the same ones.
func random(seed uint64, offers, horizon, n int) []position {
	r := rand.New(rand.NewPCG(seed, seed))
	var all []position
	for range n {
		parts := []position{discount(fmt.Sprint(r.IntN(20))), years(1 + r.IntN(horizon))}
		for i := range offers {
			parts = append(parts, price(i, decimal.New(1+r.Int64N(40_000_000), -4).String()), growth(i, decimal.New(r.Int64N(12_000)-4_000, -2).String()))
		}
		all = append(all, together(parts...))
	}
	return all
}

func hasControls(t testing.TB, ctx context.Context, p position) bool {
	t.Helper()
	return evaluate[bool](t, ctx, fmt.Sprintf(`%q.split("&").every((p) => !p || document.getElementById(p.split("=")[0]))`, p.fragment))
}

func inSteps(t testing.TB) comp.Case {
	c := twoOffers(t)
	c.GrowthTiming = comp.StartOfYear
	c.Offers[1].Price.Timing = comp.EndOfYear
	return c
}

// byDollars is a case of values without share prices, another currency and a cash grant.
func byDollars(t testing.TB) comp.Case {
	c := twoOffers(t)
	c.Offers[0].Grants = []comp.Grant{
		{Kind: comp.RSU, Value: dec("300001.01"), Vesting: schedule(t, "4y monthly, 12mo cliff")},
		{Kind: comp.CashGrant, Value: dec("100000"), Vesting: schedule(t, "50/50")},
		{Kind: comp.RSU, Value: dec("77777.77"), Vesting: schedule(t, "6y quarterly"), Start: vesting.MustDate("2027-03-31")},
	}
	c.Offers[0].Price = comp.Price{}
	c.Offers[0].Refreshers = []comp.Refresher{{Value: dec("50000"), Vesting: schedule(t, "4y annual")}}
	c.Offers[0].SignOn[0].Clawback = comp.Clawback{Months: 24, From: comp.FromStart}
	c.Offers[1].Currency = "GBP"
	c.Offers[1].Grants = append(c.Offers[1].Grants,
		comp.Grant{Kind: comp.RSU, Value: dec("55555.55"), ByValue: true, Vesting: schedule(t, "33/33/34")})
	c.Rates = []comp.ExchangeRate{{Currency: "GBP", Rate: dec("1.27")}, {Currency: "GBP", On: vesting.MustDate("2028-07-01"), Rate: dec("1.3155")}}
	return c
}

// plans is what follows a share by rules of its own: purchase plans that the limit cuts,
// by service and by calendar year, and top-ups to a target.
func plans(t testing.TB) comp.Case {
	c := twoOffers(t)
	o := &c.Offers[0]
	o.Raise = comp.Raise{Rate: dec("0.6")} // so that the second year of an offering buys what the first leaves of the limit
	o.ESPP = comp.ESPP{Contribution: dec("0.12"), Discount: dec("0.15"), Lookback: true, Offering: 24, Purchase: 6}
	o.TopUp = comp.TopUp{Target: dec("350000"), Growth: dec("0.15"), Year: 2}
	o.Bonus = comp.Bonus{Rate: dec("0.1"), Paid: []comp.DayOfYear{{Month: 3, Day: 15}}}
	o.Refreshers = []comp.Refresher{{Value: dec("30000"), Vesting: schedule(t, "4y quarterly"), Promise: comp.PromiseWritten}}
	o.Grants = append(o.Grants,
		comp.Grant{Kind: comp.CashGrant, Value: dec("20000"), Vesting: schedule(t, "50/50")},
		comp.Grant{Kind: comp.RSU, Value: dec("10000"), Price: dec("1000"), ByValue: true, Vesting: schedule(t, "4y annual")})
	p := &c.Offers[1]
	p.ESPP = comp.ESPP{Contribution: dec("0.1275"), Discount: dec("0.1"), Offering: 12, Purchase: 3, Limit: comp.LimitByCalendarYear}
	p.TopUp = comp.TopUp{Target: dec("290000"), Growth: dec("0.05"), Promise: comp.PromiseWritten}
	p.Raise = comp.Raise{Rate: dec("0.03")}
	return c
}

// plansInDollars is the same without share prices, in another currency beside.
func plansInDollars(t testing.TB) comp.Case {
	c := plans(t)
	for i := range c.Offers {
		o := &c.Offers[i]
		o.Grants = []comp.Grant{{Kind: comp.RSU, Value: dec("200000"), Vesting: schedule(t, "4y quarterly")}}
		o.Price.Today = decimal.Zero
	}
	c.Offers[1].Grants = append(c.Offers[1].Grants, comp.Grant{
		Kind: comp.RSU, Value: dec("90000.01"), Repriced: true, Vesting: schedule(t, "3y quarterly"), Start: vesting.MustDate("2026-07-01"),
	})
	c.Offers[0].ESPP.Contribution = dec("0.1")
	c.Offers[1].Currency = "EUR"
	c.Rates = []comp.ExchangeRate{{Currency: "EUR", Rate: dec("1.0825")}}
	return c
}

// values is what buys another number of shares at another price, by every rounding.
func values(t testing.TB) comp.Case {
	c := twoOffers(t)
	c.Offers[0].Grants = []comp.Grant{
		{Kind: comp.RSU, Value: dec("90000"), Repriced: true, Vesting: schedule(t, "40/30/30 quarterly"), Start: vesting.MustDate("2026-07-01")},
		{Kind: comp.RSU, Value: dec("123456.78"), Vesting: schedule(t, "5/15/40/40"), Rounding: comp.RoundUp},
		{Kind: comp.RSU, Value: dec("60000"), Vesting: schedule(t, "4y monthly, 12mo cliff"), Rounding: comp.RoundNearest, Allocation: vesting.CumulativeRounding},
		{Kind: comp.RSU, Value: dec("50000"), Vesting: schedule(t, "3y annual"), Rounding: comp.RoundNone},
		{Kind: comp.RSU, Value: dec("45000"), Repriced: true, Rounding: comp.RoundNone, Vesting: schedule(t, "33/33/34")},
		{Kind: comp.RSU, Value: dec("70000"), Vesting: schedule(t, "4y monthly, 12mo cliff"), Allocation: vesting.FrontLoaded},
		{Kind: comp.RSU, Value: dec("71000"), Vesting: schedule(t, "5/15/40/40 quarterly"), Allocation: vesting.BackLoaded},
		{Kind: comp.RSU, Value: dec("72000"), Vesting: schedule(t, "4y quarterly, 12mo cliff"), Allocation: vesting.FrontLoadedToSingleTranche, Start: vesting.MustDate("2026-05-11")},
		{Kind: comp.RSU, Value: dec("73000"), Vesting: schedule(t, "3y annual"), Allocation: vesting.BackLoadedToSingleTranche},
	}
	c.Offers[1].Grants = []comp.Grant{
		{Kind: comp.RSU, Shares: dec("1000"), Vesting: schedule(t, "4y quarterly")},
		{Kind: comp.RSU, Value: dec("30000"), Vesting: schedule(t, "2y annual"), Start: vesting.MustDate("2026-01-11")},
	}
	c.Offers[1].Refreshers = []comp.Refresher{
		{ShareOfGrant: dec("0.25"), Vesting: schedule(t, "4y annual"), First: 6},
		{ShareOfGrant: dec("0.1"), Vesting: schedule(t, "2y quarterly"), Promise: comp.PromiseWritten},
	}
	return c
}

// pathsAndExits has dated paths, with and without a price of today, and private companies.
func pathsAndExits(t testing.TB) comp.Case {
	c := values(t)
	day := vesting.MustDate
	c.Offers[0].Price = comp.Price{Today: dec("1200"), Linear: true, Path: []comp.PricePoint{{On: day("2027-06-01"), Price: dec("1500")}, {On: day("2029-01-01"), Price: dec("900.55")}}}
	c.Offers[0].ESPP = comp.ESPP{Contribution: dec("0.1"), Discount: dec("0.15"), Lookback: true}
	c.Offers[1].Price = comp.Price{Path: []comp.PricePoint{{On: day("2026-01-01"), Price: dec("170")}, {On: day("2028-03-01"), Price: dec("210")}}}
	c.Offers[1].TopUp = comp.TopUp{Target: dec("400000"), Growth: dec("0.1"), Year: 1}
	options := comp.Grant{Kind: comp.Option, Type: comp.NSO, Shares: dec("10000"), Strike: dec("1.2"), Vesting: schedule(t, "4y monthly, 12mo cliff")}
	held := comp.Offer{
		Company: "Hooli", Start: day("2027-03-01"), Base: dec("120000"),
		Grants: []comp.Grant{options, {Kind: comp.RSU, Shares: dec("2000"), Vesting: schedule(t, "4y annual"), DoubleTrigger: true}},
		Private: comp.Private{
			Preferred: dec("5"), FMV: dec("2"), FullyDiluted: dec("20000000"), Preference: dec("15000000"), Failure: dec("0.6"),
			Rounds: []comp.Round{{Raise: dec("10000000"), PreMoney: dec("40000000")}, {Dilution: dec("0.1")}},
			Exit:   comp.Exit{Value: dec("200000000"), On: day("2029-12-31")},
		},
		Refreshers: []comp.Refresher{{Value: dec("10000"), Vesting: schedule(t, "2y annual")}},
	}
	bare := held
	bare.Company, bare.Currency = "Globex", "GBP"
	bare.Private = comp.Private{FMV: dec("2"), FullyDiluted: dec("9000000"), Exit: comp.Exit{Value: dec("50000000"), On: day("2028-03-01")}}
	c.Offers = append(c.Offers, held, bare)
	c.Rates = []comp.ExchangeRate{{Currency: "GBP", Rate: dec("1.25")}}
	return c
}

// everyEquity has what moves with a share price in other ways than a plain grant, in one
// offer, and in the other what does not move on the page.
func everyEquity(t testing.TB) comp.Case {
	c := twoOffers(t)
	o := &c.Offers[0]
	o.Grants = append(o.Grants,
		comp.Grant{Kind: comp.Option, Type: comp.NSO, Shares: dec("1000"), Strike: dec("1150.5"), Vesting: schedule(t, "4y monthly, 12mo cliff")})
	o.Refreshers = []comp.Refresher{
		{Value: dec("60000"), Vesting: schedule(t, "4y quarterly")},
		{ShareOfGrant: dec("0.25"), Vesting: schedule(t, "3y annual"), First: 18, Once: true, Promise: comp.PromiseWritten},
		{Kind: comp.Option, Shares: dec("301"), Vesting: schedule(t, "2y annual")},
	}
	o.Grants[0].Price = dec("1100")
	o.Grants = append(o.Grants, comp.Grant{Kind: comp.RSU, Value: dec("40000"), Price: dec("1000"), ByValue: true, Vesting: schedule(t, "2y annual")})
	o.Hours, o.PTO = dec("45"), dec("20")
	c.Haircut.Speculative = dec("0.5")
	c.Offers[1].Current, c.Offers[1].Start = true, vesting.MustDate("2025-06-16")
	c.Offers[1].Benefits = []comp.Benefit{{Name: "Lunch", Amount: dec("3000")}}
	c.Offers[1].Costs = []comp.Benefit{{Name: "Train", Amount: dec("250"), Per: comp.PerMonth}}
	return c
}

// The script must follow the page of every shipped case to its last line, or its readers
// have no what-if.
func TestWhatIfFollowsEveryShippedCase(t *testing.T) {
	files, err := filepath.Glob("../../testdata/cases/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no shipped cases", err)
	}
	pages := map[string][]byte{}
	for _, file := range files {
		pages["/"+filepath.Base(file)] = write(t, document(t, shipped(t, file)), htmlpage.Options{ECharts: htmlpage.None})
	}
	url, ctx := serve(t, pages), browser(t)
	for _, file := range files {
		open(t, ctx, url+"/"+filepath.Base(file))
		if fault := fault(t, ctx); fault != "" {
			t.Errorf("%s: the controls are hidden: %s", filepath.Base(file), fault)
		}
		open(t, ctx, url+"/"+filepath.Base(file)+"?moved#discount=7&years=1")
		if left := evaluate[[]string](t, ctx, `[...document.querySelectorAll(".stale, #left-out:not([hidden])")]
			.filter((e) => !e.closest("#after-tax-section, #disagreement-section") && !e.nextElementSibling?.querySelector("[id^=taxes-]"))
			.map((e) => e.textContent + " " + e.nextElementSibling?.textContent.slice(0, 80))`); len(left) > 0 {
			t.Errorf("%s: does not follow: %v", filepath.Base(file), left)
		}
	}
}

// What no shipped case has together: incentive stock options, which bring a tax of their own, and a student
// loan beside a place where nobody repays it from wages.
func TestWhatIfFollowsTaxesOfFew(t *testing.T) {
	options := twoOffers(t)
	options.Candidate.FilingStatus = "single"
	for i := range options.Offers {
		o := &options.Offers[i]
		o.Location, o.Price.Today = "Austin, TX", dec("12")
		o.Grants = []comp.Grant{{Kind: "option", Type: comp.ISO, Shares: dec("100000"), Strike: dec("2"), Vesting: schedule(t, "4y annual")}}
	}
	abroad := twoOffers(t)
	abroad.Candidate.FilingStatus, abroad.Candidate.StudentLoan = "single", []string{"plan_2"}
	abroad.Offers[0].Location, abroad.Offers[1].Location = "Seattle, WA", "London"
	abroad.CostOfLiving = []comp.LivingCost{{Place: "Seattle, WA", Index: dec("115")}, {Place: "London", Index: dec("120")}}
	pages := map[string][]byte{}
	for name, kase := range map[string]comp.Case{"/options": options, "/abroad": abroad} {
		pages[name] = write(t, document(t, kase), htmlpage.Options{ECharts: htmlpage.None})
	}
	if !strings.Contains(string(pages["/options"]), "AMT if ISOs are held") || !strings.Contains(string(pages["/abroad"]), "The student loan of plan 2") {
		t.Error("a page says nothing of what it is tested with")
	}
	url, ctx := serve(t, pages), browser(t)
	for name := range pages {
		open(t, ctx, url+name)
		if fault := fault(t, ctx); fault != "" {
			t.Errorf("%s: the controls are hidden: %s", name, fault)
		}
	}
}

// fault says why the page keeps its controls hidden, or nothing.
func fault(t testing.TB, ctx context.Context) string {
	t.Helper()
	return evaluate[string](t, ctx, `((s) => s.hidden ? s.dataset.fault ?? "no reason" : "")(document.getElementById("what-if"))`)
}

func shipped(t testing.TB, file string) comp.Case {
	t.Helper()
	c, err := casefile.Read(casefile.Options{Today: vesting.MustDate("2026-11-23")}, source(t, file))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// The months of leaving are those of the engine, under moved prices too.
func TestLeavingMonth(t *testing.T) {
	if testing.Short() {
		t.Skip("many cases in a browser take long")
	}
	for _, test := range []struct {
		name string
		kase func(testing.TB) comp.Case
		at   []position
	}{
		{"clawback", clawedBack, []position{price(0, "1350")}},
		{"every kind of equity", everyEquity, []position{together(price(0, "1350"), growth(0, "12"))}},
		{"purchase plans and top-ups", plans, []position{positions[0], together(price(0, "700"), growth(0, "-20"), price(1, "222"))}},
		{"plans followed in dollars", plansInDollars, []position{growth(0, "17"), together(growth(1, "-35"), years(3))}},
		{"values that buy shares", values, []position{positions[0], together(price(0, "777"), growth(0, "30"), price(1, "95.5"), growth(1, "-8"))}},
		{"dated paths and exits", pathsAndExits, []position{positions[0], together(path(0, "140"), path(1, "60"), exit(2, "90000000"))}},
	} {
		t.Run(test.name, func(t *testing.T) {
			url := serve(t, map[string][]byte{"/": write(t, document(t, test.kase(t)), htmlpage.Options{ECharts: htmlpage.None})})
			ctx := browser(t)
			open(t, ctx, url)
			for _, p := range test.at {
				moved := test.kase(t)
				p.change(&moved)
				result, err := comp.Compare(moved)
				if err != nil {
					t.Fatal(err)
				}
				for _, month := range []int{1, 7, 12, 13, 25, 35, 36, 47, 48} {
					if month > 12*moved.Years {
						continue
					}
					got := await[[]string](t, ctx, fmt.Sprintf(
						`(location.hash = "%s&month=%d", settled()).then(() => [...document.querySelectorAll("#leave tbody td")].map((e) => e.textContent))`, p.fragment, month))
					if diff := cmp.Diff(leaving(result, month), got); diff != "" {
						t.Errorf("%s, month %d (-engine +page):\n%s", p.fragment, month, diff)
					}
				}
			}
		})
	}
}

func clawedBack(t testing.TB) comp.Case {
	c := twoOffers(t)
	c.Offers[0].SignOn[0].Clawback = comp.Clawback{Months: 24}
	return c
}

// leaving is what the table of leaving early holds for a month.
func leaving(c *comp.Comparison, month int) (cells []string) {
	for i := range c.Offers {
		w := comp.NewLeaving(c, &c.Offers[i], true).After(month)
		cells = append(cells, w.Date.String())
		for _, v := range []decimal.Decimal{w.Cash, w.Equity, w.Other, w.Clawback.Neg(), w.Net, w.LeftBehind, w.MakeWhole()} {
			cells = append(cells, strings.Replace(c.Case.Currency.Grouped(v), "-", "−", 1))
		}
	}
	return cells
}
