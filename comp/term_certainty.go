package comp

// Certainty grades how sure a payment is (SPEC 5).
type Certainty string

// The grades of certainty, from the surest.
const (
	Guaranteed  Certainty = "guaranteed"  // contractual cash: base, sign-on, relocation, cash grants
	Target      Certainty = "target"      // paid if targets are met: bonus, commission
	Market      Certainty = "market"      // moves with a listed share
	Speculative Certainty = "speculative" // private equity, refreshers that nobody has put in writing
)

// Certainties lists the grades of certainty, from the surest.
func Certainties() []Certainty { return []Certainty{Guaranteed, Target, Market, Speculative} }
