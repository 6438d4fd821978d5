package casefile

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// keyAt is a key of the case file at its path.
type keyAt struct {
	field
	path string
	typ  reflect.Type
}

// keysBelow lists the keys of a type that stands at a path, and those below them: each place
// of a type that has several.
func keysBelow(of *parts, path string, t reflect.Type) (keys []keyAt) {
	switch t.Kind() {
	case reflect.Slice:
		return keysBelow(of, path+"[]", t.Elem())
	case reflect.Pointer:
		return keysBelow(of, path, t.Elem())
	case reflect.Struct:
	default:
		return nil
	}
	for _, f := range of.plan(t).fields {
		sf := t.FieldByIndex(f.index)
		at := strings.TrimPrefix(path+"."+f.key, ".")
		keys = append(keys, keyAt{f, at, sf.Type})
		if f.term().Parts != "" {
			at = f.term().Parts
		}
		keys = append(keys, keysBelow(of, at, sf.Type)...)
	}
	for i := range t.NumField() {
		if sf := t.Field(i); sf.Tag.Get("json") == "-" {
			keys = append(keys, keysBelow(of, path, sf.Type)...)
		}
	}
	return keys
}

// Every key of a file has a description, and every description a key: a term goes by its key.
// A type that stands in several places means the same in all of them.
func TestKeysAreDescribed(t *testing.T) {
	for _, file := range []struct {
		*parts
		terms []comp.Term
	}{
		{&caseParts, comp.Terms()},
		{&presetParts, presetTerms[:]},
		{&templateParts, templateTerms[:]},
	} {
		written := map[string]bool{}
		for _, key := range keysBelow(file.parts, "", file.top) {
			written[key.path] = true
			term, described := file.parts.terms(key.path)
			switch {
			case !described || term.Path != key.path:
				t.Errorf("%s has no description", key.path)
			case term.Meaning == "" || term.Kind == "" || term.Example == "":
				t.Errorf("%s is described as %+v", key.path, term)
			case (term.Kind == comp.KindWord) != (len(term.Choices) > 1):
				t.Errorf("%s is a %s with the choices %q", key.path, term.Kind, term.Choices)
			}
			if term.Path = key.term().Path; !gocmp.Equal(term, *key.term(), cmpopts.IgnoreUnexported(comp.Term{}), gocmp.Comparer(decimal.Decimal.Equal)) {
				t.Errorf("%s is described as %+v, and at %s, which has the same type, as %+v", key.path, term, key.term().Path, *key.term())
			}
		}
		for _, term := range file.terms {
			if !written[term.Path] {
				t.Errorf("%s is described and no key", term.Path)
			}
		}
	}
}

