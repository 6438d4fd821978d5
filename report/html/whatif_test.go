package html_test

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/report/html"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// snapshot is a function of everything that a page says: sentences, every cell of every
// table, and every picture, leaving out what is about the controls themselves, and the
// tables of private equity, of which the page says that they do not follow them.
const snapshot = `(page) => [...page.querySelectorAll("h1, .standfirst, .dateline, section:not(#what-if) > p:not(.stale), main li, caption, th, td, figcaption, .plot")]
	.filter((e) => !/-(paper|exit)$/.test(e.closest("table")?.id))
	.map((e) => e.matches(".plot")
		? e.closest("figure").id + " " + e.getAttribute("aria-label") + " " + [...e.querySelectorAll(".drawn > svg")].map((s) => s.outerHTML).join("\n")
		: (e.closest("table")?.id ?? e.closest("section, header").id) + ": " + e.textContent)`

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
}

// At every position the page, moved there, says what a page written for that case by the
// engine says: to the cent, to the word, and to the line of every picture.
func TestWhatIfEqualsTheEngine(t *testing.T) {
	for _, test := range []struct {
		name      string
		kase      func() comp.Case
		view      comp.View
		positions []position
		least     int // positions that the case has controls for
	}{
		{"two offers", func() comp.Case { return twoOffers(t) }, comp.ByYear, positions, 23},
		{"values in dollars and pounds", func() comp.Case { return byDollars(t) }, comp.ByYear, positions, 12},
		{"every kind of equity", func() comp.Case { return everyEquity(t) }, comp.ByYear, positions, 23},
		{"every key of a case", func() comp.Case { return shipped(t, "../../testdata/cases/full.yaml") }, comp.ByYear, atHorizon(positions), 5},
		{"by quarter", func() comp.Case { return twoOffers(t) }, comp.ByQuarter, positions[:9], 9},
		{"growth in steps", func() comp.Case { return inSteps(t) }, comp.ByYear, positions[:9], 9},
	} {
		t.Run(test.name, func(t *testing.T) {
			pages := map[string][]byte{"/": write(t, documentIn(t, test.kase(), test.view), html.Options{ECharts: html.None}), "/reader": nil}
			for i, p := range test.positions {
				moved := test.kase()
				p.change(&moved)
				pages[fmt.Sprintf("/engine/%d", i)] = write(t, documentIn(t, moved, test.view), html.Options{ECharts: html.None})
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
					`fetch("/engine/%d").then((r) => r.text()).then((text) => (%s)(new DOMParser().parseFromString(text, "text/html")))`, i, snapshot))
				got := await[[]string](t, page, fmt.Sprintf(`(location.hash = %q, settled()).then(() => (%s)(document))`, p.fragment, snapshot))
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

// atHorizon leaves out the positions that move the horizon: what an offer's notes say of
// an exit past it does not follow, and the page says so.
func atHorizon(all []position) []position {
	return slices.DeleteFunc(slices.Clone(all), func(p position) bool { return strings.Contains(p.fragment, "years=") })
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
	}
	o.Grants[0].Price = dec("1100")
	o.Grants = append(o.Grants, comp.Grant{Kind: comp.RSU, Value: dec("40000"), Price: dec("1000"), ByValue: true, Vesting: schedule(t, "2y annual")})
	o.Hours, o.PTO = dec("45"), dec("20")
	c.Haircut.Speculative = dec("0.5")
	c.Offers[1].Current, c.Offers[1].Start = true, vesting.Date{}
	c.Offers[1].Benefits = []comp.Benefit{{Name: "Lunch", Amount: dec("3000")}}
	c.Offers[1].Costs = []comp.Benefit{{Name: "Train", Amount: dec("250"), Per: comp.PerMonth}}
	return c
}

// The script must follow the page of every shipped case, or its readers have no what-if.
func TestWhatIfFollowsEveryShippedCase(t *testing.T) {
	files, err := filepath.Glob("../../testdata/cases/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no shipped cases", err)
	}
	pages := map[string][]byte{}
	for _, file := range files {
		pages["/"+filepath.Base(file)] = write(t, document(t, shipped(t, file)), html.Options{ECharts: html.None})
	}
	url, ctx := serve(t, pages), browser(t)
	for _, file := range files {
		open(t, ctx, url+"/"+filepath.Base(file))
		if fault := fault(t, ctx); fault != "" {
			t.Errorf("%s: the controls are hidden: %s", filepath.Base(file), fault)
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

// The months of leaving are those of the engine, under a moved price too.
func TestLeavingMonth(t *testing.T) {
	c := twoOffers(t)
	c.Offers[0].SignOn[0].Clawback = comp.Clawback{Months: 24}
	moved := c
	moved.Offers = slices.Clone(c.Offers)
	moved.Offers[0].Price.Today = dec("1350")
	result, err := comp.Compare(moved)
	if err != nil {
		t.Fatal(err)
	}
	url := serve(t, map[string][]byte{"/": write(t, document(t, c), html.Options{ECharts: html.None})})
	ctx := browser(t)
	for _, month := range []int{1, 7, 12, 13, 25, 48} {
		open(t, ctx, fmt.Sprintf("%s/?%d#price-1=1350&month=%d", url, month, month))
		got := evaluate[[]string](t, ctx, `[...document.querySelectorAll("#leave tbody td")].map((e) => e.textContent)`)
		var want []string
		for i := range result.Offers {
			w := comp.NewLeaving(result, &result.Offers[i], true).After(month)
			want = append(want, w.Date.String(), shown(w.Cash), shown(w.Equity), shown(w.Clawback.Neg()), shown(w.Net), shown(w.LeftBehind))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("month %d (-engine +page):\n%s", month, diff)
		}
	}
}

func shown(v decimal.Decimal) string {
	if v.IsZero() {
		return ""
	}
	return strings.Replace(comp.USD.Grouped(v), "-", "−", 1)
}
