package comp_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// exports are the functions of a package, and a value of each type that has methods.
// TestNothingExportedPanics finds out by itself if one is missing.
type exports struct {
	functions map[string]any
	values    []any
}

var compExports = exports{
	functions: map[string]any{
		"Silences":    comp.Silences,
		"Ambiguities": comp.Ambiguities, "Certainties": comp.Certainties, "ClawbackAnchors": comp.ClawbackAnchors, "ClawbackBases": comp.ClawbackBases,
		"ClawbackKinds": comp.ClawbackKinds, "Prorations": comp.Prorations, "BonusGuarantees": comp.BonusGuarantees, "ClawbackThens": comp.ClawbackThens, "Compare": comp.Compare, "Components": comp.Components,
		"Evidences": comp.Evidences, "FindMetric": comp.FindMetric, "FindTerm": comp.FindTerm, "FindUnknown": comp.FindUnknown, "GrantKinds": comp.GrantKinds, "InOffer": comp.InOffer, "InSchedule": comp.InSchedule,
		"GroupedNumber": comp.GroupedNumber, "GroupedOptions": comp.GroupedOptions, "GroupedShares": comp.GroupedShares, "GrowthTimings": comp.GrowthTimings, "LimitYears": comp.LimitYears, "LoadPlanLimits": comp.LoadPlanLimits,
		"FurtherMetricNames": comp.FurtherMetricNames, "SamePlace": comp.SamePlace, "MetricNames": comp.MetricNames, "Metrics": comp.Metrics, "MergeDays": comp.MergeDays, "NewCase": comp.NewCase, "NewExitGrid": comp.NewExitGrid, "NewLeaving": comp.NewLeaving,
		"OptionTypes": comp.OptionTypes, "UsualPayout": comp.UsualPayout, "ParseCurrency": comp.ParseCurrency, "PresentValue": comp.PresentValue, "Promises": comp.Promises,
		"BenefitKinds": comp.BenefitKinds, "PayPeriods": comp.PayPeriods, "RetirementPlans": comp.RetirementPlans, "Recurrences": comp.Recurrences, "Roundings": comp.Roundings, "Sells": comp.Sells, "ServiceYears": comp.ServiceYears,
		"ExpectedOf": comp.ExpectedOf, "PlanPays": comp.PlanPays,
		"Statement": comp.Statement, "SumOfTaxes": comp.SumOfTaxes, "TermLabel": comp.TermLabel, "Terms": comp.Terms, "Unfold": comp.Unfold, "Views": comp.Views, "WalkAwayMetric": comp.WalkAwayMetric,
	},
	values: []any{
		new(comp.Ambiguity), new(comp.Authority), new(comp.Band), new(comp.Bounds), new(comp.Case), new(comp.Clawback), new(comp.Comparison), new(comp.Component), new(comp.Currency),
		new(comp.ClauseDebt), new(comp.CurrencyError), new(comp.Conversion), new(comp.Debt), new(comp.DayOfYear), new(comp.SignOn), new(comp.Wait), new(comp.Discount), new(comp.ESPP), new(comp.Exercise), new(comp.Forfeit), new(comp.Grant), new(comp.Haircut), new(comp.Leaving), new(comp.Metric), new(comp.Note), new(comp.MetricError), new(comp.Misleading),
		new(comp.Months), new(comp.Offer), new(comp.Payment), new(comp.PayRate), new(comp.Period), new(comp.PlanLimit), new(comp.PlanLimits), new(comp.Private), new(comp.Promise), new(comp.Refresher), new(comp.Remembered),
		new(comp.Promotion),
		new(comp.Paper), new(comp.Repayment), new(comp.Result), new(comp.Retirement), new(comp.RetirementPlan), new(comp.Sensitivity), new(comp.Term), new(comp.TermError), new(comp.TermKind), new(comp.TermRef), new(comp.TermRefKind), new(comp.Timeline), new(comp.TopUp), new(comp.UnlivedError), new(comp.UntaxedError), new(comp.ValidationError), new(comp.Value), new(comp.WalkAway),
	},
}