// frames are the keys of an offer, or of a case, in which a term can stand that needs others
// beside it, or on which no figure would depend without them. A path that ends in a dot is that
// of all other terms below it, each as KEY. Terms without a frame stand beside the keys that
// their part requires.
var frames = map[string]string{
	"growth_timing":          "growth: 5%%\ngrowth_timing: %s",
	"cost_of_living":         "cost_of_living: %s",
	"cost_of_living[].index": "cost_of_living: {Seattle: %s}",
	"cost_of_living[].place": "cost_of_living: [{index: 145, place: %s}]",
	"fx[].on":                "fx: {EUR: {on: %s, rate: 1.08}}",
	"fx[].rate":              "fx: {EUR: {on: 2027-01-01, rate: %s}}",

	"offers[].raise[].on":                      "raise: [{on: %s, to: 180k}]",
	"offers[].raise[].to":                      "raise: [{on: 2028-04-01, to: %s}]",
	"offers[].commission":                      "commission: %s",
	"offers[].commission.":                     "commission: {target: 80k, KEY: %s}",
	"offers[].commission.target":               "commission: {target: %s}",
	"offers[].commission.ote":                  "commission: {ote: %s}",
	"offers[].commission.accelerators[].above": "commission: {target: 80k, attainment: 120%%, accelerators: [{rate: 150%%, above: %s}]}",
	"offers[].commission.accelerators[].rate":  "commission: {target: 80k, attainment: 120%%, accelerators: [{above: 100%%, rate: %s}]}",
	"offers[].commission.ramp.months":          "commission: {target: 80k, attainment: 50%%, ramp: {months: %s}}",
	"offers[].commission.ramp.guarantee":       "commission: {target: 80k, attainment: 50%%, ramp: {months: 3, guarantee: %s}}",
	"offers[].commission.draw.amount":          "commission: {target: 80k, draw: {kind: recoverable, amount: %s}}",
	"offers[].commission.draw.kind":            "commission: {target: 80k, draw: {months: 6, amount: 20k, kind: %s}}",
	"offers[].commission.draw.months":          "commission: {target: 80k, draw: {amount: 20k, months: %s}}",
	"offers[].bonus.of":                        "bonus: {target: 15%%, paid: 03-15, of: %s}",
	"offers[].bonus.hired_by":                  "start: 2026-11-01\nbonus: {target: 15%%, paid: 03-15, hired_by: %s}",
	"offers[].bonus.prorate":                   "bonus: {target: 15%%, paid: 03-15, prorate: %s}",
	"offers[].bonuses[].of":                    "bonuses: [{target: 15%%, paid: 03-15, of: %s}]",
	"offers[].bonuses[].hired_by":              "start: 2026-11-01\nbonuses: [{target: 15%%, paid: 03-15, hired_by: %s}]",
	"offers[].bonuses[].prorate":               "bonuses: [{target: 15%%, paid: 03-15, prorate: %s}]",
	"offers[].sign_on[].on":                    "start: 2027-01-11\nsign_on: {amount: 40k, on: %s}",
	"offers[].sign_on[].clawback.from":         "sign_on: {year: 2, amount: 40k, clawback: {months: 24, from: %s}}",
	"offers[].sign_on[].clawback.then":         "sign_on: {amount: 40k, clawback: {months: 24, full: 12 months, then: %s}}",
	"offers[].sign_on[].clawback.tax_rate":     "sign_on: {amount: 40k, clawback: {months: 24, basis: net, tax_rate: %s}}",
	"offers[].relocation.clawback.basis":       "relocation: {amount: 10k, gross_up: 35%%, clawback: {months: 24, basis: %s}}",
	"offers[].relocation.clawback.then":        "relocation: {amount: 10k, clawback: {months: 24, full: 12 months, then: %s}}",
	"offers[].relocations[].clawback.basis":    "relocations: [{amount: 10k, gross_up: 35%%, clawback: {months: 24, basis: %s}}]",
	"offers[].relocations[].clawback.then":     "relocations: [{amount: 10k, clawback: {months: 24, full: 12 months, then: %s}}]",
	"offers[].relocations[].clawback.tax_rate": "relocations: [{amount: 10k, clawback: {months: 24, basis: net, tax_rate: %s}}]",
	"offers[].relocation.clawback.tax_rate":    "relocation: {amount: 10k, clawback: {months: 24, basis: net, tax_rate: %s}}",
	"offers[].retirement.true_up":              "retirement: {tiers: [{rate: 50%%, up_to: 6%%}], contribution: 60%%, true_up: %s}",
	"offers[].current":                         "start: 2024-01-01\nraise: 3%%\ncurrent: %s",
	"offers[].promotion.refreshers":            "price: 100\nrefreshers: {value: 60k, vesting: 4y quarterly}\npromotion: {on: 2028-03-01, refreshers: %s}",
	"offers[].promotion.refreshers.value":      "price: 100\npromotion: {on: 2028-03-01, refreshers: {vesting: 4y quarterly, value: %s}}",
	"offers[].promotion.refreshers.vesting":    "price: 100\nrefreshers: {value: 60k, vesting: 4y quarterly}\npromotion: {on: 2028-03-01, refreshers: {value: 80k, vesting: %s}}",
	"offers[].promotion.probability":           "promotion: {on: 2028-03-01, base: 200k, probability: %s}",
	"offers[].promotion.level":                 "promotion: {on: 2028-03-01, base: 200k, level: %s}",
	"offers[].promotion.bonus":                 "promotion: {on: 2028-03-01, bonus: %s}",
	"offers[].promotion.on":                    "promotion: {base: 200k, on: %s}",
	"offers[].promotion.base":                  "promotion: {on: 2028-03-01, base: %s}",
	"offers[].retirement.contribution":         "retirement: {tiers: [{rate: 50%%, up_to: 6%%}], contribution: %s}",
	"offers[].retirement.plan":                 "retirement: {tiers: [{rate: 50%%, up_to: 6%%}], plan: %s}",
	"offers[].retirement.vesting":              "retirement: {tiers: [{rate: 50%%, up_to: 6%%}], vesting: %s}",
	"offers[].retirement.included":             "retirement: {employer: 12%%, included: %s}",
	"offers[].retirement.pay":                  "bonus: 10%%\nretirement: {employer: 12%%, pay: %s}",

	"offers[].price.interpolation": "rsu: {shares: 220, vesting: 4y quarterly}\nprice: {path: [{on: 2027-01-11, price: 170}, {on: 2028-01-11, price: 200}], interpolation: %s}",
	"offers[].price.path[].price":  "price: {today: 170, path: [{on: 2027-01-11, price: %s}]}",
	"offers[].sell":                "price: {today: 170, growth: 5%%}\nrsu: {shares: 220, vesting: 4y quarterly}\nsell: %s",

	"offers[].options":                  "price: 12\noptions: %s",
	"offers[].grants":                   "price: 170\ngrants: %s",
	"offers[].grants[].":                "price: {today: 170, growth: 5%%}\ngrants: [{value: 300k, vesting: 4y quarterly, KEY: %s}]",
	"offers[].grants[].shares":          "price: 170\ngrants: [{vesting: 4y quarterly, shares: %s}]",
	"offers[].grants[].value":           "grants: [{vesting: 4y quarterly, value: %s}]",
	"offers[].grants[].vesting":         "grants: [{value: 300k, vesting: %s}]",
	"offers[].grants[].percent":         "private: {fmv: 4, fully_diluted: 20m, exit: {value: 400m, on: 2030-06-30}}\ngrants: [{vesting: 4y quarterly, percent: %s}]",
	"offers[].grants[].payout":          "price: 170\ngrants: [{kind: psu, shares: 221, vesting: 4y quarterly, payout: %s}]",
	"offers[].options.percent":          "private: {fmv: 4, fully_diluted: 20m}\noptions: {strike: 3, vesting: 4y quarterly, percent: %s}",
	"offers[].rsu.percent":              "private: {fmv: 4, fully_diluted: 20m}\nrsu: {vesting: 4y quarterly, percent: %s}",
	"offers[].grants[].allocation":      "price: 170\ngrants: [{shares: 221, vesting: 4y quarterly, allocation: %s}]",
	"offers[].grants[].double_trigger":  "private: {fully_diluted: 12m, fmv: 4, exit: {value: 400m, on: 2030-06-30}}\ngrants: [{value: 300k, vesting: 4y quarterly, double_trigger: %s}]",
	"offers[].grants[].type":            "price: 12\ngrants: [{kind: option, shares: 10000, strike: 3, vesting: 4y monthly, type: %s}]",
	"offers[].grants[].strike":          "price: 12\ngrants: [{kind: option, shares: 10000, vesting: 4y monthly, strike: %s}]",
	"offers[].grants[].expires":         "price: 12\ngrants: [{kind: option, shares: 10000, strike: 3, vesting: 1:100, expires: %s}]",
	"offers[].grants[].exercise_window": "private: {fmv: 12}\ngrants: [{kind: option, shares: 10000, strike: 3, vesting: 4y monthly, exercise_window: %s}]",

	"offers[].base.":          "base: {amount: 100, per: hour, KEY: %s}",
	"offers[].base.amount":    "base: {per: hour, amount: %s}",
	"offers[].base.per":       "base: {amount: 30000, per: %s}",
	"offers[].base.days":      "base: {amount: 500, per: day, days: %s}",
	"offers[].base.payments":  "base: {amount: 3000, per: month, payments: %s}",
	"offers[].base.extra":     "base: {amount: 3000, per: month, extra: %s}",
	"offers[].raise[].amount": "raise: [{on: 2028-04-01, per: hour, amount: %s}]",
	"offers[].raise[].per":    "raise: [{on: 2028-04-01, amount: 110, per: %s}]",
	"offers[].benefits[].on":  "benefits: [{amount: 500, on: %s}]",
	"offers[].costs[].on":     "costs: [{amount: 500, on: %s}]",

	"offers[].refreshers[].":                "refreshers: {value: 60k, vesting: 4y quarterly, KEY: %s}",
	"offers[].refreshers[].value":           "refreshers: {vesting: 4y quarterly, value: %s}",
	"offers[].refreshers[].vesting":         "refreshers: {value: 60k, vesting: %s}",
	"offers[].refreshers[].kind":            "price: {today: 170, growth: 5%%}\nrefreshers: {shares: 2000, vesting: 4y quarterly, kind: %s}",
	"offers[].refreshers[].shares":          "price: 170\nrefreshers: {vesting: 4y quarterly, shares: %s}",
	"offers[].refreshers[].percent":         "private: {fmv: 4, fully_diluted: 20m, exit: {value: 400m, on: 2030-06-30}}\nrefreshers: {vesting: 4y quarterly, percent: %s}",
	"offers[].refreshers[].type":            "price: 12\nrefreshers: {kind: option, shares: 2000, vesting: 4y quarterly, type: %s}",
	"offers[].refreshers[].strike":          "price: 12\nrefreshers: {kind: option, shares: 2000, vesting: 4y quarterly, strike: %s}",
	"offers[].refreshers[].expires":         "private: {fmv: 12}\nrefreshers: {kind: option, shares: 2000, strike: 3, vesting: 1:100, expires: %s}",
	"offers[].refreshers[].exercise_window": "private: {fmv: 12}\nrefreshers: {kind: option, shares: 2000, strike: 3, vesting: 4y monthly, exercise_window: %s}",
	"offers[].refreshers[].share_of_grant":  "price: 170\nrsu: {shares: 220, vesting: 4y quarterly}\nrefreshers: {vesting: 4y quarterly, share_of_grant: %s}",

	"offers[].espp.lookback": "price: {today: 170, growth: 5%%}\nespp: {contribution: 10%%, lookback: %s}",
	"offers[].espp.offering": "price: {today: 170, growth: 5%%}\nespp: {contribution: 10%%, lookback: true, offering: %s}",
	"offers[].espp.purchase": "price: {today: 170, growth: 5%%}\nespp: {contribution: 10%%, lookback: true, purchase: %s}",
	"offers[].espp.limit":    "espp: {contribution: 30%%, discount: 15%%, limit: %s}",

	"offers[].private.rounds[].raise":     "private: {fmv: 4, rounds: [{pre_money: 200m, raise: %s}]}",
	"offers[].private.rounds[].pre_money": "private: {fmv: 4, rounds: [{raise: 50m, pre_money: %s}]}",
	"offers[].private.exit":               "private: {fully_diluted: 12m, exit: %s}",
	"offers[].private.exit.value":         "private: {fully_diluted: 12m, exit: {on: 2030-06-30, value: %s}}",
	"offers[].private.exit.on":            "private: {fully_diluted: 12m, exit: {value: 400m, on: %s}}",
	"offers[].private.tender":             "private: {fmv: 4, tender: %s}",
	"offers[].private.tender.on":          "private: {fmv: 4, tender: {share: 20%%, price: 10, on: %s}}",
	"offers[].private.tender.share":       "private: {fmv: 4, tender: {on: 2028-06-30, price: 10, share: %s}}",
	"offers[].private.tender.price":       "private: {fmv: 4, tender: {on: 2028-06-30, share: 20%%, price: %s}}",
}

