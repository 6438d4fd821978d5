package form

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/seed-251b9aba/offerkit/comp/casefile"
)

// node is a key with what is typed below it.
type node struct {
	key   *casefile.Key
	path  string
	text  string // of a value
	kids  []node // of a part, or the items of a list
	items bool   // kids are items
}

// tree returns what is typed at a key and below it, nil where nothing is.
func (f *Form) tree(k *casefile.Key, path string) *node {
	n := &node{key: k, path: path}
	switch {
	case len(k.Keys) == 0:
		n.text = f.values[path]
		if n.text == "" {
			return nil
		}
		return n
	case k.List:
		n.items = true
		for i := range f.rows(path) {
			n.item(f.parts(k, fmt.Sprintf("%s[%d]", path, i)), i)
		}
	default:
		n.kids = f.parts(k, path).kids
	}
	if len(n.kids) == 0 {
		return nil
	}
	return n
}

// parts is a part, or an item of a list, with those of its keys into which something is typed.
func (f *Form) parts(k *casefile.Key, path string) node {
	part := node{key: k, path: path}
	for i := range k.Keys {
		if kid := f.tree(&k.Keys[i], path+"."+k.Keys[i].Name); kid != nil {
			part.kids = append(part.kids, *kid)
		}
	}
	return part
}

// item adds an item that is not empty. A sign-on without a year or a payday is of the year of its place
// in the list: where an item before it is left out its year has to be said.
func (n *node) item(item node, i int) {
	if len(item.kids) == 0 {
		return
	}
	if n.key.Path == signOns && len(n.kids) != i && !item.has("year") && !item.has("on") && !item.has("after") {
		year := casefile.Key{Name: "year", Path: signOns + "[].year"}
		item.kids = append([]node{{key: &year, path: item.path + ".year", text: fmt.Sprint(i + 1)}}, item.kids...)
	}
	n.kids = append(n.kids, item)
}

// signOns are the one list in which a place means something: a service year.
const signOns = "offers[].sign_on"

func (n *node) has(key string) bool {
	for _, kid := range n.kids {
		if kid.key.Name == key {
			return true
		}
	}
	return false
}

// file is a case file as it is written, with the places of its fields.
type file struct {
	text   strings.Builder
	line   int // from 1
	column int // in characters, from 1
	marks  []mark
}

// mark says that from a place on stands a field, or a part.
type mark struct {
	line, column int
	path         string
}

// width is the longest that a part is written in one line.
const width = 100

func newFile() *file { return &file{line: 1, column: 1} }

func (w *file) put(text string) {
	w.text.WriteString(text)
	if i := strings.LastIndexByte(text, '\n'); i >= 0 {
		w.line += strings.Count(text, "\n")
		w.column, text = 1, text[i+1:]
	}
	w.column += utf8.RuneCountInString(text)
}

func (w *file) mark(path string) { w.marks = append(w.marks, mark{w.line, w.column, path}) }

// write writes the whole form.
func (f *Form) write() *file {
	w := newFile()
	k := outlined()
	w.box(f.values[more], more, "") // first: a comment there is of the file, not of an offer
	for i := range k.ofCase {
		w.key(f.tree(&k.ofCase[i], k.ofCase[i].Name), "")
	}
	for i := range f.offers {
		if f.isEmpty(i) {
			continue
		}
		if !strings.Contains(w.text.String(), "\noffers:\n") && !strings.HasPrefix(w.text.String(), "offers:\n") {
			w.put("offers:\n")
		}
		w.offer(f, i)
	}
	return w
}

// offer writes one offer as an item of the list: what the box holds comes last.
func (w *file) offer(f *Form, i int) {
	path := strings.TrimSuffix(offerPath(i), ".")
	k := outlined()
	var kids []node
	for j := range k.ofOffer {
		if kid := f.tree(&k.ofOffer[j], path+"."+k.ofOffer[j].Name); kid != nil {
			kids = append(kids, *kid)
		}
	}
	w.put("  - ")
	w.mark(path)
	box := f.values[path+"."+more]
	if len(kids) == 0 {
		w.put("\n")
		w.box(box, path+"."+more, "    ")
		return
	}
	for j := range kids {
		indent := "    "
		if j == 0 {
			indent = ""
		}
		w.put(indent)
		w.pair(&kids[j], "    ")
		if j == 0 { // comments of the box stay with this offer, not with the next
			w.box(box, path+"."+more, "    ")
		}
	}
}

// key writes a key of the case.
func (w *file) key(n *node, indent string) {
	if n == nil {
		return
	}
	w.put(indent)
	w.pair(n, indent)
}

// pair writes a key and its value, in one line where it fits, and ends the line.
func (w *file) pair(n *node, indent string) {
	w.mark(n.path)
	w.put(n.key.Name + ":")
	if short := newFile(); !n.fits(short) {
		w.block(n, indent)
		return
	}
	w.put(" ")
	w.inline(n, false)
	w.put("\n")
}

// fits reports whether a value is short enough for the line of its key; a list of parts has a line for
// each item.
func (n *node) fits(trial *file) bool {
	if n.items {
		for i := range n.kids {
			if n.kids[i].short() == nil {
				return len(n.kids) == 0
			}
		}
	}
	trial.inline(n, false)
	return len(n.kids) == 0 || trial.column+len(n.key.Name) <= width
}

// block writes a value below its key.
func (w *file) block(n *node, indent string) {
	w.put("\n")
	for i := range n.kids {
		if n.items {
			w.put(indent + "  - ")
			w.inline(&n.kids[i], false)
			w.put("\n")
			continue
		}
		w.put(indent + "  ")
		w.pair(&n.kids[i], indent+"  ")
	}
}

// short is the one key of a part that a bare value stands for, where it is the only one typed.
func (n *node) short() *node {
	if len(n.kids) == 1 && !n.items && n.key.Short != "" && n.kids[0].key.Name == n.key.Short {
		return &n.kids[0]
	}
	return nil
}

// inline writes a value in one line.
func (w *file) inline(n *node, inside bool) {
	w.mark(n.path)
	short := n.short()
	switch {
	case len(n.kids) == 0:
		w.put(value(n.key, n.text, inside))
	case short != nil:
		w.inline(short, inside)
	case n.items:
		w.list("[", n.kids, "]", false)
	default:
		w.list("{", n.kids, "}", true)
	}
}

// list writes items, or keys with their values, between brackets.
func (w *file) list(open string, kids []node, end string, keyed bool) {
	w.put(open)
	for i := range kids {
		if i > 0 {
			w.put(", ")
		}
		if keyed {
			w.mark(kids[i].path)
			w.put(kids[i].key.Name + ": ")
		}
		w.inline(&kids[i], true)
	}
	w.put(end)
}

// box writes the text of a box, each line marked as its.
func (w *file) box(text, path, indent string) {
	if text == "" {
		return
	}
	for line := range strings.SplitSeq(outdented(text), "\n") {
		w.mark(path)
		if line != "" {
			w.put(indent + line)
		}
		w.put("\n")
	}
}

// outdented takes from every line the blanks that all of them begin with.
func outdented(text string) string {
	lines := strings.Split(text, "\n")
	common := -1
	for _, line := range lines {
		if trimmed := strings.TrimLeft(line, " "); trimmed != "" && (common < 0 || len(line)-len(trimmed) < common) {
			common = len(line) - len(trimmed)
		}
	}
	for i, line := range lines {
		lines[i] = line[min(len(line), max(0, common)):]
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}
