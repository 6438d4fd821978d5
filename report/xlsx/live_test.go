package xlsx_test

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/comp/workbook"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// shipped reads every case under testdata/cases.
func shipped(t *testing.T) map[string]comp.Case {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "..", "testdata", "cases", "*.yaml"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no shipped cases (%v)", err)
	}
	cases := map[string]comp.Case{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		c, err := casefile.Read(casefile.Options{Today: vesting.MustDate("2026-11-23")}, casefile.Source{Name: file, Data: data})
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		cases[strings.TrimSuffix(filepath.Base(file), ".yaml")] = c
	}
	return cases
}

// others is a case with the terms that few offers have: a match, a purchase plan,
// benefits and costs, a re-priced grant, a private company, another currency.
func others(t *testing.T) comp.Case {
	plans := google(t)
	plans.Company, plans.Base = "Plans", dec("310000")
	plans.Retirement = comp.Retirement{Employer: dec("0.04"), Tiers: []comp.MatchTier{{Rate: dec("1"), UpTo: dec("0.03")}, {Rate: dec("0.5"), UpTo: dec("0.05")}}, Contribution: rate("0.1")}
	plans.ESPP = comp.ESPP{Contribution: dec("0.1"), Discount: dec("0.15"), Lookback: true, Offering: 24, Purchase: 6}
	plans.Price.Growth = rate("0.12")
	plans.Benefits = []comp.Benefit{{Name: "premium", Amount: dec("7200.50")}, {Name: "lunch", Amount: dec("61.3"), Per: comp.PerWeek}, {Name: "desk", Amount: dec("999.99"), Per: comp.PerOnce}}
	plans.Costs = []comp.Benefit{{Name: "parking", Amount: dec("250.1"), Per: comp.PerMonth}}
	plans.Hours, plans.PTO = dec("45"), dec("20")
	plans.Commute = comp.Commute{Minutes: dec("40"), Days: dec("4")}
	plans.Grants = append(plans.Grants, comp.Grant{Kind: comp.RSU, Value: dec("160000"), Repriced: true, Vesting: schedule(t, "4y quarterly")})

	startup := comp.Offer{Company: "Startup", Start: vesting.MustDate("2027-01-04"), Base: dec("150000"),
		Private: comp.Private{
			Preferred: dec("12"), FMV: dec("4"), FullyDiluted: dec("12000000"), Preference: dec("40000000"),
			Rounds: []comp.Round{{Raise: dec("50000000"), PreMoney: dec("200000000")}, {Dilution: dec("0.1")}},
			Exit:   comp.Exit{Value: dec("400000000"), On: vesting.MustDate("2030-06-30")}, Failure: dec("0.6"),
		},
		Grants: []comp.Grant{
			{Kind: comp.Option, Shares: dec("40000"), Strike: dec("4"), Vesting: schedule(t, "4y monthly, 12mo cliff")},
			{Kind: comp.RSU, Value: dec("120000"), DoubleTrigger: true, Vesting: schedule(t, "4y quarterly")},
		},
	}

	abroad := comp.Offer{Company: "Abroad", Start: vesting.MustDate("2027-01-31"), Base: dec("98765.43"), Currency: "EUR",
		Bonus: comp.Bonus{Amount: dec("12345.67")}, SignOn: []comp.SignOn{{Year: 1, Amount: dec("5000"), Monthly: true}},
		Price:  comp.Price{Today: dec("80"), Path: []comp.PricePoint{{On: vesting.MustDate("2028-01-01"), Price: dec("95.5")}, {On: vesting.MustDate("2030-01-01"), Price: dec("70")}}, Linear: true},
		Grants: []comp.Grant{{Kind: comp.RSU, Value: dec("100000"), Rounding: comp.RoundNone, Vesting: schedule(t, "3y monthly")}},
	}
	c := caseOf(plans, startup, abroad)
	c.Rates = []comp.ExchangeRate{{Currency: "EUR", On: vesting.MustDate("2026-11-23"), Rate: dec("1.08")}, {Currency: "EUR", On: vesting.MustDate("2029-01-01"), Rate: dec("1.1234")}}
	c.Haircut = comp.Haircut{Target: dec("0.1"), Market: dec("0.2"), Speculative: dec("0.5")}
	return c
}

// change is one figure typed over in the workbook, and the same change of the case.
type change struct {
	name  string // of the workbook; changes of one name are typed into one
	key   string // of the row on the sheet Inputs; for all offers where offer is -1
	offer int
	value any
	apply func(*comp.Case)
}