var vestingExports = exports{
	functions: map[string]any{
		"Allocations": vesting.Allocations, "ParseAllocation": vesting.ParseAllocation, "NewDate": vesting.NewDate, "ParseDate": vesting.ParseDate,
		"Whole": vesting.Whole, "NewFraction": vesting.NewFraction, "FractionFromDecimal": vesting.FractionFromDecimal,
		"ParseIssuance": vesting.ParseIssuance, "ParseTerms": vesting.ParseTerms,
		"ParseTermsFile": vesting.ParseTermsFile, "Parse": vesting.Parse, "Embedded": vesting.Embedded,
		"Reasons":  vesting.Reasons,
		"MustDate": func() {}, // panics, as it says
	},
	values: []any{
		new(vesting.AccelerationError), new(vesting.Allocation), new(vesting.AllocationError), new(vesting.Award), new(vesting.CliffError),
		new(vesting.CycleError), new(vesting.DanglingError), new(vesting.Date), new(vesting.DateError),
		new(vesting.ExerciseWindow), new(vesting.FieldError), new(vesting.Fraction),
		new(vesting.Issuance), new(vesting.NoScheduleError), new(vesting.NumberError), new(vesting.OverAllocationError), new(vesting.Preset),
		new(vesting.Percentages), new(vesting.PlaceError), new(vesting.PresetError), new(vesting.Presets), new(vesting.Reading), new(vesting.RangeError), new(vesting.Schedule), new(vesting.ScheduleError), new(vesting.SyntaxError),
		new(vesting.Terms), new(vesting.TermsNotFoundError), new(vesting.UnknownPresetError), new(vesting.VestingDay), new(vesting.Year),
	},
}

// Every function and every method takes what a program may hand over by mistake: zero
// values, nil, numbers out of every range, results of another comparison, cases that
// contradict themselves. It may refuse, and it may answer with nothing, but not panic.
func TestNothingExportedPanics(t *testing.T) {
	t.Run("comp", func(t *testing.T) { compExports.try(t, ".") })
	t.Run("vesting", func(t *testing.T) { vestingExports.try(t, "../vesting") })
}

func (e exports) try(t *testing.T, folder string) {
	tried := map[string]bool{}
	for name, f := range e.functions {
		tried[name] = true
		tryAll(t, name, reflect.ValueOf(f))
	}
	for _, zero := range e.values {
		typ := reflect.TypeOf(zero)
		for _, receiver := range append(hostile(typ), reflect.ValueOf(zero)) {
			if receiver.IsNil() {
				continue // a method of nothing is Go's own panic
			}
			for i := range typ.NumMethod() {
				name := typ.Elem().Name() + "." + typ.Method(i).Name
				tried[name] = true
				tryAll(t, name, receiver.Method(i))
			}
		}
	}
	for _, name := range declared(t, folder) {
		if !tried[name] {
			t.Errorf("%s is exported and not tried", name)
		}
	}
}

// tryAll calls a function with every combination of hostile arguments.
func tryAll(t *testing.T, name string, f reflect.Value) {
	t.Helper()
	var lists [][]reflect.Value
	for i := range f.Type().NumIn() {
		lists = append(lists, hostile(f.Type().In(i)))
	}
	arguments := make([]reflect.Value, len(lists))
	var call func(i int) bool
	call = func(i int) bool {
		if i == len(lists) {
			return try(t, name, f, arguments)
		}
		for _, value := range lists[i] {
			arguments[i] = value
			if !call(i + 1) {
				return false // once is enough
			}
		}
		return true
	}
	call(0)
}

var panicked = map[string]bool{}

