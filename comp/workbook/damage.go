package workbook

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// ErrTruncated reports a workbook of which the end is missing.
var ErrTruncated = errors.New("the workbook is cut short: its end is missing; copy or download it again")

// DamageError reports a sheet that cannot be read to its end.
type DamageError struct {
	Part string // of the file: xl/worksheets/sheet2.xml
	Row  string // the last row that begins before the damage; empty outside a sheet's rows
	Err  error
}

func (e *DamageError) Error() string {
	where := e.Part
	if e.Row != "" {
		where = fmt.Sprintf("row %s of %s", e.Row, e.Part)
	}
	return fmt.Sprintf("the workbook is damaged at %s (%v); what follows cannot be read: open it in a spreadsheet program and save it anew", where, e.Err)
}

// Unwrap returns what is wrong with the text of the sheet.
func (e *DamageError) Unwrap() error { return e.Err }

// whole reads every sheet of a workbook, and its shared texts, to the end: the library that
// reads cells stops without a word where the text of a sheet is broken.
func whole(data []byte) error {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return ErrTruncated
	}
	for _, part := range archive.File {
		if !strings.HasPrefix(part.Name, "xl/worksheets/") && part.Name != "xl/sharedStrings.xml" || !strings.HasSuffix(part.Name, ".xml") {
			continue
		}
		if err := readToTheEnd(part); err != nil {
			return err
		}
	}
	return nil
}

func readToTheEnd(part *zip.File) error {
	content, err := part.Open()
	if err != nil {
		return &DamageError{Part: part.Name, Err: err}
	}
	defer content.Close()
	decoder := xml.NewDecoder(io.LimitReader(content, maxUnzipped))
	row := ""
	for {
		token, err := decoder.RawToken()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return &DamageError{Part: part.Name, Row: row, Err: err}
		}
		if start, ok := token.(xml.StartElement); ok && start.Name.Local == "row" {
			for _, a := range start.Attr {
				if a.Name.Local == "r" {
					row = a.Value
				}
			}
		}
	}
}
