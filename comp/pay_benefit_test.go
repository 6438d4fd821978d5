package comp_test

import (
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
)

func TestBenefitsAndCosts(t *testing.T) {
	for _, c := range []struct {
		name  string
		b     comp.Benefit
		count int // payments in a year
		first string
		year  string
	}{
		{"by the year", comp.Benefit{Amount: dec("7200"), Per: comp.PerYear}, 12, "600.00", "7200.00"},
		{"by the year where nothing is said", comp.Benefit{Amount: dec("1000")}, 12, "83.33", "1000.00"},
		{"by the month", comp.Benefit{Amount: dec("250"), Per: comp.PerMonth}, 12, "250.00", "3000.00"},
		// 52 * 100 = 5,200 a year, 433.33 a month.
		{"by the week", comp.Benefit{Amount: dec("100"), Per: comp.PerWeek}, 12, "433.33", "5200.00"},
		{"once", comp.Benefit{Amount: dec("1500"), Per: comp.PerOnce}, 1, "1500.00", "1500.00"},
		{"nothing", comp.Benefit{}, 0, "", "0.00"},
	} {
		o := comp.Offer{Company: "Initech", Start: day("2027-01-11"), Base: dec("100000"), Benefits: []comp.Benefit{c.b}, Costs: []comp.Benefit{c.b}}
		benefits, costs := unfolded(t, oneYear(), o, comp.BenefitPay), unfolded(t, oneYear(), o, comp.CostPay)
		if len(benefits) != c.count || len(costs) != c.count {
			t.Errorf("%s: %d benefits and %d costs, want %d", c.name, len(benefits), len(costs), c.count)
			continue
		}
		wantTexts(t, c.name, []string{benefits.Total().StringFixed(2), costs.Total().Neg().StringFixed(2)}, c.year, c.year)
		if c.count > 0 {
			wantTexts(t, c.name, []string{benefits[0].Amount.StringFixed(2), costs[0].Amount.Neg().StringFixed(2)}, c.first, c.first)
		}
	}
}

func TestWhatComesOnceComesOnTheFirstDay(t *testing.T) {
	o := comp.Offer{Company: "Initech", Start: day("2027-01-11"), Base: dec("100000"), Benefits: []comp.Benefit{{Amount: dec("1"), Per: comp.PerOnce}}}
	paid := unfolded(t, caseOf(), o, comp.BenefitPay)
	if len(paid) != 1 || paid[0].Date != day("2027-01-11") || paid[0].Year != 1 || paid[0].Item != "Benefit 1" {
		t.Errorf("paid %+v", paid)
	}
}

// 100,000 of base, a health premium of 7,200 and an HSA contribution of 1,200 a year,
// commuting at 250 a month: total 100,000 + 8,400 - 3,000. Benefits are targets; the cost
// comes off what is guaranteed, and off the cash.
func TestACostIsAsCertainAsTheBase(t *testing.T) {
	o := comp.Offer{
		Company: "Initech", Start: day("2027-01-11"), Base: dec("100000"),
		Benefits: []comp.Benefit{{Name: "Health premium paid", Amount: dec("7200")}, {Name: "HSA", Amount: dec("100"), Per: comp.PerMonth}},
		Costs:    []comp.Benefit{{Name: "Commuting", Amount: dec("250"), Per: comp.PerMonth}},
	}
	c := oneYear()
	c.Offers = []comp.Offer{o}
	r := compare(t, c).Offers[0]
	for metric, want := range map[string]string{"total": "105400.00", "guaranteed": "97000.00", "cash": "97000.00"} {
		if got, _ := r.Figure(metric); got.StringFixed(2) != want {
			t.Errorf("%s: %s, want %s", metric, got, want)
		}
	}
	for certainty, want := range map[comp.Certainty]string{comp.Guaranteed: "97000.00", comp.Target: "8400.00"} {
		sum := r.Timeline.Sum(func(p *comp.Payment) bool { return p.Certainty == certainty })
		if sum.StringFixed(2) != want {
			t.Errorf("%s: %s, want %s", certainty, sum, want)
		}
	}
}

// worked_examples W16 (https://calcmark.org/docs/examples/job-offer/full): 180,000, 15%,
// signing 30,000, RSUs of 200,000 over four years: 287,000 in year 1 and 1,058,000 in four,
// published without the benefits of 15,000 a year, which add 60,000.
func TestPublishedOfferWithBenefits(t *testing.T) {
	o := comp.Offer{
		Company: "A", Start: day("2027-01-11"), Base: dec("180000"), Bonus: comp.Bonus{Rate: dec("0.15")},
		SignOn:   []comp.SignOn{{Year: 1, Amount: dec("30000")}},
		Grants:   []comp.Grant{{Kind: comp.RSU, Value: dec("200000"), Vesting: schedule(t, "4y annual")}},
		Benefits: []comp.Benefit{{Name: "Benefits", Amount: dec("15000")}},
	}
	r := compare(t, caseOf(o)).Offers[0]
	without := func(k int) string {
		return r.Years[k].Total.Sub(r.Years[k].Components[comp.BenefitPay]).StringFixed(2)
	}
	wantTexts(t, "without benefits", []string{without(0), without(1), without(2), without(3)}, "287000.00", "257000.00", "257000.00", "257000.00")
	wantMoney(t, "with benefits", r.Total, "1118000")
}
