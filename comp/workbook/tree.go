package workbook

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-251b9aba/offerkit/comp"
)

// node is a part of the case file that the sheet stands for: a scalar, or parts by key or
// by position.
type node struct {
	scalar string // as YAML
	cell   string // that holds it
	keys   []string
	parts  map[string]*node
	items  []*node
}

// put files a scalar under a term such as sign_on[0].amount. It returns the cell that
// holds the term already, if any.
func (n *node) put(term, scalar, cell string) (taken string) {
	for _, step := range strings.Split(term, ".") {
		key, index := step, -1
		if name, rest, found := strings.Cut(step, "["); found {
			key = name
			index, _ = strconv.Atoi(strings.TrimSuffix(rest, "]"))
		}
		n = n.part(key)
		if index >= 0 {
			n = n.item(index)
		}
	}
	if n.cell != "" {
		return n.cell
	}
	n.scalar, n.cell = scalar, cell
	return ""
}

func (n *node) part(key string) *node {
	if n.parts == nil {
		n.parts = map[string]*node{}
	}
	if n.parts[key] == nil {
		n.parts[key] = &node{}
		n.keys = append(n.keys, key)
	}
	return n.parts[key]
}

// maxItems bounds the lists, so that a forged key cannot ask for much memory.
const maxItems = 1_000

func (n *node) item(i int) *node {
	i = min(i, maxItems)
	for len(n.items) <= i {
		n.items = append(n.items, &node{})
	}
	return n.items[i]
}

// leaveOut leaves out the parts and the items of lists that are not offered: those whose amounts
// are all 0, as a workbook has them that says what else a letter might have.
func (n *node) leaveOut(path string) {
	n.items = slices.DeleteFunc(n.items, func(item *node) bool {
		item.leaveOut(path + "[]")
		return item.isNotOffered(path + "[]")
	})
	n.keys = slices.DeleteFunc(n.keys, func(key string) bool {
		inside := strings.TrimPrefix(path+"."+key, ".")
		n.parts[key].leaveOut(inside)
		return n.parts[key].isNotOffered(inside)
	})
}

// isNotOffered reports whether amounts are written of a part, and each is 0. What has a payday stands in
// the letter all the same: a bonus of 0% today is paid on it once it is asked for.
func (n *node) isNotOffered(path string) bool {
	amounts := 0
	for _, key := range n.keys {
		t, known := comp.FindTerm(path + "." + key)
		if known && t.Kind == comp.KindDayOfYear && n.parts[key].scalar != "" {
			return false
		}
		if !known || !t.Makes {
			continue
		}
		if amount := n.parts[key].scalar; amount != "0" && amount != "0%" {
			return false
		}
		amounts++
	}
	return amounts > 0
}

// isEmpty reports whether nothing was put below.
func (n *node) isEmpty() bool {
	return n.cell == "" && len(n.keys) == 0 && len(n.filled()) == 0
}

// filledIn reports whether any part below holds something.
func (n *node) filledIn() bool {
	return slices.ContainsFunc(n.keys, func(key string) bool { return !n.parts[key].isEmpty() })
}

// filled are the items that hold something; a client may skip a column or a block.
func (n *node) filled() []*node {
	var filled []*node
	for _, item := range n.items {
		if !item.isEmpty() {
			filled = append(filled, item)
		}
	}
	return filled
}

// first is the first cell at or below the node.
func (n *node) first() string {
	if n.cell != "" {
		return n.cell
	}
	for _, key := range n.keys {
		if cell := n.parts[key].first(); cell != "" {
			return cell
		}
	}
	for _, item := range n.items {
		if cell := item.first(); cell != "" {
			return cell
		}
	}
	return ""
}

// file is the case file in memory, with the way back to the sheet.
type file struct {
	sheet *inputs
	text  strings.Builder
	cells []string // the cell that each line comes from, by line from 1
	terms []string // the term that each line states, or holds the parts of
}

func (f *file) line(indent int, text, cell, term string) {
	fmt.Fprintf(&f.text, "%s%s\n", strings.Repeat("  ", indent), text)
	f.cells, f.terms = append(f.cells, cell), append(f.terms, term)
}

// mapping writes the parts of a node, a line each or more; term is the node's own, with the
// positions that its items have in the sheet.
func (f *file) mapping(indent int, term string, n *node) {
	for _, key := range n.keys {
		part := key
		if term != "" {
			part = term + "." + key
		}
		f.entry(indent, key, part, n.parts[key])
	}
}

func (f *file) entry(indent int, key, term string, n *node) {
	switch {
	case n.isEmpty():
	case n.cell != "" && n.filledIn():
		// A part that has both a short form and terms, such as pay and what it is for.
		f.line(indent, key+":", n.cell, term)
		f.line(indent+1, "amount: "+n.scalar, n.cell, term)
		f.mapping(indent+1, term, n)
	case n.cell != "":
		f.line(indent, key+": "+n.scalar, n.cell, term)
	case len(n.keys) > 0:
		f.line(indent, key+":", n.first(), term)
		f.mapping(indent+1, term, n)
	default:
		f.line(indent, key+":", n.first(), term)
		for i, item := range n.items {
			if !item.isEmpty() {
				f.line(indent+1, "-", item.first(), fmt.Sprintf("%s[%d]", term, i))
				f.mapping(indent+2, fmt.Sprintf("%s[%d]", term, i), item)
			}
		}
	}
}
