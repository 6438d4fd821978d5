package form

import (
	"fmt"
	"maps"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
)

// maxNodes bounds what aliases of a file unfold to.
const maxNodes = 100_000

// Load fills a form with a case file: what it states in the fields, what they have no place for, and
// every comment, in the box of its offer. It returns the [casefile.Errors] of a file that is no YAML;
// what else is wrong stands in its field for [Form.Check] to find.
func Load(o casefile.Options, s casefile.Source) (*Form, error) {
	top, err := parse(o, s)
	if err != nil {
		return nil, err
	}
	f := &Form{values: map[string]string{}, offers: 1}
	if top == nil {
		return f, nil
	}
	k := outlined()
	if isLoneOffer(top) {
		f.fill(k.ofOffer, top, offerPath(0))
		return f, nil
	}
	rest := &yaml.Node{Kind: yaml.MappingNode, HeadComment: top.HeadComment, FootComment: top.FootComment}
	if len(top.Content) > 0 { // what stands over the first key is of the file
		rest.HeadComment, top.Content[0].HeadComment = joined(rest.HeadComment, top.Content[0].HeadComment), ""
	}
	for i := 0; i+1 < len(top.Content); i += 2 {
		key, value := top.Content[i], top.Content[i+1]
		if key.Value != "offers" || value.Kind != yaml.SequenceNode || !areMappings(value.Content) {
			rest.Content = append(rest.Content, key, value)
			continue
		}
		rest.FootComment = joined(rest.FootComment, joined(key.HeadComment, key.LineComment))
		f.offers = max(1, len(value.Content))
		for j, offer := range value.Content {
			f.fill(k.ofOffer, offer, offerPath(j))
		}
	}
	f.fill(k.ofCase, rest, "")
	return f, nil
}

// parse returns the mapping of a file, its aliases unfolded; nil of an empty one.
func parse(o casefile.Options, s casefile.Source) (*yaml.Node, error) {
	_, wrong := casefile.Read(o, s)
	if wrong == nil {
		wrong = fmt.Errorf("%s has a form that no fields can show", casefile.Legible(s.Name))
	}
	var document yaml.Node
	if len(s.Data) > casefile.MaxBytes {
		return nil, wrong
	}
	if yaml.Unmarshal(s.Data, &document) != nil {
		return nil, wrong
	}
	if len(document.Content) == 0 {
		return nil, nil
	}
	count := 0
	top := unfolded(document.Content[0], &count)
	if count > maxNodes || top.Kind != yaml.MappingNode || len(areKeys(top)) > 0 {
		return nil, wrong
	}
	if value := valueOf(top, "offers"); value != nil && value.Kind == yaml.SequenceNode && len(value.Content) > MaxOffers {
		return nil, fmt.Errorf("%s holds %d offers; the form has room for %d", casefile.Legible(s.Name), len(value.Content), MaxOffers)
	}
	top.HeadComment, top.FootComment = joined(document.HeadComment, top.HeadComment), joined(top.FootComment, document.FootComment)
	return top, nil
}

// unfolded copies a value with what its aliases stand for.
func unfolded(n *yaml.Node, count *int) *yaml.Node {
	if *count++; *count > maxNodes {
		return &yaml.Node{Kind: yaml.ScalarNode}
	}
	if n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	plain := *n
	plain.Anchor, plain.Content = "", make([]*yaml.Node, len(n.Content))
	for i, child := range n.Content {
		plain.Content[i] = unfolded(child, count)
	}
	return &plain
}

// areKeys lists what stands in the place of a key and is none.
func areKeys(mapping *yaml.Node) (others []*yaml.Node) {
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if mapping.Content[i].Kind != yaml.ScalarNode {
			others = append(others, mapping.Content[i])
		}
	}
	return others
}

func areMappings(all []*yaml.Node) bool {
	for _, n := range all {
		if n.Kind != yaml.MappingNode || len(areKeys(n)) > 0 {
			return false
		}
	}
	return true
}

// valueOf is the value of a key, nil where a mapping has no such key.
func valueOf(mapping *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if mapping.Content[i].Value == key {
			return mapping.Content[i+1]
		}
	}
	return nil
}

// isLoneOffer reports whether a file holds the keys of one offer, as package casefile has it.
func isLoneOffer(top *yaml.Node) bool {
	return valueOf(top, "offers") == nil && (valueOf(top, "company") != nil || valueOf(top, "base") != nil)
}

// fill puts each key of a mapping into its fields, or else into the box.
func (f *Form) fill(keys []casefile.Key, mapping *yaml.Node, prefix string) {
	left := &yaml.Node{Kind: yaml.MappingNode}
	notes := comments("", mapping.HeadComment, mapping.LineComment)
	taken := map[string]bool{}
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		key, value := mapping.Content[i], mapping.Content[i+1]
		into := map[string]string{}
		if k := named(keys, key.Value); k == nil || taken[key.Value] || !take(k, prefix+k.Name, value, into) {
			left.Content = append(left.Content, key, value)
			continue
		}
		taken[key.Value] = true
		for path, text := range into {
			f.put(path, text)
		}
		notes = append(notes, commentsOf(key.Value, key)...)
		notes = append(notes, commentsOf(key.Value, value)...)
	}
	notes = append(notes, comments("", mapping.FootComment)...)
	f.put(prefix+more, joined(strings.Join(notes, "\n"), written(left)))
}

func named(keys []casefile.Key, name string) *casefile.Key {
	for i := range keys {
		if keys[i].Name == name {
			return &keys[i]
		}
	}
	return nil
}

