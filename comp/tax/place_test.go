package tax

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

func TestPlace(t *testing.T) {
	for _, c := range []struct{ written, id, name, leftOut string }{
		{"Seattle, WA", "US-WA", "Seattle, WA", ""},
		{"seattle", "US-WA", "Seattle, WA", ""},
		{"Seattle, Washington, USA", "US-WA", "Seattle, WA", ""},
		{"New York, NY", "US-NY-NYC", "New York, NY", ""},
		{"NYC", "US-NY-NYC", "New York, NY", ""},
		{"Brooklyn NY", "US-NY-NYC", "Brooklyn, NY", ""},
		{"New York City, New York", "US-NY-NYC", "New York City, NY", ""},
		{"NY", "US-NY", "New York", "the income taxes of New York City and Yonkers"},
		{"Ithaca, NY", "US-NY", "Ithaca, NY", ""},
		{"remote (TX)", "US-TX", "Texas", ""},
		{"Remote - Texas", "US-TX", "Texas", ""},
		{"Austin TX", "US-TX", "Austin, TX", ""},
		{"Austin Texas", "US-TX", "Austin, TX", ""},
		{"Seattle - WA", "US-WA", "Seattle, WA", ""},
		{"Smallville, KS", "US-KS", "Smallville, KS", ""},
		{"Columbus, OH", "US-OH", "Columbus, OH", "municipal and school district income taxes"},
		{"Columbus, IN", "US-IN-BARTHOLOMEW", "Columbus, IN", ""},
		{"Howard County, MD", "US-MD-HOWARD", "Howard County, MD", ""},
		{"Baltimore", "US-MD-BALTIMORE_CITY", "Baltimore, MD", ""},
		{"Ocean City, MD", "US-MD", "Ocean City, MD", "the income tax of the county (name it, as in Howard County, MD)"},
		{"Washington, DC", "US-DC", "Washington, DC", ""},
		{"Washington DC", "US-DC", "District of Columbia", ""},
		{"Portland, OR", "US-OR-METRO", "Portland, OR", ""},
		{"Portland, ME", "US-ME", "Portland, ME", ""},
		{"St Louis, MO", "US-MO-ST_LOUIS", "St. Louis, MO", ""},
		{"London", "GB-ENG", "London, England", ""},
		{"London, UK", "GB-ENG", "London, England", ""},
		{"London, KY", "US-KY", "London, KY", "occupational taxes of the city and county"},
		{"Edinburgh", "GB-SCT", "Edinburgh, Scotland", ""},
		{"Glasgow, United Kingdom", "GB-SCT", "Glasgow, Scotland", ""},
		{"UK", "GB", "United Kingdom", "the income tax bands of Scotland"},
		{"Washington, D.C.", "US-DC", "Washington, DC", ""},
		{"Washington D.C.", "US-DC", "District of Columbia", ""},
		{"D.C.", "US-DC", "District of Columbia", ""},
		{"San Francisco Bay Area", "US-CA", "San Francisco Bay Area, CA", ""},
		{"Mission District, San Francisco, CA", "US-CA", "San Francisco, CA", ""},
		{"Canary Wharf, London", "GB-ENG", "London, England", ""},
		{"Hybrid / San Francisco, CA", "US-CA", "San Francisco, CA", ""},
	} {
		p, err := Embedded().Place(c.written)
		if err != nil || p.ID != c.id || p.Name != c.name || p.LeftOut != c.leftOut {
			t.Errorf("%s: %+v, %v; want %s, %s, left out %q", c.written, p, err, c.id, c.name, c.leftOut)
		}
	}
}

// A city that is known in another state alone is a slip, or a namesake: it is said.
func TestPlacesKnownElsewhere(t *testing.T) {
	for written, want := range map[string]string{
		"Seattle, CA": "Seattle, WA", "New York, FL": "New York, NY", "Seattle, WA": "", "Portland, ME": "", "Smallville, KS": "", "California": "",
		"London, KY": "", // the other is in another country, and nobody writes a state behind it
	} {
		p, err := Embedded().Place(written)
		if got := strings.Join(p.Elsewhere, "; "); err != nil || got != want {
			t.Errorf("%s: known elsewhere as %q, %v; want %q", written, got, err, want)
		}
	}
}

func TestUnknownPlaces(t *testing.T) {
	for written, want := range map[string]string{
		"New Yrok, NY":     `"New Yrok, NY" names no place that is known in New York; did you mean New York, NY? For a smaller place there write the state alone, NY`,
		"Philadelpia, PA":  "did you mean Philadelphia, PA?",
		"San Fransisco CA": "did you mean San Francisco, CA?",
		"Seatle":           `"Seatle" is no place with tax tables here, which are those of the United States and the United Kingdom; did you mean Seattle, WA?`,
		"Edinburg":         "Edinburgh, Scotland",
		"Paris":            "write a city and state such as Seattle, WA",
		"Portland":         "may be several places; did you mean Portland, ME or Portland, OR?",
		"Birmingham":       "Birmingham, AL or Birmingham, England",
		"remote":           "names no place",
		"Remote, US":       "names no state",
		"Texsa":            "Texas",
		"Port Washington":  "is no place",
		"Seattle\x1b[31m":  "is no place",
		"Seattle, XX":      "is no place",
		"Berlin, DE 1":     "is no place",
	} {
		_, err := Embedded().Place(written)
		var unknown *UnknownPlaceError
		if !errors.As(err, &unknown) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v; want %q", written, err, want)
		}
	}
}

func FuzzPlace(f *testing.F) {
	for _, written := range []string{"Seattle, WA", "remote (TX)", "New York City, New York, USA", "London", ",,,", "Remote -", "St. Mary's County; MD"} {
		f.Add(written)
	}
	f.Fuzz(func(t *testing.T, written string) {
		place, err := Embedded().Place(written)
		if err == nil && (place.ID == "" || place.Name == "") {
			t.Errorf("%q is %+v", written, place)
		}
	})
}

// Every region is found by each of its names, but where a later one has the name too, and every city by
// its own within its state.
func TestEveryNameIsFound(t *testing.T) {
	g := names()
	for i := range g.regions {
		r := &g.regions[i]
		for name := range r.names {
			found, known := g.region(name, region{})
			if !known || found.id != r.id && slices.IndexFunc(g.regions, func(other region) bool { return other.id == found.id }) < i {
				t.Errorf("%s of %s is %+v", name, r.id, found)
			}
		}
	}
	g.each(func(name string, of *localities, full string) {
		within, _ := g.region(stateOf(of.id)[3:], region{})
		if !slices.ContainsFunc(g.within(folded(name), within), func(l locality) bool { return l.id == of.id }) {
			t.Errorf("%s of %s is not found", name, of.id)
		}
	})
}
