package report

import (
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// What an option is worth is what the price has over its strike, and says so at any price:
// 1,000 options in four yearly parts are 250 a vest. A share costs nothing to exercise.
func TestHowAVestCameAbout(t *testing.T) {
	listed := func(price string) func(*comp.Offer) {
		return func(o *comp.Offer) { o.Price.Today = amount(price) }
	}
	private := func(exit string) func(*comp.Offer) { // 10m shares of an exit after all has vested
		return func(o *comp.Offer) {
			o.Price = comp.Price{}
			o.Private = comp.Private{FullyDiluted: amount("10000000"), Exit: comp.Exit{Value: amount(exit), On: vesting.MustDate("2031-01-04")}}
		}
	}
	for _, c := range []struct {
		name   string
		strike string
		bend   func(*comp.Offer)
		want   string
		amount string
	}{
		{"above water", "50", listed("60"), "250 x (60 - 50)", "2500"},
		{"at the strike", "50", listed("50"), "250 x (50 - 50)", "0"},
		{"underwater", "50", listed("40"), "250 x max(0, 40 - 50)", "0"},
		{"underwater at the exit", "50", private("400000000"), "1,000 x max(0, 40 - 50)", "0"},
		{"above water at the exit", "50", private("600000000"), "1,000 x (60 - 50)", "10000"},
		{"shares", "", listed("40"), "250 x 40", "10000"},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := offerOf("B", c.bend)
			g := comp.Grant{Kind: comp.RSU, Shares: amount("1000"), Vesting: schedule(t, "4y annual")}
			if c.strike != "" {
				g.Kind, g.Strike = comp.Option, amount(c.strike)
			}
			o.Grants = []comp.Grant{g}
			e, err := Explain(compared(t, o), Question{})
			if err != nil {
				t.Fatal(err)
			}
			vests := 0
			for _, p := range e.Offers[0].Payments {
				if p.Term != comp.GrantTerm.At(0) {
					continue
				}
				if vests++; How(&p, comp.USD) != c.want || !p.Amount.Equal(amount(c.amount)) {
					t.Errorf("%s on %v: got %q, want %q", p.Amount, p.Date, How(&p, comp.USD), c.want)
				}
			}
			if vests == 0 {
				t.Error("nothing vests")
			}
		})
	}
}

// A name that is printed finds its offer, though another one differs from it by case alone.
// A name may be as tables shorten it, the company's, or the beginning of one name alone.
func TestFindOfferByWhatItIsCalled(t *testing.T) {
	c := &comp.Comparison{Offers: []comp.Result{
		{Name: "Initech Robotics", Short: "Initech", Offer: comp.Offer{Company: "Initech Robotics"}},
		{Name: "Initrode Lead", Short: "Initrode Lead", Offer: comp.Offer{Company: "Initrode"}},
		{Name: "Initrode Clerk", Short: "Initrode Clerk", Offer: comp.Offer{Company: "Initrode"}},
	}}
	for name, want := range map[string]string{
		"initech": "Initech Robotics", "INITECH ROBO": "Initech Robotics", "Initrode L": "Initrode Lead",
		"Initrode": "", "Init": "", "": "", "Initech Robotics Lab": "", "\xff": "",
	} {
		got := ""
		if r, err := FindOffer(c, name); err == nil {
			got = r.Name
		}
		if got != want {
			t.Errorf("%q is %q, not %q", name, got, want)
		}
	}
}

func TestFindOfferPrefersWhatIsPrinted(t *testing.T) {
	c := &comp.Comparison{Offers: []comp.Result{{Name: "ACME"}, {Name: "Acme"}}}
	for name, want := range map[string]string{"Acme": "Acme", "ACME": "ACME", "acme": "ACME"} {
		if r, err := FindOffer(c, name); err != nil || r.Name != want {
			t.Errorf("%s: %v, %v, want %s", name, r, err, want)
		}
	}
}

// A third of 100 is shown with as many digits as it takes to make the amount again: 21,125 x (33.333333 - 3)
// would be 640,791.66, and the exit pays a third of 100 exactly, 640,791.67. For 1,000 six are enough.
func TestAPriceThatIsAQuotientMakesItsAmount(t *testing.T) {
	for quantity, want := range map[string]string{"21125": "21,125 x (33.3333333 - 3)", "1000": "1,000 x (33.333333 - 3)"} {
		p := comp.Payment{Quantity: amount(quantity), Price: amount("33.333333333333333333333333333333333333"), Strike: amount("3"), Valued: comp.AtExit}
		if got := How(&p, comp.USD); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
