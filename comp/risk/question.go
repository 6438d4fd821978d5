package risk

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Question is one that a hostile interviewer asks of a decision between offers. It is a kind with the
// facts that its kind names; amounts are in the reporting currency unless a kind says otherwise. A
// report puts it, and the answer of the model, into words.
type Question struct {
	Kind    QuestionKind
	Offer   int             // position of the offer that it is about
	Other   int             // of the one that it is held against; -1 for none
	Decides bool            // an honest answer may change who leads
	Stake   decimal.Decimal // money that rests on the answer
	Lacks   []string        // terms that the case would have to state for the model to answer, as paths

	Amount, OtherAmount decimal.Decimal
	Owed, Left          decimal.Decimal // clawback, and what is left behind
	Share               decimal.Decimal
	Month, Days         int
	On                  vesting.Date
	Condition           comp.ConditionKind
	Standing            comp.Standing // of a lead that rests on Condition
	Rankings            []comp.Ranking
	Term                *Stressed
	Clause              *comp.Ambiguity
	Reading             *comp.ScheduleReading
}

// QuestionKind is what a question is about.
type QuestionKind string

// The kinds, with the facts that they name beside Offer and Other.
const (
	AskMargin     QuestionKind = "margin"      // how sure the lead is; Amount is the lead
	AskBehind     QuestionKind = "behind"      // why not take the other, which leads; Amount is its lead
	AskTogether   QuestionKind = "together"    // the assumptions of Stress.Top wrong together; Amount is the gap in the worst corner
	AskMetrics    QuestionKind = "metrics"     // Rankings are those that Other leads, the widest share first
	AskPrice      QuestionKind = "share-price" // Amount of the total is listed shares, Share of it; Term weighs most of what makes their price
	AskCondition  QuestionKind = "condition"   // Condition is not in writing, Amount of the total rests on it; where Decides, Standing says what is left of the lead without it
	AskFailure    QuestionKind = "failure"     // of a private company, with probability Share; Amount is what its exit pays, Rankings that by risk-adjusted
	AskNoExit     QuestionKind = "no-exit"     // private equity that no exit pays for
	AskLeaving    QuestionKind = "leaving"     // in the worst month: after Month, On a day, Amount is kept, after Owed is paid back and with Left left behind; OtherAmount is kept of Other
	AskClawback   QuestionKind = "clawback"    // Owed after Month, the most; Clause can be read in several ways, nil where none can; Days is the last month in which anything is owed
	AskNoClawback QuestionKind = "no-clawback" // a sign-on or a relocation of Amount without any clause
	AskEvidence   QuestionKind = "evidence"    // how firm the offer is; Amount is its figure
	AskQuote      QuestionKind = "quote"       // Amount was quoted for the first Month years, OtherAmount is counted, both in the offer's currency
	AskDeadline   QuestionKind = "deadline"    // to answer by On, in Days, negative once it is over; Other is still under way
	AskStarts     QuestionKind = "starts"      // by On, when the first of the two has paid its years, Amount and OtherAmount have been paid
	AskPlace      QuestionKind = "place"       // offers in two places; Rankings is that after tax, none where the case does not say how wages are taxed
	AskCurrency   QuestionKind = "currency"    // Term is the exchange rate
	AskPayout     QuestionKind = "payout"      // Term is the payout or attainment
	AskVesting    QuestionKind = "vesting"     // Reading is another one of the schedule
	AskResigning  QuestionKind = "resigning"   // Other is today's job: Amount is lost on the first day, OtherAmount in the cheapest Month
	AskMinimum    QuestionKind = "minimum"     // Amount is the minimum, 0 where none is stated, OtherAmount the average year
)

// Grill is the questions about one decision, the hardest first: those whose honest answer may
// change who leads before the others, and within each the more money rests on the answer the earlier.
type Grill struct {
	Lead      *Lead
	Stress    *Stress
	Chosen    int // position of the offer that is decided for
	Questions []Question
}

// Grill asks about the decision for an offer, the leader or another one. It returns the errors of
// [Lead.Stress].
func (l *Lead) Grill(chosen int) (*Grill, error) {
	s, err := l.Stress()
	if err != nil {
		return nil, err
	}
	g := &Grill{Lead: l, Stress: s, Chosen: chosen}
	for _, ask := range []func() []Question{
		g.margin, g.together, g.metrics, g.price, g.conditions, g.private, g.leaving, g.clawback, g.noClawback, g.evidence, g.quotes,
		g.deadline, g.starts, g.place, g.moved, g.vesting, g.resigning, g.minimum,
	} {
		g.Questions = append(g.Questions, ask()...)
	}
	slices.SortStableFunc(g.Questions, func(a, b Question) int {
		if a.Decides != b.Decides {
			if a.Decides {
				return -1
			}
			return 1
		}
		return b.Stake.Cmp(a.Stake)
	})
	return g, nil
}

func (g *Grill) c() *comp.Comparison { return g.Lead.Comparison }

func (g *Grill) result() *comp.Result { return &g.c().Offers[g.Chosen] }

// rival is the offer to hold against the chosen one: the leader, or behind it the runner-up.
func (g *Grill) rival() int {
	if g.Chosen != g.Lead.Leader {
		return g.Lead.Leader
	}
	return g.Lead.RunnerUp()
}

// leads reports whether the chosen offer is the one that leads.
func (g *Grill) leads() bool { return g.Chosen == g.Lead.Leader }

// about begins a question about the chosen offer.
func (g *Grill) about(kind QuestionKind, stake decimal.Decimal) Question {
	return Question{Kind: kind, Offer: g.Chosen, Other: -1, Stake: stake}
}
