package main

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/comp/tax"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/csvfile"
	"github.com/seed-251b9aba/offerkit/report/jsonfile"
)

// runBatch computes the taxes of every row of a CSV file. It writes nothing where a row is
// wrong.
func (o *taxOptions) runBatch(s streams, law *tax.Law) error {
	for _, flag := range []struct {
		name  string
		given bool
	}{
		{"wages", o.wages != ""}, {"location", o.location != ""}, {"supplemental", o.supplemental != ""}, {"retirement", o.retirement != ""}, {"hsa", o.hsa != ""},
		{"iso-spread", o.isoSpread != ""}, {"student-loan", o.studentLoan != nil}, {"exempt", o.exempt != nil}, {"pays", o.pays != nil}, {"explain", o.explain},
	} {
		if flag.given {
			return usagef("--%s has no effect with --batch, which taxes the wages of each row and nothing more; leave it out", flag.name)
		}
	}
	if o.format == "markdown" {
		return usagef("--format markdown does not go with --batch; write csv or json")
	}
	data, err := readBounded(s, o.batch, asWages)
	if err != nil {
		return err
	}
	b := batch{taxOptions: o, law: law, file: shown(o.batch), places: map[string]placed{}}
	if err := b.read(data); err != nil {
		return err
	}
	if o.format == "json" {
		return jsonfile.WriteTaxes(s.out, b.taxes)
	}
	return csvfile.WriteTaxes(s.out, b.rows, b.taxes)
}

// batch is a file of wages that is worked through.
type batch struct {
	*taxOptions
	law     *tax.Law
	file    string
	columns map[string]int
	places  map[string]placed // by location as written: each is looked up once

	rows  [][]string
	taxes []*report.Taxed
	errs  []error
}

type placed struct {
	tax.Place
	err error
}

// maxBatchErrors bounds the rows that are reported: nobody mends more in one go.
const maxBatchErrors = 20

func (b *batch) read(data []byte) error {
	if err := b.noText(data); err != nil {
		return err
	}
	reader := csv.NewReader(bytes.NewReader(data))
	head, err := reader.Read()
	if errors.Is(err, io.EOF) {
		return fmt.Errorf("%s: the file is empty; write a head such as %s", b.file, batchHead)
	} else if err != nil {
		return b.unreadable(err, head)
	}
	if err := b.head(head); err != nil {
		return err
	}
	for len(b.errs) < maxBatchErrors {
		row, err := reader.Read()
		if errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return b.unreadable(err, row)
		}
		line, _ := reader.FieldPos(0)
		t, err := b.row(row)
		if err != nil {
			b.errs = append(b.errs, fmt.Errorf("%s:%d: %w", b.file, line, err))
			continue
		}
		b.rows, b.taxes = append(b.rows, row), append(b.taxes, t)
	}
	return errors.Join(b.errs...)
}

// noText says why a file is no CSV at all; nil where it may be one.
func (b *batch) noText(data []byte) error {
	switch {
	case bytes.HasPrefix(data, []byte("PK")):
		return fmt.Errorf("%s: this is a workbook and no CSV; save its sheet as CSV UTF-8", b.file)
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		return fmt.Errorf("%s: the file is encoded in UTF-16; save it as CSV UTF-8", b.file)
	case bytes.IndexByte(data, 0) >= 0:
		return fmt.Errorf("%s: this is no text; name a CSV file with a head such as %s", b.file, batchHead)
	}
	line := 0
	for text := range bytes.Lines(data) {
		if line++; !utf8.Valid(text) {
			return fmt.Errorf("%s:%d: the line is not UTF-8 text; save the file as CSV UTF-8", b.file, line)
		}
	}
	return nil
}

// batchHead is an example of the columns.
const batchHead = "year,state,filing_status,wages"

