package report

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/calc"
)

func assumptionSection(c *comp.Comparison) Section {
	return Section{ID: "assumptions", Part: Closing, Title: "Assumptions", Blocks: []Block{List{Items: Assumptions(c)}}}
}

// Assumptions lists, in words, every assumption and convention that the figures rest on.
func Assumptions(c *comp.Comparison) []string {
	items := []string{
		fmt.Sprintf("Valued on %v in %s, over %s of service; a payment due on an anniversary belongs to the year it ends (offerkit's convention).",
			c.Case.AsOf, c.Case.Currency, Count(c.Case.Years, "year")),
	}
	for i := range c.Offers {
		items = append(items, OfferAssumption(c, &c.Offers[i], Assumed{}).String())
		if s := ExitAssumption(&c.Offers[i], Assumed{}); s != nil {
			items = append(items, s.String())
		}
	}
	for _, r := range c.Case.Rates {
		items = append(items, rateAssumption(c, r))
	}
	if text := haircutAssumption(&c.Case.Haircut); text != "" {
		items = append(items, text)
	}
	items = append(items,
		selling(c),
		"Every payment is rounded once, as Excel's ROUND does, to the decimals that ISO 4217 gives its currency; totals are exact sums.",
		fmt.Sprintf("Present value discounts at %s a year, by days/365 from the valuation date, as Excel's XNPV does.", ExactPercent(c.Case.DiscountRate)),
		fmt.Sprintf("Gaps of %s of the runner-up or less are too close to call (offerkit's convention).", ExactPercent(c.Case.Tolerance)),
		payouts(c)+". "+beforeWhat(c)+"; what a job is worth beyond pay is not in them.",
		"The levels-style year leaves out commission, profit sharing, relocation, refreshers, benefits, match, ESPP and dividends.", // SPEC 7.1
	)
	for i := range c.Offers { // behind what moves on the page, and before the taxes that do too
		items = append(items, countedAs(&c.Offers[i])...)
	}
	return append(items, taxAssumptions(c)...)
}

// payouts says at which part of its target variable pay is counted.
func payouts(c *comp.Comparison) string {
	const bonuses = "Bonuses are at the stated payout"
	if slices.ContainsFunc(c.Offers, func(r comp.Result) bool {
		return r.Offer.Commission.Target.IsPositive() || r.Offer.Commission.OTE.IsPositive()
	}) {
		return bonuses + ", commission at the stated attainment of its quota, 100% where none is stated"
	}
	return bonuses
}

// countedAs says by what an offer's pay by a period becomes that of a year, that its commission is at an
// attainment, and that private equity counts nothing without an exit. Without figures: the page holds these
// lines while the terms move.
func countedAs(r *comp.Result) (items []string) {
	o := &r.Offer
	switch o.Rate.Per {
	case comp.PerHour, comp.PerDay, comp.PerWeek:
		items = append(items, fmt.Sprintf("%s: base is pay %s; a year counts 260 days, or 52 weeks, unless the case says how many are paid.", r.Name, o.Rate.Each()))
	}
	if at := o.Commission.Attainment; at.Valid && !at.Decimal.Equal(decimal.NewFromInt(1)) {
		items = append(items, fmt.Sprintf("%s: the share of the commission's target that is reached is an assumption.", r.Name))
	}
	if o.Private.Stated() && o.Private.Exit.Value.IsZero() && o.Private.FullyDiluted.IsPositive() {
		items = append(items, fmt.Sprintf("%s: without an exit its equity counts nothing; offerkit check says at which exit it would make up for what it lacks.", r.Name))
	}
	return items
}

// beforeWhat says what is not taken off the figures.
func beforeWhat(c *comp.Comparison) string {
	_, err := c.Metric("real")
	switch taxed := c.Offers[0].Taxes != nil; {
	case taxed && err == nil:
		return "Figures are before taxes and the cost of living, but for pay after tax and real pay"
	case taxed:
		return "Figures are before taxes, but for those after tax, and before the cost of living"
	case err == nil:
		return "Figures are before taxes, and before the cost of living but for real pay"
	}
	return "Figures are before taxes and the cost of living"
}

// Assumed are the assumptions of an offer that may move: live numbers, or nothing where the case
// says what they are.
type Assumed struct{ Price, Growth, Exit, Failure calc.Number }

// OfferAssumption says from which day an offer counts, and what is assumed of its share price.
func OfferAssumption(c *comp.Comparison, r *comp.Result, a Assumed) Sentence {
	rate, _ := r.Offer.GrowthIn(&c.Case)
	price := r.Offer.TodaysPrice()
	at, growth := Sentence{numbered(PriceForm, liveOr(a.Price, price), r.Equity)}, numbered(PercentForm, liveOr(a.Growth, rate), r.Currency)
	if r.Equity != r.Currency {
		at = say("%s %s", r.Equity, at)
	}
	begins := begins(r)
	if r.Currency != c.Case.Currency { // which an amount of the letter may have said for all of them
		begins += fmt.Sprintf("; its amounts are in %s", r.Currency)
	}
	switch {
	case !r.Offer.FollowsShare():
		return say("%s.", begins)
	case len(r.Offer.Price.Path) > 0:
		return say("%s; the share price follows the dated path in the case.", begins)
	case rate.IsZero() && price.IsZero():
		return say("%s; the share price is held flat.", begins)
	case rate.IsZero():
		return say("%s; the share price is held flat at %s.", begins, at)
	case price.IsZero():
		return say("%s; the share price grows %s a year, %s.", begins, growth, growthInWords(c, r))
	default:
		return say("%s; the share price grows %s a year from %s, %s.", begins, growth, at, growthInWords(c, r))
	}
}

