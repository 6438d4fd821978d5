package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/risk"
)

// Assumptions of risk in words: what they are called, what they are worth, how to say that one
// would have to be something else.

// assumed is an assumption of a comparison.
type assumed struct {
	*risk.Assumption
	c *comp.Comparison
}

// label names the term within its offer: growth of the share price.
func (a assumed) label() string {
	code, ofExchange := strings.CutPrefix(a.Path, "fx.")
	switch {
	case a.Path == risk.MonthsStayed:
		return a.Term.Label
	case ofExchange:
		label := fmt.Sprintf("1 %s in %s", code[:min(3, len(code))], a.c.Case.Currency)
		if from, _ := a.c.Case.Value(strings.TrimSuffix(a.Path, ".rate") + ".on"); strings.Contains(code, "[") && !from.Date.IsZero() { // one of several
			label += ", from " + from.Date.String()
		}
		return label
	}
	label := comp.TermLabel(a.Path)
	if item, inItem := strings.CutSuffix(a.Path, "].amount"); inItem { // a benefit or a cost goes by its own name
		if name, _ := a.c.Case.Value(item + "].name"); name.Word != "" {
			label = fmt.Sprintf("%s %q", strings.TrimRight(label, " 0123456789"), name.Word)
		}
	}
	return label
}

// name names the term and its offer: Amazon: growth of the share price.
func (a assumed) name() string {
	if a.Offer < 0 {
		return a.label()
	}
	label := a.label()
	if second := strings.TrimLeft(label, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"); len(label)-len(second) == 1 {
		label = strings.ToLower(label[:1]) + label[1:]
	}
	return a.whose() + ": " + label
}

// whose names the offer that the term is of, and the company where several of its offers have it.
func (a assumed) whose() string {
	if len(a.Also) > 0 {
		return a.c.Offers[a.Offer].Offer.Company
	}
	return a.c.Offers[a.Offer].Name
}

// whoseOrNone is whose, and nothing for a term of the whole case.
func (a assumed) whoseOrNone() string {
	if a.Offer < 0 {
		return ""
	}
	return a.whose()
}

// currency is that of the term's amounts.
func (a assumed) currency() comp.Currency {
	if a.Offer < 0 {
		return a.c.Case.Currency
	}
	_, inside, _ := comp.InOffer(a.Path)
	return a.c.Offers[a.Offer].CurrencyOf(inside)
}

// value writes a value in a table: 2.229%, 170,678.26, 1,290.3636.
func (a assumed) value(v decimal.Decimal) string {
	switch {
	case a.Term.IsRate(a.Today):
		return ExactPercent(v)
	case a.Term.Kind == comp.KindMoney, a.Term.Kind == comp.KindRateOrMoney:
		return Money(v, a.currency())
	case a.Term.Kind == comp.KindPrice:
		return Amount(v, a.currency())
	}
	return Number(v)
}

// said writes a value in a sentence: $170,678.26, 237 shares.
func (a assumed) said(v decimal.Decimal) string {
	text := a.value(v)
	switch {
	case a.Term.IsRate(a.Today):
		return text
	case a.Term.Kind == comp.KindMoney, a.Term.Kind == comp.KindRateOrMoney, a.Term.Kind == comp.KindPrice:
		return Sign(a.currency()) + strings.TrimSuffix(text, ".00")
	case a.Term.Unit == comp.UnitShares:
		return comp.GroupedShares(v)
	case a.Term.Unit == comp.UnitMonths:
		return Count(int(v.IntPart()), "month")
	}
	return text
}

// brief is value without the cents of a whole amount.
func (a assumed) brief(v decimal.Decimal) string { return strings.TrimSuffix(a.value(v), ".00") }

// span writes a range in a table: −50% to 50%.
func (a assumed) span(s risk.Span) string { return a.brief(s.Low) + " to " + a.brief(s.High) }

// required says what the term would have to be for a tie, against what is assumed (SPEC 11.1).
func (a assumed) required(v decimal.Decimal) string {
	var offer string
	if a.Offer >= 0 {
		offer = a.whose()
	}
	need, today := a.said(v), a.said(a.Today)
	switch a.Term.Path {
	case "growth", "offers[].price.growth":
		whose := offer + "'s share"
		if a.Offer < 0 {
			whose = "every share whose growth no offer states"
		}
		if v.IsNegative() {
			return fmt.Sprintf("%s must fall %s a year to tie; you assumed %s", whose, ExactPercent(v.Neg()), today)
		}
		return fmt.Sprintf("%s must grow %s a year to tie; you assumed %s", whose, need, today)
	case "offers[].price.today":
		return fmt.Sprintf("%s's share must be worth %s today to tie; you assumed %s", offer, need, today)
	case "offers[].bonus.payout", "offers[].bonuses[].payout":
		return fmt.Sprintf("%s's bonus must pay %s of its target to tie; you assumed %s", offer, need, today)
	case "offers[].private.exit.value":
		return fmt.Sprintf("%s must exit at %s to tie; you assumed %s", offer, Short(v, a.currency()), Short(a.Today, a.currency()))
	case risk.MonthsStayed:
		return fmt.Sprintf("leaving after %s instead of %s changes the lead", need, today)
	}
	return fmt.Sprintf("%s must be %s to tie; you assumed %s", a.inSentence(), need, today)
}

// inSentence names the term within a sentence: Google's sign-on 1.
func (a assumed) inSentence() string {
	switch {
	case a.Offer < 0 && strings.HasPrefix(a.Path, "fx."):
		return a.label()
	case a.Path == risk.MonthsStayed:
		return "the length of your stay"
	case a.Offer < 0:
		return "the " + strings.ToLower(a.label()[:1]) + a.label()[1:]
	case a.Term.Path == "offers[].price.growth":
		return "the growth of " + a.whose() + "'s share price"
	}
	_, label, _ := strings.Cut(a.name(), ": ")
	return a.whose() + "'s " + label
}

// ownCurrencies says in which currencies amounts of terms are.
func ownCurrencies(c *comp.Comparison) string {
	if slices.ContainsFunc(c.Offers, func(r comp.Result) bool { return r.Equity != r.Currency }) {
		return "each offer's currency, those of its shares in theirs"
	}
	return "each offer's currency"
}
