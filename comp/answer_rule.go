package comp

import "slices"

// ComponentRule is a rule by which payments of a component are computed.
type ComponentRule struct {
	Component Component
	Rule      Rule
	Held      bool // of shares that are held
}

// Rules lists the rules that the payments of all offers followed in the order of
// [Components], each once. A rule that would pay at other prices is not among them. Where
// the limit cuts some purchases of a plan and not others, the rule that says both stands
// for all.
func (c *Comparison) Rules() []ComponentRule {
	var rules []ComponentRule
	for _, component := range Components() {
		for i := range c.Offers {
			for j := range c.Offers[i].Timeline {
				p := &c.Offers[i].Timeline[j]
				if r := (ComponentRule{component, p.Rule, p.Held}); p.Component == component && !slices.Contains(rules, r) {
					rules = append(rules, r)
				}
			}
		}
	}
	if slices.Contains(rules, ComponentRule{Component: ESPPPay, Rule: RuleESPPCut}) {
		rules = slices.DeleteFunc(rules, func(r ComponentRule) bool { return r.Rule == RuleESPP })
	}
	return rules
}
