package market

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"sync"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Options are what a reading goes by.
type Options struct {
	// Measure is what the amounts of a table are that does not say it; base where it is empty.
	Measure Measure
	// Progress is told of the rows read of a file, now and then; nil for nobody.
	Progress func(Progress)
}

// Progress is how far a reading has come.
type Progress struct {
	File      string
	Rows      int
	Preparing bool // the rows are gone through for the first of two times
	Done      bool // the file is read
}

// every is after how many rows progress is told of.
const every = 10_000

// collector takes what it needs out of the rows of one kind of data.
type collector interface {
	// columns are those that are needed of a table with such a head.
	columns(head []string) []column
	// row takes a row, whose cells are those of the columns; one that is missing is empty.
	row(file string, line int, cells []string) error
}

// answerer answers the questions from what was collected.
type answerer interface {
	answers(questions []Question) []Answer
}

// reading is the data while they are read.
type reading struct {
	options    Options
	collectors map[Kind]collector
	order      []answerer
	files      map[Kind][]string
	short      map[Kind][]Short
}

// Read reads data and answers the questions, an answer for each question and kind of data, in the
// order of the questions. Its errors are *FileError, *UnusedError and those of the sources.
func Read(o Options, sources []Source, questions []Question) ([]Answer, error) {
	d, err := Load(o, sources, questions)
	if err != nil {
		return nil, err
	}
	return d.Answers(), nil
}

// Data is what was read of the data: enough to answer the questions that it was read for, and the
// same of other levels.
type Data struct {
	questions []Question
	reading   *reading
}

// Load reads data for questions, as [Read] does.
func Load(o Options, sources []Source, questions []Question) (*Data, error) {
	stated := o.Measure
	if o.Measure == "" {
		o.Measure = Base
	}
	r := newReading(o, questions)
	for _, s := range sources {
		if err := r.source(s); err != nil {
			return nil, inFile(s.Name, err)
		}
	}
	if err := r.unused(stated, questions); err != nil {
		return nil, err
	}
	return &Data{questions: questions, reading: r}, nil
}

// Answers answers the questions.
func (d *Data) Answers() []Answer { return d.answers(d.questions) }

func (d *Data) answers(questions []Question) []Answer {
	var answers []Answer
	for _, c := range d.reading.order {
		answers = append(answers, c.answers(questions)...)
	}
	for i := range answers {
		answers[i].Files, answers[i].Short = d.reading.files[answers[i].Kind], d.reading.short[answers[i].Kind]
	}
	slices.SortStableFunc(answers, func(a, b Answer) int { return position(questions, a.Question) - position(questions, b.Question) })
	return answers
}

// inFile adds the file to what is wrong with it.
func inFile(name string, err error) error {
	var wrong *FileError
	if !errors.As(err, &wrong) {
		return fmt.Errorf("cannot read %s: %w", name, err)
	}
	named := *wrong
	named.File = name
	return &named
}

func position(questions []Question, q *Question) int {
	return slices.IndexFunc(questions, func(other Question) bool { return other.Result == q.Result })
}

func newReading(o Options, questions []Question) *reading {
	wages := newWages(questions)
	return &reading{options: o, files: map[Kind][]string{}, short: map[Kind][]Short{}, collectors: map[Kind]collector{
		Percentiles: newOwnPercentiles(o, questions), Rows: newOwnRows(o, questions), LCA: newCases(questions), OEWS: newEstimates(questions),
		WageLevels: wages, areas: areaNames{wages},
	}}
}

func (r *reading) source(s Source) error {
	tables, err := open(s)
	if err != nil {
		return err
	}
	for _, t := range tables {
		kind := kindOf(t.head())
		if kind == Percentiles || kind == Rows || kind == unknownKind {
			if err := wrongRank(t.head()); err != nil {
				return err
			}
		}
		c := r.collectors[kind]
		if c == nil {
			return errUnknownTable
		}
		if kind != areas {
			r.files[kind] = append(r.files[kind], s.Name)
			if a := c.(answerer); len(r.files[kind]) == 1 {
				r.order = append(r.order, a)
			}
		}
		if err := r.table(t, kind, c); err != nil {
			return err
		}
		if g, isCSV := t.grid.(*csvGrid); isCSV && g.short.Rows > 0 {
			if kind == areas {
				kind = WageLevels // of which it is a part
			}
			g.short.File = t.file
			r.short[kind] = append(r.short[kind], g.short)
		}
	}
	return nil
}

// unused reports what was asked for and has nothing in the data that it could stand in for.
func (r *reading) unused(measure Measure, questions []Question) error {
	percentiles, rows := r.collectors[Percentiles].(*own), r.collectors[Rows].(*own)
	if measure != "" && !percentiles.open && !rows.open {
		return &UnusedError{What: UnusedMeasure, Says: append(percentiles.says, rows.says...)}
	}
	labor := len(r.files[LCA]) + len(r.files[OEWS]) + len(r.files[WageLevels])
	switch {
	case len(questions) == 0:
	case questions[0].Area != "" && len(r.files[WageLevels]) == 0:
		return &UnusedError{What: UnusedArea}
	case questions[0].SOC != "" && labor == 0:
		return &UnusedError{What: UnusedOccupation}
	}
	return nil
}

// published says which file has the columns of a kind of data.
var published = sync.OnceValue(func() map[Kind]string {
	return map[Kind]string{
		LCA:        "name the LCA_Disclosure_Data file: those of further work sites and of Appendix A do not say the job and its wage",
		OEWS:       "name a file of yearly percentiles, such as MSA_M2024_dl.xlsx, as it is downloaded",
		WageLevels: "name ALC_Export.csv, or its archive, as it is downloaded",
	}
})

// table reads a table to its end.
func (r *reading) table(t table, kind Kind, c collector) error {
	columns := c.columns(t.head())
	at, err := positions(t.head(), columns, published()[kind])
	if err != nil {
		return err
	}
	var chosen, slots []int
	for i, column := range at {
		if column >= 0 {
			chosen, slots = append(chosen, column), append(slots, i)
		}
	}
	if err := t.choose(chosen, func(rows int) error { return r.tell(t.file, rows, true) }); err != nil {
		return err
	}
	cells, found := make([]string, len(columns)), make([]string, len(chosen))
	for rows := 1; ; rows++ {
		line, err := t.next(found)
		if err == io.EOF {
			r.done(t.file, rows-1)
			return nil
		}
		if err != nil {
			return err
		}
		for i, slot := range slots {
			cells[slot] = found[i]
		}
		if err := c.row(t.file, line, cells); err != nil {
			return err
		}
		if err := r.tell(t.file, rows, false); err != nil {
			return err
		}
	}
}

// tell reports progress, and ends a table without end.
func (r *reading) tell(file string, rows int, preparing bool) error {
	if rows > maxRows {
		return failure(0, "the file has more than ten million rows", "split it")
	}
	if r.options.Progress != nil && rows > 0 && rows%every == 0 {
		r.options.Progress(Progress{File: file, Rows: rows, Preparing: preparing})
	}
	return nil
}

func (r *reading) done(file string, rows int) {
	if r.options.Progress != nil {
		r.options.Progress(Progress{File: file, Rows: rows, Done: true})
	}
}

// dollars is the currency of the Labor Department's data.
const dollars = comp.USD
