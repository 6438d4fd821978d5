package casefile

import (
	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Private describes the equity of a private company.
type Private struct {
	Preferred    PositivePrice `json:"preferred,omitempty" also:"preferred_price"`
	FMV          PositivePrice `json:"fmv,omitempty" also:"409a fair_market_value common"`
	FullyDiluted Count         `json:"fully_diluted,omitempty" also:"shares total_shares fully_diluted_shares"`
	Investors    Rate          `json:"investors,omitempty"`
	Rounds       Rounds        `json:"rounds,omitempty" also:"round dilution"`
	Preference   Money         `json:"liquidation_preference,omitempty" also:"liquidation preference preferences liquidation_preferences"`
	Exit         Exit          `json:"exit,omitempty"`
	Tender       Tender        `json:"tender,omitempty" also:"tender_offer buyback secondary"`
	Failure      Rate          `json:"failure,omitempty" also:"failure_rate"`
}

// Rounds are funding rounds. Short form: one that stands alone.
type Rounds []Round

// Round is a funding round. Short form: its dilution.
type Round struct {
	Raise    Money `json:"raise,omitempty" also:"amount"`
	PreMoney Money `json:"pre_money,omitempty" also:"valuation pre"`
	Dilution Rate  `json:"dilution,omitempty"`
}

// Exit is the sale or listing of a company.
type Exit struct {
	Value Money `json:"value" also:"amount price"`
	On    Day   `json:"on" also:"date"`
}

// Tender is a tender offer for a part of what has vested.
type Tender struct {
	On    Day           `json:"on" also:"date"`
	Share Rate          `json:"share" also:"part"`
	Price PositivePrice `json:"price"`
}

func (p *Private) decode(d *decoder, e entry) {
	d.fields(e, p)
	if e.value.Kind == yaml.MappingNode && len(e.value.Content) == 0 {
		d.fail(e, `"private" says nothing about the company`, "write for example private: {preferred: 12, fmv: 4}")
	}
}

func (r *Rounds) decode(d *decoder, e entry) { oneOrMore(d, e, (*[]Round)(r)) }

func (r *Round) decode(d *decoder, e entry) {
	if e.value.Kind == yaml.ScalarNode {
		r.Dilution.decode(d, e)
		return
	}
	d.fields(e, r)
}

func (p *Private) build() comp.Private {
	if p == nil {
		return comp.Private{}
	}
	built := comp.Private{
		Preferred:    p.Preferred.Decimal,
		FMV:          p.FMV.Decimal,
		FullyDiluted: p.FullyDiluted.Decimal,
		Investors:    p.Investors.Decimal,
		Preference:   p.Preference.Decimal,
		Exit:         comp.Exit{Value: p.Exit.Value.Decimal, On: p.Exit.On.Date},
		Tender:       comp.Tender{On: p.Tender.On.Date, Share: p.Tender.Share.Decimal, Price: p.Tender.Price.Decimal},
		Failure:      p.Failure.Decimal,
	}
	for _, r := range p.Rounds {
		built.Rounds = append(built.Rounds, comp.Round{Raise: r.Raise.Decimal, PreMoney: r.PreMoney.Decimal, Dilution: r.Dilution.Decimal})
	}
	return built
}
