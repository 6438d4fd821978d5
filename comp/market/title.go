package market

import (
	"slices"
	"strings"
	"unicode"
)

// spelled are words of titles and places that are written in several ways.
var spelled = map[string]string{
	"sr": "senior", "snr": "senior", "jr": "junior", "mgr": "manager", "eng": "engineer", "engr": "engineer", "swe": "software engineer",
	"dev": "developer", "assoc": "associate", "vp": "vice president", "svp": "senior vice president",
	"1": "i", "2": "ii", "3": "iii", "4": "iv", "5": "v", "pgm": "program", "tech": "technical", "st": "saint", "ft": "fort", "mt": "mount",
}

// rankWords are the words of a title that say how high a job is.
var rankWords = map[string]bool{
	"senior": true, "junior": true, "staff": true, "principal": true, "lead": true, "chief": true, "head": true, "director": true,
	"manager": true, "president": true, "vice": true, "associate": true, "assistant": true, "intern": true, "trainee": true, "entry": true,
	"distinguished": true, "fellow": true, "partner": true, "supervisor": true, "i": true, "ii": true, "iii": true, "iv": true, "v": true,
}

// wordsOf splits a title into its words, in lower case and as they are spelled out: "Sr. Product
// Manager - II" is senior product manager ii.
func wordsOf(title string) []string {
	words := strings.FieldsFunc(strings.ToLower(title), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '+' && r != '#'
	})
	for i := 0; i < len(words); i++ {
		if whole, known := spelled[words[i]]; known {
			parts := strings.Fields(whole)
			words = slices.Replace(words, i, i+1, parts...)
			i += len(parts) - 1
		}
	}
	return words
}

// folded writes a name so that spellings of it are equal.
func folded(name string) string { return strings.Join(wordsOf(name), " ") }

// title is a role that job titles are compared with.
type title struct{ words []string }

func newTitle(role string) title { return title{wordsOf(role)} }

// matches reports whether a job title has every word of the role and no other word of rank:
// "Software Engineer, Payments" is a Software Engineer, and a Senior Software Engineer is not.
func (t title) matches(words []string) bool {
	for _, w := range t.words {
		if !slices.Contains(words, w) {
			return false
		}
	}
	for _, w := range words {
		if rankWords[w] && !slices.Contains(t.words, w) {
			return false
		}
	}
	return len(t.words) > 0
}

// isOccupation reports whether the role is the title of an occupation, in the plural or not.
func (t title) isOccupation(words []string) bool {
	return slices.EqualFunc(t.words, words, func(a, b string) bool { return strings.TrimSuffix(a, "s") == strings.TrimSuffix(b, "s") })
}

// near counts the words, other than those of rank, that an occupation shares with the role.
func (t title) near(name string) (n int) {
	for _, w := range wordsOf(name) {
		if slices.ContainsFunc(t.words, func(own string) bool {
			return !rankWords[own] && strings.TrimSuffix(own, "s") == strings.TrimSuffix(w, "s")
		}) {
			n++
		}
	}
	return n
}
