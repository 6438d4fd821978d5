package htmlpage_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report/htmlpage"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// randomCases is how many cases are drawn, the same ones every time: 4, or as many as
// OFFERKIT_RANDOM_CASES says.
func randomCases(t *testing.T) uint64 {
	text := os.Getenv("OFFERKIT_RANDOM_CASES")
	if text == "" {
		return 4
	}
	n, err := strconv.ParseUint(text, 10, 16)
	if err != nil {
		t.Fatalf("OFFERKIT_RANDOM_CASES=%s is no number of cases", text)
	}
	return n
}

// Offers that nobody thought of: at random positions their page says what the engine says,
// to its last line, and leaving in a random month comes to the same.
func TestWhatIfOfRandomCases(t *testing.T) {
	if testing.Short() {
		t.Skip("random cases take long")
	}
	for seed := range randomCases(t) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			draw := drawing{rand.New(rand.NewPCG(seed, 1)), t}
			kase := func() comp.Case { return drawing{rand.New(rand.NewPCG(seed, 0)), t}.kase() }
			if _, err := comp.Compare(kase()); err != nil {
				t.Fatal("a case that cannot stand was drawn: ", err)
			}
			pages := map[string][]byte{"/": write(t, document(t, kase()), htmlpage.Options{ECharts: htmlpage.None}), "/reader": nil}
			url := serve(t, pages)
			page, reader := browser(t), browser(t)
			open(t, page, url)
			open(t, reader, url+"/reader")
			if fault := fault(t, page); fault != "" {
				t.Fatal("the controls are hidden: ", fault)
			}
			for range 3 {
				p := draw.position(kase(), func(p position) bool { return hasControls(t, page, p) })
				moved := kase()
				p.change(&moved)
				pages["/engine"] = write(t, document(t, moved), htmlpage.Options{ECharts: htmlpage.None})
				want := await[[]string](t, reader, fmt.Sprintf(
					`fetch("/engine").then((r) => r.text()).then((text) => (%s)(new DOMParser().parseFromString(text, "text/html"), %q))`, snapshot, p.fragment))
				got := await[[]string](t, page, fmt.Sprintf(`(%s)(%q, settled).then(() => (%s)(document))`, setFields, p.fragment, snapshot))
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("at %q the page differs from the engine (-engine +page):\n%s", p.fragment, diff)
				}
				month := 1 + draw.IntN(12*moved.Years)
				result, err := comp.Compare(moved)
				if err != nil {
					t.Fatal(err)
				}
				left := await[[]string](t, page, fmt.Sprintf(
					`(%s)("%s&month=%d", settled).then(() => [...document.querySelectorAll("#leave tbody td")].map((e) => e.textContent))`, setFields, p.fragment, month))
				if diff := cmp.Diff(leaving(result, month), left); diff != "" {
					t.Errorf("at %q, month %d (-engine +page):\n%s", p.fragment, month, diff)
				}
			}
			if stale := evaluate[int](t, page, `[...document.querySelectorAll(".stale")].filter((e) => !e.closest("#disagreement-section")).length`); stale > 0 {
				t.Errorf("%d parts of the page do not follow", stale)
			}
		})
	}
}

// drawing draws cases.
type drawing struct {
	*rand.Rand
	t *testing.T
}

func (d drawing) yes(percent int) bool { return d.IntN(100) < percent }
func (d drawing) money(low, high int64) decimal.Decimal {
	return decimal.New(100*low+d.Int64N(100*(high-low)), -2)
}
func (d drawing) percent(low, high int64) decimal.Decimal {
	return decimal.New(low+d.Int64N(high-low), -2)
}

func (d drawing) schedule() vesting.Schedule {
	all := []string{"4y monthly", "4y quarterly", "4y monthly, 12mo cliff", "5/15/40/40", "33/33/22/12 monthly", "3y annual", "5y quarterly, 12mo cliff",
		"12:5 24:15 30:20 36:20 42:20 48:20", "1y monthly"}
	return schedule(d.t, all[d.IntN(len(all))])
}

