package comp

import "fmt"

// TermRef names a term of an offer: the one that a payment comes from, a clawback reaches or
// a note is about. It is comparable, and the zero TermRef names none.
type TermRef struct {
	Kind  TermRefKind
	Index int // position in the offer's list of them, from 0; 0 where an offer has one
}

// TermRefKind is what a TermRef names.
type TermRefKind uint8

// The kinds of terms that pay or have notes.
const (
	NoTerm TermRefKind = iota
	BaseTerm
	BonusTerm
	FurtherBonusTerm // one of the bonuses beside the first
	CommissionTerm
	ProfitSharingTerm
	SignOnTerm // one of the sign-ons
	RelocationTerm
	FurtherRelocationTerm // one of the parts of a relocation beside the first
	BenefitTerm           // one of the benefits
	RetirementTerm
	ESPPTerm
	CostTerm      // one of the costs
	GrantTerm     // one of the grants
	RefresherTerm // one of the refreshers
	TopUpTerm
	PromotionTerm
	PrivateTerm // what is said of a private company
	CurrentTerm // that the offer is today's job
	StartTerm
	EndTerm // the last day of a fixed-term job
)

// termRefWords are the words of the case file, by kind. Those of a list take its position.
var termRefWords = [...]string{
	NoTerm: "", BaseTerm: "base", BonusTerm: "bonus", FurtherBonusTerm: "bonuses[%d]", CommissionTerm: "commission", ProfitSharingTerm: "profit_sharing", SignOnTerm: "sign_on[%d]",
	RelocationTerm: "relocation", FurtherRelocationTerm: "relocations[%d]", BenefitTerm: "benefits[%d]", RetirementTerm: "retirement", ESPPTerm: "espp",
	CostTerm: "costs[%d]", GrantTerm: "grants[%d]", RefresherTerm: "refreshers[%d]", TopUpTerm: "top_up", PromotionTerm: "promotion",
	PrivateTerm: "private", CurrentTerm: "current", StartTerm: "start", EndTerm: "end",
}

// inList reports whether an offer has a list of such terms.
func (k TermRefKind) inList() bool {
	switch k {
	case FurtherBonusTerm, FurtherRelocationTerm, SignOnTerm, BenefitTerm, CostTerm, GrantTerm, RefresherTerm:
		return true
	}
	return false
}

// At names the term at a position of the offer's list of them.
func (k TermRefKind) At(i int) TermRef { return TermRef{Kind: k, Index: i} }

// Alone names a term that an offer has once.
func (k TermRefKind) Alone() TermRef { return TermRef{Kind: k} }

// String writes the term in the case file's words, within its offer: grants[0], top_up.
func (t TermRef) String() string {
	switch {
	case int(t.Kind) >= len(termRefWords):
		return ""
	case t.Kind.inList():
		return fmt.Sprintf(termRefWords[t.Kind], t.Index)
	}
	return termRefWords[t.Kind]
}

// MarshalText writes the term as String does.
func (t TermRef) MarshalText() ([]byte, error) { return []byte(t.String()), nil }
