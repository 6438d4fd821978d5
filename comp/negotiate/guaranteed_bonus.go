package negotiate

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// guaranteedBonus lets the first of each bonus pay its target whatever the payout; false where
// every bonus of the letter is guaranteed so far already, or there is none. Of one bonus From is its
// payout today.
func guaranteedBonus(o *comp.Offer) (TermAsk, bool) {
	o.Bonuses = slices.Clone(o.Bonuses)
	ask, asked := TermAsk{Kind: AskGuaranteedBonus}, 0
	guarantee := func(b *comp.Bonus) {
		if b.Rate.IsZero() && b.Amount.IsZero() || b.Guaranteed == comp.FirstYearGuaranteed || b.Guaranteed == comp.AlwaysGuaranteed {
			return
		}
		b.Guaranteed, ask.From = comp.FirstYearGuaranteed, "100%"
		if b.Payout.Valid {
			ask.From = b.Payout.Decimal.Mul(decimal.NewFromInt(100)).String() + "%"
		}
		asked++
	}
	guarantee(&o.Bonus)
	for i := range o.Bonuses {
		guarantee(&o.Bonuses[i])
	}
	if asked > 1 {
		ask.From = ""
	}
	return ask, asked > 0 && !o.Current
}

// pricedBy are the metrics that a guarantee moves, beside those of every term.
func (a *Asking) pricedBy() (metrics []comp.Metric, err error) {
	o := a.model.offer(nil)
	if _, asked := guaranteedBonus(&o); !asked {
		return nil, nil
	}
	for _, name := range []string{"guaranteed", "risk-adjusted"} {
		if _, ranked := a.Comparison.Ranking(name); !ranked {
			continue
		}
		metric, err := comp.FindMetric(name, a.Comparison.Case.Years)
		if err != nil {
			return nil, err
		}
		metrics = append(metrics, metric)
	}
	return metrics, nil
}
