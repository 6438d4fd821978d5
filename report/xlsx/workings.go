package xlsx

import "fmt"

// The Workings sheet holds the figures between the Inputs and the Timeline that several
// payments share: salaries after raises, shares granted, the base that a bonus is a share
// of.

// workings collects the figures as the formulas ask for them.
type workings struct {
	rows  []working
	known map[string]int // row by offer, name and formula
}

type working struct {
	offer  int
	what   string
	how    formula
	format string
}

const workingsHead, workingsFirst, workingsValue = 4, 5, 4

// add returns the cell of a figure, which is the same for the same name and formula.
func (w *workings) add(offer int, what string, f formula, format string) formula {
	key := fmt.Sprintf("%d %s = %s", offer, what, f.text)
	at, known := w.known[key]
	if !known {
		if w.known == nil {
			w.known = map[string]int{}
		}
		at = len(w.rows)
		w.known[key] = at
		w.rows = append(w.rows, working{offer: offer, what: what, how: f, format: format})
	}
	return formula{text: on(workingsSheet, place{workingsValue, workingsFirst + at}), value: w.rows[at].how.value, binds: bindsCell}
}

func (b *book) workingsSheet() *sheet {
	s := b.newSheet(workingsSheet, muted, "Figures that several payments share, worked out from the Inputs.", place{1, workingsFirst}, 5, 26, 52, 20)
	s.print.portrait = true
	s.heads(place{1, workingsHead}, func(i int) bool { return i == workingsValue-1 }, "#", "Offer", "Figure", "Value")
	for i, w := range b.workings.rows {
		row := workingsFirst + i
		s.count(place{1, row}, w.offer+1, key())
		b.offerName(s, place{2, row}, w.offer, style{})
		s.text(place{3, row}, w.what, style{})
		s.formula(place{workingsValue, row}, w.how.text, w.how.value, style{format: w.format})
	}
	return s
}
