package comp

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/vesting"
)

// Component is the kind of pay a payment belongs to. Its text is its key in every format.
type Component string

// The components of pay.
const (
	BasePay       Component = "base"
	BonusPay      Component = "bonus"
	SignOnPay     Component = "sign_on"
	RelocationPay Component = "relocation"
	CashGrantPay  Component = "cash_grant" // a deferred cash award; the other keys are those of SPEC 5
	RSUPay        Component = "rsu"
)

// Components lists the components in the order of every report and every stacked chart,
// from certain to uncertain.
func Components() []Component {
	return []Component{BasePay, BonusPay, SignOnPay, RelocationPay, CashGrantPay, RSUPay}
}

// Title names the component for a person: "Sign-on".
func (c Component) Title() string {
	switch c {
	case BasePay:
		return "Base"
	case BonusPay:
		return "Bonus"
	case SignOnPay:
		return "Sign-on"
	case RelocationPay:
		return "Relocation"
	case CashGrantPay:
		return "Cash grant"
	case RSUPay:
		return "RSU"
	}
	return string(c)
}

// Certainty grades how sure a payment is (SPEC 5).
type Certainty string

// The grades of certainty, from the surest.
const (
	Guaranteed  Certainty = "guaranteed"  // contractual cash: base, sign-on, relocation, cash grants
	Target      Certainty = "target"      // paid if targets are met: bonus, commission
	Market      Certainty = "market"      // moves with a listed share
	Speculative Certainty = "speculative" // private equity, refreshers that nobody has put in writing
)

// Certainties lists the grades of certainty, from the surest.
func Certainties() []Certainty { return []Certainty{Guaranteed, Target, Market, Speculative} }

// Rule is the sentence that says how a payment was computed, with the section of the
// rules it comes from.
type Rule string

// Payment is one dated payment of an offer, with how it was made.
type Payment struct {
	Date      vesting.Date // when received
	Year      int          // service year that earns it, from 1
	Component Component
	Certainty Certainty
	Term      string          // the term that pays it, in the case file's words: grants[0]
	Item      string          // the same for a person: "RSU grant 1, 5/15/40/40"
	Amount    decimal.Decimal // rounded to the currency's minor unit

	// How the amount came about. What does not apply is zero.
	Basis    decimal.Decimal  // the whole of which this payment is a part: salary a year, shares or value of a grant
	From, To vesting.Fraction // the part of the basis: after From, up to To
	Rate     decimal.Decimal  // share of the basis: target times payout of a bonus
	Quantity decimal.Decimal  // shares, or dollars of a grant followed in dollars
	Price    decimal.Decimal  // a share, rounded to 4 decimals; or the index of a grant followed in dollars
	Rule     Rule
}

// Timeline is the payments of one offer in order of date, and on one day in the order
// of [Components].
type Timeline []Payment

// Total returns the exact sum of the payments.
func (t Timeline) Total() decimal.Decimal {
	return t.Sum(func(*Payment) bool { return true })
}

// Sum returns the exact sum of the payments that match.
func (t Timeline) Sum(match func(*Payment) bool) decimal.Decimal {
	sum := decimal.Zero
	for i := range t {
		if match(&t[i]) {
			sum = sum.Add(t[i].Amount)
		}
	}
	return sum
}

func (t Timeline) sort() {
	rank := map[Component]int{}
	for i, c := range Components() {
		rank[c] = i
	}
	slices.SortStableFunc(t, func(a, b Payment) int {
		if c := a.Date.Compare(b.Date); c != 0 {
			return c
		}
		return cmp.Compare(rank[a.Component], rank[b.Component])
	})
}
