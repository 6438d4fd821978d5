package tax

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/seed-251b9aba/offerkit/vesting/spelling"
)

// Place is where somebody is taxed.
type Place struct {
	ID      string   // US-NY-NYC
	Name    string   // New York, NY
	Also    []string // ids of further places that tax there too
	LeftOut string   // taxes that are there and not counted; empty where there are none

	Unnamed   bool     // what is left out is in the tables, of cities of which none is named
	Elsewhere []string // known places of that name in other states, where it is not known in its own: Seattle, WA of Seattle, CA
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

// Country is the id of the country, US or GB.
func (p Place) Country() string {
	country, _, _ := strings.Cut(p.ID, "-")
	return country
}

// Currency is that of the country.
func (p Place) Currency() string {
	if p.Country() == "GB" {
		return "GBP"
	}
	return "USD"
}

// gazetteer are the names of places, in the order of their file. It is searched as it is: a run asks
// for a place or two, and would pay more for an index.
type gazetteer struct {
	regions []region     // countries, states and nations
	cities  []localities // in the regions and of their own
}

// region is a country, a state of it, or a nation.
type region struct {
	id, name     string
	also         string // further names of it, listed
	leftOut      string // local taxes of the region that are in no table
	leftOutOfAll string // local taxes that are in the tables, of places that have to be named
}

// names are those by which a region is known, its code among them.
func (r *region) names(yield func(string) bool) {
	if yield(r.name) && yield(r.id[strings.LastIndexByte(r.id, '-')+1:]) && r.also != "" {
		strings.SplitSeq(r.also, listing)(yield)
	}
}

// isCalled reports whether a folded name is one of the region.
func (r *region) isCalled(key string) bool {
	for name := range r.names {
		if foldsTo(name, key) {
			return true
		}
	}
	return false
}

// localities are places of one id that share what taxes there.
type localities struct {
	id    string
	names string // listed; NYC=New York where the first is a short name
	also  string // listed
}

// locality is a city, a county or a part of a city.
type locality struct {
	id, name string // the id of the region where the place has no tax of its own
	also     []string
}

//go:embed places.json
var placesFile []byte

// A process that asks for no place does not pay for their names.
var names = sync.OnceValue(readPlaces)

func readPlaces() *gazetteer {
	var file struct {
		Places []struct {
			ID, Name, Also, Cities, And string
			LeftOut                     string `json:"left_out"`
			LeftOutOfAll                string `json:"left_out_of_all"`
		}
	}
	if err := json.Unmarshal(placesFile, &file); err != nil {
		panic(err) // a test reads the names
	}
	g := &gazetteer{}
	for _, p := range file.Places {
		if strings.Count(p.ID, "-") < 2 {
			g.regions = append(g.regions, region{p.ID, p.Name, p.Also, p.LeftOut, p.LeftOutOfAll})
		} else {
			g.cities = append(g.cities, localities{p.ID, p.Name, p.And})
		}
		if p.Cities != "" {
			g.cities = append(g.cities, localities{p.ID, p.Cities, p.And})
		}
	}
	return g
}

// each visits every locality with the name by which it is found, as it is written.
func (g *gazetteer) each(visit func(name string, of *localities, full string)) {
	for i := range g.cities {
		of := &g.cities[i]
		for name := range strings.SplitSeq(of.names, listing) {
			short, full, found := strings.Cut(name, "=")
			if !found {
				full = name
			}
			visit(short, of, full)
		}
	}
}

// known lists the localities of a folded name.
func (g *gazetteer) known(key string) (all []locality) {
	g.each(func(name string, of *localities, full string) {
		if !foldsTo(name, key) || slices.ContainsFunc(all, func(l locality) bool { return l.id == of.id }) { // Saint Louis and St. Louis
			return
		}
		all = append(all, locality{of.id, full, listed(of.also)})
	})
	return all
}

// foldsTo reports whether a name is a folded one, and mostly by its first letter that it is not.
func foldsTo(name, key string) bool {
	if key == "" || name == "" || name[0] < utf8.RuneSelf && name[0]|0x20 != key[0]|0x20 {
		return false
	}
	return folded(name) == key
}

// listing stands between the names of a list.
const listing = "; "

func listed(names string) []string {
	if names == "" {
		return nil
	}
	return strings.Split(names, listing)
}

// folded writes a name without case, signs and what people write in several ways.
func folded(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return r == ' ' || r == '.' || r == '\'' || r == '’' })
	for i, w := range words {
		if w == "saint" {
			words[i] = "st"
		}
	}
	return strings.Join(words, " ")
}

