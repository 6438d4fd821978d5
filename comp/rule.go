package comp

import "slices"

// ComponentRule is a rule by which payments of a component are computed.
type ComponentRule struct {
	Component Component
	Rule      Rule
}

// Rules lists the rules behind the payments of all offers in the order of [Components],
// each once. Which of two rules a purchase plan or an exit follows depends on prices that
// are assumptions: then both are listed, or the one that says both.
func (c *Comparison) Rules() []ComponentRule {
	var rules []ComponentRule
	for _, component := range Components() {
		for i := range c.Offers {
			for j := range c.Offers[i].Timeline {
				if p := &c.Offers[i].Timeline[j]; p.Component == component {
					for _, rule := range p.Rule.atAnyPrice() {
						if r := (ComponentRule{component, rule}); !slices.Contains(rules, r) {
							rules = append(rules, r)
						}
					}
				}
			}
		}
	}
	return rules
}

// atAnyPrice returns the rules that a payment may follow when prices move.
func (r Rule) atAnyPrice() []Rule {
	switch r {
	case ruleESPP:
		return []Rule{ruleESPPCut}
	case ruleExitConverted, ruleExitPreference:
		return []Rule{ruleExitConverted, ruleExitPreference}
	}
	return []Rule{r}
}
