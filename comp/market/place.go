package market

import (
	"slices"
	"strings"
)

// Width is how wide an area is.
type Width int

// The widths, from the narrowest. The zero width is no area.
const (
	Elsewhere Width = iota
	Local           // a city, or the metropolitan area around it
	State
	Country // or the world: all that a file has
)

// place is a location as it is compared: a city, a state, or everywhere.
type place struct {
	city  string // folded
	state string // of the United States, by its two letters
}

// newPlace reads "Seattle, WA", "Seattle, Washington", "WA", "Remote (US)" or "London".
func newPlace(text string) place {
	text, _, _ = strings.Cut(text, "(")
	parts := strings.Split(text, ",")
	for i := range parts {
		parts[i] = folded(parts[i])
	}
	parts = slices.DeleteFunc(parts, func(p string) bool { return p == "" || everywhere[p] })
	if len(parts) == 0 {
		return place{}
	}
	if whole, known := short[parts[0]]; known {
		return whole
	}
	var p place
	if code := stateCode(parts[len(parts)-1]); code != "" {
		p.state, parts = code, parts[:len(parts)-1]
	}
	if len(parts) > 0 {
		p.city = parts[0]
	}
	return p
}

// everywhere are the words for no place in particular.
var everywhere = map[string]bool{
	"us": true, "u s": true, "usa": true, "u s a": true, "united states": true, "united states of america": true, "remote": true, "anywhere": true, "any": true, "all": true, "national": true,
}

// short are names of cities that are written without their state.
var short = map[string]place{
	"new york": {"new york", "NY"}, "new york city": {"new york", "NY"}, "nyc": {"new york", "NY"}, "sf": {"san francisco", "CA"},
	"dc": {"washington", "DC"}, "washington dc": {"washington", "DC"}, "washington d c": {"washington", "DC"},
}

// width is the width of the place itself.
func (p place) width() Width {
	switch {
	case p.city != "":
		return Local
	case p.state != "":
		return State
	}
	return Country
}

// name is what the place is called: a city as it was written, a state by its name.
func (p place) name(written string) string {
	switch p.width() {
	case Local:
		return written
	case State:
		return stateTitle(p.state)
	}
	return ""
}

// stateTitle is the name of a state with capitals.
func stateTitle(code string) string {
	words := strings.Fields(stateOf(code))
	for i, w := range words {
		if w != "of" {
			words[i] = strings.ToUpper(w[:1]) + w[1:]
		}
	}
	return strings.Join(words, " ")
}

// holds returns the narrowest area around p, p itself first, in which a city lies.
func (p place) holds(city, state string) Width {
	switch here := p.state == "" || p.state == state; {
	case here && p.city != "" && p.city == city:
		return Local
	case p.state != "" && p.state == state:
		return State
	}
	return Country
}

// has reports whether a location lies in the place.
func (p place) has(location string) bool {
	other := newPlace(location)
	return p.holds(other.city, other.state) <= p.width()
}

// area returns how wide an area is that a file names, Elsewhere where p is not in it: a
// metropolitan area ("Seattle-Tacoma-Bellevue, WA"), a state, or all of the country ("U.S.").
func (p place) area(title string) Width {
	other := newPlace(title)
	switch {
	case other.width() == Country:
		return Country
	case other.width() == State && p.state == other.state:
		return State
	case p.city != "" && isCityOf(p, title):
		return Local
	}
	return Elsewhere
}

// isCityOf reports whether a city is among those that the title of an area lists.
func isCityOf(p place, title string) bool {
	cities, states, _ := strings.Cut(title, ",")
	if p.state != "" && strings.TrimSpace(states) != "" && !slices.Contains(statesIn(states), p.state) {
		return false
	}
	names := strings.FieldsFunc(cities, func(r rune) bool { return r == '-' || r == '/' || r == '–' })
	for i := range names {
		for j := i + 1; j <= len(names); j++ { // Winston-Salem is one city
			if folded(strings.Join(names[i:j], " ")) == p.city {
				return true
			}
		}
	}
	return false
}

// statesIn lists the states of a title such as " NY-NJ-PA".
func statesIn(text string) []string {
	var codes []string
	for _, name := range strings.FieldsFunc(text, func(r rune) bool { return r == '-' || r == ' ' || r == ',' }) {
		if code := stateCode(strings.ToLower(name)); code != "" {
			codes = append(codes, code)
		}
	}
	if code := stateCode(folded(text)); code != "" {
		codes = append(codes, code)
	}
	return codes
}

// stateCode returns the two letters of a state, "" for what is none. The name may be in
// lower case.
func stateCode(name string) string {
	name = strings.ToLower(strings.TrimSpace(name))
	if code, known := stateNames[name]; known {
		return code
	}
	if code := strings.ToUpper(name); len(code) == 2 && stateOf(code) != "" {
		return code
	}
	return ""
}

// stateOf returns the name of a state.
func stateOf(code string) string {
	for name, c := range stateNames {
		if c == code {
			return name
		}
	}
	return ""
}

// stateNames are the states, the district and the territories by the Postal Service's letters
// (Publication 28, appendix B).
var stateNames = map[string]string{
	"alabama": "AL", "alaska": "AK", "arizona": "AZ", "arkansas": "AR", "california": "CA", "colorado": "CO", "connecticut": "CT",
	"delaware": "DE", "district of columbia": "DC", "florida": "FL", "georgia": "GA", "hawaii": "HI", "idaho": "ID", "illinois": "IL",
	"indiana": "IN", "iowa": "IA", "kansas": "KS", "kentucky": "KY", "louisiana": "LA", "maine": "ME", "maryland": "MD",
	"massachusetts": "MA", "michigan": "MI", "minnesota": "MN", "mississippi": "MS", "missouri": "MO", "montana": "MT", "nebraska": "NE",
	"nevada": "NV", "new hampshire": "NH", "new jersey": "NJ", "new mexico": "NM", "new york": "NY", "north carolina": "NC",
	"north dakota": "ND", "ohio": "OH", "oklahoma": "OK", "oregon": "OR", "pennsylvania": "PA", "rhode island": "RI",
	"south carolina": "SC", "south dakota": "SD", "tennessee": "TN", "texas": "TX", "utah": "UT", "vermont": "VT", "virginia": "VA",
	"washington": "WA", "west virginia": "WV", "wisconsin": "WI", "wyoming": "WY", "puerto rico": "PR", "guam": "GU",
	"virgin islands": "VI", "american samoa": "AS", "northern mariana islands": "MP",
}
