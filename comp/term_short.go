package comp

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// MaxShort is how many characters a short name may have that somebody writes.
const MaxShort = 16

// shortWidth is how many characters of a name fit into the head of a column. A first word that is
// longer stays whole.
const shortWidth = 14

// shortNames returns a name for each offer that fits into the head of a column, unique among them: the
// offer's own, or as many first words of its name as fit, and more where those are another's too. No
// word is cut. A name differs from every other one as a whole, so that its own end is reached where
// nothing less tells it apart.
func shortNames(offers []Offer, names []string) []string {
	words, kept, short := make([][]string, len(offers)), make([]int, len(offers)), make([]string, len(offers))
	for i := range offers {
		words[i] = strings.Fields(names[i])
		kept[i] = wordsThatFit(words[i])
		short[i] = firstWords(words[i], kept[i])
		if own := seen(offers[i].Short); own != "" {
			words[i], kept[i], short[i] = nil, 0, own
		}
	}
	for grown := true; grown; {
		grown = false
		count := map[string]int{}
		for _, name := range short {
			count[look(name)]++
		}
		for i, name := range short {
			if count[look(name)] > 1 && kept[i] < len(words[i]) {
				kept[i]++
				short[i], grown = firstWords(words[i], kept[i]), true
			}
		}
	}
	return short
}

// wordsThatFit counts the first words that fit into a head, at least one.
func wordsThatFit(words []string) int {
	n, used := 0, 0
	for _, word := range words {
		if n > 0 {
			used++ // the space
		}
		if used += utf8.RuneCountInString(word); n > 0 && used > shortWidth {
			break
		}
		n++
	}
	return n
}

// firstWords joins the first words of a name, without what only leads on to the next one.
func firstWords(words []string, n int) string {
	text := strings.Join(words[:n], " ")
	if n == len(words) {
		return text
	}
	for _, ending := range []string{" the", " &", " and", " of", " -", " –"} {
		text = strings.TrimSuffix(text, ending)
	}
	if plain := strings.TrimRight(text, ",;:(/"); plain != "" {
		return plain
	}
	return text
}

// checkShortNames refuses a short name that is too long, or that is another offer's name.
func (c *Case) checkShortNames(at checker) {
	taken := map[string]int{}
	for i, name := range names(c.Offers) {
		taken[look(name)] = i
	}
	for i := range c.Offers {
		name := seen(c.Offers[i].Short)
		at := at.at("offers[%d].short", i)
		if n := utf8.RuneCountInString(name); n > MaxShort {
			at.refuse(fmt.Sprintf("a short name of %d characters, the limit is %d", n, MaxShort), "write a word or two")
		}
		if other, known := taken[look(name)]; known && other != i && name != "" {
			at.refuse(fmt.Sprintf("%q is also the name of offer %d", name, other+1), "give each offer its own short name")
		}
		taken[look(name)] = i
	}
}
