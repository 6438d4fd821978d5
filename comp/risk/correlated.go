package risk

import (
	"fmt"
	"math"
	"strings"
)

// CorrelationError says that the correlations of the case cannot all hold: two shares that move with
// a third cannot move against each other. Their matrix is not positive definite, or semi-definite.
type CorrelationError struct{ Companies []string }

func (e *CorrelationError) Error() string {
	return fmt.Sprintf("the correlations of %s cannot all hold: their matrix is not positive definite; bring them nearer to 0", listed(e.Companies))
}

// correlated returns, by share, what it takes of each independent draw: the Cholesky
// factor of the matrix of correlations.
func (f *futures) correlated() ([][]float64, error) {
	shares := f.s.Shares
	mix := make([][]float64, len(shares))
	for i := range shares {
		mix[i] = make([]float64, i+1)
		for j := range i + 1 {
			sum := 1.0
			if j < i {
				sum = f.s.Comparison.Case.Correlated(shares[i].Company, shares[j].Company).InexactFloat64()
			}
			for k := range j {
				sum -= mix[i][k] * mix[j][k]
			}
			switch {
			case j == i && sum < -rankless || j < i && mix[j][j] == 0 && math.Abs(sum) > rankless:
				return nil, &CorrelationError{Companies: companies(shares)}
			case j == i:
				if mix[i][i] = 0; sum > rankless { // a share that moves with others in step draws nothing of its own
					mix[i][i] = math.Sqrt(sum)
				}
			case mix[j][j] != 0:
				mix[i][j] = sum / mix[j][j]
			}
		}
	}
	return mix, nil
}

// rankless is what rounding leaves of a pivot that is 0.
const rankless = 1e-9

func companies(shares []SimulatedShare) []string {
	var names []string
	for i := range shares {
		names = append(names, shares[i].Company)
	}
	return names
}

// listed writes names in a row.
func listed(names []string) string { return strings.Join(names, ", ") }