// byName groups the changes of one workbook.
func byName(all []change) map[string][]change {
	groups := map[string][]change{}
	for _, ch := range all {
		groups[ch.name] = append(groups[ch.name], ch)
	}
	return groups
}

// everything is a case with every term that the changes touch.
func everything(t *testing.T) comp.Case {
	first, second := amazon(t), google(t)
	first.Raise = comp.Raise{Rate: dec("0.03"), First: 18}
	first.Refreshers = []comp.Refresher{{Value: dec("60000"), Vesting: schedule(t, "4y quarterly"), Promise: comp.PromiseWritten},
		{Kind: comp.Option, Type: comp.ISO, Shares: dec("301"), Vesting: schedule(t, "2y annual"), Promise: comp.PromiseExpected}}
	first.Price.Timing = comp.AtVest
	first.TopUp = comp.TopUp{Target: dec("420000"), Growth: dec("0.15"), Year: 2}
	first.SignOn[0].Clawback = comp.Clawback{Months: 24, From: comp.FromPayment, Basis: comp.Net, NetRate: dec("0.35")}
	first.SignOn[1].Clawback = comp.Clawback{Months: 12, From: comp.FromStart, Kind: comp.Cliff}
	second.Bonus.Paid = []comp.DayOfYear{{Month: 3, Day: 15}}
	second.Start = vesting.MustDate("2027-02-16")
	second.Grants = append(second.Grants,
		comp.Grant{Kind: comp.RSU, Value: dec("90000"), ByValue: true, Vesting: schedule(t, "3y annual")},
		comp.Grant{Kind: comp.CashGrant, Value: dec("50000"), Vesting: schedule(t, "50/50")},
		comp.Grant{Kind: comp.RSU, Shares: dec("25"), Vesting: schedule(t, "4y monthly")},
		comp.Grant{Kind: comp.Option, Shares: dec("1000"), Strike: dec("150"), Vesting: schedule(t, "4y monthly, 12mo cliff")})
	second.Relocation.Clawback = comp.Clawback{Months: 24, Step: 12}
	second.Commission = comp.Commission{Target: dec("10000.01"), Attainment: rate("0.9")}
	return caseOf(first, second)
}

// changes are those of the case of the ordinary terms.
func changes() []change {
	return []change{
		{"price", "price.today", 0, 1431.77, func(c *comp.Case) { c.Offers[0].Price.Today = dec("1431.77") }},
		{"growth", "price.growth", 0, 0.0725, func(c *comp.Case) { c.Offers[0].Price.Growth = rate("0.0725") }},
		{"growth-of-all", "growth", -1, 0.11, func(c *comp.Case) { c.Growth = dec("0.11") }},
		{"timing", "price.growth_timing", 0, "end-of-year", func(c *comp.Case) { c.Offers[0].Price.Timing = comp.EndOfYear }},
		{"base", "base", 1, 181234.56, func(c *comp.Case) { c.Offers[1].Base = dec("181234.56") }},
		{"raise", "raise.rate", 0, 0.041, func(c *comp.Case) { c.Offers[0].Raise.Rate = dec("0.041") }},
		{"new-raise", "raise.rate", 1, 0.035, func(c *comp.Case) { c.Offers[1].Raise.Rate = dec("0.035") }},
		{"bonus", "bonus.target", 1, 0.2, func(c *comp.Case) { c.Offers[1].Bonus.Rate = dec("0.2") }},
		{"payout", "bonus.payout", 1, 0.0, func(c *comp.Case) { c.Offers[1].Bonus.Payout = rate("0") }},
		{"sign-on", "sign_on[0].amount", 0, 99999.99, func(c *comp.Case) { c.Offers[0].SignOn[0].Amount = dec("99999.99") }},
		{"shares", "grants[0].shares", 0, 1237.0, func(c *comp.Case) { c.Offers[0].Grants[0].Shares = dec("1237") }},
		{"few-to-many-shares", "grants[3].shares", 1, 1001.0, func(c *comp.Case) { c.Offers[1].Grants[3].Shares = dec("1001") }},
		{"grant-value", "grants[0].value", 1, 412345.0, func(c *comp.Case) { c.Offers[1].Grants[0].Value = dec("412345") }},
		{"refresher options", "refreshers[1].shares", 0, 777, func(c *comp.Case) { c.Offers[0].Refreshers[1].Shares = dec("777") }},
		{"refresher", "refreshers[0].value", 0, 87654.32, func(c *comp.Case) { c.Offers[0].Refreshers[0].Value = dec("87654.32") }},
		{"top-up", "top_up.target", 0, 455555.55, func(c *comp.Case) { c.Offers[0].TopUp.Target = dec("455555.55") }},
		{"sign-on", "sign_on[0].clawback.tax_rate", 0, 0.4, func(c *comp.Case) { c.Offers[0].SignOn[0].Clawback.NetRate = dec("0.4") }},
		{"discount", "discount_rate", -1, 0.085, func(c *comp.Case) { c.DiscountRate = dec("0.085") }},
		{"strike", "grants[4].strike", 1, 165.5, func(c *comp.Case) { c.Offers[1].Grants[4].Strike = dec("165.5") }},
		{"attainment", "commission.attainment", 1, 1.3, func(c *comp.Case) { c.Offers[1].Commission.Attainment = rate("1.3") }},
		{"tolerance", "tolerance", -1, 0.25, func(c *comp.Case) { c.Tolerance = dec("0.25") }},
	}
}

