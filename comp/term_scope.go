package comp

import (
	"fmt"
	"strings"
)

// TermsAt returns the terms that a path stands for where one writes an assumption, such as in a
// scenario: a term that moves by its own path, of one offer (offers[0].bonus.payout) or of the
// whole case (growth); or, without an offer (bonus.payout), that of every offer that has it. An
// bonus stands for all bonuses of an offer there. An
// offer has a term that it states, that another one holds for, or of whose part it states another:
// the payout of a bonus, the growth of a share that pays. It returns none for any other path.
func (c *Case) TermsAt(path string) []string {
	if _, inCase := c.Value(path); inCase {
		if t := findTerm(path); t.Moves && (!strings.HasPrefix(path, "offers[") || c.hasTerm(path)) {
			return []string{path}
		}
		return nil
	}
	var paths []string
	for i := range c.Offers {
		if within := pathOfOffer(i) + "." + path; c.hasTerm(within) {
			paths = append(paths, within)
		}
		for k := range c.Offers[i].Bonuses {
			key, ofBonus := strings.CutPrefix(path, "bonus.")
			if within := fmt.Sprintf("%s.bonuses[%d].%s", pathOfOffer(i), k, key); ofBonus && c.hasTerm(within) {
				paths = append(paths, within)
			}
		}
	}
	return paths
}

// hasTerm reports whether an offer has a term that moves.
func (c *Case) hasTerm(path string) bool {
	t, at, ok := c.at(path)
	if !ok || !t.Moves {
		return false
	}
	if !t.read(at).IsZero() {
		return true
	}
	if i, _, _ := InOffer(path); t.has != nil {
		return t.has(&c.Offers[i])
	}
	if _, follows := c.Follows(path); follows {
		return true
	}
	return t.Default != "" && c.states(path[:strings.LastIndexByte(path, '.')])
}

// states reports whether the case states any number that moves of a part by its path; of a whole
// offer, and of an item of a list, it does.
func (c *Case) states(part string) bool {
	if strings.HasSuffix(part, "]") {
		return true
	}
	for t := range described().all {
		_, inside, _ := InOffer(part + ".x")
		key, below := strings.CutPrefix(t.Path, "offers[]."+strings.TrimSuffix(inside, "x"))
		if below && t.Moves && !strings.Contains(key, "[") {
			if v, _ := c.Value(part + "." + key); !v.IsZero() {
				return true
			}
		}
	}
	return false
}
