package comp_test

import (
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
)

// A path stands for itself, or without an offer for the term of every offer that has it: the
// payout of a bonus where there is one, the growth of a share that pays and that no path dates.
func TestTermsAt(t *testing.T) {
	dated := comp.Offer{Company: "Hooli", Base: dec("1"), Grants: []comp.Grant{{Kind: comp.RSU, Shares: dec("100"), Vesting: schedule(t, "4y annual")}},
		Price: comp.Price{Path: []comp.PricePoint{{On: day("2027-01-11"), Price: dec("10")}}}}
	c := caseOf(amazon(t), comp.Offer{Company: "Globex", Base: dec("1"), Bonus: comp.Bonus{Rate: dec("0.1")}, Bonuses: []comp.Bonus{{Amount: dec("5000")}}, Raise: comp.Raise{Rate: dec("0.03")}}, dated)
	for path, want := range map[string][]string{
		"growth":                        {"growth"},
		"price.growth":                  {"offers[0].price.growth"},
		"base":                          {"offers[0].base", "offers[1].base", "offers[2].base"},
		"bonus.payout":                  {"offers[1].bonus.payout", "offers[1].bonuses[0].payout"},
		"raise.rate":                    {"offers[1].raise.rate"},
		"offers[1].bonus.payout":        {"offers[1].bonus.payout"},
		"offers[0].bonus.payout":        nil,
		"offers[1].bonuses[0].payout":   {"offers[1].bonuses[0].payout"},
		"sign_on[1].amount":             {"offers[0].sign_on[1].amount"},
		"sign_on[7].amount":             nil,
		"price.today":                   {"offers[0].price.today"},
		"hours":                         {"offers[0].hours", "offers[1].hours", "offers[2].hours"},
		"commission.attainment":         nil,
		"company":                       nil,
		"bonus":                         nil,
		"nonsense":                      nil,
		"offers[2].price.path[0].price": {"offers[2].price.path[0].price"},
	} {
		wantTexts(t, path, c.TermsAt(path), want...)
	}
}