// caseWith writes a case in which a term has a value. An empty value leaves the term out.
func caseWith(t *testing.T, path, value string) string {
	t.Helper()
	part, key := path[:strings.LastIndex(path, ".")+1], path[strings.LastIndex(path, ".")+1:]
	inOffer, isOffers := strings.CutPrefix(path, "offers[].")
	frame := cmp.Or(frames[path], strings.ReplaceAll(frames[part], "KEY", key))
	switch {
	case frame != "":
	case isOffers:
		frame = frameOf(t, reflect.TypeFor[Offer](), inOffer)
	default:
		frame = frameOf(t, reflect.TypeFor[File](), path)
	}
	text := fmt.Sprintf(frame, value)
	if value == "" {
		text = regexp.MustCompile(`(, |\n)?[a-z_]+: ([]}]*)$`).ReplaceAllString(text, "$2")
	}
	if !isOffers {
		return text + "\noffers: [{company: Acme, location: Seattle, base: 100k, bonus: 10%, price: 170, rsu: {shares: 220, vesting: 4y quarterly}, refreshers: {value: 60k, vesting: 4y quarterly}}" +
			", {company: Initech, base: 90k}, {company: Globex, base: 90k}]\n"
	}
	for _, required := range []string{"base: 100k", "company: Acme"} {
		key, _, _ := strings.Cut(inOffer, ".")
		if !strings.HasPrefix(required, key+": ") {
			text = required + "\n" + text
		}
	}
	return "offers:\n  - " + strings.ReplaceAll(text, "\n", "\n    ") + "\n"
}

