package comp

// kindOfPay is all that the model knows of one kind of pay. A new kind is a file of its own,
// with its terms and rules, and a line in kinds; its components have a line in componentOrder.
type kindOfPay struct {
	group      string                              // heading of its terms
	components []componentOfPay                    // what its payments belong to
	keys       []string                            // of an offer, that its terms begin with
	terms      func() []Term                       // as paths within an offer
	check      func(o *Offer, at checker, c *Case) // names the terms that cannot stand
	unfold     func(*unfolding)                    // pays it
}

// componentOfPay says what a component is.
type componentOfPay struct {
	key       Component
	title     string // for a person: "Sign-on"
	form      form
	certainty Certainty // of its payments, where they say nothing else
}

// form is what a payment arrives as.
type form int

const (
	inCash    form = iota // money in the bank account; what is taken from it too
	inKind                // worth money and no money: insurance, a meal
	lockedUp              // money in a retirement account
	inShares              // worth what a listed share is worth
	inGranted             // the same on a vesting schedule; of a private company what its exit pays
)

// kinds lists the kinds of pay in the order in which an offer unfolds: an exit pays the awards
// that the kinds before it have put by, a top-up fills up what they leave, and dividends come
// with what has vested.
var kinds []kindOfPay

// It is set here and not where it is declared, because the rules of a kind ask for the kinds.
func init() {
	kinds = []kindOfPay{
		salaryKind, bonusKind, commissionKind, profitSharingKind, signOnKind, relocationKind, benefitKind, matchKind, esppKind, costKind,
		grantKind, refresherKind, exitKind, topUpKind, promotionKind, dividendKind,
	}
	for i := range kinds {
		for _, c := range kinds[i].components {
			components[c.key.rank()] = c
		}
	}
}

// componentOrder is the order of the components in every report and every stacked chart: from
// certain to uncertain, then what is taken away.
var componentOrder = [...]Component{
	BasePay, BonusPay, CommissionPay, ProfitSharingPay, SignOnPay, RelocationPay, CashGrantPay, BenefitPay, MatchPay, ESPPPay, RSUPay, DividendPay, RefresherPay, OptionPay, CostPay,
}

// components are those of the kinds, in that order; the last place is of what is none.
var components [len(componentOrder) + 1]componentOfPay

// Components lists the components in the order of every report.
func Components() []Component { return append([]Component(nil), componentOrder[:]...) }

// rank is the component's place in the order of every report.
func (c Component) rank() int {
	for i := range componentOrder {
		if componentOrder[i] == c {
			return i
		}
	}
	return len(componentOrder)
}

// known returns what the component is, and false for one that is none.
func (c Component) known() (componentOfPay, bool) {
	i := c.rank()
	return components[i], i < len(componentOrder)
}

// Title names the component for a person: "Sign-on".
func (c Component) Title() string {
	if what, known := c.known(); known {
		return what.title
	}
	return string(c)
}

// arrives reports whether the component arrives as one of the forms.
func (c Component) arrives(forms ...form) bool {
	what, known := c.known()
	for _, f := range forms {
		if known && what.form == f {
			return true
		}
	}
	return false
}

// IsCash reports whether the component arrives as money in the bank account: no shares,
// nothing locked in a retirement account, nothing in kind.
func (c Component) IsCash() bool { return c.arrives(inCash) }

// IsEquity reports whether the component is worth what a share is worth.
func (c Component) IsEquity() bool { return c.arrives(inShares, inGranted) }

// IsGranted reports whether the component is granted equity, which of a private company
// is worth what its exit pays.
func (c Component) IsGranted() bool { return c.arrives(inGranted) }