// otherChanges are those of the case of the terms that few offers have.
func otherChanges() []change {
	return []change{
		{"match", "retirement.contribution", 0, 0.02, func(c *comp.Case) { c.Offers[0].Retirement.Contribution = rate("0.02") }},
		{"match", "retirement.tiers[1].rate", 0, 0.75, func(c *comp.Case) { c.Offers[0].Retirement.Tiers[1].Rate = dec("0.75") }},
		{"match", "retirement.employer", 0, 0.2, func(c *comp.Case) { c.Offers[0].Retirement.Employer = dec("0.2") }},
		{"limits", "retirement.contribution", 0, 1.0, func(c *comp.Case) { c.Offers[0].Retirement.Contribution = rate("1") }},
		{"match", "base", 0, 120000.0, func(c *comp.Case) { c.Offers[0].Base = dec("120000") }},
		{"limits", "base", 0, 520000.0, func(c *comp.Case) { c.Offers[0].Base = dec("520000") }},
		{"limits", "grants[1].value", 0, 99999.99, func(c *comp.Case) { c.Offers[0].Grants[1].Value = dec("99999.99") }},
		{"limits", "private.exit.value", 1, 60e6, func(c *comp.Case) { c.Offers[1].Private.Exit.Value = dec("60000000") }},
		{"limits", "price.path[0].price", 2, 120.25, func(c *comp.Case) { c.Offers[2].Price.Path[0].Price = dec("120.25") }},
		{"plan", "espp.contribution", 0, 0.03, func(c *comp.Case) { c.Offers[0].ESPP.Contribution = dec("0.03") }},
		{"plan", "espp.discount", 0, 0.1, func(c *comp.Case) { c.Offers[0].ESPP.Discount = dec("0.1") }},
		{"plan", "private.exit.value", 1, 900e6, func(c *comp.Case) { c.Offers[1].Private.Exit.Value = dec("900000000") }},
		{"plan", "private.rounds[0].raise", 1, 80e6, func(c *comp.Case) { c.Offers[1].Private.Rounds[0].Raise = dec("80000000") }},
		{"plan", "bonus.amount", 2, 20000.0, func(c *comp.Case) { c.Offers[2].Bonus.Amount = dec("20000") }},
		{"falling", "price.growth", 0, -0.3, func(c *comp.Case) { c.Offers[0].Price.Growth = rate("-0.3") }},
		{"falling", "private.failure", 1, 0.25, func(c *comp.Case) { c.Offers[1].Private.Failure = dec("0.25") }},
		{"falling", "fx.EUR[0].rate", -1, 1.2, func(c *comp.Case) { c.Rates[0].Rate = dec("1.2") }},
		{"rest", "costs[0].amount", 0, 777.77, func(c *comp.Case) { c.Offers[0].Costs[0].Amount = dec("777.77") }},
		{"rest", "benefits[1].amount", 0, 12.34, func(c *comp.Case) { c.Offers[0].Benefits[1].Amount = dec("12.34") }},
		{"rest", "hours", 0, 60.0, func(c *comp.Case) { c.Offers[0].Hours = dec("60") }},
		{"rest", "haircut.market", -1, 0.35, func(c *comp.Case) { c.Haircut.Market = dec("0.35") }},
	}
}