// frameOf writes the keys of a type that it requires, and the one of a path within it last, as
// %s.
func frameOf(t *testing.T, typ reflect.Type, path string) string {
	key, below, _ := strings.Cut(path, ".")
	key, isList := strings.CutSuffix(key, "[]")
	f := caseParts.plan(typ).field(key)
	if f == nil {
		t.Fatalf("%s has no key %s", typ, key)
	}
	var keys []string
	for _, other := range caseParts.plan(typ).fields {
		if other.required && other.key != key && typ != reflect.TypeFor[Offer]() {
			keys = append(keys, other.key+": "+strings.ReplaceAll(other.term().Example, "%", "%%"))
		}
	}
	value := "%s"
	if below != "" {
		inner := typ.FieldByIndex(f.index).Type
		if isList || inner.Kind() == reflect.Pointer {
			inner = inner.Elem()
		}
		value = "{" + frameOf(t, inner, below) + "}"
		if isList {
			value = "[" + value + "]"
		}
	}
	return strings.Join(append(keys, key+": "+value), ", ")
}

// mistakes reads a case in which a term has a value.
func mistakes(t *testing.T, path, value string) error {
	t.Helper()
	_, err := Read(Options{Today: today}, Source{"a.yaml", []byte(caseWith(t, path, value))})
	return err
}

