package comp_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// startup returns an offer of a dollar and options of a private company, all vested by
// the exit at the end of four years.
func startup(t testing.TB, count, strike string, p comp.Private) comp.Offer {
	o := options(t, count, strike, "0", "4y annual")
	o.Private = p
	if o.Private.Exit.On.IsZero() && !p.Exit.Value.IsZero() {
		o.Private.Exit.On = vesting.MustDate("2031-01-11")
	}
	return o
}

// equity returns what is granted and paid in the horizon.
func equity(r comp.Result) decimal.Decimal {
	return r.Timeline.Sum(func(p *comp.Payment) bool {
		return p.Component == comp.OptionPay || p.Component == comp.RSUPay || p.Component == comp.RefresherPay
	})
}

// venturecalculator.com (W25) prints a net of 6.3 million. 25,000 of 12,000,000 shares
// after two rounds of 20% are 0.1333% of 400 million, 533,333.33; less 18,750 to
// exercise: 514,583.33.
func TestExitAfterTwoRounds(t *testing.T) {
	r := compare(t, horizon(4, startup(t, "25000", "0.75", comp.Private{
		FullyDiluted: dec("12000000"),
		Rounds:       []comp.Round{{Dilution: dec("0.2")}, {Dilution: dec("0.2")}},
		Exit:         comp.Exit{Value: dec("400000000")},
	}))).Offers[0]
	wantMoney(t, "payout", equity(r), "514583.33")
	wantMoney(t, "to exercise", r.Exercise, "18750")
	last := r.Timeline[len(r.Timeline)-1]
	if last.Date != vesting.MustDate("2031-01-11") || last.Year != 4 || last.Certainty != comp.Speculative {
		t.Errorf("paid on %v, year %d, %s", last.Date, last.Year, last.Certainty)
	}
	cash, _ := r.Figure("cash")
	wantMoney(t, "cash: the dollars of base", cash, "4")
}

// cdixon.org, 2009-08-28 (W29): 100,000 of 10,000,000 options (1%) at 0.50; preferred
// shares are 40% and are owed 40 million.
//
//	200m: 40% is 80m >= 40m, converted:    1% * 200m - 50,000             = 1,950,000
//	100m: 40% is 40m >= 40m, the boundary: 1% * 100m - 50,000             =   950,000
//	 99m: 40% is 39.6m < 40m:              (99m-40m) * 1%/60% - 50,000    =   933,333.33
//	 43m:                                  (43m-40m) * 1%/60% - 50,000    =         0
//	 42m: below the strike;  30m: below the preference
func TestLiquidationPreference(t *testing.T) {
	for exit, want := range map[string]string{
		"200000000": "1950000", "100000000": "950000", "99000000": "933333.33", "43000000": "0", "42000000": "0", "30000000": "0",
	} {
		r := compare(t, horizon(4, startup(t, "100000", "0.5", comp.Private{
			FullyDiluted: dec("10000000"), Investors: dec("0.4"), Preference: dec("40000000"), Exit: comp.Exit{Value: dec(exit)},
		}))).Offers[0]
		wantMoney(t, "exit of "+exit, equity(r), want)
	}
}

// SPEC 4's example: 12 a preferred share, 12m shares, a preference of 40m, so 3,333,333
// preferred shares; a round of 50m on 200m dilutes by 20% to 15m shares, of which
// 6,333,333 are preferred and owed 90m.
//
//	400m: they are worth 168.9m and convert; a share gets 400/15 = 26.67; 10,000 * (26.67-3) = 236,666.67
//	200m: they are worth 84.4m; (200m-90m)/8,666,667 = 12.69 a share; 10,000 * 9.69 = 96,923.08
func TestPreferredSharesFromThePreference(t *testing.T) {
	for exit, want := range map[string]string{"400000000": "236666.67", "200000000": "96923.08"} {
		r := compare(t, horizon(4, startup(t, "10000", "3", comp.Private{
			Preferred: dec("12"), FMV: dec("4"), FullyDiluted: dec("12000000"), Preference: dec("40000000"),
			Rounds: []comp.Round{{Raise: dec("50000000"), PreMoney: dec("200000000")}},
			Exit:   comp.Exit{Value: dec(exit)}, Failure: dec("0.6"),
		}))).Offers[0]
		wantMoney(t, "exit of "+exit, equity(r), want)
	}
}

