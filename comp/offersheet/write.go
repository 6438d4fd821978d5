package offersheet

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Made is a sheet of offers written as a case file.
type Made struct {
	Name      string
	Text      []byte     // the case file
	Questions []Question // what of the sheet it leaves out, or may have got wrong

	sheet string
	lines []entry // what each line was made of
}

// CaseFile returns the case file to keep: valued on a day, with the questions as remarks.
func (m *Made) CaseFile(on vesting.Date) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "# Read from %s by offerkit: compare it with the letters.\n", casefile.Legible(m.Name))
	for i := range m.Questions {
		q := &m.Questions[i]
		said, remark := q.String(), "Not read"
		if q.Kind == AskReadAs {
			remark = "To check"
		}
		if _, inFile, found := strings.Cut(said, casefile.Legible(q.File)+": "); found {
			said = inFile
		}
		fmt.Fprintf(&b, "# %s: %s\n", remark, said)
	}
	fmt.Fprintf(&b, "as_of: %v\n", on)
	return append([]byte(b.String()), m.Text...)
}

func (m *Made) line(indent int, text string, e entry) {
	m.Text = append(m.Text, strings.Repeat("  ", indent)+text+"\n"...)
	m.lines = append(m.lines, e)
}

// made writes the offers as a case file.
func (r *reader) made(without map[at]bool) *Made {
	m := &Made{Name: r.file, sheet: r.sheet, Questions: r.questions}
	m.line(0, "offers:", entry{})
	for _, o := range r.offers {
		before := len(m.lines)
		entries := slices.DeleteFunc(slices.Clone(o.entries), func(e entry) bool { return without[e.at] })
		if len(entries) == 0 {
			continue
		}
		m.offer(entries)
		// The first key of an item stands behind its dash.
		text := strings.SplitAfter(string(m.Text), "\n")
		text[before] = "  - " + strings.TrimLeft(text[before], " ")
		m.Text = []byte(strings.Join(text, ""))
	}
	return m
}

// offer writes the terms of an offer, in the order of the sheet, the parts of one term together.
func (m *Made) offer(entries []entry) {
	written := map[string]bool{}
	for _, e := range entries {
		part, key, nested := strings.Cut(e.term, ".")
		switch {
		case e.term == "sign_on" || e.year > 0:
			list := map[bool]string{true: "sign_on", false: "grants"}[e.term == "sign_on"]
			if !written[list] {
				m.list(list, entries)
			}
			written[list] = true
		case !nested:
			m.line(2, e.term+": "+scalar(e.text), e)
		case !written[part]:
			written[part] = true
			m.part(part, entries)
		default:
			_ = key // written with its part
		}
	}
}

// part writes the terms under one key: rsu, price, private.exit.
func (m *Made) part(part string, entries []entry) {
	opened := map[string]bool{}
	for _, e := range entries {
		inside, found := strings.CutPrefix(e.term, part+".")
		if !found || e.year > 0 {
			continue
		}
		if !opened[part] {
			m.line(2, part+":", e)
		}
		opened[part] = true
		if below, key, deeper := strings.Cut(inside, "."); deeper {
			m.line(3, fmt.Sprintf("%s: {%s: %s}", below, key, quoted(e.text)), e)
			continue
		}
		m.line(3, inside+": "+scalar(e.text), e)
	}
}

// list writes the figures of several years: sign-ons, or what of a grant vests at the end of each.
func (m *Made) list(list string, entries []entry) {
	isSignOn := list == "sign_on"
	var items []entry
	for _, e := range entries {
		if isSignOn == (e.term == "sign_on") && (isSignOn || e.year > 0) {
			items = append(items, e)
		}
	}
	if isSignOn && len(items) == 1 && items[0].year <= 1 {
		m.line(2, "sign_on: "+scalar(items[0].text), items[0])
		return
	}
	m.line(2, list+":", items[0])
	for _, e := range items {
		if isSignOn {
			m.line(3, fmt.Sprintf("- year: %d", max(e.year, 1)), e)
			m.line(4, "amount: "+scalar(e.text), e)
			continue
		}
		_, key, _ := strings.Cut(e.term, ".")
		m.line(3, "- kind: rsu", e)
		m.line(4, key+": "+scalar(e.text), e)
		m.line(4, fmt.Sprintf("vesting: %q", fmt.Sprintf("%d:100", 12*e.year)), e)
	}
}

// bare are the texts that every reader of YAML takes as they stand.
const bare = pattern(`^(?:[$€£₹]?[0-9][0-9,.]*[kKmM%]?|[0-9]{4}-[0-9]{2}-[0-9]{2}|[A-Za-z][A-Za-z0-9]*(?: [A-Za-z0-9]+)*)$`)

var words = []string{"true", "false", "null", "yes", "no", "on", "off", "y", "n"}

// scalar writes a text as one YAML scalar.
func scalar(text string) string {
	if text == "true" || text == "false" || bare.compiled().MatchString(text) && !slices.Contains(words, strings.ToLower(text)) {
		return text
	}
	return quoted(text)
}
