package form

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// ordinary are the ten fields of an ordinary letter, in its order; all others are folded.
var ordinary = [...]string{
	"company", "start", "base.amount", "bonus.target", "sign_on[0].amount", "sign_on[1].amount",
	"rsu.value", "rsu.shares", "rsu.price", "rsu.vesting",
}

// ordinaryOfCase are those that hold for all offers.
var ordinaryOfCase = [...]string{"as_of", "years", "currency"}

// field is a field as the page shows it.
type field struct {
	Name, ID string
	Label    string
	Hint     string
	Example  string
	Kind     string // text, date, select or area
	Value    string
	Choices  []string
	Faults   []string
	Needed   bool // what is at fault is that nothing is typed
}

// Described names what says more of the field to who cannot see it.
func (f field) Described() string {
	var ids []string
	for i := range f.Faults {
		ids = append(ids, fmt.Sprintf("%s-fault-%d", f.ID, i))
	}
	if f.Hint != "" {
		ids = append(ids, f.ID+"-hint")
	}
	return strings.Join(ids, " ")
}

// group is a folded part of an offer: its fields, or of a list the rows of each item.
type group struct {
	Title  string
	Open   bool
	Fields []field
	Rows   []group
}

// idOf is the name of a field in the page.
func idOf(path string) string {
	return "f-" + strings.NewReplacer("[", "-", "]", "", ".", "-").Replace(path)
}

// shows makes the fields of a form.
type shows struct {
	form    *Form
	checked *Checked
}

// field makes the field of a key at a path.
func (s *shows) field(k *casefile.Key, path, label string) field {
	t := termOf(k, path)
	f := field{Name: path, ID: idOf(path), Label: label, Hint: hint(t), Example: t.Example, Value: report.Plain(s.form.values[path]), Kind: "text"}
	switch {
	case t.Kind == comp.KindDate && (f.Value == "" || isDate(f.Value)):
		f.Kind = "date"
	case t.Kind == comp.KindFlag:
		f.Kind, f.Choices = "select", []string{"true", "false"}
	case len(t.Choices) > 0:
		f.Kind, f.Choices = "select", slices.Clone(t.Choices)
	case k.Path == "offers[].notes":
		f.Kind, f.Value = "area", s.form.values[path]
	}
	if f.Kind == "select" && f.Value != "" && !slices.Contains(f.Choices, f.Value) {
		f.Kind = "text" // a slip of the file: to be seen, and mended
	}
	for _, fault := range s.checked.Faults {
		if fault.Field == path {
			f.Faults, f.Needed = append(f.Faults, report.Plain(fault.Text)), fault.Needed
		}
	}
	return f
}

// termOf describes a field: a value that a bare value in the place of its part stands for as the part is,
// where that is described as a value: the base is a salary a year before it is anything else.
func termOf(k *casefile.Key, path string) *comp.Term {
	general, _, _ := generalize(path)
	part := keyOf(around(general))
	if part != nil && part.Short == k.Name && part.Term.Kind != comp.KindPart && part.Term.Kind != comp.KindList {
		return &part.Term
	}
	return &k.Term
}

func isDate(text string) bool {
	_, err := vesting.ParseDate(text)
	return err == nil
}

// hint says what a term is, in the words of its description.
func hint(t *comp.Term) string {
	if t.Meaning == "" {
		return ""
	}
	text := strings.ToUpper(t.Meaning[:1]) + t.Meaning[1:]
	unit := string(t.Unit)
	if strings.Contains(t.Meaning, " a year") {
		unit = strings.TrimSuffix(unit, " a year") // which the meaning has said
	}
	switch {
	case strings.Contains(unit, "currency"):
		text += ", in the " + unit
	case unit != "" && !strings.Contains(t.Meaning, unit):
		text += ", in " + unit
	}
	if missing := strings.TrimSuffix(t.Default, ","); missing != "" {
		text += "; where it is left empty, " + missing
	}
	return text
}

// ordinaryFields are the fields that come first.
func (s *shows) ordinaryFields(prefix string, all []string) (fields []field) {
	for _, path := range all {
		general, _, _ := generalize(prefix + path)
		if k := keyOf(general); k != nil {
			fields = append(fields, s.field(k, prefix+path, s.ordinaryLabel(k, prefix+path)))
		}
	}
	return fields
}

