package offersheet

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/seed-251b9aba/offerkit/comp"
)

// entry is what a cell says of an offer.
type entry struct {
	term  string
	year  int // of service; 0 where none is named
	text  string
	at    at
	label string
}

// offer is what the columns of an offer say.
type offer struct {
	head    cell // its name at the head of the column
	entries []entry
}

// column is a column of the sheet that describes an offer, or a year of one.
type column struct {
	offer *offer
	year  int
}

// reader takes the offers out of a grid.
type reader struct {
	*grid
	labels    int // the column of the labels
	units     int // the column of their units; 0 where there is none
	columns   map[int]column
	offers    []*offer
	questions []Question
	mistakes  Errors
}

// headRows is how far down the heads of a sheet may stand, below a title.
const headRows = 5

// readOffers reads the sheet, whichever way round it stands.
func readOffers(g *grid) *reader {
	g = upright(g)
	r := &reader{grid: g, columns: map[int]column{}}
	if len(g.others) > 0 {
		r.ask(Question{Kind: AskSheets, As: strings.Join(g.others, ", ")}, at{}, "")
	}
	if len(g.rows) == 0 || len(g.rows[0]) == 0 {
		return r
	}
	for r.labels < len(g.rows[0])-1 && g.blankColumn(r.labels) {
		r.labels++
	}
	body := r.findColumns()
	for _, row := range g.rows[body:] {
		r.readRow(row)
	}
	for _, o := range r.offers {
		r.settle(o)
	}
	return r
}

// upright turns a sheet that has an offer a row: more of its heads are labels than of its first column.
func upright(g *grid) *grid {
	down := 0
	if len(g.rows) > 0 {
		for c := range g.rows[0] {
			if !g.blankColumn(c) {
				down = labelsIn(g.turned().rows[c])
				break
			}
		}
	}
	best, most := -1, max(down, 1)
	for r := range min(len(g.rows), headRows) {
		if n := labelsIn(g.rows[r]); n > most {
			best, most = r, n
		}
	}
	if best < 0 {
		return g
	}
	below := *g
	below.rows = g.rows[best:]
	return below.turned()
}

// labelsIn counts the cells that are labels.
func labelsIn(cells []cell) (n int) {
	for _, c := range cells {
		if c.text == "" {
			continue
		}
		if l := readLabel(c.text); l.term != "" {
			n++
		}
	}
	return n
}

func (g *grid) blankColumn(c int) bool {
	return !slices.ContainsFunc(g.rows, func(row []cell) bool { return row[c].text != "" })
}

// remarks are the heads of columns that are no offers.
var remarks = []string{"note", "notes", "comment", "comments", "remark", "remarks", "source", "difference", "diff", "delta", "winner", "description"}

// findColumns finds which columns are offers, by their heads or, where no row is one of heads, each
// that holds something. It returns the row at which the terms begin.
func (r *reader) findColumns() (body int) {
	for body < len(r.rows) && !slices.ContainsFunc(r.rows[body][r.labels+1:], func(c cell) bool { return c.text != "" }) {
		body++
	}
	if body == len(r.rows) {
		return body
	}
	head := r.rows[body]
	corner := readLabel(head[r.labels].text)
	isHead := corner.term == "" && !corner.total || corner.term == "company" || corner.term == "name"
	for c := r.labels + 1; c < len(head); c++ {
		if r.blankColumn(c) {
			continue
		}
		name := cell{at: head[c].at}
		if isHead {
			name.text = head[c].text
		}
		r.addColumn(c, name, head[r.labels].text)
	}
	if isHead {
		return body + 1
	}
	return body
}

func (r *reader) addColumn(c int, name cell, corner string) {
	words := plainWords(name.text)
	year := 0
	switch {
	case words == "unit" || words == "units":
		r.units = c
		return
	case slices.Contains(remarks, words):
		r.ask(Question{Kind: AskColumn, Text: name.text}, name.at, "")
		return
	case slices.Contains(totals, words):
		r.ask(Question{Kind: AskComputed, Text: name.text}, name.at, name.text)
		return
	}
	if l := readLabel(name.text); l.year > 0 {
		year = l.year
		name.text = strings.Trim(yearIn.compiled().ReplaceAllString(name.text, ""), " ,-–—:()")
		if name.text == "" {
			name.text = r.nameOfSheet(corner)
		}
		for _, known := range r.columns {
			if known.year > 0 && known.offer.head.text == name.text {
				r.columns[c] = column{known.offer, year}
				return
			}
		}
	}
	o := &offer{head: name}
	r.offers = append(r.offers, o)
	r.columns[c] = column{o, year}
}

// nameOfSheet names the one offer of a sheet whose columns are years: by its corner, else by its file.
func (r *reader) nameOfSheet(corner string) string {
	if words := plainWords(corner); words != "" && readLabel(corner).term == "" && !slices.Contains([]string{"component", "components", "item", "items", "term", "year", "pay", "part", "category"}, words) {
		return corner
	}
	return strings.TrimSuffix(filepath.Base(r.file), filepath.Ext(r.file))
}

