package comp

import "github.com/shopspring/decimal"

// Clawback is what has to be paid back on leaving early (SPEC 5.3). The zero Clawback
// means none.
type Clawback struct {
	Months    int             // from its anchor until nothing is owed
	Kind      ClawbackKind    // empty means ProRata
	Basis     ClawbackBasis   // empty means Gross
	From      ClawbackFrom    // empty means FromPayment
	Full      int             // months during which all of it is owed; pro-rata over the rest
	Step      int             // only whole steps of so many months served count; 0 means 1
	Voluntary bool            // owed only where the employee resigns; otherwise on any leaving
	NetRate   decimal.Decimal // tax rate that a net basis leaves out: 0.35 is 35%
}

// ClawbackKind says how the debt falls with time served.
type ClawbackKind string

// The kinds of clawback.
const (
	ProRata ClawbackKind = "pro-rata" // with each full month served
	Cliff   ClawbackKind = "cliff"    // all of it until Months, then nothing
)

// ClawbackKinds lists the kinds of clawback.
func ClawbackKinds() []ClawbackKind { return []ClawbackKind{ProRata, Cliff} }

// ClawbackBasis says whether what was received before or after tax is owed.
type ClawbackBasis string

// The bases of a clawback.
const (
	Gross ClawbackBasis = "gross"
	Net   ClawbackBasis = "net"
)

// ClawbackBases lists the bases of a clawback.
func ClawbackBases() []ClawbackBasis { return []ClawbackBasis{Gross, Net} }

// ClawbackFrom says from when months served count.
type ClawbackFrom string

// The anchors of a clawback.
const (
	FromPayment ClawbackFrom = "payment"
	FromStart   ClawbackFrom = "start"
)

// ClawbackAnchors lists the anchors of a clawback.
func ClawbackAnchors() []ClawbackFrom { return []ClawbackFrom{FromPayment, FromStart} }