// ordinaryLabel names a field where nothing around it does.
func (s *shows) ordinaryLabel(k *casefile.Key, path string) string {
	general, indexes, _ := generalize(path)
	part := keyOf(around(general))
	label := labelOf(k, part)
	switch {
	case part == nil:
		return label
	case part.List: // the sign-ons, of which one may say another year, or a day
		row, n := around(path), indexes[len(indexes)-1]+1
		if s.form.values[row+".year"]+s.form.values[row+".on"]+s.form.values[row+".after"] != "" {
			return fmt.Sprintf("%s %d", titleOf(part), n)
		}
		return fmt.Sprintf("%s, year %d", titleOf(part), n)
	case part.Term.Parts != "":
		return titleOf(part) + ", " + strings.ToLower(label[:1]) + label[1:]
	}
	return label
}

// labelOf names a field; a value that its part stands for has the name of the part, where that has one.
func labelOf(k, part *casefile.Key) string {
	if part != nil && part.Short == k.Name && part.Term.Label != "" {
		return upper(part.Term.Label)
	}
	if k.Term.Label == "" {
		return upper(strings.ReplaceAll(k.Name, "_", " "))
	}
	return upper(k.Term.Label)
}

func upper(text string) string { return strings.ToUpper(text[:1]) + text[1:] }

// titleOf names a part: as its pay is called, a list as its items are, else by a heading that it has for
// itself.
func titleOf(k *casefile.Key) string {
	for _, c := range comp.Components() {
		if name := string(c); k.Name == name || k.Name == name+"s" {
			return c.Title()
		}
	}
	switch {
	case k.List && k.Term.Label != "":
		return upper(k.Term.Label)
	case hasHeading(k):
		return k.Term.Group
	}
	return upper(strings.ReplaceAll(k.Name, "_", " "))
}

// hasHeading reports whether nothing but a part stands under its heading.
func hasHeading(k *casefile.Key) bool {
	for _, all := range [][]casefile.Key{outlined().ofOffer, outlined().ofCase} {
		for i := range all {
			if all[i].Path != k.Path && all[i].Term.Group == k.Term.Group {
				return false
			}
		}
	}
	return true
}

// groups fold everything that is not ordinary: each part by itself, the single values by their heading.
func (s *shows) groups(keys []casefile.Key, prefix string, first []string) (groups []group) {
	at := map[string]int{}
	for i := range keys {
		k := &keys[i]
		if len(k.Keys) > 0 {
			if g := s.part(k, prefix+k.Name, prefix, first); len(g.Fields)+len(g.Rows) > 0 {
				groups = append(groups, g)
			}
			continue
		}
		if slices.Contains(first, k.Name) {
			continue
		}
		j, known := at[k.Term.Group]
		if !known {
			j = len(groups)
			at[k.Term.Group] = j
			groups = append(groups, group{Title: k.Term.Group})
		}
		groups[j].add(s.field(k, prefix+k.Name, labelOf(k, nil)))
	}
	return groups
}

// add puts a field into a group, which is open where it has something to show.
func (g *group) add(f field) {
	g.Fields = append(g.Fields, f)
	g.Open = g.Open || f.Value != "" || len(f.Faults) > 0
}

// part folds a part, or a list with a row more than is filled in.
func (s *shows) part(k *casefile.Key, path, prefix string, first []string) group {
	g := group{Title: titleOf(k)}
	if !k.List {
		s.inside(&g, k, path, prefix, first)
		return g
	}
	for i := range min(s.form.rows(path)+1, maxRows) {
		row := group{Title: fmt.Sprintf("%s %d", titleOf(k), i+1)}
		s.inside(&row, k, fmt.Sprintf("%s[%d]", path, i), prefix, first)
		g.Rows = append(g.Rows, row)
		g.Open = g.Open || row.Open
	}
	return g
}

// inside adds the fields of a part and of the parts in it.
func (s *shows) inside(g *group, k *casefile.Key, path, prefix string, first []string) {
	for i := range k.Keys {
		inner := &k.Keys[i]
		at := path + "." + inner.Name
		switch {
		case len(inner.Keys) > 0:
			s.inside(g, inner, at, prefix, first)
		case !slices.Contains(first, strings.TrimPrefix(at, prefix)):
			g.add(s.field(inner, at, labelOf(inner, nil)))
		}
	}
}