// 10,000 options at 3 with an FMV of 4 and a preferred price of 12: 10,000 * 1 and
// 10,000 * 9 on paper, 30,000 to exercise; after two of four years half of it.
func TestPaperStandsBesideTheTotal(t *testing.T) {
	private := comp.Private{Preferred: dec("12"), FMV: dec("4"), FullyDiluted: dec("12000000"), Failure: dec("0.6")}
	for _, c := range []struct {
		name                     string
		years                    int
		exit                     comp.Exit
		fmv, preferred, exercise string
		note                     comp.NoteKind
	}{
		{"no exit", 4, comp.Exit{}, "10000", "90000", "30000", comp.NoteNoExit},
		{"half vested", 2, comp.Exit{}, "5000", "45000", "15000", comp.NoteNoExit},
		{"exit after the horizon", 4, comp.Exit{Value: dec("400000000"), On: vesting.MustDate("2031-01-12")},
			"10000", "90000", "30000", comp.NoteExitBeyond},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := private
			p.Exit = c.exit
			r := compare(t, horizon(c.years, startup(t, "10000", "3", p))).Offers[0]
			wantMoney(t, "total: the dollars of base", r.Total, decimal.NewFromInt(int64(c.years)).String())
			fmv, preferred, exercise := r.PaperTotal()
			wantMoney(t, "at FMV", fmv.Decimal, c.fmv)
			wantMoney(t, "at the preferred price", preferred.Decimal, c.preferred)
			wantMoney(t, "to exercise", exercise, c.exercise)
			private := comp.PrivateTerm.Alone()
			if !slices.ContainsFunc(r.Notes, func(n comp.Note) bool { return n.Term == private && n.Kind == c.note }) {
				t.Errorf("notes without %s: %v", c.note, r.Notes)
			}
		})
	}
}

// An exit after three of four years pays three quarters of 10,000 options and is in the total: the 2,500 that
// vest after it are in none, 2,500 x (4 - 3) at the FMV. Over two years the exit is beyond the horizon, and the
// 5,000 vested by then are on paper.
func TestPaperIsWithoutWhatTheExitPays(t *testing.T) {
	for years, want := range map[int]string{2: "5000", 4: "2500"} {
		r := compare(t, horizon(years, startup(t, "10000", "3", comp.Private{
			FMV: dec("4"), FullyDiluted: dec("12000000"), Exit: comp.Exit{Value: dec("400000000"), On: vesting.MustDate("2030-01-11")},
		}))).Offers[0]
		fmv, _, _ := r.PaperTotal()
		wantMoney(t, "at FMV", fmv.Decimal, want)
		wantMoney(t, "on paper", r.Paper[0].Vested, want)
	}
}

// What the exit pays whole is not on paper where the terms may move either. Of an award that vests in a year
// nothing is ever left by an exit after it; of one over four years, whose single share is dealt to its first
// year, nothing is left by an exit after three, and of 10,000 the last year's 2,500 are.
func TestWhatTheExitPaysIsNotOnPaper(t *testing.T) {
	o := startup(t, "1", "3", comp.Private{
		FMV: dec("4"), FullyDiluted: dec("12000000"), Exit: comp.Exit{Value: dec("400000000"), On: vesting.MustDate("2030-01-11")},
	})
	o.Grants[0].Allocation = vesting.FrontLoaded
	o.Grants = append(o.Grants, comp.Grant{Kind: comp.RSU, Shares: dec("100"), Vesting: schedule(t, "1y annual")})
	result := compare(t, horizon(4, o))
	if paper := result.Offers[0].Paper; len(paper) != 0 {
		t.Errorf("on paper: %v", paper)
	}
	r, err := result.Remember(&result.Offers[0])
	if err != nil {
		t.Fatal(err)
	}
	paper := r.PaperWithin(4)
	if len(paper) != 1 || paper[0].Holds().Holds() {
		t.Fatalf("remembered on paper: %v", paper)
	}
	holds := calc.If(paper[0].Holds(), paper[0].VestedNumber(), calc.Number{})
	program, err := calc.Compile(holds)
	if err != nil {
		t.Fatal(err)
	}
	got, err := program.Eval(calc.Changes{Numbers: map[string]decimal.Decimal{"offers[0].grants[0].shares": dec("10000")}})
	if err != nil {
		t.Fatal(err)
	}
	wantMoney(t, "of 10,000", got[0], "2500")
}

