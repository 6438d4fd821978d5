package casefile

import (
	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
)

// ProfitSharing is a yearly share of profit. Short form: the share of base that is paid.
type ProfitSharing struct {
	Share Rate   `json:"share" also:"target rate"`
	Paid  Payday `json:"paid,omitempty" also:"payday paid_on"`
}

func (p *ProfitSharing) decode(d *decoder, e entry) {
	if e.value.Kind == yaml.ScalarNode {
		p.Share.decode(d, e)
		return
	}
	d.fields(e, p)
}

func (p ProfitSharing) build() comp.ProfitSharing {
	return comp.ProfitSharing{Share: p.Share.Decimal, PaidMonth: p.Paid.Month, PaidDay: p.Paid.Day}
}
