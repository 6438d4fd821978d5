package tax

import "strings"

// Place is where somebody is taxed.
type Place struct {
	ID      string   // US-NY-NYC
	Name    string   // New York City, NY
	Also    []string // ids of further places within that tax too
	LeftOut string   // local taxes that are not in the tables; empty where there are none
}

// jurisdictions are the ids of all that tax at a place, the country first.
func (p Place) jurisdictions() []string {
	var all []string
	for i, r := range p.ID {
		if r == '-' {
			all = append(all, p.ID[:i])
		}
	}
	return append(append(all, p.ID), p.Also...)
}

// placeID is a name as a part of an id: St. Mary's is ST_MARY_S.
func placeID(name string) string {
	return strings.ToUpper(strings.Join(strings.FieldsFunc(name, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z')
	}), "_"))
}
