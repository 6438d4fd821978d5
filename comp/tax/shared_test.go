package tax

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// sharedFile opens one of the collected check cases that lie beside the repository, and skips
// the test where they are not there.
func sharedFile(t *testing.T, name string) *os.File {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "..", "..", "shared", "data", "tax", name))
	if err != nil {
		t.Skipf("the collected cases are not beside the repository: %v", err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// records reads a CSV file with a head into maps.
func records(t *testing.T, f *os.File) []map[string]string {
	t.Helper()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var all []map[string]string
	for _, row := range rows[1:] {
		record := map[string]string{}
		for i, key := range rows[0] {
			record[key] = row[i]
		}
		all = append(all, record)
	}
	return all
}

func dec(s string) decimal.Decimal { return decimal.RequireFromString(s) }

func number(s string) calc.Number { return calc.Of(dec(s)) }

// within fails where got is more than one unit from want.
func within(t *testing.T, what string, got decimal.Decimal, want string) {
	t.Helper()
	if got.Sub(dec(want)).Abs().GreaterThan(decimal.NewFromInt(1)) {
		t.Errorf("%s: got %s, want %s", what, got, want)
	}
}

func situation(t *testing.T, place, year, filing string) Situation {
	t.Helper()
	f, err := ParseFiling(filing)
	if err != nil {
		t.Fatal(err)
	}
	y, err := strconv.Atoi(year)
	if err != nil {
		t.Fatal(err)
	}
	return Situation{Place: Place{ID: place, Name: place}, Year: y, Filing: f}
}

func taxesOf(t *testing.T, wages string, s Situation) Taxes {
	t.Helper()
	taxes, err := Embedded().Taxes(number(wages), s)
	if err != nil {
		t.Fatal(err)
	}
	return taxes
}

func amountOf(taxes *Taxes, id string) decimal.Decimal {
	sum := decimal.Zero
	for i := range taxes.Taxes {
		if taxes.Taxes[i].ID == id {
			sum = sum.Add(taxes.Taxes[i].Amount.Decimal())
		}
	}
	return sum
}

// plainFederal is the federal income tax with the standard deduction.
func plainFederal(t *testing.T, wages string, s Situation) decimal.Decimal {
	t.Helper()
	c, err := Embedded().code(&s)
	if err != nil {
		t.Fatal(err)
	}
	w := number(wages)
	a := &assessment{code: c, s: &s, wages: w, payrollWages: w, taxes: make([]Tax, len(c.taxes)), done: make([]bool, len(c.taxes))}
	return a.plainFederal().Decimal()
}

func TestCollectedCases(t *testing.T) {
	for _, r := range records(t, sharedFile(t, "us_cases.csv")) {
		t.Run(r["id"], func(t *testing.T) {
			s := situation(t, "US-"+r["state"], r["year"], r["filing_status"])
			taxes := taxesOf(t, r["wages"], s)
			within(t, "federal income tax", amountOf(&taxes, "federal_income_tax"), r["federal_income_tax_salt_aware"])
			within(t, "federal income tax with the standard deduction", plainFederal(t, r["wages"], s), r["federal_income_tax"])
			within(t, "Social Security", amountOf(&taxes, "social_security"), r["social_security"])
			within(t, "Medicare", amountOf(&taxes, "medicare"), r["medicare"])
			within(t, "Additional Medicare", amountOf(&taxes, "additional_medicare"), r["additional_medicare"])
			within(t, "state income tax", amountOf(&taxes, "state_income_tax"), r["state_income_tax_net"])
		})
	}
}

func TestCollectedLocalCases(t *testing.T) {
	for _, r := range records(t, sharedFile(t, "us_local_cases.csv")) {
		t.Run(strings.Join([]string{r["year"], r["locality"], r["filing_status"], r["wages"]}, "-"), func(t *testing.T) {
			place := "US-" + r["state"] + "-" + strings.TrimPrefix(r["locality"], r["state"]+"_")
			place = strings.TrimSuffix(place, "_PFA")
			taxes := taxesOf(t, r["wages"], situation(t, place, r["year"], r["filing_status"]))
			within(t, "local tax", amountOf(&taxes, "local_income_tax"), r["local_tax"])
		})
	}
}

// notModelled are the collected cases of credits and choices that this package leaves out, as
// its documentation says: a credit for low incomes, and two earners.
var notModelled = map[string]string{
	"2025 Single low income - below zero tax threshold": "a refundable credit for low incomes",
	"2025 KY FSTC at 100% of threshold":                 "a credit for low incomes",
	"2025 KY MFJ optimization picks separate filing":    "two earners",
	"2025 - Entering the 3.125% bracket at $100k":       "a printed table that jumps by $18.69 at $100,000",
	"Non-SC resident gets zero for SC variables":        "the tax of another state",
}

// The collected cases with wages alone: the tax of a state before and after its credits, and
// its payroll taxes.
func TestCollectedWageCases(t *testing.T) {
	var file struct {
		Clean []struct {
			Name         string
			Year         int
			State        string
			FilingStatus string `json:"filing_status"`
			Wages        []json.Number
			Expected     map[string]json.Number
		}
	}
	if err := json.NewDecoder(sharedFile(t, "wage_cases.json")).Decode(&file); err != nil {
		t.Fatal(err)
	}
	checked := 0
	for _, c := range file.Clean {
		if c.Year < 2025 || notModelled[c.Name] != "" {
			continue
		}
		wages := decimal.Zero
		for _, w := range c.Wages {
			wages = wages.Add(dec(w.String()))
		}
		filing := strings.ToLower(c.FilingStatus)
		if filing == "" {
			filing = "single"
		}
		taxes := taxesOf(t, wages.String(), situation(t, "US-"+c.State, strconv.Itoa(c.Year), filing))
		for key, want := range c.Expected {
			within(t, c.Name+": "+key, figure(&taxes, key), want.String())
			checked++
		}
	}
	if checked < 20 {
		t.Errorf("only %d figures were checked", checked)
	}
}

// figure is what a key of the collected cases means.
func figure(taxes *Taxes, key string) decimal.Decimal {
	sum := decimal.Zero
	for i := range taxes.Taxes {
		switch tax := &taxes.Taxes[i]; {
		case strings.Contains(key, "before_non_refundable_credits") && tax.ID == "state_income_tax":
			for _, line := range tax.Lines {
				if line.Kind == LineTax {
					sum = sum.Add(line.Amount.Decimal())
				}
			}
		case strings.Contains(key, "income_tax") && tax.ID == "state_income_tax", strings.Contains(key, "payroll") && tax.Payroll,
			strings.Contains(key, "contribution") && tax.Payroll:
			sum = sum.Add(tax.Amount.Decimal())
		}
	}
	return sum
}
