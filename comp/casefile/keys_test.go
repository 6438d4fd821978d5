package casefile

import (
	"os"
	"reflect"
	"strings"
	"testing"
)

// fullForm names every key of SPEC 4.
const fullForm = `
as_of: 2026-11-23
years: 4
currency: USD
growth: 0%
growth_timing: at-vest
discount_rate: 5%
tolerance: 2%
fx: {EUR: 1.08, GBP: 1.27}
haircut: {target: 10%, market: 20%, speculative: 50%}
candidate: {name: A. Candidate, filing_status: single, minimum: 300k, tax_rate: 35%}
ranges: {price.growth: [-10%, 25%]}
scenarios: {bear: {price.growth: -20%, bonus.payout: 50%}}
offers:
  - company: Amazon
    name: Amazon Seattle
    short: Amazon
    role: Senior Product Manager
    level: L6
    location: Seattle, WA
    start: 2027-01-11
    deadline: 2026-12-11
    evidence: written
    currency: USD
    base: 160k
    raise: 3%
    bonus: {target: 15%, payout: 100%, paid: 03-15, prorate: true}
    commission: {target: 80k, attainment: 90%}
    sign_on:
      - {year: 1, amount: 127k, paid: monthly, clawback: {months: 12, kind: pro-rata, basis: gross, from: start}}
      - {year: 2, amount: 94k, paid: lump}
    relocation: {amount: 10k, kind: cash, gross_up: 35%, clawback: {months: 24, kind: cliff}}
    price: {today: 1200, growth: 15%, growth_timing: start-of-year, volatility: 32%}
    rsu: {shares: 220, price: 1200, vesting: 5/15/40/40}
    grants:
      - {kind: rsu, shares: 220, vesting: 5/15/40/40}
      - {kind: rsu, value: 300k, price: 170, rounding: down, denominated: shares, allocation: cumulative-round-down, vesting: 4y quarterly}
      - {kind: option, type: nso, shares: 10000, strike: 3, vesting: "4y monthly, 12mo cliff", expires: 10 years, exercise_window: 90 days}
      - {kind: cash, value: 100k, vesting: 50/50}
    refreshers: {value: 60k, vesting: 4y quarterly, first: 12 months, every: 12 months, certainty: expected}
    top_up: {target: 350k, growth: 15%, year: 3, certainty: expected}
    espp: {contribution: 10%, discount: 15%, lookback: true, offering: 24 months, purchase: 6 months}
    retirement: {tiers: [{rate: 100%, up_to: 3%}, {rate: 50%, up_to: 5%}], contribution: 6%, vesting: 3y cliff}
    benefits: [{name: health premium paid, amount: 7200, per: year, taxable: false}]
    costs: [{name: commuting, amount: 250, per: month}]
    hours: 45
    commute: {minutes: 40, days: 4}
    pto: 20
  - company: Startup
    base: 150k
    private: {preferred: 12, fmv: 4, fully_diluted: 12m, rounds: [{raise: 50m, pre_money: 200m}], liquidation_preference: 40m,
              exit: {value: 400m, on: 2030-06-30}, failure: 60%}
    quoted: [300k, 300k, 300k, 320k]
    current: false
    revisions: [{on: 2026-11-20, base: 170k}]
    notes: free text
`

// Every key of the full form is read: none is unknown and none is refused.
func TestFullForm(t *testing.T) {
	if _, err := Read(Options{}, Source{"full.yaml", []byte(fullForm)}); err != nil {
		t.Error(err)
	}
}

// The shipped case of every key, with that of rounds and variants, has every key: each is set in
// some part of its type.
func TestFullCaseHasEveryKey(t *testing.T) {
	set := map[string]bool{}
	for _, name := range []string{"full.yaml", "rounds.yaml", "mix.yaml", "after-tax.yaml", "student-loan.yaml", "variable-pay.yaml", "periods.yaml"} {
		data, err := os.ReadFile("../../testdata/cases/" + name)
		if err != nil {
			t.Fatal(err)
		}
		noteFields(set, reflect.ValueOf(readDocument(Options{}, Source{name, data}).file))
	}
	for typ := range caseParts.places() {
		plan := caseParts.plan(typ)
		for _, f := range plan.fields {
			part := typ
			if last := len(f.index) - 1; last > 0 {
				part = typ.FieldByIndex(f.index[:last]).Type
			}
			if name := part.Name() + "." + typ.FieldByIndex(f.index).Name; !set[name] {
				t.Errorf("%s is nowhere", name)
			}
		}
	}
}

// noteFields notes the fields that are set in a part of a case file and in what it holds.
func noteFields(set map[string]bool, v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			noteFields(set, v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			noteFields(set, v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && !v.Field(i).IsZero() {
				set[v.Type().Name()+"."+f.Name] = true
				noteFields(set, v.Field(i))
			}
		}
	}
}

// People who look for a key under another name are led to one that exists.
func TestOtherNamesAreNoKeys(t *testing.T) {
	for typ := range caseParts.places() {
		plan := caseParts.plan(typ)
		for _, f := range plan.fields {
			for _, other := range f.also() {
				if plan.field(other) != nil {
					t.Errorf("%s is said to be another name of %s, but is a key itself", other, f.key)
				}
			}
		}
	}
}

func TestSuggestions(t *testing.T) {
	offer := caseParts.plan(reflect.TypeFor[Offer]())
	for written, want := range map[string]string{
		"sing_on": "sign_on", "signOn": "sign_on", "Sign On": "sign_on", "signing_bonus": "sign_on", "BASE": "base", "bsae": "base", "bas": "base",
		"equity": "rsu", "grnats": "grants", "loction": "location", "relocaton": "relocation", "bonsu": "bonus", "title": "role",
		"xyz": "", "b": "", "": "", "colour": "", "commision": "commission", strings.Repeat("base", 1000): "",
	} {
		if got, _ := offer.closest(written); got != want {
			t.Errorf("%.20q: did you mean %q? Want %q", written, got, want)
		}
	}
}