func try(t *testing.T, name string, f reflect.Value, arguments []reflect.Value) (ok bool) {
	defer func() {
		if p := recover(); p != nil {
			text := ""
			for _, a := range arguments {
				text += fmt.Sprintf(" %.60s", fmt.Sprintf("%+v", a))
			}
			if !panicked[name] {
				t.Errorf("%s panics: %v; given%s", name, p, text)
			}
			panicked[name] = true
		}
	}()
	if f.Type().IsVariadic() {
		f.CallSlice(arguments)
	} else {
		f.Call(arguments)
	}
	return true
}

// hostile lists values of a type that nobody should hand over, and a few that are right.
func hostile(t reflect.Type) []reflect.Value {
	values := []reflect.Value{reflect.Zero(t)}
	for _, v := range hostileValues() {
		if reflect.TypeOf(v) == t {
			values = append(values, reflect.ValueOf(v))
		} else if t.Kind() == reflect.String && reflect.TypeOf(v).Kind() == reflect.String {
			values = append(values, reflect.ValueOf(v).Convert(t))
		}
	}
	return values
}

var hostileValues = sync.OnceValue(func() []any {
	right := caseOf(
		comp.Offer{Company: "A", Base: dec("100000"), Start: day("2027-01-01"), SignOn: []comp.SignOn{{Year: 1, Amount: dec("10000"), Clawback: comp.Clawback{Months: 24}}}},
		comp.Offer{Company: "B", Base: dec("90000"), Current: true},
	)
	short := right
	short.Years = 1
	compared, err := comp.Compare(right)
	if err != nil {
		panic(err)
	}
	other, err := comp.Compare(short)
	if err != nil {
		panic(err)
	}
	wrong := comp.Offer{
		Company: "Wrong", Base: dec("-1"), Start: day("0001-01-01"), Currency: "XYZ", PTO: dec("260"), Hours: dec("-40"),
		SignOn:     []comp.SignOn{{Year: -1, Amount: dec("5")}, {Year: 1, Amount: dec("5"), Monthly: true, Clawback: comp.Clawback{Months: 5, Full: 9, Step: -1, Kind: "x"}}},
		Relocation: comp.Relocation{Amount: dec("5"), GrossUp: dec("1"), Clawback: comp.Clawback{Months: 1 << 40}},
		Bonus:      comp.Bonus{Rate: dec("1"), Amount: dec("1"), Paid: []comp.DayOfYear{{Month: 13, Day: 40}}},
		Raise:      comp.Raise{Rate: dec("-2"), First: -5, Dated: []comp.DatedBase{{}}},
		Price:      comp.Price{Today: dec("-1"), Growth: rate("-3"), Timing: "x", Path: []comp.PricePoint{{}, {}}, Linear: true},
		Grants:     []comp.Grant{{}, {Kind: "x", Shares: dec("-3"), Value: dec("5"), Rounding: "x"}, {Kind: comp.RSU, Value: dec("1000"), Price: dec("-1"), Repriced: true}},
		Refreshers: []comp.Refresher{{Value: dec("5"), First: -1, Every: -1}, {ShareOfGrant: dec("1")}, {Kind: comp.Option, ShareOfGrant: dec("1"), Expires: -1, ExerciseWindow: -1, Strike: dec("-1")}, {Kind: "x", Percent: dec("9"), Shares: dec("-1.5")}},
		ESPP:       comp.ESPP{Contribution: dec("5"), Discount: dec("1"), Offering: -6, Purchase: -1},
		Retirement: comp.Retirement{Tiers: []comp.MatchTier{{}, {Rate: dec("-1"), UpTo: dec("-1")}}},
		TopUp:      comp.TopUp{Target: dec("1"), Year: -3, Growth: dec("-5")},
		Private:    comp.Private{FullyDiluted: dec("1"), Investors: dec("2"), Rounds: []comp.Round{{Dilution: dec("1")}, {Raise: dec("1")}}, Exit: comp.Exit{Value: dec("1")}},
		Benefits:   []comp.Benefit{{Per: "x", Rate: dec("-1"), Amount: dec("3"), PaidMonth: 13, PaidDay: 40, Vests: -5}, {Per: comp.PerQuarter, Amount: dec("1"), Until: day("0001-01-01"), Vests: 1 << 40}}, Current: true,
		Rate: comp.PayRate{Amount: dec("-1"), Per: "x", Hours: dec("-1"), Weeks: dec("99"), Payments: 1 << 40, Extra: comp.Months{0, 13, 13}}, End: day("0001-01-01"),
	}
	wrongCase := comp.Case{Years: -3, Currency: "?", Growth: dec("-9"), Tolerance: dec("-1"), DiscountRate: dec("-1"), Offers: []comp.Offer{wrong, {}}}
	long := wrongCase
	long.Years = 1 << 40
	mixed := right
	mixed.Offers = []comp.Offer{wrong, right.Offers[0]}
	timeline := comp.Timeline{{}, {Year: -1, Amount: dec("1")}, {Year: 99, Amount: dec("1"), Date: day("9999-12-31"), Component: "x"}, {Year: 1, Amount: dec("-1"), Date: day("0001-01-01")}}
	made := comp.Result{Name: "made", Offer: wrong, Timeline: timeline, Years: make([]comp.Period, 4)}
	madeComparison := comp.Comparison{Case: mixed, Offers: []comp.Result{made, {}, compared.Offers[0]}, Rankings: []comp.Ranking{{}, {Order: []int{7, -1}}}}
	return append(vestingValues(), []any{
		1, 14, -1, 9_999_999, -1 << 62, 1 << 62, true,
		"x", "", "total", "walkaway@-1", "walkaway@99999999999999999999", "year9", "year", "month", "quarter", "calendar", "USD", "\x00",
		dec("-1"), dec("1"), dec("1e40"), dec("-1e-40"),
		day("2027-01-01"), day("0001-01-01"), day("9999-12-31"),
		wrong, right.Offers[0], wrongCase, long, mixed, right, &wrong, &wrongCase, &long, &mixed, &right, &wrong.Grants[0], &wrong.Grants[1], &wrong.Grants[2],
		compared, other, &madeComparison, &comp.Comparison{Case: wrongCase}, &compared.Offers[0], &compared.Offers[1], &other.Offers[0], &made, new(comp.Result), new(comp.Comparison), new(comp.Case), new(comp.Offer), new(comp.Grant),
		comp.Metric{Name: "total"}, []comp.Metric{{}}, []comp.Metric{{Name: "total"}, {Name: "walkaway@3"}},
		comp.Ranking{Order: []int{0, 1}}, comp.Ranking{Order: []int{5, -1}},
		comp.Clawback{Months: 12, Full: 12}, comp.Clawback{Months: 12, Step: -4, Full: -1, Basis: comp.Net, NetRate: dec("3")}, &comp.Clawback{Months: 1 << 40, Kind: comp.Cliff},
		[]comp.Instalment{{}, {Paid: day("2027-01-01"), Amount: dec("5")}, {Paid: day("0001-01-01"), Amount: dec("-5")}}, comp.Departure{On: day("2030-01-01"), Voluntary: true},
		timeline, &timeline, []decimal.Decimal{dec("-1"), dec("1"), {}}, &comp.Period{}, &comp.PlanLimits{{}}, comp.NewLeaving(compared, &compared.Offers[0], true),
		&comp.ESPP{Offering: -1, Purchase: 7}, &comp.Refresher{First: -1}, &comp.Retirement{Tiers: []comp.MatchTier{{}}}, &comp.TopUp{Year: -1}, &comp.Private{Failure: dec("5")},
		&comp.Payment{Strike: dec("1"), Price: dec("1")}, &comp.ValidationError{Terms: []*comp.TermError{{}}}, strings.NewReader("{}"),
		func(*comp.Payment) bool { return true },
	}...)
})

