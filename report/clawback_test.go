package report_test

import (
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// 40,000 received on the first day, 2027-01-11; what is owed on leaving after so many months, in
// words. 12,000 paid by month counts each payment from its own payday.
func TestDebtsSayWhy(t *testing.T) {
	start := vesting.MustDate("2027-01-11")
	lump := []comp.Instalment{{Paid: start, Amount: dec("40000")}}
	var monthly []comp.Instalment
	for month := 1; month <= 12; month++ {
		monthly = append(monthly, comp.Instalment{Paid: start.AddMonths(month), Amount: dec("1000")})
	}
	for want, c := range map[string]struct {
		clause    comp.Clawback
		paid      []comp.Instalment
		months    int
		dismissed bool
	}{
		"all of 40,000.00 paid: 0 full months of 12 served since 2027-01-11; pro-rata with each full month":      {comp.Clawback{Months: 12}, lump, 0, false},
		"5/12 of 40,000.00 paid: 7 full months of 12 served since 2027-01-11; pro-rata with each full month":     {comp.Clawback{Months: 12}, lump, 7, false},
		"all of 40,000.00 paid: 7 full months of 12 served since 2027-01-11; all of it until month 12":           {comp.Clawback{Months: 12, Kind: comp.Cliff}, lump, 7, false},
		"23/24 of 40,000.00 paid: 1 full month of 24 served since 2027-01-11; only whole steps of 1 month count": {comp.Clawback{Months: 24, Step: 1}, lump, 1, false},
		"nothing is owed: 12 of 12 months served since 2027-01-11":                                               {comp.Clawback{Months: 12}, lump, 12, false},
		"nothing is owed: there is no clawback":                                                                  {comp.Clawback{}, lump, 3, false},
		"nothing is owed: the clause is for a resignation only":                                                  {comp.Clawback{Months: 12, Voluntary: true}, lump, 3, true},
		"nothing is owed: nothing was paid by 2027-02-10":                                                        {comp.Clawback{Months: 12}, monthly, -1, false},
		"10/12 of 40,000.00 paid: 14 full months of 24 served since 2027-01-11; all of it until month 12, then pro-rata over the other 12": {
			comp.Clawback{Months: 24, Full: 12}, lump, 14, false},
		"10/24 of 40,000.00 paid: 14 full months of 24 served since 2027-01-11; all of it until month 12, then the part of all 24 months that is left": {
			comp.Clawback{Months: 24, Full: 12, Then: comp.ThenOfWhole}, lump, 14, false},
		"all of 40,000.00 paid: 14 full months of 24 served since 2027-01-11; all of it until month 12, then only whole steps of 6 months count; net of tax at 35%": {
			comp.Clawback{Months: 24, Full: 12, Step: 6, Basis: comp.Net, NetRate: dec("0.35")}, lump, 14, false},
		"6/12 of 40,000.00 paid: 6 full months of 12 served since 2027-01-11; pro-rata with each full month; net, but no tax rate is known, so what was paid gross": {
			comp.Clawback{Months: 12, Basis: comp.Net}, lump, 6, false},
		"6/12 of 6,000.00 paid: 6 full months of 12 served since 2027-01-11; pro-rata with each full month": {
			comp.Clawback{Months: 12, From: comp.FromStart}, monthly, 6, false},
		"6 payments of 6,000.00 together, each counted from its own payday: 7/12 of the first (5 full months of 12 served) to all of the last (0); pro-rata with each full month": {
			comp.Clawback{Months: 12}, monthly, 6, false},
	} {
		leaving := comp.Departure{On: start.AddMonths(c.months), Voluntary: !c.dismissed}
		if c.months < 0 {
			leaving.On = vesting.MustDate("2027-02-10")
		}
		debt := comp.ClauseDebt{Debt: c.clause.Owed(c.paid, start, leaving, comp.USD)}
		if got := report.DebtInWords(&debt, comp.USD).String(); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
	leaving := comp.Departure{On: start.AddMonths(6), Voluntary: true}
	debt := comp.ClauseDebt{Debt: comp.Clawback{Months: 12}.Owed(lump, start, leaving, "EUR")}
	const want = "6/12 of 40,000.00 paid: 6 full months of 12 served since 2027-01-11; pro-rata with each full month; EUR 20,000.00 at the rate of 2027-07-11"
	if got := report.DebtInWords(&debt, comp.USD).String(); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// Every reading of a clause says what it means, what it costs and what to write.
func TestAmbiguitiesAskAndAnswer(t *testing.T) {
	for want, c := range map[string]struct {
		clause comp.Clawback
		year   int
	}{
		"sign_on[0].clawback: 24 months pro-rata on 40,000.00: how does it fall?; resigning after 16 months costs" +
			" 26,666.67 (all of it for a year, then pro-rata over the rest: write full: 12 months) or" +
			" 20,000.00 (only whole years count: write step: 12 months) or" +
			" 13,333.33 (pro-rata by month from the first: write step: 1 month)": {comp.Clawback{Months: 24, Kind: comp.ProRata, From: comp.FromStart}, 1},
		"sign_on[0].clawback: 2 months clawback on 40,000.00: how does it fall?; resigning after 1 month costs" +
			" 40,000.00 (all of it until the end: write kind: cliff) or 20,000.00 (pro-rata by month from the first: write kind: pro-rata, step: 1 month)": {comp.Clawback{Months: 2}, 1},
		"sign_on[0].clawback: 2 months clawback on 40,000.00: how does it fall?; resigning after 1 month costs" +
			" 40,000.00 (pro-rata over the month that is left: write then: rest) or 20,000.00 (the part of all 2 months that is left: write then: of-whole)": {comp.Clawback{Months: 2, Full: 1}, 1},
		"sign_on[0].clawback: 24 months clawback on 40,000.00: how does it fall?; resigning after 12 months costs" +
			" 40,000.00 (pro-rata over the 12 months that are left: write then: rest) or 20,000.00 (the part of all 24 months that is left: write then: of-whole)": {comp.Clawback{Months: 24, Full: 12}, 1},
		"sign_on[0].clawback: 12 months pro-rata on 40,000.00: from when do the months count?; resigning after 13 months costs" +
			" 36,666.67 (from each payment: write from: payment) or 0.00 (from the first day of work: write from: start)": {comp.Clawback{Months: 12, Kind: comp.ProRata, From: comp.FromStart}, 2},
		"sign_on[0].clawback: 12 months pro-rata on 40,000.00: gross or net?; resigning after 1 month costs" +
			" 36,666.67 (what was paid before tax: write basis: gross) or 23,833.33 (what was left after tax: write basis: net)": {comp.Clawback{Months: 12, Kind: comp.ProRata, NetRate: dec("0.35")}, 1},
		"sign_on[0].clawback: 12 months pro-rata on 40,000.00: net of which tax? Without tax_rate what was paid gross is counted as owed": {
			comp.Clawback{Months: 12, Kind: comp.ProRata, Basis: comp.Net}, 1},
	} {
		kase := comp.NewCase(vesting.MustDate("2026-11-23"))
		kase.Offers = []comp.Offer{{Company: "Initech", Start: vesting.MustDate("2027-01-11"), Base: dec("150000"),
			SignOn: []comp.SignOn{{Year: c.year, Amount: dec("40000"), Clawback: c.clause}}}}
		if got := report.Ambiguities(kase, kase.Offers[0]); len(got) != 1 || got[0] != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}
