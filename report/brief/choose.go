package brief

import (
	"slices"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/negotiate"
	"github.com/seed-251b9aba/offerkit/report"
)

// Choice is the offer that is asked.
type Choice struct {
	From int // position of the offer; -1 where no offer can be asked
	Why  report.ChoiceReason
}

// Choose chooses the offer to ask: the one of a name; else, of the offers that somebody has made, the
// one with the best evidence that does not lead on the metric, for the leader has nothing to win from
// a rival that pays less; else the leader, where it is the only one that somebody has made. Today's
// job and variants of another offer are not chosen. It returns a *report.UnknownOfferError for a
// name that no offer has.
func Choose(c *comp.Comparison, metric, from string) (Choice, error) {
	if from != "" {
		r, err := report.FindOffer(c, from)
		if err != nil {
			return Choice{}, err
		}
		return Choice{slices.IndexFunc(c.Offers, func(o comp.Result) bool { return o.Name == r.Name }), report.ChosenByName}, nil
	}
	ranking, known := c.Ranking(metric)
	if !known {
		return Choice{}, &comp.MetricError{Name: metric, Years: c.Case.Years}
	}
	made := slices.DeleteFunc(slices.Clone(ranking.Order), func(i int) bool { return !isMade(c, i) })
	if len(made) == 0 {
		return Choice{-1, report.ChosenNone}, nil
	}
	trailing := slices.DeleteFunc(slices.Clone(made), func(i int) bool { return i == ranking.Order[0] })
	switch {
	case len(made) == 1:
		return Choice{made[0], report.ChosenAlone}, nil
	case len(trailing) == 0:
		return Choice{made[0], report.ChosenAlone}, nil
	}
	slices.SortStableFunc(trailing, func(a, b int) int { return firmness(c, a) - firmness(c, b) })
	return Choice{trailing[0], report.ChosenTrailing}, nil
}

// isMade reports whether somebody has made an offer, as far as the case says.
func isMade(c *comp.Comparison, i int) bool {
	o := &c.Offers[i].Offer
	switch negotiate.LeverageOf(o) {
	case negotiate.Carries, negotiate.Unstated:
		return !o.Current && o.From == ""
	}
	return false
}

// firmness orders the evidence of offers that somebody has made, the firmest first.
func firmness(c *comp.Comparison, i int) int {
	return slices.Index([]comp.Evidence{comp.Written, comp.Verbal, ""}, c.Offers[i].Offer.Evidence)
}
