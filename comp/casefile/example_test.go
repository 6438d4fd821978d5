package casefile_test

import (
	"errors"
	"fmt"

	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/vesting"
)

func ExampleRead() {
	data := []byte(`
offers:
  - company: Amazon
    start: 2027-01-11
    base: 160k
    sign_on: [127k, 94k]
    rsu: {shares: 220, price: 1200, vesting: 5/15/40/40}
`)
	options := casefile.Options{Today: vesting.MustDate("2026-11-23")}
	kase, err := casefile.Read(options, casefile.Source{Name: "offers.yaml", Data: data})
	if err != nil {
		fmt.Println(err)
		return
	}
	offer := kase.Offers[0]
	fmt.Println(offer.Company, offer.Base, offer.SignOn[1].Amount, offer.TodaysPrice(), kase.AsOf)
	// Output: Amazon 160000 94000 1200 2026-11-23
}

// Every mistake of a file is answered at once.
func ExampleErrors() {
	data := []byte(`offers:
  - company: Initech
    base: 150k
    sing_on: 40k
    bonus: {target: 15}
`)
	_, err := casefile.Read(casefile.Options{Today: vesting.MustDate("2026-11-23")}, casefile.Source{Name: "offers.yaml", Data: data})
	var found casefile.Errors
	if errors.As(err, &found) {
		for _, e := range found {
			fmt.Printf("line %d: %s; %s\n", e.Line, e.Message, e.Mend)
		}
	}
	// Output:
	// line 4: unknown key "sing_on"; did you mean "sign_on"?
	// line 5: "15" can be a rate or an amount; write 15% for a share of base, or $15 for an amount
}
