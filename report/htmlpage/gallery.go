package htmlpage

import (
	"encoding/json"
	"html/template"
	"slices"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/htmlpage/whatif"
)

// figure is a chart as the template sees it: drawn, with the table of its data.
type figure struct {
	ID, Title, Description string
	Measure                string
	Drawings               []template.HTML // for wide and for narrow screens, or one for both
	Data                   *table
	Beside                 string // the ID of a table of the page that holds the same data
}

// gallery takes the charts out of the sections of the comparison, so that the page can
// hang them before the tables, and keeps the option of every chart.
type gallery struct {
	bars, lines []report.Chart // of the comparison
	options     map[string]json.RawMessage
	err         error
}

func newGallery(d *report.Document) *gallery {
	g := &gallery{options: map[string]json.RawMessage{}}
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			if c, ok := b.(report.Chart); ok && ofComparison(c) {
				if c.Kind == report.StackedBars {
					g.bars = append(g.bars, c)
				} else {
					g.lines = append(g.lines, c)
				}
			}
		}
	}
	return g
}

// ofComparison reports whether a chart belongs to the comparison itself: what each offer
// pays by year, and what it has paid so far.
func ofComparison(c report.Chart) bool {
	return c.Subject == report.PayByYear || c.Subject == report.PaidSoFar
}

// figures draws the charts of the comparison: bars by year on one scale with those by how sure pay
// is beside them, then the others.
func (g *gallery) figures(d *report.Document) (bars, others []figure) {
	shared := report.SharedAxis(g.bars...)
	for _, c := range g.bars {
		f := g.figure(d, c, shared)
		if d.View == comp.ByYear && len(c.Categories) <= 12 { // then the offer's own table has it
			f.Beside = c.Table
		}
		bars = append(bars, f)
	}
	for _, c := range g.lines {
		others = append(others, g.figure(d, c, report.SharedAxis(c)))
	}
	if d.Comparison != nil {
		c := report.CertaintyChart(d.Comparison)
		bars = append(bars, g.figure(d, c, report.SharedAxis(c)))
	}
	return bars, others
}

func (g *gallery) figure(d *report.Document, c report.Chart, a report.Axis) figure {
	a = a.In(d.Currency)
	f := figure{ID: c.ID, Title: clean(c.Title), Measure: clean(c.Measure), Description: clean(c.Description), Data: newTable(c.Data, d.Currency)}
	f.Data.Title, f.Data.Quiet = f.Title, true
	if f.Data.Caption == "" {
		f.Data.Caption = string(d.Currency)
	}
	if f.Drawings = still(c, a, d.Currency); f.Drawings != nil {
		return f
	}
	option := c
	if made(c) && d.Comparison != nil && !whatif.TooLarge(d.Comparison) {
		option = bare(c)
	}
	var err error
	if g.options[c.ID], err = chartOption(option, a); err != nil {
		g.err = err
	}
	p := newPicture(c, a)
	switch {
	case len(c.Categories) == 0 || len(c.Series) == 0:
	case c.Kind == report.Difference:
		f.Drawings = []template.HTML{p.difference(wideWidth, wideRight, "lines wide"), p.difference(narrowWidth, narrowRight, "lines narrow")}
	case c.Kind == report.Lines && beside(c):
		f.Drawings = []template.HTML{p.lines(narrowWidth, narrowRight, "lines half")}
	case c.Kind == report.Lines:
		f.Drawings = []template.HTML{p.lines(wideWidth, wideRight, "lines wide"), p.lines(narrowWidth, narrowRight, "lines narrow")}
	default:
		f.Drawings = []template.HTML{p.stack()}
	}
	return f
}

// still draws the charts that are of no length in an option, and stay still pictures; none for others.
func still(c report.Chart, a report.Axis, currency comp.Currency) []template.HTML {
	switch c.Kind {
	case report.Bridge:
		return []template.HTML{bridge(c, a, currency, wideWidth, "lines wide"), bridge(c, a, currency, narrowWidth, "lines narrow")}
	case report.Tornado:
		return []template.HTML{tornado(c, a, currency, wideWidth, "lines wide"), tornado(c, a, currency, narrowWidth, "lines narrow")}
	case report.HeatMap:
		return []template.HTML{heat(c.Heat, wideWidth, "lines wide"), heat(c.Heat, narrowWidth, "lines narrow")}
	case report.Fan:
		return []template.HTML{newPicture(c, a).fan()}
	}
	return nil
}

// beside reports whether a chart stands beside another one, where it is never wide.
func beside(c report.Chart) bool {
	return c.Subject == report.KeptByLeaving || c.Subject == report.PaidBack
}

// made reports whether the page's script makes the data of a chart from the case.
func made(c report.Chart) bool { return c.Subject != 0 }

// bare returns a chart without what the script makes.
func bare(c report.Chart) report.Chart {
	c.Measure, c.Against = "", report.Series{}
	c.Description, c.Categories, c.Marks, c.Series = "", nil, nil, slices.Clone(c.Series)
	for i := range c.Series {
		c.Series[i].Values = nil
	}
	return c
}

// section returns a section of the document without the charts that hang elsewhere.
func (g *gallery) section(d *report.Document, s report.Section) section {
	v := section{ID: s.ID, Title: clean(s.Title)}
	drawn := replaced(s)
	for _, b := range s.Blocks {
		switch b := b.(type) {
		case report.Paragraph:
			v.Blocks = append(v.Blocks, block{Text: clean(b.Text)})
		case report.List:
			v.Blocks = append(v.Blocks, block{Items: cleanAll(b.Items)})
		case report.Links:
			v.Blocks = append(v.Blocks, block{Links: cleanLinks(b.Items)})
		case report.Table:
			if slices.Contains(drawn, b.ID) {
				continue
			}
			t := newTable(b, d.Currency)
			t.Quiet = t.Title == v.Title
			v.Blocks = append(v.Blocks, block{Table: t})
		case report.Chart:
			if ofComparison(b) {
				continue
			}
			f := g.figure(d, b, report.SharedAxis(b))
			if b.Kind == report.Fan {
				v.Blocks = multiplied(v.Blocks, f)
				continue
			}
			v.Blocks = append(v.Blocks, block{Figure: &f})
		}
	}
	return v
}

// replaced are the IDs of the tables that say in characters what a chart of the section draws.
func replaced(s report.Section) (ids []string) {
	for _, b := range s.Blocks {
		if c, ok := b.(report.Chart); ok {
			ids = append(ids, c.Replaces...)
		}
	}
	return ids
}

// multiplied hangs a figure beside those of its kind.
func multiplied(blocks []block, f figure) []block {
	if last := len(blocks) - 1; last >= 0 && blocks[last].Multiples != nil {
		blocks[last].Multiples = append(blocks[last].Multiples, f)
		return blocks
	}
	return append(blocks, block{Multiples: []figure{f}})
}

func (g *gallery) json() (template.JS, error) {
	if g.err != nil {
		return "", g.err
	}
	b, err := json.Marshal(g.options)
	return template.JS(b), err
}
