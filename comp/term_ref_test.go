package comp_test

import (
	"encoding/json"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
)

func TestTermRef(t *testing.T) {
	for _, c := range []struct {
		term comp.TermRef
		want string
	}{
		{comp.TermRef{}, ""},
		{comp.BaseTerm.Alone(), "base"},
		{comp.BonusTerm.Alone(), "bonus"},
		{comp.CommissionTerm.Alone(), "commission"},
		{comp.SignOnTerm.At(0), "sign_on[0]"},
		{comp.RelocationTerm.Alone(), "relocation"},
		{comp.BenefitTerm.At(2), "benefits[2]"},
		{comp.RetirementTerm.Alone(), "retirement"},
		{comp.ESPPTerm.Alone(), "espp"},
		{comp.CostTerm.At(11), "costs[11]"},
		{comp.GrantTerm.At(1), "grants[1]"},
		{comp.RefresherTerm.At(0), "refreshers[0]"},
		{comp.TopUpTerm.Alone(), "top_up"},
		{comp.PrivateTerm.Alone(), "private"},
		{comp.CurrentTerm.Alone(), "current"},
		{comp.StartTerm.Alone(), "start"},
		{comp.EndTerm.Alone(), "end"},
		{comp.TermRef{Kind: comp.EndTerm + 1}, ""},
	} {
		written, err := json.Marshal(c.term)
		if c.term.String() != c.want || err != nil || string(written) != `"`+c.want+`"` {
			t.Errorf("got %q, in JSON %s (%v), want %q", c.term, written, err, c.want)
		}
	}
}