// begins says from which day an offer counts: its first day of work, or, of today's job,
// the day on which the first of the others starts.
func begins(r *comp.Result) string {
	switch {
	case r.Offer.Current && r.Hired.IsZero():
		return fmt.Sprintf("%s, today's job, is compared from %v, when the first of the others starts; the day of hiring is not given, so it was held long enough for every term", r.Name, r.Start)
	case r.Offer.Current:
		return fmt.Sprintf("%s, today's job since %v, is compared from %v, when the first of the others starts; what it paid before is in no figure", r.Name, r.Hired, r.Start)
	case r.Offer.Start.IsZero():
		return fmt.Sprintf("%s starts on %v (no start given: the valuation date)", r.Name, r.Start)
	}
	text := fmt.Sprintf("%s starts on %v", r.Name, r.Start)
	if !r.Offer.End.IsZero() {
		text += fmt.Sprintf(" and ends on %v", r.Offer.End)
	}
	return text
}

// ExitAssumption says what is assumed of a private company: its exit, what dilutes a share
// until then, and the chance of failure.
func ExitAssumption(r *comp.Result, a Assumed) Sentence {
	p := &r.Offer.Private
	if !p.Stated() {
		return nil
	}
	exit := say("no exit is assumed")
	if p.Exit.Value.IsPositive() {
		exit = say("an exit at %s on %s is assumed", numbered(ShortForm, liveOr(a.Exit, p.Exit.Value), r.Equity), p.Exit.On)
	}
	var failure Sentence
	if p.Failure.IsPositive() {
		failure = say("; it fails with a probability of %s, which weighs in risk-adjusted alone", numbered(PercentForm, liveOr(a.Failure, p.Failure), r.Currency))
	}
	var tender Sentence
	if !p.Tender.On.IsZero() {
		tender = say("; a tender offer is assumed on %s", p.Tender.On)
	}
	return say("%s: %s%s%s%s.", r.Name, exit, dilutions(r), failure, tender)
}

// dilutions says, as a part of a sentence, what dilutes a share of a private company until
// its exit.
func dilutions(r *comp.Result) (text string) {
	for _, round := range r.Offer.Private.Rounds {
		if round.Raise.IsZero() {
			text += fmt.Sprintf("; a round before it dilutes by %s", ExactPercent(round.Dilution))
			continue
		}
		text += fmt.Sprintf("; a round before it raises %s on %s", Short(round.Raise, r.Equity), Short(round.PreMoney, r.Equity))
	}
	return text
}

// haircutAssumption says what risk-adjusted takes off.
func haircutAssumption(h *comp.Haircut) string {
	var parts []string
	for _, class := range []comp.Certainty{comp.Target, comp.Market, comp.Speculative} {
		if rate := h.Of(class); rate.IsPositive() {
			parts = append(parts, fmt.Sprintf("%s off %s pay", ExactPercent(rate), class))
		}
	}
	if parts == nil {
		return ""
	}
	return "Haircuts, in risk-adjusted alone: " + series(parts) + "."
}

// selling says when vested shares are sold.
func selling(c *comp.Comparison) string {
	const sold = "Shares are sold on the day they vest, at the price of that day rounded to four decimals"
	var holds []string
	for i := range c.Offers {
		if c.Offers[i].Offer.Sell == comp.Hold {
			holds = append(holds, c.Offers[i].Name)
		}
	}
	switch {
	case holds == nil:
		return sold + "."
	case len(holds) == len(c.Offers):
		return "Shares are held and sold on the last day of the horizon, at the price of that day rounded to four decimals."
	}
	return fmt.Sprintf("%s; those of %s are held and sold on the last day of the horizon, at its price.", sold, series(holds))
}

func rateAssumption(c *comp.Comparison, r comp.ExchangeRate) string {
	text := fmt.Sprintf("1 %s is worth %s %s", r.Currency, Number(r.Rate), c.Case.Currency)
	if !r.On.IsZero() {
		text += fmt.Sprintf(" from %v on", r.On)
		earlier := func(other comp.ExchangeRate) bool { return other.Currency == r.Currency && other.On.Before(r.On) }
		if r.On.After(c.Case.AsOf) && !slices.ContainsFunc(c.Case.Rates, earlier) {
			text += " and before it, because no earlier rate is given"
		}
	}
	return text + ": an assumption; every payment is converted on its own payday."
}

// growthInWords says from when to when the share price of an offer grows.
func growthInWords(c *comp.Comparison, r *comp.Result) string {
	_, timing := r.Offer.GrowthIn(&c.Case)
	switch timing {
	case comp.StartOfYear:
		return "a step at the start of each service year after the first"
	case comp.EndOfYear:
		return "a step at the start of each service year, the first included"
	}
	switch {
	case r.Offer.ESPP.Contribution.IsZero():
		return "from the valuation date to each vest"
	case !r.Offer.VestsShares():
		return "from the valuation date to each purchase"
	}
	return "from the valuation date to each vest and purchase"
}
