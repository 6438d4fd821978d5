package xlsx

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/risk"
	"github.com/seed-251b9aba/offerkit/comp/workbook"
	"github.com/seed-251b9aba/offerkit/report"
)

// The Scenarios sheet has what each term is worth in each scenario. A switch on the Inputs chooses one; the
// terms that a scenario puts to a value are taken from here, so that the whole workbook follows, and the
// Inputs keep what the case says.

// scenarios is where the terms in force stand.
type scenarios struct {
	all   []risk.Outcome   // those of the switch, the case as it is written first
	cells map[string]place // by path: the value in force
	names place            // of the first scenario, at the head of its column
	sheet *sheet
	next  int      // its next free row
	left  []string // names of the scenarios that a workbook cannot follow
}

// The columns of the sheet.
const (
	scenarioTerm = iota + 1
	scenarioInForce
	scenarioFirst
)

const (
	scenarioHead = 6
	scenarioNow  = 4 // row that names the one in force
)

// scenarioSwitch is the cell of the Inputs that chooses a scenario by its number; the other two, on this
// sheet, have the name of the one in force and its number, which is 1 where the switch holds no other.
var (
	scenarioSwitch = place{workbook.FirstColumn, workbook.SwitchRow}
	scenarioName   = place{scenarioInForce, scenarioNow}
	scenarioNumber = scenarioName.right(1)
)

// switches reports whether the workbook has a switch.
func (b *book) switches() bool { return len(b.scenarios.all) > 1 }

// chooseScenarios finds the scenarios that the workbook can follow: all that they change are terms that
// figures rest on and that have a cell.
func (b *book) chooseScenarios() {
	if b.document.Risk == nil {
		return
	}
	written := risk.Outcome{Name: comp.AsWritten}
	b.scenarios = scenarios{all: []risk.Outcome{written}, cells: map[string]place{}, names: place{scenarioFirst, scenarioHead}}
	for _, o := range b.document.Risk.Outlook.Scenarios {
		switch {
		case len(o.Terms) == 0:
		case slices.ContainsFunc(o.Terms, func(t comp.Assumed) bool { return !b.canFollow(t) }):
			b.scenarios.left = append(b.scenarios.left, o.Name)
		default:
			b.scenarios.all = append(b.scenarios.all, o)
		}
	}
}

// canFollow reports whether the figures follow the cell of a term, or that the scenario leaves it as it is.
func (b *book) canFollow(t comp.Assumed) bool {
	if v, stated := b.comparison.Case.Value(t.Path); stated && v.Number.Valid && v.Number.Decimal.Equal(t.Value) {
		return true
	}
	p, has := b.inputs.cell(t.Path)
	if !has {
		return false
	}
	_, isNumber := b.inputs.sheet.at(p).value.(float64)
	i, _, inOffer := comp.InOffer(t.Path)
	return isNumber && (!inOffer || b.isLive(i, t.Path))
}

// valueIn returns what a scenario puts a term to, and false where it leaves it.
func (b *book) valueIn(o *risk.Outcome, path string) (decimal.Decimal, bool) {
	followed, follows := b.inputs.kase.Follows(path)
	var value decimal.Decimal
	found, direct := false, false
	for _, t := range o.Terms {
		switch {
		case t.Path == path:
			value, found, direct = t.Value, true, true
		case follows && t.Path == followed && !direct:
			value, found = t.Value, true
		}
	}
	return value, found
}

// scenarioPaths are the terms that any scenario changes, in the order of the Inputs.
func (b *book) scenarioPaths() []string {
	var paths []string
	for path := range b.inputs.cells {
		p, has := b.inputs.cell(path)
		if _, isNumber := b.inputs.sheet.at(p).value.(float64); !has || !isNumber {
			continue
		}
		if slices.ContainsFunc(b.scenarios.all, func(o risk.Outcome) bool { _, changed := b.valueIn(&o, path); return changed }) {
			paths = append(paths, path)
		}
	}
	slices.SortFunc(paths, func(x, y string) int {
		p, q := b.inputs.cells[x], b.inputs.cells[y]
		return cmp.Or(cmp.Compare(p.row, q.row), cmp.Compare(p.col, q.col))
	})
	return paths
}

