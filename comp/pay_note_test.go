package comp_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// wantNotes compares the notes of an offer, with all their facts.
func wantNotes(t *testing.T, r *comp.Result, want ...comp.Note) {
	t.Helper()
	wantTexts(t, "notes", noteTexts(r.Notes), noteTexts(want)...)
}

func noteTexts(notes []comp.Note) []string {
	var all []string
	for _, n := range notes {
		all = append(all, fmt.Sprintf("%v: %s %s, year %d month %d, %v to %v, %s of %s, rate %s, price %s, %s shares",
			n.Term, n.Kind, n.Item, n.Year, n.Month, n.On, n.Until, n.Amount, n.Of, n.Rate, n.Price, n.Shares))
	}
	return all
}

// A raise of the day on which the horizon ends is in none of its salaries; a month before, it is in the last one.
func TestARaiseThatNoSalaryHasIsSaid(t *testing.T) {
	start := day("2027-01-11")
	for _, of := range []struct {
		what  string
		raise comp.Raise
		on    string // of the note; empty for none
	}{
		{"dated, decades later", comp.Raise{Dated: []comp.DatedBase{{On: day("2090-01-01"), To: dec("180000")}}}, "2090-01-01"},
		{"dated, as the horizon ends", comp.Raise{Dated: []comp.DatedBase{{On: day("2031-01-11"), To: dec("180000")}}}, "2031-01-11"},
		{"dated, a month before", comp.Raise{Dated: []comp.DatedBase{{On: day("2030-12-11"), To: dec("180000")}}}, ""},
		{"by a rate, first after 40 years", comp.Raise{Rate: dec("0.03"), First: 480}, "2067-01-11"},
		{"by an amount, first after 48 months", comp.Raise{Amount: dec("3000"), First: 48}, "2031-01-11"},
		{"by a rate each year", comp.Raise{Rate: dec("0.03")}, ""},
		{"none", comp.Raise{}, ""},
	} {
		r := compare(t, caseOf(comp.Offer{Company: "A", Start: start, Base: dec("100000"), Raise: of.raise})).Offers[0]
		var want []comp.Note
		if of.on != "" {
			want = append(want, comp.Note{Term: comp.BaseTerm.Alone(), Kind: comp.NoteRaiseBeyond, On: day(of.on)})
			wantMoney(t, of.what, r.Total, "400000")
		}
		t.Run(of.what, func(t *testing.T) { wantNotes(t, &r, want...) })
	}
}

// What is remembered over a horizon has the notes of every shorter one: those that say so and hold
// are the notes of the offer compared over it, in the same order.
func TestARememberedOfferHasTheNotesOfEveryHorizon(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCase(t)
		for i := range c.Offers {
			if !c.Offers[i].Current && rapid.IntRange(0, 2).Draw(t, "private") == 0 {
				goPrivate(t, &c.Offers[i], c.AsOf)
			}
		}
		c.Years = rapid.IntRange(2, 12).Draw(t, "longest")
		long, err := comp.Compare(c)
		if err != nil {
			t.Skip(err)
		}
		c.Years = rapid.IntRange(1, c.Years).Draw(t, "horizon")
		short, err := comp.Compare(c)
		if err != nil {
			t.Fatal(err)
		}
		for i := range long.Offers {
			r, err := long.Remember(&long.Offers[i])
			if err != nil {
				t.Fatal(err)
			}
			notes := slices.DeleteFunc(slices.Clone(r.Notes), func(n comp.Note) bool {
				first, last := n.Horizons()
				return !n.Holds().Holds() || c.Years < first || last < c.Years
			})
			if diff := cmp.Diff(noteTexts(short.Offers[i].Notes), noteTexts(notes)); diff != "" {
				t.Fatalf("offer %d over %d of %d years (-compared +remembered):\n%s", i, c.Years, long.Case.Years, diff)
			}
		}
	})
}

// The limit on all additions is what contributions of 18,000 leave of pay of 20,000: 2,000,
// where the match would be 4,000.
func TestMatchThatAllAdditionsCutSaysSo(t *testing.T) {
	plan := comp.Retirement{Tiers: tiers("1", "0.2"), Contribution: rate("0.9")}
	r := &compare(t, horizonOf(1, matched("2026-01-05", "20000", plan))).Offers[0]
	wantNotes(t, r, comp.Note{Term: comp.RetirementTerm.Alone(), Kind: comp.NoteMatchCut})
}

func horizonOf(years int, offers ...comp.Offer) comp.Case {
	c := caseOf(offers...)
	c.Years = years
	return c
}

