package comp

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// names returns a name for each offer, unique within the case and as a person sees it
// (SPEC 4): the offer's own, else its company. Offers of one company are told apart by
// their roles, all of them that have one; what still looks the same is numbered, all of it.
func names(offers []Offer) []string {
	result, companies := make([]string, len(offers)), map[string]int{}
	for i := range offers {
		if result[i] = seen(offers[i].Name); result[i] == "" {
			result[i] = seen(offers[i].Company)
			companies[look(result[i])]++
		}
	}
	alike, own := map[string]int{}, map[string]bool{}
	for i := range offers {
		if o := &offers[i]; seen(o.Name) != "" {
			own[look(result[i])] = true
		} else if role := seen(o.Role); companies[look(result[i])] > 1 && role != "" {
			result[i] += " " + role
		}
		alike[look(result[i])]++
	}
	numbered := func(i int) bool { return alike[look(result[i])] > 1 && seen(offers[i].Name) == "" }
	taken := map[string]bool{}
	for i := range offers {
		if !numbered(i) {
			taken[look(result[i])] = true
		}
	}
	number := map[string]int{}
	for i := range offers {
		if !numbered(i) {
			continue
		}
		name, key := result[i], look(result[i])
		if own[key] && number[key] == 0 {
			number[key] = 1 // the offer of that name is the first
		}
		for unique := false; !unique; unique = !taken[look(result[i])] {
			number[key]++
			result[i] = fmt.Sprintf("%s #%d", name, number[key])
		}
		taken[look(result[i])] = true
	}
	return result
}

// seen returns a name as it is shown: in composed form, without marks that have no width or
// that reorder text, any run of spaces one space.
func seen(name string) string {
	visible := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), unicode.Is(unicode.Zs, r), r == brailleBlank:
			return ' '
		case joins(r):
			return r
		case unicode.IsControl(r), unicode.In(r, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point), r == unicode.ReplacementChar:
			return -1
		}
		return r
	}, strings.ToValidUTF8(name, ""))
	visible = norm.NFC.String(strings.Join(strings.Fields(visible), " "))
	if look(visible) == "" {
		return ""
	}
	return visible
}

const brailleBlank = '\u2800'

// joins reports whether a mark without width means something to the scripts and emoji beside
// it: the joiners and the variation selectors.
func joins(r rune) bool {
	return r == '\u200c' || r == '\u200d' || unicode.Is(unicode.Variation_Selector, r)
}

// look is what of a name a reader can tell from another's: letters of any width and form are
// one letter, and what joins them is not seen.
func look(name string) string {
	plain := strings.Map(func(r rune) rune {
		if joins(r) {
			return -1
		}
		return r
	}, name)
	return strings.Join(strings.Fields(norm.NFKC.String(plain)), " ")
}
