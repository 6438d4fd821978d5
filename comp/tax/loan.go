package tax

import (
	"fmt"
	"slices"
	"strings"
)

// The plans of student loans in the United Kingdom, which are repaid from wages there.
var loanPlans = [...]string{"plan_1", "plan_2", "plan_4", "plan_5", "postgraduate"}

// LoanPlans lists the plans of student loans.
func LoanPlans() []string { return loanPlans[:] }

// ParseLoanPlan reads the plan of a student loan, such as plan_2, or as people write it: plan 2, 2,
// postgraduate loan.
func ParseLoanPlan(text string) (string, error) {
	word := strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r == ' ' || r == '-' || r == '_' }), "_")
	word = strings.TrimSuffix(word, "_loan")
	switch {
	case slices.Contains(loanPlans[:], word):
		return word, nil
	case slices.Contains(loanPlans[:], "plan_"+strings.TrimPrefix(word, "plan")):
		return "plan_" + strings.TrimPrefix(word, "plan"), nil
	case word == "pg" || word == "plan_3" || word == "3": // as payrolls call it
		return "postgraduate", nil
	}
	return "", fmt.Errorf("%q is no plan of a student loan; write %s", text, strings.Join(loanPlans[:], ", "))
}
