package comp_test

import (
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// tendered returns 10,000 options at 3 from 2027-01-11 over four years, a quarter each, of a
// company of 10m common shares that makes a tender offer of 20% at 10 on 2029-06-30.
func tendered(t testing.TB, exit string) comp.Offer {
	o := startup(t, "10000", "3", comp.Private{
		FMV: dec("4"), FullyDiluted: dec("10000000"),
		Tender: comp.Tender{On: vesting.MustDate("2029-06-30"), Share: dec("0.2"), Price: dec("10")},
	})
	o.Start = vesting.MustDate("2027-01-11")
	if exit != "" {
		o.Private.Exit = comp.Exit{Value: dec(exit), On: o.Start.AddMonths(48)}
	}
	return o
}

func sales(r comp.Result, rule func(comp.Rule) bool) (found []comp.Payment) {
	for _, p := range r.Timeline {
		if p.Component == comp.OptionPay && rule(p.Rule) {
			found = append(found, p)
		}
	}
	return found
}

func isTender(r comp.Rule) bool { return r == comp.RuleTender }
func isExit(r comp.Rule) bool   { return r != comp.RuleTender }

// By 2029-06-30 two of four years have vested: 5,000, of which 20% are 1,000, at 10 - 3 = 7,000.
// The exit of 200m over 10m shares pays 20 - 3 = 17 for each of the other 9,000: 153,000.
func TestTenderOfferBuysAPartOfWhatHasVested(t *testing.T) {
	r := compare(t, horizon(4, tendered(t, "200000000"))).Offers[0]
	sold := sales(r, isTender)
	if len(sold) != 1 {
		t.Fatalf("%d payments of the tender offer", len(sold))
	}
	wantMoney(t, "tender", sold[0].Amount, "7000")
	wantMoney(t, "sold", sold[0].Quantity, "1000")
	if p := sold[0]; p.Date != vesting.MustDate("2029-06-30") || p.Year != 3 || p.Certainty != comp.Speculative {
		t.Errorf("sold on %v, year %d, %s", p.Date, p.Year, p.Certainty)
	}
	exit := sales(r, isExit)
	if len(exit) != 1 {
		t.Fatalf("%d payments of the exit", len(exit))
	}
	wantMoney(t, "at the exit", exit[0].Quantity, "9000")
	wantMoney(t, "exit", exit[0].Amount, "153000")
}

// At 4 a share: after four years 9,000 options are left on paper, 9,000 * (4-3); after two, before
// the tender offer, all 5,000 vested by then are.
func TestPaperIsWithoutWhatWasSold(t *testing.T) {
	for years, want := range map[int]string{2: "5000", 4: "9000"} {
		r := compare(t, horizon(years, tendered(t, ""))).Offers[0]
		fmv, _, _ := r.PaperTotal()
		wantMoney(t, "at FMV", fmv.Decimal, want)
		beyond := slices.ContainsFunc(r.Notes, func(n comp.Note) bool { return n.Kind == comp.NoteTenderBeyond })
		if beyond != (years == 2) {
			t.Errorf("over %d years: notes %v", years, r.Notes)
		}
	}
}

// 999 options over four years: after two 499 have vested, 20% of them are 99.8, so 99 at
// 10 - 3: 693. Nobody sells at a strike of 10 or more, so all that vested is at the exit.
func TestTenderOfferIsOfWholeSharesWorthSelling(t *testing.T) {
	o := tendered(t, "200000000")
	o.Grants[0].Shares = dec("999")
	sold := sales(compare(t, horizon(4, o)).Offers[0], isTender)
	if len(sold) != 1 {
		t.Fatalf("%d payments of the tender offer", len(sold))
	}
	wantMoney(t, "sold", sold[0].Quantity, "99")
	wantMoney(t, "tender", sold[0].Amount, "693")
	o = tendered(t, "200000000")
	o.Grants[0].Strike = dec("10")
	r := compare(t, horizon(4, o)).Offers[0]
	if sold := sales(r, isTender); len(sold) != 0 {
		t.Errorf("sold at the strike: %v", sold)
	}
	wantMoney(t, "at the exit", sales(r, isExit)[0].Quantity, "10000")
}

// Nothing has vested six months after the start, and at a price of the strike nobody sells: the tender offer, within
// the horizon, buys nothing, and says so.
func TestATenderOfferThatBuysNothingSaysSo(t *testing.T) {
	for what, change := range map[string]func(*comp.Tender){
		"":                 func(*comp.Tender) {},
		"before any vest":  func(x *comp.Tender) { x.On = day("2027-06-30") },
		"at the strike":    func(x *comp.Tender) { x.Price = dec("3") },
		"below the strike": func(x *comp.Tender) { x.Price = dec("1") },
	} {
		o := tendered(t, "200000000")
		change(&o.Private.Tender)
		r := compare(t, horizon(4, o)).Offers[0]
		said := slices.ContainsFunc(r.Notes, func(n comp.Note) bool { return n.Kind == comp.NoteTenderBuysNothing && n.On == o.Private.Tender.On })
		if bought := len(sales(r, isTender)) > 0; said == bought || said != (what != "") {
			t.Errorf("%s: bought %v, said %v", what, bought, said)
		}
	}
}

// RSUs of two triggers vest by the exit, not before it: nothing of them is sold, not even on its day.
func TestTenderOfferBuysNothingOfTwoTriggers(t *testing.T) {
	o := tendered(t, "200000000")
	o.Grants[0].Kind, o.Grants[0].Type, o.Grants[0].Strike, o.Grants[0].DoubleTrigger = comp.RSU, "", dec("0"), true
	o.Private.Tender.On = o.Private.Exit.On
	r := compare(t, horizon(4, o)).Offers[0]
	for _, p := range r.Timeline {
		if p.Component == comp.RSUPay && (p.Rule == comp.RuleTender || !p.Quantity.Equal(dec("10000"))) {
			t.Errorf("%s %s of %s on %v", p.Rule, p.Quantity, p.Item, p.Date)
		}
	}
}

// Who leaves after 24 months, before the tender offer, has received none of it and may exercise
// 5,000; who leaves after 30, on 2029-07-11, has the 7,000 and may exercise the other 4,000.
func TestLeavingBeforeATenderOfferLosesIt(t *testing.T) {
	c := compare(t, horizon(4, tendered(t, "")))
	l := comp.NewLeaving(c, &c.Offers[0], true)
	for month, want := range map[int]struct{ equity, options string }{24: {"0", "5000"}, 30: {"7000", "4000"}} {
		w := l.After(month)
		wantMoney(t, "equity", w.Equity, want.equity)
		if len(w.Exercises) != 1 {
			t.Fatalf("exercises %v", w.Exercises)
		}
		wantMoney(t, "to exercise", w.Exercises[0].Options, want.options)
	}
}

// The startup pays 4 * 1 of base and 7,000, the other 4 * 1,000: it leads, and only by the tender offer.
func TestALeadRestsOnATenderOffer(t *testing.T) {
	o := tendered(t, "")
	o.Company = "Startup"
	other := o
	other.Company, other.Grants, other.Private, other.Base = "Other", nil, comp.Private{}, dec("1000")
	kase := horizon(4, o)
	kase.Offers = append(kase.Offers, other)
	c := compare(t, kase)
	kinds, _ := c.RestsOn(0, "total", false)
	if !slices.Equal(kinds, []comp.ConditionKind{comp.OnTender}) {
		t.Errorf("rests on %v", kinds)
	}
}

// What is sold moves with the terms: 1,000 at 15 - 3 are 12,000; half of 5,000 at 10 - 3 are 17,500;
// of 20,001 options 10,000 have vested by then, for 10,000.5 rounds down, and 2,000 * 7 are 14,000; at
// a strike of 10 nothing is. At the exit 9,000 are left, or 7,500, at 20 - 3.
func TestATenderOfferIsRemembered(t *testing.T) {
	result := compare(t, horizon(4, tendered(t, "200000000")))
	r, err := result.Remember(&result.Offers[0])
	if err != nil {
		t.Fatal(err)
	}
	checked := 0
	for _, p := range r.Timeline {
		if p.Component != comp.OptionPay {
			continue
		}
		checked++
		program, err := calc.Compile(p.Number())
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range []struct{ term, value, tender, exit string }{
			{"private.tender.price", "15", "12000", "153000"},
			{"private.tender.share", "0.5", "17500", "127500"},
			{"grants[0].shares", "20001", "14000", "306017"}, // 18,001 left at 17
			{"grants[0].strike", "10", "0", "100000"},        // 10,000 left at 10
		} {
			want := c.exit
			if p.Rule == comp.RuleTender {
				want = c.tender
			}
			got, err := program.Eval(calc.Changes{Numbers: map[string]decimal.Decimal{"offers[0]." + c.term: dec(c.value)}})
			if err != nil || !got[0].Equal(dec(want)) {
				t.Errorf("%s, %s of %s: %v, %v, want %s", p.Rule, c.term, c.value, got, err, want)
			}
		}
	}
	if checked != 2 {
		t.Errorf("%d payments of the options", checked)
	}
}
