package whatif

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// ESPP is a stock purchase plan as the script reads it: what is paid in for each
// purchase before the limit cuts it, so that the script can buy at other prices.
type ESPP struct {
	Component int             `json:"component"`
	Certainty int             `json:"certainty"`
	Discount  decimal.Decimal `json:"discount"`
	Lookback  bool            `json:"lookback"`
	Limit     string          `json:"limit,omitempty"` // the years of the $25,000; empty where it does not hold
	Years     int             `json:"years"`           // that the limit may count
	Purchases [][7]any        `json:"purchases"`       // see purchases
}

// newESPP returns the plan of an offer, or nil.
func newESPP(c *comp.Comparison, r *comp.Result, l *lists) *ESPP {
	e := &r.Offer.ESPP
	if e.Contribution.IsZero() {
		return nil
	}
	m := &ESPP{
		Component: slices.Index(l.components, comp.ESPPPay), Certainty: slices.Index(comp.Certainties(), comp.Market),
		Discount: e.Discount, Lookback: e.Lookback, Years: c.Case.Years + 1, Purchases: purchases(c, r),
	}
	if r.Currency == comp.USD {
		m.Limit = string(e.LimitBy())
	}
	return m
}

// purchases lists the purchases within the horizon, each as [day of its offering, service
// year of that day, day of the purchase, its service year, contributions in the minor
// unit of the offer's currency, first and last year of the limit from 0] (SPEC 5.8).
func purchases(c *comp.Comparison, r *comp.Result) [][7]any {
	e := &r.Offer.ESPP
	offering, purchase := e.Periods()
	list := [][7]any{}
	horizon := 12 * c.Case.Years
	for begin := 0; begin < horizon; begin += offering {
		offered := r.Start.AddMonths(begin)
		for end := begin + purchase; end <= min(begin+offering, horizon); end += purchase {
			day := r.Start.AddMonths(end)
			first, last := begin/12, (end-1)/12
			if e.LimitBy() == comp.LimitByCalendarYear {
				first, last = offered.Year()-r.Start.Year(), day.AddDays(-1).Year()-r.Start.Year()
			}
			paidIn := r.Currency.Round(baseBetween(r, end-purchase, end).Mul(e.Contribution))
			list = append(list, [7]any{
				c.Case.AsOf.DaysUntil(offered), serviceYear(r.Start, offered), c.Case.AsOf.DaysUntil(day), serviceYear(r.Start, day),
				minor(paidIn, r.Currency), first, last,
			})
		}
	}
	return list
}

// baseBetween returns the base paid after so many months of service, up to the end of
// month end, in the offer's own currency.
func baseBetween(r *comp.Result, after, end int) decimal.Decimal {
	from, to := r.Start.AddMonths(after), r.Start.AddMonths(end)
	sum := decimal.Zero
	for i := range r.Timeline {
		if p := &r.Timeline[i]; p.Component == comp.BasePay && p.Date.After(from) && !p.Date.After(to) {
			sum = sum.Add(native(p))
		}
	}
	return sum
}

// native returns the amount of a payment in the offer's own currency.
func native(p *comp.Payment) decimal.Decimal {
	if p.Native.IsZero() {
		return p.Amount
	}
	return p.Native
}
