package vesting

import "fmt"

// Allocation names how whole shares are dealt to the instalments of a grant. The
// seven types and their names are the Open Cap Format's (enum AllocationType); the
// comments show its own example, 18 shares over 4 instalments.
type Allocation int

// The allocation types of the Open Cap Format. The zero value is the default.
const (
	CumulativeRoundDown        Allocation = iota // 4-5-4-5: floor of the cumulative total (the default)
	CumulativeRounding                           // 5-4-5-4: cumulative total rounded half up
	FrontLoaded                                  // 5-5-4-4: left-over shares one each to the first instalments
	BackLoaded                                   // 4-4-5-5: left-over shares one each to the last instalments
	FrontLoadedToSingleTranche                   // 6-4-4-4: all left-over shares to the first instalment
	BackLoadedToSingleTranche                    // 4-4-4-6: all left-over shares to the last instalment
	Fractional                                   // 4.5 each: no rounding
)

var allocationNames = [...]string{
	CumulativeRoundDown:        "CUMULATIVE_ROUND_DOWN",
	CumulativeRounding:         "CUMULATIVE_ROUNDING",
	FrontLoaded:                "FRONT_LOADED",
	BackLoaded:                 "BACK_LOADED",
	FrontLoadedToSingleTranche: "FRONT_LOADED_TO_SINGLE_TRANCHE",
	BackLoadedToSingleTranche:  "BACK_LOADED_TO_SINGLE_TRANCHE",
	Fractional:                 "FRACTIONAL",
}

// Allocations lists the names that ParseAllocation reads, in the case file's form
// ("cumulative-round-down").
func Allocations() []string {
	names := make([]string, len(allocationNames))
	for i := range allocationNames {
		names[i] = Allocation(i).Key()
	}
	return names
}

// String returns the Open Cap Format's name, CUMULATIVE_ROUND_DOWN for the default.
func (a Allocation) String() string {
	if a < 0 || int(a) >= len(allocationNames) {
		return fmt.Sprintf("Allocation(%d)", int(a))
	}
	return allocationNames[a]
}

// Key returns the case file's name, cumulative-round-down for the default.
func (a Allocation) Key() string { return foldName(a.String()) }

// ParseAllocation reads either form of a name: CUMULATIVE_ROUND_DOWN or
// cumulative-round-down.
func ParseAllocation(text string) (Allocation, error) {
	folded := foldName(text)
	for i := range allocationNames {
		if Allocation(i).Key() == folded {
			return Allocation(i), nil
		}
	}
	return 0, &AllocationError{Text: text}
}

// AllocationError reports a text that names none of the seven allocation types.
type AllocationError struct {
	Text string // what was written
}

func (e *AllocationError) Error() string {
	return fmt.Sprintf("%q is not an allocation type; write one of %v", e.Text, Allocations())
}

func foldName(s string) string {
	b := []byte(s)
	for i, c := range b {
		switch {
		case c >= 'A' && c <= 'Z':
			b[i] = c - 'A' + 'a'
		case c == '_' || c == ' ':
			b[i] = '-'
		}
	}
	return string(b)
}