// What a description gives as an example can be written.
func TestExamplesAreRead(t *testing.T) {
	for _, term := range comp.Terms() {
		if term.Example == "" || term.Path == "offers" || term.Path == "offers[].from" { // which needs another offer
			continue
		}
		if err := mistakes(t, term.Path, term.Example); err != nil {
			t.Errorf("%s\n%v", caseWith(t, term.Path, term.Example), err)
		}
	}
}

// A word that a term may be is read, and no other one.
func TestChoicesAreRead(t *testing.T) {
	for _, term := range comp.Terms() {
		if len(term.Choices) == 0 {
			continue
		}
		for _, word := range term.Choices {
			if term.Path == "offers[].grants[].kind" && word == "option" {
				continue // of options there is a count and no value
			}
			if err := mistakes(t, term.Path, word); err != nil {
				t.Errorf("%s\n%v", caseWith(t, term.Path, word), err)
			}
		}
		if err := mistakes(t, term.Path, "otherwise"); err == nil {
			t.Errorf("%s takes any word", term.Path)
		}
	}
}

// writeValue writes a value of a term as a case file has it, and the least step from it to
// another.
func writeValue(term comp.Term, value decimal.Decimal) (text string, step decimal.Decimal) {
	switch term.Kind {
	case comp.KindRate, comp.KindRateOrMoney:
		return value.Shift(2).String() + "%", decimal.New(1, -4)
	case comp.KindMoney, comp.KindPrice:
		return value.String(), decimal.New(1, -2)
	case comp.KindMonths, comp.KindDays:
		return value.String() + " " + string(term.Kind), one
	}
	return value.String(), one
}

// lists write a list of so many items.
var lists = map[string]func(i int) string{
	"offers[].commission.accelerators": func(i int) string { return fmt.Sprintf("{above: %d%%, rate: 150%%}", 100+i) },
	"offers[].bonuses":                 func(int) string { return "1k" },
	"offers[].relocations":             func(int) string { return "1k" },
	"offers[].grants":                  func(int) string { return "{value: 1k, vesting: 1y annual}" },
	"offers[].benefits":                func(int) string { return "1k" },
	"offers[].quoted":                  func(int) string { return "300k" },
	"offers[].costs":                   func(int) string { return "1k" },
	"offers[].private.rounds":          func(int) string { return "1%" },
	"offers[].retirement.tiers":        func(i int) string { return fmt.Sprintf("{rate: 50%%, up_to: %d%%}", i+1) },
}