// At an FMV of 2.65 options at 2.65 are worth 0, at one of 3 10,000 * 0.35 = 3,500; without
// an FMV nobody knows.
func TestWhatIsWorthNothingOnPaperIsKnown(t *testing.T) {
	for fmv, want := range map[string]decimal.NullDecimal{
		"2.65": decimal.NewNullDecimal(dec("0")), "3": decimal.NewNullDecimal(dec("3500")), "0": {},
	} {
		r := compare(t, horizon(4, startup(t, "10000", "2.65", comp.Private{FMV: dec(fmv), FullyDiluted: dec("12000000")}))).Offers[0]
		total, preferred, _ := r.PaperTotal()
		for _, got := range []decimal.NullDecimal{r.Paper[0].AtFMV, total} {
			if got.Valid != want.Valid || !got.Decimal.Equal(want.Decimal) {
				t.Errorf("FMV %s: %v, want %v", fmv, got, want)
			}
		}
		if preferred.Valid || r.Paper[0].AtPreferred.Valid {
			t.Errorf("FMV %s: a value at a preferred price that is not stated", fmv)
		}
	}
}

// 4,800 RSUs over 48 months from two years before the first day; exit a year after it, at
// 100m for 10m shares, 10 a share. Vested since the first day, that day included: 13
// months, 1,300 shares. With two triggers everything served for vests with the exit: 36
// months, 3,600 shares.
func TestDoubleTrigger(t *testing.T) {
	for _, c := range []struct {
		name    string
		two     bool
		expires int
		want    string
	}{
		{"one trigger", false, 0, "13000"},
		{"two triggers", true, 0, "36000"},
		{"lapsed before the exit", true, 24, "0"},
		{"not lapsed on the day of the exit", true, 36, "36000"},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := startup(t, "1", "1", comp.Private{
				FullyDiluted: dec("10000000"), Exit: comp.Exit{Value: dec("100000000"), On: vesting.MustDate("2028-01-11")},
			})
			o.Grants = []comp.Grant{{
				Kind: comp.RSU, Shares: dec("4800"), Vesting: schedule(t, "4y monthly"), Start: vesting.MustDate("2025-01-11"),
				DoubleTrigger: c.two, Expires: c.expires,
			}}
			wantMoney(t, "paid", equity(compare(t, horizon(4, o)).Offers[0]), c.want)
		})
	}
}

// RSUs of two triggers that were served for before the first day of work wait for the exit
// too: leaving loses all 4,800, and an exit on the last day of year 1 pays 4,800 x 10.
func TestServedBeforeTheFirstDay(t *testing.T) {
	o := startup(t, "1", "1", comp.Private{FullyDiluted: dec("10000000"), Exit: comp.Exit{Value: dec("100000000"), On: vesting.MustDate("2028-01-11")}})
	o.Grants = []comp.Grant{{
		Kind: comp.RSU, Shares: dec("4800"), Vesting: schedule(t, "1y monthly"), Start: vesting.MustDate("2025-01-11"), DoubleTrigger: true,
	}}
	c := horizon(4, o)
	w := leaving(t, c).After(6)
	if len(w.Forfeits) != 1 {
		t.Fatalf("got %v", w.Forfeits)
	}
	wantMoney(t, "left behind", w.Forfeits[0].Quantity, "4800")
	result := compare(t, c)
	wantMoney(t, "paid", equity(result.Offers[0]), "48000")
	if paper := result.Offers[0].Paper; len(paper) != 0 {
		t.Errorf("on paper beside the total that has it: %v", paper)
	}
}

