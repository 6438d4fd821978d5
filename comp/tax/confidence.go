package tax

// Confidence says how sure a figure is.
type Confidence int

// The degrees of confidence, from the surest on.
const (
	TwoSources Confidence = iota // two independent sources agree
	OneSource
	OnProjected // it rests on a projected figure: whole units, no cents
	OnUnsettled // sources disagree, or a law is pending
)

var confidences = [...]string{"two sources", "one source", "projected", "unsettled"}

func (c Confidence) String() string { return confidences[c] }

// confidenceOf is the doubt in a status alone.
func confidenceOf(s Status) Confidence {
	switch s {
	case Projected:
		return OnProjected
	case Unsettled:
		return OnUnsettled
	}
	return TwoSources
}

func (t *Table) confidence() Confidence {
	if c := confidenceOf(t.Status); c > TwoSources || t.Confirmed != "" {
		return c
	}
	return OneSource
}