func (b *book) scenariosSheet() *sheet {
	s := b.newSheet(scenariosSheet, "E69F00", "What each scenario assumes. The number of one, typed into the framed cell at the head of the Inputs, puts it in force in the whole workbook.", place{scenarioFirst, scenarioHead + 1}, 44, offerWidth)
	last := scenarioFirst + len(b.scenarios.all) - 1
	s.widen(last, offerWidth)
	heads := b.scenarios.names.toFixed(place{last, scenarioHead})
	s.text(place{scenarioTerm, scenarioNow}, "In force", style{bold: true})
	s.formula(scenarioName, fmt.Sprintf("INDEX(%s,1,%v)", heads, scenarioNumber), comp.AsWritten, style{bold: true, align: "right"})
	s.formula(scenarioNumber, fmt.Sprintf("IFERROR(MAX(1,MIN(%d,INT(%s))),1)", len(b.scenarios.all), on(inputsSheet, scenarioSwitch)), 1.0, style{colour: muted, align: "left", indent: 1, format: formatPlain})
	s.heads(place{scenarioTerm, scenarioHead}, func(i int) bool { return i > 0 }, "Term", "In force")
	for k, o := range b.scenarios.all {
		look := headLook
		look.align, look.wrap = "right", true
		s.text(place{scenarioFirst + k, scenarioHead}, o.Name, look)
		s.fit(scenarioHead, o.Name, offerWidth, look)
	}
	row := scenarioHead
	for _, path := range b.scenarioPaths() {
		row++
		b.scenarioRow(s, row, path)
	}
	if b.scenarios.left != nil {
		s.paragraph(row+2, last, "Not among them, for they change what a workbook holds fixed: "+strings.Join(b.scenarios.left, ", ")+".", style{colour: muted})
	}
	b.writeSwitch()
	b.scenarios.sheet, b.scenarios.next = s, row+4
	return s
}

// growthByBase writes what the engine came to with another growth and another base, as long as the inputs are
// those that it was asked with.
func (b *book) growthByBase() {
	t, has := b.document.Risk.GrowthByBase()
	if !has {
		return
	}
	s, row := b.scenarios.sheet, b.scenarios.next
	s.widen(len(t.Columns), offerWidth)
	s.titled(place{1, row}, t.Title)
	s.paragraph(row+1, len(t.Columns), t.Caption+". As of the inputs when written: blank once they, or the scenario, are others. Bold: as written.", style{colour: muted, size: smallSize})
	for j, column := range t.Columns {
		look := headLook
		look.align = "right"
		s.text(place{1 + j, row + 2}, column.Title, look)
	}
	for i, r := range t.Rows {
		at := row + 3 + i
		s.text(place{1, at}, r.Cells[0].Text, style{colour: muted, align: "right"})
		for j, c := range r.Cells[1:] {
			if c.Kind == report.EmptyCell {
				continue
			}
			look := style{colour: muted, format: formatDelta(b.currency), bold: c.Strong}
			s.formula(place{2 + j, at}, fmt.Sprintf(`IF(%s,%s,"")`, b.unchanged(), c.Value), double(c.Value), look)
		}
	}
}

