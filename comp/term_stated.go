package comp

import (
	"fmt"
	"strings"
)

// Stated lists the paths of the terms of which the case holds a value, of every kind: those of the
// whole case, then offer by offer, each in the order of their descriptions. What a case holds by
// default where its file says nothing, such as its horizon, is among them.
func (c *Case) Stated() []string {
	var paths []string
	add := func(path string) {
		if v, known := c.Value(path); known && !v.IsZero() {
			paths = append(paths, path)
		}
	}
	for t := range described().all {
		list, rest, inList := strings.Cut(t.Path, "[]")
		switch {
		case list == "offers":
		case !inList:
			add(t.Path)
		case list == "fx":
			for k := range c.Rates {
				add(strings.TrimSuffix(c.TermOfRate(k), ".rate") + rest)
			}
		default:
			for k := range c.Count(list) {
				add(fmt.Sprintf("%s[%d]%s", list, k, rest))
			}
		}
	}
	for i := range c.Offers {
		for t := range described().all {
			inside, inOffer := strings.CutPrefix(t.Path, "offers[].")
			list, rest, inList := strings.Cut(inside, "[]")
			switch {
			case !inOffer:
			case !inList:
				add(pathOfOffer(i) + "." + inside)
			default:
				for k := range c.Count(pathOfOffer(i) + "." + list) {
					add(fmt.Sprintf("%s.%s[%d]%s", pathOfOffer(i), list, k, rest))
				}
			}
		}
	}
	return paths
}
