package comp_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// options returns an offer of nothing but a dollar and one grant of options.
func options(t testing.TB, shares, strike, price, vest string) comp.Offer {
	return comp.Offer{
		Company: "Initech", Base: dec("1"), Price: comp.Price{Today: dec(price)},
		Grants: []comp.Grant{{Kind: comp.Option, Type: comp.NSO, Shares: dec(shares), Strike: dec(strike), Vesting: schedule(t, vest)}},
	}
}

func optionPay(t testing.TB, c comp.Case) (lines []string) {
	for _, p := range compare(t, c).Offers[0].Timeline {
		if p.Component == comp.OptionPay {
			lines = append(lines, p.Date.String()+" "+p.Quantity.String()+"@"+p.Price.String()+"-"+p.Strike.String()+"="+p.Amount.StringFixed(2))
		}
	}
	return lines
}

// yogen.gitbook.io/yogen-docs (W18): 5,000 unvested options at 5, worth 15: 50,000, and
// 25,000 at a discount of one half.
func TestForfeitedOptions(t *testing.T) {
	c := horizon(1, options(t, "5000", "5", "15", "1y annual"))
	c.Haircut.Market = dec("0.5")
	r := compare(t, c).Offers[0]
	wantMoney(t, "gain", r.Years[0].Components[comp.OptionPay], "50000")
	wantMoney(t, "exercise cost", r.Exercise, "25000")
	adjusted, _ := r.Figure("risk-adjusted")
	wantMoney(t, "after the haircut, with the dollar of base", adjusted, "25001")
}

// github.com/csm/worth (W19): 10 options at 300, worth 642.61, monthly from 2013-09-21;
// 25 of 48 months (52%) are vested: 3,426.10 in all, 1,784.43 vested, 1,641.67 to lose.
func TestPartlyVestedOptions(t *testing.T) {
	o := options(t, "10", "300", "642.61", "4y monthly")
	o.Grants[0].Allocation = vesting.Fractional
	o.Start = vesting.MustDate("2013-09-21")
	c := caseOf(o)
	c.AsOf = o.Start
	left := vesting.MustDate("2015-10-21")
	vested, all := decimal.Zero, decimal.Zero
	for _, p := range compare(t, c).Offers[0].Timeline {
		if p.Component != comp.OptionPay {
			continue
		}
		gain := p.Quantity.Mul(p.Price.Sub(p.Strike))
		all = all.Add(gain)
		if !p.Date.After(left) {
			vested = vested.Add(gain)
		}
	}
	wantMoney(t, "all", all.Round(2), "3426.10")
	wantMoney(t, "vested", vested.Round(2), "1784.43")
	wantMoney(t, "lost", all.Sub(vested).Round(2), "1641.67")
}

// 1,000 options at 100, a quarter a year, at 90, 108, 129.6 and 155.52 (90 growing by a
// fifth, in the recruiters' timing): nothing, 250*8, 250*29.6, 250*55.52.
func TestUnderwaterOptionsAreWorthNothing(t *testing.T) {
	o := options(t, "1000", "100", "90", "4y annual")
	o.Price.Growth, o.Price.Timing = rate("0.2"), comp.StartOfYear
	c := horizon(4, o)
	wantTexts(t, "vests", optionPay(t, c),
		"2028-01-11 250@90-100=0.00", "2029-01-11 250@108-100=2000.00", "2030-01-11 250@129.6-100=7400.00", "2031-01-11 250@155.52-100=13880.00")
	r := compare(t, c).Offers[0]
	for _, p := range r.Timeline {
		if p.Component == comp.OptionPay && p.Certainty != comp.Market {
			t.Errorf("options of a listed company are %s", p.Certainty)
		}
	}
	// Only 750 options are worth exercising.
	wantMoney(t, "exercise cost", r.Exercise, "75000")
	// The dollar of base, and today 90 - 100: nothing.
	figure, _ := r.Figure("levels-tc")
	wantMoney(t, "levels-tc", figure, "1")
}

// 1,000 options at 40 that are worth 100 today, over four years: 60,000/4 a year, and
// refreshers are in no letter.
func TestLevelsTCOfOptions(t *testing.T) {
	o := options(t, "1000", "40", "100", "4y annual")
	o.Refreshers = []comp.Refresher{{Value: dec("60000"), Vesting: schedule(t, "4y annual")}}
	figure, _ := compare(t, horizon(4, o)).Offers[0].Figure("levels-tc")
	wantMoney(t, "levels-tc", figure, "15001")
}

