package comp

import (
	"fmt"

	"github.com/shopspring/decimal"
)

// Correlation is how closely the shares of two companies move together, for simulation: 1 in
// step, 0 independently of each other, -1 in opposite steps. It is that of yearly returns.
type Correlation struct {
	Of, With string          // companies of offers; both empty means every two of them that have none of their own
	Is       decimal.Decimal // 0.3 is 30%
}

func correlationTerms() []Term {
	return []Term{
		{Path: "correlation", inCase: func(c *Case, _ int) any { return &c.Correlations }, Kind: KindList,
			Meaning: "how closely the shares of two companies move together, for simulation: one rate for every two, or a list", Example: "30%"},
		{Path: "correlation[].of", Label: "Shares of", inCase: func(c *Case, i int) any { return &c.Correlations[i].Of },
			Kind: KindText, Meaning: "company", Example: "Initech"},
		{Path: "correlation[].with", Label: "move with those of", inCase: func(c *Case, i int) any { return &c.Correlations[i].With },
			Kind: KindText, Meaning: "other company", Example: "Globex"},
		{Path: "correlation[].is", Label: "Correlation", inCase: func(c *Case, i int) any { return &c.Correlations[i].Is },
			Kind: KindRate, Unit: UnitPercent, Bounds: percent(-100, 100),
			Meaning: "correlation of the returns of their shares: 100% in step, 0% independent, as where none is stated", Example: "30%"},
	}
}

// Correlated returns the correlation of the shares of two companies: the one stated for them,
// else the one for every two, else 0.
func (c *Case) Correlated(one, other string) decimal.Decimal {
	var every decimal.Decimal
	for _, r := range c.Correlations {
		switch of, with := look(r.Of), look(r.With); {
		case of == "" && with == "":
			every = r.Is
		case of == look(one) && with == look(other), of == look(other) && with == look(one):
			return r.Is
		}
	}
	return every
}

// UnknownCompany names the first correlation of a company that no offer is of. A case of some of the
// offers can stand with it, so [Case.Validate] lets it pass.
func (c *Case) UnknownCompany() *TermError {
	companies := map[string]bool{}
	for i := range c.Offers {
		companies[look(c.Offers[i].Company)] = true
	}
	for i, r := range c.Correlations {
		for _, named := range []struct{ key, company string }{{"of", r.Of}, {"with", r.With}} {
			if !companies[look(named.company)] && (r.Of != "" || r.With != "") {
				return &TermError{Path: fmt.Sprintf("correlation[%d].%s", i, named.key), Reason: fmt.Sprintf("%q is the company of no offer", named.company),
					Mend: "write the company as its offer has it"}
			}
		}
	}
	return nil
}

func (c *Case) checkCorrelations(at checker) {
	taken := map[[2]string]int{}
	for i, r := range c.Correlations {
		at := at.at("correlation[%d]", i)
		at.at("is").rate(r.Is)
		if r.Of == "" && r.With == "" {
			continue
		}
		pair := [2]string{min(look(r.Of), look(r.With)), max(look(r.Of), look(r.With))}
		if pair[0] == pair[1] {
			at.at("with").refuse("a share moves with itself", "name two companies")
		}
		if first, twice := taken[pair]; twice {
			at.refuse(fmt.Sprintf("the two companies stand in entry %d too", first+1), "keep one of them")
		}
		taken[pair] = i
	}
}
