package report

import (
	"fmt"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/market"
	"github.com/seed-251b9aba/offerkit/comp/negotiate"
)

// VerdictWord is the word for a position with its thresholds beside it: "fair (p25 to p75)"; empty
// where nothing can be said.
func VerdictWord(v market.Verdict) string {
	switch v {
	case market.Lowball:
		return fmt.Sprintf("a lowball (below p%d)", market.FairFrom)
	case market.Fair:
		return fmt.Sprintf("fair (p%d to p%d)", market.FairFrom, market.FairTo)
	case market.High:
		return fmt.Sprintf("high (above p%d)", market.FairTo)
	case market.LowballOrFair:
		return fmt.Sprintf("a lowball or fair (p%d is not known)", market.FairFrom)
	case market.FairOrHigh:
		return fmt.Sprintf("fair or high (p%d is not known)", market.FairTo)
	}
	return ""
}

// GrowthInWords says how much the share of an offer has to grow to reach a figure, which is named
// as a sentence has it: "the median of $230,000".
func GrowthInWords(r *comp.Result, g *negotiate.Growth, figure string, currency comp.Currency) string {
	figure += " " + g.Metric.In()
	switch g.Kind {
	case negotiate.GrowthUnneeded:
		return fmt.Sprintf("Without its shares %s pays %s: it reaches %s whatever a share is worth.", r.Name, exactHeadline(g.Alone, currency), figure)
	case negotiate.GrowthUnmoved:
		if r.Offer.Private.Stated() {
			return fmt.Sprintf("%s's shares are a private company's: no price of theirs can grow to %s.", r.Name, figure)
		}
		return fmt.Sprintf("Nothing that %s pays follows a share, so that no growth reaches %s.", r.Name, figure)
	case negotiate.GrowthNone:
		return fmt.Sprintf("No growth of its share up to %s a year brings %s to %s.", ExactPercent(negotiate.MostGrowth()), r.Name, figure)
	case negotiate.GrowthHalved:
		return fmt.Sprintf("%s reaches %s though its share halves every year.", r.Name, figure)
	}
	then := fmt.Sprintf("it then pays %s; %s", exactHeadline(g.Value, currency), caseGrowth(g))
	switch {
	case g.Yearly.IsPositive():
		return fmt.Sprintf("To bring %s to %s, its share has to grow %s a year: %s.", r.Name, figure, ExactPercent(g.Yearly), then)
	case g.Yearly.IsZero():
		return fmt.Sprintf("%s reaches %s as long as its share does not fall: %s.", r.Name, figure, then)
	}
	return fmt.Sprintf("%s reaches %s as long as its share falls by no more than %s a year: %s.", r.Name, figure, ExactPercent(g.Yearly.Neg()), then)
}

// caseGrowth says what the case assumes of the same share.
func caseGrowth(g *negotiate.Growth) string {
	switch {
	case !g.Case.Valid:
		return "the case has a path of prices"
	case g.Case.Decimal.IsZero():
		return "the case has it flat"
	case g.Case.Decimal.IsNegative():
		return fmt.Sprintf("the case has it fall %s a year", ExactPercent(g.Case.Decimal.Neg()))
	}
	return fmt.Sprintf("the case has it grow %s a year", ExactPercent(g.Case.Decimal))
}