// ask notes a question about a cell.
func (r *reader) ask(q Question, p at, label string) {
	q.File, q.Sheet, q.Row, q.Column, q.Label = r.file, r.sheet, p.row, p.col, label
	r.questions = append(r.questions, q)
}

// readRow reads what a row says of each offer.
func (r *reader) readRow(row []cell) {
	head := row[r.labels]
	written := head.text
	if r.units > 0 && row[r.units].text != "" {
		written += " (" + row[r.units].text + ")"
	}
	filled := func(c int) bool {
		_, isOffer := r.columns[c]
		return isOffer && !blanks()[strings.ToLower(row[c].text)]
	}
	first := r.labels + 1
	for first < len(row) && !filled(first) {
		first++
	}
	if first == len(row) {
		return // a heading, or a term that no offer has
	}
	l := readLabel(written)
	l.written = head.text
	switch {
	case l.total:
		r.ask(Question{Kind: AskComputed, Text: row[first].text}, head.at, head.text)
		return
	case l.term == "" && head.text == "":
		r.ask(Question{Kind: AskLabel, Text: row[first].text}, row[first].at, row[first].text)
		return
	case l.term == "":
		r.ask(Question{Kind: AskLabel, Text: row[first].text, As: nearest(head.text)}, head.at, head.text)
		return
	case l.more:
		t, _ := comp.FindTerm("offers[]." + l.term)
		r.ask(Question{Kind: AskElsewise, Text: row[first].text, As: l.term + ": " + t.Example}, row[first].at, head.text)
		return
	}
	for c := first; c < len(row); c++ {
		if filled(c) {
			r.readCell(&l, row[c], r.columns[c])
		}
	}
}

// yearly are the terms of which a sheet may state a figure a year.
var yearly = []string{"sign_on", rsuEither, "rsu.value", "rsu.shares"}

func (r *reader) readCell(l *label, c cell, in column) {
	e := entry{term: l.term, year: max(l.year, in.year), at: c.at, label: l.written}
	v := l.read(c.text)
	if v.ask != "" {
		r.ask(Question{Kind: v.ask, Text: c.text, As: v.as}, c.at, l.written)
	}
	if v.term != "" {
		e.term = v.term
	}
	if v.bad != "" {
		r.fail(&e, v.bad, v.mend)
		return
	}
	if e.text = v.text; e.text == "" {
		return
	}
	if e.year > 0 && !slices.Contains(yearly, l.term) {
		if first := in.offer.find(e.term, 0); first != nil && e.year > 1 {
			if first.text != e.text {
				r.ask(Question{Kind: AskYear, Text: c.text}, c.at, l.written)
			}
			return
		}
		e.year = 0
	}
	if e.term == "notes" {
		if notes := in.offer.find("notes", 0); notes != nil {
			notes.text += "\n" + e.text
			return
		}
	}
	if known := in.offer.find(e.term, e.year); known != nil {
		r.fail(&e, fmt.Sprintf("this and %v state the same term", known.at), "keep one of them")
		return
	}
	in.offer.entries = append(in.offer.entries, e)
}

func (r *reader) fail(e *entry, message, mend string) {
	r.mistakes = append(r.mistakes, &Error{File: r.file, Sheet: r.sheet, Row: e.at.row, Column: e.at.col, Label: e.label, Message: message, Mend: mend})
}

func (o *offer) find(term string, year int) *entry {
	for i := range o.entries {
		if o.entries[i].term == term && o.entries[i].year == year {
			return &o.entries[i]
		}
	}
	return nil
}

// generic are the heads of columns that name nobody, where a row names the company.
const generic = pattern(`^(?:(?:offer|job|option|column|company)? *[#]?[a-z0-9]{0,2})$`)

// settle makes an offer of what its column says: who makes it, and which award a schedule is of.
func (r *reader) settle(o *offer) {
	named := o.find("company", 0) != nil
	switch head := o.head; {
	case head.text == "":
	case !named:
		o.entries = append([]entry{{term: "company", text: head.text, at: head.at}}, o.entries...)
	case o.find("name", 0) == nil && !generic.compiled().MatchString(plainWords(head.text)) && head.text != o.find("company", 0).text:
		o.entries = append([]entry{{term: "name", text: head.text, at: head.at}}, o.entries...)
	}
	has := func(prefix string) bool {
		return slices.ContainsFunc(o.entries, func(e entry) bool {
			return strings.HasPrefix(e.term, prefix) && !strings.HasSuffix(e.term, ".vesting") && e.year == 0
		})
	}
	kept := o.entries[:0]
	for _, e := range o.entries {
		if e.term == "rsu.vesting" && !has("rsu.") {
			if has("options.") && o.find("options.vesting", 0) == nil {
				e.term = "options.vesting"
			} else {
				r.ask(Question{Kind: AskValue, Text: e.text, As: "no grant is read that it is of"}, e.at, e.label)
				continue
			}
		}
		kept = append(kept, e)
	}
	o.entries = kept
}
