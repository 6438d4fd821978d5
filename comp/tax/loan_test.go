package tax

import "testing"

func TestParseLoanPlan(t *testing.T) {
	for text, want := range map[string]string{
		"plan_2": "plan_2", "Plan 2": "plan_2", "2": "plan_2", "plan-4": "plan_4", "plan5": "plan_5", "postgraduate": "postgraduate",
		"Postgraduate loan": "postgraduate", "plan 3": "postgraduate", "PG": "postgraduate", "plan_6": "", "": "", "plan": "", "plan_": "",
	} {
		if got, err := ParseLoanPlan(text); got != want || (err == nil) != (want != "") {
			t.Errorf("%q is %q, %v", text, got, err)
		}
	}
}
