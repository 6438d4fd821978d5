package brief

import (
	"context"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/negotiate"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Options choose what a brief asks. The zero Options are the defaults.
type Options struct {
	Metric string // that is to be reached; empty means total
	From   string // name of the offer to ask; empty means the one that [Choose] chooses

	// What is to be reached: at most one of them. None means the best other offer that carries an ask.
	Match     string              // name of an offer
	Target    decimal.NullDecimal // an amount of the metric, in the reporting currency
	MakeWhole bool                // what leaving today's job costs, too

	// Levers are what to ask about, in their order, once the offer is known: its currency and its
	// grants say what a value counts. nil means all.
	Levers func(c *comp.Comparison, from int) ([]negotiate.Spec, error)
	// Packages are the packages to make. nil means three of equal worth.
	Packages func(a *negotiate.Asking) ([]negotiate.PackageSpec, error)
	// Place sets the standing in market data. nil means that there are none.
	Place func(n *report.Negotiation) error

	Without []SectionID // sections to leave out
	Note    string      // a text of one's own at the end
}

// Brief is a brief of one case.
type Brief struct {
	Document    *report.Document
	Negotiation *report.Negotiation // nil where nothing can be asked
	Backed      *report.Negotiation // for the text to send: about what the evidence carries, most often all of it; nil where nobody has made an offer
	Choice      Choice
	Summary     Summary
}

// Summary is a brief in a row of an index. Its texts are a line each.
type Summary struct {
	Client     string          // the candidate's name; empty where the case has none
	Offer      string          // that is asked; empty where none can be
	Ask        string          // what to ask for, or why there is nothing to
	Gap        decimal.Decimal // what the offer is short of the target today, in Currency; 0 where nothing is missing
	GapInWords string          // empty where there is no target
	Currency   comp.Currency
	Deadline   vesting.Date // the first by which an offer has to be answered; zero where none is stated
	Left       int          // days to it from the valuation date, negative once it is over
	Confidence Confidence
}

// Confidence says how far an ask carries.
type Confidence string

// The confidences.
const (
	High   Confidence = "high"   // a written offer carries the ask, and the lead does not rest on an assumption
	Medium Confidence = "medium" // the lead rests on an assumption, or the offer was said and not written
	Low    Confidence = "low"    // nothing carries the ask yet
	None   Confidence = "none"   // there is no ask
)

// Make makes the brief of a comparison. The comparison must have the metric of the options, as
// [comp.Compare] adds it. It returns a *comp.MetricError for a metric that it has not, a
// *report.UnknownOfferError for a name that no offer has, a *SectionError for a section that there is
// not, a *negotiate.TargetError for a target of the options that there is not, and the errors of the
// functions of the options.
func Make(ctx context.Context, c *comp.Comparison, o Options) (*Brief, error) {
	if o.Metric == "" {
		o.Metric = "total"
	}
	if err := checkSections(o.Without); err != nil {
		return nil, err
	}
	choice, err := Choose(c, o.Metric, o.From)
	if err != nil {
		return nil, err
	}
	m := &maker{c: c, o: o, b: &Brief{Choice: choice}}
	if err := m.ask(); err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if err := m.doubt(); err != nil {
		return nil, err
	}
	m.write()
	m.summarize()
	return m.b, nil
}

// wanted reports whether a section is not left out.
func (o *Options) wanted(id SectionID) bool { return !slices.Contains(o.Without, id) }
