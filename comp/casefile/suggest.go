package casefile

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/vesting/spelling"
)

// unknownKey reports a key that its mapping does not know, with the best guess at what
// was meant.
func (d *decoder) unknownKey(e entry, key, value *yaml.Node, p *plan) {
	if e.value.Style&yaml.FlowStyle != 0 && isNull(value) && value.Value == "" {
		d.strayComma(key)
		return
	}
	message := "unknown key " + quoted(key.Value)
	if ofCase := caseParts.plan(caseParts.top).field(key.Value) != nil; ofCase && d.src.kind == caseFiles && e.key == nil && p.owner() == "offers" {
		d.failAt(key, quoted(key.Value)+" is a key of a whole case, and this file holds the keys of one offer", "put the offer under offers:")
		return
	}
	if meant, found := p.closest(key.Value); found {
		d.want(e.value, meant)
		before := len(d.errs)
		d.failAt(key, message, fmt.Sprintf("did you mean %q?", meant))
		if len(d.errs) > before && foldKey(key.Value) == meant && keyNode(e.value, meant) == nil { // another style, and no guess
			d.errs[before].Found, d.errs[before].Instead = key.Value, meant
		}
		return
	}
	if key.Value == "<<" {
		d.failAt(key, "merge keys (<<) are not read in "+d.src.kind.file, "write the keys out")
		return
	}
	d.failAt(key, message, p.elsewhere(key.Value, d.src.kind))
}

// strayComma reports a word that stands alone in {...}: mostly the rest of a text whose
// comma the file format takes for its own.
func (d *decoder) strayComma(key *yaml.Node) {
	d.failAt(key, fmt.Sprintf("inside {...} a comma begins the next key, so %s is a key without a value", quoted(key.Value)),
		`put a text with a comma in quotes, like "4y quarterly, 12mo cliff"`)
}

// tooFar is the number of letters in which a word differs that is no slip of another.
const tooFar = 3

// closest returns the supported key that was probably meant: the same letters in another
// style, another name for it, or a slip of the keyboard.
func (p *plan) closest(written string) (string, bool) {
	folded := foldKey(written)
	best, bestDistance := "", tooFar
	for _, f := range p.fields {
		if folded == f.key || slices.Contains(f.also(), folded) {
			return f.key, true
		}
		if n := spelling.Distance(folded, f.key, bestDistance); n < bestDistance && n*2 < len(f.key) {
			best, bestDistance = f.key, n
		}
	}
	return best, best != ""
}

// elsewhere says where a key belongs that is known in another part, or which keys there
// are.
func (p *plan) elsewhere(written string, k *kind) string {
	var owners []string
	top := false
	own := p.owner()
	for other, at := range k.parts.places() {
		if k.parts.plan(other).field(foldKey(written)) != nil && at.owner != own {
			owners = append(owners, "under "+at.owner)
			top = top || at.owner == ""
		}
	}
	if len(owners) > 0 {
		slices.Sort(owners) // places have no order
		owners = slices.Compact(owners)
		if top {
			owners = append(owners[1:], "at the top of the file")
		}
		return "it belongs " + joined(owners, "or")
	}
	var keys []string
	for _, f := range p.fields {
		keys = append(keys, f.key)
	}
	return "the keys here are " + joined(keys, "and")
}

// ClosestWord returns the word of a list that was probably meant: the same letters in
// another style, or a slip of the keyboard. The words may be in any case.
func ClosestWord(written string, words []string) (string, bool) {
	plain, folded := strings.ToLower(written), strings.ReplaceAll(foldKey(written), "_", "-")
	best, bestDistance := "", tooFar
	for _, w := range words {
		lower := strings.ToLower(w)
		n := min(spelling.Distance(plain, lower, bestDistance), spelling.Distance(folded, lower, bestDistance))
		if doubled := n == 1 && len(w) == 2 && strings.HasPrefix(plain, lower); n < bestDistance && (n*2 < len(w) || doubled) { // pvv is pv
			best, bestDistance = w, n
		}
	}
	return best, best != ""
}

// foldKey writes a key in the file's style: signOn, Sign-On and "sign on" are sign_on.
func foldKey(key string) string {
	var b strings.Builder
	lower := false
	for i, r := range key {
		if i > 64 {
			break // no key is that long
		}
		switch {
		case r == '-' || r == ' ' || r == '_':
			r, lower = '_', false
		case unicode.IsUpper(r):
			if lower {
				b.WriteByte('_')
			}
			r, lower = unicode.ToLower(r), false
		default:
			lower = true
		}
		b.WriteRune(r)
	}
	return b.String()
}