// typed returns the workbook with the changes typed into its Inputs.
func typed(t *testing.T, workbook []byte, changes []change) []byte {
	t.Helper()
	f := open(t, workbook)
	for _, ch := range changes {
		ch.typeInto(t, f)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// isRow reports whether the key of a row is that of the change.
func (ch change) isRow(text string) bool {
	key, ok := workbook.ParseKey(text)
	if ch.key == "bonus.amount" {
		return ok && key.Term == "bonus.target" && key.Kind == workbook.Money
	}
	return ok && key.Term == ch.key && key.ForAll == (ch.offer < 0) && (ch.key != "bonus.target" || key.Kind == workbook.Rate)
}

func (ch change) typeInto(t *testing.T, f *excelize.File) {
	t.Helper()
	rows, err := f.GetRows("Inputs")
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		if len(row) == 0 || !ch.isRow(row[0]) {
			continue
		}
		at := cellName(4+max(ch.offer, 0), i+1)
		if err := f.SetCellFormula("Inputs", at, ""); err != nil {
			t.Fatal(err)
		}
		if err := f.SetCellValue("Inputs", at, ch.value); err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Fatalf("the Inputs have no row %s", ch.key)
}

// The three proofs share one run of LibreOffice: every cell of every shipped case is what
// the file says; a figure typed over leads to what the engine says of the changed case;
// no cell is an error.
func TestLibreOfficeAgrees(t *testing.T) {
	books := map[string][]byte{}
	for name, c := range shipped(t) {
		books["case-"+name] = write(t, c)
	}
	books["case-hostile"] = write(t, hostileNames(t))
	books["case-taxed-abroad"] = write(t, taxedAbroad(t))
	for _, view := range comp.Views()[1:] {
		books["case-by-"+string(view)] = writeIn(t, others(t), view)
	}
	sets := []struct {
		whole   func(*testing.T) comp.Case
		changes []change
	}{{everything, changes()}, {others, otherChanges()}, {unpriced, unpricedChanges()}, {taxed, taxedChanges()}, {abroad, abroadChanges()}}
	for i, set := range sets {
		whole := write(t, set.whole(t))
		books[fmt.Sprintf("case-whole-%d", i)] = whole
		for name, group := range byName(set.changes) {
			books["change-"+name] = typed(t, whole, group)
		}
	}
	computed := office(t, books)
	for name, sheets := range computed {
		if strings.HasPrefix(name, "case-") {
			t.Run(name, func(t *testing.T) { everyCellAgrees(t, books[name], sheets) })
		}
	}
	for _, set := range sets {
		for name, group := range byName(set.changes) {
			t.Run("change-"+name, func(t *testing.T) {
				changed := set.whole(t)
				for _, ch := range group {
					ch.apply(&changed)
				}
				followsTheEngine(t, changed, set.whole(t), computed["change-"+name])
			})
		}
	}
}

// unpriced is a case of purchase plans at companies whose share price nobody stated: what
// they gain depends on growth alone.
func unpriced(t *testing.T) comp.Case {
	plan := comp.ESPP{Contribution: dec("0.1"), Discount: dec("0.15"), Lookback: true, Offering: 12, Purchase: 6}
	first := comp.Offer{Company: "First", Start: vesting.MustDate("2027-01-04"), Base: dec("150000"), ESPP: plan}
	first.Price.Growth = rate("0.08")
	second := comp.Offer{Company: "Second", Start: vesting.MustDate("2027-01-04"), Base: dec("155000"), ESPP: plan}
	return caseOf(first, second)
}

// taxed is a case with a figure after tax: brackets of a country, of states and a city, a
// deduction that fades, a credit by a table, and deferrals from the wages.
func taxed(t *testing.T) comp.Case {
	west, east := google(t), google(t)
	west.Company, west.Location = "West", "San Francisco, CA"
	west.SignOn = []comp.SignOn{{Year: 1, Amount: dec("40000"), Clawback: comp.Clawback{Months: 24, Basis: comp.Net}}}
	west.Retirement = comp.Retirement{Tiers: []comp.MatchTier{{Rate: dec("0.5"), UpTo: dec("0.06")}}}
	east.Company, east.Location = "East", "Hartford, CT"
	east.Promotion = comp.Promotion{On: vesting.MustDate("2029-06-01"), Base: dec("210000"), Probability: rate("0.6")}
	east.ProfitSharing, east.ESPP = comp.ProfitSharing{Share: dec("0.04")}, comp.ESPP{Contribution: dec("0.05"), Discount: dec("0.15")}
	east.Benefits = []comp.Benefit{
		{Name: "Pension", Rate: dec("0.1")},
		{Name: "Holiday pay", Rate: dec("0.08"), Kind: comp.CashBenefit, Taxable: true, PaidMonth: 5, PaidDay: 31},
	}
	south := google(t)
	south.Company, south.Location = "South", "New York, NY"
	c := caseOf(west, east, south)
	c.Candidate.FilingStatus = "single"
	c.CostOfLiving = []comp.LivingCost{{Place: "San Francisco, CA", Index: dec("165.5")}, {Place: "Hartford, CT", Index: dec("98")}, {Place: "New York, NY", Index: dec("187")}}
	return c
}

// taxedAbroad has one offer by the law of another country, in its currency, one at the candidate's own
// rate, and one of neither: filed jointly, which employers of the first's country do not ask.
func taxedAbroad(t *testing.T) comp.Case {
	c := taxed(t)
	c.Candidate.FilingStatus, c.Candidate.TaxRate = "joint", rate("0.3")
	c.Offers[0].Location, c.Offers[0].Currency, c.Offers[0].Retirement = "London", "GBP", comp.Retirement{}
	c.Offers[1].Location = "Bern"
	c.Rates = []comp.ExchangeRate{{Currency: "GBP", Rate: dec("1.27")}}
	return c
}

func taxedChanges() []change {
	return []change{
		{"taxed-pay", "base", 0, 410000, func(c *comp.Case) { c.Offers[0].Base = dec("410000") }},
		{"taxed-pay", "base", 1, 61234.56, func(c *comp.Case) { c.Offers[1].Base = dec("61234.56") }},
		{"taxed-pay", "base", 2, 1200000, func(c *comp.Case) { c.Offers[2].Base = dec("1200000") }},
		{"taxed-promotion", "promotion.base", 1, 234567.89, func(c *comp.Case) { c.Offers[1].Promotion.Base = dec("234567.89") }},
		{"living", "cost_of_living[1].index", -1, 101.25, func(c *comp.Case) { c.CostOfLiving[1].Index = dec("101.25") }},
	}
}

func unpricedChanges() []change {
	return []change{
		{"unpriced-growth", "price.growth", 0, 0.2, func(c *comp.Case) { c.Offers[0].Price.Growth = rate("0.2") }},
		{"unpriced-growth", "growth", -1, 0.15, func(c *comp.Case) { c.Growth = dec("0.15") }},
		{"unpriced-growth", "espp.contribution", 1, 0.05, func(c *comp.Case) { c.Offers[1].ESPP.Contribution = dec("0.05") }},
	}
}

// abroad is the case of shares in a currency of their own.
func abroad(t *testing.T) comp.Case { return shipped(t)["india"] }

func abroadChanges() []change {
	return []change{
		{"abroad", "fx.USD[1].rate", -1, 91.25, func(c *comp.Case) { c.Rates[1].Rate = dec("91.25") }},
		{"abroad", "grants[0].value", 0, 52000.0, func(c *comp.Case) { c.Offers[0].Grants[0].Value = dec("52000") }},
		{"abroad", "price.today", 1, 81.5, func(c *comp.Case) { c.Offers[1].Price.Today = dec("81.5") }},
		{"abroad", "base", 1, 7654321.0, func(c *comp.Case) { c.Offers[1].Base = dec("7654321") }},
		{"abroad", "refreshers[0].value", 1, 15000.0, func(c *comp.Case) { c.Offers[1].Refreshers[0].Value = dec("15000") }},
	}
}

// hostileNames is a case whose offers are called what a spreadsheet might run or take for
// a pattern.
func hostileNames(t *testing.T) comp.Case {
	c := caseOf()
	for i, text := range hostile {
		o := amazon(t)
		if i%2 == 1 {
			o = google(t)
		}
		o.Name = text
		c.Offers = append(c.Offers, o)
	}
	return c
}

// everyCellAgrees compares the values in the file with the recalculated ones.
func everyCellAgrees(t *testing.T, workbook []byte, sheets recalculated) {
	f := open(t, workbook)
	formulas := 0
	for _, name := range f.GetSheetList() {
		rows, err := f.GetRows(name, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		for r, row := range rows {
			for c, stored := range row {
				at := cellName(c+1, r+1)
				got := sheets.at(name, c+1, r+1)
				if e := errorValue(got); e != "" {
					t.Errorf("%s!%s is %s", name, at, e)
				}
				formula, _ := f.GetCellFormula(name, at)
				if formula == "" {
					continue
				}
				formulas++
				if !same(stored, got) {
					t.Errorf("%s!%s =%s: the file says %s, LibreOffice %s", name, at, formula, stored, got)
				}
			}
		}
	}
	if formulas < 100 {
		t.Errorf("only %d formulas: the model is not live", formulas)
	}
}

// followsTheEngine compares the Summary, the Years, the Walk-away and what stands beside
// the totals of a workbook in which a figure was typed over with a workbook that the engine's answer to the changed
// case makes.
func followsTheEngine(t *testing.T, changed, before comp.Case, sheets recalculated) {
	want := open(t, write(t, changed))
	differs := false
	original := open(t, write(t, before))
	compared := []string{"Summary", "Years", "Walk-away", "Cumulative", "Beside"}
	if changed.Candidate.FilingStatus != "" {
		compared = append(compared, "After tax")
	}
	for _, name := range compared {
		rows, err := want.GetRows(name, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		old, _ := original.GetRows(name, excelize.Options{RawCellValue: true})
		shift := 0
		if name == "Summary" { // the verdict of the changed case may have more sentences
			shift = firstAfterVerdict(old) - firstAfterVerdict(rows)
		}
		for r, row := range rows {
			for c, expected := range row {
				if name == "Summary" && r > 3 && r < firstAfterVerdict(rows) { // sentences that are shown for delivered figures only
					continue
				}
				if formula, _ := want.GetCellFormula(name, cellName(c+1, r+1)); formula == "" {
					continue
				}
				at := r
				if r > 3 {
					at += shift
				}
				got := strings.Replace(sheets.at(name, c+1, at+1), ", by the ends of months", "", 1) // of a case whose days say otherwise
				if name == "Summary" && r == 3 && c == 0 {
					expected = changedVerdict(t, changed)
				}
				if !same(expected, got) {
					t.Errorf("%s!%s: the engine says %s, the workbook %s", name, cellName(c+1, r+1), expected, got)
				}
				if r < len(old) && c < len(old[r]) && old[r][c] != expected {
					differs = true
				}
			}
		}
	}
	for name, rows := range sheets {
		for r, row := range rows {
			for c, text := range row {
				if e := errorValue(text); e != "" {
					t.Errorf("%s!%s is %s", name, cellName(c+1, r+1), e)
				}
			}
		}
	}
	if got := sheets.at("Checks", 1, 4); got != "All checks agree" {
		t.Errorf("the checks say %q", got)
	}
	conditions, err := original.GetCellValue("Summary", "A5")
	if got := sheets.at("Summary", 1, 5); err != nil || conditions == "" || got != "As written: "+conditions {
		t.Errorf("the conditions %q became %q (%v)", conditions, got, err)
	}
	if !differs {
		t.Error("the change changes nothing: it proves nothing")
	}
}

// changedVerdict is the headline of a workbook whose inputs have changed: who leads, and
// where there is equity that only the program can say what a lead rests on.
func changedVerdict(t *testing.T, c comp.Case) string {
	result, err := comp.Compare(c)
	if err != nil {
		t.Fatal(err)
	}
	ranking, _ := result.Ranking("total")
	sentence := report.Leader(result, ranking).String()
	for _, o := range result.Offers {
		for _, p := range o.Timeline {
			if p.Certainty == comp.Market || p.Certainty == comp.Speculative {
				return sentence + " Whether that rests on an exit, on expected refreshers, a top-up or growth, offerkit compare says."
			}
		}
	}
	return sentence
}

// firstAfterVerdict is the row that follows the verdict on the Summary.
func firstAfterVerdict(rows [][]string) int {
	return slices.IndexFunc(rows, func(row []string) bool { return len(row) > 0 && row[0] == "All checks agree" })
}

// same compares numbers to less than half of the fourth decimal, that of a price, and
// texts as they are.
func same(a, b string) bool {
	if a == b {
		return true
	}
	x, ok1 := number(a)
	y, ok2 := number(b)
	return ok1 && ok2 && math.Abs(x-y) < 0.00004
}

// number reads a number as either program writes it; nothing is 0.
func number(text string) (float64, bool) {
	if text == "" {
		return 0, true
	}
	text, percent := strings.CutSuffix(text, "%")
	x, err := strconv.ParseFloat(text, 64)
	if percent {
		x /= 100
	}
	return x, err == nil
}