func (d drawing) kase() comp.Case {
	c := comp.NewCase(vesting.MustDate("2026-11-23").AddDays(d.IntN(300)))
	c.Years = 1 + d.IntN(5)
	c.GrowthTiming = comp.GrowthTimings()[d.IntN(3)]
	if d.yes(30) {
		c.Haircut = comp.Haircut{Target: dec("0.1"), Market: dec("0.2"), Speculative: dec("0.4")}
	}
	for i := range 1 + d.IntN(3) {
		o := d.offer(i, c.AsOf)
		if o.Currency != "" && c.Rates == nil {
			c.Rates = []comp.ExchangeRate{{Currency: "EUR", Rate: dec("1.0825")}, {Currency: "EUR", On: c.AsOf.AddMonths(14), Rate: dec("1.1375")}}
		}
		c.Offers = append(c.Offers, o)
	}
	return c
}

func (d drawing) offer(i int, asOf vesting.Date) comp.Offer {
	o := comp.Offer{
		Company: fmt.Sprint("Offer ", i+1), Base: d.money(50_000, 250_000), Start: asOf.AddDays(d.IntN(200)),
		Raise: comp.Raise{Rate: d.percent(0, 10)}, Bonus: comp.Bonus{Rate: d.percent(0, 30)},
	}
	if d.yes(20) {
		o.Currency = "EUR"
	}
	if d.yes(40) {
		o.SignOn = []comp.SignOn{{Year: 1, Amount: d.money(1_000, 100_000), Clawback: comp.Clawback{Months: d.IntN(30)}}}
	}
	if d.yes(20) {
		o.Retirement = comp.Retirement{Tiers: []comp.MatchTier{{Rate: dec("0.5"), UpTo: dec("0.06")}}}
	}
	if d.yes(20) {
		d.private(&o, asOf)
		return o
	}
	d.price(&o, asOf)
	if d.yes(20) {
		o.Sell = comp.Hold
	}
	for range d.IntN(4) {
		o.Grants = append(o.Grants, d.grant(&o, asOf))
	}
	d.refreshers(&o)
	if d.yes(35) {
		o.ESPP = comp.ESPP{
			Contribution: d.percent(1, 20), Discount: d.percent(0, 16), Lookback: d.yes(60),
			Offering: 6 << d.IntN(3), Purchase: 3 << d.IntN(2), Limit: comp.LimitYears()[d.IntN(2)],
		}
	}
	if d.yes(30) {
		o.TopUp = comp.TopUp{Target: d.money(100_000, 500_000), Growth: d.percent(0, 20), Year: d.IntN(4), Promise: comp.Promises()[d.IntN(3)]}
	}
	return o
}

func (d drawing) price(o *comp.Offer, asOf vesting.Date) {
	switch d.IntN(5) {
	case 0: // not known
	case 1:
		o.Price.Path = []comp.PricePoint{{On: asOf.AddDays(d.IntN(200) - 100), Price: d.money(5, 900)}, {On: asOf.AddDays(300 + d.IntN(700)), Price: d.money(5, 900)}}
		o.Price.Linear = d.yes(50)
		if d.yes(50) {
			o.Price.Today = d.money(5, 900)
		}
		return
	default:
		o.Price.Today = decimal.New(50_000+d.Int64N(9_000_000), -4)
	}
	o.Price.Growth = decimal.NullDecimal{Decimal: d.percent(-20, 40), Valid: d.yes(70)}
}