// Who leaves after 26 months leaves on 2029-03-11; ninety days from it are the 20 left of
// March, 30 of April, 31 of May and 9 of June.
func TestLastExercise(t *testing.T) {
	for _, c := range []struct {
		name            string
		expires, window int
		want            string
	}{
		{"ninety days where nothing is said", 0, 0, "2029-06-09"},
		{"a window of a year", 0, 365, "2030-03-11"},
		{"the expiry comes first", 30, 365, "2029-07-11"},
		{"ten years where nothing is said", 0, 3650, "2037-01-11"},
	} {
		o := startup(t, "1000", "3", comp.Private{FMV: dec("4")})
		o.Grants[0].Vesting, o.Grants[0].Expires, o.Grants[0].ExerciseWindow = schedule(t, "2y annual"), c.expires, c.window
		w := leaving(t, horizon(4, o)).After(26)
		if len(w.Exercises) != 1 || w.Exercises[0].Until != vesting.MustDate(c.want) {
			t.Errorf("%s: %v, want %s", c.name, w.Exercises, c.want)
		}
	}
}

func TestRefusedOptions(t *testing.T) {
	for _, c := range []struct {
		name string
		bend func(*comp.Grant)
		want string
	}{
		{"no count", func(g *comp.Grant) { g.Shares = dec("0") }, "offers[0].grants[0].shares: an option grant needs a count"},
		{"a value", func(g *comp.Grant) { g.Value = dec("1000") }, "offers[0].grants[0].value: shares and a value exclude"},
		{"no strike", func(g *comp.Grant) { g.Strike = dec("0") }, "offers[0].grants[0].strike: an option needs a strike"},
		{"negative strike", func(g *comp.Grant) { g.Strike = dec("-1") }, "offers[0].grants[0].strike: -1 is negative"},
		{"type", func(g *comp.Grant) { g.Type = "rso" }, `offers[0].grants[0].type: "rso" is not known`},
		{"expires before it vests", func(g *comp.Grant) { g.Expires = 36 }, "offers[0].grants[0].expires: the options expire after 36 months"},
		{"a long ISO", func(g *comp.Grant) { g.Type, g.Expires = comp.ISO, 180 }, "offers[0].grants[0].expires: an ISO cannot live 180 months"},
		{"expires", func(g *comp.Grant) { g.Expires = -1 }, "offers[0].grants[0].expires: -1 months"},
		{"window", func(g *comp.Grant) { g.ExerciseWindow = -1 }, "offers[0].grants[0].exercise_window: -1 days"},
		{"by value", func(g *comp.Grant) { g.ByValue = true }, "offers[0].grants[0].denominated: options are a count"},
		{"re-priced", func(g *comp.Grant) { g.Repriced = true }, "offers[0].grants[0].repriced: a grant of kind option"},
		{"an RSU with a strike", func(g *comp.Grant) { g.Kind = comp.RSU }, "offers[0].grants[0].strike: a grant of kind rsu has no strike"},
		{"two triggers", func(g *comp.Grant) { g.DoubleTrigger = true }, "offers[0].grants[0].double_trigger: only the RSUs of a private company"},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := options(t, "1000", "40", "100", "4y annual")
			c.bend(&o.Grants[0])
			if got := refusals(horizon(4, o)); !strings.Contains(got, c.want) {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
	o := options(t, "1000", "40", "0", "4y annual")
	if got, want := refusals(horizon(4, o)), "offers[0].grants[0]: shares without a share price"; !strings.Contains(got, want) {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// What kind of income the gain is follows from the type: an NSO's is wages (26 USC 83), an
// ISO's counts for the alternative minimum tax at no more than 28% (26 USC 55(b)(1)).
func TestOptionsSayWhatIncomeTheyAre(t *testing.T) {
	for kind, want := range map[comp.OptionType]comp.NoteKind{comp.ISO: comp.NoteGainAsISO, comp.NSO: comp.NoteGainAsWages} {
		o := comp.Offer{
			Company: "Initech", Base: dec("100000"), Price: comp.Price{Today: dec("80")},
			Grants: []comp.Grant{{Kind: comp.Option, Type: kind, Shares: dec("400"), Strike: dec("50"), Vesting: schedule(t, "4y annual")}},
		}
		r := &compare(t, caseOf(o)).Offers[0]
		wantNotes(t, r, comp.Note{Term: comp.GrantTerm.At(0), Kind: want, Item: r.Offer.Grants[0].Item(0)})
	}
}

// Grant 1 is of incentive stock options, whose gain is no wage; an option that another term pays, also
// its first, is none of that grant's.
func TestOnlyAGrantsOwnOptionsAreIncentiveOnes(t *testing.T) {
	o := options(t, "400", "10", "40", "4y annual")
	o.Grants[0].Type = comp.ISO
	for _, c := range []struct {
		term comp.TermRef
		wage bool
	}{{comp.GrantTerm.At(0), false}, {comp.RefresherTerm.At(0), true}} {
		if got := o.IsWage(&comp.Payment{Component: comp.OptionPay, Term: c.term}); got != c.wage {
			t.Errorf("%v is a wage: %v", c.term, got)
		}
	}
}