// vestingValues are hostileValues of package vesting.
func vestingValues() []any {
	right, err := vesting.Parse("4y monthly, 12mo cliff")
	if err != nil {
		panic(err)
	}
	fixed, err := vesting.Parse("4y quarterly on 02-29 05-15 08-31 12-31")
	if err != nil {
		panic(err)
	}
	third, err := vesting.NewFraction(1, 3)
	if err != nil {
		panic(err)
	}
	least := vesting.Whole(-1 << 63)
	most := vesting.Whole(1<<63 - 1)
	grant := vesting.Grant{Shares: vesting.Whole(4800), Start: day("2027-01-01")}
	award, err := right.Award(grant)
	if err != nil {
		panic(err)
	}
	terms, err := right.Terms("terms", grant)
	if err != nil {
		panic(err)
	}
	mixed := vesting.Award{Granted: least, Events: []vesting.Event{{}, {Date: day("9999-12-31"), Shares: most, Cumulative: most}, {Date: day("2027-01-01"), Shares: least, Cumulative: least}}}
	window := vesting.ExerciseWindow{Reason: "x", Length: -1 << 62, Unit: 99}
	return []any{
		int64(-1 << 63), int64(1), int64(1<<63 - 1), int32(-1 << 31), int32(1<<31 - 1), int32(2), time.Month(13), time.Month(2),
		"4y monthly, 12mo cliff", "google", "5/15/40/40", []byte("{}"), []byte("null"), []byte(`{"id": "x", "vesting_conditions": [{}]}`),
		least, most, third, vesting.Whole(1), &least, &most, &third,
		vesting.Grant{Shares: least}, vesting.Grant{Shares: most, Start: day("9999-12-31"), Allocation: 99}, vesting.Grant{Shares: third, Allocation: vesting.Fractional, Start: day("0001-01-01")}, grant,
		vesting.Allocation(99), vesting.Allocation(-1), vesting.Fractional,
		right, fixed, &right, &fixed, award, &award, mixed, &mixed, terms, &vesting.Award{Granted: most},
		[]vesting.Fraction{least, most, {}}, []vesting.Event{{Shares: most, Cumulative: least}},
		vesting.Options{Accumulation: 99, PreGrant: 99, Anchor: 99, Repeats: 99, Remainder: 99, NumericDay: 99, SameDay: 99, PartTotal: 99, EarlyEvents: 99, OverAllocation: 99, VestingDay: 99},
		vesting.Acceleration{On: day("2028-01-01"), Part: most}, vesting.Acceleration{Months: 1 << 62}, vesting.Acceleration{Shares: least, From: 99}, vesting.Acceleration{On: day("2028-01-01"), Part: third},
		window, &window,
		&vesting.Issuance{Quantity: least}, &vesting.Issuance{Quantity: most, Start: day("2027-01-01"), Occurrences: []vesting.Occurrence{{}}},
		&vesting.Issuance{Quantity: most, Vestings: []vesting.DatedQuantity{{Quantity: least}, {Quantity: most, Date: day("2027-01-01")}}},
		&vesting.Year{From: least, To: most}, new(vesting.Terms), new(vesting.Schedule), new(vesting.Presets),
	}
}

// declared lists what a package's sources export: functions by name, methods by type.
func declared(t *testing.T, folder string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil || len(files) == 0 {
		t.Fatal(folder, err)
	}
	var names []string
	for _, path := range files {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || !f.Name.IsExported() {
				continue
			}
			name := f.Name.Name
			if f.Recv != nil {
				typ := f.Recv.List[0].Type
				if star, ok := typ.(*ast.StarExpr); ok {
					typ = star.X
				}
				owner := typ.(*ast.Ident)
				if !owner.IsExported() {
					continue
				}
				name = owner.Name + "." + name
			}
			names = append(names, name)
		}
	}
	return names
}
