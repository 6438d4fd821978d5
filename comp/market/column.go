package market

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-251b9aba/offerkit/comp/casefile"
)

// Kind is what a table of data is.
type Kind int

// The kinds of data.
const (
	unknownKind Kind = iota
	Percentiles      // a table of one's own with percentiles
	Rows             // a table of one's own with rows of pay
	LCA              // disclosure data of labor condition applications
	OEWS             // occupational employment and wage statistics
	WageLevels       // prevailing wages by level
	areas            // the areas of the prevailing wages: Geography.csv
)

// column is a column that is looked for: its names, of which the first that is there counts.
type column struct {
	names    []string
	required bool
}

// fold writes the name of a column so that spellings of it are equal.
func fold(name string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '-' || r == '\u00a0' {
			return '_'
		}
		return r
	}, strings.ToLower(strings.TrimSpace(name)))
}

// positions finds columns by name, -1 where one that is not required is missing; mend says where
// the others are.
func positions(head []string, columns []column, mend string) ([]int, error) {
	known := map[string]int{}
	for i, name := range head {
		if name = fold(name); name != "" {
			if _, twice := known[name]; twice && isAsked(columns, name) {
				return nil, failure(1, fmt.Sprintf("the column %s is named twice", strings.ToUpper(name)), "keep one of them")
			}
			known[name] = i
		}
	}
	found := make([]int, len(columns))
	for i, c := range columns {
		found[i] = -1
		for _, name := range c.names {
			if at, ok := known[name]; ok {
				found[i] = at
				break
			}
		}
		if found[i] < 0 && c.required {
			return nil, missing(head, c, mend)
		}
	}
	return found, nil
}

func isAsked(columns []column, name string) bool {
	return slices.ContainsFunc(columns, func(c column) bool { return slices.Contains(c.names, name) })
}

// missing says which column is not there, and which was probably meant to be it.
func missing(head []string, c column, mend string) error {
	message := fmt.Sprintf("there is no column %s", strings.Join(c.names, " or "))
	var names []string
	for _, name := range head {
		names = append(names, fold(name))
	}
	for _, name := range c.names {
		if meant, found := casefile.ClosestWord(name, names); found {
			return failure(1, message, fmt.Sprintf("is %q meant to be it? If so, rename it", casefile.Legible(meant)))
		}
	}
	if mend == "" {
		mend = "add it"
	}
	return failure(1, message, mend)
}

// kindOf tells what a table is by the names of its columns.
func kindOf(head []string) Kind {
	names := map[string]bool{}
	ranked, amount := false, false
	for _, name := range head {
		name = fold(name)
		names[name] = true
		ranked = ranked || rankOf(name) > 0
		amount = amount || isAmount(name)
	}
	switch {
	case names["case_number"]:
		return LCA
	case names["occ_code"]:
		return OEWS
	case names["soccode"] && names["level1"]:
		return WageLevels
	case names["areaname"] && names["stateab"]:
		return areas
	case ranked:
		return Percentiles
	case amount:
		return Rows
	}
	return unknownKind
}

// rankOf reads the percentile that a column holds: p25, pct25, 25th, median. It returns 0 for
// any other.
func rankOf(name string) int {
	if name == "median" {
		return 50
	}
	if rank, isRank := rankIn(name); isRank && rank > 0 && rank < 100 {
		return rank
	}
	return 0
}

// rankIn reads the number of a column of percentiles, be there such a percentile or not: p0 and p150.
func rankIn(name string) (rank int, isRank bool) {
	for _, form := range [][2]string{{"p", ""}, {"pct", ""}, {"", "th"}, {"", "th_percentile"}, {"percentile_", ""}} {
		digits, found := strings.CutPrefix(name, form[0])
		if digits, found = cutSuffix(digits, found, form[1]); !found {
			continue
		}
		if rank, err := strconv.Atoi(digits); err == nil && rank >= 0 && strconv.Itoa(rank) == digits {
			return rank, true
		}
	}
	return 0, false
}

// wrongRank refuses a column of a percentile that does not exist, in a table of one's own.
func wrongRank(head []string) error {
	for _, name := range head {
		if rank, isRank := rankIn(fold(name)); isRank && (rank < 1 || rank > 99) {
			return failure(1, fmt.Sprintf("the column %s is no percentile", casefile.Legible(name)), "percentiles are p1 to p99; rename it, or delete it")
		}
	}
	return nil
}

func cutSuffix(text string, found bool, suffix string) (string, bool) {
	rest, ends := strings.CutSuffix(text, suffix)
	return rest, found && ends
}

// errUnknownTable says what a table would have to be to be read. What its first row says is not
// repeated: where the names of the columns are missing, it is somebody's row.
var errUnknownTable = failure(1, "the first row names none of the columns that make a table known",
	"write a table with columns role, p10, p25, p50, p75, p90 or role, base, or name a file of LCA disclosure data, OEWS or OFLC wages as it is downloaded")