// stateOf is the region of a locality, such as US-NY.
func stateOf(id string) string {
	parts := strings.SplitN(id, "-", 3)
	return strings.Join(parts[:min(len(parts), 2)], "-")
}

// regionByID finds a region by its id.
func (g *gazetteer) regionByID(id string) region {
	for _, r := range g.regions {
		if r.id == id {
			return r
		}
	}
	return region{}
}

// UnknownPlaceError says that a location is none that is known.
type UnknownPlaceError struct {
	Written string
	Near    []string // places that may be meant
	Reason  string   // why it is not enough; empty for an unknown name
	State   string   // in which Near are; empty where the location names none
}

func (e *UnknownPlaceError) Error() string {
	reason := e.Reason
	if reason == "" {
		reason = "is no place with tax tables here, which are those of the United States and the United Kingdom"
	}
	mend := `write a city and state such as Seattle, WA, a state, or a city of the United Kingdom`
	if len(e.Near) > 0 {
		mend = "did you mean " + strings.Join(e.Near, " or ") + "?"
	}
	if e.State != "" {
		mend += " For a smaller place there write the state alone, " + e.State
	}
	return fmt.Sprintf("%q %s; %s", e.Written, reason, mend)
}

// idle are the words of a location that say nothing of where it is.
var idle = []string{"remote", "hybrid", "onsite", "on site", "office", "home", "anywhere", "us remote", "remote us", ""}

// Place reads a location as people write one: Seattle, WA; New York, NY; Austin, Texas, USA;
// London; remote (TX). It returns an [*UnknownPlaceError] with near matches for any other.
func (l *Law) Place(location string) (Place, error) {
	if p, err, hidden := l.placeBehind(location); hidden {
		return p, err
	}
	if len(location) > 200 || strings.ContainsFunc(location, func(r rune) bool { return !unicode.IsPrint(r) }) {
		return Place{}, &UnknownPlaceError{Written: shortened(location)}
	}
	g := names()
	var parts []string
	for _, part := range strings.FieldsFunc(location, func(r rune) bool { return strings.ContainsRune(",()/;|–—", r) }) {
		part = strings.Trim(strings.TrimSpace(part), "-: ")
		if rest, found := cutPrefixFold(part, "remote"); found {
			part = strings.Trim(strings.TrimPrefix(strings.TrimSpace(rest), "in "), "-: ")
		}
		if !slices.Contains(idle, folded(part)) {
			parts = append(parts, part)
		}
	}
	p, err := g.find(location, parts)
	return l.ownPlace(p), err
}

// Places lists the locations whose names are known, each as Place reads it: cities such as Seattle, WA, and
// the states and nations. Other cities of a state are places too.
func Places() []string {
	g := names()
	var list []string
	for i := range g.regions {
		if r := &g.regions[i]; strings.Contains(r.id, "-") {
			list = append(list, r.name)
		}
	}
	g.each(func(_ string, of *localities, full string) {
		list = append(list, g.place(locality{id: of.id, name: full}).Name)
	})
	slices.Sort(list)
	return slices.Compact(list)
}

// ownPlace is a place whose taxes are in tables of one's own, where there are any: Columbus,
// OH is US-OH-COLUMBUS.
func (l *Law) ownPlace(p Place) Place {
	name, _, found := strings.Cut(p.Name, ", ")
	id := p.ID + "-" + placeID(name)
	if found && strings.Count(p.ID, "-") == 1 && slices.ContainsFunc(l.own, func(t Table) bool { return t.Place == id }) {
		p.ID, p.LeftOut = id, ""
	}
	return p
}

func cutPrefixFold(s, prefix string) (string, bool) {
	if len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix) {
		return s[len(prefix):], true
	}
	return s, false
}

// find reads the parts of a location from the back: countries and states, then a city.
func (g *gazetteer) find(written string, parts []string) (Place, error) {
	var within region
	for len(parts) > 0 && !strings.Contains(within.id, "-") {
		last := parts[len(parts)-1]
		if r, known := g.region(last, within); known {
			within, parts = r, parts[:len(parts)-1]
			continue
		}
		city, code := cutLast(last) // Austin TX, and not Port Washington
		r, known := g.region(code, within)
		if !known || len(code) != 2 && len(g.within(folded(city), r)) == 0 {
			break
		}
		within, parts[len(parts)-1] = r, city
	}
	if len(parts) == 0 {
		return g.whole(written, within)
	}
	return g.city(written, parts[len(parts)-1], within)
}