// Values become shares at the preferred price: 120,000/12 = 10,000 RSUs. Refreshers of
// 24,000 are 2,000 shares each, from months 12 and 24. The exit in month 36 at 10 a share
// takes 3/4 of the grant and 2/4 and 1/4 of the refreshers: 7,500 + 1,000 + 500 shares.
func TestPrivateRefreshers(t *testing.T) {
	o := comp.Offer{
		Company: "Initech", Base: dec("1"),
		Private: comp.Private{
			Preferred: dec("12"), FullyDiluted: dec("10000000"), Exit: comp.Exit{Value: dec("100000000"), On: vesting.MustDate("2030-01-11")},
		},
		Grants:     []comp.Grant{{Kind: comp.RSU, Value: dec("120000"), Vesting: schedule(t, "4y annual")}},
		Refreshers: []comp.Refresher{{Value: dec("24000"), Vesting: schedule(t, "4y annual"), Promise: comp.PromiseWritten}},
	}
	r := compare(t, horizon(4, o)).Offers[0]
	wantMoney(t, "grant", r.Years[2].Components[comp.RSUPay], "75000")
	wantMoney(t, "refreshers", r.Years[2].Components[comp.RefresherPay], "15000")
	for _, p := range r.Timeline {
		if p.Component == comp.RefresherPay && p.Certainty != comp.Speculative {
			t.Errorf("a private company's refresher is %s", p.Certainty)
		}
	}
}