// scenarioRow writes what a term is in each scenario, and in the one in force.
func (b *book) scenarioRow(s *sheet, row int, path string) {
	typed := b.inputs.cells[path]
	input := b.inputs.sheet.at(typed)
	s.text(place{scenarioTerm, row}, b.scenarioLabel(path, typed), style{})
	look := style{format: input.look.format}
	written := place{scenarioFirst, row}
	s.formula(written, on(inputsSheet, typed), input.value, look)
	values, elsewhere := []string{written.String()}, []string(nil)
	for k := 1; k < len(b.scenarios.all); k++ {
		p := place{scenarioFirst + k, row}
		if v, changed := b.valueIn(&b.scenarios.all[k], path); changed {
			s.number(p, v, look)
			elsewhere = append(elsewhere, fmt.Sprintf("%s=%d", scenarioSwitch.fixed(), k+1))
		} else {
			s.formula(p, written.String(), input.value, look)
		}
		values = append(values, p.String())
	}
	overruled := conditionalRule{from: typed, to: typed, look: "quiet", formula: "OR(" + strings.Join(elsewhere, ",") + ")"}
	b.inputs.sheet.rules = append(b.inputs.sheet.rules, overruled) // what is typed there counts for nothing
	look.bold = true
	b.scenarios.cells[path] = place{scenarioInForce, row}
	s.formula(b.scenarios.cells[path], fmt.Sprintf("CHOOSE(%s,%s)", scenarioNumber.fixed(), strings.Join(values, ",")), input.value, look)
}

// scenarioLabel names a term with its offer.
func (b *book) scenarioLabel(path string, at place) string {
	label, _ := b.inputs.sheet.at(place{inputLabel, at.row}).value.(string)
	label = strings.TrimSpace(label)
	if i, _, inOffer := comp.InOffer(path); inOffer {
		return b.names[i] + ": " + label
	}
	return label
}

// writeSwitch writes the switch above the offers of the Inputs.
func (b *book) writeSwitch() {
	s, n := b.inputs.sheet, len(b.scenarios.all)
	s.text(place{inputKey, workbook.SwitchRow}, workbook.Switch, key())
	s.text(scenarioSwitch.right(-1), "Scenario", style{bold: true, align: "right"})
	s.count(scenarioSwitch, 1, style{bold: true, align: "right", colour: typed, bed: inputBed, box: true, unlocked: true, format: formatPlain})
	s.formula(scenarioSwitch.right(1), on(scenariosSheet, scenarioName), comp.AsWritten, style{bold: true, indent: 1, align: "left"})
	s.link(scenarioSwitch.right(1), on(scenariosSheet, place{1, 1}))
	var numbers, named []string
	for k, o := range b.scenarios.all {
		numbers, named = append(numbers, fmt.Sprint(k+1)), append(named, fmt.Sprintf("%d %s", k+1, plain(o.Name, maxName)))
	}
	rule := excelize.DataValidation{ShowInputMessage: true, ShowErrorMessage: true, Type: "list", Formula1: `"` + strings.Join(numbers, ",") + `"`}
	title, stop := "Scenario", "stop"
	prompt := plain("Every figure follows: "+strings.Join(named, ", ")+". With 1 the workbook is the case as it is written.", 250)
	refusal := fmt.Sprintf("Write a number from 1 to %d.", n)
	rule.PromptTitle, rule.Prompt, rule.ErrorTitle, rule.Error, rule.ErrorStyle = &title, &prompt, &title, &refusal, &stop
	s.limits = append(s.limits, limit{from: scenarioSwitch, to: scenarioSwitch, rule: rule})
}

// inForce returns the cell that holds the number of a term that figures are made of: that of the scenario
// in force where one changes it, otherwise that of the Inputs.
func (b *book) inForce(path string) (formula, bool) {
	p, known := b.inputs.cell(path)
	if !known {
		return formula{}, false
	}
	f, isNumber := b.reference(inputsSheet, b.inputs.sheet, p)
	if chosen, changes := b.scenarios.cells[path]; changes {
		f.text = on(scenariosSheet, chosen)
	}
	return f, isNumber
}

// inForceOr returns the cell in force of a term of the whole case, for a name.
func (b *book) inForceOr(path string) string {
	if f, isNumber := b.inForce(path); isNumber {
		return f.text
	}
	return on(inputsSheet, b.inputs.cells[path])
}

// sayScenario says on the Summary that its figures are of another scenario than the case as it is written.
func (b *book) sayScenario(s *sheet) {
	s.formula(place{summaryLabel, verdictRow - 1}, fmt.Sprintf(`IF(%s=1,"","Scenario in force: "&%s)`, on(scenariosSheet, scenarioNumber), on(scenariosSheet, scenarioName)), "", style{bold: true, colour: bad})
}
