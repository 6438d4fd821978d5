package casefile

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp/tax"
)

// StudentLoan is plans of student loans in the United Kingdom: one, several with commas between them,
// or a list.
type StudentLoan []string

// LoanPlan is one of them.
type LoanPlan string

func (l *StudentLoan) decode(d *decoder, e entry) {
	if e.value.Kind == yaml.SequenceNode {
		var plans []LoanPlan
		d.decode(e, &plans)
		for _, plan := range plans {
			l.add(string(plan))
		}
		return
	}
	text, ok := d.scalar(e, "a plan")
	if !ok {
		return
	}
	for one := range strings.SplitSeq(text, ",") {
		plan, ok := readLoanPlan(d, e, strings.TrimSpace(one))
		if !ok {
			return
		}
		l.add(plan)
	}
}

func (l *StudentLoan) add(plan string) {
	if plan != "" && !slices.Contains(*l, plan) {
		*l = append(*l, plan)
	}
}

func (p *LoanPlan) decode(d *decoder, e entry) {
	if text, ok := d.scalar(e, "a plan"); ok {
		plan, _ := readLoanPlan(d, e, text)
		*p = LoanPlan(plan)
	}
}

func readLoanPlan(d *decoder, e entry, text string) (string, bool) {
	plan, err := tax.ParseLoanPlan(text)
	if err != nil {
		d.fail(e, quoted(text)+" is no plan of a student loan", "write "+joined(tax.LoanPlans(), "or"))
		return "", false
	}
	return plan, true
}
