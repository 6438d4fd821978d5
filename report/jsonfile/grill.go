package jsonfile

import (
	"io"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/risk"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Grill is the contract of `offerkit grill --format json`: the questions, the hardest first.
type Grill struct {
	AsOf      vesting.Date    `json:"as_of"`
	Currency  comp.Currency   `json:"currency"`
	Metric    string          `json:"metric"`
	Chosen    string          `json:"chosen"`
	Leads     string          `json:"leads"`
	Questions []GrillQuestion `json:"questions"`
}

// GrillQuestion is one of them. Stake is the money that rests on the answer, lacks the terms that the case
// would have to state.
type GrillQuestion struct {
	Kind     risk.QuestionKind `json:"kind"`
	Offer    string            `json:"offer"`
	Other    string            `json:"other,omitempty"`
	Decides  bool              `json:"decides"` // an honest answer may change who leads
	Stake    string            `json:"stake"`
	Question string            `json:"question"`
	Answer   string            `json:"answer"`
	Lacks    []string          `json:"lacks,omitempty"`
	Write    string            `json:"write,omitempty"` // what to write into the case, or to ask
}

// WriteGrill writes the contract of the questions about a decision.
func WriteGrill(w io.Writer, g *risk.Grill) error {
	c := g.Lead.Comparison
	result := Grill{
		AsOf: c.Case.AsOf, Currency: c.Case.Currency, Metric: g.Lead.Metric.Name,
		Chosen: c.Offers[g.Chosen].Name, Leads: c.Offers[g.Lead.Leader].Name, Questions: []GrillQuestion{},
	}
	for _, q := range report.Grilling(g) {
		one := GrillQuestion{
			Kind: q.Kind, Offer: c.Offers[q.Offer].Name, Decides: q.Decides, Stake: money(c, q.Stake),
			Question: q.Asks, Answer: q.Answer, Lacks: q.Lacks, Write: q.Write,
		}
		if q.Other >= 0 {
			one.Other = c.Offers[q.Other].Name
		}
		result.Questions = append(result.Questions, one)
	}
	return encode(w, result)
}
