package workbook

import (
	"fmt"
	"strconv"
	"strings"
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

// isEmpty reports whether nothing was put below.
func (n *node) isEmpty() bool {
	return n.cell == "" && len(n.keys) == 0 && len(n.filled()) == 0
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

// file is the case file in memory, with the cell that each line comes from.
type file struct {
	text  strings.Builder
	cells []string // by line, from 1
}

func (f *file) line(indent int, text, cell string) {
	fmt.Fprintf(&f.text, "%s%s\n", strings.Repeat("  ", indent), text)
	f.cells = append(f.cells, cell)
}

// mapping writes the parts of a node, a line each or more.
func (f *file) mapping(indent int, n *node) {
	for _, key := range n.keys {
		f.entry(indent, key, n.parts[key])
	}
}

func (f *file) entry(indent int, key string, n *node) {
	switch {
	case n.isEmpty():
	case n.cell != "":
		f.line(indent, key+": "+n.scalar, n.cell)
	case len(n.keys) > 0:
		f.line(indent, key+":", n.first())
		f.mapping(indent+1, n)
	default:
		f.line(indent, key+":", n.first())
		for _, item := range n.filled() {
			f.line(indent+1, "-", item.first())
			f.mapping(indent+2, item)
		}
	}
}