// unreadable begins a mistake of the CSV with its place, and says what to write.
func (b *batch) unreadable(err error, row []string) error {
	var wrong *csv.ParseError
	if !errors.As(err, &wrong) {
		return fmt.Errorf("%s: %w", b.file, err)
	}
	if errors.Is(err, csv.ErrFieldCount) {
		return fmt.Errorf("%s:%d: the row has %s and the head %d; write one for each column, and a cell with a comma in quotes",
			b.file, wrong.StartLine, report.Count(len(row), "cell"), len(b.rows[0]))
	}
	return fmt.Errorf("%s:%d:%d: a quote stands where none can; begin and end the cell with one, and write each quote inside it twice", b.file, wrong.Line, wrong.Column)
}

// batchColumns are the columns that are read; every other one passes through.
var batchColumns = []string{"year", "state", "location", "filing_status", "wages"}

// head finds the columns that are read.
func (b *batch) head(head []string) error {
	b.columns = map[string]int{}
	for i, name := range head {
		key := strings.ToLower(strings.TrimSpace(name))
		first, twice := b.columns[key]
		switch {
		case b.format != "json" && csvfile.Appends(key):
			return fmt.Errorf("%s:1: column %d is called %s, which is a column that is appended; rename it, or leave it out", b.file, i+1, key)
		case !twice:
			b.columns[key] = i
		case slices.Contains(batchColumns, key):
			return fmt.Errorf("%s:1: columns %d and %d are both called %s; rename the one that is not meant", b.file, first+1, i+1, key)
		}
	}
	_, state := b.columns["state"]
	_, location := b.columns["location"]
	if _, wages := b.columns["wages"]; !wages {
		if len(head) == 1 && strings.ContainsAny(head[0], ";\t") {
			return fmt.Errorf("%s:1: the columns are not separated by commas; save the file as CSV with commas", b.file)
		}
		return fmt.Errorf("%s:1: there is no column wages; write a head such as %s", b.file, batchHead)
	} else if !state && !location {
		return fmt.Errorf("%s:1: there is no column state or location; write a head such as %s", b.file, batchHead)
	}
	b.rows = append(b.rows, head)
	return nil
}

// cell is a row's value of a column; empty where there is no such column.
func (b *batch) cell(row []string, column string) string {
	if i, found := b.columns[column]; found {
		return strings.TrimSpace(row[i])
	}
	return ""
}

// row computes the taxes of one row.
func (b *batch) row(row []string) (*report.Taxed, error) {
	place, err := b.place(row)
	if err != nil {
		return nil, err
	}
	s := tax.Situation{Place: place, Year: b.yearAt(b.law, place)}
	if year := b.cell(row, "year"); year != "" {
		if s.Year, err = strconv.Atoi(year); err != nil {
			return nil, fmt.Errorf("year %q is not one; write it in digits, such as 2026", year)
		}
	}
	status := cmp.Or(b.cell(row, "filing_status"), b.status)
	if status != "" {
		if s.Filing, err = tax.ParseFiling(status); err != nil {
			return nil, err
		}
	}
	wages, err := casefile.ParseMoney(b.cell(row, "wages"), comp.Currency(place.Currency()))
	if err != nil {
		return nil, fmt.Errorf("wages: %w", err)
	}
	t, err := report.NewTaxed(b.law, wages.Round(2), decimal.Zero, s)
	if err == nil {
		t.Assumed = status == ""
	}
	return t, err
}

// place is where the wages of a row are earned.
func (b *batch) place(row []string) (tax.Place, error) {
	location, state := b.cell(row, "location"), b.cell(row, "state")
	column := "location"
	if location == "" {
		column = "state"
	}
	place, err := b.placeOf(cmp.Or(location, state))
	if err != nil {
		return place, fmt.Errorf("%s: %w", column, err)
	}
	if location == "" || state == "" {
		return place, nil
	}
	of, err := b.placeOf(state)
	if err == nil && place.ID != of.ID && !strings.HasPrefix(place.ID, of.ID+"-") {
		err = fmt.Errorf("location %q is not in state %q; keep the one that is meant", location, state)
	}
	return place, err
}

// placeOf looks a location up once.
func (b *batch) placeOf(location string) (tax.Place, error) {
	place, known := b.places[location]
	if !known {
		place.Place, place.err = b.law.Place(location)
		b.places[location] = place
	}
	return place.Place, place.err
}
