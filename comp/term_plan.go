package comp

// RetirementPlan is the kind of a retirement plan, which names it and says whose limits hold. The empty
// one is a 401(k) where pay is in US dollars, and elsewhere a plan of no name.
type RetirementPlan string

// The kinds of retirement plans.
const (
	Plan401k    RetirementPlan = "401k"
	Plan403b    RetirementPlan = "403b"
	PlanPension RetirementPlan = "pension" // of the United Kingdom and others
	PlanSuper   RetirementPlan = "super"   // superannuation in Australia
	PlanRRSP    RetirementPlan = "rrsp"    // in Canada
	PlanTSP     RetirementPlan = "tsp"     // the Thrift Savings Plan of the federal government
	PlanOther   RetirementPlan = "other"
)

// RetirementPlans lists the kinds of retirement plans.
func RetirementPlans() []RetirementPlan {
	return []RetirementPlan{Plan401k, Plan403b, PlanPension, PlanSuper, PlanRRSP, PlanTSP, PlanOther}
}

// Title names the plan in an offer of a currency: 401(k), Super.
func (p RetirementPlan) Title(currency Currency) string {
	switch {
	case p == Plan401k, p == "" && currency == USD:
		return "401(k)"
	case p == Plan403b:
		return "403(b)"
	case p == PlanPension:
		return "Pension"
	case p == PlanSuper:
		return "Super"
	case p == PlanRRSP:
		return "RRSP"
	case p == PlanTSP:
		return "TSP"
	}
	return "Retirement"
}

// MatchTitle names the employer's match of a plan in an offer of a currency: 401(k) match.
func (p RetirementPlan) MatchTitle(currency Currency) string { return p.Title(currency) + " match" }

// IsLimited reports whether the limits of the IRS hold for a plan in an offer of a currency: for a 401(k), a
// 403(b) and the Thrift Savings Plan (26 USC 7701(j)), in US dollars.
func (p RetirementPlan) IsLimited(currency Currency) bool {
	return currency == USD && (p == "" || p == Plan401k || p == Plan403b || p == PlanTSP)
}