// take puts a value into the fields of a key. It reports whether they hold all of it.
func take(k *casefile.Key, path string, n *yaml.Node, into map[string]string) bool {
	switch {
	case n.Style&yaml.TaggedStyle != 0:
		return false
	case n.Kind == yaml.ScalarNode && n.Tag == "!!null":
		return false // its mistake is found in the box
	case len(k.Keys) == 0:
		return takeValue(k, path, n, into)
	case k.List:
		return takeItems(k, path, n, into)
	}
	return takePart(k, path, n, into)
}

func takeValue(k *casefile.Key, path string, n *yaml.Node, into map[string]string) bool {
	text := n.Value
	if n.Kind != yaml.ScalarNode {
		text = flow(n)
		if !isFlow(text) {
			return false
		}
	} else if k.Path != "offers[].notes" && strings.Contains(text, "\n") || strings.TrimSpace(text) == "" || isFlow(text) {
		return false // a field of one line has no room for it, or would read it as something else
	}
	into[path] = text
	return true
}

func takeItems(k *casefile.Key, path string, n *yaml.Node, into map[string]string) bool {
	if n.Kind != yaml.SequenceNode {
		n = &yaml.Node{Kind: yaml.SequenceNode, Content: []*yaml.Node{n}} // one that stands alone
	}
	if len(n.Content) == 0 || len(n.Content) > maxRows {
		return false
	}
	for i, item := range n.Content {
		if !takePart(k, fmt.Sprintf("%s[%d]", path, i), item, into) {
			return false
		}
	}
	if k.Path == signOns {
		byYear(path, len(n.Content), into)
	}
	return true
}

// byYear puts each sign-on into the row of its year, where every one has a year of its own: one of
// year 2 alone is the second row, and so it is written again.
func byYear(path string, count int, into map[string]string) {
	rows := map[int]int{} // of a year
	for i := range count {
		row := fmt.Sprintf("%s[%d].", path, i)
		year, err := strconv.Atoi(into[row+"year"])
		if into[row+"year"] == "" {
			year, err = i+1, nil
		}
		if _, twice := rows[year]; err != nil || twice || year < 1 || year > maxRows || into[row+"on"] != "" || into[row+"after"] != "" {
			return
		}
		rows[year] = i
	}
	moved := map[string]string{}
	for year, i := range rows {
		row := fmt.Sprintf("%s[%d].", path, i)
		delete(into, row+"year")
		for at, text := range into {
			if rest, found := strings.CutPrefix(at, row); found {
				moved[fmt.Sprintf("%s[%d].%s", path, year-1, rest)] = text
				delete(into, at)
			}
		}
	}
	maps.Copy(into, moved)
}

func takePart(k *casefile.Key, path string, n *yaml.Node, into map[string]string) bool {
	short := named(k.Keys, k.Short)
	if short != nil && (n.Kind == yaml.ScalarNode || n.Kind == yaml.SequenceNode && short.Term.Kind == comp.KindList && len(short.Keys) == 0) {
		return take(short, path+"."+short.Name, n, into)
	}
	if n.Kind != yaml.MappingNode || len(n.Content) == 0 || n.Style&yaml.TaggedStyle != 0 {
		return false
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		inner := named(k.Keys, n.Content[i].Value)
		if inner == nil || seen[inner.Name] || !take(inner, path+"."+inner.Name, n.Content[i+1], into) {
			return false
		}
		seen[inner.Name] = true
	}
	return true
}

// flow writes a list or a mapping in one line.
func flow(n *yaml.Node) string {
	var b strings.Builder
	var write func(n *yaml.Node)
	write = func(n *yaml.Node) {
		switch n.Kind {
		case yaml.ScalarNode:
			b.WriteString(flowScalar(n))
		case yaml.SequenceNode:
			b.WriteString("[")
			for i, item := range n.Content {
				if i > 0 {
					b.WriteString(", ")
				}
				write(item)
			}
			b.WriteString("]")
		case yaml.MappingNode:
			b.WriteString("{")
			for i := 0; i+1 < len(n.Content); i += 2 {
				if i > 0 {
					b.WriteString(", ")
				}
				write(n.Content[i])
				b.WriteString(": ")
				write(n.Content[i+1])
			}
			b.WriteString("}")
		}
	}
	write(n)
	return b.String()
}

func flowScalar(n *yaml.Node) string {
	if n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		return fmt.Sprintf("%q", n.Value)
	}
	return casefile.Scalar(n.Value, true)
}

// written is a mapping as a text of YAML, empty where nothing is in it.
func written(mapping *yaml.Node) string {
	if len(mapping.Content) == 0 {
		return ""
	}
	text, err := yaml.Marshal(mapping)
	if err != nil {
		return flow(mapping) // what is so odd is refused there, and not lost
	}
	return strings.TrimRight(string(text), "\n")
}

// commentsOf lists the comments of a value and of all in it, as comments of a key.
func commentsOf(key string, n *yaml.Node) []string {
	all := comments(key, n.HeadComment, n.LineComment, n.FootComment)
	for _, child := range n.Content {
		all = append(all, commentsOf(key, child)...)
	}
	return all
}

// isNoted tells a comment that names its key already from one that does not.
var isNoted = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^# ?[a-z_]+: `) })

// comments lists comments, a line each, each naming the key that it stood beside.
func comments(key string, texts ...string) (all []string) {
	for _, text := range texts {
		for line := range strings.SplitSeq(text, "\n") {
			line = strings.TrimSpace(line)
			switch {
			case line == "":
			case key == "" || isNoted().MatchString(line):
				all = append(all, line)
			default:
				all = append(all, "# "+key+": "+strings.TrimSpace(strings.TrimPrefix(line, "#")))
			}
		}
	}
	return all
}

func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "\n" + b
}
