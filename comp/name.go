package comp

import (
	"fmt"
	"strings"
	"unicode"
)

// names returns a name for each offer, unique within the case and as a person sees it
// (SPEC 4): the offer's own, else its company. Offers of one company are told apart by
// their roles, all of them that have one; what is still equal is numbered, all of it.
func names(offers []Offer) []string {
	result, companies := make([]string, len(offers)), map[string]int{}
	for i := range offers {
		if result[i] = seen(offers[i].Name); result[i] == "" {
			result[i] = seen(offers[i].Company)
			companies[result[i]]++
		}
	}
	equal, own := map[string]int{}, map[string]bool{}
	for i := range offers {
		if o := &offers[i]; seen(o.Name) != "" {
			own[result[i]] = true
		} else if role := seen(o.Role); companies[result[i]] > 1 && role != "" {
			result[i] += " " + role
		}
		equal[result[i]]++
	}
	number := map[string]int{}
	for i := range offers {
		name := result[i]
		if equal[name] < 2 || seen(offers[i].Name) != "" {
			continue
		}
		if own[name] && number[name] == 0 {
			number[name] = 1 // the offer of that name is the first
		}
		for taken := true; taken; taken = own[result[i]] {
			number[name]++
			result[i] = fmt.Sprintf("%s #%d", name, number[name])
		}
	}
	return result
}

// seen returns a name as a person sees it: without marks that have no width or that
// reorder text, any run of spaces one space.
func seen(name string) string {
	visible := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r) || unicode.Is(unicode.Zs, r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r), strings.ContainsRune(invisible, r), r == unicode.ReplacementChar:
			return -1
		}
		return r
	}, strings.ToValidUTF8(name, ""))
	return strings.Join(strings.Fields(visible), " ")
}

// invisible are marks without width that mean nothing between letters: the byte order
// mark, the zero-width space, the word joiner, the soft hyphen and the blank fillers. The
// joiners of scripts and of emoji are no such marks.
const invisible = "\ufeff\u200b\u2060\u00ad\u115f\u1160\u3164\uffa0"