// The limits of the law are in US dollars.
func TestPlansInAnotherCurrencySaySo(t *testing.T) {
	o := matched("2027-01-05", "100000", comp.Retirement{Tiers: tiers("1", "0.04")})
	o.Currency, o.ESPP = "GBP", comp.ESPP{Contribution: dec("0.1"), Discount: dec("0.15")}
	c := horizonOf(1, o)
	c.Currency = "GBP"
	wantNotes(t, &compare(t, c).Offers[0], comp.Note{Term: comp.RetirementTerm.Alone(), Kind: comp.NoteMatchUnlimited},
		comp.Note{Term: comp.ESPPTerm.Alone(), Kind: comp.NotePurchaseUnlimited})
}

// A share worth nothing from 2028 on buys no shares of a refresher of 2028, of the years of
// a re-priced grant that begin after it, or for the gap of a year that begins after it.
func TestAShareWorthNothingBuysNothing(t *testing.T) {
	annual := schedule(t, "2y annual")
	o := comp.Offer{
		Company: "A", Start: day("2027-01-01"), Base: dec("100000"),
		Price:      comp.Price{Path: []comp.PricePoint{{On: day("2026-11-01"), Price: dec("10")}, {On: day("2028-01-01"), Price: dec("0")}}},
		Grants:     []comp.Grant{{Kind: comp.RSU, Value: dec("1000"), Vesting: annual, Repriced: true}},
		Refreshers: []comp.Refresher{{Value: dec("1000"), Vesting: annual, Promise: comp.PromiseWritten}},
		TopUp:      comp.TopUp{Target: dec("200000"), Year: 2},
	}
	wantNotes(t, &compare(t, horizonOf(2, o)).Offers[0],
		comp.Note{Term: comp.GrantTerm.At(0), Kind: comp.NoteYearBuysNothing, Item: "RSU grant 1, 2y annual", On: day("2028-01-01")},
		comp.Note{Term: comp.RefresherTerm.At(0), Kind: comp.NoteRefresherBuysNothing, Item: "Refresher of 2028-01-01, 2y annual"},
		comp.Note{Term: comp.TopUpTerm.Alone(), Kind: comp.NoteTopUpExpected},
		comp.Note{Term: comp.TopUpTerm.Alone(), Kind: comp.NoteTopUpBuysNothing, Item: "Top-up to 200,000.00, year 2"})
}

// What was paid once on the first day of today's job is over, and so are its sign-on and
// relocation where nobody says when that day was. Without a share price a value is followed
// in dollars.
func TestWhatIsOverAndWhatIsNotKnownIsNoted(t *testing.T) {
	o := comp.Offer{
		Base: dec("100000"), SignOn: []comp.SignOn{{Year: 1, Amount: dec("1000")}},
		Benefits: []comp.Benefit{{Amount: dec("1"), Per: comp.PerMonth}, {Name: "laptop", Amount: dec("2000"), Per: comp.PerOnce}},
		Costs:    []comp.Benefit{{Amount: dec("500"), Per: comp.PerOnce}},
		Grants:   []comp.Grant{{Kind: comp.RSU, Value: dec("1000"), Vesting: schedule(t, "4y annual"), Start: day("2026-01-01")}},
	}
	r := compare(t, staying(o, "2027-01-01")).Offers[0]
	wantNotes(t, &r, comp.Note{Term: comp.BenefitTerm.At(1), Kind: comp.NotePaidBefore, Item: "laptop"},
		comp.Note{Term: comp.CostTerm.At(0), Kind: comp.NotePaidBefore, Item: "Cost 1"},
		comp.Note{Term: comp.GrantTerm.At(0), Kind: comp.NoteFollowedInDollars, Item: "RSU grant 1, 4y annual"},
		comp.Note{Term: comp.StartTerm.Alone(), Kind: comp.NoteNoHiringDay})
}