func (d drawing) grant(o *comp.Offer, asOf vesting.Date) comp.Grant {
	known := !o.TodaysPrice().IsZero() || len(o.Price.Path) > 0
	g := comp.Grant{Kind: comp.RSU, Value: d.money(1_000, 300_000), Vesting: d.schedule()}
	if d.yes(30) {
		g.Start = asOf.AddMonths(-d.IntN(24))
	}
	switch k := d.IntN(7); {
	case k == 0 && known:
		g.Value, g.Shares = decimal.Zero, decimal.NewFromInt(1+d.Int64N(5000))
	case k == 1 && known:
		g.Kind, g.Value, g.Shares, g.Strike = comp.Option, decimal.Zero, decimal.NewFromInt(1+d.Int64N(5000)), d.money(1, 500)
	case k == 2:
		g.Kind = comp.CashGrant
	case k == 3:
		g.ByValue = true
	case k == 4:
		g.Repriced, g.Rounding = true, comp.Roundings()[d.IntN(4)]
	case known:
		g.Rounding = comp.Roundings()[d.IntN(4)]
		if g.Rounding != comp.RoundNone {
			g.Allocation = vesting.Allocation(d.IntN(6))
		}
	}
	return g
}

func (d drawing) refreshers(o *comp.Offer) {
	for range d.IntN(3) {
		r := comp.Refresher{Value: d.money(1_000, 90_000), Vesting: d.schedule(), First: d.IntN(30), Every: 3 + d.IntN(20), Promise: comp.Promises()[d.IntN(3)], Once: d.yes(20)}
		if o.FirstRSU() != nil && d.yes(40) {
			r.Value, r.ShareOfGrant = decimal.Zero, d.percent(1, 50)
		}
		o.Refreshers = append(o.Refreshers, r)
	}
}

func (d drawing) private(o *comp.Offer, asOf vesting.Date) {
	o.Private = comp.Private{
		Preferred: d.money(3, 10), FMV: d.money(1, 3), FullyDiluted: decimal.NewFromInt(10_000_000 + d.Int64N(20_000_000)),
		Preference: d.money(0, 20_000_000), Failure: d.percent(0, 90),
	}
	if d.yes(80) {
		o.Private.Exit = comp.Exit{Value: d.money(1_000_000, 300_000_000), On: asOf.AddMonths(12 + d.IntN(40))}
	}
	if d.yes(50) {
		o.Private.Rounds = []comp.Round{{Raise: d.money(1_000_000, 20_000_000), PreMoney: d.money(20_000_000, 90_000_000)}}
	}
	o.Grants = []comp.Grant{
		{Kind: comp.Option, Shares: decimal.NewFromInt(1 + d.Int64N(50_000)), Strike: d.money(1, 4), Vesting: d.schedule()},
		{Kind: comp.RSU, Value: d.money(1_000, 300_000), Vesting: d.schedule()},
	}
	d.refreshers(o)
}

// position draws a setting of the controls that a page has.
func (d drawing) position(c comp.Case, has func(position) bool) position {
	drawn := []position{years(1 + d.IntN(max(10, c.Years))), discount(fmt.Sprint(d.IntN(20)))}
	for i := range c.Offers {
		drawn = append(drawn,
			price(i, decimal.New(1+d.Int64N(9_000_000), -4).String()), growth(i, d.percent(-5000, 7000).String()),
			letter(i, "base", d.money(1_000, 300_000).String()), letter(i, "bonus", d.percent(0, 6_000).String()), letter(i, "sign-on-1", d.money(0, 90_000).String()),
			letter(i, "grant", fmt.Sprint(1+d.IntN(9_000))), letter(i, "refresher", fmt.Sprint(d.IntN(3)*d.IntN(450))),
			letter(i, "refresher-2", fmt.Sprint(d.IntN(3)*d.IntN(450))),
			path(i, d.percent(1, 30_000).String()), exit(i, fmt.Sprint(1+d.IntN(300_000_000))), failure(i, fmt.Sprint(d.IntN(100))))
	}
	var set []position
	for _, p := range drawn {
		if has(p) && (d.yes(60) || strings.HasPrefix(p.fragment, "exit")) {
			set = append(set, p)
		}
	}
	return together(set...)
}
