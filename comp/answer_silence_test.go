package comp_test

import (
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// What a letter does not say is asked, and what it says is not: each term stated takes its own
// question away and no other.
func TestSilences(t *testing.T) {
	hundred := decimal.NewFromInt(100_000)
	bare := comp.Offer{
		Company: "Acme", Base: hundred, Bonus: comp.Bonus{Rate: decimal.New(15, -2)},
		SignOn:     []comp.SignOn{{Year: 1, Amount: hundred}},
		Relocation: comp.Relocation{Amount: hundred},
		Grants: []comp.Grant{
			{Kind: comp.RSU, Value: hundred}, {Kind: comp.Option, Shares: hundred, Strike: decimal.NewFromInt(3)}, {Kind: comp.CashGrant, Value: hundred},
		},
		Private: comp.Private{FMV: decimal.NewFromInt(4)},
	}
	all := []comp.Silence{
		{Kind: comp.SilentDeadline}, {Kind: comp.SilentWriting},
		{Kind: comp.SilentClawback, Term: comp.SignOnTerm.At(0)}, {Kind: comp.SilentClawback, Term: comp.RelocationTerm.Alone()},
		{Kind: comp.SilentConversion, Term: comp.GrantTerm.At(0)},
		{Kind: comp.SilentWindow, Term: comp.GrantTerm.At(1)},
		{Kind: comp.SilentPreference, Term: comp.PrivateTerm.Alone()}, {Kind: comp.SilentDilution, Term: comp.PrivateTerm.Alone()},
		{Kind: comp.SilentVestDates, Term: comp.GrantTerm.At(0)}, {Kind: comp.SilentVestDates, Term: comp.GrantTerm.At(1)},
		{Kind: comp.SilentFirstBonus, Term: comp.BonusTerm.Alone()}, {Kind: comp.SilentPayout, Term: comp.BonusTerm.Alone()},
		{Kind: comp.SilentRefresher}, {Kind: comp.SilentRaise}, {Kind: comp.SilentLevel}, {Kind: comp.SilentStart, Term: comp.StartTerm.Alone()},
	}
	if got := comp.Silences(bare); !slices.Equal(got, all) {
		t.Fatalf("a bare letter: %v\nnot %v", got, all)
	}
	day := vesting.MustDate("2027-01-11")
	for _, of := range []struct {
		says string
		put  func(*comp.Offer)
		gone []comp.Silence
	}{
		{"deadline", func(o *comp.Offer) { o.Deadline = day }, all[0:1]},
		{"written", func(o *comp.Offer) { o.Evidence = comp.Written }, all[1:2]},
		{"a process has neither", func(o *comp.Offer) { o.Evidence = comp.InProcess }, all[0:2]},
		{"clawback of the sign-on", func(o *comp.Offer) {
			o.SignOn = []comp.SignOn{{Year: 1, Amount: hundred, Clawback: comp.Clawback{Months: 12}}}
		}, all[2:3]},
		{"clawback of the relocation", func(o *comp.Offer) { o.Relocation.Clawback.Months = 12 }, all[3:4]},
		{"preference", func(o *comp.Offer) { o.Private.Preference = hundred }, all[6:7]},
		{"fully diluted", func(o *comp.Offer) { o.Private.FullyDiluted = hundred }, all[7:8]},
		{"price of the grant", func(o *comp.Offer) { o.Grants = slices.Clone(o.Grants); o.Grants[0].Price = hundred }, all[4:5]},
		{"window", func(o *comp.Offer) { o.Grants = slices.Clone(o.Grants); o.Grants[1].ExerciseWindow = 90 }, all[5:6]},
		{"vesting start", func(o *comp.Offer) { o.Grants = slices.Clone(o.Grants); o.Grants[0].Start = day }, all[8:9]},
		{"payday", func(o *comp.Offer) { o.Bonus.Paid = []comp.DayOfYear{{Month: 3, Day: 15}} }, all[10:11]},
		{"payout", func(o *comp.Offer) { o.Bonus.Payout = decimal.NewNullDecimal(decimal.NewFromInt(1)) }, all[11:12]},
		{"refreshers", func(o *comp.Offer) { o.Refreshers = []comp.Refresher{{Value: hundred, Promise: comp.PromiseWritten}} }, all[12:13]},
		{"raise", func(o *comp.Offer) { o.Raise.Rate = decimal.New(3, -2) }, all[13:14]},
		{"level", func(o *comp.Offer) { o.Level = "L6" }, all[14:15]},
		{"start", func(o *comp.Offer) { o.Start = day }, all[15:16]},
	} {
		o := bare
		of.put(&o)
		want := slices.DeleteFunc(slices.Clone(all), func(s comp.Silence) bool { return slices.Contains(of.gone, s) })
		if got := comp.Silences(o); !slices.Equal(got, want) {
			t.Errorf("%s: %v\nnot %v", of.says, got, want)
		}
	}
	fixed := comp.Silences(comp.Offer{Base: hundred, Evidence: comp.Written, Deadline: day, Start: day, End: day.AddMonths(12)})
	if want := []comp.Silence{{Kind: comp.SilentRenewal, Term: comp.EndTerm.Alone()}}; !slices.Equal(fixed, want) {
		t.Errorf("a contract, which has no raises and no level: %v", fixed)
	}
	bare.Refreshers = []comp.Refresher{{Value: hundred}}
	if got := comp.Silences(bare); !slices.Contains(got, comp.Silence{Kind: comp.SilentUnwritten, Term: comp.RefresherTerm.At(0)}) {
		t.Errorf("an expected refresher: %v", got)
	}
	for _, e := range []comp.Evidence{comp.MarketData, comp.Aspiration} {
		if got := comp.Silences(comp.Offer{Base: hundred, Evidence: e}); got != nil {
			t.Errorf("%s, which has no letter: %v", e, got)
		}
	}
	if got := comp.Silences(comp.Offer{Base: hundred, Current: true}); got != nil {
		t.Errorf("today's job: %v", got)
	}
}