// Of 10m shares those that preferred shares hold are 40m at 10: 4m. An exit of 90m is 36m
// to them, less than their 40m, and 50m/6m = 8.3333 to a common share; one of 200m is 20 to
// every share. Without a preferred price they are none, and the 50m are 5 a share.
func TestAnExitSaysWhatItComesTo(t *testing.T) {
	private := comp.PrivateTerm.Alone()
	note := func(kind comp.NoteKind, preference, exit, price string) comp.Note {
		return comp.Note{Term: private, Kind: kind, Amount: dec(preference), Of: dec(exit), Price: dec(price)}
	}
	for _, c := range []struct {
		name                              string
		exit, preference, preferred, part string
		want                              []comp.Note
	}{
		{"taken", "90000000", "40000000", "10", "0", []comp.Note{note(comp.NoteExitPreference, "40000000", "90000000", "8.3333"), {Term: private, Kind: comp.NoteInvestorsAtPreferred}}},
		{"converted", "200000000", "40000000", "10", "0", []comp.Note{note(comp.NoteExitConverted, "40000000", "200000000", "20"), {Term: private, Kind: comp.NoteInvestorsAtPreferred}}},
		{"no preferred price", "90000000", "40000000", "0", "0", []comp.Note{note(comp.NoteExitPreference, "40000000", "90000000", "5"), {Term: private, Kind: comp.NoteInvestorsShare}}},
		{"their part is stated", "200000000", "40000000", "10", "0.4", []comp.Note{note(comp.NoteExitConverted, "40000000", "200000000", "20")}},
		{"no preference", "200000000", "0", "10", "0", []comp.Note{note(comp.NoteExitWithoutPreference, "0", "200000000", "20")}},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := startup(t, "10000", "1", comp.Private{
				FullyDiluted: dec("10000000"), Investors: dec(c.part), Preference: dec(c.preference), Preferred: dec(c.preferred), Exit: comp.Exit{Value: dec(c.exit)},
			})
			r := &compare(t, horizon(4, o)).Offers[0]
			tax := comp.Note{Term: comp.GrantTerm.At(0), Kind: comp.NoteGainAsWages, Item: r.Offer.Grants[0].Item(0)}
			wantNotes(t, r, append([]comp.Note{tax}, c.want...)...)
		})
	}
}

// Of 10,000 options over four years from 2027-01-11 half vest by an exit two years later;
// those that expire after one year are worth nothing by then.
func TestWhatAnExitDoesNotPayIsNoted(t *testing.T) {
	o := startup(t, "10000", "1", comp.Private{FullyDiluted: dec("10000000"), Exit: comp.Exit{Value: dec("200000000"), On: vesting.MustDate("2029-01-11")}})
	o.Start = day("2027-01-11")
	g := o.Grants[0]
	g.Vesting, g.Expires = schedule(t, "1y annual"), 12
	o.Grants = append(o.Grants, g)
	private := comp.PrivateTerm.Alone()
	r := &compare(t, horizon(4, o)).Offers[0]
	wages := func(i int) comp.Note {
		return comp.Note{Term: comp.GrantTerm.At(i), Kind: comp.NoteGainAsWages, Item: r.Offer.Grants[i].Item(i)}
	}
	wantNotes(t, r, wages(0), wages(1), comp.Note{Term: private, Kind: comp.NoteExitWithoutPreference, Amount: dec("0"), Of: dec("200000000"), Price: dec("20")},
		comp.Note{Term: private, Kind: comp.NoteVestsAfterExit, Item: r.Offer.Grants[0].Item(0), Shares: dec("5000"), Of: dec("10000")},
		comp.Note{Term: private, Kind: comp.NoteExpiresBeforeExit, Item: r.Offer.Grants[1].Item(1), On: day("2028-01-11")})
}

// What a grant vests before the first day of a new job, and all of one that starts to vest after the horizon, is
// said: of 4 x 25 shares from 2024 on, the first on 2025-01-01; of the fifth year's cash over four years, none is
// in the total, and over five it is due later still and no longer outside.
func TestGrantsOutsideTheComparisonAreSaid(t *testing.T) {
	o := comp.Offer{Company: "Initech", Base: dec("100000"), Price: comp.Price{Today: dec("20")}, Grants: []comp.Grant{
		{Kind: comp.RSU, Shares: dec("100"), Vesting: schedule(t, "4y annual"), Start: day("2024-01-01")},
		{Kind: comp.CashGrant, Value: dec("100000"), Vesting: schedule(t, "50/50"), Start: day("2031-01-11")},
	}}
	early := comp.Note{Term: comp.GrantTerm.At(0), Kind: comp.NoteVestsBeforeHire, Item: "RSU grant 1, 4y annual", On: day("2025-01-01"), Until: day("2027-01-11")}
	late := comp.Note{Term: comp.GrantTerm.At(1), Kind: comp.NoteGrantBeyond, Item: "Cash grant 2, 50/50", On: day("2031-01-11")}
	four, five := compare(t, horizon(4, o)), compare(t, horizon(5, o))
	wantNotes(t, &four.Offers[0], early, late)
	wantNotes(t, &five.Offers[0], early)
}