// The least and the greatest value of a term are read, and those just beyond them are not.
func TestBoundsHold(t *testing.T) {
	for _, term := range comp.Terms() {
		if term.Bounds.IsZero() {
			continue
		}
		write := func(value decimal.Decimal) string { text, _ := writeValue(term, value); return text }
		if term.Kind == comp.KindList {
			item := lists[term.Path]
			if item == nil {
				if term.Path != "offers" { // TestLimits holds them
					t.Errorf("no test writes a list of %s", term.Path)
				}
				continue
			}
			write = func(value decimal.Decimal) string {
				var items []string
				for i := range int(value.IntPart()) {
					items = append(items, item(i))
				}
				return "[" + strings.Join(items, ", ") + "]"
			}
		}
		if term.Kind == comp.KindText {
			write = func(value decimal.Decimal) string { return strconv.Quote(strings.Repeat("x", int(value.IntPart()))) }
		}
		_, step := writeValue(term, decimal.Zero)
		least, most := term.Bounds.Lo, term.Bounds.Hi
		if term.Bounds.Above {
			least = least.Add(step)
		}
		if term.Bounds.Below {
			most = most.Sub(step)
		}
		for _, value := range []decimal.Decimal{least, most} {
			if term.Path == "offers[].promotion.base" && value.Equal(least) {
				continue // below the salary of its day, which testdata/bad/promotion-low.yaml has
			}
			if err := mistakes(t, term.Path, write(value)); err != nil {
				t.Errorf("%s: %.200s, within %v, is refused: %v", term.Path, write(value), term.Bounds, err)
			}
		}
		for _, value := range []decimal.Decimal{least.Sub(step), most.Add(step)} {
			if term.Kind == comp.KindList && value.IsNegative() {
				continue
			}
			if strings.HasSuffix(term.Path, "clawback.months") && value.IsZero() {
				continue // which says that there is none
			}
			if err := mistakes(t, term.Path, write(value)); err == nil {
				t.Errorf("%s: %.200s, outside %v, is read", term.Path, write(value), term.Bounds)
			}
		}
	}
}

// remembered lists the terms that the figures of a case rest on.
func remembered(t *testing.T, file Source) (paths []string) {
	t.Helper()
	kase, err := Read(Options{Today: today}, file)
	if err != nil {
		t.Fatal(err)
	}
	result, err := comp.Compare(kase)
	if err != nil {
		t.Fatal(err)
	}
	metrics := append(comp.MetricNames(kase.Years), "walkaway@1", "walkaway@12")
	for _, further := range comp.FurtherMetricNames() {
		if _, has := result.Ranking(further); has {
			metrics = append(metrics, further)
		}
	}
	for _, metric := range metrics {
		sensitivity, err := result.Sensitivity(metric)
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, sensitivity.Terms...)
	}
	return paths
}

// unshipped is what no shipped case has: investors whose part is the preference at the
// preferred price, and parts of a relocation that are owed net of a tax rate of their own, or grossed up.
const unshipped = `company: Hooli
base: 150k
relocation: {amount: 10k, clawback: {months: 24, basis: net, tax_rate: 35%}}
relocations: [{amount: 5k, gross_up: 30%}, {amount: 5k, clawback: {months: 24, basis: net, tax_rate: 35%}}]
private: {preferred: 5, fully_diluted: 20m, liquidation_preference: 15m, exit: {value: 200m, on: 2029-12-31}}
options: {shares: 10k, strike: 1.20, vesting: 4y monthly}
`

// unshippedValue is neither: a value that becomes shares at a fair market value.
const unshippedValue = `company: Hooli
base: 150k
private: {fmv: 5, fully_diluted: 20m, exit: {value: 200m, on: 2029-12-31}}
grants: [{kind: rsu, value: 100k, vesting: 4y annual}]
`

// unshippedTaxes is a case that is taxed at one rate.
const unshippedTaxes = `candidate: {tax_rate: 35%}
offers: [{company: Hooli, base: 150k}]
`

// What figures rest on is described as what moves, and nothing else is.
func TestWhatMovesIsDescribed(t *testing.T) {
	files := []Source{{"unshipped.yaml", []byte(unshipped)}, {"fmv.yaml", []byte(unshippedValue)}, {"taxes.yaml", []byte(unshippedTaxes)}}
	names, err := filepath.Glob("../../testdata/cases/*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, Source{name, data})
	}
	moves := map[string]bool{}
	for _, file := range files {
		for _, path := range remembered(t, file) {
			term, known := comp.FindTerm(path)
			if moves[term.Path] = true; !known || !term.Moves {
				t.Errorf("%s: figures rest on %s, which is described as %+v", file.Name, path, term)
			}
		}
	}
	for _, term := range comp.Terms() {
		if term.Moves && !moves[term.Path] {
			t.Errorf("%s is described as moving, and no figure rests on it", term.Path)
		}
	}
}

