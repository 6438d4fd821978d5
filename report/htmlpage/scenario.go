package htmlpage

import (
	"fmt"
	"net/url"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/risk"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/htmlpage/whatif"
)

// scenarioButton sets the controls to the values of a scenario.
type scenarioButton struct {
	Name   string
	Values string // as the page's address has them: growth-1=-20&payout-2=50
}

// scenarioButtons are those of the scenarios all of whose terms have a control that takes their value.
func (c *controls) scenarioButtons(j *report.Judgment, m *whatif.Case) (buttons []scenarioButton) {
	if j == nil {
		return nil
	}
	for _, o := range j.Outlook.Scenarios {
		values, known := c.valuesIn(&o, j.Outlook.Comparison, m)
		if known && len(values) > 0 {
			buttons = append(buttons, scenarioButton{Name: clean(o.Name), Values: values.Encode()})
		}
	}
	return buttons
}

// valuesIn returns what a scenario puts the controls to, and false where one of its terms has none.
func (c *controls) valuesIn(o *risk.Outcome, of *comp.Comparison, m *whatif.Case) (url.Values, bool) {
	values := url.Values{}
	for _, t := range o.Terms {
		set := func(id string, inPercent bool) bool {
			v := t.Value
			if inPercent {
				v = v.Shift(2)
			}
			values.Set(id, v.String())
			return c.takes(id, v)
		}
		known := false
		switch i, inside, inOffer := comp.InOffer(t.Path); {
		case t.Path == "discount_rate":
			known = set("discount", true)
		case t.Path == "growth":
			known = true
			for k := range m.Offers {
				if followed, follows := of.Case.Follows(fmt.Sprintf("offers[%d].price.growth", k)); follows && followed == t.Path && m.Offers[k].Moves() {
					known = known && set(fmt.Sprintf("growth-%d", k+1), true)
				}
			}
		case inOffer && i < len(m.Offers):
			for _, control := range m.Offers[i].Controls {
				if control.Term == inside {
					known = set(fmt.Sprintf("%s-%d", control.ID, i+1), control.Percent)
				}
			}
		}
		if !known {
			return nil, false
		}
	}
	return values, true
}

// takes reports whether the page has a control that takes a value.
func (c *controls) takes(id string, v decimal.Decimal) bool {
	fields := slices.Clone(c.All)
	for _, o := range c.Offers {
		fields = append(fields, o.Fields...)
	}
	return slices.ContainsFunc(fields, func(f control) bool {
		return f.ID == id && !v.LessThan(decimal.RequireFromString(f.Min)) && !v.GreaterThan(decimal.RequireFromString(f.Max)) && (!f.Whole || v.IsInteger())
	})
}
