package form

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// MaxOffers bounds the offers of a form: a browser sends every field of each, filled in or not.
const MaxOffers = 40

// maxRows bounds the items of one list that are typed into rows: more belong into the file.
const maxRows = 40

// Form is what has been typed: a text for each field, by the place of its key in the file, such as
// offers[0].bonus.target. A Form is made by [New], [Load] or [Read].
type Form struct {
	values map[string]string
	offers int
}

// New returns a form of one empty offer, valued on a day.
func New(today vesting.Date) *Form {
	f := &Form{values: map[string]string{}, offers: 1}
	if today != (vesting.Date{}) {
		f.values["as_of"] = today.String()
	}
	return f
}

// Read returns the form that a page has sent. What is no field of it is left out.
func Read(sent url.Values) *Form {
	f := &Form{values: map[string]string{}, offers: 1}
	for path, texts := range sent {
		if len(texts) > 0 {
			f.Set(path, texts[0])
		}
	}
	return f
}

// Set types a text into a field. It reports whether there is such a field.
func (f *Form) Set(path, text string) bool {
	general, indexes, ok := generalize(path)
	if !ok || !isField(general) {
		return false
	}
	if strings.HasPrefix(path, "offers[") {
		f.offers = max(f.offers, indexes[0]+1)
	}
	f.put(path, text)
	return true
}

func (f *Form) put(path, text string) {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n") // the break of a case file
	if text = strings.TrimRight(text, " \n\t"); text == "" {
		delete(f.values, path)
		return
	}
	f.values[path] = strings.ToValidUTF8(text, "\ufffd")
}

// Offers is the count of offers, with those that are still empty.
func (f *Form) Offers() int { return f.offers }

// Value is the text of a field.
func (f *Form) Value(path string) string { return f.values[path] }

// Add adds an empty offer, or refuses beyond what a case may hold.
func (f *Form) Add() {
	if f.offers < MaxOffers {
		f.offers++
	}
}

// Copy puts a copy of an offer behind the last. Two offers of one name are told apart by the case file.
func (f *Form) Copy(i int) {
	if i < 0 || i >= f.offers || f.offers >= MaxOffers {
		return
	}
	f.move(i, f.offers, true)
	f.offers++
}

// Remove takes an offer away; the form keeps at least one, which is then empty.
func (f *Form) Remove(i int) {
	if i < 0 || i >= f.offers {
		return
	}
	for path := range f.values {
		if strings.HasPrefix(path, offerPath(i)) {
			delete(f.values, path)
		}
	}
	for next := i + 1; next < f.offers; next++ {
		f.move(next, next-1, false)
	}
	f.offers = max(1, f.offers-1)
}

// move gives the fields of an offer the index of another; with keep it has them still.
func (f *Form) move(from, to int, keep bool) {
	moved := map[string]string{}
	for path, text := range f.values {
		if rest, found := strings.CutPrefix(path, offerPath(from)); found {
			moved[offerPath(to)+rest] = text
			if !keep {
				delete(f.values, path)
			}
		}
	}
	for path, text := range moved {
		f.values[path] = text
	}
}

// offerPath begins the paths of an offer's fields.
func offerPath(i int) string { return fmt.Sprintf("offers[%d].", i) }

// rows is how many items of a list are filled in, those left empty between them too.
func (f *Form) rows(path string) (count int) {
	for at := range f.values {
		if rest, found := strings.CutPrefix(at, path+"["); found {
			index, _, _ := strings.Cut(rest, "]")
			if i, err := strconv.Atoi(index); err == nil {
				count = max(count, i+1)
			}
		}
	}
	return count
}

// isEmpty reports whether nothing is typed into an offer.
func (f *Form) isEmpty(i int) bool {
	for path := range f.values {
		if strings.HasPrefix(path, offerPath(i)) {
			return false
		}
	}
	return true
}

// more is the name of the box for what the fields have no place for, of the case and of each offer.
const more = "more"

// keys are the keys of the file that the form shows, those of the case without its offers.
type keys struct {
	ofCase, ofOffer []casefile.Key
	fields          map[string]bool // by general path, such as offers[].base.amount
}

// made when a form is first used: nothing is made before main.
var (
	outlineOnce sync.Once
	outlineKeys keys
)

func outlined() keys {
	outlineOnce.Do(func() { outlineKeys = outlineOfForm() })
	return outlineKeys
}

func outlineOfForm() keys {
	k := keys{fields: map[string]bool{more: true, "offers[]." + more: true}}
	for _, key := range casefile.Outline() {
		if key.Path == "offers" {
			k.ofOffer = shown(key.Keys)
			continue
		}
		k.ofCase = append(k.ofCase, shown([]casefile.Key{key})...)
	}
	collect(k.fields, k.ofCase)
	collect(k.fields, k.ofOffer)
	return k
}

// inMore are the keys that only the box of an offer shows: an offer of its own for each round.
var inMore = []string{"offers[].revisions"}

// shown leaves out what only the box shows. A list inside a part is one value, as a case file has it
// in one line.
func shown(all []casefile.Key) (some []casefile.Key) {
	for _, key := range all {
		if slices.Contains(inMore, key.Path) {
			continue
		}
		key.Keys = flattened(key.Keys)
		some = append(some, key)
	}
	return some
}

func flattened(inside []casefile.Key) []casefile.Key {
	for i := range inside {
		if inside[i].List {
			inside[i].List, inside[i].Keys = false, nil
		}
		inside[i].Keys = flattened(inside[i].Keys)
	}
	return inside
}

func collect(fields map[string]bool, all []casefile.Key) {
	for _, key := range all {
		if len(key.Keys) == 0 {
			fields[key.Path] = true
		}
		collect(fields, key.Keys)
	}
}

func isField(general string) bool { return outlined().fields[general] }

// generalize returns a path without its indexes, offers[].sign_on[].amount, and the indexes. It returns
// false for what is no path, and for indexes that no form has.
func generalize(path string) (general string, indexes []int, ok bool) {
	if len(path) > 200 {
		return "", nil, false
	}
	var b strings.Builder
	for rest := path; ; {
		before, after, indexed := strings.Cut(rest, "[")
		b.WriteString(before)
		if !indexed {
			return b.String(), indexes, true
		}
		digits, behind, closed := strings.Cut(after, "]")
		i, err := strconv.ParseUint(digits, 10, 16)
		limit := uint64(maxRows)
		if len(indexes) == 0 && b.String() == "offers" {
			limit = MaxOffers
		}
		if !closed || err != nil || i >= limit || digits != strconv.FormatUint(i, 10) {
			return "", nil, false
		}
		b.WriteString("[]")
		indexes, rest = append(indexes, int(i)), behind
	}
}

// Join puts the offers of another form behind those of this one, and what that states for all offers
// beside what this one does. It returns the field that both state differently, and is then no longer
// of use; empty where there is none.
func (f *Form) Join(other *Form) (twice string) {
	for path, text := range other.values {
		if strings.HasPrefix(path, "offers[") {
			continue
		}
		if path == more {
			text = joined(f.values[more], text)
		} else if mine, stated := f.values[path]; stated && mine != text {
			return path
		}
		f.values[path] = text
	}
	for i := range other.offers {
		for path, text := range other.values {
			if rest, found := strings.CutPrefix(path, offerPath(i)); found && f.offers+i < MaxOffers {
				f.values[offerPath(f.offers+i)+rest] = text
			}
		}
	}
	f.offers = min(MaxOffers, f.offers+other.offers)
	return ""
}