// The cells of W25 and its neighbours: 25,000 options at 0.75 of 12m shares.
//
//	400m, 36%: 514,583.33;  400m, none: 25,000*(33.33-0.75) = 814,583.33
//	  9m, none: 0.75 a share: nothing;  9m, 36%: underwater
func TestExitGrid(t *testing.T) {
	o := startup(t, "25000", "0.75", comp.Private{FullyDiluted: dec("12000000")})
	grid, err := comp.NewExitGrid(horizon(4, o), horizon(4, o).Offers[0],
		[]decimal.Decimal{dec("9000000"), dec("400000000")}, []decimal.Decimal{dec("0"), dec("0.36")})
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range [][]string{{"0", "0"}, {"814583.33", "514583.33"}} {
		for j, want := range row {
			wantMoney(t, "cell", grid.Payouts[i][j], want)
		}
	}
	// Leaving no vests after two years: half of them.
	grid, err = comp.NewExitGrid(horizon(2, o), horizon(2, o).Offers[0], []decimal.Decimal{dec("400000000")}, []decimal.Decimal{dec("0.36")})
	if err != nil {
		t.Fatal(err)
	}
	wantMoney(t, "half vested", grid.Payouts[0][0], "257291.67")

	_, err = comp.NewExitGrid(horizon(4, amazon(t)), horizon(4, amazon(t)).Offers[0], []decimal.Decimal{dec("-1")}, []decimal.Decimal{dec("1")})
	for _, want := range []string{"offers[0].private.fully_diluted: an exit needs", "exits[0]: -1 is negative", "dilutions[0]: 100% is outside"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

// 60m on 540m before it sell a tenth. Preferences are 110m of today and 60m of the round,
// 170m, in every column. Common shares: 48m - 110m/8.40 = 34,904,761.90. Of 90,000 options
// at 1 three quarters have vested by an exit three years on.
//
//	225m: the preferred shares are 27% to 64% of it, never 170m: (225m-170m)/34,904,761.90 =
//	      1.57571623; 67,500 * 0.57571623 = 38,860.85 at any dilution
//	900m: 27.3% are 245m and convert: 67,500 * (900/48 - 1) = 1,198,125; diluted by a tenth
//	      67,500 * (900*0.9/48 - 1) = 1,071,562.50; by a half 67,500 * (900*0.5/48 - 1) = 565,312.50
func TestExitGridCountsWhatTheRoundsRaise(t *testing.T) {
	for exit, want := range map[string][]string{
		"225000000": {"38860.85", "38860.85", "38860.85"},
		"900000000": {"1198125", "1071562.5", "565312.5"},
	} {
		o := startup(t, "90000", "1", comp.Private{
			Preferred: dec("8.40"), FullyDiluted: dec("48000000"), Preference: dec("110000000"),
			Rounds: []comp.Round{{Raise: dec("60000000"), PreMoney: dec("540000000")}},
			Exit:   comp.Exit{Value: dec(exit), On: vesting.MustDate("2030-01-11")},
		})
		wantMoney(t, "the offer itself, at "+exit, equity(compare(t, horizon(4, o)).Offers[0]), want[1])
		grid, err := comp.NewExitGrid(horizon(4, o), o, []decimal.Decimal{dec(exit)}, []decimal.Decimal{dec("0"), dec("0.1"), dec("0.5")})
		if err != nil {
			t.Fatal(err)
		}
		for j := range want {
			wantMoney(t, grid.Dilutions[j].String()+" at "+exit, grid.Payouts[0][j], want[j])
		}
	}
}

func TestRefusedPrivateTerms(t *testing.T) {
	for _, c := range []struct {
		name string
		bend func(*comp.Offer)
		want string
	}{
		{"negative FMV", func(o *comp.Offer) { o.Private.FMV = dec("-4") }, "offers[0].private.fmv: -4 is negative"},
		{"preferred", func(o *comp.Offer) { o.Private.Preferred = dec("-4") }, "offers[0].private.preferred: -4 is negative"},
		{"preference", func(o *comp.Offer) { o.Private.Preference = dec("-4") }, "offers[0].private.liquidation_preference: -4 is negative"},
		{"failure", func(o *comp.Offer) { o.Private.Failure = dec("60") }, "offers[0].private.failure: 6000% is outside"},
		{"investors", func(o *comp.Offer) { o.Private.Investors = dec("1") }, "offers[0].private.investors: 100% is outside"},
		{"exit without a value", func(o *comp.Offer) { o.Private.Exit.Value = dec("0") }, "offers[0].private.exit.value: an exit of 0 pays nothing"},
		{"exit without a date", func(o *comp.Offer) { o.Private.Exit.On = vesting.Date{} }, "offers[0].private.exit.on: an exit needs a date"},
		{"exit in the past", func(o *comp.Offer) { o.Private.Exit.On = vesting.MustDate("2026-01-01") }, "offers[0].private.exit.on: 2026-01-01 is before"},
		{"exit of what", func(o *comp.Offer) { o.Private.FullyDiluted = dec("0") }, "offers[0].private.fully_diluted: an exit needs"},
		{"more than the company", func(o *comp.Offer) { o.Private.FullyDiluted = dec("9999") }, "offers[0].grants[0].shares: 10000 shares are more than the 9999"},
		{"preferred shares only", func(o *comp.Offer) { o.Private.Preference, o.Private.Preferred = dec("12000000"), dec("1") },
			"offers[0].private.liquidation_preference: at the preferred price it is no fewer shares than the 12000000"},
		{"empty round", func(o *comp.Offer) { o.Private.Rounds = []comp.Round{{}} }, "offers[0].private.rounds[0]: a round needs"},
		{"raise", func(o *comp.Offer) { o.Private.Rounds = []comp.Round{{Raise: dec("-1"), PreMoney: dec("1")}} }, "offers[0].private.rounds[0].raise: -1 is negative"},
		{"raise on what", func(o *comp.Offer) { o.Private.Rounds = []comp.Round{{Raise: dec("1")}} }, "offers[0].private.rounds[0].pre_money: a raise needs"},
		{"no raise", func(o *comp.Offer) { o.Private.Rounds = []comp.Round{{PreMoney: dec("1")}} }, "offers[0].private.rounds[0].raise: a round at a valuation"},
		{"both", func(o *comp.Offer) {
			o.Private.Rounds = []comp.Round{{Raise: dec("1"), PreMoney: dec("1"), Dilution: dec("0.2")}}
		},
			"offers[0].private.rounds[0].dilution: a dilution and a raise exclude"},
		{"dilution", func(o *comp.Offer) { o.Private.Rounds = []comp.Round{{Dilution: dec("1")}} }, "offers[0].private.rounds[0].dilution: 100% is outside"},
		{"rounds", func(o *comp.Offer) { o.Private.Rounds = make([]comp.Round, 21) }, "offers[0].private.rounds: 21 funding rounds"},
		{"value without a price", func(o *comp.Offer) {
			o.Grants[0] = comp.Grant{Kind: comp.RSU, Value: dec("1000"), Vesting: schedule(t, "4y annual")}
		},
			"offers[0].grants[0]: a private company's grant needs a price"},
		{"refresher without a price", func(o *comp.Offer) {
			o.Refreshers = []comp.Refresher{{Value: dec("1"), Vesting: schedule(t, "4y annual")}}
		},
			"offers[0].refreshers[0]: a private company's refresher needs a price"},
		{"top-up", func(o *comp.Offer) { o.TopUp.Target = dec("350000") }, "offers[0].top_up: a top-up needs a share price"},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := startup(t, "10000", "3", comp.Private{FullyDiluted: dec("12000000"), Exit: comp.Exit{Value: dec("400000000")}})
			c.bend(&o)
			if got := refusals(horizon(4, o)); !strings.Contains(got, c.want) {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}