// region finds a country, state or nation by name or code, in a country if one is given.
func (g *gazetteer) region(name string, within region) (region, bool) {
	key := folded(name)
	for i := len(g.regions) - 1; i >= 0; i-- { // of two that share a name the later one
		if r := &g.regions[i]; r.isCalled(key) {
			return *r, strings.HasPrefix(r.id, within.id)
		}
	}
	return region{}, false
}

// cutLast cuts the last word off: Austin TX, Seattle - WA.
func cutLast(text string) (before, last string) {
	i := strings.LastIndexByte(text, ' ')
	return strings.TrimRight(text[:max(i, 0)], "-: "), text[i+1:]
}

// whole is a region of which no city is named.
func (g *gazetteer) whole(written string, r region) (Place, error) {
	switch r.id {
	case "":
		return Place{}, &UnknownPlaceError{Written: written, Reason: "names no place"}
	case "US":
		return Place{}, &UnknownPlaceError{Written: written, Reason: "names no state, and the tax differs by state"}
	case "GB":
		r.name = "United Kingdom"
	}
	p := Place{ID: r.id, Name: r.name, LeftOut: r.leftOut}
	if p.LeftOut == "" {
		p.LeftOut, p.Unnamed = r.leftOutOfAll, r.leftOutOfAll != ""
	}
	return p, nil
}

// within lists the localities of a name in a region.
func (g *gazetteer) within(name string, r region) []locality {
	var all []locality
	for _, l := range g.known(name) {
		if r.id == "" || l.id == r.id || strings.HasPrefix(l.id, r.id+"-") {
			all = append(all, l)
		}
	}
	return all
}

func (g *gazetteer) city(written, name string, within region) (Place, error) {
	found := g.within(folded(name), within)
	switch {
	case len(found) == 1:
		return g.place(found[0]), nil
	case len(found) > 1:
		e := &UnknownPlaceError{Written: written, Reason: "may be several places"}
		for _, l := range found {
			e.Near = append(e.Near, g.place(l).Name)
		}
		return Place{}, e
	case strings.Contains(within.id, "-"): // a state, in which not every city is known
		p := Place{ID: within.id, Name: name + ", " + regionCode(within), LeftOut: within.leftOut}
		if slips := g.slips(name, within); slips != nil {
			return Place{}, &UnknownPlaceError{Written: written, Reason: "names no place that is known in " + within.name, Near: slips, State: regionCode(within)}
		}
		country, _, _ := strings.Cut(within.id, "-")
		for _, l := range g.within(folded(name), region{id: country}) {
			p.Elsewhere = append(p.Elsewhere, g.place(l).Name)
		}
		return p, nil
	}
	return Place{}, &UnknownPlaceError{Written: written, Near: g.near(name, within)}
}

// place is a locality as a place.
func (g *gazetteer) place(l locality) Place {
	r := g.regionByID(stateOf(l.id))
	p := Place{ID: l.id, Name: l.name + ", " + regionCode(r), Also: l.also}
	if l.id == r.id {
		p.LeftOut = r.leftOut
	}
	return p
}

// regionCode is how a region stands behind a city: WA, or Scotland.
func regionCode(r region) string {
	if country, code, found := strings.Cut(r.id, "-"); found && country == "US" {
		return code
	}
	return r.name
}

// shortestSlip is the length from which a name that differs from a known one in a letter is a slip of it: of
// shorter ones there are too many.
const shortestSlip = 6

// slips lists the places of a state whose names are one slip of the keyboard away.
func (g *gazetteer) slips(name string, state region) (near []string) {
	key := folded(name)
	if len(key) < shortestSlip {
		return nil
	}
	g.each(func(city string, _ *localities, _ string) {
		if city = folded(city); spelling.Distance(key, city, 2) < 2 {
			for _, l := range g.within(city, state) {
				near = append(near, g.place(l).Name)
			}
		}
	})
	slices.Sort(near)
	return slices.Compact(near)
}

// mostNear is how many near matches an error names.
const mostNear = 3

// near lists the places whose names are a slip away.
func (g *gazetteer) near(name string, within region) []string {
	key := folded(name)
	limit := min(3, 1+len(key)/3)
	var near []string
	g.each(func(city string, _ *localities, _ string) {
		if city = folded(city); spelling.Distance(key, city, limit) < limit {
			for _, l := range g.within(city, within) {
				near = append(near, g.place(l).Name)
			}
		}
	})
	for i := range g.regions {
		r := &g.regions[i]
		for written := range r.names {
			if len(written) > 2 && r.id != "US" && spelling.Distance(key, folded(written), limit) < limit {
				near = append(near, r.name)
			}
		}
	}
	slices.Sort(near)
	near = slices.Compact(near)
	return near[:min(len(near), mostNear)]
}