// defaultsInWords are the terms whose default no case file can state: it depends on others.
var defaultsInWords = []string{
	"as_of", "offers[].start", "offers[].currency", "offers[].equity_currency", "offers[].bonus.paid", "offers[].bonus.year", "offers[].bonus.hired_by",
	"offers[].commission.draw.months", "offers[].bonus.name", "offers[].bonuses[].name", "offers[].bonuses[].paid", "offers[].bonuses[].year", "offers[].bonuses[].hired_by", "offers[].sign_on[].year", "offers[].price.growth", "offers[].price.growth_timing",
	"offers[].grants[].start", "offers[].grants[].expires", "offers[].private.investors", "offers[].retirement.contribution", "offers[].retirement.vesting",
	"offers[].base.hours", "offers[].base.extra", "offers[].benefits[].taxable", "offers[].benefits[].on", "offers[].benefits[].paid", "offers[].costs[].on", "offers[].costs[].paid",
	"offers[].sign_on[].clawback.tax_rate", "offers[].relocation.clawback.tax_rate", "offers[].relocations[].clawback.tax_rate", "offers[].retirement.plan",
	"offers[].promotion.bonus", "offers[].promotion.refreshers.vesting", "offers[].refreshers[].strike",
}

// withoutFigure are the terms on which no figure depends where they can be missing, and why.
var withoutFigure = map[string]string{
	"offers[].benefits[].taxable":          "figures are before taxes",
	"offers[].sign_on[].clawback.basis":    "net is gross without a tax rate, which cannot stand beside a missing basis",
	"offers[].retirement.plan":             "in US dollars it is a 401k",
	"offers[].relocation.clawback.from":    "it is paid on the first day",
	"offers[].relocations[].clawback.from": "it is paid on the first day",
}

// figures writes everything that a case with a value of a term comes to, for who stays and for
// who leaves in any month; nothing where the case cannot be read.
func figures(t *testing.T, path, value string) string {
	t.Helper()
	kase, err := Read(Options{Today: today}, Source{"a.yaml", []byte(caseWith(t, path, value))})
	if err != nil {
		return ""
	}
	result, err := comp.Compare(kase)
	if err != nil {
		t.Fatal(err)
	}
	r := &result.Offers[0]
	text := fmt.Sprintln(kase.Years, kase.Tolerance)
	for _, figure := range r.Metrics {
		text += fmt.Sprintln(figure.Metric.Name, figure.Value)
	}
	for _, p := range r.Timeline {
		text += fmt.Sprintln(p.Date, p.Component, p.Certainty, p.Amount)
	}
	for _, voluntary := range []bool{true, false} {
		leaving := comp.NewLeaving(result, r, voluntary)
		for month := 1; month <= 48; month++ {
			w := leaving.After(month)
			text += fmt.Sprintln(month, voluntary, w.Net, w.Clawback, w.LeftBehind)
			for _, f := range w.Forfeits {
				text += fmt.Sprintln(f.Item, f.Quantity, f.Amount, f.Unpriced, f.Award, f.Term, f.Granted)
			}
			for _, e := range w.Exercises {
				text += fmt.Sprintln(e.Item, e.Options, e.Cost, e.Until)
			}
		}
	}
	return text
}

// A default is what a missing term means: stating it changes no figure, and stating something
// else does.
func TestDefaultsAreWhatAMissingTermMeans(t *testing.T) {
	for _, term := range comp.Terms() {
		switch {
		case term.Default == "":
			continue
		case slices.Contains(defaultsInWords, term.Path):
			if figures(t, term.Path, term.Default) != "" {
				t.Errorf("%s: %s can be stated", term.Path, term.Default)
			}
			continue
		}
		missing := figures(t, term.Path, "")
		if stated := figures(t, term.Path, term.Default); stated == "" || missing != stated {
			t.Errorf("%s is not %s where it is missing, but\n%s", term.Path, term.Default, caseWith(t, term.Path, ""))
		}
		if withoutFigure[term.Path] != "" {
			continue
		}
		other := func(value string) bool { got := figures(t, term.Path, value); return got != "" && got != missing }
		if !slices.ContainsFunc(append([]string{term.Example, "true", "false", "3 months", "30 days", "25%", "30"}, term.Choices...), other) {
			t.Errorf("%s: no figure depends on it in\n%s", term.Path, caseWith(t, term.Path, ""))
		}
	}
}
